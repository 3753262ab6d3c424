"""The real command line, run as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def cafe(*words: str | Path, typed: str = "", screen: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``cafe`` as a coordinator would; no screen, no keychain, a home of its own."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    around = {name: value for name, value in os.environ.items() if name not in names}
    if screen:
        around["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(
        [sys.executable, "-m", "cafe", *map(str, words)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**around, "PYTHONUTF8": "1", **env},
        timeout=120,
        check=False,
    )


def with_words(folder: Path) -> tuple[str | Path, ...]:
    """The options for a data folder behind words: a computer without a keychain."""
    words = folder / "words.txt"
    if not words.exists():
        folder.mkdir(parents=True, exist_ok=True)
        words.write_text("kettle lantern meadow otter thimble\n", encoding="utf-8")
    return ("--data-dir", folder / "data", "--passphrase-file", words)
