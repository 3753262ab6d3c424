"""Words that single somebody out locally although they name nobody: *the only midwife on the island*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard import singled, told_apart
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.whereabouts import HERE, with_place
from cafe.privacy.guard.words import Words

_ROLE = (
    r"(?:midwife|midwives|doctor|gp|nurse|teacher|head ?teacher|headmistress|headmaster"
    r"|minister|priest|vicar|imam|rabbi|pastor|policeman|policewoman|police officer"
    r"|constable"
    r"|sergeant|vet|dentist|pharmacist|chemist|postmistress|postmaster|postie|postman"
    r"|postwoman|shopkeeper|publican|landlady|landlord|laird|factor|crofter|farmer"
    r"|fisherman|skipper"
    r"|coxswain|ferryman|lifeguard|firefighter|fireman|undertaker|registrar|councillor"
    r"|provost|librarian|janitor|lollipop (?:lady|man|wifie|wumman|woman)|childminder|social worker|health "
    r"visitor|carer"
    r"|physio(?:therapist)?|counsellor|hairdresser|butcher|baker|blacksmith"
    r"|harbour ?master|lighthouse keeper|bus driver|taxi driver|driver|paramedic|surgeon"
    r"|consultant|gamekeeper|keeper|ghillie"
    r"|stalker|organist|elder|session clerk|plumber|joiner|electrician|mechanic|pilot"
    r"|captain|engineer|weaver|piper|coach|manager|owner|cook|cleaner|secretary|lawyer"
    r"|solicitor|banker|accountant"
    r"|district nurse|practice nurse|community nurse|practice manager|receptionist"
    r"|psychiatrist|optician|chiropodist|podiatrist|interpreter|headteacher|depute"
    r"|nursery teacher|lifeboat \w+|home help|msp|mp)"
)
_PERSON = (
    rf"(?:{_ROLE}|woman|women|man|men|mum|mother|mums|mothers|girl|girls|boy|lady|ladies"
    rf"|couple|family|families|person|people|lesbian|lesbians|gay \w+|widow|widower|single "
    rf"(?:mum|mother|parent)|wheelchair user|pregnant \w+|teenager|child|bairn|muslim|sikh"
    rf"|hindu|jew|jewish \w+|black \w+|asian \w+|polish \w+|syrian \w+|refugee|foreigner"
    rf"|speaker|student|twin|one with|one who|patient|survivor|mixed[- ]race \w+|deaf \w+"
    rf"|blind \w+|trans \w+|member|worker|trainee)"
)
_ONLY = Late(
    rf"\b((?:only|sole|lone|one and only|first(?: ever)?|last(?: remaining)?|oldest"
    rf"|youngest|female|lady) (?:[a-z'-]+ ){{0,3}}?{_PERSON}(?: [a-z'-]+)?(?: (?:left"
    rf"|living|here|there|who lives?|that lives?))?"
    rf" (?:in|on|at|of|for|from|to|within) (?:(?:the|our|this|her|that) )?(?:whole |entire "
    rf"|north |south |west |east |wee |small )?(?:{HERE}\b(?: (?:of|off) "
    rf"the \w+)?|miles(?: around)?\b))",
    re.I,
)
_ONLY_NATION = Late(
    rf"\b((?:only|sole|lone) (?-i:[A-Z][a-z]{{2,14}}(?:an|ese|ish|i|ina|ino|ch|k|er|im|ew|h|o))"
    rf"(?: (?:woman|family|girl|lady|mum|couple|one|person|nurse|doctor))? (?:in|on|at|of|for|from|roon|aboot) "
    rf"(?:(?:the|our|this) )?(?:whole )?(?:{HERE}|boats|rigs|ferries|farms|crews|islands|shifts|lifts|stalls)\b)",
    re.I,
)
_ONLY_FIRST = Late(
    rf"(?:^|[.!?\n] )((?:only|sole) (?:[a-z]+ )?{_ROLE})(?= (?:on|in|at|north|south|east|west|for|left|here"
    rf"|this side|up|out)\b)",
    re.I,
)
_ONLY_IN = Late(
    rf"\b((?:only|sole|lone|first(?: ever)?|last remaining) (?:[a-z'-]+ "
    rf"){{0,3}}?{_PERSON})(?: (?:in|on|from|at|of|for)) (?=[A-Z][a-z])",
    re.I,
)
_ONLY_BARE = Late(
    rf"\b((?:the|our|its|their|her) (only|sole|lone|one) (?:female |woman |lady |[a-z]+ "
    rf")?{_ROLE}(?: (?:we have|we've got|they have|they've got|we've|there is|around here"
    rf"|up here|out here|here|there is|for miles))?)\b(?! (?:in|on|at|who|that|appointment"
    rf"|slot|clinic|to|is (?:me|her|his|my)|was (?:her|his|my)))",
    re.I,
)
_SOLE_HERE = Late(
    rf"\b(?:one|single) ({_ROLE}) (?:on|in) (?:the|our) (?:whole |entire )?(?:island"
    rf"|village|glen|township|isle|peninsula)\b",
    re.I,
)
_LOCAL_ROLE = (
    r"(?:fermer|fairmer|meenister|polisman|polis|dominie|heidie|cooncillor|bishop|archbishop|judge|sheriff|minister"
    r"|priest|vicar|imam|pastor"
    r"|doctor|gp|head ?teacher|headmaster|headmistress"
    r"|policeman|police sergeant|sergeant|vet|postmistress|postmaster|postman|postie"
    r"|shopkeeper|publican|landlord|landlady|laird|factor|crofter|farmer"
    r"|fisherman|skipper|coxswain|ferryman|ferry(?:man|master| skipper)|undertaker|registrar"
    r"|councillor|provost|librarian|janitor|jannie|butcher|baker|blacksmith"
    r"|harbour ?master|lighthouse keeper|bus driver|gamekeeper|keeper|ghillie"
    r"|organist|elder|session clerk|dentist|chemist|pharmacist|district nurse|midwife"
    r"|health visitor|teacher|nurse|mayor|msp|mp|surgeon|bank manager|hotelier|hotel owner"
    r"|shop owner|beadle|piper|pilot|lollipop (?:lady|man|wifie|wumman|woman|wife)|social worker|practice manager"
    r"|receptionist|doctor|plumber|joiner|mechanic|milkman|coach|captain|chief)"
)
_RELATIVE = (
    r"(?:wife|husband|widow|widower|daughter|son|mother|mum|father|dad|sister|brother"
    r"|partner|daughter-in-law|son-in-law|mother-in-law|sister-in-law|niece|nephew"
    r"|girlfriend|boyfriend|ex-wife|ex|granddaughter|grandson|gran|granny"
    r"|auntie|aunt"
    r"|twins|family|lassie|boy|girl|bairns|cousin|housekeeper|fianc[eé]e?)"
)
_ROLE_TAIL = Late(
    rf"\b(?:(?:old|new|former|late|local|retired|island|village|parish|school|area|fish[- ]farm|hotel|shop|pub"
    rf"|bank|ferry"
    rf"|harbour|farm|estate|distillery|salmon[- ]farm|mart|garage|hospital|ward|nursery|church|mill|quarry|lifeboat) "
    rf"){{0,2}}(?:{_LOCAL_ROLE}|{_ROLE})$",
    re.I,
)
_ANY_MASTER = Late(
    r"\b([a-z]{3,}(?:master|smith|wright|herd|keeper|warden|monger|miller)'s"
    r" (?:wife|widow|daughter|son|mother|husband))\b",
    re.I,
)
_KIN_TAIL = Late(rf"(?:'s|s'|') (?:\w+ )?{_RELATIVE}\b", re.I)
_STAFF_TAIL = Late(
    r"'s (?:\w+ )?(?:clerk|officer|deputy|caddie|piper|crew|driver|cleaner|secretary|receptionist|housekeeper"
    r"|gardener|cook|carer|neighbour|assistant"
    r"|nanny|cleaning"
    r" lady|home help|lodger|tenant|lawyer|groom|deckhand|apprentice)\b",
    re.I,
)
_MASTERS = Late(
    r"\b(?:(?:old|new|former|late|local|island|village|parish) )?(?:priest|minister|vicar|imam|bishop|vet|laird"
    r"|factor|provost"
    r"|msp|mp|sheriff|undertaker|harbour ?master|lighthouse keeper|head ?teacher|headmaster|headmistress|skipper"
    r"|publican"
    r"|postmistress|postmaster|registrar|butcher|baker|gamekeeper|countess|duchess|duke|earl|lady of the manor)$",
    re.I,
)
_IS_KIN_TAIL = Late(rf" (?:is|was|is also|was also) (?:her|my|his|their) (?:own )?{_RELATIVE}\b", re.I)
_KIN_ROLE = Late(
    rf"\b((?:{_RELATIVE}) (?:of|to) (?:the|our) (?:old |new |former |late |local |island "
    rf"|village |parish |lifeboat |ferry |school |town |estate )?{_LOCAL_ROLE}|(?:married|engaged"
    rf"|related) to (?:the|our) "
    rf"(?:local |island |village |parish |old |former )?{_LOCAL_ROLE})\b",
    re.I,
)
_DOES = (
    r"(?:runs?|ran|drives?|drove|owns?|owned|keeps?|kept|delivers?|manages?|teaches|leads?"
    r"|cuts?|sells?|bakes?|organises?|cleans?|cooks?|skippers?|farms?|crofts?|breeds?"
    r"|fixes|minds?|conducts?|plays? the|rings?|opens?|looks after|used to (?:run|drive"
    r"|own|keep|teach|manage|deliver|do|work|play|be)"
    r"|won|lost (?:her|his|their|three|two|both|a|the)|swam|rescued|saved|found the"
    r"|drowned|set fire|fell|crashed|was (?:in the (?:paper|papers|news|court)|on the "
    r"(?:news|telly|front page|radio|boat|ferry|plane)|attacked|murdered|rescued|airlifted"
    r"|held|jailed|sectioned|arrested)"
    r"|had (?:the (?:twins|triplets|accident|crash|fire|affair|baby (?:on|in|at)|stroke "
    r"(?:in|at))|triplets|quads|her baby (?:on|in|at)|twins (?:on|in|at))|gave birth (?:on"
    r"|in|at)|does the|did the|works? (?:at|in|on|behind) the|reads? the|came off the"
    r"|went missing|survived|climbed|walked (?:round|across|the length|to)|rowed|sailed|cycled|flew|ran the"
    r"|stood for|chained|adopted|married the|left the|moved "
    r"(?:into|in to) the|bought the|took over)"
)
_WHO_DOES = Late(
    rf"(?:^|\b(?:[Tt]he|[Tt]hat|[Oo]ur|[Tt]hon|[Yy]on) )((?:(?!(?i:the|that|our|a|an|this|what|and|thon"
    rf"|yon)\b)[A-Za-z]+ )?(?:lady|woman|man|wife|girl|guy|wifie"
    rf"|lassie|couple|mum|mother|chap"
    rf"|fella|bloke|person|one|lad|boy|family|sisters?|brothers?|teacher|nurse|doctor|widow"
    rf"|daughter|son|host|member|participant|{_ROLE}) (?:who|that|whose) (?:also |now "
    rf"|still |once )?{_DOES}(?:(?: [a-z'-]+){{1,6}}?(?=[.,;:!?)]|$| (?:said|hears|heard"
    rf"|sees|saw|keeps|gets|got|goes|went|did|does|could|would|should|waits|offered|helped"
    rf"|also|always|still|thought|tells|needs|needed|wanted|gave|gives|took|says|was|is|has"
    rf"|hears|had|told|asked|waited|came|knows|spoke|felt|will|would|cried|and|but|who"
    rf"|thinks|wants|brought|never|cannot|can)\b| [A-Z])|(?: [a-z'-]+){{1,3}}))",
)
_WHOSE = Late(
    r"\b((?:woman|lady|girl|mum|mother|one|lassie|wife|neighbour|friend|participant|member"
    r"|widow|man|family|couple) whose (?:[a-z]+ ){1,3}(?:drowned|was murdered|was killed"
    r"|is in prison|is in jail|was jailed|hanged himself|killed himself|took his own life"
    r"|died (?:in|on|at) [a-z ]{3,30}?|went missing|fell off|is the|was the|was in the"
    r"|was on the|won|lost|crashed|set fire|burned down|burnt down|went down|sank|was "
    r"lost))\b",
    re.I,
)
_EVENT = Late(
    r"\b((?:mother|mum|granny|gran) of (?:five|six|seven|eight|nine|ten|eleven|twelve) (?:sons|daughters|boys"
    r"|girls)|triplets|quadruplets|quads|conjoined twins|siamese twins|three sets of twins|two "
    r"sets of twins|identical twin daughters|won the lottery|lottery winner|lottery win"
    r"|(?:lost (?:her|his|their|two|three|both|a|four|all) (?:[a-z]+ ){0,3}?(?:at sea|in the (?:fire|sinking"
    r"|crash|boat"
    r"|river|loch)"
    r"|to the sea|down the pit))|(?:swam|swum) the [A-Z]\w+|(?:climbed|climbing) (?:everest|k2|kilimanjaro"
    r"|mont blanc|all the"
    r" munros)|(?:was|were|been|won|appeared|is) on (?:bake off|mastermind|the chase|countdown|strictly"
    r"|the x factor|love island"
    r"|big brother|the voice|masterchef|pointless|gladiators|university challenge|first dates|come dine with me"
    r"|traitors"
    r"|the traitors|eggheads|tipping point|antiques roadshow|question time)|lost at sea|was murdered|were murdered"
    r"|murdered her|murdered his"
    r"|(?:husband|son|brother|man|father|dad|boy|laddie|uncle|sister|daughter|nephew"
    r"|grandson)(?: who| was| had)? drowned|(?:husband|son|brother|man|father|dad|daughter"
    r"|sister) (?:is|was) (?:in (?:prison|jail)|jailed|shot|stabbed|murdered|killed (?:in"
    r"|at|on) [a-z ]{3,30}?(?=[.,;]|$))"
    r"|born on the (?:ferry|boat|plane|lifeboat|bus)|gave birth (?:on the|in the (?:back"
    r"|car|ambulance|helicopter|lay-?by|ferry))|(?:in|all over) the (?:local )?(?:papers"
    r"|newspapers)|on the front page|(?:helicopter|ferry|plane|bus|boat|trawler) (?:crash"
    r"|disaster|sinking)|the (?:fire|crash|accident|sinking|explosion) (?:at|on|in|that"
    r"|off) the [a-z]+(?: [a-z]+)?"
    r"|donated (?:a|her) kidney|heart transplant|lung transplant|liver transplant|kidney "
    r"transplant|face transplant|witness protection|court case against)\b",
    re.I,
)
_LOCAL_OFFICE = Late(
    r"\b(?:the|our|yon|thon|that|former|old|retired|is|as|a former|was) ((?:island|village|parish"
    r"|glen)(?:'s)? (?:nurse|doctor|gp|midwife|vet|policeman|teacher|blacksmith|undertaker"
    r"|baker|hairdresser|minister|priest|registrar|postie|postmistress|shopkeeper|dentist"
    r"|piper|taxi driver)"
    r"|postmistress|postmaster|harbour ?master|lighthouse keeper|lollipop (?:lady|man|wifie|wumman|woman|wife)"
    r"|laird|laird's \w+|lifeboat (?:coxswain|cox|crew member|mechanic|secretary)|coxswain"
    r"|ferry skipper|gala queen|session clerk|town crier|provost|air ambulance pilot"
    r"|mountain rescue leader|church organist|school janitor|school cook|island ranger"
    r"|community council chair|head of the school|head ?teacher (?:at|of) (?:the|our) "
    r"[a-z ]{0,14}school|chair of (?:the|our) [a-z ]{3,24}?)\b(?!s| (?:post|job|vacancy"
    r"|service|shortage|rota|role|position|practice|surgery|house))",
    re.I,
)
_KIN_IS_ROLE = Late(
    rf"\b({_RELATIVE} (?:is|was) the (?:local |island |village |only |practice |parish "
    rf")?{_LOCAL_ROLE})\b(?! (?:in|at) (?:glasgow|edinburgh))",
    re.I,
)
_FOR_ALL = Late(
    rf"\b((?:{_ROLE}|howdie(?: wife)?|handywoman|skelly|wife|woman|nurse) (?:for|to|of) "
    rf"the (?:whole|hale|entire) (?:{HERE}))\b",
    re.I,
)
_ONLY_WITH = Late(
    rf"\b(only (?:other )?{_PERSON} (?:with|who) [a-z0-9' -]{{3,40}}?)(?=[.,;:!?)]|$| (?:in"
    rf"|on|at|said|was|is|and|wants?|has|had|so) ?\b)",
    re.I,
)
_LONGEST = 90
_EVENT_GATES = (
    "triplet",
    " of ",
    "quad",
    "twins",
    "twin daughters",
    "lotter",
    "at sea",
    "swam the",
    "climb",
    "bake off",
    "mastermind",
    "the chase",
    "countdown",
    "strictly",
    "x factor",
    "love island",
    "big brother",
    "the voice",
    "masterchef",
    "pointless",
    "gladiators",
    "university challenge",
    "first dates",
    "dine with me",
    "traitors",
    "eggheads",
    "tipping point",
    "roadshow",
    "question time",
    "down the pit",
    "in the loch",
    "in the river",
    "murder",
    "drown",
    "prison",
    "jail",
    "shot",
    "stabbed",
    "killed",
    "born on",
    "gave birth",
    "papers",
    "front page",
    "crash",
    "disaster",
    "sinking",
    "the fire",
    "the accident",
    "the explosion",
    "kidney",
    "transplant",
    "witness protection",
    "court case",
)
_NOT_PERSON_WORDS = Late(
    r"\b(?:only|first|last) (?:time|thing|place|clinic|bus|shop|appointment|question|day"
    r"|week|one (?:to|of us to))\b",
    re.I,
)


def find(words: Words) -> Iterator[Found]:
    """Descriptions that single somebody out, in folded text."""
    text = words.text
    small = text.lower()
    for pattern, gates, swaps in _RULES:
        if not any(map(small.__contains__, gates)):
            continue
        for hit in pattern.finditer(text):
            start, end = hit.span(1)
            if end - start > _LONGEST:
                continue
            if pattern in (_ONLY, _ONLY_IN, _ONLY_WITH) and _is_common(hit[1]):
                continue
            if pattern is _ONLY_WITH and _is_about_the_evening(hit[1]):
                continue
            if pattern is _WHO_DOES and _OF_THE_EVENING.search(hit[1]):
                continue
            if pattern is _EVENT and _SAID_OF_IT.search(text[max(0, start - 24) : start]):
                continue
            if pattern is _ONLY_BARE and hit[2].lower() == "one" and _SHARED.search(hit[1]):
                continue  # boards share one
            if pattern is _ONLY_BARE:
                start += len(hit[1].split(" ", 1)[0]) + 1
            if pattern is _EVENT:
                start = _head_of(text, start)
            yield _found(text, start, with_place(text, end), swaps)
    yield from singled.find(text, small)
    yield from told_apart.find(words, small)
    if "'" in text:
        yield from _role_before(text, _KIN_TAIL, ("someone local", "a relative of someone local"))
        for hit in _ANY_MASTER.finditer(text):
            yield _found(text, hit.start(1), hit.end(1), ("someone local", "a relative of someone local"))
        yield from _role_before(text, _STAFF_TAIL, ("someone local", "someone who works for someone local"), _MASTERS)
    if " is " in small or " was " in small:
        yield from _role_before(
            text, _IS_KIN_TAIL, ("someone on the staff is a relative", "someone local is a relative")
        )


def _role_before(text: str, tail: Late, swaps: tuple[str, ...], roles: Late = _ROLE_TAIL) -> Iterator[Found]:
    """A role of which a place has one, before the words that ``tail`` finds: *minister's wife*."""
    for hit in tail.finditer(text):
        before = max(0, hit.start() - 40)
        role = roles.search(text[before : hit.start()])
        if role:
            start = before + role.start()
            chain = re.search(
                r"\b[a-z]+'s $", text[max(0, start - 20) : start], re.I
            )  # the doctor's receptionist's sister
            start -= len(chain[0]) if chain else 0
            yield _found(text, start, with_place(text, hit.end()), swaps)


def _is_common(said: str) -> bool:
    """*only women in the room*, *first time at the school*: a thing or a group rather than one person."""
    small = said.lower()
    if _NOT_PERSON_WORDS.search(small):
        return True
    words = small.split()
    if words[0] in ("first", "last") and any(word in ("people", "women", "person", "men") for word in words[:3]):
        return True
    return words[0] in ("female", "lady") and not re.search(r"island|village|glen|lifeboat|crew|boat|township", small)


_SHARED = Late(r"\b(?:consultant|doctor|gp|nurse|surgeon)$", re.I)
_HEAD = Late(
    r"\b(?:woman|lady|girl|lass|lassie|wifie|wife|man|boy|lad|mum|mother|gran|granny|couple|family|one|widow"
    r"|sister|neighbour)"
    r" (?:who|that|whose|with|wi)(?:'s|'d)?(?: [a-z']+){0,3} $|\bwhoever(?:'s [a-z]+)? (?:was |is |had )?$",
    re.I,
)


def _head_of(text: str, start: int) -> int:
    """Where *the woman who had a …* begins, if what was found stands in such a clause."""
    begin = max(0, start - 60)
    head = _HEAD.search(text[begin:start])
    return begin + head.start() if head else start


_OF_THE_EVENING = Late(
    r"\b(?:won|runs?|ran|leads?|led|lost|opens?|keeps?|kept|cleans?|sells?|sold) (?:the |a |her |his |our |an "
    r"|this |that )?"
    r"(?:\w+ )?(?:raffle|session|round|table|group|quiz|meeting|discussion|caf[eé]|job|weight|voice|way|temper"
    r"|confidence|hair"
    r"|notes?|tickets?|hall|thread|place|up|us)\b",
    re.I,
)
_SAID_OF_IT = Late(r"\b(?:it|that|this|hrt|all|story|piece|article|ad|advert)(?:'s| was| is| were)?(?: all)? ?$", re.I)


def _is_about_the_evening(said: str) -> bool:
    """*only woman who spoke*, *only people who came back*: what any of those there might have done."""
    who = re.search(r"\b(people|women|ones|men)?\s*who (?:ever |really |actually )?([a-z]+)", said.lower())
    return who is not None and (who[1] is not None or singled.is_everyday(who[2]))


def someone_local(text: str, start: int, end: int) -> Found:
    """Words that single somebody out, with general ones for them."""
    return _found(text, start, end, ("someone local", "one of the few"))


def _found(text: str, start: int, end: int, swaps: tuple[str, ...]) -> Found:
    before = re.search(r"\b(?:retired|former|ex|late|old) $", text[max(0, start - 9) : start], re.I)
    start -= len(before[0]) if before else 0
    lead = re.search(r"\b(?:the|our|that|an?|thon|yon|its|their)\s+$", text[max(0, start - 8) : start], re.I)
    replace_start = start - len(lead[0]) if lead else start
    return Found(start, end, replace_start, end, Kind.RARE, swaps, 5)


_RULES: tuple[tuple[Late, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        _ONLY,
        ("only", "sole", "lone", "first", "last", "oldest", "youngest", "female", "lady "),
        ("someone local", "one of the few"),
    ),
    (_ONLY_FIRST, ("only", "sole"), ("someone local", "one of the few")),
    (_ONLY_NATION, ("only", "sole", "lone"), ("someone local", "one of the few")),
    (_ONLY_IN, ("only", "sole", "lone", "first", "last remaining"), ("someone local", "one of the few")),
    (_ONLY_BARE, ("only", "sole", "lone", " one "), ("someone local", "one of the staff")),
    (_SOLE_HERE, ("one ", "single "), ("health worker", "person")),
    (
        _KIN_IS_ROLE,
        (" is the ", " was the "),
        ("someone on the staff is a relative", "someone local is a relative"),
    ),
    (_FOR_ALL, ("the whole", "the hale", "the entire"), ("someone local", "someone in a local post")),
    (_ONLY_WITH, ("only",), ("someone local", "one of the few")),
    (
        _KIN_ROLE,
        (" of the ", " of our ", " to the ", " to our "),
        ("someone local", "related to someone local"),
    ),
    (_WHO_DOES, (" who ", " that ", " whose "), ("someone local", "one woman")),
    (_WHOSE, (" whose ",), ("someone who was bereaved", "someone local")),
    (_EVENT, _EVENT_GATES, ("a family event", "something that people would remember")),
    (
        _LOCAL_OFFICE,
        (
            "island",
            "village",
            "parish",
            "glen",
            "postm",
            "harbour",
            "lighthouse",
            "lollipop",
            "laird",
            "coxswain",
            "lifeboat",
            "skipper",
            "gala queen",
            "clerk",
            "crier",
            "provost",
            "pilot",
            "rescue",
            "organist",
            "janitor",
            "cook",
            "council",
            "head",
            "chair",
        ),
        ("someone local", "someone in a local post"),
    ),
)
