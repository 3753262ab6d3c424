"""Make the sealed pack: the last thing a café's own laptop does.

It is read again, from the disk, by the importer before it takes its name: a pack that could not be
opened never reaches anybody. Where it is locked for a programme, this laptop cannot open the seal;
then the signed inside is read before sealing, and the seal is checked by its own header and length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cafe.core.errors import Bug
from cafe.core.files import replace_file
from cafe.packs import frame as frames
from cafe.packs import problems, reader, seal
from cafe.packs.schema import CafePack


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack that is on the disk and was opened again. ``size`` in bytes."""

    path: Path
    frame_hash: str
    size: int


def frame_of(pack: CafePack) -> bytes:
    """The frame of a pack: the same café gives the same bytes."""
    return frames.make_frame(pack.model_dump(mode="json"))


def write_pack(
    pack: CafePack,
    key: seal.SigningKey,
    target: Path,
    *,
    recipients: Sequence[str] = (),
    words: tuple[str, ...] | None = None,
    identities: Sequence[str] = (),
) -> WrittenPack:
    """Sign, seal and write ``pack`` at ``target``, reading it back before the old file goes.

    Locked for ``recipients``, or with six ``words`` (which takes seconds). With ``identities`` (our
    own programme) the seal is opened in full as well. Raises EnvironmentFault or ProblemToFix from
    the disk; whatever stood at ``target`` is untouched then.
    """
    if pack.sender != key.public or bool(recipients) == (words is not None):
        raise Bug("a pack is signed by its sender, and locked in one way")
    if pack.programme != (recipients[0] if recipients else ""):
        raise Bug("a pack names the programme that it is locked for")
    frame = frame_of(pack)
    if reader.read_frame(frame, key.public).pack != pack:
        raise Bug("a pack that does not read back")
    sealed = seal.seal(frame, key, recipients) if words is None else seal.seal_with_words(frame, key, words)

    def is_sound(found: bytes) -> None:
        if found != sealed:
            raise problems.damaged()
        header = seal.read_header(found)
        locks = 0 if words is not None else len(recipients)
        if header.locks != locks or len(found) != seal.sealed_length(header, frame):
            raise problems.damaged()
        if words is not None or identities:
            again = reader.read_pack(found, identities, words=words, programmes={pack.programme})
            if again.pack != pack:
                raise problems.damaged()

    replace_file(target, sealed, is_sound)
    return WrittenPack(target, frames.frame_hash(frame), len(sealed))
