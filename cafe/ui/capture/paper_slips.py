"""The slips of a café's quotes onto paper, to be cut and handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.printing import save_to_print

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def print_slips(page: QWidget, services: Services, shell: Shell, cafe_id: str) -> None:
    """One sheet, to be cut. Its name says nothing of the café."""
    report = services.report
    save_to_print(
        page,
        services,
        shell,
        lambda: report.slips(cafe_id),
        name=_("Slips to cut.pdf"),
        title=_("Save the slips to print them"),
        saved=_("Saved as {name}. Print it, cut it, then delete it."),
    )
