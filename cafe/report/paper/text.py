"""Words into lines: measured as they will be drawn, broken greedily, then narrowed so that no line is left lonely.

No hyphens, no justification. A word wider than its column is broken between letters rather than run off the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cafe.report.paper import fonts
from cafe.report.paper.clean import printable
from cafe.report.paper.look import Style

NARROWEST = 0.77
LONELY = 120.0


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a style of their own inside a paragraph: `(Run("Pack ", body), Run(words, body.strong))`."""

    words: str
    style: Style


Words = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style on one line."""

    text: str
    style: Style
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, left to right."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph as it will be drawn. `leading` is in points for each line."""

    lines: tuple[Line, ...]
    leading: float

    @property
    def height(self) -> float:
        """All the lines together, in points."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """The longest line, in points."""
        return max((line.width for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _Word:
    pieces: tuple[Piece, ...]
    width: float
    space: float


def width(words: str, style: Style, even_digits: bool = False) -> float:
    """How wide the words are on one line, in points, kerned as they will be drawn."""
    return fonts.width(style.face, printable(words), even_digits) * style.size / 1000


def plain(words: Words) -> str:
    """The words alone, as a reader will copy them."""
    return printable(words if isinstance(words, str) else "".join(run.words for run in words))


@lru_cache(maxsize=2048)
def lay_out(words: Words, style: Style, measure: float, balance: bool = False) -> Lines:
    """The paragraph in lines no wider than `measure`, in points; always at least one line, maybe empty.

    The last line is never shorter than a third of the measure (or 120 points) where narrowing by up to 23 % can
    help; `balance` makes the lines as even as they can be. Neither ever adds a line.
    """
    parts = _words((Run(words, style),) if isinstance(words, str) else words, measure)
    lines = _fill(parts, measure)
    if len(lines) > 1:
        narrower = _even(parts, measure, len(lines)) if balance else _not_lonely(parts, measure, lines)
        lines = _fill(parts, narrower)
    return Lines(tuple(_line(line) for line in lines) or (Line((), 0.0),), style.leading)


def _words(runs: Iterable[Run], measure: float) -> list[_Word]:
    """Words with the styles of their letters; a word may change style inside, as in "**Pack**:"."""
    runs = tuple(runs)
    if len(runs) == 1:  # as nearly always
        (run,) = runs
        space = fonts.width(run.style.face, " ") * run.style.size / 1000
        pieces = (_piece(word, run.style) for word in printable(run.words).split(" ") if word)
        return [word for piece in pieces for word in _fitting((piece,), space, measure)]
    letters = [(c, run.style) for run in runs for c in _inside(run.words)]
    found: list[_Word] = []
    word: list[Piece] = []
    at = 0
    while at <= len(letters):
        c, style = letters[at] if at < len(letters) else (" ", letters[-1][1] if letters else None)
        if c == " " and style is not None:
            if word:
                space = fonts.width(style.face, " ") * style.size / 1000
                found += _fitting(tuple(word), space, measure)
                word = []
            at += 1
            continue
        if style is None:
            break
        end = at
        while end < len(letters) and letters[end][0] != " " and letters[end][1] is style:
            end += 1
        text = "".join(letter for letter, _ in letters[at:end])
        word.append(_piece(text, style))
        at = end
    return found


def _inside(words: str) -> str:
    """Cleaned, but keeping a space at either end, which parts a run from its neighbours."""
    clean = printable(words)
    before = " " if words[:1].isspace() else ""
    after = " " if clean and words[-1:].isspace() else ""
    return f"{before}{clean}{after}"


def _piece(text: str, style: Style) -> Piece:
    return Piece(text, style, fonts.width(style.face, text) * style.size / 1000)


def _fitting(pieces: tuple[Piece, ...], space: float, measure: float) -> list[_Word]:
    """The word, or its parts where it is wider than the column."""
    total = sum(p.width for p in pieces)
    if total <= measure:
        return [_Word(pieces, total, space)]
    parts: list[_Word] = []
    for piece in pieces:
        text = piece.text
        while text:
            cut = _longest(text, piece.style, measure)
            part = _piece(text[:cut], piece.style)
            # A part is glued to the next by being exactly as wide as the column allows: no space is drawn.
            parts.append(_Word((part,), part.width, 0.0 if cut < len(text) else space))
            text = text[cut:]
    return parts


def _longest(text: str, style: Style, measure: float) -> int:
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(style.face, text[:middle]) * style.size / 1000 <= measure:
            low = middle
        else:
            high = middle - 1
    return low


def _fill(words: list[_Word], measure: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    reach = 0.0
    for word in words:
        if lines and reach + lines[-1][-1].space + word.width <= measure + 1e-6:
            reach += lines[-1][-1].space + word.width
            lines[-1].append(word)
        else:
            lines.append([word])
            reach = word.width
    return lines


def _reach(line: list[_Word]) -> float:
    return sum(w.width for w in line) + sum(w.space for w in line[:-1])


def _not_lonely(words: list[_Word], measure: float, lines: list[list[_Word]]) -> float:
    wanted = min(measure / 3, LONELY)
    best, longest = measure, _reach(lines[-1])
    narrowed = measure
    while longest < wanted and narrowed > measure * NARROWEST:
        narrowed -= measure * 0.01
        tried = _fill(words, narrowed)
        if len(tried) > len(lines):
            break
        if _reach(tried[-1]) > longest:
            best, longest = narrowed, _reach(tried[-1])
    return best


def _even(words: list[_Word], measure: float, count: int) -> float:
    low, high = measure / 2, measure
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill(words, middle)) <= count:
            high = middle
        else:
            low = middle
    return high


def _line(words: list[_Word]) -> Line:
    runs: list[tuple[str, Style]] = []  # joined first, and measured once: kerning goes over the spaces
    for at, word in enumerate(words):
        for part, piece in enumerate(word.pieces):
            gap = " " if at and part == 0 and words[at - 1].space else ""
            if runs and runs[-1][1] is piece.style:
                runs[-1] = (f"{runs[-1][0]}{gap}{piece.text}", piece.style)
            elif gap:
                runs[-1] = (runs[-1][0] + gap, runs[-1][1])
                runs.append((piece.text, piece.style))
            else:
                runs.append((piece.text, piece.style))
    pieces = tuple(_piece(text, style) for text, style in runs)
    return Line(pieces, sum(p.width for p in pieces))
