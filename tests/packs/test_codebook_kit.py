"""The codebook goes to hosts in a kit, cafés keep the one they were placed with, and hosts' own themes come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.capture.service import CaptureService
from cafe.collate.themes.events import Names
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.core.undo import UndoStack
from cafe.model.values import CafeState, EntryKind
from cafe.packs.kits.service import Shared
from cafe.packs.readiness import owed_flags
from cafe.packs.schema import CafePack
from cafe.report.outline import outline_of
from cafe.store.database import Database
from tests.packs.cafes import a_written_cafe
from tests.packs.test_kits import Laptop, here, there  # noqa: F401  the two laptops


class Programme:
    """A programme on one laptop, and how it hands its codebook to another."""

    def __init__(self, laptop: Laptop, host: Laptop, folder: Path) -> None:
        self.laptop, self.host, self.folder = laptop, host, folder
        self.id = laptop.collate.make_programme("East Glens").id
        host.packs.install_programme(laptop.collate.programme_file(self.id))

    def publish(self) -> None:
        themes, path = self.laptop.collate.themes, self.folder / "themes.cafekit"
        codebook = themes.to_publish(self.id, "East Glens")
        self.laptop.packs.kits.share(path, "Themes", Shared(codebook=codebook), self.id)
        themes.published(self.id)
        self.host.packs.kits.take_in(self.host.packs.kits.look(path))


@pytest.fixture
def programme(here: Laptop, there: Laptop, tmp_path: Path) -> Programme:  # noqa: F811
    return Programme(here, there, tmp_path)


@pytest.fixture
def capture(there: Laptop, clock: FakeClock) -> CaptureService:  # noqa: F811
    return CaptureService(_store(there), clock, Changes(), undo=UndoStack())


def _store(laptop: Laptop) -> Database:
    return laptop.content._db  # the tests stand where app.py stands


def _tiles(laptop: Laptop, cafe_id: str) -> dict[str, str]:
    return {theme.code: theme.tile for theme in laptop.content.books.of_cafe(cafe_id).themes}


def test_a_cafe_keeps_the_codebook_it_was_placed_with(
    programme: Programme, capture: CaptureService, clock: FakeClock
) -> None:
    themes, host = programme.laptop.collate.themes, programme.host
    letters = themes.make(programme.id, Names("Pets", "Animals as company", "Dogs, cats and hens.", "a dog that knows"))
    programme.publish()
    first = a_written_cafe(_store(host), clock)
    assert _tiles(host, first)[letters] == "Pets"
    capture.press_theme(capture.entries(first)[0].id, letters)
    themes.rename(programme.id, letters, Names("Animals", "Animals"))
    themes.merge(programme.id, "WAI", "LIS")
    clock.advance(minutes=5)
    programme.publish()
    assert _tiles(host, first)[letters] == "Pets", "as it was"
    assert "WAI" in _tiles(host, first)
    second = a_written_cafe(_store(host), clock, code="8H4P")
    assert _tiles(host, second)[letters] == "Animals", "as it is now"
    assert "WAI" not in _tiles(host, second)
    assert host.content.books.of_cafe(second).tile("WAI1") == "Waiting", "what stood there can still be read"


def test_a_pack_says_which_codebook_it_was_placed_with(
    programme: Programme, capture: CaptureService, clock: FakeClock
) -> None:
    programme.laptop.collate.themes.make(programme.id, Names("Pets", "Pets"))
    programme.publish()
    cafe_id = a_written_cafe(_store(programme.host), clock)
    capture.press_theme(capture.entries(cafe_id)[0].id, "RUR")
    pack = programme.host.packs.build_pack(cafe_id)
    assert pack.codebook.id == f"programme-{programme.id}"
    assert pack.codebook.version == 2


def test_an_older_kit_never_takes_the_place_of_a_newer_one(
    programme: Programme, clock: FakeClock, tmp_path: Path
) -> None:
    programme.publish()
    old = (tmp_path / "themes.cafekit").read_bytes()
    letters = programme.laptop.collate.themes.make(programme.id, Names("Pets", "Pets"))
    programme.publish()
    kits = programme.host.packs.kits
    assert kits.take_in(kits.look(old)).themes == 0
    cafe_id = a_written_cafe(_store(programme.host), clock)
    assert letters in _tiles(programme.host, cafe_id)


def test_only_ones_own_programme_brings_a_codebook(programme: Programme, clock: FakeClock, tmp_path: Path) -> None:
    other = programme.laptop.collate.make_programme("West Glens").id
    themes = programme.laptop.collate.themes
    letters = themes.make(other, Names("Pets", "Pets"))
    path = tmp_path / "other.cafekit"
    programme.laptop.packs.kits.share(path, "Themes", Shared(codebook=themes.to_publish(other, "West")), other)
    kits = programme.host.packs.kits
    assert kits.take_in(kits.look(path)).themes == 0
    assert letters not in _tiles(programme.host, a_written_cafe(_store(programme.host), clock))
    with pytest.raises(ProblemToFix, match="Only a programme"):
        kits.share(tmp_path / "mine.cafekit", "Mine", Shared(codebook=themes.to_publish(other, "West")))


def test_a_theme_of_her_own_goes_with_the_pack_and_on_to_her_next_cafe(
    programme: Programme, capture: CaptureService, clock: FakeClock
) -> None:
    books = programme.host.content.books
    first, second = (a_written_cafe(_store(programme.host), clock, code=code) for code in ("7K2M", "8H4P"))
    own = books.add_own("Pets as company")
    assert books.add_own("pets as company") == own, "called so already"
    sentence = next(one for one in capture.entries(first) if one.kind is EntryKind.THEME)
    capture.place(sentence.id, themes=(own.code,))
    assert _tiles(programme.host, first)[own.code] == "Pets as company"
    assert own.code not in _tiles(programme.host, second)
    assert books.to_choose_from(second) == (own,)
    pack = programme.host.packs.build_pack(first)
    assert (pack.version, [(one.id, one.label) for one in pack.own_themes]) == (3, [(own.id, "Pets as company")])
    assert CafePack.model_validate_json(pack.model_dump_json()) == pack
    said = outline_of(pack, programme.host.packs.book(first))
    assert "Pets as company" in [one.theme for one in said.sentences]
    assert programme.host.packs.build_pack(second).version < 3, "as older laptops read it"


def test_the_guard_waits_for_an_answer_about_a_theme_too(
    programme: Programme, capture: CaptureService, clock: FakeClock
) -> None:
    host = programme.host
    cafe_id = a_written_cafe(_store(host), clock, state=CafeState.FINISHED)
    own = host.content.books.add_own("Morag MacAskill’s dog")
    sentence = next(one for one in capture.entries(cafe_id) if one.kind is EntryKind.THEME)
    capture.place(sentence.id, themes=(own.code,))
    flags = [owed for owed in owed_flags(host.packs.facts(cafe_id)) if owed.place == "own_theme"]
    assert [owed.flag.text for owed in flags] != []
    for owed in flags:
        capture.leave_as_is(owed.target, owed.flag.text, owed.flag.kind.value)
    assert not [owed for owed in owed_flags(host.packs.facts(cafe_id)) if owed.place == "own_theme"]
    host.content.books.rename_own(own.code, "A neighbour’s dog")
    assert host.packs.facts(cafe_id).leaving_themes[0].label == "A neighbour’s dog"


@pytest.mark.parametrize("label", ["", "   ", "Waiting"])
def test_a_theme_of_ones_own_has_a_name_that_no_tile_has(programme: Programme, label: str) -> None:
    with pytest.raises(ProblemToFix):
        programme.host.content.books.add_own(label)
