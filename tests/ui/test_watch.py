"""Nobody at the laptop, and a laptop that slept: it locks by itself."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
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


def test_hands_away_for_the_time_that_was_chosen(qtbot: QtBot) -> None:
    watch = Watch(sleeper=Sleeper())
    with qtbot.waitSignal(watch.rested, timeout=2000):
        watch.begin(ONE_MINUTE_IN_TESTS)
    watch.end()
    assert not watch.is_watching


def test_a_key_begins_the_time_again(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    watch = Watch(sleeper=Sleeper())
    heard: list[bool] = []
    watch.rested.connect(lambda: heard.append(True))
    watch.begin(600 / 60_000)
    for _n in range(4):
        QTest.qWait(250)
        QTest.keyClick(widget, Qt.Key.Key_A)
    assert heard == []
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
