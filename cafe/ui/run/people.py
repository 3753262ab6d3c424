"""People come and go: how many are here now, so that the rounds are timed for them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.scale import row
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.stepper import Stepper

LEAST, MOST = 1, 99


class PeopleSheet(Sheet):
    """Answers "apply" or "close"; ``count`` is what was counted."""

    def __init__(self, parent: QWidget, count: int) -> None:
        ways = [
            SheetButton("close", _("Leave it as it is"), safe=True),
            SheetButton("apply", _("Time it for them"), "primary"),
        ]
        super().__init__(
            parent,
            _("How many are here now?"),
            _("Count everybody but the hosts. The rounds that are left follow."),
            ways,
            tone="gorse",
        )
        self._stepper = Stepper(_("People here"), count, LEAST, MOST)
        self.body.addLayout(row(self._stepper, None))

    @property
    def count(self) -> int:
        """How many were counted."""
        return self._stepper.value
