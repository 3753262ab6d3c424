"""Words are broken, narrowed and measured as they will be drawn."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.report.paper import fonts
from cafe.report.paper.blocks import Text
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import SHEET, Document, Part, build
from cafe.report.paper.text import Run, lay_out, width

BODY = STANDARD.style("body")
TITLE = STANDARD.style("title")

sentences = st.lists(st.text("abcdefghijklmnopqrstuvwxyzWTVé’-", min_size=1, max_size=14), min_size=1, max_size=40).map(
    " ".join
)


@given(sentences, st.floats(60, 500))
def test_no_line_is_wider_than_its_column(words: str, measure: float) -> None:
    assert lay_out(words, BODY, measure).width <= measure + 0.01


@given(sentences, st.floats(150, 500))
def test_narrowing_never_adds_a_line_and_never_loses_a_word(words: str, measure: float) -> None:
    greedy = 1
    reach = 0.0
    space = width("a a", BODY) - 2 * width("a", BODY)
    for word in words.split():
        wide = width(word, BODY)
        if reach and reach + space + wide > measure + 1e-6:
            greedy, reach = greedy + 1, wide
        else:
            reach += (space if reach else 0) + wide
    for balance in (False, True):
        lines = lay_out(words, BODY, measure, balance)
        assert len(lines.lines) == greedy
        assert " ".join("".join(p.text for p in line.pieces) for line in lines.lines).split() == words.split()


def test_a_last_line_is_not_left_lonely() -> None:
    words = "Some want menopause named at work and others would much rather keep it private at"
    plain = lay_out(words, BODY, 440)
    assert len(plain.lines) == 2
    assert plain.lines[-1].width >= 120


def test_a_question_is_set_in_even_lines() -> None:
    lines = lay_out(
        "What word or picture comes to mind about menopause?", STANDARD.style("question"), 330, balance=True
    )
    one, other = (line.width for line in lines.lines)
    assert abs(one - other) < 60


def test_a_word_too_long_for_its_column_is_broken_and_whole() -> None:
    lines = lay_out("perimenopause" * 20, BODY, 100)
    assert "".join(p.text for line in lines.lines for p in line.pieces) == "perimenopause" * 20


def test_titles_are_kerned() -> None:
    face = fonts.named(TITLE.face)
    unkerned = sum(face.widths[c] for c in "What") * TITLE.size / 1000
    assert width("What", TITLE) < unkerned - 0.5


def test_figures_in_a_column_share_one_width() -> None:
    assert width("111", BODY, even_digits=True) == width("888", BODY, even_digits=True)
    assert width("111", BODY) < width("888", BODY)


def test_a_bold_word_in_a_line_keeps_its_spaces() -> None:
    lines = lay_out((Run("Pack ", BODY), Run("tern · bracken", BODY.strong), Run(", kept", BODY)), BODY, 400)
    assert "".join(p.text for p in lines.lines[0].pieces) == "Pack tern · bracken, kept"
    assert len(lines.lines[0].pieces) == 3


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert len(lay_out("", BODY, 100).lines) == 1


@settings(max_examples=25, deadline=None)
@given(sentences)
def test_what_is_measured_is_what_is_drawn(words: str) -> None:
    """The widths and shifts in the page add up to the measured width of the line."""
    word = words.split(maxsplit=1)[0]
    with pikepdf.open(BytesIO(build(Document("One", (Part(SHEET, (Text(word, TITLE),)),))))) as file:
        page = file.pages[0]
        drawn, font = 0.0, None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = page.Resources.Font[str(operands[0])]
            elif str(operator) == "TJ" and font is not None:
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        drawn += sum(float(font.Widths[code]) for code in bytes(part))
                    else:
                        drawn -= float(part)
    assert abs(drawn * TITLE.size / 1000 - width(word, TITLE)) < 0.05
