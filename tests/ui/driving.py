"""Doing what a person does: find a control by the name she hears or reads, press it, type, wait for the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

Kind = TypeVar("Kind", bound=QWidget)
_MOST_TURNS = 12  # something that moves, a meter or a breath, is due at every turn


class InlineExecutor(Executor):
    """Does the work at once and in the window's thread, so that a test need not wait for another."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as problem:
            future.set_exception(problem)
        return future


def settle(milliseconds: int = 0) -> None:
    """Let everything that is due happen: layouts, announcements, queued answers, and what these set off in turn."""
    due = QAbstractEventDispatcher.instance()
    for turn in range(_MOST_TURNS):
        was_due = due.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if turn >= 2 and not was_due:
            break
    if milliseconds:
        QTest.qWait(milliseconds)


def all_named(root: QWidget, name: str, kind: type[Kind] = QWidget) -> Iterator[Kind]:  # type: ignore[assignment]
    """What is on the screen under ``root`` with this accessible name (or its beginning, ending in "…")."""
    begins = name.removesuffix("…") if name.endswith("…") else None
    for widget in root.findChildren(kind):
        called = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        is_it = called.startswith(begins) if begins is not None else called == name
        if is_it and widget.isVisibleTo(root) and not isinstance(widget, QLabel):
            yield widget


def named(root: QWidget, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
    """The one control with this name. Fails with the names that are there."""
    found = list(all_named(root, name, kind))
    there = sorted({w.accessibleName() for w in root.findChildren(kind) if w.accessibleName() and w.isVisibleTo(root)})
    assert found, f"nothing here is called {name!r}, only: {'; '.join(there)}"
    return found[0]


def is_there(root: QWidget, name: str) -> bool:
    """Whether a control of this name is on the screen."""
    return next(all_named(root, name), None) is not None


def press(root: QWidget, name: str) -> None:
    """A real click in the middle of the control called ``name``, if it can be pressed."""
    show(named(root, name, QAbstractButton))
    widget = named(root, name, QAbstractButton)  # a page that was made again meanwhile has another one
    assert widget.isEnabled(), f"{name!r} is off"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
    settle()


def show(widget: QWidget) -> None:
    """Scroll to a control, as a person would, unless all of it can be seen."""
    if widget.visibleRegion().boundingRect() == widget.rect():
        return
    above = widget.parentWidget()
    while above is not None:
        scroll = getattr(above, "ensureWidgetVisible", None)
        if scroll is not None:
            scroll(widget)
        above = above.parentWidget()
    settle()


def write(root: QWidget, name: str, text: str, *, enter: bool = False) -> None:
    """Type ``text`` in the field called ``name``, in place of what was there; leave it, or press Enter."""
    typed_in = [widget for widget in all_named(root, name) if isinstance(widget, QLineEdit | QPlainTextEdit | QSpinBox)]
    field = typed_in[0] if typed_in else named(root, name)
    show(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field, QLineEdit | QPlainTextEdit | QSpinBox):
        field.selectAll()
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return if enter else Qt.Key.Key_Tab)
    settle()


def type_text(widget: QWidget, text: str) -> None:
    """Key after key; a letter that has no key of its own (é, ’) comes as the computer's input method sends it."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def words_on(root: QWidget) -> str:
    """Everything that can be read on the screen under ``root``: labels, buttons and fields, a line each."""
    lines = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            lines.append(widget.text().replace("&&", "&"))
    return "\n".join(line for line in lines if line)


def read_a_word_back(root: QWidget, *, enter: bool = False) -> tuple[str, ...]:
    """Copy the five words by hand, then type the one that is asked for; answers the words."""
    from cafe.ui.opening.five_words import WordsPanel

    panel = next(panel for panel in reversed(root.findChildren(WordsPanel)) if panel.isVisibleTo(root))
    assert all(word in words_on(panel).split() for word in panel.words)
    press(root, "I have written them down")
    assert not any(word in words_on(panel).split() for word in panel.words)
    asked = f"Look at the paper. Type word {panel.number}."
    write(root, asked, panel.words[panel.number - 1].upper(), enter=enter)
    return panel.words


def read_the_sheet_back(root: QWidget) -> tuple[str, ...]:
    """Copy the recovery sheet by hand, then type the group that is asked for; answers the groups."""
    from cafe.ui.opening.sheet_panel import SheetPanel

    panel = next(panel for panel in root.findChildren(SheetPanel) if panel.isVisibleTo(root))
    assert all(group in words_on(panel) for group in panel.groups)
    press(root, "I copied it by hand")
    assert not any(group in words_on(panel) for group in panel.groups)
    write(root, f"Look at the paper. Type group {panel.number}.", panel.groups[panel.number - 1].lower())
    return panel.groups


class _Windows(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@contextmanager
def windows_that_come_up() -> Iterator[list[str]]:
    """The kind of every window that is shown meanwhile: a part of a page that has no place yet flashes up as one."""
    windows, app = _Windows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)
    try:
        yield windows.seen
    finally:
        app.removeEventFilter(windows)
