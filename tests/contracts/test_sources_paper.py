"""What the documents asked for stands where ``docs/sources.md`` says, or is said to be left out, and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cafe.content import guides
from cafe.report.sheets import catalogue

ROOT = Path(__file__).parents[2]
PAPER = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAPER.splitlines() if line.startswith("| ") and not line.startswith("| idea")]
PLACES = sorted(set(re.findall(r"`((?:cafe|resources|docs|tests)/[^`]*)`", PAPER)))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_is_named_is_there(place: str) -> None:
    assert (ROOT / place).exists(), place


def _said_by_the_app() -> str:
    """Every word in the code, the content and the guides: where a page, a card or a form is called by its name."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "cafe").rglob("*.py")))
    content = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "resources").rglob("*.toml")))
    sheets = "\n".join(sheet.name for sheet in catalogue.sheets())
    return "\n".join((code, content, sheets, *(guide.text for guide in guides.load())))


def test_every_page_it_names_is_called_so_in_the_app() -> None:
    named = {name.rstrip(".") for name in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", PAPER)}
    said = _said_by_the_app().casefold()
    assert named and sorted(name for name in named if name.casefold() not in said) == []


def test_every_idea_of_the_five_documents_has_a_row_with_a_place_or_a_reason() -> None:
    assert [line for line in PAPER.splitlines() if line.startswith("## 00")] and len(ROWS) == 60
    for idea, where in ROWS:
        assert idea.strip("| ") and len(where.strip("| ")) > 8, idea
        for left in re.findall(r"\*\*Left out[^*]*\*\*([^|]*)", where):
            assert len(left.strip(" .;")) > 8, f"{idea} is left out without a reason"
