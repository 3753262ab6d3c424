"""From labelled notes to weights: logistic regression for *points to somebody*, a perceptron for the kind.

Plain Python, no chance but a seeded shuffle: the same notes give the same file, to the letter.
"""

from __future__ import annotations

import random
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp

from cafe.privacy.guard.clues import Row, clues
from cafe.privacy.guard.flags import Kind
from cafe.privacy.guard.lists import load
from cafe.privacy.guard.normalise import fold
from cafe.privacy.guard.second import SCALE, Weights
from cafe.privacy.guard.words import split, word_set

ROUNDS = 12
STEP = 0.1
SLOWER = 0.3  # how much shorter the steps become, round by round
DECAY = 1.0  # draws weights towards nothing, in every round as much as one word in error would
LEAST_SEEN = 2  # a clue of one word only teaches nothing
LEAST = 9  # hundredths: a lighter clue is left out of the file
KIND_ROUNDS = 6
KIND_LEAST = 6  # of the sum of all rounds
KIND_CLUES = word_set("w c f A B a b af fb Ac cB sb run runs sh 4 0 N")


@dataclass(frozen=True, slots=True)
class Example:
    """One word of a note, its clues, and the kind of detail that it is part of."""

    clues: tuple[str, ...]
    kind: Kind | None


def examples(notes: Iterable[dict[str, object]]) -> list[Example]:
    """Every word and number of the notes."""
    lists, found = load(), []
    for note in notes:
        text, spans = str(note["text"]), note["spans"]
        assert isinstance(spans, list)
        folded = fold(text)
        words = split(folded.text)
        small = bool(words.raw) and words.has_no_capitals
        row = Row(folded.text, lists, small=small, shouting=words.shouting)
        for at, (first, last) in enumerate(zip(row.starts, row.ends, strict=True)):
            if row.is_word(at):
                start, end = folded.back(first, last)
                kinds = (Kind(span["type"]) for span in spans if span["start"] < end and start < span["end"])
                found.append(Example(tuple(dict.fromkeys(clues(row, at))), next(kinds, None)))
    return found


def learn(taught: Sequence[Example]) -> Weights:
    """Weights of all clues, in whole hundredths."""
    bias, points = _points(taught)
    return Weights(bias, points, _kinds([one for one in taught if one.kind is not None]))


def _points(taught: Sequence[Example]) -> tuple[int, dict[str, int]]:
    seen = Counter(clue for one in taught for clue in one.clues)
    numbers = {clue: at for at, clue in enumerate((clue for clue, count in seen.items() if count >= LEAST_SEEN), 1)}
    rows = [(array("i", (numbers[clue] for clue in one.clues if clue in numbers)), one.kind) for one in taught]
    weights = [0.0] * (len(numbers) + 1)
    decays = [0.0, *(DECAY / seen[clue] for clue in numbers)]
    rng = random.Random(11)
    for turn in range(ROUNDS):
        step = STEP / (1 + turn * SLOWER)
        rng.shuffle(rows)
        for row, kind in rows:
            total = weights[0]
            for at in row:
                total += weights[at]
            wrong = (1.0 if kind is not None else 0.0) - 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
            weights[0] += step * wrong
            for at in row:
                weights[at] += step * (wrong - decays[at] * weights[at])
    scaled = {clue: round(weights[at] * SCALE) for clue, at in numbers.items()}
    return round(weights[0] * SCALE), {clue: weight for clue, weight in scaled.items() if abs(weight) >= LEAST}


def _kinds(taught: Sequence[Example]) -> dict[str, dict[Kind, int]]:
    """Which kind, once something points to somebody: an averaged perceptron."""
    rows = [([clue for clue in one.clues if clue.partition("=")[0] in KIND_CLUES], one.kind) for one in taught]
    now: Counter[tuple[str, Kind]] = Counter()
    sums: Counter[tuple[str, Kind]] = Counter()
    rng = random.Random(13)
    for _round in range(KIND_ROUNDS):
        rng.shuffle(rows)
        for said, right in rows:
            assert right is not None
            best = max(Kind, key=lambda kind: sum(now[clue, kind] for clue in said))
            if best is not right:
                for clue in said:
                    now[clue, right] += 1
                    now[clue, best] -= 1
        sums.update(now)
    kept = sorted(pair for pair, weight in sums.items() if abs(weight) >= KIND_LEAST)
    return {
        clue: {kind: sums[clue, kind] for _clue, kind in pairs}
        for clue, pairs in groupby(kept, key=lambda pair: pair[0])
    }


def as_text(weights: Weights, head: Sequence[str]) -> str:
    """The weights as the file that the guard reads."""
    lines = [*head, f"bias\t{weights.bias}"]
    lines += (f"{clue}\t{weight}" for clue, weight in sorted(weights.clues.items()))
    lines.append("[kinds]")
    lines += (
        "\t".join((clue, *(f"{kind}:{weight}" for kind, weight in said.items())))
        for clue, said in sorted(weights.kinds.items())
    )
    return "\n".join(lines) + "\n"
