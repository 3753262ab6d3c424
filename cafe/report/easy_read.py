"""The programme's report on one page that is easy to read: a picture and one idea a line, in short sentences.

Collate → **report**. Made of the outline that passed the gate, as every format is. Nothing stands under 18 points;
where a year was full of words, fewer of them are told, so that it stays one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.core.plain import words_in
from cafe.report.paper.blocks import Heading, Text, section_rule
from cafe.report.paper.icons import Pictured
from cafe.report.paper.look import plain, voice
from cafe.report.paper.page import Block, Document, Part, Space, Template, build, page_count
from cafe.report.programme import actor_called
from cafe.report.programme_values import HELP_ITSELF, ProgrammeOutline, Theme

_PAGE = Template(48, 48, 34, 818)
_TITLE, _PART, _SAYS, _QUOTED = voice(31, 37), voice(22, 28), plain(18, 24), voice(18, 25, weight=400)
_MOST_THEMES, _MOST_IDEAS = 3, 2
_SHORT_IDEA, _SHORT_QUOTE = 9, 10  # words


@dataclass(frozen=True, slots=True)
class Line:
    """One idea: the name of its picture, and a sentence or two. ``is_hers``: a woman's own words."""

    picture: str
    words: str
    is_hers: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few lines under a heading."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EasyRead:
    """The page in words."""

    title: str
    about: str
    chapters: tuple[Chapter, ...]

    @property
    def text(self) -> str:
        """All that is read, a line each: what its reading grade is measured on."""
        return "\n".join(line.words for chapter in self.chapters for line in chapter.lines if not line.is_hers)


def render(report: ProgrammeOutline, made_at: datetime | None = None) -> bytes:
    """One tagged page. The same outline and time give the same bytes."""
    return build(document(report, made_at))


def document(report: ProgrammeOutline, made_at: datetime | None = None) -> Document:
    """As much as one page holds."""
    ways = ((3, 2), (3, 1), (2, 1), (2, 0), (1, 0))
    made = (_laid_out(easy_read(report, themes, own)) for themes, own in ways)
    fitting = next((one for one in made if page_count(one) == 1), None)
    return replace(fitting or _laid_out(easy_read(report, 1, 0, has_quote=False)), made_at=made_at)


def easy_read(
    report: ProgrammeOutline, themes: int = _MOST_THEMES, own: int = _MOST_IDEAS, *, has_quote: bool = True
) -> EasyRead:
    """What the page says. ``themes``: how many are named; ``own``: how many ideas in the groups' own words."""
    parts = (
        (_("Who came"), _who_came(report)),
        (_("What women talked about"), _talked(report, themes)),
        (_("What women want"), _wanted(report, own, has_quote)),
        (_("Good to know"), _good_to_know(report)),
    )
    chapters = tuple(Chapter(head, found) for head, lines in parts if (found := tuple(lines)))
    release = _("release {n}").format(n=report.release)
    about = " · ".join(part for part in (words.clipped(report.programme, 60), report.period, release) if part)
    return EasyRead(_("What women said"), about, chapters)


def _who_came(report: ProgrammeOutline) -> Iterator[Line]:
    yield Line("messages-square", _("Women met in small groups to talk. We call them cafés."))
    if not report.cafes:
        yield Line("calendar-days", _("No café is in this report yet."))
        return
    where = ""
    if report.council_areas > 1:
        where = " " + _("They met in {n} parts of Scotland.").format(n=report.council_areas)
    yield Line(
        "map-pin",
        ngettext("There was {n} café.", "There were {n} cafés.", report.cafes).format(n=f"{report.cafes:,}") + where,
    )
    people = report.reach.people
    if people:
        came = ngettext("{n} person came.", "{n} people came.", people).format(n=f"{people:,}")
        yield Line("users-round", came + " " + _("If you came twice, you count twice."))
    if report.refused:
        refused = ngettext(
            "{n} file could not be used. It is not counted.",
            "{n} files could not be used. They are not counted.",
            report.refused,
        )
        yield Line("eye-off", refused.format(n=f"{report.refused:,}"))


def _talked(report: ProgrammeOutline, most: int) -> Iterator[Line]:
    if not report.said:
        return
    for theme in report.said[:most]:
        yield Line("message-square-quote", _("{theme}. This came up in {n} of {of} cafés.").format(
            theme=_called(report, theme), n=f"{theme.cafes:,}", of=f"{report.cafes:,}"
        ))  # fmt: skip
    hard = _first(report, "hinders")
    if hard is not None:
        yield Line("flag", _("What is hard? Most of all: {theme}.").format(theme=_low(report, hard)))
    good = _first(report, "helps")
    if good is not None:
        yield Line("hand-heart", _("What helps? Most of all: {theme}.").format(theme=_low(report, good)))


def _called(report: ProgrammeOutline, theme: Theme) -> str:
    return _("Things that help") if theme.code == HELP_ITSELF else report.book.tile(theme.code)


def _first(report: ProgrammeOutline, way: str) -> Theme | None:
    told = (theme for theme in report.said if way != "helps" or theme.code != HELP_ITSELF or theme.finer)
    ranked = sorted(told, key=lambda theme: -getattr(theme, way))
    return ranked[0] if ranked and getattr(ranked[0], way) > 1 else None


def _low(report: ProgrammeOutline, theme: Theme) -> str:
    finer = next((name for _code, name, _cafes in theme.finer), "")
    name = finer if theme.code == HELP_ITSELF and finer else report.book.tile(theme.code)
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _wanted(report: ProgrammeOutline, own: int, has_quote: bool) -> Iterator[Line]:
    asked = max(report.could_act, key=lambda part: part.cafes, default=None)
    if asked is not None:
        yield Line("send", _("Most ideas are for {who}.").format(who=actor_called(asked)))
    ideas = sorted(
        (idea for part in report.could_act for idea in part.ideas if words_in(idea.text) <= _SHORT_IDEA),
        key=lambda idea: (-idea.cafes, idea.text),
    )
    for text in list(dict.fromkeys(idea.text for idea in ideas))[:own]:
        yield Line("lightbulb", _("One idea: “{idea}”").format(idea=text.rstrip(".")), is_hers=True)
    short = next((one.text for one in report.voices if one.is_hers and words_in(one.text) <= _SHORT_QUOTE), "")
    if short and has_quote:
        yield Line("quote", _("A woman said: “{words}”").format(words=short), is_hers=True)


def _good_to_know(report: ProgrammeOutline) -> Iterator[Line]:
    yield Line("ear", _("Not all women came. So some words are missing."))
    if report.answered:
        yield Line("circle-check", _("Some ideas have an answer now. The rest still wait."))
    elif report.could_act:
        yield Line("clock", _("Nobody has said yes to these ideas yet."))
    yield Line("eye-off", _("We do not say who came or who said what."))


def _laid_out(said: EasyRead) -> Document:
    blocks: list[Block] = [Heading(said.title, 1, _TITLE), Text(said.about, plain(18, 24, "ink2"))]
    for chapter in said.chapters:
        blocks += [section_rule(9, 6), Heading(chapter.head, 2, _PART), Space(4)]
        for at, line in enumerate(chapter.lines):
            blocks += [
                Space(5 if at else 0),
                Pictured(line.picture, (Text(line.words, _QUOTED if line.is_hers else _SAYS),)),
            ]
    return Document(
        _("{title}, easy to read").format(title=said.title), (Part(_PAGE, blocks),), about=_("One page, easy to read")
    )
