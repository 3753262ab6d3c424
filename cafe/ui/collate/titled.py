"""A card that is called what its heading says: some words, then buttons. The shape of everything beside the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Para


class TitledCard(Card):
    """``is_narrow``: for the column beside the picture."""

    def __init__(self, title: str, *said: str, is_narrow: bool = False) -> None:
        if is_narrow:
            super().__init__(margins=(20, 18), gap=8, name=title)
        else:
            super().__init__(gap=10, name=title)
        self.body.addWidget(Para(title, "h2", "ink"))
        for words in said:
            self.say(words)

    def say(self, text: str = "", role: str = "body", colour: str = "ink2") -> Para:
        """A paragraph under what is there."""
        made = Para(text, role, colour)
        self.body.addWidget(made)
        return made

    def offer(self, *buttons: QWidget) -> None:
        """Buttons in a row that wraps."""
        self.body.addWidget(Flow(*buttons))


def pressing(
    words: str, pressed: Callable[[], object], kind: str = "secondary", icon: str = "", heard: str = ""
) -> Button:
    """A button that does one thing. ``heard``: what a screen reader calls it, where its words are short."""
    button = Button(words, kind, icon=icon, flush="left" if kind == "quiet" else "")
    if heard:
        button.setAccessibleName(heard)
    button.clicked.connect(lambda _on=False: pressed())
    return button
