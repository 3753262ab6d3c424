"""*Two files are ready*: which one goes where, how to send it, and *I have sent it*, which is the host's own word."""

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
from cafe.packs.readiness import SendState
from cafe.ui import dialogs
from cafe.ui.from_programme import ask_for_file
from cafe.ui.paper.printing import print_sheet
from cafe.ui.review.files import open_here
from cafe.ui.review.making import keep_file
from cafe.ui.review.remade import RemadePage
from cafe.ui.review.sending import steps_to_send
from cafe.ui.review.sent_parts import EMAIL, FileCard, HowToSend, PackCard, answered, staying
from cafe.ui.review.spoken import spoken
from cafe.ui.review.steps import Step
from cafe.ui.review.taking_back import TakingBack
from cafe.ui.review.taking_back import title as title_of_taking_back
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.notices import Banner, EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import announce

if TYPE_CHECKING:
    from cafe.packs.preview import SendPreview
    from cafe.packs.service import MadePack
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class SentPage(RemadePage):
    """The two files of the newest making, each with who it is for."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.SENT, Kind.CAFES, Kind.ENTRIES, Kind.PEOPLE, Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._made: MadePack | None = None
        self._way = EMAIL
        self._stick: dict[str, str] = {}  # by café: what was said when it was on the stick
        self._how: HowToSend | None = None
        self.again = Button(_("Change and send again"), "quiet", icon="rotate-ccw")
        self.again.clicked.connect(self._change)
        self.folder = Button(_("Open folder"), "secondary", icon="folder-open")
        self.folder.clicked.connect(self._open_folder)
        self.frame = PageFrame(_("Two files are ready"), " ", back=True, actions=[self.again, self.folder])
        self.frame.back_pressed.connect(self.shell.back)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        """Not *I have sent it*: Enter, pressed once too often, would say what is not so."""
        if self._how is None:
            return self.frame.back
        return next(button for button in self._how.ways.buttons() if button.isChecked())

    def refresh(self) -> None:
        focused, self._how = self.focused_name(), None
        try:
            view = self.services.packs.preview(self.cafe_id)
            self._made = self.services.packs.last_made(self.cafe_id)
        except CafeError as problem:
            self._nothing(_("Which café?"), problem.sentence(), "cafes", _("See the cafés"))
            return
        for button in (self.again, self.folder):
            button.setVisible(self._made is not None)
        if self._made is None:
            line = _("They are made at Check and send, once you have looked at what leaves.")
            self._nothing(_("No files yet"), line, "check", _("Check and send"))
            return
        is_there = self._made.path.exists()
        sound = _("both were opened again, and both are sound") if is_there else _("they are not where they were put")
        if self._made.sent_at is not None:
            sound = _("sent on {day}").format(day=words.day_and_month(local(self._made.sent_at).date()))
        if self._made.received_at is not None:
            sound = _("received on {day}").format(day=words.day_and_month(local(self._made.received_at).date()))
        self.frame.set_title(_("Two files are ready"), f"{view.topic_title} · {sound}")
        self.show_whole(self._pages(view, self._made, is_there=is_there), focused)

    # -- the parts

    def _pages(self, view: SendPreview, made: MadePack, *, is_there: bool) -> QWidget:
        whole = QWidget()
        both = TwoPages(side_width=430)
        top = column(gap=14)
        if notice := self._notice(view, is_there=is_there):
            top.addWidget(notice)
        pack = PackCard(made.path, made.programme, spoken(self.services).locked.get(self.cafe_id))
        pack.copied.connect(lambda: self.shell.toast(_("Copied. Paste it where the address goes.")))
        pack.words_pressed.connect(lambda: self.shell.go("phone-words", self.cafe_id))
        if told := self.services.packs.answers(self.cafe_id):
            both.main.addWidget(answered(told, self._print_answers))
        both.main.addWidget(pack)
        if made.summary_path is not None:
            both.main.addWidget(self._summary(made.summary_path))
        both.main.addWidget(staying(view.stays))
        back = Button(title_of_taking_back(), "quiet", icon="undo-2", size="small", flush="left")
        back.clicked.connect(lambda: TakingBack(self, self.services, self.shell).ask())
        both.main.addWidget(holder(row(back, None)))
        both.main.addStretch(1)
        self._how = HowToSend(self._way)
        self._how.way_chosen.connect(self._choose_way)
        self._how.stick_pressed.connect(self._to_stick)
        self._how.sent_pressed.connect(self._sent)
        self._how.reply_pressed.connect(lambda: ask_for_file(self, self.services, self.shell))
        self._how.show_on_stick(self._stick.get(self.cafe_id, ""))
        self._how.show_way(self._way, self._steps(made))
        if made.received_at is not None:
            self._how.show_sent(_("I have sent it again"), _("Your programme wrote back: it has this café."))
        elif made.sent_at is None:
            self._how.show_sent(_("I have sent it"), _("Your word is enough. Home will then say “Sent”."))
        else:
            self._how.show_sent(_("I have sent it again"), _("It is marked as sent. Sending twice does no harm."))
        both.side.fill([self._how, None])
        top.addWidget(both, 1)
        whole.setLayout(top)
        return whole

    def _notice(self, view: SendPreview, *, is_there: bool) -> Banner | None:
        if not is_there:
            line = _("If they are on a memory stick, put it back in. Or make them again: nothing is lost.")
            notice = Banner(_("The files are not where they were put"), line, action=_("Make them again"))
        elif view.readiness.state is not SendState.CHANGED and self._is_news(view):
            line = _("These two files do not say so yet. Your next pack will, whichever café it is of.")
            notice = Banner(_("Somebody took her words back since"), line, action=_("Make them again"))
        elif view.readiness.state is SendState.CHANGED or view.revision > (self._made.revision if self._made else 0):
            line = _("These two files do not have the changes yet.")
            notice = Banner(_("You changed this café since"), line, action=_("Make them again"))
        else:
            return None
        notice.acted.connect(lambda: self.shell.go("check", self.cafe_id))
        return notice

    def _is_news(self, view: SendPreview) -> bool:
        """The café is as it was sent, but words of this laptop were taken back since."""
        return self._made is not None and view.revision > self._made.revision and bool(self.services.packs.withdrawn())

    def _print_answers(self) -> None:
        print_sheet(self, self.services, self.shell, "you-said", self.cafe_id)

    def _summary(self, path: Path) -> FileCard:
        card = FileCard(path, "file-text", _("For people to read"), Tag(_("Keep or share"), "spruce"))
        card.is_for(_("For you and the group"), _("Print it, or bring it next time. Small numbers are already hidden."))
        look = Button(_("Look at it or print it"), "quiet", icon="eye", size="small", flush="left")
        look.clicked.connect(lambda: self._try_open(path))
        card.body.addLayout(row(look, None))
        return card

    def _steps(self, made: MadePack) -> tuple[Step, ...]:
        return steps_to_send(self._way, made.path, made.programme.address if made.programme else "")

    def _nothing(self, title: str, line: str, place: str, button: str) -> None:
        for action in (self.again, self.folder):
            action.hide()
        self.frame.set_title(_("Send it"))
        card = Card(name=title)
        empty = EmptyState(title, line, button=button)
        empty.acted.connect(lambda: self.shell.go(place, self.cafe_id if place == "check" else ""))
        card.body.addWidget(empty, 1)
        self.show_whole(card, None)

    # -- what a person does

    def _choose_way(self, way: str) -> None:
        self._way = way
        if self._how is not None and self._made is not None:
            self._how.show_way(way, self._steps(self._made))

    def _to_stick(self) -> None:
        """Copy the pack where the person says, and read it back from there."""
        if self._made is None:
            return
        chosen = dialogs.choose_folder(self, _("Which stick?"))
        if chosen is None:
            return
        cafe_id, source, target = self.cafe_id, self._made.path, chosen / self._made.path.name

        def job(_progress: object) -> Path:
            try:
                content = source.read_bytes()
            except OSError as problem:
                raise explain(problem, source.parent) from problem
            if target != source:
                keep_file(target, content)
            return target

        self.services.tasks.run(
            job, on_done=lambda _path: self._is_on_stick(cafe_id, target), on_refused=self.shell.problem
        )

    def _is_on_stick(self, cafe_id: str, target: Path) -> None:
        self._stick[cafe_id] = _("{name} is on the stick, and it is sound.").format(name=target.name)
        if self._how is not None and cafe_id == self.cafe_id:
            self._how.show_on_stick(self._stick[cafe_id])
            announce(self._how, self._stick[cafe_id])

    def _sent(self) -> None:
        try:
            self.services.packs.mark_sent(self.cafe_id)
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.shell.go("home")
        self.shell.toast(_("Marked as sent"))

    def _change(self) -> None:
        self.shell.go("write-up", self.cafe_id)
        self.shell.toast(_("Change what you like, then check and send. The programme keeps the newer one."))

    def _open_folder(self) -> None:
        if self._made is not None:
            self._try_open(self._made.path.parent)

    def _try_open(self, path: Path) -> None:
        try:
            open_here(path)
        except CafeError as problem:
            self.shell.problem(problem)
