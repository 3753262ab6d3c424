"""How much is written down, and what a yes is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.capture import notes as rules
from cafe.core.errors import ProblemToFix
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
from cafe.packs import schema

consents = st.sampled_from(Consent)
codes = st.sampled_from(["ACC", "WAI", "LIS", "INF", "STI"])


def an_entry(number: int = 0, kind: EntryKind = EntryKind.THEME, **facts: object) -> Entry:
    entry = Entry(f"entry-{number}", "cafe", kind, "It comes on young.", number)
    return replace(entry, **facts)  # type: ignore[arg-type]


def test_the_limits_are_those_of_what_may_travel() -> None:
    assert (rules.MOST_SENTENCES, rules.MOST_QUOTES, rules.MOST_IDEAS, rules.MOST_QUOTE_WORDS) == (
        schema.MOST_THEMES,
        schema.MOST_QUOTES,
        schema.MOST_IDEAS,
        schema.MOST_QUOTE_WORDS,
    )
    assert (
        rules.MOST_CHARACTERS,
        rules.MOST_REFLECTION_CHARACTERS,
        rules.MOST_HEADS,
        rules.LEAST_FOR_THEMES,
    ) == (
        schema.MOST_CHARACTERS,
        schema.MOST_REFLECTION_CHARACTERS,
        schema.MOST_HEADS,
        schema.LEAST_FOR_THEMES,
    )


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b"])
def test_no_words_are_not_kept(text: str) -> None:
    with pytest.raises(ProblemToFix, match="no words yet"):
        rules.words_for(text)


def test_a_long_sentence_is_told_how_long_it_is() -> None:
    assert rules.words_for("x" * 400) == "x" * 400
    with pytest.raises(ProblemToFix, match="401 letters, and 400 fit"):
        rules.words_for("x" * 401)


@pytest.mark.parametrize(("people", "kept"), [(None, True), (0, False), (1, False), (2, False), (3, True), (14, True)])
def test_one_or_two_people_are_a_cuppa(people: int | None, kept: bool) -> None:
    assert (rules.why_no_words(NoteMode.AFTER, people) == "") is kept
    assert rules.leaving([an_entry()], NoteMode.AFTER, people) == ((an_entry(),) if kept else ())


def test_a_cafe_without_notes_keeps_no_words() -> None:
    with pytest.raises(ProblemToFix, match="keeps no notes"):
        rules.check_words_are_kept(NoteMode.NONE, 12)
    assert rules.leaving([an_entry()], NoteMode.NONE, 12) == ()


def test_a_sixth_sentence_in_the_room_waits_for_home() -> None:
    five = [an_entry(number, in_room=True) for number in range(5)]
    with pytest.raises(ProblemToFix, match="five is plenty"):
        rules.check_room_for(five, EntryKind.THEME, in_room=True)
    rules.check_room_for(five, EntryKind.THEME, in_room=False)
    rules.check_room_for(five, EntryKind.QUOTE, in_room=True)


def test_a_ninth_sentence_is_one_too_many() -> None:
    eight = [an_entry(number) for number in range(8)]
    with pytest.raises(ProblemToFix, match="eight is the most"):
        rules.check_room_for(eight, EntryKind.THEME, in_room=False)
    rules.check_room_for(eight[:7], EntryKind.THEME, in_room=False)


def test_thirty_ideas_are_enough() -> None:
    thirty = [an_entry(number, EntryKind.IDEA) for number in range(30)]
    with pytest.raises(ProblemToFix, match="thirty is the most"):
        rules.check_room_for(thirty, EntryKind.IDEA, in_room=False)
    rules.check_room_for(thirty[1:], EntryKind.IDEA, in_room=False)


@given(st.lists(codes))
def test_pressing_tiles_never_leaves_more_than_two_and_the_last_press_counts(presses: list[str]) -> None:
    themes: tuple[str, ...] = ()
    for code in presses:
        was_on = code in themes
        themes = rules.with_theme(themes, code)
        assert len(themes) <= 2
        assert len(set(themes)) == len(themes)
        assert (code in themes) is not was_on


def test_a_third_theme_lets_go_of_the_oldest() -> None:
    assert rules.with_theme(("ACC", "WAI"), "INF") == ("WAI", "INF")
    assert rules.only_two(("ACC", "WAI", "ACC", "INF")) == ("WAI", "INF")


@given(consents, consents)
def test_the_tighter_of_two_answers_is_one_of_them_in_any_order(a: Consent, b: Consent) -> None:
    assert rules.tighter(a, b) is rules.tighter(b, a)
    assert rules.tighter(a, b) in (a, b)
    assert rules.tighter(a, a) is a


@given(consents, consents, consents)
def test_tightening_twice_is_tightening_once(a: Consent, b: Consent, c: Consent) -> None:
    assert rules.tighter(rules.tighter(a, b), c) is rules.tighter(a, rules.tighter(b, c))


@given(st.lists(consents))
def test_no_series_of_answers_lets_words_leave_that_were_once_held_back(answers: list[Consent]) -> None:
    now = Consent.NOT_ASKED
    held_back = False
    for answer in answers:
        try:
            now = rules.answered(now, answer)
        except ProblemToFix:
            continue
        held_back = held_back or now in (Consent.COUNT, Consent.NO)
        assert not (held_back and now.lets_words_leave)


def test_an_answer_cannot_be_taken_back_to_not_asked() -> None:
    with pytest.raises(ProblemToFix, match="only become tighter"):
        rules.answered(Consent.NO, Consent.NOT_ASKED)


def test_changed_words_are_no_longer_agreed_nor_word_for_word() -> None:
    quote = an_entry(kind=EntryKind.QUOTE, consent=Consent.VERBATIM, is_agreed=True)
    after = rules.changed(quote, "It came on young.")
    assert (after.text, after.is_agreed, after.consent) == ("It came on young.", False, Consent.PARAPHRASE)


def test_another_full_stop_or_capital_leaves_her_words_hers() -> None:
    quote = an_entry(kind=EntryKind.QUOTE, consent=Consent.VERBATIM)
    after = rules.changed(quote, "“It comes on young!”")
    assert (after.consent, after.spoken) == (Consent.VERBATIM, "")


def test_in_our_words_leaves_once_it_is_in_other_words_and_not_in_hers_again() -> None:
    asked = an_entry(kind=EntryKind.QUOTE, consent=Consent.PARAPHRASE)
    ours = rules.changed(asked, "Some are young when it starts.")
    hers = rules.changed(ours, "it comes on young")
    assert [rules.why_it_stays(one, [one]) for one in (asked, ours, hers)] == [
        "Waits for other words",
        "",
        "Waits for other words",
    ]
    assert "young" not in ours.spoken


def test_the_same_words_again_change_nothing() -> None:
    agreed = an_entry(is_agreed=True, consent=Consent.VERBATIM)
    assert rules.changed(agreed, "  It comes on   young. ") == agreed


def test_a_flag_answered_for_words_that_went_is_forgotten() -> None:
    kept, gone = GuardAnswer("young", "AGE"), GuardAnswer("It comes", "RARE")
    after = rules.changed(an_entry(left_as_is=(kept, gone)), "So young.")
    assert after.left_as_is == (kept,)


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (Consent.NOT_ASKED, "Waits for an answer"),
        (Consent.VERBATIM, ""),
        (Consent.PARAPHRASE, "Waits for other words"),
        (Consent.COUNT, "Said no · stays here"),
        (Consent.NO, "Said no · stays here"),
    ],
)
def test_a_quote_leaves_only_with_a_yes(consent: Consent, why: str) -> None:
    quote = an_entry(kind=EntryKind.QUOTE, consent=consent)
    assert rules.why_it_stays(quote, [quote]) == why


def test_a_sentence_of_the_room_leaves_only_if_the_room_agreed() -> None:
    heard = an_entry(in_room=True)
    assert rules.why_it_stays(heard, [heard]) == "Not agreed in the room, so it stays here"
    assert rules.leaving([heard], NoteMode.AFTER, 9) == ()
    agreed, afterwards = replace(heard, is_agreed=True), an_entry(in_room=False)
    assert rules.leaving([agreed, afterwards], NoteMode.AFTER, 9) == (agreed, afterwards)


def test_an_idea_of_the_room_needs_no_agreement() -> None:
    idea = an_entry(kind=EntryKind.IDEA, in_room=True)
    assert rules.why_it_stays(idea, [idea]) == ""


def test_an_agreed_sentence_changed_at_home_leaves_as_written_afterwards() -> None:
    agreed = an_entry(in_room=True, is_agreed=True)
    at_home = rules.changed(agreed, "It comes on early.", afterwards=True)
    assert (at_home.in_room, at_home.is_agreed) == (False, False)
    assert rules.why_it_stays(at_home, [at_home]) == ""
    in_the_room = rules.changed(agreed, "It comes on early.")
    assert rules.why_it_stays(in_the_room, [in_the_room]) == "Not agreed in the room, so it stays here"


def test_new_words_at_home_do_not_stand_for_the_agreement_that_was_not_given() -> None:
    refused = an_entry(in_room=True, is_agreed=False)
    after = rules.changed(refused, "It comes on early.", afterwards=True)
    assert rules.why_it_stays(after, [after]) == "Not agreed in the room, so it stays here"


def test_a_quote_of_forty_one_words_stays_until_it_is_shorter() -> None:
    long = an_entry(kind=EntryKind.QUOTE, consent=Consent.VERBATIM, text="so " * 41)
    assert rules.why_it_stays(long, [long]) == "41 words, and 40 may leave"
    short = replace(long, text="so " * 40)
    assert rules.why_it_stays(short, [short]) == ""


def test_the_first_three_quotes_with_a_yes_leave_and_a_fourth_stays() -> None:
    refused = an_entry(0, EntryKind.QUOTE, consent=Consent.NO)
    yes = [an_entry(number, EntryKind.QUOTE, consent=Consent.VERBATIM) for number in range(1, 5)]
    assert rules.leaving([refused, *yes], NoteMode.AFTER, 9) == tuple(yes[:3])
    assert "Three quotes may leave" in rules.why_it_stays(yes[3], [refused, *yes])


@given(st.lists(st.builds(an_entry, st.integers(0, 99), st.sampled_from(EntryKind), consent=consents), max_size=12))
def test_whatever_leaves_fits_what_may_travel(entries: list[Entry]) -> None:
    entries = [replace(entry, id=f"entry-{number}") for number, entry in enumerate(entries)]
    going = rules.leaving(entries, NoteMode.AFTER, 7)
    quotes = [entry for entry in going if entry.kind is EntryKind.QUOTE]
    assert len(quotes) <= 3
    assert all(quote.consent.lets_words_leave for quote in quotes)
    assert [entry for entry in going if entry.kind is not EntryKind.QUOTE] == [
        entry for entry in entries if entry.kind is not EntryKind.QUOTE
    ]


@pytest.mark.parametrize(
    ("kind", "consent", "may"),
    [
        (NoteKind.QUOTE, Consent.NO, False),
        (NoteKind.NOTE, Consent.NO, False),
        (NoteKind.NOTE, Consent.COUNT, False),
        (NoteKind.QUOTE, Consent.COUNT, True),
        (NoteKind.IDEA, Consent.NOT_ASKED, True),
        (NoteKind.QUOTE, Consent.VERBATIM, True),
    ],
)
def test_words_she_wanted_left_out_stay_a_note_whatever_they_are_called(
    kind: NoteKind, consent: Consent, may: bool
) -> None:
    from datetime import UTC, datetime

    note = Note("n", "cafe", kind, "words", datetime(2026, 11, 26, tzinfo=UTC), consent=consent)
    if may:
        rules.check_may_become_an_entry(note)
    else:
        with pytest.raises(ProblemToFix, match="asked for these words to be left out"):
            rules.check_may_become_an_entry(note)


def test_first_timers_are_some_of_the_people() -> None:
    assert rules.checked_heads(Attendance("c", people=6, first_timers=6)).first_timers == 6
    assert rules.checked_heads(Attendance("c", first_timers=4)).people is None
    with pytest.raises(ProblemToFix, match="more first-timers than people"):
        rules.checked_heads(Attendance("c", people=5, first_timers=6))


@pytest.mark.parametrize("count", [-1, 1000])
def test_a_count_is_nought_to_nine_hundred_and_ninety_nine(count: int) -> None:
    with pytest.raises(ProblemToFix, match="from 0 to 999"):
        rules.checked_heads(Attendance("c", hosts=count))


def test_an_empty_look_back_is_fine_and_a_long_one_is_told_so() -> None:
    assert rules.tidy_reflection(Reflection("c", disagreed=" ")).disagreed == ""
    assert rules.tidy_reflection(Reflection("c", missing_voices="young\nmums ")).missing_voices == "young mums"
    with pytest.raises(ProblemToFix, match="1000 fit"):
        rules.tidy_reflection(Reflection("c", disagreed="x" * 1001))
