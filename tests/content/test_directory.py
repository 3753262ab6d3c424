"""Support numbers: nothing counts as checked until a person has checked it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import directory
from cafe.content.directory import Freshness, Service, freshness, matching
from cafe.content.reading import parse
from cafe.core import assets
from cafe.core.errors import ProblemToFix

SUPPORT = "directory/support.toml"
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def complaint(old: str, new: str) -> str:
    text = assets.read_text(SUPPORT)
    assert old in text
    with pytest.raises(ProblemToFix) as caught:
        directory.parse_directory(parse(text.replace(old, new, 1), "a-list.toml"))
    return caught.value.sentence()


def test_all_thirty_eight_are_there() -> None:
    found = directory.load()
    assert [service.number for service in found.services] == list(range(1, 37))
    assert [(kind.number, kind.required) for kind in found.local] == [(37, True), (38, True)]


def test_nobody_has_checked_anything_yet() -> None:
    assert all(service.last_checked is None for service in directory.load().services)
    today = date(2026, 11, 21)
    assert {service.freshness(today) for service in directory.load().services} == {Freshness.NOT_CHECKED}


def test_closed_services_are_not_listed() -> None:
    listed = assets.read_text(SUPPORT).casefold()
    assert "jo’s" not in listed and "jostrust" not in listed and "simba" not in listed


def test_every_service_says_how_it_was_found() -> None:
    for service in directory.load().services:
        assert service.status in ("V", "V-old", "C")
        assert service.source
        assert bool(service.phone) <= bool(service.number_status), service.id


def test_a_number_believed_to_have_changed_is_not_offered() -> None:
    service = directory.load().find("miscarriage-association")
    assert service is not None and service.phone == "" and service.note


@pytest.mark.parametrize(
    ("service_id", "phone"),
    [
        ("emergency", "999"),
        ("nhs-24", "111"),
        ("samaritans", "116 123"),
        ("breathing-space", "0800 83 85 87"),
        ("domestic-abuse-helpline", "0800 027 1234"),
        ("rape-crisis-scotland", "08088 01 03 02"),
    ],
)
def test_the_numbers_offered_first_read_right(service_id: str, phone: str) -> None:
    service = directory.load().find(service_id)
    assert service is not None and service.phone == service.contact == phone


def test_a_card_for_abuse_is_plain() -> None:
    telling = ("abuse", "rape", "violence", "women", "marriage", "loss", "miscarriage")
    for service in directory.load().services:
        if not {"abuse", "sexual-violence"}.isdisjoint(service.tags):
            assert not any(word in service.card_title.casefold() for word in telling), service.card_title
    helpline = directory.load().find("domestic-abuse-helpline")
    assert helpline is not None and helpline.on_a_card == "Helpline"


def test_every_tag_leads_to_a_service() -> None:
    assert all(directory.load().about([tag.id]) for tag in directory.tags())
    assert len({tag.label for tag in directory.tags()}) == len(directory.tags())


def test_services_come_in_the_order_of_the_tags_and_none_twice() -> None:
    found = [service.id for service in directory.load().about(["dementia", "carers"])]
    assert found[0] == "alzheimer-scotland"
    assert "care-information" in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("checked", "today", "expected"),
    [
        (None, date(2026, 11, 21), Freshness.NOT_CHECKED),
        (date(2026, 11, 21), date(2026, 11, 21), Freshness.CHECKED),
        (date(2026, 5, 22), date(2026, 11, 21), Freshness.CHECKED),
        (date(2026, 5, 21), date(2026, 11, 21), Freshness.CHECK_SOON),
        (date(2025, 11, 22), date(2026, 11, 21), Freshness.CHECK_SOON),
        (date(2025, 11, 21), date(2026, 11, 21), Freshness.TOO_OLD),
        (date(2025, 8, 31), date(2026, 2, 27), Freshness.CHECKED),
        (date(2025, 8, 31), date(2026, 2, 28), Freshness.CHECK_SOON),
        (date(2024, 2, 29), date(2025, 2, 28), Freshness.TOO_OLD),
        (date(2026, 11, 22), date(2026, 11, 21), Freshness.NOT_CHECKED),
    ],
)
def test_a_check_grows_old_at_six_and_at_twelve_months(checked: date | None, today: date, expected: Freshness) -> None:
    assert freshness(checked, today) is expected


@given(DAYS, st.integers(0, 1000), st.integers(0, 100))
def test_a_check_never_grows_younger(checked: date, after: int, more: int) -> None:
    order = [Freshness.CHECKED, Freshness.CHECK_SOON, Freshness.TOO_OLD]
    sooner = order.index(freshness(checked, checked + timedelta(days=after)))
    assert sooner <= order.index(freshness(checked, checked + timedelta(days=after + more)))


@given(DAYS, st.integers(0, 1000))
def test_half_a_year_is_between_181_and_184_days(checked: date, after: int) -> None:
    state = freshness(checked, checked + timedelta(days=after))
    if after < 181:
        assert state is Freshness.CHECKED
    elif 184 <= after < 365:
        assert state is Freshness.CHECK_SOON
    elif after >= 366:
        assert state is Freshness.TOO_OLD


def ids(found: tuple[Service, ...]) -> list[str]:
    return [service.id for service in found]


def test_a_service_is_found_by_name_number_or_worry() -> None:
    services = directory.load().services
    assert ids(matching(services, "samar")) == ["samaritans"]
    assert ids(matching(services, "116123")) == ["samaritans"]
    assert ids(matching(services, "07401 288595")) == ["domestic-abuse-helpline"]
    assert "alzheimer-scotland" in ids(matching(services, "dementia"))
    assert ids(matching(services, "glenferry")) == []
    assert set(ids(matching(services, "", "bone"))) == {"osteoporosis-society"}
    assert len(matching(services)) == 36


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('status = "V"', 'status = "checked"', "checked"),
        ('last_checked = ""', 'last_checked = "May"', "Write a day"),
        ('id = "samaritans"', 'id = "emergency"', "twice"),
        ('card_title = "Samaritans"\n', "", "card_title"),
        ('tags = ["crisis", "abuse"]', 'tags = ["wiser", "abuse"]', "services 1: “wiser”"),
        ('phone = "116 123"', 'phone = "nine nine"', "“nine nine” is not a number to ring"),
        ('phone = "116 123"', 'phone = "0131 475"', "“0131 475” is not a number to ring"),
        ('hours = "Day and night"', 'hourz = "Day and night"', "hourz"),
    ],
)
def test_a_mistake_in_a_list_is_told_in_a_sentence(old: str, new: str, says: str) -> None:
    sentence = complaint(old, new)
    assert sentence.startswith("a-list.toml cannot be used yet.") and says in sentence
