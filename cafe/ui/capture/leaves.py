"""The leaves of the writing up that place nothing: the note keeper's notes, the look back, and no words at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.capture.view import HeardLine
from cafe.core.i18n import _
from cafe.model.values import GuardAnswer, NoteKind, Reflection
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.capture.heads import empty
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para

_KINDS = {NoteKind.NOTE: "sticky-note", NoteKind.QUOTE: "quote", NoteKind.IDEA: "lightbulb"}


class NotesPart(QWidget):
    """The notes of the evening, each of which can become an entry. ``promoted(note_id)``."""

    promoted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=10)
        self._shown: tuple[HeardLine, ...] = ()
        self._used: frozenset[str] = frozenset()
        title = Para(_("From the notes"), "h2", "ink")
        hint = Para(_("Notes stay on this laptop. Take up what the group would nod to."), "body", "ink2")
        self.setLayout(column(title, hint, self._lines, None, gap=10))

    def show_notes(self, lines: Sequence[HeardLine], used: frozenset[str]) -> None:
        """Draw the notes; those in ``used`` are in the list already."""
        if (tuple(lines), used) == (self._shown, self._used):
            return
        self._shown, self._used = tuple(lines), used
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(line, is_used=line.id in used))

    def _line(self, line: HeardLine, *, is_used: bool) -> QWidget:
        role = "quote" if line.kind is NoteKind.QUOTE else "body"
        facts: list[QWidget] = [Label(line.themes, "smallb", "spruce")] if line.themes else []
        if line.answer:
            facts.append(Label(line.answer, "smallb", "moss" if line.said_yes else "ink2"))
        if line.owed:
            facts.append(Tag(line.owed, "gorse", "highlighter"))
        facts.append(Label(line.at, "small", "ink2"))
        words = column(Para(line.text, role, "ink"), Flow(*facts, gap=14, gap_down=2), gap=2)
        if is_used:
            act: QWidget = Tag(_("In the list"), "moss", "circle-check")
        else:
            act = Button(_act_words(line.kind), "secondary", icon="plus", size="small")
            act.setAccessibleName(f"{act.words}: {line.text}")
            act.clicked.connect(lambda: self.promoted.emit(line.id))
        whole = row(Icon(_KINDS[line.kind], "ink2", 20), words, act, gap=12)
        whole.setStretch(1, 1)
        return holder(whole)


def _act_words(kind: NoteKind) -> str:
    words = {NoteKind.QUOTE: _("Take up as a quote"), NoteKind.IDEA: _("Take up as an idea")}
    return words.get(kind, _("Take up as a sentence"))


class LookBackPart(QWidget):
    """Where the group disagreed, who was not there, what they would like next. ``changed(reflection)`` as it is typed.

    ``left(words, kind)`` when flagged words were left as they are.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kept = Reflection("")
        self.disagreed = GuardedWords(
            _("Where did the group disagree?"),
            hint=_("It is fine if you did. One or two lines, no names."),
            optional=True,
            enter_keeps=False,
        )
        self.missing = GuardedWords(
            _("Who was not there, and should be heard?"),
            hint=_("Think of ages, work, language, getting there."),
            optional=True,
            enter_keeps=False,
        )
        self.results = TickRow(_("They would like to hear what comes of this"))
        self.another = TickRow(_("They would like another café"))
        self.by_two = TickRow(_("Two of us looked this over"))
        for words in (self.disagreed, self.missing):
            words.finished.connect(self._tell)
            words.resting.connect(self._tell)
        for tick in (self.results, self.another, self.by_two):
            tick.clicked.connect(self._tell)
        title = Para(_("Look back"), "h2", "ink")
        hint = Para(_("Leave out whatever nobody said."), "body", "ink2")
        ticks = column(self.results, self.another, self.by_two, gap=2)
        self.setLayout(column(title, hint, self.disagreed, self.missing, ticks, None, gap=14))

    def show_reflection(self, kept: Reflection) -> None:
        """Draw what is kept; a field that somebody is typing in is left alone."""
        for words, text in ((self.disagreed, kept.disagreed), (self.missing, kept.missing_voices)):
            is_new = kept.cafe_id != self._kept.cafe_id
            if is_new or (not words.page.hasFocus() and words.text.strip() != text):
                words.set_words(text, kept.left_as_is)
        self._kept = kept
        self.results.setChecked(kept.wants_results)
        self.another.setChecked(kept.wants_another)
        self.by_two.setChecked(kept.looked_over_by_two)

    def as_typed(self) -> Reflection:
        """What stands here now."""
        answers: tuple[GuardAnswer, ...] = (
            *self._kept.left_as_is,  # which may be about a question, too
            *self.disagreed.answers,
            *self.missing.answers,
        )
        return replace(
            self._kept,
            disagreed=self.disagreed.text,
            missing_voices=self.missing.text,
            wants_results=self.results.isChecked(),
            wants_another=self.another.isChecked(),
            looked_over_by_two=self.by_two.isChecked(),
            left_as_is=tuple(dict.fromkeys(answers)),
        )

    def _tell(self, *_told: object) -> None:
        if self._kept.cafe_id:
            self.changed.emit(self.as_typed())


@dataclass(frozen=True, slots=True)
class KeptLine:
    """Words of a café that keeps none any more."""

    id: str
    text: str


class ClosedPart(QWidget):
    """This café keeps no words: says so kindly, and what becomes of those there are. ``removed(entry_id)``."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._why = Para("", "question", "ink", balance=True)
        self._then = Para("", "body", "ink2")
        self._lines = column(gap=8)
        self.setLayout(column(self._why, self._then, self._lines, None, gap=12))

    def show_closed(self, why: str, lines: Sequence[KeptLine]) -> None:
        """Draw the sentence, and the words that stay."""
        self._why.setText(why)
        stays = _("What is written below stays on this laptop. None of it leaves, and you can take it out.")
        on = _("That is a café too. Next: who came.")
        self._then.setText(stays if lines else on)
        empty(self._lines)
        for line in lines:
            remove = Button(_("Take it out"), "quiet", icon="trash-2", size="small")
            remove.setAccessibleName(_("Take it out: {words}").format(words=line.text))
            remove.clicked.connect(lambda _on=False, id=line.id: self.removed.emit(id))
            whole = row(Para(line.text, "quote", "ink"), remove, gap=12)
            whole.setStretch(0, 1)
            self._lines.addWidget(Rule())
            self._lines.addWidget(holder(whole))
