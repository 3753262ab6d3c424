"""A laptop that is shared: the words first, then the day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cafe.core.i18n import _
from cafe.ui.opening.cover import DoorPage
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Para


class UnlockPage(DoorPage):
    """One field and *Open*. ``tried(str)`` with what was typed; then ``refuse`` or another page."""

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = Field(_("Your words"), placeholder=_("Type your five words"))
        self.open_button = Button(_("Open"), "primary", icon="lock-keyhole-open", key_hint="Enter")
        cover = TickRow(_("Cover the words while I type"), _("For a room with other people in it."))
        cover.toggled.connect(
            lambda on: self.field.line.setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)
        )
        self.open_button.clicked.connect(self._try)
        self.field.line.returnPressed.connect(self._try)
        self.body.addStretch(1)
        self.body.addWidget(Para(_("Open your cafés"), "question", "ink"))
        self.body.addWidget(Para(_("They are locked with the words you wrote on paper."), "lead", "ink2"))
        self.body.addSpacing(4)
        self.body.addWidget(self.field)
        self.body.addWidget(cover)
        self.body.addLayout(row(self.open_button, None))
        self.body.addStretch(2)

    def first_focus(self) -> QWidget:
        return self.field.line

    def refuse(self, line: str) -> None:
        """The words did not open it: they stay, so that a slip can be put right."""
        self._set_busy(False)
        self.field.set_error(line)
        self.field.line.setFocus()
        announce(self.field, line)

    def _set_busy(self, is_busy: bool) -> None:
        self.open_button.setEnabled(not is_busy)
        self.open_button.set_words(_("Opening…") if is_busy else _("Open"))
        self.field.line.setReadOnly(is_busy)

    def _try(self) -> None:
        if not self.open_button.isEnabled():
            return
        if not self.field.text:
            self.refuse(_("Type your words first."))
            return
        self.field.set_error("")
        self._set_busy(True)
        self.tried.emit(self.field.text)
