"""Which cafés a number of the picture counts. Pure, on columns: a press on a number walks through no café.

Collating: packs came in → columns → picture → **behind a number**. ``tests/collate/plainly.py`` says the same café by
café, and the two are held to one another.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from cafe.collate.behind import UNSAID, Behind
from cafe.collate.columns.columns import Columns
from cafe.collate.columns.marks import Kept
from cafe.collate.digest import fold
from cafe.collate.values import Axis, CafeFacts


def cafes_behind(columns: Columns, asked: Behind, kept: Kept) -> tuple[CafeFacts, ...]:
    """The cafés in the picture (``kept``) that a number counts, the newest month first."""
    there = kept & _counted(columns, asked)
    newest_first = columns.newest_first
    return tuple(columns.cafes[at].facts for at in newest_first[there[newest_first]].tolist())


def _counted(columns: Columns, asked: Behind) -> Kept:
    """Each part of the question by itself; those that are empty let every café through."""
    there = np.ones(len(columns.cafes), bool)
    if asked.theme and asked.way:
        there &= columns.ways.carried({(asked.theme, asked.way)}, len(there))
    elif asked.theme:
        there &= columns.themes.carried({asked.theme}, len(there))
    if asked.axis is not None:
        there &= _on_axis(columns, asked.axis, frozenset(asked.keys))
    if asked.actor:
        there &= columns.actors.carried({asked.actor}, len(there))
    if asked.idea:
        there &= _had_idea(columns, asked)
    if asked.statement:
        there &= _answered(columns, asked.statement)
    if asked.packs:
        wanted = frozenset(asked.packs)
        there &= np.fromiter((one.facts.pack_id in wanted for one in columns.cafes), bool, len(there))
    if asked.is_uncounted:
        there &= ~columns.is_counted
    if asked.is_without_notes:
        there &= columns.is_without_notes
    return there


def _on_axis(columns: Columns, axis: Axis, keys: Collection[str]) -> Kept:
    match axis:
        case Axis.AREA:
            return columns.council.are(lambda key: (key or UNSAID) in keys)
        case Axis.MONTH:
            return columns.month.are(keys.__contains__)
        case Axis.TOPIC:
            return columns.topic.are(keys.__contains__)
        case Axis.URBAN_RURAL:
            return columns.urban_rural.are(lambda number: (str(number) if number else UNSAID) in keys)
        case Axis.LIFE_STAGE:
            stages, many = columns.life_stages, len(columns.cafes)
            found = stages.carried(keys, many)
            return found | ~stages.carried(stages.things, many) if UNSAID in keys else found


def _had_idea(columns: Columns, asked: Behind) -> Kept:
    key = fold(asked.idea)
    same = {thing for thing in columns.ideas.things if thing[1] == key and asked.actor in ("", thing[0])}
    return columns.ideas.carried(same, len(columns.cafes))


def _answered(columns: Columns, statement: str) -> Kept:
    of = [at for at, known in enumerate(columns.statements) if statement in ("*", known)]
    found: Kept = np.any(columns.has_answers[of], axis=0)
    return found
