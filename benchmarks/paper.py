"""A café's summary as a tagged PDF, beside plain untagged ReportLab drawing the same lines in the same two faces."""

from __future__ import annotations

from benchmarks.plain_paper import PlainPaper
from benchmarks.table import Row, in_turns
from cafe.collate.simulate import packs
from cafe.model.values import EntryKind
from cafe.packs.schema import MOST_THEMES, CafePack
from cafe.report.outline import outline_of
from cafe.report.summary import render

RUNS = 40
FACES = ("AtkinsonHyperlegibleNext-Regular", "Literata-SemiBold")


def measure() -> list[Row]:
    pack = a_full_cafe()
    floor_of = PlainPaper(render(outline_of(pack)), FACES)

    def ours() -> bytes:
        return render(outline_of(pack))

    mine, floor = in_turns(ours, floor_of.draw, RUNS)
    return [
        Row(
            f"a café’s summary, {len(floor_of.pages)} pages", "untagged ReportLab, the same lines", mine[3:], floor[3:]
        ),
    ]


def a_full_cafe() -> CafePack:
    """A simulated café with as many sentences, quotes and ideas as one sends."""
    made = (one.pack for one in packs(400, 5, "age1" + "q" * 58))
    return max(
        made,
        key=lambda pack: (
            len(pack.of_kind(EntryKind.THEME)) == MOST_THEMES and pack.people.people >= 5,
            len(pack.entries),
        ),
    )
