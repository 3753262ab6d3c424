"""What a coordinator writes herself, looked at as what came in is: reasons, answers, names of themes. Pure.

Packs came in → **second look** → report. Her words go into the report, into replies and kits. What could point to
somebody is in none of them until she has answered; her own pages show it as she wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from cafe.collate.came_of import CollatedRipples
from cafe.collate.second_look import NEXT_STEPS, LookAnswer, Waiting
from cafe.collate.themes.events import ProgrammeBook
from cafe.content import codebook
from cafe.content.codebook import Codebook, Theme
from cafe.core.i18n import _
from cafe.model.values import Answer
from cafe.privacy.guard.check import check
from cafe.privacy.guard.flags import Flag

WHY, ANSWER, WHO, NAME, MEANING = "why", "answer", "who_answered", "theme_name", "theme_meaning"
MaySay = Callable[[str], str]
"""How a text may leave: as it reads, in other words, or empty."""


def texts_of_ours(
    whys: Iterable[str], answers: Iterable[Answer], book: ProgrammeBook, next_steps: str = ""
) -> Iterator[tuple[str, str]]:
    """(place, text) of everything that a coordinator wrote and that goes out. Words that came with the app are not."""
    if next_steps:
        yield NEXT_STEPS, next_steps
    yield from ((WHY, why) for why in whys if why)
    for one in answers:
        yield from ((place, text) for place, text in ((ANSWER, one.answer), (WHO, one.who)) if text)
    shipped = _shipped()
    for code in () if book.is_plain else book.codes.values():
        if code.is_live:
            names = code.names
            for place, text in (
                (NAME, names.report_name),
                (NAME, names.tile),
                (MEANING, names.definition),
                (MEANING, names.example),
            ):
                if text and text not in shipped:
                    yield place, text


@cache
def _shipped() -> frozenset[str]:
    known = codebook.load().themes
    words = (text for one in known for text in (one.tile, one.report_name, one.definition, one.example))
    return frozenset((*words, *(sub.label for one in known for sub in one.subthemes)))


@lru_cache(maxsize=4096)
def _noticed(text: str) -> tuple[Flag, ...]:
    return tuple(check(text))


def still_open(text: str, answer: LookAnswer) -> tuple[Flag, ...]:
    """As ``second_look.open_flags``, for texts that are asked about again and again."""
    left = {words.casefold() for words in answer.left}
    return () if answer.is_hidden else tuple(f for f in _noticed(answer.words or text) if f.text.casefold() not in left)


def may_say(text: str, answer: LookAnswer) -> str:
    """How a text may leave: empty while it waits, or where it is not to be printed."""
    return "" if answer.is_hidden or still_open(text, answer) else answer.words or text


def waiting(ours: Iterable[tuple[str, str]], answer_of: Callable[[str], LookAnswer]) -> tuple[Waiting, ...]:
    """Those of ``ours`` that wait for an answer, each once."""
    found = []
    for text, place in {text: place for place, text in ours}.items():
        answer = answer_of(text)
        if flags := still_open(text, answer):
            found.append(Waiting(text, answer.words or text, place, 1, flags))
    return tuple(found)


def whys_through(came: CollatedRipples, say: MaySay) -> CollatedRipples:
    """Changes with the reasons that may be printed."""
    return replace(came, changes=tuple(replace(one, why=say(one.why)) if one.why else one for one in came.changes))


def answers_through(answers: Mapping[str, Answer], say: MaySay) -> dict[str, Answer]:
    """The answers that may leave; one that waits is not among them, as if it were not written yet."""
    found = {}
    for subject, one in answers.items():
        if words := say(one.answer):
            found[subject] = replace(one, answer=words, who=say(one.who) if one.who else "")
    return found


def book_through(book: Codebook, say: MaySay) -> Codebook:
    """The codebook with the names that may leave. A name that waits is the one that the app gave, or tells nothing."""
    return replace(book, themes=tuple(_theme_through(theme, say) for theme in book.themes))


def _theme_through(theme: Theme, say: MaySay) -> Theme:
    shipped = codebook.load().find(theme.code)
    labels = {sub.code: sub.label for sub in shipped.subthemes} if shipped else {}

    def name(text: str, other: str, code: str) -> str:
        if text in _shipped():
            return text
        return say(text) or other or _("A theme without a name yet ({code})").format(code=code)

    def meaning(text: str) -> str:
        return text if not text or text in _shipped() else say(text)

    return replace(
        theme,
        tile=name(theme.tile, shipped.tile if shipped else "", theme.code),
        report_name=name(theme.report_name, shipped.report_name if shipped else "", theme.code),
        definition=meaning(theme.definition),
        example=meaning(theme.example),
        subthemes=tuple(
            replace(sub, label=name(sub.label, labels.get(sub.code, ""), sub.code)) for sub in theme.subthemes
        ),
    )
