"""One person's laptop: a folder, a way in, a clock and a window of its own, and two hands on the keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QSpinBox, QWidget

from cafe.app import CafeApp, Opening
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.ui import dialogs
from cafe.ui.widgets.sheets import Sheet
from tests.fakes import FakeKeychain
from tests.ui.driving import (
    all_named,
    is_there,
    named,
    press,
    read_the_sheet_back,
    settle,
    show,
    type_text,
    words_on,
    write,
)

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from cafe.ui.place import Page
    from cafe.ui.services import Services
    from cafe.ui.window import Window

_LONGEST_WAIT_MS = 20_000


class Chooser:
    """Answers the system's own windows for files and folders, as the person would. Nothing else is stood in for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._answers: list[object] = []
        for name in ("choose_folder", "choose_file", "choose_files", "save_as"):
            patch.setattr(dialogs, name, self._answer)
        patch.setattr(dialogs, "open_file", lambda _path: True)

    def will_choose(self, answer: Path | tuple[Path, ...]) -> None:
        """What to answer when the app asks next."""
        self._answers.append(answer)

    def _answer(self, *_asked: object, **_more: object) -> object:
        assert self._answers, "the app asked for a file or a folder, and nobody meant to choose one"
        return self._answers.pop(0)


@dataclass(frozen=True, slots=True)
class Day:
    """A laptop at the end of a day, switched off: its folder, its keychain, the hour, and what somebody took away."""

    folder: Path
    keychain: dict[tuple[str, str], str] = field(repr=False)
    ended: datetime
    sheet: tuple[str, ...] = field(repr=False)
    taken_away: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Days:
    """Days that many journeys begin with. Each is lived by hand once in a run of the tests, and kept in ``folder``."""

    folder: Path
    kept: dict[tuple[object, ...], Day] = field(default_factory=dict)


def _is_in_front(window: Window) -> bool:
    """Asked for anew each time: a window that is shown while another goes can miss it."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


class Laptop:
    """Switched on it is the real app: doors, key, encrypted store, window. ``clock`` moves only when time goes by."""

    def __init__(self, qtbot: QtBot, chooser: Chooser, days: Days, folder: Path, clock: FakeClock) -> None:
        self._qtbot, self.chooser, self._days = qtbot, chooser, days
        self.folder, self.clock = DataFolder(folder), clock
        self.app: CafeApp | None = None
        self.sheet: tuple[str, ...] = ()  # the groups of the recovery sheet, as they lie in a drawer at home

    # -- on and off

    def switch_on(self) -> None:
        """Start the app, as far as the first door or page that waits for a person."""
        self.app = CafeApp(Opening(self.folder), self.clock)
        self._qtbot.addWidget(self.app.window)
        window = self.app.window
        window.show_as_remembered()
        self.wait(lambda: _is_in_front(window))  # without it nothing on it can have the focus
        self.wait(lambda: bool(window.place) or len(words_on(window)) > 200)
        settle()

    def once(self, *what: object, by_hand: Callable[[], bytes | None]) -> bytes:
        """A day on this laptop, which is off before it and after it: lived by hand the first time that ``what`` is
        done here at this hour, and put here again as it was each other time. Answers what she took away."""
        keychain, name = keyring.get_keyring(), (self.folder.root.name, self.clock.now(), *what)
        assert isinstance(keychain, FakeKeychain)
        if name not in self._days.kept:
            before = dict(keychain.kept)
            taken_away = by_hand() or b""
            self.switch_off()
            folder = self._days.folder / f"day {len(self._days.kept)}"
            shutil.copytree(self.folder.root, folder)
            new = {at: secret for at, secret in keychain.kept.items() if before.get(at) != secret}
            self._days.kept[name] = Day(folder, new, self.clock.now(), self.sheet, taken_away)
            return taken_away
        day = self._days.kept[name]
        shutil.copytree(day.folder, self.folder.root, dirs_exist_ok=True)
        keychain.kept.update(day.keychain)
        self.clock.advance(seconds=(day.ended - self.clock.now()).total_seconds())
        self.sheet = day.sheet
        return day.taken_away

    def lock_it(self) -> None:
        """The last step of a first start: the recovery sheet is copied by hand, one group is typed back."""
        self.sheet = read_the_sheet_back(self.window)
        self.press("Lock it and go on")

    def switch_off(self) -> None:
        """Close the window; the store is closed behind it."""
        if self.app is not None:
            app, self.app = self.app, None
            app.window.close()
            app.close()
            settle()

    def lose_power(self) -> None:
        """Off at once. What the next start finds is what the disk held at this very moment, and nothing that
        closing would have written."""
        held = self.folder.root.with_name(self.folder.root.name + " as the disk held it")
        shutil.copytree(self.folder.root, held, ignore=shutil.ignore_patterns("*-shm"))  # that one is memory
        self.switch_off()
        shutil.rmtree(self.folder.root)
        held.rename(self.folder.root)

    @property
    def window(self) -> Window:
        assert self.app is not None, "the laptop is off"
        return self.app.window

    @property
    def services(self) -> Services:
        assert self.app is not None, "the laptop is off"
        assert self.app.services is not None, "the store is not open"
        return self.app.services

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.window.page(self.window.place)

    # -- hands and eyes

    def press(self, name: str) -> None:
        """Click what is called ``name``: on the sheet in front, else anywhere in the window."""
        press(self.front, name)

    def write(self, name: str, text: str, *, enter: bool = False) -> None:
        """Type in the field called ``name``, in place of what was there."""
        write(self.front, name, text, enter=enter)

    def write_words(self, name: str, text: str) -> None:
        """Type a sentence in the large field called ``name`` and keep it with Enter."""
        field = named(self.front, name, QPlainTextEdit)
        show(field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        type_text(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle()

    def pick(self, name: str, words: str) -> None:
        """Choose ``words`` in the list called ``name``, typing how it begins."""
        box = named(self.front, name, QComboBox)
        show(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(box, words.split(maxsplit=1)[0])  # a space would open the list
        settle()
        for _down in range(box.count()):
            if box.currentText().startswith(words):
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        settle()
        assert box.currentText().startswith(words), f"{name} shows {box.currentText()!r}"

    def type_number(self, name: str, number: int) -> None:
        """Type a number in the field called ``name``."""
        box = named(self.front, name, QSpinBox)
        show(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.selectAll()
        QTest.keyClicks(box, str(number))
        QTest.keyClick(box, Qt.Key.Key_Return)
        settle()

    def type(self, text: str) -> None:
        """Type wherever the focus is."""
        type_text(self._focus(), text)
        settle()

    def paste(self, text: str) -> None:
        """Paste wherever the focus is."""
        QApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, wherever the focus is."""
        QTest.keyClick(self._focus(), key, held)
        settle()

    def hold(self, name: str, until: Callable[[], bool]) -> None:
        """Press and hold what is called ``name``."""
        button = named(self.front, name)
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=middle)
        self.wait(until)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=middle)
        settle()

    def hands_rest(self) -> None:
        """Nobody types for a moment."""
        settle(1300)

    def minutes_pass(self, minutes: float) -> None:
        """Time goes by, and the page notices as it does by itself, four times a second."""
        self.clock.advance(minutes=minutes)
        tick = getattr(self.page, "tick", None)
        if tick is not None:
            tick()
        settle()

    @property
    def sees(self) -> str:
        """Every word that can be read in the window."""
        return words_on(self.window)

    def has(self, name: str) -> bool:
        """Whether something called ``name`` can be pressed or written in."""
        return is_there(self.window, name)

    def how_many(self, name: str) -> int:
        """How many there are of this name."""
        return sum(1 for _one in all_named(self.window, name))

    def wait(self, until: Callable[[], bool]) -> None:
        """For what is done beside the window."""
        self._qtbot.waitUntil(until, timeout=_LONGEST_WAIT_MS)
        settle()

    def wait_for_page(self, place: str) -> None:
        self.wait(lambda: self.window.place == place)

    def wait_until_done(self) -> None:
        """Until nothing is under way beside the window."""
        settle()
        self.wait(lambda: not self.services.tasks.is_busy)

    @property
    def front(self) -> QWidget:
        """The sheet that is open, or the window."""
        sheets = [sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible()]
        return sheets[-1] if sheets else self.window

    def _focus(self) -> QWidget:
        return self.window.focusWidget() or self.page
