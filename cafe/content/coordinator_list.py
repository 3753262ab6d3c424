"""A coordinator's list of numbers and groups as a spreadsheet saves it: read, looked over, told line by line.

Nothing in a cell ever acts: what a spreadsheet would take for a formula is set aside with its line, and never kept.
A list is a file of commas, semicolons or tabs, in any order of columns; the first line names them.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from hashlib import sha256

from cafe.content import areas, directory
from cafe.content.directory import HERE, Service
from cafe.core import phones
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.spreadsheet import list_text, parted_by, safe

LARGEST = 2 * 1024 * 1024  # bytes
MOST_LINES = 2000
MOST_LETTERS = 300

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "service", "organisation", "organization", "group"),
    "for_whom": ("for", "for whom", "who", "who for", "description"),
    "tags": ("about", "topic", "topics", "tags", "worry"),
    "councils": ("area", "areas", "where", "council", "council area"),
    "phone": ("phone", "number", "telephone", "tel"),
    "text": ("text", "sms", "whatsapp"),
    "email": ("email", "e-mail", "mail"),
    "url": ("web", "website", "url", "link"),
    "hours": ("hours", "open", "opening hours", "when"),
    "note": ("note", "notes", "to know"),
    "kind": ("kind", "type"),
    "card_title": ("on a card", "card", "card title"),
    "checked": ("checked", "last checked", "date checked", "checked on"),
}
_SPLIT = re.compile(r"\s*[;|/]\s*|\s*,\s*")
_PHONE = re.compile(r"[+0-9][0-9 ()+./-]{2,30}")
_GROUPS = frozenset({"group", "peer group", "peer support", "groups"})


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was set aside: its number in the file, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a list holds. ``same``: how many lines stand there a second time."""

    services: tuple[Service, ...] = ()
    bad: tuple[BadLine, ...] = ()
    same: int = 0


def template() -> str:
    """An example of a list, to fill in: its first line, and two made-up lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Name", "For", "About", "Area", "Phone", "E-mail", "Web", "Hours", "Note", "Kind", "Checked",
                     "On a card"])  # fmt: skip
    rows = (
        ("Glenferry carers’ drop-in", "Carers", "carers", "Highland", "01632 960114", "", "", "Tue 10 to 12", "", "",
         "2026-11-09", "Drop-in, Tuesdays"),
        ("Port Aird walking group", "Any woman", "mental-health", "Highland; Moray", "", "walk@example.org", "",
         "Mon 18:00", "Meets at the pier", "group", "", "Walking group"),
    )  # fmt: skip
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def read_list(content: bytes, name: str, today: date) -> ReadList:
    """The services in a list. ``name``: what the list is called, said with each of them.

    Raises ProblemToFix where it is no list at all; a line that cannot be used is told with its number.
    """
    if len(content) > LARGEST:
        raise ProblemToFix(_("This file is far bigger than a list of numbers."), _("Check that it is the right file."))
    rows = list(_rows(list_text(content)))
    if not rows:
        raise ProblemToFix(_("This file is empty."), _("Check that it is the right file."))
    columns = _columns(rows[0][1])
    if "name" not in columns:
        raise ProblemToFix(
            _("The first line of this list does not name its columns."),
            _("It needs “Name”. An example to fill in is under “Add a list”."),
        )
    found: dict[str, Service] = {}
    bad: list[BadLine] = []
    same = 0
    for line, cells in rows[1 : MOST_LINES + 1]:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            service = _service(columns, cells, name, today)
        except _SetAside as why:
            bad.append(BadLine(line, str(why)))
            continue
        same += service.id in found
        found[service.id] = service
    if len(rows) > MOST_LINES + 1:
        said = _("The list is longer than {n} lines. The rest was left out.").format(n=MOST_LINES)
        bad.append(BadLine(rows[MOST_LINES + 1][0], said))
    return ReadList(tuple(found.values()), tuple(bad), same)


class _SetAside(ValueError):
    """Why one line cannot be used."""


def _rows(text: str | None) -> list[tuple[int, list[str]]]:
    """(number of the line in the file, its cells)."""
    if text is None or "\0" in text:
        raise ProblemToFix(_("This file is not a list that a spreadsheet saved."), _("Save it as CSV, then choose it."))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by(text), strict=False)
    found, line = [], 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise ProblemToFix(
            _("Line {n} of this list could not be read.").format(n=line), _("Save the list as CSV once more.")
        ) from problem
    return found


def _columns(first: list[str]) -> dict[str, int]:
    known = {word: field for field, words in COLUMNS.items() for word in words}
    found: dict[str, int] = {}
    for place, cell in enumerate(first):
        field = known.get(" ".join(cell.casefold().replace("?", "").split()))
        if field is not None:
            found.setdefault(field, place)
    return found


def _id(words: str) -> str:
    return "list-" + sha256(words.encode()).hexdigest()[:24]


def beside(found: ReadList, have: Iterable[Service]) -> ReadList:
    """The list beside what is here: what has the same name in the same places is the same, with a number that may be
    new. So a list that is brought once more brings its own up to date, and leaves no old number behind it.
    """
    known: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in have:
        if one.came_from != HERE:
            known.setdefault((one.name.casefold(), one.councils), []).append(one.id)
    twice = Counter((one.name.casefold(), one.councils) for one in found.services)
    met = []
    for one in found.services:
        key = (one.name.casefold(), one.councils)
        ids = known.get(key, [])
        is_plain = len(ids) == 1 and twice[key] == 1
        met.append(replace(one, id=ids[0]) if is_plain and one.id != ids[0] else one)
    return replace(found, services=tuple(met))


def _cell(columns: Mapping[str, int], cells: list[str], field: str) -> str:
    place = columns.get(field)
    raw = cells[place] if place is not None and place < len(cells) else ""
    if raw.startswith("'") and safe(raw[1:]) == raw:
        raw = raw[1:]  # as we ourselves write what a spreadsheet would act on
    words = plain_text(raw)
    if len(words) > MOST_LETTERS:
        raise _SetAside(_("“{start}…” is too long.").format(start=words[:30]))
    is_number = field in ("phone", "text") and _PHONE.fullmatch(words)
    if words and safe(raw.strip()) != raw.strip() and not is_number:
        raise _SetAside(_("“{start}” could act in a spreadsheet. Write it in plain words.").format(start=words[:30]))
    return words


def _service(columns: Mapping[str, int], cells: list[str], list_name: str, today: date) -> Service:
    told = {field: _cell(columns, cells, field) for field in COLUMNS}
    if not told["name"]:
        raise _SetAside(_("There is no name."))
    if not (told["phone"] or told["text"] or told["email"] or told["url"] or told["hours"]):
        raise _SetAside(_("“{name}” has no number, address or time to find it by.").format(name=told["name"]))
    if told["phone"] and (not re.search(r"\d{3}", told["phone"]) or phones.slip(told["phone"])):
        raise _SetAside(_("“{phone}” is not a number to ring.").format(phone=told["phone"]))
    whole = "\n".join((told["name"].casefold(), told["phone"], told["email"], told["url"], told["councils"].casefold()))
    return Service(
        id=_id(whole),
        name=told["name"],
        for_whom=told["for_whom"],
        card_title=told["card_title"],
        tags=_tags(told["tags"]),
        phone=told["phone"],
        text=told["text"],
        email=told["email"],
        url=told["url"],
        hours=told["hours"],
        note=told["note"],
        source=list_name,
        last_checked=_day(told["checked"], today),
        councils=_councils(told["councils"]),
        is_group=told["kind"].casefold() in _GROUPS,
        came_from=list_name,
    )


def _tags(words: str) -> tuple[str, ...]:
    known = {tag.id: tag.id for tag in directory.tags()} | {tag.label.casefold(): tag.id for tag in directory.tags()}
    for label in [label for label in known if _SPLIT.search(label)]:  # a topic may have a comma in its own name
        words = re.sub(re.escape(label), known[label], words, flags=re.IGNORECASE)
    found = []
    for word in filter(None, _SPLIT.split(words)):
        tag = known.get(word.casefold()) or known.get(word.casefold().replace(" ", "-"))
        if tag is None:
            labels = [known.label for known in directory.tags()]
            raise _SetAside(_("“{word}” is not a topic under “About”.").format(word=word) + _nearest(word, labels))
        found.append(tag)
    return tuple(dict.fromkeys(found))


def _nearest(word: str, names: list[str]) -> str:
    """ " Is it “Fife”?", where one of ``names`` is close; else nothing."""
    by_small = {name.casefold(): name for name in names}
    close = get_close_matches(word.casefold(), by_small, n=1, cutoff=0.7)
    return " " + _("Is it “{name}”?").format(name=by_small[close[0]]) if close else ""


def _councils(words: str) -> tuple[str, ...]:
    if words.casefold() in ("", "scotland", "all scotland", "all of scotland", "national"):
        return ()
    known = {}
    for council in areas.load().councils:
        known[council.name.casefold()] = council.id
        known[council.id] = council.id
    found = []
    # A name may hold a comma of its own nowhere in Scotland, so both marks part names.
    for word in filter(None, _SPLIT.split(words)):
        council_id = known.get(word.casefold())
        if council_id is None:
            names = [council.name for council in areas.load().councils]
            raise _SetAside(_("“{word}” is not a council area.").format(word=word) + _nearest(word, names))
        found.append(council_id)
    return tuple(dict.fromkeys(found))


def _day(words: str, today: date) -> date | None:
    if not words:
        return None
    for pattern, order in ((r"(\d{4})-(\d\d?)-(\d\d?)", (1, 2, 3)), (r"(\d\d?)[/.](\d\d?)[/.](\d{4})", (3, 2, 1))):
        match = re.fullmatch(pattern, words)
        if match is None:
            continue
        try:
            day = date(*(int(match[place]) for place in order))
        except ValueError:
            break
        if day > today:
            raise _SetAside(_("{day} is still to come, so it cannot be the day of a check.").format(day=words))
        return day
    raise _SetAside(_("“{day}” is not a day. Write it like 2026-11-30.").format(day=words))
