"""Gate 7: letters that hide, turn, pile up or look like others, typed here and arriving in packs and file names.

What is typed is kept in the one normal form without an unseen sign; what arrives is refused unless it is so already;
what is shown within a sentence of ours turns nothing around it.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import Laptop
from cafe.collate.incoming import Coming
from cafe.collate.preview_view import result_lines
from cafe.core.errors import CafeError
from cafe.core.plain import is_plain_text, isolated, plain_text
from cafe.model.values import EntryKind, NoteKind
from cafe.packs.seal import seal
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import RECIPIENT, SENDER, good_facts, our_pack, sealed, with_facts

TEXTS = {
    "turned by an override": "We wait \u202erof owt sraey",
    "turned by an embedding": "\u202bWe wait\u202c too long",
    "turned by an isolate": "We \u2067wait\u2069 too long",
    "turned by a mark": "\u200fWe wait",
    "a zero-width space": "We\u200b wait",
    "a zero-width joiner": "We\u200d wait",
    "a byte order mark": "\ufeffWe wait",
    "a soft hyphen": "We wa\u00adit",
    "a NUL": "We\x00 wait",
    "an escape": "We \x1b[31mwait\x1b[0m",
    "a bell": "We \x07wait",
    "a line break": "We\nwait",
    "a line of another kind": "We\u2028wait",
    "a paragraph of another kind": "We\u2029wait",
    "a letter in two parts": "cafe\u0301 morning",
    "a letter of another code": "\u212bngstrom, \ufb01ve",
    "a pile of marks": "W" + "\u0301\u0302\u0323" * 20 + "e wait",
    "letters of a private kind": "We \ue000wait",
    "half a letter": "We \ud800wait",
    "tags that nobody sees": "We wait\U000e0041\U000e0042",
    "Arabic": "ننتظر طويلا",
    "Hebrew with numbers": "אנחנו מחכות 12 חודשים",
    "Hindi": "हम बहुत देर प्रतीक्षा करती हैं",
    "a family of emoji": "We laughed 👩\u200d👩\u200d👧",
    "Gaelic": "Tha sinn a’ feitheamh fada",
    "look-alikes from Cyrillic": "Wе wаit tоo lоng",
    "full-width": "Ｗｅ ｗａｉｔ",
    "nothing but unseen signs": "\u200b\u2060\ufeff",
}
FILE_NAMES = {
    "turned, so that it ends otherwise": "cafe\u202ekcapefac.exe.cafepack",
    "a zero-width twin": "0000\u200b.cafepack",
    "right to left": "מפגש.cafepack",
    "in two parts": "cafe\u0301.cafepack",
    "a line break": "one\ntwo.cafepack",
    "nothing but unseen signs": "\u200b\u2060.cafepack",
    "a flood of marks": "a" + "\u0301" * 60 + ".cafepack",
    "half a letter": os.fsdecode(b"caf\xe9.cafepack"),
}
THEME_CODES = ("LІS1", "ＬＩＳ", "LIS1\u200b", "lis1", "LIS١")


def all_of_them(_size: int = 0) -> Found:
    """Gate 7."""
    with tempfile.TemporaryDirectory() as name, Laptop(Path(name)) as laptop:
        for what, text in TEXTS.items():
            _typed(laptop, what, text)
        arrived = _arriving(laptop)
        shown = _in_file_names(laptop)
    return Found(
        f"{len(TEXTS)} texts, {len(FILE_NAMES)} file names, {len(THEME_CODES)} codes of themes",
        f"typed: all kept in the one normal form or refused with a sentence; arriving: {arrived} as they were, "
        f"the rest refused; {shown} file names shown without an unseen sign",
    )


def _typed(laptop: Laptop, what: str, text: str) -> None:
    cafe_id = laptop.plan.new_cafe().cafe_id
    for type_in in (
        lambda: laptop.capture.add_entry(cafe_id, EntryKind.IDEA, text),
        lambda: laptop.capture.record_note(cafe_id, NoteKind.NOTE, text),
        lambda: laptop.capture.add_comment(cafe_id, text),
        lambda: laptop.capture.save_reflection(replace(laptop.capture.reflection(cafe_id), disagreed=text)),
        lambda: laptop.plan.change_hall(cafe_id, text),
    ):
        try:
            type_in()
        except CafeError as problem:
            if not problem.message.endswith("."):
                raise GateBroken(f"“{what}” has no sentence") from problem
    kept = [entry.text for entry in laptop.capture.entries(cafe_id)]
    kept += [laptop.capture.reflection(cafe_id).disagreed]
    for one in kept:
        if not is_plain_text(one):
            raise GateBroken(f"“{what}” was kept as {one!a}")
        if one and one != plain_text(text):
            raise GateBroken(f"“{what}” became {one!a}")


def _arriving(laptop: Laptop) -> int:
    """A pack with each text, written as its sender's own program would write it."""
    came = 0
    for what, text in TEXTS.items():
        entries = [entry | {"text": text} for entry in good_facts()["entries"][:1]]
        try:
            frame = with_facts(entries=entries)
        except UnicodeEncodeError:
            continue  # no UTF-8 for it: a frame cannot hold it (gate 5 tries it spelt as a code)
        (item,) = laptop.collate.preview(laptop.programme.id, laptop.arrive(sealed(frame))).items
        should = is_plain_text(text) and bool(text.strip("\u200c\u200d "))
        if (item.arrived is not None) != should:
            raise GateBroken(f"“{what}” in a pack: {item.coming}")
        if item.arrived is not None:
            came += 1
            if item.arrived.facts.said[0].text != text:
                raise GateBroken(f"“{what}” came in as something else")
    for code in THEME_CODES:
        entries = [entry | {"themes": [code]} for entry in good_facts()["entries"][:1]]
        (item,) = laptop.collate.preview(laptop.programme.id, laptop.arrive(sealed(with_facts(entries=entries)))).items
        if item.coming is not Coming.CANNOT_READ:
            raise GateBroken(f"the theme {code!a} was taken")
    return came


def _in_file_names(laptop: Laptop) -> int:
    folder = laptop.arrive(seal(frame_of(our_pack()), SENDER, [RECIPIENT]))
    made = 0
    for file_name in FILE_NAMES.values():
        try:
            (folder / file_name).write_bytes(b"This is not a pack.")
        except OSError:
            continue  # a system that has no such names has no such trouble
        made += 1
    preview = laptop.collate.preview(laptop.programme.id, folder)
    if len({item.file for item in preview.items}) != made + 1:
        raise GateBroken("two files are shown under one name")
    result = laptop.collate.import_(preview, [SENDER.public])
    for item in preview.items:
        if not is_plain_text(item.file) or not item.file.strip():
            raise GateBroken(f"a file is shown as {item.file!a}")
    for line in result_lines(result, preview):
        turned = [c for c in line if unicodedata.bidirectional(c) in ("R", "AL")]
        if turned and ("\u2068" not in line or not line.rsplit("\u2069", 1)[-1].startswith(": ")):
            raise GateBroken("a name that runs from right to left turns our own words")
    if isolated("East Glens") != "East Glens":
        raise GateBroken("ordinary names are marked")
    return made
