"""Every foreign document that the app opens, as one row: how a true one is made, sealed and read.

The fuzzers know nothing else. A new format is one more row in ``DOCUMENTS``.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from nacl.public import SealedBox
from nacl.signing import VerifyKey

from cafe.model.values import AnswerState
from cafe.packs import frame as frames
from cafe.packs import programme_file, reply, seal
from cafe.packs.apart import ReadApart
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import IDENTITY, SENDER, framed, our_pack, sealed
from tests.packs.builders import an_id

Bend = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """``frame``: a true one. ``seal``: any frame, truly signed and sealed. ``read``: what the app takes it to say,
    as the frame of that; raises PackProblem for anything else."""

    name: str
    magic: bytes
    frame: Callable[[], bytes]
    seal: Callable[[bytes], bytes]
    read: Callable[[bytes, ReadApart], bytes]


def _programme_frame() -> bytes:
    made = programme_file.make_programme("East Glens Women’s Health", "packs@programme.example")
    card = replace(made.card, signer=SENDER.public)
    return programme_file.make_file(card, SENDER)[:-64]


def _signed_programme(frame: bytes) -> bytes:
    return frame + SENDER.sign(programme_file.CONTEXT, frame)


def _read_programme(content: bytes, _reader: ReadApart) -> bytes:
    found = programme_file.read_file(content)
    return frames.make_frame(found.model_dump(mode="json"), frames.PROGRAMME_MAGIC)


_PROGRAMME = an_id("East Glens")


def _reply_frame() -> bytes:
    """One programme's reply to the host whose key the tests know; it is signed with the same."""
    received = reply.Received(pack_id=an_id("a café"), revision=1, frame_hash="ab" * 32, received_on="2026-12-01")
    answered = reply.Answered(
        pack_id=an_id("a café"),
        said="A walk-in hour once a week.",
        answer="It opens in March, on Tuesdays.",
        state=next(iter(AnswerState)),
        who="NHS Highland",
    )
    whole = reply.Reply(
        format="cafe-reply",
        version=1,
        programme=_PROGRAMME,
        to=SENDER.public,
        made_on="2026-12-01",
        received=(received,),
        answers=(answered,),
    )
    return frames.make_frame(whole.model_dump(mode="json"), reply.FRAME_MAGIC)


def _sealed_reply(frame: bytes) -> bytes:
    box = SealedBox(VerifyKey(bytes.fromhex(SENDER.public)).to_curve25519_public_key())
    return reply.MAGIC + bytes(box.encrypt(SENDER.sign(reply.CONTEXT, frame) + frame))


def _read_reply(content: bytes, _reader: ReadApart) -> bytes:
    found = reply.read_reply(content, SENDER, {_PROGRAMME: SENDER.public}.get)
    return frames.make_frame(found.model_dump(mode="json"), reply.FRAME_MAGIC)


PACK = Document(
    "pack",
    frames.PACK_MAGIC,
    lambda: frame_of(our_pack()),
    sealed,
    lambda content, reader: frame_of(reader.pack(content, [IDENTITY]).pack),
)
PROGRAMME_FILE = Document(
    "programme file", frames.PROGRAMME_MAGIC, _programme_frame, _signed_programme, _read_programme
)
REPLY = Document("reply", reply.FRAME_MAGIC, _reply_frame, _sealed_reply, _read_reply)
DOCUMENTS = (PACK, PROGRAMME_FILE, REPLY)


def bent(content: bytes, chance: random.Random) -> bytes:
    """One thing done to bytes: a bit turned, a piece cut, doubled, spliced, filled or added."""
    at = chance.randrange(len(content))
    length = chance.choice((1, 1, 2, 7, 64))
    match chance.randrange(7):
        case 0:
            return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        case 1:
            return content[:at]
        case 2:
            return content[:at] + content[at + length :]
        case 3:
            return content[:at] + content[at : at + length] + content[at:]
        case 4:
            return content[:at] + chance.randbytes(length) + content[at + length :]
        case 5:
            other = chance.randrange(len(content))
            return content[:at] + content[other:]
        case _:
            return content + chance.randbytes(length)


_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**14, 10**15, 2**63, 1.5, float("inf"), float("nan"), "", " ", "a" * 5000,
    "a\u202eb", "\x00", "e\u0301", "\ud800", "=1+1", "<img src=/etc/hosts>", "../../etc/passwd", "age1" + "q" * 58,
    [], {}, [[]], [None], {"": ""}, {"a": {"a": {"a": {"a": {}}}}}, "2026-13-40", "ＡＢ", "9" * 400,
)  # fmt: skip


def bent_inside(value: Any, chance: random.Random) -> Any:
    """One thing done to what a document says: a value exchanged, lost, moved, many times over, a key unknown."""
    value = json.loads(json.dumps(value))
    holder, key = chance.choice(list(_places(value)))
    match chance.randrange(6):
        case 0 | 1:
            holder[key] = chance.choice(_ODD)
        case 2:
            del holder[key]
        case 3:
            there, other = chance.choice(list(_places(value)))
            holder[key] = json.loads(json.dumps(there[other]))
        case 4 if isinstance(holder, dict):
            holder[chance.choice(("hall", "title", "notes", "name", key + " ", key.upper()))] = holder[key]
        case 4:
            holder.extend(holder * chance.choice((1, 3, 50)))
        case _ if isinstance(holder[key], list):
            holder[key] = holder[key] * chance.choice((2, 40, 400))
        case _:
            holder[key] = [holder[key]]
    return value


def _places(value: Any) -> Any:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield value, key
        yield from _places(one)


def bent_frame(document: Document, frame: bytes, chance: random.Random) -> bytes:
    """A frame bent in one of three places: its own bytes, the bytes of its JSON, or what the JSON says."""
    value, text = frames.read_frame(frame, document.magic)
    match chance.randrange(4):
        case 0:
            return bent(frame, chance)
        case 1:
            return framed(bent(text, chance), document.magic)
        case _:
            said = json.dumps(
                bent_inside(value, chance), sort_keys=True, separators=(",", ":"), ensure_ascii=chance.random() < 0.1
            )
            return framed(said.encode(errors="surrogatepass"), document.magic)


def sealed_payload(payload: bytes) -> bytes:
    """Anything at all in a true seal, signed or not."""
    return bytes(seal.pyrage.encrypt(payload, [seal.pyrage.x25519.Recipient.from_str(seal.recipient_of(IDENTITY))]))
