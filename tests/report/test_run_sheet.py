"""The plan on the host's knee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.content import topics
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.model.values import Length, Plan, Stage, StageKind
from cafe.plan.service import PlanService
from cafe.plan.timings import make_stages
from cafe.report.run_sheet import outline_of, render
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.builders import a_plan
from tests.report.conftest import words_of
from tests.report.paper.uacheck import inspect


def planned(topic_id: str = "menopause", length: Length = Length.SEVENTY_FIVE, **facts: object) -> Plan:
    topic = topics.find(topic_id)
    assert topic is not None
    stages = make_stages(length, 8, 1, topic.questions[:3])
    return replace(a_plan(topic_id=topic.id, topic_title=topic.title, length=length, stages=stages), **facts)  # type: ignore[arg-type]


def flat(plan: Plan) -> str:
    return " ".join(words_of(render(outline_of(plan))).split())


@pytest.mark.parametrize("topic", [topic.id for topic in topics.load()])
@pytest.mark.parametrize("length", Length)
def test_every_topic_at_every_length_fits_one_page(topic: str, length: Length) -> None:
    seen = inspect(render(outline_of(planned(topic, length))))
    assert seen.faults == []
    assert seen.pages == 1


def test_the_sheet_says_what_a_person_last_agreed_it_says(golden: Callable[[str, bytes], None]) -> None:
    # Without a start, so that the page does not follow the time zone of the computer.
    golden("run-sheet-menopause", render(outline_of(planned(starts_at=None))))


def test_neither_the_hall_nor_a_title_nor_the_day_is_on_it() -> None:
    pdf = render(outline_of(planned()))
    for secret in ("Corran Hall", "Tuesday blether", "26 November", "Thursday"):
        assert secret not in words_of(pdf)
        assert secret.encode() not in pdf


def test_the_five_minute_call_stays_whatever_else_goes() -> None:
    plan = planned(starts_at=datetime(2026, 11, 26, 18, 30, tzinfo=UTC))
    stages = tuple(replace(stage, cues=tuple(f"Cue {n}" for n in range(4))) for stage in plan.stages)
    assert "five minutes to “Final round”" in flat(replace(plan, stages=stages))


def test_numbers_and_a_line_for_the_safeguarding_lead_stand_on_every_page() -> None:
    plan = planned()
    long = tuple(
        replace(stage, id=f"{n}", question="What would you say to somebody who has never spoken of it? " * 3)
        for n, stage in enumerate(plan.stages * 2)
    )
    text = words_of(render(outline_of(replace(plan, stages=long)))).split("--- page")[1:]
    assert len(text) > 1
    for page in text:
        for must in ("999", "111", "116 123", "0800 83 85 87", "Safeguarding lead", "If someone is upset"):
            assert must in page


def test_the_service_prints_the_plan_as_it_is_kept(database: Database, clock: FakeClock, changes: Changes) -> None:
    topic = topics.find("menopause")
    assert topic is not None
    plan = PlanService(database, clock, changes).new_cafe(topic, Length.SIXTY, clock.now(), people=8)
    report = ReportService(database, clock, changes)
    assert report.run_sheet(plan.cafe_id) == render(
        outline_of(PlanService(database, clock, changes).plan(plan.cafe_id))
    )
    with pytest.raises(ProblemToFix):
        report.run_sheet("nowhere")


_words = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(
        st.builds(
            Stage,
            id=st.uuids().map(str),
            kind=st.sampled_from(StageKind),
            title=_words,
            seconds=st.integers(0, 9000),
            question=_words,
            cues=st.lists(_words, max_size=6).map(tuple),
        ),
        max_size=15,
    ),
    _words,
)
def test_any_plan_can_be_printed(stages: list[Stage], title: str) -> None:
    seen = inspect(render(outline_of(a_plan(stages=tuple(stages), topic_title=title))))
    assert seen.faults == []
