"""A laptop that moves, and a copy that is put back: bent files are refused, or come in whole; never in part.

Part of gate 1. Half of the bends fall into the ways in, which are read apart; the other half into the locked store.
"""

from __future__ import annotations

import random
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.gates.documents import KEY_OF_A_STORE, SHEET, bent, slot_file
from benchmarks.gates.figures import GateBroken
from benchmarks.gates.laptop import every_row, store_of_version
from cafe.core.clock import FakeClock, SystemClock
from cafe.core.errors import CafeError
from cafe.core.paths import DataFolder
from cafe.packs.apart import ReadApart
from cafe.store.backup import backup, slots_of
from cafe.store.database import connect
from cafe.store.keys import Slots
from cafe.store.migrations.steps import NEWEST
from cafe.store.one_file import MAGIC, join
from cafe.store.restore import restore

_HEAD = len(MAGIC) + 8
_ARRIVED = SystemClock().now()


def moves(size: int, reader: ReadApart, seed: int = 1131) -> tuple[int, int]:
    """How many of ``size`` bent files were refused with a sentence, and how many came in whole for all that."""
    with tempfile.TemporaryDirectory() as name:
        root, chance = Path(name), random.Random(seed)
        good = _a_moving_laptop(root).read_bytes()
        slots_end = _HEAD + len(slot_file())
        refused = whole = 0
        says = _rows(_restored(root / "good", good, reader))
        for turn in range(size):
            ways, store = good[:slots_end], good[slots_end:]
            content = bent(ways, chance) + store if turn % 2 else ways + bent(store, chance)
            if content == good:
                continue
            folder = DataFolder(root / "new")
            try:
                arrived = _restored(folder.root, content, reader)
            except CafeError as problem:
                refused += 1
                if not (problem.message.endswith(".") and problem.hint.endswith(".")):
                    raise GateBroken(f"a bent move has no sentence: {problem.message}") from problem
                if folder.store.exists() or folder.key_slots.exists():
                    raise GateBroken(f"a move was refused and something of it is there: turn {turn}") from problem
                continue
            whole += 1
            if _rows(arrived) != says:
                raise GateBroken(f"a bent move came in with other rows: turn {turn} of seed {seed}")
            for left in (folder.store, folder.key_slots):
                left.unlink()
    return refused, whole


def _a_moving_laptop(root: Path) -> Path:
    old = DataFolder(root / "old")
    old.prepare()
    store_of_version(NEWEST, old.store)
    old.key_slots.write_bytes(slot_file())
    copy = backup(lambda path: connect(path or old.store, KEY_OF_A_STORE), root / "one.cafebackup", old.key_slots)
    assert slots_of(copy).exists()
    return join(copy, root / "laptop.cafemove")


def _restored(root: Path, content: bytes, reader: ReadApart) -> Path:
    folder, file = DataFolder(root), root.parent / "bent.cafemove"
    file.write_bytes(content)
    restore(
        folder,
        file,
        lambda room: Slots.load(room.key_slots).open_with_recovery(" ".join(SHEET)),
        FakeClock(_ARRIVED),  # the line that says so is the same each time
        reader.slots,
    )
    return folder.store


def _rows(store: Path) -> dict[str, str]:
    with closing(connect(store, KEY_OF_A_STORE, read_only=True)) as raw:
        return every_row(raw)
