"""Pages hear of changes once for each turn, however many there were."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from cafe.core.changes import Changes, Kind
from cafe.ui.bridge import Bridge


def test_many_changes_in_one_turn_are_one_signal(qtbot: QtBot) -> None:
    changes, heard = Changes(), []
    bridge = Bridge(changes)
    bridge.changed.connect(lambda kinds, origins: heard.append((kinds, origins)))
    me = object()
    changes.announce({Kind.PLAN})
    changes.announce({Kind.RUN}, origin=me)
    qtbot.waitUntil(lambda: heard != [])
    assert heard == [(frozenset({Kind.PLAN, Kind.RUN}), frozenset({me}))]
    bridge.close()


def test_a_change_made_in_the_background_is_heard_in_the_window(qtbot: QtBot) -> None:
    changes, heard = Changes(), []
    bridge = Bridge(changes)
    main = threading.main_thread()
    bridge.changed.connect(lambda kinds, _: heard.append((kinds, threading.current_thread() is main)))
    worker = threading.Thread(target=lambda: changes.announce({Kind.PROGRAMME}))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: heard != [])
    assert heard == [(frozenset({Kind.PROGRAMME}), True)]
    bridge.close()


def test_after_closing_nothing_is_heard(qtbot: QtBot) -> None:
    changes, heard = Changes(), []
    bridge = Bridge(changes)
    bridge.changed.connect(lambda *told: heard.append(told))
    bridge.close()
    changes.announce({Kind.PLAN})
    qtbot.wait(20)
    assert heard == []
