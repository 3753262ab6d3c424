"""How long a window stands still: a beat every 5 ms in its own thread, and the longest time between two of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

EVERY_MS = 5
MOST_SECONDS = 900


class Heart:
    """Beats from now on. ``still(…)`` answers the longest gap since the last question, in seconds."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def begin(self) -> None:
        """Forget what went before."""
        self._last, self._longest = time.perf_counter(), 0.0

    def longest(self) -> float:
        """Seconds that the window stood still at most, since ``begin``."""
        self._beat()
        return self._longest

    def stop(self) -> None:
        self._timer.stop()


def wait_until(is_so: Callable[[], bool], every_ms: int = 1) -> None:
    """Let the window live until something is so. Raises TimeoutError after a quarter of an hour."""
    end = time.perf_counter() + MOST_SECONDS
    loop, timer = QEventLoop(), QTimer()
    timer.setInterval(every_ms)

    def look() -> None:
        if is_so():
            loop.quit()
        elif time.perf_counter() > end:
            loop.exit(1)

    timer.timeout.connect(look)
    timer.start()
    in_vain = loop.exec()
    timer.stop()
    if in_vain:
        raise TimeoutError("the window waited in vain")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that a person waited, and how many of them were this process's own work: the rest is a busy machine."""

    waited: float
    worked: float


class _Seen(QObject):
    """Notices when the first thing of a page is painted, and then when all of that painting is over."""

    over = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)
        self.is_awaited = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.is_awaited and event.type() == QEvent.Type.Paint:
            self.is_awaited = False
            QCoreApplication.postEvent(self, QEvent(_AFTER), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _AFTER:
            self.over.emit()
            return True
        return super().event(event)


_AFTER = QEvent.Type(QEvent.registerEventType())


def called(page: Any, method: str, act: Callable[[], object], watched: QWidget) -> Took:
    """From ``act`` until ``method`` of a page was called and what it shows of ``watched`` and beside it is painted."""
    real, loop = getattr(page, method), QEventLoop()

    ends: list[tuple[float, float]] = []
    seen = _Seen(watched)

    def shown(*answer: object) -> None:
        real(*answer)
        seen.is_awaited = True
        watched.update()

    def over() -> None:
        ends.append((time.perf_counter(), time.process_time()))
        loop.quit()

    seen.over.connect(over)
    setattr(page, method, shown)
    begun, worked = time.perf_counter(), time.process_time()
    act()
    loop.exec()
    setattr(page, method, real)
    watched.removeEventFilter(seen)
    seen.deleteLater()
    return Took(ends[0][0] - begun, ends[0][1] - worked)


def painted() -> None:
    """Let the window lay itself out and paint what it was given: what is due comes before a timer of no time."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def rest(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.perf_counter() + seconds
    wait_until(lambda: time.perf_counter() >= end, every_ms=EVERY_MS)
