"""What each pack in a folder is to us, by rules alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cafe.collate.chains import Link
from cafe.collate.differences import differences
from cafe.collate.facts import facts_of
from cafe.collate.incoming import Arrived, Coming, Held, NotRead, cover_of, gaps, sort_out, still_known
from cafe.packs.frame import frame_hash
from cafe.packs.writer import frame_of
from tests.collate.cafes import a_cafe, idea, quote, sentence
from tests.packs.builders import a_pack, an_id, some_people

ANN, BEA = "a" * 64, "b" * 64


def _arrived(file: str, **changes: Any) -> Arrived:
    pack = a_pack(**({"sender": ANN} | changes))
    return Arrived(file, cover_of(pack), frame_hash(frame_of(pack)), facts_of(pack))


def _held(one: Arrived, is_current: bool = True) -> Held:
    pack = one.pack
    return Held(pack.revision, one.frame_hash, pack.sender, pack.sequence, is_current, one.facts)


def _what(*arrived: Arrived, held: tuple[Held, ...] = (), known: tuple[str, ...] = (ANN, BEA)) -> dict[str, Coming]:
    items = sort_out(arrived, {an_id("a café"): held}, known)
    return {item.file: item.coming for item in items}


def test_a_pack_we_never_saw_is_new() -> None:
    assert _what(_arrived("a")) == {"a": Coming.NEW}


def test_the_same_pack_again_is_the_same() -> None:
    one = _arrived("a")
    assert _what(one, _arrived("copy"), held=(_held(one),)) == {"a": Coming.SAME, "copy": Coming.SAME}


def test_one_file_twice_in_a_folder_is_new_once() -> None:
    assert sorted(_what(_arrived("a"), _arrived("b")).values()) == [Coming.NEW, Coming.SAME]


def test_of_several_revisions_the_newest_is_taken() -> None:
    first, second = _arrived("a"), _arrived("b", revision=2, sequence=2)
    assert _what(first, second) == {"a": Coming.OLDER, "b": Coming.NEW}
    assert _what(second, held=(_held(first),)) == {"b": Coming.NEWER}
    assert _what(first, held=(_held(second),)) == {"a": Coming.OLDER}


def test_two_edits_of_one_revision_are_a_choice() -> None:
    left = _arrived("left", revision=2, sequence=2)
    right = _arrived("right", revision=2, sequence=3, people=some_people(people=9))
    assert _what(left, right) == {"left": Coming.CHOICE, "right": Coming.CHOICE}
    assert _what(right, held=(_held(left),)) == {"right": Coming.CHOICE}


def test_another_senders_edit_of_a_cafe_is_a_choice_however_new() -> None:
    ours = _arrived("ours")
    assert _what(_arrived("theirs", sender=BEA, revision=5), held=(_held(ours),)) == {"theirs": Coming.CHOICE}


def _in_turn(*revisions: int, first: int = 1, after: Arrived | None = None, people: int = 9) -> list[Arrived]:
    """One laptop's packs, each with the hash of the one before."""
    made: list[Arrived] = []
    for at, revision in enumerate(revisions):
        before = made[-1] if made else after
        made.append(
            _arrived(
                f"{people} {revision}",
                revision=revision,
                sequence=first + at,
                previous_hash=before.frame_hash if before else "",
                people=some_people(people=people + at),
            )
        )
    return made


def _links(*arrived: Arrived) -> list[Link]:
    return [Link(one.pack.sender, one.pack.sequence, one.frame_hash, one.pack.previous_hash) for one in arrived]


def test_what_a_laptop_that_was_put_back_does_not_know_of_is_not_replaced_by_it() -> None:
    first, second = _in_turn(1, 2)
    mended, again = _in_turn(2, 3, first=2, after=first, people=20)  # from a copy that is older than the second
    held = (_held(first, is_current=False), _held(second))
    (asked,) = sort_out([again], {first.pack.pack_id: held}, (ANN,), links=_links(first, second))
    assert asked.coming is Coming.CHOICE
    assert [option.frame_hash for option in asked.options] == [second.frame_hash, again.frame_hash]
    found = sort_out([second, mended, again], {first.pack.pack_id: (_held(first),)}, (ANN,), links=_links(first))
    assert {item.file: item.coming for item in found} == {
        second.file: Coming.CHOICE, mended.file: Coming.OLDER, again.file: Coming.CHOICE,
    }  # fmt: skip


def test_a_pack_that_is_still_on_its_way_makes_no_choice_of_a_newer_one() -> None:
    first, _lost, third = _in_turn(1, 2, 3)
    (item,) = sort_out([third], {first.pack.pack_id: (_held(first),)}, (ANN,), links=_links(first))
    assert item.coming is Coming.NEWER


def test_two_hosts_edits_are_asked_about_in_whatever_order_they_come() -> None:
    ann, bea = _arrived("ann", revision=2), _arrived("bea", revision=1, sender=BEA, people=some_people(people=30))
    assert set(_what(ann, bea).values()) == {Coming.CHOICE}
    assert _what(bea, held=(_held(ann),)) == {"bea": Coming.CHOICE}
    assert _what(ann, held=(_held(bea),)) == {"ann": Coming.CHOICE}


def test_a_host_who_sends_a_cafe_very_often_keeps_nobody_waiting() -> None:
    many = [
        replace(
            one, pack=replace(one.pack, sequence=n, previous_hash=f"{n - 1:064}", revision=n), frame_hash=f"{n:064}"
        )
        for one in [_arrived("one")]
        for n in range(1, 4000)
    ]
    found = sort_out(many, {}, (ANN,))
    assert Counter(item.coming for item in found) == {Coming.OLDER: 3998, Coming.NEW: 1}


def test_a_stranger_changes_nothing_for_the_others() -> None:
    first, forged = _arrived("a"), _arrived("forged", sender=BEA, revision=99)
    assert _what(first, forged, known=(ANN,)) == {"a": Coming.NEW, "forged": Coming.UNKNOWN_SENDER}


def test_a_file_that_did_not_open_keeps_its_sentence() -> None:
    (item,) = sort_out([], {}, [], [NotRead("half", Coming.CANNOT_READ, "It did not copy fully.")])
    assert (item.coming, item.sentence) == (Coming.CANNOT_READ, "It did not copy fully.")


_some = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from([ANN, BEA]), st.integers(8, 10)), max_size=7
)


@given(_some, st.integers(), st.booleans())
def test_the_order_of_files_never_matters(facts: list, seed: int, is_bea_known: bool) -> None:
    arrived = [
        _arrived(f"{n}", pack_id=an_id(str(cafe)), revision=revision, sender=sender, people=some_people(people=heads))
        for n, (cafe, revision, sender, heads) in enumerate(facts)
    ]
    shuffled = list(arrived)
    Random(seed).shuffle(shuffled)
    known = (ANN, BEA) if is_bea_known else (ANN,)
    items = sort_out(arrived, {}, known)
    assert sort_out(shuffled, {}, known) == items
    taken = [item.arrived.pack.pack_id for item in items if item.coming is Coming.NEW and item.arrived]
    assert len(set(taken)) == len(taken), "no café is taken twice"


def test_gaps_are_told_from_the_numbers_seen() -> None:
    (gap,) = gaps({"ann": {1, 2, 5}, "bea": {1}})
    assert (gap.sender, gap.missing, gap.of) == ("ann", (3, 4), 5)
    both = {"ann": {2}, "bea": {2}}
    assert [gap.sender for gap in gaps(both)] == ["ann", "bea"]
    assert [gap.sender for gap in gaps(both, {"bea"})] == ["bea", "ann"], "whoever sent something now comes first"


def test_a_number_out_of_all_reason_is_said_and_costs_nothing() -> None:
    many = gaps({f"sender {n}": {1, 999_999} for n in range(200)})
    assert {(gap.missing[:2], gap.of, gap.many) for gap in many} == {((2, 3), 999_999, 999_997)}


@given(st.sets(st.integers(1, 40)))
def test_every_missing_number_is_counted(seen: set[int]) -> None:
    told = {gap.many for gap in gaps({"ann": seen})}
    assert told == ({len(set(range(1, max(seen))) - seen)} if set(range(1, max(seen, default=0))) - seen else set())


def test_small_headcounts_are_said_in_words() -> None:
    (changed,) = differences(a_cafe(1, people=7), a_cafe(1, people=3))
    assert (changed.before, changed.after) == ("7", "fewer than 5")
    (hidden,) = differences(a_cafe(1, people=4), a_cafe(1, people=3))
    assert "3" not in hidden.after + hidden.before


def test_a_change_of_marks_is_said_in_the_words_of_the_page() -> None:
    old = a_cafe(1, sentence("We wait.", "WAI1"), idea("A bus at five"))
    new = a_cafe(1, sentence("We wait.", "LIS1"), idea("A bus at five"), quote("She heard me."))
    changed = {(one.label, one.after) for one in differences(old, new)}
    assert changed == {("Sentence 1", "Being listened to"), ("A quote", "was there")}


def test_a_file_that_was_not_opened_is_the_same_as_long_as_its_pack_is_here() -> None:
    looked_at = sort_out([], {}, (ANN,), [NotRead("known", Coming.SAME, frame_hash="f" * 64)])
    assert still_known(looked_at, {"f" * 64}) == [NotRead("known", Coming.SAME, frame_hash="f" * 64)]


def test_a_file_that_was_not_opened_is_looked_at_again_once_its_pack_was_taken_out() -> None:
    looked_at = sort_out([], {}, (ANN,), [NotRead("known", Coming.SAME, frame_hash="f" * 64)])
    (gone,) = still_known(looked_at, {"e" * 64})
    assert (gone.file, gone.coming, gone.frame_hash) == ("known", Coming.CANNOT_READ, "")
    assert gone.sentence == "This pack was taken out meanwhile. Look at its folder again."


def test_what_was_opened_or_refused_is_not_asked_again() -> None:
    refused = NotRead("odd", Coming.CANNOT_READ, "This file was damaged on the way.")
    looked_at = sort_out([_arrived("a")], {}, (ANN,), [refused])
    assert still_known(looked_at, ()) == [refused]
