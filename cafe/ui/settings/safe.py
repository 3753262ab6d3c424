"""Settings: how this laptop is locked, and where copies go. Each says how things stand, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui import locking
from cafe.ui.copying import choose_place, copy_now, last_backup, move_away
from cafe.ui.scale import Box, column, sized
from cafe.ui.settings import parts, ways
from cafe.ui.settings.putting_back import choose_copy
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class LockedCard(Card):
    """The ways in, a line for each, and what may be changed about them."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(name=_("How it is locked"), gap=10)
        self._services, self._shell = services, shell
        self.body.addWidget(Label(_("How it is locked"), "h2"))
        self._lines = column(gap=10)
        self.body.addLayout(self._lines)

    def refresh(self) -> None:
        """Draw the ways in as they stand."""
        _empty(self._lines)
        ways_in = self._services.ways_in
        try:
            kinds = ways_in.kinds
        except CafeError as problem:
            self._lines.addWidget(Para(problem.sentence(), "body", "ink"))
            return
        self._lines.addWidget(parts.ways_in(kinds))
        if not kinds:
            return
        if "recovery" not in kinds:
            told = _("There is no recovery sheet yet. It is a spare key, for a broken laptop or forgotten words.")
            self._lines.addWidget(Para(told, "body", "gorse"))
        self._lines.addWidget(Flow(*self._buttons(kinds)))
        self._lines.addWidget(Rule())
        words = [(str(n), _("After {n} minutes").format(n=n) if n else _("Only when I ask")) for n in locking.MINUTES]
        told = _("With nobody at it, and after sleep. Ctrl L locks it now. In a café only the notes are covered.")
        picker = Picker(_("It locks by itself"), words, str(locking.minutes(self._services)))
        picker.picked.connect(lambda key: self._services.content.keep_setting(locking.SETTING, int(key)))
        now = Button(_("Lock it now"), "secondary", icon="lock-keyhole", size="small")
        now.clicked.connect(self._shell.lock)
        hide = Para(_("In a hurry: Ctrl Shift H shows an empty page. Esc brings the app back."), "small", "ink2")
        for piece in (sized(picker, max_width=420), Para(told, "small", "ink2"), Flow(now), hide):
            self._lines.addWidget(piece)

    def _buttons(self, kinds: tuple[str, ...]) -> list[Button]:
        services, shell, ways_in = self._services, self._shell, self._services.ways_in
        has_sheet, has_words, has_sign_in = ("recovery" in kinds, "passphrase" in kinds, "keychain" in kinds)
        sheet = Button(
            _("Make a new sheet") if has_sheet else _("Make a recovery sheet"),
            "secondary" if has_sheet else "primary",
            icon="file-text",
            size="small",
        )
        sheet.clicked.connect(lambda: ways.make_sheet(self, services, shell))
        words = Button(
            _("Change the words") if has_words else _("Add five words"), "secondary", icon="keyboard", size="small"
        )
        words.clicked.connect(lambda: ways.change_words(self, services, shell))
        buttons = [sheet, words]
        if has_sign_in and len(kinds) > 2:
            stop, done = Button(_("Stop opening by itself"), "quiet", size="small"), _("It asks each time from now on")
            stop.clicked.connect(lambda: ways.run(services, shell, ways_in.stop_sign_in, done))
            buttons.append(stop)
        elif not has_sign_in and ways_in.can_use_sign_in:
            start, opens = Button(_("Let my sign-in open it"), "quiet", size="small"), _("It opens by itself now")
            start.clicked.connect(lambda: ways.run(services, shell, ways_in.use_sign_in, opens))
            buttons.append(start)
        if "programme" in kinds:
            back = Button(_("Take the programme’s key back"), "quiet", size="small")
            back.clicked.connect(
                lambda: ways.run(services, shell, ways_in.stop_programme, _("It opens no new copy now"))
            )
            buttons.append(back)
        elif services.packs.programme() is not None:
            let = Button(_("Give the programme a spare key"), "quiet", icon="users-round", size="small")
            let.clicked.connect(lambda: ways.let_programme(self, services, shell))
            buttons.append(let)
        return buttons


class CopiesCard(Card):
    """When the last copy was made, where copies go, and one now."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(name=_("Copies"), gap=10)
        self._services, self._shell = services, shell
        self.body.addWidget(Label(_("Copies"), "h2"))
        self._lines = column(gap=10)
        self.body.addLayout(self._lines)

    def refresh(self) -> None:
        """Draw how the copies stand."""
        _empty(self._lines)
        last = self._services.copies.last()
        self._lines.addWidget(Para(last_backup(last), "strong", "ink"))
        if last.trouble:
            self._lines.addWidget(Para(last.trouble, "body", "gorse"))
        if last.place is None:
            told = _("Choose a memory stick or a folder. A locked copy goes there after each café.")
            self._lines.addWidget(Para(told, "body", "ink2"))
        else:
            told = _("After each café, to {folder}. Keep the recovery sheet somewhere else.")
            self._lines.addWidget(Para(told.format(folder=last.place), "body", "ink2"))
        choose = Button(
            _("Choose a place") if last.place is None else _("Choose another place"),
            "secondary",
            icon="usb",
            size="small",
        )
        choose.clicked.connect(lambda: choose_place(self, self._services, self._shell))
        buttons = [choose]
        if last.place is not None:
            now = Button(_("Make a copy now"), "secondary", icon="copy", size="small")
            now.clicked.connect(lambda: copy_now(self._services, self._shell))
            buttons.insert(0, now)
        if kinds_of(self._services):
            back = Button(_("Put back a copy"), "quiet", icon="rotate-ccw", size="small")
            back.clicked.connect(lambda: choose_copy(self, self._services, self._shell))
            buttons.append(back)
            move = Button(_("Move to another laptop"), "quiet", icon="laptop", size="small")
            move.clicked.connect(lambda: move_away(self, self._services, self._shell))
            buttons.append(move)
        self._lines.addWidget(Flow(*buttons))


def kinds_of(services: Services) -> tuple[str, ...]:
    """The ways in there are; none where their file is damaged."""
    try:
        return services.ways_in.kinds
    except CafeError:
        return ()


def _empty(box: Box) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
