"""The lower part of the picture: ideas by who could act, and how it was, pooled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.behind import Behind
from cafe.collate.view import cafes_in_words
from cafe.core.i18n import _
from cafe.ui.collate.cards import close_sheet
from cafe.ui.collate.paged import Paged, empty
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.table import Table
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.values import Sentence
    from cafe.report.programme_values import CouldAct, Felt, ProgrammeOutline

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

    def show_outline(self, outline: ProgrammeOutline) -> None:
        empty(self._place)
        if outline.could_act:
            self._place.addWidget(Columns([self._who(part) for part in outline.could_act], most=2, least=320, gap=24))
        else:
            self._place.addWidget(Para(_("No ideas yet."), "body", "ink2"))

    def _who(self, part: CouldAct) -> QWidget:
        ideas = Paged(lambda idea: self._idea(part, idea), first=_FEW_IDEAS, rules=False, gap=6)
        ideas.show_items(part.ideas)
        count = self._opens(part.cafes, Behind(actor=part.key), part.name)
        return holder(column(row(Label(part.name, "strong"), count, None, gap=0), ideas, None, gap=4))

    def _idea(self, part: CouldAct, idea: Sentence) -> QWidget:
        said = Para(idea.text, "body", "ink")
        line = row(said, self._opens(idea.cafes, Behind(actor=part.key, idea=idea.text), idea.text), gap=4)
        line.setStretch(0, 1)
        line.setAlignment(line.itemAt(1).widget(), _TOP)
        return holder(line)

    def _opens(self, cafes: int, asked: Behind, title: str) -> Button:
        """A number of cafés that opens onto them."""
        button = Button(cafes_in_words(cafes), "quiet", size="small", height=40)
        button.setAccessibleName(_("{n}: {what}").format(n=cafes_in_words(cafes), what=title))
        button.clicked.connect(lambda: self.asked.emit(asked, title))
        return button


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

    def show_outline(self, outline: ProgrammeOutline) -> None:
        empty(self._place)
        self._felt = outline.felt
        self._table.setVisible(bool(outline.felt))
        self._from.set_words(_("{cafes} together").format(cafes=cafes_in_words(outline.felt_cafes)))
        self._from.setVisible(bool(outline.felt))
        if outline.felt:
            self._place.addWidget(Columns([_felt(one) for one in outline.felt], most=2, least=340, gap=24))
        else:
            few = _("Too few answers to show yet. They are shown for several cafés together.")
            self._place.addWidget(Para(few, "body", "ink2"))

    def _show_table(self) -> None:
        hidden = _("hidden: small number")
        heads = (_("Statement"), *(face for face, _n in self._felt[0].counts), _("Answered"))
        rows = [
            (one.statement, *(hidden if n is None else f"{n:,}" for _face, n in one.counts), f"{one.answered:,}")
            for one in self._felt
        ]
        said = _("How many people chose each, over several cafés together.")
        close_sheet(self, _("How it was"), Table(heads, rows, name=_("How it was")), text=said, width=1100)


def _felt(one: Felt) -> QWidget:
    answered = Label(_("{n} answered").format(n=one.answered), "small", "ink2")
    hidden = _("hidden: small number")
    bars = Bars([Bar(face, n, hidden if n is None else "") for face, n in one.counts], row_height=27)
    return holder(column(Para(one.statement, "strong", "ink"), answered, 2, bars, None, gap=2))
