"""Programme: the coordinator's side. What came in, what people talked about, and the report of it.

Plan → run → write up → check and send → **programme**.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cafe.collate.values import CafeFacts, Filters
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.packs import programme_file
from cafe.ui import dialogs
from cafe.ui.collate import sheets
from cafe.ui.collate.behind import show_behind
from cafe.ui.collate.cards import AreasCard, PacksCard, QuotesCard, TalkedCard
from cafe.ui.collate.counting import Picture, count
from cafe.ui.collate.export import Export
from cafe.ui.collate.filters import FilterRow
from cafe.ui.collate.finding import Finding
from cafe.ui.collate.handed import as_words, dropped
from cafe.ui.collate.in_turn import InTurn
from cafe.ui.collate.reach import ReachCard
from cafe.ui.collate.said import FeltCard, IdeasCard
from cafe.ui.collate.same_cafe import SameCafeCard
from cafe.ui.collate.second_look import Reading, SecondLook
from cafe.ui.collate.side import ForHosts, LastAdded, WhoHasNotSent
from cafe.ui.collate.side_by_side import SideBySide
from cafe.ui.collate.spread import PacksBeside
from cafe.ui.place import Page
from cafe.ui.scale import column, holder
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.inputs import List
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from cafe.collate.behind import Behind
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_QUIET_MS = 250  # a count that takes longer than this says that it is counting
_BESIDE = tuple(
    f"cafe.ui.collate.{page}" for page in ("themes_page", "answers", "awaited", "changes", "coordinators", "key_page")
)
"""Pages that open from here: read a module a turn while nobody waits, so that the first press finds them read."""


class ProgrammePage(Page):
    """Everything it shows is counted off the window's thread. The place's word is a programme's id, or nothing."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._card: ProgrammeCard | None = None
        self._ours: tuple[ProgrammeCard, ...] = ()
        self._picture: Picture | None = None
        self._is_counting = False
        self._turn = 0  # which count is the newest: the answers of others come too late
        self._which = List()
        self._which.setAccessibleName(_("Programme"))
        self._which.activated.connect(lambda: self._choose(self._which.currentData()))
        self._add = Button(_("Add packs"), "secondary", icon="package-open")
        self._report = Button(_("Export report"), "primary", icon="file-text")
        self._add.clicked.connect(lambda: self._add_packs(()))
        self._report.clicked.connect(self._export_report)
        self.frame = PageFrame("", actions=[self._which, self._add, self._report])
        self._build()
        self.retheme()
        self.setLayout(column(self.frame, gap=0))
        self.setAcceptDrops(True)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.finding.line.setFocus)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_QUIET_MS)
        self._slow.timeout.connect(self._say_counting)
        self._soon = QTimer(self)  # coming here and hearing of a change in one turn is counted once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._count)

    def _build(self) -> None:
        self._none = Card(name=_("No programme yet"))
        nothing = EmptyState(
            _("No programme yet"),
            _("A programme gathers the cafés of many hosts into one picture, and makes the report."),
            button=_("Make a programme"),
            icon="plus",
        )
        nothing.acted.connect(self._make)
        self._none.body.addWidget(nothing, 1)
        self._no_packs = Card(name=_("No packs yet"))
        waiting = EmptyState(
            _("No packs yet"),
            _("When hosts have sent you their packs, drop them on this page."),
            button=_("Choose packs"),
            icon="package-open",
        )
        waiting.acted.connect(lambda: self._add_packs(()))
        self._no_packs.body.addWidget(waiting, 1)
        self.export = Export(self.services, self.shell)
        self.filters = FilterRow()
        self.filters.changed.connect(self._filter)
        self.packs, self.talked, self.areas = PacksCard(), TalkedCard(), AreasCard()
        self.finding, self.crossed = Finding(self.services, self.shell), SideBySide()
        self.quotes, self.ideas, self.felt = QuotesCard(), IdeasCard(), FeltCard()
        for one in (self.packs, self.talked, self.areas, self.finding, self.crossed, self.ideas, self.felt):
            one.asked.connect(self._see_behind)
        self.reach, self.below = ReachCard(), InTurn(self)
        self.second_look = SecondLook(self.services, self.shell)
        self.same_cafe = SameCafeCard(self.services, self.shell)
        self.reading = Reading(self.services, self.shell, self)
        self.reading.found.connect(self._soon_again)
        self.last, self.for_hosts, self.awaited = LastAdded(), ForHosts(), WhoHasNotSent()
        self.quotes.ticked.connect(self._tick_quote)
        self.last.take_back_pressed.connect(self._ask_take_back)
        self.last.earlier_pressed.connect(self._see_batches)
        self.for_hosts.save_pressed.connect(self._save_file)
        self.for_hosts.words_pressed.connect(self._show_words)
        self.for_hosts.another_pressed.connect(self._make)
        self.for_hosts.paper_pressed.connect(lambda: self.shell.go("paper"))
        self.for_hosts.key_pressed.connect(lambda: self.shell.go("programme-key", self._card.id if self._card else ""))
        self.for_hosts.answers_pressed.connect(self._write_back)
        self.awaited.pressed.connect(self._see_awaited)
        self.for_hosts.themes_pressed.connect(lambda: self.shell.go("themes", self._card.id if self._card else ""))
        self.for_hosts.coordinators_pressed.connect(
            lambda: self.shell.go("coordinators", self._card.id if self._card else "")
        )
        self.for_hosts.changes_pressed.connect(self._what_came)
        top = TwoPages(side_width=300, gap=16)
        top.main.addWidget(self.talked, 1)
        top.side.addWidget(self.areas, 1)
        under = (self.finding, self.crossed, self.quotes, self.ideas, self.felt, self.reach)
        self._seen = holder(column(self.same_cafe, self.second_look, top, *under, None, gap=16))
        beside = [self.packs, self.last, self.awaited, self.for_hosts]
        self._spread = PacksBeside(self._seen, self._no_packs, beside, 290)
        self._acts = Flow(gap=12)  # where the buttons of the head stand in large text
        self.frame.body.fill([self._acts, self.export, self.filters, self._none])
        self.frame.body.addWidget(self._spread, 1)
        self.frame.body.setStretchFactor(self._none, 1)

    def retheme(self) -> None:
        """In large text the head has room for the name alone."""
        if theme().is_large:
            self._acts.add(self._which, self._add, self._report)
        else:
            for button in (self._which, self._add, self._report):
                self.frame.action_row.addWidget(button)
        self._acts.setVisible(theme().is_large and self._card is not None)

    @property
    def _filters(self) -> Filters:
        """As they were left, also where this page has been made again since."""
        return self.services.collate.looking_at.get(self._card.id, Filters()) if self._card else Filters()

    # -- what is open

    def open(self, cafe_id: str = "") -> None:
        if cafe_id and (self._card is None or cafe_id != self._card.id):
            self._card = None
        super().open(cafe_id)

    def first_focus(self) -> QWidget:
        return self._none.findChildren(Button)[0] if self._card is None else self._add

    def leave(self) -> None:
        self.export.put_away()

    def refresh(self) -> None:
        self._ours = self.services.collate.programmes()
        wanted = self._card.id if self._card is not None else self.cafe_id
        self._card = next((card for card in self._ours if card.id == wanted), self._ours[0] if self._ours else None)
        self._picture = self._picture if self._card is not None else None
        self._show_frame()
        if self._card is not None:
            self._soon.start()

    def _choose(self, programme_id: str) -> None:
        if self._card is None or programme_id != self._card.id:
            self._card = next(card for card in self._ours if card.id == programme_id)
            self._picture = None
            self._show_frame()
            self._count()

    def _show_frame(self) -> None:
        """What stands whether or not the cafés are counted."""
        card = self._card
        self._none.setVisible(card is None)
        shown: tuple[QWidget, ...] = (self._add, self._report, self._spread)
        for part in shown:
            part.setVisible(card is not None)
        self._which.setVisible(len(self._ours) > 1)
        self._acts.setVisible(theme().is_large and card is not None)
        self._which.clear()
        for one in self._ours:
            self._which.addItem(one.name, one.id)
        if card is None:
            self.frame.set_title(_("Programme"), _("For whoever gathers cafés and reports on them"))
            self.filters.hide()
            return
        self._which.setCurrentIndex(self._which.findData(card.id))
        self.for_hosts.show_card(card)
        if self._picture is None:
            self.frame.set_title(card.name, _("Counting…"))
            for part in (self.filters, self._seen, self._no_packs, self.packs, self.last):
                part.hide()
            self._report.setEnabled(False)

    # -- counting

    def _count(self, *, keeps_whole: bool = False) -> None:
        card, filters = self._card, self._filters
        self._soon.stop()
        if card is None:
            return
        self._turn += 1
        self._is_counting = True
        turn, collate, reached = self._turn, self.services.collate, self.services.report.reached
        before = self._picture if keeps_whole else None
        whole = before.everything if before else None
        self._slow.start()
        self.services.tasks.run(
            lambda _progress: count(collate, card, filters, whole, reached=reached, before=before),
            on_done=lambda picture: self._counted(turn, picture),
            on_refused=lambda problem: self._not_counted(turn, problem),
        )

    def _soon_again(self) -> None:
        """All that came in has been read: what waits is out of the picture now."""
        if self._card is not None:
            self._soon.start()

    def _say_counting(self) -> None:
        if self._card is not None:
            self.frame.set_title(self._card.name, _("Counting…"))

    def _not_counted(self, turn: int, problem: CafeError) -> None:
        if turn == self._turn:
            self._is_counting = False
            self._slow.stop()
            self.shell.problem(problem)

    def _counted(self, turn: int, picture: Picture) -> None:
        if turn != self._turn:
            return
        self._is_counting = False
        self._slow.stop()
        self._picture = picture
        view, outline = picture.view, picture.outline
        self.frame.set_title(view.title, view.subtitle)
        self.filters.show_choices(view.choices, picture.filters, picture.looking_at)
        self.packs.show_view(view)
        self.talked.show_bars(view.bars)
        self.areas.show_view(view, picture.areas, outline)
        self.finding.look_in(self._card.id if self._card else "", picture.filters)
        below = (self.crossed.show_outline, self.ideas.show_outline, self.felt.show_outline, self.reach.show_outline)
        parts: list[Callable[[], object]] = [partial(self.quotes.show_view, view)]
        parts += [partial(show, outline) for show in below]
        parts += [partial(import_module, place) for place in _BESIDE if place not in sys.modules]
        if picture.unread and self._card is not None:  # once all is shown: until then the window has Python to itself
            parts.append(partial(self.reading.start, self._card.id))
        self.below.show(parts)
        self.last.show_batches(picture.batches)
        self.awaited.show_words(picture.awaited)
        if self._card is not None:
            self.same_cafe.show_twins(self._card.id, picture.twins)
            self.second_look.show_waiting(self._card.id, picture.waiting)
        for part in (self.filters, self._seen, self.packs):
            part.setVisible(not view.is_empty)
        self._no_packs.setVisible(view.is_empty)
        self._report.setEnabled(bool(picture.outline.cafes))

    def _filter(self, filters: Filters) -> None:
        if self._card is not None:
            self.services.collate.looking_at[self._card.id] = filters
            self.reading.rest()
            self._count(keeps_whole=True)

    def _tick_quote(self, entry_id: str, is_chosen: bool) -> None:
        if self._card is not None:
            self.services.collate.choose_quote(self._card.id, entry_id, is_chosen, origin=self)
            if self._is_counting:
                self._count()  # what is being counted does not know of it

    def _see_behind(self, asked: Behind, title: str) -> None:
        """A number opens onto the cafés that it counts."""
        card, picture, collate = self._card, self._picture, self.services.collate
        self.reading.rest()
        if card is None or picture is None:
            return

        def found(cafes: tuple[CafeFacts, ...]) -> None:
            show_behind(self, title, cafes, picture.outline.book)

        self.services.tasks.run(
            lambda _progress: collate.behind(card.id, asked, picture.filters),
            on_done=found,
            on_refused=self.shell.problem,
        )

    # -- packs in, and out again

    def _add_packs(self, paths: tuple[Path, ...]) -> None:
        if self._card is not None:
            self.shell.go("add-packs", as_words(self._card.id, paths))

    def _ask_take_back(self) -> None:
        if self._picture is not None and self._picture.batches:
            batch = self._picture.batches[0]
            sheets.take_back(self, batch, lambda: self._take_back(batch.id))

    def _see_batches(self) -> None:
        if self._picture is not None:
            sheets.batches(self, self._picture.batches, self._take_back)

    def _take_back(self, batch_id: str) -> None:
        collate = self.services.collate
        self.services.tasks.run(
            lambda _progress: collate.undo_import(batch_id),
            on_done=lambda _none: self.shell.toast(_("Taken back. The packs are still in their folder."), undo=False),
            on_refused=self.shell.problem,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._card is not None and dropped(event.mimeData()):
            event.acceptProposedAction()
            self.frame.set_title(self._card.name, _("Let go to look at what is inside. Nothing is added yet."))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._say_again()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event.mimeData())
        event.acceptProposedAction()
        self._say_again()
        self._add_packs(paths)

    def _say_again(self) -> None:
        if self._picture is not None:
            self.frame.set_title(self._picture.view.title, self._picture.view.subtitle)

    # -- the report

    def _export_report(self) -> None:
        if self._card is not None and not self.export.is_busy:
            self.export.begin(self._card.id, self._filters)

    # -- the programme itself

    def _see_awaited(self) -> None:
        if self._card is not None:
            self.shell.go("awaited", self._card.id)

    def _what_came(self) -> None:
        if self._card is not None:
            self.shell.go("changes", self._card.id)

    def _write_back(self) -> None:
        if self._card is not None:
            self.shell.go("answers", self._card.id)

    def _make(self) -> None:
        sheets.make_programme(self, self._made)

    def _made(self, name: str, address: str, threshold: int) -> None:
        try:
            card = self.services.collate.make_programme(name, address, threshold)
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self._card, self._picture = card, None
        self.refresh()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)  # what asked for it has gone
        self._show_words()

    def _show_words(self) -> None:
        if self._card is not None:
            sheets.programme_made(self, self._card, self._save_file)

    def _save_file(self) -> None:
        card = self._card
        if card is None:
            return
        suggested = Path.home() / programme_file.file_name(card.name)
        kinds = _("Programme ({pattern})").format(pattern=f"*{programme_file.SUFFIX}")
        path = dialogs.save_as(self, _("Save the programme’s file"), suggested, kinds)
        if path is None:
            return
        path = path if path.suffix == programme_file.SUFFIX else path.with_name(path.name + programme_file.SUFFIX)
        try:
            replace_file(path, self.services.collate.programme_file(card.id))
        except CafeError as problem:
            self.shell.problem(problem)
        else:
            self.shell.toast(_("Saved. Give {name} to every host.").format(name=path.name), undo=False)
