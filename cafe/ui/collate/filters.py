"""Which cafés to look at: months, area and topic, in one row above the picture. Looking is free."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.collate.choices import CHOOSE, Choices, FilterChoices, keys, with_area, with_dates, with_topic
from cafe.collate.values import Filters
from cafe.core.i18n import _
from cafe.ui.scale import Grid, column, holder
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.sheets import Sheet, SheetButton

ALL = "all"  # a list that has something picked in it has a key


class FilterRow(QWidget):
    """Dates, Area, Topic, Clear. Signal ``changed(Filters)`` when a person picks."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filters = Filters()
        self._months: Choices = ()
        self._dates = Picker(_("Dates"), ())
        self._area = Picker(_("Area"), ())
        self._topic = Picker(_("Topic"), ())
        self._clear = Button(_("Clear"), "quiet", height=44)
        self._clear.setAccessibleName(_("Clear the filters"))
        self._dates.picked.connect(self._pick_dates)
        self._area.picked.connect(lambda key: self._ask(with_area(self._filters, _plain(key))))
        self._topic.picked.connect(lambda key: self._ask(with_topic(self._filters, _plain(key))))
        self._clear.clicked.connect(lambda: self._ask(Filters()))
        self._grid = Grid(12, gap_down=8)
        self._beside = holder(column(None, self._clear, 2, gap=0))
        self._is_stacked: bool | None = None
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_choices(self, choices: FilterChoices, filters: Filters) -> None:
        """Other things to choose from, and what is chosen."""
        self._filters, self._months = filters, choices.months
        dates, area, topic = keys(filters)
        for picker, found, key in (
            (self._dates, choices.dates, dates),
            (self._area, choices.areas, area),
            (self._topic, choices.topics, topic),
        ):
            picker.set_options([(at or ALL, words) for at, words in found], key or ALL)
            picker.list.update()
        self._clear.setEnabled(not filters.is_empty)

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
        fields: list[QWidget] = [self._dates, self._area, self._topic]
        for at in range(4):
            self._grid.setColumnStretch(at, 0)
        for at, field in enumerate([*fields, self._beside]):
            place = (at, 0) if self._is_stacked else (0, at)
            align = Qt.AlignmentFlag.AlignLeft if self._is_stacked and field is self._beside else Qt.AlignmentFlag(0)
            self._grid.addWidget(field, *place, align)
        for at, share in enumerate((3, 2, 3)):
            self._grid.setColumnStretch(at, 0 if self._is_stacked and at else share)


def _plain(key: str) -> str:
    return "" if key == ALL else key
