"""What the coordinator's pages say: texts, tags and figures from a collation or a preview. Pure.

Collating. Months and never days; small headcounts in words; themes counted in cafés.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cafe.collate.choices import FilterChoices, filter_choices
from cafe.collate.differences import SMALL, Difference, differences, heads
from cafe.collate.incoming import Coming, Gap, Incoming, Option
from cafe.collate.lines import Batch, ImportResult, PackLine
from cafe.collate.reading import ImportPreview
from cafe.collate.returning import IncomingReturn
from cafe.collate.values import Aside, CafeFacts, Collation, Quote
from cafe.content import areas, topics
from cafe.core.i18n import _, ngettext
from cafe.core.lazily import Lazily
from cafe.core.plain import isolated
from cafe.core.words import listed, month_name, number
from cafe.packs.phone_words import of_key
from cafe.packs.returns.pooling import board_name, in_words

MOST_PACKS = 7  # of a picture's cafés are named beside it; the others open at a press
IDEAS = "IDE"  # what ideas are marked with: they have a list of their own, and no bar


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a list: what it is, and what is said at its right."""

    title: str
    aside: str
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Two edits of one café. ``options``: frame hash, button, what it says; earliest first.

    ``changes``: from the earliest to the latest, where both can be read.
    """

    pack_id: str
    sentence: str
    options: tuple[tuple[str, str, Shown], ...]
    chosen: str = ""
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class StrangerView:
    """A sender to ring before her packs are taken."""

    key: str
    words: str
    sentence: str
    packs: int = 0
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class ImportView:
    """*Add packs*: everything that would happen before anything does."""

    head: str
    new: Sequence[Shown]
    newer: tuple[Shown, ...]
    same: int
    gaps: tuple[str, ...]
    choices: tuple[ChoiceView, ...]
    strangers: tuple[StrangerView, ...]
    problems: tuple[Shown, ...]  # file name, and why it did not open
    need_words: tuple[Shown, ...]  # packs that were made with six words, and what to do
    will_add: int
    button: str
    foot: str
    can_add: bool
    returns: tuple[Shown, ...] = ()  # period returns that would come in


def packs_in_words(count: int) -> str:
    return ngettext("{n} pack", "{n} packs", count).format(n=f"{count:,}")


def cafes_in_words(count: int) -> str:
    return ngettext("{n} café", "{n} cafés", count).format(n=f"{count:,}")


def returns_in_words(count: int) -> str:
    return ngettext("{n} return", "{n} returns", count).format(n=count)


def added_in_words(cafes: int, returns: int) -> str:
    """3 cafés; 3 cafés and 1 return; 1 return."""
    said = [cafes_in_words(cafes)] if cafes or not returns else []
    return listed([*said, *([returns_in_words(returns)] if returns else [])])


def batch_in_words(batch: Batch) -> str:
    """What an import brought: 3 cafés and 1 return; what was kept beside, where it brought nothing that counts."""
    cafes = batch.new + batch.updated
    if cafes or batch.returns:
        return added_in_words(cafes, batch.returns)
    return ngettext("{n} pack that was kept beside", "{n} packs that were kept beside", batch.packs).format(
        n=batch.packs
    )


def people_in_words(count: int | None) -> str:
    """14 people, fewer than 5 people, people not counted."""
    if count is None:
        return _("people not counted")
    return _("{n} people").format(n=heads(count))


def cafe_title(topic_title: str, council: str) -> str:
    """Perimenopause and menopause · Highland: a café without its hall."""
    place = areas.load().council_name(council) if council else ""
    return " · ".join(part for part in (topic_title, place) if part)


def _shown(facts: CafeFacts, changes: tuple[Difference, ...] = ()) -> Shown:
    aside = f"{month_name(facts.month)} · {people_in_words(facts.people)}"
    return Shown(cafe_title(facts.topic_title, facts.council), aside, changes)


def import_view(
    preview: ImportPreview, accepted: Collection[str] = (), choices: Mapping[str, str] | None = None
) -> ImportView:
    """``accepted`` and ``choices`` as they stand on the page: the button counts up with each."""
    chosen = choices or {}
    of, asked, offered = preview.by_coming(), preview.choices, preview.offered
    welcome = [one for one in of[Coming.UNKNOWN_SENDER] if one.arrived and one.arrived.pack.sender in accepted]
    new = [*of[Coming.NEW], *(one for one in welcome if one.beneath is Coming.NEW)]
    newer = [*of[Coming.NEWER], *(one for one in welcome if one.beneath is Coming.NEWER)]
    settled = [item for item in asked if item.arrived and chosen.get(item.arrived.pack.pack_id)]
    same = len(of[Coming.SAME]) + len(of[Coming.OLDER]) + len(preview.returns_of(Coming.SAME, Coming.OLDER))
    returns = [item for item in preview.returns if _comes_in(item, accepted)]
    adding = len(new) + len(newer) + sum(_brings_something(item, chosen) for item in settled)
    rest = len(preview.items) + len(preview.returns) - adding - len(returns)
    return ImportView(
        head=_head(preview),
        new=Lazily([item.arrived.facts for item in new if item.arrived], _shown),
        newer=tuple(_shown(item.arrived.facts, item.changes) for item in newer if item.arrived),
        same=same,
        gaps=tuple(gap_sentence(gap) for gap in preview.gaps),
        choices=tuple(_choice(item, chosen, offered) for item in asked),
        strangers=tuple(
            StrangerView(
                one.key,
                " · ".join(one.words),
                _("Ring them on a number you trust. Ask them to read these words:"),
                one.packs,
                one.key in accepted,
            )
            for one in preview.new_senders
        ),
        problems=tuple(
            Shown(item.file, item.sentence)
            for item in sorted((*of[Coming.CANNOT_READ], *of[Coming.OTHER_PROGRAMME]), key=lambda item: item.file)
        )
        + tuple(Shown(item.file, item.sentence) for item in preview.returns_of(Coming.CANNOT_READ)),
        need_words=tuple(Shown(item.file, item.sentence) for item in of[Coming.NEEDS_WORDS]),
        will_add=adding,
        button=_button(adding, len(returns), len(settled), len(of[Coming.OLDER])),
        foot=_foot(rest),
        can_add=bool(adding or returns or settled or of[Coming.OLDER]),
        returns=tuple(_return_shown(item) for item in returns),
    )


def _button(adding: int, returns: int, settled: int, older: int) -> str:
    """What is done by pressing it. A choice of what is here already is kept too, so that it is not asked again."""
    if adding or returns:
        return _("Add {cafes}").format(cafes=added_in_words(adding, returns))
    if settled:
        return ngettext("Keep your choice", "Keep your {n} choices", settled).format(n=settled)
    if older:
        return ngettext("Keep the older pack too", "Keep the {n} older packs too", older).format(n=older)
    return _("Nothing to add")


def _comes_in(item: IncomingReturn, accepted: Collection[str]) -> bool:
    is_welcome = item.coming is not Coming.UNKNOWN_SENDER or item.arrived.found.sender in accepted
    return is_welcome and item.beneath in (Coming.NEW, Coming.NEWER)


def _return_shown(item: IncomingReturn) -> Shown:
    """Which quarter and board it is of, and how many people."""
    found = item.arrived.found
    title = f"{in_words(found.quarter)} · {board_name(found.board)}"
    return Shown(title, people_in_words(found.people))


def _brings_something(item: Incoming, chosen: Mapping[str, str]) -> bool:
    """Whether the chosen edit is a file, and not the one that we have."""
    assert item.arrived is not None
    picked = chosen[item.arrived.pack.pack_id]
    return any(option.frame_hash == picked and option.file for option in item.options)


def _head(preview: ImportPreview) -> str:
    if not preview.items and not preview.returns and not preview.was_stopped:
        return _("There are no packs in the folder you chose. If they came in a zip file, take them out first.")
    returns = [returns_in_words(len(preview.returns))] if preview.returns else []
    packs = [packs_in_words(len(preview.items))] if preview.items or not returns else []
    found = listed([*packs, *returns])
    if preview.was_stopped:
        return _("You stopped after {packs}. Nothing has been added yet.").format(packs=found)
    if not preview.folder:
        return _("You chose {packs}. Nothing has been added yet.").format(packs=found)
    return _("{packs} in the folder you chose. Nothing has been added yet.").format(packs=found)


def _foot(rest: int) -> str:
    undo = _("Undo puts the programme back as it is now.")
    if not rest:
        return undo
    stay = ngettext("The other pack stays in its folder.", "The other {n} packs stay in their folder.", rest).format(
        n=rest
    )
    return f"{undo} {stay}"


def gap_sentence(gap: Gap) -> str:
    """A number missing in a sender's counting, mentioned without alarm. Her first two words say who, as on replies."""
    who = " ".join(of_key(gap.sender)[:2])
    if gap.many == 1:
        return _("Pack {n} of {of} from “{who}” is not in this folder. It may still be on its way.").format(
            n=gap.missing[0], of=gap.of, who=who
        )
    return _("{n} of {of} packs from “{who}” are not in this folder. They may still be on their way.").format(
        n=gap.many, of=gap.of, who=who
    )


def _choice(item: Incoming, chosen: Mapping[str, str], offered: Mapping[str, str]) -> ChoiceView:
    assert item.arrived is not None
    facts = item.arrived.facts
    title = f"{cafe_title(facts.topic_title, facts.council)} · {month_name(facts.month)}"
    earliest, latest = item.options[0].facts, item.options[-1].facts
    asked = _("{cafe} was changed in two places. Which one counts?").format(cafe=title)
    if facts.pack_id in offered:
        asked = _("{asked} The other coordinator’s choice is marked.").format(asked=asked)
    return ChoiceView(
        pack_id=facts.pack_id,
        sentence=asked,
        options=tuple(
            (option.frame_hash, _option_name(place, len(item.options)), _option_shown(option))
            for place, option in enumerate(item.options)
        ),
        chosen=chosen.get(facts.pack_id, ""),
        changes=differences(earliest, latest) if earliest and latest else (),
    )


def _option_name(place: int, of: int) -> str:
    if place == 0:
        return _("Earlier one")
    return _("Later one") if of == 2 else _("Later one, {n}").format(n=place)


def _option_shown(option: Option) -> Shown:
    where = option.file or _("the one you have")
    return _shown(option.facts) if option.facts else Shown(where, "")


def result_lines(result: ImportResult, preview: ImportPreview) -> tuple[str, ...]:
    """What an import did, a line each, for the terminal and the toast."""
    batch = result.batch
    counted = (
        (_("{n} new"), batch.new),
        (_("{n} newer"), batch.updated),
        (_("{n} the same"), batch.same),
        (_("{n} not added"), batch.refused),
    )
    said = [words.format(n=count) for words, count in counted if count]
    said += [returns_in_words(result.returns)] if result.returns else []
    said = said or [_("Nothing new")]
    lines = [f"{', '.join(said)}."]
    lines += [f"{isolated(file)}: {why}" for file, why in result.refused]
    lines += [
        _("A sender you do not know, {packs}: {words}").format(
            packs=packs_in_words(one.packs), words=" · ".join(one.words)
        )
        for one in preview.new_senders
    ]
    lines += [gap_sentence(gap) for gap in result.gaps]
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Bar:
    """A theme's bar: cafés, and which way it went. One café can count in more than one.

    ``label`` is its name as the report has it, ``short`` the one on its tile.
    """

    theme: str
    label: str
    short: str
    cafes: int
    barrier: int
    helps: int
    idea: int
    spoken: str  # the whole bar in words, for the ear

    def of(self, way: str) -> int:
        """Cafés: "barrier", "helps" or "idea"; empty for all of them."""
        return {"": self.cafes, "barrier": self.barrier, "helps": self.helps, "idea": self.idea}[way]


@dataclass(frozen=True, slots=True)
class PackShown:
    """A café that counts. In a narrow list its area, ``when`` and ``line``, in a wide one ``title`` and ``aside``."""

    area: str
    line: str
    title: str
    aside: str
    tag: str = ""  # what is to be known about it, in words, or nothing
    when: str = ""  # "Nov 2026"
    pack_id: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """*Programme*: the picture as it stands with the filters that are set."""

    title: str
    subtitle: str
    packs: tuple[PackShown, ...]  # the newest of them
    cafes: int  # how many there are
    bars: tuple[Bar, ...]
    figures: tuple[tuple[str, str], ...]  # a large figure and its words
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]  # those that were chosen first
    quotes_head: str
    choices: FilterChoices
    is_empty: bool


def programme_view(name: str, everything: Collation, shown: Collation, packs: Sequence[PackLine]) -> ProgrammeView:
    """``everything``: without filters, for the choices; ``shown``: with them; ``packs``: the newest of these."""
    book, chosen = shown.book, [quote for quote in shown.quotes if quote.is_chosen]
    return ProgrammeView(
        title=name,
        subtitle=_subtitle(shown),
        packs=tuple(_pack(line) for line in packs),
        cafes=shown.cafes,
        bars=tuple(
            Bar(
                theme.theme, book.report_name(theme.theme), book.tile(theme.theme),
                theme.cafes, theme.barrier, theme.helps, theme.idea,
                _("{theme}: {n} of {of} cafés").format(
                    theme=book.report_name(theme.theme), n=theme.cafes, of=shown.cafes
                ),
            )
            for theme in shown.themes
            if theme.theme != IDEAS
        ),
        figures=_figures(shown),
        notes=_notes(shown),
        quotes=(*chosen, *(quote for quote in shown.quotes if not quote.is_chosen)) if chosen else shown.quotes,
        quotes_head=quotes_head(len(chosen), len(shown.quotes)),
        choices=filter_choices(everything, shown.filters),
        is_empty=not everything.cafes,
    )  # fmt: skip


def quotes_head(chosen: int, of: int) -> str:
    """6 chosen of 38 · everyone said yes"""
    return _("{chosen} chosen of {all} · everyone said yes").format(chosen=f"{chosen:,}", all=f"{of:,}")


def _short_topic(line: PackLine) -> str:
    """A topic's short name where the app knows it, else the name that came with the pack."""
    topic = topics.find(line.topic_id)
    return topic.short_title if topic is not None else line.topic_title


def _pack(line: PackLine) -> PackShown:
    month = month_name(line.month)
    short = f"{month[:3]} {line.month[:4]}"
    return PackShown(
        area=areas.load().council_name(line.council) if line.council else _("Area not said"),
        line=_short_topic(line),
        when=short,
        title=cafe_title(line.topic_title, line.council),
        aside=f"{month} · {people_in_words(line.people)}",
        tag=_tag(line),
        pack_id=line.pack_id,
    )


def _tag(line: PackLine) -> str:
    if line.was_taken_back:
        return _("Words taken back")
    if line.is_new:
        return _("New")
    return _("Corrected") if line.revision > 1 else ""


def _figures(shown: Collation) -> tuple[tuple[str, str], ...]:
    """Cafés, and how many came to each where anybody was counted and the mean is not a small number."""
    cafes = (f"{shown.cafes:,}", ngettext("café", "cafés", shown.cafes))
    counted = shown.cafes - shown.uncounted
    mean = round(shown.people / counted) if counted else 0
    return (cafes, (str(mean), _("people at each"))) if mean >= SMALL else (cafes,)


def _subtitle(shown: Collation) -> str:
    if not shown.aside.packs:
        return _("No packs have come in yet")
    packs = ngettext("{n} of {of} pack in this report", "{n} of {of} packs in this report", shown.aside.packs)
    packs = packs.format(n=f"{shown.cafes:,}", of=f"{shown.aside.packs:,}")
    said = [packs, people_in_words(shown.people)]
    if n := shown.aside.refused:
        said.append(ngettext("{n} pack could not be added", "{n} packs could not be added", n).format(n=f"{n:,}"))
    return " · ".join(said)


def taken_back_in_words(aside: Aside) -> str:
    """ "One quote was withdrawn by its speaker since the last report." Empty where none was."""
    n = aside.taken_back
    if not n:
        return ""
    if aside.had_report:
        said = ngettext(
            "{n} quote was withdrawn by its speaker since the last report.",
            "{n} quotes were withdrawn by their speakers since the last report.",
            n,
        )
    else:
        said = ngettext("{n} quote was withdrawn by its speaker.", "{n} quotes were withdrawn by their speakers.", n)
    return said.format(n=number(n).capitalize())


def _notes(shown: Collation) -> tuple[str, ...]:
    notes = [_("Someone who came twice is counted twice.")]
    if shown.uncounted:
        notes.append(_("In {cafes} nobody was counted.").format(cafes=cafes_in_words(shown.uncounted)))
    if shown.aside.refused:
        notes.append(
            ngettext(
                "{n} pack was not added and is not in these numbers.",
                "{n} packs were not added and are not in these numbers.",
                shown.aside.refused,
            ).format(n=shown.aside.refused)
        )
    if shown.aside.missing:
        notes.append(
            ngettext(
                "Going by their numbers, {n} pack may still be on its way.",
                "Going by their numbers, {n} packs may still be on their way.",
                shown.aside.missing,
            ).format(n=number(shown.aside.missing))
        )
    if taken_back := taken_back_in_words(shown.aside):
        notes.append(taken_back)
    if shown.aside.waiting:
        notes.append(
            ngettext(
                "{n} sentence is not shown. It waits for your second look.",
                "{n} sentences are not shown. They wait for your second look.",
                shown.aside.waiting,
            ).format(n=number(shown.aside.waiting).capitalize())
        )
    if shown.without_notes:
        notes.append(_("{cafes} kept no notes, by choice.").format(cafes=cafes_in_words(shown.without_notes)))
    return tuple(notes)
