"""Open a pack: the importer, and the writer's own last look.

Size → seal → signature → frame → strict JSON → schema → meant for us. Works on bytes and keeps nothing:
what comes from elsewhere is read in a process that may be ended (``apart.py``). One PackProblem with one
sentence comes out of anything that is not a whole, true pack for us; never a traceback.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from cafe.packs import frame as frames
from cafe.packs import given, problems, seal
from cafe.packs.schema import FORMAT, VERSION, CafePack


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack that opened, verified and validated. ``pack.sender`` is the key that signed it."""

    pack: CafePack
    frame_hash: str  # of the frame before sealing: the same content has the same hash
    text: bytes = field(default=b"", compare=False, repr=False)  # its JSON, as it stands in the frame


def read_pack(
    source: bytes | Path,
    identities: Sequence[str] = (),
    *,
    words: tuple[str, ...] | None = None,
    programmes: Collection[str] | None = None,
) -> ReadPack:
    """The pack in ``source``, opened with our age ``identities`` or with six ``words``.

    ``programmes`` are the recipients we collect for; left out, the public halves of ``identities``.
    A deputy, whose own key is not the programme's, names the programme's here. Raises PackProblem.
    """
    sealed = bytes_of(source) if isinstance(source, Path) else source
    frame, signer = seal.open_sealed(sealed, identities, words)
    read = read_frame(frame, signer)
    if words is None and programmes is None:
        programmes = [seal.recipient_of(identity) for identity in identities]
    ours = {""} if words is not None else set(programmes or ())
    if read.pack.programme not in ours:
        raise problems.other_programme()
    return read


def read_frame(frame: bytes, signer: str) -> ReadPack:
    """The pack in a frame whose signature by ``signer`` has been found true. Raises PackProblem."""
    try:
        text = frames.read_document(frame, newest=VERSION, named=FORMAT)
    except frames.NewerFrame as problem:
        raise problems.newer() from problem
    except frames.FrameError as problem:
        raise problems.damaged() from problem
    try:
        pack = CafePack.model_validate_json(text)
    except ValidationError as problem:
        raise problems.says_too_much() from problem
    if pack.sender != signer:
        raise problems.bad_signature()
    return ReadPack(pack, frames.frame_hash(frame), text)


def bytes_of(path: Path) -> bytes:
    """What is in the file, where it is no bigger than a pack can be. Raises PackProblem."""
    return given.whole(path, seal.LARGEST, problems.too_big())
