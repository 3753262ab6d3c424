"""The words that only a group or a programme can fill in: for the poster, the notice and the DPIA pack."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from cafe.content.paper_words import MOST_LINE, PaperWords
from cafe.core.i18n import _, ngettext
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.fields import Field, TextArea
from cafe.ui.widgets.text import Label, Para


class OwnWords(Card):
    """Fields that are kept when they are left. Signal `kept(PaperWords)` with all of them as they then are."""

    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__(margins=(22, 18, 22, 20), gap=12, name=_("Your own words"))
        self._words = PaperWords()
        self.fields = {
            "organisation": Field(_("Your organisation"), most=MOST_LINE),
            "contact": Field(_("How to reach you"), hint=_("It stands on the poster and the notice."), most=MOST_LINE),
            "welcome": Field(_("Who the café is for"), optional=True, most=MOST_LINE),
        }
        self.access = TextArea(
            _("Getting in, hearing and seeing"), rows=3, hint=_("A line each: a ramp, a hearing loop."), optional=True
        )
        self.legal = {
            "lawful_basis": Field(_("Lawful basis (Article 6)"), optional=True, most=MOST_LINE),
            "health_condition": Field(_("Condition for health (Article 9)"), optional=True, most=MOST_LINE),
            "decided_by": Field(_("Decided by"), hint=_("A role, not a name."), optional=True, most=MOST_LINE),
        }
        self.body.addWidget(Label(_("Your own words"), "h2"))
        self.body.addWidget(Para(_("They go on paper, and stay on this laptop."), "small", "ink2"))
        for field in (*self.fields.values(), self.access):
            self.body.addWidget(field)
        self.months_set = Para("", "body", "ink2")
        asked = Para(_("How long what came in is kept"), "smallb", "ink")
        self.body.addWidget(holder(column(asked, self.months_set, gap=4)))
        self.more = Button(_("For your data protection lead"), "quiet", icon="chevron-down", size="small", flush="left")
        self.body.addLayout(row(self.more, None))
        self._legal = holder(column(Rule(), *self.legal.values(), gap=12))
        self._legal.hide()
        self.body.addWidget(self._legal)
        self._connect()

    def _connect(self) -> None:
        for field in (*self.fields.values(), *self.legal.values()):
            field.finished.connect(self.keep)
        self.more.clicked.connect(self._turn)

    def show_words(self, words: PaperWords, months_set: int = 0) -> None:
        """Show them as they are kept; a field that somebody is typing in is left alone.

        ``months_set``: what is really set for sentences, which is what paper says; 0: not set.
        """
        unset = _("Until somebody deletes it, and paper says so. Set a time under Settings.")
        said = ngettext(
            "{n} month, as it is set. Paper says the same.",
            "{n} months, as it is set. Paper says the same.",
            months_set,
        )
        self.months_set.setText(said.format(n=months_set) if months_set else unset)
        self._words = words
        for name, field in {**self.fields, **self.legal}.items():
            if not (field.line.hasFocus() and field.line.isModified()):
                field.set_text(getattr(words, name))
        lines = "\n".join(words.access)
        if not self.access.page.hasFocus() and self.access.text != lines:
            self.access.set_text(lines)

    def keep(self) -> None:
        """Say what stands in the fields, where it is not what is kept already."""
        typed: dict[str, Any] = {name: field.text for name, field in {**self.fields, **self.legal}.items()}
        lines = (" ".join(line.split())[:MOST_LINE] for line in self.access.text.splitlines())
        typed["access"] = tuple(line for line in lines if line)
        words = replace(self._words, **typed)
        if words != self._words:
            self._words = words
            self.kept.emit(words)

    def _turn(self) -> None:
        self._legal.setVisible(self._legal.isHidden())
        self.more.set_icon("chevron-down" if self._legal.isHidden() else "chevron-up")
