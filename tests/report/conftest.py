"""What printed pieces said when a person last looked at them: compared, and refreshed only when asked."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


def words_of(pdf: bytes) -> str:
    """Every word of a file as a reader would copy it, page by page."""
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    return "\n".join(f"--- page {at} of {len(pages)}\n{text}" for at, text in enumerate(pages, start=1)) + "\n"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare a PDF's words and pages, or a data file's text, with what is kept; ``--update-golden`` keeps it anew."""

    def check(name: str, content: bytes) -> None:
        says = words_of(content) if content.startswith(b"%PDF-") else content.decode("utf-8-sig").replace("\r\n", "\n")
        kept = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(says, encoding="utf-8", newline="\n")
        assert kept.exists(), f"nothing is kept of {name}: look at it, then run with --update-golden"
        assert says == kept.read_text(encoding="utf-8")

    return check
