"""1,000 simulated packs taken in and counted, beside reading the same packs as plain JSON and parsing them.

Ours opens each seal, checks its signature and every field, keeps it encrypted and counts it; the floor does not.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.table import Row, timed
from benchmarks.world import World
from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.values import Filters
from cafe.model.values import ProgrammeCard
from cafe.packs.seal import seal

CAFES = 1000
RUNS = 3


def measure() -> list[Row]:
    times = [_once(run) for run in range(RUNS)]
    taken_in, again, floor = ([one[at] for one in times] for at in range(3))
    floor_is = "read the same packs as plain JSON, and parse them"
    return [
        Row(f"{CAFES:,} packs opened, taken in and counted", floor_is, taken_in, floor),
        Row(f"{CAFES:,} packs counted again, as after a filter", floor_is, again, floor),
    ]


def _once(seed: int) -> tuple[float, float, float]:
    """Seconds to take in and count, to count again, and of the floor; each with a store of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(folder / "data")
        service = CollateService(world.database, world.clock, world.changes)
        programme = service.make_programme("East Glens")
        sealed, plain = _written(folder, seed, programme)
        floor = timed(lambda: [json.loads(path.read_bytes()) for path in sorted(plain.iterdir())])
        taken_in = timed(lambda: _take_in(service, programme, sealed))
        narrowed = Filters(first_month=service.collation(programme.id).months[1].key)  # nearly all of them
        again = timed(lambda: service.collation(programme.id, narrowed))
        world.close()
    return taken_in, again, floor


def _written(folder: Path, seed: int, programme: ProgrammeCard) -> tuple[Path, Path]:
    sealed, plain = folder / "sealed", folder / "plain"
    sealed.mkdir()
    plain.mkdir()
    for number, one in enumerate(packs(CAFES, seed, programme.recipients[0])):
        (sealed / f"{number:05d}.cafepack").write_bytes(seal(one.frame, one.key, programme.recipients))
        (plain / f"{number:05d}.json").write_text(one.pack.model_dump_json(), encoding="utf-8")
    return sealed, plain


def _take_in(service: CollateService, programme: ProgrammeCard, folder: Path) -> None:
    preview = service.preview(programme.id, folder)
    service.import_(preview, [sender.key for sender in preview.new_senders])
    assert service.collation(programme.id).cafes == CAFES
