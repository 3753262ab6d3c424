"""Pages laid on the table: cards, the cover of the next café, days and rules."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cafe.core import words
from cafe.ui.scale import Margins, column, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice
from cafe.ui.widgets.marks import Picture

BARS = {"gorse": "gorse_fill", "moss": "moss", "bramble": "bramble", "rowan": "rowan", "spruce": "spruce"}
"""The bar of each tone: unfinished, safe, care, danger, and chosen."""


class Card(QFrame):
    """A page with a hairline and a darker lower edge. Put things in `card.body`, a column.

    `tone` draws the bar of meaning at the left: gorse (unfinished), moss (safe), bramble (care), rowan (danger).
    `flat` has no page of its own: an outlined part of the ground ("Staying on this laptop"). `well` is a sunken part.
    """

    def __init__(
        self,
        *,
        tone: str = "",
        flat: bool = False,
        well: bool = False,
        margins: Margins = (24, 20),
        gap: int = 12,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._flat, self._well = tone, flat, well
        self.setAccessibleName(name)
        self.body = column(gap=gap, margins=margins)
        self.setLayout(self.body)

    def set_tone(self, tone: str) -> None:
        """Change the bar at the left; "" takes it away."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        bar = look[BARS[self._tone]] if self._tone else None
        if self._well:
            outline = look["line"] if look.is_high_contrast else None
            fill = look["page"] if look.is_high_contrast else look["ground"]
            paint.surface(painter, box, look.S(8), fill, outline, look.hairline)
        elif self._flat:
            paint.surface(painter, box, look.S(look.tokens.radius["page"]), None, look["line"], look.hairline)
        else:
            paint.sheet(painter, box, look["page"], bar=bar)
        painter.end()


class CardButton(Choice):
    """A card that can be pressed as a whole, with a layout of your own in `body`. `clicked` as in Qt.

    Its `name` says everything a screen reader needs; what is inside is not a stop of its own. `look` "row" has no
    page, only a tint under the pointer: for rows inside a card. Checked, it is the chosen row.
    """

    def __init__(
        self,
        name: str,
        *,
        look: str = "card",
        tone: str = "",
        checkable: bool = False,
        margins: Margins = (24, 20),
        gap: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        self._look, self._tone = look, tone
        super().__init__(name, checkable=checkable, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.body = row(gap=gap, margins=margins)
        self.setLayout(self.body)

    def put(self, *pieces: QWidget) -> CardButton:
        """Add widgets that let the press through. Gives the card back."""
        for piece in pieces:
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.body.addWidget(piece)
        return self

    def sizeHint(self) -> QSize:
        return self.body.sizeHint().expandedTo(QSize(0, theme().S(44)))

    def minimumSizeHint(self) -> QSize:
        return self.body.minimumSize().expandedTo(QSize(0, theme().S(44)))

    def heightForWidth(self, width: int) -> int:
        return max(theme().S(44), self.body.heightForWidth(width) if self.body.hasHeightForWidth() else 0)

    def focus_shape(self) -> tuple[QRectF, float]:
        """Where the focus ring goes: round a card; within a row, so that it stays inside the card it stands in."""
        depth, box = theme().tokens.depth, QRectF(self.rect())
        if self._look == "card":
            return box, theme().S(theme().tokens.radius["page"])
        reach = depth["focus_gap"] + depth["focus_ring"]
        if self.body.contentsMargins().left() < reach * 2:  # no room within: its words begin at its edge
            return box, theme().S(4)
        return box.adjusted(reach, 3, -reach, -3), theme().S(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        fill = look["spruce_tint"] if is_on or self.is_warm else look["page"]
        if self._look == "card":
            bar = look[BARS[self._tone]] if self._tone else look["spruce"] if is_on else None
            paint.sheet(painter, box, fill, bar=bar)
        elif is_on or self.is_warm:
            if self.isCheckable():  # its corners stay within the ring of the focus
                outline = QPainterPath()
                outline.addRoundedRect(box, look.S(9), look.S(9))
                painter.setClipPath(outline)
            painter.fillRect(box, fill)
            if is_on:
                painter.fillRect(QRectF(0, 0, look.S(look.tokens.depth["bar"]), box.height()), look["spruce"])
        painter.end()


class Cover(QFrame):
    """The cover of the next café: tinted, with the circle of chairs as a quiet motif. Put things in `cover.body`."""

    def __init__(
        self, *, margins: Margins = (26, 22), gap: int = 8, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.body = column(gap=gap, margins=margins)
        self.setLayout(self.body)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        if look.is_high_contrast:
            paint.sheet(painter, box, look["page"])
        else:
            paint.sheet(painter, box, look["spruce_tint"])
            self._motif(painter, box)
        painter.end()

    def _motif(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        path = QPainterPath()
        radius = look.S(look.tokens.radius["page"])
        path.addRoundedRect(box.adjusted(1, 1, -1, -3), radius, radius)
        painter.save()
        painter.setClipPath(path)
        painter.setOpacity(0.16)
        side = look.S(232)
        at = QRectF(box.right() - look.S(48) - side / 2, box.bottom() - look.S(13) - side / 2, side, side)
        paint.chairs(painter, at, look["spruce"], look["gorse_fill"], count=11)
        painter.restore()


class DateBlock(Picture):
    """A day as on a wall calendar: Thu / 26 / Nov. `small` is for lists."""

    def __init__(self, day: date, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words.long_date(day), 58 if small else 92, 62 if small else 108, parent=parent)
        self._day, self._small = day, small

    def show_day(self, day: date) -> None:
        """Show another day."""
        self._day = day
        self.setText(words.long_date(day))
        self.update()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, centre = theme(), Qt.AlignmentFlag.AlignHCenter
        radius = look.S(4)
        head = look.S(19 if self._small else 28)
        paint.surface(painter, box, radius, look["field"], look["line"], look.hairline)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), box.width(), head))
        if look.is_high_contrast:
            paint.surface(painter, box, radius, None, look["line"], look.border)
        else:
            painter.fillPath(path, look["spruce"])
        painter.restore()
        weekday, month = words.day_name(self._day)[:3], words.month_and_year(self._day)[:3]
        small = look.font("hint" if self._small else "smallb")
        ink = look["ink"] if look.is_high_contrast else look["on_spruce"]
        paint.words(painter, QRectF(0, 0, box.width(), head), weekday, small, ink, centre)
        figure = look.font("figure2")
        figure.setPixelSize(look.S(23 if self._small else 42))
        middle = QRectF(0, head + look.S(1 if self._small else 3), box.width(), look.S(25 if self._small else 48))
        paint.words(painter, middle, str(self._day.day), figure, look["ink"], centre)
        under = QRectF(0, middle.bottom() - look.S(2), box.width(), look.S(17 if self._small else 22))
        paint.words(painter, under, month, small, look["ink2"], centre)


class Rule(QWidget):
    """A hairline. `upright` stands between columns. Decoration only."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else grows, grows if upright else fixed)
        self._upright = upright

    def sizeHint(self) -> QSize:
        width = max(1, int(theme().hairline))
        return QSize(width, 0) if self._upright else QSize(0, width)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme()["line"])
        painter.end()
