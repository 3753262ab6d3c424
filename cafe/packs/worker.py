"""The room of its own in which foreign files are opened: a small process that reads, answers, and holds nothing.

It is spoken to through its own input and output (``apart.py`` is the other end) and ends when these close.
Keys come with each request and are let go with it. It opens no connection, starts nothing and writes no file:
whatever a file might talk it into is refused here, and the other end still checks what it says.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from cafe.core.errors import ProblemToFix
from cafe.core.system import leave_no_dump
from cafe.packs import choices_file, codebook_file, key_file, kit, programme_file, reply
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.reader import ReadPack, read_pack
from cafe.packs.returns.file import read_return
from cafe.packs.seal import SigningKey
from cafe.store.keys import reread

HELLO = b"cafe reader 1\n"
FLAG = "--read-apart"  # what the frozen app calls itself with
LARGEST_PART = 16 * 1024 * 1024  # bytes; nothing that is said here comes near it
_LENGTH_BYTES = 4
_OUTWARD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "ctypes.dlopen")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _pack(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    words = asked["words"]
    read: ReadPack = read_pack(
        content,
        asked["identities"],
        words=tuple(words) if words is not None else None,
        programmes=asked["programmes"],
    )
    return read.text, read.frame_hash


def _return(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    read = read_return(content, asked["identities"], asked["programmes"])
    return read.found.model_dump_json().encode(), read.frame_hash


def _programme(content: bytes, _asked: dict[str, Any]) -> tuple[bytes, str]:
    return programme_file.read_file(content).model_dump_json().encode(), ""


def _reply(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    own = SigningKey(bytes.fromhex(asked["own"]))
    return reply.read_reply(content, own, asked["signers"].get).model_dump_json().encode(), ""


def _kit(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    words = asked["words"]
    return kit.read_kit(content, tuple(words) if words is not None else None).model_dump_json().encode(), ""


def _key(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    return key_file.unlock(content, tuple(asked["words"])).model_dump_json().encode(), ""


def _codebook(content: bytes, _asked: dict[str, Any]) -> tuple[bytes, str]:
    return codebook_file.read_codebook(content).model_dump_json().encode(), ""


def _choices(content: bytes, asked: dict[str, Any]) -> tuple[bytes, str]:
    found = choices_file.read_choices(content, asked["identities"], asked["programmes"])
    return found.model_dump_json().encode(), ""


def _slots(content: bytes, _asked: dict[str, Any]) -> tuple[bytes, str]:
    try:
        return reread(content), ""
    except ProblemToFix as problem:
        raise PackProblem(Reason.DAMAGED, problem.message) from problem


KINDS: dict[str, Callable[[bytes, dict[str, Any]], tuple[bytes, str]]] = {
    "pack": _pack,
    "programme": _programme,
    "reply": _reply,
    "kit": _kit,
    "key": _key,
    "return": _return,
    "codebook": _codebook,
    "choices": _choices,
    "slots": _slots,
}
"""What can be asked for, and who reads it: the content as JSON, and the hash of its frame."""


def main() -> int:
    """Serve until the other end goes. Started by ``apart.py`` and by nobody else."""
    _bound(None)
    leave_no_dump()
    source, sink = os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False)
    sys.addaudithook(_refuse)
    sink.write(HELLO)
    sink.flush()
    while (asked := receive(source)) is not None and (content := receive(source)) is not None:
        head, body = _answer(json.loads(asked), content)
        send(sink, json.dumps(head).encode(), body)
    return 0


def _answer(asked: dict[str, Any], content: bytes) -> tuple[dict[str, str], bytes]:
    _bound(asked["memory"])
    try:
        body, frame_hash = KINDS[asked["kind"]](content, asked)
    except PackProblem as problem:
        return {"reason": problem.reason.value}, b""
    except MemoryError:
        return {"reason": "too_hard"}, b""
    return {"hash": frame_hash}, body


def _bound(memory: int | None) -> None:
    """No more memory than this, in bytes. Only Linux holds a process to it; elsewhere the reader's own caps do."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if memory is not None else hard, hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    is_written = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
    if is_written or event.startswith(_OUTWARD):
        raise PermissionError("foreign files are only read here")


def send(sink: BinaryIO, *parts: bytes) -> None:
    """Each part with its length before it."""
    sink.write(b"".join(len(part).to_bytes(_LENGTH_BYTES, "big") + part for part in parts))
    sink.flush()


def receive(source: BinaryIO) -> bytes | None:
    """The next part; None where the other end has gone, or says something that it never says."""
    head = source.read(_LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) != _LENGTH_BYTES or length > LARGEST_PART:
        return None
    part = source.read(length)
    return part if len(part) == length else None


if __name__ == "__main__":
    sys.exit(main())
