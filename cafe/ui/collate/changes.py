"""What came of the cafés of a programme: ripples by who and by ring, and the changes that were noticed.

A coordinator chooses which changes are the most significant, and says why. Cafés are counted, never people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.collate.came_of import ChangeLine, CollatedRipples
from cafe.core.changes import Kind
from cafe.core.i18n import _, ngettext
from cafe.core.words import month_name
from cafe.model.community.values import Touched
from cafe.report.ripple_words import ring_words, touched_words
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.collate.paged import Paged
from cafe.ui.place import Page
from cafe.ui.scale import Grid, column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.came_of import CameRippleLine
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_FIRST = 8


class ChangesPage(Page):
    """The place's word is the programme's id."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._turn = 0
        self._found: CollatedRipples | None = None
        self.frame = PageFrame(_("What came of it"), back=True)
        self.frame.back_pressed.connect(lambda: self.shell.go("programme", self.cafe_id))
        self._none = EmptyState(
            _("Nothing has come of it yet"),
            _("When cafés send their ripples, they are here, as one picture."),
            button=_("Back to the programme"),
            icon="arrow-left",
        )
        self._none.acted.connect(lambda: self.shell.go("programme", self.cafe_id))
        self._both = TwoPages(side_width=470)
        self._changes = Card(gap=8, name=_("Changes that were noticed"))
        self._changes.body.addWidget(Label(_("Changes that were noticed"), "h2"))
        said = _("Choose the most significant, and say why. What you choose stands first.")
        self._changes.body.addWidget(Para(said, "small", "ink2"))
        self._change_list = Paged(self._change, first=_FIRST)
        self._changes.body.addWidget(self._change_list)
        self._counts = Card(gap=8, name=_("Whom the ripples touched"))
        self._counts.body.addWidget(Label(_("Whom the ripples touched"), "h2"))
        self._table = column(gap=0)
        self._counts.body.addLayout(self._table)
        self._counts.body.addWidget(
            Para(_("In brackets: in how many cafés. “It might” is counted too."), "small", "ink2")
        )
        self._ripples = Card(gap=8, name=_("Ripples, the most voted first"))
        self._ripples.body.addWidget(Label(_("Ripples, the most voted first"), "h2"))
        self._ripple_list = Paged(_ripple, first=_FIRST)
        self._ripples.body.addWidget(self._ripple_list)
        self._both.main.fill([self._changes, self._ripples, None])
        self._both.side.fill([self._counts, None])
        self.frame.body.fill([self._none, self._both, None])
        for part in (self._none, self._both):
            part.hide()  # until it is known what there is
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self.frame.back

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        self._turn += 1
        turn, ripples, programme_id = self._turn, self.services.collate.ripples, self.cafe_id
        self.services.tasks.run(
            lambda _progress: ripples.collated(programme_id),
            on_done=lambda found: self._show(turn, found),
            on_refused=self.shell.problem,
        )

    def _show(self, turn: int, found: CollatedRipples) -> None:
        """What was counted off the window's thread; an answer that came too late is let go."""
        if turn != self._turn:
            return
        self._none.setVisible(not found.cafes)
        self._both.setVisible(bool(found.cafes))
        told = ngettext("from {n} café", "from {n} cafés", found.cafes).format(n=found.cafes)
        self.frame.set_title(_("What came of it"), told if found.cafes else "")
        changes = [one for one in found.changes if one.change]
        self._changes.setVisible(bool(changes))
        self._change_list.show_changed(changes)
        self._ripples.setVisible(bool(found.ripples))
        self._ripple_list.show_changed(found.ripples)
        if found != self._found:
            self._found = found
            self._show_counts(found)

    def _show_counts(self, found: CollatedRipples) -> None:
        while self._table.count():
            gone = self._table.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        grid = Grid(12, gap_down=8)
        for at in (1, 2, 3):
            grid.addWidget(Label(ring_words(at), "small", "ink2"), 0, at)
        for line, touched in enumerate(Touched, 1):
            grid.addWidget(Label(touched_words(touched), "strong"), line, 0)
            by_ring = {one.ring: one for one in found.by_touched(touched.value)}
            for at in (1, 2, 3):
                one = by_ring.get(at)
                said = _("{n} ({cafes})").format(n=one.ripples, cafes=one.cafes) if one is not None else "–"
                cell = Label(said, "body")
                cell.setAccessibleName(f"{touched_words(touched)}, {ring_words(at)}: {said}")
                grid.addWidget(cell, line, at)
        grid.setColumnStretch(0, 1)
        self._table.addWidget(holder(grid))
        if found.unwanted:
            words = ngettext("{n} was not wanted.", "{n} were not wanted.", found.unwanted).format(n=found.unwanted)
            self._table.addWidget(Para(words, "small", "ink2"))

    def _change(self, one: ChangeLine) -> QWidget:
        texts = column(Para(one.change, "quote", "ink"), gap=3)
        if one.is_chosen:
            texts.addLayout(row(Tag(_("Most significant"), "moss", "circle-check"), None))
            if one.why:
                texts.addWidget(Para(one.why, "body", "ink2"))
        texts.addWidget(Label(f"{one.topic} · {month_name(one.month)}", "small", "ink3"))
        press = Button(_("Change") if one.is_chosen else _("Choose"), "secondary", size="small")
        press.setAccessibleName(_("Choose: {change}").format(change=one.change))
        press.clicked.connect(lambda: self._choose(one))
        line = row(holder(texts), press, gap=14, margins=(0, 8, 0, 8))
        line.setStretch(0, 1)
        return holder(line)

    def _choose(self, one: ChangeLine) -> None:
        buttons = [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("keep", _("It is one of the most significant"), "primary", icon="check"),
        ]
        if one.is_chosen:
            buttons.insert(0, SheetButton("let-go", _("One of many again"), "quiet"))
        sheet = Sheet(self, _("Why does this change matter?"), f"“{one.change}”", buttons, width=640)
        why = GuardedWords(_("In your own words, with no names"), rows=3, enter_keeps=False)
        why.set_words(one.why)
        sheet.body.addWidget(why)

        def chosen(key: str) -> None:
            collate = self.services.collate
            picture = collate.ripples
            if key == "keep":
                picture.choose(self.cafe_id, one.pack_id, why.text)
                collate.second_look.leave_ours(self.cafe_id, why.text, why.words_left)
            elif key == "let-go":
                picture.let_go(self.cafe_id, one.pack_id)

        sheet.chosen.connect(chosen)
        sheet.open_up()
        why.page.setFocus()


def _ripple(one: CameRippleLine) -> QWidget:
    facts = [touched_words(Touched(one.touched)), ring_words(one.ring)]
    facts.append(_("it happened") if one.happened else _("it might"))
    if not one.is_wanted:
        facts.append(_("not wanted"))
    words = column(Para(one.text, "body", "ink"), Para(" · ".join((*facts, one.topic)), "small", "ink3"), gap=2)
    votes = ngettext("{n} vote", "{n} votes", one.votes).format(n=one.votes)
    line = row(holder(words), Label(votes, "body", "ink2"), gap=12, margins=(0, 6, 0, 6))
    line.setStretch(0, 1)
    return holder(line)
