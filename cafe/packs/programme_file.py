"""The file that a programme hands to its facilitators: where packs go, and who can open them.

    frame("CAFEPROG1") · Ed25519 signature (64 bytes)

It holds nothing secret. What makes it true is the six words, read aloud: they are worked out here from
the keys in the file, and never taken from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.core.plain import is_plain_text, plain_text
from cafe.model.values import ProgrammeCard, new_id
from cafe.packs import frame as frames
from cafe.packs import given, problems, seal
from cafe.packs.phone_words import fingerprint
from cafe.packs.schema import SigningKey, Uuid
from cafe.privacy.disclosure import single_cafe
from cafe.store.periods import MONTHS

FORMAT = "cafe-programme"
VERSION = 1
SUFFIX = ".cafeprogramme"
CONTEXT = b"cafeprogramme-v1\0"
LOWEST_THRESHOLD = single_cafe.THRESHOLD  # a programme may raise it, never lower it (privacy 0.1)
HIGHEST_THRESHOLD = single_cafe.HIGHEST_THRESHOLD
SUFFIX = ".cafeprogramme"
MOST_RECIPIENTS = 2  # the programme and its deputy
MOST_NAME, MOST_ADDRESS = 120, 200  # letters

_SIGNATURE = 64
_LARGEST = 64 * 1024


def _recipient(text: str) -> str:
    if not seal.is_recipient(text):
        raise ValueError("not an age key")
    return text


def _months(number: int) -> int:
    if number not in MONTHS:
        raise ValueError("not a time that things are kept for")
    return number


def _words(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("characters that do not travel")
    return text


Months = Annotated[int, AfterValidator(_months)]


class ProgrammeFile(BaseModel):
    """What the file says. ``recipients``: the programme's age key, then its deputy's.

    ``entries_months``, ``heads_months``: how long hosts keep sentences and headcounts after sending (privacy decision
    0.13); 0 where the programme has not said.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)

    format: Literal["cafe-programme"]
    version: Annotated[int, Field(ge=VERSION, le=VERSION)]  # no Literal: that takes *true* for 1
    id: Uuid
    name: Annotated[str, Field(min_length=1, max_length=MOST_NAME), AfterValidator(_words)]
    address: Annotated[str, Field(max_length=MOST_ADDRESS), AfterValidator(_words)]
    recipients: Annotated[
        tuple[Annotated[str, Field(max_length=70), AfterValidator(_recipient)], ...],
        Field(min_length=1, max_length=MOST_RECIPIENTS),
    ]
    signer: SigningKey
    threshold: Annotated[int, Field(ge=LOWEST_THRESHOLD, le=HIGHEST_THRESHOLD)]
    entries_months: Months = 0
    heads_months: Months = 0

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len(set(self.recipients)) != len(self.recipients):
            raise ValueError("a key twice")
        return self

    def card(self) -> ProgrammeCard:
        """The programme as a facilitator's laptop shows it, with its words."""
        return ProgrammeCard(
            id=self.id,
            name=self.name,
            address=self.address,
            recipients=self.recipients,
            signer=self.signer,
            words=programme_words(self.signer, self.recipients),
            threshold=self.threshold,
            entries_months=self.entries_months,
            heads_months=self.heads_months,
        )


def programme_words(signer: str, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The six words of a programme: of all its keys together, so that none can be exchanged."""
    return fingerprint("\n".join(("programme", signer, *recipients)).encode())


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme just made. ``identity`` and ``signing`` are secret: the encrypted store keeps them."""

    card: ProgrammeCard
    file: bytes
    identity: str  # age identity: opens packs
    signing: seal.SigningKey

    def __repr__(self) -> str:
        return f"NewProgramme({self.card.name!r})"


def make_programme(name: str, address: str = "", *, threshold: int = 5, deputy: str = "") -> NewProgramme:
    """A new programme with keys of the computer's own chance. ``deputy``: an age public key, or empty.

    Raises PackProblem when there is no name, or the deputy's key is none.
    """
    identity, recipient = seal.new_lock()
    signing = seal.new_signing_key()
    card = ProgrammeCard(
        id=new_id(),
        name=plain_text(name),
        address=plain_text(address),
        recipients=(recipient, deputy) if deputy else (recipient,),
        signer=signing.public,
        words=(),
        threshold=threshold,
    )
    file = make_file(card, signing)
    return NewProgramme(read_file(file).card(), file, identity, signing)


def file_name(name: str) -> str:
    """A programme's name as a file name that every system takes."""
    plain = re.sub(r"[^\w .()’'-]+", "-", " ".join(name.split()), flags=re.UNICODE).strip(" .-")
    if re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", plain, flags=re.IGNORECASE):
        plain = f"programme {plain}"  # Windows keeps these for itself, with whatever ending
    return f"{plain[:80] or 'programme'}{SUFFIX}"


def make_file(card: ProgrammeCard, signing: seal.SigningKey) -> bytes:
    """The file of a programme, to hand out: again after its name, address or deputy changed."""
    if card.signer != signing.public:
        raise Bug("a programme file is signed by its own key")
    if not card.name:
        raise problems.PackProblem(
            problems.Reason.CONTENT, _("Give the programme a name."), _("Facilitators see it when they send.")
        )
    for said, most, what in (
        (card.name, MOST_NAME, _("The name of the programme is too long.")),
        (card.address, MOST_ADDRESS, _("The programme’s address is too long.")),
    ):
        if len(said) > most:
            how = _("Say it in {n} letters or fewer. Nothing was made.").format(n=most)
            raise problems.PackProblem(problems.Reason.CONTENT, what, how)
    if not all(seal.is_recipient(one) for one in card.recipients):
        raise problems.PackProblem(
            problems.Reason.CONTENT,
            _("The deputy’s key did not copy fully."),
            _("It starts with age1. Copy it once more."),
        )
    facts = ProgrammeFile(
        format="cafe-programme",
        version=1,
        id=card.id,
        name=card.name,
        address=card.address,
        recipients=card.recipients,
        signer=card.signer,
        threshold=card.threshold,
        entries_months=card.entries_months,
        heads_months=card.heads_months,
    )
    frame = frames.make_frame(facts.model_dump(mode="json"), frames.PROGRAMME_MAGIC)
    return frame + signing.sign(CONTEXT, frame)


def read_file(source: bytes | Path) -> ProgrammeFile:
    """The programme in a file somebody was given. Raises PackProblem with its sentence.

    True only as far as its six words are: ``card().words`` are read aloud before it is trusted.
    """
    content = bytes_of(source)
    if not content.startswith(frames.PROGRAMME_MAGIC[:8]):
        raise problems.not_a_programme_file()
    frame, signature = content[:-_SIGNATURE], content[-_SIGNATURE:]
    try:
        if len(content) > _LARGEST:
            raise frames.FrameError("too big")
        text = frames.read_document(frame, frames.PROGRAMME_MAGIC, newest=VERSION)
        found = ProgrammeFile.model_validate_json(text)
    except frames.NewerFrame as problem:
        raise problems.newer_programme_file() from problem
    except (frames.FrameError, ValidationError) as problem:
        raise problems.bad_programme_file() from problem
    if not seal.is_signed(found.signer, CONTEXT, frame, signature):
        raise problems.bad_programme_file()
    return found


def months_in(file: bytes) -> tuple[int, int]:
    """How long a programme that is kept here asks for: sentences, headcounts; 0, 0 without a file."""
    if not file:
        return 0, 0
    found = read_file(file)
    return found.entries_months, found.heads_months


def problem(reason: problems.Reason) -> problems.PackProblem:
    """The problem of a programme file that has this reason, with its sentence."""
    sentences = {
        problems.Reason.DAMAGED: problems.bad_programme_file,
        problems.Reason.NEWER: problems.newer_programme_file,
        problems.Reason.CONTENT: problems.not_a_programme_file,
    }
    return sentences[reason]() if reason in sentences else problems.unlike_a_pack(reason)


def bytes_of(source: bytes | Path) -> bytes:
    """What is in the file, no more than a programme file can be. Raises PackProblem."""
    return given.bytes_of(source, _LARGEST)
