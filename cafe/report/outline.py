"""What a café's summary says, without saying how it looks: made from the very value that the pack carries.

Plan → run → write up → **check and send**. The summary and the pack cannot tell different stories, for one is
made of the other. Everything that is only for the seal is left out here already: the day, exact small numbers,
feedback, kinds of support. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cafe.content import areas, codebook
from cafe.content.codebook import Codebook
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.community.values import Ripple
from cafe.model.values import Actor, Consent, Direction, EntryKind, Length, NoteMode, Strength
from cafe.packs.frame import frame_hash
from cafe.packs.phone_words import fingerprint
from cafe.packs.schema import COUNCIL_ONLY_TOPICS, CafePack, PackEntry
from cafe.packs.writer import frame_of
from cafe.privacy.disclosure.single_cafe import Count, ReadableCafe, readable
from cafe.report.ripple_words import told

PACK_WORDS = 4
MOST_RIPPLES = 6  # on the summary; the pack has them all


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence the group agreed. ``strength`` is None where nobody said, or where a small group hides it."""

    text: str
    theme: str
    strength: Strength | None
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea, and who could act on it, in words."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What came of the group's meeting: the change it noticed, ripples with their facts, and what it will do next.

    No votes: they are people of this one café. ``more``: ripples that stand in the pack alone.
    """

    change: str
    ripples: tuple[str, ...]
    more: int
    next_steps: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it counts. ``is_hidden``: the figure is words, beside the hatch."""

    figure: str
    counts: str
    note: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SummaryOutline:
    """One café as its summary tells it. An empty part is an empty text or tuple; its words are the layout's."""

    topic: str
    month: str  # November 2026: never the day
    area: str
    revision: int
    is_small: bool
    keeps_words: bool  # False: no notes by choice, or one or two people
    people: Fact
    hosts: Fact | None
    minutes: Fact | None
    place_title: str
    place: tuple[str, ...]
    questions: tuple[str, ...]
    sentences_note: str
    sentences: tuple[Sentence, ...]
    no_sentences: str  # why there are none
    quotes: tuple[str, ...]  # word for word
    in_our_words: tuple[str, ...]  # what one woman said, as the host put it
    no_quotes: str
    ideas: tuple[Idea, ...]
    no_ideas: str
    disagreed: str
    missing_voices: str
    how_made: str
    support_cards: Count
    left_out: tuple[tuple[str, str], ...]
    pack_words: tuple[str, ...]
    looked_over: str
    came_of_it: CameOfIt | None = None  # None: no map of ripples leaves

    @property
    def title(self) -> str:
        """Topic and month: what the reader's window is called."""
        return f"{self.topic}, {self.month}"


def outline_of(pack: CafePack, book: Codebook | None = None) -> SummaryOutline:
    """The summary of a pack. Numbers go through the single-café rule; nothing finer than the month is told.

    ``book``: what its host was shown; else as shipped.
    """
    came, called = pack.people, book or codebook.load()
    shown = readable(came.people, came.hosts, came.first_timers, came.support_cards)
    sentences = tuple(_sentence(entry, shown.shows_strength, called) for entry in pack.of_kind(EntryKind.THEME))
    spoken = pack.of_kind(EntryKind.QUOTE) if shown.sends_quotes_unasked else ()
    quotes = tuple(entry.text for entry in spoken if entry.consent is Consent.VERBATIM)
    in_our_words = tuple(entry.text for entry in spoken if entry.consent is not Consent.VERBATIM)
    place_title, place = _place(pack)
    no_words = _no_words(pack, shown)
    return SummaryOutline(
        topic=words.clipped(pack.cafe.topic.title, 160),
        month=words.month_name(pack.cafe.month),
        area=areas.load().council_name(pack.cafe.council) if pack.cafe.council else "",
        revision=pack.revision,
        is_small=not shown.shows_strength,
        keeps_words=not no_words,
        people=_people(pack, shown),
        hosts=_hosts(shown),
        minutes=_minutes(pack),
        place_title=place_title,
        place=place,
        questions=pack.cafe.questions,
        sentences_note=_sentences_note(pack.of_kind(EntryKind.THEME)),
        sentences=sentences,
        no_sentences=no_words or _("Nothing was written down this time."),
        quotes=quotes,
        in_our_words=in_our_words,
        no_quotes=_no_quotes(pack, shown),
        ideas=tuple(Idea(_who(entry.actors), entry.text) for entry in pack.of_kind(EntryKind.IDEA)),
        no_ideas=_("No ideas this time."),
        disagreed=pack.reflection.disagreed,
        missing_voices=pack.reflection.missing_voices,
        how_made=_how_made(pack, no_words),
        support_cards=shown.support_cards,
        left_out=_left_out(pack, shown),
        pack_words=pack_words(pack),
        looked_over=_("Looked over by two people before it left the café.")
        if pack.reflection.looked_over_by_two
        else _("Looked over by the host before it left the café."),
        came_of_it=_came_of_it(pack) if not no_words else None,
    )


def _came_of_it(pack: CafePack) -> CameOfIt | None:
    if pack.ripples is None:
        return None
    voted = sorted(pack.ripples.ripples, key=lambda one: -one.votes)
    lines = tuple(told(Ripple("", one.text, happened=one.happened, is_wanted=one.is_wanted, touched=one.touched))
                  for one in voted)  # fmt: skip
    return CameOfIt(
        pack.ripples.change, lines[:MOST_RIPPLES], max(0, len(lines) - MOST_RIPPLES), pack.ripples.next_steps
    )


def _no_quotes(pack: CafePack, shown: ReadableCafe) -> str:
    """Said alike whether there were any or not, where none may be printed."""
    if pack.cafe.topic.id in COUNCIL_ONLY_TOPICS:
        return _("No quotes leave on this topic.")
    if not shown.sends_quotes_unasked:
        return _("None are printed of so small a group.")
    return _("No quotes this time.")


def pack_words(pack: CafePack) -> tuple[str, ...]:
    """Four words that stand for this revision: the same on the summary and wherever the pack is opened."""
    return fingerprint(bytes.fromhex(frame_hash(frame_of(pack))))[:PACK_WORDS]


def actor_name(actor: Actor) -> str:
    """Who could act, as paper says it."""
    return {
        Actor.US: _("Us"),
        Actor.LOCAL: _("Local services"),
        Actor.BOARD: _("NHS board"),
        Actor.GOVERNMENT: _("Government"),
        Actor.EMPLOYER: _("Employers"),
        Actor.OTHER: _("Others"),
    }[actor]


def _who(actors: tuple[Actor, ...]) -> str:
    """ "Local services and NHS board"; said even where nobody was named."""
    if not actors:
        return _("Nobody named")
    names = [actor_name(actor) for actor in Actor if actor in actors]
    rest = [name if name[:2].isupper() else name[:1].lower() + name[1:] for name in names[1:]]
    return words.listed([names[0], *rest])


def strength_words(strength: Strength) -> str:
    """How many felt it, in the group's own voice; never a number."""
    return {Strength.ONE: _("One voice"), Strength.SOME: _("Some of us"), Strength.MOST: _("Most of us")}[strength]


def direction_words(direction: Direction) -> str:
    """Which way it pulls."""
    return codebook.choices().directions.label(direction.value)


def theme_words(codes: Iterable[str], book: Codebook) -> str:
    """Theme · finer theme, for each code, by the names that the host was shown."""
    named: dict[str, list[str]] = {}
    for code in codes:
        theme = book.find(code)
        finer = named.setdefault(book.tile(code), [])
        finer += [sub.label for sub in theme.subthemes if sub.code == code] if theme else []
    return "; ".join(" · ".join((name, *finer)) for name, finer in named.items())


def _sentence(entry: PackEntry, shows_strength: bool, book: Codebook) -> Sentence:
    return Sentence(
        text=entry.text,
        theme=theme_words(entry.themes, book),
        strength=entry.strength if shows_strength else None,
        direction=entry.direction,
    )


def _people(pack: CafePack, shown: ReadableCafe) -> Fact:
    tables = pack.cafe.tables
    counts = ngettext("people at one table", "people at {n} tables", tables).format(n=words.number(tables))
    first = shown.first_timers
    note = _("{n} here for the first time").format(n=first.words()) if first is not None and first.number else ""
    if first is not None and first.number == 0:
        note = _("all had been before")
    return Fact(shown.people.words(), counts, note, shown.people.is_hatched)


def _hosts(shown: ReadableCafe) -> Fact | None:
    if shown.hosts is None or shown.hosts.number is None:
        return None
    n = shown.hosts.number
    return Fact(str(n), ngettext("host", "hosts", n), _("counted apart"))


def _minutes(pack: CafePack) -> Fact | None:
    minutes = pack.cafe.minutes
    if not minutes:
        return None
    form = {
        Length.LIGHT: _("a Café Light"),
        Length.TASTER: _("a taster"),
    }.get(pack.cafe.length, _("a full café"))
    return Fact(str(minutes), ngettext("minute", "minutes", minutes), form)


def _place(pack: CafePack) -> tuple[str, tuple[str, ...]]:
    """What stands over the place, and its lines; a board alone is called one."""
    known, cafe = areas.load(), pack.cafe
    lines = [known.kind_name(cafe.place_kind)] if cafe.place_kind else []
    lines += [known.urban_rural_name(cafe.urban_rural)] if cafe.urban_rural else []
    lines += [_("On an island")] if cafe.is_island else []
    title = _("Kind of place") if lines else _("Health board")
    board = known.board_of(cafe.council)
    if board is not None:
        lines.append(_("{board} health board").format(board=board.name.removeprefix("NHS ")))
    return title, tuple(lines)


def _sentences_note(entries: tuple[PackEntry, ...]) -> str:
    if not entries:
        return ""
    all_of_them = ngettext("{n} sentence", "{n} sentences", len(entries)).format(
        n=words.number(len(entries)).capitalize()
    )
    agreed = sum(entry.is_agreed for entry in entries)
    if agreed == len(entries):
        return _("{sentences}, read back to the group").format(sentences=all_of_them)
    if agreed:
        return _("{sentences}, {n} read back to the group").format(sentences=all_of_them, n=words.number(agreed))
    return all_of_them


def _no_words(pack: CafePack, shown: ReadableCafe) -> str:
    if pack.cafe.note_mode is NoteMode.NONE:
        return _("No notes were kept, as the group chose.")
    if not shown.keeps_themes:
        return _("With one or two people, no themes are kept.")
    return ""


def _how_made(pack: CafePack, no_words: str) -> str:
    if no_words:
        said = [no_words]
    else:
        said = [
            _("Written by a note keeper as the group talked.")
            if pack.cafe.note_mode is NoteMode.AS_WE_GO
            else _("Written down after the final round.")
        ]
        said.append(_("Read back to the group.") if pack.cafe.read_back else _("Not read back to the group."))
    said.append(_("No recording, no names."))
    if pack.reflection.wants_results and pack.reflection.wants_another:
        said.append(_("The group would like to hear what comes of it, and another café."))
    elif pack.reflection.wants_results:
        said.append(_("The group would like to hear what comes of it."))
    elif pack.reflection.wants_another:
        said.append(_("The group would like another café."))
    return " ".join(said)


def _left_out(pack: CafePack, shown: ReadableCafe) -> tuple[tuple[str, str], ...]:
    """The same rows for every café of a kind: a row that came and went would tell that something was refused."""
    rows = [(_("The hall and the day"), _("Never printed. Month and council area only."))]
    if not shown.shows_strength:
        return (
            (_("Quotes, how many felt it"), _("With so few people, words can point to one.")),
            *rows,
            (_("Feedback and slips"), _("Counted for the whole programme, never for one café.")),
        )
    if pack.cafe.note_mode is not NoteMode.NONE:
        rows = [
            (_("Quotes without a yes"), _("They stay with the woman who said them.")),
            (_("Words that could point"), _("Looked for, and answered one by one by the host.")),
            *rows,
        ]
    rows.append((_("Feedback and slips"), _("Counted for the whole programme, never for one café.")))
    if pack.cafe.note_mode is not NoteMode.NONE:
        rows.append((_("Notes of the evening"), _("They stay on the laptop.")))
    return tuple(rows)
