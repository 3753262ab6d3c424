"""Typing in the room: the line, its guard and its draft. The band of a run and the harvest both write with it.

What is flagged is a prompt and never a gate: Enter keeps the words as they read, and what was not answered
waits at *Check and send*. First wordings live here, in memory, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cafe.core import words
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.model.values import GuardAnswer
from cafe.privacy.guard.check import apply_swap, check
from cafe.ui.widgets.guard_panel import GuardPanel, GuardRow
from cafe.ui.widgets.sheets import announce

if TYPE_CHECKING:
    from cafe.privacy.guard.flags import Flag
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.widgets.capture_line import CaptureLine

Keep = Callable[[str, tuple[GuardAnswer, ...]], "Kept | None"]


class Kept:
    """Words that were kept: where they are, so that a swap taken afterwards changes them there."""

    def __init__(self, target: str, text: str, change: Callable[[str], object]) -> None:
        self.target, self.text, self.change = target, text, change
        self.answers: list[GuardAnswer] = []


class Writer(QObject):
    """Joins a line, a guard panel and the store. Signals: ``rose(bool)`` when the panel comes or goes, ``wrote()``.

    ``keep`` puts the words into the store and answers where they are, or None where they were not kept.
    """

    rose = Signal(bool)
    wrote = Signal()

    def __init__(
        self, services: Services, shell: Shell, line: CaptureLine, panel: GuardPanel, *, place: str, keep: Keep
    ) -> None:
        super().__init__(line)
        self._services, self._shell = services, shell
        self._line, self._panel, self._place, self._keep = line, panel, place, keep
        self._cafe_id = ""
        self._answers: list[GuardAnswer] = []
        self._kept: Kept | None = None
        self._names: tuple[str, ...] = ()
        self.kind = ""
        line.textChanged.connect(self._on_typed)
        line.paused.connect(self._on_paused)
        line.resting.connect(lambda _text: self.keep_draft())
        line.kept.connect(self.keep)
        line.let_go.connect(self.close)
        panel.swapped.connect(self._on_swapped)
        panel.left.connect(self._on_left)

    def open(self, cafe_id: str) -> str:
        """Take up a café; gives the kind of a draft that was put back in the line, or ""."""
        if cafe_id == self._cafe_id:
            return ""
        self._cafe_id = cafe_id
        self._kept = None
        self._answers = []
        self._line.start_empty()
        self.close()
        draft = self._services.capture.draft(cafe_id, self._place)
        if draft is None:
            return ""
        self._line.setText(draft.text)
        self._line.setCursorPosition(len(draft.text))
        return draft.kind or "note"

    def watch(self, names: Sequence[str]) -> None:
        """Watch for the café's own names too."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._on_typed(self._line.text())

    @property
    def is_up(self) -> bool:
        """Whether the panel is up."""
        return not self._panel.isHidden()

    def keep_draft(self) -> None:
        """Keep what is half typed, now."""
        if not self._cafe_id:
            return
        try:
            self._services.capture.keep_draft(self._cafe_id, self._place, self._line.text(), self.kind)
        except CafeError as problem:
            self._shell.problem(problem)

    def keep(self) -> None:
        """Keep the line as it reads. What could point to a person is shown once, for the words that were kept."""
        text = self._line.text()
        if not text.strip():
            return
        was_shown = self.is_up and self._kept is None
        self._line.rest_now()
        try:
            kept = self._keep(text, tuple(self._answers))
        except CafeError as problem:
            self._shell.problem(problem)
            return
        if kept is None:
            return
        kept.answers, self._answers = self._answers, []
        self._line.start_empty()
        self._line.show_marks(())
        self.wrote.emit()
        self._kept = kept
        if was_shown or not self._open_flags(kept.text, kept.answers):
            self.close()
        else:
            self._show(kept.text, kept.answers)

    def take_first(self) -> None:
        """Alt+S."""
        if self.is_up or self._raise_for_line():
            self._panel.take_first()

    def close(self) -> None:
        """The panel goes; not a word is lost."""
        self._kept = None
        if self.is_up:
            self._panel.hide()
            self.rose.emit(False)

    # -- the guard

    def _open_flags(self, text: str, answers: list[GuardAnswer]) -> tuple[Flag, ...]:
        left = {(answer.words, answer.kind) for answer in answers}
        return tuple(flag for flag in check(text, local_words=self._names) if (flag.text, flag.kind.value) not in left)

    def _on_typed(self, text: str) -> None:
        flags = self._open_flags(text, self._answers)
        self._line.show_marks([(flag.start, flag.end) for flag in flags])
        if self.is_up and self._kept is None:
            if flags:
                self._show(text, self._answers)
            else:
                self.close()

    def _on_paused(self) -> None:
        self._raise_for_line()

    def _raise_for_line(self) -> bool:
        if not self._open_flags(self._line.text(), self._answers):
            return False
        self._kept = None
        self._show(self._line.text(), self._answers)
        return True

    def _show(self, text: str, answers: list[GuardAnswer]) -> None:
        flags = self._open_flags(text, answers)
        count = len(flags)
        title = ngettext(
            "{n} thing here could point to a person", "{n} things here could point to a person", count
        ).format(n=words.number(count).capitalize())
        hint = _("Pick a swap, or answer it later. The sense stays the same.")
        if self._kept is not None:
            hint = _("It is kept as it reads. You can still pick a swap.")
        was_up = self.is_up
        self._panel.show_rows(title, hint, [GuardRow(flag.text, flag.swaps) for flag in flags])
        self._panel.show()
        self.rose.emit(True)
        if not was_up:
            announce(self._panel, title)

    def _flag(self, at: int) -> tuple[str, Flag] | None:
        """The flag of a row, in the words as they are now."""
        kept = self._kept
        text, answers = (self._line.text(), self._answers) if kept is None else (kept.text, kept.answers)
        flags = self._open_flags(text, answers)
        return (text, flags[at]) if at < len(flags) else None

    def _on_swapped(self, at: int, swap: str) -> None:
        found = self._flag(at)
        if found is None:
            return
        text = apply_swap(found[0], found[1], swap)
        if self._kept is None:
            self._line.put_words(text)
            self.keep_draft()
            self._line.setFocus()
            return
        self._change_kept(text)

    def _change_kept(self, text: str) -> None:
        kept = self._kept
        assert kept is not None
        try:
            kept.change(text)
        except CafeError as problem:
            self._shell.problem(problem)
            return
        kept.text = text
        self._after_answer(kept)

    def _on_left(self, at: int) -> None:
        found = self._flag(at)
        if found is None:
            return
        answer = GuardAnswer(found[1].text, found[1].kind.value)
        if self._kept is None:
            self._answers.append(answer)
            self._on_typed(self._line.text())
            self._line.setFocus()
            return
        try:
            self._services.capture.leave_as_is(self._kept.target, answer.words, answer.kind)
        except CafeError as problem:
            self._shell.problem(problem)
            return
        self._kept.answers.append(answer)
        self._after_answer(self._kept)

    def _after_answer(self, kept: Kept) -> None:
        self.wrote.emit()
        if self._open_flags(kept.text, kept.answers):
            self._show(kept.text, kept.answers)
        else:
            self.close()
        self._line.setFocus()
