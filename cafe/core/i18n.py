"""Sentences that can be translated, for every layer, without Qt.

Never put an f-string inside ``_()``: a translation is looked up by the words as written.
Use named places: ``_("Round {n}").format(n=2)``.
"""

from __future__ import annotations

import gettext
from io import BytesIO

from cafe.core import assets

_in_use: list[gettext.NullTranslations] = [gettext.NullTranslations()]
"""The one language of this process."""


def use_language(code: str) -> bool:
    """Speak ``code`` ("gd") from now on, where a catalogue is bundled; else English. True if found."""
    name = f"i18n/{code}.mo"
    if code != "en" and name in assets.names("i18n", ".mo"):
        _in_use[0] = gettext.GNUTranslations(BytesIO(assets.read_bytes(name)))
        return True
    _in_use[0] = gettext.NullTranslations()
    return code == "en"


def _(words: str) -> str:
    """The words in the language in use."""
    return _in_use[0].gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    """The form that fits ``count``; put the figure in with ``.format(n=count)``."""
    return _in_use[0].ngettext(one, many, count)
