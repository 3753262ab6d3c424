"""Ages said otherwise: *kids are 4 and 9*, *her 60th birthday*, *F42*, *sixteen she was*, *63 and never asked*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.late import Late, where_said
from cafe.privacy.guard.numbers_said import TEENS_SAID, TENS_SAID, UNITS_SAID
from cafe.privacy.guard.words import Words, word_set

_ORDINAL = (
    r"(?:[1-9]\d?(?:st|nd|rd|th)|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|(?:eigh|thir|four|fif|six|seven"
    r"|nine)teenth"
    r"|twenty[- ]first|hundredth)"
)
_UNIT = f"{UNITS_SAID}|{TEENS_SAID}"
_SMALL = rf"(?:[1-9]|1\d|{_UNIT})"
_ANY = rf"(?:1[01]\d|[1-9]\d|{_UNIT}|(?:{TENS_SAID})(?:[- ](?:{UNITS_SAID}))?|a hundred(?: and \w+)?)"
_NO_UNIT = (
    r"(?![\w%]|[-–/.:]\d| ?(?:%|hours?|hrs?|mins?|minutes?|days?|weeks?|wks?|months?|mths?|years? (?:wait|on|ago"
    r"|apart|of)"
    r"|miles?|times?|pounds?|stone|to\b|or\b|of (?:us|them)|pm|am\b|in (?:a|the) (?:class|bed|room)))"
)
_CHILDREN = (
    r"(?:kids|children|weans|bairns|boys|girls|sons|daughters|twins|grandchildren|grandkids|grandweans|wee ones"
    r"|three|two"
    r"|four|youngsters|both)"
)
_LISTED = Late(
    rf"\b{_CHILDREN}(?: are| is| aged| who are|'re|,|:| \(| of)+ ?(?:only |just |now )?({_SMALL})(?:,? ({_SMALL}))?"
    rf"(?:,? ({_SMALL}))?(?:,? ?(?:and|&) ({_SMALL})){_NO_UNIT}",
    re.I,
)
_TWINS_OF = Late(rf"\b(?:twins|triplets|twin girls|twin boys) of ({_SMALL}){_NO_UNIT}", re.I)
_BIRTHDAY = Late(
    rf"\b({_ORDINAL})(?= birthday\b)"
    rf"|\b(?:had|having|it's|was|for|at|on|celebrat\w+|reached|before|after|since|near) (?:just )?(?:her|his|my"
    rf"|their|mum's"
    rf"|gran's) ({_ORDINAL})(?=[.,;!?)]|$| (?:in|last|this|on|and|party|cake|do|at|with)\b)"
    rf"|\bjust had (?:her|his) ({_ORDINAL})\b",
    re.I,
)
_SEX_AND_AGE = Late(r"(?<![\w.])(?!M(?:73|74|77|80|90)\b)[FMfm][/ ]?([1-9]\d)(?=[ ,.;:)]|$)(?! ?(?:bus|road|mg|ml|%))")
_SHE_WAS = Late(rf"(?:^|[.!?;,\n] ?)({_ANY})(?=,? (?:she|he|I) (?:was|is|must|would)\b)", re.I)
_OPENS = Late(
    rf"(?:^|[.!?;\n] )({_ANY}),? (?=(?:and|but) (?:never|still|not|no |been|only|on her|had|looks|just|told|nobody"
    rf"|she|has"
    r"|living|a |fit|full|caring|waiting|working))",
    re.I,
)
_ONLY_WHEN = Late(
    rf"\b(?:was|wis|is|were|been|he|she|they|only|just|barely|still|about|aged)(?: only| just| barely| about| still"
    rf"| maybe)? ({_ANY}|[1-9])(?: an?d? a ha[lu]f)?"
    r"(?=,? (?:when (?:she|he|they|it|her|his|I|the)\b|at the time\b|then\b))",
    re.I,
)
_HUNDRED = Late(
    r"\b(?:is|was|turn(?:s|ed|ing)?|be|nearly|almost|reach(?:ed|es)?|aged?|at|she's|he's) (a hundred(?: and \w+)?"
    r"|one hundred"
    r"(?: and \w+)?)(?=[.,;!?)]| (?:in|on|this|next|and|years|when|soon|now)\b|$)",
    re.I,
)
_HUNDRED_OF = Late(r"(?:cost|price|score|per|percent|fare|bill|it|queue|temperature)\b[^.]{0,12}$", re.I)
_KIN_WORD = (
    r"mother|mum|maw|mam|daughter|son|sister|brother|gran|granny|gran'?|nan|grandmother|husband|man|niece|nephew"
    r"|auntie|aunt"
    r"|grandson|granddaughter|boy|girl|lassie|laddie|lass|lad|wean|bairn|youngest|oldest|eldest|dad|father|cousin"
    r"|twin"
    r"|partner|woman|lady|one|neighbour|friend|pal|carer|widow|teenager|wee one"
)
_KIN_IN_WORDS = Late(
    rf"\b(?:{_KIN_WORD})(?:,| -| –|:| \(|, now|, only|, just|, a)+ ?({_ANY})(?=[,;)]|\.?$|\.\s| [-–] )", re.I
)
_SO_SAID = Late(
    rf"\b(?:in (?:her|his|my) ({_ORDINAL}) year|(?:coming up (?:for|to)|going on|pushing|nearly|almost|a week off"
    rf"|shy of|past)"
    rf" ([3-9]\d)(?=[.,;!?)]|$| (?:and|but|now|next|this|in)\b)|not bad (?:for|at) ([4-9]\d)(?!\w| (?:women|people"
    rf"|pounds))"
    rf"|looks? (?:well |good )?for ([4-9]\d)|(?:^|[.!?;\n] )([2-9]\d) (?:now|the day|the other day|next (?:week"
    rf"|month|year))\b)",
    re.I,
)
_BABY_BRACKETED = Late(
    r"\b(?:baby|wee one|toddler|son|daughter|boy|girl|twins|bairn|wean|wee boy|wee girl|grandson|granddaughter)"
    r" \(((?:\d{1,2}|[a-z]+) (?:months?|weeks?|days?|mths?|wks?))\)",
    re.I,
)
_AFTER_A_NAME = Late(
    r"^(?:[Bb]ig |[Ww]ee )?[A-Z][a-z'-]+(?: [A-Z][a-z'.-]*)?(?: ?[-–:,/] "
    r"| \()[^\n]{0,60}?[.,;/–-] ?([2-9]\d)(?=[.,;/)] | ?[-–] |\.?$)"
)
_IS_AND_SHE = Late(rf"\b(?:is|was|turned) (?:only |just |now |nearly )?({_ANY})(?=,? (?:and |but )?(?:she|he)\b)", re.I)
_KIN_BARE = Late(rf"\b(?:{_KIN_WORD}) ([2-9]\d){_NO_UNIT}(?! (?:years?|yrs?|women|people|of)\b)(?= [a-z]{{2,}})", re.I)
_KIN_JUST = Late(rf"\b(?:{_KIN_WORD}) (?:just|only|still|barely|not yet|nearly|about) ({_ANY}){_NO_UNIT}(?! \d)", re.I)
_KIN_IS = Late(
    rf"\b(?:{_KIN_WORD})(?:'s| is| was| turned| turns)(?: now| only| just)? ([1-9]\d){_NO_UNIT}(?! \d)", re.I
)
_PAIR = Late(
    rf"\b(?:aged?|ages|are|were|was) ({_ANY}) (?:and|&) ({_ANY})(?=[.,;!?)]|$| (?:and|who|when|with|respectively"
    rf"|now|came)\b)"
    rf"{_NO_UNIT}",
    re.I,
)
_NOT_ONE_PERSON = Late(
    r"\b(?:between|women|people|those|anyone|everyone|bands?|groups?|range|tables?|participants (?:were|are)|they"
    r"|we)\b"
    r"[^.]{0,30}$",
    re.I,
)
_OF_AGE = Late(rf"\b(?:woman|lady|girl|lassie|lass|man|mother|mum|widow|one|participant) of ({_ANY}){_NO_UNIT}", re.I)
_FIRST_HAD = Late(
    rf"\b(?:started|began|had|symptoms|periods?|pains?|bled|married|pregnant|sterilised|sectioned"
    rf"|diagnosed) (?:[a-z]+ ){{0,4}}?"
    rf"(?:at|when) (?:only |just |about )?({_ANY})(?=[.,;!?)]|$)",
    re.I,
)
_STROKE_AT = Late(
    rf"\b(?:since|after|until|till|before) (?:her|his|my) [a-z ]{{3,24}} at ({_ANY}|[1-9])(?=[.,;!?)]|$)", re.I
)


_COUNTED = Late(
    rf"\b(?:[2-9]|two|three|four|five|her|his|my|their)(?: wee| young"
    rf"| small)? {_CHILDREN}[ ,:(]+({_SMALL})(?:,? ({_SMALL}))?"
    rf"(?:,? ({_SMALL}))?,? ?(?:and|&|n|,) ?({_SMALL}){_NO_UNIT}",
    re.I,
)
_KIN_SET_OFF = Late(
    rf"\b(?:youngest|oldest|eldest|wee one|wee yin|son|daughter|boy|girl|bairn|wean|grandson"
    rf"|granddaughter)(?: is| was|'s)?,? "
    rf"\(?((?:{_UNIT}|[1-9]))(?=, [a-z]|\)| in (?:january|february|march|april|may|june|july|august|september"
    rf"|october|november"
    rf"|december|the (?:spring|summer|autumn|winter))| and (?:makes|has|does|can|can't|never|still|already"
    rf"|translates|helps))",
    re.I,
)
_OPENS_WITH = Late(
    r"(?:^|[.!?;\n] ?|[-–] )(?:F,? ?|only |just |nearly |still )?((?:[2-9]\d|1[3-9]))(?=,? (?:been|told"
    r"|and (?:told|been|on|no|never)"
    r"|pregnant|bleeding|post|peri|prolapse|had|has|on (?:(?i:friday|monday|tuesday|wednesday|thursday|saturday"
    r"|sunday)|hrt)"
    r"|no periods|menopaus\w*|widow\w*|divorced|single|living|lives|still|mum of|mother of|nurse|teacher|retired"
    r"|carer"
    r"|caring|hysterectomy|fibroids|endo\w*)\b)"
    r"|(?:^|[.!?;\n] ?|[-–] )[FMfm], ([1-9]\d)(?=[,.;])|(?<![\w.£])([2-9]\d) ?[FMfm](?=[ ,.;)])(?! ?(?:\d|floor))"
)
_BY_THEN = Late(
    rf"\b(?:kids|weans|bairns|children|married|sons|daughters|grown up|widowed"
    rf"|divorced) (?:all )?by ({_ANY})(?=[.,;!?]|$){_NO_UNIT}"
    r"|(?:^|\n)(?:[-•*] )?((?:3[5-9]|[4-9]\d))(?=\. [A-Z][a-z]|, (?:no|two|three|four|five|one|six|married|never"
    r"|told|wants|wanted|on|in) )"
    r"|\b(?:just gone|not yet|just past) ([3-9]\d)(?=[.,;!?]|$| (?:and|but|yet)\b)",
    re.I,
)
_ONE_OF_THEM = Late(
    rf"\b(?:one of (?:them|us)|another(?: one)?|the other(?: one)?)(?:,| is| was)? ({_ANY})(?=,? (?:and|but|with"
    rf"|on|who|had|has)"
    rf"\b|[,.;]|$){_NO_UNIT}",
    re.I,
)
_SINCE = Late(
    rf"\b(?:like (?:this|that)|pains?|periods?|bleeding|it|migraines?|heavy|agony|cramps|flushes"
    rf"|sore) (?:[a-z]+ ){{0,3}}?"
    rf"(?:since|from|at|aged) ((?:[89]|1\d|[2-5]\d|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    rf"|sixteen|seventeen"
    rf"|eighteen|nineteen|twenty))(?=[.,;!?)]|$| (?:and|but|with|when)\b){_NO_UNIT}",
    re.I,
)
_AT_BARE = Late(
    r"\b(?:widow(?:ed)?|granny|gran|grandmother|orphan(?:ed)?|bride|mother|mum|sterile|barren|menopause"
    r"|hysterectomy|periods?"
    r"|started|married|ill|deaf|wheelchair) (?:already |again |came |started |stopped )?at ((?:[89]|[1-9]\d"
    r"|eight|nine|ten"
    r"|eleven|twelve))(?=[.,;!?)]|$| (?:and|but|with|when|no|so)\b)(?! ?(?:am|pm|o'clock))",
    re.I,
)
_HIT = Late(
    r"\b(?:hit|hits|hitting|passed|reached|reaches|reaching|past|made it to|got to) ([3-9]\d)(?=[.,;!?)]|$"
    r"| (?:last|this|next|in"
    r" (?:lockdown|may|june|july|march|the)|on|and (?:no|the|they|my|her|still))\b)(?! ?(?:women|people|%"
    r"|minutes|miles|notes))",
    re.I,
)
_JUST_TURNED = Late(
    r"\b(?:turned|turns|turning) (one|two|three|four|five|six|seven|eight|nine|[1-9])(?=[.,;!?)]|$| (?:in|last"
    r"|this|next|on|and"
    r"|today|yesterday)\b)",
    re.I,
)
_WHEN_I = Late(
    rf"\b(?:I'm|shes|hes|she wis|he wis|I am|I was|I'll be|she'll be|she is|she's|he's|he is) (?:only |just "
    rf"|now |nearly |still |all of )?"
    rf"((?:[1-9]\d)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|twinty|fowerty|seeventy|eichty|ninty)"
    rf"(?:[- ](?:{_UNIT}))?)(?= [–-] |,? (?:in|now|noo|an|and|but|with|too|so)\b|[.,;!?\"”]|$){_NO_UNIT}",
    re.I,
)

_KIN_SAID = frozenset(_KIN_WORD.replace("gran'?", "gran").split("|")) | {"wee"}
_CHILDREN_SAID = frozenset(_CHILDREN[3:-1].split("|")) | {"wee"}
_AT = word_set("at when")
# Each shape, and words of which one must be there (none: it is always looked for).
_SURE: tuple[tuple[Late, frozenset[str]], ...] = (
    (_LISTED, _CHILDREN_SAID),
    (_TWINS_OF, word_set("twins triplets twin")),
    (
        _BIRTHDAY,
        word_set(
            "st nd rd th first twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth "
            "hundredth "
            "eighteenth thirteenth fourteenth fifteenth sixteenth seventeenth nineteenth"
        ),
    ),
    (_SEX_AND_AGE, word_set("f m")),
    (_SHE_WAS, word_set("she he i")),
    (_OPENS, word_set("and but")),
    (_ONLY_WHEN, word_set("when time then")),
    (_KIN_IN_WORDS, _KIN_SAID),
    (_FIRST_HAD, _AT),
    (_STROKE_AT, _AT),
    (_KIN_JUST, _KIN_SAID),
    (_KIN_BARE, _KIN_SAID),
    (_IS_AND_SHE, word_set("she he")),
    (_AFTER_A_NAME, frozenset()),
    (_SO_SAID, frozenset()),
    (_BABY_BRACKETED, word_set("baby wee toddler son daughter boy girl twins bairn wean grandson granddaughter")),
    (_KIN_IS, _KIN_SAID),
    (_COUNTED, _CHILDREN_SAID),
    (_KIN_SET_OFF, _KIN_SAID),
    (_OPENS_WITH, frozenset()),
    (_BY_THEN, frozenset()),
    (_ONE_OF_THEM, word_set("one another other")),
    (_SINCE, word_set("since from at aged")),
    (_AT_BARE, _AT),
    (_HIT, word_set("hit hits hitting passed reached reaches reaching past made got")),
    (_JUST_TURNED, word_set("turned turns turning")),
    (_WHEN_I, word_set("i she he shes hes i'm she's he's she'll i'll")),
)


def find(words: Words) -> Iterator[tuple[int, int]]:
    """Where an exact age stands, in folded text."""
    text, spoken = words.text, words.spoken
    for _, hit in where_said(_SURE, text, spoken):
        yield from (hit.span(group) for group in range(1, (hit.re.groups or 0) + 1) if hit[group])
    if "and" in spoken or "&" in text:
        for hit in _PAIR.finditer(text):
            if not _NOT_ONE_PERSON.search(text[max(0, hit.start() - 40) : hit.start()]):
                yield hit.span(1)
                yield hit.span(2)
    if "hundred" in spoken:
        for hit in _HUNDRED.finditer(text):
            if not _HUNDRED_OF.search(text[max(0, hit.start() - 30) : hit.start()]):
                yield hit.span(1)
    if "of" in spoken:
        for hit in _OF_AGE.finditer(text):
            if not (hit[1].lower() in _FEW and re.match(r"mother|mum|one", hit[0], re.I)):
                yield hit.span(1)


_FEW = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
