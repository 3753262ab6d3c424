"""Teach the guard's second reading: ``python -m tests.privacy.guard.teach`` writes its weights anew.

With ``--apart`` it writes nothing: each batch is read by weights that were taught by all the others, and the
score says what the second reading brings on notes that it has not seen.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cafe.core.assets import path
from cafe.privacy.guard import clues
from cafe.privacy.guard.second import FILE, MADE_OF
from tests.privacy.guard.teach import frames
from tests.privacy.guard.teach.learn import as_text, examples, learn

HERE = Path(__file__).parent
BATCHES = (HERE.parent / "later.jsonl", HERE.parent / "taught.jsonl")  # notes.jsonl and last.jsonl never teach
_SOURCES = (*BATCHES, frames.FRAMES, frames.FILLINGS, Path(frames.__file__), HERE / "learn.py", Path(clues.__file__))


def taught() -> Iterator[dict[str, object]]:
    """All labelled notes that teach, as lines of JSON hold them."""
    for batch in BATCHES:
        yield from (json.loads(line) for line in batch.read_text("utf-8").splitlines())


def made_of() -> str:
    """A mark of everything that the weights are made of, but the lists of names and words."""
    told = hashlib.sha256()
    for source in _SOURCES:
        told.update(source.read_text("utf-8").encode())
    return told.hexdigest()


def head() -> list[str]:
    """What stands at the head of the file."""
    return [
        "# Weights of the guard’s second reading (cafe/privacy/guard/second.py), one clue a line, in hundredths.",
        "# Learnt by python -m tests.privacy.guard.teach from the invented notes and sentences in tests/privacy/guard.",
        MADE_OF + made_of(),
    ]


def main() -> None:
    if "--apart" in sys.argv:
        from tests.privacy.guard.teach.apart import report

        sys.stdout.write(report([*taught()], [*frames.notes()]))
        return
    weights = learn(examples([*taught(), *frames.notes()]))
    path(FILE).write_text(as_text(weights, head()), "utf-8", newline="\n")
    sys.stdout.write(f"{len(weights.clues)} clues, and {len(weights.kinds)} that tell kinds\n")


if __name__ == "__main__":
    main()
