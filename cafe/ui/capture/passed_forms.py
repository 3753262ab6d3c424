"""The two forms that go round on the laptop: how it was, and the slip about who came. Never both in one hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cafe.content.forms import EqualityForm, FeedbackForm
from cafe.content.wellbeing import WellbeingForm
from cafe.core.i18n import _
from cafe.model.values import Face
from cafe.ui.capture.passed import PassedForm
from cafe.ui.scale import Box, S, column, row
from cafe.ui.theme import theme
from cafe.ui.widgets.answers import Answers
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.room import Faces
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Para

_FACES = list(Face)
_WORDS_WIDTH = 326


def strip_form(form: FeedbackForm, wellbeing: WellbeingForm | None = None) -> PassedForm:
    """How it was, for one woman after another."""
    rows = StripRows(form, wellbeing)
    return PassedForm(form.title, _("No names. Tap one in each row, or leave any out."), rows, rows, gap_if_low=8)


def slip_form(form: EqualityForm, profile: str) -> PassedForm:
    """The slip about who came, for one person after another."""
    rows = SlipRows(form, profile)
    return PassedForm(form.title, form.opening, rows, rows)


class StripRows(QWidget):
    """One woman's strip: the five statements, and under them the four national questions where they are asked."""

    answered = Signal()

    def __init__(self, form: FeedbackForm, wellbeing: WellbeingForm | None = None) -> None:
        super().__init__()
        self.body = column(gap=14)
        self.setLayout(self.body)
        self._faces: dict[str, Faces] = {}
        self._numbers: dict[str, Answers] = {}
        self._words: list[Para] = []
        self._rows: list[Box] = []
        for statement in form.statements:
            faces = Faces(statement.words)
            faces.answered.connect(self.answered)
            self._faces[statement.code] = faces
            words = Para(statement.words, "quote", "ink", balance=True)
            line = row(words, faces, gap=16)
            line.setStretch(1, 1)
            self._words.append(words)
            self._rows.append(line)
            self.body.addLayout(line)
        if wellbeing is not None:
            self.body.addWidget(Rule())
            self.body.addWidget(Para(wellbeing.opening, "lead", "ink2"))
            for question in wellbeing.questions:
                options = [(one.id, one.label) for one in question.categories]
                answers = Answers(question.words, options, ends=(wellbeing.lowest, wellbeing.highest))
                answers.answered.connect(self.answered)
                self._numbers[question.id] = answers
                self.body.addWidget(answers)
            self.body.addWidget(Para(wellbeing.licence, "small", "ink2"))
        self._arrange()

    def chosen(self) -> dict[str, str]:
        """The faces that are on by their statement, and the numbers by their question."""
        faces = {code: faces.answer for code, faces in self._faces.items()}
        found: dict[str, str] = {code: _FACES[answer] for code, answer in faces.items() if answer is not None}
        return found | {id: answers.answer for id, answers in self._numbers.items() if answers.answer}

    def clear(self) -> None:
        """Take every face and number off."""
        for faces in self._faces.values():
            faces.set_answer(None)
        for answers in self._numbers.values():
            answers.clear()

    def first_stop(self) -> QWidget:
        """The first face of the first statement."""
        return next(iter(self._faces.values())).buttons()[0]

    def asked(self) -> int:
        """All statements, and the national questions."""
        return len(self._faces) + len(self._numbers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Words beside their faces; in large text above them."""
        is_large = theme().is_large
        way = QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        is_wide = self.width() >= S(NARROW) and not is_large
        narrow = min(_WORDS_WIDTH, round(self.width() / max(1, S(100)) * 24))
        for words, line in zip(self._words, self._rows, strict=True):
            line.setDirection(way)
            words.set_look("run_question_narrow" if is_wide else "quote")
            words.setMinimumWidth(0 if is_large else S(narrow))
            words.setMaximumWidth(16777215 if is_large else S(narrow))


class SlipRows(QWidget):
    """One person's slip. A question that follows another's yes comes only after that yes."""

    answered = Signal()

    def __init__(self, form: EqualityForm, profile: str) -> None:
        super().__init__()
        self.body = column(gap=14)
        self.setLayout(self.body)
        self._asked = form.profile(profile)
        self._answers: dict[str, Answers] = {}
        for question in self._asked:
            answers = Answers(question.words, [(one.id, one.label) for one in question.categories])
            answers.answered.connect(self._follow)
            self._answers[question.id] = answers
            asked = column(answers, gap=4)
            if question.who:
                answers.setAccessibleDescription(question.who)
                asked.addWidget(Para(question.who, "small", "ink2"))
            self.body.addLayout(asked)
        self._follow()

    def chosen(self) -> dict[str, str]:
        """The answers that are on, by their question."""
        return {id: answers.answer for id, answers in self._answers.items() if answers.answer}

    def clear(self) -> None:
        """Take every answer off."""
        for answers in self._answers.values():
            answers.clear()
        self._follow()

    def first_stop(self) -> QWidget:
        """The first answer of the first question."""
        return next(iter(self._answers.values())).first_stop()

    def asked(self) -> int:
        """Those that are there for her: what follows a yes only after it."""
        return sum(not answers.isHidden() for answers in self._answers.values())

    def _follow(self) -> None:
        for question in self._asked:
            if question.after:
                is_asked = self._answers[question.after].answer == "yes"
                if not is_asked:
                    self._answers[question.id].clear()
                self._answers[question.id].setVisible(is_asked)
        self.answered.emit()
