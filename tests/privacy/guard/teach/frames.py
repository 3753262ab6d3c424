"""Notes made from written sentences: each filled a few times, always in the same way for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from cafe.core.assets import names, read_text
from cafe.privacy.guard.numbers_said import SCOTS, TEENS, TENS, UNITS
from tests.privacy.guard.mark import unmark

FRAMES = Path(__file__).with_name("frames.txt")
FILLINGS = Path(__file__).with_name("fillings.txt")
EACH = 3  # notes of one sentence that has something to fill
_SLOT = re.compile(r"\{(\w+)\}")


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_MONTHS = _each("January February March April May June July August September October November December")
_SHORT_MONTHS = _each("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")
_SCOTS_MONTHS = (*_each("Januar Februar Mairch Aprile Mey Juin Julie"), *_MONTHS[7:])
_ORDINALS = _each(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_OTHER_MONTHS = _each("lipca Ramadan maja czerwca Muharram stycznia Shawwal iulie marca sierpnia aprilie")
_LETTERS = "ABCDEFGHJKLMNPRSTVWXYZ"
_DIGITS_SAID = ("oh", *UNITS)
_HOURS = ("7.30", "half seven", "10", "2pm", "11", "8.15", "ten", "half past six")


def notes(seed: int = 7) -> Iterator[dict[str, object]]:
    """Every sentence of frames.txt as labelled notes; some in small letters, some without their full stop."""
    writer = Writer(random.Random(seed))
    number = 0
    for line in FRAMES.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        for _again in range(EACH if "{" in line else 1):
            number += 1
            yield {"id": f"frame-{number:04}", **writer.note(line.replace("\\n", "\n"))}


def _said(number: int, rng: random.Random, *, scots: bool = False) -> str:
    tens, units = divmod(number, 10)
    if number < 20:
        word = UNITS[number - 1] if number < 10 else TEENS[number - 10]
    else:
        word = TENS[tens - 2] + (rng.choice("- ") + UNITS[units - 1] if units else "")
    if not scots:
        return word
    for said, plain in sorted(SCOTS.items(), key=lambda _pair: rng.random()):
        word = re.sub(rf"\b{plain}\b", said, word) if rng.random() < 0.6 else word
    return word


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


class Writer:
    """Fills sentences. All chance comes from the one generator that it is given."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.lists = {
            name: values.split("|")
            for name, _is, values in (
                line.partition(" = ") for line in FILLINGS.read_text("utf-8").splitlines() if line[0] != "#"
            )
        }
        self.lists["given"] = sorted(_entries("names-", "[women]", "[men]"))
        self.lists["surnames"] = sorted(_entries("names-", "[surnames]"))
        self.lists["villages"] = sorted(_entries("places-villages") | _entries("places-islands"))
        self.makers = self._makers()

    def note(self, sentence: str) -> dict[str, object]:
        """One note, as a line of the labelled notes."""
        text, spans = unmark(self.fill(sentence))
        chance = self.rng.random()
        if chance < 0.12 and len(text.lower()) == len(text):
            text = text.lower()
        elif chance < 0.2 and text.endswith("."):
            text = text[:-1]
        return {"text": text, "spans": spans}

    def fill(self, sentence: str) -> str:
        while "{" in sentence:
            sentence = _SLOT.sub(lambda slot: self.one(slot[1]), sentence)
        return sentence

    def one(self, name: str) -> str:
        maker = self.makers.get(name)
        return maker() if maker else self.rng.choice(self.lists[name])

    def _makers(self) -> dict[str, Callable[[], str]]:
        one, rng, between = self.one, self.rng, self.rng.randint
        capital = lambda name: "-".join(part[:1].upper() + part[1:] for part in one(name).split("-"))  # noqa: E731
        number = lambda low, high: lambda: str(between(low, high))  # noqa: E731
        grown = lambda: between(18, 96)  # noqa: E731
        return {
            "F": lambda: capital("given"), "f": lambda: one("given").lower(), "S": lambda: capital("surnames"),
            "W": lambda: capital("word_names"), "w": lambda: one("word_names"), "WL": lambda: one("plants_and_things"),
            "VL": lambda: one("virtues"), "V1": lambda: capital("virtues"), "V": lambda: one("villages").title(),
            "A": number(18, 96), "C": number(2, 17), "C1": number(1, 6), "N": number(2, 99), "N3": number(100, 180),
            "G": number(6, 40), "G1": number(6, 12), "Y": number(1950, 2024), "H": lambda: rng.choice(_HOURS),
            "AW": lambda: _said(grown(), rng), "CW": lambda: _said(between(8, 17), rng),
            "AS": lambda: _said(grown(), rng, scots=True), "B": self.baby, "DEC": self.decimal, "TM": self.clock,
            "D": self.day, "DY": self.full_day, "DS": self.short_day, "DSC": self.scots_day, "M": lambda:
            rng.choice(_MONTHS), "DR": lambda: f"{between(1, 28)}.{rng.choice(('I', 'III', 'IV', 'VI', 'IX', 'XI'))}",
            "DF": lambda: f"{between(1, 28)} {rng.choice(_OTHER_MONTHS)}", "PH": self.phone, "PHW": self.phone_said,
            "PHO": lambda: f"07700 900 {self.digits(3)}".replace("0", rng.choice("oO"), between(1, 4)),
            "PHL": lambda: rng.choice(("496 0", "960 ", "960")) + self.digits(3), "P2": lambda: self.digits(2),
            "P3": lambda: self.digits(3), "P4": lambda: self.digits(4), "T5": lambda: rng.choice("4568") +
            self.digits(4), "ID": lambda: self.digits(between(5, 10)), "CHI": self.chi, "HN": self.hospital_number,
            "NI": lambda: f"{self.big(2)} {self.digits(2)} {self.digits(2)} {self.digits(2)} {rng.choice('ABCD')}",
            "CR": self.reference, "REG": self.registration, "R": lambda: one("roles"), "PPS": lambda: one("persons"),
            "PP": lambda: one(rng.choice(("roles", "persons"))), "REL": lambda: one("clauses"), "L":
            lambda: self.big(1),
            "I1": lambda: self.big(2), "i1": lambda: self.big(2).lower(), "I": lambda: self.big(1), "i": lambda:
            self.big(1).lower(), "i2": lambda: ".".join(self.big(2).lower()) + ".", "O": lambda:
            f"{one('INST')} {one('OT')}", "ST": self.street, "PC": self.postcode, "pc": lambda: self.postcode().lower(),
            "SCH": lambda: f"{one('INST')} {rng.choice(('Primary', 'Academy', 'High School', 'Nursery'))}",
        }  # fmt: skip

    def digits(self, count: int) -> str:
        return "".join(self.rng.choice("0123456789") for _each in range(count))

    def big(self, count: int) -> str:
        return "".join(self.rng.choice(_LETTERS) for _each in range(count))

    def baby(self) -> str:
        unit = self.rng.choice(("weeks", "wks", "months", "days", "week", "mths", "month"))
        return f"{self.rng.choice((str(self.rng.randint(2, 20)), self.rng.choice(UNITS[1:])))} {unit}"

    def decimal(self) -> str:
        return f"{self.rng.randint(1, 40)}.{self.rng.randint(0, self.rng.choice((9, 9, 99)))}"

    def clock(self) -> str:
        hour, minutes = self.rng.randint(6, 22), self.rng.choice(("05", "10", "15", "20", "25", "35", "40", "50", "55"))
        return self.rng.choice((f"{hour}.{minutes}", f"{hour}:{minutes}", f"{hour:02}.{minutes}"))

    def day(self) -> str:
        day, month = self.rng.randint(1, 28), self.rng.randrange(12)
        name = self.rng.choice((_MONTHS, _MONTHS, _SHORT_MONTHS))[month]
        first = f"{day}{_suffix(day)}"
        worded = f"{_ORDINALS[day - 1]} of {name}" if day <= 20 else f"{day} {name}"
        return self.rng.choice((f"{day} {name}", f"{day} {name}", f"{first} {name}", f"{name} {day}",
                                f"{first} of {name}",
                                worded))  # fmt: skip

    def full_day(self) -> str:
        day, month, year = self.rng.randint(1, 28), self.rng.randint(1, 12), self.rng.randint(1935, 2010)
        return self.rng.choice((f"{day}/{month}/{year}", f"{day:02}.{month:02}.{year}",
                                f"{day}-{month}-{year % 100:02}",
                                f"{day} {_MONTHS[month - 1]} {year}", f"{day}.{month}.{year % 100:02}",
                                f"{day}{_suffix(day)} {_SHORT_MONTHS[month - 1]} {year}"))  # fmt: skip

    def short_day(self) -> str:
        day, month = self.rng.randint(1, 28), self.rng.randint(1, 12)
        return self.rng.choice((f"{day}/{month}", f"{day}/{month}", f"{day}.{month}", f"{day:02}/{month:02}",
                                f"{day}.{month:02}"))  # fmt: skip

    def scots_day(self) -> str:
        day, month = self.rng.randint(1, 28), self.rng.choice(_SCOTS_MONTHS)
        if self.rng.random() < 0.4:
            return f"{day}{_suffix(day)} o {month}"
        worded = _ORDINALS[day - 1] if day <= 20 else f"twinty-{_ORDINALS[day - 21]}"
        if self.rng.random() < 0.6:
            worded = worded.replace("six", "sax").replace("four", "fower").replace("eight", "echt")
        return f"{worded} {self.rng.choice(('o', 'of', 'o' + chr(39)))} {month}"

    def phone(self) -> str:
        last = self.digits(3)
        return self.rng.choice((f"07700 900{last}", f"07700 900 {last}", f"07700900{last}", f"01632 960{last}",
                                f"01632 960 {last}", f"0141 496 0{last}", f"0131 496 0{last}", f"07700-900-{last}",
                                f"+44 7700 900{last}"))  # fmt: skip

    def phone_said(self) -> str:
        number = f"07700900{self.digits(3)}"
        words = [_DIGITS_SAID[int(digit)] for digit in number]
        hundred = self.rng.choice(("nine hundred", "nine double oh"))
        return self.rng.choice((" ".join(number), " ".join(words),
                                f"oh seven seven hundred {hundred} {' '.join(words[-3:])}"))  # fmt: skip

    def chi(self) -> str:
        born = f"{self.rng.randint(1, 28):02}{self.rng.randint(1, 12):02}{self.rng.randint(30, 99)}"
        return f"{born}{self.rng.choice(('', ' ', '-'))}{self.digits(4)}"

    def hospital_number(self) -> str:
        return self.rng.choice((f"{self.big(1)}{self.digits(6)}", f"{self.big(3)}/{self.digits(2)}-{self.digits(5)}",
                                f"{self.digits(2)} {self.digits(2)} {self.digits(4)} {self.big(1)}",
                                f"{self.big(2)}{self.digits(5)}{self.big(1)}"))  # fmt: skip

    def reference(self) -> str:
        return self.rng.choice((f"{self.big(2)}/{self.digits(5)}", f"{self.big(3)}-{self.digits(4)}-{self.digits(2)}",
                                f"{self.big(2)}{self.digits(6)}", f"{self.digits(4)}-{self.big(2)}"))  # fmt: skip

    def registration(self) -> str:
        plate = f"S{self.big(1)}{self.digits(2)} {self.big(3)}"
        return plate.lower() if self.rng.random() < 0.2 else plate

    def street(self) -> str:
        name = f"{self.one('STN')} {self.one('STT')}"
        return name.lower() if self.rng.random() < 0.3 else name

    def postcode(self) -> str:
        area = self.one("PCS")
        chance = self.rng.random()
        if chance < 0.4:
            return f"{area} {self.digits(1)}{self.big(2)}"
        return re.sub(r"(\D)(\d)", r"\1 \2", area) if chance < 0.6 else area


def _entries(beginning: str, *sections: str) -> set[str]:
    """Entries of the project's own lists of names or places, in the sections asked for."""
    found: set[str] = set()
    for path in names("gazetteer", ".txt"):
        name = path.rpartition("/")[2]
        if not name.startswith(beginning) or name in ("names-faker.txt", "names-census.txt"):
            continue
        section = ""
        for line in read_text(path).splitlines():
            if line.startswith("["):
                section = line
            elif line and line[0] != "#" and len(line) > 2 and (not sections or section in sections):
                found.add(line)
    return found
