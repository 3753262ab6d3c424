"""Days in a person's life, and exact ages. Months, seasons, years and bands on their own point to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late

_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_ORDINAL_WORDS = (
    r"(?:twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|thirtieth|twentieth|nineteenth"
    r"|eighteenth|seventeenth|sixteenth|fifteenth|fourteenth|thirteenth|twelfth|eleventh|tenth|ninth|eighth|seventh|sixth|fifth"
    r"|fourth|third|second|first)"
)
_YEAR = r"(?:,? (?:of )?(?:in )?(?:19|20)\d\d\b| '\d\d\b)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_MONTH = Late(
    rf"\b(?:{_DAY} ?(?:st|nd|rd|th)?|{_ORDINAL_WORDS})(?: day)?(?: of|,)? ?{_MONTHS}\b\.?{_YEAR}", re.I
)
_MONTH_DAY = Late(rf"\b{_MONTHS}\b\.? (?:the )?(?:{_DAY}(?:st|nd|rd|th)?\b(?![\d:.%]|[ -](?:women|people|of us))|{_ORDINAL_WORDS}\b){_YEAR}", re.I)
_NUMERIC = Late(
    rf"(?<![\w/.£-])(?:{_DAY}([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|{_DAY} (?:0?[1-9]|1[0-2]) (?:19|20)\d\d)(?![\w/]|[.-]\d)"
)
_SHORT = Late(rf"(?<![\w/.£-]){_DAY}/(?:0?[1-9]|1[0-2])(?![\w/%]|\.\d)")
_FEAST = Late(
    r"\b(?:christmas (?:day|eve)|boxing day|new year'?s (?:day|eve)|hogmanay|hallowe'?en|valentine'?s(?: day)?|easter (?:sunday|monday)|good friday"
    r"|st andrew'?s day|burns night|mother'?s day|bonfire night|pancake tuesday)(?:,? (?:of |in )?(?:19|20)\d\d\b)?",
    re.I,
)
_OWN_DAY = Late(
    r"\b(?:born|died|passed|lost|buried|funeral|found|diagnosed|collapsed|miscarried|married|operated|operation|op|scan|birthday"
    r"|admitted|discharged|her|she|he|his|due|delivered|stillborn|accident|crash|surgery|baby|attacked|arrested|sectioned)\b",
    re.I,
)
_FEAST_EVENT = Late(
    r"\b(?:born|died|passed away|lost (?:the|her|a|his|their) |buried|diagnosed|collapsed|miscarr\w+|lump|stroke|gave birth|operated|sectioned|rushed in|taken in"
    r"|crash|accident|had (?:the|her|a) (?:baby|op\b|operation|section|stroke|fall)|waters broke|went into labour|left him|attacked)\b",
    re.I,
)
_PUBLIC_DATES = {
    (25, 12), (26, 12), (1, 1), (2, 1), (30, 11), (8, 3), (25, 1), (24, 12), (31, 12), (14, 2), (31, 10), (5, 11), (18, 10), (17, 3),
    (25, 11), (1, 12), (4, 2), (1, 10), (12, 5), (10, 10), (29, 3),
}  # fmt: skip
_PUBLIC_CUE = Late(
    r"\b(?:clos(?:ed|es|ing)|opens|opening|bank holiday|holiday|women'?s day|world|international|awareness|national|public|day of action|deadline|leaflet|budget"
    r"|new year|christmas|st andrew|burns|hogmanay|halloween|strike|election|policy|guideline|law|act)\b",
    re.I,
)
_SESSION_CUE = Late(
    r"\b(?:caf[eé]s?|session|sessions|meet|meets|meeting|met|next (?:one|date|month|time|gathering|get-together)|gather(?:s|ing)?|workshop|stall|event|programme|report|round|host(?:s|ed|ing)?|minutes|notes from"
    r"|follow-up date|agenda|drop-in|clinic (?:is|opens|starts|runs|begins)|mobile unit|screening (?:bus|van|unit)|vaccination|campaign|launch(?:es|ed)?|consultation|survey|opens|starts|relaunch|leaflets?|hall is booked|booked the hall|deadline|poster)\b",
    re.I,
)
_PERSON_CUE = Late(
    r"\b(?:her|his|she|he|born|died|dob|birth\w*|lost|diagnos\w+|miscarr\w*|funeral|scan|op|operation|surgery|biops\w+|smear|mammogram|husband|baby|mum|mother|daughter|son|sister|wedding|anniversary|due|my|I|labour|letter|appointment|admitted|discharged|[Ss]urgery|wound|stitches|stroke|collapsed|hysterectomy|periods?|coil|fell|biopsy)\b"
)

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_AGE_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)})"
_BIG_AGE_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)})"
_N = rf"(?:1[01]\d|[1-9]?\d|{_AGE_WORD})"
_NBIG = rf"(?:1[01]\d|[1-9]\d|{_BIG_AGE_WORD})"
_NOT_BAND = (
    r"(?![\w%]|[-–/.,:]\d|\.\d|['’]?s\b|-?(?:odd|something|ish|plus)\b|\+| ?(?:to|or|and|and over|or over|or under|plus|onwards|upwards|and above|or so|-|–) ?"
    rf"(?:\d|over|under|more|above|up|so\b|{_BIG_AGE_WORD}\b)"
    r"| (?:odd|of january|january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"| ?(?:%|percent|per cent|minutes?|mins?|hours?|days?|times?|miles?|pounds?|quid|people|women|of (?:us|them|the (?:women|group|people|table|room|[a-z]+s)\b)|appointments?|doctors?|calls?|in the queue|mg|ml|mcg|micrograms|stone|kilos?|kg|weeks? (?:pregnant|gone|along|wait|to wait|late|on the)|am\b|pm\b|o'clock|th\b|st\b|nd\b|rd\b"
    r"|(?:weeks?|months?|years?) (?:on|since|ago|later|now|waiting|wait|from|away|out|ahead|behind|late|into|for|before|after|apart|in\b|between|of)))"
)
_YEAR_OLD = Late(rf"\b({_N}[- ](?:and a half[- ])?(?:years?|yrs?|months?|weeks?|days?)[- ]old|{_N} ?y\.?/?o\b|{_N}yrs? old)(?!s\b)", re.I)
_AGED = Late(rf"\b(aged?(?: only| just)?(?: of)?|at the age of|age of|age is|age was|age:) ({_NBIG}|\d){_NOT_BAND}", re.I)
_TURNED = Late(
    rf"\b(turn(?:s|ed|ing)|(?:is|was|she's|he's|am|I'm) (?:only |just |nearly |almost |now |still |about to be |already |barely )?(?:turning|a young|coming up for|going on|coming up on|pushing)|(?:just|coming up|nearly|her|his) (?:turned|reached)) ({_NBIG}){_NOT_BAND}",
    re.I,
)
_WHO = (
    r"(?:she|he|I|who|her (?:mum|mother|daughter|son|sister|gran|granny|girl|boy|wee one|wee girl|wee boy|dad|husband|man|partner|oldest|eldest|youngest)"
    r"|(?:my|the|their|his) (?:mum|mother|daughter|son|sister|gran|granny|girl|boy|dad|husband|man|oldest|eldest|youngest|lassie|laddie|wee one|youngest one)|one of (?:the|our|my) [a-z]+|mum|gran|granny|the oldest one|the youngest one|one woman|(?:(?:the|our|my|her) )?(?:youngest|oldest|eldest)|(?-i:[A-Z][a-z]{2,20}))"
)
_IS_N = Late(
    rf"\b{_WHO}(?:'s| is| was|'m| am|'ll be| will be| would be| would have been| must be| being|, now)(?: only| just| nearly| almost| now| still| already| barely| about| all of| a young| about to be| coming up| not yet| maybe| actually)? ({_NBIG}|\d){_NOT_BAND}",
    re.I,
)
_WAS_N_WHEN = Late(rf"\b(?:when|since|till|until|before|after|by the time|while|because|as|that|though|and|but) (?:she|he|I|they) (?:was|is|were|turned|got to|reached|am) (?:only |just |nearly |still |barely )?({_NBIG}|\d|{_AGE_WORD}){_NOT_BAND}", re.I)
_AT_N = Late(
    rf"\b(died|dead|widowed|married|menopause|started|began|stopped|diagnosed|hysterectomy|pregnant|mother|mum|baby|babies|first|periods?|gran|granny|grandmother|left school|told|gone|away|it|change|cancer|stroke|lost (?:it|him|her)|had (?:it|her|him|them|me|one|two)"
    rf"|retired|again|born|twins|child|children|kids|fell|passed)((?: [a-z]+)?,? (?:just |only |way back )?(?:at|when)(?: just| only| about| barely)?) ({_NBIG}){_NOT_BAND}(?!\s*(?:the|a|high|low|road|street)\b)",
    re.I,
)
_LEAD_AT = Late(rf"(?:^|[.!?;:,(\"] ?)(At) ({_BIG_AGE_WORD}|[1-9]\d|1[01]\d){_NOT_BAND}(?=,? (?:she|he|I|her|his|my|you|and|with|it)\b)", re.I)
_APPOSITION = Late(
    rf"(?:\b[A-Z][\w'-]{{1,24}}|\b(?:woman|lady|lassie|girl|boy|man|mum|mother|daughter|son|sister|gran|granny|one|participant|member|husband|dad|friend|neighbour|teenager|carer|widow|nurse|wife|aunt|auntie|patient|visitor|person|mother-of-\w+)\b)(?: |, |,)(\(?)({_NBIG}|[1-9])(?:(\)))?(?=,|\)|$|\.(?:\s|$)| and (?:she|he|never|has|still|not)\b| who\b| from\b| said\b| with\b|;)",
)
_OF_N = Late(
    rf"\b(?:grandson|granddaughter|son|daughter|boy|girl|bairn|wean|child|mother|mum|baby|toddler|wee one|woman|lady|man|gran|teenager|lassie|widow|lad|niece|nephew) of ({_NBIG}|\d){_NOT_BAND}",
    re.I,
)
_BRACKETED = Late(r"\((?:aged? )?([1-9]\d?|1[01]\d)(?:,| ?(?:yrs?|years?)?\)| ?[fm]\))", re.I)
_BABY = Late(
    rf"\b((?:{_AGE_WORD}|\d{{1,2}})(?: and a half)?[- ](?:weeks?|months?|days?|wks?|mths?)(?:[- ]old)?)\b"
    r"(?! (?:pregnant|gone|along|wait|waiting|to wait|late|on the|on|since|ago|later|now since|from|away|for|before|after|between|of|in|until|till|apart|at|without|off|premature|early|supply))",
    re.I,
)
_BABY_BEFORE = Late(
    r"\b(?:baby|bairn|infant|wee one|wee ane|newborn|twins|grandson|granddaughter|son|daughter|boy|girl|bairns|toddler|he|she|it|they|wean|little one|tot)(?:'s| is| was| are| were|,|\(| at| being|,? (?:just|only|now))(?: just| only| about| now| nearly| barely)? ?\(?$",
    re.I,
)
_BABY_WORD = Late(r"\b(?:baby|bairn|infant|wee one|wee ane|newborn|twins|grandson|granddaughter|bairns|toddler|wean|breast\w*|nappies|crèche|creche|little one)\b", re.I)
_YEARS_BEFORE = Late(r"\b(?:for|after|in|within|over|nearly|about|some|last|past|every|waited|took|another|these|of|her|next|first|than|wait|lasted)\s+$", re.I)
_MALE = Late(r"\b(?:he|his|him|man|husband|son|brother|dad|father|boy|grandson|partner|laddie|uncle|Mr)\b", re.I)
_FEMALE = Late(r"\b(?:she|her|woman|lady|mum|mother|daughter|sister|gran|granny|girl|wife|aunt|auntie|lassie)\b", re.I)


def find(text: str) -> Iterator[Found]:
    """Days and exact ages in folded text."""
    small = text.lower()
    if any(char.isdigit() for char in text):
        yield from _numeric_dates(text)
        yield from _ages(text)
    elif _AGE_WORDS.search(text):
        yield from _ages(text)
    yield from _worded_dates(text, small)


def _worded_dates(text: str, small: str) -> Iterator[Found]:
    if any(month in small for month in _STEMS):
        for pattern in (_DAY_MONTH, _MONTH_DAY):
            for hit in pattern.finditer(text):
                said = hit[0]
                if " may " in f" {said.lower()} " and "May" not in said and "MAY" not in said and not re.match(r"\d", said):
                    continue  # "the first may be the worst"
                if re.match(r"(?:second|third|first) mar", said, re.I) and "Mar" not in said:
                    continue
                if re.match(r"\d", said) and re.search(r"\d+ (?:may|mar)\b", said) and not re.search(r"\d(?:st|nd|rd|th)", said):
                    continue  # "12 may come"
                if not _is_public(text, hit.start(), hit.end(), _day_month(said)):
                    yield _date(text, hit.start(), hit.end())
    if "day" in small or " eve" in small or "hogmanay" in small or "hallow" in small or "valentine" in small or "night" in small or "friday" in small:
        for hit in _FEAST.finditer(text):
            if _FEAST_EVENT.search(text):
                yield _date(text, hit.start(), hit.end())


_AGE_WORDS = Late(
    r"\b(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine)\b", re.I
)
_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _numeric_dates(text: str) -> Iterator[Found]:
    for hit in _NUMERIC.finditer(text):
        if not _is_public(text, hit.start(), hit.end(), None):
            yield _date(text, hit.start(), hit.end())
    for hit in _SHORT.finditer(text):
        before = text[max(0, hit.start() - 16) : hit.start()].lower()
        if re.search(r"\b(?:on|the|was|date|from|since|dob|born|of)\s*(?:the )?$", before) and not _is_public(
            text, hit.start(), hit.end(), None
        ):
            if not re.search(r"\b(?:scored?|flat|rated|out)\b", text[: hit.start()], re.I):
                yield _date(text, hit.start(), hit.end())


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
    if day in _PUBLIC_DATES and (_PUBLIC_CUE.search(sentence) or not own):
        return True
    public = _SESSION_CUE.search(sentence) or (day is not None and _PUBLIC_CUE.search(sentence))
    return bool(public) and not own


def _date(text: str, start: int, end: int) -> Found:
    end = start + len(text[start:end].rstrip(". "))
    said = text[start:end].lower()
    lead = re.search(r"\b(?:on|the|on the|in)\s+(?:the\s+)?$", text[max(0, start - 9) : start], re.I)
    replace_start = start - len(lead[0]) if lead and "the" != lead[0].strip().lower() else start
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


def _ages(text: str) -> Iterator[Found]:
    for hit in _YEAR_OLD.finditer(text):
        if not re.search(r"\b(?:scanner|building|leaflet|unit|clinic)\b", text[hit.end() : hit.end() + 14]):
            yield _age(text, hit.start(1), hit.end(1), hit.start(1), as_person="-old" in hit[1].lower() or "old" in hit[1].lower())
    for pattern in (_AGED, _TURNED):
        for hit in pattern.finditer(text):
            programme = re.search(r"\b(?:women|people|girls|everyone|anyone|those|screening|vaccine|jab|offered|invited|starts?|stops?|ends?|check|clinic|eligible|from|until|till|up to|between|under|over|before|after|once|you)\b[^.]{0,18}$", text[max(0, hit.start() - 30) : hit.start()], re.I)
            if not programme:
                yield _age(text, hit.start(2), hit.end(2), hit.start(1), verb=hit[1])
    for pattern in (_IS_N, _WAS_N_WHEN):
        for hit in pattern.finditer(text):
            if hit[1].isdigit() and len(hit[1]) == 1 and int(hit[1]) < 2:
                continue
            if hit[1].lower() in _UNITS and pattern is _IS_N:
                continue
            if re.match(r"(?:Screening|Blood|Bus|Queue|Clinic|Pressure|Total|Cost|Price|Temperature|Bmi|It|That|This|There|What|Wait|Which|Average|Pain|Score|Table|Round|Number|Flat|Ward|Page|Size|Here|They|We|You|Limit)\b", hit[0], re.I):
                continue
            yield _age(text, hit.start(1), hit.end(1), hit.start(1))
    for hit in _AT_N.finditer(text):
        if not re.search(r"\b(?:screening|vaccin\w+|jab|programme|it|invites?|invitations?|smears?|mammograms?|stops?|starts?)\b[^.]{0,10}$", text[max(0, hit.start() - 16) : hit.end(1)], re.I) or re.search(r"\b(?:she|her|he|his|my|I|mum)\b", text[: hit.start() + 6]):
            if not re.match(r"(?:periods?|smears?|menopause|change|cancer)$", hit[1], re.I) or re.search(r"\b(?:she|her|he|his|my|I|mum|one)\b", text[: hit.start()], re.I):
                yield _age(text, hit.start(3), hit.end(3), hit.start(2) + re.search(r"\b(?:at|when)\b", hit[2], re.I).start(), verb="at")  # type: ignore[union-attr]
    for hit in _LEAD_AT.finditer(text):
        if re.search(r"\b(?:she|her|he|his|my|I)\b", text[hit.end() :]) :
            yield _age(text, hit.start(2), hit.end(2), hit.start(1), verb="At")
    for pattern in (_OF_N, _BRACKETED):
        for hit in pattern.finditer(text):
            if pattern is _OF_N and hit[1].isdigit() and len(hit[1]) == 1 and re.match(r"(?:mum|mother|gran|woman|lady|man)\b", hit[0], re.I):
                continue  # a mother of two
            if pattern is _OF_N or re.search(r"[A-Za-z] $", text[: hit.start()]):
                yield _age(text, hit.start(1), hit.end(1), hit.start(1))
    for hit in _APPOSITION.finditer(text):
        word = hit[0].split(",")[0].split(" ")[0].lower()
        if word in _STEMS_FULL or (hit[2].lower() in _UNITS) or (", " not in hit[0] and not hit[1]):
            continue
        if word in _NUMBERED_THINGS or (word == "one" and not re.search(r"\bone,", hit[0], re.I)):
            continue
        if hit[1] and not hit[3] and text[hit.end(2) : hit.end(2) + 1] not in ",)":
            continue
        yield _age(text, hit.start(2), hit.end(2), hit.start(2))
    if any(word in text for word in ("week", "month", "day", "Week", "Month", "wk", "mth")):
        for hit in _BABY.finditer(text):
            before = text[: hit.start()]
            if _YEARS_BEFORE.search(before) and "old" not in hit[1]:
                continue
            near = text[max(0, hit.start() - 40) : hit.end() + 20]
            whose = _BABY_BEFORE.search(before)
            if "old" in hit[1] or (whose and _BABY_WORD.search(whose[0])) or (
                _BABY_WORD.search(near) and (whose or re.search(r"\b(?:at|only|just|,|\()\s*$", before))
            ):
                yield Found(hit.start(1), hit.end(1), hit.start(1), hit.end(1), Kind.AGE, ("very young", "still a baby"), 7)


_STEMS_FULL = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday round table".split()
)
_NUMBERED_THINGS = frozenset(
    "round table page ward flat bus theme question number room queue item part week day covid stage step point over under top band age"
    " aged form level row card nhs route line box section option about at grade type".split()
)


def age_in_years(words: str) -> int | None:
    """A number of years in digits or words ("fifty-one"), if that is what it is."""
    digits = re.search(r"\d{1,3}", words)
    if digits:
        return int(digits[0])
    total = 0
    for part in re.findall(r"[a-z]+", words.lower()):
        if part in _TENS:
            total += 20 + 10 * _TENS.index(part)
        elif part in _TEENS:
            total += 10 + _TEENS.index(part)
        elif part in _UNITS:
            total += 1 + _UNITS.index(part)
    return total or None


def band(years: int) -> str:
    """The band that keeps the sense of an exact age: "teens", "forties", "eighties or older"."""
    if years < 13:
        return "childhood"
    if years < 20:
        return "teens"
    if years >= 80:
        return "eighties or older"
    return _TENS[years // 10 - 2].removesuffix("y") + "ies"


def _age(text: str, start: int, end: int, replace_start: int, *, verb: str = "", as_person: bool = False) -> Found:
    said = text[start:end]
    years = age_in_years(said)
    near = text[max(0, start - 50) : end + 30]
    his = "his" if _MALE.search(near) and not _FEMALE.search(near) else "her"
    who = "man" if his == "his" else "woman"
    baby = bool(re.search(r"week|month|day", said))
    if baby or years is None:
        return Found(start, end, replace_start, end, Kind.AGE, ("very young", "still a baby"), 7)
    if years < 13:
        young = "a young child" if as_person and not re.search(r"\b(?:is|was|'s)\s+$", text[:start]) else "still a child"
        stretch = _article_before(text, start) if young == "a young child" else replace_start
        return Found(start, end, stretch, end, Kind.AGE, (young, "at primary school"), 7)
    decade = f"in {his} {band(years)}"
    if as_person:
        article = _article_before(text, start)
        if article < start:
            noun = re.match(r" (?:woman|man|lady|mother|mum|girl|boy|lassie|widow|carer|nurse|teacher|daughter|son)\b", text[end:])
            if noun:
                return Found(start, end, start, end, Kind.AGE, _adjectives(years), 7)
            person = "a teenager" if years < 20 else f"a {who} {decade}"
            return Found(start, end, article, end, Kind.AGE, (person, "one person"), 7)
        return Found(start, end, start, end, Kind.AGE, (decade, *_adjectives(years)), 7)
    if verb.lower().startswith(("turn", "reach")):
        return Found(start, end, replace_start, end, Kind.AGE, (f"was {decade}", f"reached {his} {band(years)}"), 7)
    return Found(start, end, replace_start, end, Kind.AGE, (decade[:1].upper() + decade[1:] if verb == "At" else decade, *_adjectives(years)), 7)


def _adjectives(years: int) -> tuple[str, ...]:
    if years < 20:
        return ("teenage",)
    if years < 40:
        return ("younger",)
    return ("middle-aged",) if years < 65 else ("older",)


def _article_before(text: str, start: int) -> int:
    lead = re.search(r"\b(?:an?|the|one)\s+$", text[:start], re.I)
    return lead.start() if lead else start
