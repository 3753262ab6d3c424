"""Several tables: five sentences each, and the same words count once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cafe.capture.tables import check_room_at, merged, place_of, sheet_of, table_of
from cafe.core.errors import ProblemToFix
from cafe.model.values import Entry, EntryKind, Note, NoteKind

WHEN = datetime(2026, 11, 26, 19, 30, tzinfo=UTC)


def note(text: str, table: int = 0, stage_id: str = "") -> Note:
    return Note(f"{table}:{text}", "c", NoteKind.NOTE, text, WHEN, stage_id or (place_of(table) if table else ""))


def test_a_note_of_the_rounds_is_on_no_table_s_sheet() -> None:
    notes = [note("Nights are worst.", 1), note("Heard in round one", stage_id="stage-3"), note("Buses.", 2)]
    assert [table_of(one) for one in notes] == [1, 0, 2]
    assert sheet_of(notes, 1) == (notes[0],)
    assert [one.text for one in merged(notes, ())] == ["Nights are worst.", "Buses."]


def test_a_table_brings_up_to_five() -> None:
    four = [note(f"Sentence {n}", 1) for n in range(4)]
    check_room_at(four, 1)
    five = [*four, note("One more", 1)]
    check_room_at(five, 2)
    with pytest.raises(ProblemToFix) as told:
        check_room_at(five, 1)
    assert told.value.message == "Table 1 has five sentences, and five is plenty. The words are still here."


def test_the_same_words_of_two_tables_are_one_sentence_and_come_first() -> None:
    notes = [note("Buses stop at six.", 1), note("Nobody told us", 1), note("nobody  told us.", 3), note("Fans.", 2)]
    first, *others = merged(notes, ())
    assert (first.text, first.tables, first.said_by) == ("Nobody told us", (1, 3), "Tables 1 and 3")
    assert [(one.text, one.said_by) for one in others] == [("Buses stop at six.", "Table 1"), ("Fans.", "Table 2")]


def test_what_the_cafe_made_its_own_is_marked() -> None:
    own = Entry("e", "c", EntryKind.THEME, "Nobody told us.", 0, in_room=True)
    quote = Entry("q", "c", EntryKind.QUOTE, "Fans", 1)
    found = merged([note("nobody told us", 1), note("Fans", 2)], (own, quote))
    assert [one.is_taken for one in found] == [True, False]
