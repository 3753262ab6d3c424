"""A PDF onto paper: where it goes is asked, it is made beside the window, then it opens to be printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.core.words import listed
from cafe.privacy.guard.check import check_name
from cafe.ui import dialogs

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def save_to_print(
    page: QWidget, services: Services, shell: Shell, make: Callable[[], bytes], *, name: str, title: str, saved: str
) -> None:
    """Ask for a place (``title``; ``name`` is suggested), make the bytes, keep them, open the file.

    ``saved`` is said when it is kept, with a place for ``{name}``. A problem is shown, and no half file is left.
    """
    path = dialogs.save_as(page, title, Path.home() / name, _("PDF (*.pdf)"))
    if path is None:
        return

    def kept(content: bytes) -> None:
        try:
            replace_file(path, content)
        except CafeError as problem:
            shell.problem(problem)
            return
        shell.toast(" ".join((saved.format(name=path.name), *said_of_its_name(path))))
        dialogs.open_file(path)

    services.tasks.run(lambda _progress: make(), on_done=kept, on_refused=shell.problem)


def said_of_its_name(path: Path) -> tuple[str, ...]:
    """One sentence where the name that was given to a file could point to a person; else none."""
    found = check_name(path.name)
    if not found:
        return ()
    return (_("Its name could point to a person: {words}.").format(words=listed(found)),)
