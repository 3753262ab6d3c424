"""The room's screen in small, beside the host: what the room sees now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.run.room import Card, RoomView
from cafe.ui.display.drawing import RoomDrawing
from cafe.ui.theme import theme
from cafe.ui.widgets import paint


def spoken(view: RoomView) -> str:
    """What a screen reader says the room sees."""
    if view.card is Card.BLANK:
        return _("Nothing at all")
    if view.card is not None:
        return ". ".join(part for part in (view.card_title, *view.card_lines) if part)
    parts = (view.topic, view.stage, view.instruction, view.question, f"{view.headline} {view.under}".strip())
    return ". ".join(part for part in parts if part)


class RoomPicture(QLabel):
    """Shows a view in a frame of ink. Read by a screen reader as what the room sees."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._view: RoomView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: RoomView) -> None:
        """Show what the room sees."""
        if view != self._view:
            self._view = view
            self.setText(spoken(view))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(270), theme().S(146))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(120), theme().S(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        frame = look.S(6)
        paint.surface(painter, box, look.S(4), look["ink"])
        inner = box.adjusted(frame, frame, -frame, -frame)
        if self._view is not None:
            painter.save()
            painter.setClipRect(inner)
            RoomDrawing(painter, inner, self._view, compact=True).draw()
            painter.restore()
        painter.end()
