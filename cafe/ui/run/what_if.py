"""*What if…?*: the right few words while ten people wait. A loose leaf over the spread, with no scrim."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.content.hosting import Card, what_if
from cafe.core.i18n import _
from cafe.model.values import StageKind
from cafe.run.view import RunView
from cafe.ui.run.fit import Fit
from cafe.ui.run.steps import StepList
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import CardButton, Rule
from cafe.ui.widgets.inputs import Line
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label, Para

_CARE = "open_distress"


class _CardRow(CardButton):
    def __init__(self, title: str, icon: str, colour: str) -> None:
        super().__init__(title, look="row", checkable=True, margins=(14, 0, 10, 0), gap=12)
        self.put(Icon(icon, colour, 20), Label(title, "button", colour, elide=True), Icon("chevron-right", colour, 18))
        self.body.setStretch(1, 1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), S(42))

    def minimumSizeHint(self) -> QSize:
        return QSize(S(120), S(42))

    def heightForWidth(self, width: int) -> int:
        return S(42)


class WhatIfLeaf(QWidget):
    """``open(view, card_id)`` lays it down. Signals ``closed()``, ``upset_pressed()``, ``action_pressed(str)``.

    The search has the focus, Esc closes, Enter opens the first card that was found.
    """

    closed = Signal()
    upset_pressed = Signal()
    action_pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(what_if().title)
        self._kind = StageKind.ROUND_1
        self._stage = ""
        self._card: Card | None = None
        self._fit = Fit.of(1366, 768)
        self._rows: dict[str, _CardRow] = {}
        self.search = Line(height=50)
        self.search.setPlaceholderText(what_if().search_hint)
        self.search.setAccessibleName(_("Find a card"))
        self.close_button = Button(_("Close"), "plain", icon="x", key_hint="Esc", height=50)
        self.back = IconButton("arrow-left", _("All cards"), "quiet")
        self._title = Label(what_if().title, "h1")
        self._list = Scroll(gap=0)
        self._icon = Icon("ear", "spruce", 26)
        self._name = Para("", "h1", "ink")
        self._lead = Para(what_if().lead, "body", "ink2")
        self._steps = StepList("gorse", gap=16)
        self._page = Scroll(gap=14)
        self._page.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that arrow keys can scroll it
        self._page.setAccessibleName(_("The card"))
        self.action = Button("", "secondary", icon="monitor")
        self._rule, self._rule_under = Rule(upright=True), Rule()
        self._name_above = Label("", "h2", elide=True)  # the open card, in large text
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._build())
        self.search.returnPressed.connect(self._open_first)
        self.close_button.clicked.connect(self.close_leaf)
        self.back.clicked.connect(self._turn_back)
        self.action.clicked.connect(self._on_action)

    def _lay_out(self) -> None:
        head = row(self.back, self._name_above, self._title, self.search, self.close_button, gap=12)
        head.setStretch(1, 1)
        head.setStretch(3, 1)
        name = row(self._icon, self._name, gap=12)
        name.setStretch(1, 1)
        self._name_row = holder(name)
        self._page.body.fill([self._name_row, self._lead, self._steps, None])
        self._under = row(self.action, None)
        self._leaf_page = holder(column(self._page, self._under, gap=10))
        pages = row(self._list, self._rule, self._leaf_page, gap=22)
        pages.setStretch(0, 2)
        pages.setStretch(2, 3)
        self._whole = column(head, self._rule_under, pages, gap=12, margins=(27, 16, 24, 18))
        self.setLayout(self._whole)

    def open(self, view: RunView, card_id: str = "") -> None:
        """Lay it down, with a card open where one is named."""
        self._kind = view.kind
        self._stage = next((item.name for item in view.track if item.stage_id == view.stage_id), "")
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        first = (*what_if().often_now(self._kind), *what_if().any_time(self._kind))[0]
        self._card = what_if().find(card_id) or (first if not self._is_one else None)
        self._build()
        self._show_card()
        self.show()
        self.raise_()
        (self._page if self.search.isHidden() else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_leaf(self) -> None:
        """Take it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @property
    def _is_one(self) -> bool:
        return self._fit.is_large or self._fit.is_narrow

    def use(self, fit: Fit) -> None:
        """Take the layout: in a narrow place the list comes first, then the card; in large text a card that is open
        takes the place of the search, and what can be done stands at its end."""
        self._fit = fit
        self._title.setVisible(not fit.is_large)
        self._rule_under.setVisible(not fit.is_large)
        self._whole.setSpacing(S(4 if fit.is_large else 12))
        self._whole.setContentsMargins(*(S(side) for side in ((10, 6, 10, 6) if fit.is_large else (27, 16, 24, 18))))
        is_inside = self._page.body.indexOf(self.action) >= 0
        if fit.is_large and not is_inside:
            self._page.body.insertWidget(self._page.body.count() - 1, self.action)
        elif is_inside and not fit.is_large:
            self._under.insertWidget(0, self.action)
        self._turn()

    def _turn(self) -> None:
        shows_card = self._card is not None
        is_alone = self._fit.is_large and shows_card
        if is_alone and self.search.hasFocus():
            self._page.setFocus()
        self.search.setVisible(not is_alone)
        self._name_above.setVisible(is_alone)
        for piece in (self._name_row, self._lead):
            piece.setVisible(not is_alone)
        self._list.setVisible(not self._is_one or not shows_card)
        self._leaf_page.setVisible(shows_card)
        self._rule.setVisible(not self._is_one)
        self.back.setVisible(self._is_one and shows_card)

    def _turn_back(self) -> None:
        self._card = None
        self._turn()
        self.search.setFocus()

    # -- the cards

    def _build(self) -> None:
        body = self._list.body
        while body.count():
            gone = body.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = {}
        if self._card is not None and self._is_one and self.search.text():
            self._card = None
        typed = self.search.text().strip()
        if typed:
            found = what_if().matching(typed)
            title = _("Found") if found else _("No card has that word. Here are all of them.")
            self._group(title, found or what_if().cards)
            if found and self._card not in found and not self._is_one:
                self._card = found[0]  # what lies open is always one of those that were found
                self._show_card()
        else:
            self._group(_("Often now, in {stage}").format(stage=self._stage), what_if().often_now(self._kind))
            self._group(_("Any time"), what_if().any_time(self._kind))
        body.addStretch(1)
        self._turn()
        self._mark()

    def _group(self, title: str, cards: Sequence[Card]) -> None:
        if not cards:
            return
        self._list.body.addWidget(holder(row(Label(title, "smallb", "ink2", elide=True), margins=(0, 4, 0, 4))))
        for card in cards:
            is_care = card.action == _CARE
            made = _CardRow(card.title, card.icon, "bramble" if is_care else "ink")
            made.clicked.connect(lambda _on=False, card=card: self._choose(card))
            self._rows[card.id] = made
            self._list.body.addWidget(made)

    def _choose(self, card: Card) -> None:
        if card.action == _CARE:
            self.upset_pressed.emit()
            return
        self._card = card
        self._show_card()
        self._turn()

    def _open_first(self) -> None:
        first = next(iter(self._rows), "")
        card = what_if().find(first)
        if card is not None:
            self._choose(card)

    def _on_action(self) -> None:
        if self._card is not None:
            self.action_pressed.emit(self._card.action)

    def _show_card(self) -> None:
        card = self._card
        self._mark()
        if card is None:
            return
        self._icon.show_icon(card.icon, "bramble" if card.action == _CARE else "spruce")
        self._name.setText(card.title)
        self._name_above.setText(card.title)
        self._steps.show_steps(card.steps)
        words = {
            "show_agreements": _("Put the agreements on the room screen"),
            "show_support": _("Open the support numbers"),
            _CARE: _("Pause, and open the steps"),
        }
        icons = {"show_agreements": "monitor", "show_support": "phone", _CARE: "hand-heart"}
        self.action.setVisible(card.action in words)
        self.action.set_words(words.get(card.action, ""))
        self.action.set_icon(icons.get(card.action, ""))

    def _mark(self) -> None:
        for key, made in self._rows.items():
            made.setChecked(self._card is not None and key == self._card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_leaf()
            return
        event.accept()  # letters stay on the leaf

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        paint.sheet(painter, QRectF(self.rect()), look["page"], radius=look.S(look.tokens.radius["dialog"]))
        painter.end()
