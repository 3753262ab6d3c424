"""You said, we did: an answer to what groups asked for, and a reply to each host.

**Programme** → write back → programme. What is typed here travels to hosts and stands in the report, so the guard
reads it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.answering import Asked, Asking, asking, state_words
from cafe.collate.view import cafes_in_words
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.core.plain import plain_text
from cafe.model.values import Answer, AnswerState
from cafe.ui import dialogs
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.collate.paged import Paged
from cafe.ui.place import Page
from cafe.ui.review.sent_parts import TONES
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.collate.replies.service import MadeReply
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Progress

_FIRST = 8
_TOP = Qt.AlignmentFlag.AlignTop


class AnswersPage(Page):
    """The place's word is the programme's id."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._kept_steps = ""
        self._turn = 0
        self._write = Button(_("Make the replies"), "primary", icon="mail")
        self._write.clicked.connect(self._make_replies)
        self.frame = PageFrame(_("Write back"), back=True, actions=[self._write])
        self.frame.back_pressed.connect(lambda: self.shell.go("programme", self.cafe_id))
        self._none = Card(name=_("Nothing to answer yet"))
        nothing = EmptyState(
            _("Nothing to answer yet"),
            _("When packs have come in, what groups asked for will be here."),
            button=_("Back to the programme"),
            icon="arrow-left",
        )
        nothing.acted.connect(lambda: self.shell.go("programme", self.cafe_id))
        self._none.body.addWidget(nothing, 1)
        self._both = TwoPages(side_width=372, gap=16)
        self.ideas = _AskedCard(_("Ideas"), _("An answer to one idea goes to the cafés that had it."))
        self.themes = _AskedCard(_("Themes"), _("An answer to a theme goes to every café that spoke of it."))
        self.answered = _AskedCard(_("Answered"), _("These go into the replies, and into the report."))
        for card in (self.ideas, self.themes, self.answered):
            card.pressed.connect(self._ask)
        self._both.main.fill([self.ideas, self.themes, None])
        self.next_steps = GuardedWords(
            _("For everybody, in a few words"),
            rows=3,
            hint=_("It goes into each reply and its sheet, and stands in the report."),
            optional=True,
            enter_keeps=False,
        )
        self.next_steps.finished.connect(self._keep_next_steps)
        self._both.side.fill([self.answered, self._next_card(), self._how(), None])
        self.frame.body.fill([self._none, self._both])
        self.frame.body.setStretchFactor(self._none, 1)
        for part in (self._none, self._both, self._write):
            part.hide()  # until it is known what there is
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self.frame.back

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        self._turn += 1
        turn, collate, programme_id = self._turn, self.services.collate, self.cafe_id

        def read(_progress: Progress) -> tuple[Asking, int]:
            found = collate.collation(programme_id, most=0)
            return asking(found, collate.answers(programme_id)), found.cafes

        self.services.tasks.run(read, on_done=lambda read: self._show(turn, *read), on_refused=self.shell.problem)

    def _show(self, turn: int, asked: Asking, cafes: int) -> None:
        """What was read off the window's thread; an answer that came too late is let go."""
        if turn != self._turn:
            return
        if (steps := self.services.collate.next_steps(self.cafe_id)) != self._kept_steps:
            self._kept_steps = steps
            self.next_steps.set_words(steps)
        is_empty = not (asked.ideas or asked.themes)
        self._none.setVisible(is_empty)
        self._both.setVisible(not is_empty)
        self._write.setVisible(not is_empty)
        self.frame.set_title(_("Write back"), _in_words(asked, cafes))
        self.ideas.show_asked(asked.ideas, waiting=True)
        self.themes.show_asked(asked.themes, waiting=True)
        self.answered.show_asked(asked.answered)

    def leave(self) -> None:
        self._keep_next_steps()

    def _next_card(self) -> Card:
        card = Card(margins=(24, 20), gap=10, name=_("What comes next"))
        card.body.fill([Label(_("What comes next"), "h2"), self.next_steps])
        return card

    def _keep_next_steps(self) -> None:
        collate, typed = self.services.collate, self.next_steps.text
        if not self.cafe_id or plain_text(typed) == self._kept_steps:
            return
        try:
            collate.keep_next_steps(self.cafe_id, typed)
            self._kept_steps = collate.next_steps(self.cafe_id)
            collate.second_look.leave_ours(self.cafe_id, typed, self.next_steps.words_left)
        except CafeError as problem:
            self.shell.problem(problem)

    def _how(self) -> Card:
        card = Card(margins=(24, 20), gap=10, name=_("What a reply does"))
        said = (
            _("Each host gets a file of her own. Only her laptop can open it."),
            _("Her cafés then read “Received”, and she sees what you answered."),
            _("No answer yet? Send the replies all the same. “Received” is a kindness too."),
            _("Say “Not now” where that is so. A plain no is better than silence."),
        )
        card.body.addWidget(Label(_("What a reply does"), "h2"))
        for line in said:
            card.body.addWidget(Para(line, "body", "ink2"))
        return card

    # -- one answer

    def _ask(self, asked: Asked) -> None:
        sheet = Sheet(
            self,
            _("What became of it?"),
            f"“{asked.said}”" if not asked.is_theme else _("Of {theme}").format(theme=asked.said.lower()),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("keep", _("Keep the answer"), "primary", icon="check"),
            ],
            width=620,
        )
        old = asked.answer or Answer(asked.said, "", AnswerState.UNDER_WAY, "")
        states = [Segment(state.value, state_words(state)) for state in AnswerState if state is not AnswerState.OPEN]
        state = Segments(states, old.state.value, name=_("Where it stands"), height=44)
        words = GuardedWords(
            _("Your answer, in plain words"),
            rows=4,
            hint=_("To take an answer away, leave this empty."),
            enter_keeps=False,
        )
        words.set_words(old.answer)
        who = GuardedWords(_("Who answered"), placeholder=_("NHS Highland, women’s health team"), rows=1, optional=True)
        who.set_words(old.who)
        sheet.body.fill([holder(column(Label(_("Where it stands"), "smallb", "ink2"), state, gap=4)), words, who])

        def chosen(key: str) -> None:
            if key == "keep":
                self._keep(asked, Answer(asked.said, words.text, AnswerState(state.key), who.text), (words, who))

        sheet.chosen.connect(chosen)
        sheet.open_up()
        words.page.setFocus()

    def _keep(self, asked: Asked, answer: Answer, typed: tuple[GuardedWords, ...]) -> None:
        collate = self.services.collate
        try:
            collate.keep_answer(self.cafe_id, asked.subject, answer)
            for one in typed:
                collate.second_look.leave_ours(self.cafe_id, one.text, one.words_left)
        except CafeError as problem:
            self.shell.problem(problem)

    # -- the replies

    def _make_replies(self) -> None:
        folder = dialogs.choose_folder(self, _("A folder for the replies"))
        if folder is None:
            return
        collate, programme = self.services.collate, self.cafe_id
        self.services.tasks.run(
            lambda _progress: collate.write_replies(programme, folder),
            on_done=lambda made: self._made(folder, made),
            on_refused=self.shell.problem,
        )

    def _made(self, folder: Path, made: tuple[MadeReply, ...]) -> None:
        said = ngettext("{n} reply is in {folder}.", "{n} replies are in {folder}.", len(made))
        self.shell.toast(said.format(n=len(made), folder=folder.name or str(folder)), undo=False)
        dialogs.open_file(folder)


class _AskedCard(Card):
    """What can be answered, a line each. Signal ``pressed(asked)``."""

    pressed = Signal(object)

    def __init__(self, title: str, line: str) -> None:
        super().__init__(gap=6, name=title)
        self._head = Label("", "small", "ink2")
        self.body.addLayout(row(Label(title, "h2"), None, self._head))
        self.body.addWidget(Para(line, "small", "ink2"))
        self._list = Paged(self._row, first=_FIRST)
        self.body.addWidget(self._list)

    def show_asked(self, asked: tuple[Asked, ...], *, waiting: bool = False) -> None:
        """``waiting``: only those without an answer are listed; the others stand in a card of their own."""
        left = [one for one in asked if one.answer is None] if waiting else list(asked)
        self.setVisible(bool(left))
        self._head.setText(_("{n} of {all} answered").format(n=len(asked) - len(left), all=len(asked)))
        self._head.setVisible(waiting)
        self._list.show_changed(left)

    def _row(self, asked: Asked) -> QWidget:
        texts = column(Para(asked.said, "quotei" if not asked.is_theme else "strong", "ink"), gap=2)
        under = cafes_in_words(asked.cafes)
        if asked.answer is not None:
            who = f" · {asked.answer.who}" if asked.answer.who else ""
            texts.addWidget(Para(asked.answer.answer, "body", "ink2"))
            under = f"{under}{who}"
        texts.addWidget(Label(under, "small", "ink3"))
        press = Button(_("Change") if asked.answer else _("Answer"), "secondary", size="small")
        press.setAccessibleName(
            (_("Change the answer: {said}") if asked.answer else _("Answer: {said}")).format(said=asked.said)
        )
        press.clicked.connect(lambda: self.pressed.emit(asked))
        if asked.answer is not None:
            tone, icon = TONES[asked.answer.state]
            foot = row(Tag(state_words(asked.answer.state), tone, icon), None, press, gap=10)
            return holder(column(texts, foot, gap=8, margins=(0, 10, 0, 10)))
        line = row(texts, press, gap=14, margins=(0, 10, 0, 10))
        line.setStretch(0, 1)
        line.setAlignment(press, _TOP)
        return holder(line)


def _in_words(asked: Asking, cafes: int) -> str:
    done = len(asked.answered)
    if not done:
        return _("What {cafes} asked for, and what you can say to it").format(cafes=cafes_in_words(cafes))
    return ngettext("{n} answer so far", "{n} answers so far", done).format(n=done)
