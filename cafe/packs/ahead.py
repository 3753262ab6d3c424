"""Many packs, each opened while the ones before it are looked over: by two processes where that helps.

A file that is sent ahead is not lost with the process that it was sent to: whatever that one has not answered goes to
the next. Only the file at which a process ended, or was ended, gets the sentence for it. Answers come in the order of
the files, whoever read them.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING

from cafe.core.errors import EnvironmentFault
from cafe.packs.worker import send

if TYPE_CHECKING:
    from cafe.packs.apart import Cancelled, ReadApart
    from cafe.packs.problems import PackProblem
    from cafe.packs.reader import ReadPack

AHEAD = 64
"""Files whose bytes are held while they are opened."""
MANY = 2_000
"""Files for which a second process pays for its start."""

Take = Callable[[int, "ReadPack | PackProblem"], None]


def read_ahead(
    first: ReadApart,
    second: ReadApart | None,
    asked: bytes,
    contents: Iterable[bytes],
    *,
    take: Take,
    cancelled: Cancelled,
) -> None:
    """``take(place, what came of it)`` for each of ``contents``, in their order.

    ``second`` helps from the moment it has started, if it does, and is let go at the end. Raises whatever ``contents``
    and ``take`` raise, ReadingStopped, and EnvironmentFault where the first cannot be started.
    """
    lanes, taken = [_Lane(first, asked)], 0
    helper = _Starting(second) if second is not None else None
    order: deque[_Lane] = deque()

    def take_one() -> None:
        nonlocal taken
        lane = order.popleft()
        take(taken, lane.next(cancelled))
        taken += 1

    try:
        for content in contents:
            if helper is not None and helper.is_ready:
                lanes.append(_Lane(helper.reader, asked))
                helper = None
            lane = min(lanes, key=lambda one: len(one.waiting))
            lane.give(content)
            order.append(lane)
            while len(order) >= AHEAD:
                take_one()
        while order:
            take_one()
    finally:
        for lane in lanes:
            lane.close()
        if helper is not None:
            helper.join()
        if second is not None:
            second.end()


def can_do_two_things() -> bool:
    """Whether a second process would have a core of its own."""
    return (os.cpu_count() or 1) > 1


class _Starting(threading.Thread):
    """A process on its way: it takes a third of a second, in which the first one reads."""

    def __init__(self, reader: ReadApart) -> None:
        super().__init__(name="second reader", daemon=True)
        self.reader = reader
        self.is_ready = False
        self.start()

    def run(self) -> None:
        with suppress(EnvironmentFault):  # one reads as well, only not as fast
            self.reader.running()
            self.is_ready = True


class _Lane:
    """One process and what it was sent. ``waiting``: what it has not answered yet, the oldest first."""

    def __init__(self, reader: ReadApart, asked: bytes) -> None:
        self.waiting: deque[bytes] = deque()
        self._reader = reader
        self._asked = asked
        self._process: subprocess.Popen[bytes] | None = None
        self._feeder: _Feeder | None = None

    def give(self, content: bytes) -> None:
        """One more to open."""
        if not self.waiting and self._process is not None and self._process.poll() is not None:
            self._process = None  # somebody ended it between two files: none of them is to blame
        self.waiting.append(content)
        if self._is_at_work() and self._feeder is not None:
            self._feeder.contents.put(content)
        else:
            self._begin()

    def next(self, cancelled: Cancelled) -> ReadPack | PackProblem:
        """What came of the oldest. A process that ended over one is replaced, and goes on with the rest."""
        if not self._is_at_work():
            self._begin()
        assert self._process is not None
        answer = self._reader.answer(self._process, cancelled)
        self.waiting.popleft()
        return answer

    def close(self) -> None:
        """Nothing more is asked; a process that still has something to open is ended."""
        if self.waiting:
            self._reader.end()
        if self._feeder is not None:
            self._feeder.finish()

    def _is_at_work(self) -> bool:
        return self._process is not None and self._process is self._reader.process

    def _begin(self) -> None:
        """A process, given everything that waits."""
        if self._feeder is not None:
            self._feeder.finish()
        self._process = self._reader.running()
        self._feeder = _Feeder(self._process, self._asked, self.waiting)


class _Feeder(threading.Thread):
    """Hands file after file to a process, as fast as it takes them; no more once it has gone."""

    def __init__(self, process: subprocess.Popen[bytes], asked: bytes, contents: Iterable[bytes]) -> None:
        super().__init__(name="feeding a reader", daemon=True)
        self.contents: SimpleQueue[bytes | None] = SimpleQueue()
        self._process = process
        self._asked = asked
        for content in contents:
            self.contents.put(content)
        self.start()

    def run(self) -> None:
        assert self._process.stdin is not None
        with suppress(OSError, ValueError):  # it was ended, or its end of the pipe is closed
            while (content := self.contents.get()) is not None:
                send(self._process.stdin, self._asked, content)  # type: ignore[arg-type]

    def finish(self) -> None:
        """No more. It is fed nothing that lies here still."""
        self.contents.put(None)
        self.join()
