"""Gate 12, first half: the power goes. Every state that a disk may be left in is made from real files, and opened.

How: a laptop works, and after each thing that was acknowledged the store's two files are copied. A disk that lost
its power has everything that was made durable before, and of what was written since any part, in any order. So
each state is the files of one moment with a random part of the sectors of the next moment in them, torn ones among
them; for a checkpoint the same with the main file. For the files that we write ourselves every ``fsync`` and
rename of our own process is watched: the folder is copied at each, and whatever is not durable yet is cut short.
What this does not prove: that a disk does what it says. A disk that lies about ``fsync`` can lose anything.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.gates.deaths import Slots, with_ways_in
from benchmarks.gates.figures import GateBroken
from benchmarks.gates.laptop import KEY, Laptop
from cafe.core.clock import SystemClock
from cafe.core.errors import CafeError
from cafe.core.paths import DataFolder
from cafe.model.values import NoteKind
from cafe.packs.apart import ReadApart
from cafe.packs.reader import read_pack
from cafe.packs.writer import write_pack
from cafe.store.backup import backup, slots_of
from cafe.store.database import connect
from cafe.store.opening import open_store
from tests.hostile_packs.making import IDENTITY, RECIPIENT, SENDER, our_pack

SECTOR = 512
_ACTS = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """The store's files when something had just been acknowledged: ``notes`` are what must be there from then on."""

    store: bytes
    log: bytes
    notes: tuple[str, ...]


def sectors_lost(size: int, seed: int = 1132) -> int:
    """``size`` states of the store between two moments. Answers how many were opened."""
    chance, moments = random.Random(seed), list(_an_evening(seed))
    pairs = list(pairwise(moments))
    for number in range(size):
        before, after = pairs[number % len(pairs)]
        log = _mixed(before.log, after.log, chance)
        if before.store == after.store:
            store = before.store
        else:  # a checkpoint: the log is whole until the main file is durable, and only then cut
            store = _mixed(before.store, after.store, chance)
            log = before.log if store != after.store else log
        _opens_as(store, log, before, after)
    return size


def _an_evening(seed: int) -> Iterator[Moment]:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, Laptop(Path(name), reader=ReadApart()) as laptop:
        cafe_id, said = laptop.plan.new_cafe(title="The evening").cafe_id, []
        yield _moment(laptop, said)
        for number in range(_ACTS):
            text = f"{number} " + "Nobody had told us. " * chance.randrange(1, 60)
            laptop.capture.record_note(cafe_id, NoteKind.NOTE, text.strip())
            said.append(text.strip())
            yield _moment(laptop, said)
            if number % 4 == 2:
                laptop.database.tidy()
                yield _moment(laptop, said)


def _moment(laptop: Laptop, said: list[str]) -> Moment:
    log = laptop.folder.store.with_name("cafe.db-wal")
    return Moment(laptop.folder.store.read_bytes(), log.read_bytes() if log.exists() else b"", tuple(said))


def _mixed(before: bytes, after: bytes, chance: random.Random) -> bytes:
    """``before``, with some of what was written since: any sectors, perhaps one torn, perhaps the end missing.

    Bytes that nobody wrote stay as they were: SQLite counts on that too (it calls it powersafe overwrite).
    """
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    mixed = bytearray(before.ljust(len(after), b"\0"))
    changed = [at for at in range(0, len(after), SECTOR) if after[at : at + SECTOR] != before[at : at + SECTOR]]
    taken = [at for at in changed if chance.random() < share]
    for at in taken:
        mixed[at : at + SECTOR] = after[at : at + SECTOR]
    if taken and share < 1 and chance.random() < 0.3:
        sector = chance.choice(taken)
        for at in range(sector + chance.randrange(SECTOR), min(sector + SECTOR, len(after))):
            if at >= len(before) or before[at] != after[at]:
                mixed[at] = chance.randrange(256)
    if share < 1 and len(after) > len(before) and chance.random() < 0.5:
        del mixed[chance.randrange(len(before), len(after)) :]
    if len(after) < len(before) and share == 1:
        del mixed[len(after) :]  # the file was cut, and that was durable
    return bytes(mixed)


def _opens_as(store: bytes, log: bytes, before: Moment, after: Moment) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = DataFolder(Path(name))
        place.store.write_bytes(store)
        place.store.with_name("cafe.db-wal").write_bytes(log)
        try:
            database = open_store(place, KEY, SystemClock())
        except CafeError as problem:
            raise GateBroken(f"after the power went the store does not open: {problem.message}") from problem
        try:
            with database.read() as session:
                raw: Any = session.connection().connection.driver_connection
                found = tuple(text for (text,) in raw.execute("SELECT text FROM note ORDER BY rowid"))
                sound = raw.execute("PRAGMA quick_check").fetchone() == ("ok",)
        finally:
            database.close()
    if not sound or found not in (before.notes, after.notes):
        raise GateBroken(f"{len(before.notes)} notes were acknowledged, {len(found)} were found")


# ---- the files that we write ourselves


@dataclass(frozen=True, slots=True)
class _State:
    """A folder as a copy, and which of its files were not durable at that moment."""

    folder: Path
    volatile: frozenset[str]


class _Watched:
    """Copies a folder before and after each step of our own process that makes something durable or gives it a name."""

    def __init__(self, folder: Path, copies: Path) -> None:
        self._folder, self._copies = folder, copies
        self._durable: dict[str, bytes] = {path.name: path.read_bytes() for path in _files(folder)}
        self.states: list[_State] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        fsync, replace, unlink = os.fsync, os.replace, os.unlink

        def watched_fsync(handle: int) -> None:
            self._look()
            fsync(handle)
            held = os.fstat(handle)
            for path in _files(self._folder):
                if (path.stat().st_dev, path.stat().st_ino) == (held.st_dev, held.st_ino):
                    self._durable[path.name] = path.read_bytes()
            self._look()

        def watched_replace(source: Any, target: Any, **more: Any) -> None:
            self._look()
            name = Path(source).name
            if Path(source).parent == self._folder:
                if self._durable.get(name) != Path(source).read_bytes():
                    raise GateBroken(f"{Path(target).name} was given its name before it was durable")
                self._durable[Path(target).name] = self._durable.pop(name)
            replace(source, target, **more)
            self._look()

        def watched_unlink(path: Any, **more: Any) -> None:
            self._look()
            unlink(path, **more)

        with patch("os.fsync", watched_fsync), patch("os.replace", watched_replace), patch("os.unlink", watched_unlink):
            yield
        self._look()

    def _look(self) -> None:
        copy = self._copies / f"{len(self.states):04d}"
        copy.mkdir()
        volatile = set()
        for path in _files(self._folder):
            content = path.read_bytes()
            (copy / path.name).write_bytes(content)
            if self._durable.get(path.name) != content:
                volatile.add(path.name)
        self.states.append(_State(copy, frozenset(volatile)))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def files_half_written(seed: int = 1133) -> int:
    """Every step of writing a pack, a slot file and a copy on a stick. Answers how many states were looked at."""
    chance = random.Random(seed)
    return sum(_each_step(what, chance) for what in (_a_pack, _other_words, _a_copy))


Act = Callable[[Path], None]
Look = Callable[[Path], None]


def _each_step(what: Callable[[Path], tuple[Act, Look]], chance: random.Random) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder, copies = Path(name) / "folder", Path(name) / "copies"
        folder.mkdir()
        copies.mkdir()
        act, look = what(folder)
        watched = _Watched(folder, copies)
        with watched.watching():
            act(folder)
        count = 0
        for state in watched.states:
            for cut in (False, True) if state.volatile else (False,):
                left = Path(name) / "left"
                shutil.copytree(state.folder, left)
                for file in state.volatile if cut else ():
                    content = (left / file).read_bytes()
                    (left / file).write_bytes(content[: chance.randrange(len(content) + 1)])
                look(left)
                shutil.rmtree(left)
                count += 1
        return count


def _a_pack(folder: Path) -> tuple[Act, Look]:
    target = folder / "cafe-7K2M.cafepack"
    old, new = our_pack(), our_pack(revision=2)
    write_pack(old, SENDER, target, recipients=[RECIPIENT])

    def look(left: Path) -> None:
        if read_pack(left / target.name, [IDENTITY]).pack not in (old, new):
            raise GateBroken("the pack is neither the old one nor the new one")

    return lambda _folder: _quietly(write_pack, new, SENDER, target, recipients=[RECIPIENT]), look


def _other_words(folder: Path) -> tuple[Act, Look]:
    with_ways_in(folder)

    def act(folder: Path) -> None:
        with_ways_in(folder, "heron lantern 1")

    def look(left: Path) -> None:
        slots = Slots.load(left / "keyslots.json")
        for words in ("heron lantern 0", "heron lantern 1"):
            try:
                if slots.open_with_passphrase(words) == KEY:
                    return
            except CafeError:
                continue
        raise GateBroken("neither the old words nor the new ones open it")

    return act, look


def _a_copy(folder: Path) -> tuple[Act, Look]:
    laptop = folder.parent / "laptop"
    laptop.mkdir()
    with_ways_in(laptop)
    open_store(DataFolder(laptop), KEY, SystemClock()).close()
    target = folder / "copy.cafebackup"

    def make(_folder: Path) -> None:
        backup(lambda path: connect(path or laptop / "cafe.db", KEY), target, laptop / "keyslots.json")

    def look(left: Path) -> None:
        copy = left / target.name
        if not copy.exists():
            return
        raw = connect(copy, KEY, read_only=True)
        try:
            if raw.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise GateBroken("a copy that has its name is not sound")
        finally:
            raw.close()
        if not Slots.load(slots_of(copy)).kinds:
            raise GateBroken("a copy that has its name has no way in beside it")

    make(folder)  # there is one from before, which the new one takes the place of
    return make, look


def _quietly(act: Callable[..., object], *arguments: object, **named: object) -> None:
    act(*arguments, **named)
