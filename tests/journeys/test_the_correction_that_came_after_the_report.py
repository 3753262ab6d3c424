"""The correction that came after the report: shown field by field, counted, and told only where nobody is found."""

from __future__ import annotations

from pathlib import Path

from cafe.packs.programme_file import read_file
from cafe.packs.schema import PackFeedback
from cafe.packs.seal import seal
from cafe.packs.writer import frame_of
from tests.journeys.hosts import Coordinator
from tests.journeys.test_two_monthly_reports import SENDERS, SEPTEMBER, a_month_comes_in, people_in
from tests.packs.builders import a_pack, a_sentence, an_id, some_facts, some_people


def _corrected(programme: Path, folder: Path) -> Path:
    """The first host of September sends her café once more, with one woman more than she had counted."""
    recipients = read_file(programme).recipients
    folder.mkdir()
    pack = a_pack(
        pack_id=an_id("September 0"), revision=2, sequence=200, programme=recipients[0], sender=SENDERS[0].public,
        cafe=some_facts(month=SEPTEMBER, day=None, council="highland"), entries=(a_sentence("September 0"),),
        people=some_people(people=9, first_timers=None, support_cards=None), feedback=PackFeedback(n=0, sums={}),
    )  # fmt: skip
    (folder / "corrected.cafepack").write_bytes(seal(frame_of(pack), SENDERS[0], recipients))
    return folder


def test_the_correction_that_came_after_the_report(ishbel: Coordinator, programme_file: Path, tmp_path: Path) -> None:
    # In November she reports on September: 84 women in six cafés.
    laptop = ishbel.laptop
    ishbel.opens_the_app()
    ishbel.looks_at(a_month_comes_in(programme_file, tmp_path / "September", SEPTEMBER))
    ishbel.rings_each_new_host()
    ishbel.adds()
    first = ishbel.exports_the_report(tmp_path / "first")
    told = people_in(first)
    assert told and "84 people" in laptop.sees

    # A correction comes. She sees what changed before it is added, and the one before is kept.
    laptop.clock.advance(minutes=24 * 60)
    ishbel.looks_at(_corrected(programme_file, tmp_path / "corrected"))
    assert "Newer than yours" in laptop.sees
    assert "8" in laptop.sees and "9" in laptop.sees
    ishbel.adds()
    assert "85 people" in laptop.sees

    # A second report of September would give that one woman away by taking the first from it: the first stands.
    laptop.press("Export report")
    laptop.wait_until_done()
    assert "Release 1 of 16 November stands, and is safe to show." in laptop.sees
    laptop.press("Carry on")
    assert people_in(first) == told, "what was handed out is as it was"

    # And the correction can be taken back.
    laptop.press("Take it back")
    laptop.press("Take them back")
    laptop.wait_until_done()
    assert "84 people" in laptop.sees
