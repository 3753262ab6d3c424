"""Sheets to count on when the laptop stays shut: who came, and how it was. Sums, never a person."""

from __future__ import annotations

from cafe.content.forms import LIGHT, EqualityForm, FeedbackForm
from cafe.content.wellbeing import WellbeingForm
from cafe.core.i18n import _
from cafe.report.paper.blocks import Heading, Stack, Text, section_rule
from cafe.report.paper.forms import StrokeGrid, StrokeRows
from cafe.report.paper.look import Look, plain
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.sheets.together import lead, page, title


def heads() -> tuple[str, ...]:
    """What is counted of every café, in the order of the page *Who came*."""
    return (
        _("Women who came, hosts apart"),
        _("Hosts and helpers"),
        _("Here for the first time"),
        _("Children"),
        _("Support cards taken"),
    )


def who_came(form: EqualityForm, look: Look, profile: str = LIGHT) -> Document:
    """Heads first, then a part for each question of the slip."""
    said = _("Who came")
    style = look.style("body")
    rows = {"label": 250.0, "row": 34.0, "total": 54.0} if look.large else {"label": 200.0, "row": 24.0, "total": 44.0}
    blocks: list[Block] = [
        title(look, said),
        lead(look, _("A stroke for each. Count when the slips are in the box, and never one slip while she looks on.")),
        Space(8),
        StrokeRows(heads(), style, **rows),
    ]
    for one in form.profile(profile):
        options = [*(category.label for category in one.categories), form.not_asked]
        head = Heading(one.slip_words or one.words, 2, look.style("strong"))
        part = Stack((head, Space(4), StrokeRows(options, style, **rows)), name=_("the next question"))
        blocks += [section_rule(12, 8), part]
    foot = _("Shred the slips and this sheet once they are typed in. Only sums are kept.")
    if look.large:
        blocks += [Space(12), Text(foot, style)]
    running = page(look, said, _("Tally sheet for the host"), foot)
    return Document(_("Tally sheet: who came"), (Part(running, blocks),), about=_("Tally sheet"))


def how_was_it(form: FeedbackForm, look: Look) -> Document:
    """Five statements and five faces, with room for strokes where they cross."""
    said = _("How was it")
    faces = [word.label for word in form.faces]
    body = look.style("body")
    heads = plain(18, 22, weight=700) if look.large else plain(10.5, 13, weight=700)
    blocks: list[Block] = [
        title(look, said),
        lead(look, _("From strips, raised cards or dots on the wall. A stroke in a box for each answer.")),
        Space(10),
    ]
    if look.large:
        for one in form.statements:
            rows = StrokeRows(faces, body, label=150, row=32, total=54)
            blocks += [
                Stack((Text(one.words, plain(18, 24, weight=700)), Space(2), rows), name=_("the next statement")),
                Space(12),
            ]
    else:
        blocks.append(StrokeGrid([one.words for one in form.statements], faces, body, heads, row=84, boxes=330))
    ending = _("An empty answer is an answer. It is shown for many cafés together, never for this one.")
    foot = _("Shred the strips and this sheet once they are typed in.")
    blocks += [Space(14), Text(ending, body)]
    if look.large:
        blocks += [Space(8), Text(foot, body)]
    running = page(look, said, _("Tally sheet for the host"), foot)
    return Document(_("Tally sheet: how was it"), (Part(running, blocks),), about=_("Tally sheet"))


def how_are_you(form: WellbeingForm, look: Look) -> Document:
    """The four national questions, a row for each number. Each is counted alone; they are never added up."""
    said = _("Well-being")
    style = look.style("body")
    rows = {"label": 130.0, "row": 30.0, "total": 54.0} if look.large else {"label": 110.0, "row": 21.0, "total": 44.0}
    ask = _("A stroke for each slip. Four questions apart: they are never added up.")
    blocks: list[Block] = [title(look, said), lead(look, ask), Space(8)]
    for at, one in enumerate(form.questions):
        labels = [each.label for each in one.categories]
        labels = [f"{labels[0]} {form.lowest}", *labels[1:-1], f"{labels[-1]} {form.highest}"]
        part = Stack(
            (Heading(one.words, 2, look.style("strong")), Space(4), StrokeRows(labels, style, **rows)),
            name=_("the next question"),
        )
        blocks += [*([section_rule(12, 8)] if at else []), part]
    foot = _("Shred the slips and this sheet once they are typed in. Only sums are kept.")
    blocks += [Space(12), Text(form.licence, style)]
    if look.large:
        blocks += [Space(12), Text(foot, style)]
    running = page(look, said, _("Tally sheet for the host"), foot)
    return Document(_("Tally sheet: well-being"), (Part(running, blocks),), about=_("Tally sheet"))
