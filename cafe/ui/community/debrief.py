"""The debrief: ten minutes for the hosts alone. Private, optional, deletable; nothing that leaves ever reads it.

Beside it: what did not go to plan, which names nobody and can be handed over, and the hand-over itself.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cafe.content import debrief
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.core.words import listed
from cafe.model.community.values import Lesson
from cafe.model.values import new_id
from cafe.packs.phone_words import RANDOM_BYTES, six_words
from cafe.ui import dialogs
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.place import Page
from cafe.ui.scale import Box, column, holder, row
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import TextArea
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_REST_MS = 900
_TICKED = "yes"
_WHAT, _NEXT_TIME = "lesson", "lesson-next-time"  # where a half-typed line of the log waits


class DebriefPage(Page):
    """The place's word is the café's id."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.CAFES})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        form = debrief.load()
        self._is_quiet = False
        self._six_words: tuple[str, ...] = ()
        delete = Button(_("Delete all of it"), "quiet", icon="trash-2")
        delete.clicked.connect(self._delete)
        done = Button(_("Done"), "primary", icon="check")
        done.clicked.connect(self.shell.back)
        self.frame = PageFrame(form.title, back=True, actions=(delete, done))
        self.frame.back_pressed.connect(self.shell.back)
        self.answers = {one.id: TextArea(one.text, rows=2) for one in (*form.questions, *form.power)}
        self.ticks = {
            f"quality:{group.heading}:{n}": TickRow(line)
            for group in form.quality
            for n, line in enumerate(group.lines)
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.keep)
        for area in self.answers.values():
            area.changed.connect(self._typed)
        for tick in self.ticks.values():
            tick.toggled.connect(self._typed)
        both = TwoPages(side_width=430)
        private = Banner(_("Only for you"), form.lead, tone="spruce", icon="lock-keyhole")
        both.main.fill([private, self._questions(form), self._power(form), None])
        both.side.fill([self._lessons_card(), self._quality(form), self._hand_over_card(), None])
        self.frame.body.fill([both])
        self.setLayout(column(self.frame, gap=0))

    def _questions(self, form: debrief.DebriefForm) -> Card:
        card = Card(gap=12, name=form.title)
        card.body.fill([self.answers[one.id] for one in form.questions])
        card.body.addWidget(Para(form.signs, "small", "ink2"))
        return card

    def _power(self, form: debrief.DebriefForm) -> Card:
        card = Card(gap=12, name=_("Power and boundaries"))
        card.body.addWidget(Label(_("Power and boundaries"), "h2"))
        card.body.fill([self.answers[one.id] for one in form.power])
        return card

    def _quality(self, form: debrief.DebriefForm) -> Card:
        card = Card(gap=4, name=_("How good was it?"))
        card.body.addWidget(Label(_("How good was it?"), "h2"))
        card.body.addWidget(Para(_("A look back, not a score. Tick what is so."), "small", "ink2"))
        for group in form.quality:
            card.body.addWidget(Label(group.heading, "smallb", "ink2"))
            card.body.fill([self.ticks[f"quality:{group.heading}:{n}"] for n in range(len(group.lines))])
        return card

    def _lessons_card(self) -> Card:
        card = Card(gap=10, name=_("What did not go to plan"))
        card.body.addWidget(Label(_("What did not go to plan"), "h2"))
        said = _("For whoever hosts next. No café is named with it. It can go on in a hand-over.")
        card.body.addWidget(Para(said, "small", "ink2"))
        self._lessons: Box = column(gap=6)
        card.body.addLayout(self._lessons)
        self.what = GuardedWords(_("What happened"), rows=2, enter_keeps=False)
        self.next_time = TextArea(_("What to try next time"), rows=2, optional=True)
        self.what.changed.connect(self._typed)
        self.next_time.changed.connect(self._typed)
        keep = Button(_("Add it"), "secondary", icon="plus", size="small")
        keep.clicked.connect(self._add_lesson)
        card.body.fill([self.what, self.next_time, holder(row(None, keep))])
        return card

    def _hand_over_card(self) -> Card:
        card = Card(gap=10, name=_("Hand over"))
        card.body.addWidget(Label(_("Hand over"), "h2"))
        said = _("Does somebody else host from now on? Give her a locked file, so that the group goes on.")
        card.body.addWidget(Para(said, "body", "ink2"))
        out = Button(_("Make a hand-over"), "secondary", icon="package")
        out.clicked.connect(self._hand_over)
        card.body.addLayout(row(out, None))
        return card

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        self.cafe_id = cafe_id
        self._is_quiet = True
        kept = self.services.capture.debrief(cafe_id)
        for key, area in self.answers.items():
            area.set_text(kept.get(key, ""))
        for key, tick in self.ticks.items():
            tick.setChecked(kept.get(key) == _TICKED)
        self.what.set_words(self._half_typed(_WHAT))
        self.next_time.set_text(self._half_typed(_NEXT_TIME))
        self._is_quiet = False
        self.refresh()

    def _half_typed(self, place: str) -> str:
        draft = self.services.capture.draft(self.cafe_id, place)
        return draft.text if draft is not None else ""

    def leave(self) -> None:
        self.keep()

    def first_focus(self) -> QWidget:
        return next(iter(self.answers.values())).page

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        plan = self.services.plan.plan(self.cafe_id)
        self.frame.set_title(debrief.load().title, plan.title)
        while self._lessons.count():
            gone = self._lessons.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for one in self.services.capture.lessons():
            self._lessons.addWidget(self._lesson(one))

    def _lesson(self, one: Lesson) -> QWidget:
        out = IconButton("trash-2", _("Take out: {words}").format(words=one.what), "quiet", width=44, height=44)
        out.clicked.connect(lambda: self._take_lesson(one))
        words = column(Para(one.what, "body", "ink"), gap=2)
        if one.next_time:
            words.addWidget(Para(_("Next time: {words}").format(words=one.next_time), "small", "ink2"))
        line = row(holder(words), out, gap=6)
        line.setStretch(0, 1)
        return holder(column(holder(line), Rule(), gap=4))

    # -- what a person does

    def _typed(self, _what: object = None) -> None:
        if not self._is_quiet:
            self._timer.start()

    def keep(self) -> None:
        """Keep what is there now."""
        self._timer.stop()
        if not self.cafe_id:
            return
        kept = {key: area.text for key, area in self.answers.items()}
        kept |= {key: _TICKED if tick.isChecked() else "" for key, tick in self.ticks.items()}
        self.services.capture.keep_debrief(self.cafe_id, kept)
        self.services.capture.keep_draft(self.cafe_id, _WHAT, self.what.text)
        self.services.capture.keep_draft(self.cafe_id, _NEXT_TIME, self.next_time.text)

    def _delete(self) -> None:
        sheet = Sheet(
            self,
            _("Delete all that you wrote here?"),
            _("Your answers and ticks of this café go for good. What did not go to plan stays in its list."),
            [
                SheetButton("keep", _("Keep it"), "plain", safe=True),
                SheetButton("delete", _("Delete"), "danger", icon="trash-2"),
            ],
            tone="rowan",
        )

        def chosen(key: str) -> None:
            if key == "delete":
                self.services.capture.delete_debrief(self.cafe_id)
                self.open(self.cafe_id)
                self.shell.toast(_("It is gone, for good."), undo=False)

        sheet.chosen.connect(chosen)
        sheet.open_up()

    def _add_lesson(self) -> None:
        lesson = Lesson(new_id(), self.cafe_id, self.what.text, self.next_time.text, self.what.answers)
        if self.what.text.strip():
            self.services.capture.keep_lesson(lesson)
            self.what.set_words("")
            self.next_time.set_text("")
            self.keep()

    def _take_lesson(self, one: Lesson) -> None:
        self.services.capture.delete_lesson(one.id)
        self.shell.toast(_("Taken out"), undo=True)

    def _hand_over(self) -> None:
        words = self._six_words = self._six_words or six_words(secrets.token_bytes(RANDOM_BYTES))
        sheet = Sheet(
            self,
            _("Write down these six words"),
            _("The file opens with them and with nothing else. Give her the words on paper, apart from the file."),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("save", _("I have them. Save the file"), "primary", icon="lock-keyhole"),
            ],
            width=560,
        )
        inside = _("In it: plans to come, your own topics, added numbers, what we have here, what did not go to plan, "
                   "your own agreements, and the poster’s words on getting in. "
                   "Not in it: notes, sentences, counts, debriefs, or your safeguarding numbers.")  # fmt: skip
        sheet.body.fill([SixWords(words), Para(inside, "small", "ink2")])
        left = self.services.packs.kits.stays_behind()
        if left:
            said = _("Too long or too many for one file, so they stay here: {titles}.").format(titles=listed(left))
            sheet.body.addWidget(Para(said, "small", "gorse"))

        def chosen(key: str) -> None:
            if key != "save":
                return
            kinds = _("Kit ({pattern})").format(pattern="*.cafekit")
            path = dialogs.save_as(self, _("Save the hand-over"), Path.home() / _("Hand-over.cafekit"), kinds)
            if path is not None:
                self.services.tasks.run(
                    lambda _progress: self.services.packs.kits.hand_over(path, words),
                    on_done=lambda _kit: self._handed_over(path.name),
                    on_refused=self.shell.problem,
                )

        sheet.chosen.connect(chosen)
        sheet.open_up()

    def _handed_over(self, name: str) -> None:
        """A file is there that her words open. Until then what she wrote down holds, wherever it was not saved."""
        self._six_words = ()
        self.shell.toast(_("Saved as {name}").format(name=name), undo=False)
