"""She removed the wrong evening, and only noticed after the toast had gone. The copy of last week has it."""

from __future__ import annotations

from pathlib import Path

from cafe.store.trail import Deed
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import A_TASTER, GLENFERRY
from tests.journeys.hosts import Host


def test_a_copy_is_looked_at_first_and_then_put_back(aileen: Host, tmp_path: Path) -> None:
    aileen.sets_up()
    aileen.plans(A_TASTER)
    laptop = aileen.laptop
    stick = tmp_path / "stick"
    stick.mkdir()
    laptop.press("Settings")
    laptop.chooser.will_choose(stick)
    laptop.press("Choose a place")
    laptop.wait_until_done()
    (copy,) = stick.glob("*.cafebackup")
    kept = copy.read_bytes()

    aileen.plans(GLENFERRY)
    laptop.press("Settings")
    laptop.chooser.will_choose(copy)
    laptop.press("Put back a copy")
    laptop.wait_until_done()
    assert f"Is not in the copy, and goes: {GLENFERRY.title}" in laptop.sees
    laptop.press("Leave it as it is")
    assert len(laptop.services.packs.lines()) == 2

    laptop.chooser.will_choose(copy)
    laptop.press("Put back a copy")
    laptop.wait_until_done()
    laptop.press("Put it back")
    laptop.wait_for_page("home")
    assert "Your cafés are back as they were in the copy" in laptop.sees
    assert len(laptop.services.packs.lines()) == 1
    assert copy.read_bytes() == kept
    assert laptop.services.trail.last(Deed.COPY_PUT_BACK) is not None

    # What was here is kept, whole, among the backups.
    (before,) = (folder for folder in laptop.folder.backups.iterdir() if folder.is_dir())
    assert {path.name for path in before.iterdir()} >= {"cafe.db", "keyslots.json"}

    # And a copy that was pulled out half-way is refused, with all as it was.
    copy.write_bytes(kept[: len(kept) // 2])
    laptop.press("Settings")
    laptop.chooser.will_choose(copy)
    laptop.press("Put back a copy")
    laptop.wait_until_done()
    assert "does not read from end to end" in laptop.sees
    laptop.press("Carry on")
    assert len(laptop.services.packs.lines()) == 1


def test_one_file_and_the_sheet_move_her_to_another_laptop(aileen: Host, laptop: NewLaptop, tmp_path: Path) -> None:
    aileen.sets_up()
    aileen.plans(GLENFERRY)
    aileen.laptop.press("Settings")
    aileen.laptop.chooser.will_choose(tmp_path / "everything")
    aileen.laptop.press("Move to another laptop")
    aileen.laptop.wait_until_done()
    assert "everything.cafemove is made and checked." in aileen.laptop.sees
    aileen.laptop.switch_off()

    new = Host(laptop("the new one"))
    new.laptop.switch_on()
    new.laptop.chooser.will_choose(tmp_path / "everything.cafemove")
    new.laptop.press("I am moving from another laptop")
    new.laptop.wait(lambda: new.laptop.has("Bring them here"))
    new.laptop.write("Your recovery sheet", " ".join(aileen.laptop.sheet), enter=True)
    new.laptop.wait_for_page("home")
    assert GLENFERRY.title in new.laptop.sees
    assert new.laptop.services.trail.last(Deed.COPY_PUT_BACK) is not None
