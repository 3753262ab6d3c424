"""Support numbers: who to offer when an evening touches something that a café cannot hold.

Nothing here counts as checked until a person has rung or looked: ``last_checked`` is that day and nothing
else. ``source_date`` only says how old the page was from which the entry was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from cafe.content.reading import Part, Source, read
from cafe.core import phones
from cafe.core.i18n import _

CHECK_SOON_MONTHS = 6
TOO_OLD_MONTHS = 12

HERE = "here"
USUAL_ON_CARDS = ("emergency", "nhs-24", "samaritans", "breathing-space", "domestic-abuse-helpline")
EMERGENCY = "999"
"""The one number that nobody rings to see whether it is right."""

MOST_ON_CARDS = 5
MOST_TITLE = 40  # letters of what a card calls it
MOST_LOCAL_ON_CARDS = 2  # the others are for anybody, so that a card says nothing of who carries it
_FIGURES = re.compile(r"[+0-9][0-9 ()-]*")
_STATUSES = ("V", "V-old", "C")


class Freshness(StrEnum):
    """How old the last check of a number is."""

    NOT_CHECKED = "not_checked"
    CHECKED = "checked"
    CHECK_SOON = "check_soon"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Tag:
    """What a number is about, with the word shown for it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Service:
    """One service. Empty text means we do not know it; ``hours`` empty is "Hours not known".

    The three statuses are ``"V"`` seen in the source, ``"V-old"`` seen but old, ``"C"`` to be checked,
    or empty where there is nothing to check. ``number`` is the place in the shipped list, 0 for one added
    on a laptop. ``councils`` are ids of council areas; with none it is for all of Scotland. ``is_group``: people
    to meet, not a number to ring. ``came_from``: empty for a shipped one, ``HERE`` for one typed in on this laptop,
    else the name of the list or kit that brought it.
    """

    id: str
    name: str
    for_whom: str
    card_title: str
    tags: tuple[str, ...]
    phone: str = ""
    text: str = ""
    email: str = ""
    url: str = ""
    hours: str = ""
    status: str = "C"
    number_status: str = ""
    hours_status: str = ""
    note: str = ""
    source: str = ""
    source_date: str = ""
    last_checked: date | None = None
    number: int = 0
    councils: tuple[str, ...] = ()
    is_group: bool = False
    came_from: str = ""

    @property
    def is_shipped(self) -> bool:
        """Whether it is one of the list that came with the app; those are never changed or deleted."""
        return not self.came_from

    def is_in(self, council: str) -> bool:
        """Whether it can be used in this council area; what is for all of Scotland can be used anywhere."""
        return not council or not self.councils or council in self.councils

    @property
    def has_plain_words(self) -> bool:
        """Whether somebody wrote what a card may call it, in words that do not tell why it is carried."""
        return self.is_shipped or bool(self.card_title and (self.card_title != self.name or not self.tags))

    @property
    def on_a_card(self) -> str:
        """What a card to take home calls it. Never a name that tells why somebody carries it: one that was added,
        and for which nobody wrote plain words, is called no more than what it is.
        """
        if self.has_plain_words:
            return self.card_title
        return _("A local group") if self.is_group else _("A local number")

    @property
    def contacts(self) -> tuple[str, ...]:
        """Every way to reach it. A check stands for these; where one of them changes it stands no longer."""
        return (self.phone, self.text, self.email, self.url)

    @property
    def contact(self) -> str:
        """The one thing to use first: the number, else the text line, else e-mail, else the address."""
        return self.phone or self.text or self.email or self.url

    def freshness(self, today: date) -> Freshness:
        """How old the checking is on ``today`` (local)."""
        return freshness(self.last_checked, today)


@dataclass(frozen=True, slots=True)
class LocalKind:
    """A number that only the people of a place can fill in. It stays on the laptop."""

    id: str
    name: str
    for_whom: str
    hint: str
    required: bool
    number: int


@dataclass(frozen=True, slots=True)
class Directory:
    """All shipped services, the local ones still to fill in, and where the list came from."""

    services: tuple[Service, ...]
    local: tuple[LocalKind, ...]
    checked: str
    sources: tuple[Source, ...]

    def find(self, service_id: str) -> Service | None:
        """The service with this id."""
        return next((service for service in self.services if service.id == service_id), None)

    def about(self, wanted: Iterable[str]) -> tuple[Service, ...]:
        """Services that share a tag with ``wanted``: those for its first tag first, none twice."""
        found: dict[str, Service] = {}
        for tag in wanted:
            for service in self.services:
                if tag in service.tags:
                    found.setdefault(service.id, service)
        return tuple(found.values())


def freshness(last_checked: date | None, today: date) -> Freshness:
    """``CHECK_SOON`` from six months to the day, ``TOO_OLD`` from twelve.

    A date still to come cannot be right (the clock or the entry is wrong), so it counts as not checked.

    >>> freshness(date(2026, 5, 21), date(2026, 11, 21)).value
    'check_soon'
    """
    if last_checked is None or last_checked > today:
        return Freshness.NOT_CHECKED
    months = (today.year - last_checked.year) * 12 + today.month - last_checked.month
    if today.day < last_checked.day and not _is_last_day(today):
        months -= 1
    if months >= TOO_OLD_MONTHS:
        return Freshness.TOO_OLD
    return Freshness.CHECK_SOON if months >= CHECK_SOON_MONTHS else Freshness.CHECKED


def _is_last_day(day: date) -> bool:
    # The 31st has no twin in a shorter month: its last day stands in for it.
    return date.fromordinal(day.toordinal() + 1).day == 1


def with_checks(service: Service, checks: Mapping[str, str]) -> Service:
    """The service with the later of its shipped day of checking and this laptop's own (entry id to ISO date)."""
    found = checks.get(service.id, "")
    try:
        here = date.fromisoformat(found) if found else None
    except ValueError:
        here = None
    days = [day for day in (service.last_checked, here) if day is not None]
    return replace(service, last_checked=max(days, default=None))


def matching(
    services: Iterable[Service], words: str = "", tag: str = "", council: str = "", *, groups: bool | None = None
) -> tuple[Service, ...]:
    """Services that hold every one of ``words`` (a name, a number, a worry), and ``tag`` where given.

    ``council``: those that can be used there. ``groups``: only peer groups, or only what is none.
    """
    labels = {known.id: known.label for known in tags()}
    wanted = words.casefold().split()
    digits = "".join(words.split())
    found = []
    for service in services:
        if (tag and tag not in service.tags) or not service.is_in(council):
            continue
        if groups is not None and service.is_group != groups:
            continue
        about = " ".join(labels.get(name, name) for name in service.tags)
        parts = (service.name, service.for_whom, about, service.note, service.text, service.url)
        haystack = " ".join(parts).casefold()
        is_number = digits.isdigit() and digits in "".join(f"{service.phone}{service.text}".split())
        if is_number or all(word in haystack for word in wanted):
            found.append(service)
    return tuple(found)


def _service(part: Part) -> Service:
    known = tuple(tag.id for tag in tags())
    checked = part.text("last_checked", "")
    try:
        last_checked = date.fromisoformat(checked) if checked else None
    except ValueError as exc:
        what = _("“last_checked” is {value}. Write a day like 2026-11-30.").format(value=checked)
        raise part.problem(what) from exc
    phone = part.text("phone", "")
    if phone and (not _FIGURES.fullmatch(phone) or phones.slip(phone)):
        raise part.problem(_("“{phone}” is not a number to ring.").format(phone=phone))
    found = Service(
        id=part.text("id"),
        name=part.text("name"),
        for_whom=part.text("for_whom"),
        card_title=part.text("card_title"),
        tags=part.chosen("tags", known, least=1),
        phone=phone,
        text=part.text("text", ""),
        email=part.text("email", ""),
        url=part.text("url", ""),
        hours=part.text("hours", ""),
        status=part.one_of("status", _STATUSES),
        number_status=part.one_of("number_status", _STATUSES, ""),
        hours_status=part.one_of("hours_status", _STATUSES, ""),
        note=part.text("note", ""),
        source=part.text("source"),
        source_date=part.text("source_date", ""),
        last_checked=last_checked,
        number=part.number("number", 0, 9999, 0),
    )
    part.close()
    return found


def _local(part: Part) -> LocalKind:
    found = LocalKind(
        id=part.text("id"),
        name=part.text("name"),
        for_whom=part.text("for_whom"),
        hint=part.text("hint"),
        required=part.flag("required"),
        number=part.number("number", 1, 9999),
    )
    part.close()
    return found


def parse_directory(page: Part) -> Directory:
    """A list of services from its file: the shipped one, or a coordinator's own list."""
    services = tuple(_service(part) for part in page.parts("services"))
    local = tuple(_local(part) for part in page.parts("local", least=0))
    page.no_twins("id", [service.id for service in services] + [kind.id for kind in local])
    found = Directory(services, local, page.text("checked"), page.sources())
    page.close()
    return found


@cache
def tags() -> tuple[Tag, ...]:
    """Everything a number can be about, in the order of the filter."""
    page = read("directory/tags.toml")
    found = []
    for part in page.parts("tags"):
        found.append(Tag(part.text("id"), part.text("label")))
        part.close()
    page.no_twins("tags", [tag.id for tag in found])
    page.text("checked")
    page.sources()
    page.close()
    return tuple(found)


@cache
def load() -> Directory:
    """The shipped directory: 36 services, and the two local numbers every café fills in."""
    return parse_directory(read("directory/support.toml"))
