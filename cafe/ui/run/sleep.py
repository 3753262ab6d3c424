"""The lid was closed in the middle of a café: does that time count?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cafe.run.catching_up import SleepQuestion
from cafe.ui.widgets.sheets import Sheet, SheetButton


def sleep_sheet(parent: QWidget, question: SleepQuestion) -> Sheet:
    """Answers "yes" or "no"; until it is answered the time counts, which is also the safe answer."""
    ways = [SheetButton("no", question.no), SheetButton("yes", question.yes, "primary", safe=True)]
    return Sheet(parent, question.question, "", ways, tone="gorse")
