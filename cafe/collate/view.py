"""What the coordinator's pages say: texts, tags and figures from a collation. Pure.

Collating. Months and never days; small headcounts in words; themes counted in cafés.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.collate.choices import FilterChoices, filter_choices
from cafe.collate.differences import SMALL, heads
from cafe.collate.lines import Batch, PackLine
from cafe.collate.values import Aside, Collation, Quote
from cafe.content import areas, topics
from cafe.core.i18n import _, ngettext
from cafe.core.words import listed, month_name, number

MOST_PACKS = 7  # of a picture's cafés are named beside it; the others open at a press
IDEAS = "IDE"  # what ideas are marked with: they have a list of their own, and no bar


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


def in_its_marks(text: str, is_hers: bool) -> str:
    """What one woman said: between marks only where it is word for word."""
    return (_("“{words}”") if is_hers else _("In our words: {words}")).format(words=text)


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
