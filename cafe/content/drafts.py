"""A topic while somebody writes it: as she typed it, mistakes and all, between the page and the text of its file.

What is kept is always the text of a topic's file, so that a copy, a kit and a shipped topic are one kind of thing.
Where a file cannot be read as a topic at all, the text itself is shown and changed; nothing is ever thrown away.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import tomli_w

from cafe.content import directory
from cafe.content.topics import (
    PREPARED_HOSTS_ONLY,
    Requirements,
    Topic,
    parse_topic,
)
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext

LEAST_QUESTIONS, MOST_QUESTIONS = 5, 6
MOST_LETTERS = 400
_OURS = "our own"


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """What the page of a topic of one's own shows. ``rest`` is carried along unseen: codes, sources, what it asks."""

    title: str = ""
    blurb: str = ""
    caution_level: int = 1
    questions: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    two_hosts: bool = False
    buddy: bool = False
    light: bool = True
    quotes: bool = True
    rest: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slip:
    """Something to change before the topic can be used: which field, and a sentence."""

    field: str
    text: str


def draft_of(text: str) -> TopicDraft | None:
    """The text of a file as fields; ``None`` where its lines cannot be told apart."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    asks = data.get("requirements")
    asks = asks if isinstance(asks, dict) else {}
    level = data.get("caution_level")
    return TopicDraft(
        title=_text(data.get("title")),
        blurb=_text(data.get("blurb")),
        caution_level=level if level in (1, 2, 3) else 1,
        questions=_lines(data.get("questions")),
        ready=_lines(data.get("sensitive_points")),
        tags=_lines(data.get("signpost_tags")),
        two_hosts=asks.get("facilitators") not in (None, 1),
        buddy=asks.get("wellbeing_buddy") is True,
        light=asks.get("light") is not False,
        quotes=asks.get("quotes") is not False,
        rest=data,
    )


def text_of(draft: TopicDraft) -> str:
    """The draft as the text of its file. A code, an id and our own source are there from the first word."""
    data = dict(draft.rest)
    asks = dict(data.get("requirements") or {})
    is_private = draft.caution_level >= PREPARED_HOSTS_ONLY
    asks |= {
        "facilitators": max(2, int(asks.get("facilitators") or 1)) if draft.two_hosts else 1,
        "wellbeing_buddy": draft.buddy,
        "light": draft.light,
        "quotes": draft.quotes,
        "month_only": is_private or bool(asks.get("month_only")),
        "council_only": bool(asks.get("council_only")),
        "partner": bool(asks.get("partner")),
        "notes": list(asks.get("notes") or []),
    }
    data |= {
        "title": draft.title,
        "short_title": draft.title,
        "blurb": draft.blurb,
        "caution_level": draft.caution_level,
        "questions": list(draft.questions),
        "toward_change": max(1, len(draft.questions)),
        "sensitive_points": list(draft.ready),
        "signpost_tags": list(draft.tags),
        "requirements": asks,
    }
    return tomli_w.dumps(data, multiline_strings=False)


def new_text(topic_id: str, code: str, month: str) -> str:
    """An empty topic of one's own. ``month``: the one in which it is begun ("2026-11")."""
    rest = {
        "id": topic_id,
        "code": code,
        "version": 1,
        "whp_link": _OURS,
        "checked": _("Written on this laptop. Nobody else has looked it over."),
        "locked": False,
        "host_cues": [],
        "not_with": [],
        "sources": [{"title": _("Our own words"), "where": _("this laptop"), "looked_over": month}],
    }
    return text_of(TopicDraft(tags=("crisis",), rest=rest))


def copy_text(topic: Topic, topic_id: str, code: str, month: str) -> str:
    """A copy of ``topic`` to change. It keeps its sources, and says that it was changed here, and when."""
    asks = topic.requirements
    rest: dict[str, Any] = {
        "id": topic_id,
        "code": code,
        "version": topic.version,
        "whp_link": topic.whp_link,
        "checked": topic.checked,
        "locked": topic.locked,
        "host_cues": list(topic.host_cues),
        "not_with": list(topic.not_with),
        "requirements": {
            "facilitators": asks.facilitators,
            "month_only": asks.month_only,
            "council_only": asks.council_only,
            "partner": asks.partner,
            "notes": list(asks.notes),
        },
        "sources": [
            *({"title": one.title, "where": one.where, "looked_over": one.looked_over} for one in topic.sources),
            {"title": _("Changed on this laptop"), "where": _("our own words"), "looked_over": month},
        ],
    }
    return text_of(
        TopicDraft(
            title=topic.title,
            blurb=topic.blurb,
            caution_level=topic.caution_level,
            questions=topic.questions,
            ready=topic.sensitive_points,
            tags=topic.signpost_tags,
            two_hosts=asks.facilitators > 1,
            buddy=asks.wellbeing_buddy,
            light=asks.light,
            quotes=asks.quotes,
            rest=rest,
        )
    )


def slips(draft: TopicDraft) -> tuple[Slip, ...]:
    """What is still to be changed in the fields, in the order of the page; empty where the topic can be used."""
    found = []
    if not draft.title.strip():
        found.append(Slip("title", _("Give it a title.")))
    if not draft.blurb.strip():
        found.append(Slip("blurb", _("Say in a sentence what it is about.")))
    count = len(draft.questions)
    if not LEAST_QUESTIONS <= count <= MOST_QUESTIONS:
        said = ngettext(
            "Write five or six questions. There is {n} so far.",
            "Write five or six questions. There are {n} so far.",
            count,
        )
        found.append(Slip("questions", said.format(n=count)))
    elif len(set(draft.questions)) != count:
        found.append(Slip("questions", _("One question stands there twice.")))
    if not draft.ready:
        found.append(Slip("ready", _("Say what a host is to be ready for. One line is enough.")))
    elif len(set(draft.ready)) != len(draft.ready):
        found.append(Slip("ready", _("One line stands there twice.")))
    known = {tag.id for tag in directory.tags()}
    if not draft.tags or not known.issuperset(draft.tags):
        found.append(Slip("tags", _("Choose the support numbers that go with it.")))
    for name, words in (("title", (draft.title,)), ("questions", draft.questions), ("ready", draft.ready)):
        if any(len(one) > MOST_LETTERS for one in words):
            found.append(Slip(name, _("One line is very long. Make it shorter.")))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic of this laptop's own. ``topic`` is None while something is wrong, and ``wrong`` then says what."""

    id: str
    text: str
    topic: Topic | None
    wrong: str = ""
    based_on: str = ""
    came_from: str = ""

    @property
    def title(self) -> str:
        """Its title as far as it has one."""
        if self.topic is not None:
            return self.topic.title
        draft = draft_of(self.text)
        return draft.title if draft is not None and draft.title else _("A topic without a title")


def read_own(
    topic_id: str, text: str, original: Topic | None = None, *, based_on: str = "", came_from: str = ""
) -> OwnTopic:
    """The text of an own topic, understood as far as it can be; the text itself is always there.

    ``original``: what it began as. A copy never asks less of its hosts than its original does.
    """
    draft = draft_of(text)
    found = slips(draft) if draft is not None else ()
    if found:
        return OwnTopic(topic_id, text, None, found[0].text, based_on, came_from)
    try:
        topic = parse_topic(text, _("This topic"))
    except ProblemToFix as problem:
        return OwnTopic(topic_id, text, None, problem.message, based_on, came_from)
    topic = replace(topic, id=topic_id)
    return OwnTopic(topic_id, text, as_careful_as(topic, original), "", based_on, came_from)


def as_careful_as(topic: Topic, original: Topic | None) -> Topic:
    """``topic`` with everything that ``original`` asks of its hosts, and the more careful of the two levels."""
    if original is None:
        return topic
    mine, theirs = topic.requirements, original.requirements
    return replace(
        topic,
        caution_level=max(topic.caution_level, original.caution_level),
        locked=topic.locked or original.locked,
        requirements=Requirements(
            facilitators=max(mine.facilitators, theirs.facilitators),
            wellbeing_buddy=mine.wellbeing_buddy or theirs.wellbeing_buddy,
            light=mine.light and theirs.light,
            quotes=mine.quotes and theirs.quotes,
            month_only=mine.month_only or theirs.month_only,
            council_only=mine.council_only or theirs.council_only,
            partner=mine.partner or theirs.partner,
            notes=mine.notes or theirs.notes,
        ),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _lines(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
