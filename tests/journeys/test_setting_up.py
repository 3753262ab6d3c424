"""She has never heard the word *encryption* and uses no mouse: within three minutes she has two ways in."""

from __future__ import annotations

import pytest

from benchmarks.set_up import MOST_SECONDS, SLOW, walk
from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots
from tests.journeys.conftest import NewLaptop


@pytest.mark.parametrize("is_shared", [False, True], ids=["her own laptop", "a shared one"])
def test_slowly_and_by_keyboard_alone_it_takes_less_than_three_minutes(laptop: NewLaptop, is_shared: bool) -> None:
    hers = laptop("Aileen")
    told = walk(hers, is_shared=is_shared)
    assert told.seconds(SLOW) - told.app < MOST_SECONDS
    assert Slots.load(hers.folder.key_slots).kinds == (PASSPHRASE if is_shared else KEYCHAIN, RECOVERY)
    assert "encrypt" not in " ".join(told._seen).lower()
