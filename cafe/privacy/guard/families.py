"""Families and namesakes: *the MacLeods*, *both Morrisons*, *the other Sarah*, *Jean the Post*."""

from __future__ import annotations

from cafe.privacy.guard import cues
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_SOME = word_set("the both two three four all those these our other older younger old young wee most")
_MORE = word_set("both two three four")
_OF_ONE = word_set("with from by asked told met of and to for")
_AS_A_FAMILY = word_set(
    "have are were came live lived had moved keep kept run own owned took lost stay said all next up"
)
_NOT_FAMILIES = word_set(
    "scots greens blacks whites browns scouts guides guards rangers brothers saints churches macmillans marks "
    "spencers "
    "woods hills fields banks wards parks halls waters mills forests stones lords commons cooks bakers nurses "
    "doctors "
    "walls streets lanes crosses kings queens knights bishops coopers joneses borders highlands lothians"
)
_TRADES = word_set(
    "post shop bus school kirk manse hotel mill farm boat ferry baker butcher fish milk bank hall library taxi piper "
    "tailor smith coal van bakery pub inn egg eggs croft pier lighthouse hens"
)


def is_family(words: Words, lists: Lists, index: int) -> bool:
    """A surname in the plural: always where it is no word of its own, else where the note treats it as people."""
    low, raw = words.low, words.raw
    word = low[index]
    if not index or word[-1] != "s" or len(word) < 4 or not raw[index][0].isupper() or words.gap(index) != " ":
        return False
    if low[index - 1] not in _SOME or words.shouting or words.heading or word in _NOT_FAMILIES:
        return False
    stems = {word[:-1], word[:-2] if word.endswith("es") else ""}
    of_the_world = low[index + 1 : index + 4] == ["of", "this", "world"]
    if not any(stem in lists.surnames for stem in stems) or of_the_world:
        return False
    if not lists.is_word(word) and not any(stem in lists.words for stem in stems):
        return True
    before = low[index - 2] if index > 1 else ""
    after = low[index + 1] if index + 1 < len(low) else ""
    return raw[index - 1].islower() and (before in _OF_ONE or after in _AS_A_FAMILY)


def is_namesake(words: Words, lists: Lists, index: int) -> bool:
    """A first name in the plural: *two Fionas*, *the three Margarets*."""
    word = words.low[index]
    if not index or word[-1] != "s" or words.gap(index) != " " or words.low[index - 1] not in _MORE:
        return False
    bare = word[:-1]
    return (
        lists.is_first(bare) and bare not in lists.words and (words.raw[index][0].isupper() or not lists.is_word(word))
    )


def byname_end(words: Words, lists: Lists, last: int) -> int:
    """Where a name goes on by a trade: *Jean the Post*, *Hector the ferry*. The index of its last word."""
    low, raw = words.low, words.raw
    if last + 2 >= len(low) or words.owns[last] or low[last + 1] != "the" or raw[last + 1] != "the":
        return last
    if words.gap(last + 1) != " " or words.gap(last + 2) != " " or not raw[last][0].isupper():
        return last
    if words.owns[last + 2] or not lists.is_first(low[last]):
        return last
    trade = low[last + 2]
    if trade in _TRADES and (raw[last + 2][0].isupper() or not _goes_on(words, last + 3)):
        return last + 2
    return last


def _goes_on(words: Words, at: int) -> bool:
    """*Ann the school nurse*: a word for what she is follows, so the trade is no byname."""
    return at < len(words.low) and words.gap(at) == " " and words.low[at] in cues.KIN | cues.STAFF
