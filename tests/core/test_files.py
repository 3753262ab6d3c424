"""The old file or the new one, never half; and of every fault a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.files import explain, is_there, replace_file, take_away


def test_a_file_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    for content in (b"old", b"new and longer"):
        replace_file(target, content)
        assert target.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_that_does_not_come_back_as_written_never_takes_its_name(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    replace_file(target, b"old")

    def refuse(_found: bytes) -> None:
        raise EnvironmentFault("It did not come back.")

    with pytest.raises(EnvironmentFault, match="did not come back"):
        replace_file(target, b"new", refuse)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("place", ["gone/a.pdf", "file/a.pdf"])
def test_a_folder_that_is_none_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="cannot reach"):
        replace_file(tmp_path / place, b"new")


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        (errno.ENOSPC, EnvironmentFault, "no room left"),
        (errno.EACCES, ProblemToFix, "may not write"),
        (errno.EROFS, ProblemToFix, "may not write"),
        (errno.EIO, EnvironmentFault, "cannot reach"),
        (errno.EMFILE, EnvironmentFault, "could not write"),
    ],
)
def test_whatever_the_computer_says_is_a_sentence_and_something_to_do(
    code: int, kind: type[CafeError], says: str
) -> None:
    told = explain(OSError(code, "said by the system"), Path("stick"))
    assert type(told) is kind
    assert says in told.message
    assert "Nothing is lost." in told.message
    assert told.hint
    assert "said by the system" not in told.sentence()


def test_a_stick_that_is_pulled_while_we_write_is_still_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half file cannot be taken away either: that must not hide what happened."""

    def pulled(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", pulled)
    monkeypatch.setattr(Path, "unlink", pulled)
    with pytest.raises(EnvironmentFault, match="cannot reach"):
        replace_file(tmp_path / "a.pdf", b"new")
    take_away(tmp_path / "a.pdf")


def test_what_may_not_be_seen_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "gone")

    def refused(*_arguments: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", refused)
    assert not is_there(tmp_path)
