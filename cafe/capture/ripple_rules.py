"""What can be done with a map of ripples: add, change, move, vote, take out. Pure; every answer is a whole new map.

Write up → **what came of it** → check and send. The steps follow ripple effects mapping (domain report 7.3): first
ripples, *and then?*, solid where it happened and dashed where it might, wanted or not, votes, reading back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.community.values import MOST_RINGS, Ripple, RippleMap, in_order
from cafe.model.values import GuardAnswer

MOST_RIPPLES = 60
MOST_LETTERS = 200
MOST_VOTES = 99
MOST_CHANGE_LETTERS = 400


def added(kept: RippleMap, ripple: Ripple) -> RippleMap:
    """With one more, last under its parent. Raises ProblemToFix where there is no room, or no word."""
    text = plain_text(ripple.text)
    if not text:
        raise ProblemToFix(_("There is nothing written yet."), _("Write what was different, in a few words."))
    if len(text) > MOST_LETTERS:
        raise _too_long()
    if len(kept.ripples) >= MOST_RIPPLES:
        raise ProblemToFix(_("This map holds sixty ripples, and that is full."), _("Take one out first."))
    parent = kept.find(ripple.parent_id) if ripple.parent_id else None
    if parent is not None and parent.ring >= MOST_RINGS:
        raise ProblemToFix(
            _("The third ring is the last one."), _("Add it under a ripple that is nearer to the middle.")
        )
    placed = replace(ripple, text=text, position=len(kept.under(ripple.parent_id)))
    return _with(kept, (*kept.ripples, placed))


def changed(kept: RippleMap, ripple: Ripple) -> RippleMap:
    """With other words, another certainty or another who for one; its place and its votes stay."""
    before = kept.find(ripple.id)
    text = plain_text(ripple.text)
    if before is None or not text:
        return kept
    if len(text) > MOST_LETTERS:
        raise _too_long()
    after = replace(
        before,
        text=text,
        happened=ripple.happened,
        is_wanted=ripple.is_wanted,
        touched=ripple.touched,
        left_as_is=ripple.left_as_is,
    )
    is_answer = replace(after, left_as_is=before.left_as_is) == before  # the guard's; no word is another
    return _with(kept, (after if one.id == ripple.id else one for one in kept.ripples), is_heard=is_answer)


def moved(kept: RippleMap, ripple_id: str, parent_id: str) -> RippleMap:
    """With one ripple, and all that followed from it, under another; under the middle where ``parent_id`` is empty."""
    one, parent = kept.find(ripple_id), kept.find(parent_id) if parent_id else None
    if one is None or one.parent_id == parent_id or parent_id in ids_under(kept, ripple_id):
        return kept
    depth = max((found.ring for found in kept.ripples if found.id in ids_under(kept, ripple_id)), default=one.ring)
    if (parent.ring if parent is not None else 0) + depth - one.ring + 1 > MOST_RINGS:
        raise ProblemToFix(_("It would reach past the third ring."), _("Move what followed from it first."))
    placed = replace(one, parent_id=parent_id, position=len(kept.under(parent_id)))
    return _with(kept, (placed if found.id == ripple_id else found for found in kept.ripples))


def places_for(kept: RippleMap, ripple_id: str) -> tuple[Ripple, ...]:
    """The ripples that one can be moved under."""
    one = kept.find(ripple_id)
    if one is None:
        return ()
    below = ids_under(kept, ripple_id)
    depth = max(found.ring for found in kept.ripples if found.id in below) - one.ring + 1
    return tuple(found for found in kept.ripples if found.id not in below and found.ring + depth <= MOST_RINGS)


def taken_out(kept: RippleMap, ripple_id: str) -> RippleMap:
    """Without one ripple and what followed from it."""
    gone = ids_under(kept, ripple_id)
    return _with(kept, (one for one in kept.ripples if one.id not in gone), is_heard=True)


def voted(kept: RippleMap, ripple_id: str, by: int = 1) -> RippleMap:
    """With one vote more, or fewer. Votes are counts: nobody's vote is kept."""
    return _with(
        kept,
        (
            replace(one, votes=min(MOST_VOTES, max(0, one.votes + by))) if one.id == ripple_id else one
            for one in kept.ripples
        ),
        is_heard=True,
    )


def said(
    kept: RippleMap, *, change: str, next_steps: str, left_as_is: tuple[GuardAnswer, ...], is_swap: bool = False
) -> RippleMap:
    """With the one change that was noticed, and the next steps, each a sentence or empty.

    Other words have to be heard too. ``is_swap``: a swap of the guard, where the sense stays.
    """
    change, next_steps = plain_text(change), plain_text(next_steps)
    if max(len(change), len(next_steps)) > MOST_CHANGE_LETTERS:
        raise _too_long()
    is_heard = kept.is_read_back and (is_swap or (change, next_steps) == (kept.change, kept.next_steps))
    return replace(kept, change=change, next_steps=next_steps, left_as_is=left_as_is, is_read_back=is_heard)


def ids_under(kept: RippleMap, ripple_id: str) -> frozenset[str]:
    """One ripple, and all that followed from it."""
    found = {ripple_id}
    for one in kept.ripples:  # a tree read downwards: a parent comes before what followed
        if one.parent_id in found:
            found.add(one.id)
    return frozenset(found)


def _with(kept: RippleMap, ripples: Iterable[Ripple], *, is_heard: bool = False) -> RippleMap:
    """Words that were not read back yet have to be, before they can leave."""
    return replace(kept, ripples=in_order(ripples), is_read_back=kept.is_read_back and is_heard)


def _too_long() -> ProblemToFix:
    return ProblemToFix(_("That is too long for a ripple. Nothing is lost."), _("Say it in fewer words."))
