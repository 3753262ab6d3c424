"""A theme merged and the old packs follow: hosts propose, the coordinator decides once, and every count obeys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from cafe.packs.schema import PackOwnTheme
from cafe.ui.services import Services
from tests.packs.builders import a_sentence, an_id
from tests.ui.collate.helping import Desk, a_programme, added
from tests.ui.conftest import OpenPage, open_page, services, window  # noqa: F401  one window over a store of its own
from tests.ui.driving import named, press, settle, words_on, write

PETS = PackOwnTheme(code="OWN1", id=an_id("pets"), label="Pets as company")


def _sends(desk: Desk, number: int, said: str, theme: str) -> None:
    own = {"own_themes": (PETS,), "version": 3} if theme == "OWN1" else {}
    desk.send(
        f"{number}.cafepack",
        pack_id=an_id(f"café {number}"),
        sequence=number,
        entries=(a_sentence(f"s{number}", text=said, themes=(theme,)),),
        **own,
    )


def _choose(root: QWidget, name: str, words: str) -> None:
    """Pick a line of a long list, as a press on it does."""
    box = named(root, name, QComboBox)
    at = box.findText(words)
    assert at >= 0, words
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_a_theme_merged_and_the_old_packs_follow(
    open_page: OpenPage,  # noqa: F811
    services: Services,  # noqa: F811
    tmp_path: Path,
) -> None:
    card = a_programme(services)
    desk = Desk(tmp_path / "packs", card)
    _sends(desk, 1, "The dog knew before the doctor did.", "OWN1")
    _sends(desk, 2, "My sister rings every night.", "PEE")
    added(services, desk)
    page = open_page("themes", card.id)
    window = page.window()  # noqa: F811
    assert "1 proposed theme has no place yet" in words_on(page)
    assert "“The dog knew before the doctor did.”" in words_on(page)

    # Its place is a new theme of the programme's own.
    press(page, "Give it a place: Pets as company")
    press(window, "Its place: A new theme")
    write(window, "What reports call it", "Animals as company")
    press(window, "Keep it")
    settle()
    assert "counts as “Animals as company”" in words_on(page)

    # A pack that comes later follows by itself.
    _sends(desk, 3, "The cat hears it all.", "OWN1")
    added(services, desk)
    assert "2 cafés · counts as “Animals as company”" in words_on(page)

    # It was peer support after all: merged, and the old packs follow.
    line = next(line for line in page.book.lines if line.name == "Animals as company")
    page.book.wanted.emit("merge", line)
    settle()
    _choose(window, "It counts as", "Peer and community support")
    press(window, "Count it there")
    settle()
    found = services.collate.collation(card.id)
    assert [(found.book.report_name(one.theme), one.cafes) for one in found.themes] == [
        ("Peer and community support", 3)
    ]

    # And taken back.
    press(page, "Take it back: “Animals as company” counts as “Peer and community support”")
    settle()
    assert sorted(one.cafes for one in services.collate.collation(card.id).themes) == [1, 2]
