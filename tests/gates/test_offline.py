"""Gate 15, in short: the app does all it does where the system ends whoever asks for the internet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gates import offline

ASKS = {
    "by Python": "import socket; socket.socket(socket.AF_INET)",
    "for the newer internet": "import socket; socket.socket(socket.AF_INET6)",
    "in a process of its own": (
        "import subprocess, sys;"
        "code = subprocess.run([sys.executable, '-c', 'import socket; socket.socket()']).returncode;"
        "import os, signal; os.kill(os.getpid(), signal.SIGSYS) if code else None"
    ),
    "in C": "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",
}


def _shut_off_and(act: str) -> int:
    words = f"from benchmarks.gates.offline import shut_off; shut_off(); {act}"
    root = Path(offline.__file__).parents[2]
    return subprocess.run([sys.executable, "-c", words], cwd=root, capture_output=True, check=False).returncode


@pytest.mark.parametrize("how", list(ASKS) if offline.is_kernel_asked() else ["by Python", "for the newer internet"])
def test_whoever_asks_for_the_internet_is_ended(how: str) -> None:
    assert offline.ended_it(_shut_off_and(ASKS[how]))


def test_what_stays_within_the_computer_goes_on() -> None:
    assert _shut_off_and("import socket; socket.socketpair(); socket.socket(socket.AF_UNIX)") == 0


def test_the_app_does_all_it_does_without_asking() -> None:
    assert offline.suite(0).ran
