"""The topic packs: what a café can be about. Planning starts here; the run shows one question at a time.

The shipped packs are never changed. A host's own copy is the same kind of file, kept elsewhere
and read with ``parse_topic``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cafe.content import directory
from cafe.content.reading import Part, Source, parse, problem
from cafe.core import assets
from cafe.core.i18n import _

GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY = 1, 2, 3

MOST_OF_A_NOTE = 240
"""Letters of a content note: two plain sentences on a poster."""

_CODE = re.compile(r"[A-Z]{1,3}\d{2}")
_ID = re.compile(r"[a-z][a-z0-9-]{1,39}")


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a topic asks before it can start, and what it lets leave the laptop.

    ``council_only``: nothing finer than the council area leaves; not the kind of place, nor how rural.
    ``partner``: a trained co-facilitator or a local specialist service is there.
    ``notes`` says all of it in words, for a person to read.
    """

    facilitators: int = 1
    wellbeing_buddy: bool = False
    light: bool = True  # a Light café or a taster is long enough
    quotes: bool = True  # personal quotes may be kept
    month_only: bool = False  # the day stays on the laptop
    council_only: bool = False
    partner: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One pack. ``id`` and ``code`` never change; ``version`` grows when a word does.

    ``toward_change`` counts from 1 and says which question looks ahead.
    ``sensitive_points`` are for hosts and never leave their hands; ``content_note`` says to those who come what may
    be talked about, in words for a poster, and is empty where a topic has none of its own.
    ``not_with`` holds codes of topics that are not to share an evening with this one.
    """

    id: str
    code: str
    version: int
    title: str
    short_title: str
    blurb: str
    caution_level: int
    questions: tuple[str, ...]
    toward_change: int
    sensitive_points: tuple[str, ...]
    signpost_tags: tuple[str, ...]
    whp_link: str
    checked: str
    sources: tuple[Source, ...]
    requirements: Requirements
    content_note: str = ""
    host_cues: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    locked: bool = False

    @property
    def opener(self) -> str:
        """The question that opens round 1."""
        return self.questions[0]

    @property
    def change_question(self) -> str:
        """The question that looks toward change."""
        return self.questions[self.toward_change - 1]

    @property
    def looked_over(self) -> str:
        """The month ("2026-11") of the source that was looked over longest ago."""
        return min(source.looked_over for source in self.sources)


def caution_name(level: int) -> str:
    """The word beside the dots."""
    return {
        GENTLE: _("Gentle"),
        TAKE_CARE: _("Take care"),
        PREPARED_HOSTS_ONLY: _("Prepared hosts only"),
    }[level]


def caution_asks(level: int) -> str:
    """What the dots ask of a host, in a sentence."""
    return {
        GENTLE: _("Any host, any evening."),
        TAKE_CARE: _("Local numbers filled in, steps read."),
        PREPARED_HOSTS_ONLY: _("Trained for it. Two hosts for baby loss."),
    }[level]


def _requirements(part: Part) -> Requirements:
    found = Requirements(
        facilitators=part.number("facilitators", 1, 4),
        wellbeing_buddy=part.flag("wellbeing_buddy"),
        light=part.flag("light"),
        quotes=part.flag("quotes"),
        month_only=part.flag("month_only"),
        council_only=part.flag("council_only"),
        partner=part.flag("partner"),
        notes=part.texts("notes"),
    )
    part.close()
    return found


def parse_topic(text: str, file: str, said: Mapping[str, str] | None = None) -> Topic:
    """A topic from the text of its file. Raises ``ProblemToFix`` naming ``file`` and what to change.

    ``said``: what a page calls the keys of the file.
    """
    part = parse(text, file, said)
    questions = part.texts("questions", least=5, most=6)
    topic = Topic(
        id=part.text("id"),
        code=part.text("code"),
        version=part.number("version", 1, 9999),
        title=part.text("title"),
        short_title=part.text("short_title"),
        blurb=part.text("blurb"),
        caution_level=part.number("caution_level", GENTLE, PREPARED_HOSTS_ONLY),
        questions=questions,
        toward_change=part.number("toward_change", 1, len(questions), default=len(questions)),
        sensitive_points=part.texts("sensitive_points", least=1),
        signpost_tags=part.chosen("signpost_tags", (tag.id for tag in directory.tags()), least=1),
        whp_link=part.text("whp_link"),
        checked=part.text("checked"),
        sources=part.sources(),
        requirements=_requirements(part.part("requirements")),
        content_note=part.text("content_note", default=""),
        host_cues=part.texts("host_cues"),
        not_with=part.texts("not_with"),
        locked=part.flag("locked", default=False),
    )
    if not _CODE.fullmatch(topic.code):
        raise part.problem(_("“{code}” is not a code like T01.").format(code=topic.code))
    if not _ID.fullmatch(topic.id):
        raise part.problem(_("“{id}” is not a short name in small letters.").format(id=topic.id))
    if len(topic.content_note) > MOST_OF_A_NOTE:
        raise part.problem(
            _("{key} is long for a poster. Say it in one or two sentences.").format(key=part.called("content_note"))
        )
    if topic.caution_level == PREPARED_HOSTS_ONLY and not topic.requirements.month_only:
        # On the most private topics a day beside a hall could point to who was there.
        raise part.problem(
            _("A topic for prepared hosts keeps its day: {key} has to be true.").format(key=part.called("month_only"))
        )
    part.close()
    return topic


def check_together(found: Iterable[tuple[str, Topic]]) -> tuple[Topic, ...]:
    """Topics from several files, as one set in order of code: no id or code twice, ``not_with`` known."""
    pairs = sorted(found, key=lambda pair: pair[1].code)
    ids: set[str] = set()
    codes = {topic.code for _file, topic in pairs}
    seen: set[str] = set()
    for file, topic in pairs:
        if topic.id in ids or topic.code in seen:
            raise problem(file, _("Another topic is already called {code} {id}.").format(code=topic.code, id=topic.id))
        ids.add(topic.id)
        seen.add(topic.code)
        for code in topic.not_with:
            if code not in codes:
                raise problem(file, _("“{code}” in “not_with” is not a topic we have.").format(code=code))
    return tuple(topic for _file, topic in pairs)


@cache
def load() -> tuple[Topic, ...]:
    """Every shipped topic, in order of code."""
    names = assets.names("topics", ".toml")
    return check_together((name, parse_topic(assets.read_text(name), name)) for name in names)


def kept_apart(topic: Topic) -> tuple[str, ...]:
    """Titles of the topics that are not to share an evening with this one."""
    found = (find(code) for code in topic.not_with)
    return tuple(other.title for other in found if other is not None)


def find(topic_id: str) -> Topic | None:
    """The shipped topic with this id or code; ``None`` where it is one of somebody's own."""
    return next((topic for topic in load() if topic_id in (topic.id, topic.code)), None)
