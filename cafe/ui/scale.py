"""Sizes that grow with the text, and the layouts and fixed sizes that follow when it changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from cafe.ui.theme import HELD_SIZES, TEXT_SIZES, theme

Margins = int | tuple[int, int] | tuple[int, int, int, int]
Piece = QWidget | QLayout | int | None


def S(px: float) -> int:
    """A measure at 100 %, at the text size in use, in whole pixels."""
    return theme().S(px)


def bigger(scale: float) -> float:
    """The next text size up; the largest stays."""
    return min((size for size in TEXT_SIZES if size > scale), default=TEXT_SIZES[-1])


def smaller(scale: float) -> float:
    """The next text size down; the least stays."""
    return max((size for size in TEXT_SIZES if size < scale), default=TEXT_SIZES[0])


def _sides(margins: Margins) -> tuple[int, int, int, int]:
    if isinstance(margins, int):
        return (margins,) * 4
    if len(margins) == 2:
        across, down = margins
        return (across, down, across, down)
    return margins


class Box(QBoxLayout):
    """A row or column whose gaps and margins grow with the text. Made by `row` and `column`."""

    def __init__(self, direction: QBoxLayout.Direction, gap: int, margins: Margins) -> None:
        super().__init__(direction)
        self._gap, self._margins = gap, _sides(margins)
        self.retheme()

    def retheme(self) -> None:
        """Take the text size in use."""
        self.setSpacing(S(self._gap))
        self.setContentsMargins(*(S(side) for side in self._margins))

    def give_air(self, gap: int, margins: Margins = 0) -> None:
        """Other gaps and margins, at 100 %: for a window that has become lower or wider."""
        self._gap, self._margins = gap, _sides(margins)
        self.retheme()

    def fill(self, pieces: Iterable[Piece]) -> Box:
        """Add in order: a widget, a layout, a number (a further gap, at 100 %) or None (stretch)."""
        for piece in pieces:
            if piece is None:
                self.addStretch(1)
            elif isinstance(piece, int):
                self.addWidget(_Gap(piece, self.direction()))
            elif isinstance(piece, QLayout):
                self.addLayout(piece)
            else:
                self.addWidget(piece)
        return self


def empty(box: QBoxLayout) -> None:
    """Take out and delete all that a row or column holds, rows within it too."""
    while box.count():
        item = box.takeAt(0)
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        inside = item.layout()
        if isinstance(inside, QBoxLayout):
            empty(inside)


class Grid(QGridLayout):
    """A grid whose gaps and margins grow with the text."""

    def __init__(self, gap: int = 16, margins: Margins = 0, *, gap_down: int | None = None) -> None:
        super().__init__()
        self._across, self._down = gap, gap if gap_down is None else gap_down
        self._margins = _sides(margins)
        self.retheme()

    def retheme(self) -> None:
        """Take the text size in use."""
        self.setHorizontalSpacing(S(self._across))
        self.setVerticalSpacing(S(self._down))
        self.setContentsMargins(*(S(side) for side in self._margins))


class _Gap(QWidget):
    def __init__(self, px: int, direction: QBoxLayout.Direction) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        across = direction in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
        sized(self, width=px if across else None, height=None if across else px)


def row(*pieces: Piece, gap: int = 12, margins: Margins = 0) -> Box:
    """Pieces side by side: widgets, layouts, numbers (fixed gaps) and None (stretch)."""
    return Box(QBoxLayout.Direction.LeftToRight, gap, margins).fill(pieces)


def column(*pieces: Piece, gap: int = 12, margins: Margins = 0) -> Box:
    """Pieces one under another: widgets, layouts, numbers (fixed gaps) and None (stretch)."""
    return Box(QBoxLayout.Direction.TopToBottom, gap, margins).fill(pieces)


def holder(layout: QLayout) -> QWidget:
    """A plain widget around a layout, so that it can be shown, hidden or swapped as one."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def sized(
    widget: QWidget,
    *,
    width: int | None = None,
    height: int | None = None,
    min_width: int | None = None,
    min_height: int | None = None,
    max_width: int | None = None,
    max_height: int | None = None,
) -> QWidget:
    """Hold a widget to sizes given at 100 %; they grow with the text. Gives the widget back."""
    wanted = {
        "setFixedWidth": width,
        "setFixedHeight": height,
        "setMinimumWidth": min_width,
        "setMinimumHeight": min_height,
        "setMaximumWidth": max_width,
        "setMaximumHeight": max_height,
    }
    kept = dict(widget.property(HELD_SIZES) or {})
    kept.update({setter: px for setter, px in wanted.items() if px is not None})
    widget.setProperty(HELD_SIZES, kept)
    for setter, px in kept.items():
        getattr(widget, setter)(S(px))
    return widget
