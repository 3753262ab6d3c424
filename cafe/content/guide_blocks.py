"""A guide's Markdown as blocks that the booklet can set: headings, paragraphs, points and numbered points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_LEAD = re.compile(r"\*\*(?P<lead>[^*]+)\*\*\s*(?P<rest>.*)", re.DOTALL)
_POINT = re.compile(r"(?:[-*]|(?P<number>\d+)\.)\s+(?P<text>.*)", re.DOTALL)


class BlockKind(StrEnum):
    """How a block is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``lead`` is what stood in bold at its beginning; ``number`` is empty for a plain point."""

    kind: BlockKind
    text: str
    lead: str = ""
    number: str = ""


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a guide, in order. Marks inside a line go; its words stay.

    >>> [block.text for block in blocks("## Begin\\n\\nPress *Plan*.\\n\\n- One\\n- Two")]
    ['Begin', 'Press Plan.', 'One', 'Two']
    """
    for part in re.split(r"\n\s*\n", markdown.strip()):
        lines: list[str] = []
        for line in part.splitlines():
            starts = line.startswith("#") or _POINT.match(line) is not None
            if starts and lines:
                yield _block(" ".join(lines))
                lines = []
            lines.append(line.strip())
            if line.startswith("#"):
                yield _block(lines.pop())
        if lines:
            yield _block(" ".join(lines))


def _block(text: str) -> Block:
    if text.startswith("#"):
        return Block(BlockKind.HEADING, _plain(text.lstrip("# ")))
    point = _POINT.match(text)
    kind, number = BlockKind.PARAGRAPH, ""
    if point is not None:
        kind, number, text = BlockKind.POINT, point["number"] or "", point["text"]
    lead = _LEAD.match(text)
    if lead is None:
        return Block(kind, _plain(text), "", number)
    return Block(kind, _plain(lead["rest"]), _plain(lead["lead"]), number)


def _plain(text: str) -> str:
    return re.sub(r"\*{1,2}([^*]+)\*{1,2}", r"\1", text).strip()
