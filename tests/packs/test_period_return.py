"""Equality tallies leave once a quarter, pooled, in a file of their own: no café, no day, no place below the board."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlmodel import select

from cafe.content.wellbeing import pooled_questions
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import EnvironmentFault, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.tables import AttendanceRow, TallyRow
from cafe.model.values import CafeState, Tally
from cafe.packs import frame as frames
from cafe.packs import seal
from cafe.packs.apart import ReadApart
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.programme_file import make_programme
from cafe.packs.returns import file as returns
from cafe.packs.returns.pooling import CafeTallies, Pooled, ends_before, is_over, months_of, pool, quarter_of
from cafe.packs.returns.service import PeriodReturns
from cafe.packs.service import PacksService
from cafe.store.database import Database
from cafe.store.periods import Periods
from cafe.store.retention import Retention
from cafe.store.trail import Deed, Trail
from tests.hostile_packs.making import IDENTITY, RECIPIENT, SENDER, framed
from tests.packs.quarters import AGES, AUTUMN, a_counted_cafe, a_return, counted

PROGRAMME = make_programme("East Glens", "cafes@eastglens.example")
JANUARY = datetime(2027, 1, 4, 9, tzinfo=UTC)


# What may leave

_QUESTIONS = {one.id: [each.id for each in one.categories] for one in pooled_questions()}


def some_cafes(seed: int) -> list[CafeTallies]:
    """Up to seven cafés with any slips at all, of two quarters and two boards."""
    chance = random.Random(seed)
    return [
        CafeTallies(
            f"cafe-{number}",
            chance.choice([AUTUMN, AUTUMN, "2027-Q1"]),
            chance.choice(["highland", "highland", "fife"]),
            chance.choice([None, chance.randint(0, 40)]),
            tuple(
                Tally(question, category, chance.choice([0, 1, 2, 5, 12, 30]))
                for question in chance.sample(sorted(_QUESTIONS), 4)
                for category in chance.sample(_QUESTIONS[question], 2)
            ),
        )
        for number in range(chance.randint(0, 7))
    ]


_cafes = st.integers(0, 2**32).map(some_cafes)


@given(_cafes, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_cafes_never_matters_and_one_told_twice_counts_once(
    cafes: list[CafeTallies], chance: random.Random
) -> None:
    again = [*cafes, *cafes]
    chance.shuffle(again)
    assert pool(again, AUTUMN, "highland") == pool(cafes, AUTUMN, "highland")


@given(_cafes)
@settings(max_examples=60, deadline=None)
def test_nothing_is_broken_down_of_fewer_than_ten_or_of_one_cafe_alone(cafes: list[CafeTallies]) -> None:
    found = pool(cafes, AUTUMN, "highland")
    inside = [cafe for cafe in cafes if (cafe.quarter, cafe.board) == (AUTUMN, "highland")]
    for one in found.questions:
        asked = [cafe for cafe in inside if any(t.question == one.question and t.count for t in cafe.tallies)]
        assert bool(one.counts) == (one.answered >= 10 and len(asked) >= 2)
        assert not one.counts or sum(count for _category, count in one.counts) == one.answered
        assert one.answered <= found.people


@given(_cafes)
@settings(max_examples=40, deadline=None)
def test_whatever_was_pooled_is_a_return_that_reads_back_the_same(cafes: list[CafeTallies]) -> None:
    found = pool(cafes, AUTUMN, "highland")
    if found.people:
        made = returns.of_pool(found, 1, RECIPIENT, SENDER.public)
        again = returns.read_frame(returns.frame_of(made), SENDER.public).found
        assert again == made
        assert again.pool() == found


def test_three_cafes_come_to_the_sum_of_their_slips() -> None:
    found = pool([counted(1), counted(2), counted(3, people=None)], AUTUMN, "highland")
    assert (found.cafes, found.people) == (3, 42)
    (age,) = found.questions
    assert age.counts == (("25-34", 9), ("45-54", 18), ("65-74", 12), ("prefer-not", 3))


def test_cafes_of_another_quarter_or_board_are_not_in_it() -> None:
    others = [counted(2, quarter="2027-Q1"), counted(3, board="fife"), counted(4, board="")]
    assert pool([counted(1), *others], AUTUMN, "highland").people == 14


def test_quarters_are_those_of_the_calendar() -> None:
    assert [quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 9, 12)] == [
        "2026-Q1", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip
    assert months_of("2026-Q3") == ("2026-07", "2026-09")
    assert ends_before(AUTUMN) == date(2027, 1, 1)
    assert not is_over(AUTUMN, date(2026, 12, 31))
    assert is_over(AUTUMN, date(2027, 1, 1))


# The file


def sealed(frame: bytes, context: bytes = returns.CONTEXT) -> bytes:
    return seal.seal(frame, SENDER, [RECIPIENT], context)


def good() -> bytes:
    return sealed(returns.frame_of(a_return(SENDER.public, RECIPIENT)))


def bent(**facts: Any) -> bytes:
    """A return that says something else, truly signed and truly sealed."""
    said = frames.read_frame(returns.frame_of(a_return(SENDER.public, RECIPIENT)), returns.MAGIC)[0] | facts
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return sealed(framed(text, returns.MAGIC))


AGE = {"id": "age", "answered": 39, "counts": {"25-34": 9, "45-54": 18, "65-74": 12}}
OURS = returns.frame_of(a_return(SENDER.public, RECIPIENT))
FEW = {"id": "age", "answered": 5, "counts": {"25-34": 5}}
LOCKED_WITH_WORDS = b"\n".join((
    b"age-encryption.org/v1", b"-> scrypt " + b"A" * 22 + b" 19", b"A" * 43, b"--- " + b"A" * 43, b"",
))  # fmt: skip
HOSTILE = {
    "not a return": (b"Dear all, here it is.", Reason.DAMAGED),
    "half of one": (good()[:-40], Reason.DAMAGED),
    "a pack's signature": (sealed(OURS, seal.CONTEXT), Reason.SIGNATURE),
    "for somebody else": (seal.seal(OURS, SENDER, [seal.new_lock()[1]], returns.CONTEXT), Reason.LOCKED),
    "another programme's": (bent(programme=PROGRAMME.card.recipients[0]), Reason.OTHER_PROGRAMME),
    "another sender's name": (bent(sender="00" * 32), Reason.SIGNATURE),
    "a later version": (bent(version=2), Reason.NEWER),
    "true for a version": (bent(version=True), Reason.CONTENT),
    "a café's name": (bent(hall="Port Aird Community Centre"), Reason.CONTENT),
    "a day": (bent(quarter="2026-11-26"), Reason.CONTENT),
    "a council area": (bent(board="argyll-and-bute"), Reason.CONTENT),
    "a question crossed with another": (bent(questions=[AGE | {"by": "carer"}]), Reason.CONTENT),
    "a question twice": (bent(questions=[AGE, AGE]), Reason.CONTENT),
    "a question of its own": (bent(questions=[AGE | {"id": "income"}]), Reason.CONTENT),
    "an answer of its own": (bent(questions=[AGE | {"counts": {"45-54": 38, "Morag": 1}}]), Reason.CONTENT),
    "counts that do not add up": (bent(questions=[AGE | {"answered": 40}]), Reason.CONTENT),
    "more answers than people": (bent(people=20), Reason.CONTENT),
    "fewer than ten, broken down": (bent(questions=[FEW]), Reason.CONTENT),
    "one café alone, broken down": (bent(cafes=1), Reason.CONTENT),
    "minus one": (bent(questions=[AGE | {"counts": {"45-54": 40, "25-34": -1}}]), Reason.CONTENT),
    "too big": (bytes(seal.LARGEST + 1), Reason.TOO_BIG),
    "a frame of something else": (sealed(frames.make_frame({"format": "cafe-return"})), Reason.DAMAGED),
    "a lock of words": (LOCKED_WITH_WORDS, Reason.NEEDS_WORDS),
}


@pytest.fixture(scope="module")
def reader() -> Any:
    made = ReadApart()
    yield made
    made.end()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bent_return_is_one_sentence_and_no_more(reader: ReadApart, name: str) -> None:
    content, reason = HOSTILE[name]
    with pytest.raises(PackProblem) as problem:
        reader.period_return(content, [IDENTITY], programmes=[RECIPIENT])
    assert problem.value.reason is reason
    assert "pack" not in problem.value.sentence() or reason is Reason.TOO_BIG


@given(st.integers(0, len(good()) - 1), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_byte_changed_on_the_way_is_noticed(at: int, by: int) -> None:
    content = bytearray(good())
    content[at % len(content)] ^= by  # a seal is a little longer or shorter each time
    with pytest.raises(PackProblem):
        returns.read_return(bytes(content), [IDENTITY])


def test_a_good_return_says_the_same_in_the_process_of_its_own(reader: ReadApart, tmp_path: Path) -> None:
    path = tmp_path / returns.file_name(AUTUMN, "highland")
    path.write_bytes(good())
    assert reader.period_return(path, [IDENTITY]) == returns.read_return(path, [IDENTITY])
    with pytest.raises(PackProblem):  # and a pack's reader does not take it for a pack
        reader.pack(path, [IDENTITY])


def test_there_is_a_sentence_about_returns_for_every_reason_that_one_can_have() -> None:
    for reason in {why for _content, why in HOSTILE.values()} | {Reason.UNREADABLE, Reason.TOO_HARD}:
        assert returns.of(reason).reason is reason


def test_one_cafe_alone_cannot_be_broken_down_by_construction() -> None:
    with pytest.raises(ValidationError):
        a_return(SENDER.public, RECIPIENT, cafes=1)


# A host makes one


@pytest.fixture
def host(database: Database, clock: FakeClock) -> PacksService:
    service = PacksService(database, clock, Changes())
    service.install_programme(PROGRAMME.file)
    return service


def opened(path: Path) -> returns.PeriodReturn:
    return returns.read_return(path, [PROGRAMME.identity]).found


def over(clock: FakeClock) -> None:
    clock.advance(minutes=int((JANUARY - clock.now()).total_seconds() // 60))


def test_three_cafes_leave_as_one_return(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    for _number in range(3):
        a_counted_cafe(database, clock)
    over(clock)
    (ripe,) = host.returns.ripe()
    made = host.returns.make(AUTUMN, "highland", tmp_path)
    found = opened(made.path)
    assert found.pool() == ripe.pool
    assert (made.path.name, found.revision, found.people) == ("return-2026-Q4-highland.cafereturn", 1, 42)
    host.returns.mark_sent(AUTUMN, "highland")
    assert host.returns.ripe() == ()
    deeds = [done.deed for done in Trail(database, clock).lines()]
    assert {Deed.RETURN_MADE, Deed.RETURN_SENT} <= set(deeds)


def test_it_holds_no_cafe_no_hall_no_day_and_no_council(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    ids = [a_counted_cafe(database, clock, title="Tuesday blether", council="argyll-and-bute") for _number in range(3)]
    over(clock)
    text = opened(host.returns.make(AUTUMN, "highland", tmp_path).path).model_dump_json()
    for told in (*ids, *(one[:4].upper() for one in ids), "blether", "Port Aird", "argyll", "2026-11", "26", "18:30"):
        assert told not in text.replace('"quarter":"2026-Q4"', "").replace(PROGRAMME.card.recipients[0], "").replace(
            host.identity().public, ""
        )


def test_a_quarter_that_is_not_over_is_not_closed_and_says_when_it_can_be(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    a_counted_cafe(database, clock)
    assert host.returns.ripe() == ()
    with pytest.raises(ProblemToFix) as problem:
        host.returns.make(AUTUMN, "highland", tmp_path)
    assert problem.value.sentence() == (
        "October to December 2026 is not over yet, and cafés may still come. "
        "You can make its return from Friday 1 January on."
    )
    assert list(tmp_path.glob("*.cafereturn")) == []


def test_unchanged_figures_keep_their_revision_and_corrected_ones_make_a_newer(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    ids = [a_counted_cafe(database, clock) for _number in range(2)]
    over(clock)
    first = host.returns.make(AUTUMN, "highland", tmp_path)
    again = host.returns.make(AUTUMN, "highland", tmp_path)
    assert (again.revision, again.is_new) == (1, False)
    host.returns.mark_sent(AUTUMN, "highland")
    with database.write() as session:
        session.add(TallyRow(cafe_id=ids[0], question="age", category="16-24", count=2))
    (ripe,) = host.returns.ripe()
    assert ripe.has_changed
    newer = host.returns.make(AUTUMN, "highland", tmp_path)
    assert (newer.revision, newer.is_new, newer.path) == (2, True, first.path)
    assert dict(opened(newer.path).questions[0].counts)["16-24"] == 2
    assert newer.sent_at is None


def test_practice_removed_and_unfinished_cafes_are_not_counted(
    host: PacksService, database: Database, clock: FakeClock
) -> None:
    a_counted_cafe(database, clock, is_rehearsal=True)
    a_counted_cafe(database, clock, deleted_at=clock.now())
    a_counted_cafe(database, clock, state=CafeState.PLANNED.value)
    assert host.returns.periods() == ()
    a_counted_cafe(database, clock, council="several")
    (only,) = host.returns.periods()
    assert (only.pool.board, only.pool.is_totals_only) == ("", True)


def test_the_questions_on_well_being_travel_pooled_as_the_slip_does() -> None:
    scores = {"7": 6, "8": 5, "10": 3}
    found = pool([counted(1, ons_happy=scores), counted(2, ons_happy=scores)], AUTUMN, "highland")
    assert found.questions == (Pooled("ons-happy", 28, (("7", 12), ("8", 10), ("10", 6))),)


def test_without_a_programme_or_without_slips_it_says_what_to_do(
    database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    alone = PacksService(database, clock, Changes())
    a_counted_cafe(database, clock)
    over(clock)
    with pytest.raises(ProblemToFix, match="its file is not here yet"):
        alone.returns.make(AUTUMN, "highland", tmp_path)
    alone.install_programme(PROGRAMME.file)
    with pytest.raises(ProblemToFix, match="Nobody was asked"):
        alone.returns.make("2026-Q3", "highland", tmp_path)
    with pytest.raises(ProblemToFix, match="no return of this quarter"):
        alone.returns.mark_sent(AUTUMN, "highland")


def test_what_was_sent_stands_when_counts_were_deleted_in_their_time(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    ids = [a_counted_cafe(database, clock) for _number in range(2)]
    over(clock)
    host.returns.make(AUTUMN, "highland", tmp_path)
    host.returns.mark_sent(AUTUMN, "highland")
    with database.write() as session:
        for row in (session.get(AttendanceRow, ids[0]), *session.exec(_tallies_of(ids[0]))):
            session.delete(row)
    (found,) = host.returns.periods()
    assert (found.is_settled, found.is_ripe, found.pool.people) == (True, False, 28)
    with pytest.raises(ProblemToFix, match="What you sent stands"):
        host.returns.make(AUTUMN, "highland", tmp_path)


def _tallies_of(cafe_id: str) -> Any:
    return select(TallyRow).where(TallyRow.cafe_id == cafe_id)


def test_the_figures_of_a_return_go_when_the_time_of_headcounts_is_over(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path, folder: DataFolder
) -> None:
    for _number in range(2):
        a_counted_cafe(database, clock)
    over(clock)
    host.returns.make(AUTUMN, "highland", tmp_path)
    host.returns.mark_sent(AUTUMN, "highland")
    keeping = Retention(database, folder, clock, Changes())
    keeping.keep_for(Periods(90, 0, 12))
    clock.advance(minutes=300 * 24 * 60)
    keeping.sweep()
    assert host.returns.periods()[0].pool.people == 28
    clock.advance(minutes=100 * 24 * 60)
    keeping.sweep()
    assert (host.returns.periods()[0].pool.people, host.returns.periods()[0].is_settled) == (0, True)
    assert Trail(database, clock).last(Deed.RETURN_DELETED) is not None


def test_a_return_is_written_whole_or_not_at_all(
    host: PacksService, database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    a_counted_cafe(database, clock, age=AGES)
    over(clock)
    nowhere = tmp_path / "a file"
    nowhere.write_text("not a folder")
    with pytest.raises(EnvironmentFault):
        host.returns.make(AUTUMN, "highland", nowhere)
    assert host.returns.ripe()[0].made is None
    assert isinstance(host.returns, PeriodReturns)
