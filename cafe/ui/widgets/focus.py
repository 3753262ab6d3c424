"""The focus ring: drawn over the window by one overlay, so that layouts never shift and no widget can forget it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from shiboken6 import isValid

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Chip, SwapChip, Switch

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_TYPED_IN = (QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)
_ROUND = (Chip, SwapChip, Switch)


class FocusRing(QWidget):
    """Three pixels outside a gap of two, round whatever has the focus in one window. Make one for each window.

    Shown when the focus came by keyboard or by the app; after a mouse press only round what can be typed in. A widget
    may say its own shape with `focus_shape() -> (QRectF in its own coordinates, corner radius)`, and stand on the
    spine's cloth with a dynamic property `on_cloth`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self._is_asked_for = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """What the ring is round now, or None."""
        return self._target if self.isVisible() else None

    def retheme(self) -> None:
        """Take the theme in use."""
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only the focused widget and what it stands in are watched: no others pay for it."""
        if event.type() in _MOVES and self._target is not None:
            self._soon.start()
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and new.window() is self.window() else None
        if self._target is not None:
            self._is_asked_for = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        above = self._target
        while above is not None and above is not self.window():
            self._watched.append(above)
            above.installEventFilter(self)
            above = above.parentWidget()
        self._soon.start()

    def _follow(self) -> None:
        target = self._target
        if (
            target is None
            or not isValid(target)
            or not target.isVisible()
            or not (self._is_asked_for or isinstance(target, _TYPED_IN))
        ):
            self.hide()
            return
        shape = getattr(target, "focus_shape", None)
        if shape is not None:
            own, self._radius = shape()
        else:
            own = QRectF(target.rect())
            round_one = isinstance(target, _ROUND)
            self._radius = own.height() / 2 if round_one else theme().S(theme().tokens.radius["control"])
        corner = target.mapTo(self.window(), own.topLeft().toPoint())
        depth = theme().tokens.depth
        reach = depth["focus_gap"] + depth["focus_ring"]
        around = QRect(corner, own.size().toSize()).adjusted(-reach, -reach, reach, reach)
        seen = self._seen(target, around.adjusted(-1, -1, 1, 1), reach)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(around)
        if seen.contains(around):
            self.clearMask()
        else:  # what it is round is partly scrolled away, and so is the ring
            self.setMask(QRegion(seen.translated(-around.topLeft())))
        self.show()
        self.raise_()
        self.update()

    def _seen(self, target: QWidget, around: QRect, reach: int) -> QRect:
        """The part of ``around`` that no scrolling part hides, the outer ones neither.

        A ring may reach past an edge by its own depth.
        """
        above = target.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea):
                view = above.viewport()
                part = QRect(view.mapTo(self.window(), view.rect().topLeft()), view.size())
                if not part.intersects(around):
                    return QRect()
                around &= part.adjusted(-reach, -reach, reach, reach)
            above = above.parentWidget()
        return around

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        depth = look.tokens.depth
        gap, ring = depth["focus_gap"], depth["focus_ring"]
        on_cloth = self._target is not None and bool(self._target.property("on_cloth"))
        box = QRectF(self.rect())
        inner = box.adjusted(ring, ring, -ring, -ring)
        if not on_cloth:
            paint.surface(painter, inner, self._radius + gap, None, look["focus_gap"], gap)
        colour = look["focus_spine" if on_cloth else "focus"]
        paint.surface(painter, box, self._radius + gap + ring, None, colour, ring)
        painter.end()
