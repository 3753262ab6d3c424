"""Round things can be switched, square things only tell: chips, swaps, switches and tags."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from cafe.ui.icons import draw_icon
from cafe.ui.theme import theme
from cafe.ui.widgets import paint

CENTRE = Qt.AlignmentFlag.AlignHCenter


class Choice(QAbstractButton):
    """What every painted control that can be pressed shares: words, name, hand, Enter as well as Space."""

    def __init__(self, text: str, *, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    @property
    def words(self) -> str:
        """The words on it."""
        return self.text().replace("&&", "&")

    def set_words(self, text: str) -> None:
        """Change the words."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    @property
    def is_warm(self) -> bool:
        """Whether the pointer is on it, and it can be pressed."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Chip(Choice):
    """A theme that can be on or off: round, with a number for Alt + number, and a tick when it is on.

    `toggled(bool)` as in Qt. With `checkable=False` it is a round button ("More").
    """

    def __init__(
        self, text: str, number: int | None = None, *, checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        self._number = number
        super().__init__(text, checkable=checkable, parent=parent)
        if number is not None:
            self.setAccessibleDescription(f"Alt {number}")

    def _lead(self) -> float:
        look = theme()
        if self.isChecked():
            return look.S(22)
        return look.S(8) + paint.advance(look.font("small"), str(self._number)) + 3 if self._number is not None else 0

    def sizeHint(self) -> QSize:
        look = theme()
        width = paint.advance(look.font("chip"), self.words) + max(
            self._lead(), look.S(22 if self.isCheckable() and self._number is not None else 0)
        )
        return QSize(int(width) + look.S(28), look.S(42))

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self.updateGeometry()

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.updateGeometry()  # its tick asks for room, whoever set it

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        fill = look["sunken"] if not self.isEnabled() else look["spruce"] if is_on else look["page"]
        if self.is_warm:
            fill = look["spruce_hover"] if is_on else look["spruce_tint"]
        ink = look["ink3"] if not self.isEnabled() else look["on_spruce"] if is_on else look["ink"]
        paint.surface(painter, box, box.height() / 2, fill, None if is_on else look["border"], look.border)
        total = self._lead() + paint.advance(look.font("chip"), self.words)
        x = (box.width() - total) / 2
        if is_on:
            paint.tick(painter, QRectF(x - 1, 0, look.S(16), box.height()), ink, look.S(2))
        elif self._number is not None:
            paint.words(painter, QRectF(x, 0, 40, box.height()), str(self._number), look.font("small"), look["ink2"])
        x += self._lead()
        paint.words(painter, QRectF(x, 0, box.width() - x, box.height()), self.words, look.font("chip"), ink)
        painter.end()


class SwapChip(Choice):
    """Words that one press puts in the place of other words. `clicked` as in Qt; `plain` is the neutral one."""

    def __init__(self, text: str, *, plain: bool = False, parent: QWidget | None = None) -> None:
        self._plain = plain
        super().__init__(text, parent=parent)

    def sizeHint(self) -> QSize:
        return QSize(int(paint.advance(theme().font("chip"), self.words)) + theme().S(28), theme().S(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        ink = look["ink" if self._plain else "spruce"] if self.isEnabled() else look["ink3"]
        fill = look["spruce_tint"] if self.is_warm else look["field"]
        border = look["border" if self._plain else "spruce"]
        paint.surface(painter, box, box.height() / 2, fill, border, look.border)
        paint.words(painter, box.adjusted(0, 0, 1, 0), self.words, look.font("chip"), ink, CENTRE)
        painter.end()


class Switch(Choice):
    """A round switch whose words say its state: "Agreed?" becomes "Agreed", with a tick. `toggled(bool)` as in Qt."""

    def __init__(
        self, off: str, on: str, *, is_on: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        self._words = (off, on)
        self._name = name
        super().__init__(on if is_on else off, checkable=True, parent=parent)
        self.setChecked(is_on)
        self._say(is_on)
        self.toggled.connect(self._say)

    def _say(self, is_on: bool) -> None:
        self.set_words(self._words[is_on])
        if self._name:
            self.setAccessibleName(self._name)
            self.setAccessibleDescription(self._words[is_on])

    def sizeHint(self) -> QSize:
        look = theme()
        widest = max(paint.advance(look.font("button"), part) for part in self._words)
        return QSize(int(widest) + look.S(22 + 46), look.S(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        is_on = self.isChecked()
        fill = look["spruce"] if is_on else look["page"]
        if self.is_warm:
            fill = look["spruce_hover"] if is_on else look["spruce_tint"]
        ink = look["on_spruce"] if is_on else look["spruce"]
        if not self.isEnabled():
            fill, ink = look["sunken"], look["ink3"]
        paint.surface(painter, box, box.height() / 2, fill, None if is_on else look["spruce"], look.border)
        lead = look.S(22) if is_on else 0
        x = (box.width() - lead - paint.advance(look.font("button"), self.words)) / 2
        if is_on:
            paint.tick(painter, QRectF(x, 0, look.S(16), box.height()), ink, look.S(2))
        x += lead
        paint.words(painter, QRectF(x, 0, box.width() - x, box.height()), self.words, look.font("button"), ink)
        painter.end()


TONES = {
    "moss": ("moss_tint", "moss"),
    "gorse": ("gorse_tint", "gorse"),
    "bramble": ("bramble_tint", "bramble"),
    "rowan": ("rowan_tint", "rowan"),
    "spruce": ("spruce_tint", "spruce"),
    "sunken": ("sunken", "ink2"),
    "plain": ("", "ink2"),
}
"""Tint and ink of each tone, for tags and banners."""


class Tag(QLabel):
    """A state in a square, with icon and word; it cannot be pressed. Read by a screen reader as its words.

    tone: moss (done, safe), gorse (time, attention), bramble (care only), rowan (danger only), spruce (new),
    sunken (stays here), plain (optional, hidden).
    """

    def __init__(self, text: str, tone: str = "plain", icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone, self._icon = tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str | None = None, icon: str | None = None) -> None:
        """Change words, tone and icon together."""
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        self.setText(text)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        lead = look.S(22) if self._icon else 0
        return QSize(int(paint.advance(look.font("smallb"), self.text()) + lead) + look.S(20) + 1, look.S(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        tint, ink = TONES[self._tone]
        outline = look["line"] if not tint else look[ink] if look.is_high_contrast else None
        fill = look[tint] if tint else look["page"]
        paint.surface(painter, box, look.S(look.tokens.radius["tag"]), fill, outline, look.hairline)
        x = look.S(8 if self._icon else 10)
        if self._icon:
            draw_icon(painter, self._icon, QRectF(x, 0, look.S(18), box.height()), look[ink])
            x += look.S(23)
        paint.words(painter, QRectF(x, 0, box.width() - x, box.height()), self.text(), look.font("smallb"), look[ink])
        painter.end()
