"""Peer groups of a programme: its directory filled in, put in a kit, taken in, found, and chosen for the cards."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene
from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.content.directory import Service
    from cafe.ui.window import Window

_TOLD = (
    ("Blether and walk", "Any woman", "mental-health", "Mon 18:00, from the pier", "highland", date(2026, 11, 16)),
    ("Endo evening", "Women with endometriosis, and those who love them", "endo", "Thu 19:00", "fife",
     date(2026, 4, 2)),
    ("Glens menopause table", "Anyone", "menopause", "First Tue 10:30", "highland", date(2025, 9, 3)),
    ("Women’s Tuesday at the Old Schoolhouse, with a crèche and a bus from the harbour", "Mothers of wee ones",
     "perinatal", "Tue 13:00", "na-h-eileanan-siar", None),
    ("Carers’ cuppa", "Anyone who looks after somebody", "carers", "Wed 14:00", "highland", date(2026, 10, 1)),
)  # fmt: skip


def _groups() -> list[Service]:
    from cafe.content.directory import HERE, Service

    return [
        Service(
            f"group-{at}", name, for_whom, "", (tag,), hours=hours, councils=(council,), is_group=True,
            last_checked=day, came_from=HERE, source=HERE, phone="01632 960131" if tag in ("endo", "carers") else "",
        )
        for at, (name, for_whom, tag, hours, council, day) in enumerate(_TOLD)
    ]  # fmt: skip


def _filled(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.local.take_list(_groups())
    window.go("support")
    page = window.page("support")
    page.which.pick("groups")  # type: ignore[attr-defined]
    page.which.picked.emit("groups")  # type: ignore[attr-defined]
    settle()


def _far(window: Window, cafe: CafeApp) -> None:
    """The longest of the names in each closed list."""
    from cafe.content import areas, directory

    _filled(window, cafe)
    page = window.page("support")
    longest = max(areas.load().councils, key=lambda one: len(one.name))
    page.where.pick(longest.id)  # type: ignore[attr-defined]
    page.about.pick(max(directory.tags(), key=lambda one: len(one.label)).id)  # type: ignore[attr-defined]
    page.where.picked.emit(longest.id)  # type: ignore[attr-defined]
    settle()


def _published(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.keep_role("coordinator")
    _filled(window, cafe)
    press(window, "Put what was added in a kit")
    settle()


def _came(window: Window, cafe: CafeApp) -> None:
    """A later kit of the programme: one group is in it no more."""
    from cafe.packs.kit import OpenedKit
    from cafe.packs.kits.service import Shared
    from cafe.ui.topics.kits import show_kit

    assert cafe.services is not None
    content, kits = cafe.services.content, cafe.services.packs.kits
    _filled(window, cafe)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "groups.cafekit"
        name = "East Glens women’s health: numbers and groups"
        kits.share(file, name, Shared(services=tuple(one.id for one in content.added_services())))
        kit = kits.look(file).kit
    gone = replace(_groups()[0], name="Port Aird Thursday table")
    show_kit(window.page("support"), cafe.services, window, OpenedKit(kit, True, (gone,)))
    settle()


def _typed(window: Window, cafe: CafeApp) -> None:
    """One typed in, with nothing yet to find it by."""
    from tests.ui.driving import write

    _filled(window, cafe)
    press(window, "Add a number")
    write(window, "Name", "Sea swimmers")
    press(window, "Keep")
    settle()


def _cards(window: Window, cafe: CafeApp) -> None:
    _filled(window, cafe)
    press(window, "Choose the numbers")
    settle()


SCENES = (
    Scene("groups", "peer groups of a programme, found by area and topic", "support", _filled),
    Scene("groups-far", "the longest names in closed lists", "support", _far),
    Scene("groups-publish", "the directory going into a kit", "support", _published),
    Scene("groups-kit", "a later kit of it coming in", "support", _came),
    Scene("groups-typed", "a group typed in, with something missing", "support", _typed),
    Scene("groups-cards", "a group for the cards to take home", "support", _cards),
)
