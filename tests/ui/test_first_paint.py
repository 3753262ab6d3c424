"""An old laptop shows something within a second: the window comes before everything heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cafe.app import CafeApp, Opening
from cafe.core.paths import DataFolder
from cafe.ui.theme import Theme, apply_theme

app = QApplication([])
apply_theme(app, Theme())
cafe = CafeApp(Opening(DataFolder(Path(sys.argv[1])), key=bytes(32)))
heavy = "sqlmodel sqlalchemy sqlcipher3 reportlab alembic pydantic nacl pyrage keyring".split()
seen = {}
cafe.window.first_painted.connect(lambda: seen.setdefault("paint", [m for m in heavy if m in sys.modules]))
cafe.show()
for _ in range(200):
    app.processEvents()
    if cafe.services is not None:
        break
seen["ready"] = cafe.services is not None and cafe.window.place
seen["after"] = "sqlmodel" in sys.modules
cafe.window.close()
print(json.dumps(seen))
"""


def test_the_window_paints_before_any_heavy_library_is_loaded(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert json.loads(told.stdout.splitlines()[-1]) == {"paint": [], "ready": "home", "after": True}
