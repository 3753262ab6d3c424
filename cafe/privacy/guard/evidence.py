"""What says that a word is a name: a title before it, a word of speech after it, a relative beside it."""

from __future__ import annotations

import re

from cafe.privacy.guard import cues
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

MORPHS = Late(
    r"^(?:(?:Mac|Mc|Nic|Mhic|Fitz)[A-Z][a-z]{2,}|O'[A-Z][a-z]{2,}"
    r"|[A-Z][a-z]{3,}(?:enko|chuk|owska|owski|wska|wski|ewicz|owicz|auskas|auskaite"
    r"|auskiene|aite|iene|yte|escu|opoulos|opoulou|sdottir|ovic|evic|yan|shvili|uddin"
    r"|ullah|iewicz|czyk|nska|nski|ubhai|swamy|jeet|preet|winder|inder|deep))$"
)
_BRACKETS = Late(
    r" ?\((?:that's what|what|as) (?:they|we|she|he|folk|everyone|everybody|her|his) |"
    r" - \d{2}(?= -|,|\.|$)| ?\((?:that's|on|is) \w+_\w+|"
    r" ?\((?:aged )?(?:\d{1,2}|not (?:her|his|their) real name|she/her|he/him"
    r"|they/them|she/they|he/they)[,) ]|, (?:aged )?\d{1,2}[,.)]"
    r"| \((?:the )?(?:youngest|oldest|eldest|new|host|co-host|interpreter|translator"
    r"|helper|volunteer|first time|note ?taker|facilitator|her|his|my|from|who)\b"
    r"| (?:is|was) (?:now |only |just |about )?\d{1,2} (?:weeks?|months?|wks?) (?:gone|pregnant|along)\b"
    r"| (?:is|was|turned|turns) (?:only |nearly |now |just |still )?\d{2}(?= and| when| who| n\b|[,.]|$)"
    r"| (?:is|was|turned|turns) (?:only |nearly |now |just |still )?(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?= and| when| who| n\b|[,.]|$)"
)


def strongly(words: Words, lists: Lists, index: int) -> bool:
    return (
        titled(words, lists, index)
        or speaks(words, index)
        or kin_before(words, index)
        or called(words, index)
        or told(words, index)
        or comma_who(words, index)
        or owns_a_person_thing(words, index)
        or human(words, index)
        or nicknamed(words, index)
        or with_age(words, index)
        or asked_after(words, lists, index)
        or acted_on(words, index)
        or comes_from(words, lists, index)
        or (lists.is_first(words.low[index]) and (is_or_has(words, index) or has_had(words, index)))
    )


def asked_after(words: Words, lists: Lists, index: int) -> bool:
    """A question about her: *Is May coming?*, *has joy been?*."""
    low, at = words.low, index + 1
    if index == 0 or not words.breaks[index - 1] or low[index - 1] not in _ASKS or at >= len(low):
        return False
    if words.gap(index) != " " or words.gap(at) != " " or not lists.is_first(low[index]) or words.owns[index]:
        return False
    return low[at] in _ANSWERS or (low[index - 1] in ("is", "was") and low[at].endswith("ing") and len(low[at]) > 4)


_ASKS = word_set("is was has did can could does")
_ANSWERS = word_set("ok okay alright here there back better home well able in been come get know ill away sick")


def with_age(words: Words, index: int) -> bool:
    """An age, or a word that the name is not the real one, stands in brackets: *Aneesa (31)*."""
    return bool(_BRACKETS.match(words.after(index, 24)))


def acted_on(words: Words, index: int) -> bool:
    """Something is done to a person, or she is somebody's: *has been told*, *is her carer*, *was crying*."""
    low, at = words.low, index + 1
    if at + 1 >= len(low) or words.owns[index] or words.gap(at) != " " or words.breaks[at + 1]:
        return False
    if low[at] == "and":
        return low[at + 1] in ("her", "his")
    if low[at] not in cues.IS_OR_HAS:
        return False
    at += 1
    while at < len(low) and low[at] in cues.BEING and at - index < 5:
        at += 1
    if at < len(low) and low[at] in cues.DONE_TO:
        return True
    return at + 1 < len(low) and low[at] in cues.OWNERS and low[at + 1] in cues.KIN | cues.CARERS


def is_or_has(words: Words, index: int) -> bool:
    """A first name that names no thing, and *is*, *has* or *wasn't* after it: *Gill has a lift to offer*."""
    low, at = words.low, index + 1
    return (
        at < len(low)
        and low[at] in cues.IS_OR_HAS
        and words.gap(at) == " "
        and not words.owns[index]
        and low[index] not in cues.THINGLIKE
        and low[index] not in cues.NEVER
        and (len(low[index]) > 2 or low[index] in cues.SHORT_FIRST)
    )


def has_had(words: Words, index: int) -> bool:
    """What only a patient has had: *Blessing hasn't had a smear*."""
    low, at = words.low, index + 1
    if at >= len(low) or low[at] not in cues.HAS or words.gap(at) != " " or words.owns[index]:
        return False
    at += 1
    while at < len(low) and low[at] in cues.HAD_AFTER and at - index < 6:
        at += 1
    return at < len(low) and any(word in cues.HAD_THINGS for word in low[at : at + 4])


def small_but_sure(words: Words, lists: Lists, index: int) -> bool:
    """A first name in small letters that is also a word, where nothing but a person fits: *thanks to will for*."""
    low, at = words.low, index + 1
    if not lists.is_first(low[index]) or low[index] in cues.NEVER_SMALL:
        return False
    before = low[index - 1] if index and words.gap(index) == " " else ""
    after = low[at] if at < len(low) else ""
    last = at >= len(low) or words.breaks[at]
    if asked_after(words, lists, index):
        return True
    if before in ("o", "of") and index > 1 and low[index - 2] in cues.RELATIVES and words.owns[index]:
        return True  # the man of pearl's
    if before == "to" and index > 1 and low[index - 2] in cues.THANKS:
        return last or after in ("for", "who", "and", "as")
    if before in cues.CALL:
        return after in cues.AFTER_A_CALL or (last and index + 1 == len(low)) or words.after(index, 2).strip().isdigit()
    return words.owns[index] and after in cues.OWNED_BY_PERSON


def opens_a_line(words: Words, lists: Lists, index: int) -> bool:
    """What an unknown word at the start of a sentence stands before, where it is a person: *X compared*, *X: …*."""
    at = index + 1
    if words.after(index, 2) in (": ", " -", " –"):
        return True
    if at >= len(words.low):
        return False
    gap, low = words.gap(at), words.low[at]
    if words.owns[index]:
        return gap == " " and words.raw[at].islower() and low not in cues.THING_AFTER
    if gap in (" & ", " and ", ", ", "/") and words.raw[at][0].isupper():
        return lists.is_first(low)
    if gap != " " or not words.raw[at].islower():
        return False
    return (low.endswith("ed") and lists.is_word(low)) or low in cues.DID


_ROLL = Late(
    r"(?:^|[.;\n] ?|- )(?:lifts?|new|newcomers?|present|apologies|here|teas?|rota|helpers?|absent|welcome|thanks"
    r"|thank you|cakes?"
    r"|baking|drivers?|hosts?|minutes|there|came|attending|attended|attendance|late|sorry|left early|cr[eè]che"
    r"|chairs|door|signed"
    r"|no[- ]shows?|walkers|volunteers|interpreters?|to ?do|actions?|in the room|round the table|tonight"
    r"|who came|regulars|missing"
    r"|facilitators?|kitchen|washing up|raffle|kettle|soup|car \d|table \d|group \d|sent|from"
    r"|with)(?: [a-z ]{0,18})?(?::| -| –) "
    r"[^.;\n]{0,160}$",
    re.I,
)


def on_a_roll(words: Words, index: int) -> bool:
    """Called up in a list of who was there or does what: *lifts: Ygraine, Tansy*, *present – Hope, May*."""
    start = words.start[index]
    before = words.text[max(0, start - 200) : start]
    if not before.endswith((": ", "- ", "– ", ", ", "& ", " and ", "+ ", "/ ", " n ")):
        return False
    return bool(_ROLL.search(before))


def titled(words: Words, lists: Lists, index: int) -> bool:
    if index == 0 or words.gap(index) not in (" ", ". ", "."):
        return False
    title = words.low[index - 1]
    if title in cues.HARD_TITLES:
        return True
    if title not in cues.SOFT_TITLES or words.owns[index - 1] or (words.breaks[index] and title not in ("sr", "fr")):
        return False  # the new nurse. May she …
    low = words.low[index]
    if title in cues.WEAK_TITLES and low in lists.words:
        return False
    return lists.is_name(low) or not lists.is_word(low)


def titled_low(words: Words, lists: Lists, index: int) -> bool:
    return (
        index > 0
        and words.low[index - 1] in cues.HARD_TITLES
        and words.gap(index) in (" ", ". ")
        and words.low[index] not in cues.AFTER_DR
    )


def addressed(words: Words, lists: Lists, index: int) -> bool:
    """Any word after *mrs*, and a name after *auntie* or *granny*, whatever its letters: *mrs gow*, *auntie may*."""
    if index == 0 or words.gap(index) not in (" ", ". ") or words.owns[index - 1]:
        return False
    title, low = words.low[index - 1], words.low[index]
    if title in ("mrs", "mr", "ms"):
        return len(low) > 1 and low not in cues.AFTER_DR
    return (title in ("auntie", "aunty", "granny", "nonna") and lists.is_name(low) and low not in ("may",)) or (
        title in ("auntie", "aunty") and low == "may" and words.low[index + 1 : index + 2] != ["have"]
    )


def speaks(words: Words, index: int) -> bool:
    """A word of speech or thought comes next: *Grace said*, *Hope never told*."""
    low = words.low
    at = index + 1
    if at >= len(low) or words.breaks[at] or words.owns[index] or words.gap(at).strip(" ,"):
        return False
    while at < len(low) and low[at] in cues.BETWEEN and at - index < 4:
        at += 1
    return at < len(low) and low[at] in cues.SPEECH and words.gap(at) == " "


def human(words: Words, index: int) -> bool:
    """Something that only a person does comes next: *Ivy lives alone*."""
    low = words.low
    at = index + 1
    if at >= len(low) or words.owns[index] or words.gap(at) != " ":
        return False
    while at < len(low) and low[at] in cues.BETWEEN and at - index < 4:
        at += 1
    if at < len(low) and low[index] in cues.VIRTUES and low[at] in cues.FIGURATIVE:
        return at + 1 < len(low) and low[at + 1] in (
            "her",
            "his",
            "me",
            "us",
            "them",
            "herself",
            "here",
            "home",
            "with",
        )
    return at < len(low) and low[at] in cues.HUMAN


def verb_follows(words: Words, index: int) -> bool:
    at = index + 1
    return at < len(words.low) and words.gap(at) == " " and not words.owns[index] and words.low[at] in cues.VERBS


def comma_who(words: Words, index: int) -> bool:
    at = index + 1
    return (
        at < len(words.low)
        and words.low[at] in ("who", "whose")
        and words.gap(at) in (" ", ", ", " (")
        and not words.owns[index]
    )


def kin_before(words: Words, index: int) -> bool:
    """A relative, friend or role with an owner: *her sister Brannagh*, *the lassie, Summer,*."""
    if index == 0:
        return False
    gap = words.gap(index)
    low = words.low
    kin = low[index - 1]
    if kin not in cues.KIN or words.owns[index - 1]:
        return False
    owner = index >= 2 and (
        low[index - 2] in cues.OWNERS or (index >= 3 and low[index - 3] in cues.OWNERS) or words.owns[index - 2]
    )
    if gap == " ":
        return owner or kin in cues.CLOSE_KIN
    if gap in (", ", " (", " - "):
        tail = words.after(index, 2)
        return owner and (tail[:1] in (",", ")", ".", "") or tail == " -")
    return False


def comes_from(words: Words, lists: Lists, index: int) -> bool:
    """A place she comes from: *Davina from Lilliesleaf*."""
    at = index + 2
    return (
        at < len(words.low)
        and words.low[index + 1] in ("from", "fae", "frae")
        and words.gap(at) == " "
        and not words.owns[index]
        and lists.is_first(words.low[index])
        and (words.low[at] in lists.places.kinds or (words.raw[at][0].isupper() and not lists.is_word(words.low[at])))
    )


def set_apart(words: Words, index: int) -> bool:
    """A capital between commas after a relative: *her gran, Teen, was the howdie*."""
    return (
        words.gap(index) == ", "
        and words.after(index, 1) == ","
        and words.low[index - 1] in cues.RELATIVES
        and index >= 2
        and words.low[index - 2] in cues.OWNERS
    )


def called(words: Words, index: int) -> bool:
    """A naming word before: *a woman called X*, *her name is X*."""
    low = words.low
    if index == 0 or words.gap(index) not in (" ", ": ", ' "', " '"):
        return False
    before = low[index - 1]
    if (
        before in ("her", "him")
        and index >= 2
        and low[index - 2] in ("cry", "cries", "cried", "call", "calls", "called")
    ):
        return words.raw[index][0].isupper()
    if before in ("called", "named", "nicknamed", "aka", "nee", "christened"):
        thing = low[index - 2] if index >= 2 else ""
        return thing not in cues.THINGS
    if before in ("is", "was") and index >= 2 and low[index - 2] in ("name", "nickname"):
        return True
    if before == "name" and index >= 2 and low[index - 2] in cues.KIN:
        return True  # lady name Bui
    return (before in ("name", "nickname") and words.gap(index) == ": ") or (
        before == "as" and any(word in ("known", "knows", "her", "him") for word in low[max(0, index - 5) : index - 1])
    )


def told(words: Words, index: int) -> bool:
    """A person is spoken to or met: *told Perpetua*, *spoke to May*, *sat beside Dawn*."""
    if index == 0 or words.gap(index) != " ":
        return False
    low = words.low
    before = low[index - 1]
    if before in cues.TO_PERSON:
        return True
    if before in ("to", "wi", "tae", "with", "from", "by", "for", "of", "about") and index >= 2:
        return (low[index - 2], before) in cues.VERB_TO_PERSON
    return before in cues.BESIDE and words.gap(index - 1) == " "


def after_person_word(words: Words, index: int) -> bool:
    return index > 0 and words.gap(index) == " " and words.low[index - 1] in cues.WITH_PERSON


_WENT = ("was", "is", "came", "never", "got", "had", "went", "takes", "took")


def owns_a_person_thing(words: Words, index: int) -> bool:
    at = index + 1
    return (
        words.owns[index]
        and at < len(words.low)
        and (
            words.low[at] in cues.OWNED
            or (
                words.low[at] in ("test", "letter", "scan")
                and words.low[at + 1 : at + 2]
                and words.low[at + 1] in _WENT
            )
            or words.low[at] in cues.BODY
            or (at + 1 < len(words.low) and words.low[at] in cues.OWNED_ADJECTIVES and words.low[at + 1] in cues.OWNED)
        )
    )


def nicknamed(words: Words, index: int) -> bool:
    return (
        index > 0
        and words.gap(index) == " "
        and words.low[index - 1] in cues.NICKNAMES
        and words.raw[index - 1][0].isupper()
        and words.raw[index][0].isupper()
        and not words.heading
        and (not words.breaks[index - 1] or verb_follows(words, index) or speaks(words, index))
    )


def full_name(words: Words, lists: Lists, index: int) -> bool:
    """Part of a name of two words, the other part being plainly a name."""
    low, raw = words.low, words.raw
    if index + 1 < len(low) and words.gap(index + 1) == " " and not words.owns[index] and raw[index + 1][0].isupper():
        other = low[index + 1]
        if (
            other in lists.surnames
            and lists.is_first(low[index])
            and not (other in lists.words and low[index] in lists.words)
        ):
            return True
        if lists.is_first(low[index]) and MORPHS.match(raw[index + 1]):
            return True
    if lists.is_first(low[index]) and _initial_follows(words, index):
        return True
    if index > 0 and words.gap(index) in (". ", ".") and len(raw[index - 1]) == 1 and raw[index - 1].isupper():
        return low[index] in lists.surnames  # an initial before it
    if index > 0 and words.gap(index) == " " and not words.owns[index - 1] and raw[index - 1][0].isupper():
        other = low[index - 1]
        if (
            lists.is_first(other)
            and low[index] in lists.surnames
            and other not in lists.words
            and other not in lists.capitalised
        ):
            return True
        if lists.is_first(other) and lists.is_first(low[index]) and other not in lists.words:
            return True
    return False


def _initial_follows(words: Words, index: int) -> bool:
    """*Sue H*, *Fiona M.*: a first name with the first letter of a surname."""
    at = index + 1
    return (
        at < len(words.raw)
        and len(words.raw[at]) == 1
        and words.raw[at].isupper()
        and words.raw[at] not in "AI"
        and words.gap(at) == " "
        and not words.owns[index]
        and not words.shouting
    )


def does_as_people_do(words: Words, index: int) -> bool:
    """What no medicine and no brand does: *X packs fish*, *X knitted*."""
    at = index + 1
    return at < len(words.low) and words.gap(at) == " " and not words.owns[index] and words.low[at] in cues.PEOPLE_DO


def is_eponym(words: Words, index: int) -> bool:
    """A thing called after somebody: *McBurney's point*, *Skene's gland*."""
    at = index + 1
    if not (words.owns[index] and at < len(words.low) and words.gap(at) == " "):
        return False
    hers = words.low[at] == "test" and words.low[at + 1 : at + 2] and words.low[at + 1] in _WENT
    return words.low[at] in cues.EPONYM_OF and not hers  # McBurney's point, but Kennag's test was late
