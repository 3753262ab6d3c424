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

HOSTILE_FRAMES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
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
    "nothing in the frame": lambda: framed(b""),
    "something in the padding": lambda: framed(good_text())[:-1] + b"x",
    "a block of padding too many": lambda: framed(good_text()) + bytes(frames.BLOCK),
    "a length that lies": lambda: frames.PACK_MAGIC + b"\xff" * 8 + framed(good_text())[18:],
    "another magic": lambda: framed(good_text(), b"CAFEPROG1\n"),
    "a field nobody knows": lambda: with_facts(hall="Port Aird Community Centre"),
    "a field missing": lambda: written({k: v for k, v in good_facts().items() if k != "people"}),
    "a yes where a number goes": lambda: with_facts(revision=True),
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
    "a later version": lambda: with_facts(version=2),
    "a later frame": lambda: framed(good_text(), b"CAFEPACK2\n"),
    "a day that is not in its month": lambda: with_facts(
        cafe=some_facts().model_dump(mode="json") | {"day": "2026-01-01"}
    ),
}
"""Name → a frame that is truly signed and truly sealed for us, and still is not to be taken in."""
