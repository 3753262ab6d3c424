"""Who came, on the page of a programme: as the report tells it, and nothing of what is hidden can be copied off it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cafe.packs.seal import SigningKey
from cafe.ui.place import Page
from cafe.ui.services import Services
from tests.collate.test_returns import post
from tests.ui.collate.helping import ANN, Desk, a_programme, added
from tests.ui.conftest import OpenPage
from tests.ui.driving import named, settle, words_on

SUMMER = "2026-Q3"
HOSTS = [SigningKey(bytes([at]) * 32) for at in (31, 32, 33)]
HUNTED = re.compile(r"(?<![\d.])859(?![\d.%])")
"""Of three hosts’ people 4 were 16 to 24: they hide, and with them the 859 who were 25 to 34."""


@pytest.fixture
def page(services: Services, open_page: OpenPage, tmp_path: Path) -> Page:
    desk = Desk(tmp_path / "from hosts", a_programme(services))
    desk.send("one.cafepack")
    for at, key in enumerate(HOSTS):
        ages = {"16-24": 1 + (at == 2), "25-34": 286 + (at == 2), "45-54": 500}
        post(desk.folder, desk.card, f"r{at}", key, quarter=SUMMER, people=sum(ages.values()), counts=ages)
    added(services, desk, ANN, *HOSTS)
    return open_page("programme")


def test_the_card_says_what_the_report_says(page: Page) -> None:
    said = words_on(named(page, "Who came"))
    assert "3 returns · July to September 2026" in said
    assert "45 to 54: 1,500." in said
    assert said.count(": hidden.") == 2
    assert "No café is named, and no answer is crossed." in said


def test_no_hidden_number_can_be_copied_or_heard(page: Page) -> None:
    clipboard = QApplication.clipboard()
    told: list[str] = []
    for widget in [page, *page.findChildren(QWidget)]:
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis()]
        told += [widget.text()] if isinstance(widget, QLabel) else []
        if not widget.isVisibleTo(page) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        clipboard.setText("nothing")
        for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
            QTest.keySequence(widget, QKeySequence(keys))
        settle()
        told.append(clipboard.text())
    read = " ".join(told)
    assert "1,500" in read  # the hunt sees what is shown
    assert not HUNTED.search(read)
