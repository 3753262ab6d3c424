"""The file of a period return: equality tallies of one quarter and health board, sealed and signed like a pack.

    age( signer's key (32 bytes) · Ed25519 signature (64 bytes) · frame("CAFERETN1") )

It names no café, no day and no place below the board, and is never in one file with what was said. What may be in it
is what ``pooling.py`` lets through; a reader checks that again, whoever made it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cafe.content import areas
from cafe.content.wellbeing import pooled_questions
from cafe.core.errors import Bug
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.packs import frame as frames
from cafe.packs import given, problems, seal
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.returns.pooling import LEAST_CAFES, LEAST_PEOPLE, Pool, Pooled
from cafe.packs.schema import SigningKey

FORMAT = "cafe-return"
VERSION = 1
SUFFIX = ".cafereturn"
MAGIC = b"CAFERETN1\n"
CONTEXT = b"cafereturn-v1\0"
MOST_CAFES = 2000
MOST_PEOPLE = 100_000

Number = Annotated[int, Field(ge=1, le=MOST_PEOPLE)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)


class Question(_Strict):
    """One question of the slip, pooled. ``counts``: by category, without those nobody chose; empty: totals only."""

    id: Annotated[str, Field(max_length=40)]
    answered: Number
    counts: Annotated[dict[Annotated[str, Field(max_length=40)], Number], Field(max_length=40)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        known = _categories().get(self.id)
        if known is None or not known.issuperset(self.counts):
            raise ValueError("not a question or an answer of the slip")
        if self.counts and (sum(self.counts.values()) != self.answered or self.answered < LEAST_PEOPLE):
            raise ValueError("counts that do not add up, or of too few")
        return self


class PeriodReturn(_Strict):
    """Everything that a return says: the whole list."""

    format: Literal["cafe-return"]
    version: Annotated[int, Field(ge=VERSION, le=VERSION)]  # no Literal: that takes *true* for 1
    revision: Annotated[int, Field(ge=1, le=9999)]
    programme: Annotated[str, Field(max_length=70)]
    sender: SigningKey
    quarter: Annotated[str, Field(pattern=r"^20[0-9]{2}-Q[1-4]$")]
    board: Annotated[str, Field(max_length=40)]  # empty: online, or more than one area
    cafes: Annotated[int, Field(ge=1, le=MOST_CAFES)]
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    questions: Annotated[tuple[Question, ...], Field(max_length=40)]

    @model_validator(mode="after")
    def _is_a_pool(self) -> Self:
        if self.board and self.board not in {board.id for board in areas.load().boards}:
            raise ValueError("not a health board")
        if len({one.id for one in self.questions}) != len(self.questions):
            raise ValueError("a question twice")
        if any(one.answered > self.people for one in self.questions):
            raise ValueError("more answers than people")
        if self.cafes < LEAST_CAFES and any(one.counts for one in self.questions):
            raise ValueError("one café alone is never broken down")
        return self

    def pool(self) -> Pool:
        """The figures, in the order of the slip."""
        by_id = {one.id: one for one in self.questions}
        return Pool(
            self.quarter,
            self.board,
            self.cafes,
            self.people,
            tuple(
                Pooled(
                    known.id,
                    one.answered,
                    tuple((each.id, one.counts[each.id]) for each in known.categories if each.id in one.counts),
                )
                for known in pooled_questions()
                if (one := by_id.get(known.id)) is not None
            ),
        )


@cache
def _categories() -> dict[str, frozenset[str]]:
    return {one.id: frozenset(each.id for each in one.categories) for one in pooled_questions()}


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A return that opened, verified and validated. ``found.sender`` is the key that signed it."""

    found: PeriodReturn
    frame_hash: str


@dataclass(frozen=True, slots=True)
class WrittenReturn:
    """A return that is on the disk and was opened again. ``size`` in bytes."""

    path: Path
    frame_hash: str
    size: int


def of_pool(pool: Pool, revision: int, programme: str, sender: str) -> PeriodReturn:
    """The return that says ``pool``. Raises Bug where nobody is in it."""
    try:
        return PeriodReturn(
            format="cafe-return",
            version=VERSION,
            revision=revision,
            programme=programme,
            sender=sender,
            quarter=pool.quarter,
            board=pool.board,
            cafes=pool.cafes,
            people=pool.people,
            questions=tuple(
                Question(id=one.question, answered=one.answered, counts=dict(one.counts)) for one in pool.questions
            ),
        )
    except ValidationError as problem:
        raise Bug("a pool that is no return") from problem


def frame_of(found: PeriodReturn) -> bytes:
    """The frame: the same figures give the same bytes."""
    return frames.make_frame(found.model_dump(mode="json"), MAGIC)


def file_name(quarter: str, board: str) -> str:
    """``return-2026-Q4-highland.cafereturn``"""
    return f"return-{quarter}-{board or 'several'}{SUFFIX}"


def write_return(found: PeriodReturn, key: seal.SigningKey, target: Path, recipients: Sequence[str]) -> WrittenReturn:
    """Sign, seal and write, reading it back from the disk before the old file goes.

    Raises EnvironmentFault or ProblemToFix from the disk; whatever stood at ``target`` is untouched then.
    """
    if found.sender != key.public or not recipients or found.programme != recipients[0]:
        raise Bug("a return is signed by its sender, and names the programme that it is locked for")
    frame = frame_of(found)
    if read_frame(frame, key.public).found != found:
        raise Bug("a return that does not read back")
    sealed = seal.seal(frame, key, recipients, CONTEXT)

    def is_sound(again: bytes) -> None:
        header = seal.read_header(again)
        if again != sealed or header.locks != len(recipients) or len(again) != seal.sealed_length(header, frame):
            raise of(Reason.DAMAGED)

    replace_file(target, sealed, is_sound)
    return WrittenReturn(target, frames.frame_hash(frame), len(sealed))


def read_return(
    source: bytes | Path, identities: Sequence[str], programmes: Collection[str] | None = None
) -> ReadReturn:
    """The return in a file somebody was given: size → seal → signature → frame → strict shape → meant for us.

    ``programmes``: the recipients we collect for; left out, the public halves of ``identities``. Raises PackProblem
    with a sentence about a return, and nothing else.
    """
    try:
        sealed = bytes_of(source)
        frame, signer = seal.open_sealed(sealed, identities, context=CONTEXT, magic=MAGIC)
        read = read_frame(frame, signer)
        ours = set(programmes) if programmes is not None else {seal.recipient_of(one) for one in identities}
    except PackProblem as problem:
        raise of(problem.reason) from problem
    if read.found.programme not in ours:
        raise of(Reason.OTHER_PROGRAMME)
    return read


def read_frame(frame: bytes, signer: str) -> ReadReturn:
    """The return in a frame whose signature by ``signer`` has been found true. Raises PackProblem."""
    try:
        text = frames.read_document(frame, MAGIC, newest=VERSION, named=FORMAT)
        found = PeriodReturn.model_validate_json(text)
    except frames.NewerFrame as problem:
        raise of(Reason.NEWER) from problem
    except frames.FrameError as problem:
        raise of(Reason.DAMAGED) from problem
    except ValidationError as problem:
        raise of(Reason.CONTENT) from problem
    if found.sender != signer:
        raise of(Reason.SIGNATURE)
    return ReadReturn(found, frames.frame_hash(frame))


def bytes_of(source: bytes | Path) -> bytes:
    """What is in the file, where it is no bigger than a return can be. Raises PackProblem."""
    return given.whole(source, seal.LARGEST, of(Reason.TOO_BIG))


def of(reason: Reason) -> PackProblem:
    """The problem of a return that has this reason, with its sentence."""
    again = _("Ask the host to make it again and send it.")
    said: dict[Reason, tuple[str, str]] = {
        Reason.DAMAGED: (
            _("This return did not open. It may not have copied fully."),
            _("Ask for it again, or copy it once more."),
        ),
        Reason.LOCKED: (_("This return was locked for someone else."), again),
        Reason.NEEDS_WORDS: (_("This return was locked for someone else."), again),
        Reason.WRONG_WORDS: (_("This return was locked for someone else."), again),
        Reason.NEWER: (
            _("This return was made with a newer version of Conversation Café."),
            _("Bring yours up to date, then add it again."),
        ),
        Reason.SIGNATURE: (_("This return was changed after the host made it. We did not take it in."), again),
        Reason.CONTENT: (_("This return says something that a return never says. We did not take it in."), again),
        Reason.OTHER_PROGRAMME: (_("This return was made for another programme. We did not take it in."), again),
    }
    if reason in said:
        return PackProblem(reason, *said[reason])
    return problems.unlike_a_pack(reason)
