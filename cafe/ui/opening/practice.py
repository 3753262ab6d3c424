"""A practice café: an evening to try on a throw-away store. Nothing of it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cafe.content import topics
from cafe.core.i18n import _
from cafe.model.values import Length

if TYPE_CHECKING:
    from cafe.ui.services import Services

_TOPIC = "T01"  # the gentlest, and always there
_PEOPLE = 6


def plan_practice(services: Services) -> str:
    """Plan one short made-up evening, about to begin, as a rehearsal; gives its id."""
    now = services.clock.now().replace(second=0, microsecond=0)
    plan = services.plan.new_cafe(
        topics.find(_TOPIC),
        Length.TASTER,
        now + timedelta(minutes=5),
        _PEOPLE,
        title=_("A practice café"),
        hall=_("A made-up hall"),
        is_rehearsal=True,
    )
    services.undo.clear()
    return plan.cafe_id
