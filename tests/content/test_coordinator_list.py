"""A coordinator's list: what it brings, which lines are set aside and why, and that no cell ever acts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.content import directory
from cafe.content.coordinator_list import beside, read_list, template
from cafe.core.errors import ProblemToFix
from cafe.core.spreadsheet import safe

TODAY = date(2026, 11, 29)


def _read(text: str) -> list[str]:
    return [service.name for service in read_list(text.encode(), "Our list", TODAY).services]


def test_the_example_is_a_list_that_comes_in_whole() -> None:
    found = read_list(template().encode(), "Our list", TODAY)
    assert not found.bad
    drop_in, walkers = found.services
    assert drop_in.phone == "01632 960114" and drop_in.councils == ("highland",) and drop_in.tags == ("carers",)
    assert drop_in.last_checked == date(2026, 11, 9) and not drop_in.is_group
    assert walkers.is_group and walkers.councils == ("highland", "moray") and walkers.last_checked is None
    assert {service.came_from for service in found.services} == {"Our list"}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_all_part_the_cells(mark: str) -> None:
    text = mark.join(("Phone", "Name")) + "\n" + mark.join(("01632 960001", "Link worker"))
    assert _read(text) == ["Link worker"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (",01632 960001,,", "There is no name."),
        ("A group,,,", "“A group” has no number, address or time to find it by."),
        ("A group,ask inside,,", "“ask inside” is not a number to ring."),
        ("A group,01632 960001,Narnia,", "“Narnia” is not a council area."),
        ("A group,01632 960001,,2026-13-40", "“2026-13-40” is not a day. Write it like 2026-11-30."),
        ("A group,01632 960001,,2027-01-01", "2027-01-01 is still to come, so it cannot be the day of a check."),
        ("=HYPERLINK(1),01632 960001,,", "“=HYPERLINK(1)” could act in a spreadsheet. Write it in plain words."),
        ("@SUM(A1),01632 960001,,", "“@SUM(A1)” could act in a spreadsheet. Write it in plain words."),
        ("A group,+44 1632 960001,,", ""),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(line: str, why: str) -> None:
    text = f"Name,Phone,Area,Checked\nLink worker,01632 960002,Fife,2026-11-01\n{line}\n"
    found = read_list(text.encode(), "Our list", TODAY)
    assert [(bad.line, bad.why) for bad in found.bad] == ([(3, why)] if why else [])
    assert found.services[0].name == "Link worker"  # one bad line stops no other


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"One,Two\n1,2\n", "does not name its columns"),
        (b"Name\0\n", "not a list"),
        (b"x" * (3 * 1024 * 1024), "far bigger"),
    ],
)
def test_what_is_no_list_is_told_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(ProblemToFix, match=says):
        read_list(content, "Our list", TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_in_every_way_a_spreadsheet_saves_it(encoding: str) -> None:
    found = read_list("Name\tPhone\nCafé Còmhradh\t01632 960302\n".encode(encoding), "Our list", TODAY)
    assert [(one.name, one.phone) for one in found.services] == [("Café Còmhradh", "01632 960302")]


def test_every_topic_is_known_by_the_name_it_has_on_the_page() -> None:
    labels = [tag.label for tag in directory.tags()]
    lines = "".join(f"Walkers {n};01632 960301;{label}\n" for n, label in enumerate(labels))
    both = f"Both;01632 960301;Carers, {labels[labels.index('Periods, endometriosis')].upper()}\n"
    found = read_list(f"Name;Phone;About\n{lines}{both}".encode(), "Our list", TODAY)
    assert [one.tags for one in found.services[:-1]] == [(tag.id,) for tag in directory.tags()]
    assert found.services[-1].tags == ("carers", "endo")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("Walkers,01632 960301,Fyfe,", "“Fyfe” is not a council area. Is it “Fife”?"),
        ("Walkers,01632 960301,Narnia,", "“Narnia” is not a council area."),
        ("Walkers,01632 960301,Fife,Menopase", "“Menopase” is not a topic under “About”. Is it “Menopause”?"),
        ("Walkers,01632 9603,Fife,", "“01632 9603” is not a number to ring."),
    ],
)
def test_a_line_that_is_set_aside_says_what_was_meant_where_it_can(cells: str, says: str) -> None:
    found = read_list(f"Name,Phone,Area,About\n{cells}\n".encode(), "Our list", TODAY)
    assert [bad.why for bad in found.bad] == [says]


def test_an_old_spreadsheet_s_letters_are_read_and_a_line_that_stands_twice_counts_once() -> None:
    line = "Café Brìgh,01632 960003\n"
    found = read_list(("Name,Phone\n" + line + line).encode("cp1252"), "Our list", TODAY)
    assert [service.name for service in found.services] == ["Café Brìgh"]
    assert found.same == 1


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), max_size=6), max_size=6))
def test_whatever_a_list_holds_no_cell_that_is_kept_could_act(rows: list[list[str]]) -> None:
    text = "Name,Phone,For,Note,Hours,Web\n" + "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    try:
        found = read_list(text.encode("utf-8", "surrogatepass"), "Our list", TODAY)
    except ProblemToFix:
        return
    for service in found.services:
        for cell in (service.name, service.for_whom, service.note, service.hours, service.url, service.email):
            assert safe(cell) == cell


def test_a_list_that_comes_again_brings_its_own_up_to_date_and_leaves_no_old_number_behind() -> None:
    first = read_list(b"Name,Phone,Area\nWalkers,01632 960001,Fife\nWalkers,01632 960002,Moray\n", "Ours", TODAY)
    later = read_list(b"Name,Phone,Area\nwalkers,01632 960009,Fife\nSingers,01632 960003,Fife\n", "Ours 2", TODAY)
    walkers, singers = beside(later, first.services).services
    assert walkers.id == first.services[0].id and walkers.phone == "01632 960009"
    assert singers.id == later.services[1].id


def test_two_of_one_name_in_one_place_stay_two() -> None:
    text = b"Name,Phone,Area\nWalkers,01632 960001,Fife\nWalkers,01632 960002,Fife\n"
    found = read_list(text, "Ours", TODAY)
    assert beside(found, found.services) == found and len(found.services) == 2
