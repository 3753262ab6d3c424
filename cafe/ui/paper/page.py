"""Paper for the day: every sheet with a small picture, in ordinary or large print. Made for black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import CafeLine, CafeState
from cafe.plan.home import title_of
from cafe.ui.paper.agreements import OwnAgreements
from cafe.ui.paper.own_words import OwnWords
from cafe.ui.paper.picture import SheetPicture
from cafe.ui.paper.printing import print_sheet
from cafe.ui.place import Page
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.cards import Card, CardButton
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Columns, PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.report.sheets.catalogue import Sheet
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOPIC, _CARDS = "topic:", "question-cards"
_STANDARD, _LARGE = "standard", "large"
_ON_PAPER = (CafeState.PLANNED, CafeState.RUNNING, CafeState.FINISHED, CafeState.SENT)


class SheetRow(CardButton):
    """One sheet: picture, name, what it is for, how many; and why it cannot be made yet, where it cannot."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(f"{sheet.name}. {sheet.about}", look="row", margins=(14, 10), gap=14)
        self.sheet = sheet
        self._about = _("{about} ({many})").format(about=sheet.about, many=sheet.many) if sheet.many else sheet.about
        self._waits = Para("", "small", "gorse")
        self._waits.hide()
        name, about = Para(sheet.name, "strong", "ink"), Para(self._about, "small", "ink2")
        said = holder(column(None, name, about, self._waits, None, gap=1))  # together, however tall its neighbour is
        self.put(SheetPicture(sheet.shape), said, Icon("printer", "spruce", 20))
        self.body.setStretch(1, 1)

    def show_standing(self, waits: str, *, in_large: bool = False) -> None:
        """``waits``: the sentence that says what it still needs; empty where it can be made.

        ``in_large``: large print was chosen. A sheet that has none says so before it is pressed.
        """
        if in_large and not self.sheet.has_large:
            waits = " ".join(part for part in (waits, _("In ordinary print only.")) if part)
        self._waits.setText(waits)
        self._waits.setVisible(bool(waits))
        self.setAccessibleName(" ".join(part for part in (f"{self.sheet.name}.", self._about, waits) if part))
        self.updateGeometry()


class PaperPage(Page):
    """The place's word is a café's id, ``topic:`` and a topic's id, or nothing."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.PLAN, Kind.CAFES, Kind.SETTINGS, Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._topic = ""
        self.print_size = Segments(
            (Segment(_STANDARD, _("Ordinary")), Segment(_LARGE, _("Large print"))), _STANDARD, name=_("Size of print")
        )
        self.frame = PageFrame(_("Paper"), back=True)
        self.frame.back_pressed.connect(self.shell.back)
        self.cafes = Picker(_("For which café?"), [])
        self.cafes.picked.connect(self._pick)
        self.words = OwnWords()
        self.words.kept.connect(self.services.content.keep_paper_words)
        self.rows: dict[str, SheetRow] = {}
        self._standing: dict[str, str] = {}
        self.print_size.chosen.connect(lambda _size: self._show_standing())
        both = TwoPages(side_width=330)
        self._groups = column(gap=16)
        both.main.addLayout(self._groups)
        both.main.addStretch(1)
        self.agreements = OwnAgreements(services)
        both.side.fill([_about_printing(), self.agreements, self.words, None])
        size = holder(column(Label(_("Size of print"), "smallb"), self.print_size, gap=4))
        self._head = row(self.cafes, size, gap=16)
        self._head.setStretch(0, 1)
        self.frame.body.addLayout(self._head)
        self.frame.body.addWidget(both)
        self.frame.body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))
        self.retheme()

    @property
    def _is_large(self) -> bool:
        return self.print_size.key == _LARGE

    def retheme(self) -> None:
        """In large text the two questions stand one under the other."""
        way = QBoxLayout.Direction.TopToBottom if theme().is_large else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)

    def open(self, cafe_id: str = "") -> None:
        self._topic = cafe_id.removeprefix(_TOPIC) if cafe_id.startswith(_TOPIC) else ""
        super().open("" if self._topic else cafe_id)
        self.frame.to_top()
        if self._topic:  # she asked for its questions as cards: there they are, once the page is laid out
            QTimer.singleShot(0, self, lambda: self.frame.show_widget(self.rows[_CARDS]))

    def first_focus(self) -> QWidget | None:
        return self.rows[_CARDS] if self._topic else next(iter(self.rows.values()), None)

    def leave(self) -> None:
        """Keep what was half typed."""
        self.words.keep()

    def refresh(self) -> None:
        sheets = self.services.report.sheets
        if not self.rows:
            self._lay_out(sheets.sheets())
        lines = [line for line in self.services.packs.lines() if line.state in _ON_PAPER and not line.is_rehearsal]
        topic = self.services.content.topic(self._topic)
        any_cafe = _("Any café")
        if topic is not None:
            any_cafe = _("Any café on “{topic}”").format(topic=words.clipped(topic.title, 60))
        self.cafes.set_options([("", any_cafe), *((line.id, _named(line)) for line in lines)], self.cafe_id)
        here = next((line for line in lines if line.id == self.cafe_id), None)
        self.frame.set_title(_("Paper"), _named(here) if here is not None else _("Press a sheet to save and print it"))
        self._standing = sheets.standing(self.cafe_id, topic_id=self._topic)
        self._show_standing()
        self.words.show_words(self.services.content.paper_words(), sheets.kept_for().entries)
        self.agreements.refresh()

    def _show_standing(self) -> None:
        for sheet_id, shown in self.rows.items():
            shown.show_standing(self._standing[sheet_id], in_large=self._is_large)

    # -- what stands on the page

    def _lay_out(self, sheets: tuple[Sheet, ...]) -> None:
        """Once: which sheets there are does not change."""
        from cafe.report.sheets.catalogue import group_name

        for group in dict.fromkeys(sheet.group for sheet in sheets):
            card = Card(margins=(8, 14, 8, 10), gap=4, name=group_name(group))
            head = holder(row(Label(group_name(group), "h2"), None, margins=(14, 0)))
            card.body.addWidget(sized(head, min_height=30))
            made = []
            for sheet in (one for one in sheets if one.group == group):
                shown = SheetRow(sheet)
                shown.clicked.connect(lambda _on=False, sheet=sheet: self._print(sheet))
                self.rows[sheet.id] = shown
                made.append(shown)
            grid = Columns(made, most=2, least=330, gap=6)
            grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            card.body.addWidget(grid)
            self._groups.addWidget(card)

    # -- what a person does

    def _pick(self, cafe_id: str) -> None:
        self.cafe_id, self._topic = cafe_id, ""
        self.refresh()

    def _print(self, sheet: Sheet) -> None:
        large = self._is_large and sheet.has_large
        print_sheet(self, self.services, self.shell, sheet.id, self.cafe_id, topic_id=self._topic, large=large)


def _about_printing() -> Card:
    card = Card(margins=(22, 18), gap=10, name=_("Printing"))
    for icon, said in (
        ("printer", _("Black and white is fine. Every sheet is made for it.")),
        ("file-text", _("No printer here? Save the sheet, and print it at the library.")),
    ):
        line = row(Icon(icon, "ink2", 20), Para(said, "small", "ink2"), gap=9)
        line.setStretch(1, 1)
        card.body.addLayout(line)
    return card


def _named(line: CafeLine) -> str:
    """A café as the list has it: its title, and its day where it has one."""
    if line.starts_at is None:
        return title_of(line)
    day = words.short_date(local(line.starts_at).date())
    return _("{title}, {day}").format(title=words.clipped(title_of(line), 60), day=day)
