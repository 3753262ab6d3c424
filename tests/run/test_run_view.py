"""What the host's page says at one instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.core import words
from cafe.model.values import NoteMode, Plan, StageKind
from cafe.run.actions import END, NEXT, PASSED, PAUSE, SPOKE, START, Action, extend, trim, undo
from cafe.run.clockface import Tone, Where
from cafe.run.rounds import apply, prepare
from cafe.run.state import Run
from cafe.run.view import RunView, done_words, run_view
from tests.builders import a_plan

BEGIN = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
PLAN = a_plan(topic_id="menopause", title="An evening on the change", hall="Glenferry Village Hall")


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def shown(minutes: float, *steps: tuple[float, Action], plan: Plan = PLAN) -> RunView:
    run = prepare(plan)
    for minute, action in steps:
        run = apply(run, action, at(minute))
    return run_view(run, plan, at(minutes), notes=11)


IN_ROUND_1 = ((0, START), (5, NEXT), (10, NEXT))


def test_in_round_one_the_page_says_all_that_a_glance_needs() -> None:
    view = shown(15, *IN_ROUND_1)
    assert (view.title, view.hall, view.heard) == (PLAN.title, PLAN.hall, "11 notes")
    assert (view.timer.label, view.timer.figures) == ("Left in First round", "07:00")
    assert view.timer.fraction == pytest.approx(5 / 12)
    assert view.label == "First round · with the talking object"
    assert (view.end.text, view.end.tag, view.end.tone) == (
        f"We end at {words.clock_time(at(90))}",
        "On time",
        Tone.SAFE,
    )
    assert (view.next.title, view.next.detail) == ("Next: Second round", "12 minutes")
    assert view.notes_line == f"No notes now. We write together in Harvest, at {words.clock_time(at(72))}."
    assert not view.shows_capture
    assert any("1 min 30" in cue.text for cue in view.cues)
    assert [item.where for item in view.track[:4]] == [Where.DONE, Where.DONE, Where.NOW, Where.TO_COME]
    assert [item.minutes for item in view.track[:4]] == ["done", "done", "12 min", "12 min"]
    assert "Nobody speaks" in [link.title for link in view.what_if]
    assert len(view.what_if) == 3


def test_two_minutes_over_is_gorse_and_offers_the_dialogue() -> None:
    view = shown(23.75, *IN_ROUND_1)
    assert (view.timer.label, view.timer.figures) == ("Over time in First round", "+1:45")
    assert view.timer.tone is Tone.OVER
    assert view.track[2].minutes == "12 min · over"
    assert (view.end.text, view.end.tag) == (f"We end at {words.clock_time(at(92))}", "2 minutes late")
    assert view.end.offer == "Take 2 min off Open dialogue"
    assert sum(item.seconds for item in view.end.trims) == 120


def test_the_timer_turns_gently_and_says_left_until_it_is_over() -> None:
    tones = [shown(10 + gone, *IN_ROUND_1).timer.tone for gone in (1, 9.7, 11.5, 12.1)]
    assert tones == [Tone.PLAIN, Tone.SOON, Tone.LAST, Tone.OVER]
    just = shown(22 + 0.5 / 60, *IN_ROUND_1).timer
    assert (just.label, just.figures) == ("Left in First round", "00:00")


def test_turns_are_counted_and_those_to_come_share_what_is_left() -> None:
    view = shown(15, *IN_ROUND_1, (11, SPOKE), (12, SPOKE), (13, PASSED))
    turns = view.turns
    assert turns is not None
    assert (turns.count, turns.text, turns.to_go) == (3, "of 8 turns", "5 to go, about 1 min 20 each")
    assert turns.can_speak and turns.can_pass
    over = shown(25, *IN_ROUND_1).turns
    assert over is not None and over.to_go == "8 to go"
    everybody = shown(15, *IN_ROUND_1, *((11, SPOKE) for _n in range(8))).turns
    assert everybody is not None
    assert everybody.to_go == "Everybody has had a turn."
    assert not everybody.can_speak


def test_the_dialogue_has_prompts_and_the_topics_own_cues_instead_of_turns() -> None:
    view = shown(40, *IN_ROUND_1, (20, NEXT), (30, NEXT))
    assert view.kind is StageKind.DIALOGUE
    assert view.turns is None
    assert view.prompts
    assert any("HRT" in cue.text for cue in view.cues)


def test_notes_follow_the_plans_choice() -> None:
    none = shown(15, *IN_ROUND_1, plan=replace(PLAN, note_mode=NoteMode.NONE))
    assert none.notes_line == "No notes today. We keep only how many came, and the topic."
    assert not none.shows_capture
    going = shown(15, *IN_ROUND_1, plan=replace(PLAN, note_mode=NoteMode.AS_WE_GO))
    assert (going.notes_line, going.shows_capture) == ("", True)


def test_the_harvest_is_a_stage_of_its_own_unless_there_are_no_notes() -> None:
    steps = ((0, START), *((1, NEXT) for _n in range(6)))
    assert shown(2, *steps).is_harvest
    assert not shown(2, *steps, plan=replace(PLAN, note_mode=NoteMode.NONE)).is_harvest


def test_the_last_stage_is_ended_by_holding() -> None:
    view = shown(2, (0, START), *((1, NEXT) for _n in range(7)))
    assert view.next.is_end
    assert view.next.title == "End the café"


def test_next_wants_a_second_press_while_much_is_left() -> None:
    assert shown(11, *IN_ROUND_1).next.wants_second_press
    assert not shown(20, *IN_ROUND_1).next.wants_second_press


def test_before_the_start_a_forgotten_one_can_be_mended() -> None:
    early = shown(-3)
    assert [choice.label for choice in early.start_choices] == ["Start now", "We started at another time"]
    assert early.idle_line == ""
    late = shown(4)
    assert late.start_choices[1].at == BEGIN
    assert late.idle_line == f"Planned for {words.clock_time(BEGIN)}, 4 minutes ago. Nothing is running yet."
    assert late.end.tag == "4 minutes late"
    assert late.end.offer == ""


def test_a_pause_says_how_long_and_how_to_carry_on() -> None:
    view = shown(19, *IN_ROUND_1, (15, PAUSE))
    assert (view.timer.figures, view.timer.tag, view.timer.tone) == ("07:00", "Paused", Tone.PAUSED)
    assert view.idle_line == "Paused for 4 minutes."
    assert view.pause_label == "Carry on"
    assert view.can_carry_on and not view.can_pause and view.can_extend and view.can_trim


def test_several_tables_hear_of_the_final_round_five_minutes_before() -> None:
    two = replace(PLAN, tables=2)
    steps = (*IN_ROUND_1, (20, NEXT), (30, NEXT))
    assert shown(54, *steps, plan=two).word == ""
    assert shown(55.5, *steps, plan=two).word == "Tell the tables: 5 minutes until the final round."
    assert shown(55.5, *steps).word == ""


def test_an_ended_cafe_can_be_carried_on_for_a_while() -> None:
    view = shown(91, (0, START), (90, END))
    assert view.end.text == f"We ended at {words.clock_time(at(90))}"
    assert view.can_resume
    assert not shown(90 + 13 * 60, (0, START), (90, END)).can_resume
    assert all(item.where is Where.DONE for item in view.track)


def test_a_minute_late_is_said_without_colour_and_two_minutes_with_it() -> None:
    one, two = (shown(22 + late, *IN_ROUND_1) for late in (1, 2))
    assert (one.end.tag, one.end.tone) == ("1 minute late", Tone.PLAIN)
    assert (two.end.tag, two.end.tone) == ("2 minutes late", Tone.OVER)


def test_an_ended_cafe_says_how_long_it_took_and_stands_still() -> None:
    for minutes in (74, 300):
        timer = shown(minutes, (0, START), (73, END)).timer
        assert (timer.label, timer.figures) == ("Your café took", "73:00")


def test_undo_and_redo_say_what() -> None:
    assert shown(15, *IN_ROUND_1).undo_label == "Undo: Next"
    view = shown(15, *IN_ROUND_1, (12, undo(3)))
    assert (view.undo_label, view.redo_label) == ("Undo: Next", "Redo: Next")
    assert done_words(extend(60)) == "More time"


def test_a_screen_reader_hears_a_stage_begin_and_five_minutes_not_each_second() -> None:
    heard = [shown(10 + second / 60, *IN_ROUND_1).announcement for second in range(0, 780, 5)]
    said = [line for n, line in enumerate(heard) if n == 0 or heard[n - 1] != line]
    assert said == [
        "First round has begun.",
        "First round. 5 minutes left.",
        "First round is over time.",
    ]


def test_a_trim_is_offered_only_while_there_is_time_to_take() -> None:
    assert not shown(22, *IN_ROUND_1, (21.5, trim(60))).can_trim


@settings(max_examples=200, deadline=None)
@given(st.floats(-30, 200), st.integers(0, 7), st.booleans(), st.sampled_from(list(NoteMode)))
def test_the_page_can_be_shown_at_any_moment(minute: float, stage: int, paused: bool, mode: NoteMode) -> None:
    plan = replace(PLAN, note_mode=mode)
    run: Run = prepare(plan)
    if minute >= 0:
        run = apply(run, START, BEGIN)
        for _n in range(stage):
            run = apply(run, NEXT, BEGIN)
        if paused:
            run = apply(run, PAUSE, BEGIN)
    view = run_view(run, plan, at(minute))
    assert all(0 <= item.fraction <= 1 for item in view.track)
    assert all(item.weight >= 4 for item in view.track)
    assert 0 <= view.timer.fraction <= 1
    assert "-" not in view.timer.figures
    assert (view.timer.tone is Tone.OVER) == view.timer.figures.startswith("+") or not run.is_going or paused
