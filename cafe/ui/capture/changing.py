"""Changing the words of a sentence, and writing another: the same field, with the guard above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.model.values import EntryKind
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.scale import column
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Para


class ChangeWords(QWidget):
    """Hidden until ``begin``. Signals ``wanted(id)``: the words to begin with; ``kept(id, text)``, ``removed(id)``,
    ``resting(id, text)`` while it is half typed, and ``closed()`` when it is put away by a person.
    """

    wanted = Signal(str)
    kept = Signal(str, str)
    removed = Signal(str)
    resting = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.id = ""
        self.words = GuardedWords(_("The words"), rows=2)
        self.words.kept.connect(self._keep)
        self.words.let_go.connect(self._let_go)
        self.words.resting.connect(lambda text: self.resting.emit(self.id, text))
        keep = Button(_("Keep these words"), "secondary", icon="check", size="small")
        keep.clicked.connect(self._keep)
        leave = Button(_("Leave it as it was"), "quiet", size="small")
        leave.clicked.connect(self._let_go)
        remove = Button(_("Take it out"), "quiet", icon="trash-2", size="small")
        remove.clicked.connect(lambda: self.removed.emit(self.id))
        self._hint = Para(_("The group has not heard these words yet."), "small", "ink2")
        self.setLayout(column(self.words, self._hint, Flow(keep, leave, remove), gap=8))
        self.hide()

    def begin(self, id: str, text: str = "") -> None:
        """Open for an entry, with half-typed words where there are any."""
        self.id = id
        self.show()
        self.wanted.emit(id)
        if text:
            self.words.set_words(text, self.words.answers)
        self.words.focus_field()

    @property
    def half_typed(self) -> str:
        """What stands in the field while it is open."""
        return "" if self.isHidden() else self.words.text

    def done(self) -> None:
        """The words were kept, or the entry went."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def close_up(self) -> None:
        """Put it away because something else is shown."""
        self.done()

    def _keep(self) -> None:
        self.kept.emit(self.id, self.words.text)

    def _let_go(self) -> None:
        self.resting.emit(self.id, "")
        self.done()


class AddWords(QWidget):
    """Another sentence, quote or idea. ``kept(kind, text)``, ``resting(kind, text)``, ``let_go()``."""

    kept = Signal(str, str)
    resting = Signal(str, str)
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hint = Para("", "body", "ink2")
        self.kinds = Segments(
            (
                Segment(EntryKind.THEME.value, _("Sentence"), "messages-square"),
                Segment(EntryKind.QUOTE.value, _("Quote"), "quote"),
                Segment(EntryKind.IDEA.value, _("Idea"), "lightbulb"),
            ),
            EntryKind.THEME.value,
            name=_("What it is"),
        )
        self.kinds.chosen.connect(self._say_kind)
        self._about = Para("", "small", "ink2")
        self.words = GuardedWords(_("In the group’s words"), rows=3)
        self.words.kept.connect(self._keep)
        self.words.let_go.connect(self.let_go)
        self.words.resting.connect(lambda text: self.resting.emit(self.kinds.key, text))
        keep = Button(_("Keep"), "secondary", icon="plus", key_hint=_("Enter"))
        keep.clicked.connect(self._keep)
        leave = Button(_("Not now"), "quiet")
        leave.clicked.connect(self.let_go)
        title = Para(_("Add another"), "h2", "ink")
        choice = Flow(self.kinds)
        self.setLayout(column(title, self.hint, choice, self._about, self.words, Flow(keep, leave), None, gap=12))
        self._say_kind(self.kinds.key)

    def begin(self, kind: str, text: str) -> None:
        """Open with what was half typed, or empty."""
        if kind:
            self.kinds.choose(kind, quietly=True)
            self._say_kind(kind)
        self.words.set_words(text)

    def say(self, hint: str) -> None:
        """A line above the field, where there is something to say."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _say_kind(self, kind: str) -> None:
        said = {
            EntryKind.THEME.value: _("One idea, as the group would say it. No names, no places."),
            EntryKind.QUOTE.value: _("One woman’s own words. It only leaves if she said yes, and you say so next."),
            EntryKind.IDEA.value: _("What could change. Who could act comes next."),
        }
        self._about.setText(said[kind])

    def _keep(self) -> None:
        self.kept.emit(self.kinds.key, self.words.text)
