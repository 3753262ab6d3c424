"""What the host reads in the room and at home: texts and switches, and nothing decided on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cafe.capture.view import harvest_view, heard_view, quoted
from cafe.capture.view_writeup import WriteUpView, writeup_view
from cafe.content import codebook
from cafe.model.values import (
    Actor,
    Consent,
    Direction,
    Entry,
    EntryKind,
    GuardAnswer,
    Note,
    NoteKind,
    NoteMode,
    Strength,
)

BOOK = codebook.load()
NOON = datetime(2026, 11, 26, 19, 7, tzinfo=UTC)


def sentence(number: int, text: str = "It comes on young.", **facts: object) -> Entry:
    entry = Entry(f"s{number}", "cafe", EntryKind.THEME, text, number, in_room=True)
    return replace(entry, **facts)  # type: ignore[arg-type]


def quote(consent: Consent, text: str = "I thought I was losing my memory.") -> Entry:
    return Entry("q", "cafe", EntryKind.QUOTE, text, 90, in_room=True, consent=consent)


def home(*entries: Entry, chosen: str = "", mode: NoteMode = NoteMode.AFTER, people: int | None = 9) -> WriteUpView:
    return writeup_view(entries, chosen, BOOK, mode, people=people)


def test_the_five_slots_are_counted_and_the_switch_changes_its_words() -> None:
    view = harvest_view([sentence(1, is_agreed=True), sentence(2)], NoteMode.AFTER, None)
    assert (view.count, view.next_number, view.full) == ("2 of 5", "3", "")
    assert [(line.number, line.switch) for line in view.sentences] == [("1", "Agreed"), ("2", "Agreed?")]


def test_five_are_plenty() -> None:
    view = harvest_view([sentence(number) for number in range(5)], NoteMode.AFTER, None)
    assert (view.count, view.next_number) == ("5 of 5", "")
    assert "plenty" in view.full


def test_what_was_added_at_home_is_not_counted_in_the_room() -> None:
    view = harvest_view([sentence(1), sentence(2, in_room=False)], NoteMode.AFTER, None)
    assert view.count == "1 of 5"


def test_a_quote_waits_for_an_answer_and_shows_the_four_there_are() -> None:
    (shown,) = harvest_view([quote(Consent.NOT_ASKED)], NoteMode.AFTER, None).quotes
    assert shown.text == "“I thought I was losing my memory.”"
    assert shown.consent.question == "Did they say yes?"
    assert [choice.id for choice in shown.consent.choices] == ["verbatim", "paraphrase", "count", "no"]
    assert (shown.status, shown.may_leave) == ("Waits for an answer", False)


@pytest.mark.parametrize(
    ("consent", "offered", "status"),
    [
        (Consent.VERBATIM, ["verbatim", "paraphrase", "count", "no"], "Said yes"),
        (Consent.COUNT, ["count", "no"], "Said no · stays here"),
        (Consent.NO, ["no"], "Said no · stays here"),
    ],
)
def test_only_tighter_answers_are_offered(consent: Consent, offered: list[str], status: str) -> None:
    (shown,) = harvest_view([quote(consent)], NoteMode.AFTER, None).quotes
    assert [choice.id for choice in shown.consent.choices] == offered
    assert [choice.id for choice in shown.consent.choices if choice.is_on] == [consent.value]
    assert shown.status == status


def test_an_idea_says_who_could_act() -> None:
    idea = Entry("i", "cafe", EntryKind.IDEA, "A fan at work.", 3, actors=(Actor.EMPLOYER, Actor.US))
    (shown,) = harvest_view([idea], NoteMode.AFTER, None).ideas
    assert shown.actors == "An employer and Us"


@pytest.mark.parametrize(("mode", "people"), [(NoteMode.NONE, None), (NoteMode.AFTER, 2)])
def test_a_cafe_without_words_says_why(mode: NoteMode, people: int | None) -> None:
    assert harvest_view([], mode, people).closed
    assert home(mode=mode, people=people).closed
    assert harvest_view([], NoteMode.AFTER, 3).closed == ""


def test_what_the_guard_waits_for_is_said_until_it_is_answered() -> None:
    text = "Ring 01632 960123 for it."
    (shown,) = harvest_view([sentence(1, text)], NoteMode.AFTER, None).sentences
    assert shown.owed == "One thing here could point to a person"
    answered = sentence(1, text, left_as_is=(GuardAnswer("01632 960123", "PHONE"),))
    (shown,) = harvest_view([answered], NoteMode.AFTER, None).sentences
    assert shown.owed == ""


def test_first_names_in_the_room_are_minded_too() -> None:
    (shown,) = harvest_view(
        [sentence(1, "Oighrig had to wait.")], NoteMode.AFTER, None, local_words=["Oighrig"]
    ).sentences
    assert shown.owed


@pytest.mark.parametrize("typed", ["So it was.", "“So it was.”", '"So it was."'])
def test_a_quote_has_one_pair_of_marks(typed: str) -> None:
    assert quoted(typed) == "“So it was.”"


def test_marks_within_a_quote_stay() -> None:
    assert quoted("They said “it’s your age”") == "“They said “it’s your age””"


def test_heard_so_far_shows_the_newest_first_and_says_how_many_more() -> None:
    notes = [Note(str(n), "cafe", NoteKind.NOTE, f"note {n}", NOON, themes=("LIS",)) for n in range(6)]
    view = heard_view(notes, BOOK)
    assert (view.count, view.see_all) == ("6 notes", "See all 6")
    assert [line.text for line in view.lines] == ["note 5", "note 4", "note 3", "note 2"]
    assert view.lines[0].themes == "Being listened to"
    assert heard_view(notes[:1], BOOK).see_all == ""
    assert heard_view(notes[:1], BOOK).count == "1 note"


def test_a_noted_quote_says_what_was_answered() -> None:
    said = Note("n", "cafe", NoteKind.QUOTE, "So it was.", NOON, consent=Consent.VERBATIM)
    (line,) = heard_view([said], BOOK).lines
    assert (line.text, line.answer, line.said_yes) == ("“So it was.”", "Said yes", True)
    (line,) = heard_view([replace(said, consent=Consent.NO)], BOOK).lines
    assert (line.answer, line.said_yes) == ("Said no · stays here", False)


def test_at_home_the_first_one_not_placed_is_open() -> None:
    view = home(sentence(1, themes=("INF",)), sentence(2), sentence(3))
    assert view.count == "3 of 8"
    assert [(line.state, line.is_chosen) for line in view.lines] == [
        (BOOK.tile("INF"), False), ("Not placed yet", True), ("Not placed yet", False),
    ]  # fmt: skip
    assert view.chosen is not None and (view.chosen.id, view.chosen.next_words) == ("s2", "Next sentence")
    assert view.unplaced == 2


def test_the_sixteen_tiles_never_show_a_code_as_their_name() -> None:
    view = home(sentence(1, themes=("LIS1", "STI")))
    assert view.chosen is not None
    assert len(view.chosen.tiles) == 16
    assert [tile.name for tile in view.chosen.tiles if tile.is_on] == [BOOK.tile("LIS"), BOOK.tile("STI")]
    assert all(tile.name != tile.code and tile.example for tile in view.chosen.tiles)


def test_the_short_questions_show_what_was_chosen() -> None:
    view = home(sentence(1, strength=Strength.MOST, direction=Direction.BARRIER, actors=(Actor.LOCAL,)))
    chosen = view.chosen
    assert chosen is not None and chosen.strength is not None and chosen.direction is not None
    on = [
        [choice.label for choice in question.choices if choice.is_on]
        for question in (chosen.strength, chosen.direction, chosen.actors, chosen.setting)
    ]
    assert on == [["Most"], ["Gets in the way"], ["Local services"], []]


def test_a_quote_is_asked_for_consent_and_not_for_strength() -> None:
    view = home(quote(Consent.NOT_ASKED))
    assert view.chosen is not None
    assert view.chosen.consent is not None and view.chosen.strength is None
    assert view.lines[0].state == "Waits for an answer"
    assert view.waiting == 1


@pytest.mark.parametrize(
    ("facts", "origin"),
    [
        ({"is_agreed": True}, "Agreed in the room"),
        ({"is_agreed": False}, "Not agreed in the room"),
        ({"in_room": False}, "Written afterwards"),
    ],
)
def test_it_says_where_a_sentence_comes_from(facts: dict[str, object], origin: str) -> None:
    view = home(sentence(1, **facts))
    assert view.chosen is not None and view.chosen.origin == origin


@pytest.mark.parametrize(("count", "words"), [(2, "A few is enough"), (5, "Five is plenty"), (7, "Eight is the most")])
def test_stopping_is_always_a_choice(count: int, words: str) -> None:
    assert words in home(*(sentence(number) for number in range(count))).plenty


def test_at_eight_nothing_more_is_offered() -> None:
    assert home(*(sentence(number) for number in range(8))).add == ""
    assert home(*(sentence(number) for number in range(7))).add == "Add another"


def test_with_nothing_written_there_is_an_invitation() -> None:
    view = home()
    assert view.chosen is None
    assert view.empty
