"""The one place where a problem is shown: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.widgets.sheets import Sheet, SheetButton


class Apology(CafeError):
    """Our own mistake, in words, with a report that can be copied for the people who mend it."""

    report: str = ""


def apology(report: str) -> Apology:
    """The sentence for a mistake of ours. What was kept is kept: every action is a row before it is shown.

    ``report``: of ``core.mistakes``, in which nobody's words are.
    """
    problem = Apology(
        _("Something went wrong in the app. Everything you kept is safe."),
        _("You can carry on. If it happens again, close the app and open it once more."),
    )
    problem.report = report
    return problem


def show(parent: QWidget, error: CafeError) -> Sheet:
    """Show ``error`` over the window that ``parent`` is in; it never blocks what is going on behind."""
    buttons = [SheetButton("close", _("Carry on"), safe=True)]
    report = getattr(error, "report", "")
    if report:
        buttons.insert(0, SheetButton("copy", _("Copy the details"), icon="copy"))
    sheet = Sheet(parent, error.message, error.hint, buttons, tone="gorse")

    def answered(key: str) -> None:
        if key == "copy":
            QApplication.clipboard().setText(report)

    sheet.chosen.connect(answered)
    return sheet.open_up()
