"""Sentences that can be translated, for every layer, without Qt.

Never put an f-string inside ``_()``: a translation is looked up by the words as written.
Use named places: ``_("Round {n}").format(n=2)``.
"""

from __future__ import annotations

import gettext
from io import BytesIO

from cafe.core import assets

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> bool:
    """Speak ``code`` ("gd") from now on, where a catalogue is bundled; else English. True if found."""
    global _translations
    name = f"i18n/{code}.mo"
    if code != "en" and name in assets.names("i18n", ".mo"):
        _translations = gettext.GNUTranslations(BytesIO(assets.read_bytes(name)))
        return True
    _translations = gettext.NullTranslations()
    return code == "en"


def _(words: str) -> str:
    """The words in the language in use."""
    return _translations.gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    """The form that fits ``count``; put the figure in with ``.format(n=count)``."""
    return _translations.ngettext(one, many, count)
