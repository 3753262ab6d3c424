"""Foreign files are opened in a process of their own, which may be ended and replaced at any time.

Whatever a file does to its reader (keeps it busy for hours, eats its memory, ends it) happens there: the file
gets its sentence and the next one goes on. One process serves a whole sitting. It is started at the first
file, spoken to through two pipes, never by a socket, and is given each file as bytes: it needs no folder.
It answers with a reason and never with a sentence, and what it read is checked again here against its strict shape.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cafe.core.errors import EnvironmentFault
from cafe.core.i18n import _
from cafe.packs import choices_file, codebook_file, given, key_file, kit, problems, programme_file, reply
from cafe.packs.ahead import MANY, Take, can_do_two_things, read_ahead
from cafe.packs.choices_file import Choices
from cafe.packs.codebook_file import CameCodebook
from cafe.packs.key_file import ProgrammeKey
from cafe.packs.kit import Kit
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.programme_file import ProgrammeFile
from cafe.packs.reader import ReadPack, bytes_of
from cafe.packs.reply import Reply
from cafe.packs.returns import file as returns
from cafe.packs.returns.file import PeriodReturn, ReadReturn
from cafe.packs.schema import CafePack
from cafe.packs.seal import SigningKey
from cafe.packs.worker import FLAG, HELLO, LARGEST_PART, receive, send
from cafe.store.keys import not_read, reread

PATIENCE = 10.0
"""Seconds that a pack locked for a key may take; an ordinary one takes a few thousandths."""
PATIENCE_WITH_WORDS = 120.0
"""Seconds with six words: the hardest that is taken needs ten on the machine it was measured on."""
PATIENCE_AT_START = 60.0
MEMORY = 512 * 1024 * 1024
"""Bytes of address space for a pack locked for a key."""
MEMORY_WITH_WORDS = 3 * 1024 * 1024 * 1024
"""Bytes with six words: their lock is made of memory, 2 GiB for the hardest that is taken."""

_GLANCE = 0.05  # seconds between two looks at whether it is time, and at Stop
_LINGERS = 20  # glances

Cancelled = Callable[[], bool]
Sentences = Callable[[Reason], PackProblem]
_Shape = TypeVar("_Shape", bound=BaseModel)


def _never() -> bool:
    return False


class ReadingStopped(Exception):
    """Somebody pressed Stop while a file was being opened."""


class _Answer(BaseModel):
    """What the other process may say of a file, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)

    hash: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    reason: str = ""


def command() -> list[str]:
    """How the reading process is started: by Python, or by the frozen app itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-P", "-m", "cafe.packs.worker"]


class ReadApart:
    """Long-lived, and safe to share between threads: one file is opened at a time."""

    def __init__(
        self,
        started_by: Sequence[str] | None = None,
        *,
        patience: float = PATIENCE,
        patience_with_words: float = PATIENCE_WITH_WORDS,
        memory: int = MEMORY,
        memory_with_words: int = MEMORY_WITH_WORDS,
    ) -> None:
        self._command = list(started_by or command())
        self._patience = (patience, patience_with_words)
        self._memory = (memory, memory_with_words)
        self._process: subprocess.Popen[bytes] | None = None
        self._ends_with_us: weakref.finalize[Any, Any] | None = None
        self._turn = threading.Lock()
        self._watch = _Watch()

    @property
    def pid(self) -> int | None:
        """The number of the process that is there now, if any."""
        return self._process.pid if self._process is not None else None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The one that is there now, if any: for reading ahead."""
        return self._process

    def pack(
        self,
        source: bytes | Path,
        identities: Sequence[str] = (),
        *,
        words: tuple[str, ...] | None = None,
        programmes: Collection[str] | None = None,
        cancelled: Cancelled = _never,
    ) -> ReadPack:
        """As ``reader.read_pack``, and bounded in time and memory.

        Raises PackProblem with the file's own sentence; ReadingStopped once ``cancelled`` says so; and
        EnvironmentFault where the reading process cannot be started on this computer.
        """
        content = bytes_of(source) if isinstance(source, Path) else source
        asked = _about_packs(identities, words, programmes)
        pack, frame_hash = self._read(CafePack, asked, content, problems.of, cancelled)
        return ReadPack(pack, frame_hash)

    def packs(
        self,
        contents: Iterable[bytes],
        identities: Sequence[str],
        take: Take,
        *,
        programmes: Collection[str] | None = None,
        cancelled: Cancelled = _never,
        of: int = 0,
    ) -> None:
        """As ``pack`` for many files: each is opened while the ones before it are looked over here.

        ``take(place, what came of it)`` is called for each, in their order; ``contents`` are asked for one by one, and
        may not come to ask this reader. None may be larger than a pack. ``of``: about how many there are; for many a
        second process helps, until they are read. Raises ReadingStopped and EnvironmentFault as ``pack`` does, and
        whatever ``contents`` and ``take`` raise.
        """
        asked = _about_packs(identities, None, programmes)
        asked["memory"] = self._memory[False]
        second = self._like_this() if of >= MANY and can_do_two_things() else None
        with self._turn:
            read_ahead(self, second, json.dumps(asked).encode(), contents, take=take, cancelled=cancelled)

    def _like_this(self) -> ReadApart:
        return ReadApart(self._command, patience=self._patience[False], memory=self._memory[False])

    def answer(self, process: subprocess.Popen[bytes], cancelled: Cancelled) -> ReadPack | PackProblem:
        """What ``process`` says about the pack that was sent to it longest ago. For reading ahead."""
        with self._watch.over(process, self._patience[False], cancelled):
            head, body = _answer_of(process)
        try:
            if head is None or body is None:
                self._broke_off(problems.of)
            pack, frame_hash = self._shaped(CafePack, *self._said(head, body, problems.of), problems.of)
            return ReadPack(pack, frame_hash)
        except PackProblem as problem:
            return problem

    def programme_file(self, content: bytes) -> ProgrammeFile:
        """As ``programme_file.read_file``, bounded as a pack is."""
        return self._read(ProgrammeFile, {"kind": "programme"}, content, programme_file.problem)[0]

    def reply(self, content: bytes, own: SigningKey, signers: Mapping[str, str]) -> Reply:
        """As ``reply.read_reply``, bounded as a pack is. ``signers``: the key (hex) of each programme by its id."""
        asked = {"kind": "reply", "own": own.secret.hex(), "signers": dict(signers)}
        return self._read(Reply, asked, content, reply.problem)[0]

    def kit(self, content: bytes, words: tuple[str, ...] | None = None) -> Kit:
        """As ``kit.read_kit``, bounded as a pack is."""
        asked = {"kind": "kit", "words": list(words) if words is not None else None}
        return self._read(Kit, asked, content, kit.problem)[0]

    def choices(self, content: bytes, identities: Sequence[str], programmes: Collection[str]) -> Choices:
        """As ``choices_file.read_choices``, bounded as a pack is."""
        asked = {"kind": "choices", "identities": list(identities), "programmes": sorted(programmes)}
        return self._read(Choices, asked, content, choices_file.problem)[0]

    def codebook(self, source: bytes | Path) -> CameCodebook:
        """As ``codebook_file.read_codebook``, bounded as a pack is."""
        content = given.bytes_of(source, codebook_file.LARGEST)
        return self._read(CameCodebook, {"kind": "codebook"}, content, codebook_file.problem)[0]

    def key_file(self, content: bytes, groups: tuple[str, ...]) -> ProgrammeKey:
        """As ``key_file.unlock``, bounded as a pack with six words is."""
        return self._read(ProgrammeKey, {"kind": "key", "words": list(groups)}, content, key_file.problem)[0]

    def slots(self, content: bytes) -> bytes:
        """As ``store.keys.reread``, bounded as a pack is: the ways in of a copy, or of a laptop that moves."""
        body, _hash = self._ask({"kind": "slots"}, content, _ways_in, _never)
        return reread(body)

    def period_return(
        self,
        source: bytes | Path,
        identities: Sequence[str],
        *,
        programmes: Collection[str] | None = None,
        cancelled: Cancelled = _never,
    ) -> ReadReturn:
        """As ``returns.file.read_return``, bounded and raising as ``pack`` does, with sentences about returns."""
        asked = {
            "kind": "return",
            "identities": list(identities),
            "words": None,
            "programmes": sorted(programmes) if programmes is not None else None,
        }
        found, frame_hash = self._read(PeriodReturn, asked, returns.bytes_of(source), returns.of, cancelled)
        return ReadReturn(found, frame_hash)

    def end(self) -> None:
        """Let the process go. The next file starts another."""
        process, self._process = self._process, None
        if process is not None:
            if self._ends_with_us is not None:
                self._ends_with_us.detach()
            _end(process)

    def _read(
        self,
        shape: type[_Shape],
        asked: dict[str, Any],
        content: bytes,
        sentences: Sentences,
        cancelled: Cancelled = _never,
    ) -> tuple[_Shape, str]:
        return self._shaped(shape, *self._ask(asked, content, sentences, cancelled), sentences)

    def _shaped(self, shape: type[_Shape], body: bytes, frame_hash: str, sentences: Sentences) -> tuple[_Shape, str]:
        try:
            return shape.model_validate_json(body), frame_hash
        except ValidationError as problem:
            self.end()
            raise sentences(Reason.TOO_HARD) from problem

    def _ask(
        self, asked: dict[str, Any], content: bytes, sentences: Sentences, cancelled: Cancelled
    ) -> tuple[bytes, str]:
        """What the other process reads in ``content``, as JSON, and the hash of its frame."""
        if len(content) > LARGEST_PART:
            raise sentences(Reason.TOO_BIG)
        has_words = asked.get("words") is not None
        asked["memory"] = self._memory[has_words]
        with self._turn:
            process = self.running()
            with self._watch.over(process, self._patience[has_words], cancelled):
                head, body = _conversation(process, json.dumps(asked).encode(), content)
            if head is None or body is None:
                self._broke_off(sentences)
        return self._said(head, body, sentences)

    def _broke_off(self, sentences: Sentences) -> NoReturn:
        self.end()
        if self._watch.was_cancelled:
            raise ReadingStopped
        raise sentences(Reason.TOO_HARD)

    def _said(self, head: bytes, body: bytes, sentences: Sentences) -> tuple[bytes, str]:
        try:
            answer = _Answer.model_validate_json(head)
            reason = Reason(answer.reason) if answer.reason else None
        except ValueError as problem:
            self.end()
            raise sentences(Reason.TOO_HARD) from problem
        if reason is not None:
            raise sentences(reason)
        return body, answer.hash

    def running(self) -> subprocess.Popen[bytes]:
        """The process, started where there is none. Raises EnvironmentFault where it cannot be."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(sys.executable).parent,  # and not on a memory stick that is to be taken out
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as problem:
            raise _cannot_start() from problem
        self._process = process
        self._ends_with_us = weakref.finalize(self, _end, process)
        with self._watch.over(process, PATIENCE_AT_START, _never):
            said = _out(process).read(len(HELLO))
        if said != HELLO:
            self.end()
            raise _cannot_start()
        return process


def _ways_in(reason: Reason) -> PackProblem:
    if reason is not Reason.DAMAGED:
        return problems.unlike_a_pack(reason)
    said = not_read()
    return PackProblem(reason, said.message, said.hint)


@cache
def the_reader() -> ReadApart:
    """The one reading process of a sitting. It holds nothing between two files, so everybody may share it."""
    return ReadApart()


class _Watch:
    """Ends a process that takes too long, or that nobody waits for any more: what was awaited from it breaks off.

    One thread looks now and then while files are being opened and goes when none has come for a while: a thread
    for each of ten thousand packs would cost more than opening them.
    """

    def __init__(self) -> None:
        self._here = threading.Lock()
        self._eye: threading.Thread | None = None
        self._waiting: tuple[subprocess.Popen[bytes], Cancelled] | None = None
        self._glances = 0  # left for what is awaited, or, below nought, since nothing was
        self.was_cancelled = False

    def over(self, process: subprocess.Popen[bytes], patience: float, cancelled: Cancelled) -> Self:
        """To be entered while something is awaited of ``process``, for ``patience`` seconds at most."""
        with self._here:
            self.was_cancelled = False
            self._glances = max(1, round(patience / _GLANCE))
            self._waiting = process, cancelled
            if self._eye is None:
                self._eye = threading.Thread(target=self._look, name="reading apart", daemon=True)
                self._eye.start()
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        with self._here:
            self._waiting, self._glances = None, 0

    def _look(self) -> None:
        while True:
            time.sleep(_GLANCE)
            with self._here:
                self._glances -= 1
                if self._waiting is None:
                    if self._glances < -_LINGERS:
                        self._eye = None
                        return
                    continue
                process, cancelled = self._waiting
                self.was_cancelled = cancelled()
                if self.was_cancelled or self._glances < 0:
                    process.kill()
                    self._waiting = None


def _conversation(process: subprocess.Popen[bytes], asked: bytes, content: bytes) -> tuple[bytes | None, bytes | None]:
    """What the process answers; nothing where it ended meanwhile."""
    assert process.stdin is not None
    try:
        send(process.stdin, asked, content)  # type: ignore[arg-type]
    except OSError:
        return None, None
    return _answer_of(process)


def _answer_of(process: subprocess.Popen[bytes]) -> tuple[bytes | None, bytes | None]:
    try:
        return receive(_out(process)), receive(_out(process))
    except OSError:
        return None, None


def _about_packs(
    identities: Sequence[str], words: tuple[str, ...] | None, programmes: Collection[str] | None
) -> dict[str, Any]:
    return {
        "kind": "pack",
        "identities": list(identities),
        "words": list(words) if words is not None else None,
        "programmes": sorted(programmes) if programmes is not None else None,
    }


def _out(process: subprocess.Popen[bytes]) -> BinaryIO:
    assert process.stdout is not None
    return process.stdout  # type: ignore[return-value]


def _environment() -> dict[str, str]:
    """Ours, and where this package is: a checkout that is not installed reads its own code too."""
    ours = str(Path(__file__).parents[2])
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((ours, before)) if before else ours}


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # what was half said to it is of no use to anybody
            continue


def _cannot_start() -> EnvironmentFault:
    return EnvironmentFault(
        _("This computer did not let us open files of others safely. None was opened, and nothing is lost."),
        _("Start the app again. If it goes on, ask whoever looks after this computer."),
    )
