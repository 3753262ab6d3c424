"""What the plan's page and Home say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cafe.content.gate import before_start
from cafe.core import words
from cafe.model.values import CafeLine, CafeState, Length, Plan, Stage, StageKind, Support
from cafe.plan.home import home_view, state_tag
from cafe.plan.timings import make_stages
from cafe.plan.view import Tone, length_words, note_words, plan_view
from tests.builders import a_plan


def here(day: int, hour: int, minute: int) -> datetime:
    """An instant of November 2026 as this computer's own clock shows it, wherever it is."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC).replace(tzinfo=None).astimezone(UTC)


NOW = here(21, 19, 42)
START = here(26, 18, 30)


def planned(minutes: int = 120, **facts: object) -> Plan:
    stages = make_stages(Length.NINETY, 14, 2, ("One?", "Two?", "Three?"))
    return a_plan(
        people=14,
        tables=2,
        starts_at=START,
        must_end_at=START + timedelta(minutes=minutes),
        stages=stages,
        topic_id="menopause",
        **facts,
    )


def test_the_order_of_the_evening_has_numbers_questions_minutes_and_times() -> None:
    view = plan_view(planned(), NOW)
    third = view.stages[2]
    assert (third.number, third.name, third.object_words) == (3, "Round 1", "Talking object")
    assert (third.question, third.minutes, third.each) == ("One?", 16, "2 minutes each")
    assert third.starts == words.clock_time(START + timedelta(minutes=15))
    assert not view.stages[0].can_move_up and view.stages[0].can_move_down
    assert not view.stages[-1].can_move_down
    assert view.per_table == "That is 7 at a table."
    assert (view.day, view.when) == ("Thursday 26 November", "in 5 days")
    assert len(view.suggestions) == 6
    assert view.can_start


def test_the_time_card_says_what_is_planned_and_what_is_spare() -> None:
    time = plan_view(planned(), NOW).time
    assert (time.planned, time.of, time.under) == ("90", "of 120 minutes", "planned so far")
    assert (time.tag, time.tone) == ("30 minutes spare", Tone.SAFE)
    assert sum(time.segments) + time.spare_share == pytest.approx(1)
    assert time.ends == f"We end at {words.clock_time(START + timedelta(minutes=90))}"


def test_past_the_latest_end_is_said_in_words_and_gorse() -> None:
    time = plan_view(planned(85), NOW).time
    assert (time.tag, time.tone, time.spare_share) == ("5 minutes over", Tone.OVER, 0.0)
    assert sum(time.segments) == pytest.approx(1)
    assert plan_view(planned(90), NOW).time.tag == "Just fits"


def test_a_plan_without_a_day_shows_no_clock_times() -> None:
    view = plan_view(replace(planned(), starts_at=None, must_end_at=None), NOW)
    assert (view.day, view.when, view.starts, view.time.ends) == ("No day yet", "", "", "")
    assert view.stages[0].starts == ""
    assert view.time.of == "of 90 minutes"


def test_tables_that_do_not_share_out_say_up_to() -> None:
    assert plan_view(replace(planned(), people=13), NOW).per_table == "That is up to 7 at a table."
    assert plan_view(replace(planned(), tables=1), NOW).per_table == "One table, and you."


def test_what_stands_before_a_start_holds_the_button_back() -> None:
    careful = replace(planned(), caution_level=2)
    obstacles = before_start(careful, Support(), None)
    view = plan_view(careful, NOW, obstacles=obstacles)
    assert not view.can_start
    assert view.obstacles == obstacles


@pytest.mark.parametrize("state", list(CafeState))
def test_a_plan_is_open_only_while_it_is_planned(state: CafeState) -> None:
    view = plan_view(planned(), NOW, state=state)
    assert bool(view.locked) == (state is not CafeState.PLANNED)
    assert view.can_start == (state is CafeState.PLANNED)


def test_an_own_stage_and_no_topic_are_shown_too() -> None:
    own = Stage("x", StageKind.OWN, "Song", 300)
    view = plan_view(a_plan(stages=(own,), topic_id="", topic_title="", title=""), NOW)
    assert (view.title, view.topic_title) == ("A new café", "Topic not chosen yet")
    assert not view.stages[0].can_remove


def test_every_length_and_way_of_noting_has_words() -> None:
    from cafe.model.values import NoteMode

    assert len({length_words(length) for length in Length}) == 5
    assert len({note_words(mode) for mode in NoteMode}) == 3


# Home


def line(name: str, days: float = 0, state: CafeState = CafeState.PLANNED, **facts: object) -> CafeLine:
    plain = CafeLine(
        id=name,
        code="7K2M",
        title=name,
        hall="Glenferry Village Hall",
        topic_id="menopause",
        topic_title="Perimenopause and menopause",
        starts_at=NOW + timedelta(days=days),
        must_end_at=NOW + timedelta(days=days, hours=2),
        people_expected=14,
        state=state,
        checks_done=5,
        checks_in_all=7,
        sent_at=None,
        received_at=None,
        changed_since_sent=False,
        caution_level=1,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def test_home_greets_and_shows_the_next_cafe() -> None:
    home = home_view([line("later", 18), line("next", 5)], NOW)
    assert home.greeting == "Good evening. Your next café is on Thursday."
    assert home.today == "Saturday 21 November"
    cover = home.cover
    assert cover is not None
    assert (cover.cafe_id, cover.kicker) == ("next", "Your next café, in 5 days")
    assert (cover.date.weekday, cover.date.day, cover.date.month) == ("Thu", "26", "Nov")
    assert (cover.expected, cover.ready) == ("14 expected", "5 of 7 things ready")
    assert cover.main_action == "Get ready"
    assert [c.cafe_id for c in home.coming] == ["later"]
    assert home.coming[0].date.day == "9"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Your next café is today."),
        (1, "Your next café is tomorrow."),
        (9, "Your next café is on 30 November."),
    ],
)
def test_the_greeting_says_the_day_as_people_do(days: int, said: str) -> None:
    assert home_view([line("a", days)], NOW).greeting == f"Good evening. {said}"


@pytest.mark.parametrize(("hour", "hello"), [(8, "Good morning."), (13, "Good afternoon."), (18, "Good evening.")])
def test_the_greeting_follows_the_hour(hour: int, hello: str) -> None:
    assert home_view([], here(21, hour, 0)).greeting == f"{hello} Shall we plan a café?"


def test_a_first_start_invites() -> None:
    home = home_view([], NOW)
    assert home.cover is None
    assert home.empty and home.empty_recent and home.empty_coming


def test_a_cafe_that_is_going_on_comes_first() -> None:
    home = home_view([line("soon", 0.01), line("now", -0.02, CafeState.RUNNING)], NOW)
    assert home.cover is not None
    assert (home.cover.cafe_id, home.cover.main_action) == ("now", "Carry on")
    assert home.greeting.endswith("Your café is going on.")
    assert [c.cafe_id for c in home.coming] == ["soon"]


def test_what_is_not_finished_says_why_in_words() -> None:
    quotes = "Two quotes need a yes or no before you can send this one."
    home = home_view(
        [
            line("hearts", -2, CafeState.FINISHED, unfinished=(quotes, "Nobody has counted who came.")),
            line("sleep", -9, CafeState.SENT, sent_at=NOW - timedelta(days=8)),
        ],
        NOW,
    )
    (card,) = home.unfinished
    assert card.reason == f"{quotes} And one thing more."
    assert card.where == "Glenferry Village Hall · 19 Nov"
    assert [(row.day, row.title, row.tag) for row in home.recent] == [("12 Nov", "sleep", "Sent 13 Nov")]


def test_a_planned_day_that_went_by_asks_what_became_of_it() -> None:
    home = home_view([line("gone", -3), line("tonight", -0.1)], NOW)
    assert home.cover is not None and home.cover.cafe_id == "tonight"
    assert home.cover.main_action == "Start this café"
    (card,) = home.unfinished
    assert card.did_not_run
    assert card.cafe_id == "gone"


def test_recent_cafes_are_newest_first_and_the_rest_one_press_away() -> None:
    nine = [line(f"c{n}", -7 * n, CafeState.SENT, sent_at=NOW) for n in range(1, 10)]
    home = home_view(nine, NOW)
    assert [row.cafe_id for row in home.recent] == ["c1", "c2", "c3", "c4"]
    assert home.see_all == "See all 9"
    assert home_view(nine[:4], NOW).see_all == ""


def test_a_cafe_without_a_day_or_topic_waits_at_the_end() -> None:
    bare = line("bare", topic_id="", topic_title="", title="", starts_at=None, must_end_at=None)
    home = home_view([bare, line("next", 5), line("then", 6)], NOW)
    assert [c.cafe_id for c in home.coming] == ["then", "bare"]
    assert home.coming[1].title == "Topic not chosen yet"
    assert home.coming[1].is_topic_open
    assert home.coming[1].where == "Glenferry Village Hall · no day yet"


@pytest.mark.parametrize(
    ("facts", "tag"),
    [
        ({"state": CafeState.FINISHED}, "Ready to send"),
        ({"state": CafeState.FINISHED, "unfinished": ("Something.",)}, "Draft"),
        ({"state": CafeState.SENT, "sent_at": NOW}, "Sent 21 Nov"),
        ({"state": CafeState.SENT, "sent_at": NOW, "received_at": NOW}, "Received 21 Nov"),
        ({"state": CafeState.SENT, "sent_at": NOW, "changed_since_sent": True}, "Changed since sent"),
        ({"state": CafeState.CANCELLED}, "Called off"),
        ({"state": CafeState.NOBODY_CAME}, "Nobody came"),
    ],
)
def test_every_state_is_a_tag_in_words(facts: dict[str, object], tag: str) -> None:
    assert state_tag(replace(line("a", -1), **facts))[0] == tag  # type: ignore[arg-type]
