"""The support numbers as the page shows them: what a person checked on this laptop counts, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cafe.content.directory import Freshness, Service
from cafe.core import phones, words
from cafe.core.i18n import _
from cafe.model.values import Support


@dataclass(frozen=True, slots=True)
class Mark:
    """How old a check is, by tone, icon and words together."""

    words: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Ready:
    """One of the numbers that every laptop fills in for itself. ``value`` is empty until then."""

    key: str
    title: str
    line: str
    value: str


def sign(age: Freshness) -> Mark:
    """What stands for an age in the key above the list."""
    return {
        Freshness.CHECKED: Mark(_("Checked"), "moss", "circle-check"),
        Freshness.CHECK_SOON: Mark(_("Check soon"), "gorse", "clock"),
        Freshness.TOO_OLD: Mark(_("Too old"), "rowan", "triangle-alert"),
        Freshness.NOT_CHECKED: Mark(_("Not checked yet"), "plain", "circle-dashed"),
    }[age]


def age_in_words(age: Freshness) -> str:
    """How long ago that is; empty where there was no check."""
    return {
        Freshness.CHECKED: _("under 6 months"),
        Freshness.CHECK_SOON: _("over 6"),
        Freshness.TOO_OLD: _("over a year"),
        Freshness.NOT_CHECKED: "",
    }[age]


def mark(service: Service, today: date) -> Mark:
    """The tag of a service: "Checked 2 Nov", "Check soon · Apr", "Too old · Sep 2025", "Not checked yet"."""
    found = service.freshness(today)
    plain = sign(found)
    day = service.last_checked
    if found is Freshness.NOT_CHECKED or day is None:
        return plain
    if found is Freshness.CHECKED:
        return replace(plain, words=_("Checked {day}").format(day=words.short_date(day)))
    month = words.month_and_year(day)[:3]
    if day.year != today.year:
        month = _("{month} {year}").format(month=month, year=day.year)
    return replace(plain, words=_("{state} · {month}").format(state=plain.words, month=month))


def ready(support: Support) -> tuple[Ready, ...]:
    """What every café on a tender topic asks for first, in order."""
    lead = " · ".join(part for part in (support.lead_name, support.lead_phone) if part)
    wanted = (
        ("lead", _("Your safeguarding lead"), _("The person to tell the same day"), support.lead_phone, lead),
        ("adult", _("Adult protection"), _("At your council"), support.adult_phone, support.adult_phone),
        ("child", _("Child protection"), _("At your council"), support.child_phone, support.child_phone),
    )
    return tuple(
        Ready(key, title, phones.slip(phone) or line, told if phones.can_be_rung(phone) else "")
        for key, title, line, phone, told in wanted
    )
