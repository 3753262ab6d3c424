"""*Write it up*: each sentence is placed in the codebook at home, in peace, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cafe.capture import notes as rules
from cafe.capture.slips import SlipWords
from cafe.capture.view import NO_SLIPS, ChoiceView, QuestionView, as_said, consent_question, owed, slip_line
from cafe.content.codebook import Codebook, Question, choices
from cafe.core.i18n import _
from cafe.model.values import Consent, Entry, EntryKind, NoteMode

_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of *What we heard*, at the left of the page at home."""

    id: str
    number: str
    text: str
    state: str  # the first theme's tile, "Not placed yet", or what a quote waits for
    is_placed: bool
    is_chosen: bool
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class TileView:
    code: str
    name: str
    example: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class PlacingView:
    """The sentence that is being placed."""

    id: str
    kind: EntryKind
    text: str
    origin: str  # "Agreed in the room" and its kin
    is_agreed: bool
    tiles_title: str
    tiles_hint: str
    tiles: tuple[TileView, ...]
    strength: QuestionView | None  # sentences only
    direction: QuestionView | None
    actors: QuestionView
    life_stages: QuestionView
    setting: QuestionView
    consent: QuestionView | None  # quotes only
    status: str  # why a quote stays; empty when it may leave
    owed: str
    next_id: str
    next_words: str  # "Next sentence", or empty at the last one
    slip: str = ""  # quotes only: what to hand to the speaker, if she wants


@dataclass(frozen=True, slots=True)
class WriteUpView:
    """The page at home. *Enough for tonight* is a whole choice."""

    title: str
    contents_title: str
    count: str  # "5 of 8"
    lines: tuple[ContentsLine, ...]
    plenty: str
    add: str  # empty when eight are kept
    closed: str  # why this café keeps no words; empty: it does
    empty: str
    chosen: PlacingView | None
    unplaced: int
    waiting: int  # quotes without an answer


def writeup_view(
    entries: Sequence[Entry],
    chosen_id: str,
    codebook: Codebook,
    mode: NoteMode,
    *,
    people: int | None,
    local_words: Sequence[str] = (),
    slips_of: Mapping[str, SlipWords] = NO_SLIPS,
) -> WriteUpView:
    """The page at home, with ``chosen_id`` opened; the first that is not placed where that is empty."""
    count = len(rules.sentences(entries))
    chosen = _chosen(entries, chosen_id)
    is_full = count >= rules.MOST_SENTENCES
    return WriteUpView(
        title=_("Write it up"),
        contents_title=_("What we heard"),
        count=_("{n} of {most}").format(n=count, most=rules.MOST_SENTENCES),
        lines=tuple(_contents(entry, entries, chosen, codebook) for entry in entries),
        plenty=_plenty(count),
        add="" if is_full else _("Add another"),
        closed=rules.why_no_words(mode, people),
        empty=_("Nothing was written in the room. One sentence is a good start."),
        chosen=None
        if chosen is None
        else replace(_placing(chosen, entries, codebook, local_words), slip=slip_line(slips_of.get(chosen.id))),
        unplaced=sum(not is_placed(entry) for entry in entries),
        waiting=sum(entry.kind is EntryKind.QUOTE and entry.consent is Consent.NOT_ASKED for entry in entries),
    )


def is_placed(entry: Entry) -> bool:
    """It is somewhere in the codebook. Strength, direction and the rest are optional."""
    return bool(entry.themes)


def _chosen(entries: Sequence[Entry], chosen_id: str) -> Entry | None:
    for entry in entries:
        if entry.id == chosen_id:
            return entry
    waiting = [entry for entry in entries if not is_placed(entry)]
    return next(iter(waiting or entries), None)


def _plenty(count: int) -> str:
    if count < _ENOUGH:
        return _("You can stop here. A few is enough.")
    if count == _ENOUGH:
        return _("You can stop here. Five is plenty.")
    return _("Eight is the most. Put two into one, if you like.")


def _number(entry: Entry, entries: Sequence[Entry]) -> str:
    """Sentences are numbered; quotes and ideas have their mark instead."""
    if entry.kind is not EntryKind.THEME:
        return ""
    return str([other.id for other in rules.sentences(entries)].index(entry.id) + 1)


def _contents(entry: Entry, entries: Sequence[Entry], chosen: Entry | None, codebook: Codebook) -> ContentsLine:
    state = codebook.tile(entry.themes[0]) if entry.themes else _("Not placed yet")
    if entry.kind is EntryKind.QUOTE and (stays := rules.why_it_stays(entry, entries)):
        state = stays
    return ContentsLine(
        id=entry.id,
        number=_number(entry, entries),
        text=as_said(entry),
        state=state,
        is_placed=is_placed(entry),
        is_chosen=chosen is not None and entry.id == chosen.id,
        kind=entry.kind,
    )


def _placing(entry: Entry, entries: Sequence[Entry], codebook: Codebook, local_words: Sequence[str]) -> PlacingView:
    asked = choices()
    is_sentence = entry.kind is EntryKind.THEME
    is_quote = entry.kind is EntryKind.QUOTE
    later = list(entries)[[other.id for other in entries].index(entry.id) + 1 :]
    on_tiles = {found.code for code in entry.themes if (found := codebook.find(code)) is not None}
    return PlacingView(
        id=entry.id,
        kind=entry.kind,
        text=as_said(entry),
        origin=_origin(entry),
        is_agreed=entry.is_agreed,
        tiles_title=_("What is it about?"),
        tiles_hint=_("Pick one, or two."),
        tiles=tuple(
            TileView(theme.code, theme.tile, theme.example, theme.code in on_tiles) for theme in codebook.themes
        ),
        strength=_question(asked.strengths, [entry.strength]) if is_sentence else None,
        direction=_question(asked.directions, [entry.direction]) if is_sentence else None,
        actors=_question(asked.actors, entry.actors, _("Optional. Pick any.")),
        life_stages=_question(asked.life_stages, entry.life_stages, _("Optional")),
        setting=_question(asked.settings, [entry.setting], _("Optional")),
        consent=consent_question(entry) if is_quote else None,
        status=rules.why_it_stays(entry, entries),
        owed=owed(entry.text, entry.left_as_is, local_words),
        next_id=later[0].id if later else "",
        next_words=_next_words(later[0].kind) if later else "",
    )


def _question(asked: Question, on: Sequence[str | None], hint: str = "") -> QuestionView:
    return QuestionView(
        asked.question, hint, tuple(ChoiceView(one.id, one.label, one.id in on) for one in asked.choices)
    )


def _origin(entry: Entry) -> str:
    if entry.kind is not EntryKind.THEME:
        return _("One woman’s words") if entry.kind is EntryKind.QUOTE else _("An idea")
    if entry.is_agreed:
        return _("Agreed in the room") if entry.in_room else _("Agreed by the group")
    return _("Not agreed in the room") if entry.in_room else _("Written afterwards")


def _next_words(kind: EntryKind) -> str:
    labels = {EntryKind.THEME: _("Next sentence"), EntryKind.QUOTE: _("Next quote")}
    return labels.get(kind, _("Next idea"))
