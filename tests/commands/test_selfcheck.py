"""The app tries its own parts, also where it was installed without a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.commands import selfcheck
from cafe.commands.terminal import CANNOT_BE_DONE, Terminal
from cafe.core import assets
from cafe.core.errors import ProblemToFix


def test_every_folder_of_what_is_bundled_is_looked_at() -> None:
    resources = Path(assets.__file__).parents[2] / "resources"
    full = {path.name for path in resources.iterdir() if any(path.iterdir())}
    assert full - set(selfcheck.FOLDERS) <= {"i18n"}, "translations may be there or not"


def test_the_first_parts_work_one_on_the_other(tmp_path: Path) -> None:
    room = selfcheck._Room(tmp_path)
    try:
        for _name, part in selfcheck.parts()[:4]:
            part(room)
    finally:
        assert room.database is not None
        room.database.close()
    assert room.programme_id


@pytest.mark.parametrize("problem", [ProblemToFix("The disk is full."), KeyError("fonts")])
def test_a_part_that_does_not_work_is_a_sentence_and_3(
    problem: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from argparse import Namespace

    def breaks(_room: object) -> None:
        raise problem

    monkeypatch.setattr(selfcheck, "parts", lambda: (("The store", breaks),))
    assert selfcheck.run(Namespace(), Terminal()) == CANNOT_BE_DONE
    told = capsys.readouterr().err
    assert told.startswith("The store does not work on this computer.")
    assert told.count("\n") == 1


def test_an_unencrypted_store_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cafe.core.errors import Bug

    room = selfcheck._Room(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"SQLite format 3\x00")
    with pytest.raises(Bug, match="not encrypted"):
        selfcheck._store(room)
