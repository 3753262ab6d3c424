"""Three hosts, three laptops, one coordinator: three cafés become one report, and none of them is told apart."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import GLENFERRY, PORT_AIRD, STRATHMUIR, Evening
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.paper import says_nothing_of, words_of

EVENINGS = {
    "Aileen": (GLENFERRY, "2026-11-26 18:58"),
    "Morven": (STRATHMUIR, "2026-12-03 13:59"),
    "Shona": (PORT_AIRD, "2026-12-10 19:00"),
}
DAYS = ("26 Nov", "3 Dec", "10 Dec", "2026-11-26", "2026-12-03", "2026-12-10", "Thursday")


@pytest.fixture
def hosts(laptop: NewLaptop) -> dict[str, Host]:
    return {name: Host(laptop(name)) for name in EVENINGS}


def _from_plan_to_stick(host: Host, evening: Evening, day: str, programme_file: Path, stick: Path) -> str:
    """A whole café. Answers the words that the host reads out when her programme rings."""
    host.sets_up_with_the_programme_s_file(programme_file)
    host.plans(evening)
    host.comes_to_the_day(day)
    host.holds(evening)
    host.writes_up(evening)
    summary, _pack = host.makes_the_files()
    assert says_nothing_of(summary, *evening.stays, *DAYS)
    host.puts_it_on_a_stick(stick)
    host.says_it_is_sent()
    own_words = host.her_own_words()
    host.laptop.switch_off()
    return own_words


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    (file,) = folder.rglob(f"*-{table}.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def _everything_in(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.csv"):
        yield file.name
        yield file.read_text(encoding="utf-8-sig")


def test_three_cafes_become_one_report(
    hosts: dict[str, Host], ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    # Three evenings, each on its own laptop, all handed in on the same stick.
    stick = tmp_path / "stick"
    spoken = {name: _from_plan_to_stick(host, *EVENINGS[name], programme_file, stick) for name, host in hosts.items()}
    assert len(set(spoken.values())) == len(list(stick.glob("*.cafepack"))) == 3

    # The coordinator looks at everything first. She rings each host, who reads her own words.
    ishbel.laptop.clock.advance(minutes=60 * 24 * 60)  # January: the months of all three are over
    ishbel.opens_the_app()
    ishbel.looks_at(stick)
    assert "3 packs in the folder you chose. Nothing has been added yet." in ishbel.laptop.sees
    ishbel.sees_every_stranger()
    assert all(words in ishbel.laptop.sees for words in spoken.values())
    ishbel.rings_each_new_host()
    ishbel.adds()

    # One picture: 7 and 4 and 9 women, and themes counted in cafés.
    assert "3 of 3 packs in this report · 20 people" in ishbel.laptop.sees
    assert ishbel.laptop.has("What people talked about")
    assert "“I thought I was losing my memory.”" in ishbel.laptop.sees
    ishbel.laptop.press("“I thought I was losing my memory.”…")
    assert "1 chosen of 2" in ishbel.laptop.sees

    # A second look at the same stick adds nothing twice.
    ishbel.looks_at(stick)
    assert ishbel.laptop.has("Nothing to add")
    ishbel.laptop.press("Not now")
    ishbel.laptop.wait_until_done()
    assert "3 of 3 packs in this report · 20 people" in ishbel.laptop.sees

    # The report, as its readers read it.
    report = ishbel.exports_the_report(tmp_path / "report")
    said = words_of(report)
    assert "3 cafés" in said
    assert "20 people" in said
    assert "November to December 2026" in said
    assert "Information and education" in said  # in how many cafés, and which way: below
    assert "We were never told that it can start so young." in said
    assert "Being told the truth early made all the difference." in said
    assert "I thought I was losing my memory." in said
    assert "I was told it is just my age." not in said  # hers never left
    assert "Her age was the only answer she got." not in said  # nobody chose it
    assert "A named nurse for the menopause at every practice." in said
    secrets = [words for evening, _day in EVENINGS.values() for words in evening.stays]
    assert says_nothing_of(report, *secrets, *DAYS, "4 people", "four people", *hosts)

    # And its numbers for a spreadsheet.
    folder = report.parent
    themes = {row["theme"]: row for row in _rows(folder, "themes")}
    assert themes["Information and education"]["cafés"] == "2"
    assert "The ferry decides when we can be seen." in {row["sentence"] for row in _rows(folder, "sentences")}
    tables = "\n".join(_everything_in(folder))
    assert not any(secret in tables for secret in (*secrets, *DAYS))
