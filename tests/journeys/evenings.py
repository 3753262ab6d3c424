"""Three made-up evenings: what was planned, what was heard, who came. Nobody here exists, and no such hall."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence of the group, and where it is placed at home. ``is_agreed``: the group nodded."""

    words: str
    about: str  # the tile it is placed under
    how_many: str = "Some"
    pulls: str = "Gets in the way"
    is_agreed: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """One woman's words, and what she answered when she was asked."""

    words: str
    answer: str = "Yes, word for word"
    in_ours: str = ""  # as the host puts it, where the answer was *in our words*


@dataclass(frozen=True, slots=True)
class Idea:
    """What could change, and who could act."""

    words: str
    who: str = "NHS board"


@dataclass(frozen=True, slots=True)
class Evening:
    """A café as its host would tell it."""

    title: str = ""  # empty: the topic's own
    hall: str = ""
    day: str = "26 November"  # as she types it
    starts: str = "19:00"
    length: str = "45 minutes"  # empty is the default: 90
    topic: str = "Perimenopause and menopause, 6 questions"
    council: str = ""
    kind: str = ""
    expected: int = 7
    notes: str = ""  # empty is the default: after the final round
    noted: tuple[str, ...] = ()  # what the note keeper wrote in the first round
    sentences: tuple[Heard, ...] = ()
    quotes: tuple[Quote, ...] = ()
    ideas: tuple[Idea, ...] = ()
    people: int = 5
    first_timers: int = 0
    hosts: int = 1
    faces: dict[str, int] = field(default_factory=dict)  # how many for a face, of each statement
    comment: str = ""
    disagreed: str = ""

    @property
    def stays(self) -> tuple[str, ...]:
        """What no file may say: hall, the café's own title, notes, the comment, and what was not agreed or allowed."""
        kept = (self.hall, self.title, self.comment, *self.noted)
        unsaid = tuple(heard.words for heard in self.sentences if not heard.is_agreed)
        no = tuple(quote.words for quote in self.quotes if quote.in_ours or not quote.answer.startswith("Yes"))
        return tuple(words for words in (*kept, *unsaid, *no) if words)


GLENFERRY = Evening(
    title="Hot flushes, cold scones",
    hall="Glenferry Drill Hall",
    council="Highland",
    kind="Village or community hall",
    sentences=(
        Heard("We were never told that it can start so young.", "Information", "Most"),
        Heard("Brain fog frightened us more than the hot flushes did.", "Mood and mind"),
        Heard("A fan on the desk was all that some of us needed to stay at work.", "Work and school", pulls="Helps"),
        Heard("It is mostly the grandmothers who know.", "One another", is_agreed=False),
    ),
    quotes=(
        Quote("I thought I was losing my memory."),
        Quote("I sat in the car and cried before every shift.", "Leave it out"),
    ),
    ideas=(Idea("One page about the menopause in every pharmacy bag."),),
    people=7,
    first_timers=6,
    faces={"Mostly": 3, "Very much": 4},
    comment="Warmer room next time please.",
    disagreed="Whether to tell the people we work for.",
)

STRATHMUIR = Evening(
    title="A blether about the change",
    hall="Kirkbrae Reading Room",
    day="3 December",
    starts="14:00",
    council="Argyll and Bute",
    kind="Library",
    notes="As we go, by a note keeper",
    noted=("Three of us wake at four.", "Somebody laughed, and then we all did."),
    sentences=(
        Heard("Nobody believes that being tired can be so heavy.", "Being listened to", "Most"),
        Heard("We wait months, and by then we have stopped asking.", "Waiting"),
    ),
    quotes=(Quote("I was told it is just my age.", "Yes, in our words", "Her age was the only answer she got."),),
    ideas=(Idea("A named nurse for the menopause at every practice."),),
    people=4,
    first_timers=1,
    faces={"Somewhat": 1, "Very much": 3},
    comment="The scones were the best part.",
)

A_TASTER = Evening(length="30 minutes", sentences=GLENFERRY.sentences[:2])
"""Half an hour, and nothing written down beforehand but the topic, the day and the hour."""

PORT_AIRD = Evening(
    title="Thursday at the pier",
    hall="Port Aird Net Store",
    day="10 December",
    council="Highland",
    kind="Village or community hall",
    sentences=(
        Heard("Being told the truth early made all the difference.", "Information", "Most", "Helps"),
        Heard("The ferry decides when we can be seen.", "Where we live"),
        Heard("We sleep badly and then care for everyone else.", "Caring and family"),
    ),
    ideas=(Idea("Evening appointments by telephone.", "Local services"),),
    people=9,
    first_timers=0,
    faces={"Mostly": 5, "Very much": 4},
)
