"""One quiet line where the return of a quarter is due: for Home, and for Check and send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.packs.returns.view import due_in_words, key_of
from cafe.ui.scale import holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def due_line(services: Services, shell: Shell) -> QWidget | None:
    """What is due, with its button; None where nothing is."""
    ripe = services.packs.returns.ripe()
    if not ripe:
        return None
    first = ripe[0].pool
    see = Button(_("See what leaves"), "quiet", size="small", flush="right")
    see.setAccessibleName(_("See what a return of the quarter says"))
    see.clicked.connect(lambda: shell.go("quarter", key_of(first.quarter, first.board)))
    line = row(
        Icon("users", "ink2", 19), Para(due_in_words(ripe), "small", "ink2"), see, gap=10, margins=(22, 0, 20, 0)
    )
    line.setStretch(1, 1)
    return holder(line)
