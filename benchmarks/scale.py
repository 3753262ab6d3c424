"""A whole country in a folder: packs by the thousand taken in, looked at and searched, beside the least that takes.

The floor of taking in opens the same seals, checks the same signatures, parses the same JSON and puts raw rows by the
thousand into an encrypted store of the same kind, with the bare libraries and nothing of ours: no shape is checked,
nothing is compared and nothing is counted. That of a search is the same question put to the same index. ``--long`` does
it at 1,000, 10,000 and 40,000 cafés, each in a process of its own so that its memory is its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

import pyrage
from nacl.signing import VerifyKey
from sqlalchemy import text

from benchmarks.table import Row, timed
from benchmarks.world import World
from cafe.collate.asked import asked
from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.values import Collation, Filters
from cafe.core.pauses import short_pauses
from cafe.model.values import ProgrammeCard
from cafe.packs.apart import ReadApart
from cafe.packs.seal import CONTEXT, seal
from cafe.store.database import DbSession, connect
from cafe.ui.collate.counting import count

SIZES = (1_000, 10_000, 40_000)
SHORT = 1_000
WORDS = ("told", "the nurse", "appointment", "sleep", "waiting list", "my age", "heard", "bus", "doctor", "help")
ASKED, NARROWED = 60, 20  # searches, and filters, for their p95
_KEY = bytes(range(32))
_SIGNER, _SIGNED = 32, 96  # bytes: the signer's key, and then the signature
_AT_ONCE = 1_000  # packs whose rows the floor holds
_MAGIC, _HEAD = 10, 18  # bytes: the magic of a frame, and then the length of its JSON


def measure() -> list[Row]:
    """One small size; see ``long_run`` for what is promised."""
    return _rows(SHORT, _one_size(SHORT))


def long_run() -> None:
    """All sizes, and how memory and cost grow; prints the table."""
    from benchmarks.table import show

    rows, memory = [], []
    for size in SIZES:
        print(f"… {size:,} cafés", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", str(size)], check=True, capture_output=True, text=True
        )
        found = json.loads(done.stdout.splitlines()[-1])
        rows += _rows(size, found)
        memory.append(f"{size:,} cafés: {found['memory']:.0f} MB at most, {found['entries']:,} entries")
    print(show(rows))
    print("\n".join(memory))


def _rows(size: int, found: dict[str, float]) -> list[Row]:
    said = f"{size:,} packs"
    return [
        Row(f"{said} taken in and counted", "open, verify, parse, insert raw", [found["first"]], [found["floor"]]),
        Row(f"{said}: the same folder again", "the first time", [found["second"]], [found["first"]]),
        Row(f"{said}: a page with a filter, p95", "a tenth of a second", [found["filter"]], [0.1]),
        Row(f"{said}: a search, p95", "the bare index, p95", [found["search"]], [found["bare"]]),
    ]


def _one_size(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(folder / "data")
        service = CollateService(world.database, world.clock, world.changes)
        card = service.make_programme("East Glens")
        stick = folder / "stick"
        stick.mkdir()
        for number, one in enumerate(packs(size, 3, card.recipients[0], full=True)):
            (stick / f"{number:06d}.cafepack").write_bytes(seal(one.frame, one.key, card.recipients))
        identities, _recipients = service._all_keys()
        with short_pauses():  # as the app does all three, beside the window
            floor = timed(lambda: _floor(stick, identities, folder / "raw.db"))
            first = timed(lambda: _take_in(service, card, stick))
            second = timed(lambda: _take_in(service, card, stick))
        memory = _most_memory(service._reader)
        whole = count(service, card, Filters())
        with world.database.read() as session:
            entries = int(session.execute(text("SELECT count(*) FROM pack_entry")).scalar_one())
        dice = random.Random(7)
        narrowed = [_filters(whole.everything, dice) for _turn in range(NARROWED)]
        filters = _p95([lambda f=f: count(service, card, f, whole.everything) for f in narrowed])  # type: ignore[misc]
        words = [dice.choice(WORDS) for _turn in range(ASKED)]
        service.search(card.id, WORDS[0])  # the first question after a change makes its places ready
        searches = _p95([lambda w=w: service.search(card.id, w) for w in words])  # type: ignore[misc]
        with world.database.read() as session:
            bare = _p95([lambda w=w: _bare(session, w) for w in words])  # type: ignore[misc]
        world.close()
    return {
        "first": first,
        "second": second,
        "floor": floor,
        "filter": filters,
        "search": searches,
        "bare": bare,
        "memory": memory,
        "entries": entries,
    }


def _take_in(service: CollateService, card: ProgrammeCard, folder: Path) -> None:
    preview = service.preview(card.id, folder)
    service.import_(preview, [sender.key for sender in preview.new_senders])
    assert service.collation(card.id).cafes > 0


def _floor(folder: Path, identities: list[str], place: Path) -> None:
    """Open the seal, verify, parse, insert raw rows by the thousand: no shape, no comparison, no count."""
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    raw = connect(place, _KEY)
    raw.execute("CREATE TABLE pack (id INTEGER PRIMARY KEY, name TEXT, body TEXT)")
    raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, pack INTEGER, kind TEXT, text TEXT, themes TEXT)")
    packs: list[tuple[int, str, str]] = []
    entries: list[tuple[int, str, str, str]] = []
    raw.execute("BEGIN")
    for number, path in enumerate(sorted(folder.iterdir()), start=1):
        payload = pyrage.decrypt(path.read_bytes(), keys)
        frame = payload[_SIGNED:]
        VerifyKey(payload[:_SIGNER]).verify(CONTEXT + frame, payload[_SIGNER:_SIGNED])
        body = frame[_HEAD : _HEAD + int.from_bytes(frame[_MAGIC:_HEAD], "big")].decode()
        packs.append((number, path.name, body))
        entries += [(number, one["kind"], one["text"], ",".join(one["themes"])) for one in json.loads(body)["entries"]]
        if number % _AT_ONCE == 0:
            _insert(raw, packs, entries)
    _insert(raw, packs, entries)
    raw.execute("COMMIT")
    raw.close()


def _insert(raw: Any, packs: list[tuple[int, str, str]], entries: list[tuple[int, str, str, str]]) -> None:
    raw.executemany("INSERT INTO pack VALUES (?, ?, ?)", packs)
    raw.executemany("INSERT INTO entry(pack, kind, text, themes) VALUES (?, ?, ?, ?)", entries)
    packs.clear()
    entries.clear()


def _filters(everything: Collation, dice: random.Random) -> Filters:
    councils = [area.key for area in everything.areas]
    months = [month.key for month in everything.months]
    return dice.choice(
        [
            Filters(councils=(dice.choice(councils),)),
            Filters(first_month=dice.choice(months)),
            Filters(councils=tuple(dice.sample(councils, 3)), first_month=dice.choice(months)),
        ]
    )


def _bare(session: DbSession, words: str) -> object:
    question = text("SELECT count(*) FROM pack_words WHERE pack_words MATCH :asked")
    return session.execute(question, {"asked": asked(words).as_match}).scalar()


def _p95(acts: list[Callable[[], object]]) -> float:
    return quantiles([timed(act) for act in acts], n=20)[-1]


def _most_memory(reader: ReadApart) -> float:
    """Megabytes at most, of this process and of the two that open packs: as much for each as the one that stays had.

    Not what the system counts for children: a child is as large as its parent until it begins to be itself.
    """
    told = Path(f"/proc/{reader.pid}/status").read_text(encoding="ascii")
    reading = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM"))
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + 2 * reading) / 1024


if __name__ == "__main__":
    print(json.dumps(_one_size(int(sys.argv[1]))))
