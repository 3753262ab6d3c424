"""A programme's reply to one host: which of her packs came in, and what became of what her groups said.

    "CAFEREPLY1" and a line feed · sealed box( Ed25519 signature (64 bytes) · frame("CAFERPLF1") )

Plan → run → write up → send → collate → **reply**. Only the laptop that sent the packs can open it: it is sealed for
that laptop's own signing key, which every pack names. The programme signs it with the key of its programme file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from nacl.exceptions import CryptoError
from nacl.exceptions import ValueError as NaclValueError
from nacl.public import SealedBox
from nacl.signing import SigningKey as _Ed25519Key
from nacl.signing import VerifyKey
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.core.plain import is_plain_text
from cafe.model.values import AnswerState
from cafe.packs import frame as frames
from cafe.packs import given
from cafe.packs.problems import PackProblem, Reason, unlike_a_pack
from cafe.packs.schema import Day, SigningKey, Uuid, Words
from cafe.packs.seal import SigningKey as Signer
from cafe.packs.seal import is_signed

VERSION = 2
"""1: packs and answers. 2: also returns that came in, or what comes next. Each is written with the lowest number that
says it, so that an older laptop reads it too."""
SUFFIX = ".cafereply"
MAGIC = b"CAFEREPLY1\n"
FRAME_MAGIC = b"CAFERPLF1\n"
CONTEXT = b"cafereply-v1\0"
MOST_PACKS = 2000  # of one host; the newest are told
MOST_RETURNS = 400  # of one host; the newest are told
MOST_ANSWERS = 500
MOST_ANSWER_CHARACTERS = 600  # of what comes next, too

_SIGNATURE = 64
_LARGEST = frames.LARGEST + 4096


def _plain(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("characters that do not travel")
    return text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)


class Received(_Strict):
    """One revision of a café that came in, and on which day."""

    pack_id: Uuid
    revision: Annotated[int, Field(ge=1, le=9999)]
    frame_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    received_on: Day


class ReceivedReturn(_Strict):
    """One revision of a period return that came in. Which cafés it was pooled from nobody knows but its laptop."""

    frame_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    received_on: Day


class Answered(_Strict):
    """What a café said, and what was answered. ``who`` answered it: a body, never a person."""

    pack_id: Uuid
    said: Words
    answer: Annotated[str, Field(min_length=1, max_length=MOST_ANSWER_CHARACTERS), AfterValidator(_plain)]
    state: AnswerState
    who: Annotated[str, Field(max_length=120), AfterValidator(_plain)]


class Reply(_Strict):
    """Everything that one programme has to say to one host."""

    format: Literal["cafe-reply"]
    version: Annotated[int, Field(ge=1, le=VERSION)]  # no Literal: that takes *true* for 1
    programme: Uuid
    to: SigningKey
    made_on: Day
    received: Annotated[tuple[Received, ...], Field(max_length=MOST_PACKS)]
    answers: Annotated[tuple[Answered, ...], Field(max_length=MOST_ANSWERS)]
    returns: Annotated[tuple[ReceivedReturn, ...], Field(max_length=MOST_RETURNS)] = ()

    next_steps: Annotated[str, Field(max_length=MOST_ANSWER_CHARACTERS), AfterValidator(_plain)] = ""

    @model_serializer(mode="wrap")
    def _as_it_travels(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """What is not said is left out, so that a first version is written to the letter as it always was."""
        written: dict[str, Any] = write(self)
        for part in ("returns", "next_steps"):
            if not written.get(part):
                written.pop(part, None)
        return written

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for some in (self.received, self.returns):
            if len({one.frame_hash for one in some}) != len(some):
                raise ValueError("the same twice")
        if (self.version == VERSION) != bool(self.returns or self.next_steps):
            raise ValueError("returns and what comes next belong to version 2")
        return self


def bytes_of(source: bytes | Path) -> bytes:
    """What is in the file, no more than a reply can be. Raises PackProblem."""
    return given.bytes_of(source, _LARGEST)


def make_reply(reply: Reply, signing: Signer) -> bytes:
    """The file. New bytes each time; only the laptop with the key ``reply.to`` opens it."""
    frame = frames.make_frame(reply.model_dump(mode="json"), FRAME_MAGIC)
    try:
        box = SealedBox(VerifyKey(bytes.fromhex(reply.to)).to_curve25519_public_key())
    except (NaclValueError, RuntimeError) as cause:
        raise Bug("a sender's key that is none") from cause
    return MAGIC + bytes(box.encrypt(signing.sign(CONTEXT, frame) + frame))


def read_reply(content: bytes, own: Signer, signer_of: Callable[[str], str | None]) -> Reply:
    """The reply in a file somebody was given.

    ``own``: this laptop's signing key. ``signer_of``: the signing key (hex) of a programme by its id, None where its
    file is not installed. Raises PackProblem with the sentence that fits, and nothing else.
    """
    if not content.startswith(MAGIC):
        raise problem(Reason.NEWER if content.startswith(MAGIC[:9]) else Reason.CONTENT)
    if len(content) > _LARGEST:
        raise problem(Reason.DAMAGED)
    try:
        payload = bytes(SealedBox(_Ed25519Key(own.secret).to_curve25519_private_key()).decrypt(content[len(MAGIC) :]))
    except (CryptoError, NaclValueError, TypeError) as cause:
        raise problem(Reason.LOCKED) from cause
    signature, frame = payload[:_SIGNATURE], payload[_SIGNATURE:]
    try:
        text = frames.read_document(frame, FRAME_MAGIC, newest=VERSION)
        found = Reply.model_validate_json(text)
    except frames.NewerFrame as cause:
        raise problem(Reason.NEWER) from cause
    except (frames.FrameError, ValidationError) as cause:
        raise problem(Reason.DAMAGED) from cause
    signer = signer_of(found.programme)
    if signer is None:
        raise problem(Reason.OTHER_PROGRAMME)
    if found.to != own.public or not is_signed(signer, CONTEXT, frame, signature):
        raise problem(Reason.SIGNATURE)
    return found


def problem(reason: Reason) -> PackProblem:
    """The problem of a reply that has this reason, with its sentence."""
    sentences = {
        Reason.CONTENT: (
            _("This is neither a programme’s file nor its reply."),
            _("Their names end in .cafeprogramme and .cafereply."),
        ),
        Reason.NEWER: (
            _("This reply was made with a newer version of Conversation Café."),
            _("Bring yours up to date, then choose the file again."),
        ),
        Reason.DAMAGED: (
            _("This reply did not open. It may not have copied fully."),
            _("Ask your programme for it again."),
        ),
        Reason.LOCKED: (
            _("This reply did not open here. It may be for another laptop, or not have copied fully."),
            _("Open it on the laptop that sent the packs, or ask for it again."),
        ),
        Reason.OTHER_PROGRAMME: (
            _("This reply is from a programme whose file you do not have. Nothing was changed."),
            _("Choose the programme’s own file first."),
        ),
        Reason.SIGNATURE: (
            _("This reply was not made by your programme. We did not take it in."),
            _("Ring your programme on a number you know, and ask."),
        ),
    }
    return PackProblem(reason, *sentences[reason]) if reason in sentences else unlike_a_pack(reason)
