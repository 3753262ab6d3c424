"""One sentence, quote or idea in the booklet's voice, with where it belongs. Everything is kept as it is pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.capture.view_writeup import PlacingView, TileView
from cafe.core.i18n import _
from cafe.model.values import EntryKind
from cafe.ui.capture.changing import ChangeWords
from cafe.ui.capture.questions import ChipQuestion, Pair, SegmentQuestion
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.choices import Tile
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.text import Label, Para

_ORIGIN_ICONS = {EntryKind.QUOTE: "quote", EntryKind.IDEA: "lightbulb"}


class PlacingPart(QWidget):
    """Shows one entry with ``show_entry``.

    Signals: ``tile_pressed(code)``, ``other_wanted()`` where no tile fits, ``chosen(field, ids)`` with "strength",
    "direction", "setting", "actors", "life_stages" or "consent" and a tuple of ids, ``agreed(id)`` where the tick was
    forgotten in the room, ``slips_wanted()`` to print the three words of each quote.
    ``changing`` is the part that changes the words.
    """

    tile_pressed = Signal(str)
    other_wanted = Signal()
    chosen = Signal(str, object)
    agreed = Signal(str)
    slips_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.id = ""
        self._origin_icon, self._origin = Icon("circle-check", "moss", 20), Label("", "smallb", "moss")
        self.change = Button(_("Change the words"), "quiet", icon="pencil", size="small", flush="right")
        self.change.clicked.connect(self._on_change)
        self._text = Para("", "question", "ink")
        self.owed = Button("", "link", icon="highlighter", size="small")
        self.owed.clicked.connect(self._on_change)
        self.changing = ChangeWords()
        self.changing.closed.connect(self._end_change)
        self.consent = ChipQuestion("consent", is_one=True)
        self._status_icon, self._status = Icon("info", "ink2", 18), Para("", "small", "ink2")
        self.did_agree = Button(_("They did agree"), "quiet", icon="check", size="small")
        self.did_agree.clicked.connect(lambda: self.agreed.emit(self.id))
        status = row(self._status_icon, self._status, self.did_agree, None, gap=8)
        self._status_row = holder(status)
        self._slip = Para("", "small", "ink2")
        self.print_slips = Button(_("Print slips"), "quiet", icon="printer", size="small")
        self.print_slips.clicked.connect(self.slips_wanted)
        slip = row(Icon("tag", "ink2", 18), self._slip, gap=8)
        slip.setStretch(1, 1)
        if theme().is_large:
            slip = column(slip, self.print_slips, gap=4)
        else:
            slip.addWidget(self.print_slips)
        self._slip_row = holder(slip)
        self._tiles_title, self._tiles_hint = Label("", "h3"), Label("", "small", "ink2", elide=True)
        self._tiles: dict[str, Tile] = {}
        self._tiles_place = column(gap=0)
        self._columns: Columns | None = None
        self.other = Button(_("Another theme"), "quiet", icon="plus", size="small", flush="right")
        self.other.clicked.connect(self.other_wanted)
        self.strength, self.direction = SegmentQuestion("strength"), SegmentQuestion("direction")
        self._both = Pair(self.strength, self.direction)
        self.actors = ChipQuestion("actors")
        self.life_stages, self.setting = ChipQuestion("life_stages"), ChipQuestion("setting", is_one=True)
        self._more = holder(column(self.life_stages, self.setting, gap=14))
        self._more.hide()
        for part in (self.consent, self.strength, self.direction, self.actors, self.life_stages, self.setting):
            part.chosen.connect(self.chosen)
        head = row(self._origin_icon, self._origin, None, self.change, gap=8)
        title = row(self._tiles_title, self._tiles_hint, None, self.other, gap=10)
        whole = column(head, self._text, self.owed, self.changing, self.consent, self._status_row, gap=4)
        whole.addWidget(self._slip_row)
        whole.addLayout(column(title, self._tiles_place, gap=8, margins=(0, 4, 0, 0)))
        whole.addWidget(self._both)
        whole.addWidget(holder(column(self.actors, self._more, gap=14, margins=(0, 12, 0, 0))))
        self.setLayout(whole)

    def show_entry(self, view: PlacingView) -> None:
        """Draw the entry; another one than before puts an open editor away."""
        if view.id != self.id:
            self.id = view.id
            self.changing.close_up()
            self._more.setVisible(self.has_more(view))
        tone = "moss" if view.is_agreed else "ink2"
        icon = _ORIGIN_ICONS.get(view.kind, "circle-check" if view.is_agreed else "circle-dashed")
        self._origin_icon.show_icon(icon, tone)
        self._origin.setText(view.origin)
        self._origin.set_look(colour=tone)
        self._text.setText(view.text)
        self.owed.setVisible(bool(view.owed) and not self.changing.isVisibleTo(self))
        self.owed.set_words(view.owed)
        self.consent.setVisible(view.consent is not None)
        if view.consent is not None:
            self.consent.show_question(view.consent)
        self._status_row.setVisible(bool(view.status))
        self._status.setText(view.status)
        self.did_agree.setVisible(view.kind is EntryKind.THEME)
        self._slip.setText(view.slip)
        self._slip_row.setVisible(bool(view.slip))
        self._show_tiles(view)
        self._both.setVisible(view.strength is not None)
        if view.strength is not None and view.direction is not None:
            self.strength.show_question(view.strength)
            self.direction.show_question(view.direction)
        self.actors.show_question(view.actors)
        self.life_stages.show_question(view.life_stages)
        self.setting.show_question(view.setting)

    def first_stop(self) -> QWidget:
        """Where the placing begins: the tile that is on, or the first; a quote begins with its answer."""
        stop = self.consent.first_stop() if self.consent.isVisibleTo(self) and not self.consent.is_answered else None
        on = next((tile for tile in self._tiles.values() if tile.isChecked()), None)
        return stop or on or next(iter(self._tiles.values()))

    def begin_change(self, text: str = "") -> None:
        """Open the editor on these words, or on the entry's own."""
        self.changing.begin(self.id, text)
        self._text.hide()
        self.owed.hide()
        self.change.hide()

    def open_more(self) -> None:
        """Show life stage and place, and go there."""
        self._more.show()
        stop = self.life_stages.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def shows_more(self) -> bool:
        """Whether life stage and place are open."""
        return not self._more.isHidden()

    @staticmethod
    def has_more(view: PlacingView) -> bool:
        """Whether a life stage or a place is set, so that they stand open."""
        return any(one.is_on for question in (view.life_stages, view.setting) for one in question.choices)

    def _on_change(self) -> None:
        self.begin_change()

    def _end_change(self) -> None:
        self._text.show()
        self.change.show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tiles(self, view: PlacingView) -> None:
        self._tiles_title.setText(view.tiles_title)
        self._tiles_hint.setText(view.tiles_hint)
        if [tile.code for tile in view.tiles] != list(self._tiles):
            self._build_tiles(view.tiles)
        for tile in view.tiles:
            if self._tiles[tile.code].isChecked() != tile.is_on:
                self._tiles[tile.code].setChecked(tile.is_on)

    def _build_tiles(self, tiles: tuple[TileView, ...]) -> None:
        """Once a café: only a theme of the host's own comes to them."""
        old, self._tiles = self._columns, {}
        for view in tiles:
            tile = Tile(view.name, view.example)
            tile.clicked.connect(lambda _on=False, code=view.code: self.tile_pressed.emit(code))
            self._tiles[view.code] = tile
        self._columns = Columns(list(self._tiles.values()), most=4, least=162, gap=8)
        self._tiles_place.addWidget(self._columns)
        if old is not None:
            old.hide()
            old.deleteLater()
