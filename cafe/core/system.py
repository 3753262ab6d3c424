"""What this computer lacks, in one sentence that says what to install; and what it is not to keep of us."""

from __future__ import annotations

import sys
from contextlib import suppress

from cafe.core.i18n import _

_FOR_QT = "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
_FOR_A_SCREEN = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"


def missing_libraries_sentence(error: ImportError, *, on_screen: bool = False) -> str:
    """Which packages bring what Qt needs on Linux; elsewhere, what could not be loaded.

    ``on_screen`` names as well what a window needs on a desktop, not only for tests and paper.
    """
    if not sys.platform.startswith("linux"):
        return _("The windows of this app could not be loaded ({cause}). Install the app again.").format(cause=error)
    packages = f"{_FOR_QT} {_FOR_A_SCREEN}" if on_screen else _FOR_QT
    cause = str(error).split(":", maxsplit=1)[0]
    return _(
        "This computer lacks a library that the windows need ({cause}): on Debian or Ubuntu, "
        "sudo apt install {packages}"
    ).format(cause=cause, packages=packages)


def leave_no_dump() -> None:
    """Should this process ever end badly, its memory, with a café in it, is not written to the disk.

    Where the system keeps such files at all: Windows and macOS do not unless somebody asks them to.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
