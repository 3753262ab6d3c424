"""Turns announcements of change into one Qt signal for each turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from cafe.core.changes import Changes, Kind


class Bridge(QObject):
    """Collects what changed and tells the pages once, with the kinds and who made them.

    ``changed(kinds: frozenset[Kind], origins: frozenset[object])``. An announcement from another
    thread is passed to the window's own thread first.
    """

    changed = Signal(object, object)
    _heard = Signal(object, object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: set[Kind] = set()
        self._origins: set[object] = set()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._tell)
        self._heard.connect(self._collect, Qt.ConnectionType.AutoConnection)
        self._leave = changes.subscribe(self._heard.emit)

    def _collect(self, kinds: frozenset[Kind], origin: object | None) -> None:
        self._kinds |= kinds
        if origin is not None:
            self._origins.add(origin)
        self._turn.start()

    def _tell(self) -> None:
        kinds, origins = frozenset(self._kinds), frozenset(self._origins)
        self._kinds.clear()
        self._origins.clear()
        self.changed.emit(kinds, origins)

    def close(self) -> None:
        """Stop listening; the window is going."""
        self._turn.stop()
        self._leave()
