"""What the second reading brings on notes that it was not taught by: each batch read by the weights of all others."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from cafe.privacy.guard import second
from tests.privacy.guard.score import Result, score
from tests.privacy.guard.teach.learn import examples, learn

# The last batches, by a hand that knew neither rules nor lists.
FOLDS = (("m", "n"), ("o", "p"), ("train1",), ("train2",), ("train3",), ("train4",))
_Line = dict[str, object]


def report(notes: list[_Line], made: list[_Line]) -> str:
    """Two rows of a Markdown table for each batch: the rules alone, then both readings."""
    by_batch: dict[str, list[_Line]] = defaultdict(list)
    for note in notes:
        by_batch[_batch(note)].append(note)
    rows = ["| batch | read by | found | right | leaked | false alarms |", "|---|---|--:|--:|--:|--:|"]
    for held in FOLDS:
        weights = learn(examples([*(note for note in notes if _batch(note) not in held), *made]))
        for batch in held:
            with TemporaryDirectory() as folder:
                path = Path(folder) / "batch.jsonl"
                path.write_text("\n".join(json.dumps(note) for note in by_batch[batch]), "utf-8")
                for name, loaded in (("rules", None), ("both", weights)):
                    with patch.object(second, "load", return_value=loaded):
                        rows.append(f"| {batch} | {name} | {_row(score(path))} |")
    return "\n".join(rows) + "\n"


def _batch(note: _Line) -> str:
    return str(note["id"]).partition("-")[0]


def _row(result: Result) -> str:
    one = result.every
    return (
        f"{one.found} of {one.labels}, {one.found / one.labels:.3f} | {one.right} of {one.flags}, "
        f"{one.right / one.flags:.3f} | {one.leaked / one.letters:.1%} | {result.alarms} of {result.clean}"
    )
