"""Packs from elsewhere are opened in a process of their own: a bad one costs itself and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from cafe.core.errors import EnvironmentFault
from cafe.packs import key_file, kit, problems, programme_file, reply, seal, worker
from cafe.packs.ahead import AHEAD, MANY
from cafe.packs.apart import ReadApart, ReadingStopped, command, the_reader
from cafe.packs.phone_words import as_passphrase
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.reader import ReadPack, read_pack
from cafe.packs.returns import file as returns
from cafe.packs.writer import frame_of
from cafe.store.keys import reread
from tests import quick_words
from tests.hostile_packs.making import IDENTITY, RECIPIENT, SENDER, our_pack, sealed

ROOT = Path(__file__).parents[2]
WORDS = ("heron",) * 6
SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
_AT_SEVEN = """
import os, time
from cafe.packs import worker
read = worker.KINDS["pack"]
def at_seven(content, asked):
    answer = read(content, asked)
    if b'"revision":7,' in answer[0]:
        {act}
    return answer
worker.KINDS["pack"] = at_seven
worker.main()
"""
DIES_AT_SEVEN = [sys.executable, "-c", _AT_SEVEN.format(act="os._exit(9)")]
SLOW_AT_SEVEN = [sys.executable, "-c", _AT_SEVEN.format(act="time.sleep(60)")]
NO_SECOND_WALL = "from cafe.packs import seal, worker; seal.HARDEST_WORDS = 22; worker.main()"


def locked_with_words(factor: int) -> bytes:
    """A head that asks for ``factor`` of work: 19 keeps a laptop busy for a second or more, 22 for most of a minute.

    On a busy computer the library below us refuses 21 and more by itself.
    """
    stanza = b"-> scrypt " + b"A" * 22 + f" {factor}\n".encode() + b"A" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + stanza + b"--- " + b"A" * 43 + b"\n" + b"D" * 9000


def good() -> bytes:
    return sealed(frame_of(our_pack()))


def reason(reader: ReadApart, content: bytes, words: tuple[str, ...] | None = None) -> Reason:
    with pytest.raises(PackProblem) as problem:
        reader.pack(content, [IDENTITY], words=words)
    return problem.value.reason


@pytest.fixture
def reader() -> Iterator[ReadApart]:
    made = ReadApart()
    yield made
    made.end()


def test_a_pack_says_the_same_as_if_it_were_opened_here(reader: ReadApart, tmp_path: Path) -> None:
    file = tmp_path / "cafe-7K2M.cafepack"
    file.write_bytes(good())
    assert reader.pack(file, [IDENTITY]) == read_pack(file, [IDENTITY])
    assert reader.pack(file, [IDENTITY], programmes=[RECIPIENT]) == read_pack(file, [IDENTITY])


def test_one_process_serves_the_whole_folder(reader: ReadApart) -> None:
    assert reader.pid is None, "nothing is started before there is a pack"
    reader.pack(good(), [IDENTITY])
    first = reader.pid
    assert reason(reader, good()[:-9]) is Reason.DAMAGED
    reader.pack(good(), [IDENTITY])
    assert reader.pid == first != os.getpid()
    assert the_reader() is the_reader()


def test_each_refusal_keeps_its_own_sentence(reader: ReadApart) -> None:
    theirs = seal.seal(frame_of(our_pack()), SENDER, [seal.new_lock()[1]])
    assert reason(reader, theirs) is Reason.LOCKED
    assert reason(reader, locked_with_words(10)) is Reason.NEEDS_WORDS
    assert reason(reader, b"Dear all, here is the pack.") is Reason.DAMAGED
    assert reason(reader, bytes(17 * 1024 * 1024)) is Reason.TOO_BIG


def test_there_is_a_sentence_for_every_reason() -> None:
    for one in Reason:
        assert problems.of(one).reason is one


@pytest.mark.parametrize("started_by", [None, [sys.executable, "-c", NO_SECOND_WALL]], ids=["19", "22 let through"])
def test_a_lock_made_to_keep_the_laptop_busy_is_ended_and_the_next_pack_goes_on(started_by: list[str] | None) -> None:
    reader = ReadApart(started_by, patience_with_words=0.1, memory_with_words=8 * 1024**3)
    reader.pack(good(), [IDENTITY])
    begun, first = time.monotonic(), reader.pid
    why = reason(reader, locked_with_words(22 if started_by else 19), WORDS)
    assert time.monotonic() - begun < 10
    assert why is Reason.TOO_HARD or (started_by and why is Reason.DAMAGED)
    assert first is not None
    assert psutil.pid_exists(first) is (why is Reason.DAMAGED)
    assert reader.pack(good(), [IDENTITY]).pack == our_pack()
    assert (reader.pid == first) is (why is Reason.DAMAGED)
    reader.end()


def test_a_lock_made_to_eat_the_memory_ends_itself_and_the_next_pack_goes_on() -> None:
    """Linux holds the process to its memory; elsewhere the clock ends it."""
    is_held = sys.platform.startswith("linux")
    reader = ReadApart(memory_with_words=200 * 1024 * 1024, patience_with_words=60 if is_held else 0.5)
    assert reason(reader, locked_with_words(18), WORDS) is Reason.TOO_HARD  # its lock is 256 MiB large
    assert reader.pack(good(), [IDENTITY]).pack == our_pack()
    reader.end()


def every_other_file() -> dict[str, tuple[Callable[[ReadApart], object], object]]:
    """Kind of file → how it is read apart, and what is in it."""
    from benchmarks.gates import documents

    made = programme_file.make_programme("East Glens", "cafes@eastglens.example")
    answered = documents.REPLY.seal(documents.REPLY.frame())
    signers = {documents.PROGRAMME: SENDER.public}
    shared = documents.KIT.seal(documents.KIT.frame())
    handed = quick_words.encrypt(shared, as_passphrase(WORDS))
    locked = documents.KEY.seal(documents.KEY.frame())
    tallied = documents.RETURN.seal(documents.RETURN.frame())
    ways = documents.slot_file()
    return {
        "programme file": (lambda reader: reader.programme_file(made.file), programme_file.read_file(made.file)),
        "reply": (
            lambda reader: reader.reply(answered, SENDER, signers),
            reply.read_reply(answered, SENDER, signers.get),
        ),
        "kit": (lambda reader: reader.kit(shared), kit.read_kit(shared)),
        "hand-over": (lambda reader: reader.kit(handed, WORDS), kit.read_kit(shared)),
        "key": (lambda reader: reader.key_file(locked, documents.GROUPS), key_file.unlock(locked, documents.GROUPS)),
        "return": (
            lambda reader: returns.frame_of(reader.period_return(tallied, [IDENTITY]).found),
            documents.RETURN.frame(),
        ),
        "ways in": (lambda reader: reader.slots(ways), reread(ways)),
    }


def test_every_other_file_is_opened_there_too_and_says_the_same(reader: ReadApart) -> None:
    for kind, (read, says) in every_other_file().items():
        assert read(reader) == says, kind
    assert reader.pid is not None


def test_every_other_file_that_hangs_its_reader_gets_a_sentence_and_a_new_reader(reader: ReadApart) -> None:
    hangs = f"import os, time; os.write(1, {worker.HELLO!r}); os.read(0, 9); {{then}}"
    for then in ("time.sleep(60)", "os._exit(9)"):
        bad = ReadApart(
            [sys.executable, "-I", "-S", "-c", hangs.format(then=then)], patience=0.1, patience_with_words=0.1
        )
        for kind, (read, _says) in every_other_file().items():
            with pytest.raises(PackProblem) as problem:
                read(bad)
            assert problem.value.reason is Reason.TOO_HARD, kind
            assert "café" not in problem.value.hint, "who made it is not known"
            assert bad.pid is None
        bad._command, bad._patience = command(), (20, 20)
        assert bad.pack(good(), [IDENTITY]).pack == our_pack()
        bad.end()


@pytest.mark.parametrize("sentences", [programme_file.problem, reply.problem, kit.problem, key_file.problem])
def test_each_kind_of_file_has_a_sentence_for_whatever_comes_back(
    sentences: Callable[[Reason], PackProblem],
) -> None:
    for one in Reason:
        said = sentences(one)
        assert said.message.endswith(".") and said.hint.endswith(".") and "pack did not" not in said.message


def test_ways_in_that_are_none_are_refused_there(reader: ReadApart) -> None:
    for content in (b"", b"{}", b"[" * 100_000, b'{"format": 1, "key": "x", "slots": [{"kind": 1}]}'):
        with pytest.raises(PackProblem, match="The ways in to this copy do not read") as problem:
            reader.slots(content)
        assert problem.value.reason is Reason.DAMAGED


def test_stop_ends_the_file_that_is_being_opened() -> None:
    reader, pressed = ReadApart(), threading.Event()
    reader.pack(good(), [IDENTITY])
    threading.Timer(0.2, pressed.set).start()
    with pytest.raises(ReadingStopped):
        reader.pack(locked_with_words(19), words=WORDS, cancelled=pressed.is_set)
    assert reader.pid is None
    reader.end()


def test_a_process_that_somebody_ended_is_replaced_unnoticed(reader: ReadApart) -> None:
    reader.pack(good(), [IDENTITY])
    assert reader.pid is not None
    psutil.Process(reader.pid).kill()
    psutil.Process(reader.pid).wait(5)
    assert reader.pack(good(), [IDENTITY]).pack == our_pack()


@pytest.mark.parametrize(
    "started_by", [["/nowhere/at all"], [sys.executable, "-c", "print('something else entirely')"]], ids=str
)
def test_a_computer_that_does_not_let_it_start_gets_one_sentence(started_by: list[str]) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        ReadApart(started_by).pack(good(), [IDENTITY])
    assert fault.value.sentence() == (
        "This computer did not let us open files of others safely. None was opened, and nothing is lost. "
        "Start the app again. If it goes on, ask whoever looks after this computer."
    )


@pytest.mark.parametrize("says", ['{"hash":"x"}', '{"reason":"because"}', "[]", '{"reason":"locked","more":1}', "{}"])
def test_a_process_that_was_talked_into_something_is_not_believed(says: str) -> None:
    liar = (
        "import os\nfrom cafe.packs.worker import HELLO, receive, send\n"
        "source, sink = os.fdopen(0, 'rb'), os.fdopen(1, 'wb')\n"
        f"sink.write(HELLO); sink.flush(); receive(source); receive(source); send(sink, {says.encode()!r}, b'null')\n"
        "source.read()"
    )
    reader = ReadApart([sys.executable, "-c", liar])
    assert reason(reader, good()) is Reason.TOO_HARD
    assert reader.pid is None


def test_it_ends_when_the_app_is_gone(reader: ReadApart) -> None:
    reader.pack(good(), [IDENTITY])
    assert reader._process is not None and reader._process.stdin is not None
    reader._process.stdin.close()
    assert reader._process.wait(5) == 0


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.socket()",
        "import subprocess, sys; subprocess.Popen([sys.executable])",
        "import os; os.system('true')",
        "open(target, 'w')",
        "import os; os.open(target, os.O_CREAT | os.O_RDWR)",
    ],
)
def test_in_that_process_nothing_is_written_started_or_called(act: str, tmp_path: Path) -> None:
    wants = (
        "import sys\nfrom cafe.packs.worker import _refuse\nsys.addaudithook(_refuse)\n"
        f"target = {str(tmp_path / 'x')!r}\ntry:\n    {act}\nexcept PermissionError:\n    sys.exit(7)"
    )
    assert subprocess.run([sys.executable, "-c", wants], check=False).returncode == 7
    assert not (tmp_path / "x").exists()


def test_the_frozen_app_starts_itself_with_a_word_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ReadApart([sys.executable, str(ROOT / "installer" / "start.py"), worker.FLAG])
    assert reader.pack(good(), [IDENTITY]).pack == our_pack()
    reader.end()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, worker.FLAG]


def test_no_socket_is_opened_for_it(reader: ReadApart) -> None:
    reader.pack(good(), [IDENTITY])
    assert reader.pid is not None
    assert psutil.Process(reader.pid).net_connections("all") == []


# ---- many, opened ahead


def a_folder(size: int = 40) -> list[bytes]:
    """Good packs that can be told apart by their revision."""
    return [sealed(frame_of(our_pack(revision=number))) for number in range(1, size + 1)]


def all_of(reader: ReadApart, contents: Iterable[bytes], **how: Any) -> list[int | Reason]:
    """What came of each, in the order in which it was told: a revision, or a reason."""
    told: list[int | Reason] = []

    def take(place: int, read: ReadPack | PackProblem) -> None:
        assert place == len(told)
        told.append(read.reason if isinstance(read, PackProblem) else read.pack.revision)

    reader.packs(contents, [IDENTITY], take, **how)
    return told


@pytest.mark.parametrize("of", [0, MANY], ids=["one process", "two processes"])
def test_many_packs_are_told_in_their_order_whoever_reads_them(reader: ReadApart, of: int) -> None:
    folder = a_folder()
    folder[7], folder[20] = folder[7][:-9], b"no pack at all"
    before = set(psutil.Process().children())
    told = all_of(reader, (one for one in folder for _twice in range(3)), of=of)
    expected: list[int | Reason] = list(range(1, 41))
    expected[7] = expected[20] = Reason.DAMAGED
    assert told == [one for one in expected for _twice in range(3)]
    assert {one.pid for one in set(psutil.Process().children()) - before} == {reader.pid}, "the second one has gone"


@pytest.mark.parametrize("of", [0, MANY], ids=["one process", "two processes"])
def test_stop_in_the_middle_of_many_ends_at_once_and_the_next_folder_is_read(reader: ReadApart, of: int) -> None:
    asked_for: list[int] = []

    def folder() -> Iterator[bytes]:
        for number, content in enumerate(a_folder(1) * 500):
            asked_for.append(number)
            yield content

    seen: list[int] = []

    def take(place: int, _read: object) -> None:
        if place == 20:
            raise ReadingStopped
        seen.append(place)

    with pytest.raises(ReadingStopped):
        reader.packs(folder(), [IDENTITY], take, of=of)
    assert seen == list(range(20))
    assert len(asked_for) <= 20 + 2 * AHEAD, "no more than a few were opened for nothing"
    assert reader.pid is None, "what it was still to open is not asked any more"
    assert all_of(reader, a_folder(3)) == [1, 2, 3]


def test_stop_is_heard_while_one_of_many_keeps_its_reader_busy() -> None:
    reader, seen = ReadApart(SLOW_AT_SEVEN), []
    with pytest.raises(ReadingStopped):
        reader.packs(
            a_folder(20), [IDENTITY], lambda place, _read: seen.append(place), cancelled=lambda: len(seen) == 6
        )
    assert (seen, reader.pid) == (list(range(6)), None)
    reader.end()


def test_a_reader_that_dies_over_one_of_many_costs_that_one_alone() -> None:
    reader = ReadApart(DIES_AT_SEVEN)
    told = all_of(reader, a_folder(20))
    assert told == [*range(1, 7), Reason.TOO_HARD, *range(8, 21)]
    reader.end()


def test_many_are_read_by_one_where_a_second_cannot_be_started(
    reader: ReadApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReadApart, "_like_this", lambda _self: ReadApart(["/nowhere/at all"]))
    assert all_of(reader, a_folder(10), of=MANY) == list(range(1, 11))
