"""Looks into a printed file the way a screen reader would: what is tagged, how it nests, what is embedded.

Not a certificate: a regression test that reads every painting operator of every page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI", "BI", "INLINE IMAGE"}


@dataclass
class Seen:
    """What was found in one file; `faults` is empty for a file that is whole."""

    faults: list[str] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    outline: list[str] = field(default_factory=list)
    pages_of: dict[int, set[int]] = field(default_factory=dict)
    painted: int = 0
    pages: int = 0
    title: str = ""
    language: str = ""
    links: int = 0
    images: int = 0


def inspect(pdf: bytes) -> Seen:
    """Read the whole file."""
    seen = Seen()
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root
        seen.pages = len(file.pages)
        seen.title = str(file.docinfo.get("/Title", ""))
        seen.language = str(root.get("/Lang", ""))
        if root.get("/MarkInfo", {}).get("/Marked") is not True:
            seen.faults.append("the file does not say that it is marked")
        if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is None:
            seen.faults.append("the title is not shown")
        if "/Metadata" not in root:
            seen.faults.append("no metadata")
        if "/StructTreeRoot" not in root:
            seen.faults.append("no tree")
            return seen
        owners = _owners(root.StructTreeRoot, seen)
        for number, page in enumerate(file.pages):
            _page(number, page, seen, owners)
        _walk(root.StructTreeRoot.K, None, seen)
        with file.open_outline() as outline:
            seen.outline = [str(item.title) for item in outline.root]
    return seen


def _owners(tree: Any, seen: Seen) -> dict[int, int]:
    numbers = list(tree.ParentTree.Nums)
    for at in range(0, len(numbers), 2):
        for mark, owner in enumerate(numbers[at + 1]):
            kids = [kid for kid in owner.K if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid]
            if mark not in [int(kid.MCID) for kid in kids]:
                seen.faults.append(f"mark {mark} of page {at // 2} is not known to its owner")
    return {int(numbers[at]): len(numbers[at + 1]) for at in range(0, len(numbers), 2)}


def _page(number: int, page: Any, seen: Seen, owners: dict[int, int]) -> None:
    if str(page.get("/Tabs", "")) != "/S" or int(page.get("/StructParents", -1)) != number:
        seen.faults.append(f"page {number} has no place in the tree")
    seen.links += len(page.get("/Annots", []))
    seen.images += len(page.Resources.get("/XObject", {}))
    stack: list[str] = []
    marks: list[int] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            if "mark" in stack:
                seen.faults.append(f"a mark inside a mark on page {number}")
            stack.append("mark")
            if name == "BDC" and "/MCID" in operands[1]:
                marks.append(int(operands[1].MCID))
        elif name in ("q", "BT"):
            stack.append(name)
        elif name in ("EMC", "Q", "ET"):
            opened = stack.pop() if stack else ""
            if {"EMC": "mark", "Q": "q", "ET": "BT"}[name] != opened:
                seen.faults.append(f"{name} closes {opened or 'nothing'} on page {number}")
        elif name in PAINTS:
            seen.images += name in ("BI", "INLINE IMAGE")
            seen.painted += 1
            if "mark" not in stack:
                seen.faults.append(f"{name} paints untagged on page {number}")
    if stack:
        seen.faults.append(f"page {number} ends inside {stack}")
    if marks != list(range(owners.get(number, 0))):
        seen.faults.append(f"the marks of page {number} are not those of the tree")
    for font in (page.Resources.get("/Font") or {}).values():
        seen.fonts.add(str(font.BaseFont).split("+")[-1])
        if "/FontFile2" not in font.get("/FontDescriptor", {}) or "/ToUnicode" not in font:
            seen.faults.append(f"{font.BaseFont} is not embedded with its letters")


_HOME = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}


def _walk(element: Any, home: str | None, seen: Seen) -> None:
    if isinstance(element, pikepdf.Array):
        for one in element:
            _walk(one, home, seen)
        return
    if "/S" not in element:
        return
    role = str(element.S)[1:]
    seen.roles[role] += 1
    seen.order.append(role)
    if role in _HOME and home not in _HOME[role]:
        seen.faults.append(f"{role} stands in {home}")
    if "/ActualText" in element:
        seen.said.append(str(element.ActualText))
    if role == "Figure":
        seen.alts.append(str(element.get("/Alt", "")))
        if "/Alt" not in element or "/BBox" not in element.get("/A", {}):
            seen.faults.append("a figure without words or place")
    if role == "TH" and "/Scope" not in element.get("/A", {}):
        seen.faults.append("a head without scope")
    pages = {kid.Pg.objgen[0] for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid}
    seen.pages_of[len(seen.order) - 1] = pages
    _walk(element.K, role, seen)
