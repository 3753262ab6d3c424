"""Words on the page: single lines, paragraphs with their own leading, and contents-page leaders."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cafe.ui.theme import theme
from cafe.ui.widgets import paint

LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


class Label(QLabel):
    """One line of text in a role and colour of the theme; a screen reader reads it as it stands.

    `elide` lets it shorten with "…" where the window is narrow (the whole text is then the tooltip). `tabular` keeps
    figures that change from jiggling. `scale` replaces the text size, for the room's screen.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "ink",
        *,
        align: Qt.AlignmentFlag = LEFT,
        elide: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role, self._colour, self._align, self._elide, self._tabular = role, colour, align, elide, tabular
        self._scale: float | None = None
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if elide else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
        )
        self.retheme()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else; the same words leave every layout as it is."""
        if text != self.text():
            super().setText(text)
            self.updateGeometry()

    def set_look(self, role: str | None = None, colour: str | None = None) -> None:
        """Change the role or the colour, by token name."""
        self._role, self._colour = role or self._role, colour or self._colour
        self.retheme()

    def set_scale(self, scale: float | None) -> None:
        """Replace the text size by a scale of this label's own; None goes back to the text size."""
        self._scale = scale
        self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.setFont(theme().font(self._role, scale=self._scale, tabular=self._tabular))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = paint.advance(self.font(), self.text())
        return QSize(int(width) + 1, round(theme().line_height(self._role, scale=self._scale)))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().S(40)), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        paint.words(painter, QRectF(self.rect()), self.text(), self.font(), theme()[self._colour], self._align)
        painter.end()


class Para(Label):
    """A paragraph that wraps with exact leading. `balance` evens its lines: for questions, never one lonely word.

    `measure` is the widest it grows, in pixels at 100 % (about 70 characters of body text is 560). A line break in
    the text is kept.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "ink2",
        *,
        balance: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        measure: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._balance, self._measure = balance, measure
        self._heights: dict[int, int] = {}  # by width: a layout asks at three or four widths, again and again
        self._hints: dict[str, QSize] = {}
        super().__init__(text, role, colour, align=align, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never taller than its lines, so that spare room goes elsewhere."""
        self.setMaximumHeight(max(1, self.heightForWidth(event.size().width())))

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self.free_height()

    def retheme(self) -> None:
        super().retheme()
        self.free_height()

    def free_height(self) -> None:
        """Forget how many lines there were: other words, another size or another width may need more."""
        self._heights.clear()
        self._hints.clear()
        self.setMaximumHeight(16777215)

    def lines(self, width: int) -> list[str]:
        """The text as it breaks at a width in pixels."""
        if self._measure:
            width = min(width, theme().S(self._measure))
        return paint.lines_at(self.text(), self.font(), width, balance=self._balance)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            lines = len(self.lines(width)) if self.text() else 0
            self._heights[width] = int(lines * theme().line_height(self._role, scale=self._scale) + 0.99)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if "wish" not in self._hints:
            font = self.font()
            widest = max((paint.advance(font, part) for part in self.text().split("\n")), default=0.0)
            width = min(int(widest) + 2, theme().S(self._measure or 560))
            self._hints["wish"] = QSize(width, self.heightForWidth(width))
        return self._hints["wish"]

    def minimumSizeHint(self) -> QSize:
        if "least" not in self._hints:
            font = self.font()
            longest = max((paint.advance(font, word) for word in self.text().split()), default=0.0)
            width = min(int(longest) + 1, theme().S(160))
            high = round(theme().line_height(self._role, scale=self._scale)) if self.text() else 0
            self._hints["least"] = QSize(width, high)
        return self._hints["least"]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        paint.paragraph(
            painter,
            QRectF(self.rect()),
            self.lines(self.width()),
            self.font(),
            theme()[self._colour],
            leading=theme().line_height(self._role, scale=self._scale),
            align=self._align,
        )
        painter.end()


class Leader(QLabel):
    """Dotted leaders between words and a figure, as on a contents page; with no words it only fills a gap.

    Dots keep one beat across the window, so that rows line up. A screen reader hears "words, figure".
    """

    def __init__(
        self,
        words: str = "",
        figure: str = "",
        *,
        role: str = "button",
        figure_role: str = "body",
        colour: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(", ".join(part for part in (words, figure) if part), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words, self._figure, self._role, self._figure_role, self._colour = (
            words,
            figure,
            role,
            figure_role,
            colour,
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str) -> None:
        """Change the figure at its end."""
        if figure != self._figure:
            self._figure = figure
            self.setText(", ".join(part for part in (self._words, figure) if part))
            self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        width = paint.advance(look.font(self._role), self._words) + paint.advance(
            look.font(self._figure_role), self._figure
        )
        return QSize(int(width) + look.S(26 if self._words else 12), round(look.line_height(self._role)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().S(26), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = paint.start(self)
        box = QRectF(self.rect())
        font, figure_font = look.font(self._role), look.font(self._figure_role)
        room = paint.advance(figure_font, self._figure)
        took = paint.words(painter, box.adjusted(0, 0, -room, 0), self._words, font, look[self._colour])
        paint.words(painter, box, self._figure, figure_font, look["ink2"], RIGHT)
        base = paint.baseline(font, 0, box.height()) + QFontMetricsF(font).descent() * 0.1
        beat, dot = look.S(6), look.S(2) / 2
        offset = self.mapTo(self.window(), self.rect().topLeft()).x()
        first = took + look.S(8 if self._words else 0)
        x = first + (-(first + offset)) % beat
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["hatch"])
        while x < box.width() - room - look.S(8 if self._figure else 2):
            painter.drawEllipse(QPointF(x, base - dot), dot * 0.85, dot * 0.85)
            x += beat
        painter.end()
