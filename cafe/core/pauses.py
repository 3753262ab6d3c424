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

_NEVER = 2**31 - 1  # looks through young objects before all of them are looked through
_MANY = 70_000  # objects that came and stayed
_TURN_SECONDS = 0.0001
"""How long one thread goes on before another gets its turn. Python's own 5 ms are paid for every small thing that the
window asks of Python while other work is done, and laying out a page asks a hundred."""

_lock = threading.Lock()
_under_way = 0


@contextmanager
def short_pauses() -> Iterator[None]:
    """While this goes on the window gets its turn soon, and no pause is as long as all that is held."""
    global _under_way  # noqa: PLW0603 - these are settings of the whole interpreter
    with _lock:
        _under_way += 1
        is_first = _under_way == 1
        if is_first:
            young, older, every = gc.get_threshold()
            turn, looked = sys.getswitchinterval(), gc.get_count()[2]
            gc.set_threshold(young, older, _NEVER)
            sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if is_first:
                if (gc.get_count()[2] - looked) * young * older > _MANY:
                    gc.freeze()
                gc.set_threshold(young, older, every)
                sys.setswitchinterval(turn)


def look_through_all() -> None:
    """Let go of what was set aside and is rubbish since: for a moment at which nobody works, when all is locked."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
