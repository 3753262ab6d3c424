"""Banners, which stay until they are dealt with, and empty places, which say what will be there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.ui.scale import column, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import TONES
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.text import Para


class Banner(QWidget):
    """Something to know, until it is dealt with: tint, icon, a bold line, one line, one action. One per view at most.

    Signal `acted()` when the action is pressed. tone: spruce, moss, gorse, rowan, bramble.
    """

    acted = Signal()

    def __init__(
        self,
        title: str,
        line: str = "",
        *,
        tone: str = "gorse",
        icon: str = "circle-alert",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        ink = TONES[tone][1]
        self.title = Para(title, "strong", "ink")
        self.line = Para(line, "body", "ink")
        if not line:
            self.line.hide()
        self.icon = Icon(icon, ink, 25)
        text = column(None, self.title, self.line, None, gap=1)
        layout = row(self.icon, text, gap=14, margins=(19, 13, 18, 13))
        layout.setStretch(1, 1)
        if action:
            self.action = Button(action, "secondary", size="small")
            self.action.clicked.connect(self.acted)
            layout.addWidget(self.action)
        self.setLayout(layout)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never taller than its words need, so that spare room goes elsewhere."""
        self.setMaximumHeight(self.heightForWidth(event.size().width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # its words were wider a moment ago, and may need a line more
            self.setMaximumHeight(self.heightForWidth(self.width()))
        return super().event(event)

    def say(self, title: str, line: str = "") -> None:
        """Change the words."""
        self.setMaximumHeight(16777215)
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        tint, ink = TONES[self._tone]
        radius = look.S(look.tokens.radius["page"])
        outline = look["line"] if look.is_high_contrast else None
        paint.surface(painter, box, radius, look[tint], outline, look.border)
        paint.left_bar(painter, box, radius, look[ink])
        painter.end()


class EmptyState(QWidget):
    """Nothing here yet: the mark, one line in the booklet's voice, what will be here, and one button.

    Signal `acted()` when the button is pressed; with `button=""` there is none.
    """

    acted = Signal()

    def __init__(
        self, title: str, line: str = "", *, button: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = column(None, Mark(72), 8, gap=6, margins=16)
        layout.setAlignment(centre)
        layout.itemAt(1).setAlignment(centre)
        layout.addWidget(Para(title, "h2", "ink", align=centre))
        layout.addWidget(Para(line, "body", "ink2", balance=True, align=centre))
        if button:
            layout.fill([2])
            self.button = Button(button, "primary", icon=icon)
            self.button.clicked.connect(self.acted)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(1)
        self.setLayout(layout)
