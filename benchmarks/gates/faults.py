"""Gate 12: the disk fills, the stick is pulled, the folder cannot be written, the power goes; at two hundred points.

Faults are put in by the system, under the real process: with ``strace`` the nth call that writes is refused, and
all after it (no room: ENOSPC; pulled: EIO; not to be written: EROFS), or one single ``fsync`` fails. Where there is
no ``strace`` a limit on the size of files stands in for the full disk. Each must end in a sentence, with everything
that was acknowledged there, nothing half done, and the same thing done at once when the disk is well again. What a
loss of power leaves behind is made from the files themselves (``power.py``).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.gates import power
from benchmarks.gates.deaths import PACKS, SCENES, Told, with_ways_in
from benchmarks.gates.faulty import ACTS, ReadHere
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import KEY, Laptop
from cafe.core.errors import CafeError
from cafe.model.values import NoteKind
from cafe.store.backup import backup, slots_of
from cafe.store.database import connect
from cafe.store.keys import RECOVERY, Slots

_WRITES = "write,pwrite64,ftruncate,fallocate"
_SYNCS = "fsync,fdatasync"
_NAMES = "rename,renameat,renameat2,unlink,unlinkat,mkdir"
FAULTS = {
    "no room": (_WRITES, "ENOSPC", "+"),
    "stick pulled": (f"{_WRITES},{_SYNCS},{_NAMES}", "EIO", "+"),
    "read-only": (f"{_WRITES},{_NAMES}", "EROFS", "+"),
    "one fsync": (_SYNCS, "EIO", ""),
}
"""Name → calls that fail, with what, and whether all after the nth do too."""

LARGEST_GROWTH = 8_192  # bytes that a file may grow by, without strace


def faults(size: int, seed: int = 1134) -> Found:
    """``size`` points and more: three in ten are faults, the others losses of power."""
    chance = random.Random(seed)
    files = power.files_half_written()
    faulty = max(2, size * 3 // 10)
    sectors = power.sectors_lost(max(5, size - faulty))
    counted: Counter[str] = Counter()
    said = 0
    for number in range(faulty):
        act = list(ACTS)[number % len(ACTS)]
        fault = list(FAULTS)[(number // len(ACTS)) % len(FAULTS)] if has_strace() and size >= 100 else "too big a file"
        counted[fault] += 1
        said += _one_point(act, fault, chance)
    if not said:
        raise GateBroken("no fault met anything: the gate proves nothing")
    kinds = ", ".join(f"{count} × {fault}" for fault, count in counted.items())
    power_lost = f"power lost in {sectors:,} states of the store and {files:,} of files"
    return Found(
        f"{faulty + sectors + files:,} points: {kinds}; {power_lost}",
        f"0 acknowledged lost, 0 half done; {said} faults ended in a sentence, the others came when all was done or "
        "the thing got round them; done at once when the disk was well again"
        + ("" if has_strace() or size < 100 else "; **strace is not here: a limit on files stood in**"),
    )


@cache
def has_strace() -> bool:
    """Whether the system's calls can be made to fail here."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    words = [strace, "-f", "--seccomp-bpf", "-qq", "-e", "trace=none", sys.executable, "-c", ""]
    tried = subprocess.run(words, capture_output=True, check=False)
    return tried.returncode == 0


def _one_point(act: str, fault: str, chance: random.Random) -> bool:
    """One fault. Answers whether it ended in a sentence."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _set_up(act, folder)
        told = _run(act, folder, *_where(act, folder, fault, chance))
        what = f"{act}, {fault}: {{}}"
        if raw := [one["raw"] for one in told if "raw" in one]:
            raise GateBroken(what.format(f"no sentence, but {raw[0]}"))
        if any("sentence" in one and not one["sentence"].endswith(".") for one in told):
            raise GateBroken(what.format("no whole sentence"))
        if not any("sentence" in one or "over" in one for one in told):
            raise GateBroken(what.format(f"it neither ended nor said why: {told}"))
        if not told or "ready" not in told[0]:
            _look_whether_it_opens(act, folder)
            return True  # it met the fault before it had begun
        try:
            _LOOKS[act](folder, told)
        except CafeError as problem:
            raise GateBroken(what.format(problem.message)) from problem
        except GateBroken as broken:
            raise GateBroken(what.format(broken)) from broken
        return any("sentence" in one for one in told)


def _where(act: str, folder: Path, fault: str, chance: random.Random) -> tuple[list[str], list[str]]:
    """What stands before the command, and after it."""
    if fault == "too big a file":
        largest = max((path.stat().st_size for path in folder.rglob("cafe.db*")), default=0)
        return [], [str(largest + chance.randrange(LARGEST_GROWTH))]
    calls, error, more = FAULTS[fault]
    first, last = _calls_of(act, calls)
    nth = chance.randint(first + 1, max(first + 1, last))
    return [
        "strace",
        "-f",
        "-qq",
        "-o",
        os.devnull,
        "-e",
        f"trace={calls}",
        "-e",
        f"inject={calls}:error={error}:when={nth}{more}",
    ], []


@cache
def _calls_of(act: str, calls: str) -> tuple[int, int]:
    """How many such calls an undisturbed run makes before it is ready, and in all."""
    with tempfile.TemporaryDirectory() as name:
        folder, log = Path(name) / "folder", Path(name) / "calls"
        folder.mkdir()
        _set_up(act, folder)
        _run(act, folder, ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={calls},writev"], [])
        lines = log.read_text(errors="replace").splitlines()
    ready = next(at for at, line in enumerate(lines) if '{\\"ready' in line)
    made = [any(f" {call}(" in f" {line}" for call in calls.split(",")) for line in lines]
    return sum(made[:ready]), sum(made)


def _run(act: str, folder: Path, before: Sequence[str], after: Sequence[str]) -> Told:
    done = subprocess.run(
        [*before, sys.executable, "-m", "benchmarks.gates.faulty", act, str(folder), *after],
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _set_up(act: str, folder: Path) -> None:
    if act in ("save", "import"):
        (SCENES["import"].set_up if act == "import" else lambda where: Laptop(where).close())(folder)
    if act == "backup":
        SCENES["backup"].set_up(folder)
        Laptop(folder).close()


# ---- what is found when the disk is well again


def _look_whether_it_opens(act: str, folder: Path) -> None:
    if act in ("save", "import", "backup"):
        Laptop(folder, reader=ReadHere()).close()  # type: ignore[arg-type]


def _after_saving(folder: Path, told: Told) -> None:
    said = [one["note"] for one in told if "note" in one]
    with Laptop(folder, reader=ReadHere()) as laptop:  # type: ignore[arg-type]
        found = [note.text for note in laptop.capture.notes(told[0]["cafe"])][1:]
        if found[: len(said)] != said or len(found) > len(said) + 1:
            raise GateBroken(f"{len(said)} notes were acknowledged, {len(found)} were found")
        laptop.capture.record_note(told[0]["cafe"], NoteKind.NOTE, "the disk is well again")
        if laptop.capture.notes(told[0]["cafe"])[-1].text != "the disk is well again":
            raise GateBroken("afterwards no note is kept")


def _after_importing(folder: Path, told: Told) -> None:
    said = {one["batch"] for one in told if "batch" in one}
    with Laptop(folder, reader=ReadHere()) as laptop:  # type: ignore[arg-type]
        found = {batch.id: batch.new for batch in laptop.collate.batches(laptop.programme.id)}
        lines = laptop.collate.packs(laptop.programme.id)
        if not said <= found.keys() or len(lines) != PACKS * len(found) or set(found.values()) != {PACKS}:
            raise GateBroken(f"{len(found)} imports have {len(lines)} cafés")
        preview = laptop.collate.preview(laptop.programme.id, folder / "batch-02")
        laptop.collate.import_(preview, [one.key for one in preview.new_senders])
        if len(laptop.collate.packs(laptop.programme.id)) != 2 * PACKS:
            raise GateBroken("afterwards it does not come in")


def _after_copying(folder: Path, told: Told) -> None:
    stick = folder / "stick"
    said = {one["copy"] for one in told if "copy" in one} | {"before.cafebackup"}
    there = {path.name: path for path in stick.glob("*.cafebackup")}
    if not said <= there.keys():
        raise GateBroken("a copy that was acknowledged is not there")
    for path in there.values():
        with closing(connect(path, KEY, read_only=True)) as raw:
            if raw.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise GateBroken("a copy that has its name is not sound")
        if RECOVERY not in Slots.load(slots_of(path)).kinds:
            raise GateBroken("a copy that has its name has no way in beside it")
    data = folder / "data"
    backup(lambda path: connect(path or data / "cafe.db", KEY), stick / "again.cafebackup", data / "keyslots.json")
    if not Slots.load(slots_of(stick / "again.cafebackup")).kinds:
        raise GateBroken("afterwards no copy is made")


def _after_changing(folder: Path, told: Told) -> None:
    slots = Slots.load(folder / "keyslots.json")
    has_said = any("words" in one for one in told)
    if not any(_opens(slots, f"heron lantern {number}") for number in ((1,) if has_said else (0, 1))):
        raise GateBroken("neither the old words nor the new ones open it")
    with_ways_in(folder, "heron lantern 2")
    if not _opens(Slots.load(folder / "keyslots.json"), "heron lantern 2"):
        raise GateBroken("afterwards the words cannot be changed")


def _opens(slots: Slots, words: str) -> bool:
    try:
        return slots.open_with_passphrase(words) == KEY
    except CafeError:
        return False


def _after_sending(folder: Path, told: Told) -> None:
    """Either pack, whole; they were locked in another process, so it is their bytes that are compared."""
    found = (folder / "cafe-7K2M.cafepack").read_bytes().hex()
    sent = [one["sent"] for one in told if "sent" in one]
    if sent and found != sent[0]:
        raise GateBroken("the pack that was acknowledged is not there")
    if not sent and found != told[0]["first"]:
        raise GateBroken("the pack that was there is gone")
    if sum(1 for _one in folder.iterdir()) != 1 and sent:
        raise GateBroken("something is left beside the pack")


_LOOKS: dict[str, Any] = {
    "save": _after_saving,
    "import": _after_importing,
    "backup": _after_copying,
    "slot change": _after_changing,
    "send": _after_sending,
}
