"""Takes the pictures: a real window over a real store, with a clock that stands still."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cafe.app import CafeApp, Opening
from cafe.commands.demo_states import build
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.ui.theme import Theme, apply_theme
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.core.tokens import Mode
    from cafe.ui.services import Services
    from gallery.scenes.acts import Scene

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)


def _quiet(kind: QtMsgType, _context: object, words: str) -> None:
    if "propagateSizeHints" not in words:
        print(kind, words)


class Studio:
    """One application, in one look and text size, for many scenes."""

    def __init__(self, look: Mode, text: int) -> None:
        self._app = QApplication.instance() or QApplication([])
        qInstallMessageHandler(_quiet)
        self._look, self._text = look, text

    def shoot(self, scene: Scene, sizes: Sequence[str], out: Path) -> None:
        """Build the scene once, and take it at every size."""
        assert isinstance(self._app, QApplication)
        look, text = scene.look or self._look, scene.text or self._text
        apply_theme(self._app, Theme(look, text / 100))
        with tempfile.TemporaryDirectory(prefix="cafe-gallery-", ignore_cleanup_errors=True) as room:
            clock = FakeClock(EVENING)

            def prepare(services: Services) -> tuple[str, str]:
                return build(services.database, clock, scene.state, Path(room))

            key = None if scene.is_before_the_store else secrets.token_bytes(32)
            opening = Opening(DataFolder(Path(room) / "data"), key=key, is_demo=key is not None, prepare=prepare)
            cafe = CafeApp(opening, clock)
            window = cafe.window
            try:
                window.resize(*_pixels(sizes[0]))
                window.show()
                settle(50)
                while scene.is_before_the_store and window.spine.isVisible():
                    settle(50)  # the door is being looked for
                self._until_done(cafe)
                if scene.act is not None:
                    scene.act(window, cafe)
                    settle(50)
                    self._until_done(cafe)
                for size in sizes:
                    window.resize(*_pixels(size))
                    settle(250)  # a page that turns into one column is laid out more than once
                    subject: QWidget = scene.subject(window) if scene.subject else window
                    for said in too_wide(window):
                        print(f"{self._name(scene, size)}: {said}")
                    subject.grab().save(str(out / self._name(scene, size)))
            finally:
                window.close()
                cafe.close()
                window.deleteLater()
                settle()

    @staticmethod
    def _until_done(cafe: CafeApp) -> None:
        """Work off the window's thread is part of the picture."""
        while cafe.services is not None and cafe.services.tasks.is_busy:
            settle(20)
        settle(20)

    def _name(self, scene: Scene, size: str) -> str:
        text = f"-{self._text}" if self._text != 100 else ""
        look = f"-{self._look}" if self._look != "light" else ""
        return f"{scene.name}-{size}{text}{look}.png"


def too_wide(window: QWidget) -> list[str]:
    """What is cut off at the right of a part that only scrolls up and down: the narrowest thing that does not fit."""
    found = []
    for scroll in window.findChildren(QScrollArea):
        inside, room = scroll.widget(), scroll.viewport().width()
        if not scroll.isVisible() or inside is None or inside.width() <= room:
            continue
        if scroll.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            continue
        wide = [one for one in inside.findChildren(QWidget) if one.isVisible() and one.minimumSizeHint().width() > room]
        names = {f"{type(one).__name__} {one.accessibleName()[:40]}".strip() for one in wide[-3:]}
        found.append(f"{inside.width()} wide in {room}: {', '.join(sorted(names))}")
    return found


def _pixels(size: str) -> tuple[int, int]:
    wide, high = size.split("x")
    return int(wide), int(high)
