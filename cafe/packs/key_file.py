"""A programme's own key in a file of its own: for the safe of the organisation, and for the next coordinator.

    age, locked with the code of a recovery sheet( signer's key · Ed25519 signature · frame("CAFEKEYS1") )

Without its sheet the file is noise. With both somebody has the programme: they can open every pack that was sent to
it, also those from before a change of key, and sign what goes back to hosts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cafe.core.i18n import _
from cafe.packs import frame as frames
from cafe.packs import given, seal
from cafe.packs.problems import PackProblem, Reason, unlike_a_pack
from cafe.packs.programme_file import MOST_RECIPIENTS, Months
from cafe.packs.schema import Uuid
from cafe.privacy.disclosure import single_cafe

MAGIC = b"CAFEKEYS1\n"
SUFFIX = ".cafekey"
MOST_KEYS = 20
_LARGEST = 256 * 1024

_Words = Annotated[str, Field(max_length=200)]
_Key = Annotated[str, Field(max_length=200)]


class ProgrammeKey(BaseModel):
    """What is in the file. ``identities``: age identities, the one in use first; ``signing``: 32 bytes, hex."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)

    format: Literal["cafe-key"]
    version: Annotated[int, Field(ge=1, le=1)]  # no Literal: that takes *true* for 1
    id: Uuid
    name: Annotated[str, Field(min_length=1, max_length=120)]
    address: _Words
    recipients: Annotated[tuple[_Key, ...], Field(min_length=1, max_length=MOST_RECIPIENTS)]
    threshold: Annotated[int, Field(ge=single_cafe.THRESHOLD, le=single_cafe.HIGHEST_THRESHOLD)]
    identities: Annotated[tuple[_Key, ...], Field(min_length=1, max_length=MOST_KEYS)]
    signing: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    entries_months: Months = 0
    heads_months: Months = 0

    def __repr__(self) -> str:
        return f"ProgrammeKey({self.name!r})"

    @property
    def signing_key(self) -> seal.SigningKey:
        return seal.SigningKey(bytes.fromhex(self.signing))


def lock(key: ProgrammeKey, groups: tuple[str, ...]) -> bytes:
    """The file, locked with the groups of a sheet. Takes seconds, on purpose: never on the window's thread."""
    return seal.seal_with_words(frames.make_frame(key.model_dump(mode="json"), MAGIC), key.signing_key, groups)


def unlock(content: bytes, groups: tuple[str, ...]) -> ProgrammeKey:
    """The key in a file. Takes seconds. Raises PackProblem: another sheet's, cut short, or not such a file."""
    try:
        frame, signer = seal.open_sealed(content, words=groups)
        _value, text = frames.read_frame(frame, MAGIC)
        found = ProgrammeKey.model_validate_json(text)
        current = seal.recipient_of(found.identities[0])
    except PackProblem as cause:
        raise problem(cause.reason) from cause
    except (frames.FrameError, ValidationError) as cause:
        raise problem(Reason.DAMAGED) from cause
    if signer != found.signing_key.public or current != found.recipients[0]:
        raise problem(Reason.DAMAGED)
    return found


def bytes_of(path: Path) -> bytes:
    """What is in the file, no more than such a file can be. Raises PackProblem."""
    return given.bytes_of(path, _LARGEST)


def problem(reason: Reason) -> PackProblem:
    """The problem of a key file that has this reason, with its sentence."""
    if reason is Reason.WRONG_WORDS:
        return PackProblem(
            reason,
            _("That sheet does not open this key file. Nothing is lost."),
            _("Look for the sheet that was made with it. Its day stands on it."),
        )
    if reason in (Reason.TOO_BIG, Reason.TOO_HARD, Reason.UNREADABLE):
        return unlike_a_pack(reason)
    return PackProblem(
        Reason.DAMAGED,
        _("This is not a programme’s key file, or it did not copy fully. Nothing was changed."),
        _("Look for one that ends in {ending}.").format(ending=SUFFIX),
    )
