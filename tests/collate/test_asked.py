"""What somebody types into a search, and what answers to it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given
from hypothesis import strategies as st

from cafe.collate.asked import MOST_PARTS, asked, words_of


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("wait", "We were waiting for a year."),
        ("WAIT year", "A year of waiting"),
        ("not believed", "They believed us, or did not."),
        ('"not believed"', "We are not believed."),
        ("“not believed”", "We are not  believed, again."),
        ("naive", "She called it naïve."),
        ("dont", "We dont know"),
        ("don’t", "I don't want it"),
        ("HRT", "hrt helped."),
        ("a", "Only a word"),
        ('"hot flush', "A hot flush in a meeting"),
        ("50", "Past 50 nobody asks."),
    ],
)
def test_words_are_found_by_how_they_begin_in_any_order(typed: str, text: str) -> None:
    assert asked(typed).is_answered_by(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("waiting", "We wait."),
        ('"believed not"', "We are not believed."),
        ('"not believe"', "We are not believed."),
        ("wait bus", "We wait."),
        ("a", "Another café"),
        ("", "Anything"),
        ("!!! — …", "Anything"),
    ],
)
def test_other_words_are_not(typed: str, text: str) -> None:
    assert not asked(typed).is_answered_by(text)


def test_a_very_long_question_is_cut() -> None:
    assert len(asked(" ".join(f"word{n}" for n in range(500))).parts) == MOST_PARTS


@cache
def _index() -> Any:
    """An index as the store has it, with one text at a time."""
    made = sqlcipher.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 2', content='')")
    return made


WORDS = st.text(alphabet="abcé'’\" -_.*()^:+“”ΣßAB1²ǆ\u0301", max_size=30)


@given(WORDS, st.one_of(WORDS, st.text(st.characters(max_codepoint=0x17F), max_size=20)))
def test_whatever_is_typed_the_index_takes_it_and_finds_the_same_as_the_rule(text: str, typed: str) -> None:
    question = asked(typed)
    if not question.parts:
        return
    index = _index()
    index.execute("INSERT INTO words(words) VALUES ('delete-all')")
    index.execute("INSERT INTO words(rowid, text) VALUES (1, ?)", (text,))
    found = index.execute("SELECT rowid FROM words WHERE words MATCH ?", (question.as_match,)).fetchall()
    assert bool(found) is question.is_answered_by(text)


def test_words_are_letters_and_digits_alone() -> None:
    assert words_of("Don’t—go, Éilidh; 2 a.m.") == ("don", "t", "go", "eilidh", "2", "a", "m")
