"""Where somebody works or worships, by the words before it: *works at Norwick Salmon*, *goes to St Fillan's*."""

from __future__ import annotations

from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.named import GENERIC, NATIONAL
from cafe.privacy.guard.words import Words, word_set


def _either(words: str) -> str:
    return "|".join(words.split())


_WORK = Late(
    r"\b(?:works?|worked|working|job|shifts?|employed|cleans|cleaned|nights|waitress(?:es"
    r"|ing)?|cook|cooks|manager|hairdresser|barber|chef|carer|cleaner|nurse|teacher|teaches|taught|volunteers?"
    r"|apprentice|packing|packs|starts"
    r"|started|staff|boss|bar work|sacked|laid off|hours cut|hours)"
    r" (?:at|in|for|with|by|behind|from) (?:the |a |our )?((?:[A-Z][A-Za-z'&-]{1,24}(?: "
    r"(?:of |and |& )?(?=[A-Z]))?){1,4})"
    r"|\b(?:runs?|ran|owns?|owned|manages?|managed|took over|opened|behind) (?:the |a "
    r")((?:[A-Z][A-Za-z'&-]{1,24}(?: (?:of |and |& )?(?=[A-Z]))?){1,4})"
    r"|\b(?:in|at|down|outside) the ((?:[A-Z][A-Za-z'&-]{1,24}(?: (?:of |and |& "
    r")?(?=[A-Z]))?){1,3}) (?:on a|at (?:the )?weekends?|for (?:a )?(?:tea|lunch|drink"
    r"|coffee|cake|chips|dinner|their tea))\b"
)


_WORK_WORDS = word_set(
    "work works worked working job shift shifts employed cleans cleaned nights waitress waitresses waitressing "
    "cook cooks "
    "manager hairdresser barber chef carer cleaner nurse teacher teaches taught volunteer volunteers apprentice "
    "packing "
    "packs starts started staff boss sacked laid cut hours run runs ran own owns owned manages managed took "
    "opened behind "
    "in at down outside"
)
_CORNERS = word_set("cross toll circus shore pier front prom")
_HIGH = Late(r"(?<![.!?] )(?<!^)\b([A-Z][a-z]{3,20} High)(?=[,.;)]|$| [a-z])")
_CROSS = Late(r"\b([A-Z][a-z]{3,20} (?:Cross|Toll|Circus|Shore|Pier|Front|Prom))(?=[,.;)]|$| [a-z])")


def find_highs(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """A school as people say it: *teaches at Lochbrae High*."""
    for hit in _HIGH.finditer(words.text):
        name = hit[1].split()[0].lower()
        if not masked[hit.start()] and not words.heading and not lists.is_word(name):
            yield Found(hit.start(), hit.end(), hit.start(), hit.end(), Kind.ORG, ("a school", "the school"), 6)


def find_corners(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """A corner of a place: *Parkgrove Cross*, *Ardmore Toll*."""
    for hit in _CROSS.finditer(words.text) if not words.spoken.isdisjoint(_CORNERS) else ():
        name = hit[1].split()[0].lower()
        known = name in lists.places.kinds or not (lists.is_word(name) or lists.is_first(name))
        if not masked[hit.start()] and not words.heading and known and name not in lists.open_places.kinds:
            yield Found(hit.start(), hit.end(), hit.start(), hit.end(), Kind.PLACE, ("a part of town", "nearby"), 6)


_SAINT = Late(
    r"\b(?:Masjid|Jamia|Gurdwara|Mandir|Our Lady of|Church of the|Sacred Heart|Holy)(?: (?:the "
    r"|of )?[A-Z][a-z]*(?:-[A-Z]?[a-z]+)?)"
    r"{1,3}\b|\bSt\.? [A-Z][a-z]{2,20}(?:'s|s)?(?: (?:High|Primary|Academy|Secondary|Grammar|Nursery|Church|Kirk"
    r"|Hall|RC"
    r"|Hospice"
    r"|Cathedral|Chapel|Episcopal|College|School))*\b(?! (?:Day|Wort|Ambulance|Night|Eve|[A-Z]))"
)


def find_saints(words: Words, masked: bytearray) -> Iterator[Found]:
    """A church or school by its saint alone: *she goes to St Fillan's*."""
    for hit in _SAINT.finditer(words.text):
        if not masked[hit.start()] and not words.heading:
            swaps = ("a local place", "a church or school")
            yield Found(hit.start(), hit.end(), hit.start(), hit.end(), Kind.ORG, swaps, 5)


_THE_SO_AND_SO = Late(
    r"\b(?:at|in|from|to|behind|near|past|opposite|outside|run|runs|own|owns|and|or"
    r"|of) The ((?:[A-Z][a-z']{2,20} (?:and |& |o' )?)"
    r"{1,2}[A-Z][a-z']{2,20})(?=[.,;)!?]|$| [a-z(])"
)
_NAMED_SO = Late(
    r"\b(?:firm|company|work|workplace|employer|school|nursery|surgery|practice|church|mosque|pub|caf[eé]|hotel"
    r"|care home|nursing home"
    r"|gym|salon|shop|bakery|agency|factory|group|choir|club|garage|farm|chemist|pharmacy|dentist|business"
    r"|charity|restaurant"
    r"|playgroup|boat|kirk|temple)(?:,| is| was| called| is called| was called|:| -| –| ?\() ?"
    r"((?:[A-Z][A-Za-z'&-]{2,20}(?: (?:and |& |of |the )?(?=[A-Z0-9]))?){2,4})(?=[.,;)!?]|$| (?:has|is|was|who"
    r"|where|for|in|on|and|but|gave|let))"
)
_WITH_GROUP = Late(
    r"\b(?:swims?|sings?|walks?|knits?|rows?|plays?|dances?|runs?|volunteers?|trains?|drums|sews|quilts|bowls"
    r"|curls|rides|paddles|hikes"
    r"|marches|crafts|joined|rowing|singing|swimming|dancing|walking) (?:in |for |at )?(?:with |wi )?(?:the )"
    r"((?:[A-Z][a-z'-]{2,20} ){1,3}[A-Z][a-z]{2,20}s)(?=[.,;)!?]|$| [a-z])"
)


def find_work(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """Where somebody works, by the words before it: *works at Norwick Salmon*, *runs the Golden Lantern*."""
    if words.spoken.isdisjoint(_WORK_WORDS):
        return
    for hit in _WORK.finditer(words.text):
        group = hit.lastindex or 1
        start, end = hit.span(group)
        said = words.text[start:end].removesuffix("'s").rstrip("'")
        low = said.lower().split()
        if all(masked[start:end]) or not low or any(part in NATIONAL or part in lists.capitalised for part in low):
            continue
        if (
            said.isupper()
            or " ".join(low) in lists.open_places.kinds
            or low[0] in lists.open_places.kinds
            or words.heading
        ):
            continue
        if group == 1 and len(low) == 1 and (lists.is_word(low[0]) or lists.is_name(low[0])):
            continue
        if all(part in GENERIC for part in low):
            continue
        replace_start = start
        for article in ("the ", "a ", "our "):
            if words.text.endswith(article, 0, start):
                replace_start = start - len(article)
        yield Found(
            start,
            start + len(said),
            replace_start,
            start + len(said),
            Kind.ORG,
            ("her work", "a local employer"),
            5,
        )


_BOAT = Late(
    r"\b(?:boat|trawler|creel boat|fishing boat|yacht|skiff|crews? (?:on|aboard)|crewed (?:on|aboard)|fish(?:es"
    r"|ing) (?:on|off)"
    r"|skippers?|skippered|deckhand on|cook on|sails? on|aboard|launch of)(?: called)?,? (?:the )?"
    r"((?:MV |MFV )?[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20}){0,2})"
)
_SHOPKEEPER = Late(
    r"\b([A-Z][a-z']{2,20}(?: and [A-Z][a-z]{2,20})? the (?:[Bb]utcher|[Bb]aker|[Cc]hemist|[Gg]rocer|[Ff]ishmonger"
    r"|[Nn]ewsagent"
    r"|[Ii]ronmonger|[Ff]lorist|[Jj]eweller)(?:'?s)?)\b"
)
_AND_SONS = Late(r"\b((?:[A-Z] ?& ?[A-Z] |[A-Z]\.? ?[A-Z]?\.? )[A-Z][a-z]{2,20}(?:'s| & Sons?| and Sons?))(?!\w)")
_PATIENT_AT = Late(
    r"\b(?:registered|patient|patients|on the list|doctor|GP|nurse|dentist|receptionists?|locums?) (?:at|with|of|in)"
    r" ((?:The )?[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20}){0,2})(?=[.,;!?)]|$| (?:and|who|for|since|said|has|had|is"
    r"|was|but)\b)"
)
_GROUP_OF = Late(
    r"\b(?:goes|go|went|going|takes? (?:her|him|them|the \w+)|belongs|runs|chairs|joined|member of|sings (?:in|with)"
    r"|plays (?:in|with|for)|dances with|treasurer of|secretary of)(?: to)? (?:the |a )?"
    r"((?:[A-Z][a-z']{2,20} ){1,3}(?:toddlers|playgroup|mums|choir|band|club|group|team|guild|singers|walkers"
    r"|ladies))\b"
)


def find_crews(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """Boats, shops by their keeper, firms by initials, the practice one is registered at, groups by a pet name."""
    text = words.text
    if words.shouting or words.heading:
        return
    for pattern, swaps, gate in _CREWS:
        if words.spoken.isdisjoint(gate):
            continue
        for hit in pattern.finditer(text):
            start, end = hit.span(1)
            first = hit[1].split()[0].lower()
            if masked[start] > 1 or " ".join(hit[1].lower().split()) in lists.open_places.kinds:
                continue
            if pattern in (_NAMED_SO, _WITH_GROUP, _THE_SO_AND_SO) and _is_known(hit[1], lists):
                continue
            if pattern is _PATIENT_AT and _is_no_practice(hit[1], lists):
                continue
            if pattern is _BOAT and (" " not in hit[1] or first in lists.open_places.kinds):
                continue
            if pattern is _GROUP_OF and (first in lists.capitalised or first in NATIONAL or masked[start]):
                continue
            yield Found(start, end, start, end, Kind.ORG, swaps, 6 if pattern is not _PATIENT_AT else 4)


def _is_known(said: str, lists: Lists) -> bool:
    """A person's name, a nation or a body that everybody knows, and no firm of this place."""
    words = [word for word in said.lower().split() if word not in ("and", "&", "of", "the")]
    if any(word in NATIONAL or word in lists.capitalised for word in words) or " ".join(words) in lists.allowed.kinds:
        return True
    return all(lists.is_name(word) and word not in lists.words for word in words)


def _is_no_practice(said: str, lists: Lists) -> bool:
    words = said.lower().split()
    known = [word for word in words if lists.is_name(word) or word in lists.capitalised]
    return (words[0] != "the" and bool(known)) or " ".join(words) in lists.open_places.kinds or words[0] in NATIONAL


_PET_FIRST = (
    "Tiny Little Wee Happy Busy Bright Rainbow Sunny Jolly Mini Cheeky Bumps Babies Bizzy Tots Cosy Buttons "
    "Munchkins Jack "
    "Bumble Puddle Daisy Poppy Acorn Rising"
)
_PET_NAME = Late(
    rf"\b((?:{_either(_PET_FIRST)}) (?:and )?(?:Toes|Feet|Steps|Stars|Acorns|Ducks|Bees|Hands|Footprints|Gems|Monkeys"
    r"|Explorers|Treasures|Rascals|Otters|Tots|Babies|Bumps|Sparks|Buttons|Lambs|Owls|Bears|Jill|Bunnies|Chicks"
    r"|People"
    r"|Scholars|Angels|Wonders|Fingers|Lights|Beginnings))\b"
)
_TRADE_FIRST = "Hair Nails Cakes Beauty Lashes Brows Flowers Photos Bakes Crafts"
_BY_HER = Late(rf"\b((?:{_either(_TRADE_FIRST)}) (?:by|at|with) [A-Z][a-z]+)\b")
_WEEKLY_LAST = (
    "Blether Blethers Natter Natters Warblers Singers Walkers Knitters Stitchers Gang Ladies Choir Crew Friends "
    "Threads "
    "Threaders Steppers Strollers Swimmers Dippers Blend Bunch Crafters Spinners Movers Striders Club"
)
_WEEKLY = Late(
    r"\b((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Wee|Warm|Morning|Lunch|Coffee|Silver|Golden) (?:(?:Morning"
    rf"|Night|Lunch|Coffee|Craft) )?(?:{_either(_WEEKLY_LAST)}))\b(?! is\b)"
)
_PUB_LAST = (
    "Keys Lion Lions Hart Bull Horse Stag Boar Swan Oak Head Bear Thistle Lantern Fleece Anchor Dragon Palace "
    "Pot Pots "
    "Lass Rest Haggis Salmon Lamb Bell Star Rose Cockerel Puffin Otter Pheasant Grouse Kettle Bean Ship Barrel "
    "Bottle Boat "
    "Tavern Pantry Goose Gull Pig Dog Cat Fox Hare Wheatsheaf Wagon Elephant House"
)
_PUB = Late(
    r"\b[Tt]he ((?:Cross|Golden|Silver|Red|White|Black|Blue|Green|Royal|Queen'?s|King'?s|Jolly|Three|Bonnie|Wee"
    r"|Old|Hungry"
    r"|Lucky|Happy|Laughing|Crooked|Crossed|Prancing|Flying|Ploughman'?s|Fisherman'?s|Drovers'?|Smugglers'?|Piper'?s"
    r"|Waverley|Great|Ferry|Railway|Station|Harbour|Lobster|Copper|Tea|Coffee|Chocolate|Oyster|Crab|Herring"
    r"|Kilted|Wild)"
    rf" (?:{_either(_PUB_LAST)}))(?=[.,;!?)]|$| [a-z(])"
)
_CREWS: tuple[tuple[Late, tuple[str, ...], frozenset[str]], ...] = (
    (
        _BOAT,
        ("a boat", "a local boat"),
        word_set(
            "boat trawler yacht skiff crew crews crewed fishes fishing skipper skippers skippered deckhand cook sail "
            "sails aboard launch"
        ),
    ),
    (
        _SHOPKEEPER,
        ("a local shop", "a shop"),
        word_set(
            "butcher baker chemist grocer fishmonger newsagent ironmonger florist jeweller butchers bakers chemists "
            "grocers fishmongers newsagents ironmongers florists jewellers"
        ),
    ),
    (_AND_SONS, ("a local firm", "her work"), frozenset("bcdefghjklmnopqrstuvwxyz") | {"son", "sons"}),
    (
        _PATIENT_AT,
        ("a GP practice", "the GP practice"),
        word_set("registered patient patients list doctor gp nurse dentist receptionist receptionists locum locums"),
    ),
    (_PET_NAME, ("a nursery", "a local group"), word_set(_PET_FIRST.lower())),
    (_BY_HER, ("a local business", "a local shop"), word_set(_TRADE_FIRST.lower())),
    (_WEEKLY, ("a local group", "a local club"), word_set(_WEEKLY_LAST.lower())),
    (_PUB, ("a local pub", "a local café"), word_set(_PUB_LAST.lower())),
    (
        _NAMED_SO,
        ("her work", "a local place"),
        word_set(
            "firm company work workplace employer school nursery surgery practice church mosque pub café cafe "
            "hotel home gym salon "
            "shop bakery agency factory group choir club garage farm chemist pharmacy dentist business charity "
            "restaurant "
            "playgroup boat kirk temple"
        ),
    ),
    (_THE_SO_AND_SO, ("a local place", "a local pub"), word_set("the")),
    (
        _WITH_GROUP,
        ("a local group", "a local club"),
        word_set(
            "swims sings walks knits rows plays dances runs volunteers trains drums sews quilts bowls curls "
            "rides paddles hikes "
            "marches crafts joined rowing singing swimming dancing walking swim sing walk knit row play dance "
            "run train"
        ),
    ),
    (
        _GROUP_OF,
        ("a local group", "a local club"),
        word_set("toddlers playgroup mums choir band club group team guild singers walkers ladies"),
    ),
)
