"""Beside the picture: what was added last and can be taken back, and the file for hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cafe.collate.view import cafes_in_words
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.lines import Batch


class LastAdded(Card):
    """The newest batch. Signal ``take_back_pressed()``."""

    take_back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(20, 18), gap=8, name=_("Added last"))
        self.body.addWidget(Label(_("Added last"), "h2"))
        self._says = Para("", "body", "ink")
        self._back = Button(_("Take it back"), "secondary", icon="undo-2")
        self._back.clicked.connect(self.take_back_pressed)
        for piece in (self._says, Para(_("You can take it all back in one go."), "small", "ink2")):
            self.body.addWidget(piece)
        self.body.addLayout(row(self._back, None))

    def show_batch(self, batch: Batch | None) -> None:
        self.setVisible(batch is not None)
        if batch is not None:
            day = words.long_date(local(batch.at).date())
            cafes = cafes_in_words(batch.new + batch.updated)
            self._says.setText(_("{cafes}, on {day}").format(cafes=cafes, day=day))


class WhoHasNotSent(Card):
    """How many cafés are still to come. Signal ``pressed()``."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(20, 18), gap=8, name=_("Who has not sent"))
        self.body.addWidget(Label(_("Who has not sent"), "h2"))
        self._says = Para("", "body", "ink2")
        see = Button(_("See who"), "secondary", icon="list-checks")
        see.setAccessibleName(_("See who has not sent"))
        see.clicked.connect(self.pressed)
        self.body.addWidget(self._says)
        self.body.addLayout(row(see, None))

    def show_words(self, text: str) -> None:
        self._says.setText(text)


class ForHosts(Card):
    """What goes to hosts: the programme's own file, and replies; and what came of it.

    Signals ``save_pressed()``, ``words_pressed()``, ``answers_pressed()``, ``changes_pressed()``, ``themes_pressed()``,
    ``paper_pressed()``, ``key_pressed()`` and, for one more programme, ``another_pressed()``.
    """

    answers_pressed = Signal()
    changes_pressed = Signal()
    themes_pressed = Signal()
    paper_pressed = Signal()
    save_pressed = Signal()
    words_pressed = Signal()
    another_pressed = Signal()
    key_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(20, 18), gap=8, name=_("For your hosts"))
        self.body.addWidget(Label(_("For your hosts"), "h2"))
        self.body.addWidget(Para(_("Each host adds the programme’s file once. It locks her packs for you."), "body"))
        self._address = Para("", "small", "ink2")
        self.body.addWidget(self._address)
        save = Button(_("Save its file"), "secondary", icon="save")
        save.clicked.connect(self.save_pressed)
        shown = Button(_("Its six words"), "quiet", icon="phone", flush="left")
        shown.clicked.connect(self.words_pressed)
        self.body.addLayout(row(save, None))
        back = Button(_("Write back"), "secondary", icon="mail")
        back.setAccessibleName(_("Write back to your hosts"))
        back.clicked.connect(self.answers_pressed)
        self.body.addLayout(row(back, None))
        themes = Button(_("Its themes"), "quiet", icon="tag", flush="left")
        themes.setAccessibleName(_("Its themes: the codebook, and what hosts proposed"))
        themes.clicked.connect(self.themes_pressed)
        self.body.addLayout(row(themes, None))
        came = Button(_("What came of it"), "quiet", icon="sprout", flush="left")
        came.setAccessibleName(_("What came of it: ripples and changes"))
        came.clicked.connect(self.changes_pressed)
        self.body.addLayout(row(came, None))
        paper = Button(_("Notice and DPIA pack"), "quiet", icon="printer", flush="left")
        paper.setAccessibleName(_("Paper of the programme: the notice, the guides, the DPIA pack"))
        paper.clicked.connect(self.paper_pressed)
        key = Button(_("Its key"), "quiet", icon="lock-keyhole", flush="left")
        key.setAccessibleName(_("The programme’s key: a deputy, the safe, the next coordinator"))
        key.clicked.connect(self.key_pressed)
        self.body.addLayout(row(key, None))
        another = Button(_("Make another"), "quiet", icon="plus", flush="left")
        another.setAccessibleName(_("Make another programme"))
        another.clicked.connect(self.another_pressed)
        self.body.addLayout(row(shown, None))
        self.body.addLayout(row(paper, None))
        self.body.addLayout(row(another, None))

    def show_card(self, card: ProgrammeCard) -> None:
        self._address.setText(_("They send to {address}").format(address=card.address) if card.address else "")
        self._address.setVisible(bool(card.address))
