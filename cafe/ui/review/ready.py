"""The right page of *Check and send*: what is in order, and what is still owed, in words that lead there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.packs.preview import SendPreview
from cafe.packs.readiness import Owed
from cafe.privacy.disclosure.single_cafe import ReadableCafe
from cafe.ui.review.flags import village_question
from cafe.ui.scale import Box, column, holder, row
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Para

_TOP = Qt.AlignmentFlag.AlignTop


class Ready(Card):
    """Signals: ``pressed(str)`` with the place where an owed thing is answered, ``looked_over(bool)``."""

    pressed = Signal(str)
    looked_over = Signal(bool)

    def __init__(self, view: SendPreview) -> None:
        is_ready = view.readiness.is_ready
        title = _("Safe to send") if is_ready else _("Before you send")
        super().__init__(tone="moss" if is_ready else "gorse", margins=(24, 18, 20, 16), gap=10, name=title)
        self.body.addWidget(Para(title, "h2", "ink"))
        self.first_owed: QWidget | None = None
        owing = column(gap=2)
        for one in view.readiness.owed:
            owing.addWidget(self._owed(one))
        if view.readiness.owed:
            self.body.addLayout(owing)
        for done, how in _in_order(view):
            self.body.addWidget(_done(done, how))
        self.two = TickRow(_("Two people looked it over"), "" if view.readiness.flags else village_question())
        self.two.setChecked(view.looked_over_by_two)
        self.two.clicked.connect(self.looked_over)
        self.body.addWidget(Rule())
        self.body.addWidget(self.two)

    def _owed(self, one: Owed) -> QWidget:
        if not one.place:
            return holder(_with_icon(Icon("info", "ink2", 23), Para(one.words, "strong", "ink")))
        line = CardButton(one.words, look="row", margins=(0, 7, 4, 7), gap=12)
        says = Para(one.words, "strong", "ink")
        line.put(Icon("circle-alert", "gorse", 23), says, Icon("arrow-right", "spruce", 19))
        line.body.setStretch(1, 1)
        self.first_owed = self.first_owed or line
        line.clicked.connect(lambda _on=False: self.pressed.emit(one.place))
        return line


def _in_order(view: SendPreview) -> list[tuple[str, str]]:
    """What is in order already, and how."""
    found: list[tuple[str, str]] = []
    owed = view.readiness
    if not owed.flags:
        left = words.listed([_("“{words}”").format(words=one) for one in view.left_as_is])
        how = _("Left as it is: {words}").format(words=left) if left else _("Nothing waits for an answer")
        found.append((_("Names and places"), how))
    found.append((_("Small numbers"), _small_numbers(view.numbers)))
    going = view.quotes or view.in_our_words
    if not owed.quotes_waiting and (going or view.quotes_staying):
        found.append((_("Quotes"), _("Only those who said yes") if going else _("None leaves")))
    return found


def _small_numbers(numbers: ReadableCafe) -> str:
    hidden = [count for count in (numbers.people, numbers.support_cards) if count.is_hatched]
    if numbers.people.is_hatched:
        return _("Every page says “{words}”").format(words=numbers.people.words().lower())
    return _("Hidden where they are small") if hidden else _("None is small enough to hide")


def _done(what: str, how: str) -> QWidget:
    made = holder(
        _with_icon(
            Icon("circle-check", "moss", 24), holder(column(Para(what, "strong", "ink"), Para(how, "small"), gap=0))
        )
    )
    made.setAccessibleName(f"{what}. {how}")
    return made


def _with_icon(icon: Icon, words_beside: QWidget) -> Box:
    line = row(icon, words_beside, gap=12)
    line.setStretch(1, 1)
    line.setAlignment(icon, _TOP)
    return line
