"""The laptop stays awake while a café runs, whatever page is open, and its battery is looked at now and then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cafe.core.power import Battery, low_words
from cafe.run.state import RunState, ends_at, idle
from cafe.ui.awake import Awake, BatteryReader

if TYPE_CHECKING:
    from cafe.ui.run.conductor import Conductor

LOOK_MS = 30_000
LONG_PAUSE = timedelta(minutes=30)
"""After such a pause nobody is waiting for the clock, and the laptop may rest."""


class Wakeful(QObject):
    """``look()`` after every act and every half minute. Signal ``said(str)`` with what the host is to hear, once."""

    said = Signal(str)

    def __init__(
        self,
        conductor: Conductor,
        parent: QObject | None = None,
        *,
        awake: Awake | None = None,
        battery: BatteryReader | None = None,
    ) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self.awake = awake or Awake(self)
        self.battery = battery or BatteryReader(self)
        self._low_said_of = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.awake.refused.connect(self.said)
        self.battery.read.connect(self._on_battery)

    @property
    def is_wanted(self) -> bool:
        """Whether a café is going on that somebody is with."""
        if not self._conductor.is_open:
            return False
        run, now = self._conductor.run, self._conductor.now()
        return run.state is RunState.RUNNING or (run.state is RunState.PAUSED and idle(run, now) < LONG_PAUSE)

    def look(self) -> None:
        """Hold or let go, as the café stands; ask how the battery is."""
        if not self.is_wanted:
            self.awake.release()
            if not self._conductor.is_open or not self._conductor.run.is_going:
                self._timer.stop()
            return
        self.awake.hold()
        if not self._timer.isActive():
            self._timer.start()
        if self._low_said_of != self._conductor.cafe_id:
            self.battery.ask()

    def _on_battery(self, battery: Battery) -> None:
        if not self.is_wanted or self._low_said_of == self._conductor.cafe_id:
            return
        words = low_words(battery, ends_at(self._conductor.run, self._conductor.now()) - self._conductor.now())
        if words:
            self._low_said_of = self._conductor.cafe_id
            self.said.emit(words)
