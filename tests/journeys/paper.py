"""Reading what leaves as its readers would: the words on the pages of a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf


def words_of(pdf: Path) -> str:
    """Every word of every page, in reading order, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())


def says_nothing_of(pdf: Path, *secrets: str) -> bool:
    """Whether none of ``secrets`` is anywhere in the file: not on its pages, not in what it says about itself."""
    reader = pypdf.PdfReader(pdf)
    about = " ".join(str(value) for value in (reader.metadata or {}).values())
    everything = f"{words_of(pdf)} {about} {pdf.name}".casefold()
    return not any(secret.casefold() in everything for secret in secrets)
