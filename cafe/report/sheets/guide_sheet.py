"""A page of help on paper, for whoever reads better away from a screen."""

from __future__ import annotations

from cafe.content.guide_blocks import BlockKind, blocks
from cafe.content.guides import Guide
from cafe.core import words
from cafe.core.i18n import _
from cafe.report.paper.blocks import Heading, Text
from cafe.report.paper.lists import Item, Items
from cafe.report.paper.look import Look, Style, voice
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.paper.text import Run
from cafe.report.sheets.together import page, title


def document(guide: Guide, look: Look) -> Document:
    """The whole guide; as many pages as it takes."""
    body = look.style("body") if look.large else look.style("body").sized(12.5, 17.5)
    made: list[Block] = [title(look, guide.title), Space(8)]
    points: list[Item] = []
    numbered = False

    def end_points() -> None:
        if points:
            mark = voice(body.size, body.leading, "gorse")
            made.append(
                Items(tuple(points), body, "number" if numbered else "disc", 24 if look.large else 18, 4, mark=mark)
            )
            made.append(Space(8))
            points.clear()

    for block in blocks(guide.text):
        said = _said(block.lead, block.text, body)
        if block.kind is BlockKind.POINT:
            if points and bool(block.number) != numbered:
                end_points()
            numbered = bool(block.number)
            points.append(Item(said))
            continue
        end_points()
        if block.kind is BlockKind.HEADING:
            made += [Space(6), Heading(block.text, 2, look.style("section")), Space(4)]
        else:
            made += [Text(said, body, longest=0 if look.large else 440), Space(8)]
    end_points()
    month = words.month_name(guide.looked_over)
    foot = _("Source: {source}. Looked over in {month}.").format(source=guide.source, month=month)
    if look.large:
        made.append(Text(foot, look.style("body", "ink2")))
    running = page(look, _("Help"), _("Help, on paper"), foot)
    return Document(guide.title, (Part(running, made),), about=_("Help"))


def _said(lead: str, text: str, body: Style) -> tuple[Run, ...] | str:
    return (Run(f"{lead} ", body.strong), Run(text, body)) if lead else text
