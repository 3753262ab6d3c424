"""Three tabs where the text is large: the question, what to say, and what was heard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.state import RunState
from cafe.run.view import RunView
from cafe.ui.run.heard import HeardPage
from cafe.ui.run.question import QuestionPage
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button


class RunTabs(QWidget):
    """Signal ``chosen(str)``: "question", "cues" or "right"."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Parts of the page"))
        question, cues = QuestionPage.tab_words()
        self._buttons = {
            "question": Button(question, "quiet", size="small"),
            "cues": Button(cues, "quiet", size="small"),
            "right": Button(" ", "quiet", size="small"),
        }
        for key, made in self._buttons.items():
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, key=key: self.choose(key))
        self.setLayout(row(*self._buttons.values(), None, gap=6))
        self.key = "question"
        self._mark()

    def choose(self, key: str) -> None:
        """Turn to a tab."""
        self.key = key
        self._mark()
        self.chosen.emit(key)

    def choose_first(self, view: RunView) -> None:
        """A new stage begins with its question, and one without a question with what to say."""
        self.key = "question" if view.question else "cues"
        self._mark()

    def show_words(self, view: RunView, right: QWidget) -> None:
        """Say what the third tab holds."""
        if isinstance(right, HeardPage):
            words = _("Heard {n}").format(n=view.heard.split(" ", 1)[0])
        elif view.state is RunState.NOT_STARTED:
            words = _("Start")
        elif view.state is RunState.ENDED:
            words = _("Afterwards")
        else:
            words = _("Turns") if view.turns is not None else _("Help")
        if self._buttons["right"].words != words:
            self._buttons["right"].set_words(words)

    def _mark(self) -> None:
        for key, made in self._buttons.items():
            made.setChecked(key == self.key)
            made.set_kind("secondary" if key == self.key else "quiet")
