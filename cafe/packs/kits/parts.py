"""Between what this laptop keeps and what a kit says: pure, both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from pydantic import ValidationError

from cafe.content import codebook, directory
from cafe.content.books.kept import Kept
from cafe.content.codebook import Subtheme, Theme
from cafe.content.directory import Service
from cafe.content.drafts import OwnTopic, as_kept
from cafe.content.paper_words import PaperWords
from cafe.content.topics import PREPARED_HOSTS_ONLY, Topic
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.values import Check, Place, Plan, Stage, new_id
from cafe.packs.kit import (
    MOST_LINES,
    MOST_TEXT,
    KitCheck,
    KitCodebook,
    KitGroup,
    KitPlan,
    KitService,
    KitStage,
    KitTopic,
)

_SHORT, _LONG = 200, 1000


def _short(text: str) -> str:
    return clipped(plain_text(text), _SHORT)


def _long(text: str) -> str:
    return clipped(plain_text(text), _LONG)


def book_of(kit: KitCodebook) -> Kept:
    """A programme's codebook as a host keeps it."""
    themes = tuple(
        Theme(
            one.code, one.tile, one.example, one.report_name, one.definition,
            tuple(Subtheme(sub.code, sub.label, sub.guid) for sub in one.finer), one.guid,
        )
        for one in kit.themes
    )  # fmt: skip
    book = replace(codebook.load(), id=kit.id, version=kit.version, title=kit.title, themes=themes)
    return Kept(book, {one.theme: one.code for one in kit.places})


def kit_topic(own: OwnTopic) -> KitTopic:
    """An own topic as the text it is kept as, mistakes and all. Raises ProblemToFix where it cannot travel."""
    text = as_kept(own.text)
    if len(text) > MOST_TEXT:
        raise ProblemToFix(
            _("“{title}” is too long for a kit. Nothing was made, and nothing is lost.").format(title=own.title),
            _("Open it under Topics, and make it shorter."),
        )
    try:
        return KitTopic(id=own.id, based_on=own.based_on, text=text)
    except ValidationError as cause:
        raise ProblemToFix(
            _("“{title}” is empty, or has letters that cannot be shared.").format(title=own.title),
            _("Open it under Topics, and write those lines again."),
        ) from cause


def can_travel(own: OwnTopic) -> bool:
    """Whether its text can go into a kit."""
    try:
        kit_topic(own)
    except ProblemToFix:
        return False
    return True


def kit_group(agreements: tuple[str, ...], words: PaperWords) -> KitGroup | None:
    """What the group has agreed and says on its poster; ``None`` where nothing is written."""
    found = KitGroup(agreements=_each_once(agreements), welcome=_short(words.welcome), access=_each_once(words.access))
    return found if found.agreements or found.welcome or found.access else None


def _each_once(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for one in lines if (line := _short(one))))[:MOST_LINES]


def kit_service(service: Service) -> KitService:
    """A number as it travels."""
    return KitService(
        id=service.id,
        name=_short(service.name) or "…",
        for_whom=_short(service.for_whom),
        card_title=_short(service.card_title),
        tags=service.tags,
        councils=service.councils,
        phone=_short(service.phone),
        text=_short(service.text),
        email=_short(service.email),
        url=_short(service.url),
        hours=_short(service.hours),
        note=_long(service.note),
        is_group=service.is_group,
        last_checked=service.last_checked.isoformat() if service.last_checked else "",
    )


def service_of(kit: KitService, came_from: str) -> Service:
    """A number that came. A topic that this version does not know is left out; a check to come counts as none."""
    known = {tag.id for tag in directory.tags()}
    try:
        checked = date.fromisoformat(kit.last_checked) if kit.last_checked else None
    except ValueError:
        checked = None
    return Service(
        id=kit.id,
        name=kit.name,
        for_whom=kit.for_whom,
        card_title=kit.card_title,
        tags=tuple(tag for tag in kit.tags if tag in known),
        phone=kit.phone,
        text=kit.text,
        email=kit.email,
        url=kit.url,
        hours=kit.hours,
        note=kit.note,
        source=came_from,
        last_checked=checked,
        councils=kit.councils,
        is_group=kit.is_group,
        came_from=came_from,
    )


def keeps_where_and_when(plan: Plan, topic: Topic | None) -> bool:
    """Whether a file that anybody can open may not say where and on which day this café is."""
    asks = topic.requirements if topic else None
    is_private = asks is not None and (asks.month_only or asks.council_only)
    return is_private or plan.caution_level >= PREPARED_HOSTS_ONLY


def without_where_and_when(plan: Plan) -> Plan:
    """The plan without hall, day, title and list of its host's own; of the place the council area stays."""
    return replace(
        plan,
        title=plan.topic_title,
        hall="",
        starts_at=None,
        must_end_at=None,
        place=Place(plan.place.council),
        checks=tuple(check for check in plan.checks if _line_of(check)),
    )


def kit_plan(plan: Plan) -> KitPlan:
    """A plan as it is moved: nothing of who came or what was said is part of one."""
    return KitPlan(
        id=plan.cafe_id,
        title=_short(plan.title),
        hall=_short(plan.hall),
        topic_id=plan.topic_id,
        topic_version=plan.topic_version,
        topic_title=_short(plan.topic_title),
        caution_level=plan.caution_level,
        length=plan.length,
        starts_at=plan.starts_at.isoformat() if plan.starts_at else "",
        must_end_at=plan.must_end_at.isoformat() if plan.must_end_at else "",
        people=plan.people,
        tables=plan.tables,
        council=plan.place.council,
        urban_rural=plan.place.urban_rural,
        place_kind=plan.place.kind,
        is_island=plan.place.is_island,
        note_mode=plan.note_mode,
        stages=tuple(
            KitStage(
                kind=stage.kind,
                title=_short(stage.title) or stage.kind.value,
                seconds=stage.seconds,
                question=_long(stage.question),
                seconds_each=stage.seconds_each,
                cues=tuple(_long(cue) for cue in stage.cues),
                is_hand_set=stage.is_hand_set,
                moves_on=stage.moves_on,
                is_optional=stage.is_optional,
                pinned=stage.pinned,
                soon_seconds=stage.soon_seconds,
                last_seconds=stage.last_seconds,
            )
            for stage in plan.stages
        ),
        checks=tuple(
            KitCheck(line=_line_of(check), text=_short(check.text) or "…", is_done=check.is_done)
            for check in plan.checks
        ),
    )


def _line_of(check: Check) -> str:
    return check.id.partition(":")[0] if ":" in check.id else ""


def _stage_of(one: KitStage) -> Stage:
    return Stage(
        new_id(),
        one.kind,
        one.title,
        one.seconds,
        one.question,
        one.seconds_each,
        one.cues,
        one.is_hand_set,
        one.moves_on,
        one.is_optional,
        one.pinned,
        one.soon_seconds,
        one.last_seconds,
    )


def plan_of(kit: KitPlan) -> Plan:
    """A plan that came, with ids of this laptop's own for all but the café itself."""
    return Plan(
        cafe_id=kit.id,
        title=kit.title,
        hall=kit.hall,
        topic_id=kit.topic_id,
        topic_version=kit.topic_version,
        topic_title=kit.topic_title,
        caution_level=kit.caution_level,
        length=kit.length,
        starts_at=datetime.fromisoformat(kit.starts_at) if kit.starts_at else None,
        must_end_at=datetime.fromisoformat(kit.must_end_at) if kit.must_end_at else None,
        people=kit.people,
        tables=kit.tables,
        place=Place(kit.council, kit.urban_rural, kit.place_kind, kit.is_island),
        note_mode=kit.note_mode,
        stages=tuple(_stage_of(one) for one in kit.stages),
        checks=tuple(
            Check(f"{one.line}:{kit.id}" if one.line else new_id(), one.text, one.is_done) for one in kit.checks
        ),
    )
