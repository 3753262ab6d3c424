"""Gate 11: a laptop that dies while it saves, takes in packs, makes a copy, is brought up to date or changes a way in.

Each death is a SIGKILL (on Windows TerminateProcess) at a random moment. The next start must find everything that
was acknowledged, nothing half done, and every copy that has its name must open. This is the death of a process:
what the computer was told is on its disk. The loss of power is gate 12.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.gates.dying import ACTS
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import KEY, Laptop, store_of_version
from cafe.collate.intake.service import PACK
from cafe.collate.simulate import packs
from cafe.core.clock import SystemClock
from cafe.core.errors import CafeError
from cafe.core.paths import DataFolder
from cafe.packs.apart import ReadApart
from cafe.packs.seal import seal
from cafe.store import keys
from cafe.store.backup import slots_of
from cafe.store.database import connect
from cafe.store.keys import PASSPHRASE, RECOVERY, Slots
from cafe.store.migrations.steps import NEWEST
from cafe.store.opening import open_store
from tests.hostile_packs.making import RECIPIENT

PACKS, BATCHES, OLD = 8, 6, 12
LONGEST = {"save": 0.5, "import": 1.0, "backup": 0.6, "migration": 0.8, "slot change": 0.3}
"""The longest life after the first word, in seconds: long enough to do the thing several times over."""

Told = list[dict[str, Any]]


class Host:
    """Lets processes live and die. Where the system can fork, everything is loaded once."""

    def __init__(self) -> None:
        self._host: subprocess.Popen[str] | None = None
        if hasattr(os, "fork"):
            self._host = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.gates.dying"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )

    def die(self, act: str, folder: Path, seed: int, after: float) -> Told:
        """Everything that one process said before it was killed, ``after`` seconds from its first word."""
        if self._host is None:
            return _die_alone(act, folder, seed, after)
        assert self._host.stdin is not None
        assert self._host.stdout is not None
        asked = {"act": act, "folder": str(folder), "seed": seed, "after": after}
        self._host.stdin.write(json.dumps(asked) + "\n")
        self._host.stdin.flush()
        answer = self._host.stdout.readline()
        if not answer:
            raise GateBroken("the host of the deaths ended")
        told: Told = json.loads(answer)
        return told

    def close(self) -> None:
        if self._host is not None:
            self._host.kill()
            self._host.communicate()


def _die_alone(act: str, folder: Path, seed: int, after: float) -> Told:
    host = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.gates.dying", act, str(folder), str(seed)], stdout=subprocess.PIPE, text=True
    )
    stream = host.stdout
    assert stream is not None
    lines = [stream.readline()]
    ear = threading.Thread(target=lambda: lines.extend(stream))
    ear.start()
    time.sleep(after)
    host.kill()
    host.wait()
    ear.join()
    return [json.loads(line) for line in lines if line.endswith("\n")]


def deaths(size: int, seed: int = 1131) -> Found:
    """``size`` deaths, shared among the five things that may be going on."""
    host, dice, counted, acknowledged = Host(), random.Random(seed), dict.fromkeys(ACTS, 0), 0
    reader = ReadApart()
    try:
        for number in range(size):
            act = list(ACTS)[number % len(ACTS)]
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                SCENES[act].set_up(folder)
                told = host.die(act, folder, dice.randrange(2**31), dice.uniform(0.0, LONGEST[act]))
                acknowledged += SCENES[act].look(folder, told, reader)
            counted[act] += 1
    finally:
        host.close()
        reader.end()
    return Found(
        f"{size:,} deaths: " + ", ".join(f"{count} in {act}" for act, count in counted.items()),
        f"{acknowledged:,} things acknowledged, 0 of them lost; 0 half done",
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """``set_up``: what is there before. ``look``: what the next start finds; answers how much was acknowledged."""

    set_up: Callable[[Path], None]
    look: Callable[[Path, Told, ReadApart], int]


def _after_saving(folder: Path, told: Told, reader: ReadApart) -> int:
    said = [one["note"] for one in told if "note" in one]
    changed = [one["changed"] for one in told if "changed" in one]
    with Laptop(folder, reader=reader) as laptop:
        found = [note.text for note in laptop.capture.notes(told[0]["cafe"])]
    if len(found) not in (len(said), len(said) + 1):
        raise GateBroken(f"{len(said)} notes were acknowledged, {len(found)} were found")
    for number, text in enumerate(said):
        is_changed = number in changed
        was_last = number == len(said) - 1  # its change may be on the disk, and not yet said
        if found[number] != (f"{number} again" if is_changed else text) and not (
            was_last and found[number] == f"{number} again"
        ):
            raise GateBroken(f"note {number} is not as it was acknowledged")
    return len(said) + len(changed)


def _before_importing(folder: Path) -> None:
    Laptop(folder).close()  # it has its programme, with the key that the packs are locked for
    for number in range(BATCHES):
        batch = folder / f"batch-{number:02d}"
        batch.mkdir()
        last_word = {one.pack.pack_id: one for one in packs(PACKS, number, RECIPIENT)}  # of each café one file
        for at, one in enumerate(last_word.values()):
            (batch / f"{at}.cafepack").write_bytes(seal(one.frame, one.key, [RECIPIENT]))


def _after_importing(folder: Path, told: Told, reader: ReadApart) -> int:
    said = {one["batch"]: one["packs"] for one in told if "batch" in one}
    with Laptop(folder, reader=reader) as laptop:
        found = {batch.id: batch.new for batch in laptop.collate.batches(laptop.programme.id)}
        with laptop.database.read() as session:
            rows = [row.import_id for row in session.execute(PACK.select().where(PACK.c.is_current))]
            half = session.connection().exec_driver_sql(
                "SELECT count(*) FROM pack_entry WHERE pack NOT IN (SELECT id FROM pack)"
            )
            orphans = int(half.scalar_one())
        lines = laptop.collate.packs(laptop.programme.id)
    if missing := said.keys() - found.keys():
        raise GateBroken(f"{len(missing)} acknowledged imports are not there")
    if len(found) > len(said) + 1:
        raise GateBroken("more imports were found than could be under way")
    for batch, new in found.items():
        if rows.count(batch) != new or new != PACKS:
            raise GateBroken(f"an import of {PACKS} has {rows.count(batch)} packs")
    if orphans or len(lines) != len(rows):
        raise GateBroken("half an import was found")
    return len(said)


def _after_copying(folder: Path, told: Told, reader: ReadApart) -> int:
    said = {one["copy"]: one["notes"] for one in told if "copy" in one}
    stick = folder / "stick"
    there = {path.name: path for path in stick.glob("*.cafebackup")} if stick.is_dir() else {}
    if missing := said.keys() - there.keys():
        raise GateBroken(f"{len(missing)} acknowledged copies are not there")
    for name, path in there.items():
        try:
            with closing(connect(path, KEY, read_only=True)) as copy:
                sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
                notes = int(copy.execute("SELECT count(*) FROM note").fetchone()[0])
        except sqlcipher.Error as problem:
            raise GateBroken(f"a copy does not open: {problem}") from problem
        if not sound or notes < said.get(name, 0):
            raise GateBroken(f"a copy holds {notes} notes, {said.get(name, 0)} were acknowledged")
        if Slots.load(slots_of(path)).kinds != Slots.load(folder / "data" / "keyslots.json").kinds:
            raise GateBroken("a copy has not its ways in beside it")
    with Laptop(folder, reader=reader) as laptop:
        if len(laptop.capture.notes(told[0]["cafe"])) < len(said):
            raise GateBroken("notes were lost while they were copied")
    return len(said)


def _before_copying(folder: Path) -> None:
    (folder / "data").mkdir()
    with_ways_in(folder / "data")


def with_ways_in(folder: Path, words: str = "heron lantern 0") -> None:
    """A sheet, unless there is one, and these words, stretched hardly at all."""
    before = keys._OPS, keys._MEMORY
    keys._OPS, keys._MEMORY = 1, 8192
    try:
        slots = Slots.load(folder / "keyslots.json")
        if RECOVERY not in slots.kinds:
            slots.add_recovery(KEY)
        slots.add_passphrase(KEY, words)
    finally:
        keys._OPS, keys._MEMORY = before


def _before_migrating(folder: Path) -> None:
    for number in range(OLD):
        old = folder / f"old-{number:02d}"
        old.mkdir()
        store_of_version(number % NEWEST, DataFolder(old).store)
        with_ways_in(old)


def _after_migrating(folder: Path, told: Told, _reader: ReadApart) -> int:
    said = [one["migrated"] for one in told if "migrated" in one]
    for number in range(OLD):
        place = DataFolder(folder / f"old-{number:02d}")
        before = number % NEWEST
        with closing(connect(place.store, KEY, read_only=True)) as raw:
            version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        if place.root.name in said and version != NEWEST:
            raise GateBroken("a store that was said to be up to date is not")
        if version > before > 0 and not list(place.backups.glob("*before update.cafebackup")):
            raise GateBroken("a store was changed before it was copied")
        if number >= len(said) + 2 and version == before:
            continue  # nothing has touched it: it is as it was
        try:
            open_store(place, KEY, SystemClock()).close()
        except CafeError as problem:
            raise GateBroken(f"a store does not open any more: {problem.message}") from problem
        with closing(connect(place.store, KEY, read_only=True)) as raw:
            kept = raw.execute("SELECT value FROM setting WHERE name = 'before'").fetchone()
            version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        if version != NEWEST or (before and kept != (f'"{before}"',)):
            raise GateBroken(f"a store of version {before} is now {version} and has {kept}")
    return len(said)


def _before_changing(folder: Path) -> None:
    with_ways_in(folder)


def _after_changing(folder: Path, told: Told, _reader: ReadApart) -> int:
    last = max((one["words"] for one in told if "words" in one), default=0)
    slots = Slots.load(folder / "keyslots.json")
    for number in (last, last + 1):  # the next may be on the disk, and not yet said
        try:
            opened = slots.open_with_passphrase(f"heron lantern {number}")
        except CafeError:
            continue
        if opened == KEY and set(slots.kinds) == {RECOVERY, PASSPHRASE}:
            return last
    raise GateBroken(f"the words acknowledged last ({last}) do not open it")


SCENES = {
    "save": Scene(lambda _folder: None, _after_saving),
    "import": Scene(_before_importing, _after_importing),
    "backup": Scene(_before_copying, _after_copying),
    "migration": Scene(_before_migrating, _after_migrating),
    "slot change": Scene(_before_changing, _after_changing),
}
