"""The harvest in the room: an hour of talk as at most five sentences that the group itself has agreed.

People look on. The sentences are the largest thing on the page, and the writing line never moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cafe.capture.view import NO_SLIPS, HarvestView, harvest_view
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.model.values import Entry, EntryKind, GuardAnswer, NoteMode
from cafe.ui.display.picture import RoomPicture
from cafe.ui.run.clock import ClockColumn
from cafe.ui.run.fit import Fit
from cafe.ui.run.harvest_rows import IdeaRow, QuoteRow, SentenceRow
from cafe.ui.run.room_keeper import RoomKeeper, room_choices
from cafe.ui.run.writer import Kept, Writer
from cafe.ui.scale import S, column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.capture_line import CaptureLine
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.guard_panel import GuardPanel
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class HarvestPage(QWidget):
    """The right page of the harvest. Signal ``rose()`` when the guard comes or goes.

    ``show_words(entries, mode, people, names)`` shows what is kept. ``room_sees`` is the small picture under the clock.
    """

    rose = Signal()

    def __init__(self, services: Services, shell: Shell, keeper: RoomKeeper, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._shell, self._keeper = services, shell, keeper
        self._cafe_id, self._editing = "", ""
        self._entries: tuple[Entry, ...] = ()
        self._view: HarvestView | None = None
        self._fit = Fit.of(1366, 768)
        self.title = Label("", "h1", elide=True)
        self.count = Label("", "strong", "ink2")
        self.hint = Para("", "lead", "ink2")
        self.kept = Scroll(gap=0)
        self.guard = GuardPanel()
        self.number = Label("", "sentence", "gorse")
        sized(self.number, width=28)
        self.line = CaptureLine(height=58, role="harvest_line")
        self.line.setAccessibleName(_("What did we hear?"))
        self.keep = Button(_("Keep"), "primary", icon="plus", key_hint=_("Enter"), height=58)
        self.kinds = Segments(
            [
                Segment(EntryKind.THEME.value, _("Sentence"), "sticky-note"),
                Segment(EntryKind.QUOTE.value, _("Quote"), "quote"),
                Segment(EntryKind.IDEA.value, _("Idea"), "lightbulb"),
            ],
            EntryKind.THEME.value,
            name=_("Kind"),
            height=50,
        )
        self.take_out = Button(_("Take it out"), "quiet", icon="trash-2", size="small")
        self._promise = Label("", "small", "ink2", elide=True)
        self._promise_icon = Icon("eye-off", "ink2", 18)
        self.writer = Writer(services, shell, self.line, self.guard, place="harvest", keep=self._keep)
        self._lay_out()
        self.room_sees = _RoomSees(keeper, parent)
        self._connect()
        self.use_kind(EntryKind.THEME.value)

    def _lay_out(self) -> None:
        self._head = holder(column(row(self.title, None, self.count, gap=12, margins=(0, 0, 2, 0)), self.hint, gap=4))
        self._closed = Para("", "lead", "ink2")
        writing = row(self.number, self.line, self.keep, gap=10, margins=(4, 0, 0, 0))
        writing.setStretch(1, 1)
        foot = row(self.kinds, self.take_out, None, self._promise_icon, self._promise, gap=7, margins=(42, 0, 0, 0))
        self._foot = foot
        self._writing = holder(column(writing, foot, gap=10))
        self.setLayout(column(self._head, self.kept, self.guard, self._closed, self._writing, gap=10))

    def _connect(self) -> None:
        self.keep.clicked.connect(self.writer.keep)
        self.kinds.chosen.connect(self._on_kind)
        self.take_out.clicked.connect(self._take_out)
        self.writer.rose.connect(lambda _up: self.rose.emit())
        self.writer.wrote.connect(self._on_wrote)

    def open(self, cafe_id: str) -> bool:
        """Take up a café; whether half-typed words were put back."""
        if cafe_id != self._cafe_id:
            self._cafe_id = cafe_id
            self._stop_editing()
        kind = self.writer.open(cafe_id)
        if kind in (EntryKind.THEME.value, EntryKind.QUOTE.value, EntryKind.IDEA.value):
            self.use_kind(kind)
        return bool(kind)

    def use_kind(self, kind: str) -> None:
        """Sentence, quote or idea."""
        self.writer.kind = kind
        self.kinds.choose(kind, quietly=True)
        self._show_number()

    def use_kind_like(self, kind: str) -> None:
        """The kind that goes with a kind of note: Ctrl+1, 2, 3."""
        self.use_kind(EntryKind.THEME.value if kind == "note" else kind)
        self.line.setFocus()

    def _on_kind(self, kind: str) -> None:
        self.use_kind(kind)
        self.line.setFocus()

    # -- what is kept

    def show_words(
        self, entries: Sequence[Entry], mode: NoteMode, people: int | None, names: Sequence[str] = ()
    ) -> None:
        """Show what is kept; what did not change stays where it is.

        ``people`` were counted, hosts apart; ``names`` are the café's own to watch for.
        """
        self.writer.watch(names)
        has_quotes = any(entry.kind is EntryKind.QUOTE for entry in entries)
        slips = self._services.capture.slips(self._cafe_id) if has_quotes else NO_SLIPS
        view = harvest_view(entries, mode, people, local_words=names, slips_of=slips)
        self._entries = tuple(entries)
        if view == self._view:
            return
        is_more = self._view is not None and len(entries) > self._count_of(self._view)
        self._view = view
        self.title.setText(view.title)
        self.count.setText(view.count)
        self.hint.setText(view.hint)
        self._promise.setText(view.promise)
        self._closed.setText(view.closed)
        self._closed.setVisible(bool(view.closed))
        self._writing.setVisible(not view.closed)
        self._fill(view)
        self._show_number()
        if is_more:
            QTimer.singleShot(0, self._to_the_end)

    @staticmethod
    def _count_of(view: HarvestView) -> int:
        return len(view.sentences) + len(view.quotes) + len(view.ideas)

    def _to_the_end(self) -> None:
        bar = self.kept.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _fill(self, view: HarvestView) -> None:
        body = self.kept.body
        while body.count():
            gone = body.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if not self._count_of(view):
            body.addSpacing(S(20))
            body.addWidget(Para(view.empty, "harvest_text", "ink3"))
        for at, sentence in enumerate(view.sentences):
            if at:
                body.addWidget(Rule())
            made = SentenceRow(sentence, large=self._fit.is_large or self._fit.is_short or self._fit.is_narrow)
            made.change_pressed.connect(self._edit)
            made.agreed.connect(lambda key, on: self._do(lambda: self._services.capture.agree(key, on)))
            body.addWidget(made)
        for quote in view.quotes:
            card = QuoteRow(quote)
            card.answered.connect(lambda key, said: self._do(lambda: self._services.capture.answer_consent(key, said)))
            card.change_pressed.connect(self._edit)
            body.addSpacing(S(8))
            body.addWidget(card)
        actors = {entry.id: entry.actors for entry in self._entries}
        for idea in view.ideas:
            line = IdeaRow(idea, actors.get(idea.id, ()))
            line.acted.connect(lambda key, who: self._do(lambda: self._services.capture.place(key, actors=who)))
            line.change_pressed.connect(self._edit)
            body.addWidget(line)
        body.addStretch(1)

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CafeError as problem:
            self._shell.problem(problem)
        self.line.setFocus()

    # -- writing

    def _show_number(self) -> None:
        view, is_sentence = self._view, self.writer.kind == EntryKind.THEME.value
        editing = next((s.number for s in view.sentences if s.id == self._editing), "") if view else ""
        full = view.full if view is not None and is_sentence and not self._editing else ""
        self.number.setText(editing or (view.next_number if view is not None and is_sentence else ""))
        hints = {
            EntryKind.THEME.value: _("One sentence, in the group’s words"),
            EntryKind.QUOTE.value: _("Her words, as she said them"),
            EntryKind.IDEA.value: _("What could change?"),
        }
        self.line.setPlaceholderText(full or hints[self.writer.kind])
        self.take_out.setVisible(bool(self._editing))

    def _edit(self, entry_id: str) -> None:
        entry = next((entry for entry in self._entries if entry.id == entry_id), None)
        if entry is None:
            return
        self.writer.keep_draft()
        self._editing = entry_id
        self.use_kind(entry.kind.value)
        self.line.setText(entry.text)
        self.line.setFocus()

    def _stop_editing(self) -> None:
        self._editing = ""
        self.use_kind(EntryKind.THEME.value)

    def _take_out(self) -> None:
        entry_id = self._editing
        self._stop_editing()
        self.line.start_empty()
        self._do(lambda: self._services.capture.remove_entry(entry_id))
        self._shell.toast(_("It is off the page."), undo=True)

    def _keep(self, text: str, answers: tuple[GuardAnswer, ...]) -> Kept | None:
        capture = self._services.capture
        if self._editing:
            entry = capture.change_words(self._editing, text, answers)
            capture.wipe_draft(self._cafe_id, "harvest")
        else:
            kind = EntryKind(self.writer.kind)
            entry = capture.add_entry(
                self._cafe_id, kind, text, in_room=True, left_as_is=answers, draft_place="harvest"
            )
        self._stop_editing()
        return Kept(entry.id, entry.text, lambda words: capture.change_words(entry.id, words))

    def _on_wrote(self) -> None:
        self.line.setFocus()

    # -- places

    def use(self, fit: Fit) -> None:
        """Take the layout."""
        is_new = fit != self._fit
        self._fit = fit
        self.guard.use(narrow=fit.is_large or fit.is_narrow)
        small = fit.is_large
        self._promise.setVisible(not small and not fit.is_narrow)
        self._promise_icon.setVisible(not small and not fit.is_narrow)
        self._head.setVisible(not small)
        self.keep.set_key_hint("" if small or fit.is_narrow else _("Enter"))
        self.hint.setVisible(not fit.is_short and not small)
        self._foot.setContentsMargins(S(4 if small else 42), 0, 0, 0)
        if is_new and self._view is not None:
            self._fill(self._view)
        self.arrange()

    def arrange(self) -> None:
        """Give the guard the height it wants, and never the line's; in large text the kinds wait while it asks."""
        is_asking = self.guard.isVisibleTo(self)
        is_tight = self._fit.is_large and is_asking
        self.kinds.setVisible(not self._fit.tiny and not is_tight)
        self.kept.setVisible(not is_tight)
        if is_asking:
            room = self.height() - self._writing.sizeHint().height() - S(10)
            most = room if is_tight else max(S(84), self.height() // 2)
            self.guard.setFixedHeight(min(self.guard.wanted_height(self.width()), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    @property
    def writing_top(self) -> int:
        """Where the writing line and what belongs to it begins, in pixels of the page; in large text the line alone,
        as there is no room for more between it and the clock."""
        first = self.guard if self.guard.isVisibleTo(self) and not self._fit.is_large else self._writing
        return self.y() + first.y()

    def place_room(self, under: QRect, clock: ClockColumn) -> None:
        """Put the small picture of the room's screen under the clock's column."""
        top = clock.y() + clock.column_bottom + S(18)
        self.room_sees.place(QRect(under.x(), top, under.width(), clock.geometry().bottom() - top))

    def show_room(self) -> None:
        """The room sees something else now."""
        self.room_sees.show_now()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.room_sees.setVisible(visible and not self._fit.is_large)


class _RoomSees(QWidget):
    """What the room sees now, in small, and what else it could see."""

    def __init__(self, keeper: RoomKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._picture = RoomPicture()
        self._change = Button(_("Change"), "quiet", size="small", flush="right")
        self._change.setAccessibleName(_("Change what the room sees"))
        self._change.clicked.connect(self._open)
        head = row(Icon("monitor", "ink2", 20), Label(_("The room sees"), "smallb"), None, self._change, gap=8)
        self.setLayout(column(Rule(), head, self._picture, None, gap=8))
        self.hide()

    def place(self, box: QRect) -> None:
        """Stand in a box, where there is room for a picture."""
        self._picture.setFixedHeight(max(S(40), min(S(146), box.height() - S(66), int(box.width() * 9 / 16))))
        self.setGeometry(box)
        self.setVisible(self._change.window().isVisible() and box.height() >= S(130))
        self.show_now()

    def show_now(self) -> None:
        view = self._keeper.view()
        if view is not None:
            self._picture.show_view(view)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setFont(theme().font("body"))
        for words, card in room_choices():
            act = menu.addAction(words, lambda card=card: self._keeper.put(card))
            act.setCheckable(True)
            act.setChecked(self._keeper.card is card)
        menu.popup(self._change.mapToGlobal(self._change.rect().bottomLeft()))
