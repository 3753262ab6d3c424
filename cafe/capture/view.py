"""What the pages of the capture room show: entries and notes in, texts and flags out.

``harvest_view`` is the page in the room, ``heard_view`` the list beside a run; the page at home is in
``view_writeup.py``, the counts in ``view_counts.py``. Pages draw all of it and decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cafe.capture import notes as rules
from cafe.capture import slips
from cafe.capture.slips import SlipWords
from cafe.content.codebook import Codebook, choices
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import Consent, Entry, EntryKind, GuardAnswer, Note, NoteKind, NoteMode
from cafe.privacy.guard.check import check

NO_SLIPS: Mapping[str, SlipWords] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer of a short question."""

    id: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A short question with its answers, and whether it may be passed over."""

    question: str
    hint: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence in the harvest: the largest thing on the page, and one switch that changes its words."""

    id: str
    number: str
    text: str
    is_agreed: bool
    switch: str  # "Agreed" or "Agreed?"
    owed: str  # how much the guard still waits for; empty: nothing


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote, with the question that has to be answered before it may leave."""

    id: str
    text: str  # in quotation marks
    consent: QuestionView
    status: str
    may_leave: bool
    owed: str
    slip: str = ""  # what to hand to the speaker, if she wants


@dataclass(frozen=True, slots=True)
class IdeaView:
    id: str
    text: str
    actors: str  # "us and local services", or empty
    owed: str


@dataclass(frozen=True, slots=True)
class HarvestView:
    """The harvest, in the room."""

    title: str
    hint: str
    count: str  # "3 of 5": counted, never demanded
    sentences: tuple[SentenceView, ...]
    quotes: tuple[QuoteView, ...]
    ideas: tuple[IdeaView, ...]
    next_number: str  # beside the writing line; empty when five are kept
    full: str  # said instead of the line's hint when five are kept
    closed: str  # why there is no writing line at all; empty: there is one
    promise: str
    empty: str  # said while nothing is written


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A working note beside the run."""

    id: str
    kind: NoteKind
    text: str
    themes: str
    answer: str  # "Said yes", "Said no · stays here", or empty
    said_yes: bool
    at: str
    owed: str


@dataclass(frozen=True, slots=True)
class HeardView:
    """*Heard so far*: the newest first."""

    title: str
    count: str
    lines: tuple[HeardLine, ...]
    see_all: str  # empty when all are shown
    empty: str


def owed(text: str, answers: Sequence[GuardAnswer], local_words: Sequence[str] = ()) -> str:
    """What the guard still waits for in ``text``, as a sentence; empty when there is nothing."""
    left = len(rules.unanswered(check(text, local_words=local_words), answers))
    if not left:
        return ""
    return ngettext("{n} thing here could point to a person", "{n} things here could point to a person", left).format(
        n=words.number(left).capitalize()
    )


def quoted(text: str) -> str:
    """“text”, with one pair of marks whether or not it was typed with them."""
    bare = text[1:-1] if len(text) > 2 and text[0] in '“"' and text[-1] in '”"' else text
    return f"“{bare}”"


def as_said(entry: Entry) -> str:
    """The words of an entry: marked as a quote only where they are hers, and not ours."""
    is_hers = entry.kind is EntryKind.QUOTE and (
        entry.consent is not Consent.PARAPHRASE or rules.waits_for_our_words(entry)
    )
    return quoted(entry.text) if is_hers else entry.text


def slip_line(words: SlipWords | None) -> str:
    """What to hand over with a quote; empty where it has no words."""
    if not words:
        return ""
    return _("Slip: {words} — hand these to the speaker, if she wants").format(words=slips.shown(words))


def harvest_view(
    entries: Sequence[Entry],
    mode: NoteMode,
    people: int | None,
    *,
    local_words: Sequence[str] = (),
    slips_of: Mapping[str, SlipWords] = NO_SLIPS,
) -> HarvestView:
    """The page in the room. Only what was written in the room is counted against its five.

    ``slips_of``: the three words of each quote, by its id.
    """
    kept = [entry for entry in rules.sentences(entries) if entry.in_room]
    is_full = len(kept) >= rules.MOST_IN_ROOM or len(rules.sentences(entries)) >= rules.MOST_SENTENCES
    return HarvestView(
        title=_("What we heard together"),
        hint=_("Say it back. Change it until the group nods. Up to five."),
        count=_("{n} of {most}").format(n=len(kept), most=rules.MOST_IN_ROOM),
        sentences=tuple(_sentence(number, entry, local_words) for number, entry in enumerate(kept, 1)),
        quotes=tuple(
            _quote(entry, entries, local_words, slip_line(slips_of.get(entry.id)))
            for entry in entries
            if entry.kind is EntryKind.QUOTE
        ),
        ideas=tuple(_idea(entry, local_words) for entry in entries if entry.kind is EntryKind.IDEA),
        next_number="" if is_full else str(len(kept) + 1),
        full=_("Five is plenty. A quote or an idea still fits.") if is_full else "",
        closed=rules.why_no_words(mode, people),
        promise=_("No names. Nothing here says who said it."),
        empty=_("What did you hear, all of you? Start with one sentence."),
    )


def _sentence(number: int, entry: Entry, local_words: Sequence[str]) -> SentenceView:
    return SentenceView(
        id=entry.id,
        number=str(number),
        text=entry.text,
        is_agreed=entry.is_agreed,
        switch=_("Agreed") if entry.is_agreed else _("Agreed?"),
        owed=owed(entry.text, entry.left_as_is, local_words),
    )


def _quote(entry: Entry, entries: Sequence[Entry], local_words: Sequence[str], slip: str) -> QuoteView:
    stays = rules.why_it_stays(entry, entries)
    return QuoteView(
        id=entry.id,
        text=as_said(entry),
        consent=consent_question(entry),
        status=stays or (_("Said yes") if entry.consent is Consent.VERBATIM else _("Said yes, in our words")),
        may_leave=not stays,
        owed=owed(entry.text, entry.left_as_is, local_words),
        slip=slip,
    )


def _idea(entry: Entry, local_words: Sequence[str]) -> IdeaView:
    actors = words.listed([choices().actors.label(actor) for actor in entry.actors])
    return IdeaView(entry.id, entry.text, actors, owed(entry.text, entry.left_as_is, local_words))


def consent_question(entry: Entry) -> QuestionView:
    """Every answer but *not asked yet*: that is the want of one. A tighter answer can still be given."""
    asked = choices().consents
    return QuestionView(
        asked.question,
        "",
        tuple(
            ChoiceView(choice.id, choice.label, choice.id == entry.consent.value)
            for choice in asked.choices
            if choice.id != Consent.NOT_ASKED.value
            and rules.tighter(entry.consent, Consent(choice.id)) is Consent(choice.id)
        ),
    )


def heard_view(
    notes: Sequence[Note], codebook: Codebook, most: int = 4, *, local_words: Sequence[str] = ()
) -> HeardView:
    """The newest ``most`` notes, newest first."""
    count = len(notes)
    shown = list(reversed(notes))[:most]
    return HeardView(
        title=_("Heard so far"),
        count=ngettext("{n} note", "{n} notes", count).format(n=count),
        lines=tuple(_heard(note, codebook, local_words) for note in shown),
        see_all=_("See all {n}").format(n=count) if count > len(shown) else "",
        empty=_("What you keep will stand here, on this laptop only."),
    )


def _heard(note: Note, codebook: Codebook, local_words: Sequence[str]) -> HeardLine:
    is_quote = note.kind is NoteKind.QUOTE
    said_yes = is_quote and note.consent.lets_words_leave
    answer = ""
    if is_quote:
        waits = note.consent is Consent.NOT_ASKED
        answer = _("Said yes") if said_yes else _("Waits for an answer") if waits else _("Said no · stays here")
    return HeardLine(
        id=note.id,
        kind=note.kind,
        text=quoted(note.text) if is_quote else note.text,
        themes=words.listed([codebook.tile(code) for code in note.themes]),
        answer=answer,
        said_yes=said_yes,
        at=words.clock_time(note.at),
        owed=owed(note.text, note.left_as_is, local_words),
    )
