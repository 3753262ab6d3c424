"""Gates 1 and 2: documents bent outside their seal, and inside a true seal under a true signature.

Outside, nothing may be taken in. Inside, a bent document may still be a legal one (a letter of a sentence is
another letter): then it must say exactly what its own bytes say. All else is one typed refusal, within two
seconds and 300 MB, and no row of the store is another than before.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.gates.codebooks import bent_bytes, bent_codebooks, bent_values
from benchmarks.gates.documents import DOCUMENTS, PACK, Document, bent, bent_frame
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import Laptop, every_row
from benchmarks.gates.measure import most_memory, spent
from benchmarks.gates.moved import moves
from benchmarks.gates.ways_in import hardly_stretched
from cafe.packs import frame as frames
from cafe.packs.apart import ReadApart
from cafe.packs.problems import PackProblem
from cafe.packs.writer import frame_of

MOST_SECONDS = 2.0
MOST_MEMORY = 300 * 1024 * 1024
_AT_ONCE = 250  # files in the folder that one preview looks at


def outside(size: int, seed: int = 1126) -> Found:
    """Gate 1. ``size`` of each document."""
    reader = ReadApart()
    for document in DOCUMENTS:
        chance = random.Random(seed)
        good = document.seal(document.frame())
        for turn in range(size):
            content = bent(good, chance)
            if content == good:
                continue
            if _was_taken(document, content, reader):
                raise GateBroken(f"a bent {document.name} was taken in: turn {turn} of seed {seed}")
    books = bent_codebooks(size, reader, bent_bytes, seed)
    with hardly_stretched():
        refused, whole = moves(max(20, size // 20), reader)
    reader.end()
    return Found(
        f"{_each(size)}, {size:,} × codebook, {refused + whole:,} × laptop that moves",
        "0 taken in, 0 uncaught; of the codebooks, which have no seal, "
        f"{books.refused:,} refused, {books.came:,} still codebooks and read as written; of the moves "
        f"{refused:,} refused, {whole:,} bent where nothing is said and came in whole, 0 in part",
    )


def inside(size: int, seed: int = 1127) -> Found:
    """Gate 2. ``size`` of each document; packs go through the coordinator's own preview, over a real store."""
    legal, refused, slowest = 0, 0, 0.0
    with tempfile.TemporaryDirectory() as name, Laptop(Path(name)) as laptop:
        for document in DOCUMENTS:
            chance = random.Random(seed)
            frame = document.frame()
            bends = [one for one in (bent_frame(document, frame, chance) for _turn in range(size)) if one != frame]
            look = _through_the_store if document is PACK else _one_by_one
            taken, longest = look(laptop, document, bends)
            legal, refused = legal + taken, refused + len(bends) - taken
            slowest = max(slowest, longest)
        before = rows(laptop)
        books = bent_codebooks(size, laptop.reader, bent_values, seed)
        _is_as_before(laptop, before)
        legal, refused, slowest = legal + books.came, refused + books.refused, max(slowest, books.slowest)
        memory = most_memory(laptop.reader.pid)
    if slowest > MOST_SECONDS:
        raise GateBroken(f"one took {slowest:.1f} s of the processor")
    if memory > MOST_MEMORY:
        raise GateBroken(f"{memory / 1e6:.0f} MB of memory")
    return Found(
        f"{_each(size)}, {size:,} × codebook",
        f"{refused:,} typed refusals, {legal:,} still legal and read as written, 0 other errors; slowest "
        f"{slowest * 1000:.0f} ms of the processor; reader at most {memory / 1e6:.0f} MB; every row as before",
    )


def _was_taken(document: Document, content: bytes, reader: ReadApart) -> bool:
    try:
        document.read(content, reader)
    except PackProblem as problem:
        _has_a_sentence(problem)
        return False
    return True


def _has_a_sentence(problem: PackProblem) -> None:
    if not (problem.message.endswith(".") and problem.hint.endswith(".")):
        raise GateBroken(f"{problem.reason} has no sentence")


def _one_by_one(laptop: Laptop, document: Document, bends: list[bytes]) -> tuple[int, float]:
    taken, slowest, before = 0, 0.0, rows(laptop)
    for frame in bends:
        content = document.seal(frame)
        begun = time.process_time() + spent(laptop.reader.pid)
        try:
            says = document.read(content, laptop.reader)
        except PackProblem as problem:
            _has_a_sentence(problem)
        else:
            taken += 1
            _says_what_it_is(document, says, frame)
        slowest = max(slowest, time.process_time() + spent(laptop.reader.pid) - begun)
    _is_as_before(laptop, before)
    return taken, slowest


def _through_the_store(laptop: Laptop, document: Document, bends: list[bytes]) -> tuple[int, float]:
    """Each folder is looked at, and taken in with nobody's words accepted: nothing but the record of it stays."""
    taken, slowest = 0, 0.0
    for start in range(0, len(bends), _AT_ONCE):
        some = bends[start : start + _AT_ONCE]
        folder = laptop.arrive(*map(document.seal, some))
        before, moments = rows(laptop), [spent(laptop.reader.pid)]
        preview = laptop.collate.preview(
            laptop.programme.id, folder, lambda _done, _of, at=moments: at.append(spent(laptop.reader.pid))
        )
        slowest = max(slowest, *(late - early for early, late in itertools.pairwise(moments)))
        if len(preview.items) != len(some):
            raise GateBroken(f"{len(some)} files, {len(preview.items)} answers")
        for item in preview.items:
            if item.arrived is not None:
                taken += 1
                came = laptop.collate.open_pack(folder / item.file)
                _says_what_it_is(document, frame_of(came), some[int(item.file[:4])])
            elif not item.sentence.endswith("."):
                raise GateBroken(f"{item.coming} has no sentence")
        _is_as_before(laptop, before)
        laptop.collate.import_(preview)
        _is_as_before(laptop, before, but=("import_batch", "refused"))
    return taken, slowest


def _says_what_it_is(document: Document, says: bytes, frame: bytes) -> None:
    if says == frame:
        return
    said, sent = (frames.read_frame(one, document.magic)[0] for one in (says, frame))
    if not _is_said(said, sent):
        raise GateBroken(f"a bent {document.name} says something that is not in it")


def rows(laptop: Laptop) -> dict[str, str]:
    """The hash of every row of every table."""
    with laptop.database.read() as session:
        raw: Any = session.connection().connection.driver_connection
        return every_row(raw)


def _is_said(said: Any, sent: Any) -> bool:
    """Whether what was read is what was sent; what was left out there is empty or nought here."""
    if isinstance(said, dict) and isinstance(sent, dict):
        return all(_is_said(said[name], sent[name]) if name in sent else _is_bare(said[name]) for name in said) and (
            sent.keys() <= said.keys()
        )
    if isinstance(said, list) and isinstance(sent, list):
        return len(said) == len(sent) and all(map(_is_said, said, sent))
    return type(said) is type(sent) and bool(said == sent)


def _is_bare(said: Any) -> bool:
    return all(map(_is_bare, said.values())) if isinstance(said, dict) else not said


def _is_as_before(laptop: Laptop, before: dict[str, str], but: tuple[str, ...] = ()) -> None:
    now = rows(laptop)
    changed = sorted(table for table in now if now[table] != before.get(table) and table not in but)
    if changed:
        raise GateBroken(f"a refusal changed {', '.join(changed)}")


def _each(size: int) -> str:
    return ", ".join(f"{size:,} × {document.name}" for document in DOCUMENTS)
