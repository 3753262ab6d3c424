"""What was done on this laptop with what is kept: readable, on this laptop only, and without a word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.i18n import _, ngettext
from cafe.store.trail import Deed, Done
from cafe.ui.place import Page
from cafe.ui.scale import column, row, sized
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import PageFrame, Scroll
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_ICONS = {
    Deed.PACK_MADE: "package",
    Deed.SENT: "send",
    Deed.RECEIVED: "inbox",
    Deed.RETURN_MADE: "package",
    Deed.RETURN_SENT: "send",
    Deed.IMPORTED: "package-open",
    Deed.IMPORT_UNDONE: "undo-2",
    Deed.RELEASED: "file-text",
    Deed.PROGRAMME_ADDED: "file-text",
    Deed.RIPPLES_SAVED: "layers",
    Deed.KIT_MADE: "package",
    Deed.KIT_TAKEN: "package-open",
    Deed.REPLIES_MADE: "send",
    Deed.REPLY_TAKEN: "inbox",
    Deed.COPY_MADE: "copy",
    Deed.MOVE_MADE: "laptop",
    Deed.COPY_PUT_BACK: "copy",
    Deed.SHEET_MADE: "file-text",
    Deed.SHEET_SEEN: "file-text",
}
_MOST = 300


def said(done: Done) -> str:
    """One line of the trail in words."""
    of = _("café {code}").format(code=done.about) if done.about else ""
    n = done.count
    plain = {
        Deed.PACK_MADE: _("A pack of {of} was made").format(of=of),
        Deed.SENT: _("{of} was sent, as its host said").format(of=of[:1].upper() + of[1:]),
        Deed.RECEIVED: _("{of} has arrived at the programme").format(of=of[:1].upper() + of[1:]),
        Deed.RETURN_SENT: _("A return of a quarter was sent, as its host said"),
        Deed.RETURN_DELETED: _("The figures of a quarter’s return were deleted for good"),
        Deed.PROGRAMME_ADDED: _("The file of a programme was added"),
        Deed.RIPPLES_SAVED: _("The ripples of {of} were saved as a picture or a list").format(of=of),
        Deed.KIT_MADE: _("A kit or a plan was saved as a file, to be handed on"),
        Deed.KIT_TAKEN: _("A kit of somebody else was taken in"),
        Deed.REPLY_TAKEN: _("A programme’s reply was read"),
        Deed.COPY_MADE: _("A copy was made and checked"),
        Deed.MOVE_MADE: _("Everything was saved in one locked file, for another laptop"),
        Deed.COPY_PUT_BACK: _("A copy was put back. What is here came from it"),
        Deed.SHEET_MADE: _("A new recovery sheet was made. The older one opens nothing here"),
        Deed.SHEET_SEEN: _("The recovery sheet was looked for, and found"),
        Deed.WORDS_CHANGED: _("New words open this laptop"),
        Deed.WORDS_STOPPED: _("No words open this laptop any more"),
        Deed.SIGN_IN_ADDED: _("The laptop’s own sign-in opens it"),
        Deed.SIGN_IN_STOPPED: _("The laptop’s own sign-in opens it no more"),
        Deed.PROGRAMME_LET: _("The programme was given a spare key to this laptop"),
        Deed.PROGRAMME_STOPPED: _("The programme’s spare key was taken back"),
        Deed.HOST_HELPED: _("A new recovery sheet was made for a host, with the programme’s spare key"),
        Deed.DEPUTY_SET: _("A deputy was named for the programme"),
        Deed.DEPUTY_LEFT: _("The programme has no deputy any more"),
        Deed.MONTHS_SET: _("The programme’s file says how long things are kept"),
        Deed.KEY_CHANGED: _("The programme has another key. The one before is kept"),
        Deed.KEY_FILE_MADE: _("The programme’s key was saved as a file, locked with a sheet"),
        Deed.TAKEN_OVER: _("This laptop collects for a programme from now on"),
    }
    if done.deed in plain:
        return plain[done.deed]
    counted = {
        Deed.IMPORTED: ngettext("{n} pack was taken in", "{n} packs were taken in", n),
        Deed.CHOICES_MADE: _("Choices were written for another coordinator"),
        Deed.CHOICES_TAKEN: _("Choices of another coordinator were taken in"),
        Deed.CHOICES_UNDONE: _("Choices of another coordinator were taken back"),
        Deed.IMPORT_UNDONE: ngettext("{n} pack was taken out again", "{n} packs were taken out again", n),
        Deed.RELEASED: ngettext("A report of {n} café was released", "A report of {n} cafés was released", n),
        Deed.REPLIES_MADE: ngettext("A reply to {n} host was written", "Replies to {n} hosts were written", n),
        Deed.RETURN_MADE: ngettext(
            "A return of a quarter was made, of {n} person", "A return of a quarter was made, of {n} people", n
        ),
        Deed.NOTES_DELETED: ngettext(
            "{n} working note of {of} was deleted for good", "{n} working notes of {of} were deleted for good", n
        ),
        Deed.ENTRIES_DELETED: _("Sentences, quotes and ideas of {of} were deleted for good"),
        Deed.HEADS_DELETED: _("Headcounts of {of} were deleted for good"),
        Deed.CAME_ENTRIES_DELETED: ngettext(
            "What {n} café said was deleted here for good: the programme’s time is over",
            "What {n} cafés said was deleted here for good: the programme’s time is over",
            n,
        ),
        Deed.CAME_HEADS_DELETED: ngettext(
            "Headcounts that came in were deleted here for good, of {n} café or return",
            "Headcounts that came in were deleted here for good, of {n} cafés and returns",
            n,
        ),
        Deed.REMOVED_DELETED: _("What was removed by hand a month before was deleted for good"),
        Deed.COPIES_EXPIRED: _("Copies that held what was deleted were let go"),
    }
    return counted[done.deed].format(n=n, of=of)


class WhatWasDonePage(Page):
    """A day, and under it what was done."""

    spine_place = "settings"
    refresh_on = frozenset({Kind.SETTINGS, Kind.SENT, Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        under = _("Made, sent, taken in, deleted, and who may open it. On this laptop only, and never what was said.")
        self.frame = PageFrame(_("What was done here"), under, back=True, scrolls=False)
        self.frame.back_pressed.connect(shell.back)
        self._card = Card(margins=(24, 14, 4, 14), gap=0, name=_("What was done here"))
        self._scroll = Scroll(gap=0)
        self._scroll.keep_bar_in(20)
        self._card.body.addWidget(self._scroll)
        self.frame.body.addWidget(self._card, 1)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self.frame.back

    def refresh(self) -> None:
        body = self._scroll.body
        while body.count():
            gone = body.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        day = None
        lines = self.services.trail.lines()
        for done in lines[:_MOST]:
            at = local(done.at)
            if at.date() != day:
                if day is not None:
                    body.addWidget(Rule())
                day = at.date()
                named = _("{day} {year}").format(day=words.long_date(day), year=day.year)
                body.addWidget(sized(Label(named, "strong"), min_height=40))
            line = QWidget()
            icon = Icon(_icon(done.deed), "ink2", 18)
            pieces = row(sized(Label(f"{at:%H:%M}", "small", "ink2"), width=52), icon, Para(said(done), "body", "ink"))
            pieces.setContentsMargins(0, 4, 0, 8)
            pieces.setStretch(2, 1)
            line.setLayout(pieces)
            body.addWidget(line)
        if not lines:
            body.addWidget(
                Para(_("Nothing yet. The first line comes with the first copy, pack or key."), "body", "ink2")
            )
        body.addStretch(1)


def _icon(deed: Deed) -> str:
    if deed.value.endswith(("deleted", "expired")):
        return "trash-2"
    return _ICONS.get(deed, "lock-keyhole")
