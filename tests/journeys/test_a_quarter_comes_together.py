"""Three cafés of one quarter become one return, three returns become one table, and no café can be found in either."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from cafe.collate.keys.service import identities
from cafe.packs.programme_file import read_file
from cafe.packs.returns.file import read_return
from tests.collate.test_returns import post
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.test_two_monthly_reports import SENDERS, a_month_comes_in
from tests.packs.quarters import AGES, AUTUMN, a_counted_cafe

HALL, TITLE, COUNCIL = "Port Aird Community Centre", "Tuesday blether", "argyll-and-bute"
DAYS = ((10, 8), (11, 12), (12, 10))


def test_three_cafes_of_a_quarter_come_together_and_none_is_told_apart(
    aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    # Aileen held three cafés this autumn, and counted the slips. It is January.
    laptop = aileen.laptop
    aileen.sets_up_with_the_programme_s_file(programme_file)
    ids = [
        a_counted_cafe(laptop.services.database, laptop.clock, age=AGES, title=TITLE, hall=HALL, council=COUNCIL,
                       starts_at=datetime(2026, month, day, 18, 30, tzinfo=UTC), topic_title="Menopause")
        for month, day in DAYS
    ]  # fmt: skip
    laptop.clock.advance(minutes=50 * 24 * 60)
    laptop.press("Home")
    assert "October to December 2026 is over." in laptop.sees

    # She looks at what would leave, makes it, and takes it along on a stick.
    laptop.press("See what a return of the quarter says")
    assert "45 to 54: 18." in laptop.sees
    assert "Which café each woman came to, and when" in laptop.sees
    laptop.press("Make the return")
    laptop.wait_until_done()
    stick = tmp_path / "stick"
    stick.mkdir()
    laptop.press("How to send it: On a stick")
    laptop.chooser.will_choose(stick)
    laptop.press("Copy it to the stick")
    laptop.wait_until_done()
    laptop.press("I have sent it")
    laptop.wait_until_done()
    assert "October to December 2026 is over." not in laptop.sees
    laptop.switch_off()

    # Two more hosts send theirs; and packs of October came as always.
    card = read_file(programme_file).card()
    for at in (1, 2):
        key = SENDERS[at]
        post(stick, card, f"from host {at}", key, people=40, counts={"25-34": 12, "45-54": 20, "65-74": 8})
    packs = a_month_comes_in(programme_file, tmp_path / "October", "2026-10")
    for pack in packs.iterdir():
        pack.rename(stick / pack.name)
    ishbel.laptop.clock.advance(minutes=50 * 24 * 60)
    ishbel.opens_the_app()
    ishbel.looks_at(stick)
    assert "6 packs and 3 returns in the folder you chose. Nothing has been added yet." in ishbel.laptop.sees
    ishbel.sees_every_stranger()
    ishbel.rings_each_new_host()
    assert ishbel.laptop.has("Add 6 cafés and 3 returns")
    ishbel.adds()
    assert "3 returns · October to December 2026" in ishbel.laptop.sees
    assert "45 to 54: 58." in ishbel.laptop.sees

    # Opened with the programme's own key, the file knows of no café, no hall, no day, and no place below the board.
    with ishbel.laptop.services.database.read() as session:
        opened = read_return(stick / "return-2026-Q4-highland.cafereturn", identities(session, card.id)).found
    text = opened.model_dump_json().replace(opened.sender, "").replace(opened.programme, "")
    assert '"board":"highland"' in text and f'"quarter":"{AUTUMN}"' in text
    for told in (*ids, HALL, TITLE, COUNCIL, "Menopause", "2026-10", "2026-11", "18:30", "Aileen"):
        assert told not in text

    # The report tells them together.
    report = ishbel.exports_the_report(tmp_path / "report")
    (table,) = report.parent.glob("*-reach.csv")
    with table.open(encoding="utf-8-sig", newline="") as file:
        told_of = {row["answer"]: row["people"] for row in csv.DictReader(file)}
    assert (told_of["45 to 54"], told_of["everybody"]) == ("58", "122")
