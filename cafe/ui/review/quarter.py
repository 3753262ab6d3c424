"""*Who came this quarter*: exactly what a period return says, the button that makes it, and how it is sent.

Home, Cafés, Check and send → **the return of a quarter**. The place's words are a quarter and a board; none: the one
that is due, else the newest.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.core.files import explain
from cafe.core.i18n import _
from cafe.packs.returns.view import LeavingQuestion, ReturnView, from_key, key_of, return_view
from cafe.ui import dialogs
from cafe.ui.from_programme import ask_for_file
from cafe.ui.review.files import choose_send_folder, open_here, send_folder
from cafe.ui.review.making import keep_file
from cafe.ui.review.remade import RemadePage
from cafe.ui.review.sending import steps_to_send
from cafe.ui.review.sent_parts import EMAIL, HowToSend, PackCard
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.bars import Bar, Bars
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.inputs import List
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.notices import Banner, EmptyState
from cafe.ui.widgets.page import Columns, PageFrame, TwoPages
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.model.values import ProgrammeCard
    from cafe.packs.returns.service import Period
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class QuarterPage(RemadePage):
    """One return at a time, with a list of the others where there are any."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.PEOPLE, Kind.SENT, Kind.CAFES, Kind.PROGRAMME, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._way, self._on_stick = EMAIL, ""
        self._period: Period | None = None
        self._how: HowToSend | None = None
        self._is_busy = False
        self.make = Button("", "primary", icon="package", size="main", height=56)
        self.which = List()
        self.which.setAccessibleName(_("Which quarter"))
        self.which.activated.connect(self._choose)
        self.frame = PageFrame(_("Who came this quarter"), " ", back=True, actions=[self.which])
        self.frame.back_pressed.connect(self.shell.back)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        if self._how is not None:
            return next(button for button in self._how.ways.buttons() if button.isChecked())
        return self.make if self._period is not None and self.make.isEnabled() else self.frame.back

    def refresh(self) -> None:
        focused, self._how = self.focused_name(), None
        periods = self.services.packs.returns.periods()
        wanted = from_key(self.cafe_id)
        due = next((one for one in reversed(periods) if one.is_ripe), None)
        named = (one for one in periods if (one.pool.quarter, one.pool.board) == wanted)
        self._period = next(named, due or next(iter(periods), None))
        self.which.setVisible(len(periods) > 1)
        self.which.clear()
        for one in periods:
            view = return_view(one)
            self.which.addItem(f"{view.name} · {view.state[0]}", view.key)
        if self._period is None:
            self._nothing()
            return
        view = return_view(self._period)
        self.which.setCurrentIndex(self.which.findData(view.key))
        self.frame.set_title(_("Who came this quarter"), " · ".join(part for part in (view.name, view.under) if part))
        self.show_whole(self._pages(view, self._period), focused)

    # -- the parts

    def _pages(self, view: ReturnView, period: Period) -> QWidget:
        whole, both, top = QWidget(), TwoPages(side_width=430), column(gap=14)
        if view.notice[0]:
            top.addWidget(Banner(*view.notice, tone="spruce" if view.can_make else "gorse", icon="info"))
        both.main.addWidget(_leaving(view), 1)
        programme = self.services.packs.programme()
        side: list[QWidget | None] = []
        if programme is not None and period.made is not None and view.has_file and not period.has_changed:
            side += [self._file(period.made.path, programme), self._sending(period, programme)]
        side += [self._lock(view, programme), _staying(view), None]
        both.side.fill(side)
        top.addWidget(both, 1)
        whole.setLayout(top)
        return whole

    def _lock(self, view: ReturnView, programme: ProgrammeCard | None) -> Card:
        title = _("Locked for {name}").format(name=programme.name) if programme else _("No programme file yet")
        card = Card(margins=(24, 18, 24, 18), gap=10, name=title)
        head = row(Icon("lock-keyhole", "spruce", 22), Para(title, "h3", "ink"), gap=10)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        if programme is None:
            line = _("A return goes to your programme, and to nobody else. Choose the file they gave you first.")
            card.body.addWidget(Para(line, "body", "ink2"))
            choose = Button(_("Choose the programme’s file"), "secondary", icon="folder-open")
            choose.clicked.connect(lambda: ask_for_file(self, self.services, self.shell, self.refresh))
            card.body.addWidget(choose)
            return card
        line = _("A file of its own, apart from every pack. Only they can open it.")
        card.body.addWidget(Para(line, "body", "ink2"))
        look = "primary" if self._how is None else "secondary"
        self.make = Button(view.button, look, icon="package", size="main", height=56)
        self.make.setEnabled(view.can_make)
        self.make.clicked.connect(self._make)
        card.body.addWidget(self.make)
        folder = send_folder(self.services)
        where = Label(_("It goes in “{name}”.").format(name=folder.name or str(folder)), "small", "ink2")
        other = Button(_("Choose another folder"), "link", size="small")
        other.clicked.connect(self._choose_folder)
        card.body.addLayout(row(Icon("folder-open", "ink2", 18), where, other, None, gap=8))
        return card

    def _file(self, path: Path, programme: ProgrammeCard | None) -> PackCard:
        card = PackCard(path, programme, None, kind=_("The locked return"))
        card.copied.connect(lambda: self.shell.toast(_("Copied. Paste it where the address goes.")))
        folder = Button(_("Open folder"), "quiet", icon="folder-open", size="small", flush="left")
        folder.clicked.connect(lambda: self._try_open(path.parent))
        card.body.addLayout(row(folder, None))
        return card

    def _sending(self, period: Period, programme: ProgrammeCard | None) -> HowToSend:
        assert period.made is not None
        path, address = period.made.path, programme.address if programme else ""
        how = self._how = HowToSend(self._way)
        how.way_chosen.connect(lambda way: self._choose_way(way, path, address))
        how.stick_pressed.connect(lambda: self._to_stick(path))
        how.sent_pressed.connect(self._sent)
        how.reply_pressed.connect(lambda: ask_for_file(self, self.services, self.shell))
        how.show_on_stick(self._on_stick)
        how.show_way(self._way, steps_to_send(self._way, path, address))
        if not period.made.has_left:
            how.show_sent(_("I have sent it"), _("Your word is enough. It will then say “Sent”."))
        else:
            known = _("It is marked as sent. Sending twice does no harm.")
            if period.made.received_at is not None:
                day = words.day_and_month(local(period.made.received_at).date())
                known = _("Your programme had it on {day}. There is nothing left to do.").format(day=day)
            how.show_sent(_("I have sent it again"), known)
        return how

    def _nothing(self) -> None:
        self.frame.set_title(_("Who came this quarter"), " ")
        title = _("Nobody was asked yet")
        card = Card(name=title)
        line = _("When slips have been counted at “Who came”, their totals go to your programme once a quarter.")
        empty = EmptyState(title, line, button=_("See the cafés"), icon="calendar-days")
        empty.acted.connect(lambda: self.shell.go("cafes"))
        card.body.addWidget(empty, 1)
        self.show_whole(card, None)

    # -- what a person does

    def _choose(self, _at: int) -> None:
        self._on_stick = ""
        self.shell.go("quarter", self.which.currentData(), instead=True)

    def _choose_folder(self) -> None:
        if choose_send_folder(self, self.services):
            self.refresh()

    def _make(self) -> None:
        """Off the window's thread; the page says so once it is there."""
        if self._period is None or self._is_busy:
            return
        pool, returns, folder = self._period.pool, self.services.packs.returns, send_folder(self.services)
        self._is_busy = True
        self._on_stick = ""
        self.make.setEnabled(False)
        self.services.tasks.run(
            lambda _progress: returns.make(pool.quarter, pool.board, folder),
            on_done=lambda made: self._made(made.path.name, key_of(pool.quarter, pool.board)),
            on_refused=self._refused,
        )

    def _made(self, name: str, key: str) -> None:
        self._is_busy = False
        self.cafe_id = key
        self.refresh()
        self.first_focus().setFocus()
        said = _("{name} is made, and it is sound.").format(name=name)
        self.shell.toast(said)
        announce(self, said)

    def _refused(self, problem: CafeError) -> None:
        self._is_busy = False
        self.refresh()
        self.shell.problem(problem)

    def _choose_way(self, way: str, path: Path, address: str) -> None:
        self._way = way
        if self._how is not None:
            self._how.show_way(way, steps_to_send(way, path, address))

    def _to_stick(self, source: Path) -> None:
        """Copy it where the person says, and read it back from there."""
        chosen = dialogs.choose_folder(self, _("Which stick?"))
        if chosen is None:
            return
        target = chosen / source.name

        def job(_progress: object) -> Path:
            try:
                content = source.read_bytes()
            except OSError as problem:
                raise explain(problem, source.parent) from problem
            if target != source:
                keep_file(target, content)
            return target

        self.services.tasks.run(job, on_done=self._is_on_stick, on_refused=self.shell.problem)

    def _is_on_stick(self, target: Path) -> None:
        self._on_stick = _("{name} is on the stick, and it is sound.").format(name=target.name)
        if self._how is not None:
            self._how.show_on_stick(self._on_stick)
            announce(self._how, self._on_stick)

    def _sent(self) -> None:
        if self._period is None:
            return
        try:
            self.services.packs.returns.mark_sent(self._period.pool.quarter, self._period.pool.board)
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.shell.go("home")
        self.shell.toast(_("Marked as sent"))

    def _try_open(self, path: Path) -> None:
        try:
            open_here(path)
        except CafeError as problem:
            self.shell.problem(problem)


def _leaving(view: ReturnView) -> Card:
    """Every figure of the file, and nothing that is not in it."""
    card = Card(margins=(26, 20, 26, 20), gap=16, name=_("What leaves"))
    words, tone = view.state
    card.body.addLayout(row(Label(_("What leaves"), "h2"), None, Tag(words, tone), gap=12))
    figures = [_figure(figure, said) for figure, said in view.totals]
    card.body.addWidget(Columns(figures, most=2, least=180, gap=16))
    asked = [_question(one) for one in view.questions]
    if asked:
        card.body.addWidget(Columns(asked, most=2, least=320, gap=26))
    card.body.addStretch(1)
    return card


def _figure(figure: str, said: str) -> QWidget:
    return holder(row(Label(figure, "h1"), Label(said, "body", "ink2"), None, gap=10))


def _question(one: LeavingQuestion) -> QWidget:
    parts = column(Para(one.question, "strong", "ink"), Label(one.answered, "small", "ink2"), gap=2)
    if one.counts:
        parts.addWidget(Bars([Bar(label, count) for label, count in one.counts], row_height=27))
    if one.note:
        parts.addWidget(Para(one.note, "small", "ink2"))
    parts.addStretch(1)
    return holder(parts)


def _staying(view: ReturnView) -> Card:
    card = Card(flat=True, margins=(24, 14), gap=4, name=_("Staying here"))
    card.body.addLayout(row(Icon("laptop", "ink2", 20), Label(_("Staying here"), "strong"), None, gap=10))
    for line in view.stays:
        card.body.addWidget(Para(line, "small", "ink2"))
    return card
