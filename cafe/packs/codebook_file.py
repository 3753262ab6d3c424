"""A REFI-QDA codebook (``.qdc``) that somebody was given: from NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette or from us.

Read by the element names alone, whatever their name space, because programs in use have written it in more than one
way. Nothing outside the file is ever looked for: a declaration of a document type or an entity is refused. Codes are
matched by their id, so an id that stands twice makes the file useless and is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.packs.problems import PackProblem, Reason, unlike_a_pack

SUFFIX = ".qdc"
LARGEST = 5_000_000  # bytes
MOST_CODES = 10_000
DEEPEST = 100
_MOST_NAME, _MOST_DESCRIPTION = 200, 2000
_BETWEEN_LEVELS = "/"  # how Taguette writes a code within a code


class CameCode(BaseModel):
    """One code. ``under``: the id of the code that it stands in; empty for one at the top."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    guid: Annotated[str, Field(max_length=36)]
    name: Annotated[str, Field(max_length=_MOST_NAME)]
    description: Annotated[str, Field(max_length=_MOST_DESCRIPTION)]
    under: Annotated[str, Field(max_length=36)]


class CameCodebook(BaseModel):
    """What was in the file, in its order."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    origin: Annotated[str, Field(max_length=_MOST_NAME)]
    codes: tuple[CameCode, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    element: object
    under: str
    depth: int


def read_codebook(content: bytes) -> CameCodebook:
    """The codes of a file. Raises PackProblem with the reason that fits (``problem`` has its sentence)."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(content) > LARGEST:
        raise problem(Reason.TOO_BIG)
    try:
        root = fromstring(content, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as cause:
        raise problem(Reason.TOO_HARD) from cause
    except (ParseError, ValueError, LookupError) as cause:
        raise problem(Reason.DAMAGED) from cause
    codes = _one(root, "Codes") if _name(root) == "CodeBook" else None
    if codes is None:
        raise problem(Reason.CONTENT)
    found: list[CameCode] = []
    seen: set[str] = set()
    ahead = [_Place(code, "", 1) for code in reversed(_all(codes, "Code"))]
    while ahead:
        place = ahead.pop()
        if place.depth > DEEPEST or len(found) >= MOST_CODES:
            raise problem(Reason.TOO_BIG)
        code = _code(place)
        if code.guid in seen:
            raise problem(Reason.TWICE)
        seen.add(code.guid)
        found.append(code)
        ahead += [_Place(one, code.guid, place.depth + 1) for one in reversed(_all(place.element, "Code"))]
    if not found:
        raise problem(Reason.EMPTY)
    found = _by_path(found)
    return CameCodebook(origin=clipped(plain_text(str(root.get("origin", ""))), _MOST_NAME), codes=tuple(found))


def _code(place: _Place) -> CameCode:
    element = place.element
    name = clipped(plain_text(element.get("name", "")), _MOST_NAME)  # type: ignore[attr-defined]
    try:
        guid = str(UUID(element.get("guid", "").strip().strip("{}"))).upper()  # type: ignore[attr-defined]
    except ValueError as cause:
        raise problem(Reason.CONTENT) from cause
    if not name:
        raise problem(Reason.CONTENT)
    told = _one(element, "Description")
    words = "".join(told.itertext()) if told is not None else ""  # type: ignore[attr-defined]
    return CameCode(
        guid=guid,
        name=name,
        description=clipped(plain_text(words), _MOST_DESCRIPTION),
        under=place.under,
    )


def _by_path(found: list[CameCode]) -> list[CameCode]:
    """Taguette writes a flat list in which *pain/back* stands within *pain*: as if it were nested."""
    paths = {one.name: one.guid for one in found if not one.under}
    placed = []
    for one in found:
        above, _between, last = one.name.rpartition(_BETWEEN_LEVELS)
        is_path = not one.under and above in paths and bool(last.strip())
        change = {"name": last.strip(), "under": paths[above]} if is_path else {}
        placed.append(one.model_copy(update=change))
    return sorted(placed, key=lambda one: bool(one.under)) if paths else placed


def _name(element: object) -> str:
    return str(element.tag).rsplit("}", 1)[-1]  # type: ignore[attr-defined]


def _all(element: object, name: str) -> list[object]:
    return [one for one in element if _name(one) == name]  # type: ignore[attr-defined]


def _one(element: object, name: str) -> object | None:
    return next(iter(_all(element, name)), None)


def problem(reason: Reason) -> PackProblem:
    """The problem of a codebook that has this reason, with its sentence."""
    again = _("Export it again from the program it came from. Nothing was changed here.")
    sentences = {
        Reason.TOO_BIG: (_("This codebook is larger than a codebook can be."), again),
        Reason.TOO_HARD: (
            _("This file has parts in it that no codebook needs. We did not open it."),
            _("Ask whoever gave it to you where it came from. Nothing was changed here."),
        ),
        Reason.DAMAGED: (_("This codebook did not open. It may not have copied fully."), again),
        Reason.CONTENT: (
            _("This is not a codebook that we can read."),
            _("It should be a REFI-QDA codebook. Its name ends in .qdc."),
        ),
        Reason.TWICE: (_("Two codes in this file have the same id, so it cannot be told what is what."), again),
        Reason.EMPTY: (_("There is no code in this codebook."), again),
    }
    return PackProblem(reason, *sentences[reason]) if reason in sentences else unlike_a_pack(reason)
