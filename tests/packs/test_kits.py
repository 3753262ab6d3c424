"""Kits: what one laptop hands to another comes in whole, from whom it says, and nothing else comes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from cafe.collate.service import CollateService
from cafe.content import topics
from cafe.content.paper_words import PaperWords
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.model.values import Place, StageKind, Support
from cafe.packs import kit as kits
from cafe.packs.kits.service import Shared
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.service import PacksService
from cafe.plan.service import PlanService
from cafe.store.database import Database
from cafe.store.trail import Deed, Trail
from tests.conftest import NewStore
from tests.content.test_local_numbers import a_number

SIX = ("brae", "heron", "kettle", "lantern", "moss", "oat")


class Laptop:
    """One laptop's rooms over a store of its own."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        changes = Changes()
        self.content = ContentService(database, clock, changes, undo=UndoStack())
        self.packs = PacksService(database, clock, changes)
        self.plans = PlanService(database, clock, changes)
        self.collate = CollateService(database, clock, changes)


@pytest.fixture
def here(database: Database, clock: FakeClock) -> Laptop:
    return Laptop(database, clock)


@pytest.fixture
def there(new_store: NewStore, tmp_path: Path, clock: FakeClock) -> Iterator[Laptop]:
    store = new_store(DataFolder(tmp_path / "another laptop"))
    yield Laptop(store, clock)
    store.close()


def test_an_own_topic_and_a_number_come_in_whole(here: Laptop, there: Laptop, clock: FakeClock, tmp_path: Path) -> None:
    heart = topics.find("heart")
    assert heart is not None
    made = here.content.own.copy(heart)
    number = a_number("Glenferry carers’ drop-in", councils=("highland",), is_group=True)
    here.content.local.keep(number)
    here.content.keep_support(Support("Aileen", "01632 960014", "01632 960120", "01632 960121", True))
    file = tmp_path / "glens.cafekit"
    here.packs.kits.share(file, "The glens", Shared((made.id,), (number.id,)))
    assert b"960014" not in file.read_bytes()  # the lead's number is never in a kit

    opened = there.packs.kits.look(file)
    assert not opened.is_programmes
    taken = there.packs.kits.take_in(opened)
    assert (taken.topics, taken.services, taken.plans) == (1, 1, 0)
    came = there.content.own.find(made.id)
    assert came is not None and came.text == made.text and came.came_from == "The glens"
    assert there.content.local.all() == (replace(number, came_from="The glens", source="The glens"),)
    assert [line.deed for line in Trail(here.content._db, clock).lines()] == [Deed.KIT_MADE]
    assert [line.deed for line in Trail(there.content._db, clock).lines()] == [Deed.KIT_TAKEN]
    there.packs.kits.take_in(opened)  # twice is once
    assert len(there.content.own.all()) == 1 and len(there.content.local.all()) == 1


def test_only_the_programme_s_own_kit_opens_a_locked_topic(here: Laptop, there: Laptop, tmp_path: Path) -> None:
    card = here.collate.make_programme("East Glens women’s health")
    file = tmp_path / "opens.cafekit"
    with pytest.raises(ProblemToFix, match="Only a programme can open"):
        here.packs.kits.share(file, "Opens", Shared(opens=("gbv",)))
    here.packs.kits.share(file, "Opens", Shared(opens=("gbv",)), card.id)

    stranger = there.packs.kits.look(file)  # the programme's file is not here yet
    assert not stranger.is_programmes
    there.packs.kits.take_in(stranger)
    assert there.content.unlocked_topics() == frozenset()

    there.packs.install_programme(here.collate.programme_file(card.id))
    known = there.packs.kits.look(file)
    assert known.is_programmes
    assert there.packs.kits.take_in(known).opened == 1
    assert there.content.unlocked_topics() == {"gbv"}


def test_a_later_kit_of_a_programme_takes_away_what_closed_and_an_older_one_undoes_nothing(
    here: Laptop, there: Laptop, clock: FakeClock, tmp_path: Path
) -> None:
    card = here.collate.make_programme("East Glens women’s health")
    there.packs.install_programme(here.collate.programme_file(card.id))
    closed, walk = a_number("Closed since"), a_number("Walking group", phone="01632 960131")
    here.content.local.take_list([closed, walk])
    here.content.mark_checked(walk.id)
    first, later = tmp_path / "first.cafekit", tmp_path / "later.cafekit"
    here.packs.kits.share(first, "Groups", Shared(services=(closed.id, walk.id)), card.id)
    there.packs.kits.take_in(there.packs.kits.look(first))
    day = there.content.added_services()[1].last_checked
    assert day is not None and day == here.content.added_services()[1].last_checked, "the day of a check goes along"
    there.content.mark_checked(walk.id)

    clock.advance(minutes=24 * 60)
    here.content.local.delete(closed.id)
    here.content.local.keep(replace(walk, phone="01632 960132"))
    here.packs.kits.share(later, "Groups", Shared(services=(walk.id,)), card.id)
    opened = there.packs.kits.look(later)
    assert [one.name for one in opened.gone] == ["Closed since"] and not opened.is_older
    assert there.packs.kits.take_in(opened).gone == 1
    after = there.content.added_services()
    assert [(one.phone, one.last_checked) for one in after] == [("01632 960132", None)], "nobody has rung the new one"

    older = there.packs.kits.look(first)
    assert older.is_older and not older.gone
    there.packs.kits.take_in(older)
    assert there.content.added_services() == after


def test_a_plan_moves_to_another_laptop_with_its_ticks_and_its_own_topic(
    here: Laptop, there: Laptop, tmp_path: Path
) -> None:
    heart = topics.find("heart")
    assert heart is not None
    own = here.content.own.copy(heart)
    plan = here.plans.new_cafe(own.topic, hall="Glenferry village hall", title="Heart to heart")
    here.plans.tick(plan.cafe_id, plan.checks[0].id)
    tea = here.plans.add_stage(plan.cafe_id, StageKind.BREAK, "Tea", 10, 4).stages[4]
    here.plans.set_moves_on(plan.cafe_id, tea.id, True)
    here.plans.set_optional(plan.cafe_id, tea.id, True)
    here.plans.set_cues(plan.cafe_id, tea.id, 120, 30)
    plan = here.plans.pin(plan.cafe_id, tea.id, time(20, 0))
    file = tmp_path / "plan.cafekit"
    here.packs.kits.move_plan(file, plan.cafe_id)
    opened = there.packs.kits.look(file)
    assert there.packs.kits.take_in(opened).plans == 1
    came = there.plans.plan(plan.cafe_id)
    assert replace(came, stages=(), checks=()) == replace(plan, stages=(), checks=())
    assert [replace(one, id="") for one in came.stages] == [replace(one, id="") for one in plan.stages]
    assert [(one.text, one.is_done) for one in came.checks] == [(one.text, one.is_done) for one in plan.checks]
    assert there.plans.topic(came) is not None
    there.plans.change_hall(plan.cafe_id, "Port Aird hall")
    assert there.packs.kits.take_in(opened).plans == 0  # what was changed here meanwhile stays
    assert there.plans.plan(plan.cafe_id).hall == "Port Aird hall"


@pytest.mark.parametrize("topic_id", ["baby-loss", "gbv"])
def test_a_plan_on_a_private_topic_moves_without_its_hall_and_day(
    here: Laptop, there: Laptop, tmp_path: Path, topic_id: str
) -> None:
    when = datetime(2026, 12, 3, 18, 30, tzinfo=UTC)
    plan = here.plans.new_cafe(topics.find(topic_id), starts_at=when, hall="Glenferry hall", title="Thursdays there")
    here.plans.change_place(plan.cafe_id, Place("highland", 7, "hall"))
    file = tmp_path / "plan.cafekit"
    here.packs.kits.move_plan(file, plan.cafe_id)
    assert here.packs.kits.keeps_where_and_when(plan.cafe_id)
    for telling in (b"Glenferry", b"2026-12-03", b"Thursdays"):
        assert telling not in file.read_bytes()
    there.packs.kits.take_in(there.packs.kits.look(file))
    came = there.plans.plan(plan.cafe_id)
    assert (came.hall, came.starts_at, came.must_end_at, came.title) == ("", None, None, plan.topic_title)
    assert came.place == Place("highland") and len(came.stages) == len(plan.stages)
    locked = tmp_path / "hand-over.cafekit"
    here.packs.kits.hand_over(locked, SIX)
    (whole,) = there.packs.kits.look(locked, SIX).kit.plans
    assert whole.hall == "Glenferry hall" and whole.starts_at.startswith("2026-12-03")


def test_a_hand_over_opens_with_its_six_words_and_with_no_others(here: Laptop, there: Laptop, tmp_path: Path) -> None:
    here.content.local.keep(a_number("The link worker"))
    here.plans.new_cafe(topics.find("heart"), title="Next month")
    file = tmp_path / "hand-over.cafekit"
    here.packs.kits.hand_over(file, SIX)
    assert kits.needs_words(file.read_bytes())
    with pytest.raises(PackProblem) as told:
        there.packs.kits.look(file)
    assert told.value.reason is Reason.NEEDS_WORDS
    with pytest.raises(PackProblem) as told:
        there.packs.kits.look(file, tuple(reversed(SIX)))
    assert told.value.reason is Reason.WRONG_WORDS
    taken = there.packs.kits.take_in(there.packs.kits.look(file, SIX))
    assert (taken.services, taken.plans) == (1, 1)


def test_a_group_s_own_words_and_unfinished_topics_outlive_its_host(
    here: Laptop, there: Laptop, tmp_path: Path
) -> None:
    here.content.keep_own_agreements(["Phones stay in bags.", "We start with tea."])
    here.content.keep_paper_words(
        PaperWords(organisation="East Glens", welcome="All women of the glens", access=("A ramp at the side door",))
    )
    half = here.content.own.write_new()
    heart = topics.find("heart")
    assert heart is not None
    long = here.content.own.copy(heart)
    here.content.own.keep(long.id, long.text + "# " + "on and on " * 4000)
    assert here.packs.kits.stays_behind() == (heart.title,)
    file = tmp_path / "hand-over.cafekit"
    here.packs.kits.hand_over(file, SIX)

    there.content.keep_own_agreements(["We start with tea.", "Chairs in a ring."])
    there.content.keep_paper_words(PaperWords(access=("A hearing loop",)))
    opened = there.packs.kits.look(file, SIX)
    assert opened.kit.version == 3
    assert there.packs.kits.take_in(opened).agreed == 3
    assert there.content.own_agreements_as_typed() == (
        "We start with tea.", "Chairs in a ring.", "Phones stay in bags.",
    )  # fmt: skip
    words = there.content.paper_words()
    assert words == PaperWords(welcome="All women of the glens", access=("A hearing loop", "A ramp at the side door"))
    came = there.content.own.find(half.id)
    assert came is not None and came.text == half.text and came.topic is None
    assert there.packs.kits.take_in(opened).agreed == 0, "twice is once"


def test_more_than_one_kit_holds_is_told_before_a_file_is_made(here: Laptop, tmp_path: Path) -> None:
    opens = tuple(f"topic-{n}" for n in range(61))
    card = here.collate.make_programme("East Glens")
    with pytest.raises(PackProblem, match="too much for one kit"):
        here.packs.kits.share(tmp_path / "none.cafekit", "All", Shared(opens=opens), card.id)
    assert not list(tmp_path.glob("*.cafekit"))


@pytest.mark.parametrize("place", [0, 12, 40, 200, -1, -40])
def test_a_kit_that_was_changed_on_the_way_is_refused(here: Laptop, tmp_path: Path, place: int) -> None:
    here.content.local.keep(a_number("The link worker"))
    file = tmp_path / "a.cafekit"
    here.packs.kits.share(file, "Ours", Shared(services=(here.content.local.all()[0].id,)))
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    with pytest.raises(PackProblem):
        here.packs.kits.look(bytes(content))


def test_an_empty_kit_and_an_unfinished_topic_are_not_shared(here: Laptop, tmp_path: Path) -> None:
    with pytest.raises(ProblemToFix, match="nothing in this kit"):
        here.packs.kits.share(tmp_path / "none.cafekit", "None", Shared())
    made = here.content.own.write_new()
    with pytest.raises(ProblemToFix, match="something to change"):
        here.packs.kits.share(tmp_path / "none.cafekit", "None", Shared((made.id,)))
    assert not list(tmp_path.glob("*.cafekit"))
