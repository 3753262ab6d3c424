"""Names that are also words where no capital helps: *Rose is her carer*, *Hope did the raffle*, *Dawn's in hospital*.

What follows decides. A word for one thing (*a rose*) never stands bare before *has* or *can't*; a word for
something that nobody counts (*hope*, *May*) may, so there only what a person is or does says that it is one.
"""

from __future__ import annotations

from cafe.privacy.guard import cues
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_UNCOUNTED = cues.VIRTUES | word_set(
    "spring july heather ivy holly sage ginger basil clover fern art amber crystal dawn sky sunshine will may star "
    "saffron rosemary cherry olive violet scarlet ebony coral angel god jesus gift princess prince king guy man son "
    "nan nana nanny gran junior mina long young my mine said hung hang lies per can in an so very thu sunday tuesday "
    "precious beauty innocent lovely merry odd rich bliss story roma roman danish scots harsh shiny sunny divine "
    "kinda"
)
_LOOSE = word_set("to too so very really still also not now only just always never already quite bit a wee that")
_IS = word_set("is was isn't wasn't isnae wasnae will'll would be")
# What a person is, and no month and no virtue.
_STATE = cues.DONE_TO | word_set(
    "born training driving caring retiring studying bringing knitting baking breastfeeding recovering grieving "
    "working "
    "sorry deaf blind disabled single divorced widowed pregnant expecting diabetic epileptic asthmatic autistic "
    "retired unemployed homeless menopausal perimenopausal vegan polish nigerian syrian ukrainian indian chinese "
    "housebound bedbound better recovered redundant overdue hoping thinking wondering moving leaving seeing having "
    "taking going asking getting looking bothered delighted grateful convinced wary sceptical"
)
# What a person is where the word before it is no month and no season.
_STATE_OF_THE_COUNTED = word_set(
    "busy late early tired quiet coming back off away out in on at here down up due the a an one too ready gone lovely"
)
_IN = word_set(
    "hospital labour tears pain floods bits agony bed stitches surgery a&e intensive theatre knots distress shock"
)
_DAYS = word_set("may june april august january july summer winter spring autumn sunday tuesday jan dawn")
_PLACE_OF_ONE = word_set("from hospital her his my our labour")
_CAN = word_set(
    "cant couldnt didnt doesnt wont isnt wasnt hasnt hadnt cudnt "
    "has had hasn't hadn't can't cannot couldn't won't wouldn't didn't doesn't didnae doesnae couldnae cannae hasnae "
    "never isn't wasn't could does did used refuses needs wants thinks says knows likes keeps got gets"
)
_DID = word_set(
    "did made does makes bakes drives drove paid pays carried cooks washed served ran runs filled counted took "
    "poured "
    "read wrote sang asked answered wants wanted knows knew likes liked loves loved hates hated needs needed bought "
    "brought brings got gets keeps kept"
)
_AN_OBJECT = word_set("the a an her his my our all it this that both some two three no me us for round")
_ABSTRACT = word_set("difference point thing things way room case mark world rest best most time law rules")
_ONLY_PEOPLE = word_set(
    "wore wears sang prayed prays fasts hates cycles cycled leads led chairs chaired hosts hosted teaches taught "
    "knits bakes volunteers volunteered phoned texted emailed "
    "whispered "
    "nodded fainted interrupted translated interpreted typed apologised babysits breastfed limped"
)
_DOES = word_set(
    "minded translated interpreted unlocked unlocks hoovered tidied typed washes wiped mopped sewed crocheted "
    "fell falls drove drives paid pays knits bakes cooked cooks swims swam snores sat sits slept sleeps wept wrote "
    "volunteers phoned texted emailed whispered nodded blushed fainted vomited gave hobbled limped waved hugged "
    "clapped"
)


def acts(words: Words, lists: Lists, index: int, *, known: bool = False) -> bool:
    """Whether what follows a first name that is also a word fits a person and nothing else.

    ``known`` where the word is no ordinary one but a charity's or a brand's: *Maggie's coming next time*.
    """
    low, at = words.low, index + 1
    name = low[index]
    if (
        at >= len(low)
        or not (known or name in lists.both or name in cues.MONTH_NAMES)
        or words.gap(at) != " "
        or len(name) < 3
    ):
        return False
    if not words.raw[at].islower():
        return False
    counted = not known and name not in _UNCOUNTED and name not in cues.VIRTUES
    if words.owns[index] and counted and _WITH_HER.match(words.after(index, 80)):
        return True
    if words.owns[index]:
        return _is(words, at, name, counted) and low[at] not in ("a", "an", "the", "one", "too", "lovely", "back")
    if low[at] in _IS or (low[at] in ("will", "would") and low[at + 1 : at + 2] == ["be"]):
        return _is(words, at + (2 if low[at + 1 : at + 2] == ["be"] else 1), name, counted)
    if low[at] in _ONLY_PEOPLE:
        return True
    if low[at] in _DOES and low[at] not in cues.FIGURATIVE:
        return name not in _DAYS
    if low[at] in _HELPING and any(word in _FOOD for word in low[at + 1 : at + 4]):
        return True
    if low[at] == "left" and low[at + 1 : at + 2] and low[at + 1] in ("early", "at", "before", "after", "late"):
        return True
    if low[at] in ("will", "can", "to") and low[at + 1 : at + 2] and low[at + 1] in _WILL and name not in _DAYS:
        return True
    if counted and _does_it(words, lists, at):
        return True
    if (
        name not in _DAYS
        and name not in cues.VIRTUES
        and low[at] in _DOES_FOR_HER
        and words.low[at + 1 : at + 2] == ["her"]
    ):
        return True  # Art drops her off
    if counted and low[at] in _CAN:
        return True
    if low[at] in _CAN and _had(words, at + 1):
        return True
    if low[at] in _CANNOT and at + 1 < len(low):
        return low[at + 1] in _ONLY_PEOPLE_DO
    return _did(words, at, name) or _goes_on_as_she(words, at)


_DOES_FOR_HER = word_set(
    "drops dropped drives drove fetches fetched collects collected takes minds phones rings visits"
)
_WILL = word_set(
    "ring phone bring host drive chair text email type translate interpret collect fetch bake print post unlock "
    "hoover ask tell"
)
_PLANTS_DO = word_set(
    "covers fills grows covered filled means needs takes marks gets makes lines hides kills cuts warns"
)


def _does_it(words: Words, lists: Lists, at: int) -> bool:
    """A verb, and at once what it is done to: *Sandy unlocks the hall*. No thing that has a plural stands so."""
    low = words.low
    verb = low[at]
    return (
        at + 1 < len(low)
        and words.gap(at + 1) == " "
        and len(verb) > 2
        and verb[-1] in "sd"
        and verb not in _PLANTS_DO
        and (lists.is_word(verb[:-1]) or lists.is_word(verb[:-2]))
        and low[at + 1] in ("the", "her", "his", "our", "us", "everyone", "me", "them", "they", "folk", "it")
    )


_SHE = Late(
    r"^[^.!?;\n]{0,70}?(?:,| and| but| because| as| when| so| while| since) (?:she|her|herself|said|says|told"
    r"|asked)\b"
)
_WHAT_IT_IS = word_set(
    "what all the a an not everything important something nothing lost gone there mentioned key about"
)


def _goes_on_as_she(words: Words, at: int) -> bool:
    """The sentence goes on about a woman: *Grace was in floods but said …*, *April couldn't come, her wean …*."""
    low = words.low
    if low[at] in cues.FIGURATIVE or low[at] not in cues.VERBS | _CAN or low[at + 1 : at + 2] == ["what"]:
        return False
    if low[at] in _IS and at + 1 < len(low) and low[at + 1] in _WHAT_IT_IS:
        return False
    return bool(_SHE.match(words.after(at, 90)))


_CANNOT = word_set("can't cannot won't refuses doesn't didn't couldn't cant wont doesnt didnt couldnt cannae couldnae")
_WITH_HER = Late(r"^ (?:in|at|on|off|away|back|out|up|down) [^.;!?\n]{0,40}\b(?:her|she)\b")
_FOOD = word_set(
    "cake cakes scones soup jollof samosas biscuits tablet dumpling dumplings pakora pakoras shortbread pancakes "
    "bannocks "
    "stovies tea coffee milk sandwiches pierogi baklava dates curry flowers tissues leaflets chairs jam "
    "traybakes buns "
    "fudge crisps juice pastries bread loaf clootie sweets tray trays flasks cups fruit plates blankets heaters"
)
_HELPING = word_set("brought brings bringing made makes baked bakes cooked cooks bought poured carried")
_ONLY_PEOPLE_DO = word_set(
    "start stop apply train study wait plan host chair recover care retire transition worry hope "
    "drive come see go say speak eat drink sleep sit stand walk talk read swim cook bend lift know want like think "
    "make do bring face stay manage feel get have take tell ask hear write wear use manage attend travel afford "
    "sign swallow remember"
)


def _is(words: Words, at: int, name: str, counted: bool) -> bool:
    low = words.low
    begin = at
    while at < len(low) and low[at] in _LOOSE and at - begin < 3:
        at += 1
    if at >= len(low) or words.breaks[at]:
        return False
    word = low[at]
    if name in _DAYS and word in ("moving", "leaving", "going", "coming", "getting", "better", "looking", "taking"):
        return False
    if name in cues.VIRTUES and word in (
        "moving", "leaving", "going", "coming", "getting", "looking", "taking", "given", "told", "seen", "lost",
        "offered", "better", "bringing", "asking", "having", "refused", "single", "working", "exhausted", "tired",
    ):  # fmt: skip
        return False
    if word in _STATE or (at > begin and low[at - 1] in ("too", "so") and word in ("busy", "tired", "ill", "sore")):
        return True
    if word in _PLACE_OF_ONE:
        return (word in ("from", "hospital") and name not in _DAYS) or (
            at + 1 < len(low) and low[at + 1] in cues.KIN | cues.CARERS
        )
    if word in ("in", "into") and low[at + 1 : at + 2] and low[at + 1] in _IN:
        return True
    if word.isalpha() and word.endswith("ing") and word[:-3] in _ONLY_PEOPLE_DO:
        return name not in _DAYS and name not in cues.VIRTUES
    if at > begin and low[at - 1] in ("a", "an") and word in cues.KIN:
        return True  # Grace is a carer
    if word in ("due", "expecting"):
        return low[at + 1 : at + 2] != ["to"]
    return counted and word in _STATE_OF_THE_COUNTED


def _had(words: Words, at: int) -> bool:
    low, begin = words.low, at
    while at < len(low) and low[at] in cues.HAD_AFTER and at - begin < 4:
        at += 1
    return at < len(low) and any(word in _HAD for word in low[at : at + 3])


_HAD = cues.HAD_THINGS | word_set(
    "losses loss scans ops operations biopsies tests kids children weans bairns sons daughters twins sisters "
    "brothers "
    "husband wife partner jobs stitches fibroid endometriosis endo pcos pmdd ivf chemo radiotherapy arthritis asthma "
    "diabetes flu infection prolapse mesh epidural section sections caesarean allergies fits seizures ulcers"
)


def _did(words: Words, at: int, name: str) -> bool:
    low = words.low
    if low[at] not in _DID or at + 1 >= len(low) or low[at + 1] not in _AN_OBJECT or words.gap(at + 1) != " ":
        return False
    if low[at] in cues.FIGURATIVE and (name in cues.VIRTUES or name in _DAYS):
        return False
    if name in _DAYS and low[at] not in ("did", "paid", "asked", "washed", "drives", "drove", "wants", "wanted"):
        return False
    after = low[at + 2 : at + 4]
    return not any(word in _ABSTRACT for word in after)
