"""The real command line: as a process of its own, or called here where only its answer is looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from cafe.cli import main


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


def cafe_here(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The same words, read and done by the same ``main``, without the second that a process takes to begin."""
    out, complaints = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(complaints):
        try:
            code = main([*map(str, words)])
        except SystemExit as left:  # words that were wrong end there
            code = int(left.code or 0)
    return subprocess.CompletedProcess(words, code, out.getvalue(), complaints.getvalue())


def with_words(folder: Path) -> tuple[str | Path, ...]:
    """The options for a data folder behind words: a computer without a keychain."""
    words = folder / "words.txt"
    if not words.exists():
        folder.mkdir(parents=True, exist_ok=True)
        words.write_text("kettle lantern meadow otter thimble\n", encoding="utf-8")
    return ("--data-dir", folder / "data", "--passphrase-file", words)
