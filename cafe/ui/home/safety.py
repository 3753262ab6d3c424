"""The quiet line at the foot of Home: when the last backup was, and a kind word where there is no recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.copying import choose_place, copy_now, last_backup
from cafe.ui.scale import column, holder, row
from cafe.ui.settings.kept import countdown
from cafe.ui.settings.ways import find_sheet, is_sheet_due, make_sheet
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

SOON_DAYS = 14
"""From two weeks before, Home says that notes are about to go."""


def safety_lines(parent: QWidget, services: Services, shell: Shell, *, has_cafes: bool) -> QWidget | None:
    """What to say, each with one action; None where nothing is kept, or there is nothing to keep safe yet."""
    try:
        kinds = services.ways_in.kinds
    except CafeError:
        return None  # Settings says it in full
    if services.is_demo or not kinds:
        return None
    lines = []
    if "recovery" not in kinds:
        told = _("There is no recovery sheet yet. It is a spare key, for a broken laptop or forgotten words.")
        lines.append(_line("file-text", told, _("Make the sheet"), lambda: make_sheet(parent, services, shell)))
    elif has_cafes and is_sheet_due(services):
        told = _("Once a month: can you still find your recovery sheet?")
        lines.append(_line("file-text", told, _("Look for it"), lambda: find_sheet(parent, services, shell)))
    if has_cafes:
        last = services.copies.last()
        told = f"{last_backup(last)}. {last.trouble}".strip() if last.trouble else last_backup(last)
        if last.place is None:
            lines.append(_line("usb", told, _("Choose a place"), lambda: choose_place(parent, services, shell)))
        else:
            lines.append(_line("copy", told, _("Make a copy now"), lambda: copy_now(services, shell)))
    now = services.clock.now()
    soon = [due for due in services.retention.coming() if due.kind == "notes" and due.days(now) <= SOON_DAYS]
    if soon:
        lines.append(_line("clock", countdown(soon[0], now), _("How long it is kept"), lambda: shell.go("settings")))
    return holder(column(*lines, gap=4)) if lines else None


def _line(icon: str, told: str, words: str, act: object) -> QWidget:
    button = Button(words, "quiet", size="small", flush="right")
    button.clicked.connect(act)
    line = row(Icon(icon, "ink2", 19), Para(told, "small", "ink2"), button, gap=10, margins=(22, 0, 20, 0))
    line.setStretch(1, 1)
    return holder(line)
