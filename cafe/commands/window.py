"""cafe: opens the window, or says in a sentence why it cannot and what works without one."""

from __future__ import annotations

import ctypes
import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from cafe.commands.opening import data_folder, passphrase
from cafe.commands.terminal import Terminal
from cafe.core.errors import EnvironmentFault
from cafe.core.i18n import _

if TYPE_CHECKING:
    from cafe.app import Opening

WITHOUT_A_SCREEN = "guard, protect, programme, pack, collate, simulate, backup, restore, selfcheck"


def run(asked: Namespace, _terminal: Terminal) -> int:
    """Stays until the window is closed."""
    need_a_screen()
    need_qt()
    from cafe.app import Opening

    return open_window(Opening(folder=data_folder(asked), passphrase=passphrase(asked)))


def open_window(opening: Opening) -> int:
    """The one way in to the window from a command."""
    from cafe.app import main

    return main(opening)


def need_a_screen() -> None:
    """Raises EnvironmentFault on Linux where no desktop is running: Qt would abort without a word."""
    if not sys.platform.startswith("linux"):
        return
    if any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return
    if os.environ.get("DISPLAY") and _is_answered():
        return
    raise EnvironmentFault(
        _("There is no screen here to open a window on."),
        _("These work without one: cafe {commands}.").format(commands=WITHOUT_A_SCREEN),
    )


def _is_answered() -> bool:
    """Whether the desktop that DISPLAY names answers: as Qt asks it, so that what Qt would abort at is a sentence."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # `need_qt` names the library
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    asked = xcb.xcb_connect(None, None)
    answered = not xcb.xcb_connection_has_error(asked)
    xcb.xcb_disconnect(asked)
    return answered


def need_qt() -> None:
    """Raises EnvironmentFault naming the packages, where Qt's own libraries are missing."""
    from cafe.core.system import missing_libraries_sentence

    try:
        import cafe.app  # noqa: F401
    except ImportError as problem:
        if not (problem.name or "").startswith("PySide6") and "lib" not in str(problem):
            raise
        raise EnvironmentFault(missing_libraries_sentence(problem, on_screen=True)) from problem
