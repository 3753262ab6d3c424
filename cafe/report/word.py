"""The report as a Word file, for a coordinator to edit: real styles and headings, tables with heads that repeat.

Collate → **report**. Every string is given to the library as text, never as markup.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from cafe.core import tokens
from cafe.core.plain import plain_text
from cafe.core.tokens import SANS, SERIF
from cafe.report.telling import FINER, Bars, Block, Grid, Head, Points, Quoted, Telling, Words

_WIDE, _LEAST_NAMES, _LEAST_COLUMN = 16.6, 4.0, 2.6  # centimetres
_SIZES = {"Title": 28, "Subtitle": 14, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5}


def render(telling: Telling, made_at: datetime) -> bytes:
    """The whole report as ``.docx``. ``made_at`` stands in the file's own properties; nobody's name does."""
    file = Document()
    _without_picture(file)
    _dress(file)
    _describe(file, telling, made_at)
    file.add_paragraph(plain_text(telling.title), style="Title")
    for line in (telling.about, telling.period, telling.subtitle):
        if line:
            file.add_paragraph(plain_text(line), style="Subtitle")
    for block in telling.blocks:
        _WRITTEN[type(block)](file, block)
    file.add_paragraph(plain_text(telling.release_line), style="Note to a figure")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _without_picture(file: WordFile) -> None:
    """The library's own template carries a small picture of its first page, which is of another document."""
    package = file.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]


def _dress(file: WordFile) -> None:
    """A4, our two faces where the reader has them, and our inks; the rest of each style is Word's own."""
    look = tokens.load()
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    styles = file.styles
    _face(styles["Normal"], SANS, 12, look.colours["ink"])
    styles["Normal"].paragraph_format.space_after = Pt(6)
    _speaks_english(styles["Normal"])
    for name, size in _SIZES.items():
        _face(styles[name], SERIF, size, look.colours["ink" if name == "Title" else "spruce"])
    for name in ("Title", "Subtitle"):
        styles[name].font.italic = False
        _plain_spacing(styles[name])
    _face(styles["Quote"], SERIF, 14, look.colours["ink"])
    styles["Quote"].font.italic = False
    _face(styles["Caption"], SANS, 11, look.colours["ink2"])
    quiet = styles.add_style("Note to a figure", 1)
    quiet.base_style = styles["Normal"]
    _face(quiet, SANS, 10.5, look.colours["ink2"])


def _face(style: Any, name: str, size: float, colour: str) -> None:
    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(script), name)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if faces.get(qn(theme)) is not None:
            del faces.attrib[qn(theme)]


def _plain_spacing(style: Any) -> None:
    """Word's own titles are spaced out; ours are not."""
    for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _speaks_english(style: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    style.element.get_or_add_rPr().append(language)


def _describe(file: WordFile, telling: Telling, made_at: datetime) -> None:
    about = file.core_properties
    about.title = plain_text(f"{telling.title}, {telling.period}")
    about.subject = plain_text(telling.about)
    about.language = "en-GB"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = made_at


def _head(file: WordFile, block: Head) -> None:
    file.add_heading(plain_text(block.text), level=block.level)


def _words(file: WordFile, block: Words) -> None:
    file.add_paragraph(plain_text(block.text), style="Note to a figure" if block.is_quiet else "Normal")


def _points(file: WordFile, block: Points) -> None:
    for text, behind in block.lines:
        line = file.add_paragraph(plain_text(text), style="List Bullet")
        if behind:
            line.add_run(" · ")
            line.add_run(plain_text(behind)).bold = True


def _quoted(file: WordFile, block: Quoted) -> None:
    said = file.add_paragraph(f"“{plain_text(block.text)}”", style="Quote")
    said.paragraph_format.keep_with_next = True
    _words(file, Words(block.topic, is_quiet=True))


def _grid(file: WordFile, block: Grid) -> None:
    if not block.is_headed:
        caption = file.add_paragraph(plain_text(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
    table = file.add_table(rows=1, cols=len(block.columns))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _rule(table)
    _fill(table.rows[0].cells, block.columns, is_head=True)
    head = table.rows[0]._tr.get_or_add_trPr()  # no call of the library's makes a head that repeats
    head.append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        _fill(table.add_row().cells, row)
    first = max(_LEAST_NAMES, min(_WIDE / 2, _WIDE - _LEAST_COLUMN * (len(block.columns) - 1)))
    rest = (_WIDE - first) / max(1, len(block.columns) - 1)
    for at, column in enumerate(table.columns):
        column.width = Cm(rest if at else first)
        for cell in column.cells:
            cell.width = column.width
    file.add_paragraph()


def _rule(table: Any) -> None:
    """Structure by rules, not boxes: a line under each row and none at the sides."""
    borders = OxmlElement("w:tblBorders")
    colour = tokens.load().paper.colours["line"].removeprefix("#")
    for side in ("w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _fill(cells: Any, row: tuple[str | int, ...], *, is_head: bool = False) -> None:
    for at, (cell, what) in enumerate(zip(cells, row, strict=True)):
        paragraph: Paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(2)
        is_finer = isinstance(what, str) and what.startswith(FINER)
        if is_finer:
            paragraph.paragraph_format.left_indent = Cm(0.6)
        run = paragraph.add_run(f"{what:,}" if isinstance(what, int) else plain_text(what))
        run.bold = is_head
        if at:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _bars(_file: WordFile, _block: Bars) -> None:
    """The grid that follows says the same in figures, which is what can be edited."""


_WRITTEN: dict[type[Block], Callable[[WordFile, Any], None]] = {
    Head: _head,
    Words: _words,
    Points: _points,
    Quoted: _quoted,
    Grid: _grid,
    Bars: _bars,
}
