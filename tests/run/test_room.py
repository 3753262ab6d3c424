"""All that the room's screen may know."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.model.values import Length, StageKind
from cafe.plan.timings import make_stages
from cafe.run.actions import END, NEXT, PAUSE, START, people
from cafe.run.room import Card, RoomView, facts_of, room_view
from cafe.run.rounds import apply, prepare
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
QUESTIONS = ("What has changed for you?", "What rang true?", "What would help?")
PLAN = a_plan(
    title="OUR OWN TITLE",
    hall="OUR OWN HALL",
    topic_title="Menopause at work and at home",
    people=14,
    tables=2,
    stages=make_stages(Length.NINETY, 14, 2, QUESTIONS),
)


def seen(minutes: float, stage: int, card: Card | None = None, *, paused: bool = False) -> RoomView:
    run = apply(prepare(PLAN), START, BEGIN)
    for _n in range(stage):
        run = apply(run, NEXT, BEGIN)
    if paused:
        run = apply(run, PAUSE, BEGIN)
    return room_view(run, facts_of(PLAN), BEGIN + timedelta(minutes=minutes), card)


def test_in_round_one_the_room_sees_topic_stage_question_ring_and_agreement() -> None:
    view = seen(7, 2)
    assert view.topic == "Menopause at work and at home"
    assert view.stage == "Round 1 of 3"
    assert view.question == "What has changed for you?"
    assert (view.headline, view.under) == ("9 minutes", "or so to go")
    assert view.fraction == pytest.approx(9 / 16)
    assert view.chairs == 14
    assert view.footnote == "You can pass. Just hand the object on."
    assert view.agreement == "What is said here stays here."
    assert view.card is None


def test_the_open_dialogue_and_the_final_round_go_by_their_names() -> None:
    assert [seen(0, n).stage for n in range(2, 6)] == [
        "Round 1 of 3",
        "Round 2 of 3",
        "Open dialogue",
        "Final round",
    ]


def test_over_time_the_room_reads_words_and_no_figure() -> None:
    view = seen(17, 2)
    assert (view.headline, view.under, view.fraction) == ("Let’s draw to a close", "", 0.0)
    assert view.is_over


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 300), st.integers(0, 7), st.booleans())
def test_the_room_never_sees_a_ticking_or_negative_figure(minutes: float, stage: int, paused: bool) -> None:
    view = seen(minutes, stage, paused=paused)
    assert "-" not in view.headline and ":" not in view.headline
    assert view.headline == "Let’s draw to a close" or view.headline.split()[0].isdigit()
    assert not view.headline.startswith("0")
    assert 0 <= view.fraction <= 1


def test_the_words_change_once_a_minute_and_the_ring_each_ten_seconds() -> None:
    views = [seen(second / 60, 2) for second in range(0, 120)]
    assert [view.headline for view in views] == ["16 minutes"] * 60 + ["15 minutes"] * 60
    assert len({view.fraction for view in views}) == 12


def test_neither_the_hall_nor_the_cafes_own_title_can_be_read_in_the_room() -> None:
    for stage in range(8):
        text = str(asdict(seen(1, stage)))
        assert "OUR OWN" not in text


def test_agreements_break_and_harvest_have_cards_of_their_own() -> None:
    assert seen(0, 1).card is Card.AGREEMENTS
    assert "Curiosity" in seen(0, 1).card_lines
    assert seen(0, 6).card is Card.THANKS
    assert seen(0, 6).card_title == "Thank you"


def test_the_host_can_lay_a_card_over_any_stage() -> None:
    assert seen(0, 2, Card.QUIET).card_title == "We are taking a short pause."
    assert seen(0, 2, Card.BREAK).card_title == "A wee break"
    blank = seen(0, 2, Card.BLANK)
    assert (blank.card, blank.card_title, blank.card_lines) == (Card.BLANK, "", ())


def test_before_the_start_and_after_the_end_the_room_is_quiet() -> None:
    before = room_view(prepare(PLAN), facts_of(PLAN), BEGIN)
    assert (before.instruction, before.headline, before.question) == ("We will start soon.", "", "")
    ended = apply(apply(prepare(PLAN), START, BEGIN), END, BEGIN)
    after = room_view(ended, facts_of(PLAN), BEGIN)
    assert after.card is Card.THANKS
    assert after.fraction == 0


def test_a_pause_is_said_and_the_ring_stands_still() -> None:
    assert seen(0, 2, paused=True).instruction == "We are taking a short pause."
    assert seen(99, 2, paused=True).fraction == seen(0, 2, paused=True).fraction


def test_chairs_follow_the_people_who_are_here() -> None:
    run = apply(apply(prepare(PLAN), START, BEGIN), people(40), BEGIN)
    assert room_view(run, facts_of(PLAN), BEGIN).chairs == 24
    run = apply(run, people(1), BEGIN)
    assert room_view(run, facts_of(PLAN), BEGIN).chairs == 3


def test_every_stage_has_a_line_for_the_room() -> None:
    kinds = [stage.kind for stage in PLAN.stages]
    assert kinds[0] is StageKind.WELCOME
    assert all(seen(0, n).instruction for n in range(len(kinds)))


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("cafe.run.room", ("cafe.store", "cafe.capture", "cafe.packs", "sqlmodel", "sqlalchemy", "PySide6")),
        ("cafe.run.view", ("cafe.store", "cafe.capture", "sqlmodel", "sqlalchemy", "PySide6")),
        ("cafe.plan.home", ("cafe.store", "cafe.run", "sqlmodel", "sqlalchemy", "PySide6")),
    ],
)
def test_a_view_reaches_no_note_no_store_and_no_window(module: str, never: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules), sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = set(loaded.stdout.split())
    assert module in names
    assert not names & set(never)


def test_several_tables_read_on_the_screen_that_the_final_round_is_near() -> None:
    soon = "Soon the talking object goes round a last time."
    for tables, minutes, is_said in ((2, 26, True), (2, 24, False), (1, 26, False), (2, 30, False)):
        run = prepare(a_plan(tables=tables, people=14))
        run = apply(run, START, BEGIN)
        for _stage in range(4):
            run = apply(run, NEXT, BEGIN)
        view = room_view(run, facts_of(run.plan), BEGIN + timedelta(minutes=minutes))
        assert (view.instruction == soon) is is_said


def test_the_agreements_card_has_the_groups_own_beneath_the_six() -> None:
    run = apply(prepare(PLAN), START, BEGIN)
    facts = facts_of(PLAN, ("Tea first.",))
    shown = room_view(run, facts, BEGIN, Card.AGREEMENTS)
    assert len(shown.card_lines) == 6 and shown.card_under == ("Tea first.",)
    assert room_view(run, facts, BEGIN, Card.BREAK).card_under == ()
