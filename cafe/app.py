"""The composition root: data folder, clock, key, store, services, window. Nothing else reads globals.

The window paints first. Only then are the database libraries loaded and the store opened, so that
an old laptop shows something within a second (``docs/figures.md`` has the measured times).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, PracticeClock, SystemClock
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.core.mistakes import report_of
from cafe.core.paths import DataFolder
from cafe.core.pauses import look_through_all
from cafe.core.undo import UndoStack
from cafe.ui import locking, window_state
from cafe.ui.bridge import Bridge
from cafe.ui.copying import CopyKeeper
from cafe.ui.services import Services
from cafe.ui.tasks import TaskRunner
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.watch import Watch
from cafe.ui.window import Window

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from cafe.collate.service import CollateService
    from cafe.report.service import ReportService
    from cafe.store.database import Database
    from cafe.ui.opening.doors import Doors, WayIn
    from cafe.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Opening:
    """How the app is to be opened.

    ``key`` is given for a demo or a test (32 bytes): no slot is asked then. ``passphrase`` comes
    from a file named on the command line. ``prepare`` is called with the services before the
    first page, and answers the place and the café to open at (demo states).
    """

    folder: DataFolder
    passphrase: str = field(default="", repr=False)
    key: bytes | None = field(default=None, repr=False)
    is_demo: bool = False
    prepare: Callable[[Services], tuple[str, str]] | None = None


FIRST_ROOMS = ("capture", "content", "packs", "plan", "run")
LATER_ROOMS = ("collate", "report")
ASK_AGAIN_MS = 500
WARM_UP_MS = 1500
"""How long after Home the rooms that Home does not need are loaded, so that the first press there does not wait."""


def load_rooms(rooms: Iterable[str] = FIRST_ROOMS) -> None:
    """Load the rooms' libraries: called beside the window, so that building the rooms takes no time in it."""
    for room in rooms:
        import_module(f"cafe.{room}.service")


def build_services(
    folder: DataFolder,
    database: Database,
    clock: Clock,
    *,
    key: bytes,
    executor: Executor | None = None,
    is_demo: bool = False,
) -> Services:
    """Build the rooms over one open store. Heavy imports happen here, after the first paint; what Home does
    not need (collating, paper) is loaded when it is first asked for."""
    from cafe.capture.service import CaptureService
    from cafe.content.service import ContentService
    from cafe.packs.service import PacksService
    from cafe.plan.service import PlanService
    from cafe.run.service import RunService
    from cafe.store.copies import Copies
    from cafe.store.retention import Retention
    from cafe.store.trail import Trail
    from cafe.store.ways_in import WaysIn

    changes, undo = Changes(), UndoStack()
    trail = Trail(database, clock)
    ways_in = WaysIn(folder, key, changes, trail.note)

    @cache
    def collate() -> CollateService:
        from cafe.collate.service import CollateService

        return CollateService(database, clock, changes)

    @cache
    def report() -> ReportService:
        from cafe.report.service import ReportService

        return ReportService(database, clock, changes, collate)

    return Services(
        folder=folder,
        clock=clock,
        changes=changes,
        undo=undo,
        database=database,
        ways_in=ways_in,
        copies=Copies(database, ways_in, clock, changes),
        retention=Retention(database, folder, clock, changes, undo),
        trail=trail,
        content=ContentService(database, clock, changes, undo=undo),
        plan=PlanService(database, clock, changes, undo=undo),
        run=RunService(database, clock, changes),
        capture=CaptureService(database, clock, changes, undo=undo),
        packs=PacksService(database, clock, changes, undo=undo),
        collate_later=collate,
        report_later=report,
        bridge=Bridge(changes),
        tasks=TaskRunner(executor=executor),
        is_demo=is_demo,
    )


class CafeApp:
    """One sitting: opens the window, then the store behind it, and closes both in order."""

    def __init__(self, opening: Opening, clock: Clock | None = None) -> None:
        self.opening = opening
        self.clock = clock or SystemClock()
        self.services: Services | None = None
        self._throw_away: DataFolder | None = None
        self._doors: Doors | None = None
        self._keeper: CopyKeeper | None = None
        self.window = Window(opening.folder.window_state)
        self.window.first_painted.connect(lambda: QTimer.singleShot(0, self.open_store))
        self.window.closing.connect(self.close)
        self.window.lock_wanted.connect(self.lock)
        self.window.copy_wanted.connect(self.put_back)
        self.window.locked_out.connect(self._on_locked_out)
        self.window.may_show = lambda place: not self._has_locked_notes or place in locking.IN_A_LOCKED_RUN
        self._return_to = ("", "")
        self.watch = Watch(self.window)
        self.watch.woke.connect(self.lock)
        self.watch.rested.connect(self._on_rested)

    def show(self) -> None:
        self.window.show_as_remembered()

    def open_store(self) -> None:
        """After the first paint: find a way in, or show the door that asks for one."""
        from cafe.ui.opening.doors import Doors, WayIn

        doors = self._doors = Doors(
            self.window, self.opening.folder, passphrase=self.opening.passphrase, clock=self.clock
        )
        doors.opened.connect(partial(self._start, doors))
        if self.opening.key is None:
            doors.try_to_open()
            return
        way = WayIn(self.opening.key)
        try:
            self._use(way, self._open(way))
        except CafeError as problem:
            doors.show_problem(problem)

    def _start(self, doors: Doors, way: WayIn) -> None:
        """A key was found: load the database libraries and open the store beside the window, which stays free."""
        doors.run(partial(self._open, way), partial(self._use, way), doors.show_problem)

    def _open(self, way: WayIn) -> Database:
        from cafe.store.opening import open_store

        load_rooms()
        return open_store(way.folder or self.opening.folder, way.key, self.clock)

    def _use(self, way: WayIn, database: Database) -> None:
        from cafe.store.trail import Deed

        folder = way.folder or self.opening.folder
        is_demo = self.opening.is_demo or way.is_practice
        clock = PracticeClock(self.clock) if way.is_practice else self.clock
        self.services = build_services(folder, database, clock, key=way.key, is_demo=is_demo)
        self._throw_away = way.folder
        place, cafe_id = "home", ""
        if way.role:
            self.services.content.keep_role(way.role)
            if not is_demo:
                self.services.trail.note(Deed.SHEET_MADE)  # one of its groups has just been typed back
        if way.is_practice:
            from cafe.ui.opening.practice import plan_practice

            plan_practice(self.services)
        elif self.opening.prepare is not None:
            place, cafe_id = self.opening.prepare(self.services)
        elif self.services.content.role() == "coordinator":
            place = "programme"
        if any(self._return_to):
            (place, cafe_id), self._return_to = self._return_to, ("", "")
        self._keeper = CopyKeeper(self.services)
        self.window.use(self.services)
        self._watch_over(self.services)
        self.window.go(place, cafe_id)
        if way.programme_file is not None:
            self._add_programme(way.programme_file)
        QTimer.singleShot(WARM_UP_MS, self._warm_up)

    def _warm_up(self) -> None:
        """Load the other rooms' libraries beside the window, while the person reads Home."""
        if self.services is None:
            return

        services = self.services

        def job(_progress: Progress) -> None:
            load_rooms(LATER_ROOMS)
            if services.collate.keeping.sweep():
                services.undo.clear()  # a step of it could hold the words
            services.retention.sweep()

        if self._keeper is not None:
            self._keeper.look()
        self.services.tasks.run(job, on_done=lambda _none: None, on_refused=self.window.problem)

    def _add_programme(self, file: Path) -> None:
        """The file that came with the first start; its six words are in Settings, to be rung up and read out."""
        assert self.services is not None
        services = self.services

        def added(_card: object) -> None:
            from cafe.ui.settings.ways import let_programme

            self.window.go("settings")
            let_programme(self.window, services, self.window, is_first=True)

        services.tasks.run(
            lambda _progress: services.packs.install_programme(file), on_done=added, on_refused=self.window.problem
        )

    # -- locking

    def _watch_over(self, services: Services) -> None:
        """Lock by itself after a while and after sleep, where there is a way to open it again."""
        services.bridge.changed.connect(lambda kinds, _origins: self.watch_again() if Kind.SETTINGS in kinds else None)
        self.watch_again()

    def watch_again(self) -> None:
        if self.services is None:
            return
        may_lock = locking.can_lock(self.services)
        self.window.show_lock(may_lock)
        if may_lock:
            self.watch.begin(locking.minutes(self.services))
        else:
            self.watch.end()

    @property
    def _has_locked_notes(self) -> bool:
        run = locking.run_page(self.window)
        return run is not None and run.notes_lock.is_locked

    def _on_rested(self) -> None:
        """Nobody touched it for a while. In a run whose host writes nothing there is nothing to cover."""
        run = locking.going_run(self.window)
        if run is not None and not run.notes_lock.covers_words:
            self.watch.hands_moved()
        else:
            self.lock()

    def lock(self) -> None:
        """Cover what is kept: the notes alone while a café goes on; else all of it, and the store is closed."""
        if self.services is None:
            return
        if QApplication.activeModalWidget() is not None:  # a window of the system waits for a file: after it
            QTimer.singleShot(ASK_AGAIN_MS, self.window, self.lock)
            return
        if not locking.can_lock(self.services):
            self.window.toast(_("This is for trying out, so there is nothing to lock."))
            return
        run = locking.going_run(self.window)
        if run is None:
            self._lock_all(*self.window.here)
            return
        if self.window.place not in locking.IN_A_LOCKED_RUN:
            self.window.go("run", run.cafe_id)
        run.notes_lock.lock()

    def _on_locked_out(self, place: str, cafe_id: str) -> None:
        """Somebody wants a page that shows words, while the notes are locked."""
        run = locking.going_run(self.window)
        if run is None:  # the café is over: nothing holds the store open any more
            self._lock_all(place, cafe_id)
            return
        self.window.toast(_("Open your notes first. The café goes on."))
        run.notes_lock.ask()

    def _lock_all(self, place: str, cafe_id: str) -> None:
        assert self._doors is not None
        self.watch.end()
        self._return_to = (place, cafe_id)
        self.window.shut()
        self._close_store()
        self._doors.show_locked()

    def put_back(self, copy: Path) -> None:
        """Close the store, let a checked copy of it take its place, and open that. What was there is kept aside."""
        from cafe.packs.apart import the_reader
        from cafe.ui.opening.doors import WayIn

        if self.services is None or self._doors is None:
            return
        doors, ways_in, clock = self._doors, self.services.ways_in, self.clock
        self.watch.end()
        self._return_to = ("home", "")
        self.window.shut()
        self._close_store()
        way = WayIn(ways_in.way())

        def job() -> Database:
            ways_in.put_back(copy, clock, the_reader().slots)
            return self._open(way)

        def opened(database: Database) -> None:
            self._use(way, database)
            self.window.toast(_("Your cafés are back as they were in the copy"))

        def refused(problem: CafeError) -> None:
            doors.opened.emit(way)
            self.window.problem(problem)

        doors.run(job, opened, refused)

    def _close_store(self) -> None:
        if self.services is None:
            return
        services, self.services, self._keeper = self.services, None, None
        services.tasks.close()
        services.bridge.close()
        try:
            services.database.close()
        except CafeError as problem:  # a full disk: what was kept is kept, and it is closed all the same
            self.window.problem(problem)
        look_through_all()

    def close(self) -> None:
        """Finish what is under way, then close the store. Called once, when the window goes."""
        self.watch.end()
        if self._doors is not None:
            self._doors.close()
            self._doors = None
        self._close_store()
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away.root, ignore_errors=True)


def main(opening: Opening) -> int:
    """Open the window and stay until it is closed; answers the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Conversation Café")
    app.setDesktopFileName("conversation-cafe")
    kept = window_state.load(opening.folder.window_state)
    apply_theme(app, Theme(kept.mode, kept.text_size / 100))
    cafe = CafeApp(opening)
    sys.excepthook = _apologise(cafe)
    cafe.show()
    code = app.exec()
    cafe.close()
    return code


def _apologise(cafe: CafeApp) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Our own mistake: say first that what was kept is safe, then what can be copied for us."""

    def hook(kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            cafe.window.close()
            return
        if isinstance(problem, CafeError):
            cafe.window.problem(problem)
            return
        from cafe.ui.messages import apology

        report = report_of(problem)
        if sys.stderr is not None:  # a window without a terminal has none
            sys.stderr.write(report)
        cafe.window.problem(apology(report))

    return hook
