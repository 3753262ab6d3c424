"""Who has not sent: the cafés that a programme knows of, beside those that came in. Pure.

Collating. A café that is waited for is a month and an area; which host it is stays a word of the coordinator's own,
kept on her laptop. What came is counted by the same two, so that nobody has to match one café with another by hand.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cafe.content import areas
from cafe.core.i18n import _, ngettext
from cafe.core.plain import plain_text
from cafe.core.spreadsheet import list_text, parted_by

MOST_ROWS = 5000
MOST_NOTE = 120
_LONGEST_LINE = 2000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Expected:
    """A café that is waited for. ``month`` "2026-11"; ``council`` may be empty; called off: it will not be."""

    id: str
    month: str
    council: str
    note: str = ""
    is_called_off: bool = False


@dataclass(frozen=True, slots=True)
class Awaited:
    """One month and area: how many are expected, how many came, and the words for those that are waited for."""

    month: str
    council: str
    expected: int
    came: int
    rows: tuple[Expected, ...]

    @property
    def missing(self) -> int:
        """How many are still to come; none where more came than were expected."""
        return max(0, self.expected - self.came)


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that is expected, the earliest month first."""

    groups: tuple[Awaited, ...]

    @property
    def missing(self) -> int:
        return sum(group.missing for group in self.groups)

    @property
    def expected(self) -> int:
        return sum(group.expected for group in self.groups)


def waiting(expected: Iterable[Expected], came: Iterable[tuple[str, str]] | Mapping[tuple[str, str], int]) -> Waiting:
    """``came``: month and council of every café that counts, or how many there are of each.

    Cafés that were called off are not waited for.
    """
    groups: dict[tuple[str, str], list[Expected]] = {}
    for one in expected:
        groups.setdefault((one.month, one.council), []).append(one)
    counted = Counter(came)
    found = [
        Awaited(month, council, sum(not row.is_called_off for row in rows), counted[month, council], tuple(rows))
        for (month, council), rows in groups.items()
    ]
    known = areas.load()
    return Waiting(tuple(sorted(found, key=lambda one: (one.month, known.council_name(one.council) or "~"))))


@dataclass(frozen=True, slots=True)
class ListRead:
    """What is in a coordinator's list, before anything is kept: rows, and a sentence for each line that was not."""

    rows: tuple[tuple[str, str, str], ...]  # month, council, note
    not_read: tuple[str, ...]


def read_list(content: bytes) -> ListRead:
    """A list saved from a spreadsheet: a café in each line, its month, its area, a word of one's own.

    Commas, semicolons or tabs; a first line of names is passed over. Months as people write them: 2026-11,
    November 2026, 11/2026. Never raises: a line that cannot be read gets its sentence.
    """
    text = _text_of(content)
    between = parted_by(text)
    rows: list[tuple[str, str, str]] = []
    not_read: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):  # each by itself: one mark too many loses no other line
        said = [plain_text(cell) for cell in next(csv.reader([line[:_LONGEST_LINE]], delimiter=between), [])]
        if not any(said):
            continue
        month, council = read_month(said[0]), _council(said[1] if len(said) > 1 else "")
        if month is None and number == 1 and not any(letter.isdigit() for letter in said[0]):
            continue  # the names of the columns
        if month is None:
            not_read.append(_("Line {n}: “{text}” is no month.").format(n=number, text=said[0][:40]))
        elif council is None:
            not_read.append(_("Line {n}: we do not know the area “{text}”.").format(n=number, text=said[1][:40]))
        elif len(rows) >= MOST_ROWS:
            not_read.append(
                _("Line {n} and those after it: a list holds {most} cafés.").format(n=number, most=MOST_ROWS)
            )
            break
        else:
            rows.append((month, council, " ".join(said[2:]).strip()[:MOST_NOTE]))
    return ListRead(tuple(rows), tuple(not_read))


def read_month(text: str) -> str | None:
    """A month as people write it, or as a spreadsheet makes of it; None for anything else.

    >>> read_month("November 2026"), read_month("11/2026"), read_month("Nov-26")
    ('2026-11', '2026-11', '2026-11')
    """
    said = text.strip().lower()
    found = re.fullmatch(r"(20\d\d)[-/. ](\d{1,2})(?:[-/. ]\d{1,2}(?:[ t]\d\d:\d\d(?::\d\d)?)?)?", said, re.ASCII)
    if found:
        return _month(found[1], int(found[2]))
    found = re.fullmatch(r"(?:\d{1,2}[-/. ])?(\d{1,2})[/. -](20\d\d)", said, re.ASCII)
    found = found or re.fullmatch(r"\d{1,2}[-/.](\d{1,2})[-/.](\d\d)", said, re.ASCII)
    if found:
        return _month(found[2], int(found[1]))
    found = re.fullmatch(r"(?:\d{1,2}[- ])?([a-z]{3,9})(?:\.?,?[- ]+(20\d\d)|-(\d\d))", said, re.ASCII)
    if found and found[1][:3] in _MONTHS:
        return _month(found[2] or found[3], _MONTHS.index(found[1][:3]) + 1)
    return None


def _month(year: str, number: int) -> str | None:
    return f"20{year[-2:]}-{number:02d}" if 1 <= number <= 12 else None


def _council(text: str) -> str | None:
    """The id of a council area by its name or id; empty where none was given; None for one that is not there."""
    if not text:
        return ""
    wanted = text.casefold().removesuffix(" council").strip()
    for council in areas.load().councils:
        if wanted in (council.id, council.name.casefold()):
            return council.id
    return None


def _text_of(content: bytes) -> str:
    text = list_text(content)
    if text is None:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def in_words(found: Waiting) -> str:
    """How many are still to come."""
    if not found.groups:
        return _("Cafés you know of, beside the packs that came in")
    if not found.missing:
        return _("Everybody has sent")
    return ngettext("{n} café of {all} is still to come", "{n} cafés of {all} are still to come", found.missing).format(
        n=found.missing, all=found.expected
    )
