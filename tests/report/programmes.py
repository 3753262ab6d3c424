"""Fictional programmes in every state that a report has, as outlines of their cafés."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cafe.collate.facts import facts_of
from cafe.collate.merge import collate
from cafe.collate.simulate import packs
from cafe.collate.values import Aside, CafeFacts, Collation, Filters
from cafe.report.programme import programme_outline
from cafe.report.programme_pdf import render
from cafe.report.programme_values import ProgrammeOutline
from tests.report.conftest import words_of

NAME = "East Glens Women’s Health"
PROGRAMME = "age1" + "q" * 58


@cache
def cafes(count: int, seed: int = 7) -> tuple[CafeFacts, ...]:
    """Simulated cafés, each in its newest revision."""
    newest = {one.pack.pack_id: facts_of(one.pack) for one in packs(count, seed, PROGRAMME)}
    return tuple(newest.values())


@cache
def collated(count: int, filters: Filters | None = None, *, quotes: int = 6) -> Collation:
    """Their picture, with the first quotes chosen."""
    found = collate(cafes(count), filters or Filters(), aside=Aside(refused=2, missing=3), most=60)
    chosen = frozenset(quote.entry_id for quote in found.quotes[:quotes])
    return replace(found, quotes=tuple(replace(quote, is_chosen=quote.entry_id in chosen) for quote in found.quotes))


def outline(count: int, release: int = 1, **facts: object) -> ProgrammeOutline:
    return replace(_outline(count, release), **facts)  # type: ignore[arg-type]


@cache
def _outline(count: int, release: int) -> ProgrammeOutline:
    return programme_outline(collated(count), NAME, release=release, threshold=5)


def of_cafes(*few: CafeFacts) -> ProgrammeOutline:
    return programme_outline(collate(few), NAME, release=1, threshold=5)


STATES = {
    "usual": lambda: outline(24),
    "three": lambda: outline(3),
    "none": of_cafes,
    "very-many": lambda: outline(1000),
    "filtered": lambda: replace(outline(60), filters="September to November 2026; Highland and Fife", packs=90),
}


@cache
def printed(state: str) -> bytes:
    """The report of a state on paper: the same bytes whoever asks, so that one print does for every look at it."""
    return render(STATES[state]())


@cache
def read_out(state: str) -> str:
    """Every word of that paper, on one line."""
    return " ".join(words_of(printed(state)).split())
