"""cafe guard: what could point to a person, in notes from a file or standard input.

The same guard as beside the capture line. One JSON line for each note, in the order they came.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from cafe.commands.opening import read_file
from cafe.commands.terminal import DONE, Terminal
from cafe.privacy.guard.check import check


def run(asked: Namespace, terminal: Terminal) -> int:
    """Reads JSON lines ``{"id","text"}`` or one plain note a line; an empty line is no note."""
    if asked.file is not None:
        lines: Iterable[str] = read_file(asked.file).decode("utf-8", errors="replace").split("\n")
    else:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        lines = sys.stdin
    for note_id, text in notes(lines):
        terminal.always({"id": note_id, "spans": spans(text)})
        sys.stdout.flush()  # somebody may be talking with us line by line
    return DONE


def notes(lines: Iterable[str]) -> Iterator[tuple[Any, str]]:
    """Id and text of each note. A plain note's id is the number of its line."""
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and isinstance(found.get("text"), str):
            yield found.get("id", number), found["text"]
        else:
            yield number, line


def spans(text: str) -> list[dict[str, Any]]:
    """The flags of one note, as the documented JSON. Offsets are ``str`` indices into ``text``."""
    return [
        {
            "start": flag.start,
            "end": flag.end,
            "type": flag.kind.value,
            "text": flag.text,
            "replace_start": flag.replace_start,
            "replace_end": flag.replace_end,
            "swaps": list(flag.swaps),
        }
        for flag in check(text)
    ]
