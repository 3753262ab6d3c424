"""The guard answers within a frame, also where somebody tries to make it think for long."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from cafe.privacy.guard.check import check

HOSTILE = [
    "Mc" * 2000, "a" * 4000, "A " * 2000, "1 " * 2000, "@" * 4000, "a@" * 2000, "a." * 2000, "a at b dot " * 360,
    "zero one " * 440, "0" * 4000, "0 " * 2000, "A-" * 2000, "only woman " * 360, "the woman who runs " * 210,
    "Mary " * 800, "Mary and " * 440, "her sister " * 360, "St " * 1300, "is 4 " * 800, "aged 12 " * 500,
    "www." * 1000, "insta " * 660, "1/" * 2000, "'" * 4000, "A'" * 2000, "case ref 1 " * 360,
    "works at Aa Bb Cc " * 220, "Dr Dr " * 660, "\u200b" * 4000, "e\u0301" * 2000, "и" * 4000, "A.B. " * 800,
    "first of may " * 300, "12 High " * 500, "flat 1/1, " * 400, "minister's " * 360,
    "xyzab Qwrty " * 330, "Morag, 58, " * 360, "oldest was 18, " * 260, "thanks to will for " * 210,
    "Nerqa packs " * 330,
]  # fmt: skip
PATIENCE = 0.2  # seconds; some milliseconds here, and room for a busy machine


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12].encode("unicode_escape").decode())
def test_no_note_makes_it_think_for_long(text: str) -> None:
    check(text)
    quickest = min(_timed(text) for _ in range(3))
    assert quickest < PATIENCE


def test_cost_grows_with_length_and_no_faster() -> None:
    note = "Morag from Lochinver said the minister's wife waited since 4 May. "
    short, long = note * 200, note * 1600
    check(short)
    one = min(_timed(short) for _ in range(3))
    eight = min(_timed(long) for _ in range(2))
    assert eight < 16 * one


def test_it_loads_neither_windows_nor_tables() -> None:
    code = (
        "import sys; from cafe.privacy.guard.check import check; check('Morag spoke'); "
        "print([m for m in ('PySide6', 'sqlmodel', 'pydantic', 'reportlab', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _timed(text: str) -> float:
    start = time.process_time()
    check(text)
    return time.process_time() - start
