"""What the page of a programme's themes says: themes with their counts, what hosts proposed, what was done. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cafe.collate.themes.came import Beside
from cafe.collate.themes.events import CodeEvent, Doing, ProgrammeBook
from cafe.collate.themes.placing import Proposed
from cafe.collate.values import Collation
from cafe.core.i18n import _, ngettext
from cafe.core.words import listed


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme of the book: its name, what it means, and in how many cafés it came up."""

    letters: str
    name: str
    definition: str
    cafes: int
    finer: tuple[tuple[str, str], ...]  # letters and names
    is_own: bool  # made by the programme


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A theme that hosts proposed, and where it counts. ``is_open``: nobody has decided."""

    theme_id: str
    label: str
    cafes: int
    said: tuple[str, ...]
    place: str  # in words
    is_open: bool


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One thing that was done, in words."""

    together: str
    words: str
    at: str
    is_back: bool
    can_be_taken_back: bool


def theme_lines(book: ProgrammeBook, found: Collation) -> tuple[ThemeLine, ...]:
    """Every theme, in the order of the tiles."""
    counts = {theme.theme: theme.cafes for theme in found.themes}
    return tuple(
        ThemeLine(
            code.letters,
            code.name,
            code.names.definition,
            counts.get(code.letters, 0),
            tuple((one.letters, one.name) for one in book.live(code.guid)),
            not code.is_shipped,
        )
        for code in book.live()
    )


def proposed_lines(asked: Sequence[Proposed], book: ProgrammeBook) -> tuple[ProposedLine, ...]:
    """What hosts proposed: what nobody has decided yet stands first."""
    lines = [
        ProposedLine(one.theme_id, one.label, len(one.cafes), one.said, _place(one, book), one.place is None)
        for one in asked
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_open, -line.cafes, line.label)))


def _place(one: Proposed, book: ProgrammeBook) -> str:
    if one.place is None:
        return ""
    code = book.find(one.place) if one.place else None
    return _("counts as “{theme}”").format(theme=code.name) if code is not None else _("stays as it is")


def choices(book: ProgrammeBook, without: str = "") -> tuple[tuple[str, str], ...]:
    """Every theme with its finer ones below it, for a list to pick from."""
    found = []
    for code in book.live():
        found.append((code.letters, code.name))
        for one in book.live(code.guid):
            found.append((one.letters, _("{theme}: {finer}").format(theme=code.name, finer=one.name)))
    return tuple((letters, words) for letters, words in found if letters != without)


def in_words(events: Sequence[CodeEvent], book: ProgrammeBook, labels: Mapping[str, str]) -> str:
    """What was done as one thing. ``labels``: what hosts called the themes that they proposed."""

    def name(guid: str) -> str:
        code = book.codes.get(guid)
        return code.name if code is not None else labels.get(guid, _("a theme"))

    made = [event for event in events if event.doing is Doing.NEW]
    merged = [event for event in events if event.doing is Doing.MERGE]
    moved = [event for event in events if event.doing is Doing.MOVE]
    first = events[0]
    of_made = made[0].names.report_name if made else ""
    by = _("{words} ({who})") if first.by else "{words}"
    if moved:
        into = of_made or name(moved[0].into)
        said = _("Some of “{theme}” went to “{other}”").format(theme=name(moved[0].subject), other=into)
    elif merged and merged[0].subject not in book.codes and made and len(made) == 1:
        said = _("“{label}” became the theme “{theme}”").format(label=labels.get(merged[0].subject, "…"), theme=of_made)
    elif len(made) > 1 and not (merged and first.doing is Doing.MERGE):
        many = ngettext("{n} theme came with a codebook", "{n} themes came with a codebook", len(made))
        said = many.format(n=len(made))
    elif merged:
        said = _("“{theme}” counts as “{other}”").format(theme=name(merged[0].subject), other=name(merged[0].into))
    elif made:
        said = _("“{theme}” was made").format(theme=of_made)
    elif first.doing is Doing.RENAME:
        said = _("A theme is called “{name}”").format(name=first.names.report_name or first.names.tile)
    elif first.doing is Doing.LEAVE:
        said = _("“{label}” stays as it is").format(label=labels.get(first.subject, "…"))
    else:
        said = _("The codebook went to hosts")
    return by.format(words=said, who=first.by)


def beside_in_words(found: Beside) -> str:
    """12 new, 3 the same, 2 called something else here, 1 of a name that is here."""
    parts = (
        (len(found.new), ngettext("{n} is new", "{n} are new", len(found.new))),
        (len(found.same), ngettext("{n} is here already", "{n} are here already", len(found.same))),
        (len(found.renamed), ngettext("{n} has another name here", "{n} have another name here", len(found.renamed))),
        (
            len(found.clashes),
            ngettext("{n} has a name that is here", "{n} have names that are here", len(found.clashes)),
        ),
    )
    return listed([words.format(n=n) for n, words in parts if n])


def subtitle(asked: Sequence[Proposed], version: int) -> str:
    """What the head of the page says beside its title."""
    open_ones = sum(one.place is None for one in asked)
    if open_ones:
        said = ngettext("{n} proposed theme has no place yet", "{n} proposed themes have no place yet", open_ones)
        return said.format(n=open_ones)
    return _("Published {n} times").format(n=version) if version > 1 else _("Published once") if version else ""
