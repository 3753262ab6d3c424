"""Who came: heads, never names. After the writing up, or before it; every press is kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cafe.capture.view_counts import AttendanceView, HeadView, attendance_view
from cafe.content import forms
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.ui.capture.cards_given import count_cards
from cafe.ui.capture.counted import CountedPart, OtherQuestions
from cafe.ui.capture.covered import CoveredSums
from cafe.ui.capture.heads import empty, keep, subtitle
from cafe.ui.capture.passed_forms import slip_form
from cafe.ui.capture.passing import PassTheLaptop
from cafe.ui.place import Page
from cafe.ui.scale import column, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import Chip, Tag
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import Columns, PageFrame
from cafe.ui.widgets.tally import Tally
from cafe.ui.widgets.text import Label

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class WhoCamePage(Page):
    """People here, the first-timers, hosts apart, what support was used; and the slip, where anyone counts it."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.PEOPLE, Kind.CAFES, Kind.PLAN})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._opened: set[str] = set()
        self._parts: dict[str, CountedPart] = {}
        self.passing: PassTheLaptop | None = None
        self.hand_on = Button(_("Pass the laptop"), "secondary", icon="laptop")
        self.hand_on.clicked.connect(self._pass)
        skip = Button(_("Skip this page"), "quiet")
        done = Button(_("Done"), "primary", icon="check")
        self.frame = PageFrame(_("Who came"), back=True, actions=(skip, done))
        for button in (skip, done):
            button.clicked.connect(lambda: self.shell.go("how-was-it", self.cafe_id))
        self.frame.back_pressed.connect(self.shell.back)
        self.banner = Banner(_("Count heads, not names"), tone="spruce", icon="shield-check")
        self.warning = Banner("", tone="gorse", icon="info")
        self.covered = CoveredSums(services, shell)
        self._heads: dict[str, Tally] = {}
        self._questions = column(gap=20)
        self.others = OtherQuestions()
        self.others.opened.connect(self._open_question)
        self._cards = Button(_("Count the cards by kind"), "quiet", icon="layers", size="small", flush="left")
        self._cards.clicked.connect(lambda: count_cards(self, self.services, self.cafe_id))
        self._support_title = Label("", "h3")
        self._support = Flow()
        self._chips: dict[str, Chip] = {}
        self.setLayout(column(self.frame, gap=0))
        self._is_laid_out = False

    def open(self, cafe_id: str = "") -> None:
        if cafe_id != self.cafe_id:
            self._opened.clear()
            self._parts.clear()
            empty(self._questions)
        self.covered.begin(cafe_id)
        super().open(cafe_id)

    def first_focus(self) -> QWidget | None:
        tally = self._heads.get("people")
        return None if tally is None else tally.more

    def refresh(self) -> None:
        if not self.cafe_id or self.passing is not None:
            return  # nobody sees the page while the laptop goes round, so no sum counts as seen
        view = self._view()
        plan = self.services.plan.plan(self.cafe_id)
        self.frame.set_title(view.title, subtitle(plan, plan.hall))
        if not self._is_laid_out:
            self._lay_out(view)
        self.banner.say(view.banner, view.banner_hint)
        said = view.cuppa or view.warning
        # In the banner's own place and no lower than it: what is being counted must not move from under the mouse.
        if said and self.banner.isVisible():
            self.warning.setMinimumHeight(self.banner.height())
        self.banner.setVisible(not said)
        self.warning.setVisible(bool(said))
        self.warning.say(said)
        for head in (*view.heads, *view.more_heads):
            tally = self._heads[head.name]
            if tally.value != (head.value or 0):
                tally.set_value(head.value or 0)
        for kind in view.support:
            self._chips[kind.id].setChecked(kind.is_on)
            self._chips[kind.id].retheme()
        self._show_questions(view)
        self.covered.show_sums([(one.id, one) for one in view.questions])

    def _view(self) -> AttendanceView:
        capture = self.services.capture
        return attendance_view(
            capture.attendance(self.cafe_id),
            capture.tallies(self.cafe_id),
            forms.equality(),
            self.services.content.slip_profile(),
            words_kept=len(capture.entries(self.cafe_id)),
            small=self.covered.rule(),
        )

    # -- what stands on the page

    def _lay_out(self, view: AttendanceView) -> None:
        """Once, from the first view: which counts there are does not change."""
        self._is_laid_out = True
        big = Columns([self._head(head, big=True) for head in view.heads], most=2, least=440, gap=16)
        small = Columns([self._head(head, big=False) for head in view.more_heads], most=3, least=250, gap=13)
        self._support_title.setText(view.support_title)
        for kind in view.support:
            chip = Chip(kind.label)
            chip.clicked.connect(self._keep_support)
            self._chips[kind.id] = chip
            self._support.add(chip)
        support = column(row(self._support_title, Tag(_("Optional")), None, gap=10), self._support, gap=8)
        body = self.frame.body
        for part in (self.banner, self.warning, big, small):
            body.addWidget(part)
        paper = Button(_("Slips and tally sheets"), "quiet", icon="printer", size="small", flush="left")
        paper.clicked.connect(lambda: self.shell.go("paper", self.cafe_id))
        body.addWidget(Flow(self.hand_on, paper, gap=12))
        body.addWidget(self.covered)
        body.addLayout(self._questions)
        body.addLayout(row(self._cards, None))
        body.addWidget(self.others)
        body.addLayout(support)
        body.addStretch(1)

    def _head(self, head: HeadView, *, big: bool) -> Tally:
        tally = Tally(head.title, note=head.hint, big=big)
        tally.changed.connect(lambda count, name=head.name: self._count(name, count))
        self._heads[head.name] = tally
        return tally

    def _show_questions(self, view: AttendanceView) -> None:
        for question in view.questions:
            is_open = question.is_open or question.id in self._opened
            part = self._parts.get(question.id)
            if is_open and part is None:
                part = CountedPart(question)
                part.counted.connect(self._tally)
                part.skipped.connect(self._skip)
                before = [id for id in (other.id for other in view.questions) if id in self._parts]
                order = [other.id for other in view.questions]
                at = sum(order.index(id) < order.index(question.id) for id in before)
                self._questions.insertWidget(at, part)
                self._parts[question.id] = part
            if part is not None:
                part.show_counts(question)
                part.setVisible(is_open)
        waiting = [one for one in view.questions if not one.is_open and one.id not in self._opened]
        self.others.show_others(view.others_title, waiting)

    # -- what a person does

    def _count(self, name: str, count: int) -> None:
        capture = self.services.capture
        heads: dict[str, Any] = {name: count}
        attendance = replace(capture.attendance(self.cafe_id), **heads)
        if not keep(self.shell, lambda: capture.save_attendance(attendance)):
            self.refresh()

    def _keep_support(self) -> None:
        capture = self.services.capture
        used = tuple(id for id, chip in self._chips.items() if chip.isChecked())
        capture.save_attendance(replace(capture.attendance(self.cafe_id), support_used=used))

    def _tally(self, question: str, category: str, count: int) -> None:
        capture = self.services.capture
        if not keep(self.shell, lambda: capture.set_tally(self.cafe_id, question, category, count)):
            self.refresh()

    def _open_question(self, question: str) -> None:
        self._opened.add(question)
        self.refresh()
        part = self._parts[question]
        QTimer.singleShot(0, part, lambda: self._go_to(part))  # once it has its place on the page

    def _go_to(self, part: CountedPart) -> None:
        self.frame.show_widget(part)
        part.begin()

    def _skip(self, question: str) -> None:
        """Its counts go, and it waits behind its button again; the first one stays where it is."""
        capture = self.services.capture
        had = any(tally.question == question for tally in capture.tallies(self.cafe_id))
        self._opened.discard(question)
        capture.skip_question(self.cafe_id, question)
        self.refresh()
        if had:
            self.shell.toast(_("Those counts are out. They go down as “not asked”."), undo=True)

    def _pass(self) -> None:
        form = forms.equality()
        slip = slip_form(form, self.services.content.slip_profile())
        self.passing = PassTheLaptop(self.window(), slip, form.title)
        self.passing.answered.connect(self._take_in)
        self.passing.closed.connect(self._end_passing)
        self.passing.open_up()

    def _take_in(self, chosen: dict[str, str]) -> None:
        """Into the sums, and no step of undo: taking one slip back would show which answers were together."""
        capture = self.services.capture
        if keep(self.shell, lambda: capture.add_slip(self.cafe_id, chosen)):
            self.services.undo.clear()

    def _end_passing(self) -> None:
        self.passing = None
        self.refresh()
        self.hand_on.setFocus()
