"""A laptop of its own for a gate: a real encrypted store and the services over it, in a folder that goes away."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cafe.capture.service import CaptureService
from cafe.collate.service import CollateService
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.core.undo import UndoStack
from cafe.model.tables import ProgrammeRow, SecretRow
from cafe.model.values import ProgrammeCard
from cafe.packs.apart import ReadApart
from cafe.packs.service import PacksService
from cafe.plan.service import PlanService
from cafe.report.service import ReportService
from cafe.run.service import RunService
from cafe.store.database import Database, connect
from cafe.store.migrations.run import migrate
from cafe.store.migrations.steps import STEPS
from cafe.store.opening import open_store
from tests.hostile_packs.making import IDENTITY, RECIPIENT

KEY = bytes(range(32))


@cache
def _empty_store() -> bytes:
    """One empty store as a file, made once by its own migrations."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        open_store(folder, KEY, SystemClock()).close()
        return folder.store.read_bytes()


class Laptop:
    """Every service over one store. It collects for one programme, whose key is that of the hostile packs."""

    def __init__(self, root: Path, *, reader: ReadApart | None = None) -> None:
        self.root = root
        self.folder = DataFolder(root / "data")
        self.folder.prepare()
        if not self.folder.store.exists():
            self.folder.store.write_bytes(_empty_store())
        self.clock, self.changes, undo = SystemClock(), Changes(), UndoStack()
        self.database = Database(self.folder.store, KEY)
        self._owns_reader = reader is None
        self.reader = reader or ReadApart()
        self.plan = PlanService(self.database, self.clock, self.changes, undo=undo)
        self.run = RunService(self.database, self.clock, self.changes)
        self.capture = CaptureService(self.database, self.clock, self.changes, undo=undo)
        self.packs = PacksService(self.database, self.clock, self.changes, undo=undo)
        self.report = ReportService(self.database, self.clock, self.changes)
        self.collate = CollateService(self.database, self.clock, self.changes, self.reader)
        self.programme = self._programme()

    def _programme(self) -> ProgrammeCard:
        ours = self.collate.programmes()
        if ours:
            return ours[0]
        made = self.collate.make_programme("East Glens Women’s Health")
        with self.database.write() as session:
            row = session.get(ProgrammeRow, made.id)
            assert row is not None
            row.recipients = [RECIPIENT]
            session.add(row)
            session.merge(SecretRow(name=f"programme:{made.id}:age", value=IDENTITY.encode()))
        return self.collate.programmes()[0]

    def arrive(self, *contents: bytes) -> Path:
        """A folder with these files in it, and nothing from before."""
        folder = self.root / "arrived"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for number, content in enumerate(contents):
            (folder / f"{number:04d}.cafepack").write_bytes(content)
        return folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _problem: object, _trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.database.close()
        if self._owns_reader:
            self.reader.end()


@cache
def _old_store(version: int) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "cafe.db"
        database = Database(path, KEY)
        migrate(database, STEPS[:version])
        with database.write() as session:
            said = f'"{version}"'
            session.connection().exec_driver_sql("INSERT INTO setting (name, value) VALUES ('before', ?)", (said,))
        database.close()
        return path.read_bytes()


def store_of_version(version: int, path: Path) -> None:
    """A store as the app of that version left it, with a word in it; of version 0, none at all yet."""
    if version == 0:
        with closing(connect(path, KEY)) as raw:
            raw.execute("PRAGMA journal_mode=WAL").fetchall()
    else:
        path.write_bytes(_old_store(version))


def every_row(raw: Any) -> dict[str, str]:
    """The hash of every row of every table, those of an index among them."""
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    return {table: _hash_of(raw.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables}


def _hash_of(rows: list[object]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()
