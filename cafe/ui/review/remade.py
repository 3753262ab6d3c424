"""A page whose parts are made anew from each view, and that keeps the keyboard where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.ui.place import Page
from cafe.ui.widgets.page import PageFrame

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class RemadePage(Page):
    """Put a ``frame`` in place, then ``show_whole`` on each refresh."""

    frame: PageFrame

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._whole: QWidget | None = None

    def retheme(self) -> None:
        """Tags stand beside words, or below them in large text."""
        if self.isVisible():
            self.refresh()

    def focused_name(self) -> str | None:
        """What has the keyboard on this page, by name; None where it is elsewhere. Ask before anything is remade."""
        here = self.window().focusWidget()
        return here.accessibleName() if here is not None and self.isAncestorOf(here) else None

    def show_whole(self, whole: QWidget, focused: str | None) -> None:
        """Show the new parts instead of the old. The keyboard goes on to what has the same name, or is next."""
        before, self._whole = self._whole, whole
        if before is None:
            self.frame.body.addWidget(whole, 1)
        else:
            self.frame.body.replaceWidget(before, whole)
            self.frame.body.setStretchFactor(whole, 1)
            before.hide()
            before.deleteLater()
        if self.frame.isVisible():
            whole.show()  # else Qt shows it one turn later, and the page is blank until then
        if focused is not None and self.focused_name() != focused:
            self._focus_again(whole, focused)

    def _focus_again(self, whole: QWidget, name: str) -> None:
        same = (
            button
            for button in whole.findChildren(QAbstractButton)
            if button.accessibleName() == name and button.isEnabled() and not button.isHidden()
        )
        stop = next(same, None) or self.first_focus()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
