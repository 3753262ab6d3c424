"""What other people's programs make of the exports: a browser, a checker of accessibility, LibreOffice.

    uv run python -m benchmarks exports --long

- The page for a browser, in every state, light and dark, in headless Chromium: it asks for nothing, and axe-core has
  nothing to say against it. axe-core comes from npm into a folder of this user's cache, in the version named here.
- Every spreadsheet and Word file, made of payloads that would like to be formulas, is opened by LibreOffice without a
  formula cell and without a repair; the Word file keeps its headings.

What is not installed is skipped, and the row says so. One promise that does not hold ends the run with 1.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.browser import Browser, chromium, version
from benchmarks.gates.sheets import PAYLOADS, formulas
from cafe.collate.values import Sentence
from cafe.model.values import Answer, AnswerState
from cafe.report.formats import files_of
from cafe.report.programme_telling import told
from cafe.report.programme_values import (
    CameOfIt,
    Noticed,
    ProgrammeOutline,
    Reached,
    ReachTable,
    Rippled,
    Voice,
)
from cafe.report.telling import Head
from tests.report.programmes import STATES, outline

AXE = "4.14.1"
MADE_AT = datetime(2026, 11, 29, tzinfo=UTC)
_WAIT = 300
_SPREADSHEETS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Skipped(Exception):
    """A program is not here; ``why`` is what the row says."""

    why: str


class NotSo(Exception):
    """A promise of the exports that does not hold."""


def long_run() -> int:
    """Print a row for each promise; answers how many do not hold."""
    broken = 0
    for promise, check in CHECKS:
        try:
            found = check()
        except Skipped as nothing:
            found = f"skipped: {nothing.why}"
        except NotSo as problem:
            found, broken = f"BROKEN: {problem}", broken + 1
        print(f"| {promise} | {found} |", flush=True)
    return broken


def hostile(report: ProgrammeOutline) -> ProgrammeOutline:
    """A report in which everything that people wrote is a payload."""
    said = tuple(Sentence(text, 5) for text in PAYLOADS)
    themes = tuple(replace(theme, what_hinders=said, what_helps=said, what_ideas=said) for theme in report.themes)
    return replace(
        whole(report, PAYLOADS),
        programme=PAYLOADS[0],
        filters=PAYLOADS[5],
        themes=themes,
        voices=tuple(Voice(text, text) for text in PAYLOADS),
        disagreed=said,
        missing_voices=said,
        could_act=tuple(replace(part, ideas=said) for part in report.could_act),
    )


def whole(report: ProgrammeOutline, said: Sequence[str] = ("Two surgeries keep evening times.",)) -> ProgrammeOutline:
    """With every part that only some programmes have: answers, what came of it, who came."""
    ripples = tuple((text, text, text, True) for text in said)
    changes = tuple(Noticed(text, True, text) for text in said)
    ages = (("16 to 24", None), ("25 to 34", None), ("45 to 54", 1500))
    return replace(
        report,
        answered=tuple(Answer(text, text, AnswerState.DONE, text) for text in said),
        came_of_it=CameOfIt(4, (Rippled(said[0], 5, 2, 3),), 1, ripples, changes),
        reached=Reached("July to September 2026", 4, (ReachTable("age", "Your age", ages, 1700),)),
    )


# -- a browser


def axe_core() -> str:
    """The checker's script, fetched once. Raises Skipped where it cannot be had."""
    folder = user_cache_path("conversation-cafe-benchmarks", appauthor=False) / f"axe-core-{AXE}"
    script = folder / "package" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Skipped("npm is not here to fetch axe-core with")
        folder.mkdir(parents=True, exist_ok=True)
        fetched = subprocess.run(
            [npm, "pack", f"axe-core@{AXE}"], cwd=folder, capture_output=True, timeout=_WAIT, check=False
        )
        if fetched.returncode:
            raise Skipped(f"axe-core {AXE} could not be fetched")
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
    return script.read_text(encoding="utf-8")


def in_a_browser() -> str:
    program = chromium()
    if not program:
        raise Skipped("Chromium is not installed here")
    axe = axe_core()
    states = {name: make() for name, make in STATES.items()}
    states |= {"whole": whole(outline(24)), "hostile": hostile(outline(24))}
    rules = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with Browser(program, folder / "profile") as browser:
            _notices(browser, folder / "bad.html", axe)
            for state, report in states.items():
                ((_end, content),) = files_of(report, ("html",), MADE_AT, lambda _done, _of: None)
                page = folder / f"{state}.html"
                page.write_bytes(content)
                for is_dark in (False, True):
                    rules = _checked(browser, page, axe, is_dark=is_dark)
        said = version(program)
    return f"{said}, axe-core {AXE}: {len(states)} states, light and dark; {rules} rules held, 0 violations, 0 requests"


_BAD = """<!doctype html><html><body><img src="missing.png"><p style="color:#ccc;background:#fff">Too pale</p>"""


def _notices(browser: Browser, page: Path, axe: str) -> None:
    """A page that asks for a picture, and one that nobody can read, are found: else the rest proves nothing."""
    page.write_text(_BAD, encoding="utf-8")
    try:
        _checked(browser, page, axe, is_dark=False)
    except NotSo as problem:
        if "missing.png" not in str(problem):
            raise
    else:
        raise NotSo("a page that asks for a picture is not noticed")
    page.write_text(_BAD.replace('<img src="missing.png">', ""), encoding="utf-8")
    try:
        _checked(browser, page, axe, is_dark=False)
    except NotSo as problem:
        if "color-contrast" not in str(problem):
            raise
    else:
        raise NotSo("words that are too pale are not noticed")


def _checked(browser: Browser, page: Path, axe: str, *, is_dark: bool) -> int:
    browser.open(page, is_dark=is_dark)
    asked = [url for url in browser.asked if url != page.as_uri() and not url.startswith("data:")]
    if asked:
        raise NotSo(f"{page.stem} asks for {', '.join(asked)}")
    browser.run(f"{axe}; 0")
    answer = json.loads(browser.run(_ASK))
    if answer["violations"]:
        told_so = "; ".join(f"{one['id']} ({one['help']}) at {one['where'][0]}" for one in answer["violations"])
        raise NotSo(f"{page.stem}{', dark' if is_dark else ''}: {told_so}")
    return int(answer["passes"])


_ASK = """
axe.run(document, {resultTypes: ["violations", "passes"]}).then(found => JSON.stringify({
  violations: found.violations.map(one => ({id: one.id, help: one.help, where: one.nodes.map(node => node.html)})),
  passes: found.passes.length,
}))
"""


# -- LibreOffice


def _office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise Skipped("LibreOffice is not installed here")
    return found


def _office_version(office: str) -> str:
    said = subprocess.run([office, "--version"], check=True, capture_output=True, text=True, timeout=_WAIT).stdout
    return " ".join(said.split()[:2])


def spreadsheets() -> str:
    office = _office()
    files = files_of(hostile(outline(24)), _SPREADSHEETS, MADE_AT, lambda _done, _of: None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        unguarded = folder / "unguarded.csv"
        unguarded.write_text('"=1+1"\n', encoding="utf-8")
        if formulas(office, unguarded) != 1:
            raise NotSo("LibreOffice calculates nothing here, so that it proves nothing")
        for end, content in files:
            file = folder / f"report{end}"
            file.write_bytes(content)
            if found := formulas(office, file):
                raise NotSo(f"{found} formula cells in {file.name}")
            if not file.with_suffix(".fods").exists():
                raise NotSo(f"{file.name} did not open")
    return f"{_office_version(office)}: {len(files)} files of {len(PAYLOADS)} payloads; 0 formula cells, 0 repairs"


def word_file() -> str:
    office, report = _office(), hostile(outline(24))
    ((_end, content),) = files_of(report, ("docx",), MADE_AT, lambda _done, _of: None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = folder / "report.docx"
        file.write_bytes(content)
        subprocess.run(
            [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "fodt",
             "--outdir", str(folder), str(file)],
            check=True, capture_output=True, timeout=_WAIT,
        )  # fmt: skip
        if not file.with_suffix(".fodt").exists():
            raise NotSo("the Word file did not open")
        text = file.with_suffix(".fodt").read_text(encoding="utf-8")
    kept = [len(re.findall(rf'<text:h [^>]*text:outline-level="{level}"', text)) for level in (1, 2)]
    blocks = told(report).blocks
    wanted = [sum(isinstance(one, Head) and one.level == level for one in blocks) for level in (1, 2)]
    if kept != wanted:
        raise NotSo(f"{kept} headings of {wanted} are left")
    if found := len(re.findall(r"table:formula=|<text:expression|<text:dde", text)):
        raise NotSo(f"{found} fields that calculate")
    return f"{_office_version(office)}: {wanted[0]} and {wanted[1]} headings kept, 0 fields that calculate, 0 repairs"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("the page for a browser asks for nothing and is accessible", in_a_browser),
    ("no cell of a spreadsheet calculates", spreadsheets),
    ("the Word file keeps its headings and calculates nothing", word_file),
)
