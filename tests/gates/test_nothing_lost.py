"""Gates 11, 12, 13 and 18, in short: whatever dies, is lost or is old, the cafés are there at the next start."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.gates import deaths, faults, power, ways_in
from benchmarks.gates.deaths import SCENES
from benchmarks.gates.dying import ACTS
from benchmarks.gates.figures import Gate, GateBroken
from benchmarks.gates.laptop import KEY, Laptop
from benchmarks.gates.run import GATES
from cafe.model.values import NoteKind
from cafe.packs.apart import the_reader
from cafe.store.keys import Slots


@pytest.mark.parametrize(
    "gate", [one for one in GATES if one.number in ("11", "12", "13", "18")], ids=lambda gate: gate.number
)
def test_the_gate_holds(gate: Gate) -> None:
    assert gate.run(gate.short).ran


def test_each_thing_that_may_be_going_on_dies_and_is_looked_at() -> None:
    assert ACTS.keys() == SCENES.keys() == deaths.LONGEST.keys()


def test_a_lost_note_would_be_noticed(tmp_path: Path) -> None:
    with Laptop(tmp_path, reader=the_reader()) as laptop:
        cafe_id = laptop.plan.new_cafe().cafe_id
        laptop.capture.record_note(cafe_id, NoteKind.NOTE, "0 Nobody had told us.")
    told = [{"ready": True, "cafe": cafe_id}, {"note": "0 Nobody had told us."}]
    look = SCENES["save"].look
    assert look(tmp_path, told, the_reader()) == 1
    for wrong in ([{"note": "another"}], [{"note": "0 Nobody had told us."}, {"note": "1"}, {"note": "2"}]):
        with pytest.raises(GateBroken):
            look(tmp_path, [told[0], *wrong], the_reader())


def test_half_an_import_would_be_noticed(tmp_path: Path) -> None:
    SCENES["import"].set_up(tmp_path)
    with Laptop(tmp_path, reader=the_reader()) as laptop:
        preview = laptop.collate.preview(laptop.programme.id, tmp_path / "batch-01")
        batch = laptop.collate.import_(preview, [one.key for one in preview.new_senders]).batch
    told = [{"ready": True}, {"batch": batch.id, "packs": 8}]
    look = SCENES["import"].look
    assert look(tmp_path, told, the_reader()) == 1
    with pytest.raises(GateBroken, match="not there"):
        look(tmp_path, [*told, {"batch": "another", "packs": 8}], the_reader())
    with Laptop(tmp_path, reader=the_reader()) as laptop, laptop.database.write() as session:
        session.connection().exec_driver_sql("UPDATE import_batch SET new = 9")
    with pytest.raises(GateBroken):
        look(tmp_path, told, the_reader())


def test_a_copy_without_its_ways_in_or_its_notes_would_be_noticed(tmp_path: Path) -> None:
    SCENES["backup"].set_up(tmp_path)
    with Laptop(tmp_path, reader=the_reader()) as laptop:
        cafe_id = laptop.plan.new_cafe().cafe_id
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "half.cafebackup").write_bytes(bytes(4096))
    with pytest.raises(GateBroken, match="does not open"):
        SCENES["backup"].look(tmp_path, [{"ready": True, "cafe": cafe_id}], the_reader())


def test_words_that_were_acknowledged_and_do_not_open_would_be_noticed(tmp_path: Path) -> None:
    SCENES["slot change"].set_up(tmp_path)
    assert SCENES["slot change"].look(tmp_path, [{"ready": True}], the_reader()) == 0
    with pytest.raises(GateBroken, match="acknowledged last"):
        SCENES["slot change"].look(tmp_path, [{"ready": True}, {"words": 4}], the_reader())


def test_a_way_in_for_another_key_would_be_noticed(tmp_path: Path) -> None:
    path = tmp_path / "keyslots.json"
    Slots.load(path).add_passphrase(bytes(32), ways_in.WORDS)
    assert bytes(32) != KEY
    with pytest.raises(GateBroken, match="does not open"):
        ways_in._opens(path, ("passphrase",))


def test_a_store_that_lost_what_was_acknowledged_would_be_noticed() -> None:
    moments = list(power._an_evening(1))
    last = moments[-1]
    power._opens_as(last.store, last.log, last, last)
    with pytest.raises(GateBroken, match="were found"):
        power._opens_as(last.store, b"", last, last)  # its log is gone


def test_a_file_that_is_named_before_it_is_durable_would_be_noticed(tmp_path: Path) -> None:
    folder, copies = tmp_path / "folder", tmp_path / "copies"
    folder.mkdir()
    copies.mkdir()
    with power._Watched(folder, copies).watching(), pytest.raises(GateBroken, match="before it was durable"):
        (folder / "new.part").write_bytes(b"half")
        (folder / "new.part").replace(folder / "new")


def test_a_fault_without_a_sentence_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "_run", lambda *_how: [{"ready": True}, {"raw": "OSError: disk"}])
    with pytest.raises(GateBroken, match="no sentence"):
        faults._one_point("send", "too big a file", random.Random(1))
