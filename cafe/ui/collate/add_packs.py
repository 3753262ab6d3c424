"""Add packs: everything that would happen before anything does. Reading and adding are done off the window's thread.

**Programme** → add packs → programme.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from cafe.collate.preview_view import ImportView, import_view, result_lines
from cafe.collate.reading import ImportPreview
from cafe.collate.view import added_in_words
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui import dialogs
from cafe.ui.collate.adding import Added
from cafe.ui.collate.coming import ComingCard
from cafe.ui.collate.foot import Foot
from cafe.ui.collate.handed import dropped, from_words
from cafe.ui.collate.under_way import UnderWay
from cafe.ui.collate.waiting import Waiting
from cafe.ui.place import Page
from cafe.ui.scale import column, row
from cafe.ui.tasks import Progress, Task
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.notices import EmptyState
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.collate.lines import ImportResult
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class AddPacksPage(Page):
    """The place's words say which programme and which files (``handed.py``); without files the page asks."""

    spine_place = "programme"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._card: ProgrammeCard | None = None
        self._paths: tuple[Path, ...] = ()
        self._preview: ImportPreview | None = None
        self._accepted: set[str] = set()
        self._choices: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._task: Task | None = None
        self._turn = 0
        self._another = Button(_("Choose another folder"), "quiet", icon="folder-open", flush="right")
        self._another.clicked.connect(self._choose_folder)
        self.frame = PageFrame(_("Add packs"), back=True, actions=[self._another])
        self.frame.back_pressed.connect(self._not_now)
        self._ask = self._asking()
        self.under_way = UnderWay(_("Reading packs"))
        self.under_way.stopped.connect(self._stop)
        self.coming, self.waiting, self.foot = ComingCard(), Waiting(), Foot()
        self._both = TwoPages(side_width=388, gap=16)
        self._both.main.addWidget(self.coming, 1)
        self._both.side.addWidget(self.waiting, 1)
        self._large_foot = Para("", "body", "ink2")
        self._acts = Flow()  # where the button of the head stands in large text
        self.frame.body.fill([self._acts, self.under_way, self._ask, self._both, self._large_foot])
        self.frame.body.setStretchFactor(self._ask, 1)
        self.frame.body.setStretchFactor(self._both, 1)
        self.frame.body.addStretch(0)
        self.frame.foot.addWidget(self.foot, 1)
        self.setLayout(column(self.frame, gap=0))
        self.setAcceptDrops(True)
        self.waiting.choices.chosen.connect(self._choose)
        self.waiting.strangers.answered.connect(self._answer)
        self.waiting.words.typed.connect(self._type_words)
        self.foot.not_now.clicked.connect(self._not_now)
        self.foot.add.clicked.connect(self._add)
        self.retheme()

    def _asking(self) -> Card:
        card = Card(name=_("Which packs?"))
        said = _("Choose the folder that they are in, or drop it here. We only look: nothing is added yet.")
        ask = EmptyState(_("Which packs?"), said, button=_("Choose a folder"), icon="folder-open")
        ask.acted.connect(self._choose_folder)
        card.body.addWidget(ask, 1)
        files = Button(_("Choose single packs"), "quiet", icon="package")
        files.clicked.connect(self._choose_files)
        card.body.addLayout(row(None, files, None))
        return card

    # -- what is open

    def open(self, cafe_id: str = "") -> None:
        is_same = cafe_id == self.cafe_id and self._preview is not None
        self.cafe_id = cafe_id
        if is_same:
            return
        ours = {card.id: card for card in self.services.collate.programmes()}
        handed = from_words(cafe_id, ours)
        self._card = ours.get(handed.programme_id) or next(iter(ours.values()), None)
        if self._card is None:
            self.shell.go("programme", instead=True)
            return
        self.frame.title.setText(
            _("Add packs to {name}").format(name=self._card.name) if len(ours) > 1 else _("Add packs")
        )
        if handed.paths:
            self._begin(handed.paths)
        else:
            self._forget()
            self._show_view()

    def first_focus(self) -> QWidget:
        if self._preview is not None:
            return self.foot.add if self.foot.add.isEnabled() else self.foot.not_now
        return self.under_way.stop if self._task is not None else self._ask.findChildren(Button)[0]

    def leave(self) -> None:
        self._stop()

    def retheme(self) -> None:
        """In large text the foot has room for its buttons alone, and the head for its title."""
        if theme().is_large:
            self._acts.add(self._another)
        else:
            self.frame.action_row.addWidget(self._another)
        self._show_view()

    def _forget(self) -> None:
        self._stop()
        self._turn += 1
        self._task, self._preview, self._paths = None, None, ()
        self._accepted, self._choices, self._words = set(), {}, {}

    def _show_state(self, view: ImportView | None = None) -> None:
        """What is on the page: the question, work under way, or what would happen."""
        is_busy = self._task is not None
        self.under_way.setVisible(is_busy)
        self._ask.setVisible(not is_busy and view is None)
        self._another.setVisible(view is not None)
        self._acts.setVisible(theme().is_large and view is not None)
        for part in (self._both, self.foot):
            part.setVisible(not is_busy and view is not None)
        self._large_foot.setVisible(theme().is_large and not is_busy and view is not None)
        self.frame.set_title(self.frame.title.text(), view.head if view else _("Nothing has been added yet."))

    # -- reading

    def _choose_folder(self) -> None:
        folder = dialogs.choose_folder(self, _("The folder with the packs"))
        if folder is not None:
            self._begin((folder,))

    def _choose_files(self) -> None:
        kinds = _("Packs ({pattern})").format(pattern="*.cafepack *.cafereturn")
        files = dialogs.choose_files(self, _("Which packs?"), kinds)
        if files:
            self._begin(files)

    def _begin(self, paths: Sequence[Path]) -> None:
        self._forget()
        self._paths = tuple(paths)
        self._read()

    def _read(self) -> None:
        """Read everything that was chosen, with the words that were typed so far."""
        assert self._card is not None
        collate, programme_id, words = self.services.collate, self._card.id, dict(self._words)
        only = self._paths[0] if len(self._paths) == 1 else None
        chosen = only if only is not None and not only.is_file() else self._paths

        def job(progress: Progress) -> tuple[ImportPreview, ImportView]:
            found = collate.preview(programme_id, chosen, _quietly(progress), lambda: progress.is_stopping, words)
            return found, import_view(found)

        self._start(_("Reading packs"), job, self._was_read, can_stop=True)

    def _start(
        self, words: str, job: Callable[[Progress], Any], then: Callable[[Any], None], *, can_stop: bool = False
    ) -> None:
        """One piece of work at a time; the answer of one that was left behind comes too late."""
        self._turn += 1
        turn = self._turn

        def over(answer: Any = None) -> None:
            if turn == self._turn:
                self._task = None
                then(answer)

        def refused(problem: CafeError) -> None:
            if turn == self._turn:
                self._task = None
                self._show_view()
                self.shell.problem(problem)

        task = self._task = self.services.tasks.run(job, on_done=over, on_refused=refused)
        task.progressed.connect(self.under_way.show_progress)
        task.stopped.connect(lambda: self._left(turn))
        task.broke.connect(lambda _problem: self._left(turn))
        self.under_way.begin(words, can_stop=can_stop)
        self._show_view()

    def _left(self, turn: int) -> None:
        if turn == self._turn:
            self._task = None
            self._show_view()

    def _stop(self) -> None:
        if self._task is not None and self.under_way.can_stop:
            self._task.stop()

    def _was_read(self, found: tuple[ImportPreview, ImportView]) -> None:
        self._preview, view = found
        known = {one.key for one in view.strangers}
        self._accepted &= known
        asked = {one.pack_id for one in view.choices}
        mine = {pack_id: chosen for pack_id, chosen in self._choices.items() if pack_id in asked}
        self._choices = self._preview.offered | mine
        if self._accepted or self._choices:
            view = import_view(self._preview, self._accepted, self._choices)
        self.waiting.show_view(view)
        self._show_view(view)
        self.first_focus().setFocus()

    # -- answers of a person

    def _show_view(self, view: ImportView | None = None) -> None:
        if view is None and self._preview is not None and self._task is None:
            view = import_view(self._preview, self._accepted, self._choices)
        self._show_state(view)
        if view is not None:
            self.coming.show_view(view)
            self.foot.show_view(view)
            self._large_foot.setText(view.foot)

    def _choose(self, pack_id: str, frame_hash: str) -> None:
        self._choices[pack_id] = frame_hash
        self._show_view()

    def _answer(self, key: str, is_accepted: bool) -> None:
        (self._accepted.add if is_accepted else self._accepted.discard)(key)
        self._show_view()

    def _type_words(self, file: str, words: tuple[str, ...]) -> None:
        self._words[file] = words
        self._read()

    def _not_now(self) -> None:
        self._forget()
        self.shell.go("programme", instead=True)

    # -- adding

    def _add(self) -> None:
        preview, accepted, choices = self._preview, frozenset(self._accepted), dict(self._choices)
        if preview is None or self._task is not None:
            return
        collate, added = self.services.collate, Added(self.services, self.shell, preview, accepted, choices)
        self._start(
            _("Adding packs"),
            lambda _progress: collate.import_(preview, accepted, choices),
            lambda result: self._was_added(result, added),
        )

    def _was_added(self, result: ImportResult, added: Added) -> None:
        preview, batch = added.preview, result.batch
        added.batch_id = batch.id
        counted = batch.new + batch.updated
        label = added_in_words(counted, result.returns) if counted or result.returns else _("What was kept")
        told = result_lines(result, preview)[0] if counted or result.returns else _("Kept. It is not asked again.")
        self.services.undo.push(label, added.take_back, added.add_again)
        self._forget()
        self.shell.toast(told, undo=True)
        self.shell.go("programme", preview.programme_id, instead=True)

    # -- dropped on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._task is None and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._begin(dropped(event.mimeData()))


def _quietly(progress: Progress) -> Callable[[int, int], None]:
    """Say how far it is, a hundred times at most. Once Stop is pressed say nothing: what was read so far is shown."""

    def tell(done: int, of: int) -> None:
        if not progress.is_stopping and (done * 100 // of != (done - 1) * 100 // of):
            progress.report(done, of)

    return tell
