"""The room's screen, painted from ``RoomView`` alone: topic, stage, question, ring, agreement, or one card.

Drawn for 1920 × 1080 and scaled with the height of wherever it is painted. No note, no count of notes, no clock.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from cafe.run.room import Card, RoomView
from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint

HIGH = 1080.0
_LEFT = 96.0
_LEAST_SHRUNK = 70  # a question shrinks no further than this for the sake of one word
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


class RoomDrawing:
    """One painting of a view into a box. ``compact`` draws a card larger, for the small picture beside the host."""

    def __init__(self, painter: QPainter, box: QRectF, view: RoomView, *, compact: bool = False) -> None:
        self._painter, self._box, self._view, self._compact = painter, box, view, compact
        self._scale = min(box.height() / HIGH, box.width() / 1440.0)

    def draw(self) -> None:
        """Paint it all."""
        look = theme()
        self._painter.fillRect(self._box, look["ground"])
        if self._view.card is Card.BLANK:
            return
        if self._view.card is not None:
            self._card()
            return
        self._head()
        self._stage()
        self._ring()
        self._foot()

    def _px(self, px: float) -> float:
        return px * self._scale

    def _font(self, role: str, px: float) -> QFont:
        font = theme().font(role, scale=1.0)
        font.setPixelSize(max(5, round(self._px(px))))
        return font

    def _left(self) -> float:
        return self._box.left() + self._px(_LEFT)

    def _right(self) -> float:
        return self._box.right() - self._px(_LEFT)

    def _say(self, box: QRectF, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag | None = None) -> None:
        paint.words(self._painter, box, text, font, theme()[colour], align or Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> None:
        top = self._box.top() + self._px(80)
        side = self._px(66)
        self._chairs(QRectF(self._left(), top, side, side))
        x = self._left() + self._px(86)
        room = self._right() - x
        self._say(QRectF(x, top - self._px(4), room, self._px(40)), "Conversation Café", self._font("h2", 32), "ink")
        under = QRectF(x, top + self._px(38), room, self._px(36))
        self._say(under, self._view.topic, self._font("body", 26), "ink2")
        at = QRectF(self._left(), top, self._right() - self._left(), side)
        self._say(at, self._view.stage, self._font("room_head", 32), "ink2", _RIGHT)

    def _chairs(self, box: QRectF) -> None:
        look = theme()
        chair = look["ink"] if look.is_high_contrast else look["spruce"]
        paint.chairs(self._painter, box, chair, look["gorse_fill"])

    def _ring_side(self) -> float:
        return self._px(545)

    def _stage(self) -> None:
        room = self._right() - self._left()
        if self._view.headline:
            room -= self._ring_side() + self._px(70)
        top = self._box.top() + self._px(285)
        icon = QRectF(self._left(), top, self._px(40), self._px(40))
        x = self._left()
        if self._view.has_object:
            draw_icon(self._painter, "messages-square", icon, "gorse")
            x += self._px(56)
        at = QRectF(x, top, room, self._px(42))
        self._say(at, self._view.instruction, self._font("strong", 35), "gorse")
        words = self._view.question or ("" if self._view.instruction else self._view.topic)
        if words:
            self._question(words, QRectF(self._left(), top + self._px(70), room, self._px(460)))

    def _question(self, words: str, box: QRectF) -> None:
        """As large as fits, up to 104: a long question gets smaller, never cut, and leaves no word alone if it can."""

        def at(size: int) -> tuple[QFont, list[str], float]:
            font = self._font("room_question", size)
            return font, paint.lines_at(words, font, box.width(), balance=True), self._px(size * 1.28)

        sizes = range(104, 38, -6)
        fitting = [size for size in sizes if at(size)[2] * len(at(size)[1]) <= box.height()] or [sizes[-1]]
        in_company = (size for size in fitting if size > _LEAST_SHRUNK and " " in at(size)[1][-1])
        font, lines, leading = at(next(in_company, fitting[0]))
        paint.paragraph(self._painter, box, lines, font, theme()["ink"], leading=leading)

    def _ring(self) -> None:
        view, side = self._view, self._ring_side()
        if not view.headline:
            return
        look, painter = theme(), self._painter
        middle = QPointF(self._right() - side / 2 + self._px(8), self._box.top() + self._px(525))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["ink"] if look.is_high_contrast else look["spruce"])
        for index in range(view.chairs):
            painter.save()
            painter.translate(middle)
            painter.rotate(index * 360 / view.chairs)
            painter.drawEllipse(QPointF(0, -side * 0.46), side * 0.026, side * 0.026)
            painter.restore()
        reach = side * 0.367
        arc = QRectF(middle.x() - reach, middle.y() - reach, reach * 2, reach * 2)
        pen = QPen(look["sunken"], side * 0.053)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(arc)
        if view.fraction > 0:
            pen.setColor(look["gorse_fill"])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(arc, 90 * 16, round(view.fraction * 360 * 16))
        self._ring_words(middle, side)

    def _ring_words(self, middle: QPointF, side: float) -> None:
        font, room = self._font("room_head", 54 if self._view.under else 46), side * 0.6
        lines = paint.lines_at(self._view.headline, font, room, balance=True)
        leading = font.pixelSize() * 1.2
        top = middle.y() - leading * len(lines) / 2 - (self._px(22) if self._view.under else 0)
        box = QRectF(middle.x() - room / 2, top, room, leading)
        paint.paragraph(self._painter, box, lines, font, theme()["ink"], leading=leading, align=_CENTRE)
        under = QRectF(middle.x() - room / 2, box.top() + leading * len(lines) + self._px(14), room, self._px(40))
        self._say(under, self._view.under, self._font("body", 30), "ink2", _CENTRE)

    def _foot(self) -> None:
        look = theme()
        top = self._box.bottom() - self._px(184)
        bar = QRectF(self._left(), top, self._right() - self._left(), self._px(112))
        paint.sheet(self._painter, bar, look["page"], radius=self._px(12))
        icon = QRectF(bar.left() + self._px(44), top, self._px(46), bar.height())
        draw_icon(self._painter, "hand-heart", icon, "ink" if look.is_high_contrast else "spruce")
        words = bar.adjusted(self._px(116), 0, -self._px(44), 0)
        agreement = self._font("room_agreement", 34)
        wide = paint.advance(agreement, self._view.agreement)
        left = QRectF(words.left(), words.top(), words.width() - wide - self._px(30), words.height())
        self._say(left, self._view.footnote, self._font("strong", 35), "ink")
        self._say(words, self._view.agreement, agreement, "ink2", _RIGHT)

    # -- cards

    def _card(self) -> None:
        view, box = self._view, self._box
        grow = 1.75 if self._compact else 1.0
        is_list = view.card is Card.AGREEMENTS
        title = self._font("room_question", (70 if is_list else 104) * grow)
        room = box.width() - 2 * self._px(_LEFT if not self._compact else 40)
        lines = paint.lines_at(view.card_title, title, room, balance=True)
        leading = title.pixelSize() * 1.25
        under = () if self._compact else view.card_under  # too small to read in a picture the size of a hand
        line_font = self._font("room_support", (42 if under else 48) if is_list else 40 * grow)
        if self._compact:  # still to be read in a picture the size of a hand
            least = theme().S(9 if is_list else 13)
            line_font.setPixelSize(max(line_font.pixelSize(), least))
        step = line_font.pixelSize() * ((1.35 if under else 1.55) if is_list else 1.4)
        small = self._font("body", 34)
        under_lines = [line for text in under for line in paint.lines_at(text, small, room, balance=True)]
        mark = self._px(150 * grow)
        if is_list:
            mark = self._px(96)
        total = mark + self._px(40) + leading * len(lines) + self._px(24) + step * len(view.card_lines)
        total += self._px(30 if under else 0) + small.pixelSize() * 1.4 * len(under_lines)
        y = box.center().y() - total / 2
        self._chairs(QRectF(box.center().x() - mark / 2, y, mark, mark))
        y += mark + self._px(40)
        at = QRectF(box.center().x() - room / 2, y, room, leading)
        paint.paragraph(self._painter, at, lines, title, theme()["ink"], leading=leading, align=_CENTRE)
        y += leading * len(lines) + self._px(24)
        for text in view.card_lines:
            self._say(QRectF(at.left(), y, room, step), text, line_font, "ink2", _CENTRE)
            y += step
        y += self._px(30)
        for text in under_lines:
            self._say(QRectF(at.left(), y, room, small.pixelSize() * 1.4), text, small, "ink", _CENTRE)
            y += small.pixelSize() * 1.4
