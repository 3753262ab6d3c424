"""Before a report is written: which months it is of, what was hidden or joined in it and why, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.collate.view import cafes_in_words
from cafe.core.i18n import _, ngettext
from cafe.core.words import number
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.report.publishing import Publishable


def before_export(
    parent: QWidget, found: Publishable, on_yes: Callable[[tuple[str, ...]], None], *, waiting: int = 0
) -> Sheet:
    """Show what will be published; ``on_yes(formats)`` once the person goes on.

    ``waiting``: how many texts are not in it, for nobody has looked at them again yet.
    """
    from cafe.report.gate import in_words
    from cafe.report.programme_words import left_out_in_words, who_came_in_words

    outline = found.outline
    sheet = Sheet(
        parent,
        _("Release {n}: {period}").format(n=outline.release, period=outline.period),
        _("{cafes}. Nothing has been written yet.").format(cafes=cafes_in_words(outline.cafes)),
        [
            SheetButton("leave", _("Not now"), "plain", safe=True),
            SheetButton("go", _("Choose a folder"), "primary", icon="folder-open"),
        ],
        width=640,
    )
    said = [words for one in found.passed if (words := in_words(one))]
    if outline.reached.left_out:
        said.append(left_out_in_words(outline.reached))
    sheet.body.addWidget(Label(_("What is hidden in it"), "h3"))
    if said:
        sheet.body.addWidget(holder(column(*(_line("eye-off", words) for words in said), gap=6)))
        why = _("It is hidden everywhere: on paper, in tables and charts, and in what is read aloud.")
    else:
        why = _("Nothing. No number of people in it is small.")
    sheet.body.addWidget(Para(why, "body", "ink2"))
    if waiting:
        held = ngettext(
            "{n} sentence waits for your second look. It is not in the report.",
            "{n} sentences wait for your second look. They are not in the report.",
            waiting,
        )
        sheet.body.addWidget(_line("highlighter", held.format(n=number(waiting).capitalize())))
    sheet.body.addWidget(_line("users", who_came_in_words(outline)))
    sheet.body.addWidget(_line("calendar-days", _("Cafés of a month that is not over yet wait for the next report.")))
    sheet.body.addWidget(_line("shield-check", _("It holds beside every report that this laptop made before.")))
    if found.is_part:
        wider = _("This report is on a part. A later, wider one may have to hide more because of it.")
        sheet.body.addWidget(_line("info", wider))
    alone = _("One person publishes for a programme. Two laptops do not know of each other’s reports.")
    sheet.body.addWidget(_line("info", alone))
    chips = {name: _chip(name, words) for name, words in _formats()}
    sheet.body.addWidget(Label(_("What to write"), "h3"))
    sheet.body.addWidget(Flow(*chips.values(), gap=8))
    go = sheet.buttons["go"]

    def chosen() -> tuple[str, ...]:
        return tuple(name for name, chip in chips.items() if chip.isChecked())

    for chip in chips.values():
        chip.toggled.connect(lambda _on: go.setEnabled(bool(chosen())))
    sheet.chosen.connect(lambda key: on_yes(chosen()) if key == "go" else None)
    return sheet.open_up()


USUAL = ("pdf", "csv")


def _formats() -> tuple[tuple[str, str], ...]:
    """What a report can be written as, in the words of whoever opens it."""
    offered = (
        ("pdf", _("To print (PDF)")),
        ("easy-read", _("One page, easy to read")),
        ("docx", _("To edit (Word)")),
        ("html", _("To read in a browser")),
        ("xlsx", _("Numbers for Excel")),
        ("csv", _("Numbers for any spreadsheet")),
        ("qdpx", _("To go on coding (REFI-QDA)")),
    )
    from cafe.report import columns

    return (*offered, ("parquet", _("For analysts (Parquet)"))) if columns.is_installed() else offered


def _chip(name: str, words: str) -> Chip:
    chip = Chip(words)
    chip.setChecked(name in USUAL)
    return chip


def _line(icon: str, words: str) -> QWidget:
    line = row(holder(column(2, Icon(icon, "ink2", 18), None, gap=0)), Para(words, "body", "ink"), gap=10)
    line.setStretch(1, 1)
    return holder(line)
