"""Run → **capture**. Several tables: each keeps one sheet of up to five sentences, and the café makes its own of them.

A table's sheet is working notes of the laptop: which table said it never travels, and neither does the sheet. What the
whole room agrees on becomes a sentence of the café, as any note may (domain report 1.11).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.model.values import Entry, EntryKind, Note

MOST_AT_A_TABLE = 5
_PLACE = "table:"


@dataclass(frozen=True, slots=True)
class TableSentence:
    """One sentence of the sheets. ``tables`` have it, in the same words; ``is_taken``: it is among the café's own."""

    note_id: str
    text: str
    tables: tuple[int, ...]
    said_by: str  # "Table 1", "Tables 1 and 3"
    is_taken: bool


def place_of(table: int) -> str:
    """What a note's ``stage_id`` says where it is of a table's sheet; tables are counted from 1."""
    return f"{_PLACE}{table}"


def table_of(note: Note) -> int:
    """The table whose sheet a note is of; 0 for any other note."""
    number = note.stage_id.removeprefix(_PLACE)
    return int(number) if number != note.stage_id and number.isdigit() else 0


def sheet_of(notes: Sequence[Note], table: int) -> tuple[Note, ...]:
    """The sentences of one table, in the order they were written."""
    return tuple(note for note in notes if table_of(note) == table)


def check_room_at(notes: Sequence[Note], table: int) -> None:
    """Raise the sentence where a table has five."""
    if len(sheet_of(notes, table)) >= MOST_AT_A_TABLE:
        raise ProblemToFix(
            _("Table {n} has five sentences, and five is plenty. The words are still here.").format(n=table),
            _("Take one off its sheet first."),
        )


def merged(notes: Sequence[Note], entries: Sequence[Entry]) -> tuple[TableSentence, ...]:
    """The sheets of all tables as one list: the same words count once, those of most tables first.

    The same means letter for letter but for capitals, spaces and full stops. Nothing is joined by meaning: only the
    people in the room know what belongs together.
    """
    groups: dict[str, list[Note]] = {}
    for note in notes:
        if table_of(note):
            groups.setdefault(_bare(note.text), []).append(note)
    own = {_bare(entry.text) for entry in entries if entry.kind is EntryKind.THEME}
    found = []
    for bare, same in groups.items():
        tables = tuple(sorted({table_of(note) for note in same}))
        said_by = ngettext("Table {tables}", "Tables {tables}", len(tables)).format(
            tables=words.listed([str(table) for table in tables])
        )
        found.append(TableSentence(same[0].id, same[0].text, tables, said_by, bare in own))
    return tuple(sorted(found, key=lambda one: -len(one.tables)))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
