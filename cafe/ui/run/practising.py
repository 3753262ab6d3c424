"""A rehearsal says so where the hall stands, and its clock can run faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from cafe.core.clock import Clock, PracticeClock
from cafe.core.i18n import _
from cafe.run.view import RunView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

SPEEDS = (1, 5, 10, PracticeClock.FASTEST)


def as_practice(view: RunView, clock: Clock) -> RunView:
    """The view, saying *Practice* in place of the hall where the clock is a rehearsal's."""
    if not isinstance(clock, PracticeClock):
        return view
    return replace(view, hall=_("Practice, {speed}. Nothing is kept.").format(speed=_words(clock.speed)))


def _words(speed: float) -> str:
    if speed == 1:
        return _("at its own pace")
    return _("{n} times as fast").format(n=round(speed))


def add_speeds(menu: QMenu, clock: Clock, changed: Callable[[], object]) -> None:
    """The paces of a rehearsal, in the menu of the run; nothing for a café."""
    if not isinstance(clock, PracticeClock):
        return
    menu.addSeparator()
    speeds = menu.addMenu(_("How fast"))
    speeds.setFont(menu.font())

    def use(speed: float) -> None:
        clock.speed = speed
        changed()

    for speed in SPEEDS:
        words = _words(speed)
        made = speeds.addAction(words[:1].upper() + words[1:], lambda speed=speed: use(speed))
        made.setCheckable(True)
        made.setChecked(round(clock.speed) == speed)
