from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.gates.documents import bent
from cafe.packs import frame as frames
from cafe.packs import seal
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.reader import read_pack
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import (
    HOSTILE_FILES,
    HOSTILE_FRAMES,
    HOSTILE_TEXTS,
    IDENTITY,
    OTHER_IDENTITY,
    OTHER_RECIPIENT,
    RECIPIENT,
    SENDER,
    framed,
    good_text,
    our_pack,
    sealed,
    words_header,
)

BENT = 4_000


def refusal(content: bytes) -> PackProblem:
    with pytest.raises(PackProblem) as problem:
        read_pack(content, [IDENTITY])
    assert problem.value.message.endswith(".")
    assert problem.value.hint.endswith(".")
    return problem.value


@pytest.mark.parametrize("what", HOSTILE_FRAMES | HOSTILE_TEXTS)
def test_a_sealed_and_signed_pack_is_refused_with_a_sentence_when_it_holds(what: str) -> None:
    frame = (HOSTILE_FRAMES | HOSTILE_TEXTS)[what]()
    reason = refusal(sealed(frame)).reason
    if what.startswith("a later"):
        assert reason is Reason.NEWER
    elif "programme inside" in what:
        assert reason is Reason.OTHER_PROGRAMME
    elif what.startswith(("10 MB", "5 MB", "20 MB")):
        assert reason is Reason.TOO_BIG
    else:
        assert reason in (Reason.DAMAGED, Reason.CONTENT, Reason.SIGNATURE)


def test_every_cut_of_a_pack_is_refused() -> None:
    good = sealed(frame_of(our_pack()))
    for end in range(0, len(good), 61):
        refusal(good[:end])


def test_a_pack_for_somebody_else_says_so() -> None:
    theirs = seal.seal(frame_of(our_pack(programme=OTHER_RECIPIENT)), SENDER, [OTHER_RECIPIENT])
    problem = refusal(theirs)
    assert problem.reason is Reason.LOCKED
    assert problem.sentence() == "This pack was locked for someone else. Ask the café to make it again for you."


def test_a_cut_pack_says_it_may_not_have_copied_fully() -> None:
    assert refusal(sealed(frame_of(our_pack()))[:-100]).sentence() == (
        "This pack did not open. It may not have copied fully. Ask for it again, or copy it once more."
    )


def test_a_pack_turned_towards_another_programme_is_refused() -> None:
    """Somebody opens a pack that was for her and seals it again for others."""
    frame, _signer = seal.open_sealed(sealed(frame_of(our_pack())), [IDENTITY])
    payload = bytes.fromhex(SENDER.public) + SENDER.sign(seal.CONTEXT, frame) + frame
    turned = seal.pyrage.encrypt(payload, [seal.pyrage.x25519.Recipient.from_str(OTHER_RECIPIENT)])
    with pytest.raises(PackProblem) as problem:
        read_pack(turned, [OTHER_IDENTITY])
    assert problem.value.reason is Reason.OTHER_PROGRAMME


def test_a_pack_signed_by_somebody_other_than_it_says_is_refused() -> None:
    assert refusal(sealed(frame_of(our_pack()), seal.new_signing_key())).reason is Reason.SIGNATURE


def test_a_signature_for_something_else_is_no_signature() -> None:
    frame = frame_of(our_pack())
    payload = bytes.fromhex(SENDER.public) + SENDER.sign(b"cafeprogramme-v1\0", frame) + frame
    content = seal.pyrage.encrypt(payload, [seal.pyrage.x25519.Recipient.from_str(RECIPIENT)])
    assert refusal(content).reason is Reason.SIGNATURE


@pytest.mark.parametrize("factor", [b"22", b"24", b"30", b"63", b"64", b"99", b"018", b"-1", b"1e9", b"255"])
def test_a_lock_made_to_keep_the_laptop_busy_is_refused_at_once(factor: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_arguments: object) -> bytes:
        raise AssertionError("the words were tried")

    monkeypatch.setattr(seal.pyrage.passphrase, "decrypt", never)
    with pytest.raises(PackProblem):
        read_pack(words_header(factor), words=("heron",) * 6)


@pytest.mark.parametrize("what", HOSTILE_FILES)
def test_a_file_is_refused_when_it_is(what: str) -> None:
    assert refusal(HOSTILE_FILES[what]).reason is Reason.DAMAGED


def test_a_later_lock_asks_for_a_newer_app() -> None:
    assert refusal(b"age-encryption.org/v2\n--- C\nD").reason is Reason.NEWER


def test_a_huge_file_is_not_even_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "cafe-7K2M.cafepack"
    with huge.open("wb") as file:
        file.truncate(3 * 1024**3)
    with pytest.raises(PackProblem) as problem:
        read_pack(huge, [IDENTITY])
    assert problem.value.reason is Reason.TOO_BIG


def test_a_pack_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.cafepack"):
        with pytest.raises(PackProblem) as problem:
            read_pack(path, [IDENTITY])
        assert problem.value.reason is Reason.UNREADABLE


def test_the_frame_reader_raises_nothing_but_its_own_error() -> None:
    good, chance = framed(good_text()), random.Random(7)
    for _turn in range(BENT):
        content = bent(good, chance)
        try:
            frames.read_frame(content)
        except frames.FrameError:
            continue
