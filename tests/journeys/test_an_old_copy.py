"""A stick from two years ago: a copy of the first version of the app opens in today's, and every page of its café."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.gates.laptop import KEY
from benchmarks.gates.versions import store_with_a_cafe
from cafe.store.backup import backup
from cafe.store.database import connect
from cafe.store.keys import Slots
from tests.journeys.conftest import NewLaptop
from tests.packs.cafes import TITLE
from tests.ui.driving import settle, words_on

OF_A_CAFE = {
    "plan": "Put the kettle on",
    "run": "Port Aird Community Centre",
    "write-up": "It is hard to say the word at work.",
    "who-came": "6 of 14 counted.",
    "how-was-it": "12 of 14 answered",
    "from-paper": "Whether to ask men along.",
    "check": "Perimenopause and menopause · Port Aird Community Centre",
    "sent": "No files yet",
    "paper": TITLE,
    "ripples": "Nothing on the map yet",
    "debrief": TITLE,
}
"""The pages about one café, and what each shows of this one."""


def test_a_copy_of_the_first_version_opens_and_all_of_its_cafe_is_shown(laptop: NewLaptop, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    cafe_id = store_with_a_cafe(1, old / "cafe.db")
    sheet = Slots.load(old / "keyslots.json").add_recovery(KEY)
    copy = backup(
        lambda path: connect(path or old / "cafe.db", KEY), tmp_path / "stick" / "a.cafebackup", old / "keyslots.json"
    )
    shutil.rmtree(old)

    new = laptop("the new one")
    new.switch_on()
    new.chooser.will_choose(copy)
    new.press("I am moving from another laptop")
    new.wait(lambda: new.has("Bring them here"))
    new.press("Only I use this laptop")
    new.write("Your recovery sheet", " ".join(sheet), enter=True)
    new.wait_for_page("home")
    assert TITLE in new.sees

    for place, shown in OF_A_CAFE.items():
        new.window.go(place, cafe_id)
        settle()
        assert new.window.place == place
        seen = words_on(new.page) + "".join(field.toPlainText() for field in new.page.findChildren(QPlainTextEdit))
        assert shown in seen, place
