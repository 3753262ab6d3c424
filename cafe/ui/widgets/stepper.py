"""A number with − and + in one frame, for minutes, tables and people expected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.icons import draw_icon
from cafe.ui.scale import row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice
from cafe.ui.widgets.inputs import Number
from cafe.ui.widgets.marks import Hatch
from cafe.ui.widgets.text import Label


class StepButton(Choice):
    """The − or + of a stepper or tally. Held down it goes on."""

    def __init__(self, icon: str, name: str, *, size: tuple[int, int] = (40, 40), framed: str = "") -> None:
        self._icon, self._size, self._framed = icon, size, framed
        super().__init__("")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(self._size[0]), theme().S(self._size[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        ink = self._ground(painter, box)
        side = look.S(20 if self._size[1] < 60 else 28)
        at = QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side)
        draw_icon(painter, self._icon, at, ink)
        painter.end()

    def _ground(self, painter: QPainter, box: QRectF) -> QColor:
        look = theme()
        radius = look.S(look.tokens.radius["control"])
        if not self.isEnabled():
            if self._framed:
                outline = look["border"] if look.is_high_contrast else None
                paint.surface(painter, box, radius, look["sunken"], outline, look.border)
            return look["ink3"]
        if self._framed == "primary":
            fill = look["spruce_down" if self.isDown() else "spruce_hover" if self.underMouse() else "spruce"]
            if self.isDown() or look.is_high_contrast:
                paint.surface(painter, box, radius, fill)
            else:
                foot = look.S(look.tokens.depth["foot"])
                paint.letterpress(painter, box, radius, fill, look["spruce_down"], foot)
            return look["on_spruce"]
        if self._framed:
            fill = look["spruce_tint" if self.is_warm else "page"]
            edge = look["spruce" if self._framed == "secondary" else "border"]
            paint.surface(painter, box, radius, fill, edge, look.border)
            return look["spruce" if self._framed == "secondary" else "ink"]
        if self.is_warm:
            paint.surface(painter, box.adjusted(2, 2, -2, -2), radius - 1, look["spruce_tint"])
        return look["spruce"]


class Stepper(QWidget):
    """A number with − and + in one frame: − 15 min +. ↑ ↓ and typing work too; the ends go off.

    Signal `changed(int)`. `name` is what it counts; `unit` stands after the figure. Held 40 high.
    """

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        value: int,
        least: int = 0,
        most: int = 999,
        *,
        unit: str = "",
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_broken = False
        self.number = Number(value, least, most, role="strong")
        self.number.setSingleStep(step)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setAccessibleName(name if not unit else f"{name}, {unit}")
        self.number.focus_shape = self._shape  # type: ignore[attr-defined]
        self.fewer = StepButton("minus", _("Less: {name}").format(name=name))
        self.more = StepButton("plus", _("More: {name}").format(name=name))
        self.unit = Label(unit, "small", "ink2")
        if not unit:
            self.unit.hide()
        for button, way in ((self.fewer, -1), (self.more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self.number.stepDown if way < 0 else self.number.stepUp)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.cover = Hatch()
        self.cover.hide()
        middle = row(None, self.number, self.cover, self.unit, None, gap=3)
        layout.addWidget(self.fewer)
        layout.addLayout(middle, 1)
        layout.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._ends()
        self.number.valueChanged.connect(self._on_changed)

    @property
    def value(self) -> int:
        """The number."""
        return self.number.value()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the figure."""
        self.number.setFocus(reason)

    def set_value(self, value: int) -> None:
        """Show a number, quietly."""
        was = self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(was)
        self.number.updateGeometry()
        self._ends()

    def set_covered(self, is_covered: bool) -> None:
        """Cover the number: − goes off, and + still adds one to what nobody sees."""
        had = self.fewer.hasFocus() or self.number.hasFocus()
        self.cover.setVisible(is_covered)
        self.number.setVisible(not is_covered)
        self._ends()
        if had and is_covered:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_broken(self, is_broken: bool) -> None:
        """Show the rowan border; put words under it too (`Labelled` does)."""
        self._is_broken = is_broken
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme()
        unit = paint.advance(look.font("small"), self.unit.text())
        return QSize(int(look.S(122 if not unit else 113) + unit), look.S(40))

    def _shape(self) -> tuple[QRectF, float]:
        corner = self.number.mapFromParent(self.rect().topLeft())
        return QRectF(corner, self.size().toSizeF()), theme().S(theme().tokens.radius["control"])

    def _ends(self) -> None:
        self.fewer.setEnabled(self.number.value() > self.number.minimum() and self.cover.isHidden())
        self.more.setEnabled(self.number.value() < self.number.maximum())

    def _on_changed(self, value: int) -> None:
        self._ends()
        self.changed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = look.S(look.tokens.radius["control"])
        border = look["rowan"] if self._is_broken else look["border"]
        paint.surface(painter, box, radius, look["field"], border, look.border)
        for x in (self.fewer.geometry().right() + 1, self.more.x() - 1):
            painter.fillRect(QRectF(x, look.S(8), 1, box.height() - look.S(16)), look["line"])
        painter.end()
