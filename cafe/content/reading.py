"""Reading a content file strictly, long before the day: a slip in a file is told in one sentence.

Every content file is TOML. Whoever edits one (a translator, a programme, a host writing her own topic)
is told which file, which part of it and what to change. Nothing unknown is passed over in silence,
because a misspelt key would quietly lose a warning or a question.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cafe.core import assets
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text

_LINE = re.compile(r"at line (\d+)")  # as tomllib says it
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact or a shape came from. ``looked_over`` is a month ("2026-11"), never a day."""

    title: str
    where: str
    looked_over: str


def problem(file: str, what: str) -> ProblemToFix:
    """The error to raise for a slip in ``file``; ``what`` is a whole sentence."""
    return ProblemToFix(
        _("{file} cannot be used yet. {what}").format(file=file, what=what),
        _("Change that in the file, then open it again. Nothing else is affected."),
    )


class Part:
    """One table of a content file, read key by key; ``close`` then names any key nobody asked for."""

    def __init__(
        self, data: dict[str, object], file: str, name: str = "", said: Mapping[str, str] | None = None
    ) -> None:
        self._data = dict(data)
        self._file = file
        self._name = name
        self._said = said or {}

    def called(self, key: str) -> str:
        """A key as a sentence has it: “title”, or, where a page has words for it, “What it is about” (blurb)."""
        word = self._said.get(key)
        return _("“{word}” ({key})").format(word=word, key=key) if word else _("“{key}”").format(key=key)

    def problem(self, what: str) -> ProblemToFix:
        """The error to raise for a slip in this part."""
        if self._name:
            what = _("{part}: {what}").format(part=self._name, what=what)
        return problem(self._file, what)

    def _take(self, key: str, kind: type, default: object) -> object:
        if key not in self._data:
            if default is None:
                raise self.problem(_("{key} is missing.").format(key=self.called(key)))
            return default
        value = self._data.pop(key)
        # A bool is an int to Python; to someone editing the file it is not.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.problem(_("{key} is not the kind of value we need.").format(key=self.called(key)))
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A sentence or a word. Without a default it has to be there, and not blank."""
        value = plain_text(str(self._take(key, str, default)))
        if not value and default is None:
            raise self.problem(_("{key} is empty.").format(key=self.called(key)))
        return value

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from ``low`` to ``high``."""
        value = self._take(key, int, default)
        assert isinstance(value, int)
        if not low <= value <= high:
            raise self.problem(
                _("{key} is {value}. It can be {low} to {high}.").format(
                    key=self.called(key), value=value, low=low, high=high
                )
            )
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """``true`` or ``false``."""
        return bool(self._take(key, bool, default))

    def texts(self, key: str, least: int = 0, most: int = 100) -> tuple[str, ...]:
        """A list of sentences, none blank, none twice. Missing is allowed only where ``least`` is 0."""
        value = self._take(key, list, [] if least == 0 else None)
        assert isinstance(value, list)
        for number, item in enumerate(value, start=1):
            if not isinstance(item, str) or not plain_text(item):
                raise self.problem(
                    _("Line {n} of {key} is empty, or not words.").format(n=number, key=self.called(key))
                )
        if not least <= len(value) <= most:
            raise self.problem(
                _("{key} has {n} lines. It can have {low} to {high}.").format(
                    key=self.called(key), n=len(value), low=least, high=most
                )
            )
        found = tuple(plain_text(item) for item in value)
        self._no_twins(key, found)
        return found

    def chosen(self, key: str, known: Iterable[str], least: int = 0) -> tuple[str, ...]:
        """A list of words, each one of ``known``."""
        found = self.texts(key, least)
        allowed = frozenset(known)
        for word in found:
            if word not in allowed:
                raise self.problem(_("“{word}” in {key} is not one we know.").format(word=word, key=self.called(key)))
        return found

    def one_of(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        """One word of ``known``."""
        word = self.text(key, default)
        if word != default and word not in frozenset(known):
            raise self.problem(_("“{word}” in {key} is not one we know.").format(word=word, key=self.called(key)))
        return word

    def month(self, key: str) -> str:
        """A month as "2026-11"."""
        value = self.text(key)
        if not _MONTH.fullmatch(value):
            what = _("{key} is {value}. Write a month like 2026-11.")
            raise self.problem(what.format(key=self.called(key), value=value))
        return value

    def part(self, key: str) -> Part:
        """A table of its own, written as ``[key]``."""
        value = self._take(key, dict, None)
        assert isinstance(value, dict)
        return Part(value, self._file, self._said.get(key, key), self._said)

    def parts(self, key: str, least: int = 1) -> tuple[Part, ...]:
        """A list of tables, each written as ``[[key]]``."""
        value = self._take(key, list, [] if least == 0 else None)
        assert isinstance(value, list)
        if len(value) < least or not all(isinstance(item, dict) for item in value):
            raise self.problem(_("{key} needs {n} or more parts.").format(key=self.called(key), n=least))
        label = f"{self._name} {self._said.get(key, key)}".strip()
        return tuple(Part(item, self._file, f"{label} {n}", self._said) for n, item in enumerate(value, start=1))

    def sources(self) -> tuple[Source, ...]:
        """Where this came from: at least one source, each with the month it was looked over."""
        found = []
        for part in self.parts("sources"):
            found.append(Source(part.text("title"), part.text("where"), part.month("looked_over")))
            part.close()
        return tuple(found)

    def no_twins(self, what: str, found: Iterable[str]) -> None:
        """Say so when a code or a name stands twice."""
        self._no_twins(what, tuple(found))

    def _no_twins(self, what: str, found: tuple[str, ...]) -> None:
        seen: set[str] = set()
        for word in found:
            if word in seen:
                raise self.problem(_("“{word}” stands twice in {key}.").format(word=word, key=self.called(what)))
            seen.add(word)

    def close(self) -> None:
        """Every key has been read; whatever is left is a slip."""
        for key in self._data:
            raise self.problem(_("We do not know what {key} is. It may be misspelt.").format(key=self.called(key)))


_LARGEST = 2**63  # TOML's own bound of a whole number


def _loaded(text: str) -> dict[str, object]:
    """Raises ``ValueError``, in words where tomllib has them, for whatever is no such file."""
    try:
        data = tomllib.loads(text)
    except RecursionError as exc:
        raise ValueError(_("too many brackets stand inside each other")) from exc
    if not _are_numbers_small(data):
        raise ValueError(_("a number in it is too long"))
    return data


def _are_numbers_small(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_are_numbers_small, value.values()))
    if isinstance(value, list):
        return all(map(_are_numbers_small, value))
    return not isinstance(value, int) or -_LARGEST <= value < _LARGEST


def lines_of(text: str) -> dict[str, object] | None:
    """What stands in the text of a file, whatever it is; ``None`` where its lines cannot be told apart."""
    try:
        return _loaded(text)
    except ValueError:
        return None


def parse(text: str, file: str, said: Mapping[str, str] | None = None) -> Part:
    """The whole of a content file. ``file`` is the name to use when something is wrong in it.

    ``said``: what a page calls a key, for whoever writes there. She is told which line does not read, and not why.
    """
    try:
        return Part(_loaded(text), file, said=said)
    except ValueError as exc:
        line = _LINE.search(str(exc))
        if said:
            what = _("Line {n} of it does not read.").format(n=line[1]) if line else _("Its last line does not read.")
            raise problem(file, what) from exc
        raise problem(file, _("A line in it does not read: {why}.").format(why=exc)) from exc


def read(name: str) -> Part:
    """A bundled content file, like ``read("forms/cues.toml")``."""
    return parse(assets.read_text(name), name)
