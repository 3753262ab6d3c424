"""One report after another: nothing is told by what lies between them."""

from __future__ import annotations

import random
from functools import cache

import pytest

from cafe.privacy.disclosure.ledger import Verdict, Why, hidden_before, judge
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
