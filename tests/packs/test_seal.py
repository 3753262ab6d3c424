from __future__ import annotations

from pathlib import Path

import pyrage
import pytest

from cafe.core.errors import Bug, EnvironmentFault, ProblemToFix
from cafe.packs import seal, writer
from cafe.packs.frame import PROGRAMME_MAGIC, make_frame
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.reader import read_pack
from cafe.packs.returns.file import read_return
from cafe.packs.writer import frame_of, write_pack
from tests import quick_words
from tests.hostile_packs.making import (
    IDENTITY,
    OTHER_IDENTITY,
    OTHER_RECIPIENT,
    RECIPIENT,
    SENDER,
    our_pack,
)

WORDS = ("heron", "lantern", "oat", "brae", "moss", "kettle")


def test_the_programme_opens_what_was_locked_for_it(tmp_path: Path) -> None:
    target = tmp_path / "cafe-7K2M.cafepack"
    written = write_pack(our_pack(), SENDER, target, recipients=[RECIPIENT])
    read = read_pack(target, [IDENTITY])
    assert read.pack == our_pack()
    assert read.frame_hash == written.frame_hash
    assert written.size == target.stat().st_size


def test_the_deputy_opens_it_with_her_own_key(tmp_path: Path) -> None:
    target = tmp_path / "cafe-7K2M.cafepack"
    write_pack(our_pack(), SENDER, target, recipients=[RECIPIENT, OTHER_RECIPIENT])
    assert read_pack(target, [OTHER_IDENTITY], programmes={RECIPIENT}).pack == our_pack()


def test_two_makings_look_different_outside_and_are_the_same_inside(tmp_path: Path) -> None:
    one = write_pack(our_pack(), SENDER, tmp_path / "one.cafepack", recipients=[RECIPIENT])
    two = write_pack(our_pack(), SENDER, tmp_path / "two.cafepack", recipients=[RECIPIENT])
    assert one.path.read_bytes() != two.path.read_bytes()
    assert one.frame_hash == two.frame_hash


def test_nothing_of_the_cafe_can_be_read_from_outside(tmp_path: Path) -> None:
    target = tmp_path / "cafe-7K2M.cafepack"
    write_pack(our_pack(), SENDER, target, recipients=[RECIPIENT])
    outside = target.read_bytes()
    for word in (b"walk-in", b"highland", b"menopause", bytes.fromhex(SENDER.public), b"CAFEPACK"):
        assert word not in outside


@pytest.mark.usefixtures("truly_slow_words")
def test_six_words_open_what_six_words_locked(tmp_path: Path) -> None:
    pack = our_pack(programme="")
    target = tmp_path / "cafe-7K2M.cafepack"
    write_pack(pack, SENDER, target, words=WORDS)  # opened again by the writer itself
    content = target.read_bytes()
    header = seal.read_header(content)
    assert header.work_factor is not None
    assert quick_words.WORK_FACTOR < header.work_factor <= seal.HARDEST_WORDS
    with pytest.raises(PackProblem) as problem:
        read_pack(content, [IDENTITY])
    assert problem.value.reason is Reason.NEEDS_WORDS


def test_other_words_do_not_open_it(tmp_path: Path) -> None:
    target = tmp_path / "cafe-7K2M.cafepack"
    write_pack(our_pack(programme=""), SENDER, target, words=WORDS)
    with pytest.raises(PackProblem) as problem:
        read_pack(target.read_bytes(), words=(*WORDS[:5], "lark"))
    assert problem.value.reason is Reason.WRONG_WORDS


@pytest.mark.parametrize("length", [0, 1, 64 * 1024, 64 * 1024 + 1])
def test_words_made_quickly_for_these_tests_lock_as_the_library_does(length: int) -> None:
    content = bytes(length)
    quick = quick_words.encrypt(content, "six words")
    assert pyrage.passphrase.decrypt(quick, "six words") == content
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(quick, "other words")
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(quick[:-1] + bytes([quick[-1] ^ 1]), "six words")


def test_words_do_not_open_a_pack_that_is_locked_for_a_programme() -> None:
    with pytest.raises(PackProblem) as problem:
        read_pack(seal.seal(frame_of(our_pack()), SENDER, [RECIPIENT]), words=WORDS)
    assert problem.value.reason is Reason.LOCKED


def test_a_laptop_without_a_key_says_it_was_locked_for_someone_else() -> None:
    with pytest.raises(PackProblem) as problem:
        read_pack(seal.seal(frame_of(our_pack()), SENDER, [RECIPIENT]))
    assert problem.value.reason is Reason.LOCKED


def test_a_pack_that_would_not_open_never_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cafe-7K2M.cafepack"
    target.write_bytes(b"the one from before")
    whole = seal.seal
    monkeypatch.setattr(writer.seal, "seal", lambda *given: whole(*given)[:-20])
    with pytest.raises(ProblemToFix):
        write_pack(our_pack(), SENDER, target, recipients=[RECIPIENT])
    assert target.read_bytes() == b"the one from before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        write_pack(our_pack(), SENDER, tmp_path / "stick" / "a.cafepack", recipients=[RECIPIENT])


def test_our_own_mistakes_are_not_called_the_facilitators(tmp_path: Path) -> None:
    target = tmp_path / "a.cafepack"
    for given in (
        {"recipients": [RECIPIENT], "words": WORDS},
        {},
        {"recipients": [OTHER_RECIPIENT]},
        {"words": WORDS},
    ):
        with pytest.raises(Bug):
            write_pack(our_pack(), SENDER, target, **given)  # type: ignore[arg-type]
    with pytest.raises(Bug):
        write_pack(our_pack(), seal.new_signing_key(), target, recipients=[RECIPIENT])
    with pytest.raises(Bug):
        seal.seal(b"", SENDER, [])
    with pytest.raises(Bug):
        seal.seal(b"", SENDER, ["age1nobody"])
    with pytest.raises(Bug):
        seal.open_sealed(seal.seal(b"", SENDER, [RECIPIENT]), ["no key"])


def test_a_secret_key_is_never_shown_by_accident() -> None:
    assert bytes(range(32)).hex() not in repr(SENDER)
    assert repr(bytes(range(32))) not in repr(SENDER)


@pytest.mark.parametrize("length", [0, 1, 8192, 65_536 - 96, 65_536 - 95, 65_536 * 3 - 96, 200_000])
def test_the_length_of_a_whole_pack_is_known(length: int) -> None:
    frame = bytes(length)
    sealed = seal.seal(frame, SENDER, [RECIPIENT, OTHER_RECIPIENT])
    header = seal.read_header(sealed)
    assert header.locks == 2
    assert seal.sealed_length(header, frame) == len(sealed)
    assert seal.open_sealed(sealed, [OTHER_IDENTITY]) == (frame, SENDER.public)


def test_a_file_with_the_name_of_another_kind_was_not_changed_by_anybody(tmp_path: Path) -> None:
    """It is a return, a pack or a programme file that somebody renamed: nobody is told of a changed pack."""
    renamed = seal.seal(make_frame({"version": 1}, b"CAFERETN1\n"), SENDER, [RECIPIENT], context=b"cafereturn-v1\0")
    for content in (renamed, make_frame({"version": 1}, PROGRAMME_MAGIC)):
        with pytest.raises(PackProblem) as problem:
            read_pack(content, [IDENTITY])
        assert problem.value.reason is Reason.OTHER_KIND
        assert "another kind than its name says" in problem.value.sentence()
    pack = tmp_path / "cafe-7K2M.cafepack"
    write_pack(our_pack(), SENDER, pack, recipients=[RECIPIENT])
    with pytest.raises(PackProblem) as problem:
        read_return(pack, [IDENTITY])
    assert problem.value.reason is Reason.OTHER_KIND
    assert "another kind than its name says" in problem.value.sentence()
