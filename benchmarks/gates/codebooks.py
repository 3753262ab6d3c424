"""Gate 10: codebooks as XML. No entity is expanded, nothing outside the file is looked for, and no file is too much.

Each case goes through the reading process, as a coordinator's own choice of a file does. A codebook has no seal, so
for gates 1 and 2 one that was bent may still be a codebook: then it must say what its own bytes say to another reader.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import psutil

from benchmarks.gates.documents import bent
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.measure import most_memory, spent
from cafe.core.plain import plain_text
from cafe.packs.apart import ReadApart
from cafe.packs.codebook_file import DEEPEST, LARGEST, MOST_CODES, CameCodebook
from cafe.packs.problems import PackProblem

MOST_SECONDS, MOST_MEMORY = 2.0, 300 * 1024 * 1024
LEAST = 20
CANARY = "wheechsporran"
"""Stands in a file beside, and may come in with none of them."""
_GUID = "0b5a8a36-6d5c-4b3f-9a55-7d1f3f1f7{:03x}"


def book(codes: str, before: str = "", head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """A codebook around these codes; ``before`` stands before its first element."""
    space = "urn:QDA-XML:codebook:1.0"
    return f'{head}{before}<CodeBook xmlns="{space}" origin="Made by hand"><Codes>{codes}</Codes></CodeBook>'


def code(name: str, number: int = 0, inside: str = "") -> str:
    return f'<Code guid="{_GUID.format(number)}" name="{name}" isCodable="true">{inside}</Code>'


GOOD = book(code("Waiting", 1, "<Description>We wait.</Description>" + code("Waiting long", 2)) + code("Cost", 3))


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return book(code("&a9;"), f'<!DOCTYPE CodeBook [<!ENTITY a0 "ha">{entities}]>')


def _doctype(inside: str, use: str = "Waiting") -> str:
    return book(code(use), f"<!DOCTYPE CodeBook [{inside}]>")


def _deep(levels: int) -> str:
    opened = "".join(f'<Code guid="0b5a8a36-6d5c-4b3f-9a55-{n:012x}" name="n">' for n in range(levels))
    return book(opened + "</Code>" * levels)


def hostile(beside: str) -> dict[str, bytes]:
    """What is no codebook that may come in, by what it tries. ``beside``: the address of a file with the canary."""
    many = "".join(f'<Code guid="0b5a8a36-6d5c-4b3f-9a55-{n:012x}" name="n"/>' for n in range(MOST_CODES + 1))
    texts = {
        "a laugh that doubles ten times": _laughs(),
        "one long entity, many times": _doctype(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 5000),
        "an entity that names itself": _doctype('<!ENTITY a "&a;">', "&a;"),
        "a file beside, as an entity": _doctype(f'<!ENTITY a SYSTEM "{beside}">', "&a;"),
        "a page of the web, as an entity": _doctype('<!ENTITY a SYSTEM "http://x.example/a">', "&a;"),
        "a public name, as an entity": _doctype('<!ENTITY a PUBLIC "-//X//Y" "http://x.example/a">', "&a;"),
        "an entity for the document type": _doctype(f'<!ENTITY % a SYSTEM "{beside}"> %a;'),
        "a document type of the web": book(code("Waiting"), '<!DOCTYPE CodeBook SYSTEM "http://x.example/a.dtd">'),
        "a document type beside": book(code("Waiting"), f'<!DOCTYPE CodeBook SYSTEM "{beside}">'),
        "an unparsed thing": _doctype(f'<!NOTATION n SYSTEM "{beside}"><!ENTITY a SYSTEM "{beside}" NDATA n>'),
        "a value that the type gives": _doctype('<!ATTLIST Code name CDATA "Given">'),
        "codes within codes, too deep": _deep(DEEPEST + 1),
        "a hundred thousand levels": book("<a>" * 100_000 + "</a>" * 100_000),
        "more codes than a codebook has": book(many),
        "larger than it may be": book(code("Waiting"), f"<!--{'a' * LARGEST}-->"),
        "an id twice": book(code("One", 1) + code("Two", 1)),
        "an id that is none": book('<Code guid="../../etc/passwd" name="One"/>'),
        "a code without a name": book(f'<Code guid="{_GUID.format(1)}"/>'),
        "the same attribute twice": book(f'<Code guid="{_GUID.format(1)}" name="a" name="b"/>'),
        "no code at all": book(""),
        "another kind of XML": '<svg xmlns="http://www.w3.org/2000/svg"><text>One</text></svg>',
        "an encoding that nobody knows": book(code("One"), head='<?xml version="1.0" encoding="x-brae"?>'),
        "cut short": GOOD[:-40],
        "something behind it": GOOD + "<more/>",
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | {
        "letters that are not what it says": GOOD.replace("Cost", "Caf\u00e9").encode("latin-1"),
        "sixteen bits that say eight": GOOD.encode("utf-16-le"),
        "a letter that is nought": GOOD.replace("Cost", "Co\0st").encode(),
        "half of a letter": GOOD.replace("Cost", "Co\ud800st").encode(errors="surrogatepass"),
        "nothing": b"",
        "bytes of anything": random.Random(10).randbytes(40_000),
    }


def harmless(beside: str) -> dict[str, bytes]:
    """What may come in, and brings nothing with it."""
    include = f'<include xmlns="http://www.w3.org/2001/XInclude" href="{beside}" parse="text"/>'
    texts = {
        "a part to be included": book(code("Waiting", 1, f"<Description>{include}</Description>")),
        "a style sheet": book(code("Waiting"), f'<?xml-stylesheet type="text/xsl" href="{beside}"?>'),
        "a scheme to look at": book(code("Waiting")).replace("<CodeBook ", f'<CodeBook a="{beside}" '),
        "as deep as it may be": _deep(DEEPEST),
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | {"sixteen bits": GOOD.replace("utf-8", "utf-16").encode("utf-16")}


def codebooks(size: int, seed: int = 1110, reader: ReadApart | None = None) -> Found:
    """Every case, then ``size`` bent codebooks."""
    reader = reader or ReadApart()
    with tempfile.TemporaryDirectory() as name:
        beside = Path(name) / "beside.txt"
        beside.write_text(CANARY, encoding="utf-8")
        bad, fine = hostile(beside.as_uri()), harmless(beside.as_uri())
        if len(bad) < LEAST:
            raise GateBroken(f"only {len(bad)} cases")
        slowest = max(_refused(reader, case, content) for case, content in bad.items())
        for case, content in fine.items():
            if CANARY in (_read(reader, content) or ""):
                raise GateBroken(f"{case}: something from outside came in")
            if _read(reader, content) is None:
                raise GateBroken(f"{case}: it was refused")
    bends = bent_codebooks(size, reader, bent_bytes, seed)
    if _read(reader, GOOD.encode()) is None:
        raise GateBroken("the good codebook does not come in any more")
    assert reader.pid is not None
    if psutil.Process(reader.pid).net_connections("all"):
        raise GateBroken("the reading process holds a connection")
    memory = most_memory(reader.pid)
    if slowest > MOST_SECONDS or memory > MOST_MEMORY:
        raise GateBroken(f"{slowest:.1f} s of the processor, {memory / 1e6:.0f} MB")
    used = f"slowest {slowest * 1000:.0f} ms of the processor, {memory / 1e6:.0f} MB"
    return Found(
        f"{len(bad)} hostile files, {len(fine)} harmless ones, {size:,} bent",
        f"0 expansions, 0 files or addresses looked for; all {len(bad)} refused with a sentence; of the bent "
        f"{bends.refused:,} refused, {bends.came:,} still codebooks; {used}",
    )


@dataclass(frozen=True, slots=True)
class Bends:
    """How many bent codebooks were refused and how many were still one; ``slowest``: seconds of the processor."""

    refused: int
    came: int
    slowest: float


Bend = Callable[[random.Random], bytes]


def bent_bytes(chance: random.Random) -> bytes:
    """The good codebook with one thing done to its bytes."""
    return bent(GOOD.encode(), chance)


_ODD = ("", " ", "a" * 5000, "a\u202eb", "e\u0301", "=1+1", "../../etc/passwd", "9" * 400, _GUID.format(1), "Waiting/x")


def bent_values(chance: random.Random) -> bytes:
    """The good codebook with one thing done to what it says, sound XML for all that."""
    root = ElementTree.fromstring(GOOD)
    parents = [one for one in root.iter() if len(one)]
    within = chance.choice(parents)
    one = chance.choice(list(within))
    match chance.randrange(6):
        case 0 | 1 if one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(_ODD))
        case 0 | 1 | 2 if one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        case 3:
            within.extend([one] * chance.choice((1, 2, 40)))
        case 4:
            one.tag = chance.choice(("Code", "Codes", "Description", "Note", "CodeBook"))
        case 5:
            chance.choice([there for there in root.iter() if there not in one.iter()]).append(one)
        case _:
            one.text = chance.choice(_ODD)
    return ElementTree.tostring(root, encoding="utf-8")


def bent_codebooks(size: int, reader: ReadApart, bend: Bend, seed: int) -> Bends:
    """``size`` bent codebooks, each refused with a sentence or read as another reader of XML reads it."""
    chance, came, slowest = random.Random(seed), 0, 0.0
    for turn in range(size):
        content = bend(chance)
        begun = time.process_time() + spent(reader.pid)
        try:
            found = reader.codebook(content)
        except PackProblem as problem:
            _has_a_sentence(problem, f"turn {turn} of seed {seed}")
        else:
            came += 1
            if not _says_what_it_is(found, content):
                raise GateBroken(f"a bent codebook says something that is not in it: turn {turn} of seed {seed}")
        slowest = max(slowest, time.process_time() + spent(reader.pid) - begun)
    return Bends(size - came, came, slowest)


def _says_what_it_is(found: CameCodebook, content: bytes) -> bool:
    """Whether each code is in the file under its id, with its name (or the end of its path) and its description."""
    there = {}
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return False
    for one in root.iter():
        if one.tag.endswith("Code"):
            told = next((inside for inside in one if inside.tag.endswith("Description")), None)
            words = "" if told is None else "".join(told.itertext())
            guid = one.get("guid", "").strip().strip("{}").replace("-", "").upper()
            there[guid] = plain_text(one.get("name", "")), plain_text(words)
    for code in found.codes:
        name, words = there.get(code.guid.replace("-", ""), ("", ""))
        if not name.endswith(code.name.rstrip("…")) and not name.startswith(code.name.rstrip("…")):
            return False
        if not words.startswith(code.description.rstrip("…")):
            return False
    return True


def _has_a_sentence(problem: PackProblem, case: str) -> None:
    if not (problem.message.endswith(".") and problem.hint.endswith(".")):
        raise GateBroken(f"{case}: no sentence") from problem


def _refused(reader: ReadApart, case: str, content: bytes) -> float:
    """Seconds of the processor that its refusal took."""
    before = spent(reader.pid)
    try:
        said = reader.codebook(content)
    except PackProblem as problem:
        _has_a_sentence(problem, case)
        return max(0.0, spent(reader.pid) - before)
    raise GateBroken(f"{case}: it came in, as {said!r:.80}")


def _read(reader: ReadApart, content: bytes) -> str | None:
    """What is in it, as text; None where it was refused."""
    try:
        return reader.codebook(content).model_dump_json()
    except PackProblem:
        return None
