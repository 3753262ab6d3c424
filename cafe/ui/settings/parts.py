"""The pieces of Settings: a programme with its words to check, the steps to read, how this laptop is locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.content import hosting
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui.scale import Grid, column, holder, row, sized
from cafe.ui.settings.kept import told_words
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

_TOP = Qt.AlignmentFlag.AlignTop


class SixWords(QWidget):
    """Six words to read down a phone, numbered, in two columns."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(_("Six words: {words}").format(words=", ".join(words)))
        grid = Grid(8, gap_down=4)
        for place, word in enumerate(words):
            at = place // 3 * 2
            grid.addWidget(sized(Label(str(place + 1), "strong", "gorse"), width=18), place % 3, at)
            grid.addWidget(Label(word, "quote"), place % 3, at + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.setLayout(grid)


def programme(card: ProgrammeCard) -> QWidget:
    """Name, address and words of a programme."""
    address = card.address or _("No address in its file. Ask where to send.")
    return holder(
        column(
            Para(card.name, "strong", "ink"),
            Para(address, "body", "ink2"),
            4,
            Para(_("Its six words. Ring your programme, and read them out: they are the same there."), "small", "ink2"),
            SixWords(card.words),
            gap=4,
        )
    )


def own_words(words: Sequence[str]) -> QWidget:
    """This laptop's own words, for a programme that rings to ask whether a first pack is really from here."""
    asked = _("Your own six words. When your programme rings about a first pack, read them out:")
    said = Para(" · ".join(words), "smallb", "ink")
    return holder(column(Para(asked, "small", "ink2"), said, gap=4))


def check_programme(parent: QWidget, card: ProgrammeCard, add: Callable[[], None]) -> Sheet:
    """Show whose file it is before it is added."""
    sheet = Sheet(
        parent,
        _("Send to this programme?"),
        _("From then on, only they can open what you send."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("add", _("Add it"), "primary", icon="check"),
        ],
        width=540,
    )
    sheet.body.addWidget(programme(card))
    if told := told_words(card):
        sheet.body.addWidget(Para(told, "small", "ink"))
    sheet.chosen.connect(lambda key: add() if key == "add" else None)
    return sheet.open_up()


def read_steps(parent: QWidget, on_read: Callable[[], None]) -> Sheet:
    """The steps for when someone is upset, in peace, before the day."""
    page = hosting.distress()
    sheet = Sheet(
        parent,
        page.title,
        page.lead,
        [
            SheetButton("close", _("Close"), "plain", safe=True),
            SheetButton("read", _("I have read them"), "primary", icon="check"),
        ],
        width=640,
    )
    for title, steps in (("", page.steps), (page.harm_title, (*page.harm_steps, *page.harm_notes))):
        if title:
            sheet.body.addWidget(Para(title, "h2", "ink"))
        for number, step in enumerate(steps, 1):
            said = column(Para(step.title, "strong", "ink"), gap=1)
            for text, role in ((step.say, "quotei"), (step.words, "body")):
                if text:
                    said.addWidget(Para(f"“{text}”" if role == "quotei" else text, role, "ink"))
            sign = sized(Label(str(number), "strong", "gorse"), width=20)
            line = row(sign, said, gap=8)
            line.setStretch(1, 1)
            line.setAlignment(sign, _TOP)
            sheet.body.addLayout(line)
    sheet.chosen.connect(lambda key: on_read() if key == "read" else None)
    return sheet.open_up()


def ways_in(kinds: Sequence[str]) -> QWidget:
    """How this laptop is locked, a line for each way in."""
    known = {
        "keychain": ("user-round", _("Your own sign-in to this laptop opens it.")),
        "passphrase": ("keyboard", _("The words you wrote on paper open it.")),
        "recovery": ("file-text", _("Your recovery sheet opens it.")),
        "programme": ("users-round", _("Your programme’s spare key opens a copy of it.")),
    }
    shown = [known.get(kind, ("lock-keyhole", _("A way in that a newer version added."))) for kind in kinds]
    if not shown:
        shown = [("sprout", _("This is for trying out. Its key is thrown away when you close the app."))]
    lines = column(gap=8)
    for icon, text in shown:
        line = row(Icon(icon, "spruce", 21), Para(text, "body", "ink"), gap=11)
        line.setStretch(1, 1)
        line.setAlignment(line.itemAt(0).widget(), _TOP)
        lines.addLayout(line)
    return holder(lines)
