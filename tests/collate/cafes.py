"""Cafés for the tests of collating: legal by default, a test states only what matters to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from cafe.collate.digest import fold
from cafe.collate.values import CafeFacts, FeedbackCount, Said
from cafe.model.values import Actor, Consent, Direction, EntryKind, Face

_BOARDS = {"fife": "fife", "highland": "highland", "argyll": "highland", "angus": "tayside"}


def pack_id(number: int) -> str:
    return str(UUID(int=number))


def sentence(text: str, *themes: str, way: Direction = Direction.BARRIER, **more: Any) -> Said:
    return Said(
        entry_id=more.pop("entry_id", f"e-{text}"),
        kind=EntryKind.THEME,
        text=text,
        key=fold(text),
        themes=themes or ("LIS1",),
        direction=way,
        **more,
    )


def idea(text: str, *actors: Actor, themes: tuple[str, ...] = ("IDE1",)) -> Said:
    return Said(f"i-{text}", EntryKind.IDEA, text, fold(text), themes=themes, actors=actors)


def quote(text: str, consent: Consent = Consent.VERBATIM) -> Said:
    return Said(f"q-{text}", EntryKind.QUOTE, text, fold(text), themes=("MEN1",), consent=consent)


def a_cafe(number: int, *said: Said, **more: Any) -> CafeFacts:
    facts: dict[str, Any] = {
        "pack_id": pack_id(number),
        "revision": 1,
        "sender": f"sender-{number}",
        "month": "2026-11",
        "council": "fife",
        "topic_id": "menopause",
        "topic_title": "Perimenopause and menopause",
        "people": 9,
    }
    facts |= more
    facts.setdefault("board", _BOARDS.get(facts["council"], ""))
    return CafeFacts(said=said, **facts)


def faces(statement: str, *counts: int) -> tuple[FeedbackCount, ...]:
    return tuple(FeedbackCount(statement, face.value, count) for face, count in zip(Face, counts, strict=False))


_said = st.one_of(
    st.builds(
        sentence,
        st.sampled_from(["We wait.", "we wait", "Nobody listens.", "The bus is gone.", "A friend came."]),
        st.sampled_from(["LIS1", "WAI1", "RUR2", "PEE", "INF6"]),
        way=st.sampled_from(list(Direction)),
    ),
    st.builds(idea, st.sampled_from(["A longer visit", "A bus at five"]), st.sampled_from(list(Actor))),
    st.builds(quote, st.sampled_from(["I was lost.", "She heard me."]), st.sampled_from(list(Consent))),
)

some_cafes = st.lists(
    st.builds(
        lambda number, said, month, council, people, sender, first: a_cafe(
            number,
            *said,
            month=month,
            council=council,
            people=people,
            sender=sender,
            first_timers=min(first, people),
            feedback=faces("F1", 0, 0, people % 3, 1, people),
        ),
        number=st.integers(1, 60),
        said=st.lists(_said, max_size=5),
        month=st.sampled_from(["2026-08", "2026-09", "2026-10", "2026-11"]),
        council=st.sampled_from(sorted(_BOARDS)),
        people=st.integers(0, 14),
        sender=st.sampled_from(["ann's key", "bea's key", "cat's key"]),
        first=st.integers(0, 14),
    ),
    max_size=40,
    unique_by=lambda cafe: cafe.pack_id,
)
