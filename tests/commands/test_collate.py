"""cafe collate: a month end in one line, and what it says where it cannot."""

from __future__ import annotations

from pathlib import Path

from cafe.collate.reading import ImportPreview, NewSender
from cafe.commands.collate import _accepted
from tests.commands.helpers import cafe, with_words


def test_a_format_that_we_do_not_write_is_the_wrong_word(tmp_path: Path) -> None:
    told = cafe("collate", tmp_path, "--out", tmp_path / "out", "--format", "pdf,papyrus", *with_words(tmp_path))
    assert told.returncode == 2
    assert "papyrus" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_is_the_wrong_word(tmp_path: Path) -> None:
    told = cafe("collate", tmp_path / "gone", "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "is not a folder" in told.stderr


def test_without_a_programme_it_says_how_to_make_one(tmp_path: Path) -> None:
    told = cafe("collate", tmp_path, "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "cafe programme new" in told.stderr


def test_which_of_two_programmes_is_asked(tmp_path: Path) -> None:
    for name in ("Spring", "Autumn"):
        assert cafe("programme", "new", name, "--out", tmp_path, *with_words(tmp_path)).returncode == 0
    told = cafe("collate", tmp_path, "--out", tmp_path / "out", *with_words(tmp_path))
    assert told.returncode == 2
    assert "Autumn" in told.stderr
    assert "Spring" in told.stderr


def test_new_senders_are_accepted_by_their_words_only() -> None:
    ann, bea = NewSender("a", ("heron", "oat"), 2), NewSender("b", ("brae", "moss"), 1)
    preview = ImportPreview("p", "folder", (), (ann, bea))
    assert _accepted(preview, []) == ()
    assert _accepted(preview, ["Heron · oat"]) == ("a",)
    assert _accepted(preview, ["heron-oat", "brae moss"]) == ("a", "b")
    assert _accepted(preview, ["heron"]) == ()
    assert _accepted(preview, ["all"]) == ("a", "b")
