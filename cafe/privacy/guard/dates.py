"""Days in a person's life. A month, a season or a year on its own points to nobody; nor does a public day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.words import Words

_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|februar|mairch|aprile|juin|augist|septemmer|october|novemmer|decemmer|jan|feb|mar|apr|jun|jul|aug"
    r"|sept|sep|oct|nov|dec)"
)
_ORDINAL_WORDS = (
    r"(?:tw[ei]nty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|thirty[- ]first|thirtieth|twentieth|nineteenth"
    r"|eighteenth|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth|twelfth|eleventh"
    r"|tenth|ninth|eighth|seventh|sixth|fifth"
    r"|fourth|third|second|first)"
)
_YEAR = r"(?:,? (?:of )?(?:in )?(?:19|20)\d\d\b| '\d\d\b)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
_DAY_MONTH = Late(
    rf"\b{_WEEKDAY}(?:{_DAY} ?(?:st|nd|rd|th)?|{_ORDINAL_WORDS})(?: day)?(?: of| o|,)? ?{_MONTHS}\b\.?{_YEAR}", re.I
)
_MONTH_DAY = Late(
    rf"\b{_MONTHS}\b\.? (?:the )?(?:{_DAY}(?:st|nd|rd|th)?\b(?![\d:%]|\.\d|[ -](?:women|people"
    rf"|of us))|{_ORDINAL_WORDS}\b){_YEAR}",
    re.I,
)
_NUMERIC = Late(
    rf"(?<![\w/.£-])(?:{_DAY}([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)|(?:19"
    rf"|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|{_DAY} (?:0?[1-9]|1[0-2]) (?:19|20)\d\d)(?![\w/]|[.-]\d)"
)
_ROMAN = Late(
    r"(?<![\w/.£-])(?:0?[1-9]|[12]\d|3[01])[. /](?:VIII|VII|III|IV|VI|IX|XII|XI|II|X|V)\b(?:[. /](?:19|20)?\d\d\b)?"
)
_END_OF_MONTH = Late(rf"\b(?:the )?(?:very )?(?:last|first|second last) day (?:of|o|in) {_MONTHS}\b{_YEAR}", re.I)
_SHORT = Late(rf"(?<![\w/.£-]){_DAY}/(?:0?[1-9]|1[0-2])(?![\w/%]|\.\d)")
_SHORT_FOR = re.compile(
    r",? ?[-–:]? ?(?:scans?|results?|op|operation|appt|appointment|biopsy|surgery|smear|due|hysterectomy"
    r"|mammogram|bloods"
    r"|funeral|admitted|discharged|section|mri|ultrasound|colposcopy|chemo|she|lost|died|born)\b",
    re.I,
)
_FEAST = Late(
    r"\b(?:(?:(?:the |an? |a few |one |two |three |four |five |six |\d )?(?:days?|nights?|mornings?|weeks?|weekend"
    r"|sunday"
    r"|monday|tuesday|wednesday|thursday|friday|saturday) (?:before|after|of)) )?"
    r"(?:christmas(?: (?:day|eve))?|boxing day|new year(?:'?s(?: (?:day|eve))?)?|the bells|hogmanay|hallowe'?en"
    r"|valentine'?s(?: day)?|easter(?: (?:sunday|monday|saturday))?|good friday|ash wednesday|diwali|hanukkah"
    r"|eid(?: al[- ]\w+)?|holi|vaisakhi|orthodox (?:christmas|easter)|up helly aa|whuppity scoorie|the common riding"
    r"|st andrew'?s day|st patrick'?s day|burns (?:night|day)|mother'?s day|mothering sunday|father'?s day"
    r"|bonfire night"
    r"|guy fawkes(?: night)?|pancake (?:tuesday|day)|shrove tuesday|(?:the )?(?:golf|glasgow|trades|fair) (?:fair"
    r"|friday|monday"
    r"|week)|remembrance (?:sunday|day)|armistice day|may day|international women'?s day)(?:,? (?:of |in )?(?:19"
    r"|20)\d\d\b)?",
    re.I,
)
_WHOLE_DAY = Late(
    r"\b(?:days?|nights?|eve|night|sunday|monday|friday|saturday|tuesday|wednesday|hogmanay|hallowe'?en|the bells"
    r"|valentine'?s)\b",
    re.I,
)
_FEAST_EVENT = Late(
    r"\b(?:born|died|passed away|lost (?:the|her|a|his|their|him|it|them)|buried|diagnosed|collapsed"
    r"|miscarr\w+|lump|stroke|gave birth|operated|sectioned|rushed in|taken in"
    r"|crash|accident|had (?:her|him|it)\b|had (?:the|her|a) (?:baby|op\b|operation|section|stroke|fall)"
    r"|waters broke|went into labour|left him|attacked|(?:her|his) (?:op\b|operation|scan|biopsy|section|stroke"
    r"|fall|surgery)"
    r"|lost it|fell|scanned|taken into|admitted|discharged|bled|haemorrhag\w+|widowed|came early|was due|wedding"
    r"|married)\b",
    re.I,
)
_PUBLIC_DATES = {
    (25, 12),
    (26, 12),
    (1, 1),
    (2, 1),
    (30, 11),
    (8, 3),
    (25, 1),
    (24, 12),
    (31, 12),
    (14, 2),
    (31, 10),
    (5, 11),
    (18, 10),
    (17, 3),
    (25, 11),
    (1, 12),
    (4, 2),
    (1, 10),
    (12, 5),
    (10, 10),
    (29, 3),
}
_PUBLIC_CUE = Late(
    r"\b(?:clos(?:ed|es|ing)|opens|opening|bank holiday|holiday|women'?s day|world"
    r"|international|awareness|national|public|day of action|deadline|leaflet|budget"
    r"|new year|christmas|easter|lent|advent|mothering sunday|(?:mother|father)'?s day|st \w+'?s day|burns|hogmanay"
    r"|halloween|eid|ramadan|vaisakhi|diwali|holi|passover|purim|nowruz|navratri|strike|election|policy"
    r"|guideline|law|act)\b",
    re.I,
)
_SESSION_CUE = Late(
    r"\b(?:caf[eé]s?|session|sessions|meet|meets|meeting|met|next (?:one|date|month|time"
    r"|gathering|get-together)|gather(?:s|ing)?|workshop|stall|event|programme|report|diary|dates for|save the date"
    r"|round|host(?:s|ed|ing)?|minutes|notes from"
    r"|follow-up date|agenda|drop-in|clinic (?:is|opens|starts|runs|begins)|mobile unit"
    r"|screening (?:bus|van|unit)|vaccination|campaign|launch(?:es|ed)?|consultation"
    r"|survey|opens|starts|relaunch|leaflets?|hall is booked|booked the hall|deadline"
    r"|poster)\b",
    re.I,
)
_PERSON_CUE = Late(
    r"\b(?:her|his|she|he|born|died|dob|birth\w*|lost|diagnos\w+|miscarr\w*|funeral|scan"
    r"|op|operation|surgery|biops\w+|smear|mammogram|husband|baby|mum|mother|daughter|son"
    r"|sister|wedding|anniversary|due|my|I|labour|letter|appointment|admitted|discharged"
    r"|[Ss]urgery|wound|stitches|stroke|collapsed|hysterectomy|periods?|coil|fell"
    r"|biopsy|lump|seen|found|results?|bled|waters|collapsed|chemo|treated|tests?)\b"
)

_LIFE_CUE = Late(r"\b(?:born|died|dob|funeral|miscarr\w*|buried|passed away|due date)\b", re.I)
_MAY_OR_MAR = Late(r"\b(?:may|mar)\b")
_DAY_LED = Late(r"\b(?:on|since|till|until|before|after|by|born)\s+$", re.I)
_DAY_ORDINAL = Late(r"\d{1,2}(?:st|nd|rd|th)")
_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def find(words: Words) -> Iterator[Found]:
    """Days in folded text."""
    if words.has_digit:
        yield from _numeric_dates(words.text)
    yield from _worded_dates(words.text, words.text.lower())


_FEAST_WORDS = (
    "day",
    " eve",
    "hogmanay",
    "hallow",
    "night",
    "valentine",
    "the bells",
    "christmas",
    "new year",
    "easter",
)


def _worded_dates(text: str, small: str) -> Iterator[Found]:
    if any(month in small for month in (*_STEMS, "mair", "juin")):
        for pattern in (_DAY_MONTH, _MONTH_DAY, _END_OF_MONTH):
            for hit in pattern.finditer(text):
                said = hit[0]
                led = _DAY_LED.search(text[max(0, hit.start() - 8) : hit.start()])
                if _MAY_OR_MAR.search(said) and not _DAY_ORDINAL.match(said) and not led:
                    continue  # "the first may be the worst", "12 may come"
                if not _is_public(text, hit.start(), hit.end(), _day_month(said)):
                    yield date_said(text, hit.start(), hit.end())
    if any(map(small.__contains__, _FEAST_WORDS)):
        for hit in _FEAST.finditer(text):
            if _WHOLE_DAY.search(hit[0]) and _FEAST_EVENT.search(text):
                yield date_said(text, hit.start(), hit.end())


def _numeric_dates(text: str) -> Iterator[Found]:
    for hit in _NUMERIC.finditer(text):
        if not _is_public(text, hit.start(), hit.end(), None):
            yield date_said(text, hit.start(), hit.end())
    for hit in _ROMAN.finditer(text):
        yield date_said(text, hit.start(), hit.end())
    shorts = [hit for hit in _SHORT.finditer(text) if not _is_score(text, hit.start())]
    if any(_is_led(text, hit.start(), hit.end()) for hit in shorts):  # one day of hers, and so are the others
        for hit in shorts:
            if not _is_public(text, hit.start(), hit.end(), None):
                yield date_said(text, hit.start(), hit.end())


def _is_score(text: str, start: int) -> bool:
    return bool(re.search(r"\b(?:scored?|flat|rated|out)\b", text[max(0, start - 40) : start], re.I))


def _is_led(text: str, start: int, end: int) -> bool:
    return bool(_SHORT_FOR.match(text, end) or _SHORT_LED.search(text[max(0, start - 16) : start].lower()))


_SHORT_LED = Late(
    r"\b(?:on|the|was|date|from|since|dob|born|of|biopsy|op|scan|seen|smear|appt|admitted|surgery|due|died|found"
    r"|told|started"
    r"|appointment|op is|appt is|scan is|is due|lump|bled|results?|discharged|referred|hysterectomy|miscarried"
    r"|chemo|radiotherapy|first|last)"
    r"\s*(?:the )?$"
)


def _day_month(said: str) -> tuple[int, int] | None:
    small = said.lower()
    day = re.search(r"\d{1,2}", small)
    for number, stem in enumerate(_STEMS, 1):
        if stem in small and day:
            return int(day[0]), number
    return None


def _is_public(text: str, start: int, end: int, day: tuple[int, int] | None) -> bool:
    """A public day, or the day of a café: no one's own."""
    sentence_start = max(text.rfind(stop, 0, start) for stop in (". ", "! ", "? ", "\n", "; ")) + 1
    stops = [at for at in (text.find(stop, end) for stop in (". ", "! ", "? ", "\n", "; ")) if at >= 0]
    sentence = text[sentence_start : min(stops, default=len(text))]
    own = bool(_PERSON_CUE.search(sentence))
    if _LIFE_CUE.search(sentence):
        return False
    if day in _PUBLIC_DATES and (_PUBLIC_CUE.search(sentence) or not own):
        return True
    public = _SESSION_CUE.search(sentence) or (day is not None and _PUBLIC_CUE.search(sentence))
    return bool(public) and not own


def date_said(text: str, start: int, end: int) -> Found:
    """A day in somebody's life, with wordings that keep the season or the year."""
    end = start + len(text[start:end].rstrip(". "))
    said = text[start:end].lower()
    lead = re.search(r"\b(?:on|the|on the|in)\s+(?:the\s+)?$", text[max(0, start - 9) : start], re.I)
    replace_start = start - len(lead[0]) if lead and lead[0].strip().lower() != "the" else start
    if lead and lead[0].strip().lower() == "the":
        replace_start = start - len(lead[0])
    year = re.search(r"(?:19|20)\d\d", said)
    month = next((n for n, stem in enumerate(_STEMS) if stem in said), None)
    numeric = re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{2,4}))?", said)
    if numeric and 1 <= int(numeric[2]) <= 12:
        month = int(numeric[2]) - 1
    season = "that year" if month is None else ("winter", "spring", "summer", "autumn")[((month + 1) % 12) // 3]
    cue = text[max(0, start - 24) : start].lower()
    if "dob" in cue or "birth" in cue:
        return Found(start, end, start, end, Kind.DATE, ("not written down",), 7)
    when = f"in {season} {year[0]}" if year and month is not None else (f"in {year[0]}" if year else f"one {season}")
    if month is None and not year:
        when = "one winter"
    other = "a while ago" if "ago" not in said else "some time back"
    return Found(start, end, replace_start, end, Kind.DATE, (when, other), 7)
