"""Names of people: known ones in any case, and unknown or ambiguous ones on the evidence around them.

A word that is also a name (*Hope*, *Young*) is a name only where something says so: a title or a
relative before it, a word of speech after it, another name beside it, a capital where the ordinary word
has none. The start of a sentence alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard import ages, cues, evidence, families, initials, opening, small_letters, strangers
from cafe.privacy.guard.flags import Found, Kind
from cafe.privacy.guard.late import Late
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.words import Words, word_set

_LOW_MORPHS = Late(r"^(?:mc|mac)[a-z]{3,}$|^[a-z]{3,}(?:enko|owska|owski|auskas|auskiene|preet|winder)$")
_ON_AIR = Late(
    r"(?:'s)? (?:[A-Z]\w+ )?(?:on|off|in|from) (?:(?:the|that|her|a) )?(?:breakfast )?(?:telly|tv|TV|television|radio"
    r"|Strictly|This Morning|programme|documentary|podcast|podcasts|show|film|series)\b"
)
_AIRED = Late(
    r"\b(?:(?:got|was|were|been) mentioned|effect|telly|tv|television|programme|documentary|podcast|on air|the radio"
    r"|her show)\b",
    re.I,
)
_REACH = 4  # words of one name either side of the first one found
_NOT_MAC = word_set(
    "mace macaroni machine macho mackerel macmillan macintosh machinery macro macrame macular mackintosh"
)
_NOT_REAL = Late(
    r" ?\(that'?s what (?:they|we|she|folk|everyone)|"
    r" ?\(no idea |"
    r" ?\((?:that'?s )?not (?:her|his|their) (?:real|own|right) name"
)


def find(words: Words, lists: Lists, masked: bytearray) -> Iterator[Found]:
    """Names of people. ``masked`` marks characters that belong to things that point to nobody."""
    count = len(words.raw)
    sure = [False] * count
    for index, low in enumerate(words.low):
        if (
            low in lists.words
            and low not in lists.both
            and words.raw[index].islower()
            and not _after_title(words, index)
        ):
            continue  # by far the most: a small, ordinary word
        sure[index] = _is_person(words, lists, masked, index)
    if True in sure:
        _spread_along_lists(words, lists, masked, sure)
    index = 0
    while index < count:
        if not sure[index]:
            index += 1
            continue
        first, last = _reach(words, lists, masked, index)
        yield _found(words, lists, first, last)
        yield from ages.behind_a_name(words.text, words.end[last])
        index = last + 1
    yield from initials.find(words)


def _after_title(words: Words, index: int) -> bool:
    return index > 0 and words.low[index - 1] in cues.HARD_TITLES


def _is_person(words: Words, lists: Lists, masked: bytearray, index: int) -> bool:
    raw, low = words.raw[index], words.low[index]
    if len(low) < 2:
        return evidence.titled(words, lists, index) and raw.isupper() and low not in ("i", "a") and not words.shouting
    capital = raw[0].isupper() and not words.shouting
    hidden = masked[words.start[index]] > 0
    if low == "ann" and not capital and not words.spoken.isdisjoint(cues.GAELIC):
        return False  # *there*
    name = lists.is_name(low)
    plain_word = low in lists.words or low in lists.capitalised or (not lists.is_first(low) and lists.is_word(low))
    if low in cues.NEVER or low in cues.HARD_TITLES or (lists.open_places.kinds.get(low) and not name):
        return False
    if capital and evidence.is_eponym(words, index) and not lists.is_first(low):
        return False
    if index and words.low[index - 1] == "storm" and words.gap(index) == " ":
        return False  # Storm Babet
    if low in cues.ON_TELLY and _is_aired(words):
        return False
    if hidden:
        # A brand or a test that is also a name is one only where the note treats it as a person.
        if masked[words.start[index]] != 1 or not name or not capital:
            return False
        if not lists.is_first(low):
            return evidence.titled(words, lists, index) or evidence.kin_before(words, index)
        if strangers.on_medicine(words):
            return (
                evidence.titled(words, lists, index)
                or evidence.speaks(words, index)
                or evidence.kin_before(words, index)
                or evidence.told(words, index)
            )
        return evidence.strongly(words, lists, index) or opening.acts(words, lists, index, known=True)
    if capital and (evidence.titled(words, lists, index)):
        if raw.isupper() and len(raw) < 4 and words.raw[index - 1].islower():
            return False  # the girls miss PE
        return name or not (lists.is_word(low) and words.low[index - 1] not in cues.HARD_TITLES)
    if name and not plain_word:
        return _known(words, lists, index, capital)
    if low.find("-") > 0 and not plain_word:
        parts = low.split("-")
        follows = words.low[index + 1] if index + 1 < len(words.low) else ""
        if (
            parts[0] in cues.PREFIXES
            or (len(parts[0]) == 1 and lists.is_word(parts[-1]))
            or follows in ("op", "procedure", "repair", "operation", "suspension", "incision")
        ):
            return False
        if (capital or len(low) > 7) and lists.is_first(parts[0]) and all(lists.is_name(part) for part in parts[1:]):
            return True
        if capital and lists.is_first(parts[0]) and parts[0] not in lists.words and not lists.is_word(parts[-1]):
            return True
        if capital and lists.is_word(low):
            return False
    if low[-1] == "s" and (_lost_apostrophe(words, lists, index) or families.is_namesake(words, lists, index)):
        return True
    if not capital:
        if name and plain_word and not words.shouting and evidence.small_but_sure(words, lists, index):
            return True
        if name and plain_word and small_letters.is_person(words, lists, index):
            return True
        if (
            low in cues.SAFE_SMALL
            and (evidence.kin_before(words, index) or evidence.told(words, index))
            and words.low[index - 1] not in ("for", "of", "about", "by", "from")
            and not words.shouting
        ):
            return True
        if words.shouting:
            return name and plain_word and evidence.titled(words, lists, index)
        if evidence.addressed(words, lists, index) or strangers.is_slip(words, lists, index):
            return True
        if _LOW_MORPHS.match(low) and low not in _NOT_MAC and not lists.is_word(low):
            return True
        return evidence.titled_low(words, lists, index) and (name or not lists.is_word(low))
    if name and plain_word:
        return _ambiguous(words, lists, index)
    if evidence.MORPHS.match(words.bare(index)):
        return True
    if low[-1] == "s" and families.is_family(words, lists, index):
        return True
    if evidence.set_apart(words, index) and low not in lists.capitalised:
        return True
    if _NOT_REAL.match(words.after(index, 24)):
        return True
    if lists.is_word(low) or (raw.isupper() and len(raw) <= 5):
        return False
    return strangers.is_person(words, lists, index)


def _is_aired(words: Words) -> bool:
    known = words.learnt.get("aired")
    if known is None:
        known = words.learnt["aired"] = bool(_AIRED.search(words.text))
    return known


def _lost_apostrophe(words: Words, lists: Lists, index: int) -> bool:
    """A possessive typed without its apostrophe: *Morags husband*."""
    low = words.low
    bare = low[index][:-1]
    return (
        index + 1 < len(low)
        and low[index + 1] in cues.OWNED
        and words.gap(index + 1) == " "
        and len(bare) > 2
        and lists.is_first(bare)
        and bare not in lists.words
        and not lists.is_word(low[index])
        and not words.owns[index]
    )


def _known(words: Words, lists: Lists, index: int, capital: bool) -> bool:
    """A name that is no ordinary word: in any case, unless it is too short to be sure."""
    raw, low = words.raw[index], words.low[index]
    first = lists.is_first(low)
    if _ON_AIR.match(words.after(index, 24)):
        return False
    if lists.open_places.kinds.get(low) or (low in lists.places.kinds and not first):
        return capital and (evidence.strongly(words, lists, index) or evidence.full_name(words, lists, index))
    if capital:
        if raw.isupper() and len(raw) <= 3 and len(raw) > 1:
            return evidence.strongly(words, lists, index)  # NAN, SAM: more often letters that stand for something
        if len(low) == 2 or (not first and len(low) <= 3):
            return (
                (not words.breaks[index] and evidence.full_name(words, lists, index))
                or evidence.strongly(words, lists, index)
                or (
                    len(low) == 3
                    and not words.breaks[index]
                    and not words.heading
                    and evidence.after_person_word(words, index)
                )
                or (len(low) == 2 and low in cues.SHORT_FIRST)
            )
        return True
    if words.shouting:
        return len(low) >= 4 or (first and len(low) == 3 and low in cues.SHORT_FIRST)
    if len(low) >= 4:
        return first or len(low) >= 5 or evidence.titled_low(words, lists, index)
    if len(low) == 2 and first and low in cues.SHORT_FIRST and words.breaks[index]:
        return words.after(index, 1) == ":" or evidence.is_or_has(words, index) or evidence.verb_follows(words, index)
    return (
        len(low) == 3
        and first
        and not strangers.is_foreign(words, lists)
        and (
            low in cues.SHORT_FIRST
            or evidence.told(words, index)
            or evidence.kin_before(words, index)
            or evidence.speaks(words, index)
            or evidence.does_as_people_do(words, index)
        )
    )


def _ambiguous(words: Words, lists: Lists, index: int) -> bool:
    """A capitalised word that is a name and also an ordinary word."""
    low = words.low[index]
    if words.raw[index].isupper() and len(low) <= 4:
        return evidence.titled(words, lists, index) or evidence.kin_before(words, index)  # PIP, MAY: letters, not names
    if evidence.strongly(words, lists, index) or evidence.full_name(words, lists, index):
        return True
    if opening.acts(words, lists, index):
        return True
    if lists.is_first(low) and evidence.on_a_roll(words, index):
        at = index + 1  # alone between the commas
        return at >= len(words.low) or words.gap(at) != " " or words.low[at] in ("and", "or", "n")
    if (
        words.breaks[index]
        or words.heading
        or not lists.is_first(low)
        or (low in lists.capitalised and low not in cues.MONTH_NAMES)
    ):
        return False
    if low in cues.MONTH_NAMES:
        return evidence.after_person_word(words, index) and words.low[index - 1] not in (
            "since",
            "for",
            "and",
            "by",
            "from",
            "in",
            "to",
        )
    follows = words.low[index + 1] if index + 1 < len(words.low) else ""
    big_next = index + 1 < len(words.raw) and words.raw[index + 1][0].isupper() and words.gap(index + 1) == " "
    big_before = (
        words.raw[index - 1][0].isupper()
        and not words.breaks[index - 1]
        and words.gap(index) == " "
        and words.raw[index - 1] != "I"
    )
    if big_next and not lists.is_name(follows):
        return False
    return not (big_before and not lists.is_name(words.low[index - 1]))


def _spread_along_lists(words: Words, lists: Lists, masked: bytearray, sure: list[bool]) -> None:
    """*Heather and Rose*, *June, Olive and Ann*: a name beside a name is a name."""
    count = len(words.raw)
    for order in (range(1, count), range(count - 2, -1, -1)):
        for index in order:
            if sure[index] or masked[words.start[index]]:
                continue
            low = words.low[index]
            is_name = lists.is_first(low)
            if (
                not words.raw[index][0].isupper()
                and low not in cues.SAFE_SMALL
                and (
                    not is_name
                    or (
                        lists.is_word(low)
                        and not _is_a_virtue_joined(words, index)
                        and (not words.small or len(low) < 4 or low in cues.NEVER_SMALL)
                    )
                )
            ):
                continue
            if words.shouting or (words.heading and not is_name):
                continue
            if low in lists.surnames and not is_name and words.raw[index][0].isupper() and not words.small:
                if _joined(words, sure, index, index - 1 if order.step > 0 else index + 1, order.step):
                    sure[index] = True  # Young and Gibb
                continue
            if not is_name and (
                lists.is_word(low) or lists.open_places.kinds.get(low) or words.raw[index].isupper() or len(low) < 3
            ):
                continue
            if low in lists.capitalised and low not in cues.MONTH_NAMES:
                continue
            other = index - 1 if order.step > 0 else index + 1
            if _joined(words, sure, index, other, order.step):
                sure[index] = True


def _is_a_virtue_joined(words: Words, index: int) -> bool:
    """*ruth n hope*, where no wish follows."""
    low = words.low
    after = low[index + 1] if index + 1 < len(low) else ""
    return low[index] in cues.VIRTUES and index > 1 and low[index - 1] in ("and", "n", "an", "&") and after not in (
        "for", "to", "of", "that", "they", "it", "we", "in",
    )  # fmt: skip


def _joined(words: Words, sure: list[bool], index: int, other: int, step: int) -> bool:
    low, count = words.low, len(sure)
    if not 0 <= other < count:
        return False
    between = max(index, other)
    gap = words.gap(between)
    if sure[other] and gap in (", ", " & ", "/", " / ", " + "):
        return True
    beyond = other - step if step < 0 else other - 1
    if step < 0:
        beyond = other + 1
        if beyond + 1 < count and low[beyond] in cues.NICKNAMES and words.raw[beyond][0].isupper():
            return low[other] in ("and", "or", "&", "an", "n") and sure[beyond + 1]
    return (
        low[other] in ("and", "or", "&", "an", "n")
        and gap in (" ", ", ")
        and 0 <= beyond < count
        and sure[beyond]
        and words.gap(max(other, beyond)) in (" ", ", ")
    )


def _reach(words: Words, lists: Lists, masked: bytearray, index: int) -> tuple[int, int]:
    """The whole name around a word of it: nickname adjective, initials, surname."""
    first = last = index
    capital = words.raw[index][0].isupper() and not words.shouting
    while (
        last + 1 < len(words.raw)
        and last - index < _REACH
        and not words.owns[last]
        and words.gap(last + 1) in (" ", ". ")
    ):
        low, raw = words.low[last + 1], words.raw[last + 1]
        big = raw[0].isupper()
        if masked[words.start[last + 1]] > 1 or (words.gap(last + 1) == ". " and len(words.raw[last]) != 1):
            break
        typed_small = words.small or (not capital and words.raw[last].islower())
        if len(raw) == 1 and not big and typed_small and low not in ("i", "a", "n", "o", "w", "x"):
            if words.after(last + 1, 1) in ("", " ", ",", ".") and lists.is_first(words.low[last]):
                last += 1  # "isobel p"
            break
        if len(raw) == 1:
            after = words.after(last + 1, 1)
            if big and capital and low not in ("i", "a") and after in ("", ".", " ", ",", ")", "?"):
                last += 1
                continue
            break
        known = lists.is_name(low)
        placed = low in lists.open_places.kinds or low in lists.places.kinds
        unknown = not placed and not lists.is_word(low)
        if (
            capital
            and big
            and not words.heading
            and (known or unknown)
            and not (raw.isupper() and not words.raw[last].isupper())
        ):
            if low in cues.NOT_SURNAMES:
                break
            last += 1
        elif (low in cues.EPITHETS and capital and big and not words.heading) or (
            not big and _is_small_surname(words, lists, last + 1)
        ):
            last += 1
        elif low in cues.PARTICLES and last + 2 < len(words.raw) and words.raw[last + 2][0].isupper() and capital:
            last += 2
        else:
            break
    last = families.byname_end(words, lists, last)
    while first > 0 and index - first < _REACH and words.gap(first) in (" ", ". ", ".") and not words.owns[first - 1]:
        low, raw = words.low[first - 1], words.raw[first - 1]
        if low in cues.HARD_TITLES or low in cues.SOFT_TITLES or masked[words.start[first - 1]] > 1:
            break
        typed_small = words.small or words.raw[first].islower()
        if not raw[0].isupper() and typed_small and low in ("big", "wee", "auld", "daft"):
            first -= 1  # "big tam" in small letters throughout
            continue
        owned = first > 1 and words.low[first - 2] in cues.OWNERS and not words.breaks[first - 1]
        if low in ("wee", "big", "auld", "daft") and words.gap(first) == " " and not owned:
            first -= 1  # wee Sadie
            continue
        if not raw[0].isupper() or words.shouting:
            break
        if (
            low in cues.NICKNAMES
            or low in cues.MOTHER_OF
            or (len(raw) == 1 and low != "i" and words.gap(first).startswith("."))
            or (words.gap(first) == " " and _is_first_half(words, lists, first - 1))
            or (words.gap(first) == " " and lists.is_name(low) and not (words.breaks[first - 1] and low in lists.words))
        ):
            first -= 1
        else:
            break
    return first, last


def _is_first_half(words: Words, lists: Lists, index: int) -> bool:
    """The first part of a given name of two words that is in no list: *Xiu Ying*, *Dil Maya*."""
    low = words.low[index]
    return (
        low != "st"
        and 1 < len(low) <= 9
        and not words.raw[index].isupper()
        and not lists.is_word(low)
        and not words.heading
    )


def _is_small_surname(words: Words, lists: Lists, index: int) -> bool:
    """A surname in small letters: *angela mackay*, or begun only: *lorraine mck*."""
    low = words.low[index]
    if low in cues.BEGUN and (words.small or words.raw[index - 1].islower()):
        return True
    return lists.is_name(low) and low not in lists.words and low not in lists.capitalised and len(low) >= 4


def _found(words: Words, lists: Lists, first: int, last: int) -> Found:
    start, end = words.start[first], words.end[last]
    if len(words.raw[last]) == 1 and words.text[end : end + 1] == "." and words.text[end + 1 : end + 2] == " ":
        end += 0
    replace_start, swaps = _wording(words, lists, first, last)
    replace_end = end
    if words.gap(first) == ", " and replace_start < start and words.text[end : end + 1] == ",":
        replace_end += 1  # "her gran, Ishbel, who" becomes "her gran who"
    return Found(start, end, replace_start, replace_end, Kind.PERSON, swaps, 4)


def _wording(words: Words, lists: Lists, first: int, last: int) -> tuple[int, tuple[str, ...]]:
    low = words.low
    start = words.start[first]
    before = first - 1
    if before >= 0 and words.gap(first) in (" ", ". ", ".", ", ", " ("):
        title = low[before]
        owned = before > 0 and low[before - 1] in ("her", "his", "my", "our", "their") and title in cues.KIN
        if words.gap(first) in (" ", ". ", ".") and title in cues.TITLE_SWAPS and not owned:
            begin = words.start[before]
            if before > 0 and low[before - 1] in ("the", "our", "old", "a") and words.gap(before) == " ":
                begin = words.start[before - 1]
                if before > 1 and low[before - 1] == "old" and low[before - 2] in ("the", "our"):
                    begin = words.start[before - 2]
            return begin, cues.TITLE_SWAPS[title]
        if words.gap(first) in (" ", ", ") and title in cues.KIN and before > 0 and words.gap(before) == " ":
            begin = before - 1
            if title == "law" and before > 2 and low[before - 1] == "in":
                begin = before - 3
            if low[begin] in cues.OWNERS:
                kin = words.text[words.start[begin] : words.end[before]]
                kin = kin if begin and not words.breaks[begin] else kin[:1].lower() + kin[1:]
                general = "a relative" if title in cues.RELATIVES else "someone she knows"
                if title in cues.STAFF:
                    general = "a health worker"
                return words.start[begin], (kin, general)
        if (
            title in ("called", "named")
            and before > 1
            and low[before - 1] in ("woman", "lady", "girl", "lassie", "man")
            and words.gap(before) == " "
            and low[before - 2] in ("a", "the", "one")
        ):
            noun = low[before - 1]
            return words.start[before - 2], (f"one {noun}", "someone")
        if title == "the" and words.gap(first) == " ":
            return words.start[before], ("one family", "a local family")
    name = low[first] if low[first] not in cues.NICKNAMES or first == last else low[first + 1]
    if name in lists.men and name not in lists.women:
        return start, ("a man", "someone")
    if name in lists.women:
        return start, ("one woman", "someone", "a participant")
    return start, ("someone", "a participant")
