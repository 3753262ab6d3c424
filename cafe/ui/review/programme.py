"""Choosing the programme's file on the way out: looked at, checked by its words, then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui import dialogs
from cafe.ui.settings.parts import check_programme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def choose_programme(parent: QWidget, services: Services, shell: Shell, then: Callable[[], object]) -> None:
    """Ask for the file, show whose it is, and keep it if the person says so; ``then`` follows."""
    kinds = _("Programme ({pattern})").format(pattern="*.cafeprogramme")
    file = dialogs.choose_file(parent, _("The file your programme gave you"), kinds)
    if file is None:
        return
    try:
        card = services.packs.look_at_programme(file)
    except CafeError as problem:
        shell.problem(problem)
        return

    def add() -> None:
        try:
            services.packs.install_programme(file)
        except CafeError as problem:
            shell.problem(problem)
            return
        shell.toast(_("From now on you send to {name}").format(name=card.name))
        then()

    check_programme(parent, card, add)
