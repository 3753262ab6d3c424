"""Gate 6: what ids, revisions and numbers of packs can do to one another, through the coordinator's own import."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.gates.bent import rows
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import Laptop
from cafe.collate.incoming import Coming
from cafe.collate.reading import ImportPreview
from cafe.collate.service import CollateService
from cafe.packs.apart import ReadApart
from cafe.packs.schema import CafePack, Withdrawn
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import RECIPIENT, with_facts
from tests.packs.builders import a_pack, a_quote, a_sentence, an_id, some_people

ANN, BEA = SigningKey(b"a" * 32), SigningKey(b"b" * 32)
_LEAST = 12


class Desk:
    """A coordinator's laptop: packs arrive, are looked at and taken in."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.collate: CollateService = laptop.collate

    def look(self, *packs: tuple[SigningKey, CafePack]) -> ImportPreview:
        sealed = [seal(frame_of(pack), key, [RECIPIENT]) for key, pack in packs]
        return self.collate.preview(self.laptop.programme.id, self.laptop.arrive(*sealed))

    def take(self, *packs: tuple[SigningKey, CafePack], choices: Mapping[str, str] | None = None) -> ImportPreview:
        preview = self.look(*packs)
        self.collate.import_(preview, [ANN.public, BEA.public], choices)
        return preview

    def look_at(self, content: bytes) -> ImportPreview:
        return self.collate.preview(self.laptop.programme.id, self.laptop.arrive(content))

    @property
    def people(self) -> list[int]:
        """How many came, of each café that counts."""
        return sorted(line.people for line in self.collate.packs(self.laptop.programme.id))

    @property
    def quotes(self) -> int:
        return len(self.collate.collation(self.laptop.programme.id).quotes)


def pack(key: SigningKey = ANN, **facts: Any) -> tuple[SigningKey, CafePack]:
    return key, a_pack(**({"programme": RECIPIENT, "sender": key.public} | facts))


def _heads(count: int) -> Any:
    return some_people(people=count, first_timers=0)


def _comings(preview: ImportPreview) -> list[Coming]:
    return [item.beneath for item in preview.items]


def _is(found: object, wanted: object) -> None:
    if found != wanted:
        raise GateBroken(f"{found!r}, and not {wanted!r}")


def an_entry_twice_in_a_pack(desk: Desk) -> None:
    entry = a_sentence().model_dump(mode="json")
    (item,) = desk.look_at(seal(with_facts(entries=[entry, entry]), ANN, [RECIPIENT])).items
    _is(item.coming, Coming.CANNOT_READ)


def a_withdrawn_quote_twice_in_a_pack(desk: Desk) -> None:
    gone = Withdrawn(pack_id=an_id("p"), entry_id=an_id("q")).model_dump(mode="json")
    (item,) = desk.look_at(seal(with_facts(withdrawn=[gone, gone]), ANN, [RECIPIENT])).items
    _is(item.coming, Coming.CANNOT_READ)


def one_pack_under_two_names(desk: Desk) -> None:
    _is(sorted(_comings(desk.take(pack(), pack()))), [Coming.NEW, Coming.SAME])
    _is(desk.people, [14])


def the_same_folder_three_times_more(desk: Desk) -> None:
    desk.take(pack(), pack(BEA, pack_id=an_id("other"), people=_heads(9)))
    kept = {"import_batch", "pack_file"}  # that they were looked at, and these bytes
    before = {table: digest for table, digest in rows(desk.laptop).items() if table not in kept}
    for _again in range(3):
        preview = desk.take(pack(), pack(BEA, pack_id=an_id("other"), people=_heads(9)))
        _is(set(_comings(preview)), {Coming.SAME})
        _is({table: digest for table, digest in rows(desk.laptop).items() if table not in kept}, before)


def an_older_revision_after_a_newer(desk: Desk) -> None:
    desk.take(pack(revision=3, sequence=3))
    _is(_comings(desk.take(pack(revision=2, sequence=2, people=_heads(9)))), [Coming.OLDER])
    _is(desk.people, [14])


def a_newer_revision_takes_the_place(desk: Desk) -> None:
    desk.take(pack())
    _is(_comings(desk.take(pack(revision=2, sequence=2, people=_heads(9)))), [Coming.NEWER])
    _is(desk.people, [9])


def a_newer_revision_with_a_lower_number(desk: Desk) -> None:
    desk.take(pack(sequence=9))
    _is(_comings(desk.take(pack(revision=2, sequence=2, people=_heads(9)))), [Coming.NEWER])
    _is(desk.people, [9])


def the_same_id_and_revision_with_another_content(desk: Desk) -> None:
    desk.take(pack())
    preview = desk.take(pack(people=_heads(9)))
    _is(_comings(preview), [Coming.CHOICE])
    _is(desk.people, [14])
    arrived = preview.items[0].arrived
    assert arrived is not None
    desk.take(pack(people=_heads(9)), choices={arrived.pack.pack_id: arrived.frame_hash})
    _is(desk.people, [9])


def two_contents_of_one_id_in_one_folder(desk: Desk) -> None:
    _is(_comings(desk.take(pack(), pack(people=_heads(9)))), [Coming.CHOICE, Coming.CHOICE])
    _is(desk.people, [])


def an_id_that_another_sender_has(desk: Desk) -> None:
    desk.take(pack())
    _is(_comings(desk.take(pack(BEA, revision=2, people=_heads(9)))), [Coming.CHOICE])
    _is(desk.people, [14])


def an_id_that_a_stranger_has(desk: Desk) -> None:
    desk.take(pack())
    preview = desk.look(pack(SigningKey(b"c" * 32), revision=9, people=_heads(9)))
    desk.collate.import_(preview)
    _is([item.coming for item in preview.items], [Coming.UNKNOWN_SENDER])
    _is(desk.people, [14])


def an_entry_id_that_two_cafes_have(desk: Desk) -> None:
    quote = (a_quote("the same"),)
    desk.take(pack(entries=quote), pack(BEA, pack_id=an_id("other"), entries=quote, people=_heads(9)))
    _is((desk.people, desk.quotes), ([9, 14], 2))


def somebody_else_takes_a_quote_back(desk: Desk) -> None:
    desk.take(pack(entries=(a_quote("hers"),)))
    gone = Withdrawn(pack_id=an_id("a café"), entry_id=an_id("hers"))
    desk.take(pack(BEA, pack_id=an_id("other"), entries=(), withdrawn=(gone,)))
    _is(desk.quotes, 1)


def a_quote_taken_back_before_it_came(desk: Desk) -> None:
    gone = Withdrawn(pack_id=an_id("a café"), entry_id=an_id("hers"))
    desk.take(pack(pack_id=an_id("other"), sequence=2, entries=(), withdrawn=(gone,)))
    desk.take(pack(entries=(a_quote("hers"),)))
    _is(desk.quotes, 0)


def two_packs_with_one_number(desk: Desk) -> None:
    desk.take(pack(), pack(pack_id=an_id("other"), people=_heads(9)))
    _is(desk.people, [9, 14])


def a_number_is_missing(desk: Desk) -> None:
    preview = desk.take(pack(), pack(pack_id=an_id("other"), sequence=4, people=_heads(9)))
    _is([gap.missing for gap in preview.gaps], [(2, 3)])


CASES: tuple[Callable[[Desk], None], ...] = (
    an_entry_twice_in_a_pack, a_withdrawn_quote_twice_in_a_pack, one_pack_under_two_names,
    the_same_folder_three_times_more, an_older_revision_after_a_newer, a_newer_revision_takes_the_place,
    a_newer_revision_with_a_lower_number, the_same_id_and_revision_with_another_content,
    two_contents_of_one_id_in_one_folder, an_id_that_another_sender_has, an_id_that_a_stranger_has,
    an_entry_id_that_two_cafes_have, somebody_else_takes_a_quote_back, a_quote_taken_back_before_it_came,
    two_packs_with_one_number, a_number_is_missing,
)  # fmt: skip


def all_of_them(_size: int = 0) -> Found:
    """Gate 6."""
    if len(CASES) < _LEAST:
        raise GateBroken(f"only {len(CASES)} cases are tried")
    reader = ReadApart()
    for case in CASES:
        with tempfile.TemporaryDirectory() as name, Laptop(Path(name), reader=reader) as laptop:
            try:
                case(Desk(laptop))
            except GateBroken as broken:
                raise GateBroken(f"{case.__name__.replace('_', ' ')}: {broken}") from broken
    reader.end()
    return Found(f"{len(CASES)} cases", "all as they should be; the same folder four times is taken in once")
