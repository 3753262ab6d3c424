"""The group's own agreements: on the poster, on cards and on the room's screen, kept apart from the method's six."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.content import forms
from cafe.core.i18n import _
from cafe.ui.scale import holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Picker, TextArea
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.services import Services


class OwnAgreements(Card):
    """One on each line, kept as soon as it is typed. What does not fit any more waits in its place."""

    def __init__(self, services: Services) -> None:
        super().__init__(name=_("Our own agreements"), gap=10)
        self._content = services.content
        self._said = forms.agreements()
        self.lines = TextArea(
            _("One on each line, {n} at most").format(n=self._said.own_most), rows=self._said.own_most
        )
        self.lines.changed.connect(lambda _text: self._keep())
        self.offers = Picker(_("Add one that other groups use"), [], placeholder=_("Choose one"))
        self.offers.picked.connect(self._add)
        self._first = Button(_("Back to the first ones"), "quiet", icon="rotate-ccw", size="small", flush="left")
        self._first.clicked.connect(lambda: self.lines.set_text("\n".join(self._said.poster_lines)))
        about = _("They stand on the poster, the cards and the room’s screen, under the six of the method.")
        self.body.addWidget(Label(_("Our own agreements"), "h2"))
        self.body.addWidget(Para(about, "small", "ink2"))
        self.body.addWidget(self.lines)
        self.body.addWidget(self.offers)
        self.body.addWidget(holder(row(self._first, None)))

    def refresh(self) -> None:
        """Show them as they are kept; nothing moves under somebody who types."""
        kept = self._content.own_agreements_as_typed()
        if not self.lines.page.hasFocus() and self._typed() != list(kept):
            self.lines.set_text("\n".join(kept))
        self._say()

    def _typed(self) -> list[str]:
        return [line for line in (" ".join(line.split()) for line in self.lines.text.splitlines()) if line]

    def _keep(self) -> None:
        if self._typed() != list(self._content.own_agreements_as_typed()):
            self._content.keep_own_agreements(self._typed())
        self._say()

    def _say(self) -> None:
        typed, most = self._typed(), self._said.own_most
        too_many = _("The first {n} are printed and shown. The others wait here.").format(n=most)
        self.lines.set_error(too_many if len(typed) > most else "")
        left = [line for line in self._said.own if line not in typed] if len(typed) < most else []
        self.offers.set_options([(line, line) for line in left])
        self.offers.setVisible(bool(left))
        self._first.setVisible(tuple(typed) != self._said.poster_lines)

    def _add(self, line: str) -> None:
        self.lines.set_text("\n".join([*self._typed(), line]))
