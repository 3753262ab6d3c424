"""Who is told apart by a clause: *the woman who sued the health board*, *the farmer with the ostriches*.

Any clause will do that says more than what anyone may do in a room or at a clinic, where it names something that a
place has one of (*the lighthouse*, *the Minch*) or a deed that nobody forgets (*sued*, *drowned*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late, where_said
from cafe.privacy.guard.words import Words, word_set

_SOMEONE = (
    r"(?:woman|wumman|wummin|lady|girl|lass|lassie|wifie|wife|quine|man|boy|lad|laddie|fella|chap|bloke|guy|mum"
    r"|mam|maw"
    r"|mother|granny|gran|widow|couple|family|sisters|twins|neighbour|crofter|farmer|swimmer|runner|singer"
    r"|dancer|piper"
    r"|fiddler|weaver|potter|painter|artist|writer|poet|student|pensioner|refugee|teenager|volunteer|nun|hiker"
    r"|cyclist"
    r"|climber|skipper|fisherman|shopkeeper|incomer)"
)
_WHO = Late(
    r"(?:\b(?:the|that|our|thon|yon|this|wir|oor) |^|[.!?] )((?:(?!(?:same|first|last|next|other|older|younger"
    r"|one|any"
    r"|wee|poor|only|whole|young|old)\b)[a-z]+ ){0,2}?(?:(?:wee|poor|young|old|older|younger) )?"
    rf"{_SOMEONE}(?: (?:from|fae|frae|up|down|at|in|of) (?:the )?[A-Za-z-]+)?,? (?:who|that|whose|wha|at)(?:'s|'d)? )"
    r"((?:(?:has|had|was|is|once|also|still|used to|never|always|got|gets"
    r"|were) ){0,2})([a-z'-]+)((?: [A-Za-z0-9'-]+){0,2})",
    re.I | re.M,
)
_HER_THAT = Late(
    r"\b((?:her|him|them|the (?:wan|yin|ane|one)|whoever|somebody|someone) (?:that|who|wha|fa|whit|at)(?:'s|'d)? )"
    r"((?:(?:has|had|was|wis|is|once|also|still|used to|aye) ){0,2})([a-z'-]+)((?: [A-Za-z0-9'-]+){0,2})",
    re.I,
)
# What anyone may do in a room, at a clinic or at home, in its first form.
_ANYONE = word_set(
    "fast google pour pray bleed wheech menstruate vape snore "
    "accept add admit agree answer apologise argue arrive ask attend be become begin believe bleed book break "
    "breastfeed "
    "bring burst buy call can cancel care carry chair change chat check choose clap clean collect collapse come "
    "comfort "
    "complain cook cope could cry deal decide deliver describe die disagree dismiss do don't doesn't didn't "
    "drink drive eat "
    "end enjoy examine explain explained faint fall feel felt fill find finish follow forget freeze gave get give go "
    "greet happen hate have hear help hold hope host hug hurt identify interpret interrupt introduce invite join "
    "joke keep know laugh lead lean learn leave let lie like listen live look lose love made make manage may "
    "mean measure "
    "meet mention might mind miss move must need nod note notice offer open order organise own pass pay phone "
    "pick pull "
    "put raise reach read realise receive recommend recover refer refuse remember reply reply report request "
    "rest ring "
    "run say said see seem send serve set share shout show sign sit sleep smile smoke sort speak spend spoke "
    "stand start "
    "stay stop struggle suffer suggest support swear swap take talk teach tell text thank think tidy translate "
    "travel "
    "treat try turn type understand use visit volunteer wait wake walk want wash watch wear weep welcome will "
    "wish wonder "
    "work worry would write "
    "told asked went gone came seen saw had has did done got took taken thought knew known wrote rang ran sat "
    "stood kept "
    "left lost found held heard made met paid put read sent slept brought bought began broke chose drank drove "
    "ate fell "
    "forgot froze gave grew hid led let meant hurt shook sang sung swore taught understood woke wore won't can't "
    "couldn't "
    "not never just only really hardly always often also usually already ever even now then there here so no has "
    "had was is "
    "lives lived stays stayed married divorced diagnosed pregnant left telt kens kent wis wisnae didnae cannae "
    "couldnae "
    "hears gets goes does doesn't hasn't hadn't wasn't isn't aren't both all most in on at with by for from a an "
    "the her "
    "his my their this it we she he they you i there's waiting going coming crying sitting looking after "
    "diagnosed told "
    "referred sent seen given offered scared worried alone happy sad angry quiet new late early ill unwell sick "
    "better "
    "worse due expecting right wrong next hardest first last best least most more less hosting taking speaking "
    "talking "
    "helping caring having getting being trying leaving running doing making working living feeling asking answering"
)
_BOAST = word_set(
    "did runs ran run drives drove drive keeps kept has had have won reads read leads led made makes opens does do"
)
_TRADED = word_set(
    "post van boat bus ferry shop pub hotel garage school church post-office croft farm hall library lifeboat "
    "taxi hostel "
    "campsite kennels stables choir band class channel chip fish mobile paper sweet butcher's baker's chemist's "
    "bakery "
    "big castle lighthouse distillery smokehouse pier hens goats bees donkeys alpacas marathon minch munros everest"
)
_AT_THE = word_set("chip chippy shop pub hotel harbour church school garage pier mart depot creamery distillery farm")
_STOPS = word_set(
    "said says told tells telt asked asks hears heard sees saw keeps kept gets got goes went needs needed wants "
    "wanted "
    "waits waited speaks spoke has is was will would could can cannot can't couldn't never also and but so "
    "because did "
    "does still always came comes gave gives brought took takes offered made makes thinks thought feels felt "
    "cried knows "
    "knew had put wouldn't won't won hasn't hadn't isn't wasn't doesn't didn't sat stood left donated helped"
)
# What a place has one of, and what neighbours know one another by.
_LANDMARKS = word_set(
    "boat boats trawler yacht van bus ferry lorry tractor taxi taxis crane digger snowplough helicopter plane "
    "train shop pub hotel "
    "garage inn school playgroup church kirk manse mosque temple chapel organ bells graveyard graves croft "
    "crofts farm barn hall "
    "library lifeboat hostel bunkhouse campsite kennels cattery stables choir band pipes piper fiddle accordion "
    "harp castle "
    "tower lighthouse distillery brewery smokehouse bakery butcher butcher's chippy chip fish-farm pier harbour "
    "marina quarry mill "
    "forge pottery gallery museum studio dairy mart depot rig rigs pit mine dam windmill turbine turbines wind "
    "hydro mast airfield "
    "airport runway station signal bridge causeway tunnel bypass island isle village glen strath parish township "
    "estate "
    "moor hill munro munros mountain mountains loch river sea ocean channel minch sound beach bay cliff cliffs "
    "rocks cave quad "
    "board council court jail prison parliament lottery lotto medal mbe obe cup record mod trophy marathon "
    "triathlon ironman "
    "olympics games highland goal team shinty camanachd football rugby curling darts radio telly tv paper papers "
    "news newspaper "
    "film documentary book novel poem song album statue mural plaque bench ship hens ducks geese goats sheep "
    "cows cattle "
    "pigs ponies horses donkeys alpacas llamas ostriches emus peacocks parrots parrot bees beehives huskies "
    "collies whippets "
    "lurchers sheepdogs ferrets owls hawks falcons eagles wolves snakes tortoise honey eggs cheese soap candles "
    "seaweed kelp oysters "
    "mussels scallops langoustines whisky gin wool looms loom tweed kilts kilt guns crash fire flood landslide "
    "avalanche "
    "explosion bomb body murder robbery siege strike brothers triplets quads castle's seal seals whale whales "
    "dolphins "
    "hedgehogs otters reindeer sleds circus fair fairground waltzers shows rollercoaster zoo aquarium caravan "
    "yurt treehouse "
    "bus-stop phonebox mansion bakehouse tearoom tattoo tattoos harley motorbike motorbikes sidecar unicycle "
    "penny-farthing"
)
_DEEDS = word_set(
    "struck bitten gored trampled buried crushed swept airlifted winched robbed mugged burnt poisoned "
    "electrocuted scalped "
    "sued drowned murdered shot stabbed kidnapped swam swims rowed sailed climbed captained captains skippered "
    "skippers survived "
    "rescued emigrated eloped fostered adopted discovered invented designed founded composed conducts conducted "
    "painted "
    "carved sculpts weaves spins shears shore breeds bred jailed arrested evicted deported elected crowned "
    "ordained knighted "
    "defected chained protested occupied streaked parachuted abseiled skydived boxed wrestles wrestled boxes "
    "races raced "
    "jockeyed busks busked lambs crofts farms ploughs keeps shoots stalks guts smokes distils brews"
)
_WITH = Late(
    rf"\b(?:the|that|our|thon|yon|wir|oor) ((?:[a-z]+ )?{_SOMEONE} (?:with|wi) (?:the|all the"
    rf"|her|a|an) (?:[a-z-]+ )?(?:{'|'.join(sorted(_LANDMARKS))}))(?=[.,;!?)]|$| [a-z])",
    re.I,
)
_RUNS = Late(
    r"\b((?:(?<=her )|(?<=his )|(?<=my )|(?<=their ))(?:man|husband|partner|dad|da|father|brother|son|uncle|mum"
    r"|mother|sister"
    r"|daughter|aunt|auntie|boy|cousin|gran|in-laws|family) "
    r"(?:skippers?|runs?|owns?|drives?|keeps?|farms?|crofts?|captains?|built|digs?|conducts?|edits?|has|have|had"
    r"|ran|drove"
    r"|owned|kept|skippered|plays?|mends?|fixes) the (?:only |local |village |island |big )?([a-z]+)(?: [a-z]+)?"
    r"|(?:(?<=\bshe )|(?<=\bhe )|(?<=\bwho ))(?:skippers?|skippered|runs?|ran|owns?|owned|conducts?|edits?|captains?"
    r"|captained|teaches|taught|digs?|keeps?|drives?) (?:the only|the village|the island|the local|all the"
    r"|the whole) "
    r"([a-z]+)(?: [a-z]+)?(?: (?:in|on|of) (?:the|our|this) [a-z]+)?)(?=[.,;!?)]|$| [a-z])",
    re.I,
)
_RUN_THINGS = word_set(
    "ferry boat bus school garage pub inn hotel shop hostel croft farm estate lifeboat post paper newsletter "
    "band choir "
    "fishing fish chip chippy mobile library taxi taxis campsite distillery mill quarry bakery butcher's butcher "
    "baker's "
    "tearoom café cafe nursery kennels pier harbour snowplough gritter digger mart smokehouse brewery shellfish "
    "salmon "
    "graves organ bells pipe piping fiddle dancing church mosque temple gurdwara museum radio surgery practice "
    "chemist "
    "launderette stables trawler laundry lighthouse plane helicopter train station caravan piano shinty football "
    "youth"
)
_MOTHER_OF = Late(
    r"\b((?:mother|mum|maw|mam|gran|granny|grandmother|father|dad|sister|wife|widow|parents|aunt|auntie) (?:of"
    r"|to) the "
    r"(?:triplets|quads|quadruplets|twins|boy|girl|lad|lassie|laddie|bairn|baby|wean|man|skipper|driver|minister"
    r"|priest"
    r"|pilot|teacher)(?: (?:who|that) (?:[a-z]+ ){1,6}?[a-z]+(?=[.,;!?)]|$| (?:said|says|told|asked|came|has|is"
    r"|was)\b))?)",
    re.I,
)
_WHOLE = Late(
    rf"\b((?:{_SOMEONE[3:-1]}|teacher|nurse|midwife|doctor|minister|priest|postie|dominie|howdie|bus driver|one)"
    r" (?:who|that|wha|at)(?:'s|'d)? (?:[a-z]+ )?[a-z]+ (?:the|half the|half o the|all the) (?:whole |hale |entire )?"
    r"(?:island|village|glen|town|parish|township|isle|valley|school|street|estate|district))\b",
    re.I,
)
_NAMED_FOR = Late(
    rf"\b(?:the|that|our) ((?:one|{_SOMEONE[3:]} (?:who |that )?(?:they|the [a-z]+|our [a-z]+)"
    r"(?: is| was| were)? (?:named|called)(?: the [a-z]+)? (?:after|for))\b",
    re.I,
)
_IN_THE_PAPER = Late(
    r"\b((?:in|all over|on) the (?:local )?(?:papers?|news|telly|tv|radio|front page) (?:when|for|after|because"
    r"|over"
    r"|wi|with) (?:(?!said\b|and\b|but\b)[a-z']+ ?){1,7}?)(?=[.,;!?)]|$| (?:and|but|so|said|doesn't|does|did"
    r"|won't|wants|is|was|has|came|never)\b)",
    re.I,
)
_SCHOOL_STAFF = Late(
    r"\b((?:dinner lady|school cook|school secretary|school nurse|school cleaner|classroom assistant|jannie"
    r"|janny|janitor"
    r"|lollipop lady|playground lady|(?:primary |school |nursery )(?:head|heid)(?: ?teacher)?)"
    r" (?:at|in|for) (?:the|our) (?:[a-z]+ )?(?:school|primary|nursery|academy|high school))\b"
    r"|\b(?:the|our) ((?:primary|school|nursery|infant) (?:head"
    r"|heid)(?: ?teacher)?)\b(?! (?:said (?:that )?(?:all|girls)"
    r"|lice|count|start|office))",
    re.I,
)
_FAMILY_AT = Late(
    r"\b(?:the|that|our) ((?:[A-Z][a-z]+ )(?:family|couple|woman|lady|girl|mum|mother|sisters|lass|lassie"
    r"|man) (?:in|at|from"
    r"|up|down|by|next to|over) (?:at |in )?the (?:old |big |new |wee |end |last |first )?[a-z]+)(?=[.,;!?)]|$"
    r"| [a-z])"
)
_LEAD = re.compile(r"\b(?:the|that|our|thon|yon|this|wir|oor|an?)\s+$", re.I)


def find(words: Words, small: str) -> Iterator[Found]:
    """Clauses that tell one person apart, in folded text (``small`` is it in small letters)."""
    text, spoken = words.text, words.spoken
    if not spoken.isdisjoint(_JOINTS):
        for pattern in (_WHO, _HER_THAT):
            for hit in pattern.finditer(text):
                end = _clause_end(text, hit)
                if end:
                    yield _found(text, hit.start(1), end)
    if " the " in small and not spoken.isdisjoint(_RUN_THINGS):
        for hit in _RUNS.finditer(text):
            if (hit[2] or hit[3]).lower() in _RUN_THINGS:
                yield _found(text, hit.start(1), _no_tail(text, hit))
    for _, hit in where_said(_PLAIN, text, spoken):
        group = hit.lastindex or 1
        yield _found(text, hit.start(group), hit.end(group))


_JOINTS = word_set("fa at whit who that whose wha who's who'd that's")
_PLAIN: tuple[tuple[Late, frozenset[str]], ...] = (
    (_WITH, word_set("with wi")),
    (_WHOLE, word_set("whole half entire hale all")),
    (_NAMED_FOR, word_set("named called")),
    (_MOTHER_OF, word_set("of to")),
    (_IN_THE_PAPER, word_set("paper papers news telly tv radio page")),
    (_SCHOOL_STAFF, word_set("school primary nursery infant")),
    (_FAMILY_AT, word_set("family couple woman lady girl mum mother sisters lass lassie man")),
)


def _no_tail(text: str, hit: re.Match[str]) -> int:
    """The end without a last word that says what she then did."""
    last = hit[1].rsplit(" ", 1)[-1].lower()
    return hit.end(1) - len(last) - 1 if last in _STOPS or last in ("so", "and", "but", "who") else hit.end(1)


def _clause_end(text: str, hit: re.Match[str]) -> int:
    """Where the clause ends that tells her apart; 0 where anyone might have done it."""
    verb = hit[3].lower()
    after = hit[4].lower().split()
    if verb in ("the", "a", "an", "all", "our") and hit[2].strip().lower() in ("has", "had"):
        verb, after = hit[2].strip().lower(), [verb, *after]
    if hit[1].lower().split()[-1] == "whose":
        return 0  # rare.py knows what becomes of whom
    end = _walk(text, hit.end(3) if verb == hit[3].lower() else hit.start(3) - 1)
    said = text[hit.end(3) : end].split()
    if verb in _DEEDS and said:
        return end
    if verb in _ANYONE or _stem(verb) in _ANYONE:
        thing = [word for word in after if word not in ("the", "a", "an", "all", "our", "his", "her")]
        told = verb in _BOAST and thing and thing[0] in _TRADED and after[0] in ("the", "a", "all", "our")
        return end if told else 0
    return end if any(word.lower() in _LANDMARKS or (word[0].isupper() and word != "I") for word in said) else 0


def _stem(verb: str) -> str:
    verb = verb.removeprefix("co-").removeprefix("self-")
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if verb.endswith(ending) and len(verb) - len(ending) > 1:
            stem = verb[: -len(ending)] + instead
            for one in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if one in _ANYONE:
                    return one
    return verb


_WORD = re.compile(r" ([A-Za-z0-9'&-]+)")


def _walk(text: str, end: int) -> int:
    for taken, word in enumerate(_WORD.finditer(text, end, end + 90)):
        if word.start() != end or taken >= 8 or (taken and word[1].lower() in _STOPS):
            break
        end = word.end()
    return end


def _found(text: str, start: int, end: int) -> Found:
    lead = _LEAD.search(text[max(0, start - 8) : start])
    begin = start - len(lead[0]) if lead else start
    return Found(start, end, begin, end, Kind.RARE, ("someone local", "one woman"), 5)
