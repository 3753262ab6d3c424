"""Drawn for the room: the ring of chairs with its soft arc, and the five faces."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice
from cafe.ui.widgets.choices import paint_answer
from cafe.ui.widgets.segments import BACK, FORWARD

CENTRE = Qt.AlignmentFlag.AlignHCenter


class Ring(QProgressBar):
    """Chairs round a soft arc, with words in the middle and no ticking figures. Everything grows with its size.

    `show_left(share, big, small)`: the share of the stage still to come (0 to 1), "7 minutes", "or so to go".
    """

    def __init__(self, chairs: int = 14, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self._chairs, self._big, self._small = chairs, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_left(1.0, "", "")

    def show_left(self, share: float, big: str, small: str = "") -> None:
        """Show how much is left, in words."""
        self._big, self._small = big, small
        self.setValue(round(max(0.0, min(1.0, share)) * 1000))
        self.setAccessibleName(" ".join(part for part in (big, small) if part) or _("Time left"))
        self.update()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().S(280), theme().S(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        side = min(self.width(), self.height())
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["spruce"])
        for index in range(self._chairs):
            painter.save()
            painter.translate(middle)
            painter.rotate(index * 360 / self._chairs)
            painter.drawEllipse(QPointF(0, -side * 0.473), side * 0.0265, side * 0.0265)
            painter.restore()
        reach = side * 0.376
        arc = QRectF(middle.x() - reach, middle.y() - reach, reach * 2, reach * 2)
        pen = QPen(look["sunken"], side * 0.053)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(arc)
        if self.value():
            pen.setColor(look["gorse_fill"])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(arc, 90 * 16, round(self.value() / 1000 * 360 * 16))
        self._words(painter, middle, side)
        painter.end()

    def _words(self, painter: QPainter, middle: QPointF, side: float) -> None:
        look, room = theme(), side * 0.62
        big, small = look.font("figure2"), look.font("lead")
        big.setPixelSize(max(12, round(side * 0.099)))
        small.setPixelSize(max(10, round(side * 0.052)))
        lines = paint.lines_at(self._big, big, room, balance=True)
        leading = side * 0.12
        top = middle.y() - leading * len(lines) / 2 - (side * 0.035 if self._small else 0)
        box = QRectF(middle.x() - room / 2, top, room, leading)
        paint.paragraph(painter, box, lines, big, look["ink"], leading=leading, align=CENTRE)
        under = QRectF(middle.x() - room / 2, top + leading * len(lines) + side * 0.015, room, side * 0.08)
        paint.words(painter, under, self._small, small, look["ink2"], CENTRE)


def face_words() -> tuple[str, ...]:
    """The words under the five faces, in their one order."""
    return (_("Not at all"), _("A little"), _("Somewhat"), _("Mostly"), _("Very much"))


_BENDS = (-1.0, -0.45, 0.0, 0.6, 1.0)


class _Face(Choice):
    def __init__(self, place: int, words: str, statement: str, row_of: Faces) -> None:
        self.place, self._row = place, row_of
        super().__init__(words, checkable=True)
        self.setAccessibleName(f"{statement} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        depth = theme().tokens.target
        return QSize(theme().S(depth["face_width"]), theme().S(depth["face_height"]))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(76), theme().S(theme().tokens.target["face_height"]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in FORWARD else -1 if event.key() in BACK else 0
        if step:
            self._row.move_from(self.place, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        paint_answer(painter, box, self, is_on)
        ink = look["on_spruce" if is_on else "ink"]
        reach = box.height() * 0.275
        middle = QPointF(box.center().x(), box.height() * 0.39)
        painter.setPen(QPen(ink, look.S(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, reach, reach)
        bend = _BENDS[self.place] * reach
        mouth = QRectF(middle.x() - reach * 0.42, 0, reach * 0.84, abs(bend) * 0.6)
        if not bend:
            at = middle.y() + reach * 0.36
            painter.drawLine(QPointF(mouth.left(), at), QPointF(mouth.right(), at))
        elif bend > 0:
            mouth.moveTop(middle.y() + reach * 0.22 - mouth.height() / 2 + (reach - bend) * 0.1)
            painter.drawArc(mouth, 200 * 16, 140 * 16)
        else:
            mouth.moveTop(middle.y() + reach * 0.24)
            painter.drawArc(mouth, 20 * 16, 140 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for way in (-1, 1):
            painter.drawEllipse(middle + QPointF(way * reach * 0.36, -reach * 0.2), look.S(2.4), look.S(2.4))
        under = QRectF(0, box.height() * 0.72, box.width(), box.height() * 0.22)
        paint.words(painter, under, self.words, look.font("smallb"), ink, CENTRE)
        if is_on:
            side = look.S(18)
            paint.tick(painter, QRectF(box.right() - side - look.S(11), look.S(9), side, side), ink, look.S(2))
        painter.end()


class Faces(QWidget):
    """Five line faces with words, always *Not at all → Very much*; one, or none, is on. Pressing it again takes it off.

    Signal `answered(object)`: 0 to 4, or None where the answer was taken back. Arrow keys move without choosing.
    """

    answered = Signal(object)

    def __init__(self, statement: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(statement)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._faces = [_Face(place, words, statement, self) for place, words in enumerate(face_words())]
        for place, face in enumerate(self._faces):
            self._group.addButton(face, place)
        self.setLayout(row(*self._faces, gap=16))
        self._group.idClicked.connect(self._on_pressed)

    @property
    def answer(self) -> int | None:
        """0 (not at all) to 4 (very much), or None."""
        return next((face.place for face in self._faces if face.isChecked()), None)

    def set_answer(self, answer: int | None) -> None:
        """Show an answer, quietly."""
        for face in self._faces:
            face.setChecked(face.place == answer)

    def buttons(self) -> list[Choice]:
        """The five real buttons, in order."""
        return list(self._faces)

    def move_from(self, place: int, step: int) -> None:
        """Move the focus along the row; it stops at the ends."""
        self._faces[max(0, min(4, place + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_pressed(self, place: int) -> None:
        is_on = self._faces[place].isChecked()
        self.set_answer(place if is_on else None)
        self.answered.emit(self.answer)
