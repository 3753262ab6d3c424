"""Notes in and flags out as lines of text, for the command ``cafe guard``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from cafe.privacy.guard.flags import Flag


def read_notes(lines: Iterable[str]) -> Iterator[tuple[object, str]]:
    """(id, text) of every note: JSON lines ``{"id", "text"}``, or one plain note a line.

    A line that is no such object is a plain note, so that nothing goes by unread; a note without an id takes its
    line's number, from 1. Blank lines are passed over.
    """
    for number, typed in enumerate(lines, 1):
        line = typed.rstrip("\r\n").removeprefix("\ufeff")
        if not line.strip():
            continue
        record = _record(line)
        yield (number, line) if record is None else (record.get("id", number), str(record["text"]))


def _record(line: str) -> dict[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("text"), str) else None


def as_record(note_id: object, flags: Sequence[Flag]) -> dict[str, object]:
    """One note's flags, ready for ``json.dumps``; offsets are ``str`` indices into the text as given."""
    return {
        "id": note_id,
        "spans": [
            {
                "start": flag.start,
                "end": flag.end,
                "type": flag.kind.value,
                "text": flag.text,
                "replace_start": flag.replace_start,
                "replace_end": flag.replace_end,
                "swaps": list(flag.swaps),
            }
            for flag in flags
        ],
    }
