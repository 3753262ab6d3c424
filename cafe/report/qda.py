"""The report's sentences with their themes, for the programs in which people go on coding: REFI-QDA.

Collate → **report**. Two files of the exchange standard (REFI-QDA 1.5): the codebook (``.qdc``) and the project
(``.qdpx``: a zip of ``project.qde`` and its sources). What is in them is what the report prints: joined sentences,
chosen quotes, ideas, what groups differed on, who was
not there, ripples and changes. No source stands for one café, so that none can be told apart.

Codes keep their id for good, whatever they are called later, so that two files of one programme meet again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, count
from uuid import UUID, uuid5

from lxml import etree

from cafe.collate.values import Sentence
from cafe.content.codebook import Codebook, Subtheme, Theme
from cafe.core import tokens
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.report.data import DataTable
from cafe.report.programme import cafes_in_words
from cafe.report.programme_values import CameOfIt, ProgrammeOutline

ORIGIN = "Conversation Café"
CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
PROJECT_SPACE = "urn:QDA-XML:project:1.0"
_OURS = UUID("6f3d2c1e-8a54-5d0b-9e77-2b1c4f8a9d30")  # ids of ours are made from it, by what they stand for
_LONGEST_TAG = 200  # letters, in Taguette
_COLOURS = ("spruce", "gorse_fill", "moss", "ink3")  # they only tell neighbours apart


def guid(kind: str, key: str) -> str:
    """The id of a code, source or selection: the same for the same thing, today and next year."""
    return str(uuid5(_OURS, f"{kind}:{key}")).upper()


def codebook_file(book: Codebook) -> bytes:
    """The themes and their finer ones, and the three ways a sentence can pull, as ``.qdc``."""
    root = etree.Element(f"{{{CODEBOOK_SPACE}}}CodeBook", {"origin": ORIGIN}, nsmap={None: CODEBOOK_SPACE})
    _codes(root, CODEBOOK_SPACE, book)
    return _bytes(root)


def codebook_table(book: Codebook) -> DataTable:
    """The same as a list of tags, for programs that read no ``.qdc``: Taguette knows it by the words of its columns."""
    names = _Names()
    rows: list[tuple[str, str]] = []
    for theme in book.themes:
        rows.append((names.of(theme.report_name), theme.definition))
        rows += [(names.of(f"{theme.report_name} / {sub.label}"), "") for sub in theme.subthemes]
    rows += [(names.of(name), "") for _way, name in _ways()]
    return DataTable("codebook", ("tag", "description"), tuple((name[:_LONGEST_TAG], what) for name, what in rows))


class _Names:
    """Each name once: QualCoder and Taguette take a second code of one name for the first, and lose what it codes."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, name: str, within: str = "") -> str:
        """``name``, or with what it is within, or with a number."""
        ways = chain((name, f"{name} ({within})" if within else name), (f"{name} ({number})" for number in count(2)))
        found = next(way for way in ways if way not in self._given)
        self._given.add(found)
        return found


def _ways() -> tuple[tuple[str, str], ...]:
    return ("barrier", _("Gets in the way")), ("helps", _("Helps")), ("idea", _("Idea"))


@dataclass(slots=True)
class _Source:
    """One text, a sentence a line, and which codes lie on which letters."""

    name: str
    lines: list[str] = field(default_factory=list)
    coded: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)  # first letter, past the last, codes
    _length: int = 0

    def add(self, text: str, codes: Iterable[str] = (), behind: str = "") -> None:
        """``behind`` stands after the text, and no code lies on it."""
        said = plain_text(text)
        line = f"{said} · {plain_text(behind)}" if behind else said
        self.lines.append(line)
        self.coded.append((self._length, self._length + len(said), tuple(codes)))
        self._length += len(line) + 1

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def project_file(report: ProgrammeOutline, made_at: datetime) -> bytes:
    """The whole project as ``.qdpx``; the same report at the same time gives the same bytes."""
    when = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    user = guid("user", report.programme)
    root = etree.Element(
        f"{{{PROJECT_SPACE}}}Project",
        {
            "name": plain_text(f"{report.programme}, {report.period}"),
            "origin": ORIGIN,
            "creatingUserGUID": user,
            "creationDateTime": when,
        },
        nsmap={None: PROJECT_SPACE},
    )
    users = etree.SubElement(root, f"{{{PROJECT_SPACE}}}Users")
    etree.SubElement(users, f"{{{PROJECT_SPACE}}}User", {"guid": user, "name": plain_text(report.programme)})
    _codes(etree.SubElement(root, f"{{{PROJECT_SPACE}}}CodeBook"), PROJECT_SPACE, report.book)
    ids = _ids(report.book)
    texts = [source for source in _sources(report) if source.lines]
    if texts:
        sources = etree.SubElement(root, f"{{{PROJECT_SPACE}}}Sources")
        for source in texts:
            _source(sources, source, user, when, ids)
    return _zipped(_bytes(root), texts, made_at)


def _sources(report: ProgrammeOutline) -> Sequence[_Source]:
    said, ideas = _Source(_("Sentences")), _Source(_("Ideas"))
    for text, codes, cafes in _placed(report, ideas=False):
        said.add(text, codes, cafes_in_words(cafes))
    for text, codes, cafes in _placed(report, ideas=True):
        ideas.add(text, codes, cafes_in_words(cafes))
    quotes = _Source(_("Quotes, each with a yes"))
    ours = _Source(_("In our words, each with a yes"))
    for source, voices in ((quotes, report.own_words), (ours, report.in_our_words)):
        for voice in voices:
            source.add(voice.text)
    apart, missing = _Source(_("Where groups differed")), _Source(_("Who we did not hear from"))
    for source, several in ((apart, report.disagreed), (missing, report.missing_voices)):
        for one in several:
            source.add(one.text, behind=cafes_in_words(one.cafes))
    return said, ideas, quotes, ours, apart, missing, *_came_of_it(report.came_of_it)


def _came_of_it(found: CameOfIt | None) -> tuple[_Source, ...]:
    """Ripples, and the changes that groups noticed. No vote: votes are people of one café."""
    if found is None:
        return ()
    ripples, changes = _Source(_("Ripples")), _Source(_("Changes that groups noticed"))
    for text, touched, ring, happened in found.ripples:
        ripples.add(text, behind=" · ".join((touched, ring, _("it happened") if happened else _("it might"))))
    for one in found.changes:
        why = _("Most significant: {why}").format(why=one.why) if one.why else _("Most significant")
        changes.add(one.change, behind=why if one.is_chosen else "")
    return ripples, changes


def _placed(report: ProgrammeOutline, *, ideas: bool) -> list[tuple[str, tuple[str, ...], int]]:
    """Each sentence once, under all its codes: themes, finer themes and the way it pulls; and in how many cafés."""
    found: dict[str, set[str]] = {}
    cafes: dict[str, int] = {}
    for theme in report.themes:
        ways: tuple[tuple[str, Sequence[Sentence]], ...] = (
            (("idea", theme.what_ideas),) if ideas else (("barrier", theme.what_hinders), ("helps", theme.what_helps))
        )
        for way, sentences in ways:
            for one in sentences:
                codes = {f"way:{way}", *(f"code:{code}" for code in one.codes)}
                if not any(code.startswith(theme.code) for code in one.codes):
                    codes.add(f"code:{theme.code}")
                found.setdefault(one.text, set()).update(codes)
                cafes[one.text] = max(cafes.get(one.text, 0), one.cafes)
    return [(text, tuple(sorted(codes)), cafes[text]) for text, codes in sorted(found.items())]


def _ids(book: Codebook) -> dict[str, str]:
    """The id of every code, by what the report calls it: what a programme made or took in keeps its own."""
    every: list[Theme | Subtheme] = [*book.themes, *(sub for theme in book.themes for sub in theme.subthemes)]
    return {f"code:{one.code}": one.key for one in every}


def _codes(parent: etree._Element, space: str, book: Codebook) -> None:
    look, names = tokens.load(), _Names()
    codes = etree.SubElement(parent, f"{{{space}}}Codes")
    for at, theme in enumerate(book.themes):
        colour = look.colours[_COLOURS[at % len(_COLOURS)]]
        group = _code(codes, theme.key, names.of(theme.report_name), colour)
        if theme.definition:
            etree.SubElement(group, f"{{{space}}}Description").text = theme.definition
        for sub in theme.subthemes:
            _code(group, sub.key, names.of(sub.label, theme.report_name), colour)
    pulls = names.of(_("Which way it pulls"))
    ways = _code(codes, guid("code", "way"), pulls, look.colours["ink3"], is_codable=False)
    for way, name in _ways():
        _code(ways, guid("code", f"way:{way}"), names.of(name, pulls), look.colours["ink3"])


def _code(parent: etree._Element, key: str, name: str, colour: str, *, is_codable: bool = True) -> etree._Element:
    """A code within ``parent``, in the parent's own name space."""
    space = etree.QName(parent).namespace
    what = {"guid": key, "name": name, "isCodable": str(is_codable).lower(), "color": colour}
    return etree.SubElement(parent, f"{{{space}}}Code", what)


def _source(parent: etree._Element, source: _Source, user: str, when: str, ids: Mapping[str, str]) -> None:
    key = guid("source", source.name)
    made_by = {"creatingUser": user, "creationDateTime": when}
    text = etree.SubElement(
        parent,
        f"{{{PROJECT_SPACE}}}TextSource",
        {"guid": key, "name": source.name, "plainTextPath": f"internal://{key}.txt", **made_by},
    )
    for number, (begins, ends, codes) in enumerate(source.coded):
        if not codes:
            continue
        chosen = etree.SubElement(
            text,
            f"{{{PROJECT_SPACE}}}PlainTextSelection",
            {
                "guid": guid("selection", f"{source.name} {number}"),
                "name": source.lines[number][: min(60, ends - begins)],
                "startPosition": str(begins),
                "endPosition": str(ends),
                **made_by,
            },
        )
        for code in codes:
            coding = etree.SubElement(
                chosen,
                f"{{{PROJECT_SPACE}}}Coding",
                {"guid": guid("coding", f"{source.name} {number} {code}"), **made_by},
            )
            etree.SubElement(coding, f"{{{PROJECT_SPACE}}}CodeRef", {"targetGUID": ids.get(code) or guid("code", code)})


def _zipped(project: bytes, sources: Sequence[_Source], made_at: datetime) -> bytes:
    out = io.BytesIO()
    stamp = made_at.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        files = [("project.qde", project)]
        files += [(f"Sources/{guid('source', one.name)}.txt", one.text.encode("utf-8")) for one in sources]
        for name, content in files:
            packed.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
