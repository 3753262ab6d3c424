"""Two monthly reports are laid side by side and taken one from the other, and they tell of nobody."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

from cafe.packs.programme_file import read_file
from cafe.packs.schema import PackFeedback
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from tests.journeys.hosts import Coordinator
from tests.packs.builders import a_pack, a_sentence, an_id, some_facts, some_people

SEPTEMBER, OCTOBER = "2026-09", "2026-10"
SENDERS = [SigningKey(bytes([at]) * 32) for at in range(1, 4)]


def a_month_comes_in(programme: Path, folder: Path, month: str, *late: tuple[str, int]) -> Path:
    """Three cafés of eight women in Highland, and three of twenty in Fife; ``late``: more, of a month and so many."""
    recipients = read_file(programme).recipients
    folder.mkdir()
    cafes = [(month, many, council) for council, many in (("highland", 8), ("fife", 20)) for _host in SENDERS]
    for at, (when, people, council) in enumerate([*cafes, *((when, many, "highland") for when, many in late)]):
        key, name = SENDERS[at % 3], f"{folder.name} {at}"
        pack = a_pack(
            pack_id=an_id(name), sequence=int(month[5:]) * 10 + at, programme=recipients[0], sender=key.public,
            cafe=some_facts(month=when, day=None, council=council), entries=(a_sentence(name),),
            people=some_people(people=people, first_timers=None, support_cards=None),
            feedback=PackFeedback(n=0, sums={}),
        )  # fmt: skip
        (folder / f"{name}.cafepack").write_bytes(seal(frame_of(pack), key, recipients))
    return folder


def people_in(report: Path) -> set[int]:
    """Every number of people that one report tells of areas and months, and all of them together."""
    (file,) = report.parent.glob("*-cafes.csv")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {int(row["people"]) for row in csv.DictReader(opened) if row["people"].isdigit()}


def test_two_monthly_reports_are_subtracted_and_yield_nothing(
    ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    # In November she reports on September.
    laptop = ishbel.laptop
    ishbel.opens_the_app()
    ishbel.looks_at(a_month_comes_in(programme_file, tmp_path / "September", SEPTEMBER))
    ishbel.rings_each_new_host()
    ishbel.adds()
    first = ishbel.exports_the_report(tmp_path / "first")

    # A month later October is in. So is a café of three women, which was in no report yet.
    laptop.clock.advance(minutes=30 * 24 * 60)
    ishbel.looks_at(a_month_comes_in(programme_file, tmp_path / "October", OCTOBER, (SEPTEMBER, 3)))
    ishbel.adds()
    second = ishbel.exports_the_report(tmp_path / "second")

    # It could leave: whoever was there in September is in the whole, and not told apart by month any more.
    assert people_in(first) == {24, 60, 84}
    assert people_in(second) == {51, 120, 171}

    # October alone would tell of the three women, beside what is out already: it does not leave.
    laptop.pick("Dates", "October")
    laptop.wait_until_done()
    laptop.press("Export report")
    laptop.wait_until_done()
    assert "this report would show one café alone, or fewer than ten people" in laptop.sees
    assert "Whoever takes one from the other sees them: people in September 2026." in laptop.sees
    assert "Nothing was written, and nothing is lost." in laptop.sees
    assert "Release 2 of 16 December stands, and is safe to show." in laptop.sees
    laptop.press("Carry on")

    # Somebody takes one from the other, in every way there is. Three women are in no difference.
    told = people_in(first) | people_in(second)
    assert told
    between = {abs(one - other) for one, other in combinations(sorted(told), 2)}
    assert not {number for number in told | between if 0 < number < 5}
    assert laptop.services.report.programme_preview(ishbel_programme(ishbel)).release == 3


def ishbel_programme(ishbel: Coordinator) -> str:
    (card,) = ishbel.laptop.services.collate.programmes()
    return card.id
