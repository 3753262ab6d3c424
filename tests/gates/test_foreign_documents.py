"""Gates 1 to 7 and 10, in short: whatever arrives is a whole, true café, or one sentence. (In full: docs/gates.md.)"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.gates import bent, codebooks, documents, round_trip
from benchmarks.gates.documents import DOCUMENTS, PACK, Document, bent_frame
from benchmarks.gates.figures import Gate, GateBroken
from benchmarks.gates.run import GATES
from cafe.packs.apart import ReadApart
from cafe.packs.codebook_file import CameCode, CameCodebook
from cafe.packs.problems import PackProblem
from tests.hostile_packs.making import framed, good_text

FOREIGN = [gate for gate in GATES if gate.number in (*"1234567", "10")]


@pytest.mark.parametrize("gate", FOREIGN, ids=lambda gate: f"{gate.number} {gate.what}")
def test_the_gate_holds(gate: Gate) -> None:
    assert gate.run(gate.short).ran


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_reader_that_takes_anything_would_be_noticed(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    credulous = Document(document.name, document.magic, document.frame, document.seal, lambda _content, _reader: b"")
    monkeypatch.setattr(bent, "DOCUMENTS", (credulous,))
    with pytest.raises(GateBroken, match="taken in"):
        bent.outside(5)


def test_a_reader_that_hears_something_else_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = Document("other", PACK.magic, PACK.frame, PACK.seal, lambda _content, _reader: PACK.frame())
    monkeypatch.setattr(bent, "DOCUMENTS", (deaf,))
    with pytest.raises(GateBroken, match="not in it"):
        bent.inside(5)


def test_a_codebook_that_is_heard_as_another_would_be_noticed() -> None:
    class Deaf(ReadApart):
        def codebook(self, source: bytes | Path) -> CameCodebook:
            guid = "0b5a8a36-6d5c-4b3f-9a55-7d1f3f1f7001"
            return CameCodebook(origin="", codes=(CameCode(guid=guid, name="Wanting", description="", under=""),))

    for bend in (codebooks.bent_bytes, codebooks.bent_values):
        with pytest.raises(GateBroken, match="not in it"):
            codebooks.bent_codebooks(5, Deaf(), bend, 1)


def test_a_refusal_without_a_sentence_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def mumbles(_content: bytes, _reader: object) -> bytes:
        raise PackProblem(documents.frames.FrameError, "no")  # type: ignore[arg-type]

    monkeypatch.setattr(bent, "DOCUMENTS", (Document("other", PACK.magic, PACK.frame, PACK.seal, mumbles),))
    with pytest.raises(GateBroken, match="no sentence"):
        bent.outside(5)


def test_a_cafe_that_loses_a_word_on_its_way_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    true = round_trip.taken_in

    def forgetful(*arguments: object) -> object:
        return round_trip.replace(true(*arguments), topic_title="")  # type: ignore[arg-type]

    monkeypatch.setattr(round_trip, "taken_in", forgetful)
    with pytest.raises(GateBroken):
        round_trip.there_and_back(2)


def test_bending_reaches_past_the_frame_into_what_is_said() -> None:
    """Half of what is tried inside a true seal is sound JSON: it is the strict shape that must refuse it."""
    chance, whole = random.Random(5), framed(good_text())
    bends = [bent_frame(PACK, whole, chance) for _turn in range(200)]
    read = 0
    for frame in bends:
        try:
            documents.frames.read_frame(frame)
        except documents.frames.FrameError:
            continue
        read += 1
    assert read > 60


class _Expanding(ReadApart):
    """A reader that does what an XML library does where nobody stops it."""

    def codebook(self, source: bytes | Path) -> CameCodebook:
        name = codebooks.CANARY if b"ENTITY" in bytes(source) else "Waiting"  # type: ignore[arg-type]
        return CameCodebook(origin="", codes=(CameCode(guid="", name=name, description="", under=""),))


def test_a_reader_that_expands_an_entity_would_be_noticed() -> None:
    with pytest.raises(GateBroken, match="it came in"):
        codebooks.codebooks(1, reader=_Expanding())
