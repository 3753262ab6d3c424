"""A computer that lacks something is told in one sentence what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cafe.core.system import missing_libraries_sentence

ERROR = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")


def test_on_linux_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert missing_libraries_sentence(ERROR) == (
        "This computer lacks a library that the windows need (libGL.so.1): on Debian or Ubuntu, sudo apt install "
        "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
    )
    assert missing_libraries_sentence(ERROR, on_screen=True).endswith("libxcb-shape0 libxkbcommon-x11-0")


def test_elsewhere_the_cause_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert "libGL.so.1" in missing_libraries_sentence(ERROR)
    assert "apt" not in missing_libraries_sentence(ERROR)


def test_a_process_that_ends_badly_leaves_no_memory_behind() -> None:
    """No dump of it is written where a system writes them: it may hold none of its bytes."""
    act = (
        "from cafe.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "try:\n    import resource\nexcept ImportError:\n    print('(0, 0)')\n"
        "else:\n    print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", act], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "(0, 0)"
