"""*Check and send*: exactly what will leave this laptop, what is still owed, and the button that makes the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.packs.preview import SendPreview
from cafe.packs.readiness import OwedFlag, OwedTogether, SendState
from cafe.privacy.guard.check import apply_swap
from cafe.ui import dialogs
from cafe.ui.capture.names import ask_names
from cafe.ui.capture.write_up import DRAFT_CHANGE
from cafe.ui.from_programme import ask_for_file
from cafe.ui.printing import said_of_its_name
from cafe.ui.review.due import due_line
from cafe.ui.review.files import open_here, send_folder
from cafe.ui.review.flags import Flags
from cafe.ui.review.leaving import WhatLeaves
from cafe.ui.review.lock import Lock
from cafe.ui.review.making import keep_file
from cafe.ui.review.ready import Ready
from cafe.ui.review.remade import RemadePage
from cafe.ui.review.together import Together
from cafe.ui.scale import column, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class CheckPage(RemadePage):
    """Looks at everything that leaves. What is owed is answered here, or leads to where it is."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.CAFES, Kind.PLAN, Kind.ENTRIES, Kind.PEOPLE, Kind.SENT, Kind.PROGRAMME, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._view: SendPreview | None = None
        self._flags: Flags | None = None
        self._together: list[Together] = []
        self._ready: Ready | None = None
        self.look = Button(_("Look at the PDF"), "secondary", icon="eye")
        self.look.clicked.connect(lambda: self._keep_pdf(then_open=True))
        self.frame = PageFrame(_("Check and send"), back=True, actions=[self.look])
        self.frame.back_pressed.connect(self.shell.back)
        self.lock = Lock(services, shell)
        self.lock.make_pressed.connect(lambda: self.lock.making.start(self.cafe_id))
        self.lock.making.made.connect(self._made)
        self.lock.pdf_pressed.connect(lambda: self._keep_pdf(then_open=False))
        self.lock.with_words_pressed.connect(lambda: self.shell.go("phone-words", self.cafe_id))
        self.lock.choose_pressed.connect(lambda: ask_for_file(self, self.services, self.shell, self.refresh))
        self.lock.files_pressed.connect(lambda: self.shell.go("sent", self.cafe_id))
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget | None:
        if self._flags is not None:
            return self._flags.first_stop()
        if self._together:
            return self._together[0].first_stop()
        if self._ready is not None and self._ready.first_owed is not None:
            return self._ready.first_owed
        return self.lock.main_button() if self.lock.pdf.isEnabled() else self.frame.back

    def refresh(self) -> None:
        focused = self.focused_name()
        try:
            view = self.services.packs.preview(self.cafe_id)
        except CafeError as problem:
            self._show_nothing(problem)
            return
        self._view = view
        self.frame.set_title(
            _("Check and send"), " · ".join(part for part in (view.topic_title, view.hall, view.month) if part)
        )
        self.look.setEnabled(view.readiness.is_ready)
        made = self.services.packs.last_made(self.cafe_id)
        self.lock.show_state(view.programme, can_go=view.readiness.is_ready, has_files=made is not None)
        self.show_whole(self._pages(view), focused)

    # -- the parts

    def _pages(self, view: SendPreview) -> QWidget:
        both = TwoPages(side_width=384)
        self._flags = None
        if view.readiness.flags:
            self._flags = Flags(view.readiness.flags)
            self._flags.swapped.connect(self._swap)
            self._flags.left.connect(self._leave_as_is)
            both.main.addWidget(self._flags)
        self._together = [Together(one) for one in view.readiness.together]
        for beside in self._together:
            beside.left.connect(self._leave_together)
            beside.changed.connect(self._change_words)
            both.main.addWidget(beside)
        leaves = WhatLeaves(view, self._status(view))
        leaves.change_pressed.connect(lambda place: self.shell.go(place, self.cafe_id))
        both.main.addWidget(leaves, 1)
        self._ready = Ready(view)
        self._ready.pressed.connect(self._go_and_answer)
        self._ready.looked_over.connect(self._looked_over)
        due = due_line(self.services, self.shell)
        both.side.fill([self._ready, self.lock, self._staying_here(view), *([due] if due else []), None])
        self.lock.show()
        return both

    def _show_nothing(self, problem: CafeError) -> None:
        """A café that is not there any more, or none was named."""
        self._view = None
        self._flags = self._ready = None
        self._together = []
        self.lock.setParent(self)
        self.lock.hide()
        self.lock.pdf.setEnabled(False)
        self.look.setEnabled(False)
        self.frame.set_title(_("Check and send"))
        card = Card(name=_("Which café?"))
        empty = EmptyState(_("Which café?"), problem.sentence(), button=_("See the cafés"), icon="calendar-days")
        empty.acted.connect(lambda: self.shell.go("cafes"))
        card.body.addWidget(empty, 1)
        self.show_whole(card, None)

    def _status(self, view: SendPreview) -> tuple[str, str, str]:
        made = self.services.packs.last_made(self.cafe_id)
        if made is None or made.sent_at is None:
            return _("Nothing has been sent yet"), "plain", "laptop"
        day = words.short_date(local(made.sent_at).date())
        if view.readiness.state is SendState.SENT:
            return _("Sent {day}").format(day=day), "moss", "circle-check"
        return _("Changed since {day}").format(day=day), "gorse", "refresh-cw"

    # -- what a person does

    def _go_and_answer(self, place: str) -> None:
        if place != "check":
            self.shell.go(place, self.cafe_id)
        elif self._flags is not None and (stop := self._flags.first_stop()) is not None:
            self.frame.show_widget(self._flags)
            stop.setFocus()
        elif self._together:
            self.frame.show_widget(self._together[0])
            self._together[0].first_stop().setFocus()

    def _swap(self, owed: OwedFlag, swap: str) -> None:
        text = apply_swap(owed.text, owed.flag, swap)
        if self._try(lambda: self._keep_words(owed, text)):
            self.shell.toast(_("Now it says “{words}”").format(words=swap), undo=True)

    def _keep_words(self, owed: OwedFlag, text: str) -> None:
        capture = self.services.capture
        if owed.place == "question":
            self.services.plan.reword_question(self.cafe_id, owed.text, text)
        elif owed.place == "topic_title":
            self.services.plan.reword_topic_title(self.cafe_id, text)
        elif owed.place == "own_theme":
            self.services.content.books.rename_own(owed.target.removeprefix("theme:"), text)
        elif owed.place == "disagreed":
            capture.save_reflection(replace(capture.reflection(self.cafe_id), disagreed=text))
        elif owed.place == "missing_voices":
            capture.save_reflection(replace(capture.reflection(self.cafe_id), missing_voices=text))
        elif owed.place == "ripple":
            ripple = capture.ripple_map(self.cafe_id).find(owed.target)
            if ripple is not None:
                capture.reword_ripple(self.cafe_id, replace(ripple, text=text))
        elif owed.place in ("change", "next_steps"):
            said = capture.ripple_map(self.cafe_id)
            words = {"change": said.change, "next_steps": said.next_steps} | {owed.place: text}
            capture.say_of_ripples(self.cafe_id, **words, left_as_is=said.left_as_is, is_swap=True)
        else:
            capture.change_words(owed.target, text)

    def _leave_as_is(self, owed: OwedFlag) -> None:
        flag = owed.flag
        if self._try(lambda: self.services.capture.leave_as_is(owed.target, flag.text, flag.kind.value)):
            self.shell.toast(_("“{words}” stays as it is").format(words=flag.text), undo=True)

    def _leave_together(self, owed: OwedTogether) -> None:
        if self._try(lambda: self.services.capture.leave_together(owed.pairs)):
            self.shell.toast(_("They stay as they are"), undo=True)

    def _change_words(self, entry_id: str) -> None:
        """At home with the entry open, and its words ready to be changed."""
        entry = next(one for one in self.services.capture.entries(self.cafe_id) if one.id == entry_id)
        self.services.capture.keep_draft(self.cafe_id, DRAFT_CHANGE, entry.text, entry_id)
        self.shell.go("write-up", self.cafe_id)

    def _staying_here(self, view: SendPreview) -> QWidget:
        card = Card(flat=True, margins=(24, 14), gap=4, name=_("Staying here"))
        card.body.addLayout(row(Icon("laptop", "ink2", 20), Label(_("Staying here"), "strong"), None, gap=10))
        for line in view.stays:
            card.body.addWidget(Para(line, "small", "ink2"))
        names = Button(_("Names to watch for"), "quiet", icon="users-round", size="small", flush="left")
        names.clicked.connect(lambda: ask_names(self, self.services, self.shell, self.cafe_id))
        card.body.addLayout(row(names, None))
        return card

    def _looked_over(self, is_so: bool) -> None:
        capture = self.services.capture
        now = capture.reflection(self.cafe_id)
        self._try(lambda: capture.save_reflection(replace(now, looked_over_by_two=is_so)))

    def _try(self, work: object) -> bool:
        try:
            work()  # type: ignore[operator]
        except CafeError as problem:
            self.shell.problem(problem)
            return False
        return True

    def _made(self, cafe_id: str) -> None:
        if self.isVisible() and cafe_id == self.cafe_id:
            self.shell.go("sent", cafe_id)
        else:
            self.shell.toast(_("The two files are ready"))

    def _keep_pdf(self, *, then_open: bool) -> None:
        """The summary alone, where the person says; it is never written unasked."""
        if self._view is None:
            return
        cafe_id, report = self.cafe_id, self.services.report
        folder = send_folder(self.services)
        suggested = (folder if folder.is_dir() else Path.home()) / f"cafe-{self._view.code}-summary.pdf"
        path = dialogs.save_as(
            self, _("Where shall the PDF go?"), suggested, _("PDF ({pattern})").format(pattern="*.pdf")
        )
        if path is None:
            return
        kept = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")

        def job(_progress: object) -> Path:
            keep_file(kept, report.summary_preview(cafe_id))
            return kept

        self.services.tasks.run(
            job, on_done=lambda _path: self._pdf_kept(kept, then_open=then_open), on_refused=self.shell.problem
        )

    def _pdf_kept(self, path: Path, *, then_open: bool) -> None:
        where = _("The PDF is in {folder}.").format(folder=path.parent.name or str(path.parent))
        self.shell.toast(" ".join((where, *said_of_its_name(path))))
        if then_open:
            self._try(lambda: open_here(path))
