"""Numbers and groups that were added here: kept, changed, deleted, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cafe.content import directory
from cafe.content.directory import HERE, Freshness, Service, matching
from cafe.content.service import ContentService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.undo import UndoStack
from cafe.model.values import new_id
from cafe.store.database import Database


def a_number(name: str, **facts: object) -> Service:
    """A local number, from the range that is kept for fiction."""
    made = Service(
        id=new_id(), name=name, for_whom="Carers", card_title=name, tags=("carers",), phone="01632 960114",
        came_from=HERE, source=HERE,
    )  # fmt: skip
    return replace(made, **facts)  # type: ignore[arg-type]


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def content(database: Database, clock: FakeClock, undo: UndoStack) -> ContentService:
    return ContentService(database, clock, Changes(), undo=undo)


def test_a_number_is_added_changed_and_deleted_and_each_can_be_taken_back(
    content: ContentService, undo: UndoStack
) -> None:
    number = a_number("Carers’ drop-in")
    content.local.keep(number)
    assert content.local.all() == (number,)
    changed = replace(number, hours="Tuesdays 10 to 12")
    content.local.keep(changed)
    content.local.delete(number.id)
    assert content.local.all() == ()
    undo.undo()
    assert content.local.all() == (changed,)
    undo.undo()
    assert content.local.all() == (number,)
    undo.undo()
    assert content.local.all() == ()


def test_an_added_number_is_not_shown_as_checked_until_somebody_checked_it(content: ContentService) -> None:
    number = a_number("Carers’ drop-in")
    content.local.keep(number)
    day = date(2026, 11, 29)
    kept = next(service for service in content.services() if service.id == number.id)
    assert kept.freshness(day) is Freshness.NOT_CHECKED
    content.mark_checked(number.id)
    kept = next(service for service in content.services() if service.id == number.id)
    assert kept.last_checked is not None


def test_a_number_is_found_by_its_area_and_a_group_as_a_group() -> None:
    glens = a_number("Carers’ drop-in", councils=("highland",))
    walkers = a_number("Walking group", is_group=True)
    both = (glens, walkers)
    assert matching(both, council="highland") == both
    assert matching(both, council="fife") == (walkers,)  # what is for all of Scotland is for Fife too
    assert matching(both, groups=True) == (walkers,)
    assert matching(both, groups=False) == (glens,)
    assert all(service.is_shipped for service in directory.load().services) and not glens.is_shipped


def test_a_card_never_carries_the_name_of_a_local_group_that_tells_why_she_has_it() -> None:
    assert a_number("Endo evening", tags=("endo",), is_group=True).on_a_card == "A local group"
    assert a_number("Endo evening", tags=("endo",), card_title="").on_a_card == "A local number"
    assert a_number("Endo evening", tags=("endo",), card_title="Evening group").on_a_card == "Evening group"
    assert a_number("Port Aird walkers", tags=()).on_a_card == "Port Aird walkers"


def test_a_check_goes_with_the_number_that_it_was_for(content: ContentService) -> None:
    number = a_number("Carers’ drop-in")
    content.local.keep(number)
    content.mark_checked(number.id)
    content.local.keep(replace(number, hours="Fridays"))
    assert content.number_checks()
    content.local.keep(replace(number, phone="01632 960115"))
    assert not content.number_checks()


def test_what_is_shipped_cannot_be_brought_by_anybody(content: ContentService) -> None:
    content.local.take_list([a_number("Samaritans", id="samaritans", phone="01632 960119")])
    assert [one.phone for one in content.services() if one.id == "samaritans"] == ["116 123"]
