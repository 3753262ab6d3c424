"""Who has not sent: the cafés a programme waits for, by month and area, beside those that came in.

**Programme** → who has not sent → programme.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.expecting import Awaited, Expected, ListRead, Waiting, in_words, read_list, read_month
from cafe.content import areas
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import today
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.files import explain
from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.collate.paged import Paged
from cafe.ui.place import Page
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.collate.expected.service import ExpectedCafes
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_FIRST = 12
_MOST_AT_ONCE = 50
_TOP = Qt.AlignmentFlag.AlignTop
_LARGEST_LIST = 4 * 1024 * 1024  # bytes: far more than any list of cafés


class AwaitedPage(Page):
    """The place's word is the programme's id."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._list = Button(_("Add a list"), "secondary", icon="file-input")
        self._add = Button(_("Wait for a café"), "primary", icon="plus")
        self._list.clicked.connect(self._choose_list)
        self._add.clicked.connect(self._ask)
        self.frame = PageFrame(_("Who has not sent"), back=True, actions=[self._list, self._add])
        self.frame.back_pressed.connect(lambda: self.shell.go("programme", self.cafe_id))
        self._none = Card(name=_("Nobody is waited for"))
        nothing = EmptyState(
            _("Nobody is waited for yet"),
            _("Say which cafés you know of. Then you see at once whose packs are still to come."),
            button=_("Wait for a café"),
            icon="plus",
        )
        nothing.acted.connect(self._ask)
        self._none.body.addWidget(nothing, 1)
        self._both = TwoPages(side_width=340, gap=16)
        self.groups = _Groups()
        self.groups.called_off.connect(self._call_off)
        self.groups.taken_off.connect(lambda one: self._do(lambda: self._expected.forget((one.id,))))
        self._both.main.fill([self.groups, None])
        self._both.side.fill([_how(), None])
        self.frame.body.fill([self._none, self._both])
        self.frame.body.setStretchFactor(self._none, 1)
        self.setLayout(column(self.frame, gap=0))

    @property
    def _expected(self) -> ExpectedCafes:
        return self.services.collate.expected

    def first_focus(self) -> QWidget:
        return self._add

    def refresh(self) -> None:
        found = self._expected.waiting(self.cafe_id)
        self._none.setVisible(not found.groups)
        self._both.setVisible(bool(found.groups))
        self.frame.set_title(_("Who has not sent"), in_words(found))
        self.groups.show_waiting(found)

    # -- more to wait for

    def _ask(self) -> None:
        sheet = Sheet(
            self,
            _("Wait for a café"),
            _("A month and an area are enough. Who it is stays on this laptop."),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("add", _("Wait for it"), "primary", icon="check"),
            ],
            width=520,
        )
        now = today(self.services.clock)
        month = Picker(_("Month"), [(key, words.month_name(key)) for key in _months(now)], f"{now:%Y-%m}")
        where = Picker(
            _("Area"), [("", _("Not known yet")), *((one.id, one.name) for one in areas.load().councils)], ""
        )
        many = Stepper(_("How many cafés"), 1, 1, _MOST_AT_ONCE)
        note = Field(_("Who, in your own words"), placeholder=_("The library in the square"), optional=True, most=120)
        sheet.body.fill([month, where, row(Label(_("How many"), "smallb", "ink2"), many, None, gap=12), note])

        def chosen(key: str) -> None:
            if key == "add":
                rows = [(month.key, where.key, note.text)] * many.value
                self._do(lambda: self._expected.expect(self.cafe_id, rows))

        sheet.chosen.connect(chosen)
        sheet.open_up()
        month.list.setFocus()

    def _choose_list(self) -> None:
        file = dialogs.choose_file(self, _("A list saved from a spreadsheet"), _("List (*.csv *.txt)"))
        if file is not None:
            self._do(lambda: self._look_at(file))

    def _look_at(self, file: Path) -> None:
        """Nothing is kept before it was looked at."""
        try:
            with file.open("rb") as opened:
                content = opened.read(_LARGEST_LIST + 1)
        except OSError as problem:
            raise explain(problem, file.parent) from problem
        if len(content) > _LARGEST_LIST:
            raise ProblemToFix(_("This file is far bigger than a list can be."), _("Check that it is the right one."))
        found = read_list(content)
        if not found.rows:
            raise ProblemToFix(
                _("There is no café in this list that we can read. Nothing was added."),
                _("Each line needs a month and an area, such as: November 2026, Highland."),
            )
        self._preview(found)

    def _preview(self, found: ListRead) -> None:
        title = ngettext("Wait for {n} café?", "Wait for {n} cafés?", len(found.rows)).format(n=len(found.rows))
        sheet = Sheet(
            self,
            title,
            _("Nothing has been added yet."),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("add", _("Wait for them"), "primary", icon="check"),
            ],
            width=600,
        )
        shown = Paged(lambda line: Para(line, "body", "ink"), first=6, rules=False, gap=4)
        shown.show_items([_line(*one) for one in found.rows])
        sheet.body.addWidget(shown)
        if found.not_read:
            left = ngettext("{n} line could not be read", "{n} lines could not be read", len(found.not_read))
            sheet.body.addWidget(Label(left.format(n=len(found.not_read)), "smallb", "gorse"))
            why = Paged(lambda line: Para(line, "small", "ink2"), first=4, rules=False, gap=2)
            why.show_items(found.not_read)
            sheet.body.addWidget(why)
        sheet.chosen.connect(
            lambda key: self._do(lambda: self._expected.expect(self.cafe_id, found.rows)) if key == "add" else None
        )
        sheet.open_up()

    def _call_off(self, one: Expected) -> None:
        self._do(lambda: self._expected.call_off(one.id, is_off=not one.is_called_off))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CafeError as problem:
            self.shell.problem(problem)


class _Groups(Card):
    """A month and an area each. Signals ``called_off(expected)`` and ``taken_off(expected)``."""

    called_off = Signal(object)
    taken_off = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=4, name=_("Cafés that are waited for"))
        self._list = Paged(self._group, first=_FIRST)
        self.body.addWidget(self._list)

    def show_waiting(self, found: Waiting) -> None:
        self._list.show_changed(found.groups)

    def _group(self, group: Awaited) -> QWidget:
        head = row(
            Label(_place(group.council), "strong"), Label(words.month_name(group.month), "small", "ink2"), None, gap=10
        )
        head.addWidget(_tag(group))
        whole = column(head, gap=4, margins=(0, 10, 0, 10))
        for one in group.rows:
            whole.addWidget(self._row(one, can_wait=bool(group.missing)))
        return holder(whole)

    def _row(self, one: Expected, *, can_wait: bool) -> QWidget:
        said = one.note or _("A café")
        if one.is_called_off:
            said = _("{who}, called off").format(who=said)
        text = Para(said, "body", "ink2" if one.is_called_off or not can_wait else "ink")
        off = Button(_("It will be held") if one.is_called_off else _("Called off"), "quiet", size="small")
        off.setAccessibleName(
            (_("{who} will be held after all") if one.is_called_off else _("{who} was called off")).format(who=said)
        )
        off.clicked.connect(lambda: self.called_off.emit(one))
        away = IconButton("trash-2", _("Take it off the list: {who}").format(who=said), "quiet")
        away.clicked.connect(lambda: self.taken_off.emit(one))
        line = row(text, off, away, gap=8)
        line.setStretch(0, 1)
        return holder(line)


def _tag(group: Awaited) -> Tag:
    if group.missing:
        return Tag(_("{n} to come").format(n=group.missing), "gorse", "clock")
    if not group.expected:
        return Tag(_("Called off"), "plain", "circle-dashed")
    return Tag(_("All here"), "moss", "circle-check")


def _place(council: str) -> str:
    return areas.unbroken(areas.load().council_name(council)) if council else _("Area not known yet")


def _line(month: str, council: str, note: str) -> str:
    return " · ".join(part for part in (words.month_name(month), _place(council), note) if part)


def _months(now: date) -> list[str]:
    """A year back and a year on, the newest last."""
    first = now.year * 12 + now.month - 1 - 12
    keys = [f"{number // 12}-{number % 12 + 1:02d}" for number in range(first, first + 25)]
    return [key for key in keys if read_month(key)]


def _how() -> Card:
    card = Card(margins=(24, 20), gap=10, name=_("How it is counted"))
    card.body.addWidget(Label(_("How it is counted"), "h2"))
    for line in (
        _("A pack counts for its month and its area. Nobody has to be matched by name."),
        _("A list can have a café in each line: its month, its area, and a word of your own."),
        _("What you write here stays on this laptop. It is in no report and in no reply."),
    ):
        card.body.addWidget(Para(line, "body", "ink2"))
    return card
