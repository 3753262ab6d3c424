"""*Check and send*: exactly what will leave this laptop, and what stays on it.

Pure. Made from the same facts as the pack. People are shown as every page shows them; what is
exact inside the seal is said in words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from cafe.capture import notes as rules
from cafe.content import areas, codebook
from cafe.content.codebook import Codebook
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import Consent, Entry, EntryKind, ProgrammeCard
from cafe.packs.facts import SendFacts
from cafe.packs.readiness import Readiness, texts_that_leave
from cafe.privacy.disclosure.single_cafe import ReadableCafe, readable


@dataclass(frozen=True, slots=True)
class LeavingLine:
    """An entry that leaves, in words. Empty where nothing was said, or where a small group hides it."""

    id: str
    kind: EntryKind
    text: str
    themes: tuple[str, ...]  # friendly names, never codes
    strength: str
    direction: str
    actors: str  # "us and local services"
    consent: str
    is_agreed: bool
    is_hers: bool = False  # word for word what one woman said


@dataclass(frozen=True, slots=True)
class StayingLine:
    """A sentence or a quote that stays, and why in a few words."""

    id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class SendPreview:
    """The whole of *Check and send*."""

    cafe_id: str
    code: str
    topic_title: str
    hall: str  # shown to the host, and stays
    month: str  # November 2026
    day_inside: str  # what of the date goes inside the seal, in words
    place: str  # Highland · Hall · Remote rural
    numbers: ReadableCafe
    people_line: str  # 14 people · two hosts · 9 here for the first time
    exact_line: str  # empty, or: the exact number goes inside the seal
    questions: tuple[str, ...]
    sentences: tuple[LeavingLine, ...]
    sentences_staying: tuple[StayingLine, ...]
    sentences_count: str
    quotes: tuple[LeavingLine, ...]  # word for word
    in_our_words: tuple[LeavingLine, ...]  # what she said, as the host put it
    quotes_staying: tuple[StayingLine, ...]
    quotes_count: str  # "3 go, 1 stays"
    quote_note: str  # empty, or why a small café's quotes are on no page
    ideas: tuple[LeavingLine, ...]
    disagreed: str
    missing_voices: str
    ripples: tuple[str, ...]  # each as it leaves, with its facts in words
    change: str
    next_steps: str
    wants_results: bool
    wants_another: bool
    looked_over_by_two: bool
    has_feedback: bool
    no_words: str  # why no words leave at all; empty where they do
    left_as_is: tuple[str, ...]  # words that were looked at and leave as they are
    stays: tuple[str, ...]
    readiness: Readiness
    programme: ProgrammeCard | None
    revision: int  # of the pack as it would be made now
    is_second: bool  # *Change and send again*


def send_preview(
    facts: SendFacts, ready: Readiness, programme: ProgrammeCard | None, revision: int, has_day: bool
) -> SendPreview:
    """What leaves and what stays. ``has_day``: the day itself travels inside the seal."""
    came = facts.attendance
    numbers = readable(came.people, came.hosts, came.first_timers, came.support_cards)
    going = facts.leaving_of(EntryKind.QUOTE)
    quotes = tuple(entry for entry in going if entry.consent is Consent.VERBATIM)
    ours = tuple(entry for entry in going if entry.consent is not Consent.VERBATIM)
    keeps, ripples = facts.keeps_words, facts.leaving_ripples
    return SendPreview(
        cafe_id=facts.plan.cafe_id,
        code=facts.code,
        topic_title=facts.plan.topic_title,
        hall=facts.plan.hall,
        month=words.month_and_year(facts.held_on) if facts.held_on else "",
        day_inside=_day_inside(facts, has_day),
        place=_place(facts),
        numbers=numbers,
        people_line=_people(facts, numbers),
        exact_line=_exact(numbers),
        questions=facts.questions,
        sentences=_lines(facts.leaving_of(EntryKind.THEME), numbers.shows_strength, facts.book),
        sentences_staying=tuple(_staying(entry, facts) for entry in facts.staying_sentences),
        sentences_count=_go_and_stay(len(facts.leaving_of(EntryKind.THEME)), len(facts.staying_sentences)),
        quotes=_lines(quotes, numbers.shows_strength, facts.book),
        in_our_words=_lines(ours, numbers.shows_strength, facts.book),
        quotes_staying=tuple(_staying(entry, facts) for entry in facts.staying_quotes),
        quotes_count=_go_and_stay(len(quotes), len(facts.staying_quotes)),
        quote_note=""
        if numbers.sends_quotes_unasked or not going
        else _("So few people: the quotes go to the programme only, and not on the summary."),
        ideas=_lines(facts.leaving_of(EntryKind.IDEA), numbers.shows_strength, facts.book),
        disagreed=facts.reflection.disagreed if keeps else "",
        missing_voices=facts.reflection.missing_voices if keeps else "",
        ripples=tuple(one.text for one in ripples.ripples) if ripples else (),
        change=ripples.change if ripples else "",
        next_steps=ripples.next_steps if ripples else "",
        wants_results=facts.reflection.wants_results,
        wants_another=facts.reflection.wants_another,
        looked_over_by_two=facts.reflection.looked_over_by_two,
        has_feedback=keeps_feedback(facts),
        no_words=rules.why_no_words(facts.plan.note_mode, facts.people),
        left_as_is=_left_as_is(facts),
        stays=tuple(_stays(facts)),
        readiness=ready,
        programme=programme,
        revision=revision,
        is_second=revision > 1,
    )


def keeps_feedback(facts: SendFacts) -> bool:
    """Feedback goes as sums, to be pooled with other cafés'; of one or two people not at all."""
    answered = any(tally.count for tally in facts.feedback.counts)
    return answered and (facts.people or 0) >= rules.LEAST_FOR_THEMES


def _left_as_is(facts: SendFacts) -> tuple[str, ...]:
    """What the guard noticed in what leaves and a person let stand, each once, shown again before it goes."""
    kept = (
        answer.words
        for _target, _place, text, answers in texts_that_leave(facts)
        for answer in answers
        if answer.words in text
    )
    return tuple(dict.fromkeys(kept))


def _lines(entries: tuple[Entry, ...], shows_strength: bool, book: Codebook) -> tuple[LeavingLine, ...]:
    return tuple(_line(entry, shows_strength, book) for entry in entries)


def _line(entry: Entry, shows_strength: bool, book: Codebook) -> LeavingLine:
    asked = codebook.choices()
    return LeavingLine(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        themes=tuple(dict.fromkeys(book.tile(code) for code in entry.themes)),
        strength=asked.strengths.label(entry.strength.value) if entry.strength and shows_strength else "",
        direction=asked.directions.label(entry.direction.value) if entry.direction else "",
        actors=words.listed([_inside(asked.actors.label(actor.value)) for actor in entry.actors]),
        consent=_said(entry.consent) if entry.kind is EntryKind.QUOTE else "",
        is_agreed=entry.is_agreed,
        is_hers=entry.kind is EntryKind.QUOTE and entry.consent is Consent.VERBATIM,
    )


def _inside(label: str) -> str:
    """A label as it stands inside a sentence: "an employer", but "NHS"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _said(consent: Consent) -> str:
    return _("Said yes") if consent is Consent.VERBATIM else _("Said yes, in our words")


def _staying(entry: Entry, facts: SendFacts) -> StayingLine:
    if entry.kind is EntryKind.QUOTE and not facts.topic.quotes:
        why = _("No quotes leave on this topic")
    elif not facts.keeps_words:
        why = _("This café sends no words")
    else:
        why = rules.why_it_stays(entry, facts.entries)
    return StayingLine(entry.id, entry.text, why)


def _go_and_stay(go: int, stay: int) -> str:
    """ "3 go, 1 stays" """
    parts = []
    if go:
        parts.append(ngettext("{n} goes", "{n} go", go).format(n=go))
    if stay:
        parts.append(ngettext("{n} stays", "{n} stay", stay).format(n=stay))
    return ", ".join(parts)


def _people(facts: SendFacts, numbers: ReadableCafe) -> str:
    if facts.people is None:
        return _("Nobody has counted yet")
    if numbers.people.number is None:
        return _("{count} people").format(count=numbers.people.words())
    parts = [_("{count} people").format(count=numbers.people.words())]
    if numbers.hosts is not None and numbers.hosts.number is not None:
        n = numbers.hosts.number
        parts.append(ngettext("{n} host", "{n} hosts", n).format(n=words.number(n)))
    if numbers.first_timers is not None:
        parts.append(_("{n} here for the first time").format(n=numbers.first_timers.words()))
    return " · ".join(parts)


def _exact(numbers: ReadableCafe) -> str:
    """Said wherever a page hides a number that the seal does not."""
    if numbers.people.is_hatched:
        return _("The exact number goes inside the lock. Every page says “{words}”.").format(
            words=numbers.people.words()
        )
    return ""


def _day_inside(facts: SendFacts, has_day: bool) -> str:
    if facts.held_on is None:
        return ""
    if has_day:
        return _("The day goes inside the lock. Pages show the month.")
    return _("Only the month goes.")


def _place(facts: SendFacts) -> str:
    known, place = areas.load(), facts.plan.place
    parts = [known.council_name(place.council)] if place.council else []
    if not facts.topic.council_only:
        parts += [known.kind_name(place.kind)] if place.kind else []
        parts += [known.urban_rural_name(place.urban_rural)] if place.urban_rural else []
    return " · ".join(parts)


def _stays(facts: SendFacts) -> list[str]:
    """What stays on this laptop, in words; always the hall and the café's own title."""
    stays = [_("The hall’s name and the café’s own title")]
    if facts.notes:
        stays.append(
            ngettext("{n} working note", "{n} working notes", facts.notes).format(
                n=words.number(facts.notes).capitalize()
            )
        )
    if staying := len(facts.staying_sentences):
        stays.append(ngettext("{n} sentence", "{n} sentences", staying).format(n=words.number(staying).capitalize()))
    if staying := len(facts.staying_quotes):
        stays.append(ngettext("{n} quote", "{n} quotes", staying).format(n=words.number(staying).capitalize()))
    if facts.tallies:
        stays.append(_("The counts from the slips"))
    if facts.comments:
        stays.append(
            ngettext("{n} comment from the feedback", "{n} comments from the feedback", facts.comments).format(
                n=words.number(facts.comments).capitalize()
            )
        )
    if facts.topic.council_only:
        stays.append(_("The kind of place, and how rural it is"))
    return stays
