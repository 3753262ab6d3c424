"""What came of it, in a programme's report: ripples by whom they touched, and the changes that groups noticed.

Collate → **report**. From the picture of many cafés to the outline's own value. Cafés are counted. Of fewer than three
cafés nothing is told, and no vote goes on: votes are people of one café. Pure.
"""

from __future__ import annotations

from cafe.collate.came_of import LEAST_CAFES, CollatedRipples
from cafe.model.community.values import Touched
from cafe.report.programme_values import CameOfIt, Noticed, Rippled
from cafe.report.ripple_words import ring_words, touched_words


def came_of_it(found: CollatedRipples) -> CameOfIt | None:
    """What of the picture a report may tell; None below three cafés, or where nothing has words."""
    if found.cafes < LEAST_CAFES:
        return None
    cafes = dict(found.reached)
    touched = []
    for who in Touched:
        counts = found.by_touched(who.value)
        if counts:
            ripples_of, happened = sum(one.ripples for one in counts), sum(one.happened for one in counts)
            touched.append(Rippled(touched_words(who), ripples_of, happened, cafes[who.value]))
    ripples = tuple(
        (one.text, touched_words(Touched(one.touched)), ring_words(one.ring), one.happened) for one in found.ripples
    )
    changes = tuple(Noticed(one.change, one.is_chosen, one.why) for one in found.changes if one.change)
    if not (touched or changes):
        return None
    return CameOfIt(found.cafes, tuple(touched), found.unwanted, ripples, changes)
