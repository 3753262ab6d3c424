"""What one coordinator of a programme hands to another: choices and the log of themes, sealed and signed like a pack.

    age( signer's key (32 bytes) · Ed25519 signature (64 bytes) · frame("CAFECHOI1") )

Both have the same folder of packs, so no pack is in it. It is locked for the programme, for it holds words: what a
second look changed, and what was answered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from cafe.core.errors import Bug
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.core.plain import is_plain_text
from cafe.packs import frame as frames
from cafe.packs import given, problems, seal
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.schema import SigningKey

VERSION = 2
"""1: choices and the log of themes. 2: also which of two edits of a café counts, and who could be told apart. Each is
written with the lowest number that says it, so that an older laptop reads it too."""

SUFFIX = ".cafechoices"
MAGIC = b"CAFECHOI1\n"
CONTEXT = b"cafechoices-v1\0"
MOST_CHOICES, MOST_EVENTS, MOST_MARKS = 20_000, 20_000, 25_000


def _plain(text: str) -> str:
    if not is_plain_text(text):
        raise ValueError("characters that do not travel")
    return text


def _instant(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time without its zone")
    return text


Key = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_plain)]
Value = Annotated[str, Field(max_length=4000), AfterValidator(_plain)]
Short = Annotated[str, Field(max_length=400), AfterValidator(_plain)]
Ident = Annotated[str, Field(pattern=r"^[0-9A-Fa-f-]{0,40}$")]
Mark = Annotated[str, Field(pattern=r"^[0-9A-Fa-f-]{1,40}$")]
Instant = Annotated[str, Field(max_length=40), AfterValidator(_instant)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)


class What(StrEnum):
    """What a choice is about."""

    QUOTE = "quote"  # by entry id: "yes" or "no"
    CHANGE = "change"  # by pack id: why this change is one of the most significant
    LOOK = "look"  # by the mark of a text: how it reads, what was left, whether it is hidden
    ANSWER = "answer"  # by subject: what was said, the answer, where it stands, who gave it
    SAME = "same"  # by two pack ids: "same" or "different"
    EDIT = "edit"  # by pack id: the frame hash of the edit that counts
    COULD = "could"  # by the mark of a sentence: could someone say who? "yes", "no" or "unsure"


SINCE_2 = frozenset({What.EDIT, What.COULD})


_SHAPES: dict[What, tuple[type, ...]] = {
    What.QUOTE: (str,),
    What.CHANGE: (str,),
    What.LOOK: (str, list, bool),
    What.ANSWER: (str, str, str, str),
    What.SAME: (str,),
    What.EDIT: (str,),
    What.COULD: (str,),
}
_WORDS = {
    What.QUOTE: {"yes", "no"},
    What.SAME: {"same", "different"},
    What.COULD: {"yes", "no", "unsure"},
}
_HASH = re.compile(r"[0-9a-f]{64}")


class Choice(_Strict):
    """One thing that somebody chose. ``value``: its parts as JSON."""

    what: What
    key: Key
    value: Value

    @model_validator(mode="after")
    def _has_its_shape(self) -> Self:
        parts = self.parts()
        shape = _SHAPES[self.what]
        if len(parts) != len(shape) or any(type(part) is not kind for part, kind in zip(parts, shape, strict=True)):
            raise ValueError("not what such a choice says")
        if self.what in _WORDS and parts[0] not in _WORDS[self.what]:
            raise ValueError("not an answer to that")
        if self.what is What.EDIT and not _HASH.fullmatch(parts[0]):
            raise ValueError("not an edit")
        if self.what is What.COULD and not _HASH.fullmatch(self.key):
            raise ValueError("not a sentence that somebody answered for")
        if self.what is What.ANSWER and parts[2] not in {"open", "under_way", "done", "not_now"}:
            raise ValueError("not where an answer stands")
        if any(not isinstance(one, str) for part in parts if isinstance(part, list) for one in part):
            raise ValueError("not words")
        return self

    def parts(self) -> list[Any]:
        """Raises ValueError where it is no JSON, or nested as no choice is."""
        try:
            found = json.loads(self.value)
        except RecursionError as cause:
            raise ValueError("nested too deeply") from cause
        return found if isinstance(found, list) else []


class ThemeNames(_Strict):
    tile: Short = ""
    report_name: Short = ""
    definition: Short = ""
    example: Short = ""


class ThemeEvent(_Strict):
    """One line of the log of themes."""

    id: Mark
    at: Instant
    doing: Literal["new", "rename", "merge", "move", "leave", "publish", "undo"]
    subject: Ident
    together: Mark
    into: Ident = ""
    names: ThemeNames = ThemeNames()
    parent: Ident = ""
    letters: Annotated[str, Field(pattern=r"^([A-Z]{3}[0-9]{0,2})?$")] = ""
    marks: Annotated[tuple[Mark, ...], Field(max_length=MOST_MARKS)] = ()


class Choices(_Strict):
    """Everything in one file. ``programme``: the recipient (age) that it is locked for first."""

    format: Literal["cafe-choices"]
    version: Annotated[int, Field(ge=1, le=VERSION)]
    programme: Annotated[str, Field(max_length=70)]
    signer: SigningKey
    choices: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)]
    events: Annotated[tuple[ThemeEvent, ...], Field(max_length=MOST_EVENTS)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({(one.what, one.key) for one in self.choices}) != len(self.choices):
            raise ValueError("a choice twice")
        if len({one.id for one in self.events}) != len(self.events):
            raise ValueError("a line twice")
        if self.version != version_of(self.choices):
            raise ValueError("not the version that says this")
        return self


def version_of(choices: Iterable[Choice]) -> int:
    """The lowest version that can say these."""
    return VERSION if any(one.what in SINCE_2 for one in choices) else 1


def choice(what: What, key: str, *parts: Any) -> Choice:
    """One choice, from its parts."""
    return Choice(what=what, key=key, value=json.dumps(list(parts), ensure_ascii=False))


def write_choices(found: Choices, key: seal.SigningKey, target: Path, recipients: Sequence[str]) -> None:
    """Sign, seal and write. Raises EnvironmentFault or ProblemToFix from the disk; nothing is there then."""
    if found.signer != key.public or not recipients or found.programme != recipients[0]:
        raise Bug("choices are signed by the key that they name, and name the programme that they are locked for")
    try:
        frame = frames.make_frame(found.model_dump(mode="json"), MAGIC)
    except frames.FrameError as cause:
        raise problem(Reason.TOO_BIG) from cause
    sealed = seal.seal(frame, key, recipients, CONTEXT)

    def is_sound(again: bytes) -> None:
        if again != sealed:
            raise problem(Reason.DAMAGED)

    replace_file(target, sealed, is_sound)


def read_choices(content: bytes, identities: Sequence[str], programmes: Collection[str]) -> Choices:
    """The choices in a file somebody was given. Raises PackProblem with the reason that fits, and nothing else."""
    try:
        frame, signer = seal.open_sealed(content, identities, context=CONTEXT, magic=MAGIC)
        text = frames.read_document(frame, MAGIC, newest=VERSION)
        found = Choices.model_validate_json(text)
    except frames.NewerFrame as cause:
        raise problem(Reason.NEWER) from cause
    except frames.FrameError as cause:
        raise problem(Reason.DAMAGED) from cause
    except ValidationError as cause:
        raise problem(Reason.CONTENT) from cause
    except PackProblem as cause:
        raise problem(cause.reason) from cause
    if found.signer != signer:
        raise problem(Reason.SIGNATURE)
    if found.programme not in programmes:
        raise problem(Reason.OTHER_PROGRAMME)
    return found


def bytes_of(source: bytes | Path) -> bytes:
    """What is in the file, no more than it can be. Raises PackProblem."""
    return given.whole(source, seal.LARGEST, problem(Reason.TOO_BIG))


def problem(reason: Reason) -> PackProblem:
    """The problem of a choices file that has this reason, with its sentence."""
    again = _("Ask the other coordinator to make it again. Nothing was changed here.")
    locked = (_("This file was locked for another programme."), again)
    said: dict[Reason, tuple[str, str]] = {
        Reason.DAMAGED: (_("This file of choices did not open. It may not have copied fully."), again),
        Reason.LOCKED: locked,
        Reason.NEEDS_WORDS: locked,
        Reason.WRONG_WORDS: locked,
        Reason.OTHER_PROGRAMME: locked,
        Reason.NEWER: (
            _("This file was made with a newer version of Conversation Café."),
            _("Bring yours up to date, then open it again."),
        ),
        Reason.SIGNATURE: (_("This file was changed after it was made. We did not take it in."), again),
        Reason.CONTENT: (_("This file says something that choices never say. We did not take it in."), again),
    }
    return PackProblem(reason, *said[reason]) if reason in said else problems.unlike_a_pack(reason)
