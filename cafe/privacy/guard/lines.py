"""Notes in and flags out as lines of text, for the command ``cafe guard``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.privacy.guard.flags import Flag


def read_notes(lines: Iterable[str]) -> Iterator[tuple[str | int, str]]:
    """(id, text) of every note: JSON lines ``{"id", "text"}``, or one plain note a line.

    A line that is no JSON object is a plain note; a note without an id takes its line's number, from 1.
    Blank lines are passed over. Raises ProblemToFix for an object without a ``text``.
    """
    for number, typed in enumerate(lines, 1):
        line = typed.rstrip("\r\n").removeprefix("\ufeff")
        if not line.strip():
            continue
        record = _object(line)
        if record is None:
            yield number, line
            continue
        text = record.get("text")
        if not isinstance(text, str):
            raise ProblemToFix(
                _("Line {number} has no text.").format(number=number),
                _('Each line is a plain note, or {"id": …, "text": "…"}.'),
            )
        known = record.get("id", number)
        yield known if isinstance(known, str | int) else number, text


def _object(line: str) -> dict[str, object] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def as_record(note_id: str | int, flags: Sequence[Flag]) -> dict[str, object]:
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
