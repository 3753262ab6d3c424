"""A coordinator's month from the command line: a programme, packs, what is in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cafe.collate import fiction
from cafe.collate.simulate import packs
from cafe.content import codebook, topics
from cafe.model.values import EntryKind
from cafe.packs.seal import new_lock
from cafe.privacy.guard.check import check
from cafe.privacy.guard.flags import Kind
from tests.commands.helpers import cafe, cafe_here, with_words

_PATTERNED = {Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.URL, Kind.POSTCODE, Kind.ADDRESS, Kind.DATE, Kind.AGE, Kind.ID}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a programme and twelve simulated cafés."""
    folder = tmp_path_factory.mktemp("office")
    told = cafe("programme", "new", "Autumn: “2026”/programme", "--out", folder / "out", *with_words(folder), "--json")
    assert told.returncode == 0, told.stderr
    made = json.loads(told.stdout)
    assert Path(made["file"]).parent == folder / "out"
    assert len(made["words"]) == 6
    (folder / "a.cafeprogramme").write_bytes(Path(made["file"]).read_bytes())
    asked = ("--cafes", "12", "--seed", "3", "--programme", folder / "a.cafeprogramme", "--out", folder / "packs")
    told = cafe("simulate", *asked)
    assert told.returncode == 0, told.stderr
    assert "fiction" in told.stdout
    return folder


def test_every_simulated_pack_is_good(office: Path) -> None:
    files = sorted((office / "packs").glob("*.cafepack"))
    told = cafe("pack", "check", *files, *with_words(office))
    assert told.returncode == 0, told.stderr
    assert told.stdout.count(": good.") == len(files) >= 12


def test_a_damaged_pack_is_said_beside_the_good_ones(office: Path) -> None:
    good = sorted((office / "packs").glob("*.cafepack"))[0]
    bad = office / "half.cafepack"
    bad.write_bytes(good.read_bytes()[:3000])
    told = cafe_here("pack", "check", bad, good, *with_words(office))
    assert told.returncode == 1
    first, second = told.stdout.splitlines()
    assert "did not open" in first
    assert ": good." in second


def test_whoever_holds_the_key_can_read_a_pack_as_json(office: Path) -> None:
    good = sorted((office / "packs").glob("*.cafepack"))[0]
    told = cafe_here("pack", "show", good, *with_words(office))
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["format"] == "cafe-pack"


def test_nobody_else_can(office: Path, tmp_path: Path) -> None:
    good = sorted((office / "packs").glob("*.cafepack"))[0]
    told = cafe_here("pack", "show", good, *with_words(tmp_path))
    assert told.returncode == 1
    assert "locked for someone else" in told.stderr
    assert told.stdout == ""


def test_what_cannot_be_read_never_stops_the_rest(office: Path) -> None:
    good = sorted((office / "packs").glob("*.cafepack"))[0]
    told = cafe_here("pack", "check", office / "none\x1b[31m.cafepack", office, good, *with_words(office))
    assert told.returncode == 1
    gone, folder, last = told.stdout.splitlines()
    assert "cannot be read" in gone
    assert "\x1b" not in told.stdout
    assert "cannot be read" in folder
    assert ": good." in last


def test_a_pack_to_show_that_is_not_there_is_the_wrong_word(office: Path) -> None:
    told = cafe_here("pack", "show", office / "none.cafepack", *with_words(office))
    assert told.returncode == 2


def test_a_computer_without_a_keychain_asks_for_words(tmp_path: Path) -> None:
    told = cafe_here("programme", "new", "Mine", "--out", tmp_path, "--data-dir", tmp_path / "data")
    assert told.returncode == 3
    assert "--passphrase-file" in told.stderr


def test_a_file_that_is_no_programme_is_a_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "letter.cafeprogramme"
    letter.write_text("Dear all")
    told = cafe_here("simulate", "--programme", letter, "--out", tmp_path / "packs")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "packs").exists()


def test_no_cafes_is_the_wrong_word(office: Path, tmp_path: Path) -> None:
    told = cafe_here("simulate", "--cafes", "0", "--programme", office / "a.cafeprogramme", "--out", tmp_path)
    assert told.returncode == 2


def test_the_same_seed_gives_the_same_cafes() -> None:
    _secret, recipient = new_lock()
    once, twice = (list(packs(30, 5, recipient)) for _time in range(2))
    assert [(one.name, one.frame) for one in once] == [(one.name, one.frame) for one in twice]
    assert [one.frame for one in packs(30, 6, recipient)] != [one.frame for one in once]


def test_simulated_cafes_are_as_varied_as_life() -> None:
    _secret, recipient = new_lock()
    made = list(packs(1000, 1, recipient))
    cafes = {one.pack.pack_id: one.pack for one in made}
    assert len(cafes) == 1000 < len(made)
    assert {pack.cafe.topic.id for pack in cafes.values()} == {topic.id for topic in topics.load()}
    assert len({pack.cafe.council for pack in cafes.values()} - {"more-than-one"}) == 32
    assert len({pack.cafe.month for pack in cafes.values()}) == 12
    heads = {pack.people.people for pack in cafes.values()}
    assert min(heads) <= 1
    assert max(heads) >= 13
    assert any(one.pack.revision == 2 for one in made)
    assert len({one.frame for one in made}) < len(made), "some are sent twice"
    tops = {code[:3] for pack in cafes.values() for entry in pack.entries for code in entry.themes}
    assert tops == {theme.code for theme in codebook.load().themes}
    assert any(pack.of_kind(EntryKind.QUOTE) for pack in cafes.values())
    assert 50 < len({one.pack.sender for one in made}) < 400


def test_the_fiction_names_nobody_and_speaks_to_every_topic() -> None:
    words = fiction.load()
    book = codebook.load()
    sentences = {one for found in words.sentences.values() for one in found}
    quotes = {one for found in words.quotes.values() for one in found}
    ideas = {one for found in words.ideas.values() for one in found}
    assert len(sentences) >= 200
    assert len(quotes) >= 60
    assert len(ideas) >= 60
    assert {one.code[:3] for one in sentences} == {theme.code for theme in book.themes}
    for one in (*sentences, *quotes, *ideas):
        assert book.find(one.code) is not None, one
        found = {flag.kind for flag in check(one.text)} & _PATTERNED
        assert not found, one.text
    for topic in topics.load():
        assert len(words.sentences[topic.id]) >= 8, topic.id
        assert topic.id in words.ideas, topic.id
        assert topic.id in words.quotes or not topic.requirements.quotes, topic.id
