"""Every foreign document that the app opens, as one row: how a true one is made, sealed and read.

The fuzzers know nothing else. A new format is one more row in ``DOCUMENTS``. (A codebook has no seal and no frame:
``codebooks``.)
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from nacl.public import SealedBox
from nacl.signing import VerifyKey

from benchmarks.gates.ways_in import hardly_stretched
from cafe.content import forms
from cafe.model.values import AnswerState, Length, NoteMode, StageKind
from cafe.packs import choices_file, key_file, kit, programme_file, reply, seal
from cafe.packs import frame as frames
from cafe.packs.apart import ReadApart
from cafe.packs.phone_words import as_passphrase
from cafe.packs.returns import file as returns
from cafe.packs.writer import frame_of
from cafe.store import recovery
from cafe.store.keys import Slots
from tests import quick_words
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


def _read_programme(content: bytes, reader: ReadApart) -> bytes:
    found = reader.programme_file(content)
    return frames.make_frame(found.model_dump(mode="json"), frames.PROGRAMME_MAGIC)


PROGRAMME = an_id("East Glens")


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
        programme=PROGRAMME,
        to=SENDER.public,
        made_on="2026-12-01",
        received=(received,),
        answers=(answered,),
    )
    return frames.make_frame(whole.model_dump(mode="json"), reply.FRAME_MAGIC)


def _sealed_reply(frame: bytes) -> bytes:
    box = SealedBox(VerifyKey(bytes.fromhex(SENDER.public)).to_curve25519_public_key())
    return reply.MAGIC + bytes(box.encrypt(SENDER.sign(reply.CONTEXT, frame) + frame))


def _read_reply(content: bytes, reader: ReadApart) -> bytes:
    found = reader.reply(content, SENDER, {PROGRAMME: SENDER.public})
    return frames.make_frame(found.model_dump(mode="json"), reply.FRAME_MAGIC)


def _kit_frame() -> bytes:
    """A kit with one of everything that fits into it."""
    starts = "2026-12-03T18:30:00+00:00"
    service = kit.KitService(
        id="a-service", name="Brae Counselling", for_whom="Women", card_title="To talk", tags=("talk",),
        councils=("highland",), phone="01632 960123", text="", email="", url="", hours="Weekdays", note="",
        is_group=False, last_checked="",
    )  # fmt: skip
    stage = kit.KitStage(
        kind=StageKind.ROUND_1, title="Round 1", seconds=1200, question="What helped?", seconds_each=90,
        cues=("Slowly",), is_hand_set=False,
    )  # fmt: skip
    plan = kit.KitPlan(
        id=an_id("a plan"), title="Thursdays", hall="The old school", topic_id="menopause", topic_version=1,
        topic_title="Menopause", caution_level=1, length=Length.NINETY, starts_at=starts, must_end_at="", people=8,
        tables=1, council="highland", urban_rural=0, place_kind="", is_island=False, note_mode=next(iter(NoteMode)),
        stages=(stage,), checks=(kit.KitCheck(line="", text="Bring cups", is_done=False),),
    )  # fmt: skip
    whole = kit.Kit(
        format="cafe-kit",
        version=1,
        name="For the glens",
        made_on="2026-11-20",
        programme="",
        signer=SENDER.public,
        topics=(kit.KitTopic(id="own-walks", based_on="", text="title: Walks\n"),),
        services=(service,),
        assets=(kit.KitAsset(id=an_id("an asset"), kind="skill", text="A kettle", note=""),),
        lessons=(kit.KitLesson(what="We ran late", next_time="Start at six"),),
        plans=(plan,),
    )
    return frames.make_frame(whole.model_dump(mode="json"), kit.MAGIC)


def _signed_kit(frame: bytes) -> bytes:
    return frame + SENDER.sign(kit.CONTEXT, frame)


def _read_kit(content: bytes, reader: ReadApart) -> bytes:
    return frames.make_frame(reader.kit(content).model_dump(mode="json"), kit.MAGIC)


KEY_OF_A_STORE = bytes(range(32))
SHEET = recovery.new_code()
GROUPS = ("AAAAA", "BBBBB", "CCCCC", "DDDDD", "EEEEE")
"""Of a sheet: any words lock a key file."""


def _key_frame() -> bytes:
    """The key of the programme that the tests know."""
    whole = key_file.ProgrammeKey(
        format="cafe-key",
        version=1,
        id=PROGRAMME,
        name="East Glens Women’s Health",
        address="packs@programme.example",
        recipients=(seal.recipient_of(IDENTITY),),
        threshold=5,
        identities=(IDENTITY,),
        signing=SENDER.secret.hex(),
    )
    return frames.make_frame(whole.model_dump(mode="json"), key_file.MAGIC)


def _locked_key(frame: bytes) -> bytes:
    signed = bytes.fromhex(SENDER.public) + SENDER.sign(seal.CONTEXT, frame) + frame
    return quick_words.encrypt(signed, as_passphrase(GROUPS))


def _read_key(content: bytes, reader: ReadApart) -> bytes:
    return frames.make_frame(reader.key_file(content, GROUPS).model_dump(mode="json"), key_file.MAGIC)


def _return_frame() -> bytes:
    """One quarter's tallies of forty people, one question told in full."""
    question = forms.equality().questions[0]
    first, second = (each.id for each in question.categories[:2])
    told = returns.Question(id=question.id, answered=40, counts={first: 25, second: 15})
    return returns.frame_of(
        returns.PeriodReturn(
            format="cafe-return",
            version=1,
            revision=1,
            programme=seal.recipient_of(IDENTITY),
            sender=SENDER.public,
            quarter="2026-Q4",
            board="",
            cafes=6,
            people=44,
            questions=(told,),
        )
    )


def _sealed_return(frame: bytes) -> bytes:
    return seal.seal(frame, SENDER, [seal.recipient_of(IDENTITY)], returns.CONTEXT)


def _read_return(content: bytes, reader: ReadApart) -> bytes:
    return returns.frame_of(reader.period_return(content, [IDENTITY]).found)


def _choices_frame() -> bytes:
    """One choice of each kind, and a line of the log of themes of each kind that has more than a name."""
    pack, entry = an_id("a café"), an_id("a sentence")
    choose, what = choices_file.choice, choices_file.What
    made = (
        choose(what.QUOTE, entry, "yes"),
        choose(what.CHANGE, pack, "Nobody had asked them before."),
        choose(what.LOOK, "5b1f6f0a", "We wait for months.", ["the hall"], False),
        choose(what.ANSWER, "A walk-in hour", "We want an hour.", "It opens in March.", "done", "NHS Highland"),
        choose(what.SAME, f"{pack} {an_id('another')}", "different"),
    )
    names = choices_file.ThemeNames(tile="Waiting", report_name="Waits", definition="How long.", example="Months.")
    log = (
        _theme_event("a", "new", names=names, letters="WAI1"),
        _theme_event("b", "merge", into=an_id("theme b"), marks=("5b1f6f0a",)),
        _theme_event("c", "move", parent=an_id("theme c")),
    )
    whole = choices_file.Choices(
        format="cafe-choices",
        version=1,
        programme=seal.recipient_of(IDENTITY),
        signer=SENDER.public,
        choices=made,
        events=log,
    )
    return frames.make_frame(whole.model_dump(mode="json"), choices_file.MAGIC)


def _theme_event(name: str, doing: str, **more: Any) -> choices_file.ThemeEvent:
    said = {"id": an_id(name), "at": "2026-11-20T10:00:00+00:00", "subject": an_id("theme"), "together": an_id(name)}
    return choices_file.ThemeEvent.model_validate(said | {"doing": doing} | more)


def _sealed_choices(frame: bytes) -> bytes:
    return seal.seal(frame, SENDER, [seal.recipient_of(IDENTITY)], choices_file.CONTEXT)


def _read_choices(content: bytes, reader: ReadApart) -> bytes:
    found = reader.choices(content, [IDENTITY], [seal.recipient_of(IDENTITY)])
    return frames.make_frame(found.model_dump(mode="json"), choices_file.MAGIC)


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
KIT = Document("kit", kit.MAGIC, _kit_frame, _signed_kit, _read_kit)
KEY = Document("key file", key_file.MAGIC, _key_frame, _locked_key, _read_key)
RETURN = Document("period return", returns.MAGIC, _return_frame, _sealed_return, _read_return)
CHOICES = Document("choices", choices_file.MAGIC, _choices_frame, _sealed_choices, _read_choices)
DOCUMENTS = (PACK, PROGRAMME_FILE, REPLY, KIT, KEY, RETURN, CHOICES)


@cache
def slot_file() -> bytes:
    """The ways in of some laptop, as they travel beside its copies: a recovery sheet and a programme's spare key."""
    with tempfile.TemporaryDirectory() as name, hardly_stretched():
        slots = Slots.load(Path(name) / "keyslots.json")
        slots.add_recovery(KEY_OF_A_STORE, SHEET)
        slots.add_programme(KEY_OF_A_STORE, (seal.recipient_of(IDENTITY),), "East Glens Women’s Health")
        return slots.as_written()


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
