"""Asking for a file or a folder, in one place, so that a test can answer for the person.

Qt writes the folders that were visited into a plain file of its own, for the next dialog of any program. A folder may
be called after a hall, so each dialog here is left as if nobody had been anywhere.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

_Mode, _Accept = QFileDialog.FileMode, QFileDialog.AcceptMode


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder that the person picked, or None where she thought better of it."""
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    dialog.setFileMode(_Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _first(_asked(dialog))


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file to open. ``kinds`` is like ``"Programme (*.cafeprogramme)"``."""
    dialog = QFileDialog(parent, title, str(start or Path.home()), kinds)
    dialog.setFileMode(_Mode.ExistingFile)
    return _first(_asked(dialog))


def choose_files(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> tuple[Path, ...]:
    """Some files to open, in the order the system gives them."""
    dialog = QFileDialog(parent, title, str(start or Path.home()), kinds)
    dialog.setFileMode(_Mode.ExistingFiles)
    return _asked(dialog)


def save_as(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where to save; the system itself asks before an old file goes."""
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(_Accept.AcceptSave)
    dialog.setFileMode(_Mode.AnyFile)
    dialog.selectFile(suggested.name)
    return _first(_asked(dialog))


def open_file(path: Path) -> bool:
    """Open a file with what this computer opens such files with; whether that could be done."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _asked(dialog: QFileDialog) -> tuple[Path, ...]:
    is_chosen = bool(dialog.exec())
    chosen = tuple(Path(name) for name in dialog.selectedFiles()) if is_chosen else ()
    dialog.setHistory([])
    dialog.setDirectory(str(Path.home()))
    dialog.deleteLater()
    return chosen


def _first(chosen: tuple[Path, ...]) -> Path | None:
    return chosen[0] if chosen else None
