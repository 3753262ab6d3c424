"""The programme's report told in twelve parts, in the order that a programme wants them back.

Collate → **report**. The parts are those of the programme team's own list: at a glance, who was reached, what women
said, what gets in the way, what helps, ideas, side by side, voices, how it was, limits, what comes next, every theme.
Made of the outline alone, which holds no hidden number. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cafe.collate.values import Sentence
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.report import programme_ripples
from cafe.report.programme import cafes_in_words
from cafe.report.programme_values import MOST_BARS, Breakdown, ProgrammeOutline
from cafe.report.programme_words import (
    among_helps,
    answer_stands,
    left_out_in_words,
    licence_of,
    limits,
    not_everyone_was_asked,
    refused_in_words,
    voices_said,
    what_comes_next,
    who_came_in_words,
    why_hidden,
)
from cafe.report.telling import FINER, Bars, Block, Grid, Head, Points, Quoted, Telling, Words

MOST_SENTENCES = 12  # of one theme and one way; the spreadsheet has them all


def told(report: ProgrammeOutline) -> Telling:
    """The whole report. A part with nothing in it says so in a sentence; only what came of it waits until it did."""
    parts = (
        _glance, _reach, _said, _hinders, _helps, _ideas, _crossed, _voices, _felt, programme_ripples.told, _limits,
        _next, _annex,
    )  # fmt: skip
    chosen = f" · {report.filters}" if report.filters else ""
    return Telling(
        title=_("What women said"),
        about=report.programme,
        period=report.period or _("No cafés yet"),
        subtitle=f"{cafes_in_words(report.cafes)}{chosen}",
        blocks=tuple(block for part in parts for block in part(report)),
        release_line=_("Release {n}. It will not be reissued with other numbers.").format(n=report.release),
    )


def shown(count: int | None) -> str | int:
    """A number, or the words that stand for a hidden one."""
    return _("hidden: small number") if count is None else count


def _glance(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("At a glance"))
    if not report.cafes:
        yield Words(_("No cafés are in this report yet. When packs come in, their numbers stand here."))
        return
    yield Words(
        _(
            "Women met in small groups, agreed how to talk, and took turns. At the end they chose together what to "
            "write down."
        )
    )
    people = shown(report.reach.people)
    yield Points((
        (_("Cafés"), str(report.cafes)),
        (_("People, hosts counted apart"), str(people)),
        (_("Council areas, of 32"), str(report.council_areas)),
        (_("Topics"), str(report.topics_in_all)),
    ))  # fmt: skip
    if refused := refused_in_words(report):
        yield Words(refused, is_quiet=True)
    if report.things:
        yield Head(_("What to know first"), 2)
        yield Points(tuple((f"{head} {note}", "") for head, note in report.things))
    for title, head, part in (
        (_("Where the cafés were"), _("Area"), report.areas),
        (_("What they talked about"), _("Topic"), report.topics),
        (_("When"), _("Month"), report.months),
    ):
        yield Head(title, 2)
        yield from _broken_down(title, head, part)


def _broken_down(caption: str, head: str, part: Breakdown) -> Iterator[Block]:
    if part.is_one:
        yield Words(_("None of them has enough cafés to be told on its own."))
        return
    yield Grid(caption, (head, _("Cafés")), tuple((line.name, line.cafes) for line in part.lines), is_headed=True)
    if part.has_joined:
        yield Words(_("Those with fewer than three cafés, or with one host, are joined."), is_quiet=True)


def _reach(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("Who we reached, and did not"))
    found = report.reach
    rows = [(_("People"), str(shown(found.people))), (_("Hosts’ places, counted apart"), f"{found.hosts:,}")]
    if found.first_time is not None:
        rows.append((_("People for the first time, where cafés asked"), f"{found.first_time:,}"))
    if found.support_cards is not None:
        rows.append((_("Support cards taken, all kinds"), f"{found.support_cards:,}"))
    yield Points(tuple(rows))
    yield Words(_("Someone who came twice is counted twice."), is_quiet=True)
    if refused := refused_in_words(report):
        yield Words(refused, is_quiet=True)
    if report.areas.is_one:
        yield Words(_("No council area has enough cafés for its people to be told on their own."))
    told = []
    for title, head, part in (
        (_("People by area"), _("Area"), report.areas),
        (_("People by topic"), _("Topic"), report.topics),
        (_("People by month"), _("Month"), report.months),
    ):
        if part.is_one:
            continue
        rows_of: list[tuple[str | int, ...]] = [(line.name, shown(line.people)) for line in part.lines]
        if found.people is not None:
            rows_of.append((_("Everybody"), found.people))
        yield Grid(title, (head, _("People")), tuple(rows_of))
        told += [line.people for line in part.lines]
    if None in told:
        yield Words(why_hidden(), is_quiet=True)
    if found.uncounted:
        yield Words(_("In {cafes} nobody was counted.").format(cafes=cafes_in_words(found.uncounted)), is_quiet=True)
    yield from _who_came(report)
    yield Head(_("Who we did not hear from"), 2)
    missing = [(one.text, "") for one in report.missing_voices]
    yield Points((*missing, (_("Women who do not come to things. They are the most of all."), "")))


def _who_came(report: ProgrammeOutline) -> Iterator[Block]:
    """The questions of the slip, each a table of its own."""
    told = report.reached
    yield Head(_("Who came"), 2)
    yield Words(who_came_in_words(report))
    for table in told.tables:
        rows: list[tuple[str | int, ...]] = [(answer, shown(count)) for answer, count in table.lines]
        if table.total is not None:
            rows.append((_("Everybody"), table.total))
        yield Grid(table.question, (_("Answer"), _("People")), tuple(rows))
    if any(count is None for table in told.tables for _answer, count in table.lines):
        yield Words(why_hidden(), is_quiet=True)
    if told.left_out:
        yield Words(left_out_in_words(told), is_quiet=True)
    if licence := licence_of(told):
        yield Words(licence, is_quiet=True)


def _said(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("What women said"))
    if not report.said:
        yield Words(_("No sentences have come in yet."))
        return
    yield Words(
        _(
            "In how many of the {cafes} each theme came up, and which way it went. One café can count in more than one "
            "column."
        ).format(cafes=cafes_in_words(report.cafes))
    )
    lanes = (_("Gets in the way"), _("Helps"), _("Ideas"))
    first = report.said[:MOST_BARS]
    if report.shows_bars:
        rows = tuple((theme.name, (theme.hinders, theme.helps, theme.ideas)) for theme in first)
        yield Bars(_("Themes, by the number of cafés"), lanes, rows)
    yield Grid(
        _("Themes, by the number of cafés"),
        (_("Theme"), _("Cafés"), *lanes),
        tuple((theme.name, theme.cafes, theme.hinders, theme.helps, theme.ideas) for theme in first),
    )
    yield Words(
        _("And how much of the room stood behind each, in cafés. Each counts once, under its strongest sentence.")
        + " "
        + not_everyone_was_asked(),
        is_quiet=True,
    )
    yield Grid(
        _("Themes, by how much of the room"),
        (_("Theme"), _("Most of the room"), _("Some women"), _("One voice")),
        tuple((theme.name, theme.most, theme.some, theme.one) for theme in first),
    )


def _way(
    report: ProgrammeOutline, title: str, none: str, ways: Sequence[tuple[str, Sequence[Sentence]]]
) -> Iterator[Block]:
    yield Head(title)
    told_any = False
    for name, sentences in ways:
        if not sentences:
            continue
        told_any = True
        yield Head(name, 2)
        yield _counted(sentences[:MOST_SENTENCES])
        more = len(sentences) - MOST_SENTENCES
        if more > 0:
            yield Words(
                ngettext("And {n} more, in the data file.", "And {n} more, in the data file.", more).format(n=more),
                is_quiet=True,
            )
    if not told_any:
        yield Words(none)


def _hinders(report: ProgrammeOutline) -> Iterator[Block]:
    return _way(
        report,
        _("What gets in the way"),
        _("Nothing was written down as getting in the way."),
        [(theme.name, theme.what_hinders) for theme in report.said],
    )


def _helps(report: ProgrammeOutline) -> Iterator[Block]:
    return _way(
        report,
        _("What helps"),
        _("Nothing was written down as a help."),
        [(among_helps(theme), theme.what_helps) for theme in report.said],
    )


def _ideas(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("Ideas for change"))
    if not report.could_act:
        yield Words(_("No ideas were written down this time."))
        return
    yield Words(_("By who can act. The figure is the number of cafés where the idea came up."))
    for part in report.could_act:
        yield Head(part.name, 2)
        yield Words(part.who, is_quiet=True)
        yield _counted(part.ideas)


def _counted(sentences: Sequence[Sentence]) -> Points:
    return Points(tuple((one.text, cafes_in_words(one.cafes)) for one in sentences))


def _crossed(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("Themes side by side"))
    if not report.crossed:
        yield Words(
            report.crossed_without
            or _("No area, topic or time has the five cafés from two hosts that a comparison needs.")
        )
        return
    yield Words(
        _(
            "The themes that came up most, and in how many cafés. A line stands for at least five cafés from at least "
            "two hosts; smaller ones are joined."
        )
    )
    for part in report.crossed:
        yield Head(part.title, 2)
        names = list(dict.fromkeys(name for column in part.columns for name, _count in column.themes))
        counts = [dict(column.themes) for column in part.columns]
        yield Grid(
            part.title,
            (_("Theme"), *(f"{column.name}, {cafes_in_words(column.cafes)}" for column in part.columns)),
            tuple((name, *(column.get(name, 0) for column in counts)) for name in names),
            is_headed=True,
        )
    if report.crossed_without:
        yield Words(report.crossed_without)


def _voices(report: ProgrammeOutline) -> Iterator[Block]:
    hers, ours = report.own_words, report.in_our_words
    yield Head(_("In their own words") if hers or not ours else _("In our words"))
    if not report.voices:
        yield Words(_("No quotes were chosen for this report."))
    else:
        yield Words(voices_said(report), is_quiet=True)
    for voice in hers:
        yield Quoted(voice.text, voice.topic)
    if hers and ours:
        yield Head(_("In our words"), 2)
    if ours:
        yield Points(tuple((voice.text, voice.topic) for voice in ours))
    if report.disagreed:
        yield Head(_("What the groups did not agree on"), 2)
        yield Points(tuple((one.text, "") for one in report.disagreed))


def _felt(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("How it was"))
    if not report.felt:
        yield Words(_("Too few people answered for their answers to be told."))
        return
    yield Words(
        _("Five statements, on paper, at the end of {cafes}. Anybody could leave any out.").format(
            cafes=cafes_in_words(report.felt_cafes)
        )
    )
    faces = tuple(face for face, _count in report.felt[0].counts)
    rows = tuple((one.statement, *(shown(count) for _face, count in one.counts), one.answered) for one in report.felt)
    yield Grid(_("How it was, answers of people"), (_("Statement"), *faces, _("Answered")), rows)
    if any(count is None for one in report.felt for _face, count in one.counts):
        yield Words(why_hidden(), is_quiet=True)


def _limits(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("What this report can and cannot say"))
    yield Words(
        _("This is what groups of women chose to write down. It is a good place to start asking. It is not a survey.")
    )
    yield Points(tuple((f"{head} {why}", "") for head, why in limits(report)))


def _next(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("What happens next"))
    yield Words(what_comes_next(report))
    if report.answered:
        rows = tuple((one.said, one.answer, answer_stands(one)) for one in report.answered)
        yield Grid(_("You said, we did"), (_("You said"), _("What became of it"), _("Where it stands")), rows)


def _annex(report: ProgrammeOutline) -> Iterator[Block]:
    yield Head(_("Every theme"))
    if not report.themes:
        yield Words(_("No sentences have come in yet."))
        return
    rows: list[tuple[str | int, ...]] = []
    for theme in report.themes:
        ways = (theme.hinders, theme.helps, theme.ideas)
        rows.append((theme.name, theme.cafes, *ways, theme.most, theme.some, theme.one))
        rows += [(FINER + words.clipped(name, 80), cafes, *[""] * 6) for _code, name, cafes in theme.finer]
    yield Grid(
        _("Every theme and finer theme, in cafés"),
        (
            _("Theme"),
            _("Cafés"),
            _("Gets in the way"),
            _("Helps"),
            _("Ideas"),
            _("Most of the room"),
            _("Some women"),
            _("One voice"),
        ),
        tuple(rows),
    )
    yield Words(not_everyone_was_asked(), is_quiet=True)
