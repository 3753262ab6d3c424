"""One report after another: nothing is told by what lies between them."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from cafe.privacy.disclosure.counted import told_empty
from cafe.privacy.disclosure.ledger import Verdict, Why, hidden_before, judge, settle
from cafe.privacy.disclosure.protect import protect
from cafe.privacy.disclosure.releases import Release, kept, read_release, release_of
from cafe.privacy.disclosure.tables import Cell, Table
from tests.privacy.disclosure.sequences import AGES, BOARDS, KIND, Programme, leaks, publish

SEQUENCES = 40


@cache
def _sequence(seed: int) -> tuple[Programme, list[Release], list[Verdict]]:
    programme = Programme(random.Random(seed))
    return programme, *publish(programme, with_ledger=True)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_no_sequence_of_reports_tells_a_small_number(seed: int) -> None:
    programme, out, _said = _sequence(seed)
    assert leaks(out, programme) == []


def test_the_ledger_lets_some_reports_out_and_says_why_not_of_the_others() -> None:
    said = [verdict for seed in range(SEQUENCES) for verdict in _sequence(seed)[2]]
    refused = [verdict for verdict in said if not verdict.may]
    assert len(said) - len(refused) >= 2 * SEQUENCES
    assert len(refused) > SEQUENCES // 2
    assert {verdict.why for verdict in refused} >= {Why.TOO_FEW, Why.CORRECTED}
    assert all(verdict.told for verdict in refused)


def test_without_the_ledger_the_same_reports_tell() -> None:
    told = 0
    for seed in range(5):
        programme = Programme(random.Random(seed))
        out, _said = publish(programme, with_ledger=False)
        told += bool(leaks(out, programme))
    assert told >= 4


# One rule at a time


def _given(*cafes: tuple[str, int, int]) -> dict[str, dict[tuple[tuple[str, str], tuple[str, str]], int]]:
    """Cafés of the Glens and the Coast with so many people of each age in each."""
    return {
        f"{name} 1": {
            (KIND, (age, board)): count for age in AGES for board, count in (("Glens", glens), ("Coast", coast))
        }
        for name, glens, coast in cafes
    }


def _release(given: dict, members: frozenset[str], period: str = "2026-Q1", **more: bool) -> Release:
    table = Table(
        AGES,
        BOARDS[:2],
        tuple(tuple(sum(given[one][KIND, (age, board)] for one in members) for board in BOARDS[:2]) for age in AGES),
    )
    return release_of(protect(table), KIND, period, members, **more)


FIRST = _given(("one", 20, 30), ("two", 20, 10), ("three", 30, 40))


def test_a_cafe_that_came_late_waits_for_the_next_period() -> None:
    given = FIRST | _given(("late", 15, 20))
    old, new = _release(given, frozenset(FIRST)), _release(given, frozenset(given))
    verdict = judge([old], new, given)
    assert verdict.why is Why.TOO_FEW
    assert verdict.instead == old


def test_two_cafes_with_fewer_than_ten_people_wait_too() -> None:
    given = FIRST | _given(("late", 5, 20), ("later", 4, 20))
    assert judge([_release(given, frozenset(FIRST))], _release(given, frozenset(given)), given).why is Why.TOO_FEW


def test_two_cafes_with_enough_people_may_be_added() -> None:
    given = FIRST | _given(("late", 8, 20), ("later", 9, 20))
    assert judge([_release(given, frozenset(FIRST))], _release(given, frozenset(given)), given).may


def test_a_correction_waits_for_the_next_period() -> None:
    given = dict(FIRST)
    given["one 2"] = {**given["one 1"], (KIND, (AGES[0], "Glens")): 22}
    new = _release(given, frozenset(given) - {"one 1"})
    verdict = judge([_release(given, frozenset(FIRST))], new, given)
    assert verdict.why is Why.CORRECTED


def test_a_correction_of_something_else_changes_nothing_here() -> None:
    given = dict(FIRST)
    given["one 2"] = given["one 1"]
    assert judge([_release(given, frozenset(FIRST))], _release(given, frozenset(given) - {"one 1"}), given).may


def test_another_quarter_has_nothing_to_do_with_this_one() -> None:
    given = FIRST | _given(("four", 30, 12), ("five", 13, 14), ("six", 5, 50))
    new = _release(given, frozenset(given) - frozenset(FIRST), "2026-Q2")
    assert judge([_release(given, frozenset(FIRST))], new, given).may


def test_the_same_report_may_be_made_again() -> None:
    old = _release(FIRST, frozenset(FIRST))
    assert judge([old], old, {}).may


def test_what_was_hidden_once_stays_hidden_in_its_period() -> None:
    given = _given(("one", 1, 30), ("two", 1, 10), ("three", 1, 40))
    old = _release(given, frozenset(given))
    table = Table(AGES, BOARDS[:2], ((30, 80), (30, 80), (30, 80)))
    assert Cell(0, 0) in hidden_before([old], KIND, "2026-Q1", table)
    assert not hidden_before([old], KIND, "2026-Q2", table)
    more = given | _given(("four", 30, 30), ("five", 30, 30))
    new = _release(more, frozenset(more))
    verdict = judge([old], new, more)
    assert verdict.why is Why.STICKY


def test_what_a_cafe_gave_that_is_no_longer_held_is_taken_for_small() -> None:
    given = FIRST | _given(("late", 80, 20), ("later", 90, 20))
    old, new = _release(given, frozenset(FIRST)), _release(given, frozenset(given))
    assert judge([old], new, FIRST).why is Why.TOO_FEW


def test_two_tables_of_the_same_people_do_not_tell_on_one_another() -> None:
    """By age the town's total is hidden; by rurality it shows: whoever has both can work out who was hidden."""
    kind = ("place", "board")
    table = Table(AGES, BOARDS[:2], ((3, 40), (20, 30), (30, 50)))
    found = protect(table, exactly=False)
    members = frozenset({"a 1"})
    given = {
        "a 1": {(KIND, (age, board)): count for age, line in zip(AGES, table.counts, strict=True)
                for board, count in zip(BOARDS[:2], line, strict=True)}
        | {(kind, (place, board)): count for place, line in (("rural", (23, 60)), ("urban", (30, 60)))
           for board, count in zip(BOARDS[:2], line, strict=True)}
    }  # fmt: skip
    hiding_totals = Release(
        KIND, "2026-Q1", members, tuple(frozenset({age}) for age in AGES),
        tuple(frozenset({board}) for board in BOARDS[:2]),
        ((None, 40, None), (20, 30, 50), (30, 50, 80), (None, 120, None)),
    )  # fmt: skip
    other = Release(
        kind, "2026-Q1", members, (frozenset({"rural"}), frozenset({"urban"})),
        tuple(frozenset({board}) for board in BOARDS[:2]),
        ((23, 60, 83), (30, 60, 90), (53, 120, 173)),
    )  # fmt: skip
    assert judge([], hiding_totals, given).may
    verdict = judge([hiding_totals], other, given)
    assert verdict.why is Why.TOGETHER
    assert verdict.told is not None
    assert (verdict.told.rows, verdict.told.columns) == ({"16–34"}, {"Glens"})
    assert found.hidden


def test_tables_that_leave_some_out_are_not_taken_to_have_the_same_totals() -> None:
    kind = ("place", "board")
    given = {"a 1": {(KIND, ("16–34", "Glens")): 3, (KIND, ("55+", "Glens")): 30, (kind, ("rural", "Glens")): 20}}
    members, glens = frozenset({"a 1"}), (frozenset({"Glens"}),)
    first = Release(
        KIND, "2026-Q1", members, (frozenset({"16–34"}), frozenset({"55+"})), glens,
        ((None, None), (30, 30), (None, None)),
    )  # fmt: skip
    second = Release(
        kind, "2026-Q1", members, (frozenset({"rural"}),), glens, ((20, 20), (20, 20)), counts_everyone=False
    )  # fmt: skip
    assert judge([first], second, given).may


def test_a_release_is_kept_as_text_and_read_again() -> None:
    old = _release(FIRST, frozenset(FIRST))
    again = read_release(kept(old))
    assert again == old
    assert again.fingerprint() == old.fingerprint()
    assert len(old.fingerprint()) == 64


# A wider report after a narrow one, attacked by trying every table there is

PLACES, BY_PLACE, TOP = ("Glens", "Coast", "Town"), ("place", "people"), 36


def _line(given: dict, members: frozenset[str], hidden: frozenset[str] = frozenset()) -> Release:
    sums = [sum(given[one][BY_PLACE, (place, "people")] for one in members) for place in PLACES]
    shown = [None if place in hidden else count for place, count in zip(PLACES, sums, strict=True)]
    cells = (*((one, one) for one in shown), (sum(sums), sum(sums)))
    return Release(
        BY_PLACE, "2026", members, tuple(frozenset({one}) for one in PLACES), (frozenset({"people"}),), cells
    )


@pytest.mark.parametrize("seed", range(30))
def test_what_hides_in_a_wider_report_agrees_with_trying_every_table(seed: int) -> None:
    rng = random.Random(seed)
    given = {
        f"{at} 1": {
            (BY_PLACE, (place, "people")): rng.choice((0, 2, 3, 4)) * (place == PLACES[at % 3]) for place in PLACES
        }
        for at in range(9)
    }
    given["0 1"][BY_PLACE, ("Glens", "people")] = 5  # who is in every narrow report: its total may be told
    narrow, wide = frozenset({"0 1", *(f"{at} 1" for at in rng.sample(range(1, 9), 4))}), frozenset(given)
    first, second = _line(given, narrow), _line(given, wide)
    small = {place for place in PLACES if 0 < sum(given[one][BY_PLACE, (place, "people")] for one in narrow) < 5}
    if small:
        first = _line(given, narrow, frozenset(PLACES))
    settled = settle([first], [second], given)
    out = [first, *(settled.releases if settled.verdict.may else ())]
    every = np.array(list(product(range(TOP + 1), repeat=3)))
    inside, beyond = _that_fit(every, out[0]), every[:1]
    if len(out) == 2:
        beyond = every[every.sum(axis=1) == out[1].numbers[3][0] - out[0].numbers[3][0]]
    fits = np.ones((len(inside), len(beyond)), dtype=bool)
    for at, (number, _same) in enumerate(out[-1].numbers[:3]):
        if len(out) == 2 and number is not None:
            fits &= inside[:, None, at] + beyond[None, :, at] == number
    assert fits.any()
    both = ((narrow, inside[fits.any(axis=1)]), (wide - narrow, beyond[fits.any(axis=0)]))
    for members, found in both[: len(out)]:
        for at, place in enumerate(PLACES):
            truth = sum(given[one][BY_PLACE, (place, "people")] for one in members)
            if 0 < truth < 5:
                assert found[:, at].min() == 0
                assert found[:, at].max() >= 5


def _that_fit(every: np.ndarray, release: Release) -> np.ndarray:
    fits = every.sum(axis=1) == release.numbers[3][0]
    for at, (number, _same) in enumerate(release.numbers[:3]):
        fits &= (every[:, at] == number) if number is not None else True
    return every[fits]


# The counts of cafés beside the numbers of people


def _of_one(place: str, people: int) -> dict:
    return {(BY_PLACE, (one, "people")): people * (one == place) for one in PLACES}


def _counted(given: dict, members: frozenset[str], *, says_cafes: bool) -> Release:
    counts = tuple(
        (frozenset({place}), sum(given[one].get((BY_PLACE, (place, "people")), 0) > 0 for one in members))
        for place in PLACES
    )
    return replace(_line(given, members), cafes=counts if says_cafes else ())


def _late_ones_told(seed: int, *, says_cafes: bool) -> int:
    """Late cafés of one place, alone or of fewer than ten, that a reader works out by the lines that stayed as they
    were: as many cafés as before are as many people as before."""
    rng = random.Random(seed)
    at = {f"{n} 1": PLACES[n % 3] if n < 9 else rng.choice(PLACES) for n in range(12)}
    given = {one: _of_one(place, rng.randint(6, 14)) for one, place in at.items()}
    early, late = frozenset(sorted(at)[:-3]), frozenset(sorted(at)[-3:])
    first = _counted(given, early, says_cafes=says_cafes)
    settled = settle([first], [_counted(given, frozenset(at), says_cafes=says_cafes)], given)
    if not settled.verdict.may:
        return 0
    (second,) = settled.releases
    grew = [place for place in PLACES if any(at[one] == place for one in late)]
    shown = {place: number for place, (number, _same) in zip(PLACES, second.numbers, strict=False)}
    hidden = [place for place in grew if shown[place] is None]
    open_ones = hidden if len(hidden) > 1 else []
    of_place = {place: [given[one][BY_PLACE, (place, "people")] for one in late if at[one] == place] for place in grew}
    return sum(len(few) < 2 or sum(few) < 10 for place, few in of_place.items() if place not in open_ones)


def test_a_line_of_as_many_cafes_as_before_does_not_hide_for_another() -> None:
    assert sum(_late_ones_told(seed, says_cafes=True) for seed in range(40)) == 0
    assert sum(_late_ones_told(seed, says_cafes=False) for seed in range(40)) > 5


def test_what_is_no_longer_held_is_told_by_the_counts_of_cafes_too() -> None:
    given = {f"{n} 1": _of_one(PLACES[n % 3], 10) for n in range(9)}
    given |= {"late 1": _of_one("Coast", 6), "later 1": _of_one("Town", 7)}
    first = _counted(given, frozenset(given) - {"late 1", "later 1"}, says_cafes=True)
    second = _counted(given, frozenset(given), says_cafes=True)
    empty = told_empty([first, second], {})
    assert empty.holds("late 1", BY_PLACE, ("Glens", "people"))
    assert not empty.holds("late 1", BY_PLACE, ("Coast", "people"))
    assert not empty.holds("0 1", BY_PLACE, ("Glens", "people"))
    assert read_release(kept(second)) == second
