"""A sheet of the day onto paper, from wherever a host wants it. Its file name says nothing of a café."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.printing import save_to_print

if TYPE_CHECKING:
    from cafe.report.sheets.dpia import Laptop
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def print_sheet(
    page: QWidget,
    services: Services,
    shell: Shell,
    sheet_id: str,
    cafe_id: str = "",
    *,
    topic_id: str = "",
    large: bool = False,
) -> None:
    """Ask where, make it, open it. Where the sheet cannot be made yet, say why before anything is asked."""
    sheets = services.report.sheets
    waits = sheets.problem(sheet_id, cafe_id, topic_id=topic_id)
    if waits is not None:
        shell.problem(waits)
        return
    laptop = _laptop(services) if sheet_id == "dpia" else None
    name = f"{sheet_id}{'-large-print' if large else ''}.pdf"
    save_to_print(
        page,
        services,
        shell,
        lambda: sheets.make(sheet_id, cafe_id, topic_id=topic_id, large=large, laptop=laptop),
        name=name,
        title=_("Save the sheet to print it"),
        saved=_("Saved as {name}. Open it to print."),
    )


def print_guide(page: QWidget, services: Services, shell: Shell, guide_id: str, *, large: bool = False) -> None:
    """One page of help, to be read away from the screen."""
    sheets = services.report.sheets
    save_to_print(
        page,
        services,
        shell,
        lambda: sheets.guide(guide_id, large=large),
        name=f"{guide_id}{'-large-print' if large else ''}.pdf",
        title=_("Save the page to print it"),
        saved=_("Saved as {name}. Open it to print."),
    )


def _laptop(services: Services) -> Laptop:
    """How this laptop is locked, for the pack that says so."""
    from cafe.core.clock import local
    from cafe.report.sheets.dpia import Laptop
    from cafe.ui import locking

    last = services.copies.last()
    made = local(last.at).date() if last.at else None
    return Laptop(services.ways_in.kinds, made, locking.minutes(services), last.place is not None)
