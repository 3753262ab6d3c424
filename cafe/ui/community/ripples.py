"""Ripples: what came of a group's meeting, as a map and as a list that is the same thing.

Arrow keys move, Enter adds *and then?*, V votes, C changes, M moves it to another ring, Delete asks first.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from cafe.capture import ripple_rules
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.model.community.values import MOST_RINGS, Ripple, RippleMap
from cafe.store.trail import Deed
from cafe.ui import dialogs
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.community import ripple_sheets
from cafe.ui.community.ripple_map import ICONS, RippleMapView, RippleNode, as_png
from cafe.ui.icons import draw_icon
from cafe.ui.paper.printing import print_sheet
from cafe.ui.place import Page
from cafe.ui.printing import said_of_its_name
from cafe.ui.scale import Box, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, Scroll, TwoPages
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class RippleRow(RippleNode):
    """One line of the list, set in under what it came of, with its votes at the end."""

    def __init__(self, ripple: Ripple, page: RipplesPage) -> None:
        super().__init__(ripple, page.on_key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().S(260), theme().S(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, one = theme(), paint.start(self), self.ripple
        box = QRectF(self.rect())
        if self.isChecked() or self.is_warm:
            paint.surface(painter, box, look.S(6), look["spruce_tint"])
        left = look.S(10 + 24 * (one.ring - 1))
        if one.ring > 1:
            painter.setPen(look["hatch"])
            middle = box.center().y()
            painter.drawLine(int(left - 8), 0, int(left - 8), int(middle))
            painter.drawLine(int(left - 8), int(middle), int(left), int(middle))
        draw_icon(painter, ICONS[one.touched], QRectF(left + look.S(4), 0, look.S(18), box.height()), look["ink"])
        right = look.S(38)
        if not one.is_wanted:
            draw_icon(painter, "flag", QRectF(box.width() - right - look.S(24), 0, look.S(18), box.height()),
                      look["gorse"])  # fmt: skip
            right += look.S(28)
        words = left + look.S(28)
        font = look.font("strong" if one.happened else "body")
        room = QRectF(words, 0, box.width() - words - right, box.height())
        text = one.text
        while len(text) > 4 and paint.advance(font, text) > room.width():
            text = text[:-2].rstrip() + "…"
        paint.words(painter, room, text, font, look["ink"])
        votes = QRectF(box.width() - look.S(40), 0, look.S(30), box.height())
        paint.words(painter, votes, str(one.votes), look.font("body"), look["ink"], Qt.AlignmentFlag.AlignRight)
        painter.end()


class RipplesPage(Page):
    """The place's word is the café's id."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.ENTRIES, Kind.CAFES})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._kept = RippleMap("")
        self._chosen = ""
        self._rows: dict[str, RippleRow] = {}
        printer = Button(_("Print"), "secondary", icon="printer")
        printer.clicked.connect(self._print)
        picture = Button(_("Save as a picture"), "secondary", icon="save")
        picture.clicked.connect(self._save)
        self.read_back = Button(_("Read it back"), "primary", icon="messages-square")
        self.read_back.clicked.connect(self._read_back)
        self._out = (printer, picture)
        self.frame = PageFrame(_("Ripples"), back=True, actions=(printer, picture, self.read_back))
        self.frame.back_pressed.connect(self.shell.back)
        self.map = RippleMapView(self.on_key)
        self.map.chosen.connect(self._choose)
        self._pan = QScrollArea()
        self._pan.setWidgetResizable(True)
        self._pan.setFrameShape(QScrollArea.Shape.NoFrame)
        self._pan.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pan.setWidget(self.map)
        self._pan.viewport().setAutoFillBackground(False)
        self._both = both = TwoPages(side_width=356, gap=16)
        both.main.fill([self._map_card(), self._said_card(), None])
        both.side.fill([self._list_card(), None])
        self.frame.body.addWidget(both)
        self.setLayout(column(self.frame, gap=0))
        self._fit(not theme().is_large)

    # -- what stands on the page

    def _map_card(self) -> Card:
        card = Card(margins=(8, 8), gap=6, name=_("The map"))
        self._whose = Label("", "smallb", "ink2")
        self.zoom = Button(_("Full size"), "quiet", size="small", flush="right")
        self.zoom.clicked.connect(lambda: self._fit(not self.map.is_fitted))
        self._head = holder(row(self._whose, None, self.zoom, gap=8, margins=(8, 0, 8, 0)))
        self._empty_map = EmptyState(
            _("Nothing on the map yet"),
            _("Ask in pairs: what is one thing that has been different because we met?"),
            button=_("Add the first ripple"),
            icon="plus",
        )
        self._empty_map.acted.connect(lambda: self._write(""))
        card.body.fill([self._head, self._empty_map, self._pan, Rule()])
        pieces: list[QWidget] = [Para(_("Solid: it happened"), "small", "ink2")]
        pieces.append(Para(_("Dashed: it might"), "small", "ink2"))
        from cafe.report.ripple_words import touched_words

        for touched, icon in ICONS.items():
            pieces.append(holder(row(Icon(icon, "ink2", 17), Label(touched_words(touched), "small", "ink2"), gap=5)))
        pieces.append(holder(row(Icon("flag", "gorse", 17), Label(_("Not wanted"), "small", "ink2"), gap=5)))
        card.body.addWidget(holder(row(Flow(*pieces, gap=16), margins=(8, 4, 8, 4))))
        return card

    def _list_card(self) -> Card:
        card = Card(margins=(8, 14, 8, 12), gap=6, name=_("The same, as a list"))
        head = row(Label(_("The same, as a list"), "h2"), None, Label(_("votes"), "small", "ink2"), gap=8)
        card.body.addWidget(holder(row(head, margins=(12, 0, 12, 4))))
        self._lines: Box = column(gap=0)
        scroll = Scroll(gap=0)
        scroll.body.addLayout(self._lines)
        scroll.body.addStretch(1)
        self._list_scroll = scroll
        card.body.addWidget(scroll, 1)
        card.body.addWidget(Rule())
        self.then = Button(_("And then?"), "secondary", icon="plus", size="small")
        self.vote = Button(_("Vote"), "plain", key_hint="V", size="small")
        self.change = Button(_("Change"), "quiet", icon="pencil", size="small")
        self.first = Button(_("Another first one"), "quiet", icon="plus", size="small")
        self.move_on = Button(_("Move"), "quiet", icon="arrow-right", size="small")
        self.out = Button(_("Take out"), "quiet", icon="trash-2", size="small")
        self.then.clicked.connect(lambda: self._write(self._chosen))
        self.vote.clicked.connect(lambda: self._vote(1))
        self.change.clicked.connect(self._change)
        self.first.clicked.connect(lambda: self._write(""))
        self.move_on.clicked.connect(self._move)
        self.out.clicked.connect(self._take_out)
        acts = Flow(self.then, self.vote, self.change, self.first, self.move_on, self.out, gap=8)
        keys = row(
            Icon("keyboard", "ink2", 17), Para(_("Arrows move. Enter adds. Delete asks first."), "small", "ink2")
        )
        keys.setStretch(1, 1)
        card.body.fill([acts, holder(keys)])
        return card

    def _said_card(self) -> Card:
        card = Card(gap=12, name=_("One change we noticed"))
        self.noticed = GuardedWords(
            _("One change we noticed"), rows=2, hint=_("In a sentence, in “we”. It goes to your programme."),
            optional=True, enter_keeps=False,
        )  # fmt: skip
        self.next_steps = GuardedWords(_("Our next steps"), rows=2, optional=True, enter_keeps=False)
        for field in (self.noticed, self.next_steps):
            field.finished.connect(self._keep_said)
        card.body.fill([self.noticed, self.next_steps])
        return card

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        self.cafe_id, self._chosen = cafe_id, ""
        kept = self.services.capture.ripple_map(cafe_id)
        for field, text in ((self.noticed, kept.change), (self.next_steps, kept.next_steps)):
            field.set_words(text, kept.left_as_is)
        self.refresh()

    def leave(self) -> None:
        if self.cafe_id:
            self._keep_said()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def retheme(self) -> None:
        """Take the theme in use: large words are read at full size."""
        self._fit(not theme().is_large)

    def _take_room(self) -> None:
        """Map, legend and the buttons of the list stand whole in the window; what was noticed comes below them."""
        look, tall = theme(), self.height()
        before = self._pan.height(), self._list_scroll.height()
        self._pan.setFixedHeight(max(look.S(300), min(look.S(680), tall - look.S(256))))
        rows = look.S(40) * max(1, len(self._kept.ripples)) + look.S(8)
        # In large text the list is as long as it is, and the page alone scrolls.
        listed = rows if look.is_large else max(look.S(150), min(look.S(560), tall - look.S(394)))
        self._list_scroll.setFixedHeight(listed)
        if before != (self._pan.height(), self._list_scroll.height()):
            QTimer.singleShot(0, self, self._keep_in_sight)
        full, room = self.map.full_size(), self._pan.size()
        self.zoom.setVisible(full.width() > room.width() or full.height() > room.height() or not self.map.is_fitted)

    def _keep_in_sight(self) -> None:
        line = next((one for one in self._rows.values() if one.hasFocus()), None)
        if line is not None:
            self.frame.show_widget(line)

    def _fit(self, is_fitted: bool) -> None:
        self.map.fit(is_fitted)
        self.zoom.set_words(_("Full size") if is_fitted else _("Fit"))
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_fitted else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._pan.setHorizontalScrollBarPolicy(bars)
        self._pan.setVerticalScrollBarPolicy(bars)
        self._take_room()
        box = self.map.boxes.get(self._chosen)
        if box is not None and not is_fitted:
            self._pan.ensureWidgetVisible(box, theme().S(30), theme().S(30))

    def first_focus(self) -> QWidget:
        """The list; where that stands below the map, the page begins at its top."""
        if self._kept.is_empty:
            return self._empty_map.button
        return self.frame.back if self._both.is_one_column else self._rows[self._chosen]

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        plan = self.services.plan.plan(self.cafe_id)
        kept = self._kept = self.services.capture.ripple_map(self.cafe_id)
        self.frame.set_title(_("Ripples"), _state(kept))
        self._whose.setText(plan.title)
        if kept.find(self._chosen) is None:
            self._chosen = kept.ripples[0].id if kept.ripples else ""
        has_any = bool(kept.ripples)
        self._empty_map.setVisible(not has_any)
        self._pan.setVisible(has_any)
        self._head.setVisible(has_any)
        self.map.show_map(kept, self._chosen)
        self._take_room()
        had_focus = any(line.hasFocus() for line in self._rows.values())
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = {}
        for one in kept.ripples:
            line = RippleRow(one, self)
            line.clicked.connect(lambda _on=False, ripple_id=one.id: self._choose(ripple_id))
            self._rows[one.id] = line
            self._lines.addWidget(line)
        self._mark()
        if had_focus and self._chosen in self._rows:
            self._rows[self._chosen].setFocus()
        for button in (*self._out, self.read_back):
            button.setEnabled(not kept.is_empty)

    def _mark(self) -> None:
        chosen = self._kept.find(self._chosen)
        for ripple_id, line in self._rows.items():
            line.setChecked(ripple_id == self._chosen)
        self.map.choose(self._chosen)
        for button in (self.vote, self.change, self.move_on, self.out):
            button.setEnabled(chosen is not None)
        self.then.setEnabled(chosen is not None and chosen.ring < MOST_RINGS)

    # -- what a person does

    def on_key(self, ripple_id: str, event: QKeyEvent) -> bool:
        """The keys of a box and of a row; whether it was one of ours."""
        self._chosen = ripple_id
        key, order = event.key(), [one.id for one in self._kept.ripples]
        at = order.index(ripple_id)
        one = self._kept.find(ripple_id)
        assert one is not None
        under = self._kept.under(ripple_id)
        moves = {
            Qt.Key.Key_Down: order[min(at + 1, len(order) - 1)],
            Qt.Key.Key_Up: order[max(at - 1, 0)],
            Qt.Key.Key_Right: under[0].id if under else ripple_id,
            Qt.Key.Key_Left: one.parent_id or ripple_id,
            Qt.Key.Key_Home: order[0],
            Qt.Key.Key_End: order[-1],
        }
        if key in moves:
            self._choose(moves[Qt.Key(key)], focus=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if one.ring < MOST_RINGS:
                self._write(ripple_id)
        elif key == Qt.Key.Key_V:
            self._vote(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_C, Qt.Key.Key_F2):
            self._change()
        elif key == Qt.Key.Key_M:
            self._move()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_out()
        else:
            return False
        event.accept()
        return True

    def _choose(self, ripple_id: str, *, focus: bool = False) -> None:
        self._chosen = ripple_id
        self._mark()
        line = self._rows.get(ripple_id)
        if line is not None and focus:
            line.setFocus(Qt.FocusReason.TabFocusReason)
            self._list_scroll.ensureWidgetVisible(line, 0, theme().S(24))
        box = self.map.boxes.get(ripple_id)
        if box is not None:
            self._pan.ensureWidgetVisible(box, theme().S(30), theme().S(30))

    def _write(self, parent_id: str) -> None:
        names = self.services.capture.names_to_watch(self.cafe_id)

        def keep(made: Ripple) -> None:
            added = replace(made, parent_id=parent_id)
            self._do(lambda: self.services.capture.add_ripple(self.cafe_id, added))
            self.refresh()  # its line has to be there to have the focus
            self._choose(added.id, focus=True)

        parent = self._kept.find(parent_id) if parent_id else None
        ripple_sheets.write(self, keep, after=parent, names=names)

    def _change(self) -> None:
        one = self._kept.find(self._chosen)
        if one is not None:
            names = self.services.capture.names_to_watch(self.cafe_id)
            capture = self.services.capture
            ripple_sheets.write(
                self, lambda made: self._do(lambda: capture.change_ripple(self.cafe_id, made)), old=one, names=names
            )

    def _vote(self, by: int) -> None:
        self._do(lambda: self.services.capture.vote_for_ripple(self.cafe_id, self._chosen, by))

    def _move(self) -> None:
        one = self._kept.find(self._chosen)
        if one is not None:
            capture = self.services.capture
            ripple_sheets.move(
                self,
                one,
                ripple_rules.places_for(self._kept, one.id),
                lambda parent: self._do(lambda: capture.move_ripple(self.cafe_id, one.id, parent)),
            )

    def _take_out(self) -> None:
        one = self._kept.find(self._chosen)
        if one is None:
            return
        gone = len(ripple_rules.ids_under(self._kept, one.id)) - 1

        def take() -> None:
            self._do(lambda: self.services.capture.take_ripple_out(self.cafe_id, one.id))
            self.shell.toast(_("Taken out"), undo=True)

        ripple_sheets.take_out(self, one, gone, take)

    def _read_back(self) -> None:
        self._keep_said()

        def heard() -> None:
            self._do(lambda: self.services.capture.ripples_read_back(self.cafe_id))
            self.shell.toast(_("The group heard it all. It can go with the pack."), undo=True)

        ripple_sheets.read_back(self, self._kept, heard, self._choose)

    def _keep_said(self) -> None:
        kept = self.services.capture.ripple_map(self.cafe_id)
        answers = tuple(dict.fromkeys((*kept.left_as_is, *self.noticed.answers, *self.next_steps.answers)))
        self._do(
            lambda: self.services.capture.say_of_ripples(
                self.cafe_id, change=self.noticed.text, next_steps=self.next_steps.text, left_as_is=answers
            )
        )

    def _do(self, work: object) -> None:
        try:
            work()  # type: ignore[operator]
        except CafeError as problem:
            self.shell.problem(problem)

    # -- out of the app

    def _print(self) -> None:
        self._keep_said()
        print_sheet(self, self.services, self.shell, "ripple-map", self.cafe_id)

    def _save(self) -> None:
        from cafe.report.ripples import OUR_FACE, as_csv, as_svg

        kinds = ";;".join((_("Picture (*.png)"), _("Drawing (*.svg)"), _("List (*.csv)")))
        self._keep_said()
        self.refresh()  # what was just typed is not heard yet
        held = self.services.packs.ripples_held(self.cafe_id)
        if held is not None:
            self.shell.problem(held)
            return
        path = dialogs.save_as(self, _("Save the map"), Path.home() / _("Ripples.png"), kinds)
        if path is None:
            return
        suffix = path.suffix.lower()
        if suffix == ".csv":
            content = as_csv(self._kept)
        elif suffix == ".svg":
            content = as_svg(self._kept)
        else:
            content = as_png(as_svg(self._kept, OUR_FACE))
            path = path.with_suffix(".png")
        try:
            replace_file(path, content)
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.services.trail.note(Deed.RIPPLES_SAVED, self.services.packs.facts(self.cafe_id).code)
        told = _("Saved as {name}.").format(name=path.name)
        self.shell.toast(" ".join((told, *said_of_its_name(path))), undo=False)


def _state(kept: RippleMap) -> str:
    if kept.is_empty:
        return _("Best after a group has met three times or more")
    return _("Read back") if kept.is_read_back else _("Not read back yet: it stays on this laptop")
