"""What is still owed before a café can be sent, in the words that Home and *Check and send* show.

Pure. The guard prompts and never blocks while people write; here, and only here, what it asked is
to be answered (privacy decision 0.10).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cafe.capture import notes as rules
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.community.values import RippleMap
from cafe.model.values import CafeState, Consent, EntryKind, GuardAnswer, NoteMode
from cafe.packs.facts import SendFacts
from cafe.privacy.guard.check import check, check_together
from cafe.privacy.guard.flags import Flag


class SendState(StrEnum):
    """Where a café stands on its way out."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    CHANGED = "changed"  # sent, and changed since: worth sending again


@dataclass(frozen=True, slots=True)
class OwedFlag:
    """Words in a text that leaves, which could point to a person and which nobody has answered yet.

    ``target`` is what ``CaptureService.leave_as_is`` takes: the entry's id, or the café's for its
    look back, its own questions and its topic’s name. ``text`` is the whole text, ``flag`` counts in it.
    """

    target: str
    place: str  # "theme", "quote", "idea", "disagreed", "missing_voices", "topic_title" or "question"
    text: str
    flag: Flag


@dataclass(frozen=True, slots=True)
class TogetherPart:
    """One entry of a combination: ``spans`` are where its details stand in ``text``."""

    target: str
    place: str  # "theme", "quote" or "idea"
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OwedTogether:
    """Small things that point to nobody alone, and perhaps to one person side by side."""

    parts: tuple[TogetherPart, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(entry, words) of every detail: what ``CaptureService.leave_together`` takes."""
        return tuple((part.target, part.text[start:end]) for part in self.parts for start, end in part.spans)

    @property
    def details(self) -> tuple[str, ...]:
        """The words, each once, in reading order."""
        return tuple(dict.fromkeys(words for _target, words in self.pairs))


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is still owed, and the page where it is answered; an empty ``place``: nowhere."""

    words: str
    place: str = ""  # "plan", "run", "who-came", "write-up", or "check" for what is answered there


@dataclass(frozen=True, slots=True)
class Readiness:
    """``sentences`` is empty when the café can go. ``owed`` are the same, with where each is answered."""

    state: SendState
    sentences: tuple[str, ...]
    flags: tuple[OwedFlag, ...] = ()
    quotes_waiting: tuple[str, ...] = ()  # ids of quotes that need a yes or no, or other words
    owed: tuple[Owed, ...] = ()
    together: tuple[OwedTogether, ...] = ()

    @property
    def is_ready(self) -> bool:
        return not self.sentences


def texts_that_leave(facts: SendFacts) -> Iterator[tuple[str, str, str, tuple[GuardAnswer, ...]]]:
    """(target, place, text, answers) of everything a person wrote that leaves."""
    cafe_id = facts.plan.cafe_id
    looked_at = facts.reflection.left_as_is
    for entry in facts.leaving:
        yield entry.id, entry.kind.value, entry.text, entry.left_as_is
    if facts.keeps_words:
        yield cafe_id, "disagreed", facts.reflection.disagreed, looked_at
        yield cafe_id, "missing_voices", facts.reflection.missing_voices, looked_at
    for theme in facts.leaving_themes:
        yield f"theme:{theme.code}", "own_theme", theme.label, tuple(GuardAnswer(*one) for one in theme.left_as_is)
    ripples = facts.leaving_ripples
    if ripples is not None:
        yield from ripple_texts(cafe_id, ripples)
    in_topic = (*looked_at, *facts.topic_left)
    if facts.own_title:
        yield cafe_id, "topic_title", facts.own_title, in_topic
    for question in facts.own_questions:
        yield cafe_id, "question", question, in_topic


def ripple_texts(cafe_id: str, kept: RippleMap) -> Iterator[tuple[str, str, str, tuple[GuardAnswer, ...]]]:
    """The same of a map of ripples alone."""
    for ripple in kept.ripples:
        yield ripple.id, "ripple", ripple.text, ripple.left_as_is
    yield f"map:{cafe_id}", "change", kept.change, kept.left_as_is
    yield f"map:{cafe_id}", "next_steps", kept.next_steps, kept.left_as_is


def owed_flags(facts: SendFacts) -> tuple[OwedFlag, ...]:
    """What the guard still waits for, in the order it is shown."""
    return tuple(
        OwedFlag(target, place, text, flag)
        for target, place, text, answers in texts_that_leave(facts)
        for flag in rules.unanswered(check(text, local_words=facts.names), answers)
    )


def owed_together(facts: SendFacts, flags: Sequence[OwedFlag] = ()) -> tuple[OwedTogether, ...]:
    """Combinations over the entries that leave which nobody has looked at, as they stand in the list.

    One that holds words of ``flags`` waits until those are answered: a swap there may undo the combination.
    """
    leaving = facts.leaving
    waiting = {(owed.target, owed.flag.text) for owed in flags}
    left = {(entry.id, one.words) for entry in leaving for one in entry.left_as_is if one.kind == rules.TOGETHER}
    found = []
    for one in check_together([entry.text for entry in leaving]):
        parts = tuple(
            TogetherPart(
                leaving[at].id,
                leaving[at].kind.value,
                leaving[at].text,
                tuple((detail.start, detail.end) for detail in one.details if detail.entry == at),
            )
            for at in one.entries
        )
        owed = OwedTogether(parts)
        if not left.issuperset(owed.pairs) and waiting.isdisjoint(owed.pairs):
            found.append(owed)
    return tuple(found)


def quotes_without_an_answer(facts: SendFacts) -> tuple[str, ...]:
    """Quotes nobody has asked about; none where the café or its topic sends no quotes."""
    if not (facts.keeps_words and facts.topic.quotes):
        return ()
    return tuple(
        entry.id for entry in facts.entries if entry.kind is EntryKind.QUOTE and entry.consent is Consent.NOT_ASKED
    )


def quotes_without_our_words(facts: SendFacts) -> tuple[str, ...]:
    """Quotes that may go in our words only, and still stand there in hers."""
    if not (facts.keeps_words and facts.topic.quotes):
        return ()
    return tuple(entry.id for entry in facts.entries if rules.waits_for_our_words(entry))


def readiness(facts: SendFacts, *, was_sent: bool = False, has_changed: bool = False) -> Readiness:
    """All that is owed, gravest first. ``was_sent``: a host said so; ``has_changed``: since then."""
    flags, waiting = owed_flags(facts), quotes_without_an_answer(facts)
    to_reword = quotes_without_our_words(facts)
    together = owed_together(facts, flags)
    owed = tuple(_owed(facts, len(flags), len(waiting), len(to_reword), len(together)))
    sentences = tuple(one.words for one in owed)
    if was_sent and not has_changed:
        state = SendState.SENT
    elif sentences:
        state = SendState.DRAFT
    else:
        state = SendState.CHANGED if was_sent else SendState.READY
    return Readiness(state, sentences, flags, (*waiting, *to_reword), owed, together)


def _owed(facts: SendFacts, flags: int, quotes: int, to_reword: int, together: int) -> Iterator[Owed]:
    if facts.plan.is_rehearsal:
        yield Owed(_("This was a practice. It stays on this laptop."))
        return
    if facts.state in (CafeState.CANCELLED, CafeState.NOBODY_CAME):
        yield Owed(_("There was no café, so there is nothing to send."))
        return
    if facts.state not in (CafeState.FINISHED, CafeState.SENT):
        yield Owed(_("This café is not over yet."), "run")
        return
    against = len(facts.against_a_no)
    if facts.held_on is None:
        yield Owed(_("Add the date of this café."), "plan")
    if not facts.plan.topic_id:
        yield Owed(_("Choose the topic of this café."), "plan")
    if facts.people is None:
        yield Owed(_("Say how many people came."), "who-came")
    counted = (
        (quotes, "write-up", ngettext(
            "{n} quote needs a yes or no before you can send this one.",
            "{n} quotes need a yes or no before you can send this one.",
            quotes,
        )),
        (to_reword, "write-up", ngettext(
            "{n} quote may go in your words only. Put it in other words first.",
            "{n} quotes may go in your words only. Put them in other words first.",
            to_reword,
        )),
        (against, "write-up", ngettext(
            "{n} text has words that somebody asked to leave out. Take them out first.",
            "{n} texts have words that somebody asked to leave out. Take them out first.",
            against,
        )),
        (flags, "check", ngettext(
            "{n} thing could point to a person. Look at it before you send.",
            "{n} things could point to a person. Look at them before you send.",
            flags,
        )),
    )  # fmt: skip
    for many, place, said in counted:
        if many:
            yield Owed(said.format(n=words.number(many).capitalize()), place)
    if together:
        beside = ngettext(
            "Side by side, some words could point to one person. Look at them before you send.",
            "Side by side, some words could point to one person, in {n} places. Look at them before you send.",
            together,
        ).format(n=words.number(together))
        yield Owed(beside, "check")
    if facts.keeps_words and facts.people is not None and not facts.leaving_of(EntryKind.THEME):
        if facts.plan.note_mode is NoteMode.NONE:
            return
        if facts.staying_sentences:
            yield Owed(_("No sentence was agreed in the room. Write one about what the group said."), "write-up")
        else:
            yield Owed(_("Write at least one sentence about what the group said."), "write-up")


def first_place(facts: SendFacts) -> str:
    """The page where the first owed thing is put right ("plan", "who-came", "write-up"), else "check"."""
    if facts.held_on is None or not facts.plan.topic_id:
        return "plan"
    if facts.people is None:
        return "who-came"
    lacks_words = facts.keeps_words and facts.plan.note_mode is not NoteMode.NONE
    waits = quotes_without_an_answer(facts) or quotes_without_our_words(facts) or facts.against_a_no
    if waits or (lacks_words and not facts.leaving_of(EntryKind.THEME)):
        return "write-up"
    return "check"
