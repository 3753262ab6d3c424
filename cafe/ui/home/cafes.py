"""Every café on this laptop, by where it stands, and all that can be done with one as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.i18n import _, ngettext
from cafe.model.values import CafeLine, CafeState
from cafe.plan.home import is_missed, state_tag, title_of
from cafe.ui.home.acts import Acts
from cafe.ui.home.parts import state_tag as tag_of
from cafe.ui.icons import icon
from cafe.ui.place import Page
from cafe.ui.review.taking_back import TakingBack
from cafe.ui.review.taking_back import title as title_of_taking_back
from cafe.ui.scale import Box, S, column, holder, row
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame
from cafe.ui.widgets.text import Label

if TYPE_CHECKING:
    from cafe.model.values import Plan
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_BEFORE, _OVER = (CafeState.PLANNED, CafeState.RUNNING), (CafeState.FINISHED, CafeState.SENT)
_CLOSED = (CafeState.CANCELLED, CafeState.NOBODY_CAME)


class CafeRow(QWidget):
    """One café: press the line to go on with it, or the three dots for everything else."""

    def __init__(self, line: CafeLine, acts: Acts) -> None:
        super().__init__()
        self.line = line
        title = title_of(line)
        said, tone = state_tag(line)
        if line.is_rehearsal:
            said = _("Practice")
        when = words.long_date(local(line.starts_at).date()) if line.starts_at else _("No day yet")
        where = " · ".join(part for part in (when, line.hall) if part)
        self.opens = CardButton(f"{title}, {where}, {said}", look="row", margins=(22, 9), gap=12)
        names = holder(column(Label(title, "strong", elide=True), Label(where, "small", "ink2", elide=True), gap=1))
        self.opens.put(names, tag_of(said, tone), Icon("chevron-right", "spruce", 20))
        self.opens.body.setStretch(0, 1)
        self.opens.clicked.connect(lambda: acts.open(line))
        self.more = IconButton("ellipsis", _("More for {title}").format(title=title), "quiet")
        self.more.clicked.connect(self._open_menu)
        self.menu = QMenu(self)
        for name, words_of, act in _acts_for(line, acts):
            action = QAction(icon(name, "ink"), words_of, self.menu)
            action.triggered.connect(lambda _on=False, act=act: act(line))
            self.menu.addAction(action)
        whole = row(self.opens, self.more, gap=4, margins=(0, 0, 12, 0))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _open_menu(self) -> None:
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + S(2)))
        self.menu.popup(corner - QPoint(self.menu.sizeHint().width(), 0))


class CafesPage(Page):
    """Cafés to come, cafés held, cafés called off, and the shelf of what was removed."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.CAFES, Kind.PLAN, Kind.RUN, Kind.ENTRIES, Kind.PEOPLE, Kind.SENT})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._acts = Acts(self, services, shell)
        self._plan = Button(_("Plan a café"), "primary", icon="calendar-plus")
        self._plan.clicked.connect(lambda: self.shell.go("plan"))
        self.frame = PageFrame(_("Cafés"), actions=[self._plan])
        self._place = column(gap=18)
        self.frame.body.addLayout(self._place, 1)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self._plan

    def refresh(self) -> None:
        lines = self.services.packs.lines()
        told = ngettext("{n} café on this laptop", "{n} cafés on this laptop", len(lines)).format(n=len(lines))
        self.frame.set_title(_("Cafés"), told)
        _empty(self._place)
        now = self.services.clock.now()
        missed = [line for line in lines if is_missed(line, now)]
        ahead = sorted((one for one in lines if one.state in _BEFORE and one not in missed), key=_soonest_first)
        over = [line for line in lines if line.state in _OVER]
        groups = (
            (_("Their day has gone by"), missed),
            (_("To come"), ahead),
            (_("To write up or send"), [line for line in over if line.state is CafeState.FINISHED or _again(line)]),
            (_("Sent"), [line for line in over if line.state is CafeState.SENT and not _again(line)]),
            (_("Called off, or nobody came"), [line for line in lines if line.state in _CLOSED]),
        )
        for title, found in groups:
            if found:
                self._place.addWidget(self._group(title, [CafeRow(line, self._acts) for line in found]))
        removed = self.services.plan.removed()
        if removed:
            self._place.addWidget(self._group(_("Removed"), [self._removed(plan) for plan in removed]))
        if not lines and not removed:
            card = Card(name=_("No cafés yet"))
            empty = EmptyState(_("No cafés yet"), _("When you plan one, it will be here."))
            card.body.addWidget(empty)
            card.body.addLayout(row(None, self._from_elsewhere(), None))
            self._place.addWidget(card, 1)
        else:
            back = Button(title_of_taking_back(), "quiet", icon="undo-2", flush="left")
            back.clicked.connect(lambda: TakingBack(self, self.services, self.shell).ask())
            quarter = Button(_("Who came, by quarter"), "quiet", icon="users", flush="left")
            quarter.clicked.connect(lambda: self.shell.go("quarter"))
            self._place.addWidget(Flow(back, quarter, self._from_elsewhere(), gap=12))
            self._place.addStretch(1)

    def _from_elsewhere(self) -> Button:
        """A plan that was moved here as a file, or a hand-over: both bring cafés, so they are looked for here."""
        opened = Button(_("Open a plan or a hand-over"), "quiet", icon="package-open", flush="left")

        def ask() -> None:
            from cafe.ui.topics.kits import ask_for_kit

            ask_for_kit(self, self.services, self.shell)

        opened.clicked.connect(ask)
        return opened

    def _group(self, title: str, rows: list[QWidget]) -> Card:
        card = Card(margins=(0, 14, 0, 8), gap=0, name=title)
        head = row(Label(title, "h2"), None, Label(str(len(rows)), "body", "ink2"), margins=(22, 0, 24, 6))
        card.body.addWidget(holder(head))
        for at, shown in enumerate(rows):
            if at:
                card.body.addWidget(Rule())
            card.body.addWidget(shown)
        return card

    def _removed(self, plan: Plan) -> QWidget:
        title = plan.title or plan.topic_title or _("Topic not chosen yet")
        when = words.long_date(local(plan.starts_at).date()) if plan.starts_at else _("No day yet")
        where = " · ".join(part for part in (when, plan.hall) if part)
        back = Button(_("Bring it back"), "quiet", icon="undo-2", size="small")
        back.setAccessibleName(_("Bring back {title}").format(title=title))
        back.clicked.connect(lambda: self._acts.bring_back(plan.cafe_id))
        gone = Button(_("Delete for good…"), "quiet", icon="trash-2", size="small")
        gone.setAccessibleName(_("Delete {title} for good").format(title=title))
        gone.clicked.connect(lambda: self._acts.delete_for_good(plan.cafe_id, title))
        names = column(Label(title, "strong", "ink2", elide=True), Label(where, "small", "ink2", elide=True), gap=1)
        line = row(names, back, gone, gap=8, margins=(22, 9, 12, 9))
        line.setStretch(0, 1)
        return holder(line)


def _acts_for(line: CafeLine, acts: Acts) -> list[tuple[str, str, Callable[[CafeLine], object]]]:
    """Icon, words and act of everything that this café's state allows, the gravest last."""
    found: list[tuple[str, str, Callable[[CafeLine], object]]] = [("copy", _("Copy it"), acts.copy)]
    if line.state in (CafeState.PLANNED, CafeState.CANCELLED):
        found.append(("calendar-days", _("Move to another day…"), acts.move))
    if line.state is CafeState.PLANNED:
        found.append(("x", _("Call it off"), acts.cancel))
    if line.state in (CafeState.PLANNED, CafeState.RUNNING, CafeState.FINISHED):
        found.append(("users-round", _("Nobody came, or one or two…"), acts.nobody_came))
    if line.state in _CLOSED:
        found.append(("rotate-ccw", _("Put it back on"), acts.put_back_on))
    if line.state is CafeState.FINISHED and not line.is_rehearsal:
        found.append(("sticky-note", _("Enter from paper"), acts.from_paper))
    if line.state in _OVER:
        found.append(("layers", _("Ripples: what came of it"), acts.ripples))
        found.append(("heart", _("Ten minutes for yourselves"), acts.debrief))
    if line.state in (CafeState.PLANNED, CafeState.CANCELLED):
        found.append(("send", _("Move the plan to another laptop…"), acts.move_plan))
    found.append(("trash-2", _("Delete…"), acts.delete))
    return found


def _again(line: CafeLine) -> bool:
    return line.changed_since_sent


def _soonest_first(line: CafeLine) -> tuple[bool, float]:
    return line.starts_at is None, line.starts_at.timestamp() if line.starts_at else 0.0


def _empty(box: Box) -> None:
    while box.count():
        item = box.takeAt(0)
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
