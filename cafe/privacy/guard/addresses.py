"""Streets, flats, crofts and houses by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_SURE = (
    r"Street|St|Road|Rd|Avenue|Ave|Terrace|Terr|Crescent|Cres|Wynd|Gardens|Gdns|Lane"
    r"|Square|Brae|Loan|Vennel|Row|Quay|Drive|Causeway|Esplanade|Boulevard|Mews|Parade"
    r"|Pend|Gait|Rigg|Bank|Shore"
)
_UNSURE = r"Place|Pl|Close|Court|Ct|Way|View|Park|Path|Grove|Rise|Walk|Green|Hill|Croft|Neuk|Gate|Dr"
_HOUSE = (
    r"Cottage|Cottages|Croft|Farm|Steading|Steadings|Farmhouse|Lodge|Bungalow|Villa"
    r"|Schoolhouse|Smithy|Mains|Byre|Bothy|Chalet|Caravan|Manse"
)
_NAME = r"(?:[A-Z][A-Za-z'-]{1,24}\.?|of|the|and|na)"
_FLAT = (
    r"(?:[Ff]lat [0-9]{1,3}(?:/[0-9])?[A-Za-z]?|[Ff]lat [A-H]\b|[Ff]lat \d[A-Za-z]?/\d"
    r"|\d/\d|[Uu]nit \d{1,3})"
)
_NUMBERED = Late(
    rf"(?:{_FLAT},? )?\b(?:[Ff]lat |[Uu]nit |[Ss]tair |[Nn]o\.? |[Nn]umber )?\d{{1,4}}(?:/\d{{1,2}})?[A-Da-d]?,? "
    rf"(?:[A-Za-z][A-Za-z'.-]{{1,24}} ){{1,3}}(?:{_SURE}|{_UNSURE})\b\.?",
    re.I,
)
_STREET = Late(rf"\b(?:[A-Z][A-Za-z'-]{{1,24}}\.? ){{1,3}}(?:{_SURE})\b(?! (?:[A-Z]|clinic|hospital))")
_STREET_LED = Late(
    rf"\b(?:on|in|at|off|of|along|up|down|near) ((?:[A-Z][A-Za-z'-]{{1,24}}\.? "
    rf"){{1,3}}(?:{_UNSURE}))\b(?! [A-Z])"
)
_HOUSES = Late(
    rf"\b(?:[A-Z][A-Za-z'-]{{1,24}} ){{1,3}}(?:{_HOUSE})\b|\b(?:Mains of|Mill of|Newton of"
    rf"|Croft of|Bridge of|Milton of|Hill of|Nether|Upper|Wester|Easter|Tigh|Taigh) (?:na "
    rf"|an |nan )?[A-Z][a-z]{{2,24}}(?: (?:{_HOUSE}))?"
)
_BY_THE_DOOR = Late(
    r"\b(?:[Dd]oor|[Ff]lat|[Hh]ouse|[Ss]tair|[Ll]ives|[Ss]tays|[Bb]ides|[Aa]ddress|[Hh]ome)\b[^.\n]{0,40}?[,:] "
    rf"((?:[A-Z][A-Za-z'-]{{2,24}} ){{1,2}}(?:{_UNSURE}))\b(?! [A-Z])"
)
_SMALL_HOUSE = Late(
    r"\b(?:at|to|from|on|in) ((?!The\b)[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})? (?:farm|cottage|cottages|croft"
    r"|steading|lodge"
    r"|bungalow|mains|farmhouse))\b(?! (?:shop|foods|workers?|women|road))"
)
_HOUSE_LED = Late(
    r"\b(?:lives? (?:at|in)|stays? (?:at|in)|living (?:at|in)|staying (?:at|in)|home (?:is"
    r"|at)|house is|bungalow is|address is|back to|deliver(?:ed)? to|called|up at|down at"
    r"|over at|out at|round to|leaflets (?:at|to)|drop .{0,20} at|croft,|house,|cottage,) "
    r"((?:[A-Z][A-Za-z'-]{1,24} ){1,3}House|(?:Tigh|Taigh|Dun"
    r"|Ard)[ -]?[A-Za-z' -]{2,24}?)(?=[.,;]| and| on| near|$)"
)
_CROFT_NUMBER = Late(
    r"\b(?:Croft|croft|Plot|plot|Pitch|pitch|Stance|stance|Room|Bay) (?:no\.? |number "
    r")?\d{1,3}[A-Za-z]?\b(?:,? [A-Z][a-z]{2,20})?|\b[Ff]lat \d{1,3}(?:/\d)?[A-Za-z]?\b"
    r"|\b[Ff]lat \d/\d\b|\b(?:top|ground|first|second|third)[- ]floor (?:left|right)\b",
    re.I,
)
_AT_THE = Late(r"(?<![\w/.£-])\d{1,3}[A-D]? The [A-Z][a-z]{2,20}\b(?! (?:[A-Z]|is|was|are))")
_CARE_OF = Late(r"\bc/o ((?:The )?[A-Z][A-Za-z'-]{2,20}(?: [A-Z][A-Za-z'-]{2,20}){0,3})")
_TOWNSHIP = Late(
    r"(?:\b(?:at|to|from|croft|house|lives|stays|is)|[,:]) ((?:[Nn]umber "
    r"|[Nn]o\.? )?\d{1,3}[A-Da-d]? (?:(?:Upper|Lower|Nether|Easter|Wester"
    r"|North|South|East"
    r"|West|Mid|Over|Old|New) )?([A-Z][a-z]{3,20}))\b(?! (?:people|women|of)|[a-z])"
)
_NUMBER_ALONE = Late(
    r"\b(?:at|from|in|to) ((?:number|no\.?) (?:\d{1,3}[A-Da-d]?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))\b(?! (?:in|on) the (?:queue|list"
    r"|card)| \w+ (?:bus|in))",
    re.I,
)
_THE_HOUSE = Late(
    r"\b(?:(?:lives?|stays?|living|staying|bides?|bidin|house is|home is|she'?s|he'?s|they'?re|moved|is"
    r"|now) (?:noo )?(?:at|in|intae)|(?:send|sent|post|posted|deliver|delivered"
    r"|drop|dropped"
    r"|take|taken|bring)\b[^.\n]{0,24}? (?:to|at|off at)|leave (?:it|them) at) the ((?:old |new |auld "
    r"|wee )?(?:schoolhouse|schoolhoose|fermhoose|farmhouse"
    r"|manse|gatehouse|gate lodge|lodge|croft house|mill house|lighthouse cottages?|shepherd's cottage|bothy"
    r"|coastguard cottages?"
    r"|station house|police house|doctor's house|big house))\b",
    re.I,
)
_LOW_STREET = Late(
    r"\b(?:lives?|stays?|living|staying|house|flat|home|door) (?:on|in|at|along|up|down"
    r"|off) ((?:[a-z][a-z'-]{2,20} ){1,2}(?:street|road|avenue|terrace|crescent|wynd"
    r"|lane|drive|gardens))\b"
    r"|\b(?:at|to|on|off) ((?!(?:holiday|tied|council|rented|own|old|wee|farm|fish|salmon|wind|home|health|the|a"
    r"|her|my|our"
    r"|their|his|dairy|sheep|big|new|this|that|next|main|high|one|every)\b)[a-z'-]{3,20}(?: [a-z'-]{3,20})?"
    r" (?:cottage|cottages|farmhouse|steading|wynd|terrace|crescent|avenue))\b"
)
_DROP = word_set(
    "the a an our on in at off from to her his my their this that and when if one no "
    "every each which along up down main side single back wrong right"
)
_NO_NAME = word_set(
    "the high main side single back wrong right this that our one no long every open "
    "rocky middle same new coast shore ring trunk access service farm forest private "
    "minor"
)
_UNITS = word_set(
    "mile km metres yards foot page bed seat minutes mins minute hours hour weeks week months month years year "
    "days day times "
    "miles women people of mg ml percent pounds and or in the to for from by with on at "
    "o'clock past"
)
_SWAPS = ("her home", "where she lives")


def find(words: Words, lists: Lists) -> Iterator[Found]:
    """Addresses in folded text."""
    text, spoken = words.text, words.spoken
    if words.has_digit:
        for hit in _NUMBERED.finditer(text):
            body = (
                re.sub(r"^[^A-Za-z]*(?:(?:flat|no\.?|number|unit)\b[^A-Za-z]*)?", "", hit[0], flags=re.I)
                .lower()
                .split()
            )
            ending = body[-1].rstrip(".") if body else ""
            if len(body) < 2 or any(word in _UNITS for word in body[:-1]):
                continue
            if not hit[0].split()[-1][0].isupper() and (
                ending not in _LOW_SURE or body[-2] in ("long", "main", "high", "side")
            ):
                continue
            yield _found(text, hit.start(), hit.end())
        for hit in _AT_THE.finditer(text):
            yield _found(text, hit.start(), hit.end())
        for hit in _CROFT_NUMBER.finditer(text):
            if not hit[0].lower().startswith(("room", "bay")):
                yield _found(text, hit.start(), hit.end())
    if not spoken.isdisjoint(_STREET_WORDS):
        for hit in _STREET.finditer(text):
            yield from _street(text, hit.start(), hit.end(), lists)
        for hit in _BY_THE_DOOR.finditer(text):
            yield from _street(text, hit.start(1), hit.end(1), lists)
        for hit in _STREET_LED.finditer(text):
            yield from _street(text, hit.start(1), hit.end(1), lists)
    if not spoken.isdisjoint(_HOUSE_WORDS):
        for hit in _HOUSES.finditer(text):
            start = _drop_opening(text, hit.start(), hit.end(), lists)
            if start is not None:
                yield _found(text, start, hit.end())
        for hit in _SMALL_HOUSE.finditer(text):
            first = hit[1].split()[0].lower()
            if first not in lists.open_places.kinds and first not in lists.capitalised:
                yield _found(text, hit.start(1), hit.end(1))
    if not spoken.isdisjoint(_HOUSE_SAID) or " Dun" in text or " Ard" in text:
        for hit in _HOUSE_LED.finditer(text):
            yield _found(text, hit.start(1), hit.end(1))
    if "c/o " in text:
        for hit in _CARE_OF.finditer(text):
            yield _found(text, hit.start(1), hit.end(1))
    for hit in _TOWNSHIP.finditer(text) if words.has_digit else ():
        named = hit[2].lower()
        if named in lists.places.kinds or not (lists.is_word(named) or lists.is_name(named)):
            yield _found(text, hit.start(1), hit.end(1))
    for pattern, gate in ((_NUMBER_ALONE, _A_NUMBER), (_THE_HOUSE, _BIG_HOUSES)):
        if not spoken.isdisjoint(gate):
            for hit in pattern.finditer(text):
                yield _found(text, hit.start(1), hit.end(1))
    for hit in _LOW_STREET.finditer(text) if not spoken.isdisjoint(_LOW_STREETS) else ():
        group = hit.lastindex or 1
        if not any(word in _NO_NAME for word in hit[group].split()[:-1]):
            yield _found(text, hit.start(group), hit.end(group))


_STREET_WORDS = frozenset(f"{_SURE}|{_UNSURE}".lower().split("|"))
_HOUSE_WORDS = frozenset(_HOUSE.lower().split("|")) | word_set(
    "mains mill newton croft bridge milton hill nether upper wester easter tigh taigh"
)
_HOUSE_SAID = word_set("house tigh taigh dun ard")
_A_NUMBER = word_set("number no")
_BIG_HOUSES = word_set(
    "schoolhoose fermhoose schoolhouse farmhouse manse gatehouse lodge house lighthouse cottage cottages bothy"
)
_LOW_STREETS = word_set(
    "street road avenue terrace crescent wynd lane drive gardens cottage cottages farmhouse steading"
)
_LOW_SURE = word_set("street road avenue terrace crescent wynd gardens lane brae drive st rd ave cres")
_TOWN_WORDS = word_set("royal bath baker")


_EVERYDAY = word_set("bank shore row parade drive green square loan")


def _street(text: str, start: int, end: int, lists: Lists) -> Iterator[Found]:
    begin = _drop_opening(text, start, end, lists)
    if begin is None:
        return
    body = text[begin:end].lower().rstrip(".").split()
    if len(body) < 2 or all(word in _NO_NAME for word in body[:-1]):
        return
    everyday = body[-1] in _EVERYDAY and lists.is_word(body[-2])
    if everyday and not re.search(r"\b(?:on|in|at|off|along)\s$", text[max(0, begin - 8) : begin]):
        return
    if body[0] in ("coronation", "sesame", "downing", "wall", "fleet", "harley", "food"):
        return
    yield _found(text, begin, end)


def _drop_opening(text: str, start: int, end: int, lists: Lists) -> int | None:
    while start < end:
        word = re.match(r"[A-Za-z'.-]+", text[start:end])
        if word is None:
            return None
        low = word[0].lower()
        rest = start + word.end() + 1
        opening = start == 0 or text[max(0, start - 2) : start].strip() in (".", "!", "?", ":", "")
        if low in _DROP or (opening and low in _VERBS):
            start = rest
            continue
        return start if rest < end else None
    return None


_VERBS = word_set(
    "lives stays nobody everyone women people they she he drop leave take meet saw walk "
    "past near two three some most many all both"
)


def _found(text: str, start: int, end: int) -> Found:
    if text[end - 1] == "." and not re.search(r"\b(?:St|Rd|Ave|Cres|Terr|Dr|Ct|Pl)\.$", text[start:end]):
        end -= 1
    return Found(start, end, start, end, Kind.ADDRESS, _SWAPS, 7)
