"""Python's own pauses, kept short while a person waits for nothing.

Python looks through all that it holds for rubbish whenever it holds a quarter more: with ten thousand cafés in memory
that takes near half a second, in which no thread goes on, the window's neither. Most rubbish goes at once without that.
So while work is done beside the window only young objects are looked through, and where the work brought many (cafés
that stay for hours, libraries that stay for good) all of them are set aside after it, not to be looked through again.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_NEVER = 2**31 - 1  # looks through young objects before all of them are looked through
_MANY = 70_000  # objects that came and stayed
_TURN_SECONDS = 0.0001
"""How long one thread goes on before another gets its turn. Python's own 5 ms are paid for every small thing that the
window asks of Python while other work is done, and laying out a page asks a hundred."""


@dataclass(slots=True)
class _UnderWay:
    """How many pieces of work go on, and what Python's settings were before the first of them."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    many: int = 0
    thresholds: tuple[int, int, int] = (0, 0, 0)
    turn: float = 0.0
    looked: int = 0

    def begin(self) -> None:
        with self.lock:
            self.many += 1
            if self.many == 1:
                self.thresholds, self.turn, self.looked = gc.get_threshold(), sys.getswitchinterval(), gc.get_count()[2]
                gc.set_threshold(*self.thresholds[:2], _NEVER)
                sys.setswitchinterval(_TURN_SECONDS)

    def end(self) -> None:
        """The last to end puts everything back: another may have begun meanwhile, and the first be long over."""
        with self.lock:
            self.many -= 1
            if not self.many:
                young, older, _every = self.thresholds
                if (gc.get_count()[2] - self.looked) * young * older > _MANY:
                    gc.freeze()
                gc.set_threshold(*self.thresholds)
                sys.setswitchinterval(self.turn)


_under_way = _UnderWay()


@contextmanager
def short_pauses() -> Iterator[None]:
    """While this goes on the window gets its turn soon, and no pause is as long as all that is held."""
    _under_way.begin()
    try:
        yield
    finally:
        _under_way.end()


def look_through_all() -> None:
    """Let go of what was set aside and is rubbish since: for a moment at which nobody works, when all is locked."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
