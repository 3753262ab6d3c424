"""The cloth spine: four places, always in words while there is room, and a line of saddle stitching at its edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.icons import draw_icon
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.text import Para

NARROW = 1200
"""Windows narrower than this, in pixels, show the spine as a strip of icons."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: its key, its word and its icon."""

    key: str
    words: str
    icon: str


class PlaceButton(Choice):
    """One place on the spine; the chosen one is darker cloth with a gorse tick at its left."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.is_strip = False
        super().__init__(place.words, checkable=True)
        self.setProperty("on_cloth", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_strip(self, is_strip: bool) -> None:
        """Show the icon alone, with the word as its tooltip."""
        self.is_strip = is_strip
        self.setToolTip(self.words if is_strip else "")
        self.retheme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down only move along the spine: going there takes Enter or Space."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        spine = self.parentWidget()
        if step and isinstance(spine, Spine):
            spine.move_from(self, step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(44), theme().S(theme().tokens.target["nav"]))

    def minimumSizeHint(self) -> QSize:
        """In large text the places give way in height, never below the least target, so that all of them fit."""
        return QSize(theme().S(44), theme().tokens.target["least"])

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        body = box.adjusted(0, 1, 0, -1)
        if is_on:
            paint.surface(painter, body, look.S(8), look["spine_sel"])
            if not look.is_high_contrast:
                at = QRectF(0, box.center().y() - look.S(12), look.S(4), look.S(24))
                paint.surface(painter, at, look.S(2), look["focus_spine"])
        elif self.is_warm:
            paint.surface(painter, body, look.S(8), None, look["on_spine2"], 1.5)
        ink = look["on_spine_sel"] if is_on else look["on_spine"]
        side = min(look.S(22), self.height() - look.S(8))
        left = (box.width() - side) / 2 if self.is_strip else look.S(16)
        draw_icon(painter, self.place.icon, QRectF(left, 0, side, box.height()), ink)
        if not self.is_strip:
            at = QRectF(look.S(48), 0, box.width() - look.S(48), box.height())
            paint.words(painter, at, self.words, look.font("strong" if is_on else "body"), ink)
        painter.end()


class Spine(QWidget):
    """The navigation rail. Signal `place_chosen(str)` with the key, when a person chooses.

    `places` stand under the title, `foot` at the bottom, `promise` is the quiet line at the very foot. It becomes a
    strip of icons by itself where its window is narrow or the text is large. Up and Down move along it.
    """

    place_chosen = Signal(str)

    def __init__(
        self,
        places: Sequence[Place],
        foot: Sequence[Place] = (),
        *,
        title: str = "",
        promise: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
        self._is_strip = False
        self._group = QButtonGroup(self)
        self.buttons = {place.key: PlaceButton(place) for place in (*places, *foot)}
        for button in self.buttons.values():
            self._group.addButton(button)
        words = Para(title or _("Conversation\nCafé"), "spine_title", "on_spine")
        self._mark = Mark(40, on_cloth=True)
        self._menu = PlaceButton(Place("", _("Places"), "menu"))
        self._menu.setCheckable(False)
        self._menu.clicked.connect(self.open_menu)
        self._title = holder(row(words))
        self._head = row(self._mark, self._title, gap=12)
        self._head.setStretch(1, 1)
        said = row(Icon("laptop", "on_spine2", 19), Para(promise, "small", "on_spine2"), gap=10, margins=(13, 18, 8, 0))
        said.setAlignment(said.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        self._promise = holder(said)
        if not promise:
            self._promise.hide()
        self._has_promise = bool(promise)
        self.setLayout(
            column(
                self._head,
                18,
                self._menu,
                *(self.buttons[place.key] for place in places),
                None,
                *(self.buttons[place.key] for place in foot),
                self._promise,
                gap=2,
                margins=(10, 24, 10, 19),
            )
        )
        self._group.buttonClicked.connect(lambda button: self.place_chosen.emit(button.place.key))
        self._resize()

    @property
    def place(self) -> str:
        """The key of the chosen place, or ""."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def show_place(self, key: str) -> None:
        """Mark a place as the chosen one, quietly; "" marks none."""
        self._group.setExclusive(bool(key))
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def move_from(self, button: PlaceButton, step: int) -> None:
        """Move the focus up or down the places that can be seen; it stops at the ends."""
        seen = [other for other in self.buttons.values() if not other.isHidden()]
        if button in seen:
            at = max(0, min(len(seen) - 1, seen.index(button) + step))
            seen[at].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def is_strip(self) -> bool:
        """Whether it shows icons alone."""
        return self._is_strip

    def places_menu(self) -> QMenu:
        """The places in words, for text so large that they cannot stand on the spine."""
        menu = QMenu(self)
        menu.setFont(theme().font("body"))
        for key, button in self.buttons.items():
            if not button.isHidden():
                menu.addAction(button.words, lambda key=key: self.buttons[key].click())
        return menu

    def open_menu(self) -> None:
        """Open the places in words, beside the button."""
        self.places_menu().popup(self._menu.mapToGlobal(self._menu.rect().topRight()))

    def retheme(self) -> None:
        """Take the theme in use."""
        self._resize()

    def showEvent(self, event: QEvent) -> None:
        self.window().installEventFilter(self)
        self._resize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._resize()
        return False

    def _resize(self) -> None:
        self._is_strip = theme().is_large or (self.isVisible() and self.window().width() < NARROW)
        look = theme()
        self._title.setVisible(not self._is_strip)
        self._menu.setVisible(look.is_large)
        self._menu.show_strip(True)
        self._head.setContentsMargins(look.S(2 if self._is_strip else 10), 0, 0, 0)
        self._promise.setVisible(self._has_promise and not self._is_strip)
        for button in self.buttons.values():
            button.show_strip(self._is_strip)
        self.setFixedWidth(theme().S(64 if self._is_strip else 212))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        painter.fillRect(box, look["spine"])
        if look.is_high_contrast:
            painter.fillRect(QRectF(box.right() - 2, 0, 2, box.height()), look["line"])
            painter.end()
            return
        shade = QLinearGradient(box.right() - look.S(10), 0, box.right(), 0)
        clear = look["spine_sel"]
        clear.setAlpha(0)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, look["spine_sel"])
        painter.fillRect(QRectF(box.right() - look.S(10), 0, look.S(10), box.height()), shade)
        thread = look["on_spine2"]
        thread.setAlphaF(0.5)
        pen = QPen(thread, 2)
        pen.setDashPattern([4.5, 3.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        at = box.right() - 6
        painter.drawLine(QPointF(at, look.S(9)), QPointF(at, box.height() - look.S(9)))
        painter.end()
