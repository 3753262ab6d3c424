"""cafe guard: what could point to a person, in notes from a file or standard input.

The same guard as beside the capture line. One JSON line for each note, in the order they came.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable

from cafe.commands.opening import read_file
from cafe.commands.terminal import DONE, Terminal
from cafe.privacy.guard import second
from cafe.privacy.guard.check import check
from cafe.privacy.guard.lines import as_record, read_notes


def run(asked: Namespace, terminal: Terminal) -> int:
    """Reads JSON lines ``{"id","text"}`` or one plain note a line; an empty line is no note."""
    if asked.file is not None:
        lines: Iterable[str] = read_file(asked.file).decode("utf-8", errors="replace").split("\n")
    else:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        lines = sys.stdin
    missing = second.trouble()
    if missing is not None:
        terminal.complain(missing.sentence())
    for note_id, text in read_notes(lines):
        terminal.always(as_record(note_id, check(text)))
        sys.stdout.flush()  # somebody may be talking with us line by line
    return DONE
