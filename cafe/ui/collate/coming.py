"""Add packs, the left page: what can simply go ahead. New, newer with the difference in the line, the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.collate.differences import Difference
from cafe.collate.preview_view import ImportView, Shown
from cafe.core.i18n import _, ngettext
from cafe.core.lazily import Lazily
from cafe.ui.collate.paged import Paged
from cafe.ui.collate.shown_list import ListRow, ShownList
from cafe.ui.scale import Box, column, empty, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para

_FEW, _MANY = 3, 12
_FEW_NEWER = 3
_LEFT = 104  # where words begin: right of the figure and its icon
_TOP, _RIGHT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight


class _Part(QWidget):
    """A figure, an icon, a title with its line, and what belongs to it below."""

    def __init__(self, icon: str, colour: str, title: str, line: str, *more: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._figure = Label("", "h2", align=_RIGHT)
        words = column(Label(title, "strong"), Label(line, "small", "ink2", elide=True), gap=0)
        head = row(sized(self._figure, width=57), Icon(icon, colour, 22), words, *more, gap=12, margins=(0, 0, 24, 0))
        head.setStretch(2, 1)
        self.below: Box = column(gap=0, margins=(_LEFT, 4, 24, 0))
        self.setLayout(column(Rule(), holder(column(head, self.below, gap=0, margins=(0, 13, 0, 10))), gap=0))

    def show_count(self, count: int) -> None:
        self._figure.setText(str(count))
        self.setVisible(count > 0)


class ComingCard(Card):
    """Everything that can go ahead by itself."""

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 12), gap=0, name=_("What can go ahead"))
        self._see_all = Button("", "quiet", trailing_icon="chevron-down", size="small", flush="right")
        self._see_all.clicked.connect(self._show_every)
        self._new = _Part("circle-check", "moss", _("New"), _("Not in your programme yet"), self._see_all)
        self.list = ShownList(name=_("New cafés"), most=_FEW)
        self._new.below.addWidget(self.list)
        self._newer = _Part("refresh-cw", "gorse", _("Newer than yours"), _("The ones you have now are kept too"))
        self._changed = Paged(_changed, first=_FEW_NEWER)
        self._newer.below.addWidget(self._changed)
        self._same = _Part("equal", "ink2", _("The same as yours"), _("Nothing to do"))
        words = _("Period returns"), _("Who came, pooled over a quarter. No café is named")
        self._returns = _Part("users", "moss", *words)
        self.returns = ShownList(name=words[0], most=_FEW)
        self._returns.below.addWidget(self.returns)
        self._gaps = column(gap=0)
        self._nothing = Para(_("There is nothing here that could be added as it is."), "body", "ink2")
        self._quiet = holder(column(self._nothing, margins=(28, 20)))
        for part in (self._quiet, self._new, self._newer, self._returns, self._same):
            self.body.addWidget(part)
        self.body.addLayout(self._gaps)
        self.body.addStretch(1)
        self._view: ImportView | None = None
        self._is_whole = False

    def show_view(self, view: ImportView) -> None:
        self._view = view
        self._quiet.setVisible(not (view.new or view.newer or view.same or view.returns))
        waiting = _("These packs wait for you. What to do first stands beside them.")
        nothing = _("There is nothing here that could be added as it is.")
        self._nothing.setText(waiting if view.strangers or view.need_words or view.choices else nothing)
        self._new.show_count(len(view.new))
        self._newer.show_count(len(view.newer))
        self._same.show_count(view.same)
        self._returns.show_count(len(view.returns))
        self.returns.show_rows([ListRow(one.title, one.aside) for one in view.returns], _FEW)
        self._show_new()
        self._changed.show_items(view.newer)
        empty(self._gaps)
        more = len(view.gaps) - _FEW
        further = ngettext(
            "Packs of {n} more host are on their way too.", "Packs of {n} more hosts are on their way too.", more
        ).format(n=more)
        for gap in (*view.gaps[:_FEW], *([further] if more > 0 else [])):
            line = row(Icon("inbox", "ink2", 22), Para(gap, "small", "ink2"), gap=12, margins=(69, 9, 24, 9))
            line.setStretch(1, 1)
            self._gaps.addWidget(Rule())
            self._gaps.addWidget(holder(line))

    def _show_new(self) -> None:
        assert self._view is not None
        new = self._view.new
        kept = new if self._is_whole else new[:_FEW]
        rows = Lazily(kept, lambda one: ListRow(one.title, one.aside))
        self.list.show_rows(rows, _MANY if self._is_whole else _FEW)
        self._see_all.set_words(_("See all {n}").format(n=len(new)))
        self._see_all.setVisible(len(new) > len(kept))

    def _show_every(self) -> None:
        self._is_whole = True
        self._show_new()
        if self.list.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.list.setFocus()


def _changed(one: Shown) -> QWidget:
    head = row(Para(one.title, "body", "ink"), Label(one.aside, "small", "ink2"), gap=12)
    head.setStretch(0, 1)
    lines = column(head, gap=4)
    for change in one.changes:
        lines.addWidget(difference(change))
    if not one.changes:
        lines.addWidget(Para(_("Small things that are not shown here."), "small", "ink2"))
    return holder(column(lines, margins=(0, 8)))


def difference(change: Difference, label_width: int = 86) -> QWidget:
    """What it was, an arrow, what it is now."""
    name = sized(Label(change.label, "small", "ink2", elide=True), width=label_width)
    was, now = Para(change.before, "small", "ink2"), Para(change.after, "smallb", "ink")
    arrow = Icon("arrow-right", "gorse", 16, name=_("is now"))
    if max(len(change.before), len(change.after)) > 40:  # sentences: one over the other
        after = row(arrow, now, gap=8)
        after.setStretch(1, 1)
        after.setAlignment(arrow, _TOP)
        said: Box = column(was, after, gap=2)
    else:
        said = row(was, arrow, now, None, gap=8)
    line = row(name, said, gap=8)
    line.setStretch(1, 1)
    line.setAlignment(name, _TOP)
    return holder(line)
