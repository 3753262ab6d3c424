"""The laptop goes into the loch. There is a new one, the last copy on a stick, and a sheet of paper in a drawer."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.fakes import FakeKeychain
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import GLENFERRY
from tests.journeys.hosts import Host


def test_a_new_laptop_the_last_copy_and_the_sheet_bring_every_cafe_back(
    aileen: Host, laptop: NewLaptop, keychain: FakeKeychain, tmp_path: Path
) -> None:
    # She sets up: her own sign-in, and a recovery sheet that goes into the drawer at home.
    aileen.sets_up()
    sheet = aileen.laptop.sheet
    assert len(sheet) == 5

    # She plans an evening. Home says quietly that there is no copy; she puts a stick in.
    aileen.plans(GLENFERRY)
    aileen.laptop.press("Home")
    assert "Last backup: never" in aileen.laptop.sees
    stick = tmp_path / "stick"
    stick.mkdir()
    aileen.laptop.chooser.will_choose(stick)
    aileen.laptop.press("Choose a place")
    aileen.laptop.wait(lambda: "Last backup: Monday 16 November" in aileen.laptop.sees)

    # Ten days later the evening is held. The copy after it makes itself.
    aileen.comes_to_the_day("2026-11-26 18:58")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Harvest")
    aileen.harvests(GLENFERRY)
    aileen.lets_the_stage_run_out()
    aileen.goes_on()
    aileen.laptop.minutes_pass(3)
    aileen.ends()
    aileen.laptop.wait_until_done()
    heard = [row.text for row in aileen.laptop.services.capture.entries(_only_cafe(aileen))]
    assert heard

    # Nothing that was said can be read on the stick, nor anything in its files' names.
    for file in stick.iterdir():
        content = file.read_bytes()
        assert not any(words.encode() in content for words in (*heard, GLENFERRY.title, GLENFERRY.hall) if words)
        assert not any(group.encode() in content for group in sheet)
        assert GLENFERRY.hall not in file.name

    # The laptop is in the loch, and its sign-in with it.
    aileen.laptop.switch_off()
    shutil.rmtree(aileen.laptop.folder.root)
    keychain.kept.clear()

    # A new one: the last copy, and the five groups from the drawer.
    newest = max(stick.glob("*.cafebackup"), key=lambda copy: copy.name)
    new = Host(laptop("the new one"))
    new.laptop.switch_on()
    new.laptop.chooser.will_choose(newest)
    new.laptop.press("I am moving from another laptop")
    new.laptop.wait(lambda: new.laptop.has("Bring them here"))
    new.laptop.press("Only I use this laptop")
    new.laptop.write("Your recovery sheet", " ".join(sheet).lower(), enter=True)
    new.laptop.wait_for_page("home")
    assert GLENFERRY.title in new.laptop.sees
    assert [row.text for row in new.laptop.services.capture.entries(_only_cafe(new))] == heard

    # From then on it opens by itself.
    new.laptop.switch_off()
    new.opens_the_app()
    assert GLENFERRY.title in new.laptop.sees


def _only_cafe(host: Host) -> str:
    (line,) = host.laptop.services.packs.lines()
    return line.id
