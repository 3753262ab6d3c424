"""Whether a map of ripples may leave as a picture or on paper: by the same rules by which it goes into a pack.

Looking is free, every export is a release (privacy decision 0.7); what the guard asked is answered first (0.10).
"""

from __future__ import annotations

from cafe.capture import notes as rules
from cafe.core import words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.community.values import RippleMap
from cafe.packs.facts import SendFacts
from cafe.packs.readiness import ripple_texts
from cafe.privacy.guard.check import check


def why_held(facts: SendFacts, kept: RippleMap, *, for_the_table: bool = False) -> ProblemToFix | None:
    """Why the map stays here for now, and what to do; None where it may leave.

    ``for_the_table``: a sheet for the women who said it all, which may come before the reading back.
    """
    if not facts.topic.quotes:
        return ProblemToFix(
            _("On this topic nobody’s own words leave the laptop."), _("The map can be looked at here, together.")
        )
    if reason := rules.why_no_words(facts.plan.note_mode, facts.people):
        return ProblemToFix(reason, _("The map can be looked at here, together."))
    if marked := marked_words(facts, kept):
        return ProblemToFix(
            _("Words on the map could point to a person: {words}.").format(words=words.listed(marked)),
            _("Press Change there, and answer what is marked. The map is kept."),
        )
    if not (kept.is_read_back or for_the_table):
        return ProblemToFix(
            _("The group has not heard this map yet, so it stays on this laptop."),
            _("Press Read it back. Then save it."),
        )
    return None


def marked_words(facts: SendFacts, kept: RippleMap) -> tuple[str, ...]:
    """What the guard still asks about, each once, in the order of the list."""
    return tuple(
        dict.fromkeys(
            flag.text
            for _target, _place, text, answers in ripple_texts(facts.plan.cafe_id, kept)
            for flag in rules.unanswered(check(text, local_words=facts.names), answers)
        )
    )
