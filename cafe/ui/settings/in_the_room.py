"""What may be heard and pressed in a room: a soft bell, and a clicker. Both are off until they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.core.i18n import _
from cafe.ui.bell import SETTING, TURNS, Bell, Bells, chosen
from cafe.ui.run.keys import CLICKER
from cafe.ui.scale import row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class InTheRoom(Card):
    """Kept as soon as it is pressed."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(name=_("In the room"), gap=10)
        content = services.content
        bell = Bell(self)
        bell.refused.connect(shell.toast)
        ways = (
            Segment(Bells.NONE.value, _("No sound")),
            Segment(Bells.UP.value, _("Time up")),
            Segment(Bells.BOTH.value, _("Nearly, too")),
        )
        self.bells = Segments(ways, chosen(content.setting(SETTING, "")).value, name=_("A soft bell"), height=44)
        self.bells.chosen.connect(lambda key: content.keep_setting(SETTING, key))
        hear = Button(_("Hear the bell"), "secondary", icon="volume-2", size="small")
        hear.clicked.connect(bell.ring)
        turns = TickRow(
            _("A bell for each turn"), _("When a turn in a round has had its time. Press Spoke after each.")
        )
        turns.setChecked(bool(content.setting(TURNS, False)))
        turns.toggled.connect(lambda on: content.keep_setting(TURNS, on))
        clicker = TickRow(_("My clicker turns the stages"), _("Its Page Down is Next, its Page Up is Back."))
        clicker.setChecked(bool(content.setting(CLICKER, False)))
        clicker.toggled.connect(lambda on: content.keep_setting(CLICKER, on))
        self.body.addWidget(Label(_("In the room"), "h2"))
        self.body.addWidget(Label(_("A soft bell in a stage"), "smallb", "ink2"))
        self.body.addWidget(self.bells)
        self.body.addLayout(row(hear, None))
        self.body.addWidget(Para(_("Try it before people come. The room’s screen makes no sound."), "small", "ink2"))
        self.body.addWidget(turns)
        self.body.addWidget(clicker)
