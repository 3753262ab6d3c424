"""What the counting pages share: where the café stands in words, and parts that are drawn again in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

from cafe.core import words
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cafe.model.values import Plan
    from cafe.ui.place import Shell


def subtitle(plan: Plan, *more: str) -> str:
    """ "Healthy hearts · Kirkbrae Hall · 19 November", and whatever else belongs in that line."""
    day = words.day_and_month(local(plan.starts_at).date()) if plan.starts_at is not None else ""
    return " · ".join(part for part in (plan.title or plan.topic_title, *more, day) if part)


def empty(box: QBoxLayout | Flow) -> None:
    """Take everything out of a layout, and let it go."""
    if isinstance(box, Flow):
        box.clear()
        return
    while box.count():
        widget = box.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def keep(shell: Shell, act: Callable[[], object]) -> bool:
    """Do something that may not be possible; say so in its own sentence. True when it is done."""
    try:
        act()
    except CafeError as problem:
        shell.problem(problem)
        return False
    return True
