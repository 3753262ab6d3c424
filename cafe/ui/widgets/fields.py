"""Fields with their label above and their help below: a line, a page, a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import column, row
from cafe.ui.widgets.inputs import Line, Lines, List
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para


class Labelled(QWidget):
    """What all fields share: the label above the input, a quiet hint, and the line that says what to change.

    `set_error("That time does not exist. Try 18:00.")` shows the line and the rowan border; "" takes both away. A
    screen reader hears the label as the input's name and the line as its description.
    """

    def __init__(
        self, label: str, control: QWidget, *, hint: str = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        self.label = Para(label, "smallb", "ink2")
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self._icon = Icon("circle-alert", "rowan", 18)
        self._line = Para("", "smallb", "rowan")
        self._error = QWidget()
        said = row(self._icon, self._line, gap=6)
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._error.setLayout(said)
        self._error.hide()
        head = row(self.label, gap=8)
        if optional:
            quiet = Label(_("Optional"), "small", "ink3")
            head.addWidget(quiet)
            head.setAlignment(quiet, Qt.AlignmentFlag.AlignTop)
            head.addStretch(1)
        self._help = Para(hint, "small", "ink3")
        if not hint:
            self._help.hide()
        whole = column(head, control, self._help, self._error, gap=4)
        self.setLayout(whole)
        if control.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
            whole.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus where one types or picks."""
        self.focused.setFocus(reason)

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self.label.setText(label)
        self.control.setAccessibleName(label)

    @property
    def focused(self) -> QWidget:
        """The part that takes the focus."""
        return self.control

    @property
    def error(self) -> str:
        """The line under the field, or ""."""
        return self._line.text()

    def set_error(self, line: str) -> None:
        """Say what to change, or nothing."""
        self._line.setText(line)
        self._error.setVisible(bool(line))
        self._help.setVisible(bool(self._hint) and not line)
        self.control.setAccessibleDescription(line or self._hint)
        mark = getattr(self.control, "set_broken", None)
        if mark is not None:
            mark(bool(line))


class Field(Labelled):
    """A line of typing. Signal `changed(str)` on each key; `finished()` when it is left or Enter is pressed."""

    changed = Signal(str)
    finished = Signal()

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self.line = Line(text)
        super().__init__(label, self.line, hint=hint, optional=optional, parent=parent)
        self.line.setPlaceholderText(placeholder)
        if most:
            self.line.setMaxLength(most)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.finished)

    @property
    def text(self) -> str:
        """What is typed, without spaces at its ends."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Put words in the field; long ones are seen from their beginning."""
        self.line.setText(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)


class TextArea(Labelled):
    """Several lines of typing. Signal `changed(str)`; `text` as typed."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        text: str = "",
        *,
        rows: int = 4,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.page = Lines(text, rows=rows)
        super().__init__(label, self.page, hint=hint, optional=optional, parent=parent)
        self.page.setPlaceholderText(placeholder)
        self.page.textChanged.connect(lambda: self.changed.emit(self.text))

    @property
    def text(self) -> str:
        """What is typed."""
        return self.page.toPlainText()

    def set_text(self, text: str) -> None:
        """Put words on the page."""
        self.page.setPlainText(text)


class Picker(Labelled):
    """A list to pick one from. `options` are (key, words). Signal `picked(str)` with the key, when a person picks.

    `key` is "" where nothing is picked; `placeholder` then stands in the list.
    """

    picked = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        key: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.list = List()
        super().__init__(label, self.list, hint=hint, optional=optional, parent=parent)
        self.list.setPlaceholderText(placeholder)
        self.set_options(options, key)
        self.list.activated.connect(lambda: self.picked.emit(self.key))

    def set_options(self, options: Sequence[tuple[str, str]], key: str = "") -> None:
        """Put other things in the list, quietly."""
        self.list.blockSignals(True)
        self.list.clear()
        for option, words in options:
            self.list.addItem(words, option)
        self.list.setCurrentIndex(self.list.findData(key))
        self.list.blockSignals(False)
        self.list.updateGeometry()

    @property
    def key(self) -> str:
        """The key of what is picked, or ""."""
        return self.list.currentData() or ""

    def pick(self, key: str) -> None:
        """Pick by key, quietly; a key that is not there picks nothing."""
        self.list.blockSignals(True)
        self.list.setCurrentIndex(self.list.findData(key))
        self.list.blockSignals(False)
        self.list.update()
