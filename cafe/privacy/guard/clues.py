"""What a word looks like to the second reading: its class, its shape, its neighbours, as strings to be weighed.

The rules ask one question each; here every word of a kind that can point to somebody (a number, a strange word, a
name that is a word, a noun for a person) gives some dozens of small clues, and `second.py` adds up what they weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cafe.privacy.guard import cues
from cafe.privacy.guard.lists import Lists
from cafe.privacy.guard.numbers_said import SCOTS, TEENS, TENS, UNITS
from cafe.privacy.guard.words import word_set

_TOKEN = re.compile(r"[A-Za-z]+(?:['&-][A-Za-z]+)*|\d+(?:[./:]\d+)*|[^\w\s]|_")
_LONGEST = 60  # letters: nothing longer is a word
_ENDS = frozenset('.!?:;"-*()[]/\u2013\u2022')
_FUNCTION = word_set(
    "a an the and or but of to tae in on at by for from fae with wi as is was wis are were be been has had have not no "
    "nae so that this it its it's i we you me my our us do did does can could will would if when then than there up "
    "down out off over about aboot all also just very too more"
)
_RUN = 11  # numbers either side, as many as a telephone number has digits
_WHO = word_set("who that wha whae whose with wi")
_UNCERTAIN = ("NT", "Nu", "Nt", "Nc", "or", "mo", "D")


def _closed() -> dict[str, str]:
    """Words whose class needs no list of names: later lines win."""
    classes: dict[str, str] = {}
    for name, words in (
        ("verb", cues.VERBS),
        ("speech", cues.SPEECH),
        ("title", cues.HARD_TITLES),
        ("kin", cues.KIN | word_set("babe bairn bairns weans twins baby wee")),
        (
            "ppl",
            word_set(
                "woman women wumman wummin wife wifie lady lassie lass girl mum mother mam man boy lad guy one person "
                "family couple widow widower participant"
            ),
        ),
        (
            "role",
            word_set(
                "midwife doctor gp nurse teacher headteacher heidie minister priest vicar imam rabbi pastor policeman "
                "policewoman constable sergeant vet dentist pharmacist chemist postmistress postmaster postie postman "
                "shopkeeper publican landlady landlord laird factor crofter farmer fermer fisherman skipper coxswain "
                "ferryman lifeguard firefighter undertaker registrar councillor provost librarian janitor jannie "
                "childminder carer physio counsellor hairdresser butcher baker blacksmith harbourmaster driver "
                "paramedic surgeon consultant gamekeeper ghillie organist elder plumber joiner electrician mechanic "
                "pilot captain engineer weaver piper coach manager owner cook cleaner secretary lawyer solicitor "
                "receptionist psychiatrist optician interpreter sheriff judge bishop mayor mp msp warden"
            ),
        ),
        (
            "pron",
            word_set(
                "she her hers he his him herself himself hersel himsel they them their shes hes she's he's whae who "
                "whose she'd she'll"
            ),
        ),
        (
            "unit",
            word_set(
                "day days week weeks wk wks month months mth mths year years yr yrs yo old hour hours minute minutes "
                "min mins"
            ),
        ),
        (
            "wday",
            word_set(
                "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
            ),
        ),
        (
            "month",
            word_set(
                "january february march april may june july august september october november december januar februar "
                "mairch aprile juin augist septemmer novemmer decemmer jan feb mar apr jun jul aug sept sep oct nov dec"
            ),
        ),
        ("ord", word_set("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")),
        ("Nu", frozenset(UNITS)),
        ("Nt", frozenset(TEENS)),
        ("NT", frozenset(TENS)),
    ):
        classes.update(dict.fromkeys(words, name))
    classes.update({word: f"f:{word}" for word in _FUNCTION if word not in ("one", "may")})
    classes.update({said: classes[plain] for said, plain in SCOTS.items()})
    return classes


_CLOSED = _closed()
_HYPHENATED = {("NT", "Nu"): "NTu", ("NT", "ord"): "ord"}


def word_class(low: str, lists: Lists) -> str:
    """The class of one small word: a closed one, what the lists say of it, or that nothing knows it."""
    known = _CLOSED.get(low)
    if known is not None:
        return known
    if len(low) == 1:
        return "letter"
    if low.endswith(("teenth", "tieth")):
        return "ord"
    dash = low.find("-")
    if dash > 0:
        joined = _HYPHENATED.get((_CLOSED.get(low[:dash], ""), _CLOSED.get(low[dash + 1 :], "")))
        if joined:
            return joined
    common = low in lists.words
    if low in lists.places.kinds:
        return "placew" if common or lists.is_word(low) else "place"
    if low in lists.open_places.kinds:
        return "open"
    if lists.is_first(low):
        return "firstc" if common else "firstw" if lists.is_word(low) else "first"
    if low in lists.surnames:
        return "surw" if common or lists.is_word(low) else "sur"
    if low in lists.allowed.kinds:
        return "allow"
    if low in lists.people or (low[-1] == "s" and low[:-1] in lists.people):
        return "comP"
    if common:
        return "ing" if low.endswith("ing") else "ed" if low.endswith("ed") else "com"
    return "word" if lists.is_word(low) else "unk"


def _number_class(digits: str) -> str:
    if not digits.isdigit():
        return _broken_class(digits)
    count = len(digits)
    if count >= 5:
        return "D5"
    value = int(digits)
    if count == 4 and 1900 <= value <= 2030:
        return "Dy"
    if count >= 3:
        return f"D{count}"
    return "Da" if value <= 12 else "Db" if value <= 31 else "Dc"


def _broken_class(said: str) -> str:
    """Of a number with points, strokes or colons in it: whether it could be a day, and of which parts it is made."""
    parts = _PARTS.split(said)
    mark = said[len(parts[0])]
    if len(parts) > 3 or mark == ":":
        return f"D{mark}{min(len(parts), 4)}"
    if len(parts) == 3:
        return f"D{mark}y" if len(parts[2]) in (2, 4) else f"D{mark}3"
    day, month = int(parts[0][:5]), int(parts[1][:5])
    return f"D{mark}m" if 1 <= day <= 31 and 1 <= month <= 12 and len(parts[1]) < 3 else f"D{mark}x"


_PARTS = re.compile(r"[./:]")


def _shape(raw: str) -> str:
    if raw.islower():
        return "x"
    if len(raw) == 1:
        return "X1"
    return "X" if raw.isupper() else "Xx" if raw[0].isupper() else "xX"


_DIGITS = re.compile(r"\d+")


def _how_many(digits: re.Match[str]) -> str:
    return str(len(digits[0]))


class Row:
    """The words, numbers and marks of a note side by side; ``low`` is small and without a possessive."""

    __slots__ = ("classes", "ends", "low", "note", "opens", "people", "shapes", "starts")

    def __init__(self, text: str, lists: Lists, *, small: bool, shouting: bool) -> None:
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.classes: list[str] = []
        self.shapes: list[str] = []
        self.opens: list[bool] = []
        self.note = "U" if shouting else "S" if small else ""
        last, raw = 0, "."
        for hit in _TOKEN.finditer(text):
            before, raw = raw, hit[0]
            start, end = hit.span()
            opens = before in _ENDS or (start > last and "\n" in text[last:start])
            last = end
            first = raw[0]
            if first.isalpha():
                low = raw.lower()
                owns = len(low) > 2 and low[-2:] == "'s"
                if owns:
                    low, end = low[:-2], end - 2
                shape = _shape(raw) + ("'" if owns else "")
                kind = word_class(low, lists) if len(low) <= _LONGEST else "long"
            elif first.isdigit():
                low, kind = raw[:_LONGEST], _number_class(raw[:_LONGEST])
                shape = f"d{min(len(raw), 8)}" if raw.isdigit() else "d" + _DIGITS.sub(_how_many, low[:12])
            else:
                low, shape, kind = raw, "p", f"P{raw}"
            self.low.append(low)
            self.starts.append(start)
            self.ends.append(end)
            self.classes.append(kind)
            self.shapes.append(shape)
            self.opens.append(opens)
        self.people = "P" if not _PERSONS.isdisjoint(self.classes) else "-"

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else "^"

    def kind(self, at: int) -> str:
        return self.classes[at] if 0 <= at < len(self.low) else "^"

    def shape(self, at: int) -> str:
        return self.shapes[at] if 0 <= at < len(self.low) else "^"

    def touches(self, at: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return 0 < at < len(self.low) and self.ends[at - 1] == self.starts[at]

    def is_word(self, at: int) -> bool:
        """Whether letters or digits stand there, and no mark."""
        return self.classes[at][0] != "P"


_PERSONS = frozenset(("pron", "kin", "ppl", "role"))


def can_point(row: Row, at: int) -> bool:
    """Whether a word is of a kind that alone can point to somebody; all others only lengthen what does."""
    kind = row.classes[at]
    if at and row.classes[at - 1] in _HEADS and (row.low[at] in _WHO or row.classes[at - 1] != "pron"):
        return kind[0] != "P"
    if kind in _NEVER or (kind[0] == "f" and kind[1] == ":") or kind[0] == "P":
        return False
    return kind not in _ONLY_WITH_CAPITAL or row.shapes[at][0] == "X"


_NEVER = word_set("pron unit wday title speech verb long")
_ONLY_WITH_CAPITAL = word_set("com ing ed word allow open")


def clues(row: Row, at: int) -> Iterator[str]:
    """Everything that is weighed about one word."""
    word, kind, shape = row.low[at], row.classes[at], row.shapes[at]
    if kind[0] == "D":
        word = kind
    a1, a2, b1, b2 = row.word(at - 1), row.word(at - 2), row.word(at + 1), row.word(at + 2)
    ka1, ka2, kb1, kb2 = row.kind(at - 1), row.kind(at - 2), row.kind(at + 1), row.kind(at + 2)
    look = f"{shape}{'^' if row.opens[at] else ''}{row.note}"
    full = f"{kind}{look}"
    yield f"w={word}"
    yield f"c={kind}"
    yield f"f={full}"
    yield f"s={look}"
    yield f"A={a1}"
    yield f"B={b1}"
    yield f"AA={a2}"
    yield f"BB={b2}"
    yield f"a={ka1}"
    yield f"b={kb1}"
    yield f"aa={ka2}"
    yield f"bb={kb2}"
    yield f"aaa={row.kind(at - 3)}"
    yield f"bbb={row.kind(at + 3)}"
    yield f"af={ka1}|{full}"
    yield f"fb={full}|{kb1}"
    yield f"aac={ka2}|{ka1}|{kind}"
    yield f"cbb={kind}|{kb1}|{kb2}"
    yield f"acb={ka1}|{kind}|{kb1}"
    yield f"Ac={a1}|{kind}"
    yield f"cB={kind}|{b1}"
    yield f"AAc={a2}|{a1}|{kind}"
    yield f"cBB={kind}|{b1}|{b2}"
    yield f"Aw={a1}|{word}"
    yield f"wB={word}|{b1}"
    yield f"as={row.shape(at - 1)}{'' if row.touches(at) else ' '}{look}"
    yield f"sb={look}{'' if row.touches(at + 1) else ' '}{row.shape(at + 1)}"
    yield f"p={row.people}|{kind}"
    if kind[0] != "D" and len(word) > 3:
        yield f"2={word[-2:]}{shape}"
        yield f"3={word[-3:]}"
        yield f"4={word[-4:]}"
        yield f"0={word[:3]}"
    if kind.startswith(_UNCERTAIN):
        yield from _around_a_number(row, at, kind)
    elif shape[0] == "X" and not row.opens[at]:
        for near in range(max(0, at - 3), min(len(row.low), at + 4)):
            if near != at:
                yield f"U={row.low[near]}"
    yield from _in_a_clause(row, at, kind)


def _around_a_number(row: Row, at: int, kind: str) -> Iterator[str]:
    low, classes = row.low, row.classes
    count = len(low)
    group = kind[:2]
    for near in range(max(0, at - 6), min(count, at + 7)):
        if near != at:
            yield f"N={low[near]}{group}"
    if kind[0] != "D":
        return
    first = last = at
    while first and at - first < _RUN and classes[first - 1][0] == "D":
        first -= 1
    while last + 1 < count and last - at < _RUN and classes[last + 1][0] == "D":
        last += 1
    digits = sum(len(low[near]) for near in range(first, last + 1))
    yield f"run={min(digits, 12)}"
    yield f"runs={low[first][:2]}{min(digits, 12)}"
    yield "sh=" + ".".join(str(len(low[near])) for near in range(first, min(last + 1, first + 5)))


def _in_a_clause(row: Row, at: int, kind: str) -> Iterator[str]:
    """Whether the word heads a clause (*lass who drives …*), or stands in one."""
    state = "-"
    for near in range(at - 1, max(-1, at - 8), -1):
        if row.classes[near] in _STOPS:
            break
        if near and row.low[near] in _WHO:
            head = "P" if row.classes[near - 1] in _HEADS else "o"
            state = f"{head}{row.low[near]}"
            yield f"rd={at - near}{state}"
            break
    yield f"r={state}"
    yield f"rc={state}|{kind}"
    if row.word(at + 1) in _WHO:
        yield f"h={kind}|{row.word(at + 1)}"
        yield f"hv={kind}|{row.word(at + 1)}|{row.kind(at + 2)}"
        yield f"hA={row.word(at - 1)}|{kind}"
    if row.word(at + 2) in _WHO:
        yield f"hh={kind}|{row.kind(at + 1)}|{row.word(at + 2)}"


_HEADS = frozenset(("role", "ppl", "kin", "pron", "comP"))
_STOPS = frozenset(("P.", "P,", "P;", "P:", "P!", "P?"))
