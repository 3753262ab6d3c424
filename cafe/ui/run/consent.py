"""*Did they say yes?*: asked out loud before a quote is kept, and answered with one press."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.content.codebook import choices
from cafe.model.values import Consent
from cafe.ui.scale import row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Label

_ASKED = tuple(choice for choice in choices().consents.choices if choice.id != Consent.NOT_ASKED.value)


class ConsentPanel(QWidget):
    """Signal ``answered(Consent)``. ``answer`` is what was pressed, *not asked* before that."""

    answered = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(choices().consents.question)
        self._chips = {choice.id: Chip(choice.label) for choice in _ASKED}
        flow = Flow(Label(choices().consents.question, "strong"), *self._chips.values(), gap=8, gap_down=4)
        self._flow = flow
        inside = row(flow, margins=(20, 7, 14, 7))
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self._on_pressed(key))
        self.hide()

    @property
    def answer(self) -> Consent:
        """What they said."""
        return next((Consent(key) for key, chip in self._chips.items() if chip.isChecked()), Consent.NOT_ASKED)

    def forget(self) -> None:
        """Nobody was asked yet."""
        for chip in self._chips.values():
            chip.setChecked(False)

    def first_stop(self) -> QWidget:
        """The first answer."""
        return next(iter(self._chips.values()))

    def wanted_height(self, width: int) -> int:
        """The height it wants at a width in pixels."""
        return self._flow.heightForWidth(max(100, width - theme().S(34))) + theme().S(14)

    def _on_pressed(self, key: str) -> None:
        for other, chip in self._chips.items():
            chip.setChecked(other == key)
        self.answered.emit(Consent(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        outline = look["line"]
        paint.surface(painter, box, look.S(look.tokens.radius["page"]), look["page"], outline, look.hairline)
        painter.end()
