"""The lower part of the picture: who was reached, from the period returns. Each question by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _, ngettext
from cafe.ui.collate.cards import close_sheet
from cafe.ui.scale import column, empty, holder, row
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.table import Table
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.report.programme_values import ProgrammeOutline, Reached, ReachTable


class ReachCard(Card):
    """As the report would tell it, before it is judged beside earlier ones. What is hidden is in no text of it."""

    def __init__(self) -> None:
        super().__init__(gap=12, name=_("Who came"))
        self._from = Label("", "small", "ink2", elide=True)
        self.body.addLayout(row(Label(_("Who came"), "h2"), None, self._from))
        self._place = column(gap=14)
        self.body.addLayout(self._place)
        self._table = Button(_("Show as table"), "quiet", size="small", flush="left")
        self._table.setAccessibleName(_("Show who came as table"))
        self._table.clicked.connect(self._show_table)
        self.body.addLayout(row(self._table, None))
        self._shown: Reached | None = None

    def show_outline(self, outline: ProgrammeOutline) -> None:
        from cafe.report.programme_words import left_out_in_words, licence_of, no_returns

        told = outline.reached
        if told == self._shown:
            return
        self._shown = told
        self._table.setVisible(bool(told.tables))
        empty(self._place)
        returns = ngettext("{n} return", "{n} returns", told.returns).format(n=told.returns)
        self._from.setText(f"{returns} · {told.period}")
        self._from.setVisible(bool(told.tables))
        if not told.tables:
            self._place.addWidget(Para(told.none or no_returns(), "body", "ink2"))
            return
        self._place.addWidget(Columns([_question(one) for one in told.tables], most=2, least=340, gap=24))
        notes = [left_out_in_words(told)] if told.left_out else []
        notes += [licence] if (licence := licence_of(told)) else []
        if any(n is None for one in told.tables for _answer, n in one.lines):
            notes.append(_("Hidden: a small number, or one that would let it be worked out."))
        notes.append(_("Pooled over a quarter and a health board. No café is named, and no answer is crossed."))
        self._place.addWidget(Para(" ".join(notes), "small", "ink2"))

    def _show_table(self) -> None:
        hidden = _("hidden: small number")
        rows = [
            (f"{one.question} {answer}", hidden if n is None else f"{n:,}")
            for one in (self._shown.tables if self._shown else ())
            for answer, n in one.lines
        ]
        table = Table((_("Question and answer"), _("People")), rows, name=_("Who came"))
        close_sheet(self, _("Who came"), table)


def _question(one: ReachTable) -> QWidget:
    hidden = _("hidden")
    bars = Bars([Bar(answer, n, hidden if n is None else "") for answer, n in one.lines], row_height=27)
    people = ngettext("{n} person", "{n} people", one.total or 0).format(n=f"{one.total or 0:,}")
    return holder(column(Para(one.question, "strong", "ink"), Label(people, "small", "ink2"), 2, bars, None, gap=2))
