"""The window: the spine at the left, one page at a time beside it, and what comes to the front.

It paints before anything heavy is loaded: an empty page with the spine. ``use()`` hands it the
services once the store is open; pages are built when they are first visited.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.ui import messages, window_state
from cafe.ui.places import PLACES
from cafe.ui.quick_hide import KEYS as QUICK_HIDE
from cafe.ui.quick_hide import BlankPage
from cafe.ui.scale import row
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.focus import FocusRing
from cafe.ui.widgets.marks import mark_icon
from cafe.ui.widgets.sheets import Sheet, Toast
from cafe.ui.widgets.spine import Place, Spine

if TYPE_CHECKING:
    from cafe.core.errors import CafeError
    from cafe.ui.place import Page
    from cafe.ui.services import Services

LEAST_SIZE = (1024, 640)


class Window(QWidget):
    """The one window of the app, and the ``Shell`` that its pages talk to.

    Signals: ``first_painted()`` once, as soon as something is on the screen; ``closing()`` once; ``lock_wanted()``
    for the button and the key; ``copy_wanted(Path)`` where a copy is to be put back; ``locked_out(place, cafe_id)``
    where a place is not shown, as the notes are locked.
    """

    first_painted = Signal()
    closing = Signal()
    lock_wanted = Signal()
    copy_wanted = Signal(object)
    locked_out = Signal(str, str)

    def __init__(self, state_file: Path) -> None:
        super().__init__()
        self.setWindowTitle(_("Conversation Café"))  # never a café's name: a task bar can be seen
        self.setWindowIcon(mark_icon())
        self.setMinimumSize(*LEAST_SIZE)
        self._state_file = state_file
        self._state = window_state.load(state_file)
        self._services: Services | None = None
        self._pages: dict[str, Page] = {}
        self._visited: list[tuple[str, str]] = []
        self._has_painted = False
        self._door: QWidget | None = None
        self._practice: Window | None = None
        self._blank: BlankPage | None = None
        self.may_show: Callable[[str], bool] = lambda _place: True
        self.spine = Spine(
            (
                Place("home", _("Home"), "house"),
                Place("cafes", _("Cafés"), "calendar-days"),
                Place("programme", _("Programme"), "layers"),
                Place("topics", _("Topics"), "book-open"),
                Place("support", _("Support numbers"), "phone"),
            ),
            (
                Place("settings", _("Settings"), "settings"),
                Place("help", _("Help"), "circle-question-mark"),
                Place("lock", _("Lock"), "lock-keyhole"),
            ),
            promise=_("Everything is kept on this laptop only"),
        )
        self._stack = QStackedWidget()
        whole = row(self.spine, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.show_lock(False)
        self._toast = Toast(self)
        self._ring = FocusRing(self)
        self._connect()

    def _connect(self) -> None:
        self.spine.place_chosen.connect(self._on_place)
        self._toast.undone.connect(self.undo)
        keys = {
            "Ctrl+N": lambda: self.go("plan"),
            "Ctrl+Z": self.undo,
            "Ctrl++": lambda: self._step_text(1),
            "Ctrl+=": lambda: self._step_text(1),
            "Ctrl+-": lambda: self._step_text(-1),
            "Ctrl+0": lambda: self.use_text_size(100),
            "F1": self.help_here,
            "Ctrl+L": self.lock,
            QUICK_HIDE: self.hide_quickly,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # -- the shell that pages talk to -------------------------------------------------------------

    def use(self, services: Services) -> None:
        """The store is open: from now on there are pages."""
        self._services = services
        services.bridge.changed.connect(self._on_changed)
        self._dress_spine()

    def show_door(self, door: QWidget) -> None:
        """Show a page that comes before the store is open (first start, unlocking); no spine."""
        self.spine.hide()
        self._stack.addWidget(door)
        self._stack.setCurrentWidget(door)
        self._close_door()
        self._door = door

    def shut(self) -> None:
        """The store is about to be closed: what is half typed is kept, and no page stays. ``use`` opens it again."""
        for sheet in self.findChildren(Sheet):
            if sheet.isVisible():
                sheet.reject()
        here = self._stack.currentWidget()
        for page in self._pages.values():
            if page is here:
                page.leave()
            page.close_down()
            self._stack.removeWidget(page)
            page.deleteLater()
        if self._practice is not None:
            self._practice.close()
            self._practice = None
        self._toast.put_away()
        self._pages, self._visited, self._services = {}, [], None
        self.spine.hide()

    def lock(self) -> None:
        """Ctrl+L, and the button: cover what is kept until somebody opens it again."""
        self.lock_wanted.emit()

    def put_back(self, copy: Path) -> None:
        """A copy is to take the place of the store: the app closes it first."""
        self.copy_wanted.emit(copy)

    def show_lock(self, is_on: bool) -> None:
        """Whether there is anything to lock: the button stands on the spine then."""
        self.spine.buttons["lock"].setVisible(is_on)

    def hide_quickly(self) -> None:
        """Ctrl+Shift+H: an empty page over everything, and the same keys or Esc to come back."""
        if self._blank is None:
            self._hush(True)
            self._blank = BlankPage(self)
            self._blank.back.connect(self._come_back)

    def _come_back(self) -> None:
        if self._blank is not None:
            blank, self._blank = self._blank, None
            blank.put_away()
            self._hush(False)

    def _hush(self, is_on: bool) -> None:
        for page in self._pages.values():
            page.hush(is_on)

    def go(self, place: str, cafe_id: str = "", *, instead: bool = False) -> None:
        """Show a place; the page that was open keeps what is half typed. ``instead``: back does not lead to it."""
        if self._services is None:
            return
        if not self.may_show(place):
            self.locked_out.emit(place, cafe_id)
            return
        here = self._stack.currentWidget()  # before the page is made: the first page made is current at once
        page = self._page(place)
        leave = getattr(here, "leave", None)
        if leave is not None:
            leave()
        if instead and self._visited:
            self._visited.pop()
        if not self._visited or self._visited[-1] != (place, cafe_id):
            self._visited.append((place, cafe_id))
        focused = QApplication.focusWidget()
        if here is not page and focused is not None and here is not None and here.isAncestorOf(focused):
            focused.clearFocus()  # else Qt hands it on through the page that goes, and scrolls that page to it
        self._stack.setCurrentWidget(page)
        self._close_door()
        self.spine.setVisible(bool(page.spine_place))
        self.spine.show_place(page.spine_place)
        page.open(cafe_id)
        first = page.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """The place before this one, or Home."""
        if self._visited:
            self._visited.pop()
        place, cafe_id = self._visited.pop() if self._visited else ("home", "")
        self.go(place, cafe_id)

    def toast(self, words: str, *, undo: bool = False) -> None:
        self._toast.say(words, undo=undo)

    def problem(self, error: CafeError) -> None:
        messages.show(self, error)

    def undo(self) -> None:
        """Take back the last action of this sitting, wherever it was made."""
        if self._services is None or not self.may_show(""):
            return
        label = self._services.undo.undo()
        if label:
            self._toast.say(_("Taken back: {what}").format(what=label), undo=False, icon="undo-2")

    def practise(self, cafe_id: str) -> None:
        """Rehearse a café in a window of its own; one at a time."""
        if self._services is None:
            return
        from cafe.ui.practice import open_practice

        if self._practice is not None and self._practice.isVisible():
            self._practice.activateWindow()
            return
        open_practice(self, self._services, cafe_id, self._on_practice)

    def _on_practice(self, window: Window) -> None:
        self._practice = window

    def use_text_size(self, percent: int) -> None:
        self._state = replace(self._state, text_size=percent)
        self._dress()

    def use_look(self, mode: str) -> None:
        self._state = replace(self._state, look=mode)
        self._dress()

    @property
    def text_size(self) -> int:
        return self._state.text_size

    @property
    def look(self) -> str:
        return self._state.look

    @property
    def place(self) -> str:
        """The place that is open, or empty before the store is."""
        return self._visited[-1][0] if self._visited else ""

    @property
    def here(self) -> tuple[str, str]:
        """The place that is open and the café it is about."""
        return self._visited[-1] if self._visited else ("home", "")

    def page(self, place: str) -> Page:
        """The page of a place, built if need be."""
        return self._page(place)

    def page_there(self, place: str) -> Page | None:
        """The page of a place, if it was ever visited."""
        return self._pages.get(place)

    def help_here(self) -> None:
        """F1: the help for the page that is open."""
        if self._services is not None and self.place != "help":
            self.go("help", self.place)

    # -- the window itself ------------------------------------------------------------------------

    def show_as_remembered(self) -> None:
        room = self.screen().availableGeometry()
        state = window_state.on_screen(self._state, room.width(), room.height())
        self.resize(state.width, state.height)
        if state.is_maximised:
            self.showMaximized()
        else:
            self.show()

    def _page(self, place: str) -> Page:
        if place not in self._pages:
            if self._services is None:
                raise RuntimeError("a page is built once the store is open")
            page = PLACES[place]()(self._services, self)
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]

    def _close_door(self) -> None:
        """The door that was shown is behind us."""
        if self._door is not None:
            self._stack.removeWidget(self._door)
            self._door.deleteLater()
            self._door = None

    def _on_place(self, place: str) -> None:
        if place == "lock":
            page = self._pages.get(self.place)
            self.spine.show_place(page.spine_place if page is not None else "")
            self.lock()
        else:
            self.go(place)

    def _dress_spine(self) -> None:
        """A host's second place is her cafés, a coordinator's is the programme; some are both."""
        if self._services is None:
            return
        role = self._services.content.role()
        self.spine.buttons["cafes"].setVisible(role != "coordinator")
        self.spine.buttons["programme"].setVisible(role in ("coordinator", "both"))

    def _on_changed(self, kinds: frozenset[Kind], origins: frozenset[object]) -> None:
        if Kind.SETTINGS in kinds:
            self._dress_spine()
        here = self._stack.currentWidget()
        page = next((page for page in self._pages.values() if page is here), None)
        if page is not None and page.refresh_on & kinds and page not in origins:
            focused = self.focusWidget()
            was_inside = focused is not None and page.isAncestorOf(focused)
            page.refresh()
            if was_inside:
                QTimer.singleShot(0, lambda: self._keep_focus_in(page))

    def _keep_focus_in(self, page: Page) -> None:
        """Where the row that was pressed is gone, Qt hands the focus to the spine: it stays on the page instead."""
        if self._stack.currentWidget() is not page:
            return
        focused = self.focusWidget()
        first = page.first_focus()
        if first is not None and (focused is None or self.spine.isAncestorOf(focused)):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, Theme(self._state.mode, self._state.text_size / 100))
        window_state.keep(self._state_file, self._state)

    def _step_text(self, step: int) -> None:
        sizes = window_state.TEXT_SIZES
        at = sizes.index(self._state.text_size) + step
        if 0 <= at < len(sizes):
            self.use_text_size(sizes[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        here = self._stack.currentWidget()
        leave = getattr(here, "leave", None)
        if leave is not None:
            leave()
        self._state = replace(
            self._state,
            width=self.normalGeometry().width(),
            height=self.normalGeometry().height(),
            is_maximised=self.isMaximized(),
        )
        window_state.keep(self._state_file, self._state)
        if self._practice is not None:
            self._practice.close()
        self.closing.emit()
        super().closeEvent(event)
