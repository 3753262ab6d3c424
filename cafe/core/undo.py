"""Undo for this sitting: each step is a label and two ordinary actions.

Qt's own stack lives in QtGui and cannot be used below ``ui``. A step's label is written by the
service that made it ("Remove the sentence"), so that menu and toast say the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cafe.core.errors import CafeError

HER_ANSWER = "her answer"
"""What a step is about that changed whether somebody's words may leave: it goes once a pack has said so."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be taken back."""

    label: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    about: str = ""


class UndoStack:
    """The steps of this sitting, newest last. A new step drops what had been undone."""

    def __init__(self, limit: int = 200) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._limit = limit

    def push(self, label: str, undo: Callable[[], object], redo: Callable[[], object], about: str = "") -> None:
        self._done.append(Step(label, undo, redo, about))
        del self._done[: -self._limit]
        self._undone.clear()

    def put_under(self, steps: Iterable[Step]) -> None:
        """What was done before this sitting, oldest first, under all that was done in it."""
        self._done[:0] = steps
        del self._done[: -self._limit]

    @property
    def label(self) -> str:
        """What would be undone now, or empty."""
        return self._done[-1].label if self._done else ""

    def undo(self) -> str:
        """Take back the newest step and answer its label; empty when there is none."""
        if not self._done:
            return ""
        return self._move(self._done, self._undone, lambda step: step.undo())

    def redo(self) -> str:
        """Do again what was undone last; empty when there is nothing."""
        if not self._undone:
            return ""
        return self._move(self._undone, self._done, lambda step: step.redo())

    @staticmethod
    def _move(source: list[Step], target: list[Step], act: Callable[[Step], object]) -> str:
        """Do it, then move it. What the computer refused can be tried again and stays; a step that breaks, as
        what it was about is gone for good, is dropped, or it would stand before all the others."""
        step = source[-1]
        try:
            act(step)
        except CafeError:
            raise
        except Exception:
            source.pop()
            raise
        target.append(source.pop())
        return step.label

    def forget(self, about: str) -> None:
        """Steps about this can no longer be taken back, nor done again; all others stay."""
        self._done[:] = [step for step in self._done if step.about != about]
        self._undone[:] = [step for step in self._undone if step.about != about]

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()
