"""**Plan** ← run. How long the rounds really took last time, in one quiet line for the next plan of that length."""

from __future__ import annotations

from collections.abc import Sequence

from cafe.core import words
from cafe.core.i18n import _
from cafe.model.values import StageKind
from cafe.run.state import Actual

LEAST_SECONDS = 30  # less is a stage that was passed by, and says nothing about the plan
TELLING = 2  # minutes more or fewer that are worth a word
MOST = 2


def last_time_words(actuals: Sequence[Actual]) -> str:
    """*Last time Round 1 took 18 minutes, 4 more than planned.* Empty where no round was held.

    The rounds and the open dialogue, at most two of them, those that differed most. Time added during the
    café counts as taken: it is the plan that is to learn.
    """
    held = [
        one
        for one in actuals
        if (one.stage.kind.is_object_round or one.stage.kind is StageKind.DIALOGUE) and one.spent >= LEAST_SECONDS
    ]
    if not held:
        return ""
    telling = sorted((one for one in held if abs(_more(one)) >= TELLING), key=lambda one: -abs(_more(one)))[:MOST]
    if not telling:
        return _("Last time the rounds took as long as planned.")
    parts = [_took(one) for one in held if one in telling]
    return _("Last time {rounds}.").format(rounds=_(", and ").join(parts))


def _minutes(seconds: int) -> int:
    return round(seconds / 60)


def _more(one: Actual) -> int:
    return _minutes(one.spent) - _minutes(one.planned)


def _took(one: Actual) -> str:
    more = _more(one)
    pattern = (
        _("{stage} took {minutes}, {n} more than planned")
        if more > 0
        else (_("{stage} took {minutes}, {n} fewer than planned"))
    )
    return pattern.format(stage=one.stage.title, minutes=words.minutes(_minutes(one.spent)), n=abs(more))
