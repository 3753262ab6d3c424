"""The doors before the day: find a way in to the store, or ask for one. Nothing here knows the database.

Opening a way in (the keychain may ask; the words take a good quarter of a second on purpose) is done
beside the window, which stays free.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cafe.core.clock import Clock, SystemClock, today
from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.i18n import _
from cafe.core.paths import DataFolder
from cafe.ui import dialogs
from cafe.ui.opening.first import HOST, PRACTICE, FirstPage
from cafe.ui.opening.five_words import five_words
from cafe.ui.opening.keep_locked import Decision, KeepLocked
from cafe.ui.opening.moving import MovingPage
from cafe.ui.opening.problem import ProblemPage
from cafe.ui.opening.unlock import UnlockPage
from cafe.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from cafe.ui.window import Window

PROGRAMME_FILES = "*.cafeprogramme"
COPIES = "*.cafebackup *.cafemove"


@dataclass(frozen=True, slots=True)
class WayIn:
    """A key that was found or made, and what the person said on the way.

    ``role`` is "host" or "coordinator" when it was chosen just now. ``programme_file`` is to be added
    once the store is open. ``folder`` is another place than the one asked for: a throw-away store for
    practice, to be deleted when the window goes.
    """

    key: bytes = field(repr=False)
    role: str = ""
    programme_file: Path | None = None
    folder: DataFolder | None = None

    @property
    def is_practice(self) -> bool:
        return self.folder is not None


@dataclass(frozen=True, slots=True)
class _Found:
    """A key, or a new folder, or (neither) the kinds of thing to type; ``refused``: why the given words did not do."""

    key: bytes | None = field(default=None, repr=False)
    is_new: bool = False
    has_keychain: bool = False
    refused: str = ""
    kinds: tuple[str, ...] = ()


class Doors(QObject):
    """Shows the door that is needed. ``opened(WayIn)`` each time a key was found.

    ``passphrase`` comes from a file named on the command line and is tried first.
    """

    opened = Signal(object)

    def __init__(
        self,
        window: Window,
        folder: DataFolder,
        *,
        passphrase: str = "",
        executor: Executor | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(window)
        self._clock = clock or SystemClock()
        self._window, self._folder, self._passphrase = window, folder, passphrase
        self._tasks = TaskRunner(self, executor)
        self._file: Path | None = None
        self._has_keychain = False
        self._last: WayIn | None = None

    def try_to_open(self) -> None:
        """Use the way in that needs nobody, or show the door that asks."""
        self.run(self._look, self._on_looked, self.show_problem)

    def show_problem(self, problem: CafeError) -> None:
        """The store did not open: say why, what is safe, and offer another try."""
        page = ProblemPage(problem)
        page.again.connect(self._try_again)
        page.close_asked.connect(self._window.close)
        page.copy_asked.connect(lambda: self._choose_copy(page))
        self._show(page)

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[CafeError], None]) -> None:
        """Do a part of opening beside the window; the answer comes back in the window's thread."""
        self._tasks.run(lambda _progress: job(), on_done=done, on_refused=refused)

    def close(self) -> None:
        """Wait for what is under way: the window is going."""
        self._tasks.close()

    # -- looking

    def _look(self) -> _Found:
        """What there is in the folder. Raises the sentence where there is no door to show."""
        from cafe.store.keychain import available
        from cafe.store.keys import PASSPHRASE, RECOVERY, Slots

        self._folder.prepare()
        slots = Slots.load(self._folder.key_slots)
        if not slots.kinds:
            if self._folder.store.exists():
                raise _no_ways_in(self._folder)
            return _Found(is_new=True, has_keychain=available())
        if self._passphrase and PASSPHRASE in slots.kinds:
            try:
                return _Found(slots.open_with_passphrase(self._passphrase))
            except ProblemToFix as problem:
                return _Found(refused=problem.message, kinds=slots.kinds)
        key = slots.open_with_keychain()
        if key is not None:
            return _Found(key)
        if PASSPHRASE in slots.kinds or RECOVERY in slots.kinds:
            return _Found(kinds=slots.kinds)
        raise EnvironmentFault(
            _("This laptop’s own sign-in did not hand over the key. Nothing is lost."),
            _("Sign in to the laptop as the person who set this up, then try again."),
        )

    def _on_looked(self, found: _Found) -> None:
        if found.key is not None:
            self._open(WayIn(found.key))
        elif found.is_new:
            self._has_keychain = found.has_keychain
            self._show_first()
        else:
            page = self._ask(UnlockPage(has_words="passphrase" in found.kinds, has_sheet="recovery" in found.kinds))
            if found.refused:
                page.refuse(found.refused)

    def show_locked(self) -> None:
        """The store was closed for a while: the whole window is covered, and asks for a way in."""
        from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots

        self._passphrase, self._last = "", None  # a file named at the start opened it then, and does not now
        try:
            kinds = Slots.load(self._folder.key_slots).kinds
        except CafeError as problem:
            self.show_problem(problem)
            return
        self._ask(
            UnlockPage(
                has_words=PASSPHRASE in kinds,
                has_sheet=RECOVERY in kinds,
                has_sign_in=KEYCHAIN in kinds,
                is_locked=True,
            )
        )

    def _ask(self, page: UnlockPage) -> UnlockPage:
        page.tried.connect(lambda words: self._unlock(page, words, is_sheet=False))
        page.sheet_tried.connect(lambda groups: self._unlock(page, groups, is_sheet=True))
        page.again.connect(self.try_to_open)
        self._show(page)
        return page

    def _unlock(self, page: UnlockPage, typed: str, *, is_sheet: bool) -> None:
        def job() -> bytes:
            return _key_of(self._folder, typed, is_sheet)

        self.run(job, lambda key: self._open(WayIn(key)), lambda problem: page.refuse(problem.sentence()))

    # -- from another laptop

    def _choose_copy(self, page: QWidget) -> None:
        kinds = _("Copies ({pattern})").format(pattern=COPIES)
        copy = dialogs.choose_file(page, _("Your last copy"), kinds)
        if copy is None:
            return

        def job() -> tuple[tuple[str, ...], bool]:
            from cafe.packs.apart import the_reader
            from cafe.store.keychain import available
            from cafe.store.restore import ways_of

            return ways_of(copy, the_reader().slots), available()

        self.run(job, lambda found: self._show_moving(copy, *found), self._say)

    def _show_moving(self, copy: Path, kinds: tuple[str, ...], has_keychain: bool) -> None:
        page = MovingPage(
            copy.name,
            has_words="passphrase" in kinds,
            has_sheet="recovery" in kinds,
            has_keychain=has_keychain,
            is_there=self._folder.store.exists(),
        )
        page.tried.connect(lambda words: self._move(page, copy, words, is_sheet=False))
        page.sheet_tried.connect(lambda groups: self._move(page, copy, groups, is_sheet=True))
        page.back_pressed.connect(self.try_to_open)
        self._show(page)

    def _move(self, page: MovingPage, copy: Path, typed: str, *, is_sheet: bool) -> None:
        wants_sign_in = page.wants_sign_in

        def job() -> bytes:
            from cafe.packs.apart import the_reader
            from cafe.store.keys import Slots
            from cafe.store.restore import restore

            find_key = partial(_key_of, typed=typed, is_sheet=is_sheet)
            restore(self._folder, copy, find_key, self._clock, the_reader().slots)
            key = _key_of(self._folder, typed, is_sheet)
            if wants_sign_in:
                Slots.load(self._folder.key_slots).add_keychain(key)  # where it is refused, what was typed still opens
            return key

        self.run(job, lambda key: self._open(WayIn(key)), lambda problem: page.refuse(problem.sentence()))

    def _say(self, problem: CafeError) -> None:
        self._window.problem(problem)

    # -- setting up

    def _show_first(self) -> None:
        page = FirstPage()
        page.chosen.connect(self._on_chosen)
        page.file_offered.connect(lambda: self._take_file(page))
        page.moving.connect(lambda: self._choose_copy(page))
        if self._file is not None:
            page.show_file(self._file.name)
        self._show(page)

    def _take_file(self, page: FirstPage) -> None:
        kinds = _("Programme ({pattern})").format(pattern=PROGRAMME_FILES)
        chosen = dialogs.choose_file(page, _("The file your programme gave you"), kinds)
        if chosen is not None:
            self._file = chosen
            self._set_up(HOST)

    def _on_chosen(self, choice: str) -> None:
        if choice == PRACTICE:
            self._practise()
        else:
            self._set_up(choice)

    def _set_up(self, role: str) -> None:
        from cafe.store.recovery import new_code

        page = KeepLocked(five_words, new_code(), today(self._clock), has_keychain=self._has_keychain)
        page.back_pressed.connect(self._show_first)
        page.save_asked.connect(lambda file: self._save_sheet(page, file))
        page.decided.connect(lambda decision: self._lock(page, role, decision))
        self._show(page)

    def _save_sheet(self, page: KeepLocked, file: Path) -> None:
        def job() -> Path:
            from cafe.report.recovery_sheet import save

            return save(file, page.sheet.groups, today(self._clock), self._folder)

        self.run(job, page.sheet.saved, lambda problem: page.sheet.refuse(problem.sentence()))

    def _lock(self, page: KeepLocked, role: str, decision: Decision) -> None:
        def job() -> bytes | None:
            from cafe.store.keys import Slots, new_key

            self._folder.prepare()
            slots = Slots.load(self._folder.key_slots)
            if slots.kinds or self._folder.store.exists():
                raise ProblemToFix(
                    _("There are cafés on this laptop already. They are just as they were."),
                    _("Close the app, and open it again."),
                )
            key = new_key()
            return key if slots.begin(key, " ".join(decision.words), decision.groups) else None

        def locked(key: bytes | None) -> None:
            if key is None:
                page.no_keychain_after_all()
            else:
                self._open(WayIn(key, role, self._file))

        self.run(job, locked, lambda problem: page.refuse(problem.sentence()))

    def _practise(self) -> None:
        def job() -> WayIn:
            from cafe.store.keys import new_key

            # The key is never written anywhere: what is left behind by a crash can be read by nobody.
            return WayIn(new_key(), HOST, None, DataFolder(Path(tempfile.mkdtemp(prefix="cafe-practice-"))))

        self.run(job, self._open, self.show_problem)

    # -- one door at a time

    def _open(self, way: WayIn) -> None:
        self._last = way
        self.opened.emit(way)

    def _try_again(self) -> None:
        if self._last is not None:
            self.opened.emit(self._last)
        else:
            self.try_to_open()

    def _show(self, page: FirstPage | KeepLocked | UnlockPage | ProblemPage) -> None:
        page.text_size_chosen.connect(self._window.use_text_size)
        self._window.show_door(page)
        first: QWidget | None = page.first_focus()
        if first is not None:
            first.setFocus()


def _key_of(folder: DataFolder, typed: str, is_sheet: bool) -> bytes:
    from cafe.store.keys import Slots

    slots = Slots.load(folder.key_slots)
    return slots.open_with_recovery(typed) if is_sheet else slots.open_with_passphrase(typed)


def _no_ways_in(folder: DataFolder) -> ProblemToFix:
    return ProblemToFix(
        _("The file with the ways in is not there. Your cafés still are, and nothing was changed."),
        _("Put back {name} from one of the copies in the backups folder.").format(name=folder.key_slots.name),
    )
