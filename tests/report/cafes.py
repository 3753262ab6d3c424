"""Fictional cafés in every state that a summary has, as the packs that they would send."""

from __future__ import annotations

from cafe.model.values import Actor, Direction, Length, NoteMode, Strength
from cafe.packs.schema import CafePack, PackEntry, PackFeedback, PackReflection
from tests.packs.builders import a_pack, a_quote, a_sentence, a_topic, an_idea, some_facts, some_people

_SAID = (
    ("It is hard to say the word menopause to a manager.", "WRK2", Strength.MOST, Direction.BARRIER),
    ("We were told it was stress before anyone asked about our age.", "LIS1", Strength.MOST, Direction.BARRIER),
    ("Not sleeping is the part that wears us down most.", "BOD3", Strength.MOST, Direction.BARRIER),
    ("Being given a whole half hour changed things.", "WHH2", Strength.SOME, Direction.HELPS),
    ("Nobody taught us about this at school, or since.", "INF3", Strength.SOME, Direction.BARRIER),
    ("Hearing that others forget words too made us feel sane.", "PEE1", Strength.MOST, Direction.HELPS),
    ("A fan and a flexible start would keep good people in work.", "WRK3", Strength.SOME, Direction.IDEA),
    ("Earlier menopause is left out of the leaflets.", "INF", Strength.ONE, Direction.NEUTRAL),
)
_QUOTES = (
    "I thought I was losing my memory. Nobody had told me it could be this.",
    "We laughed. I did not expect that.",
    "I wrote it down before I went in, and for once she read it.",
)
_IDEAS = (
    ("A flexible start, a fan and a quiet room, without having to say why.", (Actor.EMPLOYER,)),
    ("A first appointment of twenty minutes when a woman says “I think it is menopause”.", (Actor.LOCAL,)),
    ("One page that says what to expect, at any age, in plain words.", (Actor.BOARD, Actor.LOCAL)),
    ("A second café in spring, and one at a workplace.", (Actor.US,)),
)
QUESTIONS = (
    "What word or picture comes to mind about menopause?",
    "How does it show up at work, at home, in relationships?",
    "What would a menopause-friendly community do?",
)
NO_FEEDBACK = PackFeedback(n=0, sums={})
NOTHING_SAID = PackReflection(
    disagreed="", missing_voices="", wants_results=False, wants_another=False, looked_over_by_two=False
)


def sentences(how_many: int = 8) -> tuple[PackEntry, ...]:
    return tuple(
        a_sentence(f"s{at}", text=text, themes=(code,), strength=strength, direction=way)
        for at, (text, code, strength, way) in enumerate(_SAID[:how_many])
    )


def quotes() -> tuple[PackEntry, ...]:
    return tuple(a_quote(f"q{at}", text=text) for at, text in enumerate(_QUOTES))


def ideas() -> tuple[PackEntry, ...]:
    return tuple(an_idea(f"i{at}", text=text, actors=actors) for at, (text, actors) in enumerate(_IDEAS))


def usual() -> CafePack:
    """Fourteen people, eight sentences, three quotes, four ideas."""
    return a_pack(
        cafe=some_facts(
            council="perth-and-kinross", urban_rural=3, place_kind="library", minutes=75,
            length=Length.SEVENTY_FIVE, questions=QUESTIONS,
        ),
        people=some_people(first_timers=9, support_cards=12),
        entries=(*sentences(), *quotes(), *ideas()),
        reflection=PackReflection(
            disagreed="Some want menopause named at work. Some want it kept private. Both felt strongly, and we "
            "left it there.",
            missing_voices="Women under 40, women on shifts, and anyone who needs an interpreter.",
            wants_results=True,
            wants_another=True,
            looked_over_by_two=True,
        ),
    )  # fmt: skip


def small() -> CafePack:
    """Four people: "Fewer than 5", no strength, no quotes, cards hidden, one page."""
    return a_pack(
        cafe=some_facts(
            month="2027-02", day=None, council="argyll-and-bute", topic=a_topic(id="pelvic", title="Pelvic health"),
            tables=1, minutes=45, length=Length.LIGHT,
            questions=("Why is this part of health so hard to talk about?", "What makes it easier to ask for help?"),
        ),
        people=some_people(people=4, hosts=1, first_timers=2, support_cards=3),
        entries=(
            a_sentence("1", text="No one told us that leaking is common and can be helped.", themes=("INF",)),
            a_sentence(
                "2", text="A class that says “all bodies” on the poster feels safe.", themes=("WHH2",),
                direction=Direction.HELPS,
            ),
            a_quote("3", text="I crossed my legs for eleven years."),
            an_idea("4", text="A class in the day and one in the evening.", actors=(Actor.LOCAL,)),
        ),
        feedback=NO_FEEDBACK,
        reflection=NOTHING_SAID,
    )  # fmt: skip


def two_people() -> CafePack:
    """A cuppa and no themes."""
    return a_pack(
        cafe=some_facts(day=None, tables=1, length=Length.TASTER, minutes=30, read_back=False),
        people=some_people(people=2, hosts=1, first_timers=1, support_cards=0),
        entries=(),
        feedback=NO_FEEDBACK,
        reflection=NOTHING_SAID,
    )


def no_notes() -> CafePack:
    """Twelve people who chose that nothing is written down."""
    return a_pack(
        cafe=some_facts(note_mode=NoteMode.NONE, read_back=False, questions=QUESTIONS),
        people=some_people(people=12, first_timers=0),
        entries=(),
        reflection=NOTHING_SAID,
    )


def empty_parts() -> CafePack:
    """Sentences only; nobody was asked for more, nobody counted cards, no place was said."""
    return a_pack(
        cafe=some_facts(council="", urban_rural=0, place_kind="", note_mode=NoteMode.AS_WE_GO, questions=(), minutes=0),
        people=some_people(people=7, hosts=None, first_timers=2, support_cards=None),
        entries=tuple(
            a_sentence(f"s{n}", is_agreed=n == 1, in_room=n == 1, strength=None, direction=None) for n in range(3)
        ),
        reflection=NOTHING_SAID,
    )


def private_topic() -> CafePack:
    """A topic on which no quote and no place finer than the council area leaves."""
    return a_pack(
        cafe=some_facts(
            day=None, urban_rural=0, place_kind="", council="fife",
            topic=a_topic(id="gbv", title="Feeling safe", caution_level=3),
        ),
        entries=(*sentences(3), *ideas()[:1]),
    )  # fmt: skip


def very_full() -> CafePack:
    """Everything as long as it may be."""
    long = "We are told it is stress or our age or our weight and so we stop going and say that it is nothing. " * 4
    words = "Because nobody asks we do not say and because we do not say nobody asks and so it goes on for years. " * 9
    return a_pack(
        cafe=some_facts(
            council="highland", is_island=True, tables=12, minutes=600,
            topic=a_topic(title="Perimenopause, menopause and everything that comes before, between and after them"),
            questions=tuple(f"{n}. {long[:300]}".strip() for n in range(20)),
        ),
        people=some_people(people=140, hosts=14, first_timers=70, support_cards=139),
        entries=(
            *(a_sentence(f"s{n}", text=long[:399].strip(), themes=("BOD3", "INF2")) for n in range(8)),
            *(a_quote(f"q{n}", text="never said it aloud before " * 7 + "tonight.") for n in range(3)),
            *(an_idea(f"i{n}", text=long[:399].strip(), actors=tuple(Actor)) for n in range(30)),
        ),
        reflection=PackReflection(
            disagreed=words.strip()[:1000].strip(), missing_voices=words.strip()[:1000].strip(),
            wants_results=True, wants_another=False, looked_over_by_two=False,
        ),
    )  # fmt: skip


STATES = {
    "usual": usual,
    "small": small,
    "two-people": two_people,
    "no-notes": no_notes,
    "empty-parts": empty_parts,
    "private-topic": private_topic,
    "very-full": very_full,
}
