"""What was done stays readable, and what proves a deletion stays for good."""

from __future__ import annotations

import pytest

from cafe.core.clock import FakeClock
from cafe.store import trail
from cafe.store.database import Database
from cafe.store.trail import Deed, Trail


def test_what_happens_often_never_pushes_out_a_deletion_or_a_change_of_keys(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "MOST", 5)
    kept = Trail(database, clock)
    kept.note(Deed.NOTES_DELETED, "7K2M", 11)
    kept.note(Deed.WORDS_CHANGED)
    for _day in range(9):
        clock.advance(minutes=24 * 60)
        kept.note(Deed.COPY_MADE)
    deeds = [line.deed for line in kept.lines()]
    assert deeds[:5] == [Deed.COPY_MADE] * 5
    assert sorted(deeds[5:]) == [Deed.NOTES_DELETED, Deed.WORDS_CHANGED]
    assert kept.lines()[0].at == clock.now()
