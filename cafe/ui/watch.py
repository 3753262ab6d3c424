"""Notices that nobody is at the laptop, and that it slept: the two moments at which the app locks by itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from cafe.core.clock import Gap, SystemClock

LOOK_MS = 3000
"""How often it is asked whether the laptop slept, and which windows there are; the first look after waking comes at
once."""

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Sleeper(Protocol):
    """Tells once that the laptop slept."""

    def gap(self) -> Gap | None: ...


class Watch(QObject):
    """Signals ``rested()`` when no key and no mouse was touched for a while, and ``woke()`` after a sleep.

    ``begin(minutes)`` starts it over; 0 minutes: nobody is too long away, and only sleep counts. The clock of the
    café is not asked: this is about the laptop, also in a rehearsal.

    Keys and mouse come to a window first, and what an input method writes to what has the focus. Only these are
    listened to: a listener to the whole app is asked about every event of every control, a fifth of all its time.
    """

    rested = Signal()
    woke = Signal()

    def __init__(self, parent: QObject | None = None, *, sleeper: Sleeper | None = None) -> None:
        super().__init__(parent)
        self._sleeper = sleeper or SystemClock()
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.timeout.connect(self.rested)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._listened_to: list[QObject] = []

    def begin(self, minutes: float) -> None:
        """Watch from now on."""
        self.end()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._listen)
            self._listen()
        self._still.setInterval(round(minutes * 60_000))
        self._sleeper.gap()  # what was slept before is not news
        self._look.start()
        self.hands_moved()

    def end(self) -> None:
        """Watch no longer."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and self.is_watching:
            app.focusObjectChanged.disconnect(self._listen)
        self._listen_no_more()
        self._still.stop()
        self._look.stop()

    @property
    def is_watching(self) -> bool:
        return self._look.isActive()

    def hands_moved(self) -> None:
        """Somebody is here: the time begins again."""
        if self._still.interval():
            self._still.start()

    def look(self) -> None:
        """Ask whether the laptop slept. Windows that were opened since are listened to as well."""
        if self.is_watching:
            self._listen()
        if self._sleeper.gap() is not None:
            self.woke.emit()

    def _listen(self, *_focused: QObject) -> None:
        """To every window there is, and to what has the focus now."""
        self._listen_no_more()
        focused = QGuiApplication.focusObject()
        self._listened_to = [*QGuiApplication.allWindows(), *([focused] if focused is not None else [])]
        for one in self._listened_to:
            one.installEventFilter(self)

    def _listen_no_more(self) -> None:
        for one in self._listened_to:
            if isValid(one):
                one.removeEventFilter(self)
        self._listened_to = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self.hands_moved()
        return False
