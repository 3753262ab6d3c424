"""Ishbel leaves in the middle of a programme. A file and a sheet lie in the safe, and Una goes on from them."""

from __future__ import annotations

from pathlib import Path

from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from tests.journeys.conftest import NewLaptop
from tests.journeys.evenings import A_TASTER
from tests.journeys.hosts import Coordinator, Host
from tests.packs.builders import a_pack
from tests.ui.driving import read_the_sheet_back

AILEEN = SigningKey(b"a" * 32)


def _pack_for(coordinator: Coordinator, post: Path, name: str) -> Path:
    """What a host sends who has the file that this coordinator handed out last."""
    (card,) = coordinator.laptop.services.collate.programmes()
    pack = a_pack(programme=card.recipients[0], sender=AILEEN.public)
    post.mkdir(exist_ok=True)
    (post / name).write_bytes(seal(frame_of(pack), AILEEN, card.recipients))
    return post / name


def test_the_next_coordinator_goes_on_and_hosts_do_nothing(
    ishbel: Coordinator, laptop: NewLaptop, tmp_path: Path
) -> None:
    ishbel.sets_up()
    ishbel.makes_a_programme("East Glens women’s health", "cafes@eastglens.example", tmp_path / "east-glens")
    post = tmp_path / "post"
    _pack_for(ishbel, post, "before.cafepack")

    # She changes the key once, as somebody else had used her laptop, and saves it for the safe.
    ishbel.laptop.press("The programme’s key: a deputy, the safe, the next coordinator")
    ishbel.laptop.press("Change the key")
    ishbel.laptop.press("Change it")
    ishbel.laptop.wait_until_done()
    assert "Now give each host the new file" in ishbel.laptop.sees
    ishbel.laptop.press("Later")
    ishbel.laptop.press("Save the key, with a new sheet")
    sheet = read_the_sheet_back(ishbel.laptop.front)
    safe = tmp_path / "safe"
    safe.mkdir()
    ishbel.laptop.chooser.will_choose(safe / "east-glens")
    ishbel.laptop.press("Save the key file")
    ishbel.laptop.wait_until_done()
    (file,) = safe.iterdir()
    assert file.name == "east-glens.cafekey"
    assert not any(group.encode() in file.read_bytes() for group in sheet)
    _pack_for(ishbel, post, "after.cafepack")
    ishbel.laptop.switch_off()

    # Una has a laptop of her own, and comes with the file and the sheet.
    una = Coordinator(laptop("Una"))
    una.sets_up()
    una.laptop.press("Settings")
    una.laptop.press("I have a programme’s key file")
    una.laptop.chooser.will_choose(file)
    una.laptop.press("Choose the key file")
    una.laptop.write("The five groups of its sheet", "wrong wrong")
    una.laptop.press("Take it over")
    una.laptop.wait_until_done()
    assert "Nothing is lost." in una.laptop.sees
    una.laptop.press("Carry on")
    una.laptop.chooser.will_choose(file)
    una.laptop.press("Choose the key file")
    una.laptop.write("The five groups of its sheet", " ".join(sheet).lower())
    una.laptop.press("Take it over")
    una.laptop.wait_for_page("programme")
    una.laptop.wait_until_done()
    assert "East Glens women’s health" in una.laptop.sees

    # What was posted before and after the change of key is opened by her.
    for name in ("before.cafepack", "after.cafepack"):
        assert una.laptop.services.collate.open_pack(post / name).sender == AILEEN.public


def test_a_deputy_is_named_from_her_own_laptop(ishbel: Coordinator, laptop: NewLaptop, tmp_path: Path) -> None:
    morag = Coordinator(laptop("Morag"))
    morag.sets_up()
    morag.laptop.press("Settings")
    morag.laptop.press("I have a programme’s key file")
    morag.laptop.press("Show my key, and copy it")
    public = next(line for line in morag.laptop.sees.splitlines() if line.startswith("age1"))
    morag.laptop.switch_off()

    ishbel.sets_up()
    file = ishbel.makes_a_programme("East Glens women’s health", "cafes@eastglens.example", tmp_path / "east-glens")
    ishbel.laptop.press("The programme’s key: a deputy, the safe, the next coordinator")
    ishbel.laptop.write("Her key, from her own laptop", "age1qqq")
    ishbel.laptop.press("Name her")
    ishbel.laptop.wait_until_done()
    assert "That is not a deputy’s key." in ishbel.laptop.sees
    ishbel.laptop.write("Her key, from her own laptop", public)
    ishbel.laptop.press("Name her")
    ishbel.laptop.wait_until_done()
    ishbel.laptop.press("To the file")
    ishbel.laptop.wait_for_page("programme")
    file.unlink()
    ishbel.laptop.chooser.will_choose(file)
    ishbel.laptop.press("Save its file")
    ishbel.laptop.wait_until_done()
    pack = _pack_for(ishbel, tmp_path / "post", "one.cafepack")
    ishbel.laptop.switch_off()

    morag.opens_the_app()
    morag.laptop.services.packs.install_programme(file)
    morag.laptop.press("Settings")
    morag.laptop.press("I have a programme’s key file")
    morag.laptop.press("Stand in for a programme")
    morag.laptop.wait_until_done()
    assert morag.laptop.services.collate.open_pack(pack).sender == AILEEN.public


def test_words_and_sheet_are_both_lost_and_the_programme_makes_a_new_sheet(
    aileen: Host, ishbel: Coordinator, programme_file: Path, laptop: NewLaptop, tmp_path: Path
) -> None:
    words = aileen.sets_up_a_shared_laptop()
    aileen.plans(A_TASTER)
    aileen.laptop.services.packs.install_programme(programme_file)
    aileen.laptop.press("Settings")
    aileen.laptop.press("Give the programme a spare key")
    assert "Your working notes too. They are still never sent." in aileen.laptop.sees
    aileen.laptop.press("Give it")
    aileen.laptop.wait_until_done()
    assert "Your programme’s spare key opens a copy of it." in aileen.laptop.sees
    stick = tmp_path / "stick"
    stick.mkdir()
    aileen.laptop.chooser.will_choose(stick)
    aileen.laptop.press("Choose a place")
    aileen.laptop.wait(lambda: any(stick.glob("*.keyslots.json")))
    aileen.laptop.wait_until_done()
    aileen.laptop.switch_off()
    (slots,) = stick.glob("*.keyslots.json")
    assert not any(word.encode() in slots.read_bytes() for word in words)

    # The five words are gone with the handbag, and the sheet was in it.
    ishbel.opens_the_app()
    ishbel.laptop.press("The programme’s key: a deputy, the safe, the next coordinator")
    ishbel.laptop.chooser.will_choose(slots)
    ishbel.laptop.press("Choose her small file")
    sheet = read_the_sheet_back(ishbel.laptop.front)
    ishbel.laptop.press("Let this sheet open it")
    ishbel.laptop.wait_until_done()
    assert "Her sheet opens her copy from now on" in ishbel.laptop.sees
    ishbel.laptop.press("Settings")
    ishbel.laptop.press("What was done here")
    assert "A new recovery sheet was made for a host" in ishbel.laptop.sees
    ishbel.laptop.switch_off()

    new = Host(laptop("Aileen’s new one"))
    new.laptop.switch_on()
    new.laptop.chooser.will_choose(next(stick.glob("*.cafebackup")))
    new.laptop.press("I am moving from another laptop")
    new.laptop.wait(lambda: new.laptop.has("Bring them here"))
    if not new.laptop.has("Your recovery sheet"):
        new.laptop.press("Use the recovery sheet")
    new.laptop.write("Your recovery sheet", " ".join(sheet), enter=True)
    new.laptop.wait_for_page("home")
    assert A_TASTER.hall in new.laptop.sees
