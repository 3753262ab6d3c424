"""The middle of the spread: what stage it is, the question, and what a host may say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.view import RunView
from cafe.ui.run.fit import Fit
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.cue_list import CueList
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.text import Label, Para


class QuestionPage(QWidget):
    """Shows label, question and cues of a view. Signal ``ticked(str, bool)`` with the id of a cue.

    With large text it is one of two tabs: ``use(..., part="question")`` or ``part="cues"``; "" shows both.
    """

    ticked = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("messages-square", "gorse", 21, parent=self)
        self.label = Label("", "smallb", "gorse", elide=True, parent=self)
        self.question = Para("", "run_question", "ink", balance=True, parent=self)
        self.cues = CueList(parent=self)
        self.notice = Banner(" ", tone="gorse", icon="clock", parent=self)
        self.notice.hide()
        self._fit, self._is_plain, self._part = Fit.of(1366, 768), False, ""
        self._shown: tuple[object, ...] = ()
        self._said: tuple[list[tuple[str, str]], set[str]] = ([], set())
        self.cues.ticked.connect(self.ticked)

    def use(self, fit: Fit, *, is_plain: bool, part: str = "") -> None:
        """Take the layout. ``is_plain``: there is no writing line, and its room goes to question and cues."""
        self._fit, self._is_plain, self._part = fit, is_plain, part
        self._shown = ()
        self.cues.show_cues(self._said[0], self._said[1], role=self._cue_role())
        self.arrange()

    def show_view(self, view: RunView, ticked: set[str]) -> None:
        """Show the view; nothing is laid out where it says the same as before."""
        notice = " ".join(said for said in (view.word or view.idle_line, view.hour_line) if said)
        known = (view.label, view.question, view.cues, notice, self._role(view.question), frozenset(ticked))
        if known == self._shown:
            return
        self._shown = known
        self.label.setText(view.label)
        self._icon.show_icon("messages-square" if view.turns is not None else "clock")
        self.question.setText(view.question)
        self.notice.say(notice or " ")
        self.notice.setVisible(bool(notice))
        cues = [(cue.id, cue.text) for cue in view.cues]
        self._said = (cues, set(ticked))
        self.cues.show_cues(cues, ticked, role=self._cue_role())
        self.arrange()

    def _cue_role(self) -> str:
        roomy = self._is_plain and not self._fit.is_short and not self._fit.is_narrow and not self._fit.is_large
        return "run_cue" if roomy else "body"

    def _role(self, _question: str) -> str:
        if self._fit.is_large:
            return "run_question_short"
        if self._fit.is_narrow:
            return "run_question_narrow"
        if self._is_plain:
            return "run_question_plain" if not self._fit.is_short else "run_question"
        return "run_question_short" if self._fit.is_short else "run_question"

    # -- places

    def retheme(self) -> None:
        """Take the theme in use."""
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Put everything in its place for the room there is."""
        look, wide, high = theme(), self.width(), self.height()
        if wide < look.S(80) or high < look.S(30):
            return
        self.question.set_look(role=self._fitting_role(wide))
        has_question = bool(self.question.text()) and self._part != "cues"
        has_cues = self._part != "question"
        is_label_shown = not self._part
        self._icon.setVisible(is_label_shown)
        self.label.setVisible(is_label_shown)
        self.question.setVisible(has_question)
        self.cues.setVisible(has_cues)
        y = 0
        if is_label_shown:
            self._icon.setGeometry(0, 0, look.S(21), look.S(22))
            self.label.setGeometry(look.S(28), 0, wide - look.S(28), look.S(22))
            y = look.S(22 + (6 if self._fit.is_short or self._fit.is_narrow else 10 if not self._is_plain else 20))
        if self.notice.isVisibleTo(self):
            tall = self.notice.heightForWidth(wide)
            self.notice.setGeometry(0, y, wide, tall)
            y += tall + look.S(10)
        if has_question:
            tall = self.question.heightForWidth(wide)
            self.question.free_height()  # the last width may have taken fewer lines
            self.question.setGeometry(0, y, wide, tall)
            y += tall + look.S(self._gap_under_question())
        if has_cues:
            room = high - y
            self.cues.use(compact=self._part == "cues")
            self.cues.setVisible(self._part == "cues" or room >= self.cues.least_height(wide))
            wanted = self.cues.natural_height(wide)
            self.cues.setMaximumHeight(max(look.S(40), min(room, wanted)))
            self.cues.fit()
            shown = self.cues.shown_height(wide)
            self.cues.setGeometry(0, y, wide, max(look.S(40), min(room, shown)))

    def _gap_under_question(self) -> int:
        if self._fit.is_narrow:
            return 8
        if self._fit.is_short:
            return 14
        return 40 if self._is_plain else 22

    def _fitting_role(self, wide: int) -> str:
        """The largest size that leaves no lonely word, and room for two cues."""
        role = self._role(self.question.text())
        order = ("run_question_plain", "run_question", "run_question_short", "run_question_narrow")
        for name in order[order.index(role) :]:
            font: QFont = theme().font(name)
            lines = paint.lines_at(self.question.text(), font, wide, balance=True)
            tall = len(lines) * theme().line_height(name)
            lonely = len(lines) > 2 and len(lines[-1].split()) == 1
            rest = self.height() - tall - theme().S(40)
            if not lonely and (rest >= theme().S(170) or self._part):
                return name
        return order[-1]

    @staticmethod
    def tab_words() -> tuple[str, str]:
        """What the two tabs are called where the text is large."""
        return _("Question"), _("To say")
