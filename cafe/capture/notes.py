"""What may be written down, how much of it, and what of it may leave. Rules only: values in, values out.

Plan → run → **capture** → check and send. The method is not note-taking (domain report 1.11): few
sentences, in the group's words, agreed by the group. Whoever spoke decides about her words, and a
yes can only ever become tighter.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import bare_words, mark_of_words, plain_text, words_in
from cafe.model.values import (
    Attendance,
    Consent,
    Entry,
    EntryKind,
    GuardAnswer,
    Note,
    NoteKind,
    NoteMode,
    Reflection,
)
from cafe.privacy.disclosure import single_cafe
from cafe.privacy.guard.flags import Flag

MOST_IN_ROOM = 5  # sentences in the harvest
MOST_SENTENCES = 8  # in all
MOST_QUOTES = 3  # that may leave
MOST_IDEAS = 30
MOST_THEMES = 2  # on one sentence
MOST_QUOTE_WORDS = 40
MOST_CHARACTERS = 400  # of a sentence, a quote or an idea
MOST_NOTE_CHARACTERS = 4_000
MOST_REFLECTION_CHARACTERS = 1_000
MOST_HEADS = 999
LEAST_FOR_THEMES = single_cafe.LEAST_FOR_THEMES  # people, hosts apart (privacy decision 3)
TOGETHER = "together"  # the kind of an answer about words that only point to a person beside others

_TIGHTNESS = (Consent.VERBATIM, Consent.PARAPHRASE, Consent.COUNT, Consent.NO)


def words_for(text: str, most: int = MOST_CHARACTERS) -> str:
    """``text`` tidied and fit to keep. Raises ProblemToFix when it is empty or too long."""
    tidied = plain_text(text)
    if not tidied:
        raise ProblemToFix(_("There are no words yet. Nothing was kept."), _("Write a few words first."))
    if len(tidied) > most:
        raise ProblemToFix(
            _("This is long: {n} letters, and {most} fit. It is still here.").format(n=len(tidied), most=most),
            _("Make it shorter, or keep it as two."),
        )
    return tidied


def why_no_words(mode: NoteMode, people: int | None) -> str:
    """Why this café keeps no words, in a sentence; empty when it does. ``people``: hosts apart."""
    if mode is NoteMode.NONE:
        return _("This café keeps no notes: only who came, and the topic.")
    if people is not None and people < LEAST_FOR_THEMES:
        return _("With one or two people it was a cuppa. No words are kept.")
    return ""


def check_words_are_kept(mode: NoteMode, people: int | None) -> None:
    """Raise the sentence when this café keeps no words."""
    if reason := why_no_words(mode, people):
        raise ProblemToFix(reason, _("What was counted is safe."))


def sentences(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.kind is EntryKind.THEME)


def check_room_for(entries: Sequence[Entry], kind: EntryKind, *, in_room: bool) -> None:
    """Raise the sentence when one more ``kind`` would be too many."""
    if kind is EntryKind.THEME:
        kept = sentences(entries)
        if len(kept) >= MOST_SENTENCES:
            raise ProblemToFix(
                _("Eight sentences are kept, and eight is the most. These words are still here."),
                _("Put two into one, or take one out."),
            )
        if in_room and sum(entry.in_room for entry in kept) >= MOST_IN_ROOM:
            raise ProblemToFix(
                _("Five sentences are kept, and five is plenty. These words are still here."),
                _("Change one of the five, or add it when you write it up."),
            )
    if kind is EntryKind.IDEA and sum(entry.kind is kind for entry in entries) >= MOST_IDEAS:
        raise ProblemToFix(_("Thirty ideas are kept, and thirty is the most."), _("Put two into one."))


def with_theme(themes: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Press a theme's tile: off if it was on; a third lets go of the one that was pressed first.

    A tile is also on for its sub-themes ("ACC" for "ACC1"): pressing it lets go of them.

    >>> with_theme(("ACC", "WAI"), "INF")
    ('WAI', 'INF')
    """
    others = tuple(theme for theme in themes if code not in (theme, theme.rstrip("0123456789")))
    if others != themes:
        return others
    return (*themes, code)[-MOST_THEMES:]


def only_two(themes: Sequence[str]) -> tuple[str, ...]:
    """The last two of ``themes``, each once: for themes that come together, as from a note."""
    return tuple(dict.fromkeys(themes))[-MOST_THEMES:]


def tighter(a: Consent, b: Consent) -> Consent:
    """The stricter of two answers. *Not asked* is no answer, so any answer stands before it."""
    if Consent.NOT_ASKED in (a, b):
        return b if a is Consent.NOT_ASKED else a
    return max(a, b, key=_TIGHTNESS.index)


def answered(before: Consent, answer: Consent) -> Consent:
    """Her answer now. Raises ProblemToFix where it would loosen what she said before."""
    if tighter(before, answer) is not answer:
        raise ProblemToFix(
            _("She said less than that before, and it stays so. A yes can only become tighter."),
            _("If it was a slip of the hand, undo it."),
        )
    return answer


def answer_that_stands(text: str, consent: Consent, kept: Sequence[Entry], taken_back: Collection[str] = ()) -> Consent:
    """The answer for ``text``, kept once more: of these very words the strictest answer so far stands.

    ``kept``: the café's entries, also the removed ones, so that no way round through a note loosens her answer.
    ``taken_back``: marks of words that were withdrawn. Case, marks and full stops make no other words.
    """
    mark = mark_of_words(text)
    if mark in taken_back:
        return Consent.NO
    for entry in kept:
        if entry.kind is EntryKind.QUOTE and mark in (entry.spoken, mark_of_words(entry.text)):
            consent = tighter(consent, entry.consent)
    return consent


def check_may_become_an_entry(note: Note) -> None:
    """Raise the sentence where she asked for her words to be left out, whatever kind they are now."""
    left_out = note.consent is Consent.NO
    only_counted = note.consent is Consent.COUNT and note.kind is not NoteKind.QUOTE
    if left_out or only_counted:
        raise ProblemToFix(
            _("She asked for these words to be left out, so they stay a note."),
            _("If it was a slip of the hand, undo it."),
        )


def changed(entry: Entry, words: str, *, afterwards: bool = False) -> Entry:
    """The entry in other words: the group has not agreed to these yet, nor did anyone say them so.

    A sentence goes back to *Agreed?*; changed ``afterwards``, when the group has gone home, one that was
    agreed counts as written afterwards, and one that was not stays what it was. A quote that was word
    for word is now in our words, where more than its marks changed; hers leave no more, but for a mark of
    them. What was left as it is stays answered only for words still there.
    """
    text = words_for(words)
    if text == entry.text:
        return entry
    consent, spoken = entry.consent, entry.spoken
    if entry.kind is EntryKind.QUOTE and consent is not Consent.NOT_ASKED and not same_words(text, entry.text):
        spoken = spoken or mark_of_words(entry.text)
        consent = tighter(consent, Consent.PARAPHRASE)
    return replace(
        entry,
        text=text,
        is_agreed=False,
        in_room=entry.in_room and not (afterwards and entry.is_agreed),
        consent=consent,
        left_as_is=still_there(entry.left_as_is, text),
        spoken=spoken,
    )


def put_back(entry: Entry, instead_of: Entry, stands: Entry) -> Entry:
    """``entry`` as a step of undo puts it in place of ``instead_of``, where ``stands`` is there now.

    A step that did not change her answer never brings an old one back: the step that did may be gone. Words that
    she did not say yes to are not hers word for word.
    """
    if entry.consent is not instead_of.consent or entry.consent is stands.consent:
        return entry
    kept = changed(stands, entry.text)
    return replace(entry, consent=kept.consent, spoken=kept.spoken)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same words, however they are marked and cased."""
    return bare_words(one) == bare_words(other)


def waits_for_our_words(entry: Entry) -> bool:
    """*In our words*, she said, and her own still stand there: nobody has put them in others yet."""
    if entry.kind is not EntryKind.QUOTE or entry.consent is not Consent.PARAPHRASE:
        return False
    return not entry.spoken or entry.spoken == mark_of_words(entry.text)


def still_there(answers: Sequence[GuardAnswer], text: str) -> tuple[GuardAnswer, ...]:
    """The answers about words that ``text`` still holds."""
    return tuple(answer for answer in answers if answer.words in text)


def answer_added(answers: Sequence[GuardAnswer], words: str, kind: str) -> tuple[GuardAnswer, ...]:
    """``answers`` and the one that these words stay as they are, once."""
    answer = GuardAnswer(words, kind)
    return tuple(answers) if answer in answers else (*answers, answer)


def why_it_stays(entry: Entry, entries: Sequence[Entry]) -> str:
    """Why ``entry`` does not leave the laptop, in a few words; empty when it may.

    Ideas may, and sentences unless the group was there and did not agree (privacy decision 0.2). Of
    quotes, only short ones with a yes, in our words where that was the yes, and the first three of those.
    """
    if entry.kind is EntryKind.THEME and entry.in_room and not entry.is_agreed:
        return _("Not agreed in the room, so it stays here")
    if entry.kind is not EntryKind.QUOTE:
        return ""
    if entry.consent is Consent.NOT_ASKED:
        return _("Waits for an answer")
    if not entry.consent.lets_words_leave:
        return _("Said no · stays here")
    if waits_for_our_words(entry):
        return _("Waits for other words")
    if words_in(entry.text) > MOST_QUOTE_WORDS:
        return _("{n} words, and {most} may leave").format(n=words_in(entry.text), most=MOST_QUOTE_WORDS)
    ready = [other.id for other in entries if _is_ready_quote(other)]
    if entry.id not in ready[:MOST_QUOTES]:
        return _("Three quotes may leave · stays here")
    return ""


def _is_ready_quote(entry: Entry) -> bool:
    if entry.kind is not EntryKind.QUOTE or not entry.consent.lets_words_leave or waits_for_our_words(entry):
        return False
    return words_in(entry.text) <= MOST_QUOTE_WORDS


def leaving(entries: Sequence[Entry], mode: NoteMode, people: int | None) -> tuple[Entry, ...]:
    """The entries that may leave, in their order: none of a café that keeps no words."""
    if why_no_words(mode, people):
        return ()
    return tuple(entry for entry in entries if not why_it_stays(entry, entries))


def checked_heads(attendance: Attendance) -> Attendance:
    """The attendance, if it can be true. Raises ProblemToFix for counts that cannot."""
    people, first = attendance.people, attendance.first_timers
    for count in (people, first, attendance.hosts, attendance.children, attendance.support_cards):
        if count is not None:
            checked_count(count)
    if people is not None and first is not None and first > people:
        raise ProblemToFix(
            _("There are more first-timers than people. The count before is kept."),
            _("Count the people first."),
        )
    return replace(attendance, support_used=tuple(dict.fromkeys(attendance.support_used)))


def checked_count(count: int) -> int:
    """The count, if it is one. Raises ProblemToFix below nought and above 999."""
    if not 0 <= count <= MOST_HEADS:
        raise ProblemToFix(_("A count goes from 0 to {most}. The count before is kept.").format(most=MOST_HEADS))
    return count


def tidy_reflection(reflection: Reflection, questions: Sequence[str] = ()) -> Reflection:
    """The look back as it may travel. Raises ProblemToFix where an answer is too long; empty is fine.

    ``questions`` are those of the café: what was left as it is in them is kept here too.
    """
    disagreed, missing = (
        words_for(text, MOST_REFLECTION_CHARACTERS) if plain_text(text) else ""
        for text in (reflection.disagreed, reflection.missing_voices)
    )
    return replace(
        reflection,
        disagreed=disagreed,
        missing_voices=missing,
        left_as_is=still_there(reflection.left_as_is, "\n".join((disagreed, missing, *questions))),
    )


def unanswered(flags: Sequence[Flag], answers: Sequence[GuardAnswer]) -> tuple[Flag, ...]:
    """The flags nobody has answered yet; they wait at *Check and send*."""
    left = {(answer.words, answer.kind) for answer in answers}
    return tuple(flag for flag in flags if (flag.text, flag.kind.value) not in left)
