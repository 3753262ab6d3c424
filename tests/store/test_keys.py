"""Each way in opens by itself; a slot file that was cut short opens or says so, and is never written over."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.pwhash import argon2id

from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.store import keychain as keychains
from cafe.store.keys import KEYCHAIN, PASSPHRASE, RECOVERY, Slots, matches, new_key
from tests.fakes import FakeKeychain

WORDS = "heather ferry lantern oatcake drizzle"


@pytest.fixture
def path(folder: DataFolder) -> Path:
    folder.prepare()
    return folder.key_slots


def test_every_new_key_is_another_one() -> None:
    assert len({new_key() for _turn in range(50)}) == 50
    assert len(new_key()) == 32


def test_the_words_open_it_whatever_their_case_and_spaces(path: Path) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    assert Slots.load(path).open_with_passphrase(f"  {WORDS.upper()}  ".replace(" ", "  ")) == key


@pytest.mark.usefixtures("truly_slow_words")
def test_trying_words_one_after_another_costs_time_and_memory_each_time(path: Path) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    (slot,) = json.loads(path.read_text())["slots"]
    assert slot["ops"] >= argon2id.OPSLIMIT_INTERACTIVE  # the library's own least, for each try
    assert slot["memory"] >= argon2id.MEMLIMIT_INTERACTIVE
    assert Slots.load(path).open_with_passphrase(WORDS) == key


def test_other_words_are_told_that_nothing_is_lost(path: Path) -> None:
    Slots.load(path).add_passphrase(new_key(), WORDS)
    with pytest.raises(ProblemToFix) as told:
        Slots.load(path).open_with_passphrase("heather ferry lantern oatcake sunshine")
    assert told.value.sentence() == (
        "Those words did not open it. Nothing is lost. Look at your paper, then try once more."
    )


def test_new_words_replace_the_old_ones_and_the_key_stays(path: Path) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    Slots.load(path).add_passphrase(key, "five quite different words here")
    assert Slots.load(path).kinds == (PASSPHRASE,)
    assert Slots.load(path).open_with_passphrase("five quite different words here") == key
    with pytest.raises(ProblemToFix):
        Slots.load(path).open_with_passphrase(WORDS)


def test_no_words_at_all_are_no_way_in(path: Path) -> None:
    with pytest.raises(ProblemToFix, match="no words yet"):
        Slots.load(path).add_passphrase(new_key(), "   ")
    assert not path.exists()


def test_the_keychain_opens_it_without_asking(path: Path, keychain: FakeKeychain) -> None:
    key = new_key()
    assert Slots.load(path).add_keychain(key)
    assert Slots.load(path).open_with_keychain() == key
    assert key.hex() not in str(keychain.kept), "the keychain alone does not hold the key"


def test_a_keychain_that_is_locked_or_forgot_only_means_another_way_in(path: Path, keychain: FakeKeychain) -> None:
    Slots.load(path).add_keychain(new_key())
    keychain.is_locked = True
    assert Slots.load(path).open_with_keychain() is None
    assert not Slots.load(path).add_keychain(new_key())
    keychain.is_locked = False
    keychain.kept.clear()
    assert Slots.load(path).open_with_keychain() is None


def test_a_computer_without_a_keychain_says_so_and_nothing_is_written(path: Path) -> None:
    assert not keychains.available()
    assert not Slots.load(path).add_keychain(new_key())
    assert not path.exists()


def test_a_keychain_library_that_cannot_even_start_is_no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise RuntimeError("no session bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert not keychains.available()
    assert keychains.get("x") is None
    keychains.forget("x")


def test_the_recovery_sheet_opens_it_however_it_is_typed(path: Path) -> None:
    key = new_key()
    groups = Slots.load(path).add_recovery(key)
    assert Slots.load(path).open_with_recovery("-".join(groups).lower().replace("0", "o")) == key
    assert "".join(groups) not in path.read_text()


def test_a_new_sheet_ends_the_old_one(path: Path) -> None:
    key = new_key()
    slots = Slots.load(path)
    old, new = slots.add_recovery(key), slots.add_recovery(key)
    assert slots.open_with_recovery("".join(new)) == key
    with pytest.raises(ProblemToFix, match="That sheet does not open these cafés"):
        slots.open_with_recovery("".join(old))


def test_wrong_words_say_that_there_is_a_sheet_as_well(path: Path) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_passphrase(key, WORDS)
    slots.add_recovery(key)
    with pytest.raises(ProblemToFix) as told:
        slots.open_with_passphrase("other words")
    assert told.value.sentence().endswith("Nothing is lost. Try again, or use the recovery sheet.")


def ways(path: Path, groups: tuple[str, ...]) -> dict[str, bytes | None]:
    """What each way in gives, asked for by itself."""

    def tried(opening: Callable[[str], bytes], typed: str) -> bytes | None:
        try:
            return opening(typed)
        except ProblemToFix:
            return None

    slots = Slots.load(path)
    return {
        KEYCHAIN: slots.open_with_keychain(),
        PASSPHRASE: tried(slots.open_with_passphrase, WORDS),
        RECOVERY: tried(slots.open_with_recovery, " ".join(groups)),
    }


@pytest.mark.parametrize("left", [KEYCHAIN, PASSPHRASE, RECOVERY])
def test_whichever_two_ways_in_are_lost_the_third_opens(path: Path, keychain: FakeKeychain, left: str) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_keychain(key)
    slots.add_passphrase(key, WORDS)
    groups = slots.add_recovery(key)
    assert set(ways(path, groups).values()) == {key}
    whole = json.loads(path.read_text())
    for gone in {KEYCHAIN, PASSPHRASE, RECOVERY} - {left}:
        whole["slots"] = [slot for slot in whole["slots"] if slot["kind"] != gone]
        path.write_text(json.dumps(whole))
        assert ways(path, groups)[left] == key
    assert [kind for kind, found in ways(path, groups).items() if found] == [left]
    with pytest.raises(ProblemToFix, match="only way in"):
        Slots.load(path).remove(left)


def test_a_lost_keychain_and_forgotten_words_leave_the_sheet(path: Path, keychain: FakeKeychain) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_keychain(key)
    groups = slots.add_recovery(key)
    keychain.kept.clear()
    assert Slots.load(path).open_with_keychain() is None
    assert Slots.load(path).open_with_recovery("".join(groups)) == key


def test_removing_a_way_in_closes_it_and_the_last_one_stays(path: Path, keychain: FakeKeychain) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_keychain(key)
    slots.add_passphrase(key, WORDS)
    slots.remove(KEYCHAIN)
    assert Slots.load(path).kinds == (PASSPHRASE,)
    assert keychain.kept == {}
    with pytest.raises(ProblemToFix, match="only way in"):
        slots.remove(PASSPHRASE)
    assert Slots.load(path).open_with_passphrase(WORDS) == key


def test_slots_of_one_store_never_take_the_key_of_another(path: Path) -> None:
    slots = Slots.load(path)
    slots.add_passphrase(new_key(), WORDS)
    before = path.read_bytes()
    with pytest.raises(ProblemToFix, match="are for other cafés"):
        slots.add_passphrase(new_key(), WORDS)
    assert path.read_bytes() == before


def test_a_way_in_that_we_do_not_know_yet_is_kept(path: Path) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    whole = json.loads(path.read_text())
    later = {"kind": "escrow", "id": "r", "wrapped": "AAAA", "since": "2027-01-01"}
    whole["slots"].append(later)
    path.write_text(json.dumps(whole))
    Slots.load(path).add_passphrase(key, "new words")
    assert later in json.loads(path.read_text())["slots"]
    assert set(Slots.load(path).kinds) == {"escrow", PASSPHRASE}


def test_the_fingerprint_tells_which_key_the_slots_are_for(path: Path) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    assert matches(path, key)
    assert not matches(path, new_key())
    assert key.hex() not in path.read_text()


def test_a_slot_cannot_be_passed_off_as_another_kind(path: Path) -> None:
    Slots.load(path).add_passphrase(new_key(), WORDS)
    whole = json.loads(path.read_text())
    whole["slots"][0]["id"] = "somebody else's"
    path.write_text(json.dumps(whole))
    with pytest.raises(ProblemToFix):
        Slots.load(path).open_with_passphrase(WORDS)


@pytest.mark.parametrize("asked", [{"ops": 10**9}, {"memory": 2**40}, {"memory": "much"}, {"salt": "??"}, {"ops": 0}])
def test_a_slot_that_asks_too_much_of_the_laptop_is_not_tried(path: Path, asked: dict[str, object]) -> None:
    Slots.load(path).add_passphrase(new_key(), WORDS)
    whole = json.loads(path.read_text())
    whole["slots"][0].update(asked)
    path.write_text(json.dumps(whole))
    with pytest.raises(ProblemToFix, match="did not open"):
        Slots.load(path).open_with_passphrase(WORDS)


def test_cut_short_at_any_byte_the_copy_before_opens_and_the_damaged_file_is_put_aside(path: Path) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_passphrase(key, WORDS)
    slots.add_passphrase(key, WORDS)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = Slots.load(path)
        assert found.key_fingerprint == slots.key_fingerprint
        assert path.read_bytes() == whole[:length], "looking changes nothing"
    found.add_passphrase(key, "new words")
    assert path.with_name("keyslots.json.damaged").read_bytes() == whole[:-1]
    assert Slots.load(path).open_with_passphrase("new words") == key


def test_a_file_that_vanished_is_found_again_in_the_copy_before(path: Path) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_passphrase(key, WORDS)
    slots.add_passphrase(key, WORDS)
    path.unlink()
    assert Slots.load(path).open_with_passphrase(WORDS) == key


def test_with_both_files_damaged_it_says_so_and_touches_neither(path: Path) -> None:
    path.write_bytes(b"{")
    path.with_name("keyslots.json.before").write_bytes(b"[")
    with pytest.raises(ProblemToFix, match="ways in is damaged"):
        Slots.load(path)
    assert path.read_bytes() == b"{"
    assert not matches(path, new_key())


def test_cut_short_at_any_byte_the_recovery_sheet_still_opens_it(path: Path) -> None:
    key = new_key()
    slots = Slots.load(path)
    groups = slots.add_recovery(key)
    slots.add_passphrase(key, WORDS)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert Slots.load(path).open_with_recovery("".join(groups)) == key
        assert path.read_bytes() == whole[:length], "looking changes nothing"


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """Bytes, and JSON that is nearly a slot file."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    scraps = st.sampled_from([None, 1, "", "AAAA", "keychain", [], {}])
    slot = st.dictionaries(st.sampled_from(["kind", "id", "wrapped"]), scraps)
    return json.dumps({"key": draw(scraps), "slots": draw(st.lists(slot | scraps, max_size=3) | scraps)}).encode()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(broken_files())
def test_whatever_the_file_holds_it_loads_or_says_one_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        Slots.load(path).open_with_keychain()
    except CafeError as told:
        assert "damaged" in told.message
    assert path.read_bytes() == content


def test_a_stick_pulled_while_a_way_in_is_added_leaves_the_ways_there_were(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    Slots.load(path).add_passphrase(key, WORDS)
    before = path.read_bytes()

    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(CafeError, match="no room left"):
        Slots.load(path).add_passphrase(key, "new words")
    assert path.read_bytes() == before
    assert Slots.load(path).open_with_passphrase(WORDS) == key


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_power_cut_at_any_moment_of_a_change_leaves_a_way_in(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_damaged: bool
) -> None:
    key = new_key()
    slots = Slots.load(path)
    slots.add_passphrase(key, WORDS)
    slots.add_passphrase(key, WORDS)
    files = {name: name.read_bytes() for name in path.parent.iterdir()}
    cuts = 0
    while True:
        for name in path.parent.iterdir():
            name.unlink()
        for name, content in files.items():
            name.write_bytes(content[:-9] if is_damaged and name == path else content)
        with monkeypatch.context() as patch:
            cut_power_at(patch, cuts)
            try:
                Slots.load(path).add_passphrase(key, "new words")
            except PowerCut:
                cuts += 1
            else:
                break
        assert opens(path, WORDS, key) or opens(path, "new words", key)
    assert cuts >= 3
    assert opens(path, "new words", key)


class PowerCut(BaseException):
    """Nothing of ours may catch it, as nothing could."""


def cut_power_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """The laptop goes dark at the ``moment``-th time something is made durable or put in place."""
    left = [moment]

    def before(act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*arguments: Any, **named: Any) -> Any:
            if left[0] == 0:
                raise PowerCut
            left[0] -= 1
            return act(*arguments, **named)

        return acting

    for name in ("fsync", "replace"):
        patch.setattr(os, name, before(getattr(os, name)))


def opens(path: Path, words: str, key: bytes) -> bool:
    try:
        return Slots.load(path).open_with_passphrase(words) == key
    except ProblemToFix:
        return False
