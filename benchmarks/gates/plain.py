"""Gate 14: the journey with words of its own, then one more search when everything has ended.

The journey itself is a test (``tests/gates/test_a_word_is_nowhere.py``): its window, doors and pages are the real ones.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.hunt import found

_TEST = "tests/gates/test_a_word_is_nowhere.py"


def hunted(_size: int = 0) -> Found:
    """Run the journey in a home of its own, wait for its end, and search all that is left."""
    from tests.gates.test_a_word_is_nowhere import GOES, STAYS, TAKEN_BACK

    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        home, passing = root / "home", root / "passing"
        home.mkdir()
        passing.mkdir()
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), home)
        places |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), passing)
        words = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"--basetemp={root / 'tests'}", _TEST]
        done = subprocess.run(
            [sys.executable, *words],
            env={**os.environ, **{name: str(place) for name, place in places.items()}},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise GateBroken(done.stdout[-400:])
        left = [path for path in root.rglob("*") if path.is_file()]
        hits = [where for _word, where in found((root,), STAYS) if "test_a_word_in_plain" not in where]
        sent = {where for _word, where in found((root,), (*GOES, TAKEN_BACK))}
    if hits or {Path(where).suffix for where in sent} - {".pdf"}:
        raise GateBroken(f"a word is in {', '.join(sorted({*hits, *sent}))}")
    return Found(
        f"{len(STAYS)} words that stay, {len(GOES) + 1} that go, {len(left):,} files, in use and after the end",
        "0 hits in plain but for the summary that she made; 0 in any page of the store for what was taken back or half "
        "typed",
    )
