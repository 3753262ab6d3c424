"""A coordinator's desk for the tests: packs in folders, answers to file windows, lists picked by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from cafe.model.values import ProgrammeCard
from cafe.packs.schema import CafePack
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.ui import dialogs
from cafe.ui.services import Services
from tests.packs.builders import a_pack, an_id
from tests.ui.driving import named, settle

ANN, BEA = SigningKey(b"a" * 32), SigningKey(b"b" * 32)


class Desk:
    """A folder beside a programme. ``send`` puts a pack in it, as a host would have sent it."""

    def __init__(self, folder: Path, card: ProgrammeCard) -> None:
        self.folder, self.card = folder, card
        folder.mkdir(exist_ok=True)

    def send(self, name: str, key: SigningKey = ANN, **facts: Any) -> CafePack:
        pack = a_pack(**({"programme": self.card.recipients[0], "sender": key.public} | facts))
        (self.folder / name).write_bytes(seal(frame_of(pack), key, self.card.recipients))
        return pack

    def send_enough(self, **facts: Any) -> None:
        """Three cafés from two hosts, of a month that will be over: the least that a report rests on."""
        for at, key in enumerate((ANN, ANN, BEA)):
            self.send(f"enough {at}.cafepack", key, pack_id=an_id(f"enough {at}"), sequence=at % 2 + 1, **facts)

    def months_pass(self, services: Services) -> None:
        """The months of every café are over, so that a report can be published."""
        services.clock.advance(minutes=60 * 24 * 60)  # type: ignore[attr-defined]


def a_programme(services: Services, name: str = "Autumn 2026 programme") -> ProgrammeCard:
    services.content.keep_role("coordinator")
    return services.collate.make_programme(name, "packs@programme.example")


def added(services: Services, desk: Desk, *keys: SigningKey) -> None:
    """Everything in the folder taken in, without the page."""
    preview = services.collate.preview(desk.card.id, desk.folder)
    services.collate.import_(preview, {key.public for key in keys or (ANN,)})
    settle()


def answer(monkeypatch: pytest.MonkeyPatch, window: str, chosen: object) -> None:
    """What the person picks in a window of the system."""
    monkeypatch.setattr(dialogs, window, lambda *_arguments, **_named: chosen)


def pick(root: QWidget, name: str, words: str) -> None:
    """Pick a line of a list with the keyboard."""
    box = named(root, name, QComboBox)
    lines = [box.itemText(at) for at in range(box.count())]
    assert words in lines, f"{name!r} has {lines}"
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        down = lines.index(words) > before
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        settle()
        assert box.currentIndex() != before
    settle()


def drop(page: QWidget, *paths: Path) -> None:
    """Drag files over the page, and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(40, 40), copy, data, left, none)
    QApplication.sendEvent(page, over)
    assert over.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), copy, data, left, none))
    settle()
