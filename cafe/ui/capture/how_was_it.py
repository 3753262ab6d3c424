"""How was it: sums for each face and comments in no order. From strips, from raised cards, or the laptop passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.capture.small_sums import SmallSums
from cafe.capture.view_counts import CountedQuestion, feedback_view, wellbeing_view
from cafe.content import forms
from cafe.content.wellbeing import wellbeing
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.model.values import Face
from cafe.ui.capture.comments import Comments
from cafe.ui.capture.covered import CoveredSums
from cafe.ui.capture.heads import keep, subtitle
from cafe.ui.capture.passed_forms import strip_form
from cafe.ui.capture.passing import PassTheLaptop
from cafe.ui.capture.strips import ScaleRow, Strips
from cafe.ui.place import Page
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import PageFrame
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

DRAFT = "comment"


class HowWasItPage(Page):
    """The five statements as counts, the comments, and the way to pass the laptop round."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.PEOPLE, Kind.CAFES, Kind.PLAN, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.passing: PassTheLaptop | None = None
        self.hand_on = Button(_("Pass the laptop"), "secondary", icon="laptop")
        self.hand_on.clicked.connect(self._pass)
        self.next = Button(_("Next: check"), "primary", trailing_icon="arrow-right")
        self.next.clicked.connect(lambda: self.shell.go("check", self.cafe_id))
        self.frame = PageFrame(_("How was it for you?"), back=True, actions=(self.hand_on, self.next))
        self.frame.back_pressed.connect(self.shell.back)
        self._hint = Para("", "body", "ink2")
        self.covered = CoveredSums(services, shell)
        self.warning = Banner("", tone="gorse", icon="info")
        self.strips, self.comments = Strips(), Comments()
        self.strips.counted.connect(self._count)
        self.comments.kept.connect(self._keep_comment)
        self.comments.removed.connect(self._remove_comment)
        self.comments.resting.connect(self._draft)
        self._national: dict[str, ScaleRow] = {}
        self._wellbeing = Card(margins=(24, 16, 24, 20), gap=6)
        self._pooled = Para("", "small", "ink2")
        promise = row(Icon("lock-keyhole", "ink2", 20), self._pooled, gap=8)
        promise.setStretch(1, 1)
        paper = Button(_("Strips and a tally sheet"), "quiet", icon="printer", size="small", flush="left")
        paper.clicked.connect(lambda: self.shell.go("paper", self.cafe_id))
        body = self.frame.body
        parts = (self._hint, self.warning, self.covered, self.strips, self._wellbeing, self.comments)
        for part in (*parts, holder(row(paper, None)), holder(promise)):
            body.addWidget(part)
        after = Flow(gap=12)
        for words, icon, place in (
            (_("Ripples: what came of it"), "layers", "ripples"),
            (_("Ten minutes for yourselves"), "heart", "debrief"),
        ):
            press = Button(words, "quiet", icon=icon, size="small", flush="left")
            press.clicked.connect(lambda _on=False, place=place: self.shell.go(place, self.cafe_id))
            after.add(press)
        body.addWidget(after)
        body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))
        self.retheme()

    def open(self, cafe_id: str = "") -> None:
        self.covered.begin(cafe_id)
        super().open(cafe_id)
        draft = self.services.capture.draft(self.cafe_id, DRAFT)
        self.comments.words.set_words(draft.text if draft is not None else "")

    def leave(self) -> None:
        if self.cafe_id:
            self._draft(self.comments.words.text)

    def first_focus(self) -> QWidget | None:
        return self.hand_on

    def refresh(self) -> None:
        if not self.cafe_id or self.passing is not None:
            return  # nobody sees the page while the laptop goes round, so no sum counts as seen
        capture = self.services.capture
        people = capture.attendance(self.cafe_id).people
        small = self.covered.rule()
        view = feedback_view(capture.feedback(self.cafe_id), forms.feedback(), people, small)
        self.frame.set_title(view.title, subtitle(self.services.plan.plan(self.cafe_id)))
        self._hint.setText(view.hint)
        self.warning.setVisible(bool(view.warning))
        self.warning.say(view.warning)
        self.strips.show_feedback(view)
        asked = self._show_wellbeing(people, small)
        self.covered.show_sums([*((one.code, one) for one in view.statements), *((one.id, one) for one in asked)])
        self.comments.words.watch(capture.names_to_watch(self.cafe_id))
        self.comments.show_comments(view.comments_title, capture.comments(self.cafe_id))
        self._pooled.setText(view.pooled)

    def _show_wellbeing(self, people: int | None, small: SmallSums) -> tuple[CountedQuestion, ...]:
        """The four national questions, where they are asked or were counted before."""
        counts, form = self.services.capture.wellbeing(self.cafe_id), wellbeing()
        self._wellbeing.setVisible(bool(counts) or self.services.content.asks_wellbeing())
        if self._wellbeing.isHidden():
            return ()
        view = wellbeing_view(counts, form, people, small)
        if not self._national:
            self._wellbeing.setAccessibleName(form.title)
            self._wellbeing.body.addWidget(Label(form.title, "h2"))
            for question in view:
                part = ScaleRow(question)
                part.counted.connect(self._count_number)
                self._national[question.id] = part
                self._wellbeing.body.addWidget(part)
            self._wellbeing.body.addWidget(Para(form.licence, "small", "ink2"))
        for question in view:
            self._national[question.id].show_counts(question)
        return view

    def retheme(self) -> None:
        """Take the theme in use. In large text the head has room for short words only."""
        full = {self.hand_on: _("Pass the laptop"), self.next: _("Next: check")}
        short = {self.hand_on: _("Pass it"), self.next: _("Next")}
        for button, said in full.items():
            button.set_words(short[button] if theme().is_large else said)
            button.setAccessibleName(said)

    # -- what a person does

    def _count(self, statement: str, face: str, count: int) -> None:
        capture = self.services.capture
        if not keep(self.shell, lambda: capture.set_feedback_count(self.cafe_id, statement, Face(face), count)):
            self.refresh()

    def _count_number(self, question: str, number: str, count: int) -> None:
        capture = self.services.capture
        if not keep(self.shell, lambda: capture.set_tally(self.cafe_id, question, number, count)):
            self.refresh()

    def _keep_comment(self, text: str) -> None:
        words = self.comments.words
        capture = self.services.capture
        if keep(self.shell, lambda: capture.add_comment(self.cafe_id, text, words.answers)):
            words.set_words("")
            self._draft("")
            words.focus_field()

    def _remove_comment(self, comment_id: str) -> None:
        self.services.capture.remove_comment(comment_id)
        self.shell.toast(_("Comment taken out"), undo=True)

    def _draft(self, text: str) -> None:
        self.services.capture.keep_draft(self.cafe_id, DRAFT, text)

    def _pass(self) -> None:
        self._draft(self.comments.words.text)
        asked = wellbeing() if self.services.content.asks_wellbeing() else None
        form = forms.feedback()
        self.passing = PassTheLaptop(self.window(), strip_form(form, asked), form.title)
        self.passing.answered.connect(self._take_in)
        self.passing.closed.connect(self._end_passing)
        self.passing.open_up()

    def _take_in(self, chosen: dict[str, str]) -> None:
        """Into the sums, and no step of undo: taking one strip back would show which answers were together."""
        capture = self.services.capture
        if keep(self.shell, lambda: capture.add_feedback(self.cafe_id, chosen)):
            self.services.undo.clear()

    def _end_passing(self) -> None:
        self.passing = None
        self.refresh()
        self.hand_on.setFocus()
