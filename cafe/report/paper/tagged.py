"""A canvas on which nothing can be drawn untagged: the floor under every printed piece.

Whoever draws opens an element (`with canvas.element("P"):`) and draws; the marks in the page are put in here, at the
moment of painting. Text belongs to the element that is open, shapes are decoration unless a Figure is open. So no
painting operator can miss its tag and marks can never be nested badly, whatever the caller does.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from cafe.core.errors import Bug
from cafe.report.paper import structure
from cafe.report.paper.structure import Box, Node

# Elements that hold other elements and never ink of their own.
_HOLDERS = {"Document", "Sect", "L", "LI", "Table", "THead", "TBody", "TR"}


class _Opened:
    """An element while it is open; one of some thousand in a long report, and so no generator."""

    __slots__ = ("_again", "_kept", "_node", "_open")

    def __init__(self, opened: list[Node], kept: dict[Hashable, Node], node: Node, again: Hashable) -> None:
        self._open = opened
        self._kept = kept
        self._node = node
        self._again = again

    def __enter__(self) -> Node:
        node = self._node
        if node.parent is None:
            node.parent = self._open[-1]
            node.parent.kids.append(node)
            if self._again is not None:
                self._kept[self._again] = node
        self._open.append(node)
        return node

    def __exit__(self, *_raised: object) -> None:
        self._open.pop()


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Pages with a structure tree, a title, a language and an outline; the same input gives the same bytes."""

    def __init__(
        self,
        out: Any,
        size: tuple[float, float],
        title: str,
        language: str,
        about: str,
        *,
        made_at: datetime | None = None,
    ) -> None:
        super().__init__(out, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._root = Node("Document")
        self._open: list[Node] = [self._root]
        self._kept: dict[Hashable, Node] = {}
        self._tagged_pages: list[tuple[Any, list[Node]]] = []
        self._marks: list[Node] = []
        self._marked: Node | str | None = None
        self._decoration = ""
        self._level = -1
        self._bookmarks = 0
        self._doc.info = structure.Described(made_at)
        self.setTitle(title)
        self.setSubject(about)
        self.setAuthor("Conversation Café")
        self.setCreator("Conversation Café")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.Catalog.Metadata = structure.record(title, language, about)
        self._add_page = self._doc.addPage
        self._doc.addPage = self._add_tagged_page

    def _make_preamble(self) -> None:
        # ReportLab would name Helvetica on every page here, a face that is in no file of ours.
        self._preamble = "1 0 0 1 0 0 cm"

    def _add_tagged_page(self, page: Any) -> None:
        page.__class__ = structure.TaggedPage
        page.StructParents = len(self._tagged_pages)
        page.Tabs = pdfdoc.PDFName("S")
        self._tagged_pages.append((self._doc.thisPageRef(), self._marks))
        self._marks = []
        self._add_page(page)

    def element(
        self,
        role: str,
        *,
        again: Hashable = None,
        alt: str = "",
        said: str = "",
        scope: str = "",
        numbering: str = "",
        box: Box | None = None,
    ) -> AbstractContextManager[Node]:
        """Open an element inside the one that is open. `again` names one that may be carried on, pages later.

        `alt` and `box` (points, from the bottom left) are for a Figure, `scope` for TH, `numbering` for L; `said` is
        read aloud in place of what is drawn.
        While decoration is being drawn no element is made: its words are for the eye only.
        """
        if self._decoration:
            return nullcontext(self._open[-1])
        node = self._kept.get(again) if again is not None else None
        if node is None:
            node = Node(role, alt=alt, said=said, scope=scope, numbering=numbering, box=box)
        return _Opened(self._open, self._kept, node, again)

    @property
    def holds_ink(self) -> bool:
        """Whether text drawn now would have an element of its own."""
        return bool(self._decoration) or self._open[-1].role not in _HOLDERS

    @contextmanager
    def decoration(self, kind: str = "Layout") -> Iterator[None]:
        """Everything drawn inside is an artifact: `Header` and `Footer` for what runs on each page."""
        before, self._decoration = self._decoration, kind
        try:
            yield
        finally:
            self._decoration = before

    def paint(self, operators: str, is_text: bool = False) -> None:
        """Write painting operators, marked for the element that is open, or as an artifact."""
        node = self._open[-1]
        if self._decoration:
            self._mark(self._decoration)
        elif node.role == "Figure":
            self._mark(node)
        elif not is_text:
            self._mark("Layout")
        elif node.role in _HOLDERS:
            raise Bug(f"text was drawn straight into {node.role}: open a P, H1, LBody, TH or TD around it")
        else:
            self._mark(node)
        self._code.append(operators)

    def _mark(self, target: Node | str) -> None:
        if self._marked is target or self._marked == target:
            return
        self._unmark()
        if isinstance(target, Node):
            self._code.append(f"/{target.role} <</MCID {len(self._marks)}>> BDC")
            target.kids.append((len(self._tagged_pages), len(self._marks)))
            self._marks.append(target)
        elif target in ("Header", "Footer"):
            self._code.append(f"/Artifact <</Type /Pagination /Subtype /{target}>> BDC")
        else:
            self._code.append("/Artifact <</Type /Layout>> BDC")
        self._marked = target

    def _unmark(self) -> None:
        if self._marked is not None:
            self._code.append("EMC")
            self._marked = None

    def bookmark(self, words: str, level: int, top: float) -> None:
        """Add a line to the outline that leads to `top`, points from the bottom. A level never skips one."""
        self._level = min(level, self._level + 1)
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self.addOutlineEntry(words, key, self._level)

    def showPage(self) -> None:
        """End the page, and with it the mark that is open."""
        self._unmark()
        super().showPage()

    def save(self) -> None:
        """End the last page and write the file, tree and all."""
        if len(self._code):
            self.showPage()
        if self._bookmarks:
            self.showOutline()
        structure.write(self._doc, self._root, self._tagged_pages)
        super().save()
