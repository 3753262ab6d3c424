"""Nobody at the laptop, and a laptop that slept: it locks by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cafe.core.clock import Gap
from cafe.ui.watch import Watch

ONE_MINUTE_IN_TESTS = 60 / 60_000  # a minute that lasts 60 ms


class Sleeper:
    """A laptop that sleeps when it is told."""

    def __init__(self) -> None:
        self.slept: Gap | None = Gap(timedelta(hours=3))  # before anybody watched

    def gap(self) -> Gap | None:
        found, self.slept = self.slept, None
        return found


def _shown(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def test_hands_away_for_the_time_that_was_chosen(qtbot: QtBot) -> None:
    watch = Watch(sleeper=Sleeper())
    with qtbot.waitSignal(watch.rested, timeout=2000):
        watch.begin(ONE_MINUTE_IN_TESTS)
    watch.end()
    assert not watch.is_watching


def test_a_key_begins_the_time_again(qtbot: QtBot) -> None:
    widget = _shown(qtbot)
    watch = Watch(sleeper=Sleeper())
    heard: list[bool] = []
    watch.rested.connect(lambda: heard.append(True))
    watch.begin(600 / 60_000)
    for _n in range(4):
        QTest.qWait(250)
        QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    assert heard == []
    watch.end()


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time that hands were noticed."""
    noticed: list[bool] = []
    monkeypatch.setattr(Watch, "hands_moved", lambda _watch: noticed.append(True))
    return noticed


def test_hands_on_the_mouse_are_noticed_in_every_window_and_also_in_one_opened_since(
    qtbot: QtBot, moved: list[bool]
) -> None:
    first, second = _shown(qtbot), _shown(qtbot)
    watch = Watch(sleeper=Sleeper())
    watch.begin(1)
    later = _shown(qtbot)
    watch.look()
    for one in (first, second, later):
        moved.clear()
        QTest.mouseClick(one.windowHandle(), Qt.MouseButton.LeftButton)
        assert moved
    watch.end()
    moved.clear()
    QTest.mouseClick(first.windowHandle(), Qt.MouseButton.LeftButton)
    assert not moved


def test_words_from_an_input_method_are_noticed_where_they_are_written(qtbot: QtBot, moved: list[bool]) -> None:
    line = QLineEdit(window := _shown(qtbot))
    line.show()
    watch = Watch(sleeper=Sleeper())
    watch.begin(1)
    line.setFocus()
    moved.clear()
    written = QInputMethodEvent()
    written.setCommitString("é")
    QApplication.sendEvent(QGuiApplication.focusObject(), written)
    assert (line.text(), line.window()) == ("é", window)
    assert moved
    watch.end()


def test_never_means_never_but_a_sleep_still_counts(qtbot: QtBot) -> None:
    sleeper = Sleeper()
    watch = Watch(sleeper=sleeper)
    heard: list[str] = []
    watch.rested.connect(lambda: heard.append("rested"))
    watch.woke.connect(lambda: heard.append("woke"))
    watch.begin(0)
    watch.look()
    QTest.qWait(50)
    assert heard == []
    sleeper.slept = Gap(timedelta(minutes=40))
    watch.look()
    assert heard == ["woke"]
    watch.end()
