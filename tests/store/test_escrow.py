"""The spare key that a host gives her programme: it opens for that programme alone, and only while she wants it to."""

from __future__ import annotations

import pytest

from cafe.core.changes import Changes
from cafe.core.errors import ProblemToFix
from cafe.core.paths import DataFolder
from cafe.packs.seal import new_lock
from cafe.store import escrow
from cafe.store.keys import PASSPHRASE, PROGRAMME, RECOVERY, Slots
from cafe.store.ways_in import WaysIn
from tests.conftest import KEY

OURS, OUR_PUBLIC = new_lock()
DEPUTY, DEPUTY_PUBLIC = new_lock()
OTHER, _OTHER_PUBLIC = new_lock()


@pytest.fixture
def ways_in(folder: DataFolder) -> WaysIn:
    folder.prepare()
    Slots.load(folder.key_slots).begin(KEY, "heron lantern oat brae moss", WaysIn(folder, KEY, Changes()).new_sheet())
    return WaysIn(folder, KEY, Changes())


def test_the_programme_and_its_deputy_open_it_and_nobody_else(ways_in: WaysIn, folder: DataFolder) -> None:
    ways_in.let_programme((OUR_PUBLIC, DEPUTY_PUBLIC), "East Glens")
    slots = Slots.load(folder.key_slots)
    assert slots.kinds == (PASSPHRASE, RECOVERY, PROGRAMME)
    assert slots.programme == "East Glens"
    for identity in (OURS, DEPUTY):
        assert slots.open_with_programme([OTHER, identity]) == KEY
    with pytest.raises(ProblemToFix, match="another programme"):
        slots.open_with_programme([OTHER])
    with pytest.raises(ProblemToFix, match="another programme"):
        slots.open_with_programme([])
    assert KEY not in folder.key_slots.read_bytes()


def test_without_her_choice_there_is_nothing_to_open(ways_in: WaysIn, folder: DataFolder) -> None:
    with pytest.raises(ProblemToFix, match="did not give a programme the spare key"):
        Slots.load(folder.key_slots).open_with_programme([OURS])


def test_she_can_take_it_back_and_two_ways_in_stay(ways_in: WaysIn, folder: DataFolder) -> None:
    ways_in.let_programme((OUR_PUBLIC,), "East Glens")
    ways_in.stop_programme()
    assert Slots.load(folder.key_slots).kinds == (PASSPHRASE, RECOVERY)
    assert ways_in.programme == ""


def test_what_was_sealed_for_another_use_is_no_spare_key() -> None:
    import pyrage

    pack = pyrage.encrypt(b"a pack" * 10, [pyrage.x25519.Recipient.from_str(OUR_PUBLIC)])
    with pytest.raises(ProblemToFix, match="another programme"):
        escrow.open_sealed(bytes(pack), [OURS])
    with pytest.raises(ProblemToFix, match="another programme"):
        escrow.open_sealed(b"", [OURS])
