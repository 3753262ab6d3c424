"""F7: the evening on paper, for when the laptop has to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cafe.ui import dialogs
from tests.ui.driving import settle, words_on

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.ui.window import Window
    from tests.ui.run.conftest import MakeEvening


def test_f7_saves_the_run_sheet_and_opens_it_while_the_clock_goes_on(
    evening: MakeEvening, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "open_file", opened.append)

    def save_as(_parent: object, _title: str, suggested: Path, _kinds: str) -> Path:
        asked.append(suggested.name)
        return tmp_path / "sheet.pdf"

    monkeypatch.setattr(dialogs, "save_as", save_as)
    it = evening()
    it.to(2, 30)
    page = it.open()
    QTest.keyClick(page, Qt.Key.Key_F7)
    settle()
    assert asked == ["Run sheet 26 November.pdf"]
    assert opened == [tmp_path / "sheet.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF-")
    assert "Saved as sheet.pdf. Open it to print." in words_on(window)
    assert page.view is not None
    assert page.view.can_pause


def test_the_menu_has_it_and_thinking_better_of_it_changes_nothing(
    evening: MakeEvening, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_as", lambda *_asked: None)
    it = evening()
    it.to(1)
    page = it.open()
    page.bar.menu.aboutToShow.emit()
    line = next(act for act in page.bar.menu.actions() if act.text().startswith("Print the run sheet"))
    line.trigger()
    settle()
    assert "Saved as" not in words_on(window)
