"""Sheets are made from what is kept: a plan, this laptop's checks, a programme's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cafe.collate.service import CollateService
from cafe.content import forms, topics
from cafe.content.directory import Service
from cafe.content.paper_words import PaperWords
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.model.values import Length
from cafe.plan.service import PlanService
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import build
from cafe.report.service import ReportService
from cafe.report.sheets.dpia import Laptop
from cafe.report.sheets.poster import outline_of
from cafe.report.sheets.service import SheetsService
from cafe.store.database import Database
from tests.report.conftest import words_of
from tests.report.sheets.everything import CHECKED, WORDS, a_whole_plan, document, printed

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)


@pytest.fixture
def sheets(database: Database, clock: FakeClock, changes: Changes) -> SheetsService:
    return ReportService(database, clock, changes).sheets


@pytest.fixture
def content(database: Database, clock: FakeClock, changes: Changes) -> ContentService:
    return ContentService(database, clock, changes)


def a_planned_cafe(database: Database, clock: FakeClock, changes: Changes, topic_id: str, hall: str = "") -> str:
    plans = PlanService(database, clock, changes)
    topic = topics.find(topic_id)
    return plans.new_cafe(topic, Length.SEVENTY_FIVE, EVENING, people=7, hall=hall).cafe_id


def said(pdf: bytes) -> str:
    return " ".join(words_of(pdf).split())


def test_no_card_is_printed_with_a_number_that_nobody_rang(sheets: SheetsService, content: ContentService) -> None:
    with pytest.raises(ProblemToFix) as refused:
        sheets.make("support-cards")
    assert "Emergency, NHS 24, Samaritans, Breathing Space and Helpline" in str(refused.value)
    content.keep_setting("number_checks", CHECKED)
    card = said(sheets.make("support-cards"))
    assert card.count("116 123") == 8
    assert "Domestic" not in card, "a card says nothing of why she has it"


@pytest.mark.parametrize("large", [False, True])
def test_a_card_with_two_groups_of_long_lines_still_fits(
    sheets: SheetsService, content: ContentService, large: bool
) -> None:
    hours = "First and third Tuesday of the month, half past ten"
    groups = [
        Service(f"g{n}", "Group", "Anyone", "A table with tea and time", (), hours=hours, is_group=True,
                last_checked=date(2026, 11, 1), came_from="Ours")
        for n in (1, 2)
    ]  # fmt: skip
    content.local.take_list(groups)
    content.keep_setting("number_checks", CHECKED)
    content.keep_setting("card_services", ["emergency", "nhs-24", "samaritans", "g1", "g2"])
    pdf = sheets.make("support-cards", large=large)
    assert said(pdf).count("Checked in") == said(pdf).count("116 123") == (2 if large else 6)
    assert said(pdf).count("First and third Tuesday") == 2 * said(pdf).count("Checked in")


def test_a_check_of_over_a_year_ago_does_not_count(
    sheets: SheetsService, content: ContentService, clock: FakeClock
) -> None:
    content.keep_setting("number_checks", CHECKED | {"samaritans": "2025-11-01"})
    with pytest.raises(ProblemToFix, match="not checked yet: Samaritans"):
        sheets.make("support-cards")


def test_a_notice_waits_for_the_programmes_own_words(sheets: SheetsService, content: ContentService) -> None:
    content.keep_paper_words(PaperWords(organisation="East Glens Women’s Health"))
    with pytest.raises(ProblemToFix, match="your own words first: how to reach you"):
        sheets.make("privacy-notice")
    content.keep_paper_words(WORDS)
    notice = said(sheets.make("privacy-notice"))
    for must in (
        "Please don’t use names",
        "East Glens Women’s Health",
        "kept until somebody",
        "01632 960 142",
        "under 5",
    ):
        assert must in notice


def test_a_poster_says_when_and_where_and_waits_until_it_can(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    plain = a_planned_cafe(database, clock, changes, "menopause")
    with pytest.raises(ProblemToFix, match="when and where"):
        sheets.make("poster", plain)
    with_hall = a_planned_cafe(database, clock, changes, "menstrual-endo", hall="Corran Hall")
    poster = said(sheets.make("poster", with_hall))
    assert "Thursday 26 November 2026" in poster and "Corran Hall" in poster
    assert "We may talk about pain, about sex, and about trying for a baby." in poster


@pytest.mark.parametrize("topic", topics.load(), ids=lambda topic: topic.id)
def test_a_door_never_shows_what_is_for_hosts(topic: topics.Topic) -> None:
    plan = replace(a_whole_plan(topic.id), hall="Corran Hall")
    shown = outline_of(plan, topic, WORDS)
    assert (shown.before != "") == (topic.caution_level >= 2 and not topic.locked)
    on_paper = " ".join((shown.title, shown.about, shown.before, shown.note)).lower()
    assert not [point for point in topic.sensitive_points if " " in point and point.lower() in on_paper]


def test_a_topic_of_ones_own_without_a_note_says_less_and_keeps_its_points() -> None:
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    plan = replace(a_whole_plan("pelvic"), hall="Corran Hall")
    shown = outline_of(plan, replace(pelvic, content_note="", sensitive_points=("Mrs Tulloch next door",)), WORDS)
    assert shown.before == "Some of what we talk about may be hard to hear."


@pytest.mark.parametrize("topic_id", ["menstrual-endo", "perinatal-mh", "disability-ltc"])
def test_the_longest_titles_and_notes_stay_on_one_page(topic_id: str) -> None:
    assert "page 1 of 1" in words_of(build(document("poster", STANDARD, topic_id)))


def test_who_came_is_tallied_with_room_for_those_who_were_not_asked() -> None:
    form = forms.equality()
    sheet = said(printed("tally-who-came", STANDARD))
    assert sheet.count(form.not_asked) == len(form.profile(forms.LIGHT))


def test_a_strip_asks_the_open_question_as_the_page_does() -> None:
    assert "Is there one thing you’d like us to know?" in said(printed("feedback-strips", STANDARD))


def test_a_poster_for_safety_and_relationships_says_neither(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_planned_cafe(database, clock, changes, "gbv", hall="Corran Hall")
    poster = said(sheets.make("poster", cafe_id)).lower()
    for telling in ("violence", "abuse", "safety", "relationship"):
        assert telling not in poster


def test_question_cards_are_those_of_the_evening_or_of_the_topic(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_planned_cafe(database, clock, changes, "menopause")
    assert "What word or picture comes to mind about menopause?" in said(sheets.make("question-cards", cafe_id))
    assert "What would a menopause-friendly community do?" in said(sheets.make("question-cards", topic_id="menopause"))
    with pytest.raises(ProblemToFix, match="no question"):
        sheets.make("question-cards")


def test_nobody_is_told_that_we_asked_before_we_did(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_planned_cafe(database, clock, changes, "menopause")
    assert sheets.standing(cafe_id)["you-said"] == "This café was not sent yet, so nobody could answer."


def test_a_host_has_no_dpia_pack_and_a_programme_has_an_honest_one(
    sheets: SheetsService, content: ContentService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    with pytest.raises(ProblemToFix, match="does not collect"):
        sheets.make("dpia")
    CollateService(database, clock, changes).make_programme("East Glens", "cafes@eastglens.example")
    pack = said(sheets.make("dpia", laptop=Laptop(("passphrase",))))
    assert "words that are typed" in pack
    assert "Nothing has been released yet." in pack
    assert "90 days" in pack
    content.keep_setting("keep_for", [30, 24, 24])
    assert "30 days" in said(sheets.make("dpia"))
    assert pack.count("not set") >= 6


def test_paper_says_the_months_that_are_set_and_says_plainly_where_none_are(
    sheets: SheetsService, content: ContentService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    content.keep_paper_words(PaperWords("East Glens", "01632 960 142"))
    service = CollateService(database, clock, changes)
    programme = service.make_programme("East Glens", "cafes@eastglens.example")
    assert "It is kept until somebody deletes it." in said(sheets.make("privacy-notice"))
    content.keep_setting("keep_for", [90, 36, 48])
    notice = said(sheets.make("privacy-notice"))
    assert "Words are deleted after 36 months, numbers after 48 months." in notice
    assert "That is so on the host’s laptop. East Glens has set no time yet." in notice
    service.keys.keep_months(programme.id, 12, 72)
    pack = said(sheets.make("dpia"))
    for must in ("12 months, as the programme’s file says", "72 months, as the programme’s file says"):
        assert must in pack
    assert "36 months" not in pack
    notice = said(sheets.make("privacy-notice"))
    assert "Words are deleted after 12 months, numbers after 72 months." in notice
    assert "has set no time" not in notice and "until somebody" not in notice


def test_the_dpia_pack_hides_nothing_that_is_asked_or_handed_on() -> None:
    pack = said(printed("dpia", STANDARD))
    for must in (
        "Names to watch for: first names in the room",
        "Other names, contacts, photos, recordings",
        "in a plan’s file that anybody can open",
        "The four national questions",
        "Topics of a host’s own",
        "once read back: in the locked pack",
    ):
        assert must in pack
    assert "Promised on paper" not in pack


def test_the_dpia_pack_says_the_lock_the_spare_key_and_the_clock_of_copies(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    CollateService(database, clock, changes).make_programme("East Glens", "cafes@eastglens.example")
    pack = said(sheets.make("dpia", laptop=Laptop(("passphrase", "programme"), None, 15, copies_chosen=True)))
    for must in (
        "after 15 minutes with nobody at it",
        "This laptop has given one.",
        "the newest 8 stay",
        "Debriefs of the hosts",
        "Ripple maps",
        "What we have here; what did not go to plan",
        "safeguarding lead",
        "Support cards given, by kind",
    ):
        assert must in pack
    bare = said(sheets.make("dpia", laptop=Laptop(("passphrase",), None, 0)))
    assert "no: only when somebody asks" in bare and "This laptop has given none." in bare


def test_the_large_run_sheet_is_the_same_evening(
    sheets: SheetsService, database: Database, clock: FakeClock, changes: Changes
) -> None:
    cafe_id = a_planned_cafe(database, clock, changes, "menopause", hall="Corran Hall")
    large = words_of(sheets.make("run-sheet", cafe_id, large=True))
    assert "--- page 3 of 3" in large and "Turn over for Round 2" in large
    assert "Corran" not in large
