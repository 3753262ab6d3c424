"""Write `resources/fonts/kerning-<face>.json` from the pair kerning inside each bundled face.

Run by hand when a face is replaced; needs fontTools, which the app itself never needs:

    pip install fonttools
    python installer/tools/make_kerning.py resources/fonts

Only pairs among the letters that our pages use are kept. Letters whose pairs are all the same share a class, so that a
file is a small grid: `left` and `right` give the class of a letter, `grid[left][right]` thousandths of the size.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

LETTERS = "".join(map(chr, [*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x218, 0x21C), *range(0x1E80, 0x1E86)]))
MARKS = "–—‘’“”…€−"


def pair_subtables(font: Any) -> Iterator[list[Any]]:
    """The pair subtables of each lookup that the `kern` feature names, in the order of the lookups."""
    table = font["GPOS"].table
    named = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    for number in sorted(named):
        lookup = table.LookupList.Lookup[number]
        subtables = [s.ExtSubTable if lookup.LookupType == 9 else s for s in lookup.SubTable]
        yield [s for s in subtables if s.LookupType == 2]


def kern(subtables: list[Any], left: str, right: str) -> int:
    """The advance that the first subtable with something to say adds between two glyphs, in font units."""
    for table in subtables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            for pair in pairs:
                if pair.SecondGlyph == right:
                    return getattr(pair.Value1, "XAdvance", 0) if pair.Value1 else 0
            continue
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
        value = row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def grid(path: Path) -> dict[str, object]:
    """The kerning of one face as classes and a grid."""
    font = TTFont(path)
    names = font.getBestCmap()
    unit = font["head"].unitsPerEm
    letters = [c for c in LETTERS + MARKS if ord(c) in names]
    lookups = list(pair_subtables(font))
    value = {
        (a, b): round(sum(kern(s, names[ord(a)], names[ord(b)]) for s in lookups) * 1000 / unit)
        for a in letters
        for b in letters
    }
    rows: dict[tuple[int, ...], str] = {}
    for a in letters:
        row = tuple(value[a, b] for b in letters)
        rows[row] = rows.get(row, "") + a
    columns: dict[tuple[int, ...], str] = {}
    for at, b in enumerate(letters):
        column = tuple(row[at] for row in rows)
        columns[column] = columns.get(column, "") + b
    return {
        "left": list(rows.values()),
        "right": list(columns.values()),
        "grid": [list(cells) for cells in zip(*columns, strict=True)],
    }


def main(folder: Path) -> None:
    for path in sorted(folder.glob("*.ttf")):
        if "Italic" in path.stem:
            continue
        target = folder / f"kerning-{path.stem}.json"
        target.write_text(json.dumps(grid(path), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
