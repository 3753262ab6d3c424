"""The lower part of the picture: ideas by who could act, and how it was, pooled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.behind import Behind
from cafe.collate.view import cafes_in_words
from cafe.core.i18n import _
from cafe.ui.collate.cards import close_sheet
from cafe.ui.collate.paged import Paged
from cafe.ui.scale import column, empty, row
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.table import Table
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.values import Sentence
    from cafe.report.programme_values import CouldAct, Felt, ProgrammeOutline

Ask = Callable[[Behind, str], object]
_FEW_IDEAS = 3
_TOP = Qt.AlignmentFlag.AlignTop


class IdeasCard(Card):
    """What people would change, under those who could act. Signal ``asked(Behind, title)`` for a number."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=12, name=_("Ideas, by who could act"))
        self.body.addWidget(Label(_("Ideas, by who could act"), "h2"))
        self._place = column(gap=0)
        self.body.addLayout(self._place)
        self._keys: list[str] | None = None
        self._actors: list[_CouldAct] = []

    def show_outline(self, outline: ProgrammeOutline) -> None:
        """A filter changes what they are asked for, and hardly ever who is asked."""
        keys = [part.key for part in outline.could_act]
        if keys != self._keys:
            self._keys = keys
            empty(self._place)
            self._actors = [_CouldAct(self.asked.emit) for _key in keys]
            none = Para(_("No ideas yet."), "body", "ink2")
            self._place.addWidget(Columns(self._actors, most=2, least=320, gap=24) if keys else none)
        for actor, part in zip(self._actors, outline.could_act, strict=True):
            actor.show_part(part)


class _CouldAct(QWidget):
    """Who could act, in how many cafés that was said, and the first ideas. ``ask(Behind, title)`` for a number."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._key = ""
        self._name, self._number = Label("", "strong"), _Number(ask)
        self._ideas = Paged(self._made, first=_FEW_IDEAS, rules=False, gap=6, change=self._say)
        self.setLayout(column(row(self._name, self._number, None, gap=0), self._ideas, None, gap=4))

    def show_part(self, part: CouldAct) -> None:
        self._key = part.key
        self._name.setText(part.name)
        self._number.show_number(part.cafes, Behind(actor=part.key), part.name)
        self._ideas.show_changed(part.ideas)

    def _made(self, idea: Sentence) -> _Idea:
        made = _Idea(self._ask)
        self._say(made, idea)
        return made

    def _say(self, line: _Idea, idea: Sentence) -> None:
        line.said.setText(idea.text)
        line.number.show_number(idea.cafes, Behind(actor=self._key, idea=idea.text), idea.text)


class _Idea(QWidget):
    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.said, self.number = Para("", "body", "ink"), _Number(ask)
        line = row(self.said, self.number, gap=4)
        line.setStretch(0, 1)
        line.setAlignment(self.number, _TOP)
        self.setLayout(line)


class _Number(Button):
    """A number of cafés that opens onto them."""

    def __init__(self, ask: Ask) -> None:
        super().__init__("", "quiet", size="small", height=40)
        self._asked, self._title = Behind(), ""
        self.clicked.connect(lambda: ask(self._asked, self._title))

    def show_number(self, cafes: int, asked: Behind, title: str) -> None:
        self._asked, self._title = asked, title
        words = cafes_in_words(cafes)
        if words != self.words:
            self.set_words(words)
        self.setAccessibleName(_("{n}: {what}").format(n=words, what=title))


class FeltCard(Card):
    """How many chose each face, over several cafés together: never a score, and never one café.

    Signal ``asked(Behind, title)`` for the cafés that were asked.
    """

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=12, name=_("How it was"))
        self._from = Button("", "quiet", size="small", flush="right")
        self._from.clicked.connect(
            lambda: self.asked.emit(Behind(statement="*"), _("Cafés where women said how it was"))
        )
        self.body.addLayout(row(Label(_("How it was"), "h2"), None, self._from))
        self._place = column(gap=0)
        self.body.addLayout(self._place)
        self._table = Button(_("Show as table"), "quiet", size="small", flush="left")
        self._table.setAccessibleName(_("Show how it was as table"))
        self._table.clicked.connect(self._show_table)
        self.body.addLayout(row(self._table, None))
        self._felt: tuple[Felt, ...] = ()
        self._asked: list[str] | None = None
        self._statements: list[_Statement] = []

    def show_outline(self, outline: ProgrammeOutline) -> None:
        self._felt = outline.felt
        self._table.setVisible(bool(outline.felt))
        self._from.set_words(_("{cafes} together").format(cafes=cafes_in_words(outline.felt_cafes)))
        self._from.setVisible(bool(outline.felt))
        asked = [one.statement for one in outline.felt]
        if asked != self._asked:
            self._asked = asked
            empty(self._place)
            self._statements = [_Statement(said) for said in asked]
            few = Para(_("Too few answers to show yet. They are shown for several cafés together."), "body", "ink2")
            self._place.addWidget(Columns(self._statements, most=2, least=340, gap=24) if asked else few)
        for statement, one in zip(self._statements, outline.felt, strict=True):
            statement.show_counts(one)

    def _show_table(self) -> None:
        hidden = _("hidden: small number")
        heads = (_("Statement"), *(face for face, _n in self._felt[0].counts), _("Answered"))
        rows = [
            (one.statement, *(hidden if n is None else f"{n:,}" for _face, n in one.counts), f"{one.answered:,}")
            for one in self._felt
        ]
        said = _("How many people chose each, over several cafés together.")
        close_sheet(self, _("How it was"), Table(heads, rows, name=_("How it was")), text=said, width=1100)


class _Statement(QWidget):
    """One statement, how many answered it, and how many chose each face."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._answered, self._bars = Label("", "small", "ink2"), Bars(row_height=27)
        self.setLayout(column(Para(said, "strong", "ink"), self._answered, 2, self._bars, None, gap=2))

    def show_counts(self, one: Felt) -> None:
        hidden = _("hidden: small number")
        self._answered.setText(_("{n} answered").format(n=one.answered))
        self._bars.show_bars([Bar(face, n, hidden if n is None else "") for face, n in one.counts])
