"""What was harvested, row by row: sentences with their switch, quotes with their question, ideas with who could act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from cafe.capture.view import IdeaView, QuoteView, SentenceView
from cafe.content.codebook import choices
from cafe.core.i18n import _
from cafe.model.values import Actor, Consent
from cafe.ui.scale import Box, column, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import SwapChip, Switch
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para


class SentenceRow(QWidget):
    """The largest thing on the page. Signals ``change_pressed(str)`` and ``agreed(str, bool)`` with its id."""

    change_pressed = Signal(str)
    agreed = Signal(str, bool)

    def __init__(self, view: SentenceView, *, large: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(view.text)
        number = sized(Label(view.number, "sentence", "gorse"), width=34)
        words = Para(view.text, "h2" if large else "sentence", "ink", balance=True)
        pencil = _pencil(view.text)
        pencil.clicked.connect(lambda: self.change_pressed.emit(view.id))
        self.switch = Switch(_("Agreed?"), _("Agreed"), is_on=view.is_agreed)
        self.switch.setAccessibleDescription(view.text)
        self.switch.clicked.connect(lambda on: self.agreed.emit(view.id, on))
        text = column(words, gap=0)
        if view.owed:
            text.addLayout(owed_line(view.owed))
        across = row(number, holder(text), pencil, self.switch, gap=8, margins=(8, 8, 0, 8))
        across.setStretch(1, 1)
        self.setLayout(across)


def _pencil(text: str) -> IconButton:
    name = _("Change the words: {text}").format(text=text)
    return IconButton("pencil", name, "quiet", width=44, height=44)


def owed_line(words: str) -> Box:
    """What the guard still waits for, quietly."""
    line = row(Icon("highlighter", "gorse", 17), Label(words, "small", "gorse", elide=True), gap=6)
    line.setStretch(1, 1)
    return line


class QuoteRow(Card):
    """A quote and *Did they say yes?*. Signals ``answered(str, Consent)`` and ``change_pressed(str)``."""

    answered = Signal(str, object)
    change_pressed = Signal(str)

    def __init__(self, view: QuoteView) -> None:
        super().__init__(well=True, margins=(18, 10, 14, 12), gap=6, name=view.text)
        waits = not any(choice.is_on for choice in view.consent.choices)
        look = ("circle-check", "moss") if view.may_leave else ("lock-keyhole", "ink2")
        pencil = _pencil(view.text)
        pencil.clicked.connect(lambda: self.change_pressed.emit(view.id))
        top = row(
            Icon("quote", "gorse", 22),
            Para(view.text, "harvest_text", "ink"),
            Icon(look[0], look[1], 18),
            Label(view.status, "small", look[1]),
            pencil,
            gap=8,
        )
        top.setStretch(1, 1)
        self.body.addWidget(holder(top))
        if view.owed:
            self.body.addLayout(owed_line(view.owed))
        if waits:
            self.body.addWidget(self._question(view))
        if view.slip:
            slip = row(Icon("tag", "ink2", 17), Para(view.slip, "small", "ink2"), gap=6)
            slip.setStretch(1, 1)
            self.body.addLayout(slip)

    def _question(self, view: QuoteView) -> QWidget:
        chips: list[QWidget] = []
        for choice in view.consent.choices:
            chip = SwapChip(choice.label, plain=choice.id == Consent.NO.value)
            chip.setAccessibleName(f"{view.consent.question} {choice.label}")
            chip.clicked.connect(lambda _on=False, key=choice.id: self.answered.emit(view.id, Consent(key)))
            chips.append(chip)
        return Flow(Label(view.consent.question, "strong"), *chips, gap=10, gap_down=4)


class IdeaRow(QWidget):
    """An idea and who could act. Signals ``acted(str, object)`` with the actors, ``change_pressed(str)``."""

    acted = Signal(str, object)
    change_pressed = Signal(str)

    def __init__(self, view: IdeaView, actors: tuple[Actor, ...]) -> None:
        super().__init__()
        self.setAccessibleName(view.text)
        self._view, self._actors = view, actors
        who = Button(view.actors or choices().actors.question, "quiet", size="small", trailing_icon="chevron-down")
        who.clicked.connect(lambda: self.menu().popup(who.mapToGlobal(who.rect().bottomLeft())))
        pencil = _pencil(view.text)
        pencil.clicked.connect(lambda: self.change_pressed.emit(view.id))
        text = column(Para(view.text, "harvest_text", "ink"), gap=0)
        if view.owed:
            text.addLayout(owed_line(view.owed))
        line = row(Icon("lightbulb", "gorse", 22), holder(text), who, pencil, gap=8, margins=(10, 4, 0, 4))
        line.setStretch(1, 1)
        self.setLayout(line)

    def menu(self) -> QMenu:
        """Who could act: as many as fit."""
        menu = QMenu(self)
        menu.setFont(theme().font("body"))
        for choice in choices().actors.choices:
            actor = Actor(choice.id)
            act = menu.addAction(choice.label, lambda actor=actor: self._press(actor))
            act.setCheckable(True)
            act.setChecked(actor in self._actors)
        return menu

    def _press(self, actor: Actor) -> None:
        others = tuple(other for other in self._actors if other is not actor)
        self.acted.emit(self._view.id, others if actor in self._actors else (*self._actors, actor))
