"""Files of choices and codebooks that nobody should take in; each with the reason for which it is refused.

A reason has its sentence in the room that reads the document (``choices_file.problem``, ``codebook_file.problem``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from cafe.packs import choices_file, codebook_file, seal
from cafe.packs import frame as frames
from cafe.packs.problems import Reason
from tests.hostile_packs.making import OTHER_RECIPIENT, RECIPIENT, SENDER, our_pack, words_header

Hostile = Mapping[str, tuple[Callable[[], bytes], Reason]]
_MARK, _ID = "e" * 64, "8e7fddfe-db36-48dc-b464-80c3a4decd90"
_TIME = "2026-11-29T10:00:00+00:00"


def a_choice(what: str = "quote", key: str = "q1", *parts: Any, value: str | None = None) -> dict[str, str]:
    return {"what": what, "key": key, "value": value if value is not None else json.dumps(list(parts or ("yes",)))}


def an_event(**changes: Any) -> dict[str, Any]:
    line = {"id": _ID, "at": _TIME, "doing": "merge", "subject": _ID, "together": _ID}
    return choices_file.ThemeEvent.model_validate(line).model_dump(mode="json") | changes


def choices(*chosen: dict[str, str], events: tuple[Any, ...] = (), **changes: Any) -> bytes:
    """A file that is sound but for ``changes`` and what is chosen in it."""
    facts: dict[str, Any] = {
        "format": "cafe-choices",
        "version": 1,
        "programme": RECIPIENT,
        "signer": SENDER.public,
        "choices": list(chosen or (a_choice(),)),
        "events": list(events),
    }
    return locked(frames.make_frame(facts | changes, choices_file.MAGIC))


def locked(frame: bytes, recipient: str = RECIPIENT, context: bytes = choices_file.CONTEXT) -> bytes:
    return seal.seal(frame, SENDER, [recipient], context)


def _frame(magic: bytes = choices_file.MAGIC) -> bytes:
    facts = {"format": "cafe-choices", "version": 1, "programme": RECIPIENT, "signer": SENDER.public,
             "choices": [a_choice()], "events": []}  # fmt: skip
    return frames.make_frame(facts, magic)


HOSTILE_CHOICES: Hostile = {
    "an empty file": (lambda: b"", Reason.DAMAGED),
    "a text": (lambda: b"Dear all, here are my choices.", Reason.DAMAGED),
    "cut off on the way": (lambda: choices()[:-40], Reason.DAMAGED),
    "a frame without its seal": (_frame, Reason.DAMAGED),
    "a pack by its name": (lambda: locked(frames.make_frame(our_pack().model_dump(mode="json"))), Reason.DAMAGED),
    "signed as a pack": (lambda: locked(_frame(), context=seal.CONTEXT), Reason.SIGNATURE),
    "signed by another than it names": (lambda: choices(signer="a" * 64), Reason.SIGNATURE),
    "locked for another programme": (lambda: locked(_frame(), OTHER_RECIPIENT), Reason.LOCKED),
    "meant for another programme": (lambda: choices(programme=OTHER_RECIPIENT), Reason.OTHER_PROGRAMME),
    "locked with six words": (lambda: words_header(b"18"), Reason.NEEDS_WORDS),
    "a later frame": (lambda: locked(_frame(b"CAFECHOI2\n")), Reason.NEWER),
    "a later version": (lambda: choices(version=9), Reason.NEWER),
    "a version of nought": (lambda: choices(version=0), Reason.CONTENT),
    "a yes for a version": (lambda: choices(version=True), Reason.CONTENT),
    "a version that could say more": (lambda: choices(version=2), Reason.CONTENT),
    "an edit in a version without them": (lambda: choices(a_choice("edit", "p", "f" * 64)), Reason.CONTENT),
    "an edit that is no hash": (lambda: choices(a_choice("edit", "p", "../../x"), version=2), Reason.CONTENT),
    "a mark that is none": (lambda: choices(a_choice("could", "her words", "no"), version=2), Reason.CONTENT),
    "an answer that nobody can give": (lambda: choices(a_choice("could", _MARK, "maybe"), version=2), Reason.CONTENT),
    "a name beside an answer": (lambda: choices(a_choice("could", _MARK, "no", "Ann"), version=2), Reason.CONTENT),
    "a choice twice": (lambda: choices(a_choice(), a_choice("quote", "q1", "no")), Reason.CONTENT),
    "a choice of nothing we know": (lambda: choices(a_choice("delete", "all", "yes")), Reason.CONTENT),
    "a choice that is no list": (lambda: choices(a_choice(value='{"a":1}')), Reason.CONTENT),
    "a choice that is no JSON": (lambda: choices(a_choice(value="yes")), Reason.CONTENT),
    "lists in lists, 2,000 deep": (lambda: choices(a_choice(value="[" * 2000 + "]" * 2000)), Reason.CONTENT),
    "a number of 3,900 digits": (lambda: choices(a_choice(value="[" + "9" * 3900 + "]")), Reason.CONTENT),
    "a key that turns the line round": (lambda: choices(a_choice("quote", "a\u202eb")), Reason.CONTENT),
    "a key without an end": (lambda: choices(a_choice("quote", "q" * 501)), Reason.CONTENT),
    "something nobody asked for": (lambda: choices(more="x"), Reason.CONTENT),
    "a line of the log twice": (lambda: choices(events=(an_event(), an_event())), Reason.CONTENT),
    "a time without its zone": (lambda: choices(events=(an_event(at="2026-11-29T10:00:00"),)), Reason.CONTENT),
    "letters of a theme that are a formula": (lambda: choices(events=(an_event(letters="=1+1"),)), Reason.CONTENT),
    "a theme that is a place on the disk": (lambda: choices(events=(an_event(into="../../x"),)), Reason.CONTENT),
}
"""Name → a file of choices, and the reason for which it is not taken in."""


def codebook(codes: str, head: str = "", root: str = "CodeBook") -> bytes:
    return f'<?xml version="1.0"?>{head}<{root} xmlns="urn:x"><Codes>{codes}</Codes></{root}>'.encode()


def a_code(guid: str = _ID, name: str = "Pets", inside: str = "") -> str:
    return f'<Code guid="{guid}" name="{name}" isCodable="true">{inside}</Code>'


def _many(count: int) -> str:
    return "".join(a_code(f"00000000-0000-4000-8000-{number:012d}", "x") for number in range(count))


def _deep(levels: int) -> str:
    made = ""
    for number in range(levels):
        made = a_code(f"00000000-0000-4000-8000-{number:012d}", "x", made)
    return made


_BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
_AFAR = '<!DOCTYPE x SYSTEM "x.dtd">'
HOSTILE_CODEBOOKS: Hostile = {
    "an empty file": (lambda: b"", Reason.DAMAGED),
    "a text": (lambda: b"Here are our codes.", Reason.DAMAGED),
    "a zip": (lambda: b"PK\x03\x04" + bytes(200), Reason.DAMAGED),
    "cut off on the way": (lambda: codebook(a_code())[:-20], Reason.DAMAGED),
    "letters that are none": (lambda: codebook(a_code()).replace(b"Pets", b"Pe\xffs"), Reason.DAMAGED),
    "an entity that grows": (lambda: codebook(a_code(name="&b;"), _BOMB), Reason.TOO_HARD),
    "an entity from the disk": (lambda: codebook(a_code(name="&a;"), _OUTSIDE), Reason.TOO_HARD),
    "a document type from elsewhere": (lambda: codebook(a_code(), _AFAR), Reason.TOO_HARD),
    "another kind of document": (lambda: codebook(a_code(), root="svg"), Reason.CONTENT),
    "no list of codes": (lambda: b'<CodeBook xmlns="urn:x"/>', Reason.CONTENT),
    "an empty list": (lambda: codebook(""), Reason.EMPTY),
    "an id that is a place on the disk": (lambda: codebook(a_code("../../x")), Reason.CONTENT),
    "a code without an id": (lambda: codebook('<Code name="Pets"/>'), Reason.CONTENT),
    "a code without a name": (lambda: codebook(a_code(name="")), Reason.CONTENT),
    "a name of nothing to be seen": (lambda: codebook(a_code(name="&#x202e;&#x200b;")), Reason.CONTENT),
    "two codes of one id": (lambda: codebook(a_code() + a_code(name="Dogs")), Reason.TWICE),
    "two codes of one id, written otherwise": (
        lambda: codebook(a_code() + a_code("{" + _ID.upper() + "}")),
        Reason.TWICE,
    ),
    "codes in codes, 101 deep": (lambda: codebook(_deep(codebook_file.DEEPEST + 1)), Reason.TOO_BIG),
    "one code too many": (lambda: codebook(_many(codebook_file.MOST_CODES + 1)), Reason.TOO_BIG),
    "more than a codebook can be": (lambda: codebook(a_code()) + b" " * codebook_file.LARGEST, Reason.TOO_BIG),
}
"""Name → a codebook of another program, and the reason for which it is not read."""
