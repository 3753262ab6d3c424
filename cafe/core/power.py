"""How full the laptop's battery is, so that a host hears of it early in the hour, once.

What each system tells is read here as text or figures, with no system called: the window's side asks
(``cafe/ui/awake.py``) and hands over what it got.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from cafe.core.i18n import _

LOW_PERCENT = 20
MARGIN = timedelta(minutes=10)
_UNKNOWN = 255  # Windows: no figure for this battery
_NO_BATTERY = 128  # Windows: the flag of a computer without one


@dataclass(frozen=True, slots=True)
class Battery:
    """``percent`` 0 to 100. ``left`` is the system's own guess, ``None`` where it makes none."""

    percent: int
    on_mains: bool
    left: timedelta | None = None


def low_words(battery: Battery, needed: timedelta) -> str:
    """The sentence for a battery that may not last ``needed``; empty while there is no reason to say one.

    Low is a fifth or less, or a guess of the system's that is less than what is left of the evening and
    ten minutes to pack up.
    """
    if battery.on_mains:
        return ""
    is_short = battery.left is not None and battery.left < needed + MARGIN
    if battery.percent > LOW_PERCENT and not is_short:
        return ""
    return _("The battery is at {n} per cent. Plug the laptop in soon.").format(n=battery.percent)


def from_windows(line_status: int, flag: int, percent: int, seconds: int) -> Battery | None:
    """The four figures of ``GetSystemPowerStatus``; ``None`` for a computer without a battery."""
    if _UNKNOWN in (percent, flag) or flag & _NO_BATTERY:
        return None
    known = 0 <= seconds < 24 * 3600  # an unknown time is all bits set, read as -1 or as a huge figure
    return Battery(min(percent, 100), line_status == 1, timedelta(seconds=seconds) if known else None)


def from_linux(supplies: Mapping[str, Mapping[str, str]]) -> Battery | None:
    """The files of ``/sys/class/power_supply``: for each supply, the text of its files by name.

    Batteries of mice and telephones (``scope`` is ``Device``) are none of ours. Two batteries: the fuller
    one counts, as the laptop runs until both are empty.
    """
    on_mains, found = False, []
    for files in supplies.values():
        told = {name: text.strip() for name, text in files.items()}
        kind = told.get("type", "")
        if kind in ("Mains", "USB", "Wireless"):
            on_mains = on_mains or told.get("online") in ("1", "2")
        elif kind == "Battery" and told.get("scope", "") != "Device" and told.get("capacity", "").isdigit():
            found.append(told)
            on_mains = on_mains or told.get("status") in ("Charging", "Full", "Not charging")
    if not found:
        return None
    fullest = max(found, key=lambda told: int(told["capacity"]))
    return Battery(min(int(fullest["capacity"]), 100), on_mains, _linux_time(fullest) if len(found) == 1 else None)


def _linux_time(told: Mapping[str, str]) -> timedelta | None:
    """From what is in it and what flows out: energy and power, or charge and current."""
    for full, flow in (("energy_now", "power_now"), ("charge_now", "current_now")):
        amount, rate = told.get(full, ""), told.get(flow, "").lstrip("-")
        if amount.isdigit() and rate.isdigit() and int(rate) > 0:
            return timedelta(hours=int(amount) / int(rate))
    return None


def from_pmset(text: str) -> Battery | None:
    """What ``pmset -g batt`` prints on a Mac; ``None`` for one without a battery.

    >>> from_pmset("Now drawing from 'AC Power'\\n -InternalBattery-0 (id=1)\\t81%; charging; 0:40 remaining")
    Battery(percent=81, on_mains=True, left=None)
    """
    percent = re.search(r"InternalBattery\S*[^\n]*?(\d{1,3})%", text)
    if percent is None:
        return None
    on_mains = "'AC Power'" in text
    time = re.search(r"(\d+):(\d\d) remaining", text)
    left = timedelta(hours=int(time[1]), minutes=int(time[2])) if time and not on_mains else None
    return Battery(min(int(percent[1]), 100), on_mains, left)
