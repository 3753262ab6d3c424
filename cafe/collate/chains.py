"""What a pack knows of the ones before it: each carries the hash of its sender's last one. Pure.

Part of collating. A laptop that was put back from an older copy numbers anew and knows nothing of what it had sent
since. Its next pack names one in its past that is not the one which stands there: two edits, of which none is newer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """One pack in its sender's counting. ``previous_hash``: the pack before, of whatever café; empty for the first."""

    sender: str
    sequence: int
    frame_hash: str
    previous_hash: str


class Chains:
    """Every pack that is known of some senders, here and in the folder."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._by_hash = {link.frame_hash: link for link in links}
        self._places = {(link.sender, link.sequence) for link in self._by_hash.values()}
        self._pasts: dict[Link, tuple[set[str], bool]] = {}

    def knows(self, later: Link, earlier: str) -> bool:
        """Whether the laptop that made ``later`` had made the pack with the hash ``earlier`` too.

        Where a pack between them has not come in nobody can tell, and it counts as known.
        """
        past, is_whole = self._past(later)
        return earlier in past or not is_whole

    def _past(self, later: Link) -> tuple[set[str], bool]:
        """The packs before ``later``, and whether those are all; gone through once, however often it is asked."""
        kept = self._pasts.get(later)
        if kept is None:
            kept = self._pasts[later] = self._gone_through(later)
        return kept

    def _gone_through(self, later: Link) -> tuple[set[str], bool]:
        past: set[str] = set()
        at = later
        while at.previous_hash:
            past.add(at.previous_hash)
            before = self._by_hash.get(at.previous_hash)
            if before is None:  # it has not come in; where another stands in its place, that one is not in the past
                return past, (at.sender, at.sequence - 1) in self._places
            if before.sender != at.sender or before.sequence >= at.sequence:
                return past, False  # no counting that this app makes
            at = before
        return past, at is not later and at.sequence == 1
