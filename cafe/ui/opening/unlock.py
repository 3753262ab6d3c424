"""A laptop that does not open by itself: the words or the recovery sheet first, then the day."""

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
    """One field and *Open*. ``tried(str)`` with words, ``sheet_tried(str)`` with groups; then ``refuse`` or another
    page. Without ``has_words`` the sheet is the way in, and ``again()`` asks the laptop's own sign-in once more.

    ``is_locked``: it was open a moment ago, and is covered. With ``has_sign_in`` there is then one button, *Open*,
    and no field until another way in is asked for.
    """

    tried = Signal(str)
    sheet_tried = Signal(str)
    again = Signal()

    def __init__(
        self, *, has_words: bool = True, has_sheet: bool = False, has_sign_in: bool = False, is_locked: bool = False
    ) -> None:
        super().__init__()
        self._has_words, self._is_sheet = has_words, not has_words
        self._has_sheet, self._is_locked, self._is_signed_in = has_sheet, is_locked, has_sign_in
        self.words = Field(_("Your words"), placeholder=_("Type your five words"))
        self.groups = Field(_("Your recovery sheet"), placeholder=_("Type the five groups"))
        self.open_button = Button(_("Open"), "primary", icon="lock-keyhole-open", key_hint="Enter")
        self.cover_tick = TickRow(_("Cover the words while I type"), _("For a room with other people in it."))
        self.cover_tick.toggled.connect(self._cover)
        self.open_button.clicked.connect(self._try)
        self._other = Button("", "quiet", icon="file-text", flush="left")
        self._other.clicked.connect(self._swap)
        if (has_words, has_sheet) != (True, True) and not (
            has_sign_in and (has_words or has_sheet)
        ):  # shown before it has its place, it would come up as a window of its own
            self._other.hide()
        self._again = Button(_("Try the sign-in again"), "quiet", icon="refresh-cw")
        self._again.clicked.connect(self.again)
        if has_words or has_sign_in:
            self._again.hide()
        title = _("Your cafés are locked") if is_locked else _("Open your cafés")
        self._title = Para(title, "question", "ink")
        self._line = Para("", "lead", "ink2")
        self.body.addStretch(1)
        for piece in (self._title, self._line):
            self.body.addWidget(piece)
        self.body.addSpacing(4)
        for field in (self.words, self.groups):
            field.line.returnPressed.connect(self._try)
            self.body.addWidget(field)
        self.body.addWidget(self.cover_tick)
        self.body.addLayout(row(self.open_button, self._other, self._again, None))
        self.body.addStretch(2)
        self._show()

    @property
    def field(self) -> Field:
        """Where one types: words, or the groups of the sheet."""
        return self.groups if self._is_sheet else self.words

    def first_focus(self) -> QWidget:
        return self.open_button if self._is_signed_in else self.field.line

    def refuse(self, line: str) -> None:
        """That did not open it: what was typed stays, so that a slip can be put right."""
        self._set_busy(False)
        self.field.set_error(line)
        self.field.line.setFocus()
        announce(self.field, line)

    def lines(self) -> tuple[str, str]:
        """What is said above the field: for the words, and for the sheet."""
        if self._has_words:
            sheet = _("Type the five groups from your recovery sheet. Spaces and small letters are fine.")
        else:
            sheet = _(
                "This laptop’s own sign-in did not hand over the key. Nothing is lost: your recovery sheet opens it."
            )
        return _("They are locked with the words you wrote on paper."), sheet

    def locked_line(self) -> str:
        """What is said where nobody needs to type."""
        return _("What you had half typed is safe. Your own sign-in to this laptop opens it.")

    def busy_words(self) -> tuple[str, str]:
        """What the button says: ready, and busy."""
        return _("Open"), _("Opening…")

    def _show(self) -> None:
        is_typed = not self._is_signed_in
        self.words.setVisible(is_typed and not self._is_sheet)
        self.groups.setVisible(is_typed and self._is_sheet)
        self.cover_tick.setVisible(is_typed)
        line = self.lines()[1 if self._is_sheet else 0] if is_typed else self.locked_line()
        if self._is_locked and is_typed:
            line = _("What you had half typed is safe.") + " " + line
        self._line.setText(line)
        to_words = self._has_words and (self._is_sheet or self._is_signed_in)
        self._other.set_words(_("Use my words") if to_words else _("Use the recovery sheet"))
        self._other.set_icon("keyboard" if to_words else "file-text")

    def _swap(self) -> None:
        if self._is_signed_in:  # from the one button to a field
            self._is_signed_in = False
            self._other.setVisible(self._has_words and self._has_sheet)
            self._again.show()
        else:
            self._is_sheet = not self._is_sheet
        self._show()
        self.field.line.setFocus()

    def _cover(self, is_on: bool) -> None:
        mode = QLineEdit.EchoMode.Password if is_on else QLineEdit.EchoMode.Normal
        for field in (self.words, self.groups):
            field.line.setEchoMode(mode)

    def _set_busy(self, is_busy: bool) -> None:
        self.open_button.setEnabled(not is_busy)
        self.open_button.set_words(self.busy_words()[is_busy])
        self._other.setEnabled(not is_busy)
        for field in (self.words, self.groups):
            field.line.setReadOnly(is_busy)

    def _try(self) -> None:
        if not self.open_button.isEnabled():
            return
        if self._is_signed_in:
            self.again.emit()
            return
        if not self.field.text:
            self.refuse(_("Type your groups first.") if self._is_sheet else _("Type your words first."))
            return
        self.field.set_error("")
        self._set_busy(True)
        (self.sheet_tried if self._is_sheet else self.tried).emit(self.field.text)
