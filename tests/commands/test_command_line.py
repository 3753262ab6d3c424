"""The command line as a person or a script meets it: sentences, exit codes, no window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cafe.cli import main
from tests.commands.helpers import cafe, cafe_here


def test_the_words_for_a_command_that_is_not_there_end_with_2() -> None:
    told = cafe("sing")
    assert told.returncode == 2
    assert "sing" in told.stderr


def test_without_a_screen_one_sentence_names_what_works(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        return
    told = cafe("--data-dir", tmp_path, screen=False)
    assert told.returncode == 3
    assert told.stderr.count("\n") == 1
    for name in ("guard", "collate", "selfcheck"):
        assert name in told.stderr
    assert "Traceback" not in told.stderr


def test_a_screen_that_does_not_answer_is_the_same_sentence(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        return
    told = cafe("--data-dir", tmp_path, screen=False, DISPLAY=":987")
    assert told.returncode == 3
    assert told.stderr.startswith("There is no screen here to open a window on.")
    assert told.stderr.count("\n") == 1


def test_the_guard_answers_each_note_in_its_own_line() -> None:
    asked = """{"id": "a", "text": "Ring 07700 900123"}
We waited a year.

{"id": 7, "text": "née Å — 07700 900123"}
"""
    told = cafe("guard", typed=asked)
    assert told.returncode == 0, told.stderr
    first, second, third = map(json.loads, told.stdout.splitlines())
    assert (first["id"], second["id"], third["id"]) == ("a", 2, 7)
    assert second["spans"] == []
    (span,) = third["spans"]
    assert "née Å — 07700 900123"[span["start"] : span["end"]] == span["text"] == "07700 900123"
    assert set(span) == {"start", "end", "type", "text", "replace_start", "replace_end", "swaps"}


def test_the_guard_reads_a_file(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("A note.\nbritish “quotes” and\x0ca page break\n", encoding="utf-8")
    told = cafe("guard", file)
    assert told.returncode == 0
    assert [json.loads(line)["id"] for line in told.stdout.splitlines()] == [1, 2]


def test_a_file_that_is_not_there_is_a_sentence_and_2(tmp_path: Path) -> None:
    told = cafe_here("guard", tmp_path / "gone.txt")
    assert told.returncode == 2
    assert "gone.txt cannot be read" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("words", [["--help"], ["collate", "--help"], ["pack", "show", "--help"]])
def test_every_command_explains_itself(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    assert "usage: cafe" in capsys.readouterr().out


def test_the_guard_starts_without_the_window_or_the_database() -> None:
    heavy = ["PySide6", "sqlmodel", "sqlalchemy", "reportlab", "alembic", "pydantic"]
    code = (
        "import sys; from cafe.cli import main; main(['guard']);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_options_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    for words in (["--data-dir", tmp_path, "backup", "x"], ["backup", "x", "--data-dir", tmp_path]):
        told = cafe_here(*words)
        assert told.returncode == 1
        assert str(tmp_path) in told.stderr


def test_our_own_mistake_is_a_sentence_that_quotes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cafe.commands import guard

    def breaks(_asked: object, _terminal: object) -> int:
        raise KeyError("Big Jean at the post office")

    monkeypatch.setattr(guard, "run", breaks)
    assert main(["guard"]) == 3
    told = capsys.readouterr().err
    assert "our own mistake" in told
    assert "KeyError in test_command_line.py" in told
    assert "Jean" not in told
    assert told.count("\n") == 1
