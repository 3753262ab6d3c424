"""Write it up, at home and in peace: one sentence at a time is placed, and *Enough for tonight* is a whole choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.capture import notes as rules
from cafe.capture.view import NO_SLIPS, heard_view
from cafe.capture.view_writeup import WriteUpView, writeup_view
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.values import Actor, Consent, Direction, Entry, EntryKind, GuardAnswer, NoteMode, Reflection, Strength
from cafe.ui.capture.contents import Chapter, Contents
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.capture.heads import subtitle
from cafe.ui.capture.leaf import Leaf, Turning
from cafe.ui.capture.leaves import KeptLine
from cafe.ui.capture.own_theme import ask_own_theme
from cafe.ui.capture.paper_slips import print_slips
from cafe.ui.place import Page
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.page import PageFrame
from cafe.ui.widgets.spine import NARROW

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

ADD, NOTES, LOOK_BACK = "add", "notes", "look-back"
"""The leaves that are no entry."""

DRAFT_ADD, DRAFT_CHANGE = "write-up", "change"
_CONTENTS_WIDTH = 306


class WriteUpPage(Page):
    """What we heard at the left, one of it opened at the right. Everything is kept as it is pressed."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.ENTRIES, Kind.PEOPLE, Kind.CAFES, Kind.PLAN})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._at = ""
        self._order: list[str] = []
        self._saved = ""
        self.enough = Button(_("Enough for tonight"), "quiet", icon="moon")
        self.enough.clicked.connect(self._enough)
        self.next = Button(_("Next: who came"), "primary", trailing_icon="arrow-right")
        self.next.clicked.connect(lambda: self.shell.go("who-came", self.cafe_id))
        self.frame = PageFrame(_("Write it up"), back=True, actions=(self.enough, self.next), scrolls=False)
        self.frame.back_pressed.connect(self.shell.back)
        self.contents, self.turning, self.leaf = Contents(), Turning(), Leaf()
        right = column(self.turning, self.leaf, gap=10)
        right.setStretch(1, 1)
        both = row(self.contents, holder(right), gap=18)
        both.setStretch(1, 1)
        self.frame.body.addLayout(both, 1)
        self.setLayout(column(self.frame, gap=0))
        self._connect()
        self.retheme()

    def _connect(self) -> None:
        self.contents.chosen.connect(self._turn_to)
        self.contents.moved.connect(self._move)
        self.contents.add_pressed.connect(lambda: self._turn_to(ADD))
        self.turning.turned.connect(self._step)
        self.turning.add.clicked.connect(lambda: self._turn_to(ADD))
        self.leaf.next.clicked.connect(lambda: self._step(1))
        placing, adding = self.leaf.placing, self.leaf.adding
        placing.tile_pressed.connect(self._press_tile)
        placing.other_wanted.connect(self._ask_own_theme)
        placing.chosen.connect(self._place)
        placing.agreed.connect(self._agree)
        placing.slips_wanted.connect(lambda: print_slips(self, self.services, self.shell, self.cafe_id))
        placing.changing.wanted.connect(self._begin_change)
        placing.changing.kept.connect(self._change_words)
        placing.changing.removed.connect(self._remove)
        placing.changing.resting.connect(self._rest_change)
        adding.kept.connect(self._add)
        adding.resting.connect(lambda kind, text: self._draft(DRAFT_ADD, text, kind))
        adding.let_go.connect(self._not_now)
        self.leaf.notes.promoted.connect(self._promote)
        self.leaf.look_back.changed.connect(self._keep_look_back)
        self.leaf.closed.removed.connect(self._remove)

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        if cafe_id != self.cafe_id:
            self._at, self._saved = "", ""
        super().open(cafe_id)
        if self._at == ADD:
            self._begin_add()
        self._offer_half_typed()

    def leave(self) -> None:
        """Half-typed words stay half typed; what was written in the look back is kept."""
        if not self.cafe_id:
            return
        if self._at == ADD:
            self._draft(DRAFT_ADD, self.leaf.adding.words.text, self.leaf.adding.kinds.key)
        self._rest_change(self.leaf.placing.id, self.leaf.placing.changing.half_typed)
        if self._at == LOOK_BACK:
            self._keep_look_back(self.leaf.look_back.as_typed())

    def first_focus(self) -> QWidget:
        return self.leaf.first_stop(self._at) or self.next

    def _offer_half_typed(self) -> None:
        """Words that were being changed when the app was left are in the field again."""
        draft = self.services.capture.draft(self.cafe_id, DRAFT_CHANGE)
        if draft is not None and draft.kind in self._order:
            self._turn_to(draft.kind)
            self.leaf.placing.begin_change(draft.text)

    # -- drawing

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        capture = self.services.capture
        plan = self.services.plan.plan(self.cafe_id)
        entries = capture.entries(self.cafe_id)
        book = self.services.content.books.of_cafe(self.cafe_id)
        people = capture.attendance(self.cafe_id).people
        names = capture.names_to_watch(self.cafe_id)
        has_quotes = any(entry.kind is EntryKind.QUOTE for entry in entries)
        view = writeup_view(
            entries,
            self._at,
            book,
            plan.note_mode,
            people=people,
            local_words=names,
            slips_of=capture.slips(self.cafe_id) if has_quotes else NO_SLIPS,
        )
        for typed in self.findChildren(GuardedWords):
            typed.watch(names)
        if not self._at or (self._at not in (ADD, NOTES, LOOK_BACK) and view.chosen is not None):
            self._at = view.chosen.id if view.chosen is not None else ADD
        self.frame.set_title(view.title, " · ".join(part for part in (subtitle(plan), self._saved) if part))
        heard = heard_view(capture.notes(self.cafe_id), book, most=200, local_words=names)
        reflection = capture.reflection(self.cafe_id)
        has_notes = plan.note_mode is NoteMode.AS_WE_GO and bool(heard.lines)
        chapters = self._chapters(heard.count if has_notes else "", reflection)
        self._order = [line.id for line in view.lines] + [chapter.key for chapter in chapters]
        if view.closed:
            self._show_closed(view, entries)
            return
        self.contents.show_contents(view, chapters, chosen=self._at)
        used = {plain_text(entry.text) for entry in entries}
        notes = capture.notes(self.cafe_id)
        self.leaf.notes.show_notes(heard.lines, frozenset(n.id for n in notes if plain_text(n.text) in used))
        self.leaf.look_back.show_reflection(reflection)
        self._show_leaf(view)
        self._arrange()

    def _show_leaf(self, view: WriteUpView) -> None:
        if self._at == ADD:
            self.leaf.adding.say("" if view.lines else view.empty)
        elif view.chosen is not None and self._at == view.chosen.id:
            self.leaf.placing.show_entry(view.chosen)
        at = self._order.index(self._at) if self._at in self._order else -1
        after = self._order[at + 1] if 0 <= at < len(self._order) - 1 else ""
        following = {NOTES: _("From the notes"), LOOK_BACK: _("Look back")}.get(after, "")
        if not following and after and view.chosen is not None:
            following = view.chosen.next_words
        self.leaf.show_leaf(self._at, following)
        place = _("{n} of {all}").format(n=at + 1, all=len(self._order)) if at >= 0 else view.add or view.title
        self.turning.show_place(place, has_before=at > 0, has_after=bool(after), can_add=bool(view.add))

    def _show_closed(self, view: WriteUpView, entries: tuple[Entry, ...]) -> None:
        self._at = ""
        self.leaf.closed.show_closed(view.closed, [KeptLine(entry.id, entry.text) for entry in entries])
        self.leaf.show_leaf("closed", "")
        self.contents.hide()
        self.turning.hide()

    def _chapters(self, notes: str, reflection: Reflection) -> list[Chapter]:
        is_written = bool(reflection.disagreed or reflection.missing_voices)
        chapters = []
        if notes:
            chapters.append(Chapter(NOTES, "sticky-note", _("From the notes"), notes, False, self._at == NOTES))
        state = _("Written") if is_written else _("Optional")
        chapters.append(Chapter(LOOK_BACK, "messages-square", _("Look back"), state, is_written, self._at == LOOK_BACK))
        return chapters

    def _arrange(self) -> None:
        """The list at the left; in a narrow window or large text *2 of 5* above the page instead."""
        is_one = theme().is_large or (self.isVisible() and self.window().width() < NARROW)
        is_closed = self.leaf.is_closed
        self.contents.setVisible(not is_one and not is_closed)
        self.turning.setVisible(is_one and not is_closed)
        self.contents.setFixedWidth(S(_CONTENTS_WIDTH))

    def retheme(self) -> None:
        """Take the theme in use. In large text the head has room for short words only."""
        full = {self.enough: _("Enough for tonight"), self.next: _("Next: who came")}
        short = {self.enough: _("Enough"), self.next: _("Next")}
        for button, said in full.items():
            button.set_words(short[button] if theme().is_large else said)
            button.setAccessibleName(said)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- what a person does

    def _turn_to(self, key: str) -> None:
        if self._at == LOOK_BACK and key != LOOK_BACK:
            self._keep_look_back(self.leaf.look_back.as_typed())
        if self._at == ADD and key != ADD:
            self._draft(DRAFT_ADD, self.leaf.adding.words.text, self.leaf.adding.kinds.key)
        self._at = key
        self.refresh()
        if self._at == ADD:
            self._begin_add()
        self.leaf.to_top()
        stop = self.first_focus()
        QTimer.singleShot(0, stop, stop.setFocus)

    def _begin_add(self) -> None:
        draft = self.services.capture.draft(self.cafe_id, DRAFT_ADD)
        self.leaf.adding.begin(draft.kind if draft else "", draft.text if draft else "")

    def _step(self, step: int) -> None:
        at = self._order.index(self._at) if self._at in self._order else -step
        self._turn_to(self._order[max(0, min(len(self._order) - 1, at + step))])

    def _press_tile(self, code: str) -> None:
        capture, id = self.services.capture, self.leaf.placing.id
        before = next((entry.themes for entry in capture.entries(self.cafe_id) if entry.id == id), ())
        after = capture.press_theme(id, code).themes
        self._kept()
        gone = [theme for theme in before if theme not in after]
        if gone and len(after) == rules.MOST_THEMES:
            tile = self.services.content.books.of_cafe(self.cafe_id).tile(gone[0])
            self.shell.toast(_("Two is the most. “{tile}” let go.").format(tile=tile), undo=True)

    def _ask_own_theme(self) -> None:
        books = self.services.content.books

        def new(label: str, answers: tuple[GuardAnswer, ...]) -> None:
            try:
                code = books.add_own(label, answers).code
            except CafeError as problem:
                self.shell.problem(problem)
            else:
                self._press_tile(code)

        ask_own_theme(self, books.to_choose_from(self.cafe_id), new, self._press_tile)

    def _place(self, field: str, ids: tuple[str, ...]) -> None:
        capture, id = self.services.capture, self.leaf.placing.id
        first = ids[0] if ids else ""
        if field == "consent":
            self._answer(id, first)
            return
        if field == "strength":
            capture.place(id, strength=Strength(first) if first else None)
        elif field == "direction":
            capture.place(id, direction=Direction(first) if first else None)
        elif field == "actors":
            capture.place(id, actors=[Actor(one) for one in ids])
        elif field == "life_stages":
            capture.place(id, life_stages=ids)
        else:
            capture.place(id, setting=first)
        self._kept()

    def _agree(self, id: str) -> None:
        """The tick that was forgotten in the room."""
        self.services.capture.agree(id)
        self._kept()
        self.shell.toast(_("Agreed in the room"), undo=True)

    def _answer(self, id: str, answer: str) -> None:
        """Her answer. It only ever becomes tighter, so a slip of the hand is offered back at once."""
        if answer and self._done(lambda: self.services.capture.answer_consent(id, Consent(answer))):
            self.shell.toast(_("Her answer is kept"), undo=True)
        else:
            self.refresh()

    def _begin_change(self, id: str) -> None:
        entry = self._entry(id)
        if entry is not None:
            self.leaf.placing.changing.words.set_words(entry.text, entry.left_as_is)

    def _change_words(self, id: str, text: str) -> None:
        changing = self.leaf.placing.changing
        answers = changing.words.answers
        if self._done(lambda: self.services.capture.change_words(id, text, answers)):
            self._draft(DRAFT_CHANGE, "", "")
            changing.done()
            self.refresh()

    def _rest_change(self, id: str, text: str) -> None:
        entry = self._entry(id)
        is_changed = entry is not None and bool(text.strip()) and text != entry.text
        self._draft(DRAFT_CHANGE, text if is_changed else "", id)

    def _add(self, kind: str, text: str) -> None:
        capture, answers = self.services.capture, self.leaf.adding.words.answers
        kept: list[Entry] = []

        def add() -> None:
            kept.append(
                capture.add_entry(self.cafe_id, EntryKind(kind), text, left_as_is=answers, draft_place=DRAFT_ADD)
            )

        if self._done(add):
            self.leaf.adding.words.set_words("")
            self._turn_to(kept[0].id)

    def _not_now(self) -> None:
        self._turn_to(next(iter(self._order), ""))

    def _remove(self, id: str) -> None:
        at = self._order.index(id) if id in self._order else 0
        gone = self.services.capture.remove_entry(id)
        self._draft(DRAFT_CHANGE, "", "")
        self.leaf.placing.changing.close_up()
        self._order = [key for key in self._order if key != id]
        said = {EntryKind.QUOTE: _("Quote taken out"), EntryKind.IDEA: _("Idea taken out")}
        if not self.leaf.is_closed:
            self._turn_to(self._order[min(at, len(self._order) - 1)] if self._order else "")
        else:
            self.refresh()
        self._stamp()
        self.shell.toast(said.get(gone.kind, _("Sentence taken out")), undo=True)

    def _move(self, key: str, step: int) -> None:
        """Among those of its kind; the focus goes with it."""
        entries = self.services.capture.entries(self.cafe_id)
        kind = next((entry.kind for entry in entries if entry.id == key), None)
        kin = [entry.id for entry in entries if entry.kind is kind]
        if kind is not None and 0 <= kin.index(key) + step < len(kin):
            self.services.capture.move(key, kin.index(key) + step)
            self._kept()
            self.contents.go_to(key)

    def _promote(self, note_id: str) -> None:
        if self._done(lambda: self.services.capture.promote_note(note_id)):
            self.shell.toast(_("It is in the list now. The note stays here."), undo=True)

    def _keep_look_back(self, reflection: Reflection) -> None:
        before = self.services.capture.reflection(self.cafe_id)
        try:
            if self.services.capture.save_reflection(reflection) != before:
                self._stamp()
        except CafeError as problem:
            self.shell.problem(problem)

    def _enough(self) -> None:
        unplaced = len([e for e in self.services.capture.entries(self.cafe_id) if not e.themes])
        self.shell.go("home")
        rest = _("All kept. {n} can wait.").format(n=words.number(unplaced).capitalize())
        self.shell.toast(rest if unplaced else _("All kept."))

    # -- keeping

    def _entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.services.capture.entries(self.cafe_id) if entry.id == id), None)

    def _draft(self, place: str, text: str, kind: str) -> None:
        self.services.capture.keep_draft(self.cafe_id, place, text, kind)

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except CafeError as problem:
            self.shell.problem(problem)
            return False
        self._kept()
        return True

    def _kept(self) -> None:
        self._stamp()
        self.refresh()

    def _stamp(self) -> None:
        self._saved = _("saved at {time}").format(time=words.clock_time(self.services.clock.now()))
