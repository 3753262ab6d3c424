"""A laptop that dies at random moments of a café, and what the next start finds.

    uv run python -m benchmarks kills          20 deaths
    uv run python -m benchmarks kills --long   200 deaths

A host of its own process presses and types as fast as the disk lets her, and says what was acknowledged; it is
killed with SIGKILL (on Windows TerminateProcess) at a random moment. The next start must find every line that was
acknowledged, the stage and the time that were shown, and the half-typed note. One death that is not so is an error.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from benchmarks.table import Row
from benchmarks.world import World
from cafe.model.values import NoteKind
from cafe.run.rounds import replay
from cafe.run.state import remaining
from cafe.run.view import run_view

DEATHS, LONG = 20, 200
EVERY_FRESH = 10  # how often the next start is a process of its own, and its time is kept
NOTE = "Nobody had told us that it can start so young, and the first visit was over in four minutes. "

HOST = """
import json, random, sys
from datetime import timedelta
from pathlib import Path
from benchmarks.kills import NOTE
from benchmarks.world import World
from cafe.model.values import NoteKind
from cafe.core.errors import CafeError
from cafe.run.actions import BACK, NEXT, PASSED, PAUSE, RESUME, SPOKE, extend, people, trim
from cafe.run.rounds import undoable
from cafe.run.state import remaining
world = World(Path(sys.argv[1]))
cafe_id, dice, typed, kept = sys.argv[2], random.Random(int(sys.argv[3])), 0, 0
def say(**told):
    print(json.dumps(told), flush=True)
acts = (NEXT, NEXT, BACK, PAUSE, RESUME, SPOKE, PASSED, extend(), trim(), people(9), people(5), "undo", "redo")
say(ready=True)
while True:
    for _letter in range(dice.randrange(4)):
        typed += 1
        world.capture.keep_draft(cafe_id, "capture", NOTE * 9 if typed > 900 else (NOTE * 9)[:typed], "note")
        say(typed=typed)
    if typed > 60 and dice.random() < 0.3:
        world.capture.record_note(cafe_id, NoteKind.NOTE, (NOTE * 9)[:typed], draft_place="capture")
        kept, typed = kept + 1, 0
        say(kept=kept, typed=0)
    act = dice.choice(acts)
    try:
        if act == "undo" and undoable(world.run.ready(cafe_id)).seq == 1:
            continue  # the café stays begun
        if isinstance(act, str):
            run = getattr(world.run, act)(cafe_id)
        else:
            run = world.run.act(cafe_id, act)
    except CafeError:
        continue
    now = world.clock.now()
    say(lines=len(run.log), stage=run.index, state=run.state.value, at=now.isoformat(),
        left=remaining(run, now).total_seconds())
"""

NEXT_START = """
import sys
from pathlib import Path
from benchmarks.kills import come_back_timed
from benchmarks.world import World
print(*come_back_timed(World(Path(sys.argv[1])))[1])
"""


class NotAsItWas(Exception):
    """The next start found something else than the screen had said."""


@dataclass(frozen=True, slots=True)
class Death:
    """One death: how many lines were acknowledged, how many letters, and seconds until the run stood again.

    ``back_after`` is by the wall, ``spent`` by the processor: on a busy machine they differ. ``waits``: how often it
    gave the processor up by itself, for a disk or a lock. Where it never did, all that lies between the two is time in
    which it was ready and others had the processor.
    """

    lines: int
    letters: int
    back_after: float
    spent: float
    waits: int


def come_back(world: World) -> tuple[str, Any, str]:
    """What the app does once the store is open: the café that is going on, its run and page, the half-typed note."""
    cafe_id = world.run.running()
    if cafe_id is None:
        raise NotAsItWas("no café is going on")
    run = world.run.ready(cafe_id)
    run_view(run, world.plan.plan(cafe_id), world.clock.now(), notes=len(world.capture.notes(cafe_id)))
    draft = world.capture.draft(cafe_id, "capture")
    return cafe_id, run, draft.text if draft is not None else ""


def come_back_timed(world: World) -> tuple[tuple[str, Any, str], tuple[float, float, int]]:
    """The same, and what it took: seconds by the wall, by the processor, and waits of its own."""
    ours = psutil.Process()
    waits, begun, spent = ours.num_ctx_switches().voluntary, time.perf_counter(), time.process_time()
    found = come_back(world)
    wall, processor = time.perf_counter() - begun, time.process_time() - spent
    return found, (wall, processor, ours.num_ctx_switches().voluntary - waits)


def die_once(folder: Path, dice: random.Random, *, fresh: bool = False) -> Death:
    """One café, one death, one next start. Raises ``NotAsItWas`` with what differs."""
    world = World(folder)
    cafe_id = world.a_running_cafe()
    world.close()
    host = subprocess.Popen(
        [sys.executable, "-c", HOST, str(folder), cafe_id, str(dice.randrange(2**31))],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert host.stdout is not None
    told: list[dict[str, Any]] = [json.loads(host.stdout.readline())]
    stream = host.stdout

    def listen() -> None:
        told.extend(json.loads(line) for line in stream if line.endswith("\n"))

    ear = threading.Thread(target=listen)
    ear.start()
    time.sleep(dice.uniform(0.0, 0.6))
    host.kill()
    host.wait()
    ear.join()
    host.stdout.close()
    took = _seconds_of_a_next_start(folder) if fresh else None
    world = World(folder)
    try:
        found, warm = come_back_timed(world)
        took = took or warm
        return Death(*_compare(world, cafe_id, told, found), *took)
    finally:
        world.run.end(cafe_id)
        world.close()


def _seconds_of_a_next_start(folder: Path) -> tuple[float, float, int]:
    done = subprocess.run([sys.executable, "-c", NEXT_START, str(folder)], capture_output=True, text=True, check=True)
    wall, processor, waits = done.stdout.split()
    return float(wall), float(processor), int(waits)


def _compare(world: World, cafe_id: str, told: list[dict[str, Any]], found: tuple[str, Any, str]) -> tuple[int, int]:
    """Lines and letters that were acknowledged, where they were found again."""
    found_id, run, draft = found
    if found_id != cafe_id:
        raise NotAsItWas("another café was found")
    last = next((one for one in reversed(told) if "lines" in one), None)
    lines = last["lines"] if last else 1
    if len(run.log) not in (lines, lines + 1):  # one more: on the disk, and not yet said
        raise NotAsItWas(f"{lines} lines were acknowledged, {len(run.log)} were found")
    if last is not None:
        then = replay(run.plan, run.log[:lines])
        left = remaining(then, datetime.fromisoformat(last["at"])).total_seconds()
        shown = (then.index, then.state.value, left)
        if shown != (last["stage"], last["state"], last["left"]):
            raise NotAsItWas(f"the screen said {last}, the next start {shown}")
    letters = next((one["typed"] for one in reversed(told) if "typed" in one), 0)
    kept = next((one["kept"] for one in reversed(told) if "kept" in one), 0)
    notes = [note for note in world.capture.notes(cafe_id) if note.kind is NoteKind.NOTE]
    whole = NOTE * 9
    is_same = len(notes) == kept and draft in (whole[:letters], whole[: letters + 1])
    was_kept = len(notes) == kept + 1 and draft == ""  # kept on the disk, and not yet said
    if not (is_same or was_kept):
        raise NotAsItWas(f"{letters} letters were acknowledged after {kept} notes, {len(draft)} after {len(notes)}")
    return lines, letters


def die(deaths: int, seed: int = 20261126) -> list[Death]:
    """So many deaths on one store, at moments that ``seed`` throws."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        dead = [die_once(Path(name), dice, fresh=True)]
        gc.freeze()  # as the app does with its libraries: a look through all of them was 100 ms of the worst next start
        return dead + [die_once(Path(name), dice, fresh=n % EVERY_FRESH == 0) for n in range(1, deaths)]


def measure(*, long: bool = False) -> list[Row]:
    dead = die(LONG if long else DEATHS)
    fresh = [death.spent for death in dead[::EVERY_FRESH]]
    warm = [death.spent for n, death in enumerate(dead) if n % EVERY_FRESH]
    lines = sum(death.lines for death in dead)
    wall = [death.back_after * 1000 for death in dead]
    print(
        f"{len(dead)} deaths, {lines} lines acknowledged, all found; half-typed notes in "
        f"{sum(death.letters > 0 for death in dead)} of them, all offered. From the open store to the run and its "
        f"page, by the wall of this machine: {median(wall):.0f} ms in the median, {max(wall):.0f} ms at worst. Waits "
        f"for a disk or a lock: {sum(death.waits for death in dead)} in all; beyond them the wall is the processor, "
        f"ours ({max(death.spent for death in dead) * 1000:.0f} ms at worst) or others'.",
        file=sys.stderr,
    )
    floor = [0.1] * len(dead)
    return [
        Row("run back, first time in a process (processor)", "100 ms, what was promised", fresh, floor),
        Row("run back, libraries warm (processor)", "100 ms, what was promised", warm, floor),
    ]
