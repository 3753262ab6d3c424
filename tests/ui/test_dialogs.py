"""Asking for a file leaves nothing behind: no folder that was visited, no name of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cafe.ui import dialogs
from tests.ui.driving import settle

Ask = Callable[[QWidget, Path], object]
PDF = "PDF (*.pdf)"
ASKED: dict[str, tuple[Ask, str]] = {
    "save": (lambda parent, at: dialogs.save_as(parent, "Save", at / "Summary.pdf", PDF), "Summary.pdf"),
    "open": (lambda parent, at: dialogs.choose_file(parent, "Open", PDF, at), "old.pdf"),
    "open some": (lambda parent, at: dialogs.choose_files(parent, "Open", PDF, at), "old.pdf"),
    "folder": (lambda parent, at: dialogs.choose_folder(parent, "Where", at), ""),
}


@pytest.mark.parametrize("asked", ASKED)
def test_what_was_chosen_is_answered_and_remembered_nowhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    kept, evenings, parent = tmp_path / "config", tmp_path / "Corran Hall evenings", QWidget()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(kept))
    evenings.mkdir()
    (evenings / "old.pdf").write_bytes(b"%PDF")
    qtbot.addWidget(parent)
    (ask, answer), leaves = ASKED[asked], False

    def answers(dialog: QFileDialog) -> int:
        dialog.show()
        if leaves:
            dialog.reject()
        else:
            if asked.startswith("open"):
                dialog.selectFile(answer)
            dialog.accept()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answers)
    chosen = evenings / answer
    assert ask(parent, evenings) == ((chosen,) if asked == "open some" else chosen)
    leaves = True
    assert not ask(parent, evenings)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    files = [file for file in kept.rglob("*") if file.is_file()]
    assert files, "Qt has written its own file, and nothing of ours is in it"
    assert not any(b"Corran" in file.read_bytes() for file in files)
