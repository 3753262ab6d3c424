"""The guard's lists of names, places and ordinary words, read once, when first needed.

They are data in ``resources/gazetteer``, one entry a line, so that anyone can review or mend them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cafe.core.assets import names, read_text
from cafe.privacy.guard.normalise import fold_word

FOLDER = "gazetteer"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one or more words, found by their first word."""

    kinds: dict[str, str]
    longest: dict[str, int]

    def at(self, words: list[str], index: int) -> tuple[int, str] | None:
        """(how many words, kind) of the longest phrase that begins at ``index``, if any."""
        most = self.longest.get(words[index])
        if most is None:
            return None
        for count in range(min(most, len(words) - index), 0, -1):
            kind = self.kinds.get(words[index] if count == 1 else " ".join(words[index : index + count]))
            if kind is not None:
                return count, kind
        return None


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything the name and place rules look words up in. All entries are folded and small."""

    women: frozenset[str]
    men: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    capitalised: frozenset[str]
    dictionary: frozenset[str]  # rarer English words: a word here is no unknown name; a name here is still a name
    people: frozenset[str]  # nouns that mean a person
    allowed: Phrases
    places: Phrases
    open_places: Phrases
    both: frozenset[str]  # ordinary words that are also first names
    harmless: frozenset[str]  # first words of all that points to nobody

    def is_first(self, word: str) -> bool:
        return word in self.women or word in self.men

    def is_name(self, word: str) -> bool:
        return word in self.women or word in self.men or word in self.surnames

    def is_typed_so(self, word: str) -> bool:
        """Whether it stands in a list of words just so, no ending taken off."""
        return word in self.words or word in self.dictionary

    def is_word(self, word: str) -> bool:
        """Whether it is an ordinary word, or an ordinary form of one (*clinics*, *waited*, *laughing*)."""
        if word in self.words or word in self.capitalised or word in self.dictionary:
            return True
        words = self.words
        if word[-1:] == "s" and word[:-1] in self.dictionary and len(word) > 4:
            return True
        if word.endswith("in") and (word + "g" in words or word + "g" in self.dictionary):
            return True  # *waitin*, *greetin*
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word[: -len(ending)]
                if stem + instead in words or stem in words:
                    return True
                if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words:
                    return True
        return "-" in word and all(part in words or part.isdigit() for part in word.split("-"))


_ENDINGS = (
    ("s", ""),
    ("es", "e"),
    ("ies", "y"),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", "e"),
    ("er", "e"),
    ("ier", "y"),
    ("est", "e"),
    ("ly", ""),
    ("ily", "y"),
    ("ness", ""),
    ("ment", ""),
    ("less", ""),
    ("ful", ""),
    ("'s", ""),
    ("able", "e"),
    ("ers", "e"),
    ("ings", "e"),
    ("y", "e"),
    ("ish", ""),
    ("ation", "e"),
    ("al", "e"),
)


def _entries(name: str) -> list[str]:
    return [line for line in read_text(f"{FOLDER}/{name}").splitlines() if line and line[0] != "#"]


def _folded(entries: list[str]) -> list[str]:
    return [entry.lower() if entry.isascii() else fold_word(entry) for entry in entries]


def _phrases(kinds: dict[str, str]) -> Phrases:
    longest: dict[str, int] = {}
    for phrase in kinds:
        first, _, rest = phrase.partition(" ")
        count = 1 + (rest.count(" ") + 1 if rest else 0)
        if count > longest.get(first, 0):
            longest[first] = count
    return Phrases(kinds, longest)


@cache
def load() -> Lists:
    """All lists. The first call reads the files (some hundredths of a second); later calls are free."""
    people: dict[str, set[str]] = {"[women]": set(), "[men]": set(), "[surnames]": set()}
    places: dict[str, str] = {}
    for path in names(FOLDER, ".txt"):
        name = path.rpartition("/")[2]
        if name.startswith("names-"):
            section = ""
            parts: dict[str, list[str]] = {}
            for entry in _entries(name):
                if entry[0] == "[":
                    section = entry
                    parts[section] = []
                else:
                    parts[section].append(entry)
            for section, entries in parts.items():
                people[section].update(_folded(entries))
        elif name.startswith("places-") and name != "places-open.txt":
            kind = name.removeprefix("places-").removesuffix(".txt")
            for entry in _folded(_entries(name)):
                places.setdefault(entry, kind)
    open_places = dict.fromkeys(_folded(_entries("places-open.txt")), "open")
    allowed = dict.fromkeys(_folded(_entries("words-allowed.txt")), "allowed")
    common = frozenset(_entries("words-common.txt"))
    harmless, too_big = _phrases(allowed), _phrases(open_places)
    return Lists(
        women=frozenset(people["[women]"]),
        men=frozenset(people["[men]"]),
        surnames=frozenset(people["[surnames]"]),
        words=common,
        capitalised=frozenset(_entries("words-capitalised.txt")),
        dictionary=frozenset(_entries("words-english.txt")),
        people=frozenset(_entries("words-people.txt")),
        allowed=harmless,
        places=_phrases({key: kind for key, kind in places.items() if key not in open_places}),
        open_places=too_big,
        both=common & (people["[women]"] | people["[men]"]),
        harmless=frozenset(harmless.longest) | frozenset(too_big.longest),
    )
