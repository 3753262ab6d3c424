"""Gate 3: any café that may travel at all goes into a pack, a file, the reader and the store, and is the same there."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import Laptop
from cafe.collate.facts import facts_of
from cafe.collate.intake.service import PACK, facts
from cafe.collate.values import CafeFacts
from cafe.packs.apart import ReadApart
from cafe.packs.schema import CafePack
from cafe.packs.writer import write_pack
from tests.hostile_packs.making import RECIPIENT, SENDER
from tests.packs.any_cafe import packs


def there_and_back(size: int) -> Found:
    """``size`` cafés, each on a laptop of its own."""
    reader, entries = ReadApart(), [0]

    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # the first case is told as it is
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @seed(1128)
    @given(packs())
    def each(pack: CafePack) -> None:
        entries[0] += len(pack.entries)
        with tempfile.TemporaryDirectory() as name:
            found = taken_in(pack, Path(name), reader)
        if found != as_sent(pack):
            raise GateBroken(f"a café came in as {found}, and was sent as {as_sent(pack)}")

    each()
    reader.end()
    return Found(f"{size:,} cafés", f"{size:,} equal in the store, {entries[0]:,} sentences, quotes and ideas in them")


def taken_in(pack: CafePack, folder: Path, reader: ReadApart) -> CafeFacts:
    """What the store says of a pack that was written, read and taken in."""
    with Laptop(folder, reader=reader) as laptop:
        arrived = laptop.arrive()
        write_pack(pack, SENDER, arrived / "cafe.cafepack", recipients=[RECIPIENT])
        laptop.collate.import_(laptop.collate.preview(laptop.programme.id, arrived), [SENDER.public])
        with laptop.database.read() as session:
            (found,) = facts(session, PACK.c.is_current).values()
            return found


def as_sent(pack: CafePack) -> CafeFacts:
    """What the pack says, without what its own sender takes back in it."""
    sent = facts_of(pack)
    gone = {one.entry_id for one in pack.withdrawn if one.pack_id == pack.pack_id}
    return replace(sent, said=tuple(one for one in sent.said if one.entry_id not in gone))
