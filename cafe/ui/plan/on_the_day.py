"""What a plan may say of a stage for the day: its hour, its cues, and whether it moves on or may be left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta

from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.plan.view import StageLine
from cafe.run.pace import cue_points
from cafe.ui.plan.turning import Turning
from cafe.ui.scale import column
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.text import Label
from cafe.ui.widgets.when import TimeField

_FIRST = (60, 120, 180, 300, 600)  # seconds before the end of a stage
_LAST = (20, 30, 60, 120)


@dataclass(frozen=True, slots=True)
class DayActs:
    """What the page does when one of these is set. ``cues`` gets the seconds of both, 0 as usual."""

    pin: Callable[[time | None], object]
    cues: Callable[[int, int], object]
    moves_on: Callable[[bool], object]
    optional: Callable[[bool], object]


class OnTheDay(QWidget):
    """Set at once, like the minutes. ``keep()`` reads an hour that is still being typed."""

    def __init__(self, line: StageLine, acts: DayActs) -> None:
        super().__init__()
        whole = column(Label(_("On the day"), "h3"), gap=10)
        self.hour: TimeField | None = None
        fields: list[QWidget] = []
        if line.can_have_hour:
            self.hour = TimeField(_("Begins at"), line.hour, hint=_("Empty: when its turn comes"))
            self.hour.changed.connect(acts.pin)
            fields.append(self.hour)
        usual = cue_points(timedelta(minutes=line.minutes))
        self.soon = self._picker(_("First cue"), _FIRST, line.soon_seconds, usual[0], line.minutes)
        self.last = self._picker(_("Last cue"), _LAST, line.last_seconds, usual[1] if usual[1:] else 0, line.minutes)
        for picker in (self.soon, self.last):
            picker.picked.connect(lambda _key: acts.cues(int(self.soon.key), int(self.last.key)))
            fields.append(picker)
        whole.addWidget(Turning(*fields))
        self.moves_on = TickRow(
            _("Moves on by itself"), _("When its time is up. For ten seconds you can press Stay here.")
        )
        self.optional = TickRow(_("May be left out"), _("Where you are late, catching up may pass over it."))
        for tick, may, is_on, act in (
            (self.moves_on, line.can_move_on, line.moves_on, acts.moves_on),
            (self.optional, line.can_be_optional, line.is_optional, acts.optional),
        ):
            tick.setChecked(is_on)
            tick.toggled.connect(act)
            if may:
                whole.addWidget(tick)
            else:
                tick.hide()
        self.setLayout(whole)

    def keep(self) -> None:
        """Read an hour that is typed and was not left yet."""
        if self.hour is not None:
            self.hour.read()

    @staticmethod
    def _picker(label: str, offered: tuple[int, ...], chosen: int, usual: int, minutes: int) -> Picker:
        told = _("Usual: none") if not usual else _("Usual: {time}").format(time=_short(usual))
        within = {seconds for seconds in offered if seconds < minutes * 60} | ({chosen} - {0})
        options = [("0", told), *((str(one), _short(one)) for one in sorted(within))]
        return Picker(label, options, str(chosen), hint=_("Before its end"))


def _short(seconds: int) -> str:
    """As short as a list needs it: 20 sec, 2 min, 1 min 30."""
    whole, rest = divmod(seconds, 60)
    if not whole:
        return _("{n} sec").format(n=rest)
    return words.each(seconds) if rest else _("{n} min").format(n=whole)
