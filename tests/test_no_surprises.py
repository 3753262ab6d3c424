"""The tests' own promises: nothing calls out, nothing asks unscripted, nobody's real folders are touched."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import conftest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused_and_remembered(family: int) -> None:
    with pytest.raises(OSError, match="never calls out"):
        socket.socket(family)
    assert len(conftest._calls_out) == 1
    conftest._calls_out.clear()


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(OSError, match="never calls out"):
        socket.getaddrinfo("example.org", 443)
    conftest._calls_out.clear()


def test_a_window_nobody_scripted_fails_the_test(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QDialog, QMessageBox

    dialog = QDialog()
    qtbot.addWidget(dialog)
    with pytest.raises(AssertionError):
        dialog.exec()
    with pytest.raises(AssertionError):
        QMessageBox.question(dialog, "Title", "Sure?")


def test_home_is_a_folder_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert Path(os.environ["HOME"]).is_relative_to(tmp_path_factory.getbasetemp())
