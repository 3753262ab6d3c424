"""The slips of a café's quotes onto paper: where they go is asked, then the sheet opens to be printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.ui import dialogs

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def print_slips(page: QWidget, services: Services, shell: Shell, cafe_id: str) -> None:
    """One sheet, to be cut. Its name says nothing of the café."""
    suggested = Path.home() / _("Slips to cut.pdf")
    path = dialogs.save_as(page, _("Save the slips to print them"), suggested, _("PDF (*.pdf)"))
    if path is None:
        return
    report = services.report

    def kept(content: bytes) -> None:
        try:
            replace_file(path, content)
        except CafeError as problem:
            shell.problem(problem)
            return
        shell.toast(_("Saved as {name}. Print it, cut it, then delete it.").format(name=path.name))
        dialogs.open_file(path)

    services.tasks.run(lambda _p: report.slips(cafe_id), on_done=kept, on_refused=shell.problem)
