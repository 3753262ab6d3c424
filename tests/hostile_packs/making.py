"""Packs that somebody bent, made by code so that nothing dangerous lies in the tree."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cafe.packs import frame as frames
from cafe.packs import seal
from cafe.packs.schema import CafePack
from cafe.packs.writer import frame_of
from tests.packs.builders import a_pack, some_facts

SENDER = seal.SigningKey(bytes(range(32)))
IDENTITY, RECIPIENT = seal.new_lock()
OTHER_IDENTITY, OTHER_RECIPIENT = seal.new_lock()


def our_pack(**changes: Any) -> CafePack:
    """A good pack for our programme, from a sender we know."""
    return a_pack(**({"programme": RECIPIENT, "sender": SENDER.public} | changes))


def sealed(frame: bytes, key: seal.SigningKey = SENDER) -> bytes:
    """Any bytes at all, truly signed and truly sealed for us."""
    return seal.seal(frame, key, [RECIPIENT])


def framed(text: bytes, magic: bytes = frames.PACK_MAGIC) -> bytes:
    """Any text in a sound frame, without the care that ``make_frame`` takes."""
    bare = magic + len(text).to_bytes(8, "big") + text
    return bare + bytes(-len(bare) % frames.BLOCK)


def good_text() -> bytes:
    return frames.read_frame(frame_of(our_pack()))[1]


def good_facts() -> dict[str, Any]:
    return frames.read_frame(frame_of(our_pack()))[0]


def written(facts: Any) -> bytes:
    """Facts as we would write them, whatever they say."""
    return framed(json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def with_facts(**changes: Any) -> bytes:
    return written(good_facts() | changes)


def _in_text(old: bytes, new: bytes) -> bytes:
    text = good_text()
    assert old in text
    return framed(text.replace(old, new, 1))


_DEEP = 100_000


def _with_length(length: int) -> bytes:
    text = good_text()
    bare = frames.PACK_MAGIC + length.to_bytes(8, "big") + text
    return bare + bytes(-len(bare) % frames.BLOCK)


PATHS = (
    "../../.bashrc",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "..\\..\\cafe.db",
    "//server/share/pack",
    "file:///etc/passwd",
    "cafe.db\0",
    "~/.ssh/id_rsa",
)
"""Places that a pack must not be able to name anywhere."""

HOSTILE_FRAMES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "nothing in the frame": lambda: framed(b""),
    "something in the padding": lambda: framed(good_text())[:-1] + b"x",
    "a block of padding too many": lambda: framed(good_text()) + bytes(frames.BLOCK),
    "a length that lies": lambda: frames.PACK_MAGIC + b"\xff" * 8 + framed(good_text())[18:],
    "another magic": lambda: framed(good_text(), b"CAFEPROG1\n"),
    "a later frame": lambda: framed(good_text(), b"CAFEPACK2\n"),
    "half a block": lambda: framed(good_text())[: frames.BLOCK // 2],
    "a block too few": lambda: framed(good_text() + b" " * frames.BLOCK)[: -frames.BLOCK],
    "a length of nought": lambda: (
        frames.PACK_MAGIC + bytes(8) + good_text() + bytes(-(18 + len(good_text())) % frames.BLOCK)
    ),
    "a length one too long": lambda: _with_length(len(good_text()) + 1),
    "a length one too short": lambda: _with_length(len(good_text()) - 1),
    "a length past counting": lambda: _with_length(2**64 - 1),
    "a length said the other way round": lambda: _with_length(
        int.from_bytes(len(good_text()).to_bytes(8, "little"), "big")
    ),
    "20 MB of nothing": lambda: framed(b"{}") + bytes(20 * 1024 * 1024),
    "two frames in one": lambda: framed(good_text()) * 2,
    "something before the frame": lambda: b"\0" * 512 + framed(good_text()),
    "a sealed pack in a sealed pack": lambda: sealed(frame_of(our_pack())),
    "a zip inside": lambda: b"PK\x03\x04" + bytes(frames.BLOCK - 4),
    "a database inside": lambda: b"SQLite format 3\0" + bytes(frames.BLOCK - 16),
    "a programme file": lambda: framed(b'{"format":"cafe-programme"}', frames.PROGRAMME_MAGIC),
}
"""Name → a frame that is no frame of ours, truly signed and truly sealed for us."""

HOSTILE_TEXTS: dict[str, Callable[[], bytes]] = {
    "nested 100,000 deep, as lists": lambda: framed(b"[" * _DEEP + b"]" * _DEEP),
    "nested 100,000 deep, as objects": lambda: framed(b'{"a":' * _DEEP + b"1" + b"}" * _DEEP),
    "nested and never closed": lambda: framed(b"[" * _DEEP),
    "a number of 5,000 digits": lambda: _in_text(b'"revision":1', b'"revision":' + b"9" * 5000),
    "a number past counting": lambda: _in_text(b'"revision":1', b'"revision":9223372036854775808'),
    "a number with a point": lambda: _in_text(b'"revision":1', b'"revision":1.0'),
    "a number without end": lambda: _in_text(b'"revision":1', b'"revision":1e999'),
    "NaN": lambda: _in_text(b'"revision":1', b'"revision":NaN'),
    "minus infinity": lambda: _in_text(b'"revision":1', b'"revision":-Infinity'),
    "minus nought": lambda: _in_text(b'"children":0', b'"children":-0'),
    "a key twice": lambda: _in_text(b'"revision":1', b'"revision":1,"revision":2'),
    "half a character": lambda: _in_text(b"A walk-in hour", b"A \\ud800 hour"),
    "bytes that are no UTF-8": lambda: _in_text(b"A walk-in hour", b"A \xff\xfe hour"),
    "a mark at the start": lambda: framed(b"\xef\xbb\xbf" + good_text()),
    "letters spelt as codes": lambda: _in_text(b"A walk-in hour", b"\\u0041 walk-in hour"),
    "another normal form": lambda: _in_text(b"A walk-in hour", "A cafe\u0301 hour".encode()),
    "spaces between": lambda: _in_text(b'"revision":1', b'"revision": 1'),
    "keys in another order": lambda: framed(json.dumps(good_facts()).encode()),
    "text after the end": lambda: framed(good_text() + b"{}"),
    "a list and not an object": lambda: framed(b"[]"),
    "a bare word": lambda: framed(b'"a pack"'),
    "a field nobody knows": lambda: with_facts(hall="Port Aird Community Centre"),
    "a field missing": lambda: written({k: v for k, v in good_facts().items() if k != "people"}),
    "a yes where a number goes": lambda: with_facts(revision=True),
    "a yes where the version goes": lambda: with_facts(version=True),
    "a number as text": lambda: with_facts(revision="1"),
    "nothing where people go": lambda: with_facts(people=None),
    "10 MB in one field": lambda: with_facts(app_version="a" * 10_000_000),
    "half a MB in one field": lambda: with_facts(app_version="a" * 500_000),
    "an entry twice": lambda: with_facts(entries=good_facts()["entries"] * 2),
    "a thousand entries": lambda: with_facts(entries=good_facts()["entries"][:1] * 1000),
    "a quote that got no": lambda: with_facts(entries=[entry | {"consent": "no"} for entry in good_facts()["entries"]]),
    "text that turns direction": lambda: _in_text(b"A walk-in hour", "A \u202ewalk".encode()),
    "a NUL in text": lambda: _in_text(b"A walk-in hour", b"A \\u0000walk"),
    "a path where an id goes": lambda: with_facts(pack_id="../../../../etc/hosts"),
    "markup where a code goes": lambda: with_facts(codebook={"id": "<img src=/x>", "version": 1}),
    "the day of a small café": lambda: with_facts(people=good_facts()["people"] | {"people": 4, "first_timers": 0}),
    "somebody else's sender inside": lambda: with_facts(sender="cd" * 32),
    "another programme inside": lambda: frame_of(our_pack(programme=OTHER_RECIPIENT)),
    "no programme inside": lambda: frame_of(our_pack(programme="")),
    "a later version": lambda: with_facts(version=4),
    "a day that is not in its month": lambda: with_facts(
        cafe=some_facts().model_dump(mode="json") | {"day": "2026-01-01"}
    ),
    "65,000 things in a list": lambda: with_facts(entries=[0] * 65_000),
    "5 MB in one sentence": lambda: _in_text(b"A walk-in hour", b"a" * 5_000_000),
    "a key twice, deep inside": lambda: _in_text(b'"urban_rural":7', b'"urban_rural":7,"urban_rural":7'),
    "a key of 100,000 letters": lambda: with_facts(**{"k" * 100_000: 1}),
    "100,000 digits": lambda: _in_text(b'"revision":1', b'"revision":' + b"1" * 100_000),
    "infinity": lambda: _in_text(b'"revision":1', b'"revision":Infinity'),
    "a number led by nought": lambda: _in_text(b'"revision":1', b'"revision":01'),
    "less than nobody": lambda: with_facts(people=good_facts()["people"] | {"people": -1}),
    "a comma at the end": lambda: framed(good_text()[:-1] + b",}"),
    "a remark": lambda: framed(good_text()[:-1] + b"/* hello */}"),
    "one quote for two": lambda: framed(good_text().replace(b'"', b"'")),
    "a code that ends a line": lambda: with_facts(codebook={"id": "whcc\n", "version": 1}),
    "UTF-16": lambda: framed(good_text().decode().encode("utf-16")),
    "a text in a letter that two bytes spell too long": lambda: _in_text(b"A walk-in hour", b"A \xc0\xafwalk"),
    **{
        f"the place {place!r} where an id goes": lambda place=place: with_facts(codebook={"id": place, "version": 1})  # type: ignore[misc]
        for place in PATHS
    },
}
"""Name → a sound frame, truly signed and truly sealed for us, whose JSON still is not to be taken in."""


def words_header(factor: bytes, more: bytes = b"") -> bytes:
    """A file locked with words that asks for so much work."""
    stanza = b"-> scrypt " + b"A" * 22 + b" " + factor + b"\n" + b"A" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + stanza + more + b"--- " + b"A" * 43 + b"\n" + b"D" * 9000


HOSTILE_FILES: dict[str, bytes] = {
    "two locks of words": words_header(b"18", b"-> scrypt AAAA 18\nBBBB\n"),
    "words beside a key": words_header(b"18", b"-> X25519 AAAA\nBBBB\n"),
    "more work than a laptop has": words_header(b"22"),
    "ten thousand keys": b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nBBBB\n" * 10_000 + b"--- C\nD",
    "forty keys": b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nBBBB\n" * 40 + b"--- C\nD",
    "no lock at all": b"age-encryption.org/v1\n--- C\nD",
    "a head without an end": b"age-encryption.org/v1\n" + b"A" * 100_000,
    "an older format": b"age-encryption.org/v0\n--- C\nD",
    "something before the head": b"\0\0" + sealed(frame_of(our_pack())),
    "something after the end": sealed(frame_of(our_pack())) + b"\0",
    "armour": b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
    "a zip": b"PK\x03\x04" + bytes(200),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a database": b"SQLite format 3\0" + bytes(4080),
    "a frame without its seal": frame_of(our_pack()),
    "a text": b"Dear all, here is the pack.",
    "an empty file": b"",
}
"""Name → a file that is no pack even from outside."""
