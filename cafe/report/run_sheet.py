"""The run sheet: the plan on the host's knee, read at arm's length.

**Plan** → run. One page where it fits: cues go first, then the note column narrows, then there is a second page with
the help box again. Never the hall, a name or the day: a sheet that is left on a chair tells nobody anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cafe.content import directory, topics
from cafe.content.hosting import stage_words
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import Plan, Stage, StageKind
from cafe.plan.timings import clock_times, ends_at
from cafe.report.paper.blocks import Boxed, Column, Columns, Heading, Stack, Text, row_rule
from cafe.report.paper.forms import Asked, WritingLines
from cafe.report.paper.furniture import sheet_head
from cafe.report.paper.lists import Item, Items, Leaders, Led
from cafe.report.paper.look import STANDARD, plain, voice
from cafe.report.paper.page import SHEET, Block, Document, Part, Space, TurnPage, build
from cafe.report.paper.text import width as width_of
from cafe.run.pace import nearest_minute
from cafe.run.rounds import began_at
from cafe.run.state import Run, spent, starts_stage_at
from cafe.run.state import ends_at as runs_until

PAGE = replace(SHEET, top=70, bottom=822)
BODY = STANDARD.style("body")
SMALL = plain(11, 14.2, "ink2")
LABEL = STANDARD.style("labelb", "ink2")
TITLE = voice(23, 30)
TIMES = voice(17, 30, "gorse")
NAME = plain(14.5, 19, weight=700)
CLOCK = voice(15.5, 19, "gorse")

_FIVE_MINUTES = timedelta(minutes=5)
_TIME_COLUMN, _GAP, _APART = 58.0, 13.0, 24.0
_WAYS = ((4, 4, 102.0), (3, 3, 102.0), (2, 2, 102.0), (2, 2, 80.0), (2, 1, 102.0), (1, 1, 80.0))
"""Cues of a stage, of one with a question, and how wide the room for notes is: from the roomiest to the closest."""
_NUMBERS = ("emergency", "nhs-24", "samaritans", "breathing-space")


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage. ``call`` is the five-minute call, which stays whatever cues go."""

    clock: str
    name: str
    minutes: int
    question: str
    cues: tuple[str, ...]
    call: str


@dataclass(frozen=True, slots=True)
class RunSheet:
    """What the sheet says."""

    topic: str
    times: str
    month: str
    ready_for: str
    rows: tuple[StageRow, ...]
    ends: str
    numbers: tuple[tuple[str, str], ...]
    stood: str = ""
    """Of a café that is going on: when this was so."""


def outline_of(plan: Plan) -> RunSheet:
    """The sheet of a plan; without clock times while it has no start."""
    topic = topics.find(plan.topic_id) if plan.topic_id else None
    starts, ends = clock_times(plan), ends_at(plan)
    clocks = [words.clock_time(at) for at in starts] or [""] * len(plan.stages)
    calls = [""] * len(plan.stages)
    for at, stage in enumerate(plan.stages[:-1]):
        if stage.kind is StageKind.DIALOGUE and starts and stage.seconds > _FIVE_MINUTES.total_seconds():
            calls[at] = _five_minute_call(starts[at + 1] - _FIVE_MINUTES, plan.stages[at + 1])
    points = [point[:1].lower() + point[1:] if not point[:2].isupper() else point
              for point in (topic.sensitive_points if topic else ())]  # fmt: skip
    return RunSheet(
        topic=words.clipped(plan.topic_title or _("Conversation Café"), 120),
        times=_("{first} to {last}").format(first=words.clock_time(starts[0]), last=words.clock_time(ends))
        if starts and ends
        else "",
        month=words.month_and_year(local(plan.starts_at).date()) if plan.starts_at else "",
        ready_for=_("Be ready for: {points}.").format(points=", ".join(points)) if points else "",
        rows=tuple(
            StageRow(clock, stage.title, stage.minutes, stage.question, _cues(stage), call)
            for stage, clock, call in zip(plan.stages, clocks, calls, strict=True)
        ),
        ends=words.clock_time(ends) if ends else "",
        numbers=_numbers(),
    )


def outline_of_run(run: Run, plan: Plan, now: datetime) -> RunSheet:
    """The sheet of a café that is going on, with the clock times as they are and as they will be from here.

    What is left out is not on it. What is over keeps its real times and loses its cues. Before the start it is the
    sheet of the plan.
    """
    sheet = outline_of(plan)
    if run.started_at is None:
        return sheet
    sheet = outline_of(replace(run.plan, topic_title=plan.topic_title, starts_at=run.started_at))
    began, ends = began_at(run), nearest_minute(runs_until(run, now))
    starts = [
        first if at <= run.index and first else nearest_minute(starts_stage_at(run, now, max(at, run.index)))
        for at, first in enumerate(began)
    ]
    held = [at for at, slot in enumerate(run.slots) if not slot.is_left_out or at == run.index]
    rows = tuple(_as_it_is(run, now, at, sheet.rows[at], starts) for at in held)
    return replace(
        sheet,
        times=_("{first} to {last}").format(first=words.clock_time(run.started_at), last=words.clock_time(ends)),
        rows=rows,
        ends=words.clock_time(ends),
        stood=_("As it stood at {time}").format(time=words.clock_time(now)),
    )


def _as_it_is(run: Run, now: datetime, at: int, row: StageRow, starts: Sequence[datetime]) -> StageRow:
    """One stage with its real minutes, or those that it will have."""
    clock, done = words.clock_time(starts[at]), at < run.index or run.ended_at is not None
    took = spent(run, now, at) if done else max(run.slots[at].allotted, spent(run, now, at))
    minutes = -(-int(took.total_seconds()) // 60)
    if done:
        return StageRow(clock, _("{stage}, done").format(stage=row.name), minutes, "", (), "")
    call = ""
    coming = next((n for n in range(at + 1, len(starts)) if not run.slots[n].is_left_out), None)
    if row.call and coming is not None and starts[coming] - _FIVE_MINUTES > now:
        call = _five_minute_call(starts[coming] - _FIVE_MINUTES, run.stages[coming])
    return replace(row, clock=clock, minutes=minutes, call=call)


def _five_minute_call(at: datetime, coming: Stage) -> str:
    return _("Say it at {time}: five minutes to “{next}”").format(time=words.clock_time(at), next=coming.title)


def _cues(stage: Stage) -> tuple[str, ...]:
    """The host's own cues, else the usual ones of the stage."""
    each = words.each(stage.seconds_each) if stage.seconds_each else ""
    return stage.cues or stage_words(stage.kind).cues_for(each)


def _numbers() -> tuple[tuple[str, str], ...]:
    known = directory.load()
    found = []
    for service_id in _NUMBERS:
        service = known.find(service_id)
        if service is not None:
            label = _("Danger to life") if service_id == "emergency" else service.name
            found.append((label, service.contact))
    return tuple(found)


def render(sheet: RunSheet) -> bytes:
    """The sheet as a tagged PDF; the same plan gives the same bytes."""
    return build(document(sheet))


def document(sheet: RunSheet) -> Document:
    """The roomiest way that fits one page, else as many pages as it takes."""
    aside = " · ".join(part for part in (_("Run sheet for the host"), sheet.month) if part)
    page = PAGE.with_furniture(sheet_head(_("Conversation Café"), aside, top=32))
    title = _("Run sheet: {topic}").format(topic=sheet.topic)
    top, box = _top(sheet), _help(sheet)
    room = PAGE.bottom - PAGE.top - sum(block.height(PAGE.width) for block in top) - box.height(PAGE.width) - 8
    for most, asked, notes in _WAYS:
        stages = [_stage(row, asked if row.question else most, at == 0) for at, row in enumerate(sheet.rows)]
        body = _beside([*stages, *_end(sheet)], notes)
        if body.height(PAGE.width) <= room:
            return Document(title, (Part(page, [*top, body, Space(8), box]),), about=_("Run sheet"))
    most, _asked, notes = _WAYS[2]
    blocks: list[Block] = [*top]
    rows: list[Block] = []
    for row in sheet.rows:
        stage = _stage(row, most, not rows)
        if rows and _beside([*rows, stage], notes).height(PAGE.width) > room:
            blocks += [_beside(rows, notes), Space(8), box, TurnPage()]
            rows = [_stage(row, most, is_first=True)]
        else:
            rows.append(stage)
    blocks += [_beside([*rows, *_end(sheet)], notes), Space(8), box]
    return Document(title, (Part(page, blocks),), about=_("Run sheet"))


def _top(sheet: RunSheet) -> list[Block]:
    fits = width_of(sheet.topic, TITLE) + width_of(sheet.times, TIMES) + 16 <= PAGE.width
    blocks: list[Block] = [Heading(sheet.topic, 1, TITLE, sheet.times if fits else "", TIMES)]
    if sheet.times and not fits:
        blocks.append(Text(sheet.times, TIMES.sized(17, 24)))
    if sheet.stood:
        blocks.append(Text(sheet.stood, plain(11.5, 16, "ink2", weight=700)))
    if sheet.ready_for:
        blocks.append(Text(sheet.ready_for, plain(11.5, 16, "ink2")))
    return [*blocks, Space(6)]


def _beside(stages: Sequence[Block], notes: float) -> Columns:
    """Stages at the left, lines to write on at the right, as far down as the stages go."""
    left = PAGE.width - notes - _GAP
    heads = Columns(
        (
            Column((), _TIME_COLUMN),
            Column((Text(_("Stage"), LABEL),)),
            Column((Text(_("minutes"), LABEL, align="right"),), 60),
        ),
        gap=0,
    )
    stack: list[Block] = [heads, row_rule(3, 4), *stages]
    tall = sum(block.height(left) for block in stack)
    lines = max(1, int((tall - 24) // _APART))
    said = _("{n} lines to write on").format(n=words.number(lines))
    beside = (Text(_("Room for notes"), LABEL), Space(6), WritingLines(lines, said, _APART))
    return Columns((Column(stack, left), Column(beside, notes)), gap=_GAP)


def _stage(row: StageRow, most: int, is_first: bool) -> Stack:
    """Clock, name and minutes; the question; cues to tick off."""
    figure = Led(row.name, str(row.minutes), ", " + words.minutes(row.minutes))
    body: list[Block] = [Leaders((figure,), NAME, NAME, apart=0)]
    if row.question:
        body.append(Text(row.question, STANDARD.style("question"), balance=True))
    cues = [*row.cues[: max(0, most - bool(row.call))], *([row.call] if row.call else [])]
    if cues:
        items = tuple(Item(cue) for cue in cues)
        body += [Space(1), Items(items, SMALL, "tick box", 17, apart=1, tick_said=_("tick box"))]
    inside = Columns((Column((Text(row.clock, CLOCK),), _TIME_COLUMN), Column(body)), gap=0)
    return Stack((inside, Space(4)) if is_first else (row_rule(0, 3.5), inside, Space(4)), name=row.name)


def _end(sheet: RunSheet) -> list[Block]:
    if not sheet.ends:
        return []
    ending = Columns(
        (Column((Text(sheet.ends, CLOCK),), _TIME_COLUMN), Column((Text(_("We end"), NAME),))), gap=0
    )  # fmt: skip
    return [row_rule(0, 4), ending]


def _help(sheet: RunSheet) -> Boxed:
    """What to do if someone is upset: found by its place and its outline."""
    columns = [Column((Text(name, SMALL), Text(number, plain(14, 19, weight=700)))) for name, number in sheet.numbers]
    return Boxed(
        (
            Text(_("If someone is upset: pause, offer a choice, step out together"), BODY.strong),
            Space(3),
            Columns(columns, gap=12),
            Space(4),
            Asked(_("Safeguarding lead, name and number"), plain(12, 16), _("a line to write on")),
        ),
        "outline",
        pad=(12, 9),
    )
