"""The coordinator’s codebook, and what coordinators hand to one another."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window


def _themes(window: Window, cafe: CafeApp) -> None:
    """Hosts proposed three themes; one has its place, another theme was merged and taken back."""
    from cafe.collate.themes.events import Names
    from cafe.packs.schema import PackOwnTheme
    from cafe.ui.collate.themes_page import ThemesPage
    from tests.packs.builders import a_sentence, an_id
    from tests.ui.collate.helping import Desk, added

    assert cafe.services is not None
    themes, card = cafe.services.collate.themes, cafe.services.collate.programmes()[0]
    proposed = (
        ("pets", "Pets as company", "The dog knew before the doctor did."),
        ("clothes", "Clothes and uniforms", "White trousers at work, five days of the month."),
        ("faith", "What my church says", "The hall of the church is warm, and nobody asks."),
    )
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), card)
        for at, (name, label, said) in enumerate(proposed):
            own = (PackOwnTheme(code="OWN1", id=an_id(name), label=label),)
            entries = (a_sentence(f"{name} 1", text=said, themes=("OWN1",)),)
            desk.send(
                f"{at}.cafepack", pack_id=an_id(label), sequence=at + 1, entries=entries, own_themes=own, version=3
            )
        added(cafe.services, desk)
    themes.place_new(card.id, an_id("pets"), Names("Pets", "Animals as company", "What an animal in the house gives."))
    themes.take_back(card.id, themes.merge(card.id, "COS", "RUR"))
    window.go("themes", card.id)
    page = window.findChildren(ThemesPage)[0]
    while not (page.book.lines and page.proposed.lines):  # it is read off the window's thread
        settle(50)


def _theme_place(window: Window, cafe: CafeApp) -> None:
    from cafe.ui.collate.themes_page import ThemesPage

    _themes(window, cafe)
    page = window.findChildren(ThemesPage)[0]
    line = next(one for one in page.proposed.lines if one.is_open)
    page.proposed.pressed.emit(line)
    settle(200)


def _theme_divided(window: Window, cafe: CafeApp) -> None:
    from cafe.ui.collate.themes_page import ThemesPage

    _themes(window, cafe)
    page = window.findChildren(ThemesPage)[0]
    page.book.wanted.emit("divide", next(line for line in page.book.lines if line.letters == "RUR"))
    settle(200)


def _same_cafe(window: Window, cafe: CafeApp) -> None:
    """Two hosts entered one evening."""
    from tests.packs.builders import a_sentence, an_id, some_people
    from tests.ui.collate.helping import ANN, BEA, Desk, added

    assert cafe.services is not None
    card = cafe.services.collate.programmes()[0]
    said = (
        "We are sent from one door to the next, and tell it again at each.",
        "A woman who had been through it sat down beside us.",
    )
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), card)
        for at, key in enumerate((ANN, BEA)):
            desk.send(
                f"{at}.cafepack",
                key,
                pack_id=an_id(f"host {at}"),
                people=some_people(people=9 + at, first_timers=None),
                entries=tuple(a_sentence(f"{at} {n}", text=text) for n, text in enumerate(said[: 2 - at])),
            )
        added(cafe.services, desk, ANN, BEA)
    window.go("programme", card.id)
    settle(400)


def _same_cafe_asked(window: Window, cafe: CafeApp) -> None:
    from cafe.ui.collate.same_cafe import SameCafeCard

    _same_cafe(window, cafe)
    shown = window.findChildren(SameCafeCard)[0]
    assert cafe.services is not None
    card = cafe.services.collate.programmes()[0]
    shown.ask(cafe.services.collate.same_cafe.twins(card.id)[0])
    settle(200)


def _choices(window: Window, cafe: CafeApp) -> None:
    """A file of a coordinator whose laptop is not known yet; two things were chosen otherwise."""
    from cafe.collate.sharing.rules import NAME, Differs, Preview
    from cafe.content.codebook import guid_of
    from cafe.packs import phone_words
    from cafe.packs.choices_file import What, choice
    from cafe.ui.collate.coordinators import CoordinatorsPage

    assert cafe.services is not None
    collate = cafe.services.collate
    card = collate.programmes()[0]
    quotes = collate.collation(card.id).quotes
    asked = choice(What.QUOTE, quotes[0].entry_id, "yes"), choice(What.QUOTE, quotes[0].entry_id, "no")
    new = tuple(choice(What.QUOTE, quote.entry_id, "yes") for quote in quotes[1:4])
    key = "5c" * 32
    differing = (
        Differs(("quote", quotes[0].entry_id), asked[0].value, asked[1].value),
        Differs((NAME, guid_of("LIS")), "Being heard", "Listened to and believed"),
    )
    window.go("coordinators", card.id)
    settle()
    page = window.findChildren(CoordinatorsPage)[0]
    page._show(Preview(key, phone_words.fingerprint(bytes.fromhex(key)), new, (), 4, differing))
    settle(200)


SCENES = (
    Scene("themes", "what hosts proposed, and the codebook", "collate", _themes),
    Scene("themes-place", "where a proposed theme belongs", "collate", _theme_place),
    Scene("coordinators", "another coordinator’s choices, before anything is written", "collate", _choices),
    Scene("same-cafe", "two packs that may be one café", "collate", _same_cafe),
    Scene("same-cafe-asked", "is this the same café?", "collate", _same_cafe_asked),
    Scene("themes-divide", "some sentences go elsewhere", "collate", _theme_divided),
)
