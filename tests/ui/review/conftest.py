"""A café that was held and written up, and a programme to send it to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cafe.core.clock import FakeClock
from cafe.packs.programme_file import NewProgramme, make_programme
from cafe.store.database import Database
from cafe.ui import dialogs
from cafe.ui.services import Services
from tests.packs.cafes import a_written_cafe

Answers = Callable[[str, Path | None], None]


@pytest.fixture
def cafe_id(database: Database, clock: FakeClock) -> str:
    """Fourteen came; it owes nothing."""
    return a_written_cafe(database, clock)


@pytest.fixture
def made_programme() -> NewProgramme:
    return make_programme("East Glens Women’s Health", "cafes@eastglens.example")


@pytest.fixture
def programme(services: Services, made_programme: NewProgramme) -> NewProgramme:
    """East Glens, installed on this laptop from its file."""
    services.packs.install_programme(made_programme.file)
    return made_programme


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """``answer("save_as", path)``: what the person picks when the system asks; None: she thought better of it."""

    def picks(asked: str, path: Path | None) -> None:
        monkeypatch.setattr(dialogs, asked, lambda *_words, **_more: path)

    return picks


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the computer was asked to open, instead of opening it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    seen: list[str] = []

    def take(url: QUrl) -> bool:
        assert url.isLocalFile()
        seen.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return seen
