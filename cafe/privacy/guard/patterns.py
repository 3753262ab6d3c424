"""Things with a shape of their own: numbers to ring, addresses to write to, postcodes, case numbers.

Every expression is bounded, and is only tried where a cheap look says that it could match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard import handles
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.words import Words, word_set

# --- e-mail, web, handles -------------------------------------------------------------------------

_EMAIL = Late(r"[\w.+%-]{1,60}(?:@| @ )[\w-]{1,40}(?: ?\.[ ]?[A-Za-z][\w-]{1,30}){1,4}")
_AT = r"(?:\(at\)|\[at\]|\{at\}|<at>|_at_|\bat\b)"
_DOT = r"(?:\(dot\)|\[dot\]|\{dot\}|<dot>|_dot_|\bdot\b)"
_SPELT_EMAIL = Late(
    rf"\b[\w+-]{{1,40}}(?:(?:\.| ?{_DOT} ?|\b underscore "
    rf"\b)[\w+-]{{1,40}}){{0,3}} ?{_AT} ?[\w-]{{1,40}}"
    rf"(?: ?{_DOT} ?[\w-]{{2,20}}){{1,3}}",
    re.I,
)
_HALF_SPELT = Late(
    r"\b[\w.+-]{2,40} ?(?:\(at\)|\[at\]|\{at\}|<at>|_at_) ?[\w-]{2,40}(?:\.[a-z]{2,6}){1,2}\b"
    r"|\b[\w+-]{1,30}[._\d][\w.+-]{0,30} at [\w-]{2,40}(?:\.[a-z]{2,6}){1,2}\b",
    re.I,
)
_MAIL_HOUSE = Late(
    r"\b(?!(?:me|us|her|him|them|is|it|on|email|mail|e-mail|account"
    r"|look)\b)[\w.+-]{2,40}(?: ?@ ?| at |\(at\)|\[at\])"
    r" ?(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|aol|googlemail|protonmail)\b"
    r"(?: ?(?:\.|\bdot\b) ?[a-z]{2,4}){0,2}"
    r"|\b[\w+-]{2,40}[.\d_][\w+-]{0,40} (?:gmail|hotmail|outlook|yahoo|icloud) (?:dot"
    r"|\.) ?(?:com|co ?(?:dot|\.) ?uk)\b",
    re.I,
)
_TLD = (
    r"(?:com|org|net|co|uk|scot|info|blog|online|site|page|eu|ie|pl|shop|link|xyz|example"
    r"|test|invalid|io)"
)
_URL = Late(
    r"\bhttps?://[^\s<>\"')]{3,300}"
    r"|\bwww\.[\w-]{1,60}(?:\.[\w-]{1,40}){1,4}(?:/[^\s<>\"')]{0,200})?"
    rf"|(?<![@\w.-])[a-z0-9][\w-]{{0,60}}(?:\.[\w-]{{1,40}}){{0,3}}\.{_TLD}\b(?:/[^\s<>\"')]{{0,200}})?"
    rf"|\b(?:www dot )[\w-]{{1,40}}(?: dot [\w-]{{2,20}}){{1,3}}",
    re.I,
)
_SPELT_URL = Late(
    r"\b[a-z0-9][\w-]{2,40}(?: dot [\w-]{2,20}){0,2} dot (?:com|org|net|scot|co dot uk|uk|blog|info)\b", re.I
)
_BODYS_SITE = Late(r"(?:https?://)?(?:www\.)?[\w-]+\.(?:org|org\.uk|scot)/?$", re.I)  # a body's front door
_PUBLIC_SITE = Late(
    r"(?:^|[./])(?:[\w-]+\.)*(?:nhs\.uk|nhs\.scot|gov\.scot|gov\.uk|nhsinform\.scot|ac\.uk"
    r"|parliament\.scot|police\.uk"
    r"|bbc\.co\.uk|bbc\.com|google\.com|google\.co\.uk|facebook\.com/?$|youtube\.com/?$"
    r"|instagram\.com/?$|zoom\.us"
    r"|eventbrite\.co\.uk|eventbrite\.com|wikipedia\.org|mygov\.scot"
    r"|citizensadvice\.org\.uk|cas\.org\.uk|nice\.org\.uk)"
    r"|samaritans|breathingspace|womensaid|rapecrisis|macmillan|mariecurie|breastcancer"
    r"|jostrust|targetovarian"
    r"|menopause\.org|tommys|menopausematters|menopausesupport|menopausesociety|balance-menopause|menopauseandme"
    r"|endometriosis|verity-?pcos"
    r"|fpa\.org|brook\.org|refuge|shelter|mind\.org|samh|seemescotland|maggies|tommys"
    r"|sands|miscarriage|rcog|bms|wellwomen"
    r"|publichealthscotland|healthcareimprovement|alliance-scotland|sdafmh|childline"
    r"|relate|cruse|tfn|theros|bhf|chss"
    r"|nct\.org|laleche|engender|ageuk|agescotland|carers|alzscot|parkinsons|diabetes"
    r"|stonewall|lgbthealth|carescotland",
    re.I,
)

# --- postcodes ------------------------------------------------------------------------------------

_AREAS = word_set(
    "AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN "
    "EX FK FY GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML "
    "NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD "
    "TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE ZZ B E G L M N S W"
)
_POSTCODE = Late(r"\b([A-Z]{1,2})(\d[A-Z\d]?)\s{0,2}(\d)([ABD-HJLNP-UW-Z]{2})\b", re.I)
_OUTWARD = Late(
    r"\b(AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE)( ?)(\d{1,2})\b(?: "
    r"\d\b(?! ?[A-Za-z%]))?(?![.,:]\d|%|/)",
    re.I,
)


def _districts(*runs: tuple[int, int]) -> frozenset[int]:
    return frozenset(n for first, last in runs for n in range(first, last + 1))


_DISTRICTS = {
    "AB": _districts((10, 16), (21, 25), (30, 45), (51, 56)),
    "DD": _districts((1, 11)),
    "DG": _districts((1, 14), (16, 16)),
    "EH": _districts((1, 55)),
    "FK": _districts((1, 21)),
    "G": _districts((1, 5), (11, 15), (20, 23), (31, 34), (40, 46), (51, 53), (60, 84)),
    "HS": _districts((1, 9)),
    "IV": _districts((1, 28), (30, 32), (36, 36), (40, 49), (51, 56), (63, 63)),
    "KA": _districts((1, 30)),
    "KW": _districts((1, 3), (5, 17)),
    "KY": _districts((1, 16)),
    "ML": _districts((1, 12)),
    "PA": _districts((1, 8), (10, 38), (41, 49), (60, 78)),
    "PH": _districts((1, 26), (30, 44), (49, 50)),
    "TD": _districts((1, 15)),
    "ZE": _districts((1, 3)),
}

# --- telephone numbers ----------------------------------------------------------------------------

_PHONE = Late(r"(?<![\w.£$#/-])\(?(?:\+|0)\(?\d(?:[ ().-]{0,3}\d){6,14}(?![\w£%])")
_RING = (
    r"(?:call|ring|rang|phone|phoned|text|texted|tel|telephone|number|mobile|mob|landline"
    r"|whats ?app|line|ext|extension|try|house|hoose)"
)
_LOCAL = Late(
    rf"\b{_RING}(?:'s|s)?\b([^.\d\n;?]{{0,28}})(?<![\w/.£-])(\d{{6,8}}|\d{{3}} \d{{3,4}}"
    rf"|\d{{3}}-\d{{3,4}}|\d{{5}} \d{{6}}|\d{{5}})(?![\w/%-]|\.\d| ?(?:mg|ml|mcg|women"
    rf"|people|times))",
    re.I,
)
_SPOKEN = Late(
    r"\b(?:oh|zero|nought|double|treble|triple)(?:,? (?:then|and)(?= ))?(?:[ ,-]{1,2}(?:oh|o|zero|nought|double"
    r"|treble|triple"
    r"|one|two|three|four|five|six|seven|eight|nine|hundred|\d{1,6})(?:,? (?:then|and)(?= ))?){5,14}\b",
    re.I,
)
_NOT_A_PHONE = Late(
    r"\b(?:order|booking|invoice|batch|queue|bus|ticket|catalogue|barcode|room|page|isbn"
    r"|receipt|po)\b",
    re.I,
)
_NUMBER_SAID = (
    r"(?:oh|zero|nought|double|treble|triple|wan|yin|twa|fower|sax|seeven|seivin|aicht|echt|eicht|hunner|hunder"
    r"|hundred|one|two"
    r"|three|four|five|six|seven|eight|nine)"
)
_MANY_SAID = Late(rf"\b{_NUMBER_SAID}(?:[ ,-]{{1,2}}(?:and |then )?{_NUMBER_SAID}){{5,14}}\b", re.I)
_DIGIT_WORD = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred|double|treble|triple)"
_SPOKEN_CUED = Late(rf"\b{_RING}\b[^.\n]{{0,24}}?\b({_DIGIT_WORD}(?:[ ,-]{{1,2}}{_DIGIT_WORD}){{4,14}})\b", re.I)
_IN_PARTS = Late(
    r"(?<![\w.£])(0\d{3,4}(?: (?:then|and|dash|space)|,|\.\.+|;)? {1,2}(?:then |and )?\d{3}(?:[ ,-]+\d{3,4})?)"
    r"(?![\w%])",
    re.I,
)
_SEVEN = Late(r"(?<![\w.£:/-])\d{3}[ -]\d{4}(?![\w%/-]|\.\d| \d)")
_RINGS = frozenset(
    ["number", "ask", "ring", "phone", "call", "text", "landline", "glesga", "mobile", "tel", "house", "hoose"]
)
_ASKING_TEXT = Late(r"\btext\b.{0,20}\bto ?$", re.I)
_MOBILE_TAIL = Late(r"\b(?:ending|ends) (?:in |with )?(\d{3,6})\b", re.I)

# --- numbers that offices give people ---------------------------------------------------------------

_TEN = Late(r"(?<![\w.£+-])\d(?:[ -]?\d){9}(?![\w]|[.-]\d| ?\d)")
_NINO = Late(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.I)
_CAR_NEW = Late(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")
_CAR_SMALL = Late(r"\b([a-z]{2})\d{2} ?[a-z]{3}\b")
_GROUPED = Late(r"(?<![\w.£-])\d{2,4}[ -]\d{2,4}[ -]\d{3,5}[ -][A-Z]\b")
_CAR_ANY = Late(r"\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,4}[A-Z]?)\b", re.I)
_CAR_CUE = Late(
    r"\b(?:car|reg|registration|plate|van|vehicle|number ?plate|parked|drives|vauxhall"
    r"|fiesta|corsa|ford)\b",
    re.I,
)
_OFFICE = (
    r"(?:hosp|uci|application|app|umrn|mrn|case|ref|reference|complaint|hospital|file|claim|patient|unit|record"
    r"|records"
    r"|crn|incident|crime|housing|passport"
    r"|visa|home office|chi|nhs|nhi|ni|national insurance|urn|licence|driving licence"
    r"|asylum|arc|brp|police|tenancy|benefit"
    r"|pip|dwp|dla|esa|court|ward band|wristband|sample|referral|membership|staff|employee"
    r"|payroll|student|badge|mrn)"
)
_CASE = Late(
    rf"\b{_OFFICE}(?: (?:id|number|no|num|ref|reference|card|file|notes|code"
    rf"|insurance))*\b['’s]{{0,2}}[ .:#]{{0,3}}"
    r"(?:(?:is|was|as|of|on|says|reads|said|number|no|no\.|number:|starts|beginning|being"
    r"|:) ?){0,2}[ \"'#:(]{0,2}"
    r"((?:[A-Z]{1,6}[ /-]?)?\d[\dA-Z]{0,12}(?:[/-][A-Z\d]{1,12}| ?\d[\dA-Z]{0,11}| "
    r"[A-Z]\b){0,4}|[A-Z]{1,6}[/-][A-Z\d]{2,10}(?:[/-][A-Z\d]{1,10}){0,3})\b",
    re.I,
)
_NEUTRAL_ID = Late(
    r"\b(?:order|booking|invoice|batch|queue|bus|ticket|room|page|isbn|receipt|delivery"
    r"|tracking|route|dose)\b",
    re.I,
)
_LETTERED = Late(r"(?<![\w/-])[A-Z]{2,4}[ /-]?\d{3}[ /-]?\d{3,5}(?:[ /-]?[A-Z])?(?![\w/-])")
_SLASHED = Late(r"(?<![\w/.-])[A-Z]{1,4}[/-]\d{4,8}(?:[/-][A-Z\d]{1,6})?(?![\w/-]|\.\d)")
_CHI_CUE = Late(r"\b(?:chi|community health|health number)\b", re.I)
_NHS_CUE = Late(r"\bnhs\b", re.I)

_NUMBER = ("a phone number", "the number she gave")
_HEALTH_NUMBER = ("a health number", "her health number")


def find(words: Words) -> Iterator[Found]:
    """Everything in ``text`` (folded) that has a shape of its own."""
    text = words.text
    small = text.lower()
    yield from _emails(text, small)
    yield from handles.find(text, small)
    if (("." in text or "://" in text) and _DOT_INSIDE.search(text)) or "www dot" in small:
        yield from _urls(text)
    if " dot " in small:
        yield from _spelt_urls(text)
    if words.has_digit:
        yield from _postcodes(text)
        yield from _ids(text)
        yield from _phones(words)
    if any(map(small.__contains__, _SPOKEN_CUES)):
        for hit in _SPOKEN.finditer(text):
            yield _plain(hit.start(), hit.end(), Kind.PHONE, _NUMBER)
    if len(words.spoken & _NUMBERS_SAID) > 2:
        for hit in _MANY_SAID.finditer(text):
            yield _plain(hit.start(), hit.end(), Kind.PHONE, _NUMBER)
    if any(cue in small for cue in ("seven", "nine", "zero", "hundred", "oh ")):
        for hit in _SPOKEN_CUED.finditer(text):
            yield _plain(hit.start(1), hit.end(1), Kind.PHONE, _NUMBER)


_NUMBERS_SAID = frozenset(_NUMBER_SAID[3:-1].split("|"))
_DOT_INSIDE = Late(r"\w\.\w|://")
_SPOKEN_CUES = ("zero", "double", "oh ", "nought", "treble", "triple")
_SPELT_CUES = (" dot ", "(dot)", "[dot]", "{dot}", "<dot>", "_dot_")
_MAIL_HOUSES = (
    "gmail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
    "btinternet",
    "aol",
    "googlemail",
    "protonmail",
)


def _plain(start: int, end: int, kind: Kind, swaps: tuple[str, ...], weight: int = 8) -> Found:
    return Found(start, end, start, end, kind, swaps, weight)


def _emails(text: str, small: str) -> Iterator[Found]:
    patterns = []
    if "@" in text:
        patterns.append(_EMAIL)
    if any(map(small.__contains__, _SPELT_CUES)):
        patterns.append(_SPELT_EMAIL)
    if "at" in small and _DOT_INSIDE.search(text):
        patterns.append(_HALF_SPELT)
    if any(map(small.__contains__, _MAIL_HOUSES)):
        patterns.append(_MAIL_HOUSE)
    for pattern in patterns:
        for hit in pattern.finditer(text):
            yield _plain(hit.start(), hit.end(), Kind.EMAIL, ("an e-mail address", "her e-mail"), 10)


def _urls(text: str) -> Iterator[Found]:
    for hit in _URL.finditer(text):
        found = hit[0].rstrip(".,;:!?")
        if (
            not _PUBLIC_SITE.search(found)
            and not _BODYS_SITE.match(found)
            and not found.lower().startswith(("e.g", "i.e"))
        ):
            yield _plain(hit.start(), hit.start() + len(found), Kind.URL, ("a page online", "her page"), 9)


def _spelt_urls(text: str) -> Iterator[Found]:
    for hit in _SPELT_URL.finditer(text):
        if not _PUBLIC_SITE.search(hit[0].replace(" dot ", ".")):
            yield _plain(hit.start(), hit.end(), Kind.URL, ("a page online", "her page"), 8)


def _postcodes(text: str) -> Iterator[Found]:
    swaps = ("her area", "a rural area")
    for hit in _POSTCODE_PART.finditer(text):
        yield _plain(hit.start(1), hit.end(1), Kind.POSTCODE, swaps, 6)
    for hit in _POSTCODE.finditer(text):
        if hit[1].upper() in _AREAS:
            yield _plain(hit.start(), hit.end(), Kind.POSTCODE, swaps, 9)
    for hit in _OUTWARD.finditer(text):
        area, gap, district = hit[1], hit[2], hit[3]
        if int(district) not in _DISTRICTS[area.upper()] or district.startswith("0"):
            continue
        if not (area.isupper() or area.islower()):
            continue  # pH 7, Ml 5
        before = text[max(0, hit.start() - 24) : hit.start()].lower()
        cue = "postcode" in text.lower()
        led = before.endswith((" in ", " the ", " from ", " to ")) or before in ("in ", "the ", "from ")
        street = bool(_AFTER_A_STREET.search(before))
        if (gap or (area.islower() and len(area) == 1 and not (led and len(district) == 2) and not street)) and not cue:
            continue
        if area.islower() and (before.rstrip().endswith(tuple("0123456789")) or area == "ml") and not cue:
            continue  # 5 ml10 is a dose
        yield _plain(hit.start(), hit.end(), Kind.POSTCODE, swaps, 6)


_AFTER_A_STREET = Late(
    r"\b(?:street|st|road|rd|row|place|avenue|ave|drive|court|crescent|terrace|lane|gardens|square),? $"
)
_POSTCODE_PART = Late(r"\bpost ?code\b[^.\n]{0,16}?\b(\d[ABD-HJLNP-UW-Z]{2}|[A-Z]{1,2}\d{1,2}[A-Z]?)\b", re.I)


def _phones(words: Words) -> Iterator[Found]:
    text = words.text
    for hit in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", hit[0])
        if not 9 <= len(digits) <= 15 or is_public_number(digits):
            continue
        before = text[max(0, hit.start() - 24) : hit.start()]
        if _NOT_A_PHONE.search(before):
            continue
        start = hit.start()
        end = hit.end()
        if hit[0].startswith("(") and ")" not in hit[0]:
            start += 1
        yield _plain(start, end, Kind.PHONE, _NUMBER, 7)
    for hit in _IN_PARTS.finditer(text):
        digits = re.sub(r"\D", "", hit[1])
        before = text[max(0, hit.start() - 24) : hit.start()]
        if len(digits) >= 10 and not is_public_number(digits) and not _NOT_A_PHONE.search(before):
            yield _plain(hit.start(1), hit.end(1), Kind.PHONE, _NUMBER, 6)
    for hit in _LOCAL.finditer(text):
        number = hit[2]
        cue = text[hit.start() : hit.start(2)]
        if _NOT_A_PHONE.search(text[max(0, hit.start() - 14) : hit.start(2)]) or is_public_number(
            re.sub(r"\D", "", number)
        ):
            continue
        if len(number) == 5 and (_ASKING_TEXT.search(cue) or "text" in cue.lower()):
            continue
        yield _plain(hit.start(2), hit.end(2), Kind.PHONE, _NUMBER, 6)
    if not words.spoken.isdisjoint(_RINGS):
        for hit in _SEVEN.finditer(text):
            if not _NOT_A_PHONE.search(text[max(0, hit.start() - 24) : hit.start()]):
                yield _plain(hit.start(), hit.end(), Kind.PHONE, _NUMBER, 6)
    if "end" in text:
        for hit in _MOBILE_TAIL.finditer(text):
            if re.search(rf"\b{_RING}\b", text[max(0, hit.start() - 40) : hit.start()], re.I):
                yield _plain(hit.start(1), hit.end(1), Kind.PHONE, _NUMBER, 6)


def is_public_number(digits: str) -> bool:
    """Whether a number is a service's and no person's: free, shared-cost and short numbers."""
    if digits.startswith("44") and len(digits) > 10:
        digits = "0" + digits[2:].removeprefix("0")
    if digits in {"111", "101", "999", "112", "119", "105", "116123", "116111", "116000"}:
        return True
    return (len(digits) > 8 or digits.startswith("118")) and digits.startswith(
        ("0800", "0808", "030", "033", "034", "037", "0843", "0844", "0845", "0870", "0871", "09", "118")
    )


_FREE_NUMBER = Late(r"(?<![\d+])0 ?(?:800|808|30[03]|333|345|84[45]|870)0?(?:[ -]?\d){3,9}(?!\d)")


def without_free_numbers(text: str, found: list[Found]) -> list[Found]:
    """What was found, but for parts of a number that costs nothing to ring, however it is spaced (*0800 12 44 222*)."""
    free = [(hit.start(), hit.end()) for hit in _FREE_NUMBER.finditer(text)]
    if not free:
        return found
    return [one for one in found if not any(start <= one.start and one.end <= end for start, end in free)]


def is_chi(digits: str) -> bool:
    """Whether ten digits could be a CHI number: a date of birth first, and the check digit right."""
    return looks_like_birth_date(digits[:6]) and has_check_digit(digits)


def looks_like_birth_date(six: str) -> bool:
    day, month = int(six[:2]), int(six[2:4])
    return 1 <= day <= 31 and 1 <= month <= 12


def has_check_digit(digits: str) -> bool:
    """Modulus 11 as CHI and NHS numbers use it: weights 10 to 2, 11 counts as 0, 10 never occurs."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check != 10 and check == int(digits[9])


def _ids(text: str) -> Iterator[Found]:
    chi_near, nhs_near = bool(_CHI_CUE.search(text)), bool(_NHS_CUE.search(text))
    for hit in _TEN.finditer(text):
        digits = re.sub(r"\D", "", hit[0])
        before = text[max(0, hit.start() - 24) : hit.start()]
        if is_public_number(digits) or (_NEUTRAL_ID.search(before) and not chi_near and not nhs_near):
            continue
        sure = chi_near or nhs_near or is_chi(digits)
        if not sure and digits.startswith("0") and not looks_like_birth_date(digits[:6]):
            continue  # the telephone rule takes it
        yield _plain(hit.start(), hit.end(), Kind.ID, _HEALTH_NUMBER, 9 if sure else 6)
    for hit in _NINO.finditer(text):
        yield _plain(hit.start(), hit.end(), Kind.ID, ("her National Insurance number", "an official number"), 9)
    near_car = bool(_CAR_CUE.search(text))
    for hit in (_CAR_ANY if near_car else _CAR_NEW).finditer(text):
        letters = hit[0]
        if near_car and not (letters.isupper() or re.fullmatch(r"[a-z]{2}\d{2} ?[a-z]{3}", letters)):
            continue
        yield _plain(hit.start(), hit.end(), Kind.ID, ("her car", "a car"), 6)
    for hit in _CAR_SMALL.finditer(text):
        if hit[1].upper() not in _AREAS:
            yield _plain(hit.start(), hit.end(), Kind.ID, ("her car", "a car"), 6)
    for hit in _GROUPED.finditer(text):
        yield _plain(hit.start(), hit.end(), Kind.ID, ("a case number", "an official number"), 6)
    for hit in _LETTERED.finditer(text):
        if not _NEUTRAL_ID.search(text[max(0, hit.start() - 24) : hit.start()]) and not hit[0].startswith(
            ("ISBN", "REF")
        ):
            yield _plain(hit.start(), hit.end(), Kind.ID, ("a case number", "an official number"), 6)
    for hit in _SLASHED.finditer(text):
        if not _NEUTRAL_ID.search(text[max(0, hit.start() - 24) : hit.start()]):
            yield _plain(hit.start(), hit.end(), Kind.ID, ("a case number", "an official number"), 6)
    for hit in _CASE.finditer(text):
        number = hit[1]
        if sum(char.isdigit() for char in number) < 3 or _NEUTRAL_ID.search(
            text[max(0, hit.start() - 12) : hit.start(1)]
        ):
            continue
        if number.isdigit() and (len(number) < 4 or is_public_number(number)):
            continue
        end = hit.start(1) + len(number.rstrip(" .-"))
        end = _without_words(text, hit.start(1), end)
        if sum(char.isdigit() for char in text[hit.start(1) : end]) >= 3:
            yield _plain(hit.start(1), end, Kind.ID, ("a case number", "an official number"), 7)


def _without_words(text: str, start: int, end: int) -> int:
    """Drop trailing parts that hold no digit (plain words that happened to follow the number)."""
    while " " in text[start:end]:
        cut = text.rindex(" ", start, end)
        if any(char.isdigit() for char in text[cut:end]):
            return end
        end = cut
    return end
