"""Numbers as people say and write them, in English and in Scots, and the band that keeps the sense of an age."""

from __future__ import annotations

import re

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCOTS_UNITS = {
    "wan": "one",
    "yin": "one",
    "twa": "two",
    "fower": "four",
    "fowr": "four",
    "sax": "six",
    "seeven": "seven",
    "seivin": "seven",
    "sivven": "seven",
    "aicht": "eight",
    "echt": "eight",
    "eicht": "eight",
}
_SCOTS_TEENS = {
    "eleeven": "eleven",
    "twal": "twelve",
    "therteen": "thirteen",
    "fowerteen": "fourteen",
    "fowrteen": "fourteen",
    "fufteen": "fifteen",
    "saxteen": "sixteen",
    "seeventeen": "seventeen",
    "eichteen": "eighteen",
    "echteen": "eighteen",
    "aichteen": "eighteen",
}
_SCOTS_TENS = {
    "twinty": "twenty",
    "therty": "thirty",
    "fowerty": "forty",
    "fourty": "forty",
    "fufty": "fifty",
    "saxty": "sixty",
    "seeventy": "seventy",
    "eichty": "eighty",
    "echty": "eighty",
    "aichty": "eighty",
    "ninty": "ninety",
}
SCOTS = _SCOTS_UNITS | _SCOTS_TEENS | _SCOTS_TENS
# Alternatives for regular expressions.
UNITS_SAID = "|".join((*UNITS, *_SCOTS_UNITS))
FROM_TWO = "|".join((*UNITS[1:], *(said for said, number in _SCOTS_UNITS.items() if number != "one")))
TEENS_SAID = "|".join((*TEENS, *_SCOTS_TEENS))
TENS_SAID = "|".join((*TENS, *_SCOTS_TENS))


def age_in_years(words: str) -> int | None:
    """A number of years in digits or words ("fifty-one"), if that is what it is."""
    digits = re.search(r"\d{1,3}", words)
    if digits:
        return int(digits[0])
    total = 0
    for said in re.findall(r"[a-z]+", words.lower()):
        part = SCOTS.get(said, said)
        if part in TENS:
            total += 20 + 10 * TENS.index(part)
        elif part in TEENS:
            total += 10 + TEENS.index(part)
        elif part in UNITS:
            total += 1 + UNITS.index(part)
    return total or None


def band(years: int) -> str:
    """The band that keeps the sense of an exact age: "teens", "forties", "eighties or older"."""
    if years < 13:
        return "childhood"
    if years < 20:
        return "teens"
    if years >= 80:
        return "eighties or older"
    return TENS[years // 10 - 2].removesuffix("y") + "ies"
