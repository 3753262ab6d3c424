"""A second reading beside the rules: what it adds, what it never touches, and what its weights are made of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.core.assets import read_text
from cafe.privacy.guard import second
from cafe.privacy.guard.check import Flag, Kind, check
from cafe.privacy.guard.lists import load
from tests.privacy.guard.score import LAST, NOTES
from tests.privacy.guard.teach import frames
from tests.privacy.guard.teach.__main__ import BATCHES, made_of, taught
from tests.privacy.guard.teach.learn import as_text, examples, learn
from tests.privacy.guard.test_guard_offsets import NOTES as TYPED
from tests.privacy.guard.test_guard_offsets import assert_sound


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(second, "load", lambda: None)
    yield


@pytest.mark.parametrize(
    ("note", "words", "kind"),
    [
        ("The repair, at 71, got her a shrug.", "71", Kind.AGE),
        ("Her cousin died of it at forty two.", "forty two", Kind.AGE),
        ("the lass who drives the gritter wants no names", "lass who drives the gritter", Kind.RARE),
        ("- lump 9.1\n- letter never", "9.1", Kind.DATE),
    ],
)
def test_it_notices_what_no_rule_has_a_shape_for(note: str, words: str, kind: Kind) -> None:
    assert (words, kind) in [(flag.text, flag.kind) for flag in check(note)]


@pytest.mark.parametrize(
    "note",
    [
        "Utrogestan and Evorel are both out of stock.",
        "Samaritans are on 116 123, day and night.",
        "0808 801 0302 is free from mobiles.",
        "Lorraine Kelly talks about it as people do.",
        "Bartholin’s cyst was a new word to all of them.",
        "Smears start at 25 and bowel kits at 50.",
        "BMI of 36 so no referral.",
        "The doctor was kind and the nurse was kinder.",
    ],
)
def test_what_points_to_nobody_is_left_alone(note: str) -> None:
    assert check(note) == ()


def test_without_its_weights_the_rules_still_read(rules_alone: None) -> None:
    assert [flag.text for flag in check("Morag from Lochinver spoke.")] == ["Morag", "Lochinver"]
    missing = second.trouble()
    assert missing is not None
    assert "your notes are safe" in missing.sentence()


@given(st.text(max_size=300))
def test_a_file_that_holds_no_weights_is_known_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        second.parse(text.replace("[kinds]", ""))


def test_the_command_says_so_once_and_reads_on() -> None:
    code = (
        "from cafe.privacy.guard import second; second.load = lambda: None; "
        "import sys; from cafe.cli import main; sys.exit(main(['guard']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="Morag spoke.\n", capture_output=True, text=True, check=True
    )
    assert done.stderr.count("notices less") == 1
    assert json.loads(done.stdout)["spans"][0]["text"] == "Morag"


@given(TYPED)
def test_it_adds_and_takes_nothing_away(text: str) -> None:
    both = check(text)
    assert_sound(text, both)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second, "load", lambda: None)
        alone = check(text)
    covered = {at for flag in both for at in range(flag.start, flag.end)}
    assert all(at in covered for flag in alone for at in range(flag.start, flag.end))


def test_what_it_adds_offers_a_wording_without_it() -> None:
    for line in (*NOTES.read_text("utf-8").splitlines(), *BATCHES[1].read_text("utf-8").splitlines()):
        for flag in check(json.loads(line)["text"]):
            assert flag.swaps
            assert all(flag.text.lower() != swap.lower() for swap in flag.swaps), flag


def test_the_weights_are_made_of_the_notes_that_are_kept() -> None:
    """Whoever changes a note, a sentence or a clue teaches again: ``python -m tests.privacy.guard.teach``."""
    assert f"\n{second.MADE_OF}{made_of()}\n" in read_text(second.FILE)


def test_teaching_the_same_notes_twice_writes_the_same_file() -> None:
    some = [note for number, note in enumerate((*taught(), *frames.notes())) if number % 40 == 0]
    first, again = (as_text(learn(examples(some)), ["# head"]) for _time in range(2))
    assert first == again
    weights = second.parse(first)
    assert weights.clues
    assert {kind for said in weights.kinds.values() for kind in said} >= {Kind.PERSON, Kind.AGE}


def test_what_measures_never_teaches() -> None:
    texts = {str(note["text"]) for note in (*taught(), *frames.notes())}
    measured = [json.loads(line)["text"] for path in (NOTES, LAST) for line in path.read_text("utf-8").splitlines()]
    assert texts.isdisjoint(measured)


def test_the_sentences_that_teach_are_filled_the_same_each_time() -> None:
    assert [*frames.notes()] == [*frames.notes()]


def test_nouns_for_people_come_with_their_notice() -> None:
    assert {"organist", "dentist", "councillor"} <= load().people
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in read_text("gazetteer/words-people.txt")


def test_a_flag_of_it_looks_like_every_other() -> None:
    flag = check("Her cousin died of it at forty two.")[0]
    assert isinstance(flag, Flag)
    assert flag.swaps[0] == "in her forties"
