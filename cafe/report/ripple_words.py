"""A ripple in words: whom it touched, on which ring it stands, and all of it in a line. No layout."""

from __future__ import annotations

from cafe.core.i18n import _, ngettext
from cafe.model.community.values import Ripple, Touched


def touched_words(touched: Touched) -> str:
    """Who a ripple touched, as the key under the map says it."""
    return {
        Touched.ME: _("Me"),
        Touched.US: _("Us"),
        Touched.SERVICES: _("Services"),
        Touched.WIDER: _("Wider"),
    }[touched]


def ring_words(ring: int) -> str:
    """What the ring asks."""
    return {1: _("First"), 2: _("And then"), 3: _("And then what?")}[ring]


def told(one: Ripple) -> str:
    """One ripple in a line of words, for a list and for a screen reader."""
    facts = [touched_words(one.touched), _("it happened") if one.happened else _("it might")]
    if not one.is_wanted:
        facts.append(_("not wanted"))
    if one.votes:
        facts.append(ngettext("{n} vote", "{n} votes", one.votes).format(n=one.votes))
    return _("{text} ({facts})").format(text=one.text, facts=", ".join(facts))
