"""The recovery sheet on paper: every group in reading order, and nobody's name."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.report.recovery_sheet import render, save
from cafe.store.recovery import new_code


def test_the_sheet_is_one_page_with_all_groups_in_order() -> None:
    groups = new_code()
    reader = PdfReader(BytesIO(render(groups, date(2026, 11, 21))))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    places = [text.index(group) for group in groups]
    assert places == sorted(places)
    assert "21 November 2026" in text
    assert "Not in the laptop bag" in text


def test_the_same_sheet_gives_the_same_bytes_and_its_title_gives_nothing_away() -> None:
    groups = new_code()
    made = render(groups, date(2026, 11, 21))
    assert made == render(groups, date(2026, 11, 21))
    about = PdfReader(BytesIO(made)).metadata
    assert about is not None
    assert about.title == "Recovery sheet"
    assert not any(group in str(about) for group in groups)


def test_it_is_never_saved_beside_what_it_opens(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "app" / "data")
    stick, papers = tmp_path / "stick", tmp_path / "papers"
    for place in (folder.backups, stick, papers):
        place.mkdir(parents=True)
    (stick / "Conversation Cafe 2026-11-26.cafebackup").write_bytes(b"a copy")
    groups, day = new_code(), date(2026, 11, 21)
    for place in (folder.root, folder.backups, folder.root.parent, stick, folder.root / ".." / "data"):
        with pytest.raises(ProblemToFix, match="not saved beside what it opens"):
            save(place / "sheet.pdf", groups, day, folder)
        assert not (place / "sheet.pdf").exists()
    assert save(papers / "sheet.pdf", groups, day, folder).read_bytes() == render(groups, day)


def test_the_sheet_of_a_programmes_key_says_what_it_opens_and_never_lies_beside_it(tmp_path: Path) -> None:
    groups, day, folder = new_code(), date(2026, 11, 21), DataFolder(tmp_path / "app" / "data")
    text = PdfReader(BytesIO(render(groups, day, programme="East Glens"))).pages[0].extract_text()
    assert "the key file of East Glens" in text
    assert "laptop bag" not in text
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "programme.cafekey").write_bytes(b"a key file")
    with pytest.raises(ProblemToFix, match="not saved beside what it opens"):
        save(stick / "sheet.pdf", groups, day, folder, programme="East Glens")
