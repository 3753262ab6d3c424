"""Why some sums are covered, and a way to count them again: the same on every page where sums of a café stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from cafe.capture.small_sums import LEAST, NOTHING_SMALL, SmallSums, few, why
from cafe.core.i18n import _
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class Sum(Protocol):
    """A question of the slip or a statement of the strip, as far as it may be covered."""

    @property
    def is_hidden(self) -> bool:
        """Whether too few answered it."""


class CoveredSums(QWidget):
    """One sentence and *Count again*; hidden where nothing is covered. The page is drawn anew as counts change."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self._services, self._shell = services, shell
        self._cafe_id = ""
        self._few: frozenset[str] = frozenset()
        self._covered: tuple[str, ...] = ()
        self._least = LEAST
        self._why = Para("", "body", "ink2")
        again = Button(_("Count again"), "quiet", icon="rotate-ccw", size="small")
        again.setToolTip(_("Takes out the covered sums. Undo brings them back."))
        again.clicked.connect(self._count_again)
        line = row(Icon("eye-off", "ink2", 20), self._why, again, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def begin(self, cafe_id: str) -> None:
        """The page was opened: what few had answered by now is covered, what she counts from here on is not."""
        self._cafe_id = cafe_id
        programme = self._services.packs.programme()
        self._least = programme.threshold if programme is not None else LEAST
        self._few = few(self._services.capture.answered(cafe_id), self._least) if cafe_id else frozenset()

    def _count_again(self) -> None:
        """Take out the sums that nobody may look at, to count the paper once more."""
        self._services.capture.skip_questions(self._cafe_id, self._covered)
        self.begin(self._cafe_id)
        self._shell.toast(_("Those counts are out."), undo=True)

    def rule(self) -> SmallSums:
        """What may be shown now."""
        if not self._cafe_id:
            return NOTHING_SMALL
        return SmallSums(self._services.capture.unseen(self._cafe_id), self._few, self._least)

    def show_sums(self, sums: Sequence[tuple[str, Sum]]) -> None:
        """These are about to stand on the screen, by their question: say why, where some are covered."""
        self._covered = tuple(question for question, one in sums if one.is_hidden)
        answered = self._services.capture.answered(self._cafe_id) if self._covered else {}
        late = any(answered.get(question, 0) >= self._least for question in self._covered)
        self._why.setText(why(self._least, late=late))
        self.setVisible(bool(self._covered))
        shown = [question for question, one in sums if not one.is_hidden]
        self._services.capture.sums_were_shown(self._cafe_id, shown)
