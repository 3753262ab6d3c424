"""The order of Tab in a run: capture, chips, Keep, guard, timer buttons, Next, cues, heard, top bar.

What is on the page comes and goes, so the order is worked out when Tab is pressed and not when things are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage


def stops(page: RunPage) -> list[QWidget]:
    """Everything that Tab stops at now, in order."""
    band = page.band
    zones: list[QWidget] = [band.line, band.kinds, band.kind_button, *band.chips.values(), band.more, band.keep]
    if page.notes_lock.opener is not None:
        zones += [page.notes_lock.opener.line, page.notes_lock.opener]
    zones += [page.harvest.line, page.harvest.kinds, page.harvest.take_out, page.harvest.keep]
    zones += [
        page.moving,
        band.guard,
        band.consent,
        page.harvest.guard,
        page.leaf,
        page.clock,
        page.tabs,
        page.question,
    ]
    zones += [page.harvest, page.harvest.room_sees, page.right_page(), page.track, page.bar]
    found: list[QWidget] = []
    for zone in zones:
        inside = [zone, *sorted(zone.findChildren(QWidget), key=lambda widget: _reading(page, widget))]
        found += [widget for widget in inside if widget not in found and _is_stop(page, widget)]
    return found


def _is_stop(page: RunPage, widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisibleTo(page) and widget.focusProxy() is None


def _reading(page: RunPage, widget: QWidget) -> tuple[int, int]:
    """As it is read: down, then across."""
    at = widget.mapTo(page, QPoint(0, 0)) if page.isAncestorOf(widget) else QPoint(0, 0)
    return (at.y() // 12, at.x())


def move(page: RunPage, *, forward: bool) -> bool:
    """Go to the next stop, or the one before; whether there was one."""
    found = stops(page)
    here = page.window().focusWidget()
    if not found:
        return False
    at = found.index(here) if here in found else (-1 if forward else 0)
    there = found[(at + (1 if forward else -1)) % len(found)]
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
