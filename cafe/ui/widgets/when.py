"""Times and days: typed as people write them, or picked from a list or a calendar."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.ui.icons import icon
from cafe.ui.scale import row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import IconButton
from cafe.ui.widgets.fields import Labelled
from cafe.ui.widgets.inputs import Line, List

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_time(text: str) -> time | None:
    """A time as people write it, or None: 18:30, 18.30, 1830, 18, 6:30 pm, 6pm.

    >>> read_time("6.30pm")
    datetime.time(18, 30)
    """
    found = re.fullmatch(r"\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?\s*", text.lower())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_day(text: str, today: date, *, looks_back: bool = False) -> date | None:
    """A day as people write it, or None: 26/11/2026, 26 November, Thursday 26 Nov 2026, 2026-11-26.

    Without a year it is the next such day from `today` on, or where it `looks_back` the last one until today.
    """
    plain = text.lower().replace(",", " ")
    if found := re.search(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.search(r"\b(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?\b", plain):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*(?:\s+(\d{4}))?", plain):
        if found[2] not in _MONTHS:
            return None
        day, month, year = int(found[1]), _MONTHS.index(found[2]) + 1, found[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = _day(today.year, month, day)
    if looks_back:
        return this_year if this_year is not None and this_year <= today else _day(today.year - 1, month, day)
    return this_year if this_year is not None and this_year >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class TimeField(Labelled):
    """A time, typed or picked from the quarter hours. Signal `changed(object)`: a `datetime.time`, or None.

    What cannot be read keeps its words on the page, and a line under the field says what to try.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        value: time | None = None,
        *,
        first: time = time(8, 0),
        last: time = time(22, 0),
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.list = List()
        self.list.setEditable(True)
        self.list.setInsertPolicy(List.InsertPolicy.NoInsert)
        super().__init__(label, self.list, hint=hint, parent=parent)
        for quarter in range(first.hour * 4 + first.minute // 15, last.hour * 4 + last.minute // 15 + 1):
            self.list.addItem(f"{quarter // 4:02}:{quarter % 4 * 15:02}")
        self._value = value
        edit = self.list.lineEdit()
        assert edit is not None  # it can be typed in
        edit.setAccessibleName(label)
        edit.setCompleter(None)  # type: ignore[arg-type]
        self.list.retheme()
        self.set_value(value)
        edit.editingFinished.connect(self._on_finished)
        self.list.activated.connect(self._on_finished)

    @property
    def value(self) -> time | None:
        """The time, or None where nothing that can be read is typed."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show a time, quietly."""
        self._value = value
        self.list.setCurrentIndex(-1)
        self.list.setEditText(f"{value:%H:%M}" if value is not None else "")
        self.set_error("")

    def read(self) -> None:
        """Read what is typed now, as if the field had been left."""
        self._on_finished()

    def _on_finished(self) -> None:
        typed = self.list.currentText()
        value = read_time(typed)
        if value is not None and value == self._value:
            self.list.setEditText(f"{value:%H:%M}")
            return  # nothing new: whatever is said under the field still holds
        self.set_error("" if value is not None or not typed.strip() else _("That time does not exist. Try 18:00."))
        if value is not None:
            self.list.setEditText(f"{value:%H:%M}")
        if value != self._value:
            self._value = value
            self.changed.emit(value)


class DateField(Labelled):
    """A day, typed as people write it or picked from a calendar. Signal `changed(object)`: a `date`, or None.

    `looks_back`: a day without a year is one that has been, not one to come.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        value: date | None = None,
        *,
        today: date,
        looks_back: bool = False,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.line = Line()
        self._today, self._value, self._looks_back = today, value, looks_back
        self._opens = IconButton("calendar-days", _("Pick a day: {label}").format(label=label))
        both = _WithButton(self.line, self._opens)
        super().__init__(label, both, hint=hint, optional=optional, parent=parent)
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(_("Add a day"))
        self._calendar: _Calendar | None = None
        self.set_value(value)
        self.line.editingFinished.connect(self._on_finished)
        self._opens.clicked.connect(self.open_calendar)

    @property
    def value(self) -> date | None:
        """The day, or None where nothing that can be read is typed."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show a day, quietly."""
        self._value = value
        self.line.setText(f"{words.long_date(value)} {value.year}" if value is not None else "")
        self.line.setCursorPosition(0)
        self.set_error("")

    @property
    def focused(self) -> QWidget:
        """The line that is typed in."""
        return self.line

    def open_calendar(self) -> None:
        """Open the calendar under the field; Esc closes it, Enter picks."""
        self._calendar = _Calendar(self._value or self._today, self)
        self._calendar.picked.connect(self._on_picked)
        self._calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + theme().S(4))))
        self._calendar.show()

    def _take(self, day: date) -> None:
        is_new = day != self._value
        self.set_value(day)
        if is_new:
            self.changed.emit(day)

    def _on_picked(self, day: date) -> None:
        self._take(day)
        self.line.setFocus()

    def _on_finished(self) -> None:
        typed = self.line.text().strip()
        value = read_day(typed, self._today, looks_back=self._looks_back)
        if value is not None:
            self._take(value)
            return
        self.set_error("" if not typed else _("That day does not exist. Try 26 November."))
        if self._value is not None:
            self._value = None
            self.changed.emit(None)


class _WithButton(QWidget):
    def __init__(self, line: Line, button: IconButton) -> None:
        super().__init__()
        self._line = line
        self.setLayout(row(line, button, gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_broken(self, is_broken: bool) -> None:
        self._line.set_broken(is_broken)


class _Calendar(QWidget):
    """A month at a time, in a small window of its own."""

    picked = Signal(object)

    def __init__(self, shown: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._month = QCalendarWidget()
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setFont(theme().font("body"))
        self._month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        for name, drawing in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self._month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(drawing, "spruce"))
        plain = QTextCharFormat()
        plain.setForeground(theme()["ink"])
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._month)
        self.resize(theme().S(360), theme().S(330))
        self._month.activated.connect(self._pick)
        self._month.clicked.connect(self._pick)
        self._month.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
