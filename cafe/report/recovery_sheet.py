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


def render(groups: Sequence[str], day: date) -> bytes:
    """One page as a tagged PDF. ``day``: when it was made, so that an older sheet is told from a newer one."""
    page = PAGE.with_furniture(sheet_head(_("Conversation Café"), _day(day), top=40))
    title = _("Recovery sheet")
    return build(Document(title, (Part(page, _blocks(title, groups, day)),), about=title))


def save(target: Path, groups: Sequence[str], day: date, folder: DataFolder) -> Path:
    """Write the sheet to ``target``. Raises ProblemToFix for a place where it would lie beside what it opens."""
    place, data = target.parent.resolve(), folder.root.resolve()
    is_beside = place == data.parent or place.is_relative_to(data)
    if is_beside or next(place.glob("*.cafebackup"), None) is not None:
        raise ProblemToFix(
            _("The sheet is a key, so it is not saved beside what it opens."),
            _("Choose another folder, or write the groups down by hand."),
        )
    replace_file(target, render(groups, day))
    return target


def _day(day: date) -> str:
    return f"{words.day_and_month(day)} {day.year}"


def _blocks(title: str, groups: Sequence[str], day: date) -> list[Block]:
    body, section = _BODY, STANDARD.style("section")
    rows = [
        At(39, ((0, _NUMBER_DROP, 26, Text(str(number), _NUMBER)), (30, 0, 300, Text(group, _GROUP))))
        for number, group in enumerate(groups, 1)
    ]
    return [
        Heading(title, 1, STANDARD.style("title")),
        Space(4),
        Text(_("A spare key, on paper. It opens your cafés on this laptop, and your copy on a new one."), body),
        Space(14),
        Boxed(rows, "outline", pad=(22, 10)),
        Space(10),
        Text(_("Five groups of five. Large or small letters, both will do. O, I, L and U are never used."), body),
        section_rule(18, 12),
        Heading(_("Where to keep it"), 2, section),
        Space(4),
        _points(
            _("At home, with papers that you do not lose. Not in the laptop bag."),
            _("Away from the memory stick with your copies."),
            _("Whoever has this sheet and your laptop, or your copy, can read your cafés."),
        ),
        section_rule(18, 12),
        Heading(_("When you need it"), 2, section),
        Space(4),
        _points(
            _("The words are forgotten, or the laptop does not open by itself: press “Use the recovery sheet”."),
            _("The laptop is gone: on another one press “I am moving from another laptop”, and choose your last copy."),
            _("The sheet is gone: make a new one in Settings. The old one then opens this laptop no more."),
        ),
        Space(16),
        Text(_("Made on {day}. Only the newest sheet opens the laptop.").format(day=_day(day)), plain(11, 16, "ink2")),
    ]


def _points(*lines: str) -> Items:
    return Items(tuple(Item(line) for line in lines), _BODY, apart=4)
