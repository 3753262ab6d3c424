"""Whatever somebody types is drawn as text: nothing becomes markup, a link, a picture or an invisible trick."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.report.paper.blocks import Heading, Text
from cafe.report.paper.cells import TwoLines
from cafe.report.paper.clean import MISSING, printable
from cafe.report.paper.figures import Quote
from cafe.report.paper.furniture import sheet_foot, sheet_head
from cafe.report.paper.lists import Item, Items, Labelled, Leaders, Led
from cafe.report.paper.look import STANDARD
from cafe.report.paper.page import SHEET, Document, Part, build
from cafe.report.paper.tables import Col, Row, Table
from tests.report.paper.uacheck import inspect

BODY = STANDARD.style("body")

TRICKS = (
    "<b>unclosed",
    "</para><para>",
    '<a href="file:///etc/passwd">x</a>',
    '<a href="javascript:alert(1)">x</a>',
    '<img src="/etc/hostname.png"/>',
    "<font color=\"[__import__('os')]\">x</font>",
    "&lt;&amp;&#0;",
    ") Tj ET (",
    "\\)\\(\\\\",
    "<</MCID 0>> BDC EMC",
    "%PDF-1.7 endobj",
    "=cmd|' /C calc'!A0",
    "a\u202egnp.exe",
    "\u2066isolate\u2069",
    "nul\x00inside",
    "bell\x07 esc\x1b[31m",
    "zero\u200bwidth soft\u00adhyphen",
    "lone \ud83d surrogate",
    "emoji 🙂 here",
    "é e\u0301 Ł ŵ ț",
    "z\u0335\u0336\u0337algo",
    "Київ і Αθήνα",
    "مرحبا",
    "１２３ ﬁligree ½",
    "W" * 150,
    "a\n\n\nb\tc\u2028d",
)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _page(words: str) -> bytes:
    section = STANDARD.style("section")
    return build(
        Document(
            f"T {words}",
            (
                Part(
                    SHEET.with_furniture(sheet_head("Café", words[:30]), sheet_foot("Foot")),
                    (
                        Text(words, BODY),
                        Heading(words, 1, section),
                        Quote(words, STANDARD.style("quote"), "Topic", BODY),
                        Leaders((Led(words, "7", words),), BODY, BODY),
                        Labelled(((words, words),), BODY, BODY),
                        Items((Item(words, words),), BODY, "ring", note=BODY),
                        Table(
                            (Col("Head"), Col("Other")), (Row((words, TwoLines(words, "x", BODY, BODY))),), BODY, BODY
                        ),
                    ),
                ),
            ),
            about=words,
        )
    )


@pytest.mark.parametrize("words", TRICKS)
def test_a_trick_in_every_field_is_only_text(words: str) -> None:
    pdf = _page(words)
    seen = inspect(pdf)
    assert seen.faults == []
    assert seen.links == seen.images == 0


hostile = st.one_of(
    st.text(min_size=1, max_size=120),
    st.text(st.characters(), min_size=1, max_size=60),
    st.lists(st.sampled_from(TRICKS), min_size=1, max_size=3).map(" ".join),
)


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_what_was_typed_can_be_copied_out_again(words: str) -> None:
    pdf = build(Document("Words", (Part(SHEET, (Text(words, BODY),)),)))
    copied = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert _squeezed(copied) == _squeezed(printable(words))


@settings(max_examples=200, deadline=None)
@given(hostile)
def test_cleaning_twice_changes_nothing_and_leaves_nothing_hidden(words: str) -> None:
    clean = printable(words)
    assert printable(clean) == clean
    assert not set(clean) & set("\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff")


def test_plain_words_are_never_changed() -> None:
    words = "“It’s 1½ minutes – in Dùn Èideann”, said Łucja: <b> & £5"
    assert printable(words) == words


def test_letters_neither_face_has_are_seen_to_be_missing() -> None:
    assert printable("🙂") == MISSING
    assert printable("ﬁne") == "fine"


def test_other_alphabets_that_literata_has_are_drawn() -> None:
    assert printable("Київ") == "Київ"
