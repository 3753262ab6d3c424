"""Moving from another laptop: a copy was chosen, and its words or its recovery sheet bring everything here."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cafe.core.i18n import _
from cafe.ui.opening.unlock import UnlockPage
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.choices import TickRow


class MovingPage(UnlockPage):
    """Like opening, with a copy. ``wants_sign_in``: whether this laptop is one person's. ``back_pressed()``."""

    back_pressed = Signal()

    def __init__(self, name: str, *, has_words: bool, has_sheet: bool, has_keychain: bool, is_there: bool) -> None:
        self._name, self._is_there = name, is_there
        super().__init__(has_words=has_words, has_sheet=has_sheet)
        self._title.setText(_("Bring your cafés here"))
        self.open_button.set_words(self.busy_words()[0])
        self._again.hide()
        self.mine = TickRow(_("Only I use this laptop"), _("Then it opens by itself once you sign in to it."))
        if not has_keychain:
            self.mine.hide()
        back = Button(_("Back"), "quiet", icon="arrow-left", flush="left")
        back.clicked.connect(self.back_pressed)
        at = self.body.indexOf(self.cover_tick)
        self.body.insertWidget(at + 1, self.mine)
        self.body.insertLayout(self.body.count() - 1, row(back, None))

    @property
    def wants_sign_in(self) -> bool:
        """Whether this laptop's own sign-in is to open the cafés from now on."""
        return self.mine.isChecked()

    def lines(self) -> tuple[str, str]:
        kept = _("What is on this laptop now is kept aside first.") if self._is_there else ""
        words = _("From {name}. Type the words that opened the other laptop.").format(name=self._name)
        sheet = _("From {name}. Type the five groups from your recovery sheet.").format(name=self._name)
        return f"{words} {kept}".strip(), f"{sheet} {kept}".strip()

    def busy_words(self) -> tuple[str, str]:
        return _("Bring them here"), _("Checking the copy…")
