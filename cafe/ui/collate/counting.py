"""Counting many cafés takes a moment: this is the work that the task runner does, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cafe.collate.expecting import in_words
from cafe.collate.values import Collation, Filters
from cafe.collate.view import MOST_PACKS, ProgrammeView, cafes_in_words, programme_view
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard

if TYPE_CHECKING:
    from cafe.collate.lines import Batch
    from cafe.collate.second_look import Waiting
    from cafe.collate.service import CollateService
    from cafe.collate.twice.rules import Twin
    from cafe.report.programme_values import Breakdown, Listed, ProgrammeOutline, Reached


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the page of a programme shows. ``outline`` is what the report would say, so that both say the same."""

    everything: Collation
    view: ProgrammeView
    outline: ProgrammeOutline
    looking_at: str  # the filters in words, or nothing where every café is in the picture
    areas: tuple[Listed, ...]  # those of the outline, the most people first, what was joined last
    filters: Filters
    waiting: tuple[Waiting, ...]  # what the second look asks about
    unread: int  # texts that the guard has not read yet
    batches: tuple[Batch, ...]  # those that can be taken back, the newest first
    twins: tuple[Twin, ...]  # packs that may be one café, and those that are
    awaited: str  # how many cafés are still to come, in words


def count(
    collate: CollateService,
    card: ProgrammeCard,
    filters: Filters,
    everything: Collation | None = None,
    *,
    reached: Callable[[str, Filters], Reached] | None = None,
    before: Picture | None = None,
) -> Picture:
    """Not on the window's thread. ``everything``: the picture without filters, where it is known still.

    ``reached``: who tells what the period returns say. ``before``: the last picture, where nothing but filters changed
    and the guard read on.
    """
    from cafe.report.gate import Gate
    from cafe.report.programme import programme_outline

    whole = everything or collate.collation(card.id)
    shown = whole if filters.is_empty else collate.pictures.collation(card.id, filters, beside=whole.aside)
    gate = Gate(card.threshold, cafes=collate.pictures.giving(card.id, filters))
    outline = programme_outline(shown, card.name, release=0, threshold=card.threshold, gate=gate)
    unread = collate.second_look.unread(card.id)
    has_read = before is None or before.unread != unread
    if reached is not None:
        outline = replace(outline, reached=reached(card.id, filters))
    return Picture(
        everything=whole,
        view=programme_view(card.name, whole, shown, collate.packs(card.id, filters, MOST_PACKS)),
        outline=outline,
        looking_at=_in_words(filters, whole, shown),
        areas=_ordered(outline.areas),
        filters=filters,
        waiting=collate.second_look.waiting(card.id) if has_read or before is None else before.waiting,
        unread=unread,
        batches=before.batches if before else tuple(one for one in collate.batches(card.id) if one.can_be_undone),
        twins=collate.same_cafe.twins(card.id),
        awaited=before.awaited if before else in_words(collate.expected.waiting(card.id)),
    )


def _in_words(filters: Filters, whole: Collation, shown: Collation) -> str:
    """ "You are looking at 12 of 40 cafés: from September 2026; Highland." """
    from cafe.report.programme import filters_in_words

    if filters.is_empty:
        return ""
    asked = filters_in_words(filters, whole)
    if not shown.cafes:
        return _("No café is all of this: {filters}. “Clear” brings all of them back.").format(filters=asked)
    return _("You are looking at {n} of {cafes}: {filters}.").format(
        n=f"{shown.cafes:,}", cafes=cafes_in_words(whole.cafes), filters=asked
    )


def _ordered(found: Breakdown) -> tuple[Listed, ...]:
    apart = found.lines[-1:] if found.has_joined else ()
    alone = found.lines[: len(found.lines) - len(apart)]
    return (*sorted(alone, key=lambda line: -(line.people or 0)), *apart)
