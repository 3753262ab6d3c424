"""Keeps the laptop awake and its screen lit while a café runs, by what each system offers for it.

Windows: a flag of the window's own thread. A Mac: ``caffeinate``, a program of the system. Linux: the desktop's
or systemd's own inhibitor, a program too; we speak to no bus and open no socket. Each of those programs ends by
itself when the app is gone, however it went. Where none is there, or all refuse, the host is told once.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from cafe.core import power
from cafe.core.i18n import _
from cafe.core.power import Battery

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002
_SUPPLIES = Path("/sys/class/power_supply")
_FILES = ("type", "scope", "online", "status", "capacity", "energy_now", "power_now", "charge_now", "current_now")
Find = Callable[[str], str | None]


def commands(platform: str, pid: int, find: Find) -> tuple[tuple[str, ...], ...]:
    """The programs that keep this computer awake for as long as process ``pid`` lives; none on Windows.

    On Linux both the desktop's (it holds the screen) and systemd's (it holds the computer): a desktop that is
    not there refuses, and the other is enough.
    """
    if platform == "darwin":
        caffeinate = find("caffeinate")
        return ((caffeinate, "-dimsu", "-w", str(pid)),) if caffeinate else ()
    if not platform.startswith("linux"):
        return ()
    tail = find("tail")
    if tail is None:
        return ()
    wait = (tail, f"--pid={pid}", "-f", os.devnull)  # ends when we do, also when we are killed
    who, why = "Conversation Café", _("A café is going on")
    ways: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("gnome-session-inhibit", ("--inhibit", "idle:suspend", "--app-id", "conversation-cafe", "--reason", why)),
        ("kde-inhibit", ("--power", "--screenSaver")),
        ("systemd-inhibit", ("--what=idle:sleep", f"--who={who}", f"--why={why}", "--mode=block")),
    )
    return tuple((path, *options, *wait) for name, options in ways if (path := find(name)))


def set_windows(*, awake: bool) -> bool:
    """Ask Windows to stay awake, or let it rest again; whether it agreed. Call it in the window's thread."""
    import ctypes

    flags = _CONTINUOUS | (_SYSTEM | _DISPLAY if awake else 0)
    return bool(ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint32(flags)))  # type: ignore[attr-defined]


class Awake(QObject):
    """``hold()`` and ``release()``, as often as one likes. Signal ``refused(str)``, once, with what the host can do."""

    refused = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        find: Find = shutil.which,
        set_flag: Callable[..., bool] = set_windows,
        has_screen: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._platform, self._find, self._set_flag = platform, find, set_flag
        self._has_screen = has_screen or _has_screen
        self._processes: list[QProcess] = []
        self._was_told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self.is_held = False
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.release)

    @property
    def programs(self) -> tuple[str, ...]:
        """The programs that hold this computer awake now."""
        return tuple(process.program() for process in self._processes)

    def hold(self) -> None:
        """Neither sleep nor dim from now on."""
        if self.is_held or not self._has_screen():
            return
        self.is_held = True
        if self._platform == "win32":
            if not self._set_flag(awake=True):
                self._refuse()
            return
        for program, *words in commands(self._platform, os.getpid(), self._find):
            self._begin(program, words)
        if not self._processes:
            self._refuse()

    def release(self) -> None:
        """Let the laptop rest again as its owner set it."""
        if not self.is_held:
            return
        self.is_held = False
        if self._platform == "win32":
            self._set_flag(awake=False)
        going, self._processes = self._processes, []
        for process in going:
            process.kill()  # nothing of ours is in it
            process.waitForFinished(500)
            process.deleteLater()

    def _begin(self, program: str, words: Sequence[str]) -> None:
        process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        self._processes.append(process)
        process.finished.connect(self._look_soon)
        process.errorOccurred.connect(self._look_soon)
        process.start(program, list(words))

    def _look_soon(self) -> None:
        """A program ended: look when it has finished telling so."""
        self._soon.start()

    def _look(self) -> None:
        """A program that ends while we hold has refused."""
        for process in [one for one in self._processes if one.state() is QProcess.ProcessState.NotRunning]:
            self._processes.remove(process)
            process.deleteLater()
        if self.is_held and not self._processes and self._platform != "win32":
            self._refuse()

    def _refuse(self) -> None:
        if not self._was_told:
            self._was_told = True
            self.refused.emit(_("Set this laptop not to sleep. It would not let the app do that."))


def _has_screen() -> bool:
    """Without a screen (tests, pictures) there is nothing to keep lit."""
    return QGuiApplication.platformName() not in ("offscreen", "minimal")


class BatteryReader(QObject):
    """Asks the system for its battery. Signal ``read(object)`` with a ``Battery``; nothing where there is none."""

    read = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        platform: str = sys.platform,
        supplies: Path = _SUPPLIES,
        find: Find = shutil.which,
    ) -> None:
        super().__init__(parent)
        self._platform, self._supplies, self._find = platform, supplies, find
        self._process: QProcess | None = None

    def ask(self) -> None:
        """Ask now; the answer may come a moment later."""
        if self._platform == "darwin":
            self._ask_pmset()
            return
        if self._platform == "win32":
            self._tell(read_windows())
        elif self._platform.startswith("linux"):
            self._tell(power.from_linux(read_supplies(self._supplies)))

    def _tell(self, battery: Battery | None) -> None:
        if battery is not None:
            self.read.emit(battery)

    def _ask_pmset(self) -> None:
        pmset = self._find("pmset")
        if pmset is None or self._process is not None:
            return
        process = self._process = QProcess(self)
        process.finished.connect(self._on_pmset)
        process.start(pmset, ["-g", "batt"])

    def _on_pmset(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            self._tell(power.from_pmset(bytes(process.readAllStandardOutput().data()).decode(errors="replace")))
            process.deleteLater()


def read_supplies(folder: Path) -> dict[str, dict[str, str]]:
    """The files that tell of each supply of a Linux computer; a supply that cannot be read is left out."""
    found: dict[str, dict[str, str]] = {}
    try:
        for supply in sorted(folder.iterdir()):
            found[supply.name] = {name: text for name in _FILES if (text := _text(supply / name))}
    except OSError:
        return found
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def read_windows() -> Battery | None:
    """What ``GetSystemPowerStatus`` tells."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_int32),
            ("full", ctypes.c_int32),
        )

    status = Status()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):  # type: ignore[attr-defined]
        return None
    return power.from_windows(status.line, status.flag, status.percent, status.seconds)
