"""Work that takes a while: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cafe.core.i18n import _
from cafe.ui.scale import column, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.marks import Meter
from cafe.ui.widgets.text import Label


class UnderWay(Card):
    """A bar that fills, with words. Signal ``stopped()`` when a person presses Stop."""

    stopped = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(margins=(22, 14), name=words)
        self._words = words
        self.says = Label(words, "strong", elide=True)
        self.meter = Meter(name=words)
        self.stop = Button(_("Stop"), "plain", icon="x")
        self.stop.clicked.connect(self._stop)
        line = row(column(self.says, self.meter, gap=8), self.stop, gap=18)
        line.setStretch(0, 1)
        self.body.addLayout(line)

    @property
    def can_stop(self) -> bool:
        """Whether what is under way can be stopped half way."""
        return not self.stop.isHidden()

    def begin(self, words: str, *, can_stop: bool = True) -> None:
        """Something else, from nothing done."""
        self._words = words
        self.setAccessibleName(words)
        self.says.setText(words)
        self.meter.setAccessibleName(words)
        self.meter.show_share(0)
        self.meter.setVisible(can_stop)
        self.stop.setVisible(can_stop)
        self.stop.setEnabled(True)

    def show_progress(self, done: int, of: int) -> None:
        said = _("{n} of {of}").format(n=done, of=of)
        self.says.setText(f"{self._words} {said}")
        self.meter.show_share(done / of if of else 0, said)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.says.setText(_("Stopping…"))
        self.stopped.emit()
