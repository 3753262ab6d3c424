"""What came of it, on paper, in Word and for a browser. Made of the outline alone, as every part of the report is."""

from __future__ import annotations

from collections.abc import Iterator

from cafe.core.i18n import _, ngettext
from cafe.report.paper.blocks import Heading, Text, section_rule
from cafe.report.paper.lists import Item, Items, Labelled
from cafe.report.paper.page import Block, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.programme import cafes_in_words
from cafe.report.programme_pages import BODY, COLUMN, FIGURE, LABEL, QUIET, page, titled
from cafe.report.programme_values import CameOfIt, Noticed, ProgrammeOutline
from cafe.report.telling import Block as Told
from cafe.report.telling import Grid, Head, Points, Words

MOST_RIPPLES, MOST_CHANGES = 12, 8  # on paper; the data file has them all


def told(report: ProgrammeOutline) -> Iterator[Told]:
    """For Word and a browser: a part of its own, and none where nothing came."""
    found = report.came_of_it
    if found is None:
        return
    yield Head(_("What came of it"))
    yield Words(_lead(found))
    if found.touched:
        yield Grid(
            _("Whom the ripples touched"),
            _heads(),
            tuple((one.touched, one.ripples, one.happened, one.cafes) for one in found.touched),
        )
    if found.unwanted:
        yield Words(_unwanted(found), is_quiet=True)
    if found.changes:
        yield Head(_("Changes that groups noticed"), 2)
        yield Points(tuple(_change(one) for one in found.changes[:MOST_CHANGES]))
    if found.ripples:
        yield Head(_("Ripples, the most voted first"), 2)
        yield Points(tuple((one[0], _facts(*one[1:])) for one in found.ripples[:MOST_RIPPLES]))
    yield from (Words(said, is_quiet=True) for said in _more(found))


def part(report: ProgrammeOutline) -> list[Part]:
    """On paper: a page of its own, and none where nothing came."""
    found = report.came_of_it
    if found is None:
        return []
    blocks: list[Block] = titled(_("What came of it"), _lead(found))
    if found.touched:
        columns = [
            Col(_heads()[0], heads_row=True),
            *(Col(head, 92, FIGURE, "right", even_digits=True) for head in _heads()[1:]),
        ]
        rows = [Row([one.touched, str(one.ripples), str(one.happened), str(one.cafes)]) for one in found.touched]
        blocks += [Space(12), Table(columns=columns, rows=rows, style=BODY, head_style=LABEL, head_rule="table_head")]
    if found.unwanted:
        blocks += [Space(4), Text(_unwanted(found), QUIET)]
    if found.changes:
        items = tuple(Item(one.change, _change(one)[1]) for one in found.changes[:MOST_CHANGES])
        blocks += [section_rule(14, 9), Heading(_("Changes that groups noticed"), 2, COLUMN), Space(6)]
        blocks.append(Items(items, BODY, "ring", 17, apart=7, note=QUIET))
    if found.ripples:
        said = tuple((_facts(*one[1:]), one[0]) for one in found.ripples[:MOST_RIPPLES])
        blocks += [section_rule(14, 9), Heading(_("Ripples, the most voted first"), 2, COLUMN), Space(6)]
        blocks.append(Labelled(said, QUIET, BODY, label_width=176, apart=5))
    for more in _more(found):
        blocks += [Space(6), Text(more, QUIET)]
    return [page(_("What came of it"), _("Counts are of ripples and of cafés, never of women"), blocks)]


def _heads() -> tuple[str, str, str, str]:
    return _("Who it touched"), _("Ripples"), _("Of these happened"), _("Cafés")


def _lead(found: CameOfIt) -> str:
    return _("{cafes} drew what came of their meeting. “And then what?” was asked twice more.").format(
        cafes=cafes_in_words(found.cafes)
    )


def _unwanted(found: CameOfIt) -> str:
    return ngettext("{n} of them was not wanted.", "{n} of them were not wanted.", found.unwanted).format(
        n=found.unwanted
    )


def _change(one: Noticed) -> tuple[str, str]:
    if not one.is_chosen:
        return one.change, ""
    why = _("Most significant: {why}").format(why=one.why) if one.why else _("Most significant")
    return one.change, why


def _facts(touched: str, ring: str, happened: bool) -> str:
    return f"{touched} · {ring} · {_('it happened') if happened else _('it might')}"


def _more(found: CameOfIt) -> Iterator[str]:
    left = max(0, len(found.ripples) - MOST_RIPPLES) + max(0, len(found.changes) - MOST_CHANGES)
    if left:
        yield ngettext("And {n} more, in the data file.", "And {n} more, in the data file.", left).format(n=left)
