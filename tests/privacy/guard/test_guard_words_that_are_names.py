"""A word that is also a name is one only where the note treats it as a person: both directions."""

from __future__ import annotations

import pytest

from cafe.privacy.guard.check import check

PEOPLE = [
    ("Hope said she was never offered it.", "Hope"),
    ("Her daughter Grace had the same.", "Grace"),
    ("May told the group about it.", "May"),
    ("We heard from Heather and Rose.", "Rose"),
    ("I sat beside Dawn at the end.", "Dawn"),
    ("Mark's wife lost the baby.", "Mark"),
    ("Faith, who came first, left early.", "Faith"),
    ("Skye has been told to wait.", "Skye"),
    ("Ivy lives alone up the hill.", "Ivy"),
    ("Joy (34) wants a later clinic.", "Joy"),
    ("Gill has a lift to offer.", "Gill"),
    ("June and Olive asked for a bench.", "June"),
    ("Dr Young never looks up.", "Young"),
    ("Mrs Bell had her hip done.", "Bell"),
    ("The midwife was Janet Wood again.", "Janet Wood"),
    ("Nurse Black is gentle.", "Black"),
    ("Her brother Grant collects it.", "Grant"),
    ("Angus told us that he waits outside.", "Angus"),
    ("thanks to will for the lift home", "will"),
    ("txt shell on 07700 900345 if the bus is late", "shell"),
    ("pat's mum had it too", "pat"),
    ("Blessing hasn't had a smear yet.", "Blessing"),
    ("Key with Sue H until Friday.", "Sue H"),
]
WORDS = [
    "They live in hope of a letter.",
    "Hope is a strong word for it.",
    "Grace and patience are what you need.",
    "May is when the unit comes round.",
    "April and May are the worst.",
    "Costs rose and the service did not.",
    "Heather on the hills and no bus.",
    "Woken at dawn by the sweats.",
    "A mark on the scan frightened her.",
    "Will there be an evening clinic?",
    "will somebody bring the flipchart",
    "Patience runs out at month eleven.",
    "They gave her a PIP form.",
    "That is robbing Peter to pay Paul.",
    "To be frank, they were scunnered.",
    "She was given a grant for childcare.",
    "Joy and relief when the results came.",
    "Summer holidays make it impossible.",
    "Young mothers feel judged.",
    "Black and Asian women were not believed.",
    "White coats make some nervous.",
    "Ring the bell and wait an hour.",
    "Stone of weight gone in a month.",
    "Women in Angus have no evening clinic.",
    "The bill for the scan was huge.",
    "Robin on the card was the nicest bit.",
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_it_is_a_person(text: str, name: str) -> None:
    assert name in [flag.text for flag in check(text)]


@pytest.mark.parametrize("text", WORDS)
def test_it_is_a_word(text: str) -> None:
    assert check(text) == ()
