"""A contents page beside what it opens. In a narrow window there is room for one: the list first, then the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.ui.scale import S, row
from cafe.ui.theme import theme
from cafe.ui.widgets.page import PageFrame
from cafe.ui.widgets.spine import NARROW

_UNBOUND = 16777215


class Leaves(QWidget):
    """``contents`` at the left and ``page`` at the right. ``page_width`` or ``contents_width`` in pixels at 100 %.

    Where only one is shown, the back arrow of ``frame``, named ``back_words``, leads from the page to the list.
    Call ``turn_to_page()`` when something is chosen.
    """

    def __init__(
        self,
        contents: QWidget,
        page: QWidget,
        frame: PageFrame,
        *,
        back_words: str,
        page_width: int = 0,
        contents_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contents, self._page = contents, page
        self._page_width, self._contents_width = page_width, contents_width
        self._shows_page = False
        self._frame = frame
        frame.back.set_name(back_words)
        frame.back_pressed.connect(self.turn_back)
        both = row(contents, page, gap=18)
        both.setStretch(0, 0 if contents_width else 1)
        both.setStretch(1, 0 if page_width else 1)
        self.setLayout(both)

    @property
    def is_one(self) -> bool:
        """Whether there is room for one only."""
        return theme().is_large or (self.isVisible() and self.window().width() < NARROW)

    def turn_to_page(self) -> None:
        """Show what was chosen, where only one has room."""
        self._shows_page = True
        self._arrange()

    def turn_back(self) -> None:
        """Show the list again, where only one has room."""
        self._shows_page = False
        self._arrange()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        is_one = self.is_one
        self._frame.back.setVisible(is_one and self._shows_page)
        self._frame.subtitle.setVisible(bool(self._frame.subtitle.text()) and not theme().is_large)
        self._contents.setVisible(not (is_one and self._shows_page))
        self._page.setVisible(self._shows_page or not is_one)
        for part, width in ((self._contents, self._contents_width), (self._page, self._page_width)):
            if width and not is_one:
                part.setFixedWidth(S(width))
            elif width:
                part.setMinimumWidth(0)
                part.setMaximumWidth(_UNBOUND)
