"""Notes come in as lines and flags go out as lines."""

from __future__ import annotations

import json

from cafe.privacy.guard.check import check
from cafe.privacy.guard.lines import as_record, read_notes


def test_plain_notes_take_their_lines_number() -> None:
    assert list(read_notes(["One.\n", "\n", "Three.\r\n"])) == [(1, "One."), (3, "Three.")]


def test_json_lines_keep_their_ids() -> None:
    lines = ['{"id": "n-1", "text": "One."}\n', '{"text": "Two."}\n']
    assert list(read_notes(lines)) == [("n-1", "One."), (2, "Two.")]


def test_a_line_that_only_looks_like_json_is_a_plain_note() -> None:
    assert list(read_notes(["{sighs} said nobody"])) == [(1, "{sighs} said nobody")]


def test_json_that_is_no_note_is_read_as_plain_words() -> None:
    lines = ['{"id": 1}', "[1, 2]", '"quoted"', "plain"]
    assert list(read_notes(lines)) == list(enumerate(lines, 1))


def test_the_record_says_where_what_and_how_to_swap() -> None:
    record = as_record("n-1", check("Dr Sutherland waited."))
    assert json.loads(json.dumps(record)) == {
        "id": "n-1",
        "spans": [
            {
                "start": 3,
                "end": 13,
                "type": "PERSON",
                "text": "Sutherland",
                "replace_start": 0,
                "replace_end": 13,
                "swaps": ["a GP", "a doctor"],
            }
        ],
    }
