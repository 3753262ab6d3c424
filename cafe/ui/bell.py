"""One soft bell, by what each system plays sounds with. Off unless a host has chosen it, and tried before the café.

Windows: its own call. A Mac: ``afplay``. Linux: the first of PipeWire's, PulseAudio's and ALSA's players that is
there. Where there is none, or it refuses, the host is told once, and the clock goes on in silence.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from cafe.core import assets
from cafe.core.i18n import _
from cafe.run.clockface import Cue, cue_between

if TYPE_CHECKING:
    from cafe.run.view import RunView

_SOUND = "sounds/bell.wav"
_PLAYERS = {"darwin": ("afplay",), "linux": ("pw-play", "paplay", "aplay")}
Find = Callable[[str], str | None]


class Bells(StrEnum):
    """When the bell is heard. The values are what Settings keep."""

    NONE = "none"
    UP = "up"  # when the time of a stage is up
    BOTH = "both"  # also when it is nearly up

    def rings_for(self, cue: Cue) -> bool:
        """Whether this moment is heard."""
        return self is Bells.BOTH or (self is Bells.UP and cue is Cue.UP)


SETTING = "bell"
TURNS = "bell_turns"
"""The setting that lets the bell sound also when a turn with the talking object has had its time."""


def chosen(kept: object) -> Bells:
    """What was chosen; nothing is heard for anything else."""
    return next((bells for bells in Bells if bells.value == kept), Bells.NONE)


def play_on_windows(path: str) -> None:
    """Play it and return at once. Raises ``RuntimeError`` where Windows will not."""
    import winsound

    play, flags = winsound.PlaySound, winsound.SND_FILENAME | winsound.SND_ASYNC  # type: ignore[attr-defined]
    play(path, flags | winsound.SND_NODEFAULT)  # type: ignore[attr-defined]


class Bell(QObject):
    """``ring()`` plays it once. Signal ``refused(str)`` with what the host can do, once."""

    refused = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        find: Find = shutil.which,
        on_windows: Callable[[str], None] = play_on_windows,
    ) -> None:
        super().__init__(parent)
        self._platform, self._find, self._on_windows = platform, find, on_windows
        self._was_told = False
        self._playing: QProcess | None = None

    def ring(self) -> None:
        """Once; while it still sounds nothing is added."""
        if self._playing is not None:
            return
        where = str(assets.path(_SOUND))
        if self._platform == "win32":
            try:
                self._on_windows(where)
            except RuntimeError:
                self._refuse()
            return
        player = next((found for name in _PLAYERS.get(self._platform, ()) if (found := self._find(name))), None)
        if player is None:
            self._refuse()
            return
        process = self._playing = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(lambda _error: self._on_finished(1))
        process.start(player, [where])

    def _on_finished(self, code: int) -> None:
        process, self._playing = self._playing, None
        if process is not None:
            process.deleteLater()
            if code:
                self._refuse()

    def _refuse(self) -> None:
        if not self._was_told:
            self._was_told = True
            self.refused.emit(_("This laptop plays no sound just now. Everything else works."))


class Ringing:
    """Listens to the views of a run, and rings where the host chose so."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self.bells = Bells.NONE
        self.rings_turns = False

    @property
    def is_on(self) -> bool:
        """Whether anything is ever heard."""
        return self.rings_turns or self.bells is not Bells.NONE

    def time_is_up(self) -> None:
        """A stage went on by itself at the end of its time: nobody saw it stand at nought."""
        if self.bells.rings_for(Cue.UP):
            self._bell.ring()

    def look(self, before: RunView | None, after: RunView) -> None:
        """Ring if a moment came due between two looks at the same stage."""
        if before is None or before.stage_id != after.stage_id:
            return
        cue = cue_between(before.timer, after.timer)
        if (cue is not None and self.bells.rings_for(cue)) or (self.rings_turns and _turn_came_due(before, after)):
            self._bell.ring()


def _turn_came_due(before: RunView, after: RunView) -> bool:
    was, now = before.turns, after.turns
    return was is not None and now is not None and was.count == now.count and now.is_up and not was.is_up
