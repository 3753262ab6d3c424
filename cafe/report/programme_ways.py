"""Pages of the programme's report across its themes: all that gets in the way, and all that helps.

Collate → **report**. Layout only. Paper names the first of them; the table of every theme and the data files have all.
"""

from __future__ import annotations

from collections.abc import Sequence

from cafe.collate.values import Sentence
from cafe.core.i18n import _
from cafe.report.paper.blocks import Heading, Text, section_rule
from cafe.report.paper.look import STANDARD
from cafe.report.paper.marks import Texture
from cafe.report.paper.page import REPORT, Block, Part, Space
from cafe.report.programme import cafes_in_words
from cafe.report.programme_pages import BODY, LABEL, QUIET, counted, height, page, sentences_foot, titled
from cafe.report.programme_values import ProgrammeOutline
from cafe.report.programme_words import among_helps

_MOST_THEMES, _MOST_SENTENCES = 6, 2

Said = tuple[str, int, Sequence[Sentence]]
"""A theme as it is called here, in how many cafés, and what groups wrote."""


def ways(report: ProgrammeOutline) -> list[Part]:
    """What gets in the way, and what helps: a page each, or both on one where there is little."""
    if not report.said:
        return []
    hinders = _way(
        _("What gets in the way"),
        _("In how many cafés a theme got in the way, and what groups wrote of it."),
        _("Nothing was written down as getting in the way."),
        "solid",
        [(theme.name, theme.hinders, theme.what_hinders) for theme in report.said],
    )
    helps = _way(
        _("What helps"),
        _("In how many cafés a theme was what had helped, and what groups wrote of it."),
        _("Nothing was written down as a help."),
        "lines",
        [(among_helps(theme), theme.helps, theme.what_helps) for theme in report.said],
    )
    both: list[Block] = [*hinders, Space(26), *helps]
    if height(both) <= REPORT.bottom - REPORT.top:
        return [page(_("In the way, and helps"), sentences_foot(), both)]
    return [
        page(_("What gets in the way"), sentences_foot(), hinders),
        page(_("What helps"), sentences_foot(), helps),
    ]


def _way(title: str, lead: str, none: str, texture: Texture, said: Sequence[Said]) -> list[Block]:
    """As many themes as one page holds, the most cafés first."""
    ranked = sorted((one for one in said if one[1]), key=lambda one: -one[1])
    if not ranked:
        return [*titled(title), Space(8), Text(none, BODY)]
    blocks: list[Block] = [*titled(title, lead)]
    room = REPORT.bottom - REPORT.top - QUIET.leading - 12
    shown = 0
    for name, cafes, sentences in ranked[:_MOST_THEMES]:
        head = Heading(name, 2, STANDARD.style("section_column"), cafes_in_words(cafes), LABEL, texture, indent=30)
        more: list[Block] = [section_rule(11, 8), head]
        if sentences:
            more += [Space(4), counted(sentences[:_MOST_SENTENCES], indent=30, apart=6)]
        if height([*blocks, *more]) > room:
            break
        blocks += more
        shown += 1
    if len(ranked) > shown:
        also = _("{n} more themes are in the table of every theme.").format(n=len(ranked) - shown)
        blocks += [Space(10), Text(also, QUIET)]
    return blocks
