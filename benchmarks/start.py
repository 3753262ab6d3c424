"""From the start of the process to the first paint, and to a page that can be used, beside a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import Row

RUNS = 9

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Bare(QWidget):
    def paintEvent(self, event):
        print("paint", time.time(), flush=True)
        QTimer.singleShot(0, app.quit)
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cafe.app import CafeApp, Opening
from cafe.core.paths import DataFolder
from cafe.ui.theme import Theme, apply_theme
app = QApplication([])
apply_theme(app, Theme())
cafe = CafeApp(Opening(DataFolder(Path(sys.argv[1])), key=bytes(32)))
cafe.window.first_painted.connect(lambda: print("paint", time.time(), flush=True))
look = QTimer()
def ready():
    if cafe.services is not None and cafe.window.place == "home":
        look.stop()
        print("ready", time.time(), flush=True)
        cafe.window.close()
        app.exit(0)
look.timeout.connect(ready)
look.start(0)
cafe.show()
app.exec()
"""


def _environment() -> dict[str, str]:
    """Off screen, and with bytecode kept as on a person's own computer, whatever this machine says of it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def _stamps(script: str, *words: str) -> dict[str, float]:
    import time

    begun = time.time()
    told = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
        env=_environment(),
    )
    seen = dict(line.split(" ", 1) for line in told.stdout.splitlines() if line.startswith(("paint", "ready")))
    return {name: float(at) - begun for name, at in seen.items()}


def measure() -> list[Row]:
    paints, readies, floors = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        _stamps(OURS, folder)  # makes the store, warms the disk
        _stamps(BARE)
        for _ in range(RUNS):
            ours = _stamps(OURS, str(Path(folder)))
            paints.append(ours["paint"])
            readies.append(ours["ready"])
            floors.append(_stamps(BARE)["paint"])
    floor_is = "a bare PySide6 window, painted"
    return [
        Row("first paint", floor_is, paints, floors),
        Row("Home ready, store open", floor_is, readies, floors),
    ]
