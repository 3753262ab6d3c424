"""The programme's report on paper: what a board publishes, as a booklet that is read by spreads.

Collate → **report**. Layout only; every word and number comes from the outline. Each page says at its foot what its
numbers count, and there is always an even number of pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cafe.collate.values import Sentence
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report import programme_pages as pages
from cafe.report import programme_people as people
from cafe.report import programme_ripples
from cafe.report.paper.bars import ThemeBar, ThemeBars
from cafe.report.paper.blocks import Column, Columns, Heading, Text, section_rule
from cafe.report.paper.cards import Cover
from cafe.report.paper.figures import CafesStrip, Fact, Facts
from cafe.report.paper.forms import WritingLines
from cafe.report.paper.lists import Item, Items, Leaders, Led
from cafe.report.paper.look import STANDARD, voice
from cafe.report.paper.marks import Texture
from cafe.report.paper.page import BARE, REPORT, Block, Document, Part, Space, build
from cafe.report.paper.text import Run
from cafe.report.programme import cafes_in_words
from cafe.report.programme_pages import BODY, COLUMN, FIGURE, LABEL, NOTE, page, titled
from cafe.report.programme_values import MANY_CAFES, MOST_BARS, Breakdown, ProgrammeOutline, Theme
from cafe.report.programme_voices import voices_and_felt
from cafe.report.programme_ways import ways
from cafe.report.programme_words import refused_in_words

MOST_LINES = 10  # of a short list on the page; the data file has them all
_SPREADS = 3
_VERY_MANY_CAFES = 60  # from here on the next themes have a page too, two on each
_ON_A_PAGE = 5
_FEW_SENTENCES = 5
_MOST_OF_TWO = 4  # sentences of a way, where two themes share a page


def render(report: ProgrammeOutline, made_at: datetime | None = None) -> bytes:
    """The report as a tagged PDF; the same outline and time give the same bytes."""
    return build(document(report, made_at))


def document(report: ProgrammeOutline, made_at: datetime | None = None) -> Document:
    """The report as parts in the programme's own order, and a page for notes where the number of pages is odd.

    The order is the one that Word and browser have (``programme_telling.told``). Of more than ``MANY_CAFES`` each of
    the first themes has a page of its own.
    """
    parts = [_cover(report), _glance(report)]
    if report.cafes:
        parts += [people.reached(report), *people.who_came(report)]
    is_long = report.cafes > MANY_CAFES
    if report.said:
        parts.append(_themes(report))
    if report.said and report.shows_bars:
        parts += _theme_pages(report) if is_long else [_leading(report), *_next_themes(report)]
    parts += ways(report)
    if report.cafes:
        parts += [pages.ideas(report), *pages.crossed(report), *voices_and_felt(report)]
    parts += programme_ripples.part(report)
    parts.append(pages.limits(report))
    parts += pages.answered(report)
    if report.themes:
        parts.append(people.themes_in_full(report))
    title = _("What women said")
    called = ", ".join(part for part in (title, report.period) if part)
    return Document(called, parts, about=report.programme, made_at=made_at, if_odd=_for_notes(report))


def _cover(report: ProgrammeOutline) -> Part:
    when = report.period or _("No cafés yet")
    note = cafes_in_words(report.cafes)
    if report.filters:
        note = f"{note} · {words.clipped(report.filters, 120)}"
    return Part(
        BARE,
        (
            Cover(
                _("Women’s health Conversation Cafés"),
                (_("What"), _("women said")),
                _("And what they would change"),
                when,
                note,
                words.clipped(report.programme, 120),
            ),
        ),
    )


def _glance(report: ProgrammeOutline) -> Part:
    lead = _(
        "Women met in small groups, agreed how to talk, and took turns. At the end they chose together what to write "
        "down."
    )
    blocks: list[Block] = [*titled(_("At a glance"), lead), Space(14)]
    if not report.cafes:
        blocks.append(Text(_("No cafés are in this report yet. When packs come in, their numbers stand here."), BODY))
        return page(_("At a glance"), pages.cafes_foot(report), blocks)
    blocks.append(Facts(_facts(report), STANDARD, ruled=True))
    if refused := refused_in_words(report):
        blocks += [Space(8), Text(refused, pages.QUIET)]
    blocks.append(Space(20))
    if report.things:
        count = len(report.things)
        heading = ngettext("{n} thing to know", "{n} things to know", count).format(n=words.number(count).capitalize())
        blocks += [
            Heading(heading, 2, COLUMN),
            Space(6),
            Items(
                tuple(Item(head, note) for head, note in report.things),
                BODY.strong.sized(13, 18),
                "number",
                indent=32,
                apart=12,
                note=NOTE,
                mark=voice(18, 18, "gorse"),
            ),
            Space(20),
        ]
    where = _listed(_("Where the cafés were"), report.areas)
    about = _listed(_("What they talked about"), report.topics)
    blocks.append(Columns((Column(where), Column(about))))
    if report.areas.has_joined or report.topics.has_joined:
        note = _("Areas and topics with fewer than three cafés, or with one host, are joined.")
        blocks += [Space(6), Text(note, pages.QUIET)]
    return page(_("At a glance"), pages.cafes_foot(report), blocks)


def _facts(report: ProgrammeOutline) -> tuple[Fact, ...]:
    sent = report.cafes - report.without_notes
    notes = (
        _("all of them sent notes")
        if not report.without_notes
        else _("{n} sent notes, {none} chose none").format(n=sent, none=report.without_notes)
    )
    people = report.reach.people
    if people is None:
        told = Fact(_("Fewer than {n}").format(n=report.threshold), _("people"), _("hosts apart"), hidden=True)
    else:
        told = Fact(f"{people:,}", _("people"), _("hosts counted apart"))
    often = report.topic_most
    return (
        Fact(str(report.cafes), ngettext("café", "cafés", report.cafes), notes),
        told,
        Fact(str(report.council_areas), ngettext("council area", "council areas", report.council_areas), _("of 32")),
        Fact(
            str(report.topics_in_all),
            ngettext("topic", "topics", report.topics_in_all),
            _("{topic} most often").format(topic=often) if 0 < len(often) <= 40 else "",
        ),
    )


def _listed(heading: str, breakdown: Breakdown) -> tuple[Block, ...]:
    lines = list(breakdown.lines)
    rows = [Led(line.name, str(line.cafes), f", {cafes_in_words(line.cafes)}") for line in lines[:MOST_LINES]]
    rest = sum(line.cafes for line in lines[MOST_LINES:])
    if rest:
        more = _("{n} more, in the data file").format(n=len(lines) - MOST_LINES)
        rows.append(Led(more, str(rest), f", {cafes_in_words(rest)}"))
    if breakdown.is_one:
        none = _("None of them has enough cafés to be told on its own.")
        return (Heading(heading, 2, COLUMN), Space(4), Text(none, BODY))
    return (Heading(heading, 2, COLUMN), Space(4), Leaders(rows, BODY, FIGURE))


def _themes(report: ProgrammeOutline) -> Part:
    lead = _(
        "In how many of the {cafes} each theme came up, and which way it went. One café can count in more than one "
        "column. Under each theme: how much of the room stood behind it, in cafés."
    ).format(cafes=cafes_in_words(report.cafes))
    if not report.shows_bars:
        lead = _("No theme came up in five cafés yet. So here is what was written under each, and in how many cafés.")
    blocks: list[Block] = [*titled(_("What women said"), lead), Space(12)]
    bars = [
        ThemeBar(theme.name, theme.cafes, theme.hinders, theme.helps, theme.ideas, stood_behind(theme))
        for theme in report.said
    ]
    if not report.shows_bars:
        for theme in report.said[:MOST_BARS]:
            blocks += _said_under(theme)
        if rest := report.said[MOST_BARS:]:
            names = words.listed([_lower(theme.name) for theme in rest])
            blocks += [Space(12), Text(_("Also raised: {names}.").format(names=names), BODY)]
        return page(_("Themes"), pages.sentences_foot(), blocks)
    blocks.append(ThemeBars(bars[:MOST_BARS]))
    if rest := report.said[MOST_BARS:]:
        head = _("Also raised, in {cafes} or fewer:").format(cafes=cafes_in_words(rest[0].cafes))
        listed = ", ".join(f"{theme.name[:1].lower()}{theme.name[1:]} {theme.cafes}" for theme in rest)
        end = _("All of them are in the table at the end.")
        blocks += [Space(10), Text((Run(f"{head} ", BODY.strong), Run(f"{listed}. {end}", BODY)), BODY)]
    return page(_("Themes"), pages.cafes_foot(report), blocks)


def stood_behind(theme: Theme) -> str:
    """How much of the room stood behind a theme, in cafés: "most of the room 6 · some 9"."""
    counted = ((_("most"), theme.most), (_("some"), theme.some), (_("one voice"), theme.one))
    said = " · ".join(f"{name}\u00a0{count}" for name, count in counted if count)
    return said[:1].upper() + said[1:]


def _said_under(theme: Theme) -> list[Block]:
    """A theme of few cafés and its sentences, whichever way they went."""
    said = [*theme.what_hinders, *theme.what_helps, *theme.what_ideas][:_FEW_SENTENCES]
    head = Heading(theme.name, 2, STANDARD.style("section_column"), _("cafés"), LABEL)
    return [section_rule(12, 8), head, Space(5), pages.counted(said, apart=5)] if said else []


def _leading(report: ProgrammeOutline) -> Part:
    """The theme that came up most, on a page of its own."""
    theme = report.said[0]
    return page(theme.name, pages.sentences_foot(), _theme(report, theme, 1, most=6))


def _next_themes(report: ProgrammeOutline) -> list[Part]:
    """The next two themes on one page, in as many sentences as it has room for."""
    told = [theme for theme in report.said[1:_SPREADS] if theme.cafes >= _ON_A_PAGE]
    if not told:
        return []
    blocks: list[Block] = []
    for most in range(_MOST_OF_TWO, 0, -1):
        blocks = []
        for number, theme in enumerate(told, start=2):
            blocks += [*([Space(24)] if blocks else []), *_theme(report, theme, number, most, is_whole=False)]
        if pages.height(blocks) <= REPORT.bottom - REPORT.top:
            break
    return [page(_("More themes"), pages.sentences_foot(), blocks)]


def _theme_pages(report: ProgrammeOutline) -> list[Part]:
    """A page for each of the first themes; of very many cafés, more themes with two on a page."""
    told = [theme for theme in report.said if theme.cafes >= _ON_A_PAGE] or list(report.said[:1])
    parts = [
        page(theme.name, pages.sentences_foot(), _theme(report, theme, number, most=6))
        for number, theme in enumerate(told[:_SPREADS], start=1)
    ]
    if report.cafes >= _VERY_MANY_CAFES:
        later = list(enumerate(told[_SPREADS:MOST_BARS], start=_SPREADS + 1))
        for at in range(0, len(later), 2):
            blocks: list[Block] = []
            for number, theme in later[at : at + 2]:
                blocks += [Space(24), *_theme(report, theme, number, most=2, is_whole=False)]
            parts.append(page(_("More themes"), pages.sentences_foot(), blocks))
    return parts


def _theme(report: ProgrammeOutline, theme: Theme, number: int, most: int, *, is_whole: bool = True) -> list[Block]:
    """A theme in its groups' own sentences; ``is_whole``: with a page to itself."""
    lead = _("In {n} of {cafes}.").format(n=theme.cafes, cafes=cafes_in_words(report.cafes))
    if theme.finer:
        finer = words.listed([f"{_lower(name)} {cafes}" for _code, name, cafes in theme.finer[:3]])
        lead = f"{lead} " + _("Most often about, in cafés: {finer}.").format(finer=finer)
    title = STANDARD.style("page_title") if is_whole else STANDARD.style("section").sized(22, 28)
    blocks: list[Block] = [
        Text(_("Theme {n}").format(n=number), BODY.strong.ink("gorse").sized(12.5, 17), role="P"),
        Heading(theme.name, 1 if is_whole else 2, title),
        Space(2),
        Text(lead, STANDARD.style("lead", "ink2") if is_whole else NOTE, longest=440),
    ]
    if is_whole and report.cafes <= MANY_CAFES:
        alt = _("{theme} came up in {n} of {cafes}").format(
            theme=theme.name, n=theme.cafes, cafes=cafes_in_words(report.cafes)
        )
        label = _("The {cafes}").format(cafes=cafes_in_words(report.cafes))
        blocks += [Space(10), CafesStrip(label, theme.cafes, report.cafes, alt, STANDARD)]
    ways: tuple[tuple[str, Texture, Sequence[Sentence], int], ...] = (
        (_("What gets in the way"), "solid", theme.what_hinders, most),
        (_("What helps"), "lines", theme.what_helps, max(1, most - 2)),
        (_("Ideas"), "dots", theme.what_ideas, max(1, most - 2)),
    )
    head_style = COLUMN if is_whole else STANDARD.style("section_column")
    for head, texture, sentences, few in ways:
        if not sentences:
            continue
        blocks += [
            section_rule(14, 11) if is_whole else section_rule(9, 7),
            Heading(head, 2 if is_whole else 3, head_style, _("cafés"), LABEL, texture, 30),
            Space(8 if is_whole else 4),
            pages.counted(sentences[:few], indent=30, apart=12 if is_whole else 7),
        ]
    return blocks


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _for_notes(report: ProgrammeOutline) -> Part:
    blocks: list[Block] = [
        Heading(_("Room for notes"), 1, STANDARD.style("page_title")),
        Space(24),
        WritingLines(24, _("lines to write on")),
    ]
    return page(_("Notes"), pages.release_foot(report), blocks)
