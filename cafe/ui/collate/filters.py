"""Which cafés to look at: months, area and topic above the picture, three more at a press. Looking is free."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.collate.choices import (
    CHOOSE,
    Choices,
    FilterChoices,
    keys,
    with_area,
    with_board,
    with_dates,
    with_place,
    with_stage,
    with_topic,
)
from cafe.collate.values import Filters
from cafe.core.i18n import _
from cafe.ui.scale import Grid, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

ALL = "all"  # a list that has something picked in it has a key


class FilterRow(QWidget):
    """Dates, Area, Topic; More for the health board, town and country, time of life; Clear; and all of it in words.

    Signal ``changed(Filters)`` when a person picks.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self._months: Choices = ()
        self._offered: dict[Picker, Choices] = {}
        self._is_wide = False
        self._dates = self._picker(_("Dates"), None)
        self._area = self._picker(_("Area"), with_area)
        self._topic = self._picker(_("Topic"), with_topic)
        self._board = self._picker(_("Health board"), with_board)
        self._place = self._picker(_("Kind of place"), with_place)
        self._stage = self._picker(_("Time of life"), with_stage)
        self._dates.picked.connect(self._pick_dates)
        self._more = Button(_("More"), "quiet", height=44)
        self._more.clicked.connect(lambda: self._show_more(not self._is_wide))
        self._clear = Button(_("Clear"), "quiet", height=44)
        self._clear.setAccessibleName(_("Clear the filters"))
        self._clear.clicked.connect(lambda: self._ask(Filters()))
        self._grid = Grid(12, gap_down=8)
        self._beside = holder(column(None, row(self._more, self._clear, gap=4), 2, gap=0))
        self._says = Para("", "body", "ink")
        line = row(holder(column(3, Icon("list-filter", "ink2", 18), None, gap=0)), self._says, gap=8)
        line.setStretch(1, 1)
        self._said = holder(line)
        self._said.hide()
        self._is_stacked: bool | None = None
        self.setLayout(column(self._grid, self._said, gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show_more(False)
        self._arrange()

    def _picker(self, label: str, ask: Callable[[Filters, str], Filters] | None) -> Picker:
        picker = Picker(label, ())
        if ask is not None:
            picker.picked.connect(lambda key: self._ask(ask(self._filters, _plain(key))))
        return picker

    def show_choices(self, choices: FilterChoices, filters: Filters, said: str = "") -> None:
        """Other things to choose from, what is chosen, and the same in words."""
        self._filters, self._months = filters, choices.months
        now = keys(filters)
        for picker, found, key in (
            (self._dates, choices.dates, now.dates),
            (self._area, choices.areas, now.area),
            (self._topic, choices.topics, now.topic),
            (self._board, choices.boards, now.board),
            (self._place, choices.places, now.place),
            (self._stage, choices.stages, now.stage),
        ):
            if self._offered.get(picker) == found:
                picker.pick(key or ALL)
            else:
                picker.set_options([(at or ALL, words) for at, words in found], key or ALL)
                self._offered[picker] = found
            picker.list.update()
        self._clear.setEnabled(not filters.is_empty)
        self._says.setText(said)
        self._said.setVisible(bool(said))
        if now.board or now.place or now.stage:
            self._show_more(True)  # what is set is never out of sight

    def _show_more(self, is_wide: bool) -> None:
        self._is_wide = is_wide
        for picker in (self._board, self._place, self._stage):
            picker.setVisible(is_wide)
        self._more.set_words(_("Fewer") if is_wide else _("More"))
        self._more.setAccessibleName(_("Show fewer filters") if is_wide else _("Show more filters"))

    def _pick_dates(self, key: str) -> None:
        if key == CHOOSE:
            self._dates.pick(keys(self._filters)[0] or ALL)
            self._choose_months()
        else:
            self._ask(with_dates(self._filters, _plain(key)))

    def _choose_months(self) -> None:
        sheet = Sheet(
            self,
            _("Which months?"),
            _("Both of them count, and all between."),
            [
                SheetButton("leave", _("Leave it as it is"), "plain", safe=True),
                SheetButton("show", _("Show these months"), "primary"),
            ],
        )
        months = [key for key, _name in self._months]
        first = Picker(_("From"), self._months, self._filters.first_month or months[0])
        last = Picker(_("To"), self._months, self._filters.last_month or months[-1])
        sheet.body.addWidget(first)
        sheet.body.addWidget(last)

        def answered(way: str) -> None:
            if way == "show":
                self._ask(with_dates(self._filters, f"{first.key}/{last.key}"))

        sheet.chosen.connect(answered)
        sheet.open_up()

    def _ask(self, filters: Filters) -> None:
        if filters != self._filters:
            self._filters = filters
            self.changed.emit(filters)

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In a row; in large text one under another."""
        if self._is_stacked == theme().is_large:
            return
        self._is_stacked = theme().is_large
        first: list[QWidget] = [self._dates, self._area, self._topic]
        second: list[QWidget] = [self._board, self._place, self._stage]
        for at in range(4):
            self._grid.setColumnStretch(at, 0)
        for at, field in enumerate([*first, self._beside, *second]):
            place = (at, 0) if self._is_stacked else divmod(at, 4)
            align = Qt.AlignmentFlag.AlignLeft if self._is_stacked and field is self._beside else Qt.AlignmentFlag(0)
            self._grid.addWidget(field, *place, align)
        for at, share in enumerate((3, 2, 3)):
            self._grid.setColumnStretch(at, 0 if self._is_stacked and at else share)


def _plain(key: str) -> str:
    return "" if key == ALL else key
