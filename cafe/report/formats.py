"""Every format that a report can leave in, each made of the one outline that passed the small-number gate.

Collate → **report**. The libraries are loaded when a format is asked for: a host's laptop never needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from cafe.core.errors import Bug
from cafe.report.programme_values import ProgrammeOutline

File = tuple[str, bytes]
"""What follows the report's own name ("-themes.csv"), and the content."""


def files_of(
    report: ProgrammeOutline, formats: Sequence[str], made_at: datetime, on_progress: Callable[[int, int], None]
) -> list[File]:
    """The files of a report, in the order of ``formats``. ``made_at`` stands in the properties of those that have any.

    Raises ProblemToFix for a format that is not installed here, before anything is written.
    """
    for name in formats:
        if name not in MAKERS:
            raise Bug(f"a format that nobody offered: {name}")
    of = sum(MAKERS[name][1] for name in formats)
    if report.came_of_it is not None:
        of += sum(_WITH_RIPPLES for name in formats if MAKERS[name][1] == _TABLES)
    made: list[File] = []
    for name in formats:
        for file in MAKERS[name][0](report, made_at):
            made.append(file)
            on_progress(len(made), of)
    return made


def _pdf(report: ProgrammeOutline, made_at: datetime) -> Iterator[File]:
    from cafe.report import programme_pdf

    yield ".pdf", programme_pdf.render(report, made_at)


def _easy_read(report: ProgrammeOutline, made_at: datetime) -> Iterator[File]:
    from cafe.report import easy_read

    yield "-easy-read.pdf", easy_read.render(report, made_at)


def _word(report: ProgrammeOutline, made_at: datetime) -> Iterator[File]:
    from cafe.report import word
    from cafe.report.programme_telling import told

    yield ".docx", word.render(told(report), made_at)


def _web(report: ProgrammeOutline, _made_at: datetime) -> Iterator[File]:
    from cafe.report import web
    from cafe.report.programme_telling import told

    yield ".html", web.render(told(report))


def _workbook(report: ProgrammeOutline, made_at: datetime) -> Iterator[File]:
    from cafe.report import data, workbook

    yield ".xlsx", workbook.render(data.tables(report), report.programme, made_at)


def _csv(report: ProgrammeOutline, _made_at: datetime) -> Iterator[File]:
    from cafe.report import data

    for table in data.tables(report):
        yield f"-{table.name}.csv", data.to_csv(table)


def _qda(report: ProgrammeOutline, made_at: datetime) -> Iterator[File]:
    from cafe.report import data, qda

    yield ".qdpx", qda.project_file(report, made_at)
    yield "-codebook.qdc", qda.codebook_file(report.book)
    yield "-codebook.csv", data.to_csv(qda.codebook_table(report.book))


def _parquet(report: ProgrammeOutline, _made_at: datetime) -> Iterator[File]:
    from cafe.report import columns, data

    for table in data.tables(report):
        yield f"-{table.name}.parquet", columns.render(table)


_TABLES, _WITH_RIPPLES = 13, 3
MAKERS: dict[str, tuple[Callable[[ProgrammeOutline, datetime], Iterator[File]], int]] = {
    "pdf": (_pdf, 1),
    "easy-read": (_easy_read, 1),
    "docx": (_word, 1),
    "html": (_web, 1),
    "xlsx": (_workbook, 1),
    "csv": (_csv, _TABLES),
    "qdpx": (_qda, 3),
    "parquet": (_parquet, _TABLES),
}
"""How each format is made, and how many files it is."""

FORMATS = tuple(MAKERS)
