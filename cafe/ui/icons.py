"""The line icons, drawn sharp at any screen's density and tinted from the theme."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cafe.core import assets
from cafe.ui.theme import theme


def pixmap(name: str, colour: QColor | str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture, `size` pixels square on a screen of that `ratio`. A string names a colour token."""
    tint = theme()[colour] if isinstance(colour, str) else colour
    return _drawn(name, tint.rgba(), size, ratio)


def icon(name: str, colour: QColor | str = "ink", size: int = 20) -> QIcon:
    """One icon for a Qt control that paints itself. `size` is at 100 % and grows with the text."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, theme().S(size), ratio))
    return made


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: QColor | str) -> None:
    """Paint one icon in the middle of a box, as large as fits."""
    side = int(min(box.width(), box.height()))
    picture = pixmap(name, colour, side, painter.device().devicePixelRatioF())
    corner = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.drawPixmap(corner, picture)


@lru_cache(maxsize=512)
def _drawn(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", QColor.fromRgba(rgba).name()).encode()))
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _svg(name: str) -> str:
    return assets.read_text(f"icons/{name}.svg")
