"""Capitalised words that stand in no list: somebody's name, or a thing, a brand or a word of another language."""

from __future__ import annotations

import re
from collections.abc import Callable

from cafe.privacy.guard import cues, evidence
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_MEDICINE = Late(
    r"\b(?:patch|patches|gel|gels|tablets?|pills?|mg|mcg|dose|doses|prescri\w+|hrt|cream"
    r"|coil|implant|spray|injections?|jab|drug|drugs|medicine|medication"
    r"|brand|inhaler|antibiotics?|supplement|supplements|app|apps|website|helpline|leaflet"
    r"|vaccine|antidepressants?|steroids?|painkillers?|pessary|contracepti\w+)\b",
    re.I,
)
_MED_SHAPE = Late(
    r"(?:azole|cillin|mycin|oxetine|pram|prazole|statin|olol|pril|sartan|mab|gest|gestan"
    r"|gestone|estrol|ogel|trogel|iptan|idone|apine|zepam|zolam|profen|caine|dronate"
    r"|dronic|thyroxine|cycline|gliptin|formin|parin|xaban|nib|tide|oxacin|vir|lone|sone"
    r"|terol|phen|codeine|morph|rone|trel|diol|ette|sure|derm|soothe|vite|fem)$"
)


_GAELIC = Late(r"^[A-Z][a-z]+(?:[^aeiou]ag|aidh|idh)$")  # Kennag, Murdag, Sheonaidh


def on_medicine(words: Words) -> bool:
    """Whether the note speaks of medicines, in which a strange capital is more often a brand."""
    known = words.learnt.get("medicine")
    if known is None:
        known = words.learnt["medicine"] = bool(_MEDICINE.search(words.text))
    return known


_SERVICES = ("line", "watch", "link", "scot", "aid", "hub", "fund", "trust", "chat", "shop", "point")
_BEGINS_A_PLACE = word_set(
    "port loch glen strath isle inver kirk ben eilean nether upper wester easter north south east west mid"
)


def begins_before(words: Words, index: int) -> bool:
    """Whether the word before begins a place's name of two words: *Loch Ardoran*, *Port Ruadh*."""
    return (
        index > 0
        and words.low[index - 1] in _BEGINS_A_PLACE
        and words.raw[index - 1][0].isupper()
        and words.gap(index) == " "
    )


def is_person(words: Words, lists: Lists, index: int) -> bool:
    """A capitalised word in no list and no dictionary: a name, unless something says that it is a thing."""
    low = words.low[index]
    if words.small and one_letter_away(low, lists.is_typed_so):
        return evidence.with_age(words, index) or evidence.called(words, index)
    if not words.small and _GAELIC.match(words.bare(index)):
        return True
    if begins_before(words, index) or (len(low) > 7 and low.endswith(_SERVICES)):
        return False
    if evidence.kin_before(words, index) or evidence.called(words, index) or evidence.told(words, index):
        return not _looks_like_medicine(words, low) or evidence.told(words, index)
    if _looks_like_medicine(words, low):
        return False
    if evidence.speaks(words, index) or evidence.with_age(words, index) or evidence.acted_on(words, index):
        return True
    if evidence.on_a_roll(words, index) and not one_letter_away(low, lists.words.__contains__):
        return True
    if evidence.owns_a_person_thing(words, index) or evidence.human(words, index) or evidence.comma_who(words, index):
        return True
    if words.breaks[index] and not words.heading and evidence.does_as_people_do(words, index):
        return not one_letter_away(low, lists.words.__contains__)
    if words.small:
        return False  # in a note without capitals a strange word is a slip more often than a name
    if words.heading or len(low) < 3 or on_medicine(words) or _is_thing(words, lists, index):
        return False
    if words.breaks[index]:
        if not (evidence.verb_follows(words, index) or evidence.opens_a_line(words, lists, index)):
            return False
        return one_letter_away(low, lists.is_first) or not one_letter_away(low, lists.words.__contains__)
    if one_letter_away(low, lists.is_first):
        return True
    return not is_foreign(words, lists) and not one_letter_away(low, lists.words.__contains__)


def is_slip(words: Words, lists: Lists, index: int) -> bool:
    """A first name in small letters with a slip in it, where only a person fits: *jeniffer said no*."""
    low = words.low[index]
    if len(low) < 6 or lists.is_word(low) or words.shouting or is_foreign(words, lists):
        return False
    fits = (
        evidence.speaks(words, index)
        or evidence.owns_a_person_thing(words, index)
        or evidence.kin_before(words, index)
        or evidence.told(words, index)
        or evidence.comma_who(words, index)
    )
    return fits and one_letter_away(low, lists.is_first)


def _is_thing(words: Words, lists: Lists, index: int) -> bool:
    """A thing, a brand or a place: *the Xyz*, *on Xyz*, *Xyz tablets*, a word with a capital inside."""
    raw, low, at = words.raw[index], words.low, index + 1
    if raw[1:] != raw[1:].lower() and not raw.isupper() and "-" not in raw and not evidence.MORPHS.match(raw):
        return True
    if at < len(low) and words.gap(at) == " " and low[at] in cues.THING_AFTER:
        return True
    if index == 0 or words.gap(index) != " ":
        return False
    return low[index - 1] in cues.THING_BEFORE


def is_foreign(words: Words, lists: Lists) -> bool:
    """A note in another language, in which a capital says nothing."""
    known = words.learnt.get("foreign")
    if known is None:
        small = [word for word, raw in zip(words.low, words.raw, strict=True) if raw.islower() and len(word) > 3]
        known = len(small) > 2 and sum(not lists.is_word(word) for word in small) > 0.4 * len(small)
        words.learnt["foreign"] = known
    return known


def _looks_like_medicine(words: Words, low: str) -> bool:
    return bool(_MED_SHAPE.search(low)) and len(low) > 6


def one_letter_away(low: str, known: Callable[[str], bool]) -> bool:
    """One letter dropped, doubled or swapped away from something known, for words of five letters or more."""
    if len(low) < 5:
        return False
    for at in range(1, len(low)):
        if known(low[:at] + low[at + 1 :]) and len(low) > 5:
            return True
        if at + 1 < len(low) and known(low[:at] + low[at + 1] + low[at] + low[at + 2 :]):
            return True
    if len(low) < 6:
        return False
    for at in range(1, len(low) + 1):
        head, tail, rest = low[:at], low[at:], low[at + 1 :]
        for letter in "aeiouhnlrstcdym":
            if known(head + letter + tail) or (rest and known(head + letter + rest)):
                return True
    return False
