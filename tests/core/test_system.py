"""A computer that lacks something is told in one sentence what to install."""

from __future__ import annotations

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
