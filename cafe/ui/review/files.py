"""Where the two files of a café are put, how large they are, and how the computer opens them. Local files only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from cafe.core.errors import EnvironmentFault
from cafe.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.ui.services import Services

_SEND_FOLDER = "send_folder"
_KB = 1024


def send_folder(services: Services) -> Path:
    """The folder a person chose for what she sends; until then the one beside the data."""
    chosen = services.content.setting(_SEND_FOLDER, "")
    return Path(chosen) if isinstance(chosen, str) and chosen else services.folder.to_send


def choose_send_folder(parent: QWidget, services: Services) -> bool:
    """Ask for another folder and remember it. Whether one was chosen."""
    from cafe.ui import dialogs

    now = send_folder(services)
    chosen = dialogs.choose_folder(parent, _("Where shall the files go?"), now if now.is_dir() else None)
    if chosen is None:
        return False
    services.content.keep_setting(_SEND_FOLDER, str(chosen))
    return True


def size_of(path: Path) -> str:
    """ "38 KB"; empty where the file is not there any more."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    return _("{n} KB").format(n=max(1, round(size / _KB)))


def open_here(path: Path) -> None:
    """Open a file or a folder of this computer with what usually opens it.

    Raises EnvironmentFault where it is gone, or where nothing on this computer opens it.
    """
    if not path.exists():
        raise EnvironmentFault(
            _("We cannot find {name} where it was put.").format(name=path.name),
            _("If it was on a memory stick, put it back in. Or make the files again."),
        )
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise EnvironmentFault(
            _("Nothing on this computer opens {name}. The file is safe.").format(name=path.name),
            _("It is in {folder}.").format(folder=path if path.is_dir() else path.parent),
        )
