"""Gate 9: whatever somebody typed is on the paper as words, and as nothing else.

Every text field of every printed piece is given hostile words in turn. What a reader of the file copies out must
be those words (as ``paper/clean.py`` promises to draw them); and the file must hold no link, picture, action or
attachment that the same piece with ordinary words does not hold.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import Any

import pypdf

from benchmarks.gates.figures import Found, GateBroken
from cafe.collate.values import Sentence
from cafe.report import programme_pdf, run_sheet, slips, summary
from cafe.report.outline import outline_of
from cafe.report.paper.clean import printable
from tests.builders import a_plan
from tests.report import cafes, programmes

_KNOWN = (
    "<b>unclosed", "</para>", "<para><b>bold</b></para>", '<img src="/etc/hosts" width="9" height="9"/>',
    '<img src="http://x.example/a.png"/>', '<a href="javascript:alert(1)">here</a>', '<a href="file:///etc/passwd">x</a>',
    '<link destination="x">y</link>', '<font color="[].__class__">z</font>', "<font name='nowhere'>a</font>",
    '<onDraw name="x" label="y"/>', "<unichar code='60'/>", "<br/>", "<!-- gone -->", "<![CDATA[gone]]>", "<?xml?>",
    "&lt;b&gt;", "&amp;", "&#60;", "&nbsp;", "&unknown;", "&", "<", ">", "1 < 2 > 1", "http://x.example/",
    "www.x.example", "mailto:a@x.example", "ftp://x.example", ") Tj ET Q", "(((", ")))", "\\", "\\)", "\\101",
    "endstream endobj", "%PDF-1.4", "%%EOF", "<</S/JavaScript/JS(app.alert)>>", "/Launch /F (calc)", "BT /F1 9 Tf",
    "{0} {name} {{}}", "%s %n %(x)s", "$HOME ${HOME} `id`", "=1+1", "\x00a\x00b", "\x1b[31mred", "a\u202eb\u202cc",
    "a\u200bb\ufeffc", "soft\u00adhyphen", "e\u0301 a\u030a", "a\u0301\u0301\u0301\u0301\u0301", "ﬁve ﬂat", "½ ⅓ №",
    "日本語の文", "שלום 12", "مرحبا", "👩‍👩‍👧 laughed", "Na h-Eileanan Siar", "œ Œ ß ẞ ŵ ȝ", "“quoted” ‘twice’ – — …",
    "\ud800", "tab\there", "line\nbreak", "para\u2029graph", "  spaces  all  round  ", "\u00a0\u00a0",
    "Wait" + "t" * 50,
    "W" * 60, "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p", "....................", "'; DROP TABLE cafe; --", "../../etc/passwd",
    "C:\\Windows\\win.ini", "[c]", "[1]", "None", "nan",
)  # fmt: skip
LEAST = 200


def strings(seed: int = 1129) -> tuple[str, ...]:
    """At least two hundred: those that are known to do harm somewhere, and random joins of them."""
    chance, made = random.Random(seed), dict.fromkeys(_KNOWN)
    while len(made) < LEAST:
        one, other = chance.sample(_KNOWN, 2)
        made[(one[:24] + chance.choice((" ", "", " We wait. ")) + other[:24])[:60]] = None
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of paper: ``make`` prints it with words from ``give``, which is asked for each of its fields."""

    name: str
    make: Callable[[Callable[[], str]], bytes]


def _summary(state: str, give: Callable[[], str]) -> bytes:
    whole = outline_of(cafes.STATES[state]())
    return summary.render(
        replace(
            whole,
            topic=give(),
            questions=tuple(give() for _one in whole.questions),
            sentences=tuple(replace(one, text=give()) for one in whole.sentences),
            quotes=tuple(give() for _one in whole.quotes),
            ideas=tuple(replace(one, text=give(), who=give()) for one in whole.ideas),
            disagreed=give() if whole.disagreed else "",
            missing_voices=give() if whole.missing_voices else "",
            place=tuple(give() for _one in whole.place),
        )
    )


def _said(several: tuple[Sentence, ...], give: Callable[[], str]) -> tuple[Sentence, ...]:
    return tuple(replace(one, text=give()) for one in several)


def _programme(give: Callable[[], str]) -> bytes:
    whole = programmes.outline(8)
    return programme_pdf.render(
        replace(
            whole,
            programme=give(),
            filters=give(),
            themes=tuple(
                replace(
                    theme,
                    what_hinders=_said(theme.what_hinders, give),
                    what_helps=_said(theme.what_helps, give),
                    what_ideas=_said(theme.what_ideas, give),
                )
                for theme in whole.themes
            ),
            voices=tuple(replace(voice, text=give(), topic=give()) for voice in whole.voices),
            could_act=tuple(replace(one, ideas=_said(one.ideas, give)) for one in whole.could_act),
        )
    )


def _run_sheet(give: Callable[[], str]) -> bytes:
    plan = a_plan()
    stages = tuple(replace(stage, title=give(), question=give(), cues=(give(),)) for stage in plan.stages[:4])
    return run_sheet.render(run_sheet.outline_of(replace(plan, topic_title=give(), stages=stages)))


def _slips(give: Callable[[], str]) -> bytes:
    return slips.render(slips.Slips(words=(("heron", "lantern", "oat"),), ring=give()))


PIECES = (
    Piece("summary", partial(_summary, "usual")),
    Piece("summary of a small café", partial(_summary, "small")),
    Piece("programme report", _programme),
    Piece("run sheet", _run_sheet),
    Piece("slips", _slips),
)


class _Giver:
    """Hands out numbered words, and remembers them: each field can be told from every other."""

    def __init__(self, words: Iterator[str]) -> None:
        self._words = words
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(f"§{len(self.given)}§{next(self._words)}§")
        return self.given[-1]


def printed(size: int) -> Found:
    """``size`` turns; in each every field of every piece has the next of the hostile words. 200 is each in each."""
    hostile, fields = strings(), 0
    usual = {piece.name: _as_usual(piece) for piece in PIECES}
    for turn in range(size):
        for piece in PIECES:
            give = _Giver(_in_turn(hostile, turn))
            content = piece.make(give)
            holds, shown = usual[piece.name]
            shown = shown & _fits(piece, content, give.given)
            _check(piece, content, [one for at, one in enumerate(give.given) if at in shown], holds)
            fields += len(shown)
    return Found(
        f"{len(hostile)} hostile texts, {size:,} × {len(PIECES)} kinds of paper",
        f"{fields:,} fields read back as typed; 0 links, pictures, actions",
    )


def _as_usual(piece: Piece) -> tuple[frozenset[str], frozenset[int]]:
    """What the piece holds with ordinary words, and which of its fields are printed (a long list shows its first)."""
    give = _Giver(_in_turn(("We wait.",), 0))
    content = piece.make(give)
    says = _words_of(content)
    shown = frozenset(at for at, one in enumerate(give.given) if _squashed(one) in says)
    if len(shown) < len(give.given) / 4:
        raise GateBroken(f"the {piece.name} prints {len(shown)} of {len(give.given)} fields")
    return _holds(content), shown


def _fits(piece: Piece, content: bytes, given: list[str]) -> frozenset[int]:
    """The fields that are to be on the paper. A list is cut to what fits: a line that is not there at all is let off
    where as many plain letters, the widest there are, are not there either."""
    says = _words_of(content)
    gone = {at for at in range(len(given)) if f"§{at}§" not in says}
    if gone:
        ordinary = _Giver(iter([_ordinary(one) for one in given]))
        as_long = _words_of(piece.make(ordinary))
        gone = {at for at in gone if f"§{at}§" not in as_long}
    return frozenset(range(len(given))) - gone


def _ordinary(given: str) -> str:
    """Plain letters, the widest, as many as were given: where these do not fit, neither may those."""
    length = len(given.split("§", 2)[2])
    return ("WWWWW WWWWWWW " * 6)[:length]


def _in_turn(hostile: tuple[str, ...], start: int) -> Iterator[str]:
    at = start
    while True:
        yield hostile[at % len(hostile)]
        at += 1


def _check(piece: Piece, content: bytes, given: list[str], usual: frozenset[str]) -> None:
    more = _holds(content) - usual
    if more:
        raise GateBroken(f"the {piece.name} holds {', '.join(sorted(more))}")
    found = _words_of(content)
    for one in given:
        if _squashed(printable(one)) not in found:
            raise GateBroken(f"the {piece.name} does not say {one!a}")


def _words_of(content: bytes) -> str:
    return _squashed("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages))


def _squashed(words: str) -> str:
    return "".join(words.split())


def _holds(content: bytes) -> frozenset[str]:
    """Whatever in a file could act or reach out: kinds of annotation with where they go, pictures, actions, files."""
    reader = pypdf.PdfReader(BytesIO(content))
    found: set[str] = set()
    root: Any = reader.trailer["/Root"]
    found |= {f"a {key}" for key in ("/OpenAction", "/AA", "/AcroForm", "/URI") if key in root}
    found |= {f"a {key}" for key in root.get("/Names", {})}
    for page in reader.pages:
        for note in page.get("/Annots", []) or []:
            action = note.get_object().get("/A", {})
            found.add(f"a link {action.get('/S', '')} {action.get('/URI', '')}".strip())
        for picture in (page.get("/Resources", {}).get("/XObject", {}) or {}).values():
            found.add(f"a {picture.get_object().get('/Subtype', '')} picture")
        if "/AA" in page:
            found.add("an action of a page")
    return frozenset(found)
