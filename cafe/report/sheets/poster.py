"""The publicity poster: what, when and where, how to get in, and what may come up, so that nobody is taken unawares."""

from __future__ import annotations

from dataclasses import dataclass

from cafe.content.paper_words import PaperWords
from cafe.content.topics import TAKE_CARE, Topic
from cafe.core import words
from cafe.core.clock import local
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.values import Plan
from cafe.plan.timings import ends_at
from cafe.report.paper.blocks import Column, Columns, Heading, Rule, Stack, Text, section_rule
from cafe.report.paper.cards import Circle
from cafe.report.paper.lists import Item, Items, Labelled
from cafe.report.paper.look import Look, Style, plain, voice
from cafe.report.paper.page import Block, Document, Part, Space, Template

_WALL = Template(48, 48, 52, 806)
_LONG_TITLE = 30  # letters


@dataclass(frozen=True, slots=True)
class Poster:
    """What the poster says. ``before``: what may be talked about, in words for those who come; empty where gentle."""

    title: str
    about: str
    day: str
    hours: str
    place: str
    welcome: str
    access: tuple[str, ...]
    before: str
    note: str
    contact: str


def outline_of(plan: Plan, topic: Topic | None, said: PaperWords) -> Poster:
    """The poster of a plan. A locked topic gets neutral publicity: neither its title nor its note is shown.

    Raises ``ProblemToFix`` for a plan without a day or a hall.
    """
    if plan.starts_at is None or not plan.hall:
        raise ProblemToFix(
            _("A poster says when and where, and the plan does not say it yet."), _("Fill in the day and the hall.")
        )
    ends = ends_at(plan)
    neutral = topic is not None and topic.locked
    starts = local(plan.starts_at)
    usual = _("Women, all ages from 16. No booking, no cost, tea and coffee.")
    return Poster(
        title=_("A talk over tea, for women") if neutral or not plan.topic_title else plan.topic_title,
        about="" if neutral or topic is None else topic.blurb,
        day=f"{words.long_date(starts.date())} {starts.year}",
        hours=_("{first} to {last}").format(first=words.clock_time(plan.starts_at), last=words.clock_time(ends))
        if ends
        else words.clock_time(plan.starts_at),
        place=plan.hall,
        welcome=said.welcome or usual,
        access=said.access,
        before=_before(topic) if topic is not None and not neutral else "",
        note=_("You can pass, step out or go home at any time. You do not have to tell your own story."),
        contact=said.contact,
    )


def document(said: Poster, look: Look) -> Document:
    """One page, seen across a hall; in large print what is small grows, over two pages where it must."""
    body = look.style("body") if look.large else plain(14, 20)
    label = body.strong
    section = voice(22, 28) if look.large else voice(18, 23)
    blocks: list[Block] = [
        Columns(
            (
                Column((Text(_("Conversation Café"), plain(20, 27, "ink2", weight=600)), Space(4),
                        Heading(said.title, 1, voice(*_title_size(said.title)), balance=True)), 391),
                Column((Circle(36, "right"),)),
            ),
            gap=24,  # a long word of a title never runs into the chairs
        ),
    ]  # fmt: skip
    if said.about:
        blocks += [Space(8), Text(said.about, plain(18, 25, "ink2"), longest=499)]
    blocks += [
        Rule("cover", 14, 16),
        Text(said.day, voice(26, 33)),
        Text(said.hours, voice(26, 33, "gorse")),
        Space(6),
        Text(said.place, plain(20, 27, weight=700)),
        section_rule(16, 12),
        Labelled(((_("Who is it for?"), said.welcome), (_("How does it go?"), _how())), label, body,
                 label_width=180 if look.large else 150, apart=10),
        section_rule(14, 11),
        Heading(_("Getting in, hearing and seeing"), 2, section),
        Space(6),
        *_access(said, body),
    ]  # fmt: skip
    ending: list[Block] = [Text(said.note, body, longest=499)]
    if said.contact:
        ending += [Space(12), Text(_("Ask us: {contact}").format(contact=said.contact), label)]
    if said.before:
        blocks += [section_rule(14, 11), Heading(_("Good to know before you come"), 2, section), Space(6)]
        blocks += [Text(said.before, body, longest=499), Space(3)]
    else:
        blocks.append(section_rule(14, 11))
    blocks.append(Stack(ending))  # whom to ask never stands alone on a page
    return Document(_("Poster: {title}").format(title=said.title), (Part(_WALL, blocks),), about=_("Publicity poster"))


def _title_size(title: str) -> tuple[float, float]:
    """Seen across a hall; a long title a little smaller, so that the whole poster stays one page."""
    return (38, 45) if len(title) <= _LONG_TITLE else (32, 38)


def _how() -> str:
    return _("We sit in a small circle. Each of us has a turn, and can pass. Nobody is named in the notes.")


def _access(said: Poster, body: Style) -> list[Block]:
    if not said.access:
        return [Text(_("Ask us what you need. We will try, and tell you honestly."), body)]
    ask = _("Need something else? Ask us. We will try, and tell you honestly.")
    return [Items([Item(line) for line in said.access], body, indent=18, apart=3), Space(5), Text(ask, body)]


def _before(topic: Topic) -> str:
    """The topic's own note. What a host is to be ready for is hers alone: a careful topic without one says less."""
    if topic.content_note or topic.caution_level < TAKE_CARE:
        return topic.content_note
    return _("Some of what we talk about may be hard to hear.")
