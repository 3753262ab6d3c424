"""cafe selfcheck: tries every part of the app on a throw-away folder, also inside the frozen program.

Resources, the encrypted store, a pack made, read and collated, a printed page, the window: one line
each. It ends with 0, or with the sentence of the first part that does not work here.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.commands.terminal import CANNOT_BE_DONE, DONE, Terminal
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock, SystemClock
from cafe.core.errors import Bug, CafeError
from cafe.core.i18n import _
from cafe.core.paths import DataFolder

if TYPE_CHECKING:
    from cafe.store.database import Database

FOLDERS = {
    "codebook": ".toml",
    "demo": ".toml",
    "directory": ".toml",
    "fonts": ".ttf",
    "forms": ".toml",
    "gazetteer": ".toml",
    "guides": ".md",
    "icons": ".svg",
    "sounds": ".wav",
    "theme": ".toml",
    "topics": ".toml",
    "words": ".txt",
}
_CAFES = 12
_PATIENCE_MS = 60_000  # for the window, on the slowest laptop that a pilot uses


@dataclass(slots=True)
class _Room:
    """The throw-away folder and what the parts leave in it for one another."""

    folder: Path
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    database: Database | None = None
    programme_id: str = ""

    @property
    def data(self) -> DataFolder:
        return DataFolder(self.folder / "data")

    @property
    def store(self) -> Database:
        if self.database is None:
            raise Bug("the store comes before what is kept in it")
        return self.database


def run(_asked: Namespace, terminal: Terminal) -> int:
    """Says each part as it passes."""
    with tempfile.TemporaryDirectory(prefix="cafe-selfcheck-", ignore_cleanup_errors=True) as made:
        room = _Room(Path(made))
        try:
            for name, part in parts():
                try:
                    part(room)
                except CafeError as problem:
                    return _stop(terminal, name, problem.sentence())
                except Exception as problem:  # whatever it is: this command exists to say so in a sentence
                    return _stop(terminal, name, f"{type(problem).__name__}: {problem}")
                terminal.say(_("{part}: works").format(part=name))
        finally:
            if room.database is not None:
                room.database.close()
    terminal.say(_("Everything works on this computer."))
    terminal.data({"works": True})
    return DONE


def _stop(terminal: Terminal, name: str, why: str) -> int:
    terminal.complain(_("{part} does not work on this computer. {why}").format(part=name, why=why))
    terminal.data({"works": False, "part": name, "why": why})
    return CANNOT_BE_DONE


def parts() -> tuple[tuple[str, Callable[[_Room], None]], ...]:
    """Every part with its name, in the order that each can stand on the one before."""
    return (
        (_("What is bundled"), _resources),
        (_("The encrypted store"), _store),
        (_("Packs"), _packs),
        (_("The demo"), _demo),
        (_("Printed pages"), _paper),
        (_("The window"), _window),
    )


def _resources(_room: _Room) -> None:
    """Read every file, and every content file through its own strict reader."""
    from cafe.collate import fiction
    from cafe.content import areas, codebook, directory, forms, guides, hosting, topics, wellbeing
    from cafe.core import assets, tokens
    from cafe.packs import phone_words

    for folder, suffix in FOLDERS.items():
        names = assets.names(folder)
        if not any(name.endswith(suffix) for name in names) or not all(assets.read_bytes(name) for name in names):
            raise Bug(f"{folder} is not bundled")
    for mode in tokens.MODES:
        tokens.load(mode)
    readers: tuple[Callable[[], object], ...] = (
        topics.load, codebook.load, codebook.choices, areas.load, directory.load, guides.load,
        forms.agreements, forms.feedback, forms.equality, wellbeing.wellbeing, hosting.stages,
        hosting.distress, hosting.what_if, hosting.deepen, hosting.checklist, phone_words.all_words, fiction.load,
    )  # fmt: skip
    for read in readers:
        read()


def _store(room: _Room) -> None:
    """Make an encrypted store, close it, and open it again."""
    from cafe.store.opening import open_store

    clock = SystemClock()
    open_store(room.data, room.key, clock).close()
    if room.data.store.read_bytes()[:15] == b"SQLite format 3":
        raise Bug("the store is not encrypted")
    room.database = open_store(room.data, room.key, clock)


def _packs(room: _Room) -> None:
    """Make a programme and its cafés' packs, read them, take them in, and count them."""
    from cafe.collate.service import CollateService
    from cafe.commands.simulate import write_packs

    service = CollateService(room.store, SystemClock(), Changes())
    programme = service.make_programme("Selfcheck")
    folder = room.folder / "packs"
    folder.mkdir()
    write_packs(folder, _CAFES, 1, programme.recipients)
    preview = service.preview(programme.id, folder)
    result = service.import_(preview, [sender.key for sender in preview.new_senders])
    if result.refused or service.collation(programme.id).cafes != _CAFES:
        raise Bug("packs that were made did not all come back")
    room.programme_id = programme.id


def _demo(room: _Room) -> None:
    """A whole evening: planned, run, written up, and its two files made."""
    from cafe.commands.demo_states import build

    build(room.store, SystemClock(), "round1", room.folder / "demo")
    if not list((room.folder / "demo" / "to send").glob("*-summary.pdf")):
        raise Bug("no summary was printed")


def _paper(room: _Room) -> None:
    """The programme report in every format that needs no extra."""
    from cafe.collate.values import Filters
    from cafe.report.formats import FORMATS
    from cafe.report.service import ReportService

    out = room.folder / "report"
    out.mkdir()
    # Months after the made-up cafés, whatever this computer's clock says: what goes on is not published.
    service = ReportService(room.store, FakeClock(datetime(2027, 2, 1, 12, tzinfo=UTC)), Changes())
    formats = [name for name in FORMATS if name != "parquet"]  # that one is an extra of its own
    written = service.export_programme(room.programme_id, Filters(), out, formats, lambda _done, _of: None)
    if not any(path.read_bytes().startswith(b"%PDF-") for path in written):
        raise Bug("no page was printed")
    if not {".docx", ".html", ".xlsx", ".csv", ".qdpx"} <= {path.suffix for path in written}:
        raise Bug("a format was not written")


def _window(room: _Room) -> None:
    """Open the window off screen on a store of its own, and look at what it painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from cafe.app import CafeApp, Opening
    from cafe.ui.theme import Theme, apply_theme

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    apply_theme(qt, Theme("light", 1.0))
    opened = CafeApp(Opening(DataFolder(room.folder / "window"), key=room.key, is_demo=True))
    opened.opening.folder.prepare()
    waited = [0]

    def look() -> None:
        waited[0] += 50
        if opened.services is not None or waited[0] > _PATIENCE_MS:
            qt.exit(0)  # not quit(): that closes the window before it was looked at
        else:
            QTimer.singleShot(50, look)

    def caught(_kind: object, problem: BaseException, _trace: object) -> None:
        went_wrong.append(problem)
        qt.exit(0)

    went_wrong: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, caught
    try:
        opened.show()
        QTimer.singleShot(50, look)
        qt.exec()
    finally:
        sys.excepthook = before
    if went_wrong:
        raise Bug(f"the window did not open: {went_wrong[0]}") from went_wrong[0]
    picture = opened.window.grab().toImage()
    is_open = opened.services is not None
    opened.close()
    opened.window.close()
    shades = {picture.pixel(x, y) for x in range(0, picture.width(), 16) for y in range(0, picture.height(), 16)}
    if not is_open or len(shades) < 3:
        raise Bug("the window stayed empty")
