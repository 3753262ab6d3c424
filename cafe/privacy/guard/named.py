"""Buildings and bodies with names of their own: *Elmbank Surgery*, *St Fillan's Primary*, *Harbour Inn*."""

from __future__ import annotations

from collections.abc import Iterator

from cafe.privacy.guard.endings import ENDINGS
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_CARE = word_set("care nursing residential rest retirement")
GENERIC = word_set(
    "medical health community primary high local new old village town district general "
    "national scottish scotland women's womens well woman sheltered"
    " group family day early years parish church free public care nursing residential "
    "rest sexual maternity antenatal gp dental day nursery special senior junior"
    " mobile screening breast the our a an at in and of for my your her his their this "
    "that one each every some any no other another first second next last"
    " university city county leisure sports drop-in drop walk-in memory pain menopause "
    "weight post office working men's mens social golf football rugby bowling shinty "
    "curling"
    " swimming youth book lunch craft knitting mother toddler breakfast after craft "
    "charity coffee farm fish tea cash corner wee big main nearest best"
)
NATIONAL = word_set(
    "scotland scottish national uk british nhs government royal-college citizens england britain health-board"
)
_OF_HEALTH = word_set("medical health dental veterinary care")
_JOINERS = word_set("of the & and na nan upon on o by")
_SMALL_ENDINGS = word_set(
    "surgery practice school academy nursery church mosque hospital hall library hotel "
    "maternity laundry estate bakery pub shop centre clinic club primary"
    " chapel kirk pharmacy chemist garage bar inn hospice infirmary distillery butchers "
    "salon playgroup gurdwara temple dentist tearoom college"
)
_OWN_NAMES = word_set(
    "temple gurdwara gurudwara mandir mosque masjid church chapel cathedral kirk primary "
    "academy nursery hall parish hospital"
)
_OPENINGS = word_set(
    "the our a an at in on from to for near and but when if is was she he they it my her "
    "his their your this that with by of as so then maybe even only also"
)


def find_named(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """Names that end in a word for what they are. A bare *the surgery* or *our primary* is nobody's."""
    index = 0
    count = len(words.raw)
    while index < count:
        low = words.low[index]
        if low not in ENDINGS or words.shouting or (words.heading and index < 1):
            index += 1
            continue
        last = index
        while (
            last + 1 < count
            and words.gap(last + 1) == " "
            and words.raw[last + 1][0].isupper()
            and (
                words.low[last + 1] in ENDINGS
                or (words.low[last] in _OF_HEALTH and words.low[last + 1] in ("group", "partnership", "team"))
            )
            and words.raw[index][0].isupper()
        ):
            last += 1
        found = _named(words, lists, masked, last)
        if found is not None:
            yield found
        index = last + 1


def _named(words: Words, lists: Lists, masked: bytearray, last: int) -> Found | None:
    big = words.raw[last][0].isupper()
    ending = words.low[last]
    if ending not in ENDINGS:
        ending = words.low[last - 1]  # Elmbank Medical Group
    at_end = last > 0 and not words.breaks[last] and (big or ending in _SMALL_ENDINGS)
    if not at_end and not (ending == "home" and last > 1):
        return None
    first = last
    if not big and words.low[last - 1] in _CARE | {
        "medical",
        "health",
        "village",
        "community",
        "town",
        "primary",
        "high",
        "secondary",
        "church",
        "dental",
    }:
        first = last - 1  # "Seaview care home", "Elmbank medical centre"
    elif not big and ending == "home":
        return None
    while first > 0 and words.gap(first) in (" ", ". ", " & ") and not _stops(words, first):
        before = words.raw[first - 1]
        low = words.low[first - 1]
        if before[0].isupper():
            first -= 1
        elif (
            low in _JOINERS
            and first >= 2
            and words.raw[first - 2][0].isupper()
            and words.gap(first - 1) == " "
            and big
            and low not in ("on", "by")
        ):
            if low == "and" and not lists.is_name(words.low[first - 2]) and words.low[first - 2] in lists.words:
                break
            first -= 2
        else:
            break
    while first < last and (
        words.low[first] in _OPENINGS or (words.breaks[first] and _is_plain_opening(words, lists, first, last))
    ):
        first += 1
    parts = range(first, last)
    if not parts:
        return None
    special = [
        at
        for at in parts
        if words.low[at] not in GENERIC and words.low[at] not in ENDINGS and words.raw[at][0].isupper()
    ]
    kept = ending in _OWN_NAMES
    special = [
        at for at in special if kept or (masked[words.start[at]] == 0 and words.low[at] not in lists.capitalised)
    ]
    named_endings = [
        at
        for at in parts
        if words.low[at] in ENDINGS
        and words.raw[at][0].isupper()
        and words.low[at] in ("harbour", "castle", "station", "mill", "temple")
    ]
    if not special and not (big and named_endings):
        return None
    if any(words.low[at] in NATIONAL for at in parts) or _goes_on(words, last):
        return None
    if words.raw[special[0]].isupper() and len(words.raw[special[0]]) <= 4 and len(special) == 1 if special else False:
        return None
    if not big:
        at = special[-1]
        low = words.low[at]
        if low in lists.words and not words.owns[at]:
            return None
        if words.breaks[at] and lists.is_word(low):
            return None
        if words.owns[at] and (
            lists.is_first(low)
            and ending not in ("bakery", "shop", "pub", "bar", "salon", "garage", "nursery", "hotel", "chemist")
        ):
            return None
    if ending == "home" and words.low[last - 1] not in _CARE:
        return None
    if (
        big
        and ending
        in (
            "bar",
            "home",
            "unit",
            "court",
            "bus",
            "mill",
            "home",
            "band",
            "guides",
            "wing",
            "shop",
            "court",
            "station",
            "committee",
            "lodge",
            "society",
            "scheme",
        )
        and len(special) == 0
    ):
        return None
    kind, swaps = ENDINGS[ending]
    low_parts = {words.low[at] for at in parts}
    if ending in ("centre", "practice", "clinic") and low_parts & {"health", "medical"}:
        kind, swaps = Kind.ORG, ("a GP practice", "the GP practice")
    elif ending == "dental" or (ending in ("practice", "surgery") and "dental" in low_parts):
        swaps = ("a dentist", "the dentist")
    elif "primary" in low_parts:
        swaps = ("a primary school", "a school")
    elif ending == "hall" and low_parts & {"church"}:
        swaps = ("a church hall", "the hall")
    end = words.start[last] + len(words.raw[last]) if not words.owns[last] else words.end[last]
    start = words.start[first]
    replace_start = start
    if first > 0 and words.low[first - 1] in ("the", "our", "a", "an", "their") and words.gap(first) == " ":
        replace_start = words.start[first - 1]
    return Found(start, end, replace_start, end, kind, swaps, 7)  # over a house inside it: *Haining Lodge Nursing Home*


def _stops(words: Words, first: int) -> bool:
    """A sentence ends before this word (a saint's full stop does not count)."""
    if not words.breaks[first]:
        return False
    return words.low[first - 1] != "st"


def _is_plain_opening(words: Words, lists: Lists, first: int, last: int) -> bool:
    """A word that only opens the sentence (*Nobody*, *Ask*) and is no part of the name after it."""
    return words.low[first] in _OPENERS and last - first >= 2


_OPENERS = word_set(
    "nobody everyone someone anyone women people staff ask try call see visit left "
    "lovely good bad poor great works worked"
    " teaches teach goes went sent met meet meeting best only even why how what where "
    "who can could would should did does do"
    " has had was were is are no not yes all both most many some few two three four five "
    "since because after before until"
    " left lost waiting waited phone phoned ring rang tell told said says saying both "
    "every each once never always still"
    " mum mums son daughter husband thank thanks local live lives closed shut reception "
    "receptionist nurse doctor gp"
)


def _goes_on(words: Words, last: int) -> bool:
    """More of the name follows and makes it a national body: *Royal College of Midwives*, *Centre Trust*."""
    at = last + 1
    if at >= len(words.raw) or words.gap(at) != " ":
        return False
    low = words.low[at]
    return low in ("scotland", "trust", "foundation", "association", "uk", "scottish") and words.raw[at][0].isupper()
