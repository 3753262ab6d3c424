"""The first start, by keyboard alone, at two paces: how long until the first page is there?

    uv run python -m benchmarks set_up

The real window is walked by its keys: what is on each screen is counted, every key that is pressed, and the seconds
that the app itself takes. The paces are set below; the words and the groups are always copied by hand.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.journeys.laptops import Laptop


@dataclass(frozen=True, slots=True)
class Pace:
    """Words read in a minute; seconds for a key, for making up her mind, and for a letter written by hand."""

    name: str
    words_a_minute: int
    key: float
    choice: float
    letter: float


SLOW = Pace("slow", 150, 1.0, 3.0, 1.0)
"""Reads for sense, with glasses on; hunts for each key; looks over each letter."""
ORDINARY = Pace("ordinary", 238, 0.5, 1.35, 0.7)
"""Reading of grown-ups (Brysbaert 2019); a key and a choice as in the keystroke-level model (Card, Moran, Newell)."""
MOST_SECONDS = 180.0
_MOST_TABS = 40


@dataclass(slots=True)
class SetUp:
    """One way through the set-up, counted."""

    way: str
    screens: int = 0
    words: int = 0
    keys: int = 0
    choices: int = 0
    letters: int = 0
    app: float = 0.0  # seconds that the app took
    _seen: set[str] = field(default_factory=set)

    def seconds(self, pace: Pace = SLOW) -> float:
        """All in all, the app's own seconds among them."""
        by_hand = self.keys * pace.key + self.choices * pace.choice + self.letters * pace.letter
        return self.words * 60 / pace.words_a_minute + by_hand + self.app

    def reads(self, text: str) -> None:
        """Everything on this screen that was not on one before; each line once."""
        new = [line for line in text.splitlines() if line not in self._seen]
        self._seen.update(new)
        self.screens += bool(new)
        self.words += sum(any(letter.isalpha() for letter in word) for line in new for word in line.split())


class Hands:
    """The keys of one laptop, and nothing but keys."""

    def __init__(self, laptop: Laptop, told: SetUp) -> None:
        self._laptop, self.told = laptop, told

    def look(self) -> None:
        from cafe.ui.widgets.choices import BigChoice

        answers = self._laptop.front.findChildren(BigChoice)
        under = [one.accessibleDescription() for one in answers if one.isVisibleTo(self._laptop.front)]
        self.told.reads("\n".join([self._laptop.sees.replace("covered", ""), *under]))

    def go_to(self, name: str) -> None:
        """Tab until what is called ``name`` has the focus."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        for _tab in range(_MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and name in (focus.accessibleName(), getattr(focus, "text", lambda: "")()):
                return
            self._laptop.key(Qt.Key.Key_Tab)
            self.told.keys += 1
        raise AssertionError(f"{name} cannot be reached by keys")

    def choose(self, name: str) -> None:
        """Go there and press it; then read what is new."""
        from PySide6.QtCore import Qt

        self.go_to(name)
        self._act(lambda: self._laptop.key(Qt.Key.Key_Space))
        self.told.keys += 1
        self.told.choices += 1
        self.look()

    def choose_next(self, name: str) -> None:
        """The answer below ``name``, by an arrow; then read what is new."""
        from PySide6.QtCore import Qt

        self.go_to(name)
        self._laptop.key(Qt.Key.Key_Down)
        self.told.keys += 1
        self.told.choices += 1
        self.look()

    def write_and_enter(self, text: str) -> None:
        """Where the focus is."""
        from PySide6.QtCore import Qt

        self._laptop.type(text)
        self._act(lambda: self._laptop.key(Qt.Key.Key_Return))
        self.told.keys += len(text) + 1

    def copy_by_hand(self, text: str) -> None:
        self.told.letters += len(text)

    def _act(self, act: Callable[[], object]) -> None:
        begun = time.perf_counter()
        act()
        self.told.app += time.perf_counter() - begun

    def wait_for(self, place: str) -> None:
        self._act(lambda: self._laptop.wait_for_page(place))


def walk(laptop: Laptop, *, is_shared: bool) -> SetUp:
    """The first start of ``laptop``, as far as Home. Reads, writes and presses; no mouse."""
    from cafe.ui.opening.keep_locked import KeepLocked

    hands = Hands(laptop, SetUp("a shared laptop: five words and the sheet" if is_shared else "her own: the sheet"))
    hands._act(laptop.switch_on)
    hands.look()
    hands.choose("I host cafés")
    (page,) = laptop.front.findChildren(KeepLocked)
    if is_shared:
        hands.choose_next("Just me")  # two answers to one question: an arrow goes from one to the other
        assert page.answer == "shared"
        words = " ".join(page.words)
        hands.copy_by_hand(words.replace(" ", ""))
        hands.choose("I have written them down")
        hands.go_to(f"Look at the paper. Type word {page.five.number}.")
        hands.write_and_enter(page.words[page.five.number - 1])
        hands.look()
    groups = page.sheet.groups
    hands.copy_by_hand("".join(groups))
    hands.choose("I copied it by hand")
    hands.go_to(f"Look at the paper. Type group {page.sheet.number}.")
    hands.write_and_enter(groups[page.sheet.number - 1].lower())
    hands.wait_for("home")
    return hands.told


HEAD = (
    "| way | screens | words to read | keys | choices | letters by hand | the app itself | slow | ordinary |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def row(told: SetUp) -> str:
    """One way as a line of a table."""
    return (
        f"| {told.way} | {told.screens} | {told.words} | {told.keys} | {told.choices} | {told.letters} | "
        f"{told.app:.1f} s | {_minutes(told.seconds())} | {_minutes(told.seconds(ORDINARY))} |"
    )


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60} min {int(seconds) % 60:02} s"


class _NoBot:
    """What a laptop of the journeys asks of its test, without one."""

    def addWidget(self, _widget: Any) -> None:
        """Nobody takes it away but us."""

    def waitUntil(self, is_so: Callable[[], bool], timeout: int = 20_000) -> None:
        """Until something is so."""
        from PySide6.QtWidgets import QApplication

        end = time.monotonic() + timeout / 1000
        while not is_so():
            assert time.monotonic() < end, "it never came"
            QApplication.processEvents()
            time.sleep(0.01)


def figures() -> int:
    """Both ways, printed as a table; 1 where one takes longer than three minutes at the slow pace."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from datetime import UTC, datetime

    import keyring
    from PySide6.QtWidgets import QApplication

    from cafe.core.clock import FakeClock
    from cafe.ui.theme import Theme, apply_theme
    from tests.fakes import FakeKeychain
    from tests.journeys.laptops import Laptop

    app = QApplication.instance() or QApplication([])
    apply_theme(app, Theme())  # type: ignore[arg-type]
    found = []
    for is_shared in (False, True):
        keyring.set_keyring(FakeKeychain())
        with tempfile.TemporaryDirectory() as name:
            clock = FakeClock(datetime(2026, 11, 16, 9, 30, tzinfo=UTC))
            laptop = Laptop(_NoBot(), None, Path(name) / "laptop", clock)  # type: ignore[arg-type]
            found.append(walk(laptop, is_shared=is_shared))
            laptop.switch_off()
    print("\n".join([HEAD, *map(row, found)]))
    return sum(told.seconds() > MOST_SECONDS for told in found)
