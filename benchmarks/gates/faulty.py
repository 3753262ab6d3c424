"""What meets the fault: one process that does one thing, says what is done, and tells how it went.

``python -m benchmarks.gates.faulty ACT FOLDER``. It speaks with ``writev``, which is never made to fail, and so can
say what it was told when everything else on its disk fails.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gates.deaths import with_ways_in
from benchmarks.gates.laptop import KEY, Laptop
from cafe.core.errors import CafeError
from cafe.model.values import NoteKind
from cafe.packs.problems import PackProblem
from cafe.packs.reader import ReadPack, read_pack
from cafe.packs.writer import write_pack
from cafe.store.backup import backup
from cafe.store.database import connect
from tests.hostile_packs.making import RECIPIENT, SENDER, our_pack

NOTES = 4


class ReadHere:
    """Opens packs in this very process, so that no pipe is among what fails."""

    def pack(self, source: Path, identities: Any = (), *, programmes: Any = None, **_more: Any) -> ReadPack:
        return read_pack(source, identities, programmes=programmes)

    def packs(self, contents: Sequence[bytes], identities: Any, take: Any, *, programmes: Any, **_more: Any) -> None:
        for at, content in enumerate(contents):
            try:
                take(at, read_pack(content, identities, programmes=programmes))
            except PackProblem as problem:
                take(at, problem)


def say(**told: Any) -> None:
    os.writev(1, [json.dumps(told).encode() + b"\n"])


def save(folder: Path) -> None:
    laptop = Laptop(folder, reader=ReadHere())  # type: ignore[arg-type]
    cafe_id = laptop.plan.new_cafe(title="The evening").cafe_id
    laptop.capture.record_note(cafe_id, NoteKind.NOTE, "the first")  # whatever is loaded late is loaded by now
    say(ready=True, cafe=cafe_id)
    for number in range(NOTES):
        text = f"{number} " + "Nobody had told us. " * 40
        laptop.capture.record_note(cafe_id, NoteKind.NOTE, text.strip())
        say(note=text.strip())
    laptop.database.tidy()
    say(over=True)


def take_in(folder: Path) -> None:
    laptop = Laptop(folder, reader=ReadHere())  # type: ignore[arg-type]
    previews = [laptop.collate.preview(laptop.programme.id, folder / f"batch-{number:02d}") for number in (1, 2)]
    laptop.collate.import_(previews[0], [one.key for one in previews[0].new_senders])
    say(ready=True)
    result = laptop.collate.import_(previews[1], [one.key for one in previews[1].new_senders])
    say(batch=result.batch.id)
    laptop.database.tidy()
    say(over=True)


def copy(folder: Path) -> None:
    laptop = Laptop(folder, reader=ReadHere())  # type: ignore[arg-type]

    def make(name: str) -> None:
        backup(lambda path: connect(path or laptop.folder.store, KEY), folder / "stick" / name, laptop.folder.key_slots)

    make("before.cafebackup")
    say(ready=True)
    make("now.cafebackup")
    say(copy="now.cafebackup")
    say(over=True)


def change_slots(folder: Path) -> None:
    with_ways_in(folder, "heron lantern 0")
    say(ready=True)
    with_ways_in(folder, "heron lantern 1")
    say(words=1)
    say(over=True)


def send(folder: Path) -> None:
    target = folder / "cafe-7K2M.cafepack"
    write_pack(our_pack(), SENDER, target, recipients=[RECIPIENT])
    say(ready=True, first=target.read_bytes().hex())
    write_pack(our_pack(revision=2), SENDER, target, recipients=[RECIPIENT])
    say(sent=target.read_bytes().hex(), over=True)


ACTS: dict[str, Callable[[Path], None]] = {
    "save": save, "import": take_in, "backup": copy, "slot change": change_slots, "send": send,
}  # fmt: skip


def main() -> None:
    act, folder = sys.argv[1], Path(sys.argv[2])
    if len(sys.argv) > 3:  # no file may grow past so many bytes: a full disk, where nothing better can be had
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    try:
        ACTS[act](folder)
    except CafeError as problem:
        say(sentence=problem.sentence())
    except BaseException as problem:
        say(raw=f"{type(problem).__name__}: {problem}")
    os._exit(0)  # as it is: nothing is tidied up after a fault


if __name__ == "__main__":
    main()
