"""Turn marked notes into lines of notes.jsonl, so that nobody counts characters by hand.

A marked note is ``tags | text with [[PERSON:Morag]] in it``. A note with no mark is a clean one.

    python tests/privacy/guard/mark.py MARKED.txt... > notes.jsonl

The set is frozen: it was written apart from the lists and the rules, and only a label that is plainly
wrong is ever changed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

MARK = re.compile(r"\[\[([A-Z]+):(.+?)\]\]")


def unmark(marked: str) -> tuple[str, list[dict[str, object]]]:
    """The plain text and its spans, in the order they stand in it."""
    text = ""
    spans: list[dict[str, object]] = []
    done = 0
    for found in MARK.finditer(marked):
        text += marked[done : found.start()]
        spans.append({"start": len(text), "end": len(text) + len(found[2]), "type": found[1]})
        text += found[2]
        done = found.end()
    return text + marked[done:], spans


def records(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """One labelled note for each marked line; blank lines are passed over."""
    number = 0
    for line in lines:
        if not line.strip():
            continue
        tags, _, marked = line.rstrip("\n").partition(" | ")
        text, spans = unmark(marked)
        number += 1
        names = [tag.strip() for tag in tags.split(",")]
        yield {
            "id": f"own-{number:03}",
            "text": text,
            "spans": spans,
            "tags": names if spans else [*names, "hard-negative"],
        }


def main() -> None:
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text("utf-8").splitlines()]
    for record in records(lines):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
