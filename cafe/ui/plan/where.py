"""Where it is, as coarse as it may travel; and how notes are made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cafe.core.i18n import _
from cafe.model.values import NoteMode, Place
from cafe.plan import choices
from cafe.plan.view import PlanView
from cafe.ui.plan.stage_sheet import choose_one, plain_button
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.choices import BigChoice, TickRow
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.text import Label, Para


class WhereCard(Card):
    """Council area, how rural, kind of place; and the hall, which stays. `place_set(Place)`, `hall_set(str)`."""

    place_set = Signal(object)
    hall_set = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(20, 16, 20, 18), gap=12, name=_("Where it is"))
        self.hall = Field(_("Hall or venue"), hint=_("Its name stays on this laptop."), optional=True, most=80)
        self.council = Picker(_("Council area"), _pairs(choices.councils()))
        self.rural = Picker(_("Town or country"), _pairs(choices.rural_classes()))
        self.kind = Picker(_("Kind of place"), _pairs(choices.kinds_of_place()))
        self.island = TickRow(_("It is on an island"))
        self._board = Para("", "small", "ink2")
        self._rural_line = Para("", "small", "ink2")
        self._leaves = Para("", "small", "ink2")
        self._help = plain_button(_("Help me choose"), "circle-question-mark")
        cells: list[QWidget] = [
            holder(column(self.council, self._board, gap=4)),
            self.kind,
            holder(column(self.rural, self._rural_line, gap=4)),
            self.hall,
        ]
        self.body.addWidget(Label(_("Where it is"), "h2"))
        self.body.addWidget(self._leaves)
        self.body.addWidget(Columns(cells, most=2, least=290, gap=18))
        self.body.addLayout(row(self._help, None, self.island, gap=12))
        for picker in (self.council, self.rural, self.kind):
            picker.picked.connect(self._on_set)
        self.island.toggled.connect(self._on_set)
        self.hall.finished.connect(self.keep)
        self._help.clicked.connect(self._choose_rural)
        self._kept_hall = ""

    def show_plan(self, view: PlanView) -> None:
        """Show the place as it stands; half-typed words stay."""
        place = view.place
        for picker, key in ((self.council, place.council), (self.rural, place.rural), (self.kind, place.kind)):
            if picker.key != key or picker.list.currentIndex() < 0:
                picker.pick(key)
        was = self.island.blockSignals(True)
        self.island.setChecked(place.is_island)
        self.island.blockSignals(was)
        self.island.update()
        for para, said in (
            (self._board, place.board),
            (self._rural_line, place.rural_line),
            (self._leaves, place.leaves),
        ):
            if para.text() != said:
                para.setText(said)
            para.setVisible(bool(said))
        self._kept_hall = view.hall
        if not (self.hall.line.hasFocus() and self.hall.line.isModified()):
            self.hall.set_text(view.hall)

    def keep(self) -> None:
        """Keep the hall's name as it is typed."""
        self.hall.line.setModified(False)
        if self.hall.text != self._kept_hall:
            self._kept_hall = self.hall.text
            self.hall_set.emit(self.hall.text)

    def _on_set(self, _picked: object = None) -> None:
        self.place_set.emit(Place(self.council.key, int(self.rural.key or 0), self.kind.key, self.island.isChecked()))

    def _choose_rural(self) -> None:
        def take(key: str) -> None:
            self.rural.pick(key)
            self._on_set()

        text = _("Choose what fits the place where you meet, not where people live.")
        choose_one(self, _("Town or country"), text, choices.rural_classes()[1:], take)


def _pairs(options: tuple[choices.Option, ...]) -> list[tuple[str, str]]:
    return [(option.key, option.words) for option in options]


class NotesCard(Card):
    """How notes are made: three answers. Signal `mode_set(NoteMode)`."""

    mode_set = Signal(object)

    def __init__(self) -> None:
        super().__init__(margins=(20, 16, 20, 18), gap=8, name=_("How notes are made"))
        self.body.addWidget(Label(_("How notes are made"), "h2"))
        self._ways: dict[str, BigChoice] = {}
        self._group = QButtonGroup(self)
        for option in choices.note_modes():
            way = BigChoice(option.words, option.line, checkable=True, serif=False, height=66)
            self._group.addButton(way)
            self._ways[option.key] = way
            way.clicked.connect(lambda _on=False, key=option.key: self.mode_set.emit(NoteMode(key)))
            self.body.addWidget(way)

    def show_plan(self, view: PlanView) -> None:
        """Show which it is."""
        self._ways[view.note_mode].setChecked(True)
        for way in self._ways.values():
            way.setEnabled(not view.locked)
