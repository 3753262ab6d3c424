"""The lists are data that anyone can review: where they come from is said, and each line is an entry."""

from __future__ import annotations

from cafe.core.assets import names, read_text
from cafe.privacy.guard.lists import load

OURS = [
    path for path in names("gazetteer", ".txt") if path.rpartition("/")[2].startswith(("names-", "places-", "words-"))
]


def test_every_list_says_where_it_comes_from() -> None:
    assert OURS
    for path in OURS:
        head = read_text(path).splitlines()[:2]
        assert all(line.startswith("# ") for line in head), path
        ours = "Compiled for this project" in head[1]
        assert ours or "Copyright" in read_text(path)[:600], path  # words of others keep their notice


def test_entries_stand_alone_and_once() -> None:
    for path in OURS:
        section: list[str] = []
        for line in read_text(path).splitlines():
            if line.startswith("["):
                section = []
            elif line and not line.startswith("#"):
                assert line == line.strip()
                section.append(line)
        assert len(section) == len(set(section)), path


def test_there_are_thousands_of_names_and_thousands_of_places() -> None:
    lists = load()
    assert len(lists.women | lists.men) > 14_000
    assert len(lists.surnames) > 8_000
    assert len(lists.places.kinds) > 6_000


def test_no_place_is_both_flagged_and_too_big_to_flag() -> None:
    lists = load()
    assert not lists.places.kinds.keys() & lists.open_places.kinds.keys()
