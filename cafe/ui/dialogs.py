"""Asking for a file or a folder, in one place, so that a test can answer for the person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder that the person picked, or None where she thought better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or Path.home()))
    return Path(chosen) if chosen else None


def choose_file(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file to open. ``kinds`` is like ``"Programme (*.cafeprogramme)"``."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(start or Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_files(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> tuple[Path, ...]:
    """Some files to open, in the order the system gives them."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(start or Path.home()), kinds)
    return tuple(Path(name) for name in chosen)


def save_as(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where to save; the system itself asks before an old file goes."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(chosen) if chosen else None


def open_file(path: Path) -> bool:
    """Open a file with what this computer opens such files with; whether that could be done."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
