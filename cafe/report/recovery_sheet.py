"""The recovery sheet: a spare key on one piece of paper, for a laptop that is gone or words that are forgotten.

It says what it opens and where to keep it, and nothing of whose it is: who finds it learns no name, hall or laptop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.report.paper.blocks import At, Boxed, Heading, Text, section_rule
from cafe.report.paper.furniture import sheet_head
from cafe.report.paper.lists import Item, Items
from cafe.report.paper.look import STANDARD, plain, voice
from cafe.report.paper.page import SHEET, Block, Document, Part, Space, build

PAGE = replace(SHEET, top=84)
_GROUP = plain(27, 36, weight=700)
_NUMBER = voice(13, 36, "gorse")
_NUMBER_DROP = _GROUP.baseline - _NUMBER.baseline  # so that both stand on one line
_BODY = plain(13, 19)


def render(groups: Sequence[str], day: date, *, programme: str = "") -> bytes:
    """The sheet as a tagged PDF."""
    return build(document(groups, day, programme=programme))


def document(groups: Sequence[str], day: date, *, programme: str = "") -> Document:
    """One page. ``day``: when it was made, so that an older sheet is told from a newer one.

    ``programme``: it opens the key file of a programme of this name, and no laptop.
    """
    page = PAGE.with_furniture(sheet_head(_("Conversation Café"), _day(day), top=40))
    title = _("Recovery sheet")
    return Document(title, (Part(page, _blocks(title, groups, day, programme)),), about=title)


def save(target: Path, groups: Sequence[str], day: date, folder: DataFolder, *, programme: str = "") -> Path:
    """Write the sheet to ``target``. Raises ProblemToFix for a place where it would lie beside what it opens."""
    place, data = target.parent.resolve(), folder.root.resolve()
    is_beside = place == data.parent or place.is_relative_to(data)
    if is_beside or any(next(place.glob(kind), None) is not None for kind in ("*.cafebackup", "*.cafekey")):
        raise ProblemToFix(
            _("The sheet is a key, so it is not saved beside what it opens."),
            _("Choose another folder, or write the groups down by hand."),
        )
    replace_file(target, render(groups, day, programme=programme))
    return target


def _day(day: date) -> str:
    return f"{words.day_and_month(day)} {day.year}"


def _words(programme: str) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """What it opens, where to keep it, when it is needed, and which sheet counts: of a laptop or of a programme."""
    if programme:
        return (
            _("A spare key, on paper. It opens the key file of {name}, and nothing else.").format(name=programme),
            (
                _("In the safe of your organisation, or with whoever signs for it."),
                _("Away from the key file, and from any stick that it lies on."),
                _("Whoever has this sheet and the key file can read every pack of the programme."),
            ),
            (
                _("The coordinator leaves: the next one opens Programme, then Its key, then “Choose the key file”."),
                _("The coordinator’s laptop is gone: do the same on another one."),
                _("The sheet is gone: save the key once more, with a new sheet."),
            ),
            _("Made on {day}. It opens the key file that was saved with it."),
        )
    return (
        _("A spare key, on paper. It opens your cafés on this laptop, and your copy on a new one."),
        (
            _("At home, with papers that you do not lose. Not in the laptop bag."),
            _("Away from the memory stick with your copies."),
            _("Whoever has this sheet and your laptop, or your copy, can read your cafés."),
        ),
        (
            _("The words are forgotten, or the laptop does not open by itself: press “Use the recovery sheet”."),
            _("The laptop is gone: on another one press “I am moving from another laptop”, and choose your last copy."),
            _("The sheet is gone: make a new one in Settings. The old one then opens this laptop no more."),
        ),
        _("Made on {day}. Only the newest sheet opens the laptop."),
    )


def _blocks(title: str, groups: Sequence[str], day: date, programme: str) -> list[Block]:
    body, section = _BODY, STANDARD.style("section")
    opens, keep, needed, made = _words(programme)
    rows = [
        At(39, ((0, _NUMBER_DROP, 26, Text(str(number), _NUMBER)), (30, 0, 300, Text(group, _GROUP))))
        for number, group in enumerate(groups, 1)
    ]
    return [
        Heading(title, 1, STANDARD.style("title")),
        Space(4),
        Text(opens, body),
        Space(14),
        Boxed(rows, "outline", pad=(22, 10)),
        Space(10),
        Text(_("Five groups of five. Large or small letters, both will do. O, I, L and U are never used."), body),
        section_rule(18, 12),
        Heading(_("Where to keep it"), 2, section),
        Space(4),
        _points(*keep),
        section_rule(18, 12),
        Heading(_("When you need it"), 2, section),
        Space(4),
        _points(*needed),
        Space(16),
        Text(made.format(day=_day(day)), plain(11, 16, "ink2")),
    ]


def _points(*lines: str) -> Items:
    return Items(tuple(Item(line) for line in lines), _BODY, apart=4)
