"""One person's exact age, then or now. Bands, spans of time and weeks of pregnancy point to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cafe.privacy.guard import birthdays
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.numbers_said import (
    FROM_TWO,
    TEENS_SAID,
    TENS_SAID,
    UNITS,
    UNITS_SAID,
    age_in_years,
    band,
)
from cafe.privacy.guard.words import Words, word_set

_AGE_WORD = (
    rf"(?:(?:{TENS_SAID})(?:[- ](?:{UNITS_SAID}))?|{TEENS_SAID}"
    rf"|{UNITS_SAID})"
)
_BIG_AGE_WORD = rf"(?:(?:{TENS_SAID})(?:[- ](?:{UNITS_SAID}))?|{TEENS_SAID})"
_N = rf"(?:1[01]\d|[1-9]?\d|{_AGE_WORD})"
_NBIG = rf"(?:1[01]\d|[1-9]\d|{_BIG_AGE_WORD})"
_NOT_BAND = (
    r"(?![\w%]|[-–/.,:]\d|\.\d|['’]?s\b|-?(?:odd|something|ish|plus)\b|\+| ?(?:to|or|and"
    r"|and over|or over|or under|plus|onwards|upwards|and above|or so|-|–) ?"
    rf"(?:\d|over|under|more|above|up|so\b|{_BIG_AGE_WORD}\b)"
    r"| (?:odd|of january|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b"
    r"| ?(?:%|percent|per cent|minutes?|mins?|hours?|days?|times?|miles?|pounds?|quid"
    r"|people|women|of (?:us|them|the (?:women|group|people|table|room|[a-z]+s)\b)"
    r"|appointments?|doctors?|calls?|in the queue|mg|ml|mcg|micrograms|stone|kilos?|kg"
    r"|(?:weeks?|wks?)\b|months? (?:pregnant|gone|along|wait|to wait|late|on the)|am\b|pm\b|o'clock|th\b|st\b"
    r"|nd\b|rd\b"
    r"|(?:weeks?|months?|years?) (?:on|since|ago|later|now|waiting|wait|from|away|out"
    r"|ahead|behind|late|into|for|before|after|apart|in\b|between|of)))"
)
_YEAR_OLD = Late(
    rf"\b({_N}[- ](?:and a half[- ])?(?:years?|yrs?|months?|weeks?|days?)[- ]old"
    rf"|{_N} ?y\.?/?o\b|{_N}yrs? old)(?!s\b)",
    re.I,
)
_AGED = Late(
    rf"\b(aged?(?: only| just)?(?: of)?|at the age of|age of|age is|age was|age:) ({_NBIG}"
    rf"|\d){_NOT_BAND}",
    re.I,
)
_TURNED = Late(
    rf"\b(turn(?:s|ed|ing)|(?:is|was|she's|he's|am|I'm) (?:only |just |nearly |almost |now "
    rf"|still |about to be |already |barely )?(?:turning|a young|coming up for|going on"
    rf"|coming up on|pushing)|(?:just|coming up|nearly|her|his) (?:turned|reached)) "
    rf"({_NBIG}){_NOT_BAND}",
    re.I,
)
_WHO = (
    r"(?:she|he|I|who|her (?:mum|mother|daughter|son|sister|gran|granny|girl|boy|wee one"
    r"|wee girl|wee boy|dad|husband|man|partner|oldest|eldest|youngest)"
    r"|(?:my|the|their|his) (?:mum|mother|daughter|son|sister|gran|granny|girl|boy|dad"
    r"|husband|man|oldest|eldest|youngest|lassie|laddie|wee one|youngest one)|one of "
    r"(?:the|our|my) [a-z]+|(?:one |the |a )?participant|mum|gran|granny|the oldest one|the youngest one|one woman"
    r"|(?:(?:the|our|my|her) )?(?:youngest|oldest|eldest)|(?-i:[A-Z][a-z]{2,20}))"
)
_IS_N = Late(
    rf"\b{_WHO}(?:'s|'d been| had been|'d only been| is| was|'m| am|'ll be| will be| would be| would have been"
    rf"| must be| "
    rf"being|, now)(?: only| just| nearly| almost| now| still| already| barely| about| all "
    rf"of| a young| about to be| coming up| not yet| maybe| actually)? ({_NBIG}"
    rf"|\d){_NOT_BAND}",
    re.I,
)
_WAS_N_WHEN = Late(
    rf"\b(?:when|since|till|until|before|after|by the time|while|because|as|that|though|and"
    rf"|but) (?:she|he|I|they) (?:was|is|were|turned|got to|reached|am) (?:only |just "
    rf"|nearly |still |barely )?({_NBIG}|\d|{_AGE_WORD}){_NOT_BAND}",
    re.I,
)
_AT_N = Late(
    rf"\b(died|dead|widowed|married|menopause|started|began|stopped|diagnosed|hysterectomy"
    rf"|pregnant|mother|mum|baby|babies|first|periods?|gran|granny|grandmother|left school"
    rf"|told|gone|away|it|change|cancer|stroke|lost (?:it|him|her)|had (?:it|her|him|them"
    rf"|me|one|two)"
    rf"|retired|again|born|twins|child|children|kids|fell|passed)((?: [a-z]+)?,? (?:just "
    rf"|only |way back )?(?:at|when)(?: just| only| about| barely)?) "
    rf"({_NBIG}){_NOT_BAND}(?!\s*(?:the|a|high|low|road|street)\b)",
    re.I,
)
_LEAD_AT = Late(
    rf"(?:^|[.!?;:,(\"] ?)([Aa]t) ({_BIG_AGE_WORD}|[1-9]\d|1[01]\d){_NOT_BAND}(?=,? (?:she|he|they"
    rf"|I|her|his|my|you|and|with|it)\b)",
    re.I,
)
_APPOSITION = Late(
    rf"(?:\b[A-Z][\w'-]{{1,24}}|\b(?:woman|lady|lassie|girl|boy|man|mum|mother|daughter|son"
    rf"|sister|gran|granny|one|participant|member|husband|dad|friend|neighbour|teenager"
    rf"|carer|widow|nurse|wife|aunt|auntie|patient|visitor|person|mother-of-\w+)\b)(?: |, "
    rf"|,)(\(?)({_NBIG}|[1-9])(?:(\)))?(?=,|\)|$|\.(?:\s|$)| and (?:she|he|never|has|still"
    rf"|not)\b| who\b| from\b| said\b| with\b|;)",
)
_OF_N = Late(
    rf"\b(?:grandson|granddaughter|son|daughter|boy|girl|bairn|wean|child|mother|mum|baby"
    rf"|toddler|wee one|woman|lady|man|gran|teenager|lassie|widow|lad|niece|nephew) of "
    rf"({_NBIG}|\d){_NOT_BAND}",
    re.I,
)
_WHO_BEFORE = Late(
    r"(?:[A-Z][a-z'-]+|\b(?:son|daughter|boy|girl|bairn|wean|child|kid|grandson|granddaughter|twin|wee one|niece"
    r"|nephew|toddler"
    r"|youngest|oldest|eldest|lad|lassie|brother|sister))\s$"
)
_BRACKETED = Late(r"\((?:aged? )?([1-9]\d?|1[01]\d)(?:,| ?(?:yrs?|years?)?\)| ?[fm]\))", re.I)
_EXTREME = Late(
    rf"\b(?:oldest|youngest|eldest)(?: (?:one|there|here|of us|woman|in the room|at the table))?"
    rf"(?:,? (?:is|was|being|turned|only|about|just))*[,:]? ({_NBIG}){_NOT_BAND}",
    re.I,
)
_AT_SCHOOL = Late(
    rf"\b(?:she|he|her|his|I|had|hud|tied|left|leaving|sterilised|married|wed|pregnant|diagnosed|out|taken|removed"
    rf"|op|it|one|"
    rf"baby|school|home|periods?|first|them|off|again) at ({_NBIG})"
    rf"(?= (?:and|with|without|withoot|by|because|after|but|or)\b"
    rf"|[,;]|\.?$|\.\s)",
    re.I,
)
_KIN = (
    r"(?:mother|mum|maw|mam|daughter|son|sister|brother|gran|granny|husband|man|niece|nephew|auntie|aunt|grandson"
    r"|granddaughter|boy|girl|lassie|laddie|wean|bairn|youngest|oldest|eldest|dad|father|cousin|twin|partner|ex)"
)
_KIN_N = Late(
    rf"\b{_KIN}(?:'s| is| was| who's| who is)?,? ({_NBIG}|[3-9]){_NOT_BAND}(?=[,;)]|\.?$|\.\s| and\b| but\b)", re.I
)
_KIN_UNIT = Late(
    rf"\b(?:he|she|{_KIN}|wee one|wee yin)(?:'s| is| was) (?:only |just |nearly |not even )?({FROM_TWO})"
    r"(?=[,;)]|\.?$|\.\s| and\b| but\b| now\b)",
    re.I,
)
_BETWEEN_COMMAS = Late(r"(?<=[a-z]), ([1-9]\d)(?=, [a-z])")
_SOMEBODY_BEFORE = Late(r"\b(?:she|he|her|his|woman|wife|mum)\b|\b[A-Z][a-z]+ (?:[a-z]+ed|is|was|came|says|said)\b")
_NAMED_AT = Late(
    rf"\b(?-i:[A-Z][a-z]{{2,20}}),? (at) ({_NBIG})(?=,| still| has\b| is\b| and still)"
    rf"|\([a-z/ ]{{2,16}}, ([1-9]\d)\)",
    re.I,
)
_BABY = Late(
    rf"\b((?:{_AGE_WORD}|\d{{1,2}})(?: and a half)?[- ](?:weeks?|months?|days?|wks?"
    rf"|mths?)(?:[- ]old)?)\b"
    r"(?! (?:pregnant|gone|along|wait|waiting|to wait|late|on the|on|since|ago|later|now "
    r"since|from|away|for|before|after|between|of|in|until|till|apart|at|without|off"
    r"|premature|early|supply))",
    re.I,
)
_BABY_BEFORE = Late(
    r"\b(?:baby|bairn|infant|youngest|wee one|wee ane|wee man|wee lad|wee lass|wee yin|newborn|twins|twin girls"
    r"|twin boys"
    r"|grandson|granddaughter|son"
    r"|daughter|boy|girl|bairns|toddler|he|she|it|they|wean|little one|tot)(?:'s| is| was"
    r"| are| were|,|\(| at| of| being|,? (?:just|only|now))(?: just| only| about| now| nearly"
    r"| barely)? ?\(?$",
    re.I,
)
_BABY_WORD = Late(
    r"\b(?:baby|bairn|infant|youngest|wee one|wee ane|wee man|wee lad|wee lass|wee yin|newborn|twins|grandson"
    r"|granddaughter|bairns"
    r"|toddler|wean|breast\w*|nappies|crèche|creche|little one)\b",
    re.I,
)
_YOUNGEST = Late(r"\b(?:youngest|baby|bairn|wean)(?: is| was|'s)? $", re.I)
_BABY_OF = Late(r"\b(?:baby|bairn|infant|wean|twins) of $", re.I)
_LOST_AT = Late(r"\b(?:lost|losing|miscarr\w+|stillb\w+|terminat\w+|scan(?:ned)?|induced)\b[^.]{0,24} at $", re.I)
_YEARS_BEFORE = Late(
    r"\b(?:born at|early at|for|after|in|within|over|nearly|about|some|last|past|every|waited|took|another"
    r"|these|of|her|next|first|than|wait|lasted)\s+$",
    re.I,
)
_MALE = Late(
    r"\b(?:he|his|him|man|husband|son|brother|dad|father|boy|grandson|partner|laddie|uncle"
    r"|Mr)\b",
    re.I,
)
_FEMALE = Late(
    r"\b(?:she|her|woman|lady|mum|mother|daughter|sister|gran|granny|girl|wife|aunt|auntie"
    r"|lassie)\b",
    re.I,
)


_SOMEBODY = Late(r"\b(?:she|her|he|his|my|I|mum|one)\b", re.I)
_PROGRAMME = Late(
    r"\b(?:screening|vaccin\w+|jab|programme|it|invites?|invitations?|smears?|mammograms?|stops?"
    r"|starts?)\b[^.]{0,10}$",
    re.I,
)
_ANYBODYS = Late(r"(?:periods?|smears?|menopause|change|cancer)$", re.I)
_AFTER_ONE = word_set("year month week day yr wk turned turning turns")
_NUMBER_WORDS = frozenset(f"{TENS_SAID}|{TEENS_SAID}|{FROM_TWO}".split("|")) | word_set(
    "hundred hundredth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)
_OLD = word_set("old yo y")
_AT = word_set("at when")
_EXTREMES = word_set("oldest youngest eldest")
_KIN_SAID = frozenset(_KIN[3:-1].split("|")) | word_set("he she wee")


def find(words: Words) -> Iterator[Found]:
    """Exact ages in folded text."""
    if (
        words.has_digit
        or not words.spoken.isdisjoint(_NUMBER_WORDS)
        or ("one" in words.spoken and not words.spoken.isdisjoint(_AFTER_ONE))
    ):
        seen: set[tuple[int, int]] = set()
        for said in _ages(words):
            one = _with_half(words.text, said)
            if (one.start, one.end) not in seen:  # several rules see the same age; the first words it
                seen.add((one.start, one.end))
                if one.baby:
                    yield Found(one.start, one.end, one.start, one.end, Kind.AGE, _YOUNG, 7)
                else:
                    yield _age(
                        words.text, one.start, one.end, one.replace_start, verb=one.verb, as_person=one.as_person
                    )


@dataclass(frozen=True, slots=True)
class _Said:
    """An age where it stands; ``verb`` is the word that leads to it."""

    start: int
    end: int
    replace_start: int
    verb: str = ""
    as_person: bool = False
    baby: bool = False


def _with_half(text: str, one: _Said) -> _Said:
    """*three and a half* is one age."""
    half = _AND_A_HALF.match(text[one.end : one.end + 12])
    return replace(one, end=one.end + half.end()) if half else one


_AND_A_HALF = Late(r" an?d? a ha[lu]f\b", re.I)
_YOUNG = ("very young", "still a baby")


def _ages(words: Words) -> Iterator[_Said]:
    text, spoken = words.text, words.spoken
    for hit in _YEAR_OLD.finditer(text) if not spoken.isdisjoint(_OLD) else ():
        thing = _THING_IS.search(text[max(0, hit.start() - 40) : hit.start()])
        if not thing and not re.search(
            r"\b(?:scanner|building|leaflet|unit|clinic)\b", text[hit.end() : hit.end() + 14]
        ):
            yield _Said(
                hit.start(1),
                hit.end(1),
                hit.start(1),
                as_person="-old" in hit[1].lower() or "old" in hit[1].lower(),
            )
    for pattern in (_AGED, _TURNED):
        for hit in pattern.finditer(text):
            programme = re.search(
                r"\b(?:women|people|girls|everyone|anyone|those|screening|vaccine|jab|offered|invited"
                r"|starts?|stops?|ends?|check|clinic|eligible|from|until|till|up to|between|under|over"
                r"|before|after|once|you)\b[^.]{0,18}$",
                text[max(0, hit.start() - 30) : hit.start()],
                re.I,
            )
            if not programme:
                yield _Said(hit.start(2), hit.end(2), hit.start(1), verb=hit[1])
    for pattern in (_IS_N, _WAS_N_WHEN):
        for hit in pattern.finditer(text):
            if hit[1].isdigit() and len(hit[1]) == 1 and int(hit[1]) < 2:
                continue
            if hit[1].lower() in UNITS and pattern is _IS_N:
                continue
            if re.match(
                r"(?:Screening|Blood|Bus|Queue|Clinic|Pressure|Total|Cost|Price|Temperature|Bmi|It"
                r"|That|This|There|What|Wait|Which|Average|Pain|Score|Table|Round|Number|Flat|Ward"
                r"|Page|Size|Here|They|We|You|Limit)\b",
                hit[0],
                re.I,
            ):
                continue
            yield _Said(hit.start(1), hit.end(1), hit.start(1))
    for hit in _AT_N.finditer(text) if not spoken.isdisjoint(_AT) else ():
        own = _SOMEBODY.search(text[: hit.start() + 6])
        programme = _PROGRAMME.search(text[max(0, hit.start() - 16) : hit.end(1)])
        if own or not (programme or _ANYBODYS.match(hit[1])):
            lead = hit.start(2) + max(hit[2].rfind("at"), hit[2].rfind("when"))
            yield _Said(hit.start(3), hit.end(3), lead, verb="at")
    for hit in _NAMED_AT.finditer(text) if "at" in spoken or "(" in text else ():
        group = 3 if hit[3] else 2
        yield _Said(hit.start(group), hit.end(group), hit.start(group if hit[3] else 1), verb="at")
    for hit in _LEAD_AT.finditer(text) if "at" in spoken else ():
        if re.search(r"\b(?:she|her|he|his|my|I)\b", text[hit.end() :]):
            yield _Said(hit.start(2), hit.end(2), hit.start(1), verb=hit[1])
    for hit in _EXTREME.finditer(text) if not spoken.isdisjoint(_EXTREMES) else ():
        if not re.search(r"\bband|\bgroup\b|\bcafé", text[max(0, hit.start() - 20) : hit.start()]):
            yield _Said(hit.start(1), hit.end(1), hit.start(1))
    for hit in _AT_SCHOOL.finditer(text) if "at" in spoken else ():
        yield _Said(hit.start(1), hit.end(1), hit.start(1), verb="at")
    for pattern in (_KIN_N, _KIN_UNIT, _BETWEEN_COMMAS):
        if pattern is not _BETWEEN_COMMAS and spoken.isdisjoint(_KIN_SAID):
            continue
        for hit in pattern.finditer(text):
            if pattern is not _BETWEEN_COMMAS or _SOMEBODY_BEFORE.search(text[: hit.start()]):
                yield _Said(hit.start(1), hit.end(1), hit.start(1))
    for pattern in (_OF_N, _BRACKETED):
        if "of" not in spoken if pattern is _OF_N else "(" not in text:
            continue
        for hit in pattern.finditer(text):
            if (
                pattern is _OF_N
                and hit[1].isdigit()
                and len(hit[1]) == 1
                and re.match(r"(?:mum|mother|gran|woman|lady|man)\b", hit[0], re.I)
            ):
                continue  # a mother of two
            if (
                pattern is _BRACKETED
                and len(hit[1]) == 1
                and not _WHO_BEFORE.search(text[max(0, hit.start() - 40) : hit.start()])
            ):
                continue  # how many said it
            if (
                pattern is _OF_N
                or not hit.start()
                or re.search(r"[A-Za-z] $", text[max(0, hit.start() - 2) : hit.start()])
            ):
                yield _Said(hit.start(1), hit.end(1), hit.start(1))
    for hit in _APPOSITION.finditer(text):
        word = hit[0].split(",")[0].split(" ")[0].lower()
        if word in _STEMS_FULL or (hit[2].lower() in UNITS) or (", " not in hit[0] and not hit[1]):
            continue
        if word in _NUMBERED_THINGS or (word == "one" and not re.search(r"\bone,", hit[0], re.I)):
            continue
        if hit[1] and not hit[3] and text[hit.end(2) : hit.end(2) + 1] not in ",)":
            continue
        yield _Said(hit.start(2), hit.end(2), hit.start(2))
    for start, end in birthdays.find(words):
        yield _Said(start, end, start)
    if any(word in text for word in ("week", "month", "day", "Week", "Month", "wk", "mth")):
        for hit in _BABY.finditer(text):
            before = text[max(0, hit.start() - 60) : hit.start()]
            if _YEARS_BEFORE.search(before) and "old" not in hit[1] and not _BABY_OF.search(before):
                continue
            near = text[max(0, hit.start() - 40) : hit.end() + 20]
            whose = _BABY_BEFORE.search(before) or _YOUNGEST.search(before)
            if _LOST_AT.search(before) and "old" not in hit[1]:
                continue  # how long it was carried
            if (
                "old" in hit[1]
                or (whose and _BABY_WORD.search(whose[0]))
                or (_BABY_WORD.search(near) and (whose or re.search(r"\b(?:at|only|just|,|\()\s*$", before)))
            ):
                yield _Said(hit.start(1), hit.end(1), hit.start(1), baby=True)


_THING_IS = Late(
    r"\b(?:machine|building|hall|scanner|leaflet|chair|bed|kit|equipment|bus|van|house|school|system|form|book|carpet"
    r"|policy|guidance|guidelines?|data|figures|website|computer|boiler|list|photo|poster|map|these|those|it)"
    r" (?:is|was|are|were|'s)(?: already| over| about| now| nearly| at least)? $",
    re.I,
)
_STEMS_FULL = word_set(
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday"
    " saturday sunday round table"
)
_NUMBERED_THINGS = word_set(
    "round table page ward flat bus theme question number room queue item part week day "
    "covid stage step point over under top band age"
    " aged form level row card nhs route line box section option about at grade type"
)


def behind_a_name(text: str, at: int) -> Iterator[Found]:
    """The age that follows a name: *Morag, 58, said*, *Morag (58)*, *Morag 58 -*."""
    hit = _BEHIND.match(text[at : at + 60])
    if hit:
        group = hit.lastindex or 1
        yield _age(text, at + hit.start(group), at + hit.end(group), at + hit.start(group))


_YEARS = rf"(?:[1-9]\d|(?:{TENS_SAID})(?:[- ](?:{UNITS_SAID}))?)"
_BEHIND = Late(
    rf"(?: \([^()\d]{{1,40}}\))? (?:is|was|turns|turned) (?:only |just |nearly |now )?({_YEARS}"
    rf"|{FROM_TWO}|{TEENS_SAID})"
    r"(?=,|;|\.?$|\.\s| and| n\b| but| when| now)"
    rf"|,? (?:just|only|still|barely|now|not yet) ({_YEARS}|{FROM_TWO}|{TEENS_SAID})(?![\w-])"
    r"(?! (?:weeks?|months?|days?|times?|minutes?|hours?|women|people|of|years? (?:ago|since|on)|and a))"
    r"|(?:, ?| ?\()([1-9]\d)(?=,|\)|;|\.?$|\.\s| (?:yrs?|years|and|said|says)\b)"
    r"| (?:just |only |still )?([1-9]\d)(?= (?:wants|wanted|says|said|has|had|hasn't|is|was|never|still|and|came"
    r"|lives|with|who|pregnant|expecting|retired|widowed|married|divorced|mum|mother|diabetic"
    r"|but|on (?:the|her|hrt)|now|yrs?|years old|asked|told|thinks|feels|can't|cannot|caring|working|sharp|fit|same"
    r"|bleeding|waiting|peri|menopausal|new|no|not|an|n|hrt|carer|nurse|teacher|single|first|her|lovely|deaf"
    r"|blind)\b)"
    r"| ([3-9]\d)(?=[,:;]|\.?$|\. )"
    r"| ([3-9]\d)(?= (?!mins?\b|minutes?\b|hours?\b|weeks?\b|months?\b|years?\b|women|people|leaflets?|copies"
    r"|percent|am\b|pm\b|x\b"
    r"|and\b|or\b|to\b|in\b|at\b|of\b|on\b|min\b|mile|pound|quid|pence|more|less|odd|per\b|ml\b|mg\b|for\b|off\b"
    r"|left\b)[a-z]{2,}(?<!s)\b)"
)


def age_said(text: str, start: int, end: int) -> Found:
    """An age that stands by itself, with wordings that keep the sense."""
    return _age(text, start, end, start)


def _age(text: str, start: int, end: int, replace_start: int, *, verb: str = "", as_person: bool = False) -> Found:
    said = text[start:end]
    years = age_in_years(said)
    near = text[max(0, start - 50) : end + 30]
    his = "his" if _MALE.search(near) and not _FEMALE.search(near) else "her"
    who = "man" if his == "his" else "woman"
    baby = bool(re.search(r"week|month|day", said))
    if baby or years is None:
        return Found(start, end, replace_start, end, Kind.AGE, _YOUNG, 7)
    if years < 13:
        young = (
            "a young child"
            if as_person and not re.search(r"\b(?:is|was|'s)\s+$", text[max(0, start - 8) : start])
            else "still a child"
        )
        stretch = _article_before(text, start) if young == "a young child" else replace_start
        return Found(start, end, stretch, end, Kind.AGE, (young, "at primary school"), 7)
    decade = f"in {his} {band(years)}"
    if as_person:
        article = _article_before(text, start)
        if article < start:
            noun = re.match(
                r" (?:woman|man|lady|mother|mum|girl|boy|lassie|widow|carer|nurse|teacher|daughter"
                r"|son)\b",
                text[end:],
            )
            if noun:
                return Found(start, end, start, end, Kind.AGE, _adjectives(years), 7)
            person = "a teenager" if years < 20 else f"a {who} {decade}"
            return Found(start, end, article, end, Kind.AGE, (person, "one person"), 7)
        return Found(start, end, start, end, Kind.AGE, (decade, *_adjectives(years)), 7)
    if verb.lower().startswith(("turn", "reach")):
        return Found(start, end, replace_start, end, Kind.AGE, (f"was {decade}", f"reached {his} {band(years)}"), 7)
    return Found(
        start,
        end,
        replace_start,
        end,
        Kind.AGE,
        (decade[:1].upper() + decade[1:] if verb == "At" else decade, *_adjectives(years)),
        7,
    )


def _adjectives(years: int) -> tuple[str, ...]:
    if years < 20:
        return ("teenage",)
    if years < 40:
        return ("younger",)
    return ("middle-aged",) if years < 65 else ("older",)


def _article_before(text: str, start: int) -> int:
    begin = max(0, start - 8)
    lead = re.search(r"\b(?:an?|the|one)\s+$", text[begin:start], re.I)
    return begin + lead.start() if lead else start
