"""The only way to leave the window's thread: work on values, answered back in the window.

A job takes values and answers a value. It opens its own database session, reports through
``Progress`` and looks now and then whether it has been asked to stop. Nothing is ever ended by
force. Keeping a note is not background work: that is one fast local write.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from cafe.core.errors import CafeError
from cafe.core.pauses import short_pauses


class Stopped(Exception):
    """The person asked for the work to stop, and it did."""


@dataclass(slots=True)
class Progress:
    """What a job holds to say how far it is, and to hear that it should stop."""

    _told: Callable[[int, int], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, of: int) -> None:
        """Say how far the work is; raises Stopped where the person has asked for that."""
        if self._stop.is_set():
            raise Stopped
        self._told(done, of)

    def stop(self) -> None:
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        return self._stop.is_set()


class Task(QObject):
    """One job under way. ``progressed(done, of)``; then exactly one of done, refused or stopped."""

    progressed = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)  # a CafeError
    stopped = Signal()
    broke = Signal(object)  # our own mistake, for the presenter
    _over = Signal(object)

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__(runner)
        self._runner = runner
        self.progress = Progress(self.progressed.emit)
        self._over.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        self.progress.stop()

    def _finish(self, future: Future[Any]) -> None:
        self.deleteLater()
        if self._runner.is_closed:
            return  # the window has gone, and the store with it: there is nobody to tell
        if future.cancelled():
            self.stopped.emit()
            return
        problem = future.exception()
        if problem is None:
            self.done.emit(future.result())
        elif isinstance(problem, Stopped):
            self.stopped.emit()
        elif isinstance(problem, CafeError):
            self.refused.emit(problem)
        else:
            self.broke.emit(problem)


class TaskRunner(QObject):
    """Runs one job after another, so that two never meet in the database."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(max_workers=1, thread_name_prefix="cafe")
        self._under_way = 0
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        return self._under_way > 0

    @property
    def is_closed(self) -> bool:
        """Whether the window is going: what is still under way is finished, and its answer is not heard."""
        return self._is_closed

    def run(
        self,
        job: Callable[[Progress], Any],
        *,
        on_done: Callable[[Any], None],
        on_refused: Callable[[CafeError], None],
    ) -> Task:
        """Start ``job(progress)``; ``on_done(value)`` or ``on_refused(error)`` is called in the window's thread.

        After ``close`` nothing is started, and nothing is answered.
        """
        task = Task(self)
        if self._is_closed:
            return task
        task.done.connect(on_done)
        task.refused.connect(on_refused)
        for end in (task.done, task.refused, task.broke):
            end.connect(self._ended)
        task.stopped.connect(self._ended)
        task.broke.connect(_raise_again)
        self._under_way += 1
        self.busy_changed.emit(True)
        future = self._executor.submit(_done_in_short_pauses, job, task.progress)
        future.add_done_callback(task._over.emit)
        return task

    def _ended(self, _value: object = None) -> None:
        self._under_way -= 1
        self.busy_changed.emit(self.is_busy)

    def close(self) -> None:
        """Wait for the job under way, take no more. Its answer comes too late to be heard."""
        self._is_closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)


def _done_in_short_pauses(job: Callable[[Progress], Any], progress: Progress) -> Any:
    with short_pauses():
        return job(progress)


def _raise_again(problem: BaseException) -> None:
    """Our own mistake reaches the same place as any other: the hook that apologises."""
    raise problem
