"""What goes round at the end of a café: the short slip or the long one, and four national questions if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.content import forms
from cafe.content.wellbeing import wellbeing
from cafe.core.i18n import _
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.services import Services


class AtTheEnd(Card):
    """Kept as soon as it is pressed. Both stay as they are until a programme asks for more."""

    def __init__(self, services: Services) -> None:
        super().__init__(name=_("At the end of a café"), gap=10)
        content = services.content
        kinds = (Segment(forms.LIGHT, _("Short slip")), Segment(forms.FULL, _("Long slip")))
        self.slip = Segments(kinds, content.slip_profile(), name=_("Who came"), height=44)
        self.slip.chosen.connect(lambda key: content.keep_setting("slip_profile", key))
        told = _("Short: age, ethnic group, health, caring. Long: all that your programme may ask for.")
        self.wellbeing = TickRow(
            _("Ask the four national questions on well-being"),
            _("For a group that meets for a long time. Off by itself."),
        )
        self.wellbeing.setChecked(content.asks_wellbeing())
        self.wellbeing.toggled.connect(lambda on: content.keep_setting("asks_wellbeing", on))
        self.body.addWidget(Label(_("At the end of a café"), "h2"))
        self.body.addWidget(Label(_("Who came"), "smallb", "ink2"))
        self.body.addWidget(self.slip)
        self.body.addWidget(Para(told, "small", "ink2"))
        self.body.addWidget(self.wellbeing)
        self.body.addWidget(Para(wellbeing().licence, "small", "ink2"))
