"""What stands below the fold: shown part after part once the first is on the screen, so that no turn is long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


class InTurn(QObject):
    """One part a turn of the window. Other parts take the place of those that have not had theirs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)  # what is due to be painted comes before it
        self._timer.timeout.connect(self._next)

    @property
    def is_over(self) -> bool:
        """Whether every part is on the page."""
        return not self._parts

    def show(self, parts: Iterable[Callable[[], object]]) -> None:
        """Begin with the first of ``parts`` in the next turn."""
        self._parts = deque(parts)
        self._timer.start()

    def _next(self) -> None:
        if self._parts:
            self._parts.popleft()()
        if self._parts:
            self._timer.start()
