"""What the programme's report says, without saying how it looks: many cafés, and never one of them told apart.

Collate → **report**. Made of a collation. Themes are counted in cafés; people are counted where a page says so, and
small counts of them are hidden here already, so that no layout or data file ever holds one. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cafe.collate.crossing import joined
from cafe.collate.values import Answers, Axis, Collation, Filters, Line, ThemeCount
from cafe.collate.view import taken_back_in_words
from cafe.content import areas, codebook, forms
from cafe.content.codebook import Codebook
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import Actor, Consent, Face
from cafe.privacy.disclosure.releases import Kind
from cafe.report.gate import (
    AREA,
    CARDS,
    FIRST,
    FIRST_TIMERS,
    MONTH,
    RETURNERS,
    TOPIC,
    UNSAID,
    Asked,
    Column,
    Gate,
    feedback_kind,
    feedback_words,
)
from cafe.report.outline import actor_name
from cafe.report.programme_came_of import came_of_it
from cafe.report.programme_values import (
    HELP_ITSELF,
    IDEAS_ONLY,
    Breakdown,
    CouldAct,
    CrossedWith,
    Crossing,
    Felt,
    Listed,
    ProgrammeOutline,
    Reach,
    Theme,
    Voice,
)

_OTHER_MONTHS = "~"  # stands after every month
_LEVEL = 2  # themes that share the lead are both named; three or more say nothing
_MOST_HIDDEN = 0.4  # of the cells of a table; beyond that its categories are joined (privacy decision 1.4)


def programme_outline(
    found: Collation, programme: str, *, release: int, threshold: int, filters: str = "", gate: Gate | None = None
) -> ProgrammeOutline:
    """The report of a collation. ``filters``: what was asked for, in words; ``release``: its number in the ledger.

    ``gate``: what every number of people passes; one of its own, which knows of no earlier report, where left out.
    """
    known, gate = areas.load(), gate or Gate(threshold)
    council_areas = [line for line in found.areas if known.council(line.key) and known.board_of(line.key)]
    return ProgrammeOutline(
        programme=programme,
        period=period(found.first_month, found.last_month),
        release=release,
        threshold=threshold,
        cafes=found.cafes,
        senders=found.senders,
        packs=found.aside.packs,
        filters=filters,
        reach=_reach(found, gate),
        council_areas=len(council_areas),
        topics_in_all=len(found.topics),
        topic_most=_topic_most(found),
        things=_things(found),
        areas=_breakdown(found, AREA, _by_board(found), _area_name, _("Other areas together"), gate=gate),
        topics=_breakdown(found, TOPIC, found.topics, _topic_of(found), _("Other topics together"), gate=gate),
        months=_in_order(found, gate),
        themes=tuple(_theme(theme, found.book) for theme in found.themes),
        crossed=_crossed(found),
        voices=tuple(
            Voice(quote.text, quote.topic_title, quote.consent is Consent.VERBATIM)
            for quote in sorted(found.quotes, key=lambda one: one.consent is not Consent.VERBATIM)
            if quote.is_chosen
        ),
        could_act=tuple(
            CouldAct(_actors_name(part.actor), _who(part.actor), part.cafes, part.ideas, part.actor.value)
            for part in found.ideas
        ),
        disagreed=found.disagreed,
        missing_voices=found.missing_voices,
        felt=_felt(found.feedback.answers, gate),
        felt_cafes=found.feedback.cafes,
        without_notes=found.without_notes,
        read_back=found.read_back,
        want_results=found.want_results,
        want_another=found.want_another,
        refused=found.aside.refused,
        missing=found.aside.missing,
        taken_back=taken_back_in_words(found.aside),
        book=found.book,
        came_of_it=came_of_it(found.came_of),
    )


def period(first: str, last: str) -> str:
    """November 2026; September to November 2026; December 2026 to January 2027."""
    if not first:
        return ""
    if first == last:
        return words.month_name(first)
    begins = words.month_name(first)
    if first[:4] == last[:4]:
        begins = begins.rsplit(" ", 1)[0]
    return _("{first} to {last}").format(first=begins, last=words.month_name(last))


def filters_in_words(filters: Filters, found: Collation) -> str:
    """What was asked for: "from September 2026; Highland and Fife". Empty where every café was."""
    known, topic = areas.load(), _topic_of(found)
    parts = []
    if filters.first_month:
        parts.append(_("from {month}").format(month=words.month_name(filters.first_month)))
    if filters.last_month:
        parts.append(_("up to {month}").format(month=words.month_name(filters.last_month)))
    boards = {board.id: board.name for board in known.boards}
    lists = (
        [known.council_name(key) for key in filters.councils],
        [boards.get(key, key) for key in filters.boards],
        [topic(key) for key in filters.topics],
        [codebook.choices().life_stages.label(key) for key in filters.life_stages],
        [known.urban_rural_name(number) for number in filters.urban_rural],
    )
    return "; ".join([*parts, *(words.listed(names) for names in lists if names)])


def cafes_in_words(count: int) -> str:
    """ "1 café", "7 cafés" """
    return ngettext("{n} café", "{n} cafés", count).format(n=count)


def _reach(found: Collation, gate: Gate) -> Reach:
    first, first_time = found.first_time, None
    if first is not None:
        asked = (
            Asked(frozenset({FIRST_TIMERS}), first.first_timers),
            Asked(frozenset({RETURNERS}), first.returners),
        )
        first_time = gate.numbers(FIRST, asked, counts_everyone=False).numbers[0]
    return Reach(
        people=None if 0 < found.people < gate.threshold else found.people,
        hosts=found.hosts,
        first_time=first_time,
        support_cards=gate.headcount(CARDS, found.support_cards),
        uncounted=found.uncounted,
    )


def _breakdown(
    found: Collation, kind: Kind, lines: Sequence[Line], name: Callable[[str], str], rest: str, *, gate: Gate
) -> Breakdown:
    """Lines that come to the whole: cafés of which nothing was said are among the joined ones."""
    unsaid = found.cafes - sum(line.cafes for line in lines)
    everybody = list(lines)
    if unsaid > 0:
        # One sender at most, as far as the page may know: so that it is always joined to others.
        everybody.append(Line("", unsaid, 1, found.people - sum(line.people for line in lines)))
    kept = joined(everybody)
    alone = {line.key for line in kept if line.key}
    parts = [_bases(found, line.key) for line in everybody if line.key not in alone]
    together = frozenset().union(*parts) if parts else frozenset()
    asked = [Asked(_bases(found, line.key) if line.key else together, line.people, line.cafes) for line in kept]
    shown = gate.numbers(kind, asked).numbers
    if len(kept) == 1 and rest != _OTHER_MONTHS:
        rest = _("All of them together")  # there is nothing else that these could be other than
    return Breakdown(
        lines=tuple(
            Listed(
                name(line.key) if line.key else rest,
                line.cafes,
                people,
                tuple(sorted(_bases(found, line.key) if line.key else together)),
            )
            for line, people in zip(kept, shown, strict=True)
        ),
        has_joined=any(not line.key for line in kept),
    )


def _bases(found: Collation, key: str) -> frozenset[str]:
    """What a line counts, as the ledger knows it: each council area of a board's line."""
    if not key.startswith(_BOARD):
        return frozenset({key or UNSAID})
    board_id, known = key.removeprefix(_BOARD).rsplit(" ", 1)[0], areas.load()
    inside = (line.key for line in found.areas if (board := known.board_of(line.key)) and board.id == board_id)
    return frozenset(inside)


_BOARD = "board "


def _by_board(found: Collation) -> list[Line]:
    """Council areas; where none of a board's may be told on its own, the board instead, if it may."""
    known = areas.load()
    councils: dict[str, list[Line]] = {}
    for line in found.areas:
        board = known.board_of(line.key)
        councils.setdefault(board.id if board else "", []).append(line)
    boards = {line.key: line for line in found.boards}
    lines: list[Line] = []
    for board_id, inside in councils.items():
        whole = boards.get(board_id)
        none_alone = not any(line.key for line in joined(inside))
        if board_id and whole and none_alone and len(inside) > 1 and whole.cafes == sum(line.cafes for line in inside):
            lines.append(replace(whole, key=f"{_BOARD}{board_id} {len(inside)}"))
        else:
            lines += inside
    return lines


def _area_name(key: str) -> str:
    """A council area; or "Lothian, two councils"."""
    known = areas.load()
    if not key.startswith(_BOARD):
        return known.council_name(key)
    board_id, councils = key.removeprefix(_BOARD).rsplit(" ", 1)
    name = next((board.name for board in known.boards if board.id == board_id), board_id).removeprefix("NHS ")
    return ngettext("{board}, {n} council", "{board}, {n} councils", int(councils)).format(
        board=name, n=words.number(int(councils))
    )


def _in_order(found: Collation, gate: Gate) -> Breakdown:
    """Months as they follow one another, those with few cafés joined at the end."""
    by_size = _breakdown(found, MONTH, found.months, lambda key: key, _OTHER_MONTHS, gate=gate)
    lines = sorted(by_size.lines, key=lambda line: line.name)
    named = (
        Listed(
            _("Other months together") if line.name == _OTHER_MONTHS else words.month_name(line.name),
            line.cafes,
            line.people,
        )
        for line in lines
    )
    return Breakdown(tuple(named), by_size.has_joined)


def _topic_of(found: Collation) -> Callable[[str], str]:
    titles = {line.key: line.label for line in found.topics}
    return lambda key: titles.get(key) or key


def _topic_most(found: Collation) -> str:
    ranked = sorted(found.topics, key=lambda line: -line.cafes)
    leads = len(ranked) > 1 and ranked[0].cafes > ranked[1].cafes
    return ranked[0].label if leads and ranked[0] in joined(ranked) else ""


def _theme(theme: ThemeCount, book: Codebook) -> Theme:
    known = book.find(theme.theme)
    labels = {sub.code: sub.label for sub in known.subthemes} if known else {}
    return Theme(
        code=theme.theme,
        name=book.report_name(theme.theme),
        cafes=theme.cafes,
        hinders=theme.barrier,
        helps=theme.helps,
        ideas=theme.idea,
        finer=tuple(
            (one.code, labels.get(one.code, one.code), one.cafes)
            for one in sorted(theme.codes, key=lambda one: (-one.cafes, one.code))
        ),
        what_hinders=theme.barriers,
        what_helps=theme.what_helps,
        what_ideas=theme.ideas,
        most=theme.most,
        some=theme.some,
        one=theme.one,
    )


def _things(found: Collation) -> tuple[tuple[str, str], ...]:
    """Up to four things to know, each only what the counts say."""
    things = []
    themes = tuple(theme for theme in found.themes if theme.theme != IDEAS_ONLY)
    ahead = [theme for theme in themes if theme.cafes == themes[0].cafes]
    first = ahead[0] if len(ahead) == 1 else None
    if first is not None:
        many = _("In {n} of {cafes}.").format(n=first.cafes, cafes=cafes_in_words(found.cafes))
        things.append((_("{theme} came up most.").format(theme=_name(first, found)), f"{many} {_ways(first)}".strip()))
    elif len(ahead) == _LEVEL:
        head = _("Two themes came up most: {themes}.").format(
            themes=words.listed([f"“{_lowered(_name(theme, found))}”" for theme in ahead])
        )
        many = _("Each in {n} of {cafes}.").format(n=ahead[0].cafes, cafes=cafes_in_words(found.cafes))
        things.append((head, many))
    hinders = _most(themes, lambda theme: theme.barrier)
    if hinders is not None and hinders is not first:
        helped = (
            _("Nobody spoke of it as a help.")
            if not hinders.helps
            else _("In {n} it was what had helped.").format(n=hinders.helps)
        )
        things.append((
            _("{theme} gets in the way most.").format(theme=_name(hinders, found)),
            _("In {cafes}.").format(cafes=cafes_in_words(hinders.barrier)) + " " + helped,
        ))  # fmt: skip
    helps = _most(themes, lambda theme: theme.helps)
    if helps is not None and helps is not first and helps.theme == HELP_ITSELF:
        things.append((
            _("Much that helps is there already."),
            _("{cafes} named somebody or something that works.").format(cafes=cafes_in_words(helps.helps)),
        ))  # fmt: skip
    elif helps is not None and helps is not first:
        things.append((
            _("{theme} is what helped most.").format(theme=_name(helps, found)),
            _("Named as a help in {cafes}, more than anything else.").format(cafes=cafes_in_words(helps.helps)),
        ))  # fmt: skip
    asked = max(found.ideas, key=lambda part: part.cafes, default=None)
    if asked is not None and asked.cafes > 1 and [part.cafes for part in found.ideas].count(asked.cafes) == 1:
        things.append((
            _("Most ideas look to one place: {who}.").format(who=_lowered(_actors_name(asked.actor))),
            _("{cafes} had an idea that they could act on.").format(cafes=cafes_in_words(asked.cafes)),
        ))  # fmt: skip
    return tuple(things)


def _lowered(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _name(theme: ThemeCount, found: Collation) -> str:
    return found.book.report_name(theme.theme)


def _ways(theme: ThemeCount) -> str:
    said = []
    if theme.barrier:
        said.append(_("In {n} it got in the way.").format(n=theme.barrier))
    if theme.helps:
        said.append(_("In {n} it was what had helped.").format(n=theme.helps))
    return " ".join(said)


def _most(themes: Iterable[ThemeCount], of: Callable[[ThemeCount], int]) -> ThemeCount | None:
    """The one theme that leads, in two cafés or more; None where two are level."""
    ranked = sorted(themes, key=of, reverse=True)
    if not ranked or of(ranked[0]) < 2 or (len(ranked) > 1 and of(ranked[1]) == of(ranked[0])):
        return None
    return ranked[0]


def _crossed(found: Collation) -> tuple[CrossedWith, ...]:
    """Only axes with two columns or more that may be told: one column says nothing that the bars do not."""
    known, asked = areas.load(), codebook.choices()
    topic, called_in_reports = _topic_of(found), {one.theme: _name(one, found) for one in found.themes}
    named: tuple[tuple[Axis, str, Callable[[str], str]], ...] = (
        (Axis.TOPIC, _("By topic"), topic),
        (Axis.AREA, _("By area"), known.council_name),
        (Axis.LIFE_STAGE, _("By time of life"), asked.life_stages.label),
        (Axis.URBAN_RURAL, _("Town and country"), lambda key: known.urban_rural_name(int(key))),
        (Axis.MONTH, _("By month"), words.month_name),
    )
    parts = []
    for axis, title, name in named:
        table = found.crossed_with(axis)
        if len(table.columns) < 2:
            continue
        columns = []
        for at, column in enumerate(table.columns):
            ranked = sorted(((row.theme, row.cafes[at]) for row in table.rows), key=lambda one: (-one[1], one[0]))
            called = _("All others together") if column.is_rest else _joined_name(axis, column.keys, name)
            themes = tuple((called_in_reports[code], count) for code, count in ranked if count and code != IDEAS_ONLY)
            columns.append(Crossing(called, column.cafes, themes, column.keys))
        parts.append(CrossedWith(title, tuple(columns), axis))
    return tuple(parts)


def _joined_name(axis: Axis, keys: Sequence[str], name: Callable[[str], str]) -> str:
    if axis is Axis.MONTH and len(keys) > 1:
        numbers = [int(key[:4]) * 12 + int(key[5:7]) for key in keys]
        if numbers == list(range(numbers[0], numbers[0] + len(keys))):
            return period(keys[0], keys[-1])
    return words.listed([name(key) for key in keys])


def _actors_name(actor: Actor) -> str:
    return _("NHS boards") if actor is Actor.BOARD else actor_name(actor)


def actor_called(part: CouldAct) -> str:
    """Who could act, within a sentence that is easy to read: "the NHS"."""
    return {
        Actor.US: _("women and groups"),
        Actor.LOCAL: _("doctors and local services"),
        Actor.BOARD: _("the NHS"),
        Actor.GOVERNMENT: _("the government"),
        Actor.EMPLOYER: _("people at work and school"),
        Actor.OTHER: _("more than one place"),
    }[Actor(part.key)]


def _who(actor: Actor) -> str:
    return {
        Actor.US: _("Women, groups, communities"),
        Actor.LOCAL: _("GP practices, pharmacies, libraries"),
        Actor.BOARD: _("Clinics and pathways"),
        Actor.GOVERNMENT: _("National bodies"),
        Actor.EMPLOYER: _("And schools and colleges"),
        Actor.OTHER: _("Or nobody was named"),
    }[actor]


def _felt(answers: Sequence[Answers], gate: Gate) -> tuple[Felt, ...]:
    """Every statement alike: five faces; three where too many would be hidden; else only how many answered."""
    faces = [word.label for word in forms.feedback().faces]
    ids = [face.value for face in Face]
    whole = tuple((face, [at]) for at, face in enumerate(faces))
    joined_up = ((_("Not at all, or a little"), [0, 1]), (faces[2], [2]), (_("Mostly, or very much"), [3, 4]))
    ways: tuple[tuple[tuple[str, list[int]], ...], ...] = (whole, joined_up)
    for way in ways:
        offers = [
            gate.offer(
                feedback_kind(one.statement),
                [Asked(frozenset(ids[at] for at in group), sum(one.counts[at] for at in group)) for _f, group in way],
                counts_everyone=False,
                rests_on_many=gate.knows_cafes,
            )
            for one in answers
        ]
        hidden = sum(offer.numbers.count(None) for offer in offers)
        if hidden <= _MOST_HIDDEN * len(way) * len(offers) and all(offer.total is not None for offer in offers):
            return tuple(
                Felt(
                    feedback_words(one.statement),
                    tuple((face, count) for (face, _group), count in zip(way, offer.numbers, strict=True)),
                    one.answered,
                )
                for one, offer in zip(answers, _kept(gate, answers, offers), strict=True)
            )
    alone = [
        gate.offer(feedback_kind(one.statement), [Asked(frozenset(ids), one.answered)], counts_everyone=False)
        for one in answers
    ]
    return tuple(
        Felt(feedback_words(one.statement), (), offer.total)
        for one, offer in zip(answers, _kept(gate, answers, alone), strict=True)
        if offer.total is not None
    )


def _kept(gate: Gate, answers: Sequence[Answers], offers: Sequence[Column]) -> list[Column]:
    return [gate.keep(feedback_kind(one.statement), offer) for one, offer in zip(answers, offers, strict=True)]
