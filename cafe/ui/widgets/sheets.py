"""What comes to the front for a moment: a question on a sheet of paper, and a toast with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QDialog, QFrame, QSizePolicy, QWidget
from shiboken6 import isValid

from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import BARS
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Para


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something now, politely."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


@dataclass(frozen=True, slots=True)
class SheetButton:
    """One way out of a sheet: its key, words that name the act, kind and icon; the safe one takes Esc and the focus."""

    key: str
    words: str
    kind: str = "secondary"
    icon: str = ""
    safe: bool = False


class Sheet(QDialog):
    """A question on a page in front of the window, which darkens behind it. Never blocks: answers by signal.

    Signal `chosen(str)` with the key of the button, once; the sheet then goes. The safe choice has the focus, and Esc
    is the safe choice. Tab stays inside. Put more on `sheet.body` before `open_up()`; `tone` draws the bar at its left.
    Raises `ValueError` unless exactly one button is safe.
    """

    chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str = "",
        buttons: Sequence[SheetButton] = (),
        *,
        width: int = 480,
        tone: str = "",
    ) -> None:
        self._behind = parent.window()
        super().__init__(self._behind)
        self.setWindowFlags(Qt.WindowType.Widget)  # a page in the window, with the role of a dialog
        if sum(button.safe for button in buttons) != 1:
            raise ValueError("a sheet has exactly one safe choice")
        self._width, self._tone, self._answered = width, tone, False
        self._room = 0  # the height that it may take
        self._came_from: QWidget | None = None
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAutoFillBackground(False)
        self.page = _Page(self)
        self.body = column(gap=12)
        self.buttons: dict[str, Button] = {}
        ways = row(None, gap=9)
        for button in buttons:
            made = Button(button.words, button.kind, icon=button.icon)
            made.clicked.connect(lambda checked=False, key=button.key: self.choose(key))
            self.buttons[button.key] = made
            ways.addWidget(made)
            if button.safe:
                self._safe = button.key
        self._scroll = Scroll(gap=10)
        self._scroll.keep_bar_in(theme().S(24))
        self._scroll.body.addWidget(Para(title, "h2", "ink"))
        if text:
            self._scroll.body.addWidget(Para(text, "body", "ink2"))
        self._scroll.body.addLayout(self.body)
        self._scroll.widget().installEventFilter(self)
        self._ways = holder(ways)
        foot = row(self._ways, gap=0, margins=(0, 0, 24, 0))
        self.page.setLayout(column(self._scroll, foot, gap=14, margins=(26, 24, 0, 20)))
        self._outer = column(None, row(None, self.page, None), None, margins=24)
        self.setLayout(self._outer)
        self._kept: Callable[[], Sequence[QRect]] | None = None
        self._may_go: Callable[[str], bool] = lambda _key: True
        self.hide()

    def beside(self, kept: Callable[[], Sequence[QRect]]) -> Sheet:
        """Leave parts of the window as they are, in sight and in reach; ``kept`` are their places in the window.

        The sheet stands right of what is kept at the left, under what is kept at the top and above what is kept at the
        foot. For the run, where a clock and two buttons may never hide. Call it before ``open_up``.
        """
        self._kept = kept
        return self

    def only_if(self, may_go: Callable[[str], bool]) -> Sheet:
        """Ask ``may_go(key)`` before an answer counts: where it says no the sheet stays, with all that was typed."""
        self._may_go = may_go
        return self

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to a part of it, where the window is too low for the whole sheet."""
        self._scroll.ensureWidgetVisible(widget)

    @property
    def is_beside(self) -> bool:
        """Whether it leaves parts of the window in reach."""
        return self._kept is not None

    def open_up(self) -> Sheet:
        """Show it over the whole window, with the focus on the safe choice. Gives the sheet back."""
        window = self._behind
        self._came_from = window.focusWidget()
        window.installEventFilter(self)
        self._take_place()
        self.show()
        self._fit()
        self.raise_()
        self.buttons[self._safe].setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.accessibleName())
        return self

    def choose(self, key: str) -> None:
        """Answer with a key, as if its button were pressed. Only the first answer counts."""
        if self._answered or not self._may_go(key):
            return
        self._answered = True
        self._behind.removeEventFilter(self)
        self.hide()
        if self._came_from is not None and isValid(self._came_from):  # the page may have been drawn again meanwhile
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(key)
        self.deleteLater()

    def reject(self) -> None:
        """Esc: the safe choice."""
        self.choose(self._safe)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = [
            widget
            for widget in self.page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        here = self.focusWidget()
        if stops:
            at = stops.index(here) if here in stops else -1
            there = stops[(at + (1 if forward else -1)) % len(stops)]
            there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._scroll.widget():
            if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
                self._fit()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._take_place()
            QTimer.singleShot(0, self, self._take_place)  # what is kept may itself move with the window
            self._fit()
        return False

    def _take_place(self) -> None:
        """Over the whole window but for what is kept; the page in the middle of the room that is left."""
        window = self._behind
        self.setGeometry(window.rect())
        room, look = window.rect(), theme()
        if self._kept is not None:
            kept = [area for area in self._kept() if not area.isEmpty()]
            for area in kept:
                if area.width() > window.width() * 0.6:  # a strip across: at the top, or at the foot
                    if area.center().y() < window.height() / 2:
                        room.setTop(max(room.top(), area.bottom() + 1))
                    else:
                        room.setBottom(min(room.bottom(), area.top() - 1))
                else:
                    room.setLeft(max(room.left(), area.right() + 1))
            self.setMask(QRegion(self.rect()).subtracted(_together(kept)))
        edge = look.S(24 if self._kept is None else 8)
        self._outer.setContentsMargins(
            room.left() + edge, room.top() + edge, window.width() - 1 - room.right() + edge,
            window.height() - 1 - room.bottom() + edge,
        )  # fmt: skip
        self._room = room.height()
        self.page.setFixedWidth(min(look.S(self._width), room.width() - 2 * edge))

    def _fit(self) -> None:
        """As tall as what is on it; where the window is too low for that, it scrolls above its buttons."""
        look, inside = theme(), self._scroll.widget().layout()
        assert inside is not None
        wide = self.page.width() - look.S(26) - (0 if inside.contentsMargins().right() else look.S(12))
        wanted = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        edges = 48 if self._kept is None else 16
        around = self._ways.sizeHint().height() + look.S(24 + 14 + 20 + edges)
        self._scroll.setFixedHeight(max(look.S(60), min(wanted, self._room - around)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        painter.fillRect(self.rect(), theme()["scrim"])
        painter.end()


def _together(areas: Sequence[QRect]) -> QRegion:
    whole = QRegion()
    for area in areas:
        whole = whole.united(area)
    return whole


class _Page(QFrame):
    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        bar = look[BARS[self._sheet._tone]] if self._sheet._tone else None
        radius = look.S(look.tokens.radius["dialog"])
        paint.sheet(painter, QRectF(self.rect()), look["page"], bar=bar, radius=radius)
        painter.end()


class Toast(QWidget):
    """What just happened, with Undo, at the bottom left for ten seconds. It waits under the pointer or the focus.

    Signals `undone()` and `gone()`. `stand_above` is the height in pixels at 100 % to keep free under it, so that it
    never covers a capture bar. One toast for each window: `say` again replaces the words.
    """

    undone = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget, *, left: int = 28, stand_above: int = 24) -> None:
        super().__init__(parent)
        self._over = parent
        self._left, self._above = left, stand_above
        self._icon = Icon("circle-check", "page", 22)
        self._words = Para("", "strong", "page", measure=900)
        self.undo = Button(_("Undo"), "secondary", icon="undo-2", size="small")
        self._undo_holder = holder(row(self.undo))
        self._row = row(self._icon, self._words, 8, self._undo_holder, gap=12, margins=(18, 10, 10, 10))
        self.setLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.put_away)
        self.undo.clicked.connect(self._on_undo)
        self.undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = True, icon: str = "circle-check") -> None:
        """Show words, with Undo or without, and start the ten seconds."""
        self._words.setText(text)
        self._icon.show_icon(icon)
        self._undo_holder.setVisible(undo)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(theme().tokens.motion["toast_ms"])
        announce(self, text)

    def keep_free(self, px: int, *, left: int = 28) -> None:
        """Stand elsewhere, so that this many pixels at 100 % stay free under it, and so many left of it."""
        if (px, left) != (self._above, self._left):
            self._above, self._left = px, left
            self._place()

    def put_away(self) -> None:
        """Hide it now."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    @property
    def is_waiting(self) -> bool:
        """Whether its time is held, because someone is on it."""
        return self.isVisible() and not self._timer.isActive()

    def _on_undo(self) -> None:
        self.undone.emit()
        self.put_away()

    def _place(self) -> None:
        look = theme()
        self._words.setFixedWidth(min(self._words.sizeHint().width(), self._room_for_words()))
        self._words.setFixedHeight(self._words.heightForWidth(self._words.width()))
        self._row.activate()
        size: QSize = self.sizeHint()
        self.setGeometry(
            look.S(self._left),
            self._over.height() - size.height() - look.S(self._above),
            size.width(),
            size.height(),
        )

    def _room_for_words(self) -> int:
        """How wide they may be; more of them go on in the next line."""
        sides = self._row.contentsMargins()
        beside = sides.left() + self._icon.sizeHint().width() + theme().S(8) + 2 * self._row.spacing() + sides.right()
        if not self._undo_holder.isHidden():
            beside += self._undo_holder.sizeHint().width() + self._row.spacing()
        return max(theme().S(120), self._over.width() - theme().S(self._left) - theme().S(28) - beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.undo and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.undo and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start(theme().tokens.motion["toast_ms"])
        elif event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.undo.hasFocus() and self.isVisible():
            self._timer.start(theme().tokens.motion["toast_ms"])

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        outline = look["line"] if look.is_high_contrast else None
        paint.surface(painter, QRectF(self.rect()), look.S(6), look["ink"], outline, look.border)
        painter.end()
