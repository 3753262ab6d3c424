"""A topic while somebody writes it: as she typed it, mistakes and all, between the page and the text of its file.

What is kept is always the text of a topic's file, so that a copy, a kit and a shipped topic are one kind of thing.
Where the fields cannot hold a file without loss, the text itself is shown and changed; nothing is ever thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeGuard

import tomli_w

from cafe.content import directory
from cafe.content.reading import lines_of
from cafe.content.topics import (
    GENTLE,
    PREPARED_HOSTS_ONLY,
    TAKE_CARE,
    Requirements,
    Topic,
    parse_topic,
)
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.core.plain import plain_lines, plain_text

LEAST_QUESTIONS, MOST_QUESTIONS = 5, 6
MOST_LETTERS = 400
MOST_READY = 100
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


def page_words() -> dict[str, str]:
    """What the page of a topic of one's own calls the keys of its file."""
    return {
        "title": _("Title"),
        "short_title": _("Short title"),
        "blurb": _("What it is about"),
        "caution_level": _("How much care it asks"),
        "questions": _("Questions"),
        "toward_change": _("The question that looks to change"),
        "sensitive_points": _("Be ready for"),
        "content_note": _("For those who come: what may be talked about"),
        "signpost_tags": _("Support numbers that go with it"),
        "host_cues": _("Cues for the host"),
        "sources": _("Sources"),
        "checked": _("Who looked it over"),
        "requirements": _("What it asks of a host"),
        "facilitators": _("Two hosts are needed"),
        "wellbeing_buddy": _("A wellbeing buddy is there all the time"),
        "light": _("A full hour or more"),
        "quotes": _("Quotes may be kept, with a yes"),
        "month_only": _("Of the day, only the month leaves"),
        "council_only": _("Of the place, only the council area leaves"),
    }


def draft_of(text: str) -> TopicDraft | None:
    """The text of a file as far as fields can show it; ``None`` where its lines cannot be told apart.

    What is not of the kind that a field holds is left out here: ``not_held`` says so. A level that is not one of
    the three counts as the most careful.
    """
    data = lines_of(text)
    return None if data is None else _drafted(data)


def not_held(text: str) -> str:
    """Why the fields cannot hold this text without loss, in a sentence; empty where they can."""
    data = lines_of(text)
    if data is None:
        return _("A line in it does not read.")
    if not _is_level(data.get("caution_level")):
        return _("The level of care is not 1, 2 or 3. Until it is, it counts as 3, the most careful.")
    if _NOTE.sub(_note_alone, text) != text:
        return _("It has notes after a “#”. Here they stay.")
    draft = _drafted(data)
    if not {tag.id for tag in directory.tags()}.issuperset(draft.tags):
        return _("It names a kind of support that we do not know.")
    kept = lines_of(text_of(draft))
    lost = [key for key in data if kept is None or not _holds(kept.get(key), data[key])]
    if not lost:
        return _wrong_beside(draft)
    word = page_words().get(lost[0])
    if word is None:
        return _("The form has no place for what stands under “{key}”.").format(key=lost[0])
    return _("The form has no place for what stands under “{word}” ({key}).").format(word=word, key=lost[0])


def _wrong_beside(draft: TopicDraft) -> str:
    """What is wrong in the file beside what the fields show, in a sentence: a misspelt key, a month there is not."""
    lines = tuple(str(n) for n in range(LEAST_QUESTIONS))
    shown = replace(draft, title="…", blurb="…", questions=lines, ready=lines, tags=("crisis",))
    try:
        parse_topic(text_of(shown), _("This topic"), page_words())
    except ProblemToFix as problem:
        return problem.message
    return ""


def _drafted(data: Mapping[str, Any]) -> TopicDraft:
    asks = data.get("requirements")
    asks = asks if isinstance(asks, dict) else {}
    level = data.get("caution_level")
    return TopicDraft(
        title=_text(data.get("title")),
        blurb=_text(data.get("blurb")),
        caution_level=level if _is_level(level) else PREPARED_HOSTS_ONLY,
        questions=_lines(data.get("questions")),
        ready=_lines(data.get("sensitive_points")),
        tags=_lines(data.get("signpost_tags")),
        two_hosts=asks.get("facilitators") not in (None, 1),
        buddy=asks.get("wellbeing_buddy") not in (None, False),
        light=asks.get("light") in (None, True),
        quotes=asks.get("quotes") in (None, True),
        rest=data,
    )


def as_kept(text: str) -> str:
    """The text of a topic's file as it is kept, so that it can always travel: without letters that nobody sees.

    A text that would no longer read without them is left as it is.
    """
    kept = plain_lines(text)
    return text if lines_of(kept) is None and lines_of(text) is not None else kept


def text_of(draft: TopicDraft) -> str:
    """The draft as the text of its file. A code, an id and our own source are there from the first word."""
    data = dict(draft.rest)
    draft = _plainly(draft)
    asks = data.get("requirements")
    asks = dict(asks) if isinstance(asks, dict) else {}
    is_private = draft.caution_level >= PREPARED_HOSTS_ONLY
    asks |= {
        "facilitators": _hosts(asks.get("facilitators")) if draft.two_hosts else 1,
        "wellbeing_buddy": draft.buddy,
        "light": draft.light,
        "quotes": draft.quotes,
        "month_only": is_private or asks.get("month_only") not in (None, False),
        "council_only": asks.get("council_only") not in (None, False),
        "partner": asks.get("partner") not in (None, False),
        "notes": list(_lines(asks.get("notes"))),
    }
    has_new_name = draft.title != data.get("title") or not _text(data.get("short_title"))
    has_new_order = list(draft.questions) != data.get("questions") or type(data.get("toward_change")) is not int
    data |= {
        "title": draft.title,
        "short_title": draft.title if has_new_name else data["short_title"],
        "blurb": draft.blurb,
        "caution_level": draft.caution_level,
        "questions": list(draft.questions),
        "toward_change": max(1, len(draft.questions)) if has_new_order else data["toward_change"],
        "sensitive_points": list(draft.ready),
        "signpost_tags": list(draft.tags),
        "requirements": asks,
    }
    return tomli_w.dumps(data, multiline_strings=False)


def _plainly(draft: TopicDraft) -> TopicDraft:
    """The draft with every word as it may travel; a line of unseen letters alone is none."""
    return replace(
        draft,
        title=plain_text(draft.title),
        blurb=plain_text(draft.blurb),
        questions=tuple(line for one in draft.questions if (line := plain_text(one))),
        ready=tuple(line for one in draft.ready if (line := plain_text(one))),
    )


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
        **({"content_note": topic.content_note} if topic.content_note else {}),
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
    draft = _plainly(draft)
    if not draft.title:
        found.append(Slip("title", _("Give it a title.")))
    if not draft.blurb:
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
    elif len(draft.ready) > MOST_READY:
        found.append(Slip("ready", _("These are very many lines. Keep the {n} that matter most.").format(n=MOST_READY)))
    known = {tag.id for tag in directory.tags()}
    if not draft.tags or not known.issuperset(draft.tags):
        found.append(Slip("tags", _("Choose the support numbers that go with it.")))
    for name, words in (("title", (draft.title,)), ("questions", draft.questions), ("ready", draft.ready)):
        if any(len(one) > MOST_LETTERS for one in words):
            found.append(Slip(name, _("One line is very long. Make it shorter.")))
    if len(draft.blurb) > MOST_LETTERS:
        found.append(Slip("blurb", _("It is very long. Say it in one or two sentences.")))
    return tuple(found)


def words_of(topic: Topic) -> tuple[str, ...]:
    """Everything in a topic that somebody may have typed, and that a kit takes along."""
    asked = topic.requirements.notes
    return (
        topic.title,
        topic.blurb,
        topic.content_note,
        *topic.questions,
        *topic.sensitive_points,
        *topic.host_cues,
        *asked,
    )


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic of this laptop's own. ``topic`` is None while something is wrong, and ``wrong`` then says what.

    ``not_held`` says why the fields of the page cannot hold its text; the text itself is then what is changed.
    """

    id: str
    text: str
    topic: Topic | None
    wrong: str = ""
    based_on: str = ""
    came_from: str = ""
    not_held: str = ""

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
    outside = not_held(text)
    draft = None if outside else draft_of(text)
    found = slips(draft) if draft is not None else ()
    if found:
        return OwnTopic(topic_id, text, None, found[0].text, based_on, came_from)
    try:
        topic = parse_topic(text, _("This topic"), page_words())
    except ProblemToFix as problem:
        has_no_level = outside and lines_of(text) is not None and draft_level(text) is None
        readable = draft_of(text)
        wrong = (readable and _wrong_beside(readable)) or problem.message
        wrong = f"{outside} {wrong}" if has_no_level else wrong
        return OwnTopic(topic_id, text, None, wrong, based_on, came_from, outside or wrong)
    topic = replace(topic, id=topic_id)
    return OwnTopic(topic_id, text, as_careful_as(topic, original), "", based_on, came_from, outside)


def draft_level(text: str) -> int | None:
    """The level of care that stands in the text; ``None`` where there is none of the three."""
    level = (lines_of(text) or {}).get("caution_level")
    return level if _is_level(level) else None


def as_careful_as(topic: Topic, original: Topic | None) -> Topic:
    """``topic`` with everything that ``original`` asks of its hosts, and the more careful of the two levels."""
    if original is None:
        return topic
    mine, theirs = topic.requirements, original.requirements
    return replace(
        topic,
        caution_level=max(topic.caution_level, original.caution_level),
        locked=topic.locked or original.locked,
        content_note=topic.content_note or original.content_note,
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


_NOTE = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*''', re.DOTALL
)  # every string of a file that reads, so that a "#" inside one is no note


def _note_alone(found: re.Match[str]) -> str:
    """A string as it stands; of a note nothing."""
    return "" if found[0].startswith("#") else found[0]


def _is_level(value: object) -> TypeGuard[int]:
    return type(value) is int and value in (GENTLE, TAKE_CARE, PREPARED_HOSTS_ONLY)


def _hosts(value: object) -> int:
    return max(2, value) if type(value) is int else 2


def _holds(kept: object, was: object, key: str = "") -> bool:
    """Whether ``kept`` has all of ``was``: spaces may be tidied, an empty line may go, nothing else."""
    if isinstance(was, dict):
        return isinstance(kept, dict) and all(_holds(kept.get(name), was[name], name) for name in was)
    if isinstance(was, list):
        lines = [one for one in was if not isinstance(one, str) or plain_text(one)]
        kept = [one for one in kept if not isinstance(one, str) or plain_text(one)] if isinstance(kept, list) else None
        return kept is not None and len(kept) == len(lines) and all(map(_holds, kept, lines))
    if isinstance(was, str):
        return isinstance(kept, str) and plain_text(kept) == plain_text(was)
    if key == "month_only" and was is False:
        return type(kept) is bool  # a topic for prepared hosts keeps its day, whatever its file says
    return type(kept) is type(was) and kept == was


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _lines(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
