"""Several tables: one sheet each, and all together what the café may make its own. Opened in the harvest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.capture import tables
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.model.values import GuardAnswer, NoteKind
from cafe.ui.run.writer import Kept, Writer
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.capture_line import CaptureLine
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.guard_panel import GuardPanel
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_ALL = "all"
_MOST_NAMED = 3


class TablesSheet(Sheet):
    """Signals as any sheet. Shows itself again after everything that was done on it."""

    def __init__(self, parent: QWidget, services: Services, shell: Shell, cafe_id: str, count: int) -> None:
        super().__init__(
            parent,
            _("The sheets of the tables"),
            ""
            if theme().is_large
            else _("Each brings up to five. They stay here; what the room agrees on may go further."),
            [SheetButton("close", _("Back to the harvest"), safe=True)],
            width=760,
        )
        self._services, self._shell, self._cafe_id = services, shell, cafe_id
        is_close = count > _MOST_NAMED or theme().is_large
        names = [Segment(str(n), str(n) if is_close else _("Table {n}").format(n=n), "") for n in range(1, count + 1)]
        every = Segment(_ALL, _("All") if is_close else _("All together"), "")
        self.which = Segments([*names, every], "1", name=_("Table"), height=44)
        self.line = CaptureLine(height=50)
        self.keep = Button(_("Keep"), "primary", icon="plus", height=50)
        self.guard = GuardPanel()
        self.guard.hide()
        self.writer = Writer(services, shell, self.line, self.guard, place="table", keep=self._keep)
        self.writer.kind = "note"
        self._rows = column(gap=6)
        writing = row(self.line, self.keep, gap=10)
        writing.setStretch(0, 1)
        self._writing = holder(writing)
        self.body.addWidget(self.which)
        self.body.addWidget(self._writing)
        self.body.addWidget(self.guard)
        self.body.addLayout(self._rows)
        self.which.chosen.connect(self._show)
        self.keep.clicked.connect(self.writer.keep)
        self.writer.wrote.connect(self._show)
        self.writer.rose.connect(self._on_rose)
        self.writer.open(cafe_id)
        self._show()

    @property
    def table(self) -> int:
        """The table whose sheet is open; 0 for all together."""
        return 0 if self.which.key == _ALL else int(self.which.key)

    def open_up(self) -> Sheet:
        """With the focus where a table's host is asked to speak: the line."""
        super().open_up()
        self.line.setFocus()
        return self

    def choose(self, key: str) -> None:
        self.writer.keep_draft()
        super().choose(key)

    def _keep(self, text: str, answers: tuple[GuardAnswer, ...]) -> Kept | None:
        capture = self._services.capture
        tables.check_room_at(capture.notes(self._cafe_id), self.table)
        place = tables.place_of(self.table)
        note = capture.record_note(
            self._cafe_id, NoteKind.NOTE, text, stage_id=place, left_as_is=answers, draft_place="table"
        )
        return Kept(note.id, note.text, lambda words: capture.change_note(note.id, text=words))

    def _show(self) -> None:
        """The sheet as it stands."""
        while self._rows.count():
            gone = self._rows.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        capture = self._services.capture
        notes = capture.notes(self._cafe_id)
        self._writing.setVisible(bool(self.table))
        if self.table:
            self.line.setAccessibleName(_("What table {n} brings").format(n=self.table))
            self.line.setPlaceholderText(_("One sentence, in the table’s words"))
            for note in tables.sheet_of(notes, self.table):
                self._rows.addWidget(self._of_a_table(note.id, note.text))
        else:
            for sentence in tables.merged(notes, capture.entries(self._cafe_id)):
                self._rows.addWidget(self._together(sentence))
        if not self._rows.count():
            self._rows.addWidget(Para(_("Nothing is written here yet."), "body", "ink2"))

    def _of_a_table(self, note_id: str, text: str) -> QWidget:
        off = IconButton("trash-2", _("Take it off: {text}").format(text=text), "quiet")
        off.clicked.connect(lambda: self._do(lambda: self._services.capture.remove_note(note_id)))
        return _line(Para(text, "note", "ink"), off)

    def _together(self, sentence: tables.TableSentence) -> QWidget:
        words = holder(column(Para(sentence.text, "note", "ink"), Label(sentence.said_by, "small", "ink2"), gap=0))
        if sentence.is_taken:
            return _line(words, Tag(_("With the café’s"), "moss", "circle-check"))
        take = Button(_("Make it ours"), "secondary", size="small")
        take.setAccessibleName(_("Make it ours: {text}").format(text=sentence.text))
        take.clicked.connect(
            lambda: self._do(lambda: self._services.capture.promote_note(sentence.note_id, in_room=True))
        )
        return _line(words, take)

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CafeError as problem:
            self._shell.problem(problem)
        self._show()

    def _on_rose(self, is_up: bool) -> None:
        if is_up:
            self.guard.setFixedHeight(min(self.guard.wanted_height(S(680)), S(180)))


def _line(words: QWidget, act: QWidget) -> QWidget:
    across = row(words, act, gap=10)
    across.setStretch(0, 1)
    return holder(across)
