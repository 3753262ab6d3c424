"""The page at the right of the writing up, and the line that stands for the list where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.capture.changing import AddWords
from cafe.ui.capture.leaves import ClosedPart, LookBackPart, NotesPart
from cafe.ui.capture.placing import PlacingPart
from cafe.ui.scale import S, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.text import Label


class Turning(QWidget):
    """*2 of 5* with back and next, instead of the list. ``turned(step)``; ``add`` is a button."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._before = IconButton("chevron-left", _("The one before"), width=44, height=44)
        self._after = IconButton("chevron-right", _("The one after"), width=44, height=44)
        self._before.clicked.connect(lambda: self.turned.emit(-1))
        self._after.clicked.connect(lambda: self.turned.emit(1))
        self._place = Label("", "strong", "ink2")
        self.add = Button(_("Add another"), "quiet", icon="plus", size="small")
        self.setLayout(row(self._before, self._place, self._after, None, self.add, gap=12))

    def show_place(self, place: str, *, has_before: bool, has_after: bool, can_add: bool) -> None:
        """Say where we are, and which ways there are."""
        self._place.setText(place)
        self._before.setEnabled(has_before)
        self._after.setEnabled(has_after)
        self.add.setVisible(can_add)


class Leaf(Card):
    """One part at a time, which scrolls, over a foot that does not; in large text the foot scrolls with it."""

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 14), gap=10)
        self.placing, self.adding = PlacingPart(), AddWords()
        self.notes, self.look_back, self.closed = NotesPart(), LookBackPart(), ClosedPart()
        self._parts: dict[str, QWidget] = {
            "add": self.adding,
            "notes": self.notes,
            "look-back": self.look_back,
            "closed": self.closed,
        }
        self._scroll = Scroll(gap=0)
        for part in (self.placing, *self._parts.values()):
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)
        self.more = Button(_("Add life stage or place"), "quiet", icon="plus", size="small", flush="left")
        self.more.clicked.connect(self._open_more)
        self._optional = Tag(_("Optional"))
        self.next = Button("", "secondary", trailing_icon="arrow-right")
        self._foot = holder(row(self.more, self._optional, None, self.next, gap=12, margins=(26, 0, 22, 0)))
        self.body.addWidget(self._scroll, 1)
        self.retheme()

    @property
    def is_closed(self) -> bool:
        """Whether this café keeps no words."""
        return not self.closed.isHidden()

    def show_leaf(self, key: str, following: str) -> None:
        """Show one part: an entry unless ``key`` is one of the others. ``following``: where *next* leads."""
        shown = self._parts.get(key, self.placing)
        for part in (self.placing, *self._parts.values()):
            part.setVisible(part is shown)
        has_more = shown is self.placing and not self.placing.shows_more
        self.more.setVisible(has_more)
        self._optional.setVisible(has_more and theme().text_scale <= 1)
        self.next.setVisible(bool(following))
        self.next.set_words(following)
        self._foot.setVisible(has_more or bool(following))

    def first_stop(self, key: str) -> QWidget | None:
        """Where the work on this leaf begins."""
        if key == "add":
            return self.adding.words.page
        if key == "look-back":
            return self.look_back.disagreed.page
        if key in self._parts or self.is_closed or not self.placing.id:
            return None if self.next.isHidden() or self.is_closed else self.next
        return self.placing.first_stop()

    def to_top(self) -> None:
        """Begin a leaf at its top."""
        self._scroll.verticalScrollBar().setValue(0)

    def retheme(self) -> None:
        """Take the theme in use."""
        self._scroll.body.setContentsMargins(S(26), S(10), 0, S(4))
        self._scroll.keep_bar_in(S(22))
        if theme().is_large:
            self._scroll.body.addWidget(self._foot)
            self._foot.setContentsMargins(-S(26), S(14), -S(22), 0)
        else:
            self._foot.setContentsMargins(0, 0, 0, 0)
            self.body.addWidget(self._foot)

    def _open_more(self) -> None:
        self.placing.open_more()
        self.more.hide()
        self._optional.hide()
        QTimer.singleShot(0, self.placing, self._show_more)  # once it has its place

    def _show_more(self) -> None:
        self._scroll.ensureWidgetVisible(self.placing.setting, 0, S(24))
        self._scroll.ensureWidgetVisible(self.placing.life_stages, 0, S(8))
