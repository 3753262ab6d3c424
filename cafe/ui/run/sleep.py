"""The lid was closed in the middle of a café: does that time count?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cafe.run.catching_up import SleepQuestion
from cafe.ui.run.conductor import Conductor
from cafe.ui.widgets.sheets import Sheet, SheetButton


def ask_about_sleep(parent: QWidget, question: SleepQuestion, conductor: Conductor, done: Callable[[], None]) -> Sheet:
    """Ask; until it is answered the time counts, which is also the safe answer."""
    ways = [SheetButton("no", question.no), SheetButton("yes", question.yes, "primary", safe=True)]
    sheet = Sheet(parent, question.question, "", ways, tone="gorse")

    def answered(key: str) -> None:
        done()
        conductor.act(question.count if key == "yes" else question.leave_out)

    sheet.chosen.connect(answered)
    return sheet.open_up()
