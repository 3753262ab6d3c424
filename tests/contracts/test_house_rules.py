"""The rules of the house, held by machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "cafe").rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_imports_point_down_the_day_only() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_is_too_long_to_hold_in_mind(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 500, f"{_name(path)} has {lines} lines: which two rooms is it?"


def test_every_room_says_where_it_sits() -> None:
    silent = [_name(path) for path in MODULES if path.name != "__init__.py" and not ast.get_docstring(_parsed(path))]
    assert silent == []


def test_packages_export_nothing_of_their_own() -> None:
    full = [_name(path) for path in MODULES if path.name == "__init__.py" and path.read_text(encoding="utf-8").strip()]
    assert full == []


def test_colours_live_with_the_tokens_only() -> None:
    hexes = re.compile(r"[\"']#[0-9a-fA-F]{3,8}[\"']")
    painted = [
        _name(path)
        for path in MODULES
        for text in ast.walk(_parsed(path))
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and hexes.fullmatch(f"'{text.value}'")
    ]
    assert painted == []


def test_only_the_clock_knows_the_time() -> None:
    asked = re.compile(r"datetime\.(now|utcnow|today)\(|date\.today\(|(?<!date)\btime\.(time|monotonic)\(")
    guilty = [
        _name(path) for path in MODULES if path.name != "clock.py" and asked.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_only_one_module_knows_where_the_resources_are() -> None:
    guilty = [
        _name(path)
        for path in MODULES
        if "importlib.resources" in path.read_text(encoding="utf-8") and path.name != "assets.py"
    ]
    assert guilty == []


def test_translated_words_are_never_f_strings() -> None:
    broken = [
        f"{_name(path)}:{call.lineno}"
        for path in MODULES
        for call in ast.walk(_parsed(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
        and any(isinstance(argument, ast.JoinedStr) for argument in call.args)
    ]
    assert broken == []


def test_database_sessions_stay_in_the_store_and_the_services() -> None:
    allowed = {"tables.py", "service.py"}
    guilty = [
        _name(path)
        for path in MODULES
        if re.search(r"^\s*(from|import) (sqlmodel|sqlalchemy|sqlcipher3|alembic)", path.read_text("utf-8"), re.M)
        and path.name not in allowed
        and "store" not in path.parts
    ]
    assert guilty == []


def test_the_command_line_starts_without_qt_or_a_database() -> None:
    heavy = "PySide6 sqlmodel sqlalchemy reportlab alembic pydantic"
    code = f"import sys, cafe.cli; print([m for m in {heavy.split()!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
