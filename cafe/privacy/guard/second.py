"""A second reading beside the rules: what many small clues say together where no rule has a shape for it.

The rules know shapes; a number, a strange word or a noun for a person can point to somebody in frames that nobody
wrote down (*the prolapse, at 92, got a shrug*). Each clue (``clues.py``) has a weight, learnt from labelled notes;
their sum says how likely the word is one that points to somebody; where that is high it is flagged too. What a rule
flagged stays flagged, and what points to nobody by the lists (medicines, eponyms, helplines, public people, national
bodies) is never added. Weights: ``resources/gazetteer/second-reading.txt``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from cafe.core.assets import read_text
from cafe.core.errors import EnvironmentFault
from cafe.core.i18n import _
from cafe.privacy.guard.ages import age_said
from cafe.privacy.guard.clues import Row, can_point, clues
from cafe.privacy.guard.dates import date_said
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.rare import someone_local
from cafe.privacy.guard.words import Words

FILE = "gazetteer/second-reading.txt"
MADE_OF = "# made of: "  # the line at its head that says what data it was learnt from
SCALE = 100  # weights are whole hundredths
_KINDS = "[kinds]"
# Sums from which a word is flagged, by kind. Chosen on batches that had not taught the weights that read them.
_LEAST = {
    Kind.PHONE: 60,
    Kind.RARE: 100,
    Kind.PLACE: 110,
    Kind.ID: 60,
    Kind.POSTCODE: 90,
    Kind.ORG: 150,
    Kind.PERSON: 150,
    Kind.AGE: 200,
    Kind.DATE: 200,
    Kind.ADDRESS: 300,
}
_POINTS = min(_LEAST.values())
_ALONGSIDE = -90  # from which a word beside it belongs to the same detail
_MOST = 48  # words of a piece that are weighed: twice what sentences hold, and a bound for what is none
_WEIGHT = 3  # under that of every rule
_NEVER = 10**6  # e-mail addresses, pages and handles: their shapes say enough
_FREE = ("08", "03", "111", "116")  # how the numbers of helplines and offices begin
_SWAPS: dict[Kind, tuple[str, ...]] = {
    Kind.PERSON: ("one woman", "someone"),
    Kind.PHONE: ("her number", "a phone number"),
    Kind.POSTCODE: ("her area", "a rural area"),
    Kind.ADDRESS: ("at home", "her street"),
    Kind.PLACE: ("nearby", "a rural community"),
    Kind.ORG: ("a local place", "a local employer"),
    Kind.ID: ("a case number", "an official number"),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue weighs: for pointing to somebody at all, and for each kind once it does."""

    bias: int
    clues: dict[str, int]
    kinds: dict[str, dict[Kind, int]]


@cache
def load() -> Weights | None:
    """The weights, read once; None where the file cannot be read, and then the rules read alone (``trouble``)."""
    try:
        return parse(read_text(FILE))
    except (OSError, ValueError):
        return None


def trouble() -> EnvironmentFault | None:
    """Why the second reading is missing, as one sentence to show; None where it works."""
    if load() is not None:
        return None
    return EnvironmentFault(
        _("A part of the guard could not be read, so it notices less; your notes are safe."),
        _("Look twice yourself, and install the app again when you can."),
    )


def parse(text: str) -> Weights:
    """The weights in a file's text. Raises ``ValueError`` where it is no such file."""
    first, kinds_mark, second = text.partition(f"\n{_KINDS}\n")
    if not kinds_mark:
        raise ValueError("no weights of kinds")
    weights: dict[str, int] = {}
    for line in first.splitlines():
        if "\t" in line:
            clue, _tab, weight = line.rpartition("\t")
            weights[clue] = int(weight)
    kinds: dict[str, dict[Kind, int]] = {}
    for line in second.splitlines():
        clue, *said = line.split("\t")
        kinds[clue] = {Kind(name): int(weight) for name, weight in (part.split(":") for part in said)}
    if "bias" not in weights or not kinds:
        raise ValueError("no weights")
    return Weights(weights.pop("bias"), weights, kinds)


def read(words: Words, lists: Lists, masked: bytearray, found: list[Found], *, small: bool) -> list[Found]:
    """What the rules ``found`` in this piece, and what the clues say beside it.

    ``words`` are those that were typed, ``small`` where they have no capitals; ``masked`` marks what points to nobody.
    """
    weights = load()
    if weights is None:
        return found
    text = words.text
    row = Row(text, lists, small=small, shouting=words.shouting)
    shut = bytearray(masked)
    for one in found:
        shut[one.start : one.end] = b"\x02" * (one.end - one.start)
    reading = _Reading(row, weights, shut)
    done = 0
    for at, begins in enumerate(row.starts):
        if at < done or shut[begins] or not can_point(row, at) or reading.sum(at) < _POINTS:
            continue
        first, last = reading.reach(at)
        done = last + 1
        kind = kind_of(clues(row, at), weights)
        if kind is Kind.RARE:
            first, last = reading.told(first, last)
            if first >= last:
                continue  # *lady who*: nobody is told apart by that
        start, end = row.starts[first], row.ends[last]
        if reading.sum(at) >= _LEAST.get(kind, _NEVER) and not (kind is Kind.PHONE and text.startswith(_FREE, start)):
            found.append(_found(text, start, end, kind))
    return found


class _Reading:
    """The sums of a row's words, each reckoned once, when first asked for."""

    __slots__ = ("_row", "_shut", "_sums", "_weights")

    def __init__(self, row: Row, weights: Weights, shut: bytearray) -> None:
        self._row = row
        self._weights = weights
        self._shut = shut  # per character: 1 a harmless word, 2 a harmless phrase or what a rule found
        self._sums: dict[int, int] = {}

    def sum(self, at: int) -> int:
        known = self._sums.get(at)
        if known is None:
            if len(self._sums) >= _MOST:
                return -_NEVER
            weigh = self._weights.clues.get
            known = self._sums[at] = self._weights.bias + sum(map(weigh, clues(self._row, at), repeat(0)))
        return known

    def reach(self, at: int) -> tuple[int, int]:
        """The first and last word of the detail that a word belongs to."""
        first = last = at
        while first and self._belongs(first - 1):
            first -= 1
        while last + 1 < len(self._row.low) and self._belongs(last + 1):
            last += 1
        while not self._row.is_word(first):
            first += 1
        while not self._row.is_word(last):
            last -= 1
        return first, last

    def told(self, first: int, last: int) -> tuple[int, int]:
        """The same words without the small ones at their ends (*of the*, *who*); none where nothing is left."""
        while first <= last and self._is_small(first):
            first += 1
        while last > first and self._is_small(last):
            last -= 1
        return first, last

    def _is_small(self, at: int) -> bool:
        kind = self._row.classes[at]
        return kind[:2] == "f:" or (kind == "pron" and self._row.low[at] not in ("her", "him"))

    def _belongs(self, at: int) -> bool:
        return self._shut[self._row.starts[at]] < 2 and self.sum(at) >= _ALONGSIDE


def _found(text: str, start: int, end: int, kind: Kind) -> Found:
    if kind is Kind.AGE:
        one = age_said(text, start, end)
    elif kind is Kind.DATE:
        one = date_said(text, start, end)
    elif kind is Kind.RARE:
        one = someone_local(text, start, end)
    else:
        return Found(start, end, start, end, kind, _SWAPS[kind], _WEIGHT)
    return Found(one.start, one.end, one.replace_start, one.replace_end, kind, one.swaps, _WEIGHT)


def kind_of(said: Iterable[str], weights: Weights) -> Kind:
    """The kind that the clues of a word weigh most for."""
    sums = dict.fromkeys(Kind, 0)
    for clue in said:
        for kind, weight in weights.kinds.get(clue, {}).items():
            sums[kind] += weight
    return max(Kind, key=sums.__getitem__)
