"""Many cafés as one picture: which of them are in it, and the picture of any of them. Pure.

Collating: packs came in → **merge** → report. The order of packs never matters, and a café that is given twice counts
once. What is counted, and how: ``columns/picture.py``; a programme's columns are kept (``looking/service.py``), so that
ten thousand cafés are counted again in a moment whenever a filter changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cafe.collate.digest import Digest, digest
from cafe.collate.values import Aside, CafeFacts, Collation, Filters
from cafe.privacy.disclosure import single_cafe

THRESHOLD = single_cafe.THRESHOLD
LEAST_CAFES_FOR_FEEDBACK = 3  # pooled means of several cafés: two would tell each host the other's
MOST_SENTENCES = 60  # of one list, for a page; the data files ask for all of them

NO_FILTERS = Filters()
NOTHING_ASIDE = Aside()


def lets_through(filters: Filters, cafe: Digest) -> bool:
    """Whether a café is in the picture that ``filters`` ask for."""
    facts = cafe.facts
    return (
        (not filters.first_month or facts.month >= filters.first_month)
        and (not filters.last_month or facts.month <= filters.last_month)
        and (not filters.councils or facts.council in filters.councils)
        and (not filters.boards or facts.board in filters.boards)
        and (not filters.topics or facts.topic_id in filters.topics)
        and (not filters.urban_rural or facts.urban_rural in filters.urban_rural)
        and (not filters.life_stages or not set(filters.life_stages).isdisjoint(cafe.life_stages))
    )


def collate(
    cafes: Iterable[CafeFacts],
    filters: Filters = NO_FILTERS,
    *,
    chosen: Collection[str] = frozenset(),
    aside: Aside = NOTHING_ASIDE,
    threshold: int = THRESHOLD,
    most: int = 0,
) -> Collation:
    """The whole picture of the cafés that ``filters`` let through.

    ``cafes``: in any order; of a café that is given twice the newest revision counts. ``chosen``: entry
    ids of the quotes that the coordinator chose. ``threshold``: the programme's T. ``most``: how
    many sentences a list may hold; 0 for all of them.
    """
    from cafe.collate.columns.columns import Columns
    from cafe.collate.columns.picture import picture

    newest: dict[str, Digest] = {}
    for cafe in map(digest, cafes):
        known = newest.get(cafe.facts.pack_id)
        if known is None or cafe.facts.revision > known.facts.revision:
            newest[cafe.facts.pack_id] = cafe
    columns = Columns(list(newest.values()))
    return picture(columns, filters, chosen=chosen, aside=aside, threshold=threshold, most=most)
