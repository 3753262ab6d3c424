"""Blocks onto pages: the small flow engine that every printed piece is built with.

A piece is a `Document` of `Part`s; a part is a `Template` (margins, running head and foot) and blocks that flow down
its pages. `build` answers the bytes of a tagged PDF. The points grid is exact: a block says how tall it is for a width,
nothing is stretched, and the only space between blocks is the `Space` that the piece puts there.

    look = STANDARD
    page = SHEET.with_furniture(sheet_head("Conversation Café", "For the host"), sheet_foot("Thank you."))
    blocks = (
        Heading("What we said", 1, look.style("title")),
        Space(8),
        Text("Some want it named. Some want it kept private.", look.style("body")),
        section_rule(),
        Heading("Ideas", 2, look.style("section")),
        Leaders((Led("A café in each season", "7", said=", 7 cafés"),), look.style("body"), look.style("strong")),
    )
    piece = Document("What we said", (Part(page, blocks),))
    pdf = build(piece)

Words are plain strings (or tuples of `Run`, for a bold word in a line); markup in them is drawn as typed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.report.paper.clean import printable
from cafe.report.paper.look import measure
from cafe.report.paper.pen import Pen
from cafe.report.paper.tagged import TaggedCanvas


class Block(ABC):
    """Something that stands on a page. `name` is what *Turn over for …* may say about it.

    `vanishes_at_top` is for what only parts it from the block above: it is left out at the top of a page.
    """

    __slots__ = ()
    name: str = ""
    keeps_with_next: bool = False
    vanishes_at_top: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Points from top to bottom in a column of this width."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw with the top left corner at (x, y), in reading order, opening an element for all text."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """What fits in `room` points and what is left, or None where no part of it may stand alone."""
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Space(Block):
    """Room between blocks; it vanishes at the top of a page."""

    points: float
    vanishes_at_top: bool = True

    def height(self, width: float) -> float:
        """The points asked for."""
        return self.points

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class TurnPage(Block):
    """What follows starts a page."""

    def height(self, width: float) -> float:
        """None."""
        return 0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its number, how many there are, and the first named block of the next page."""

    number: int
    pages: int
    upcoming: str = ""


Furniture = Callable[[Pen, Place, float, float], None]
"""Draws a head or foot: pen, place, left edge, width. Read on the first page, decoration after that."""


@dataclass(frozen=True, slots=True)
class Template:
    """Where blocks may stand on a page, in points from its edges and its top; and what runs on each page."""

    left: float
    right: float
    top: float
    bottom: float
    head: Furniture | None = None
    foot: Furniture | None = None
    page_width: float = 595
    page_height: float = 842

    @property
    def width(self) -> float:
        """The measure between the margins."""
        return self.page_width - self.left - self.right

    def with_furniture(self, head: Furniture | None = None, foot: Furniture | None = None) -> Template:
        """The same page with a running head, a foot, or both."""
        return replace(self, head=head or self.head, foot=foot or self.foot)


# Content of a sheet starts under its head rule and stops above the foot rule. Another start is
# `replace(SHEET, top=…)`.
SHEET = Template(measure("left"), measure("right"), 87, measure("foot_rule") - 12)
REPORT = Template(measure("left"), measure("right"), 80, measure("foot_rule_report") - 12)
LARGE_PRINT = Template(measure("large_left"), measure("large_right"), 76, measure("last_ink") - 44)
BARE = Template(0, 0, 0, measure("height"))


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that share a template. Each part starts a page."""

    template: Template
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole printed piece. `title` is what the reader's window shows; `about` goes into the file's record.

    `if_odd` comes at the end where the pages would be of an odd number: for what is folded.
    """

    title: str
    parts: Sequence[Part]
    about: str = ""
    language: str = "en-GB"
    made_at: datetime | None = None  # stands in the file's record; none where a day would say too much
    if_odd: Part | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    template: Template
    placed: list[tuple[Block, float]]


def build(document: Document) -> bytes:
    """The piece as the bytes of a tagged PDF; the same document gives the same bytes.

    Raises `ProblemToFix` where one block that may not be split is taller than a page.
    """
    pages = _pages(document)
    out = BytesIO()
    first = pages[0].template
    canvas = TaggedCanvas(
        out,
        (first.page_width, first.page_height),
        printable(document.title),
        document.language,
        printable(document.about or document.title),
        made_at=document.made_at,
    )
    for number, page in enumerate(pages, start=1):
        template = page.template
        if number > 1:
            canvas.showPage()
        canvas.setPageSize((template.page_width, template.page_height))
        pen = Pen(canvas, template.page_width, template.page_height)
        following = pages[number].placed if number < len(pages) else []
        place = Place(number, len(pages), next((b.name for b, _y in following if b.name), ""))
        _furnish(pen, template.head, place, template, "Header")
        for block, y in page.placed:
            block.draw(pen, template.left, y, template.width)
        _furnish(pen, template.foot, place, template, "Footer")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def page_count(document: Document) -> int:
    """How many pages `build` would make."""
    return len(_pages(document))


def _pages(document: Document) -> list[_Page]:
    pages = [page for part in document.parts for page in _paginate(part)]
    if len(pages) % 2 and document.if_odd is not None:
        pages += _paginate(document.if_odd)
    return pages


def _furnish(pen: Pen, furniture: Furniture | None, place: Place, template: Template, kind: str) -> None:
    if furniture is None:
        return
    if place.number == 1:
        furniture(pen, place, template.left, template.width)
    else:
        with pen.decoration(kind):
            furniture(pen, place, template.left, template.width)


def _paginate(part: Part) -> list[_Page]:
    template, width = part.template, part.template.width
    pages = [_Page(template, [])]
    y = template.top
    waiting = list(part.blocks)
    while waiting:
        if isinstance(waiting[0], TurnPage) or (waiting[0].vanishes_at_top and not pages[-1].placed):
            if isinstance(waiting.pop(0), TurnPage) and pages[-1].placed:
                pages.append(_Page(template, []))
                y = template.top
            continue
        group = _together(waiting)
        room = template.bottom - y
        heights = [block.height(width) for block in group]
        if sum(heights) > room + 0.01:
            if isinstance(group[-1], Space):
                waiting.pop(0)
                continue
            parts = group[-1].split(width, room - sum(heights[:-1]))
            if parts is None and pages[-1].placed:
                pages.append(_Page(template, []))
                y = template.top
                continue
            if parts is None:
                raise ProblemToFix(
                    _("Part of this is too long to fit on one printed page. Your notes are safe."),
                    _("Shorten the longest piece of writing, then print again."),
                )
            waiting[: len(group)] = [*group[:-1], parts[0], TurnPage(), parts[1]]
            continue
        for block, tall in zip(group, heights, strict=True):
            pages[-1].placed.append((block, y))
            y += tall
        del waiting[: len(group)]
    return pages


def _together(blocks: list[Block]) -> list[Block]:
    """The first block with all it must not be parted from: headings and the spaces after them."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, TurnPage):
            break
        group.append(block)
        if not block.keeps_with_next and not (isinstance(block, Space) and len(group) > 1):
            break
    return group
