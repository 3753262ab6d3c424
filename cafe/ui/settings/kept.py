"""Settings: how long things are kept, when each café's notes go, and the way to what was done and to a lost laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _, ngettext
from cafe.store.periods import MONTHS, NOTES_DAYS, Due, days_left
from cafe.ui.scale import Box, column, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from datetime import datetime

    from cafe.collate.keeping.rules import CameDue
    from cafe.model.values import ProgrammeCard
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_MOST_SHOWN = 4
_MOST_DAYS_WITHOUT_YEAR = 300


def countdown(due: Due, now: datetime) -> str:
    """*Working notes of Tuesday blether go in 12 days, on 8 December.*"""
    title = due.held.title or due.held.code
    what = {
        "notes": _("Working notes of {title}"),
        "entries": _("Sentences and quotes of {title}"),
        "heads": _("Headcounts of {title}"),
    }[due.kind].format(title=title)
    return _goes(what, due.days(now), due.at)


def came_countdown(due: CameDue, now: datetime) -> str:
    """*The words of 12 cafés that came in go in 400 days, on 8 January 2028.*"""
    n = len(due.ids)
    if due.kind == "entries":
        what = ngettext("The words of {n} café that came in", "The words of {n} cafés that came in", n)
    else:
        what = ngettext("Headcounts of {n} café or return", "Headcounts of {n} cafés and returns", n)
    return _goes(what.format(n=n), days_left(due.at, now), due.at)


def _goes(what: str, days: int, at: datetime) -> str:
    date = local(at).date()
    day = f"{words.day_and_month(date)} {date.year}" if days > _MOST_DAYS_WITHOUT_YEAR else words.day_and_month(date)
    if not days:
        return _("{what} go today.").format(what=what)
    return ngettext("{what} go in {n} day, on {day}.", "{what} go in {n} days, on {day}.", days).format(
        what=what, n=days, day=day
    )


class KeptForCard(Card):
    """The periods, and what goes next."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(name=_("How long it is kept"), gap=10)
        self._services, self._shell = services, shell
        self.body.addWidget(Label(_("How long it is kept"), "h2"))
        said = _("What is deleted here is deleted for good, also from older copies.")
        self.body.addWidget(Para(said, "small", "ink2"))
        days = [(str(n), _notes_words(n)) for n in NOTES_DAYS]
        months = [(str(n), months_words(n)) for n in MONTHS]
        self._notes = Picker(_("Working notes and drafts"), days)
        self._entries = Picker(_("Sentences, quotes and ideas"), months)
        self._heads = Picker(_("Headcounts"), months)
        for picker, name in (
            (self._notes, "notes_days"),
            (self._entries, "entries_months"),
            (self._heads, "heads_months"),
        ):
            picker.picked.connect(lambda key, name=name: self._keep(name, int(key)))
            self.body.addWidget(sized(picker, max_width=420))
        self._told = Para("", "small", "ink")
        self.body.addWidget(self._told)
        self._lines = column(gap=6)
        self.body.addLayout(self._lines)
        done = Button(_("What was done here"), "secondary", icon="list-checks", size="small")
        done.clicked.connect(lambda: shell.go("what-was-done"))
        self.body.addWidget(Flow(done))

    def refresh(self) -> None:
        """Draw what stands and what goes."""
        periods = self._services.retention.periods()
        for picker, value in (
            (self._notes, periods.notes_days),
            (self._entries, periods.entries_months),
            (self._heads, periods.heads_months),
        ):
            picker.pick(str(value))
        self._show_told()
        _empty(self._lines)
        now, coming = self._services.clock.now(), self._services.retention.coming()
        collate = self._services.collate
        came = [
            came_countdown(due, now) for card in collate.programmes() for due in collate.keeping.coming(card.id)[:1]
        ]
        for said in (*came, *(countdown(due, now) for due in coming[:_MOST_SHOWN])):
            line = row(Icon("clock", "ink2", 18), Para(said, "small", "ink"), gap=8)
            line.setStretch(1, 1)
            self._lines.addWidget(holder(line))
        if len(coming) > _MOST_SHOWN:
            more = _("and {n} more, later").format(n=len(coming) - _MOST_SHOWN)
            self._lines.addWidget(Para(more, "small", "ink2"))
        if not coming and not came:
            none = _("Nothing has a day to go yet. The time begins when a café is sent.")
            self._lines.addWidget(Para(none, "small", "ink2"))

    def _show_told(self) -> None:
        """What the programme says counts for what is sent to it, whatever was chosen here."""
        card = self._services.packs.programme()
        said = told_words(card) if card is not None else ""
        self._told.setText(said)
        self._told.setVisible(bool(said))

    def _keep(self, name: str, value: int) -> None:
        retention = self._services.retention
        retention.keep_for(replace(retention.periods(), **{name: value}))


class LostCard(Card):
    """The way to the page for a laptop that is gone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(name=_("If this laptop is lost"), gap=10)
        self.body.addWidget(Label(_("If this laptop is lost"), "h2"))
        said = _("What was on it, whether it can be read, and what to do first.")
        self.body.addWidget(Para(said, "body", "ink2"))
        look = Button(_("Read it now, in peace"), "secondary", icon="life-buoy", size="small")
        look.clicked.connect(lambda: shell.go("lost-laptop"))
        self.body.addWidget(Flow(look))


def _notes_words(days: int) -> str:
    if not days:
        return _("Delete them as soon as it is sent")
    return _("{n} days after it has arrived").format(n=days)


def months_words(months: int) -> str:
    """A time that things are kept for."""
    if not months:
        return _("Until the programme says")
    if months == 12:
        return _("One year")
    return _("{n} years").format(n=words.number(months // 12)).capitalize()


def told_words(card: ProgrammeCard) -> str:
    """How long a programme's file asks hosts to keep things; empty where it does not say."""
    said = []
    if card.entries_months:
        line = _("{name} asks you to keep sentences for {time} after sending.")
        said.append(line.format(name=card.name, time=_time(card.entries_months)))
    if card.heads_months:
        line = _("{name} asks you to keep headcounts for {time} after sending.")
        said.append(line.format(name=card.name, time=_time(card.heads_months)))
    if said:
        said.append(_("Then this laptop deletes them. It counts down here first."))
    return " ".join(said)


def _time(months: int) -> str:
    return _("one year") if months == 12 else _("{n} years").format(n=words.number(months // 12))


def _empty(box: Box) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
