"""One café that two hosts entered: suspected by these rules, asked, and counted once where somebody said so. Pure.

Two packs are suspected where they are of one topic, place and day (or month, where no day travels), about as many
people came, and they say alike things. Nothing is decided here: what a person decided is kept, and can be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from cafe.collate.digest import Digest, digest, fold
from cafe.collate.values import CafeFacts, CameRipple, Said
from cafe.model.values import EntryKind

Pair = tuple[str, str]
"""Two pack ids, the one that sorts first in front."""

HEADS_APART, SHARE_OF_HEADS = 2, 0.2  # two hosts who count a room differ by a head or two
ALIKE_WORDS = 0.5  # of all the words in two sentences, those that both have
ALIKE_ENTRIES = 0.5  # of the sentences of the café that wrote fewer


@dataclass(frozen=True, slots=True)
class Twin:
    """Two packs that may be one café. ``first`` has the id that sorts first. ``is_same``: None where nobody said."""

    first: CafeFacts
    second: CafeFacts
    is_same: bool | None = None

    @property
    def pair(self) -> Pair:
        return self.first.pack_id, self.second.pack_id


def pair_of(one: str, other: str) -> Pair:
    """Two pack ids as they are kept."""
    return (one, other) if one < other else (other, one)


def twins(cafes: Iterable[CafeFacts], decided: Mapping[Pair, bool]) -> tuple[Twin, ...]:
    """Every suspected pair, and those about which somebody decided. The order of ``cafes`` never matters.

    Only cafés of one month, topic and board are held beside one another, so that ten thousand of them take no time.
    """
    piles: dict[tuple[str, str, str], list[CafeFacts]] = defaultdict(list)
    known: dict[str, CafeFacts] = {}
    for cafe in cafes:
        known[cafe.pack_id] = cafe
        piles[cafe.month, cafe.topic_id, cafe.board].append(cafe)
    asked: dict[Pair, bool | None] = {
        pair: is_same for pair, is_same in decided.items() if pair[0] in known and pair[1] in known
    }
    for pile in piles.values():
        for one, other in combinations(pile, 2):
            pair = pair_of(one.pack_id, other.pack_id)
            if pair not in asked and may_be_one(one, other):
                asked[pair] = None
    return tuple(Twin(known[pair[0]], known[pair[1]], asked[pair]) for pair in sorted(asked))


def may_be_one(one: CafeFacts, other: CafeFacts) -> bool:
    """Whether somebody should be asked."""
    is_there = one.council == other.council and one.topic_id == other.topic_id and one.month == other.month
    is_then = not (one.day and other.day) or one.day == other.day
    return one.pack_id != other.pack_id and is_there and is_then and _as_many(one, other) and _say_alike(one, other)


def _as_many(one: CafeFacts, other: CafeFacts) -> bool:
    if one.people is None or other.people is None:
        return True
    return abs(one.people - other.people) <= max(HEADS_APART, SHARE_OF_HEADS * max(one.people, other.people))


def _say_alike(one: CafeFacts, other: CafeFacts) -> bool:
    """Half of what the café with fewer sentences wrote is in the other's too; or on one day, half of its themes."""
    fewer, more = sorted((_sentences(one), _sentences(other)), key=len)
    if not fewer:
        return False
    met = sum(any(_alike(said.key, there.key) for there in more) for said in fewer)
    if met >= ALIKE_ENTRIES * len(fewer):
        return True
    few, many = sorted(({code for said in these for code in said.themes} for these in (fewer, more)), key=len)
    return bool(one.day) and one.day == other.day and bool(few) and len(few & many) >= ALIKE_ENTRIES * len(few)


def _sentences(cafe: CafeFacts) -> list[Said]:
    return [said for said in cafe.said if said.kind is not EntryKind.QUOTE and said.key]


def _alike(one: str, other: str) -> bool:
    """Of two texts as they are compared: half of all their words are in both."""
    if one == other:
        return True
    here, there = set(one.split()), set(other.split())
    return len(here & there) >= ALIKE_WORDS * len(here | there)


def counted_once(cafes: Sequence[Digest], same: Collection[Pair]) -> list[Digest]:
    """The cafés that are counted: those that were said to be one are one. The order of ``same`` never matters.

    The fuller of them gives the facts; what the others wrote or drew in other words is added to it. Heads and feedback
    are of one of them alone: the same women were counted by both.
    """
    if not same:
        return list(cafes)
    at = {cafe.facts.pack_id: place for place, cafe in enumerate(cafes)}
    joined = list(groups([pair for pair in same if pair[0] in at and pair[1] in at]))
    gone: set[str] = set()
    found = list(cafes)
    for group in joined:
        ranked = _fullest_first(cafes[at[one]].facts for one in group)
        whole = ranked[0]
        for other in ranked[1:]:
            whole = _joined(whole, other)
            gone.add(other.pack_id)
        found[at[whole.pack_id]] = digest(whole)
    return [cafe for cafe in found if cafe.facts.pack_id not in gone]


def _joined(one: CafeFacts, other: CafeFacts) -> CafeFacts:
    here = {(said.kind, said.key) for said in one.said}
    return replace(
        one,
        people=one.people if one.people is not None else other.people,
        hosts=one.hosts if one.hosts is not None else other.hosts,
        first_timers=one.first_timers if one.people is not None else other.first_timers,
        support_cards=one.support_cards if one.support_cards is not None else other.support_cards,
        read_back=one.read_back or other.read_back,
        disagreed=_both(one.disagreed, other.disagreed),
        missing_voices=_both(one.missing_voices, other.missing_voices),
        wants_results=one.wants_results or other.wants_results,
        wants_another=one.wants_another or other.wants_another,
        said=(*one.said, *(said for said in other.said if (said.kind, said.key) not in here)),
        feedback=one.feedback or other.feedback,
        ripples=_one_map(one, other),
        change=_both(one.change, other.change),
        next_steps=_both(one.next_steps, other.next_steps),
    )


def _one_map(one: CafeFacts, other: CafeFacts) -> tuple[CameRipple, ...]:
    """Two hosts drew one map: each ripple once, and those that only the other drew hang from it as on hers.

    A ripple that both drew happened where one of them says so, and has the votes of whoever counted more.
    """
    drawn = list(one.ripples)
    stands_for: dict[str, str] = {}
    taken = {ripple.ripple_id for ripple in drawn}
    for ripple in other.ripples:
        at = next((at for at, there in enumerate(drawn[: len(one.ripples)]) if _is_alike(there, ripple)), None)
        if at is None:
            own = ripple.ripple_id if ripple.ripple_id not in taken else f"{other.pack_id} {ripple.ripple_id}"
            stands_for[ripple.ripple_id] = own
            drawn.append(replace(ripple, ripple_id=own))
        else:
            there = drawn[at]
            stands_for[ripple.ripple_id] = there.ripple_id
            happened, votes = there.happened or ripple.happened, max(there.votes, ripple.votes)
            drawn[at] = replace(there, happened=happened, votes=votes)
    mine, hers = drawn[: len(one.ripples)], drawn[len(one.ripples) :]
    return (*mine, *(replace(ripple, parent_id=stands_for.get(ripple.parent_id, "")) for ripple in hers))


def _is_alike(one: CameRipple, other: CameRipple) -> bool:
    """By their words; where the words are held back, by whom they touched and how far they went."""
    if one.text and other.text:
        return _alike(fold(one.text), fold(other.text))
    return not one.text and not other.text and (one.touched, one.ring) == (other.touched, other.ring)


def _both(one: str, other: str) -> str:
    """What either of two hosts wrote; where both did and in other words, both."""
    if not one or not other or _alike(fold(one), fold(other)):
        return one or other
    return f"{one} · {other}"


def in_place_of(cafes: Sequence[CafeFacts], same: Collection[Pair]) -> dict[int, int]:
    """By the place of a café in ``cafes``, the place of the one that it is counted as."""
    at = {cafe.pack_id: place for place, cafe in enumerate(cafes)} if same else {}
    found: dict[int, int] = {}
    for group in groups([pair for pair in same if pair[0] in at and pair[1] in at]):
        first, *others = _fullest_first(cafes[at[one]] for one in group)
        found |= {at[one.pack_id]: at[first.pack_id] for one in others}
    return found


def _fullest_first(group: Iterable[CafeFacts]) -> list[CafeFacts]:
    return sorted(group, key=lambda cafe: (-len(cafe.said), cafe.pack_id))


def groups(pairs: Iterable[Pair]) -> Iterator[frozenset[str]]:
    """Cafés that hang together: if the first is the second and the second is the third, all three are one."""
    group_of: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        together = group_of.get(one, frozenset((one,))) | group_of.get(other, frozenset((other,)))
        for each in together:
            group_of[each] = together
    yield from sorted(set(group_of.values()), key=min)
