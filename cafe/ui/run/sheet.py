"""F7: the evening on paper as it stands now, for when the laptop has to close."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cafe.core import words
from cafe.core.clock import today
from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.ui import dialogs

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage


def print_sheet(page: RunPage) -> None:
    """Ask where to save, make the sheet beside the window, and open it to be printed. The clock goes on."""
    services, shell, cafe_id = page.services, page.shell, page.cafe_id
    name = _("Run sheet {day}.pdf").format(day=words.day_and_month(today(services.clock)))
    path = dialogs.save_as(page, _("Save the run sheet to print it"), Path.home() / name, _("PDF (*.pdf)"))
    if path is None:
        return

    def kept(content: bytes) -> None:
        try:
            replace_file(path, content)
        except CafeError as problem:
            shell.problem(problem)
            return
        shell.toast(_("Saved as {name}. Open it to print.").format(name=path.name))
        dialogs.open_file(path)

    services.tasks.run(lambda _progress: services.report.run_sheet_now(cafe_id), on_done=kept, on_refused=shell.problem)
