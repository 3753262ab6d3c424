"""Where a café is, as coarse as it may travel: council, health board, how rural, kind of place. For the plan.

Pick the council, derive the board: their edges have followed one another since April 2014.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cafe.content.reading import Part, Source, read
from cafe.core.i18n import _

MORE_THAN_ONE = "more-than-one"  # online, or from several places; it belongs to no board


@dataclass(frozen=True, slots=True)
class Board:
    """A health board."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Council:
    """A council area; ``board`` is a board's id, empty only for ``MORE_THAN_ONE``."""

    id: str
    name: str
    board: str


@dataclass(frozen=True, slots=True)
class UrbanRural:
    """One of the eight classes of 2022, for the venue alone. ``hint`` is the one to read when choosing."""

    number: int
    name: str
    official_name: str
    definition: str
    hint: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Areas:
    """All of them, councils in alphabetical order with ``MORE_THAN_ONE`` last."""

    boards: tuple[Board, ...]
    councils: tuple[Council, ...]
    urban_rural: tuple[UrbanRural, ...]
    kinds: tuple[Kind, ...]
    checked: str
    sources: tuple[Source, ...]

    def council(self, council_id: str) -> Council | None:
        """The council area with this id."""
        return next((council for council in self.councils if council.id == council_id), None)

    def board_of(self, council_id: str) -> Board | None:
        """The board a council area belongs to; ``None`` for several areas, or an unknown one."""
        council = self.council(council_id)
        if council is None:
            return None
        return next((board for board in self.boards if board.id == council.board), None)

    def council_name(self, council_id: str) -> str:
        """The name to show; an id we do not have is shown as it is."""
        council = self.council(council_id)
        return council.name if council else council_id

    def kind_name(self, kind_id: str) -> str:
        """The name to show; an id we do not have is shown as it is."""
        return next((kind.name for kind in self.kinds if kind.id == kind_id), kind_id)

    def urban_rural_name(self, number: int) -> str:
        """The plain name of a class from 1 to 8; empty for 0, not said."""
        return next((found.name for found in self.urban_rural if found.number == number), "")


def _council(part: Part, boards: tuple[Board, ...]) -> Council:
    council = Council(part.text("id"), part.text("name"), part.text("board", ""))
    if (council.id != MORE_THAN_ONE) != (council.board in {board.id for board in boards}):
        raise part.problem(_("{name} has no health board we know.").format(name=council.name))
    part.close()
    return council


def _pairs(page: Part, key: str) -> list[tuple[str, str]]:
    found = []
    for part in page.parts(key):
        found.append((part.text("id"), part.text("name")))
        part.close()
    page.no_twins(key, [ident for ident, _name in found])
    return found


def parse_areas(page: Part) -> Areas:
    """The areas from their file."""
    boards = tuple(Board(*pair) for pair in _pairs(page, "boards"))
    councils = tuple(_council(part, boards) for part in page.parts("councils"))
    page.no_twins("councils", [council.id for council in councils])
    classes = []
    for part in page.parts("urban_rural"):
        classes.append(
            UrbanRural(
                part.number("number", 1, 8),
                part.text("name"),
                part.text("official_name"),
                part.text("definition"),
                part.text("hint"),
            )
        )
        part.close()
    page.no_twins("urban_rural", [str(found.number) for found in classes])
    areas = Areas(
        boards=boards,
        councils=councils,
        urban_rural=tuple(classes),
        kinds=tuple(Kind(*pair) for pair in _pairs(page, "kinds")),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return areas


def unbroken(name: str) -> str:
    """A name as it is shown in a narrow place: it goes on to the next line whole. Never for a file."""
    return name.replace(" ", "\u00a0").replace("-", "\u2060-\u2060")


@cache
def load() -> Areas:
    """The shipped areas: 32 council areas in 14 health boards, and one answer for several areas."""
    return parse_areas(read("gazetteer/areas.toml"))
