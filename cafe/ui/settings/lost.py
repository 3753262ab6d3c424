"""If this laptop is lost: what was on it, whether it can be read, what to do, and within which hours.

Counted here from what is kept, so that a coordinator gets an answer and not a guess. After a copy was put back on a
new laptop the page says the same of the day of that copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui.copying import last_backup
from cafe.ui.place import Page
from cafe.ui.scale import Box, column, row, sized
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.store.inventory import Inventory
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop


def what_was_on_it(found: Inventory) -> tuple[str, ...]:
    """A line for each kind of thing that is kept here."""
    lines = [
        ngettext("{n} café, with its hall and day", "{n} cafés, with their halls and days", found.cafes),
        ngettext("{n} working note", "{n} working notes", found.notes),
        ngettext("{n} sentence, quote or idea", "{n} sentences, quotes and ideas", found.entries),
        ngettext("{n} list of first names to watch for", "{n} lists of first names to watch for", found.names),
        ngettext("{n} pack from other hosts", "{n} packs from other hosts", found.packs),
        ngettext("the key of {n} programme", "the keys of {n} programmes", found.programme_keys),
    ]
    counts = (found.cafes, found.notes, found.entries, found.names, found.packs, found.programme_keys)
    return tuple(line.format(n=n) for line, n in zip(lines, counts, strict=True) if n)


def can_it_be_read(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Plainly, for the ways in that there are."""
    if not kinds:
        return (_("This store is for trying out. Its key is thrown away when the app closes."),)
    said = [_("It is all kept in a code. Without a key nobody can read it, also not with the disk taken out.")]
    if "keychain" in kinds:
        said.append(_("Your own sign-in opens it. Who knows that password can read it, so tell your programme."))
    if "passphrase" in kinds:
        said.append(_("Your words open it. If the paper with them lay in the same bag, say so."))
    if "recovery" in kinds:
        said.append(_("The recovery sheet opens it. If it lay in the same bag, say so."))
    if "programme" in kinds:
        said.append(_("Your programme can open it too, with its own key."))
    said.append(_("A laptop that was open when it was taken can be read until it locks or sleeps."))
    return tuple(said)


def steps() -> tuple[tuple[str, str], ...]:
    """What to do: by when, and what."""
    ring = _("Ring your programme. Say when you last had it, and whether it was open. Ask the hall and the bus too.")
    accounts = _("From another device, change the password of each account that was signed in on it.")
    police = _("If it was stolen, tell the police on 101.")
    decides = _("Your programme decides whether the Information Commissioner has to hear of it.")
    since = _("Its time began when it heard from you.")
    moving = _("Put the app on it and press “I am moving from another laptop”.")
    back = _("Your last copy and the recovery sheet bring all back.")
    fresh = _("Make a new sheet and new words in Settings, and put a fresh copy on the stick.")
    return (
        (_("In the first hour"), ring),
        (_("The same day"), f"{accounts} {police}"),
        (_("Within 72 hours"), f"{decides} {since}"),
        (_("When you have another laptop"), f"{moving} {back}"),
        (_("Then"), fresh),
    )


class LostLaptopPage(Page):
    """Two halves: what was on it, and what to do."""

    spine_place = "settings"
    refresh_on = frozenset({Kind.SETTINGS, Kind.CAFES, Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.frame = PageFrame(
            _("If this laptop is lost"), _("Read it once now. It is in Help on any laptop too."), back=True
        )
        self.frame.back_pressed.connect(shell.back)
        both = TwoPages(side_width=470)
        self._on_it, self._read = Card(name=_("What is on it"), gap=8), Card(name=_("Can it be read?"), gap=8)
        both.main.fill([self._do(), None])
        both.side.fill([self._on_it, self._read, None])
        self.frame.body.addWidget(both)
        self.frame.body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self.frame.back

    def refresh(self) -> None:
        from cafe.store.inventory import inventory

        try:
            kinds = self.services.ways_in.kinds
        except CafeError:
            kinds = ()
        found = inventory(self.services.database)
        lines = what_was_on_it(found) or (_("Nothing yet."),)
        _fill(self._on_it.body, _("What is on it"), (*lines, last_backup(self.services.copies.last())))
        _fill(self._read.body, _("Can it be read?"), can_it_be_read(kinds))

    def _do(self) -> Card:
        card = Card(name=_("What to do"), gap=12)
        card.body.addWidget(Label(_("What to do"), "h2"))
        programme = self.services.packs.programme()
        if programme is not None and programme.address:
            said = _("Your programme: {name}, {address}").format(name=programme.name, address=programme.address)
            card.body.addWidget(Para(said, "smallb", "ink"))
        for number, (when, what) in enumerate(steps(), 1):
            text = column(Para(when, "strong", "ink"), Para(what, "body", "ink"), gap=2)
            sign = sized(Label(str(number), "strong", "gorse"), width=20)
            line = row(sign, text, gap=8)
            line.setStretch(1, 1)
            line.setAlignment(sign, _TOP)
            card.body.addLayout(line)
        return card


def _fill(box: Box, title: str, lines: tuple[str, ...]) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
    box.addWidget(Label(title, "h2"))
    for line in lines:
        box.addWidget(Para(line, "body", "ink"))
