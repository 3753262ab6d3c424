"""What the guard still waits for, answered where it is seen: the words, what could stand there, *Leave it as it is*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.packs.readiness import OwedFlag
from cafe.privacy.guard.flags import Flag
from cafe.ui.review.marked import Marked
from cafe.ui.scale import column, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.chips import SwapChip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para

_TOP = Qt.AlignmentFlag.AlignTop


def village_question() -> str:
    """The one question that no list can ask."""
    return _("Could a neighbour who was at the shop that day guess who this is?")


class Flags(Card):
    """One part for each text, one row for each thing in it. Signals: ``swapped(OwedFlag, str)``, ``left(OwedFlag)``."""

    swapped = Signal(object, str)
    left = Signal(object)

    def __init__(self, flags: Sequence[OwedFlag]) -> None:
        title = ngettext("{n} thing could point to a person", "{n} things could point to a person", len(flags)).format(
            n=words.number(len(flags)).capitalize()
        )
        super().__init__(tone="gorse", margins=(28, 20), gap=12, name=title)
        self.flags = tuple(flags)
        self._stops: list[QWidget] = []
        texts = column(Para(title, "h2", "ink"), Para(village_question(), "body", "ink2"), gap=3)
        head = row(Icon("highlighter", "gorse", 26), texts, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(head.itemAt(0).widget(), _TOP)
        self.body.addLayout(head)
        for (_target, place, text), found in groupby(flags, key=lambda one: (one.target, one.place, one.text)):
            here = list(found)
            spans = [(one.flag.replace_start, one.flag.replace_end) for one in here]
            part = column(Rule(), Label(place_words(place), "smallb", "ink2"), Marked(text, spans), gap=8)
            for one in here:
                part.addWidget(self._row(one))
            self.body.addLayout(part)

    def first_stop(self) -> QWidget | None:
        """The first thing that can be pressed."""
        return next(iter(self._stops), None)

    def _row(self, owed: OwedFlag) -> QWidget:
        answers = answer_row(
            owed.text,
            owed.flag,
            on_swap=lambda swap: self.swapped.emit(owed, swap),
            on_leave=lambda: self.left.emit(owed),
        )
        self._stops += answers.findChildren(QAbstractButton)
        return answers


def answer_row(
    text: str, flag: Flag, *, on_swap: Callable[[str], None], on_leave: Callable[[], None], more: Sequence[QWidget] = ()
) -> QWidget:
    """The flagged words → what could stand there → *Leave it as it is*, then ``more``."""
    said = text[flag.replace_start : flag.replace_end]  # a swap takes the place of all of this
    pieces: list[QWidget] = [Label(_("“{words}”").format(words=said), "strong"), Icon("arrow-right", "gorse", 17)]
    for swap in flag.swaps:
        chip = SwapChip(swap)
        chip.setAccessibleName(_("{words}: write {swap} instead").format(words=said, swap=swap))
        chip.clicked.connect(lambda _on=False, swap=swap: on_swap(swap))
        pieces.append(chip)
    leave = Button(_("Leave it as it is"), "link", size="small")
    leave.setAccessibleName(_("{words}: leave it as it is").format(words=said))
    leave.clicked.connect(lambda _on=False: on_leave())
    return Flow(*pieces, leave, *more, gap=10, gap_down=4)


def place_words(place: str) -> str:
    """Whose words these are."""
    return {
        "theme": _("A sentence of the group"),
        "quote": _("One woman’s words"),
        "idea": _("An idea"),
        "disagreed": _("Where we differed"),
        "missing_voices": _("Who was not in the room"),
        "question": _("A question you asked"),
        "why": _("Why a change matters"),
        "answer": _("An answer of yours"),
        "who_answered": _("Who answered"),
        "theme_name": _("The name of a theme"),
        "theme_meaning": _("What a theme means"),
        "topic_title": _("The name of the topic"),
        "own_theme": _("A theme of your own"),
        "ripple": _("A ripple of your map"),
        "change": _("The change you noticed"),
        "next_steps": _("Your next steps"),
    }[place]
