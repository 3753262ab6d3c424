"""The tree behind a tagged page: what a screen reader walks, written beside what the eye sees.

Part of every printed piece. ReportLab writes no tags of its own, so the tree, the table from marks to their elements
and the title record are written here. We say *tagged* and no more: no outside checker has looked at these files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Node:
    """One element: its role, what it holds in reading order, and the words that stand for a picture.

    `kids` holds nodes and (page, mark) pairs; an element whose text runs over a page has marks on both.
    """

    role: str
    parent: Node | None = None
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    said: str = ""
    scope: str = ""
    numbering: str = ""
    box: Box | None = None


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page that knows its place in the tree and that Tab follows it."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 (theirs)

    def check_format(self, document: Any) -> None:
        """As ReportLab does it, but the page is only compressed: its second, printable coding is a quarter larger."""
        super().check_format(document)
        self.Contents.filters = [pdfdoc.PDFZCompress]


def write(document: Any, root: Node, pages: list[tuple[Any, list[Node]]]) -> None:
    """Put the tree into the document. `pages` has each page's reference and, by mark, the node it belongs to.

    Elements are by far the most objects of a file: their numbers are given out here, so that each is written at once.
    """
    nodes = list(_gathered(root))
    first = document.objectcounter + 1
    named = {id(node): b"%d 0 R" % number for number, node in enumerate(nodes, start=first)}
    top = b"%d 0 R" % (first + len(nodes))
    page = [reference.format(document) for reference, _owners in pages]
    for node in nodes:
        kids = [
            named[id(kid)] if isinstance(kid, Node) else b"<< /Type /MCR /Pg %s /MCID %d >>" % (page[kid[0]], kid[1])
            for kid in node.kids
        ]
        home = named[id(node.parent)] if node.parent else top
        _put(document, _element(node, home, kids))
    marks = b" ".join(
        b"%d [ %s ]" % (at, b" ".join([named[id(node)] for node in owners])) for at, (_, owners) in enumerate(pages)
    )
    tree = b"<< /Type /StructTreeRoot /K [ %s ] /ParentTree << /Nums [ %s ] >> /ParentTreeNextKey %d >>"
    document.Catalog.StructTreeRoot = _put(document, tree % (named[id(root)], marks, len(pages)))
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _gathered(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _gathered(kid)


def _put(document: Any, content: bytes) -> Any:
    """An object of ready bytes under the next number, as `Reference` of the document does for one of its own."""
    document.objectcounter += 1
    number, name = document.objectcounter, f"Tag{document.objectcounter}"
    document.idToObjectNumberAndVersion[name] = (number, 0)
    document.numberToId[number] = name
    document.idToObject[name] = content
    return pdfdoc.PDFObjectReference(name)


def _element(node: Node, home: bytes, kids: list[bytes]) -> bytes:
    body = b"<< /Type /StructElem /S /%s /P %s /K [ %s ]" % (node.role.encode("ascii"), home, b" ".join(kids))
    if node.alt:
        body += b" /Alt " + _string(node.alt)
    if node.said:
        body += b" /ActualText " + _string(node.said)
    if node.scope:
        body += b" /A << /O /Table /Scope /%s >>" % node.scope.encode("ascii")
    elif node.numbering:
        body += b" /A << /O /List /ListNumbering /%s >>" % node.numbering.encode("ascii")
    elif node.box:
        corners = b" ".join(b"%.2f" % corner for corner in node.box)
        body += b" /A << /O /Layout /Placement /Block /BBox [ %s ] >>" % corners
    return body + b" >>"


class Described(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The file's own record. Its day is the one that was given; without one it has none, and never a made-up one."""

    def __init__(self, made_at: datetime | None) -> None:
        super().__init__()
        self.made_at = made_at

    def format(self, document: Any) -> Any:
        """As ReportLab writes it, but for the dates."""
        said = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        if self.made_at is not None:
            said["CreationDate"] = said["ModDate"] = self.made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
        written = {name: pdfdoc.PDFString(words) for name, words in said.items()}
        return pdfdoc.PDFDictionary({**written, "Trapped": pdfdoc.PDFName(self.trapped)}).format(document)


def record(title: str, language: str, about: str) -> Any:
    """The metadata stream: title, language and subject, and not one word about a person or a machine."""
    xml = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(about)}</rdf:li>'
        "</rdf:Alt></dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    stream = pdfdoc.XMP(creator=lambda _document: xml.encode("utf-8"))
    stream.filters = []
    return stream


def _string(words: str) -> bytes:
    return b"<" + (b"\xfe\xff" + words.encode("utf-16-be")).hex().encode("ascii") + b">"
