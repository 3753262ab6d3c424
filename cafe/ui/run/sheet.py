"""F7: the evening on paper as it stands now, for when the laptop has to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.core import words
from cafe.core.clock import today
from cafe.core.i18n import _
from cafe.ui.printing import save_to_print

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def print_sheet(parent: QWidget, services: Services, shell: Shell, cafe_id: str) -> None:
    """Ask where to save, make the sheet beside the window, and open it to be printed. The clock goes on."""
    save_to_print(
        parent,
        services,
        shell,
        lambda: services.report.run_sheet_now(cafe_id),
        name=_("Run sheet {day}.pdf").format(day=words.day_and_month(today(services.clock))),
        title=_("Save the run sheet to print it"),
        saved=_("Saved as {name}. Open it to print."),
    )
