"""The cards of *Two files are ready*: each file says who it is for, so that the wrong one is not sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cafe.collate.answering import state_words
from cafe.core.i18n import _
from cafe.model.values import Answer, AnswerState, ProgrammeCard
from cafe.ui.review.files import size_of
from cafe.ui.review.steps import Step, Steps, WordsWell
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

_TOP, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
_LONG_NAME = 24  # letters; a longer one has the width of the card to itself
EMAIL, STICK = "email", "stick"
TONES = {
    AnswerState.DONE: ("moss", "circle-check"),
    AnswerState.UNDER_WAY: ("gorse", "clock"),
    AnswerState.NOT_NOW: ("plain", "circle-dashed"),
    AnswerState.OPEN: ("plain", "circle-dashed"),
}
"""How it stands, beside its word: never by colour alone."""


class FileCard(Card):
    """One file: its plain name, who it is for, and whether it is the one to send."""

    def __init__(self, path: Path, icon: str, kind: str, tag: Tag, *, tone: str = "") -> None:
        super().__init__(tone=tone, margins=(26, 20, 24, 18), gap=9, name=path.name)
        size = size_of(path)
        under = f"{kind} · {size}" if size else _("It is not where it was put.")
        is_long = len(path.name) > _LONG_NAME
        texts = column(Para(path.name, "strong" if is_long else "h2", "ink"), Para(under, "small", "ink2"), gap=2)
        head = row(Icon(icon, "spruce", 34), texts, gap=14)
        head.setStretch(1, 1)
        head.setAlignment(head.itemAt(0).widget(), _TOP)
        if theme().is_large or is_long:
            texts.addLayout(row(tag, None))
        else:
            head.addWidget(tag, 0, _TOP)
        self.body.addLayout(head)

    def is_for(self, who: str, line: str) -> None:
        """Who it is for, and what she can do with it."""
        self.body.addLayout(row(Icon("arrow-right", "gorse", 20), Label(who, "strong"), None, gap=9))
        self.body.addWidget(Para(line, "body", "ink2"))


class PackCard(FileCard):
    """The pack, or a return (``kind``). ``copied()`` once its address is on the clipboard, ``words_pressed()`` to see
    the six words large."""

    copied = Signal()
    words_pressed = Signal()

    def __init__(
        self, path: Path, programme: ProgrammeCard | None, spoken: tuple[str, ...] | None, *, kind: str = ""
    ) -> None:
        super().__init__(
            path, "package", kind or _("The locked pack"), Tag(_("Send this one"), "gorse", "send"), tone="gorse"
        )
        self.is_for(_("For the programme only"), _("Only they can open it. If it goes astray, nobody can read it."))
        self.body.addWidget(Rule())
        if programme is None:
            self._with_words(spoken)
        else:
            self._for_programme(programme)

    def _for_programme(self, programme: ProgrammeCard) -> None:
        if programme.address:
            field = Field(_("Where it goes"), programme.address)
            field.line.setReadOnly(True)
            field.line.setCursorPosition(0)
            self.copy = Button(_("Copy"), "secondary", icon="copy")
            self.copy.setAccessibleName(_("Copy the address"))
            self.copy.clicked.connect(lambda: self._copy(programme.address))
            where = row(field, self.copy, gap=9)
            where.setStretch(0, 1)
            where.setAlignment(self.copy, _BOTTOM)
            self.body.addLayout(where)
        else:
            self.body.addWidget(
                Para(_("Your programme’s file has no address in it. Ask them where to send it."), "body", "ink")
            )
        locked = Para(_("Locked for {name}").format(name=programme.name), "small", "ink2")
        lock = row(Icon("lock-keyhole", "ink2", 18), locked, gap=8)
        lock.setStretch(1, 1)
        lock.setAlignment(lock.itemAt(0).widget(), _TOP)
        self.body.addLayout(lock)
        self.body.addWidget(Para(" · ".join(programme.words), "smallb", "ink"))

    def _with_words(self, spoken: tuple[str, ...] | None) -> None:
        if spoken is None:
            self.body.addWidget(
                Para(
                    _("Six words open it. They were shown when it was made, and are kept nowhere. Not written down? "
                      "Make it again with other words."),
                    "body",
                    "ink",
                )
            )  # fmt: skip
            self.words = Button(_("Make it again with other words"), "secondary", icon="refresh-cw", size="small")
        else:
            self.body.addWidget(Label(_("Say these words by phone, once the pack is on its way"), "smallb", "ink2"))
            well = WordsWell()
            well.show_words(spoken)
            self.body.addWidget(well)
            warning = row(
                Icon("triangle-alert", "gorse", 19),
                Para(_("Never in the same e-mail as the pack. When you close the app they are gone."), "smallb", "ink"),
                gap=8,
            )
            warning.setStretch(1, 1)
            self.body.addLayout(warning)
            self.words = Button(_("Show them bigger"), "quiet", icon="eye", size="small", flush="left")
        self.words.clicked.connect(self.words_pressed)
        self.body.addLayout(row(self.words, None))

    def _copy(self, address: str) -> None:
        QApplication.clipboard().setText(address)
        self.copied.emit()


class HowToSend(Card):
    """Five steps by e-mail, or on a stick. Signals: ``sent_pressed()``, ``stick_pressed()``, ``reply_pressed()`` for a
    file that came back, ``way_chosen(str)``."""

    sent_pressed = Signal()
    stick_pressed = Signal()
    reply_pressed = Signal()
    way_chosen = Signal(str)

    def __init__(self, way: str = EMAIL) -> None:
        super().__init__(margins=(28, 22, 28, 18), gap=14, name=_("How to send it"))
        self.ways = Segments(
            (Segment(EMAIL, _("By e-mail"), "mail"), Segment(STICK, _("On a stick"), "usb")),
            way,
            name=_("How to send it"),
        )
        self.ways.chosen.connect(self.way_chosen)
        self.steps = Steps()
        self.to_stick = Button(_("Copy it to the stick"), "secondary", icon="usb")
        self.to_stick.clicked.connect(self.stick_pressed)
        self._on_stick = Para("", "strong", "moss")
        done = row(Icon("circle-check", "moss", 22), self._on_stick, gap=10)
        done.setStretch(1, 1)
        self._done = holder(done)
        self._done.hide()
        self.sent = Button(_("I have sent it"), "primary", icon="check", size="main")
        self.sent.clicked.connect(self.sent_pressed)
        self._sent_line = Para("", "small", "ink2")
        last = row(Icon("info", "ink2", 19), self._sent_line, gap=9)
        last.setStretch(1, 1)
        last.setAlignment(last.itemAt(0).widget(), _TOP)
        reply = Button(_("Open their reply"), "quiet", icon="inbox", size="small", flush="left")
        reply.clicked.connect(self.reply_pressed)
        title = Para(_("How to send it"), "h2", "ink")
        self.body.fill(
            [title, self.ways, self.steps, self.to_stick, self._done, 4, self.sent, last, holder(row(reply, None))]
        )

    def show_way(self, way: str, steps: Sequence[Step]) -> None:
        """Show the steps of one way."""
        self.ways.choose(way, quietly=True)
        self.steps.show_steps(steps)
        self.to_stick.setVisible(way == STICK)
        self._done.setVisible(way == STICK and bool(self._on_stick.text()))

    def show_on_stick(self, words: str) -> None:
        """It was copied there and read back."""
        self._on_stick.setText(words)
        self._done.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def show_sent(self, words: str, line: str) -> None:
        """Whether it is marked as sent already, and what the button does."""
        self.sent.set_words(words)
        self._sent_line.setText(line)


def staying(lines: Sequence[str]) -> QWidget:
    """What stays, said once more."""
    card = Card(flat=True, margins=(26, 16, 24, 16), gap=6, name=_("Staying on this laptop"))
    card.body.addLayout(row(Icon("laptop", "ink2", 21), Label(_("Staying on this laptop"), "strong"), None, gap=10))
    card.body.addWidget(Para(". ".join(lines) + ".", "body", "ink2"))
    return card


def answered(answers: Sequence[Answer], on_print: Callable[[], None]) -> QWidget:
    """You said, we did: what the programme wrote back to this café, and the sheet of it for the women."""
    card = Card(margins=(26, 18, 24, 18), gap=12, name=_("You said, we did"))
    card.body.addLayout(row(Icon("inbox", "spruce", 22), Label(_("You said, we did"), "h2"), None, gap=10))
    for one in answers:
        tone, icon = TONES[one.state]
        under = row(Tag(state_words(one.state), tone, icon), Label(one.who, "small", "ink2", elide=True), None, gap=10)
        card.body.addLayout(
            column(Para(f"“{one.said}”", "quotei", "ink"), Para(one.answer, "body", "ink2"), under, gap=4)
        )
    sheet = Button(_("Print it for those who came"), "secondary", icon="printer", size="small")
    sheet.clicked.connect(lambda _on=False: on_print())
    card.body.addLayout(row(sheet, None))
    return card
