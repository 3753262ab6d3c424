"""Gate 15: the whole suite of windows and journeys runs where the kernel itself ends whoever asks for the internet.

``python -m benchmarks.gates.offline MODULE …`` runs a module so. On Linux a filter in the kernel (seccomp) stands
over the process, its libraries in C and every process that it starts: asking for a socket of any family but those
within the computer ends it at once. Elsewhere Python's own audit refuses, which C does not pass through.
"""

from __future__ import annotations

import ctypes
import platform
import re
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.gates.figures import Found, GateBroken

WITHIN = (1, 16)  # AF_UNIX, AF_NETLINK: within this computer
_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # the machine's own number, and of socket()
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ROOT = Path(__file__).parents[2]


class _Line(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint)]


class _Programme(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("lines", ctypes.POINTER(_Line))]


def is_kernel_asked() -> bool:
    """Whether this system has such a filter."""
    return sys.platform == "linux" and platform.machine() in _CALLS


def shut_off() -> None:
    """From now on this process, and all that it starts, reach nothing beyond this computer. Before any thread."""
    if not is_kernel_asked():
        sys.addaudithook(_refuse)
        return
    machine, call = _CALLS[platform.machine()]
    words = [
        (_LOAD, 0, 0, 4), (_IF_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0), (_IF_EQUAL, 0, 4, call), (_LOAD, 0, 0, 16),
        (_IF_EQUAL, 2, 0, WITHIN[0]), (_IF_EQUAL, 1, 0, WITHIN[1]), (_RETURN, 0, 0, _KILL), (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    lines = (_Line * len(words))(*(_Line(*word) for word in words))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.byref(_Programme(len(words), lines)), 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo" or (event == "socket.__new__" and int(arguments[1]) not in WITHIN):
        raise SystemExit("it asked for the internet")


def run_shut_off(*words: str, timeout: float = 3600) -> subprocess.CompletedProcess[str]:
    """Run a module with its words where nothing beyond this computer can be reached."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.gates.offline", *words],
        capture_output=True, text=True, cwd=_ROOT, timeout=timeout, check=False,
    )  # fmt: skip


def suite(size: int) -> Found:
    """``size`` 0: the app's own self-check. Else the whole suite of windows and journeys."""
    by = "the kernel" if is_kernel_asked() else "Python’s audit"
    checked = run_shut_off("cafe", "selfcheck")
    if checked.returncode:
        raise GateBroken(f"the self-check ended with {checked.returncode}: {checked.stderr[-300:]}")
    if not size:
        return Found("the self-check: store, packs, paper, window", f"0 attempts (watched by {by})")
    done = run_shut_off("pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "tests/ui", "tests/journeys")
    if done.returncode not in (0, 1) or "crashed" in done.stdout:
        raise GateBroken(f"the suite ended with {done.returncode}: {done.stdout[-300:]}")
    said = re.findall(r"\d+ passed|\d+ failed|\d+ error", done.stdout)
    counted = ", ".join(said) or f"{done.stdout.count('.'):,} passed"
    return Found(f"the self-check, and every test of windows and journeys ({counted})", f"0 attempts (watched by {by})")


def ended_it(code: int) -> bool:
    """Whether a process was ended for asking."""
    return code == -signal.SIGSYS if is_kernel_asked() else code == 1


if __name__ == "__main__":
    shut_off()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
