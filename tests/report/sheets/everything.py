"""Every printed piece that the app can make, filled in with a made-up programme: for the checks and the gallery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache

from cafe.capture import ripple_rules
from cafe.content import directory, topics
from cafe.content.paper_words import PaperWords
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.model.values import Answer, AnswerState, Length, Plan
from cafe.plan.timings import make_stages
from cafe.report import outline, programme_pdf, recovery_sheet, summary
from cafe.report.paper.look import LARGE, STANDARD, Look
from cafe.report.paper.page import Document, build
from cafe.report.programme_values import ProgrammeOutline
from cafe.report.sheets import catalogue
from cafe.report.sheets.catalogue import PaperFacts
from cafe.report.sheets.dpia import Dpia, Intruder, Laptop, Release
from cafe.report.sheets.you_said import YouSaid
from cafe.report.slips import Slips
from tests.builders import a_plan
from tests.report import cafes, programmes

TODAY = date(2026, 11, 26)
_ON_THE_CARD = ("emergency", "nhs-24", "samaritans", "breathing-space", "domestic-abuse-helpline")
CHECKED = dict.fromkeys(_ON_THE_CARD, "2026-11-02")
WORDS = PaperWords(
    organisation="East Glens Women’s Health",
    contact="01632 960 142, or cafes@eastglens.example",
    lawful_basis="a task in the public interest",
    health_condition="health or social care",
    decided_by="Data protection lead",
    access=("A ramp at the side door, and a wide toilet", "A hearing loop", "We can pay for travel and childcare"),
)
ANSWERS = (
    Answer("It is hard to say the word menopause to a manager.",
           "An hour’s learning for managers has run in some workplaces.", AnswerState.DONE, "Employers"),
    Answer("We were told it was stress before anyone asked about our age.",
           "The board has put our words in front of its GP leads. Longer first visits are being tried until June.",
           AnswerState.UNDER_WAY, "NHS board"),
    Answer("Nobody taught us about this at school, or since.",
           "A page in plain words is being written. Some of you have read it.", AnswerState.UNDER_WAY, "NHS board"),
    Answer("A fan and a flexible start would keep good people in work.",
           "Some employers have said yes. Others said not this year.", AnswerState.UNDER_WAY, "Employers"),
    Answer("Earlier menopause is left out of the leaflets.",
           "The printed leaflet will not change until 2028. The web page has.", AnswerState.NOT_NOW, "National bodies"),
    Answer("Hearing that others forget words too made us feel sane.",
           "A second café is set for spring, and it will be in the evening.", AnswerState.DONE, "Us"),
)  # fmt: skip
DPIA = Dpia(
    programme="East Glens Women’s Health Programme",
    made_on=TODAY,
    words=WORDS,
    laptop=Laptop(("passphrase", "recovery"), TODAY),
    threshold=5,
    recipients=2,
    signer_words=("tern", "bracken", "copper", "loch", "plum", "ferry"),
    packs=40,
    senders=9,
    releases=(
        Release(1, date(2026, 6, 30), 18, ("east-glens-release-1.pdf", "east-glens-release-1-themes.csv"), "ab" * 32),
        Release(2, date(2026, 9, 30), 40, ("east-glens-release-2.pdf",), "0c" * 32),
    ),
    intruder=(Intruder(date(2026, 9, 29), "No, not even at the shop", "Coordinator"),),
)


def a_whole_plan(topic_id: str = "menopause") -> Plan:
    """An evening of 75 minutes on a topic, with its questions."""
    topic = topics.find(topic_id)
    assert topic is not None
    stages = make_stages(Length.SEVENTY_FIVE, 7, 1, topic.questions[:3])
    return a_plan(
        topic_id=topic.id,
        topic_title=topic.title,
        length=Length.SEVENTY_FIVE,
        stages=stages,
        starts_at=datetime(2026, 11, 26, 18, 30, tzinfo=UTC),
    )


@cache
def facts(topic_id: str = "menopause") -> PaperFacts:
    """Everything known of one café on this topic."""
    plan = a_whole_plan(topic_id)
    return PaperFacts(
        today=TODAY,
        plan=plan,
        topic=topics.find(topic_id),
        services=tuple(directory.with_checks(service, CHECKED) for service in directory.load().services),
        words=WORDS,
        you_said=YouSaid(
            plan.topic_title, "November 2026", "Perth and Kinross", ANSWERS,
            asked=("Sleep, and time with someone who listens.",), told="March 2027",
            next_steps="Another café in May. Come, or bring a friend who could not make it last time.",
        ),
        dpia=DPIA,
        quote_slips=Slips((("heron", "lantern", "oat"), ("moss", "ferry", "brae"), ("tern", "plum", "copper"))),
        ripples=a_ripple_map(),
    )  # fmt: skip


def a_ripple_map() -> RippleMap:
    """Twelve ripples on three rings: some might be, one nobody wanted, most have votes."""
    told = (
        ("a", "", "I learned it has a name", Touched.ME, True, True, 3),
        ("b", "a", "I asked for a review", Touched.ME, True, True, 2),
        ("c", "b", "I sleep again", Touched.ME, True, True, 5),
        ("d", "a", "Fans in one workplace", Touched.WIDER, False, True, 1),
        ("e", "", "A Monday walk began", Touched.US, True, True, 6),
        ("f", "e", "Two new women came", Touched.US, True, True, 2),
        ("g", "e", "The hall opens early for us", Touched.SERVICES, True, True, 3),
        (
            "h",
            "g",
            "A warm room all winter, with soup and somebody who knows the forms",
            Touched.SERVICES,
            False,
            True,
            7,
        ),
        ("i", "", "More of us asked for help", Touched.US, True, True, 4),
        ("j", "i", "Longer waits for some", Touched.SERVICES, True, False, 1),
        ("k", "i", "A nurse came to talk to us", Touched.SERVICES, True, True, 5),
        ("l", "k", "A clinic day in the hall", Touched.SERVICES, False, True, 0),
    )
    kept = RippleMap(
        "café", change="We ring one another before an appointment.", next_steps="Ask for Mondays in winter."
    )
    for id, parent, text, touched, happened, is_wanted, votes in told:
        one = Ripple(id, text, parent, votes=votes, happened=happened, is_wanted=is_wanted, touched=touched)
        kept = ripple_rules.added(kept, one)
    return kept


def _summary(_look: Look) -> Document:
    return summary.document(outline.outline_of(cafes.STATES["usual"]()))


def _recovery(_look: Look) -> Document:
    return recovery_sheet.document(("KX7F2", "9QMWD", "4THRC", "B6ZNP", "E3VJ8"), TODAY)


@cache
def _outline() -> ProgrammeOutline:
    """What the report says: collated once, as the app has it before a page is laid out."""
    return programmes.outline(24)


def _report(_look: Look) -> Document:
    return programme_pdf.document(_outline())


OTHERS: dict[str, Callable[[Look], Document]] = {
    "summary": _summary, "recovery-sheet": _recovery, "programme-report": _report,
}  # fmt: skip
"""What is printed outside the list of sheets: each in ordinary print."""

PIECES = (
    *(
        (sheet.id, look)
        for sheet in catalogue.sheets()
        for look in ((STANDARD, LARGE) if sheet.has_large else (STANDARD,))
    ),
    *((name, STANDARD) for name in OTHERS),
)


def document(sheet_id: str, look: Look, topic_id: str = "menopause") -> Document:
    """The sheet of the catalogue, or another printed piece, filled in."""
    if sheet_id in OTHERS:
        return OTHERS[sheet_id](look)
    return catalogue.find(sheet_id).make(facts(topic_id), look)


@cache
def printed(sheet_id: str, look: Look) -> bytes:
    """The same as the bytes of its file."""
    return build(document(sheet_id, look))
