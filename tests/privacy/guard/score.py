"""Score the guard on labelled notes: ``python tests/privacy/guard/score.py [NOTES.jsonl]`` prints a table.

A labelled span counts as found where any flag touches it; a flag is right where it touches any label; what
leaks are the letters and digits of labels that no flag covers; a false alarm is a clean note with a flag.
Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from cafe.privacy.guard.check import check

NOTES = Path(__file__).with_name("notes.jsonl")
LAST = Path(__file__).with_name("last.jsonl")  # U, a batch that taught nothing and is not to be mended by
TAUGHT = Path(__file__).with_name("taught.jsonl")  # notes that the second reading learns from, beside the later ones
LATER = Path(__file__).with_name("later.jsonl")  # batches written after the rules, each scored once before mending


@dataclass
class Score:
    """Counts for one kind, or for all."""

    labels: int = 0
    found: int = 0
    same_kind: int = 0
    letters: int = 0
    leaked: int = 0
    flags: int = 0
    right: int = 0


@dataclass
class Result:
    every: Score = field(default_factory=Score)
    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    clean: int = 0
    alarms: int = 0
    wrong: list[str] = field(default_factory=list)


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval for a proportion; (0, 1) where nothing was counted."""
    if not of:
        return 0.0, 1.0
    p, d = hits / of, 1 + z * z / of
    centre, half = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return (centre - half) / d, (centre + half) / d


def score(path: Path = NOTES) -> Result:
    """The guard's score on the notes of ``path``."""
    result = Result()
    for line in path.read_text("utf-8").splitlines():
        note = json.loads(line)
        text, labels = note["text"], note["spans"]
        flags = check(text)
        covered = {at for flag in flags for at in range(flag.start, flag.end)}
        for flag in flags:
            right = any(flag.start < label["end"] and label["start"] < flag.end for label in labels)
            for count in (result.every, result.kinds[flag.kind.value]):
                count.flags += 1
                count.right += right
            if not right:
                result.wrong.append(f"{note['id']}: flagged {flag.text!r} as {flag.kind.value}")
        for label in labels:
            touching = [flag for flag in flags if flag.start < label["end"] and label["start"] < flag.end]
            letters = [at for at in range(label["start"], label["end"]) if text[at].isalnum()]
            best = Counter({f.kind.value: min(f.end, label["end"]) - max(f.start, label["start"]) for f in touching})
            for count in (result.every, result.kinds[label["type"]]):
                count.labels += 1
                count.found += bool(touching)
                count.same_kind += bool(touching) and best.most_common(1)[0][0] == label["type"]
                count.letters += len(letters)
                count.leaked += sum(at not in covered for at in letters)
            if not touching:
                result.wrong.append(f"{note['id']}: missed {text[label['start'] : label['end']]!r}")
        if not labels:
            result.clean += 1
            result.alarms += bool(flags)
    return result


def table(result: Result) -> str:
    """The score as a Markdown table, a row for each kind and one for all."""
    rows = [
        "| kind | labels | recall | 95 % | leaked | flags | precision |",
        "|---|--:|--:|---|--:|--:|--:|",
    ]
    for name, one in [*sorted(result.kinds.items()), ("all", result.every)]:
        low, high = wilson(one.found, one.labels)
        recall = f"{one.found / one.labels:.3f}" if one.labels else "–"
        leaked = f"{one.leaked / one.letters:.1%}" if one.letters else "–"
        precision = f"{one.right / one.flags:.3f}" if one.flags else "–"
        rows.append(
            f"| {name} | {one.labels} | {recall} | {low:.2f}–{high:.2f} | {leaked} | {one.flags} | {precision} |"
        )
    low, high = wilson(result.alarms, result.clean)
    rows.append("")
    rows.append(f"False alarms: {result.alarms} of {result.clean} clean notes (95 %: {low:.1%}–{high:.1%}).")
    return "\n".join(rows)


def main() -> None:
    result = score(Path(sys.argv[1]) if len(sys.argv) > 1 else NOTES)
    sys.stdout.write(table(result) + "\n")
    for wrong in result.wrong:
        sys.stderr.write(wrong + "\n")


if __name__ == "__main__":
    main()
