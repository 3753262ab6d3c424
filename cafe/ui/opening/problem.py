"""When the cafés cannot be opened: what happened, what is safe, and what to do. Nothing is touched meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.opening.cover import DoorPage
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.text import Label, Para


class ProblemPage(DoorPage):
    """One sentence, one way on. ``again()``, ``copy_asked()`` and ``close_asked()``."""

    again = Signal()
    copy_asked = Signal()
    close_asked = Signal()

    def __init__(self, problem: CafeError) -> None:
        super().__init__()
        self.again_button = Button(_("Try again"), "primary", icon="refresh-cw")
        self.again_button.clicked.connect(self.again)
        close = Button(_("Close"), "plain")
        close.clicked.connect(self.close_asked)
        copy = Button(_("Put back a copy"), "plain", icon="rotate-ccw")
        copy.clicked.connect(self.copy_asked)
        card = Card(tone="gorse", name=problem.message, gap=10)
        card.setAccessibleDescription(problem.hint)
        card.body.addWidget(Para(problem.message, "lead", "ink"))
        if problem.hint:
            card.body.addWidget(Label(_("What to do"), "smallb", "ink2"))
            card.body.addWidget(Para(problem.hint, "body", "ink"))
        self.body.addStretch(1)
        self.body.addWidget(Para(_("Your cafés did not open just now"), "question", "ink"))
        self.body.addWidget(card)
        self.body.addLayout(row(self.again_button, copy, close, None))
        self.body.addStretch(2)

    def first_focus(self) -> QWidget:
        return self.again_button
