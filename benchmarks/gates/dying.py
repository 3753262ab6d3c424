"""What dies: one process that does one thing over and over, as fast as the disk lets it, and says what is done.

``python -m benchmarks.gates.dying`` is the host of the deaths. It loads everything once, and forks a process for each
death where the system can fork; elsewhere each death is a process of its own. Whatever was said was acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.gates.laptop import KEY, Laptop
from cafe.core.clock import SystemClock
from cafe.core.paths import DataFolder
from cafe.model.values import NoteKind
from cafe.packs.apart import ReadApart
from cafe.store import keys
from cafe.store.backup import backup
from cafe.store.database import connect
from cafe.store.opening import open_store

Say = Callable[..., None]


def save(folder: Path, seed: int, say: Say) -> None:
    """Keep notes, and change each once."""
    laptop = Laptop(folder, reader=ReadApart())
    dice, cafe_id = random.Random(seed), laptop.plan.new_cafe().cafe_id
    say(ready=True, cafe=cafe_id)
    for number in range(100_000):
        text = f"{number} " + "Nobody had told us. " * dice.randrange(1, 12)
        note = laptop.capture.record_note(cafe_id, NoteKind.NOTE, text)
        say(note=text.strip())
        if dice.random() < 0.3:
            laptop.capture.change_note(note.id, text=f"{number} again")
            say(changed=number)


def take_in(folder: Path, seed: int, say: Say) -> None:
    """Take in one folder of packs after another."""
    laptop = Laptop(folder)
    ready = False
    for batch in sorted(folder.glob("batch-*"), key=lambda path: (hash((path.name, seed)), path.name)):
        preview = laptop.collate.preview(laptop.programme.id, batch)
        if not ready:
            say(ready=True)
            ready = True
        result = laptop.collate.import_(preview, [one.key for one in preview.new_senders])
        say(batch=result.batch.id, packs=result.batch.new)


def copy(folder: Path, _seed: int, say: Say) -> None:
    """Keep a note, then make a checked copy of everything."""
    laptop = Laptop(folder, reader=ReadApart())
    cafe_id, place = laptop.plan.new_cafe().cafe_id, folder / "stick"
    say(ready=True, cafe=cafe_id)
    for number in range(100_000):
        laptop.capture.record_note(cafe_id, NoteKind.NOTE, f"note {number}")
        name = f"{cafe_id} {number:04d}.cafebackup"
        backup(lambda path: connect(path or laptop.folder.store, KEY), place / name, laptop.folder.key_slots)
        say(copy=name, notes=number + 1)


def migrate(folder: Path, _seed: int, say: Say) -> None:
    """Open stores of earlier versions, one after another: each is copied and brought up to date."""
    say(ready=True)
    for old in sorted(folder.glob("old-*")):
        open_store(DataFolder(old), KEY, SystemClock()).close()
        say(migrated=old.name)


def change_slots(folder: Path, _seed: int, say: Say) -> None:
    """Choose other words, over and over. The words are stretched hardly at all, so that it is the writing that dies."""
    keys._OPS, keys._MEMORY = 1, 8192
    slots = keys.Slots.load(folder / "keyslots.json")
    say(ready=True)
    for number in range(1, 100_000):
        slots.add_passphrase(KEY, f"heron lantern {number}")
        say(words=number)


ACTS: dict[str, Callable[[Path, int, Say], None]] = {
    "save": save,
    "import": take_in,
    "backup": copy,
    "migration": migrate,
    "slot change": change_slots,
}


def _live(act: str, folder: Path, seed: int, sink: Any) -> None:
    def say(**told: Any) -> None:
        sink.write(json.dumps(told) + "\n")
        sink.flush()

    ACTS[act](folder, seed, say)
    say(over=True)
    while True:
        time.sleep(1)  # everything is done: wait for the end


def _die(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Fork, wait until it is ready and so much longer, kill it, and answer all that it said."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            with os.fdopen(into, "w", encoding="utf-8") as sink:
                _live(asked["act"], Path(asked["folder"]), asked["seed"], sink)
        finally:
            os._exit(1)
    os.close(into)
    with os.fdopen(out, "rb", buffering=0) as source:
        said = source.read(1)  # its first word: it is ready
        time.sleep(asked["after"])
        os.kill(child, signal.SIGKILL)
        while more := source.read(65536):
            said += more
    os.waitpid(child, 0)
    return [json.loads(line) for line in said.split(b"\n")[:-1] if line]


def main() -> None:
    if len(sys.argv) > 1:  # no forking here: this process is the one that dies
        _live(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.stdout)
    for line in sys.stdin:
        print(json.dumps(_die(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
