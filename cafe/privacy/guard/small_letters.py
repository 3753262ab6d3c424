"""Notes typed without capitals: the capitals that the rest of the guard looks for are put back where they are plain.

A name, a place or a thing in a list, and any word in no dictionary, get one; so do *surgery* and *primary* right
after such a word. Ordinary words that are also names keep their small letter: there the words around them decide.
"""

from __future__ import annotations

from cafe.privacy.guard import cues, evidence, opening
from cafe.privacy.guard.endings import ENDINGS
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, split, word_set

_STREETS = word_set(
    "street road avenue terrace crescent wynd gardens lane drive brae loan row court place close cottage cottages "
    "croft farm "
    "steading lodge house villa manse schoolhouse high cross toll view square"
)
_BETWEEN = word_set(
    "medical health care village community primary high secondary church dental nursing day town parish sikh "
    "shinty bowling "
    "football golf rugby curling womens women's mums after-school early years valley green brae burn street"
)
_LAST = word_set(
    "surgery practice primary school academy nursery church mosque gurdwara temple centre home hall hospital hotel "
    "inn arms "
    "library club choir band guild salmon seafoods shellfish distillery knitwear textiles pharmacy chemist bakery "
    "salon "
    "college estate unit court playgroup rangers rovers thistle united foods transport engineering infirmary "
    "hospice wynd"
)
_HARMLESS_SMALL = word_set("relate brook mind refuge shelter sands one boots next spar gap bella marie cruse")


def recased(words: Words, lists: Lists) -> Words:
    """The same note, letter for letter, with the capitals put back that are plain."""
    letters = list(words.text)
    big = [_is_plain_name(words, lists, index) for index in range(len(words.low))]
    for index in range(1, len(big)):
        low = words.low[index]
        if words.low[index - 1] == "st" and words.gap(index) in (" ", ". ") and len(low) > 3:
            big[index - 1] = big[index] = True
        if not big[index - 1] or words.gap(index) != " " or words.owns[index - 1] or big[index]:
            continue
        if low in _LAST or low in _STREETS:
            big[index] = low in ENDINGS or low in _STREETS
        elif low in _BETWEEN and index + 1 < len(big) and words.low[index + 1] in _LAST | _BETWEEN:
            big[index] = True
    for index, is_big in enumerate(big):
        if is_big:
            at = words.start[index]
            letters[at] = letters[at].upper()
            dash = words.raw[index].find("-")
            if dash > 0:
                letters[at + dash + 1] = letters[at + dash + 1].upper()
    return split("".join(letters), small=True)


def _is_plain_name(words: Words, lists: Lists, index: int) -> bool:
    low = words.low[index]
    if len(low) < 4 or low in lists.words or low in lists.capitalised or "'" in low:
        return False
    if "-" in low and not lists.is_first(low.split("-")[0]) and not low.startswith(("al-", "el-")):
        return False
    if low in lists.places.kinds or low in lists.open_places.kinds:
        return not lists.is_word(low)
    if lists.is_name(low):
        return lists.is_first(low) or not lists.is_word(low)
    key = words.key[index]
    if (low in lists.allowed.kinds or key in lists.allowed.kinds) and low not in _HARMLESS_SMALL:
        return True
    return not lists.is_word(low)


_SAYS = word_set(
    "said says told asked asks thinks thought reckons reckoned explained agreed agrees laughed cried mentioned "
    "added replied "
    "suggested wants wanted admitted whispered joked complained remembers shouted insisted"
)
_JOINS = word_set("and but because when that so then while since")
_KIN_WORDS = word_set(
    "son nan nana nanny gran mum mam da girlie junior guy man pal mate god jesus bully thu gang hung said"
)


def is_person(words: Words, lists: Lists, index: int) -> bool:
    """A first name that is also a word, in small letters, where nothing but a person fits: *hope said*, *dot is "
    "81*."""
    low = words.low
    name = low[index]
    if not lists.is_first(name) or name in _KIN_WORDS or words.shouting:
        return False
    if not (index == 0 or words.breaks[index] or (words.gap(index) in (" ", ", ") and low[index - 1] in _JOINS)):
        return False
    at = index + 1
    if at >= len(low) or words.gap(at) not in (" ", ", ", " (", "'s "):
        return evidence.with_age(words, index) and name not in cues.VIRTUES
    if words.gap(at) == " " and not words.owns[index] and low[at] in _SAYS and len(name) > 2:
        return not (name == "grace" and low[at + 1 : at + 2] and low[at + 1] in ("before", "by", "over", "first"))
    if evidence.comma_who(words, index) or evidence.with_age(words, index):
        return name not in ("can", "may", "will")
    if name in cues.NEVER_SMALL or len(name) < 3:
        return name in cues.VIRTUES and opening.acts(words, lists, index)
    if opening.acts(words, lists, index):
        return True
    counted = name not in cues.THINGLIKE and name not in cues.VIRTUES
    return counted and (
        evidence.acted_on(words, index) or evidence.has_had(words, index) or evidence.human(words, index)
    )
