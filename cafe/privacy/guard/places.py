"""Places small enough to point to somebody, and the buildings and bodies that have a name.

Nations, cities, council areas, health boards and regions are too big to point to anybody; they only mask
the smaller names inside them (*Argyll and Bute* is not the island of Bute).
"""

from __future__ import annotations

from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists, Phrases
from cafe.privacy.guard.named import find_named
from cafe.privacy.guard.strangers import begins_before, on_medicine, one_letter_away
from cafe.privacy.guard.words import Words, word_set
from cafe.privacy.guard.workplaces import find_corners, find_crews, find_highs, find_saints, find_work

_AT = word_set(
    "in at from near to on around outside of past via for off beyond between over into "
    "through leaving round reach reaches"
)
_TO_PLACE = word_set(
    "moved move moving goes go going went gone bus ferry boat road drive drives drove "
    "travel travels travelled train plane flight flew fly sent came trip"
    " back over down up across live lives stay stays walk walked get got way lift route "
    "taxi referred transferred run runs returned near nearer close closer next out"
)
_PLACE_NOUNS = word_set(
    "bus women woman ferry clinic people group road folk shop mums girls lot community "
    "boat surgery hospital school library café cafe hall train"
    " estate chemist practice line side end station pier bridge harbour beach crowd "
    "ladies residents families mothers area schoolhouse lifeboat gala show"
)
_SHAPE = Late(
    r"^(?:Kil|Bal|Inver|Auch|Ach|Ard|Loch|Strath|Dun|Glen|Drum|Pit|Aber|Kin|Dal|Craig|Kirk"
    r"|Tully|Tilly|Inch|Port|Cairn|Knock|Tom|Corr|Barr|Gart|Garv|Blair|Mon|Tor|Lin|Eilean"
    r"|Ben)[a-z]{3,}$"
    r"|^[A-Z][a-z]{2,}(?:burgh|bost|wick|dale|haven|toun|kirk|mouth|muir|shiel|hope|ness"
    r"|holm|sta|aig|vaig|say|ray|nish|garry|craig|bridge|brae|ford|hall|hill|field|ton"
    r"|ville|by)$"
)
_SWAPS: dict[str, tuple[str, ...]] = {
    "islands": ("an island", "an island community"),
    "towns": ("a town", "a nearby town"),
    "villages": ("a village", "a small community"),
    "neighbourhoods": ("one part of town", "her neighbourhood"),
    "hospitals": ("the hospital", "a hospital"),
    "unknown": ("a small community", "where she lives"),
}
_WARD = Late(r"\b[Ww](?:ard|ARD) (?:\d{1,3}[A-Za-z]?|[A-Z]\d{0,2})\b")


def mask(words: Words, lists: Lists) -> bytearray:
    """Characters of things that point to nobody: 1 for a single word, 2 for a longer phrase."""
    masked = bytearray(len(words.text) + 1)
    keys = words.key
    starts = lists.harmless
    index = 0
    while index < len(keys):
        step = 1
        if keys[index] not in starts and words.low[index] not in starts:
            index += 1
            continue
        for table, single in ((lists.allowed, 1), (lists.open_places, 0)):
            hit = _longest(table, words, index)
            if hit is None:
                continue
            count = hit[0]
            if count == 1 and (single == 0 or not (words.raw[index][0].isupper())):
                continue
            if not words.raw[index][0].isupper() and not words.raw[index + count - 1][0].isupper() and count < 2:
                continue
            start, end = (
                words.start[index],
                words.start[index + count - 1] + len(words.raw[index + count - 1]),
            )
            value = 1 if count == 1 else 2
            masked[start:end] = bytes([value]) * (end - start)
            step = max(step, count)
        index += step
    return masked


def _longest(table: Phrases, words: Words, index: int) -> tuple[int, str] | None:
    """The longest phrase here, its last word with its possessive or without (*St Columba's*, *Davina McCall's*)."""
    typed, bare = table.at(words.key, index), table.at(words.low, index)
    if typed is None or bare is None:
        return typed or bare
    return max(typed, bare, key=lambda hit: hit[0])


def find(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """Places by list and by shape, wards, and buildings and bodies with a name."""
    keys = words.key
    starts = lists.places.longest
    index = 0
    while index < len(keys):
        if keys[index] not in starts and words.low[index] not in starts and not words.raw[index][0].isupper():
            index += 1
            continue
        if masked[words.start[index]] > 1:
            index += 1
            continue
        hit = _longest(lists.places, words, index)
        if hit is not None:
            count, kind = hit
            weight = _weight(words, lists, masked, index, hit)
            if weight:
                yield _place(words, index, index + count - 1, kind, weight)
                index += count
                continue
        if _is_unknown_place(words, lists, masked, index):
            last = index
            while (
                last + 1 < len(keys)
                and words.gap(last + 1) == " "
                and words.raw[last + 1][0].isupper()
                and not words.owns[last]
                and not lists.is_name(words.low[last + 1])
                and not masked[words.start[last + 1]]
            ):
                last += 1
            yield _place(words, index, last, "unknown", 3)
            index = last
        index += 1
    if "ard " in words.text or "ARD " in words.text:
        for ward in _WARD.finditer(words.text):
            start, end = ward.span()
            yield Found(start, end, _with_article(words.text, start), end, Kind.PLACE, ("the ward", "a ward"), 8)
    yield from find_named(words, lists, masked)
    yield from find_work(words, lists, masked)
    yield from find_corners(words, lists, masked)
    yield from find_crews(words, lists, masked)
    if " High" in words.text:
        yield from find_highs(words, lists, masked)
    if "St" in words.text or not words.spoken.isdisjoint(_OF_WORSHIP):
        yield from find_saints(words, masked)


def _weight(words: Words, lists: Lists, masked: bytearray, index: int, hit: tuple[int, str]) -> int:
    """0 where it is no place here; 5 where the note says so; 3 on its name alone."""
    count, kind = hit
    last = index + count - 1
    raw, low = words.raw[index], words.low[index]
    capital = words.raw[last][0].isupper()
    if words.shouting:
        return 3 if count > 1 or not (low in lists.words or lists.is_name(low)) else 0
    led = _led(words, index)
    if (not capital or words.small) and kind == "published" and not led:
        return 0  # *brill* is a village, and what people type
    if not capital:
        if count > 1:
            return 3 if any(part not in lists.words for part in words.low[index : last + 1]) else 0
        return (
            (5 if led else 3)
            if len(low) >= 5 and not lists.is_word(low) and not lists.is_name(low)
            else (5 if led and low in _SURE_ISLANDS else 0)
        )
    if not raw[0].isupper() and low != "the":
        return 0
    if masked[words.start[index]] and not led:
        return 0
    noun = last + 1 < len(words.low) and words.low[last + 1] in _PLACE_NOUNS and words.gap(last + 1) == " "
    told = 5 if (led or noun) else 0
    if kind == "hospitals":
        the = index > 0 and words.low[index - 1] == "the"
        plain = count > 1 or not (low in lists.words or lists.is_name(low))
        return 5 if plain and (the or led) else (4 if plain else (5 if (the or led) and not words.breaks[index] else 0))
    if count == 1 and (
        low in lists.words or low in lists.capitalised or (low in lists.dictionary and words.breaks[index])
    ):
        if words.breaks[index] or words.heading:
            return 0
        return told if led else 0
    if raw.isupper() and len(raw) <= 4:
        return told
    if count == 1 and lists.is_name(low):
        return told or (3 if not words.heading else 0)
    return 5 if count > 1 or not lists.is_name(low) else 3


_SURE_ISLANDS = word_set(
    "mull skye uist jura coll bute arran tiree barra lewis harris iona islay unst eigg "
    "oban ayr wick tain nairn ayr alva duns"
)


def _led(words: Words, index: int) -> bool:
    if index == 0 or words.gap(index) != " ":
        return False
    before = words.low[index - 1]
    if before in ("of", "for"):
        return index >= 2 and words.low[index - 2] in (
            "isle",
            "end",
            "out",
            "east",
            "west",
            "north",
            "south",
            "side",
            "outskirts",
            "left",
            "edge",
            "women",
            "people",
            "middle",
            "island",
            "village",
            "town",
            "here",
        )
    if before in ("the", "near") and index >= 2 and before == "near":
        return True
    return before in _AT


def _is_unknown_place(words: Words, lists: Lists, masked: bytearray, index: int) -> bool:
    raw, low = words.raw[index], words.low[index]
    if (
        len(low) < 4
        or not raw[0].isupper()
        or raw.isupper()
        or words.shouting
        or words.heading
        or masked[words.start[index]]
    ):
        return False
    after = words.low[index + 1] if index + 1 < len(words.low) and words.gap(index + 1) == " " else ""
    lived_in = after in _PEOPLE_OF and not (
        low in lists.open_places.kinds or lists.is_name(low) or lists.is_word(low) or words.owns[index]
    )
    if lived_in and not on_medicine(words):
        if words.breaks[index]:
            return bool(_SHAPE.match(raw))
        return words.low[index - 1] in ("the", "our", "these", "those", "two", "three", "some", "few")
    if (
        words.owns[index]
        or words.breaks[index]
        or lists.is_name(low)
        or lists.is_word(low)
        or lists.open_places.kinds.get(low)
    ):
        return False
    if (
        index + 1 < len(words.raw)
        and words.raw[index + 1][0].isupper()
        and words.gap(index + 1) == " "
        and lists.is_name(words.low[index + 1])
    ):
        return False
    before = words.low[index - 1]
    if words.gap(index) != " ":
        return False
    if before == "to" and index >= 2:
        return words.low[index - 2] in _TO_PLACE or bool(_SHAPE.match(raw))
    if before in ("in", "near", "outside", "around", "from", "at", "past", "via", "off", "beyond", "on"):
        if before == "on" and not _SHAPE.match(raw):
            return False
        if before == "at" and words.small and not _SHAPE.match(raw):
            return False
        if words.small and (len(low) < 5 or one_letter_away(low, lists.is_typed_so)):
            return False
        if before == "in" and index >= 2 and words.low[index - 2] in _IN_A_LANGUAGE:
            return False
        return not (before == "from" and _person_source(words, index)) or bool(_SHAPE.match(raw))
    return bool(_SHAPE.match(raw)) and (
        before in ("the", "of", "and", "by") or (index + 1 < len(words.low) and words.low[index + 1] in _PLACE_NOUNS)
    )


_PEOPLE_OF = word_set(
    "folk women ladies people residents ferry boat crowd lasses lassies weemen mums lot wifies quines"
)
_OF_WORSHIP = word_set("masjid jamia gurdwara mandir lady church sacred holy")
_IN_A_LANGUAGE = word_set(
    "leaflet leaflets letter letters information info forms form spoke speak speaks spoken sang sings sung words "
    "written write said say says told tell it translated session sessions subtitles poster posters word someone "
    "anyone chat"
)


def _person_source(words: Words, index: int) -> bool:
    return index >= 2 and words.low[index - 2] in (
        "heard",
        "message",
        "hear",
        "note",
        "letter",
        "text",
        "quote",
        "email",
        "switched",
        "changed",
    )


def _place(words: Words, first: int, last: int, kind: str, weight: int) -> Found:
    if begins_before(words, first):
        first -= 1  # Loch Ardoran
    start, end = words.start[first], words.end[last]
    if words.low[first] == "st" and words.owns[last]:
        end = words.start[last] + len(words.raw[last])  # the 's of St Columba's is its own
    replace_start = _with_article(words.text, start)
    return Found(start, end, replace_start, end, Kind.PLACE, _SWAPS.get(kind, _SWAPS["unknown"]), weight)


def _with_article(text: str, start: int) -> int:
    for article in ("the ", "The ", "our ", "a ", "an ", "A ", "Our "):
        if text.endswith(article, 0, start) and (start == len(article) or not text[start - len(article) - 1].isalnum()):
            return start - len(article)
    return start
