"""Who is singled out by what she alone is or did: *first woman to be made an elder*, *only one of us who …*.

``rare.py`` knows the roles of which a village has one; here the grammar does the work, and the words may be any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.whereabouts import with_place
from cafe.privacy.guard.words import word_set

_WHO = (
    r"(?:woman|lady|girl|lass|lassie|man|boy|mum|mother|person|one|wife|widow|wifie|sister|daughter|female|couple"
    r"|family|mother of \w+|(?!(?:lett|answ|numb|comput|wint|summ|pap|ord|oth|matt|wat|dinn|supp|quart|riv|canc"
    r"|pow|care|off"
    r"|post|fold|print|scann|fly|barri|corn|bord|hov|trail|heat|boil|cook|cov|plast|monit|butt|aft|ov|nev|und|bett"
    r"|ladd)er\b)"
    r"[a-z-]{2,}(?:er|ist|ian|man|woman|wife|nurse|doctor|actor|tutor|solicitor|counsellor|councillor|teller))"
)
_SUPERLATIVE = Late(
    rf"\b(?:the|our|their|its|was|is|a|as|she's|her|^)\b ?((?:only|sole|lone|first|last|youngest|oldest"
    rf"|longest-serving)"
    rf"(?: ever)?(?: [a-z'-]+){{0,3}}? {_WHO}(?: of (?:us|them|the (?:\w+ )?\w+))?(?: here)?"
    r" (?:ever )?(?:to|who(?:'s|'d)?|that(?:'s)?|with|without|from|whose|among|on|in|at|outside|between)\b)",
    re.I | re.M,
)
_FIRST_OF_KIND = Late(
    r"\b((?:first|only) (?:(?:ever|female|woman|lady|black|asian|muslim|sikh|deaf|blind|disabled|gay|polish|scottish"
    r"|gaelic|english|foreign|trans) ){1,2}(?!or\b|and\b|to\b|who\b|in\b|at\b|on\b)[a-z-]{4,20}"
    r"(?: (?:in|on|at|of) (?:the|our) [a-z]+)?)\b",
    re.I,
)
_ONLY_OWNER = Late(
    r"\b(?:has|had|have|runs?|ran|keeps?|kept|owns?|owned|drives?|drove|teach(?:es)?|taught|leads?|led|sings? in"
    r"|plays? in"
    r"|work(?:s|ed)? (?:in|at)) ((?:the (?:island|village|glen|town|valley)'s (?:only )?|the only )(?:[a-z'-]+ ){0,2}"
    r"(?:shop|taxi|garage|pub|inn|hotel|b&b|caf[eé]|tearoom|croft|farm|boat|bus|nursery|bakery|class|choir|band"
    r"|salon|dairy"
    r"|kennels|campsite|distillery|hostel|bunkhouse|pottery|gallery|forge|mill|chip shop|chippy|hairdresser'?s"
    r"|butcher'?s"
    r"|school|stables|shellfish farm|fish farm|petrol pump|petrol station|post office|van|crane|plane|helicopter))\b",
    re.I,
)
_FIRST_IN_FAMILY = Late(
    r"\b((?:first|only one|only (?:girl|woman|daughter)) (?:in|of) (?:her|his|my|the) (?:whole |entire )?(?:family"
    r"|house|clan|year"
    r"|class|line) (?:ever )?(?:to|who|that) [a-z]+(?: (?:to|a|the) [a-z]+)?)",
    re.I,
)
_LADY_ROLE = Late(
    r"\b(?:the|our|their|an?(?= \w+ \w+ (?!would|could|might|who))|another) ((?:lady|woman|female) (?:vet"
    r"|minister|priest|provost|dentist|joiner|plumber"
    r"|electrician|farmer"
    r"|crofter|skipper|captain|fisherman|firefighter|mechanic|butcher|undertaker|sheriff|gamekeeper|ghillie|piper"
    r"|elder|pilot"
    r"|blacksmith|auctioneer|shepherd|coxswain|harbour ?master|postie|bus driver|lorry driver|taxi driver"
    r"|train driver"
    r"|surgeon|professor|councillor|mp|msp|imam|rabbi))\b",
    re.I,
)
_LAST_FEW = Late(
    r"\b((?:one|some) of (?:only |just )?(?:the )?(?:two|three|four|five|last)(?: \w+)? (?:nuns|sisters|speakers"
    r"|families"
    r"|women|crofters|farmers|doctors|midwives|nurses|teachers|elders|drivers|pilots|jews|muslims|sikhs)"
    r"(?: (?:left|here|on|in) ?(?:here|(?:the|this|our) [a-z]+)?)?)\b(?! (?:at|in) (?:the|my|our) (?:table|room))",
    re.I,
)
_KIN = (
    r"(?:mother|mum|wife|widow|sister|daughter|gran|granny|aunt|auntie|partner|girlfriend|father|brother|niece"
    r"|cousin)"
)
_KIN_OF = Late(
    rf"\b({_KIN}(?:-in-law)? (?:of|to) (?:the|that) (?:wee |young |old )?"
    r"(?:boy|girl|man|lad|laddie|lass|lassie|baby|bairn|child|woman|twins|triplets|skipper|driver|pilot|teacher"
    r"|doctor)s?"
    r" (?:who|that|killed|lost|drowned|found|hurt|in)\b)",
    re.I,
)
_ODD_THING = (
    r"(?:llamas?|alpacas?|goats?|donkeys?|parrots?|peacocks?|horses|huskies|bees|guide dog|assistance dog|hearing dog"
    r"|three-legged \w+|prosthetic \w+|artificial \w+|one (?:arm|leg|eye|hand)|oxygen|tattooed \w+|purple hair"
    r"|pink hair"
    r"|blue hair|wooden leg|big house|post office|(?:fish|chip|burger|ice cream|library|milk|coal|bread) van|kennels"
    r"|cattery|campsite|pottery|gallery|b&b|guest ?house|distillery|sheepdogs?|shop|pub|hotel|garage|taxi|farm"
    r"|croft|boat|caf[eé]|bakery|stables|ferry|bunkhouse|triplets|quads|two sets of twins)"
)
_WITH_ODD = Late(
    rf"\b((?:lady|woman|lass|lassie|girl|wifie|wife|man|couple|family|mum|mother|one|she) with (?:the |her |a |an )?"
    rf"(?:\w+ )?{_ODD_THING})\b",
    re.I,
)
_COVERS = Late(
    r"\b((?:nurse|doctor|gp|midwife|minister|priest|vet|teacher|health visitor|carer|home help|physio|dentist"
    r"|policeman|bus driver"
    r"|postie|social worker|counsellor|chiropodist|optician|librarian|driver|woman|lady) (?:who|that) (?:covers?"
    r"|serves?|does"
    r"|looks after|visits|goes round)) (?:the )?(?=[A-Z]|(?:whole|isles|islands|glens?|north|south|west|east)\b)",
)
_IN_WHEELCHAIR = Late(
    r"\b(?:the|our|that|a) ((?:lady|woman|lass|lassie|girl|wifie|mum|one|participant|member) in (?:the"
    r"|a) wheelchair)\b",
    re.I,
)
_FROM_HOUSE = Late(
    r"\b(?:the|that|our|thon|yon) ((?:lady|woman|lass|lassie|girl|wifie|wife|man|couple|family|mum|sisters"
    r"|daughter|folk|ones) (?:from|at"
    r"|up at|in)"
    r" the (?:big house|castle|manse|lighthouse|old \w+|farm|croft|hotel|schoolhouse|post office|chip ?shop|chippy"
    r"|garage"
    r"|lodge|estate office|shop|pub|inn|pier|convent|mill|abbey|monastery|distillery|end house|last house"
    r"|first house))\b",
    re.I,
)
_TRADED = Late(
    r"\b((?:post office|paper shop|sweetie|ice cream|fish van|chip van|library van|mobile library|egg|honey|cheese"
    r"|soap"
    r"|candle|seaweed|wool|yarn|goat|bee|donkey|llama|horse|dog|cat rescue|hedgehog|bread|milk|coal|bins?|ferry"
    r"|harbour"
    r"|lighthouse|lifeboat|radio|weather|telly|bagpipe|harp|campsite|hostel|bunkhouse) (?:lady|woman|wifie|wife|lass"
    r"|lassie|girl))\b",
    re.I,
)
_JOB = (
    r"(?:nuns?|abbess|bishop|archbishop|monk|fighter pilot|helicopter pilot|airline pilot|astronaut|sheriff"
    r"|high court judge"
    r"|judge|ambassador|diplomat|ballerina|opera singer|olympian|paralympian|olympic \w+|newsreader"
    r"|weather (?:girl|lady)"
    r"|tv presenter|radio presenter|beauty queen|falconer|gravedigger|embalmer|thatcher|kilt ?maker|bagpipe maker"
    r"|harp maker|shepherdess|deep-sea diver|deep sea diver|stuntwoman|bullfighter|jockey|bell ringer|fire-?eater"
    r"|clown"
    r"|racing driver|test pilot|submariner|trawler skipper|sea captain|ship's captain|lighthouse keeper"
    r"|coastguard officer"
    r"|crown prosecutor|lord lieutenant|countess|duchess|baroness|marchioness|clan chief|chief of the clan"
    r"|chess champion|(?:world|european|british|scottish|national|olympic|commonwealth) (?:\w+ )?(?:champion"
    r"|medallist"
    r"|record holder)|gold medallist|mod gold medallist|published novelist|rock star|pop star)"
)
_RARE_JOB = Late(
    rf"\b(?:is|was|as|she's|been|being|became|an?|the|our|her)\b (?:an? |the |once |now )?"
    rf"((?:retired |former |ex-|ex |once a |trainee |only )?{_JOB}|(?:former |ex-)?Miss (?:Scotland|World|UK"
    rf"|Great Britain"
    rf"|Ireland)\b)"
    r"(?! (?:said|should|must|ought|on the (?:tv|telly|news)))\b",
    re.I,
)
_POST = (
    r"(?:(?:local|island|village|parish|only|new|old|area|town|school|ferry|lifeboat|community|practice|district) )?"
    r"(?:minister|priest|vicar|rabbi|imam|registrar|undertaker|harbour ?master|postmistress|postmaster|postie"
    r"|factor|laird"
    r"|provost|publican|shopkeeper|butcher|baker|blacksmith|coastguard|coxswain|ferry ?man|ferry skipper|skipper"
    r"|gamekeeper"
    r"|ghillie|stalker|head ?teacher|headmaster|headmistress|rector|depute|sheriff|policeman|policewoman"
    r"|police sergeant"
    r"|vet|dentist|pharmacist|chemist|librarian|janitor|lollipop (?:lady|man|woman)|organist|session clerk|elder"
    r"|piper"
    r"|auctioneer|banker|surgeon|optician|chiropodist|hotelier|water bailiff|ranger|signalman|station ?master"
    r"|bus driver"
    r"|milkman|coalman|captain|ferry captain|pier ?master|head ?keeper|bank manager|gravedigger|beadle"
    r"|church officer|crier|msp|mp|councillor)"
)
_IS_POST = Late(
    r"\b(?:she|he|her (?:man|dad|father|mum|mother|husband|brother|sister|son|daughter|partner|uncle|aunt|auntie"
    r"|gran|ex)"
    r"|my (?:man|dad|father|mum|mother|husband|brother|sister|son|daughter)|(?:whose|P\d'?s?) (?:husband|man|wife"
    r"|dad|mum"
    rf"|father|mother|brother|sister|son|daughter))(?:'s| is| was| used to be| has been|, is) (?:also )?(?:the"
    rf"|our) ({_POST})\b"
    r"(?!'s| (?:who|that|she|he|I|they|told|in (?:the )?(?:film|play|story))\b)",
    re.I,
)
_WENT_DOWN = Late(
    r"\b((?:skipper|man|woman|driver|pilot|lad|lass|girl|boy|crew|sisters|brothers|one) (?:who|that) (?:drowned"
    r"|was (?:killed|drowned|murdered|shot|stabbed)|died|went down"
    r"|went over"
    r"|went through the ice|fell (?:from|off|through|over)|was (?:swept|lost|found|airlifted|winched)"
    r"|never came (?:back|home)"
    r"|reads? the news|sings? on|was on (?:the )?(?:telly|tv|radio|news))(?: \w+){0,3}?)(?=[.,;!?]|$| (?:has|was"
    r"|is|said|and)\b)",
    re.I,
)
_ON_AIR = Late(
    r"\b(reads? the (?:news|weather) on (?:the )?(?:radio|telly|tv|\w+)|sings? the psalms|plays? the organ (?:in|at)"
    r" (?:the )?\w+|presents? (?:the|a) (?:\w+ )?(?:show|programme) on (?:the )?(?:radio|telly|tv|\w+))\b",
    re.I,
)
# What anyone may be the first or only one to do in a room or at a clinic.
_EVERYDAY = word_set(
    "speak spoke talk talked say said answer answered arrive arrived leave left come came go went stay stayed see "
    "saw seen "
    "hear heard listen listened believe believed ask asked help helped helps notice noticed mention mentioned "
    "examine "
    "examined take took cry cried laugh laughed volunteer volunteered sign signed join joined finish finished "
    "explain "
    "explained offer offered diagnose diagnosed treat treated get got admit admitted understand understood "
    "understands "
    "knows know knew turn turned sit sat put raise raised tell told think thought care cared cares show showed "
    "bring brought "
    "share shared write wrote feel felt agree agreed disagree disagreed want wanted smile smiled be not did didn't "
    "was is "
    "had has could can gives gave give made makes bothered looked look touched phoned rang replied thank disagreed "
    "clap need"
)
_PLAIN_THINGS = word_set("question complaint problem issue coat hat bag phone pen baby buggy point")
_STOPS = word_set(
    "said says told felt feels thinks thought hears heard gets got goes went needed needs wanted wants waits "
    "waited sees saw "
    "keeps kept speaks spoke tells asked asks has is was will would could can cannot can't couldn't never also and "
    "but so "
    "because when while did does had still always drives came comes gave gives brought took lives"
)
_CAREFUL = word_set("who that who's who'd that's whose")
_LONGEST = 10


def find(text: str, small: str) -> Iterator[Found]:
    """Descriptions of one person only, in folded text."""
    if any(map(small.__contains__, _GATES)):
        for hit in _SUPERLATIVE.finditer(text):
            end = _phrase_end(text, hit)
            if end:
                yield _found(hit.start(1), end, text)
        for hit in _FIRST_OF_KIND.finditer(text):
            yield _found(hit.start(1), hit.end(1), text)
        for hit in _ONLY_OWNER.finditer(text):
            yield _found(hit.start(1), hit.end(1), text)
    for pattern, gates in _PLAIN:
        if any(map(small.__contains__, gates)):
            for hit in pattern.finditer(text):
                end = _walk(text, hit.end(1), 6) if pattern is _KIN_OF else hit.end(1)
                yield _found(hit.start(1), end, text)


_GATES = ("only", "sole", "lone", "first", "last", "youngest", "oldest", "longest-serving", "'s ")
_JOB_GATES = (
    "nun",
    "bishop",
    "abbess",
    "monk",
    "pilot",
    "astronaut",
    "sheriff",
    "judge",
    "ambassador",
    "diplomat",
    "ballerina",
    "opera",
    "olymp",
    "newsreader",
    "weather",
    "presenter",
    "queen",
    "falconer",
    "gravedigger",
    "embalmer",
    "thatcher",
    "maker",
    "shepherdess",
    "diver",
    "stunt",
    "bull",
    "jockey",
    "ringer",
    "eater",
    "clown",
    "racing",
    "submarin",
    "skipper",
    "captain",
    "keeper",
    "coastguard",
    "prosecutor",
    "lieutenant",
    "countess",
    "duchess",
    "baroness",
    "marchioness",
    "chief",
    "champion",
    "medallist",
    "record",
    "novelist",
    " star",
    "miss ",
)
_PLAIN: tuple[tuple[Late, tuple[str, ...]], ...] = (
    (_FIRST_IN_FAMILY, ("first", "only")),
    (_LADY_ROLE, ("lady", "woman", "female")),
    (_LAST_FEW, ("one of", "some of")),
    (_KIN_OF, (" of the ", " of that ", " to the ", " to that ")),
    (_WITH_ODD, (" with ",)),
    (_IN_WHEELCHAIR, ("wheelchair",)),
    (_COVERS, (" who ", " that ")),
    (_FROM_HOUSE, ("from the ", " at the ", " in the ")),
    (_TRADED, (" lady", " woman", " wifie", " wife", " lass", " girl")),
    (
        _RARE_JOB,
_JOB_GATES,
    ),
    (_IS_POST, (" the ", " our ")),
    (_WENT_DOWN, (" who ", " that ")),
    (_ON_AIR, ("radio", "telly", " tv", "organ", "psalms", "news", "weather", "present")),
)  # fmt: skip


def _phrase_end(text: str, hit: re.Match[str]) -> int:
    """Where *only woman who works the boats* ends; 0 where anyone might be the one (*first woman to speak*)."""
    said = hit[1].lower().split()
    joint = said[-1]
    if (
        said[-2:-1] == ["one"]
        and len(said) == 3
        and said[0] in ("first", "last")
        and joint in ("in", "out", "up", "on")
    ):
        return 0  # the first one in puts the heating on
    rest = re.findall(r"[a-z'’-]+", text[hit.end(1) : hit.end(1) + 60].lower())
    if not rest:
        return 0
    if joint in ("on", "in", "at", "from", "among", "outside", "between") and said[0] in ("first", "last"):
        return 0 if rest[0] in ("a", "the") and rest[1:2] and rest[1] in _ROOM else _walk(text, hit.end(1), 4)
    if joint in ("on", "in", "at", "among"):
        room = rest[0] in ("the", "our", "that", "this") and rest[1:2] and rest[1] in _ROOM
        return 0 if room else _walk(text, hit.end(1), 4)
    if joint in _CAREFUL or joint == "to":
        verb = next(
            (word for word in rest[:4] if word not in ("ever", "has", "had", "have", "actually", "really", "even")), ""
        )
        ever = "ever" in rest[:2] or "ever" in said
        if is_everyday(verb) and not (verb == "be" and rest[1:2] and rest[1] in _MADE) and not ever:
            us = " of us" in hit[1].lower()
            if not us or verb not in ("is", "was", "has", "had"):
                return 0
    if joint in ("with", "without") and rest[:2] and any(word in _PLAIN_THINGS for word in rest[:2]):
        return 0
    return _walk(text, hit.end(1), _LONGEST)


def is_everyday(verb: str) -> bool:
    """Whether anyone might be the first or the only one to do it: *speak*, *listened*, *gets*."""
    return verb in _EVERYDAY or verb.removesuffix("s") in _EVERYDAY


_ROOM = word_set(
    "room table group session café cafe evening end back front door queue waiting list morning first last start"
)
_MADE = word_set("made elected appointed ordained elder elected named crowned allowed awarded given minister captain")


def _walk(text: str, end: int, most: int) -> int:
    """On over the words of one phrase, ``most`` at most, as far as what is said of her begins."""
    taken = last = 0
    for word in re.finditer(r"( )([A-Za-z0-9'’&-]+)", text[end : end + 90]):
        if word.start() != last or taken >= most:
            break
        low = word[2].lower()
        if taken and low in _STOPS and not (low in ("had", "was", "is", "has", "can", "could") and taken < 2):
            break
        if word[2][0].isupper() and taken:
            break  # a place or a person is labelled on its own
        taken += 1
        last = word.end()
    return end + last if taken else end


def _found(start: int, end: int, text: str) -> Found:
    lead = re.search(r"\b(?:the|our|that|an?|its|their)\s+$", text[max(0, start - 8) : start], re.I)
    begin = start - len(lead[0]) if lead else start
    article = re.match(r"(?:the|our|an?) ", text[start:end], re.I)
    if article:
        start += article.end()
    end = with_place(text, end)
    return Found(start, end, begin, end, Kind.RARE, ("someone local", "one of the few"), 5)
