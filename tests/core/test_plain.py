"""One rule for words that are kept and words that travel."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cafe.core.plain import is_plain_text, plain_lines, plain_text, words_in


@given(st.text())
def test_plain_words_travel_as_they_are_and_cleaning_twice_changes_nothing(text: str) -> None:
    plain = plain_text(text)
    assert is_plain_text(plain)
    assert plain == " ".join(plain.split())
    assert plain_text(plain) == plain
    plain.encode()  # every one of them can be written to a file


@given(st.text())
def test_the_lines_of_a_file_travel_and_its_words_stay(text: str) -> None:
    lines = plain_lines(text)
    assert all(map(is_plain_text, lines.split("\n")))
    assert plain_lines(lines) == lines
    assert plain_text(lines) == plain_text(text)


def test_line_breaks_part_words_and_unseen_letters_go() -> None:
    assert plain_text("  One\nline, no\u00adthing un\u202eseen ") == "One line, nothing unseen"
    assert plain_text(unicodedata.normalize("NFD", "Café")) == "Café"
    assert plain_text("Half of a smile: \ud83d.") == "Half of a smile: ."


def test_joined_emoji_stay_joined() -> None:
    assert plain_text("\U0001f469\u200d\U0001f33e came") == "\U0001f469\u200d\U0001f33e came"


def test_words_are_counted_as_a_person_counts_them() -> None:
    assert words_in("We wait, and  wait.") == 4
