"""The words that fictional cafés are made of: sentences, quotes and ideas from ``resources/demo``.

For the demo, the tests of load and a coordinator's practice. Nobody said them, and they name nobody.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cafe.core import assets
from cafe.model.values import Actor, Consent, Direction


@dataclass(frozen=True, slots=True)
class FictionalSentence:
    """A sentence that a group might agree on, with how it would be marked."""

    text: str
    code: str
    direction: Direction
    life_stage: str = ""
    setting: str = ""


@dataclass(frozen=True, slots=True)
class FictionalQuote:
    """One woman's words, with a yes."""

    text: str
    code: str
    consent: Consent


@dataclass(frozen=True, slots=True)
class FictionalIdea:
    """What could change, and who could act."""

    text: str
    code: str
    about: str  # the top theme that it would change
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Fiction:
    """Everything there is to say, by topic id, in the order of the files."""

    sentences: Mapping[str, tuple[FictionalSentence, ...]]
    quotes: Mapping[str, tuple[FictionalQuote, ...]]
    ideas: Mapping[str, tuple[FictionalIdea, ...]]
    disagreed: tuple[str, ...]
    missing_voices: tuple[str, ...]
    support_used: tuple[str, ...]
    programme_name: str
    programme_address: str


@cache
def load() -> Fiction:
    """All of it, read once. A slip in a file is a fault of the build and raises as such."""
    sentences: dict[str, list[FictionalSentence]] = defaultdict(list)
    for group in _read("sentences").values():
        for row in group:
            sentence = FictionalSentence(
                row["text"], row["code"], Direction(row["direction"]),
                row.get("life_stage", ""), row.get("setting", ""),
            )  # fmt: skip
            for topic in row["topics"]:
                sentences[topic].append(sentence)
    quotes: dict[str, list[FictionalQuote]] = defaultdict(list)
    for row in _read("quotes")["quotes"]:
        for topic in row["topics"]:
            quotes[topic].append(FictionalQuote(row["text"], row["code"], Consent(row["consent"])))
    ideas: dict[str, list[FictionalIdea]] = defaultdict(list)
    for row in _read("ideas")["ideas"]:
        for topic in row["topics"]:
            ideas[topic].append(FictionalIdea(row["text"], row["code"], row["about"], tuple(map(Actor, row["actors"]))))
    rest = _read("programme")
    return Fiction(
        sentences={topic: tuple(found) for topic, found in sentences.items()},
        quotes={topic: tuple(found) for topic, found in quotes.items()},
        ideas={topic: tuple(found) for topic, found in ideas.items()},
        disagreed=tuple(rest["disagreed"]),
        missing_voices=tuple(rest["missing_voices"]),
        support_used=tuple(rest["support_used"]),
        programme_name=rest["name"],
        programme_address=rest["address"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(assets.read_text(f"demo/{name}.toml"))
