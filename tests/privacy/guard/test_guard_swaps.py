"""A swap reads as a sentence, keeps the sense, and leaves no name behind."""

from __future__ import annotations

import json
import re

import pytest

from cafe.privacy.guard.check import Flag, Kind, apply_swap, check
from tests.privacy.guard.score import NOTES

TEXTS = [json.loads(line)["text"] for line in NOTES.read_text("utf-8").splitlines()]


def first_swap(text: str) -> str:
    flag = check(text)[0]
    return apply_swap(text, flag, flag.swaps[0])


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("Dr Sutherland sent her away.", "A GP sent her away."),
        ("Then Dr Sutherland sent her away.", "Then a GP sent her away."),
        ("Her sister Shona drove.", "Her sister drove."),
        ("A 62-year-old said so.", "A woman in her sixties said so."),
        ("She is 47 now.", "She is in her forties now."),
        ("Her mum died at 58.", "Her mum died in her fifties."),
        ("Her op was on 14 March 2025.", "Her op was in spring 2025."),
        ("She works at the Glenaray Surgery.", "She works at a GP practice."),
        ("There is no nurse on Tiree.", "There is no nurse on an island."),
        ("The minister's wife spoke.", "Someone local spoke."),
        ("Morag's scan was lost.", "One woman's scan was lost."),
    ],
)
def test_it_reads_as_a_sentence(typed: str, reads: str) -> None:
    assert first_swap(typed) == reads


def test_a_and_an_agree_with_the_swap() -> None:
    flag = Flag(5, 8, 5, 8, Kind.ORG, "Foo", ("island shop",))
    assert apply_swap("In a Foo here.", flag, "island shop") == "In an island shop here."


@pytest.mark.parametrize("text", TEXTS)
def test_no_swap_leaves_the_name_or_doubles_an_article(text: str) -> None:
    for flag in check(text):
        assert 1 <= len(flag.swaps) <= 3
        for swap in flag.swaps:
            after = apply_swap(text, flag, swap)
            assert flag.text.lower() not in swap.lower()
            assert after.count(flag.text) < text.count(flag.text) or flag.text in swap
            new = after[max(0, flag.replace_start - 8) : flag.replace_start + len(swap) + 8]
            assert not re.search(r"\b(?:a|an|the) (?:a|an|the|her|his|one|some\w*)\b", new, re.I), after
            assert "  " not in new or "  " in text
