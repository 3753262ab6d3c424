"""The very first start: what this is, and one decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.opening.cover import DoorPage
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.choices import BigChoice
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Label, Para

HOST, COORDINATOR, PRACTICE = "host", "coordinator", "practice"


class FirstPage(DoorPage):
    """Three equal choices and two quieter doors. ``chosen(str)``: host, coordinator or practice; ``file_offered()``,
    ``moving()``."""

    chosen = Signal(str)
    file_offered = Signal()
    moving = Signal()

    def __init__(self) -> None:
        super().__init__()
        answers = (
            (
                HOST,
                _("I host cafés"),
                _("Plan, keep time, write up."),
                "messages-square",
            ),
            (
                COORDINATOR,
                _("I collect them for a programme"),
                _("Open what hosts send, make one report."),
                "layers",
            ),
            (PRACTICE, _("Try a practice café"), _("Made-up people. Nothing is kept."), "sprout"),
        )
        self.body.addStretch(1)
        self.body.addWidget(Para(_("Hello. What would you like to do?"), "question", "ink"))
        self.body.addWidget(Para(_("You can change this later."), "lead", "ink2"))
        self.body.addSpacing(4)
        self.answers: dict[str, BigChoice] = {}
        for key, title, line, icon in answers:
            answer = BigChoice(title, line, icon)
            answer.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self.answers[key] = answer
            self.body.addWidget(answer)
        self._file = Button(_("My programme gave me a file"), "quiet", icon="file-text")
        self._file.clicked.connect(self.file_offered)
        self._kept = Label("", "small", "ink2", elide=True)
        self._kept.hide()
        moves = Button(_("I am moving from another laptop"), "quiet", icon="laptop")
        moves.clicked.connect(self.moving)
        self.body.addWidget(Flow(self._file, moves))
        self.body.addWidget(self._kept)
        self.body.addStretch(2)

    def show_file(self, name: str) -> None:
        """Say which file waits to be added once the laptop is set up."""
        self._kept.setText(_("{name} is added at the end.").format(name=name))
        self._kept.show()

    def first_focus(self) -> QWidget:
        return self.answers[HOST]
