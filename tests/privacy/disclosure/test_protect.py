"""Small numbers in a table with totals: hidden, and not to be worked out by anybody."""

from __future__ import annotations

import random
from functools import cache
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.privacy.disclosure.audit import Claim, audit
from cafe.privacy.disclosure.fallback import Axis, as_it_is, joinings
from cafe.privacy.disclosure.ledger import judge
from cafe.privacy.disclosure.primary import Contribution, Reason, Rules, primaries
from cafe.privacy.disclosure.protect import (
    MOST_HIDDEN,
    CannotBeProtected,
    Method,
    Protected,
    attack,
    protect,
    protect_linked,
)
from cafe.privacy.disclosure.releases import release_of
from cafe.privacy.disclosure.secondary import field_of
from cafe.privacy.disclosure.tables import Cell, Table, read_table, written
from tests.privacy.disclosure.attackers import by_solving, by_trying_all, cells_of, random_table

T = 5
SHAPES = ((6, 5), (4, 5), (3, 7), (8, 6), (2, 9), (5, 5))


def _tables(many: int, seed: int) -> list[Table]:
    rng = random.Random(seed)
    return [random_table(rng, *SHAPES[at % len(SHAPES)], rng.choice((4, 8, 16, 40))) for at in range(many)]


@cache
def _protected() -> list[tuple[Table, Protected]]:
    return [(table, protect(table)) for table in _tables(60, seed=20_261)]


def _holds(table: Table, found: Protected, threshold: int = T) -> None:
    """What a table owes its people, told from the text alone by the tests' own attacker."""
    grid = table.with_totals()
    reckoned = by_solving(found.csv)
    for row, line in enumerate(cells_of(found.csv)):
        for column, words in enumerate(line):
            count = grid[row][column]
            if words != "[c]":
                assert int(words) == count
                assert count == 0 or count >= threshold
                continue
            least, most = reckoned[row, column]
            assert least < most
            if 0 < count < threshold:
                assert least == 0
                assert most >= threshold


@pytest.mark.parametrize("at", range(60))
def test_no_small_number_of_a_random_table_can_be_worked_out(at: int) -> None:
    _holds(*_protected()[at])


def test_whatever_further_cell_is_shown_again_the_attacker_finds_out() -> None:
    mutants = 0
    for table, found in _protected():
        for cell in found.hidden - {one.cell for one in found.reasons}:
            mutants += 1
            text = written(table, found.hidden - {cell})
            assert not attack(found, text, T).holds, f"{table.name(cell)} was not needed"
    assert mutants > 150


def test_a_small_number_that_shows_is_found_out() -> None:
    for table, found in _protected()[:10]:
        for one in found.reasons:
            assert one.cell in {
                Cell(*place) for place in attack(found, written(table, found.hidden - {one.cell}), T).told
            }


def test_hiding_small_numbers_alone_is_found_out() -> None:
    """What most would do by hand: it protects nearly nobody."""
    alone = [(found, written(table, frozenset(one.cell for one in found.reasons))) for table, found in _protected()]
    needed = [(found, text) for found, text in alone if len(found.hidden) > len(found.reasons)]
    assert len(needed) > 40
    assert not any(attack(found, text, T).holds for found, text in needed)


def test_the_audit_agrees_with_trying_every_table() -> None:
    rng = random.Random(7)
    tables = agreed = 0
    while tables < 100:
        table = Table(("a", "b"), ("x", "y", "z"), tuple(tuple(rng.randint(0, 6) for _ in "xyz") for _ in "ab"))
        hidden = frozenset(cell for cell in table.cells() if rng.random() < 0.5)
        text = written(table, hidden)
        tried = by_trying_all(text)
        if not tried:
            continue
        tables += 1
        reckoned = audit(text, in_full=True).reckonings
        for place, (least, greatest) in tried.items():
            assert reckoned[place].low == least
            assert reckoned[place].high == (None if greatest == inf else greatest)
            agreed += 1
    assert agreed > 200


def test_the_exact_method_never_hides_more_and_is_as_safe() -> None:
    for table, _found in _protected()[:4]:
        plain, fewest = protect(table, exactly=False), protect(table, exactly=True)
        assert fewest.hidden >= {one.cell for one in fewest.reasons}
        assert _cost(table, fewest) <= _cost(table, plain) + 1e-9
        _holds(table, fewest)
        _holds(table, plain)


def _cost(table: Table, found: Protected) -> float:
    field = field_of(table, found.reasons)
    return field.cost(frozenset(at for at, cell in enumerate(field.cells) if cell in found.hidden))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 12), min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
        )
    ),
    st.sampled_from((5, 7, 10)),
)
def test_any_little_table_is_safe_or_refused(counts: list[tuple[int, ...]], threshold: int) -> None:
    table = Table(
        tuple(f"r{at}" for at in range(len(counts))), tuple(f"c{at}" for at in range(len(counts[0]))), tuple(counts)
    )
    try:
        found = protect(table, Rules(threshold))
    except CannotBeProtected as refusal:
        assert refusal.message
    else:
        _holds(table, found, threshold)


def test_the_same_table_is_always_hidden_in_the_same_way() -> None:
    for table, found in _protected()[:5]:
        assert protect(table) == found


def test_a_table_without_small_numbers_is_shown_as_it_is() -> None:
    found = protect(read_table("Age,Glens,Coast\na,5,12\nb,0,31\n"))
    assert (found.method, found.hidden) == (Method.AS_IT_IS, frozenset())


def test_where_nobody_can_be_hides_nobody() -> None:
    table = read_table("Age,Glens,Coast,Town\na,3,[z],40\nb,7,21,66\nc,15,9,80\n")
    found = protect(table)
    assert Cell(0, 1) not in found.hidden
    assert "[z]" in found.csv
    _holds_with_holes = by_solving(found.csv)[0, 0]
    assert _holds_with_holes[0] == 0
    assert _holds_with_holes[1] >= T


def test_a_handful_of_people_is_refused_in_words() -> None:
    with pytest.raises(CannotBeProtected, match="Fewer than 5 people"):
        protect(read_table("Age,Glens,Coast\na,1,0\nb,0,2\n"))


def test_what_is_known_already_cannot_hide_anybody() -> None:
    table = read_table("Age,Glens,Coast\na,3,12\nb,9,31\n")
    with pytest.raises(CannotBeProtected, match="a · Glens"):
        protect(table, published=[cell for cell in table.cells() if cell != Cell(0, 0)])


def test_a_progress_that_stops_the_work_stops_it() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done > of // 4:
            raise Stopped

    with pytest.raises(Stopped):
        protect(_protected()[0][0], on_progress=stop)


def test_progress_grows_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    protect(_protected()[0][0], on_progress=lambda done, of: seen.append((done, of)))
    shares = [done / of for done, of in seen]
    assert shares == sorted(shares)
    assert shares[-1] > 0.9


# What hides for other reasons


def _of(*grids: tuple[tuple[int, ...], ...]) -> tuple[Table, tuple[Contribution, ...]]:
    counts = tuple(tuple(map(sum, zip(*lines, strict=True))) for lines in zip(*grids, strict=True))
    table = Table(tuple("abcdefg"[: len(counts)]), tuple("xyz"[: len(counts[0])]), counts)
    return table, tuple(Contribution(f"return-{at}", grid) for at, grid in enumerate(grids))


def test_a_count_that_rests_on_two_cafes_or_mostly_on_one_is_hidden() -> None:
    table, given_by = _of(((30, 400), (10, 10)), ((30, 10), (10, 10)), ((0, 10), (10, 10)))
    reasons = {one.cell: one.reason for one in primaries(table, Rules(), given_by)}
    assert reasons[Cell(0, 0)] is Reason.FEW
    assert reasons[Cell(0, 1)] is Reason.ONE
    assert Cell(1, 1) not in reasons
    found = protect(table, contributions=given_by)
    assert {Cell(0, 0), Cell(0, 1)} <= found.hidden
    least, most = by_solving(found.csv)[0, 0]
    assert least <= 55
    assert most >= 65


def test_contributions_that_do_not_add_up_are_our_own_mistake() -> None:
    table, given_by = _of(((10, 10), (10, 10)), ((10, 10), (10, 10)))
    with pytest.raises(ValueError, match="add up"):
        primaries(table, Rules(), given_by[:1])


def test_nobody_learns_that_everyone_of_a_group_said_yes() -> None:
    table = read_table("Group,Yes,No\na,12,0\nb,20,14\nc,31,40\n")
    found = protect(table, Rules(sensitive=frozenset({"Yes"})))
    assert {Cell(0, 0), Cell(0, 1)} <= found.hidden
    least, most = by_solving(found.csv)[0, 1]
    assert (least, most >= T) == (0, True)
    assert not protect(table).hidden


def test_what_was_hidden_stays_hidden() -> None:
    table = read_table("Age,Glens,Coast\na,15,12\nb,9,31\n")
    found = protect(table, before=[Cell(0, 0)])
    assert Cell(0, 0) in found.hidden
    least, most = by_solving(found.csv)[0, 0]
    assert least < most


def test_what_one_table_hides_of_the_boards_no_other_shows() -> None:
    """By age and by ethnic group: the boards' totals are the same numbers."""
    rng = random.Random(3)
    differed = 0
    for _ in range(8):
        sums = (rng.randint(1, 4), rng.randint(9, 30), rng.randint(9, 30), rng.randint(9, 30))
        tables = (_split(rng, sums, 4), _split(rng, sums, 3))
        alone = [_hidden_totals(protect(table)) for table in tables]
        differed += alone[0] != alone[1]
        found = protect_linked(tables)
        assert _hidden_totals(found[0]) == _hidden_totals(found[1])
        kinds = (("age", "board"), ("group", "board"))
        given_by = {
            (kind, (row, column)): count
            for kind, table in zip(kinds, tables, strict=True)
            for row, counts in zip(table.rows, table.counts, strict=True)
            for column, count in zip(table.columns, counts, strict=True)
        }
        first, second = (release_of(one, kind, "2026-Q1", ["a 1"]) for one, kind in zip(found, kinds, strict=True))
        assert judge([first], second, {"a 1": given_by}).may
        for table, one in zip(tables, found, strict=True):
            _holds(table, one)
    assert differed


def _split(rng: random.Random, sums: tuple[int, ...], rows: int) -> Table:
    """A table with these totals by column."""
    left, lines = sums, []
    for _ in range(rows - 1):
        lines.append(tuple(rng.randint(0, min(total, 9)) for total in left))
        left = tuple(total - one for total, one in zip(left, lines[-1], strict=True))
    return Table(tuple("abcdefg"[:rows]), tuple("ABCD"), (*lines, left))


def _hidden_totals(found: Protected) -> set[int]:
    return {cell.column for cell in found.hidden if cell.row == len(found.table.rows)}


# Where hiding does not do


def test_the_smallest_category_joins_its_smaller_neighbour() -> None:
    table = read_table("Age,Glens\na,30\nb,2\nc,9\nd,20\n")
    steps = [one.table(table) for one in joinings(table, frozenset({Axis.ROWS}))]
    assert [one.rows for one in steps] == [("a", "b and c", "d"), ("a", "b, c and d")]
    assert [one.counts for one in steps] == [((30,), (11,), (20,)), ((30,), (31,))]


def test_a_table_that_is_mostly_hidden_is_joined_where_it_may_be() -> None:
    table = read_table("Age,A,B,C,D\na,1,2,0,3\nb,2,4,1,2\nc,3,1,2,1\nd,20,31,14,22\ne,4,1,3,3\n")
    plain = protect(table)
    assert plain.share_hidden > MOST_HIDDEN
    assert plain.table == table
    found = protect(table, may_join=frozenset(Axis))
    assert found.method is Method.JOINED
    assert found.share_hidden <= MOST_HIDDEN
    assert found.joined
    assert found.table.total == table.total
    _holds(found.table, found)
    assert sorted(name for parts in found.row_parts for name in parts) == sorted(table.rows)


def test_totals_are_rounded_where_nothing_else_does() -> None:
    table = read_table("Age,A,B,C\na,1,2,0\nb,2,4,11\nc,3,1,2\nd,20,3,14\n")
    found = protect(table, may_round=True)
    assert found.method is Method.ROUNDED
    grid = table.with_totals()
    for row, line in enumerate(cells_of(found.csv)):
        for column, words in enumerate(line):
            if words != "[c]":
                assert table.is_total(Cell(row, column))
                assert int(words) % 5 == 0
                assert abs(int(words) - grid[row][column]) <= 2
                assert grid[row][column] == 0 or grid[row][column] >= T
    claims = [Claim(one.cell.row, one.cell.column, one.low, one.high) for one in found.reasons]
    assert audit(found.csv, claims, rounded_to=5, in_full=True).holds


def test_numbers_that_contradict_one_another_do_not_pass() -> None:
    assert audit(",x,y,Total\na,[c],[c],9\nb,3,4,8\nTotal,5,5,17\n").impossible


def test_joining_nothing_changes_nothing() -> None:
    table = _protected()[0][0]
    assert as_it_is(table).table(table).counts == table.counts
