"""The head of a run: out, where we are, what time it is, and the four things that are always one press away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cafe.core.i18n import _
from cafe.run.view import RunView
from cafe.ui.run.fit import Fit
from cafe.ui.scale import S
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.text import Label

_HEIGHT = 46


class TopBar(QWidget):
    """Signals: ``leave_pressed()``, ``room_pressed()``, ``pause_pressed()``, ``upset_pressed()``.

    ``menu`` has the rest. *Someone is upset* is always here, in words, never off.
    """

    leave_pressed = Signal()
    room_pressed = Signal()
    pause_pressed = Signal()
    upset_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave = Button(_("Leave"), "quiet", icon="arrow-left", height=_HEIGHT, parent=self)
        self._rule = Rule(upright=True, parent=self)
        self.title = Label("", "h2", elide=True, parent=self)
        self.hall = Label("", "minutes", "ink2", elide=True, parent=self)
        self.clock = Label("", "h1", align=Qt.AlignmentFlag.AlignRight, parent=self)
        self.clock.setObjectName("clock")
        self.more = Button(_("More"), "plain", icon="ellipsis", height=_HEIGHT, parent=self)
        self.lock = Button(_("Lock"), "plain", icon="lock-keyhole-open", height=_HEIGHT, parent=self)
        self.lock.hide()
        self.room = Button(_("Room screen"), "plain", icon="monitor", height=_HEIGHT, parent=self)
        self.pause = Button(_("Pause"), "plain", icon="pause", height=_HEIGHT, parent=self)
        self.upset = Button(_("Someone is upset"), "care", icon="hand-heart", height=_HEIGHT, parent=self)
        self.leave.setToolTip(_("The café goes on while you are away"))
        self.upset.setToolTip("F9")
        self.menu = QMenu(self)
        self._fit = Fit.of(1366, 768)
        self._is_room_on = self.may_lock = self._is_locked = False
        self._pause_words = _("Pause")
        self.leave.clicked.connect(self.leave_pressed)
        self.room.clicked.connect(self.room_pressed)
        self.pause.clicked.connect(self.pause_pressed)
        self.upset.clicked.connect(self.upset_pressed)
        self.more.clicked.connect(self._open_menu)

    def show_view(self, view: RunView, place: str) -> None:
        """Show title, hall, time and pause. ``place`` stands in for the hall where the text is large: "3 of 8"."""
        title, under = (self._stage(view), place) if self._fit.is_large else (view.title, view.hall)
        for label, text in ((self.title, title), (self.hall, under), (self.clock, view.clock)):
            if label.text() != text:
                label.setText(text)
                self._arrange()
        if self._pause_words != view.pause_label:
            self._pause_words = view.pause_label
            self._dress()
        self.pause.setEnabled(view.can_pause or view.can_carry_on)

    @staticmethod
    def _stage(view: RunView) -> str:
        return next((item.name for item in view.track if item.stage_id == view.stage_id), view.title)

    def show_room(self, is_on: bool) -> None:
        """Say whether the room's screen is on."""
        if self._is_room_on != is_on:
            self._is_room_on = is_on
            self._dress()

    def offer_lock(self) -> None:
        """There is something to lock, and a way to open it again."""
        self.may_lock = True
        self._dress()

    def show_lock(self, *, is_locked: bool) -> None:
        """Say whether the notes are locked."""
        if self._is_locked != is_locked:
            self._is_locked = is_locked
            self._dress()

    def use(self, fit: Fit) -> None:
        """Take the layout."""
        self._fit = fit
        self._dress()

    def _dress(self) -> None:
        is_narrow, is_large = self._fit.is_narrow, self._fit.is_large
        room = _("Room screen is on") if self._is_room_on else _("Room screen")
        carries_on = self._pause_words != _("Pause")
        for button, words, has_words, key in (
            (self.leave, _("Leave"), not is_narrow and not is_large, ""),
            (self.room, room, not is_narrow and not is_large, "F11"),
            (self.pause, self._pause_words, not is_large, "F8"),
            (self.more, _("More"), not is_narrow and not is_large, ""),
            (self.lock, _("Locked") if self._is_locked else _("Lock"), not is_narrow and not is_large, "Ctrl+L"),
        ):
            button.set_words(words if has_words else "")
            button.setAccessibleName(words)
            button.setToolTip(" · ".join(part for part in (words, key) if part))
        self.lock.set_icon("lock-keyhole" if self._is_locked else "lock-keyhole-open")
        self.lock.setVisible(self.may_lock and (not is_large or self._fit.wide >= 700))
        self.pause.set_icon("play" if carries_on else "pause")
        self.room.set_kind("secondary" if self._is_room_on and (is_narrow or is_large) else "plain")
        self.room.setVisible(not is_large or self._fit.wide >= 640)
        self.clock.setVisible(not self._fit.tiny)
        self.title.set_look(role="h3" if is_large else "h2")
        self._rule.setVisible(not is_large)
        self._arrange()

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look, high = theme(), self.height()
        button = look.S(_HEIGHT if not self._fit.is_large else 44)
        y = (high - button) // 2
        x = self.width()
        gap = S(10 if not self._fit.is_large else 7)
        for shown in (self.upset, self.pause, self.room, self.lock, self.more):
            if not shown.isVisibleTo(self):
                continue
            wide = max(button, shown.sizeHint().width()) if shown.text() else button
            x -= wide
            shown.setGeometry(x, y, wide, button)
            x -= gap
        clock = self.clock.sizeHint()
        x -= clock.width() + look.S(6) if self.clock.isVisibleTo(self) else 0
        self.clock.setGeometry(x, (high - clock.height()) // 2, clock.width(), clock.height())
        left = self.leave.sizeHint().width() if self.leave.text() else button
        self.leave.setGeometry(-look.S(16) if self.leave.text() else 0, y, left, button)
        start = left + (look.S(-16 + 2) if self.leave.text() else look.S(6))
        if self._rule.isVisibleTo(self):
            self._rule.setGeometry(start, look.S(8), 1, high - look.S(18))
            start += look.S(14)
        room = max(0, x - start - look.S(12))
        title, hall = self.title.sizeHint().height(), self.hall.sizeHint().height()
        top = (high - title - hall) // 2
        self.title.setGeometry(start, top, room, title)
        self.hall.setGeometry(start, top + title, room, hall)

    def _open_menu(self) -> None:
        self.menu.setFont(theme().font("body"))
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
