"""cafe protect: a table of counts in, the same table with its totals out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cafe.cli import main
from tests.commands.helpers import cafe

TABLE = "Age,Glens,Coast,Town\n16–24,3,12,40\n25–44,7,21,66\n45–64,15,2,80\n65+,9,18,31\n"


def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "table.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_the_same_table_comes_back_with_totals_and_without_small_numbers(tmp_path: Path) -> None:
    told = cafe("protect", _file(tmp_path, TABLE))
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert lines[0] == "Age,Glens,Coast,Town,Total"
    assert [line.split(",")[0] for line in lines[1:]] == ["16–24", "25–44", "45–64", "65+", "Total"]
    assert lines[1].split(",")[1] == lines[3].split(",")[2] == "[c]"
    assert lines[5].endswith(",304")
    assert told.stdout.count("[c]") > 2


def test_a_higher_threshold_hides_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(_file(tmp_path, TABLE))
    assert main(["protect", file]) == 0
    at_five = capsys.readouterr().out
    assert main(["protect", file, "--threshold", "10"]) == 0
    at_ten = capsys.readouterr().out
    assert at_ten.splitlines()[4].split(",")[1] == "[c]"
    assert at_five != at_ten


@pytest.mark.parametrize("threshold", ["4", "11", "five"])
def test_a_threshold_from_5_to_10_is_taken(tmp_path: Path, threshold: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["protect", str(_file(tmp_path, TABLE)), "--threshold", threshold])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert capsys.readouterr().out == ""


def test_what_cannot_be_protected_ends_with_3_and_a_reason(tmp_path: Path) -> None:
    told = cafe("protect", _file(tmp_path, "Age,Glens\n16–24,3\n"))
    assert (told.returncode, told.stdout) == (3, "")
    assert "Fewer than 5 people" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("text", "encoding", "says"),
    [
        ("Age,Glens\n16–24,three\n", "utf-8", "Line 2: “three” is not a count"),
        ("Âge,Glens\nx,3\n", "latin-1", "UTF-8"),
        ("", "utf-8", "no table"),
    ],
)
def test_a_bad_table_ends_with_1_and_a_sentence(
    tmp_path: Path, text: str, encoding: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["protect", str(_file(tmp_path, text, encoding))]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err


def test_a_table_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["protect", str(tmp_path / "gone.csv")]) == 2
    assert "gone.csv cannot be read" in capsys.readouterr().err


def test_a_script_gets_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["protect", str(_file(tmp_path, TABLE)), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["method"] == "hidden"
    assert told["csv"].startswith("Age,")


MOSTLY_SMALL = "Age,A,B,C\na,1,2,3\nb,2,4,1\nc,3,1,2\nd,20,31,14\n"


def test_where_too_much_would_hide_totals_are_rounded_and_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["protect", str(_file(tmp_path, MOSTLY_SMALL))]) == 0
    told = capsys.readouterr()
    shown = [words for line in told.out.splitlines()[1:] for words in line.split(",")[1:] if words != "[c]"]
    assert shown
    assert all(int(words) % 5 == 0 for words in shown)
    assert "rounded to the nearest 5" in told.err
    assert "--join" in told.err


def test_categories_are_joined_where_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["protect", str(_file(tmp_path, MOSTLY_SMALL)), "--join", "rows"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) < 6
    assert "stand together" in told.err


def test_a_table_that_would_hide_most_of_itself_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(_file(tmp_path, "Age,A,B,C\na,1,2,3\nb,2,4,1\n"))
    assert main(["protect", file, "--join", "rows"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "More than 40 %" in told.err
    assert "--round" in told.err


def test_it_needs_neither_the_window_nor_the_database(tmp_path: Path) -> None:
    import subprocess
    import sys

    heavy = ["PySide6", "sqlmodel", "sqlalchemy", "reportlab", "alembic", "pydantic"]
    code = (
        "import sys; from cafe.cli import main; main(['protect', sys.argv[1]]);"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(_file(tmp_path, TABLE))], capture_output=True, text=True, check=True,
        encoding="utf-8", env={**__import__("os").environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert told.stdout.splitlines()[-1] == "[]"
