"""Gate 13: each way in opens alone, every two may be lost where there is a third, and a torn slot file loses nothing.

A new way in is one more row in ``WAYS``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import keyring

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import KEY
from cafe.core.errors import ProblemToFix
from cafe.store import keys, recovery
from cafe.store.keys import KEYCHAIN, PASSPHRASE, PROGRAMME, RECOVERY, Slots
from tests.fakes import FakeKeychain
from tests.hostile_packs.making import IDENTITY, RECIPIENT

WORDS = "heron lantern oat quilt river"
_CODE = recovery.new_code()

WAYS: dict[str, tuple[Callable[[Slots], object], Callable[[Slots], bytes | None]]] = {
    KEYCHAIN: (lambda slots: slots.add_keychain(KEY), lambda slots: slots.open_with_keychain()),
    PASSPHRASE: (lambda slots: slots.add_passphrase(KEY, WORDS), lambda slots: slots.open_with_passphrase(WORDS)),
    RECOVERY: (
        lambda slots: slots.add_recovery(KEY, _CODE),
        lambda slots: slots.open_with_recovery(" ".join(_CODE)),
    ),
    PROGRAMME: (
        lambda slots: slots.add_programme(KEY, (RECIPIENT,), "East Glens Women’s Health"),
        lambda slots: slots.open_with_programme((IDENTITY,)),
    ),
}
"""Kind → how it is added, and how it opens."""


def ways_in(size: int) -> Found:
    """The slot file torn at every byte (every ``size``-th in the short run), with and without the copy before it."""
    with a_keychain():
        alone = sum(_opens_alone(kind) for kind in WAYS)
        pairs = sum(_lost(pair) for pair in combinations(WAYS, 2))
        torn, kept = _torn(max(1, size))
    return Found(
        f"{len(WAYS)} ways in, {pairs} pairs, a slot file torn at {torn:,} places and bent at as many",
        f"{alone} of {len(WAYS)} open alone; {pairs} of {pairs} pairs survived; {kept:,} times the copy before it was "
        "used; without one a sentence each time; never written over",
    )


@contextmanager
def a_keychain() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(FakeKeychain())
    try:
        yield
    finally:
        keyring.set_keyring(before)


def _opens_alone(kind: str) -> bool:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "keyslots.json"
        WAYS[kind][0](Slots.load(path))
        _opens(path, (kind,))
    return True


def _lost(pair: tuple[str, ...]) -> bool:
    """All ways in are there; two are lost: out of the file, then as a person loses them, forgotten."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "keyslots.json"
        slots = Slots.load(path)
        for add, _open in WAYS.values():
            add(slots)
        others = tuple(kind for kind in WAYS if kind not in pair)
        _opens(path, others)
        for kind in pair:
            Slots.load(path).remove(kind)
        _opens(path, others)
        try:
            Slots.load(path).open_with_passphrase("other words entirely")
        except ProblemToFix:
            return True
        raise GateBroken("other words opened it")


def _opens(path: Path, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        if WAYS[kind][1](Slots.load(path)) != KEY:
            raise GateBroken(f"the {kind} does not open it")


@contextmanager
def hardly_stretched() -> Iterator[None]:
    """Words are stretched hardly at all: here the file is tried, thousands of times, and not the stretching."""
    before = keys._OPS, keys._MEMORY
    keys._OPS, keys._MEMORY = 1, 8192
    try:
        yield
    finally:
        keys._OPS, keys._MEMORY = before


def _torn(every: int) -> tuple[int, int]:
    """How many places were tried, and how often the copy before the file was used."""
    tried = used = 0
    with tempfile.TemporaryDirectory() as name, hardly_stretched():
        path = Path(name) / "keyslots.json"
        before = Path(name) / "keyslots.json.before"
        slots = Slots.load(path)
        slots.add_programme(KEY, (RECIPIENT,), "East Glens Women’s Health")
        slots.add_recovery(KEY, _CODE)
        slots.add_passphrase(KEY, WORDS)
        whole, earlier = path.read_bytes(), before.read_bytes()
        for at in range(0, len(whole), every):
            tried += 1
            for content in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x15]) + whole[at + 1 :]):
                path.write_bytes(content)
                before.write_bytes(earlier)
                used += _with_the_copy_before(path, content, earlier)
                before.unlink()
                _without_it(path, content)
            if at % (16 * every) == 0:
                _change_while_torn(path, before, whole[:at], earlier)
    return tried, used


def _with_the_copy_before(path: Path, content: bytes, earlier: bytes) -> bool:
    """It opens: by the file where it reads, else by the copy. Nothing is written. Answers whether the copy was used."""
    slots = Slots.load(path)
    if not any(_tries(slots, kind) for kind in slots.kinds):
        raise GateBroken("a torn slot file with the copy before it does not open")
    if path.read_bytes() != content or path.with_name(path.name + ".before").read_bytes() != earlier:
        raise GateBroken("a torn slot file was written over")
    return slots.as_written() == earlier


def _without_it(path: Path, content: bytes) -> None:
    try:
        slots = Slots.load(path)
        if not any(_tries(slots, kind) for kind in slots.kinds):
            raise GateBroken("a bent slot file opens by neither way and says nothing")
    except ProblemToFix as problem:
        if not (problem.message.endswith(".") and "nothing was changed" in problem.message and problem.hint):
            raise GateBroken("a torn slot file has no clear message") from problem
    if path.read_bytes() != content:
        raise GateBroken("a torn slot file was written over")


def _tries(slots: Slots, kind: str) -> bool:
    try:
        return WAYS[kind][1](slots) == KEY if kind in WAYS else False
    except ProblemToFix:
        return False


def _change_while_torn(path: Path, before: Path, content: bytes, earlier: bytes) -> None:
    """Other words are chosen while the file is torn: it is put aside, the copy stays, and both old and new open."""
    path.write_bytes(content)
    before.write_bytes(earlier)
    slots = Slots.load(path)
    slots.add_passphrase(KEY, "other words of hers")
    damaged = path.with_name(path.name + ".damaged")
    if damaged.read_bytes() != content or before.read_bytes() != earlier:
        raise GateBroken("a torn slot file was lost when the words were changed")
    again = Slots.load(path)
    if again.open_with_passphrase("other words of hers") != KEY or again.open_with_recovery(" ".join(_CODE)) != KEY:
        raise GateBroken("after a torn file the new words do not open it")
    damaged.unlink()
