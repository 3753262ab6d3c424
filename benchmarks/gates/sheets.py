"""Gate 8: no cell of a data file is a formula, by our rule and in a real spreadsheet.

The long run opens the files in LibreOffice, where it is installed, and counts the cells that it calculates.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.gates.figures import Found, GateBroken
from cafe.report.data import DataTable, to_csv
from cafe.report.workbook import render

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1;1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example";"Open")',
    '=WEBSERVICE("http://x.example/")', '=DDE("soffice";"/etc/passwd";"A1")', "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
    "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1;1)", "\x00=1+1", "{=1+1}", '"=1+1"',
    "'=1+1", ";=1+1", ",=1+1", "=", "=1+1\",=2+2", "1;=2+2", "a\n=1+1", "%0A=1+1",
)  # fmt: skip
_SIGNS = frozenset("=+-@")
_ACTS = re.compile(rb"<f[ />].{,40}|<hyperlink|<ddeLink|<oleLink|TargetMode=.External", re.DOTALL)
_WAIT = 180  # seconds for LibreOffice, which makes itself a profile first
_letters = st.sampled_from([*"=+-@＝＋－＠\t\r\n \u00a0\u200b\ufeff\x00\"',;", "a", "é"]) | st.characters()
_words = st.lists(_letters, max_size=12).map("".join)


def sheets(size: int) -> Found:
    """``size`` random cells; from 3,000 on also LibreOffice."""

    @settings(max_examples=size, deadline=None, database=None, phases=[Phase.generate])
    @seed(1130)
    @given(_words, _words)
    def each(one: str, other: str) -> None:
        for cell in _cells(to_csv(DataTable("t", (one,), ((other,),)))):
            if acts(cell):
                raise GateBroken(f"a cell that could act: {cell!a}")

    each()
    in_a_workbook(PAYLOADS)
    return Found(f"{size:,} random files, {len(PAYLOADS)} payloads", f"0 cells that could act; {_opened(size)}")


def acts(cell: str) -> bool:
    """Would any spreadsheet take this cell for a formula? Behind spaces and unseen signs, in any width."""
    for letter in cell:
        if letter in "\t\r\n" or letter == "\0":
            return True
        if unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp", "Zs"):
            return unicodedata.normalize("NFKC", letter)[:1] in _SIGNS
    return False


def _cells(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]


def _opened(size: int) -> str:
    _by_our_rule()
    if size < 3000:
        return "not opened in LibreOffice in the short run"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return "**not opened in LibreOffice: it is not installed here**"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "unguarded.csv"
        plain.write_text('"=1+1"\n', encoding="utf-8")
        if formulas(office, plain) != 1:
            raise GateBroken("LibreOffice calculates nothing here, so that it proves nothing")
        ours = folder / "ours.csv"
        rows = tuple((one, f"fine, {one}") for one in PAYLOADS)
        ours.write_bytes(to_csv(DataTable("t", PAYLOADS[:2], rows)))
        if found := formulas(office, ours):
            raise GateBroken(f"LibreOffice calculates {found} of our cells")
        book = folder / "book.xlsx"
        book.write_bytes(in_a_workbook(PAYLOADS))
        if found := formulas(office, book):
            raise GateBroken(f"LibreOffice calculates {found} cells of our workbook")
    return f"0 of {4 * len(PAYLOADS)} are formulas in LibreOffice, as CSV and as XLSX (an unguarded one is)"


def in_a_workbook(payloads: Sequence[str]) -> bytes:
    """The Excel workbook of these, every one a word or left out; answers the file."""
    rows = tuple((one, f"fine, {one}") for one in payloads)
    content = render((DataTable("t", tuple(payloads[:2]), rows),), "=1+1", datetime(2026, 11, 29))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if found := _ACTS.search(book.read(name)):
                raise GateBroken(f"something in the workbook that could act: {found[0]!a} in {name}")
    return content


def _by_our_rule() -> None:
    for payload in PAYLOADS:
        for cell in _cells(to_csv(DataTable("t", (payload,), ((payload,),)))):
            if acts(cell):
                raise GateBroken(f"a cell that could act: {cell!a}")


def formulas(office: str, file: Path) -> int:
    """How many cells of a file LibreOffice takes for formulas, opened as it opens one that is double-clicked."""
    subprocess.run(
        [
            office, f"-env:UserInstallation={(file.parent / 'profile').as_uri()}", "--headless", "--convert-to", "fods",
            *(("--infilter=CSV:44,34,76,1,,0,false,true,false",) if file.suffix == ".csv" else ()),
            "--outdir", str(file.parent), str(file),
        ],
        check=True, capture_output=True, timeout=_WAIT,
    )  # fmt: skip
    return len(re.findall(r"table:formula=", file.with_suffix(".fods").read_text(encoding="utf-8")))
