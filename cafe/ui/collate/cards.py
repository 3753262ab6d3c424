"""The picture in cards: packs, themes, people by area, quotes, ideas, how it was. Each shows what it is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.behind import EVERY_CAFE, Behind
from cafe.collate.values import Axis, Quote
from cafe.collate.view import MOST_PACKS, PackShown, ProgrammeView, in_its_marks, quotes_head
from cafe.collate.view import Bar as ThemeBar
from cafe.core.i18n import _, ngettext
from cafe.model.values import Consent
from cafe.ui.collate.one_of import OneOf
from cafe.ui.collate.paged import Paged
from cafe.ui.collate.shown_list import ListRow, ShownList
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.table import Table
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.report.programme_values import Listed, ProgrammeOutline

_FEW_BARS = 10
_WAYS = ("", "barrier", "helps", "idea")
_FEW_QUOTES = 3


def close_sheet(parent: QWidget, title: str, inside: QWidget, *, text: str = "", width: int = 760) -> Sheet:
    """Something to read on a sheet, with one way out."""
    sheet = Sheet(parent, title, text, [SheetButton("close", _("Close"), "plain", safe=True)], width=width)
    sheet.body.addWidget(inside)
    return sheet.open_up()


class PacksCard(Card):
    """The cafés in the picture, the newest months first. Signal ``asked(Behind, title)`` for one, or for all."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(margins=(0, 18, 0, 10), gap=0, name=_("Packs"))
        self._count = Label("", "strong", "ink2")
        self.body.addWidget(holder(row(Label(_("Packs"), "h2"), None, self._count, margins=(20, 0, 20, 10))))
        self.list = ShownList(name=_("Packs"), stacked=True, most=MOST_PACKS, opens=True)
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list)
        self._all = Button("", "quiet", trailing_icon="chevron-right", spread=True)
        self._all.clicked.connect(self._show_all)
        self.body.addWidget(self._all)
        self._packs: tuple[PackShown, ...] = ()
        self._cafes = 0

    def show_view(self, view: ProgrammeView) -> None:
        self._packs, self._cafes = view.packs, view.cafes
        self._count.setText(f"{self._cafes:,}")
        self.list.show_rows([ListRow(pack.area, pack.line, pack.tag, pack.when) for pack in self._packs])
        self._all.set_words(_("Show all {n}").format(n=f"{self._cafes:,}"))
        self._all.setVisible(self._cafes > len(self._packs))

    def _open(self, at: int) -> None:
        pack = self._packs[at]
        self.asked.emit(Behind(packs=(pack.pack_id,)), pack.title)

    def _show_all(self) -> None:
        title = ngettext("{n} pack in this report", "{n} packs in this report", self._cafes)
        self.asked.emit(EVERY_CAFE, title.format(n=f"{self._cafes:,}"))


class TalkedCard(Card):
    """Themes, counted in cafés: all of them, what gets in the way, what helps, or ideas.

    Signal ``asked(Behind, title)`` when somebody opens a number.
    """

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=10, name=_("What people talked about"))
        counted = Label(_("cafés, by theme"), "small", "ink2", elide=True)
        self.body.addLayout(row(Label(_("What people talked about"), "h2", elide=True), None, counted))
        ways = (("all", _("All")), ("barrier", _("In the way")), ("helps", _("Helps")), ("idea", _("Ideas")))
        self._ways = OneOf(_("Show"), ways)
        self._ways.chosen.connect(lambda _key: self._draw())
        self.body.addWidget(self._ways)
        self.bars = Bars(opens=True)
        self.bars.opened.connect(lambda at: self._ask(self._drawn[at], self._way))
        self._none = Para("", "body", "ink2")
        self._more = Button("", "quiet", trailing_icon="chevron-down", size="small", flush="left")
        self._more.clicked.connect(self._show_every)
        table = Button(_("Show as table"), "quiet", size="small", flush="left")
        table.setAccessibleName(_("Show themes as table"))
        table.clicked.connect(self._show_table)
        self.body.addWidget(self.bars)
        self.body.addWidget(self._none)
        self.body.addWidget(Flow(self._more, table, gap=24))
        self.body.addStretch(1)
        self._shown: tuple[ThemeBar, ...] = ()
        self._drawn: list[ThemeBar] = []
        self._is_whole = False

    def show_bars(self, bars: Sequence[ThemeBar]) -> None:
        self._shown = tuple(bars)
        self._draw()

    @property
    def _way(self) -> str:
        """The direction that is shown; empty for all of them."""
        return "" if self._ways.key == "all" else self._ways.key

    def _draw(self) -> None:
        found = [bar for bar in self._shown if bar.of(self._way)]
        found.sort(key=lambda bar: -bar.of(self._way))
        self._drawn = found if self._is_whole else found[:_FEW_BARS]
        self.bars.show_bars([Bar(bar.short, bar.of(self._way)) for bar in self._drawn])
        self.bars.setVisible(bool(found))
        self._none.setText("" if found else _("Nothing was said of this yet."))
        self._none.setVisible(not found)
        self._more.set_words(_("Show all {n}").format(n=len(found)))
        self._more.setVisible(len(found) > len(self._drawn))

    def _ask(self, bar: ThemeBar, way: str) -> None:
        said = {"": bar.label, "barrier": _("{theme}: gets in the way"), "helps": _("{theme}: helps")}
        title = said.get(way, _("{theme}: ideas")).format(theme=bar.label)
        self.asked.emit(Behind(theme=bar.theme, way=way), title)

    def _show_every(self) -> None:
        self._is_whole = True
        self._draw()
        self.bars.setFocus()

    def _show_table(self) -> None:
        heads = (_("Theme"), _("Cafés"), _("In the way"), _("Helps"), _("Ideas"))
        rows = [(bar.label, *(f"{bar.of(way):,}" for way in _WAYS)) for bar in self._shown]
        said = _("Each number counts cafés. A café can be in more than one column.")
        table = Table(heads, rows, name=_("Themes"), opens=True)
        table.opened.connect(lambda at, column: self._ask(self._shown[at], _WAYS[column - 1]))
        close_sheet(self, _("What people talked about"), table, text=said)


class AreasCard(Card):
    """People by area, small areas together; then the large figures and what is not in them.

    Signal ``asked(Behind, title)`` when somebody opens a number.
    """

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(margins=(22, 20), gap=12, name=_("People, by area"))
        self.body.addWidget(Label(_("People, by area"), "h2"))
        self.bars = Bars(names_above=True, row_height=26, opens=True)
        self.bars.opened.connect(self._ask)
        self.body.addWidget(self.bars)
        table = Button(_("Show as table"), "quiet", size="small", flush="left")
        table.setAccessibleName(_("Show areas as table"))
        self._more = Para("", "small", "ink2")
        self.body.addWidget(self._more)
        table.clicked.connect(self._show_table)
        self.body.addLayout(row(table, None))
        self.body.addWidget(Rule())
        self._figures, self._notes = Flow(gap=18), column(gap=8)
        self._figure_rows: list[tuple[QWidget, Label, Label]] = []
        self._note_rows: list[tuple[QWidget, Para]] = []
        self.body.addWidget(self._figures)
        self.body.addLayout(self._notes)
        self._see = Flow(*self._sees(), gap=4)
        self.body.addWidget(self._see)
        self.body.addStretch(1)
        self._areas: tuple[Listed, ...] = ()

    def show_view(self, view: ProgrammeView, areas: tuple[Listed, ...], outline: ProgrammeOutline) -> None:
        self._areas = areas
        shown = areas[:_FEW_BARS]  # the table has all of them
        self.bars.show_bars([Bar(line.name, line.people, _("hidden") if line.people is None else "") for line in shown])
        self._more.setText(_("The first {n} of {of}. The table has all.").format(n=len(shown), of=len(areas)))
        self._more.setVisible(len(areas) > len(shown))
        self._show_figures(view.figures)
        self._show_notes(view.notes)
        counts = (outline.cafes, outline.reach.uncounted, outline.without_notes)
        for see, count in zip(self._see.widgets(), counts, strict=True):
            see.setVisible(bool(count))

    def _show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """In the labels that are there: a filter changes the words of them, and hardly ever how many there are."""
        while len(self._figure_rows) < len(figures):
            figure, words = Label("", "figure2"), Label("", "body", "ink2")
            whole = holder(row(figure, words, gap=7))
            self._figure_rows.append((whole, figure, words))
            self._figures.add(whole)
        for at, (whole, figure, words) in enumerate(self._figure_rows):
            if at < len(figures):
                figure.setText(figures[at][0])
                words.setText(figures[at][1])
            whole.setVisible(at < len(figures))

    def _show_notes(self, notes: Sequence[str]) -> None:
        while len(self._note_rows) < len(notes):
            note = Para("", "small", "ink2")
            line = row(holder(column(2, Icon("info", "ink2", 18), None, gap=0)), note, gap=8)
            line.setStretch(1, 1)
            whole = holder(line)
            self._note_rows.append((whole, note))
            self._notes.addWidget(whole)
        for at, (whole, note) in enumerate(self._note_rows):
            if at < len(notes):
                note.setText(notes[at])
            whole.setVisible(at < len(notes))

    def _sees(self) -> Iterator[Button]:
        """What opens onto the cafés: all of them, those where nobody was counted, those without notes."""
        for words, title, asked in (
            (_("See the cafés"), _("Cafés in this picture"), EVERY_CAFE),
            (_("See those not counted"), _("Where nobody was counted"), Behind(is_uncounted=True)),
            (_("See those without notes"), _("Without notes, by choice"), Behind(is_without_notes=True)),
        ):
            see = Button(words, "quiet", size="small", flush="left")
            see.clicked.connect(lambda _on=False, asked=asked, title=title: self.asked.emit(asked, title))
            yield see

    def _ask(self, at: int) -> None:
        area = self._areas[at]
        self.asked.emit(Behind(axis=Axis.AREA, keys=area.keys), area.name)

    def _show_table(self) -> None:
        hidden = _("hidden: small number")
        rows = [
            (line.name, f"{line.cafes:,}", hidden if line.people is None else f"{line.people:,}")
            for line in self._areas
        ]
        table = Table((_("Area"), _("Cafés"), _("People")), rows, name=_("People, by area"), opens=True)
        table.opened.connect(lambda at, _column: self._ask(at))
        close_sheet(self, _("People, by area"), table, width=600)


class QuotesCard(Card):
    """Quotes to tick for the report. Signal ``ticked(entry_id, is_chosen)``."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(gap=8, name=_("Quotes for the report"))
        self._head = Label("", "small", "ink2", elide=True)
        self.body.addLayout(row(Label(_("Quotes for the report"), "h2"), None, self._head))
        self._none = Para(_("No quotes yet. They come with packs, each with its speaker’s yes."), "body", "ink2")
        self._list = Paged(self._row, first=_FEW_QUOTES)
        self.body.addWidget(self._none)
        self.body.addWidget(self._list)
        self._chosen: set[str] = set()
        self._of = 0

    def show_view(self, view: ProgrammeView) -> None:
        before, self._chosen = self._chosen, {one.entry_id for one in takewhile(lambda q: q.is_chosen, view.quotes)}
        self._of = len(view.quotes)
        self._head.setText(view.quotes_head)
        self._head.setVisible(bool(view.quotes))
        self._none.setVisible(not view.quotes)
        if self._chosen == before:
            self._list.show_changed(view.quotes)
        else:  # the ticks are not what these rows say
            self._list.show_items(view.quotes)

    def _row(self, quote: Quote) -> TickRow:
        tick = TickRow(
            in_its_marks(quote.text, quote.consent is Consent.VERBATIM), quote.topic_title, role="quote", height=56
        )
        tick.setChecked(quote.entry_id in self._chosen)
        tick.toggled.connect(lambda on, entry_id=quote.entry_id: self._tick(entry_id, on))
        return tick

    def _tick(self, entry_id: str, is_on: bool) -> None:
        (self._chosen.add if is_on else self._chosen.discard)(entry_id)
        self._head.setText(quotes_head(len(self._chosen), self._of))
        self.ticked.emit(entry_id, is_on)
