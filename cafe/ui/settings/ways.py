"""Changing the ways in: a new recovery sheet, other words. Each is read back from paper before the old one goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.clock import today
from cafe.core.i18n import _
from cafe.store.trail import Deed
from cafe.ui.opening.five_words import WordsPanel, differing, five_words
from cafe.ui.opening.sheet_panel import SheetPanel
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from pathlib import Path

    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def make_sheet(parent: QWidget, services: Services, shell: Shell) -> Sheet:
    """Show a new recovery sheet; it opens the laptop once one of its groups was typed back."""
    groups, day = services.ways_in.new_sheet(), today(services.clock)
    panel = SheetPanel(groups, day)
    sheet = _asked(parent, _("Your recovery sheet"), "", _("Use this sheet"), panel)

    def write(file: Path) -> None:
        def job() -> Path:
            from cafe.report.recovery_sheet import save

            return save(file, groups, day, services.folder)

        services.tasks.run(
            lambda _progress: job(),
            on_done=panel.saved,
            on_refused=lambda problem: panel.refuse(problem.sentence()),
        )

    panel.save_asked.connect(write)
    panel.answered.connect(sheet.buttons["keep"].setEnabled)
    done = _("Your sheet opens this laptop from now on")
    sheet.chosen.connect(
        lambda key: run(services, shell, lambda: services.ways_in.keep_sheet(groups), done) if key == "keep" else None
    )
    return sheet.open_up()


def change_words(parent: QWidget, services: Services, shell: Shell) -> Sheet:
    """Show five new words; those before open the laptop until these were read back."""
    panel = WordsPanel(five_words)
    told = _("The words you have now stop working then. Copies that are made already still open with them.")
    sheet = _asked(parent, _("Five new words"), told, _("Use these words"), panel)
    keep = sheet.buttons["keep"]

    def look(text: str) -> None:
        difference = differing(panel.words, panel.number, text)
        keep.setEnabled(panel.is_covered and not difference)
        if not difference:
            panel.field.set_error("")

    def left() -> None:
        if panel.is_covered and panel.field.text:
            panel.field.set_error(differing(panel.words, panel.number, panel.field.text))

    panel.field.changed.connect(look)
    panel.field.finished.connect(left)
    done = _("Your new words open this laptop from now on")

    def chosen(key: str) -> None:
        if key == "keep":
            words = " ".join(panel.words)
            run(services, shell, lambda: services.ways_in.change_words(words), done)

    sheet.chosen.connect(chosen)
    return sheet.open_up()


SHEET_EVERY = timedelta(days=30)
"""How often it is asked whether the recovery sheet can still be found."""


def is_sheet_due(services: Services) -> bool:
    """Whether a month has gone by since the sheet was made, or was last found."""
    last = services.trail.last(Deed.SHEET_MADE, Deed.SHEET_SEEN)
    return last is None or services.clock.now() - last >= SHEET_EVERY


def find_sheet(parent: QWidget, services: Services, shell: Shell) -> Sheet:
    """Can you still find it? Its five groups are typed once, or a new one is made."""
    sheet = Sheet(
        parent,
        _("Can you still find your recovery sheet?"),
        _("Type its five groups once. Then we both know that it opens this laptop. We ask once a month."),
        [
            SheetButton("later", _("Another day"), "plain", safe=True),
            SheetButton("gone", _("I cannot find it"), "secondary", icon="file-text"),
            SheetButton("here", _("Here it is"), "primary", icon="check"),
        ],
        width=600,
    )
    field = Field(_("Your recovery sheet"), placeholder=_("Type the five groups"))
    sheet.body.addWidget(field)
    field.line.returnPressed.connect(lambda: sheet.choose("here"))

    def found(_none: object) -> None:
        services.trail.note(Deed.SHEET_SEEN)
        services.changes.announce({Kind.SETTINGS})
        shell.toast(_("That is your sheet, and it opens this laptop"))

    def chosen(key: str) -> None:
        if key == "gone":
            make_sheet(parent, services, shell)
        elif key == "here":
            typed = field.text
            services.tasks.run(
                lambda _progress: services.ways_in.check_sheet(typed), on_done=found, on_refused=shell.problem
            )

    sheet.chosen.connect(chosen)
    sheet.open_up()
    field.setFocus()
    return sheet


def let_programme(parent: QWidget, services: Services, shell: Shell, *, is_first: bool = False) -> None:
    """Say plainly what a spare key for the programme means, and ask.

    ``is_first``: at the set-up, where nobody has read the programme's six words aloud yet.
    """
    card = services.packs.programme()
    if card is None:
        return
    sheet = Sheet(
        parent,
        _("Give {name} a spare key?").format(name=card.name),
        _("It is for the day when your words and your sheet are both lost. You need not do it."),
        [
            SheetButton("leave", _("Not now") if is_first else _("No spare key"), "plain", safe=True),
            SheetButton("give", _("Give it"), "primary", icon="check"),
        ],
        width=560,
    )
    for said in (
        _("What it does: you take your copy to the coordinator, and she makes you a new recovery sheet."),
        _("What it allows: whoever has the programme’s key and your laptop, or a copy, can read all that is here."),
        _("Your working notes too. They are still never sent."),
        _("You can take it back. Copies that are made already keep it."),
    ):
        sheet.body.addWidget(Para(said, "body", "ink"))
    if is_first:
        ring = _("Ring your programme first, and read out its six words. You can also do this later, in Settings.")
        sheet.body.addWidget(Para(ring, "small", "ink2"))
        sheet.body.addWidget(SixWords(card.words))
    done = _("A spare key is with the programme. Make a fresh copy now")

    def chosen(key: str) -> None:
        if key == "give":
            run(services, shell, lambda: services.ways_in.let_programme(card.recipients, card.name), done)

    sheet.chosen.connect(chosen)
    sheet.open_up()


def run(services: Services, shell: Shell, change: Callable[[], Any], done: str) -> None:
    """Do one change of the ways in beside the window, and say that it is done."""
    services.tasks.run(lambda _progress: change(), on_done=lambda _: shell.toast(done), on_refused=shell.problem)


def _asked(parent: QWidget, title: str, text: str, keep: str, panel: QWidget) -> Sheet:
    buttons = [
        SheetButton("leave", _("Leave it"), "plain", safe=True),
        SheetButton("keep", keep, "primary", icon="check"),
    ]
    sheet = Sheet(parent, title, text, buttons, width=640)
    sheet.body.addWidget(panel)
    sheet.buttons["keep"].setEnabled(False)
    return sheet
