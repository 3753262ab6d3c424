"""A café as it stands before it is sent: everything that leaves, and how much stays, as one value.

Gathered from the rows by ``gather/service.py``; what is owed, what a host is shown and what the pack
says are all worked out from this, so that the three can never tell different stories.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cafe.capture import notes as rules
from cafe.content.books.kept import OwnTheme
from cafe.content.codebook import Codebook
from cafe.core.plain import mark_of_words
from cafe.model.community.values import RippleMap
from cafe.model.values import (
    Attendance,
    CafeState,
    Entry,
    EntryKind,
    Feedback,
    GuardAnswer,
    Plan,
    Reflection,
)


@dataclass(frozen=True, slots=True)
class TopicRules:
    """What the topic lets leave, as it was on the day of the café."""

    quotes: bool = True
    month_only: bool = False
    council_only: bool = False  # nothing finer than the council area


@dataclass(frozen=True, slots=True)
class SendFacts:
    """One café, gathered. ``notes``, ``comments`` and ``tallies`` are only counted: their words stay."""

    plan: Plan
    code: str
    state: CafeState
    held_on: date | None  # where the laptop is
    minutes: int  # as it went; as planned where it was never run
    book: Codebook  # with the host's own themes that this café uses
    entries: tuple[Entry, ...]
    attendance: Attendance
    feedback: Feedback
    reflection: Reflection
    topic: TopicRules = field(default_factory=TopicRules)
    shipped_questions: frozenset[str] = frozenset()
    shipped_titles: frozenset[str] = frozenset()
    notes: int = 0
    comments: int = 0
    tallies: int = 0
    ripples: RippleMap | None = None
    own_themes: tuple[OwnTheme, ...] = ()  # of the host's own, those that an entry uses
    topic_left: tuple[GuardAnswer, ...] = ()  # what was left as it is where the topic of one's own was written
    left_out: frozenset[str] = frozenset()  # marks of words that somebody asked to leave out, or took back
    names: tuple[str, ...] = ()  # the café's own list to watch for: read by the guard, and by nothing that leaves

    @property
    def people(self) -> int | None:
        return self.attendance.people

    @property
    def keeps_words(self) -> bool:
        """Whether sentences may leave at all: not without notes, not of one or two people."""
        return not rules.why_no_words(self.plan.note_mode, self.people)

    @property
    def leaving_themes(self) -> tuple[OwnTheme, ...]:
        """The host's own themes that stand on what leaves: they are proposed to the programme."""
        used = {code for entry in self.leaving for code in entry.themes}
        return tuple(one for one in self.own_themes if one.code in used)

    @property
    def leaving_ripples(self) -> RippleMap | None:
        """The map, once the group has heard it and let it stand; none where the topic keeps no words of one woman."""
        kept = self.ripples
        if kept is None or kept.is_empty or not kept.is_read_back or not self.topic.quotes or not self.keeps_words:
            return None
        return kept

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were asked, each once, in their order."""
        asked = (stage.question.strip() for stage in self.plan.stages)
        return tuple(dict.fromkeys(question for question in asked if question))

    @property
    def own_questions(self) -> tuple[str, ...]:
        """Questions a host wrote: words that leave and that nobody has looked over yet."""
        return tuple(question for question in self.questions if question not in self.shipped_questions)

    @property
    def own_title(self) -> str:
        """The topic's name where a person wrote it; empty where it is one that came with the app."""
        title = self.plan.topic_title
        return "" if title in self.shipped_titles else title

    @property
    def leaving(self) -> tuple[Entry, ...]:
        """The entries that leave, in their order."""
        allowed = (entry for entry in self.entries if self.topic.quotes or entry.kind is not EntryKind.QUOTE)
        return rules.leaving(tuple(allowed), self.plan.note_mode, self.people)

    def leaving_of(self, kind: EntryKind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.leaving if entry.kind is kind)

    @property
    def against_a_no(self) -> tuple[Entry, ...]:
        """What would leave in the very words that somebody asked to leave out: as a sentence, an idea or a quote."""
        return tuple(entry for entry in self.leaving if self.left_out and mark_of_words(entry.text) in self.left_out)

    @property
    def staying_quotes(self) -> tuple[Entry, ...]:
        """Quotes that do not leave: no yes, too long, too many, or not on this topic."""
        going = {entry.id for entry in self.leaving}
        return tuple(e for e in self.entries if e.kind is EntryKind.QUOTE and e.id not in going)

    @property
    def staying_sentences(self) -> tuple[Entry, ...]:
        """Sentences that do not leave: written in the room and not agreed there, or this café keeps none."""
        going = {entry.id for entry in self.leaving}
        return tuple(e for e in self.entries if e.kind is EntryKind.THEME and e.id not in going)
