"""The open key: it changes the ways in, and is never seen."""

from __future__ import annotations

import pickle

import pytest

from cafe.core.changes import Changes, Kind
from cafe.core.errors import Bug, CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots
from cafe.store.trail import Deed
from cafe.store.ways_in import WaysIn
from tests.conftest import KEY
from tests.fakes import FakeKeychain


@pytest.fixture
def ways_in(folder: DataFolder, changes: Changes) -> WaysIn:
    folder.prepare()
    Slots.load(folder.key_slots).add_passphrase(KEY, "old words")
    return WaysIn(folder, KEY, changes)


def test_the_key_is_in_no_text_and_no_pickle(ways_in: WaysIn) -> None:
    for shown in (repr(ways_in), str(ways_in), f"{ways_in}"):
        assert KEY.hex() not in shown
        assert repr(KEY) not in shown
    with pytest.raises(Bug):
        pickle.dumps(ways_in)
    assert not hasattr(ways_in, "__dict__")


def test_words_are_changed_and_the_key_stays(ways_in: WaysIn, folder: DataFolder, changes: Changes) -> None:
    told: list[frozenset[Kind]] = []
    changes.subscribe(lambda kinds, _origin: told.append(kinds))
    ways_in.change_words("new words")
    assert Slots.load(folder.key_slots).open_with_passphrase("new words") == KEY
    with pytest.raises(ProblemToFix):
        Slots.load(folder.key_slots).open_with_passphrase("old words")
    assert told == [frozenset({Kind.SETTINGS})]


def test_a_sheet_opens_nothing_until_it_is_kept(ways_in: WaysIn, folder: DataFolder) -> None:
    groups = ways_in.new_sheet()
    assert not ways_in.has_sheet
    ways_in.keep_sheet(groups)
    assert ways_in.has_sheet
    assert Slots.load(folder.key_slots).open_with_recovery(" ".join(groups)) == KEY


def test_the_sign_in_comes_and_goes_and_two_ways_in_stay(ways_in: WaysIn, keychain: FakeKeychain) -> None:
    ways_in.use_sign_in()
    assert ways_in.kinds == (PASSPHRASE, KEYCHAIN)
    for stop in (ways_in.stop_words, ways_in.stop_sign_in):
        with pytest.raises(ProblemToFix, match="Two ways in stay"):
            stop()
    ways_in.keep_sheet(ways_in.new_sheet())
    ways_in.stop_sign_in()
    assert ways_in.kinds == (PASSPHRASE, RECOVERY)


def test_what_was_typed_is_checked_against_the_store_that_is_open(
    ways_in: WaysIn, folder: DataFolder, keychain: FakeKeychain
) -> None:
    groups = ways_in.new_sheet()
    ways_in.keep_sheet(groups)
    ways_in.change_words("oat brae moss heron plum")
    ways_in.check_words("Oat brae MOSS heron plum")
    ways_in.check_sheet(" ".join(groups))
    with pytest.raises(ProblemToFix, match="Those words did not open it"):
        ways_in.check_words("oat brae moss heron")
    with pytest.raises(ProblemToFix, match="did not hand over the key"):
        ways_in.check_sign_in()
    ways_in.use_sign_in()
    ways_in.check_sign_in()
    folder.key_slots.unlink()
    folder.key_slots.with_name("keyslots.json.before").unlink()
    Slots.load(folder.key_slots).add_passphrase(bytes(32), "somebody else’s")
    with pytest.raises(ProblemToFix, match="did not hand over the key"):
        ways_in.check_words("somebody else’s")


def test_each_change_leaves_a_line_without_content(folder: DataFolder, changes: Changes) -> None:
    folder.prepare()
    Slots.load(folder.key_slots).add_passphrase(KEY, "old words")
    noted: list[Deed] = []
    ways_in = WaysIn(folder, KEY, changes, noted.append)
    ways_in.keep_sheet(ways_in.new_sheet())
    ways_in.change_words("new words")
    assert noted == [Deed.SHEET_MADE, Deed.WORDS_CHANGED]


def test_a_computer_without_a_keychain_says_so(ways_in: WaysIn) -> None:
    assert not ways_in.can_use_sign_in
    with pytest.raises(ProblemToFix, match="did not take the key"):
        ways_in.use_sign_in()


def test_a_store_for_trying_out_is_given_no_way_in(folder: DataFolder, changes: Changes) -> None:
    folder.prepare()
    with pytest.raises(CafeError, match="trying out"):
        WaysIn(folder, KEY, changes).change_words("some words")
    assert not folder.key_slots.exists()
