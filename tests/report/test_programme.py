"""What a board publishes: many cafés, and never one of them told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.collate.merge import collate
from cafe.collate.values import CafeFacts
from cafe.content import areas, forms
from cafe.model.values import Actor, Strength
from cafe.report import data
from cafe.report.gate import AREA, Asked, Gate
from cafe.report.outline import actor_name
from cafe.report.paper.page import Document, build
from cafe.report.programme import filters_in_words, programme_outline
from cafe.report.programme_pdf import render
from cafe.report.programme_voices import voices_and_felt
from tests.collate.cafes import a_cafe, faces, idea, quote, sentence, some_cafes
from tests.report.conftest import words_of
from tests.report.paper.uacheck import inspect
from tests.report.programmes import NAME, STATES, collated, of_cafes, outline, printed, read_out
from tests.report.sheets.looking import overlaps, pages

STRENGTHS = (("We wait.", Strength.ONE), ("We wait and wait.", Strength.MOST))


def flat(pdf: bytes) -> str:
    return " ".join(words_of(pdf).split())


@pytest.mark.parametrize("state", ["usual", "three", "none", "filtered"])
def test_every_state_says_what_a_person_last_agreed_it_says(state: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"programme-{state}", printed(state))


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_read_by_ear_and_folds_to_a_booklet(state: str) -> None:
    seen = inspect(printed(state))
    assert seen.faults == []
    assert seen.pages % 2 == 0
    assert seen.language == "en-GB"
    assert seen.title.startswith("What women said")
    assert seen.links == seen.images == 0


@pytest.mark.parametrize("table", ["about", "themes", "sentences", "ideas", "quotes", "cafes", "crossed", "feedback"])
def test_every_data_file_says_what_a_person_last_agreed_it_says(
    table: str, golden: Callable[[str, bytes], None]
) -> None:
    found = {one.name: one for one in data.tables(outline(24))}
    golden(f"programme-usual-{table}.csv", data.to_csv(found[table]))


def test_the_same_cafes_give_the_same_bytes() -> None:
    again = programme_outline(collated.__wrapped__(24), NAME, release=1, threshold=5)
    assert render(again) == printed("usual")


def test_a_programme_without_cafes_says_so() -> None:
    text = flat(render(of_cafes()))
    assert "No cafés are in this report yet." in text
    assert "0 people" not in text


def test_themes_in_fewer_than_five_cafes_are_a_list_of_sentences() -> None:
    text = read_out("three")
    assert "No theme came up in five cafés yet." in text
    assert "here is what was written under each" in text


def test_a_theme_in_five_cafes_is_a_bar() -> None:
    report = of_cafes(*(a_cafe(n, sentence("We wait.", "WAI1"), sender=f"s{n}") for n in range(5)))
    assert report.shows_bars
    assert "No theme came up" not in flat(render(report))


def test_ideas_without_another_theme_stand_with_those_who_could_act() -> None:
    report = of_cafes(*(a_cafe(n, idea("A bus at five.", Actor.LOCAL), sender=f"s{n}") for n in range(6)))
    assert [theme.code for theme in report.said if theme.code == "IDE"] == []
    assert "A bus at five." in flat(render(report))


def test_an_area_with_two_cafes_is_joined() -> None:
    report = of_cafes(
        *(a_cafe(n, council="fife", board="fife", sender=f"s{n}") for n in range(4)),
        *(a_cafe(10 + n, council="highland", board="highland", sender=f"s{n}") for n in range(2)),
        a_cafe(20, council="moray", board="grampian", sender="s9"),
    )
    assert [(line.name, line.cafes) for line in report.areas.lines] == [("Fife", 4), ("Other areas together", 3)]
    text = flat(render(report))
    assert "Highland" not in text
    assert "Moray" not in text


def test_councils_of_one_board_are_joined_to_it_before_the_rest() -> None:
    report = of_cafes(
        *(a_cafe(n, council="midlothian", board="lothian", sender=f"s{n}") for n in range(2)),
        *(a_cafe(5 + n, council="west-lothian", board="lothian", sender=f"t{n}") for n in range(2)),
        *(a_cafe(10 + n, council="fife", board="fife", sender=f"s{n}") for n in range(3)),
    )
    assert {line.name for line in report.areas.lines} == {"Lothian, two councils", "Fife"}


def test_three_cafes_of_one_host_are_not_told_apart() -> None:
    report = of_cafes(*(a_cafe(n, council="fife", board="fife", sender="ann") for n in range(3)))
    assert report.areas.is_one
    assert "Fife" not in flat(render(report))


def test_a_quote_has_its_topic_and_never_a_place_or_a_month() -> None:
    report = outline(24)
    text = words_of(printed("usual"))
    page = text.split("In their own words")[1].split("--- page")[0]
    for council in areas.load().councils:
        assert council.name not in page
    for month in ("January", "March", "June", "October", "November"):
        assert month not in page
    assert len(report.voices) == 6


def test_quotes_that_were_not_chosen_are_in_no_file() -> None:
    report = of_cafes(*(a_cafe(n, quote("The kettle was the kindest thing."), sender=f"s{n}") for n in range(6)))
    assert "kettle" not in flat(render(report))
    assert all(b"kettle" not in data.to_csv(table) for table in data.tables(report))


def test_small_numbers_of_people_are_in_no_file() -> None:
    def made(people: int) -> tuple[str, bytes]:
        cafes = [a_cafe(n, sentence("We wait.", "WAI1"), council="fife", board="fife", people=1, sender=f"s{n}",
                        first_timers=None, hosts=1, support_cards=None) for n in range(people)]  # fmt: skip
        cafes += [a_cafe(20 + n, council="moray", board="grampian", people=0, sender=f"s{n}", first_timers=None,
                         hosts=1, support_cards=None) for n in range(4 - people)]  # fmt: skip
        report = of_cafes(*cafes)
        return flat(render(report)), b"".join(data.to_csv(table) for table in data.tables(report))

    for people in (1, 2, 3, 4):
        text, tables = made(people)
        assert "Fewer than 5 people" in text
        assert b'hosts apart; someone who came twice is counted twice","[c]"' in tables


def test_feedback_hides_small_answers_and_joins_faces_where_too_many_would_be() -> None:
    few = of_cafes(*(a_cafe(n, feedback=faces("F1", 1, 0, 0, 2, 4), sender=f"s{n}") for n in range(3)))
    assert [count for _face, count in few.felt[0].counts] == [None, 0, 0, None, 12]
    joined = of_cafes(*(a_cafe(n, feedback=faces("F1", 1, 1, 2, 1, 7), sender=f"s{n}") for n in range(3)))
    assert joined.felt[0].counts == (("Not at all, or a little", 6), ("Somewhat", 6), ("Mostly, or very much", 24))
    hidden = of_cafes(*(a_cafe(n, feedback=faces("F1", 1, 0, 1, 1, 4), sender=f"s{n}") for n in range(3)))
    assert hidden.felt[0].counts == ()
    said = flat(render(hidden)).replace(" ", "")
    assert f"{forms.feedback().statements[0].words} 21".replace(" ", "") in said


PARTS = (
    "At a glance", "What women said", "Themes side by side", "By topic", "By time of life", "Town and country",
    "In their own words", "Ideas for change", "Who we reached, and did not", "How it was", "can and cannot say",
    "What happens next", "Every theme", "Release 1",
)  # fmt: skip


def test_a_long_year_has_every_part() -> None:
    text = read_out("very-many")
    for part in PARTS:
        assert part in text


def test_every_page_says_what_its_numbers_count() -> None:
    for page in words_of(printed("usual")).split("--- page")[2:]:
        assert any(
            foot in page
            for foot in (
                "counts are of cafés",
                "Counts are of cafés",
                "People, not cafés, on this page",
                "Answers of people",
                "said yes, out loud",
                "Nobody has yet said yes",
                "it will not be reissued",
            )
        )


def test_what_people_are_not_asked_is_said() -> None:
    assert "Age, ethnic group and other facts come in returns by the quarter. None came for these months." in flat(
        printed("three")
    )


def test_what_is_level_does_not_lead() -> None:
    said = [("We wait.", "WAI1"), ("Nobody listens.", "LIS1")]
    both = [a_cafe(n, *(sentence(text, code) for text, code in said), sender=f"s{n}") for n in range(4)]
    level = of_cafes(*both)
    assert level.things[0] == (
        "Two themes came up most: “being listened to” and “waiting, and being passed on”.",
        "Each in 4 of 4 cafés.",
    )
    ahead = of_cafes(*both, a_cafe(9, sentence("We wait.", "WAI1"), sender="s9"))
    assert ahead.things[0][0] == "Waiting, and being passed on came up most."


def test_filters_are_said_in_words() -> None:
    found = collated(60)
    filters = replace(found.filters, first_month="2026-09", councils=("highland", "fife"), urban_rural=(8,))
    assert filters_in_words(filters, found) == "from September 2026; Highland and Fife; Very remote countryside"
    assert not filters_in_words(found.filters, found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(some_cafes, st.integers(5, 10))
def test_any_programme_can_be_printed_and_never_tells_one_cafe_apart(cafes: list[CafeFacts], threshold: int) -> None:
    found = collate(cafes, threshold=threshold)
    report = programme_outline(found, "East Glens", release=1, threshold=threshold)
    seen = inspect(render(report))
    assert seen.faults == []
    assert seen.pages % 2 == 0
    for part in (report.areas, report.topics, report.months):
        assert sum(line.cafes for line in part.lines) == found.cafes
        if len(part.lines) > 1:
            assert all(line.cafes >= 3 for line in part.lines)
        known = [line.people for line in part.lines if line.people is not None]
        assert all(people == 0 or people >= threshold for people in known)
        hidden = len(part.lines) - len(known)
        if report.reach.people is not None:
            assert hidden != 1
            assert hidden == 0 or report.reach.people - sum(known) >= threshold
    for table in data.tables(report):
        assert data.to_csv(table).startswith(b"\xef\xbb\xbf")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=12), st.integers(5, 10))
def test_a_hidden_number_cannot_be_worked_out_from_the_total(counts: list[int], threshold: int) -> None:
    asked = [Asked(frozenset({str(at)}), count) for at, count in enumerate(counts)]
    shown = Gate(threshold).numbers(AREA, asked).numbers
    hidden = [count for count, seen in zip(counts, shown, strict=True) if seen is None]
    assert all(seen == count for count, seen in zip(counts, shown, strict=True) if seen is not None)
    assert not any(seen is not None and 0 < seen < threshold for seen in shown)
    if hidden and len(hidden) < len(counts):
        assert len(hidden) >= 2
        assert sum(hidden) >= threshold
    assert bool(hidden) == any(0 < count < threshold for count in counts)


def test_every_body_that_could_act_has_a_name() -> None:
    assert all(actor_name(actor) for actor in Actor)


def test_a_programme_of_two_dozen_cafes_folds_from_four_sheets() -> None:
    assert inspect(printed("usual")).pages == 16
    assert inspect(render(replace(outline(24), voices=()))).pages <= 16
    assert inspect(printed("three")).pages <= 16


@pytest.mark.parametrize("state", ["three", "usual", "filtered", "very-many"])
def test_every_part_that_a_programme_wants_back_is_on_paper(state: str) -> None:
    text = read_out(state)
    for part in (
        "At a glance", "Who we reached, and did not", "What women said", "What gets in the way", "What helps",
        "Ideas for change", "Themes side by side", "In their own words", "How it was",
        "What this report can and cannot say", "What happens next", "Every theme",
    ):  # fmt: skip
        assert part in text, part


def test_a_programme_of_three_cafes_prints_what_they_wrote() -> None:
    text = read_out("three")
    for theme in outline(3).said:
        for one in [*theme.what_hinders, *theme.what_helps, *theme.what_ideas][:5]:
            assert one.text in text


def test_without_quotes_the_page_says_so_and_how_it_was_stands_under_it() -> None:
    text = flat(render(replace(outline(24), voices=())))
    assert "No quotes were chosen for this report." in text
    assert outline(24).said[1].what_hinders[0].text in text


def test_joined_faces_have_heads_that_do_not_run_into_one_another() -> None:
    cafes = (a_cafe(n, feedback=faces("F1", 1, 1, 2, 1, 7), sender=f"s{n}") for n in range(3))
    for page in pages(render(of_cafes(*cafes))):
        assert overlaps(page) == []


def test_where_two_pages_are_wanted_both_have_something_to_say() -> None:
    usual = outline(24)
    many = replace(
        usual, voices=tuple(replace(usual.voices[0], text=f"{n}. {'We wait, and wait. ' * 9}") for n in range(6))
    )
    quotes, felt = (flat(build(Document("", [part]))) for part in voices_and_felt(many))
    assert "did not agree on" in felt and "did not agree on" not in quotes, "it stands where there is more room"


def test_a_cafe_stands_behind_a_theme_with_its_strongest_sentence() -> None:
    mild, firm = (replace(sentence(text, "WAI1"), strength=how) for text, how in STRENGTHS)
    report = of_cafes(
        *(a_cafe(n, mild, firm, sender=f"s{n}") for n in range(3)),
        *(a_cafe(n, mild, sender=f"s{n}") for n in range(3, 5)),
    )
    theme = report.said[0]
    assert (theme.cafes, theme.most, theme.some, theme.one) == (5, 3, 0, 2)
    assert "Most 3 · one voice 2" in flat(render(report)).replace("\u00a0", " ")


def test_a_hidden_answer_is_read_as_words() -> None:
    assert "hidden: small number, or would let a small one be worked out" in read_out("usual")


def test_where_all_areas_are_joined_none_of_them_is_called_other() -> None:
    report = of_cafes(*(a_cafe(n, sentence("We wait.", "WAI1"), sender="s") for n in range(3)))
    assert [line.name for line in report.areas.lines] == ["All of them together"]
