"""How a command speaks: sentences, JSON where asked for, a bar for work that takes a while.

Shared by all commands. What was asked for goes to standard output; everything said on the way goes
to standard error, so that the output can be piped on.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

from cafe.core.clock import SystemClock
from cafe.core.errors import CafeError

DONE = 0
REFUSED = 1  # something was refused
WORDS_WERE_WRONG = 2
CANNOT_BE_DONE = 3  # it cannot be done safely here

_WIDTH = 30
_QUIET = timedelta(seconds=1)  # shorter work needs no bar


class WordsWereWrong(CafeError):
    """What was typed does not name anything: a file that is not there, a state we do not have."""


class Progress:
    """A bar on the terminal once work takes more than a second; nothing where nobody is watching."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._clock = SystemClock()
        self._started = self._clock.now()
        self._shown = ""

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty() or self._clock.now() - self._started < _QUIET:
            return
        filled = _WIDTH * done // max(of, 1)
        bar = f"{self._label} {'█' * filled}{'░' * (_WIDTH - filled)} {done}/{of}"
        if bar != self._shown:
            sys.stderr.write(f"\r{bar}")
            sys.stderr.flush()
            self._shown = bar

    def finish(self) -> None:
        """Take the bar away, so that the next line stands alone."""
        if self._shown:
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            self._shown = ""


class Terminal:
    """Where a command's words go."""

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json

    def say(self, words: str) -> None:
        """A line for a person; silent where JSON was asked for."""
        if not self.as_json:
            print(words)

    def data(self, value: Any) -> None:
        """The answer for a program; silent where a person reads."""
        if self.as_json:
            self.always(value)

    def always(self, value: Any) -> None:
        """JSON whoever reads: for commands that answer nothing else."""
        print(json.dumps(value, ensure_ascii=False))

    def complain(self, words: str) -> None:
        """One plain sentence on standard error."""
        print(words, file=sys.stderr)  # a program without a terminal has none; then nobody is told

    def progress(self, label: str) -> Progress:
        return Progress(label)
