"""What a file of another coordinator's choices would change, in words. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from cafe.collate.answering import state_words
from cafe.collate.sharing.rules import NAME, THEME, ChoiceKey, Differs, Preview
from cafe.collate.themes.events import ProgrammeBook
from cafe.core.i18n import _, ngettext
from cafe.core.words import clipped, listed
from cafe.model.values import AnswerState
from cafe.packs.choices_file import What

_SHORT, MOST_IN_TITLE = 32, 110


@dataclass(frozen=True, slots=True)
class DifferingLine:
    """One thing that both chose otherwise: what it is, and each one's choice in a few words."""

    key: ChoiceKey
    title: str
    mine: str
    theirs: str


def what_comes(preview: Preview) -> str:
    """3 choices and 2 changes of themes are new, 4 are the same, 1 is different."""
    n = len(preview.new)
    counted = (
        (n, ngettext("{n} new choice", "{n} new choices", n)),
        (
            len(preview.new_events),
            ngettext("{n} new line about themes", "{n} new lines about themes", len(preview.new_events)),
        ),
        (preview.same, ngettext("{n} that you have", "{n} that you have", preview.same)),
        (len(preview.differing), ngettext("{n} that differs", "{n} that differ", len(preview.differing))),
    )
    parts = [words.format(n=n) for n, words in counted if n]
    if not preview.has_anything:
        return _("You have all of it already.")
    return _("In the file: {parts}.").format(parts=listed(parts))


def differing_lines(
    preview: Preview, book: ProgrammeBook, labels: Mapping[str, str], quotes: Mapping[str, str]
) -> tuple[DifferingLine, ...]:
    """``labels``: what hosts called the themes that they proposed; ``quotes``: their words by entry id."""
    return tuple(_line(one, book, labels, quotes) for one in preview.differing)


def _line(one: Differs, book: ProgrammeBook, labels: Mapping[str, str], quotes: Mapping[str, str]) -> DifferingLine:
    kind, key = one.key

    def theme(guid: str) -> str:
        if not guid:
            return _("as it is")
        code = book.codes.get(guid)
        return clipped(code.name, _SHORT) if code is not None else _("a theme of hers")

    if kind == THEME:
        name = labels.get(key) or (book.codes[key].name if key in book.codes else _("A theme"))
        title = _("Where “{theme}” counts").format(theme=name)
        return DifferingLine(one.key, title, theme(one.mine), theme(one.theirs))
    if kind == NAME:
        title = _("What a theme is called")
        return DifferingLine(one.key, title, clipped(one.mine, _SHORT), clipped(one.theirs, _SHORT))
    mine, theirs = json.loads(one.mine), json.loads(one.theirs)
    said = {"yes": _("in the report"), "no": _("not in it"), "same": _("one café"), "different": _("two cafés")}
    match What(kind):
        case What.QUOTE:
            title = quotes.get(key) or _("A quote")
            return DifferingLine(one.key, title, said[mine[0]], said[theirs[0]])
        case What.SAME:
            return DifferingLine(one.key, _("Two packs that look alike"), said[mine[0]], said[theirs[0]])
        case What.CHANGE:
            title = _("Why a change matters most")
            return DifferingLine(one.key, title, clipped(mine[0], _SHORT), clipped(theirs[0], _SHORT))
        case What.ANSWER:
            title = _("The answer to “{said}”").format(said=clipped(mine[0], MOST_IN_TITLE))
            return DifferingLine(one.key, title, _answer(mine), _answer(theirs))
        case What.EDIT:
            title = _("A café that was changed in two places")
            return DifferingLine(one.key, title, _("the edit that counts here"), _("the other edit"))
        case What.COULD:
            title = _("Could someone say who said a sentence?")
            return DifferingLine(one.key, title, _could(mine[0]), _could(theirs[0]))
        case What.LOOK:
            return DifferingLine(one.key, _("A sentence that was looked at twice"), _look(mine), _look(theirs))


def _could(answer: str) -> str:
    return {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}[answer]


def _answer(parts: list[str]) -> str:
    return clipped(f"{state_words(AnswerState(parts[2]))}: {parts[1]}", _SHORT)


def _look(parts: list[object]) -> str:
    if parts[2]:
        return _("not printed")
    return clipped(str(parts[0]), _SHORT) if parts[0] else _("left as it is")
