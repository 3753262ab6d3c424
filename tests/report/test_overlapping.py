"""Two reports are laid side by side, and what their themes tell of is never fewer than five cafés of two hosts."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest

from cafe.collate.crossing import keys_of
from cafe.collate.digest import digest
from cafe.collate.merge import collate
from cafe.collate.values import Axis, CafeFacts
from cafe.privacy.disclosure.ledger import Why
from cafe.privacy.disclosure.overlaps import told_of
from cafe.report.gate import given_by, member
from cafe.report.overlapping import Counted, beside, few_between, kept_text, read_counted
from cafe.report.programme import programme_outline
from cafe.report.publishing import Before, NotPublished, Publishable, publishable
from tests.report.programmes import cafes


@cache
def _first(many: int, seed: int) -> Publishable:
    some = cafes(60, seed)[:many]
    return publishable(collate(some), some, "East Glens", release=1, threshold=5)


def _after(first: Publishable, few: tuple[CafeFacts, ...], many: tuple[CafeFacts, ...]) -> Publishable:
    counted = (first.counted,) if first.counted else ()
    before = Before(first.releases, given_by(few), counted, "Release 1 of 3 December")
    return publishable(collate(many), many, "East Glens", release=2, threshold=5, before=before)


def _columns(report: Publishable, some: tuple[CafeFacts, ...]) -> dict[Axis, list[frozenset[str]]]:
    """Whose themes each line of each comparison is, found anew from its name's keys; all of them beside it."""
    found = {axis: [frozenset(map(member, some))] for axis in Axis}
    digests = [digest(one) for one in some]
    for part in report.outline.crossed:
        for column in part.columns:
            inside = {member(one.facts) for one in digests if set(keys_of(one, part.axis)) & set(column.keys)}
            assert len(inside) == column.cafes
            found[part.axis].append(frozenset(inside))
    return found


def _subtracted(columns: list[frozenset[str]]) -> set[frozenset[str]]:
    """Of whom every column less one, two or three others tells: fewer than five cafés."""
    told = set()
    for many in (1, 2, 3):
        for some in combinations(columns, many + 1):
            for signs in product((1, -1), repeat=many):
                sums = Counter(some[0])
                for sign, one in zip(signs, some[1:], strict=True):
                    for cafe in one:
                        sums[cafe] += sign
                left = frozenset(cafe for cafe, times in sums.items() if times)
                if 0 < len(left) < 5:
                    told.add(left)
    return told


@pytest.mark.parametrize("seed", [7, 11])
def test_a_column_less_the_same_column_of_an_earlier_report_tells_of_no_single_cafe(seed: int) -> None:
    all_of_them = cafes(60, seed)
    few, first = all_of_them[:45], _first(45, seed)
    second = _after(first, few, all_of_them)
    early, late = _columns(first, few), _columns(second, all_of_them)
    for axis in Axis:
        assert _subtracted([*early[axis], *late[axis]]) - _subtracted(early[axis]) == set()
    assert second.outline.crossed
    assert second.outline.crossed_without.startswith("Left out: ") or second.outline.crossed == tuple(
        programme_outline(collate(all_of_them), "East Glens", release=2, threshold=5).crossed
    )


def test_without_the_ledger_the_same_two_reports_tell_of_single_cafes() -> None:
    all_of_them, first = cafes(60), _first(45, 7)
    crossed = programme_outline(collate(all_of_them), "East Glens", release=2, threshold=5).crossed
    _parts, _out, counted = beside(crossed, all_of_them, ())
    alone = [
        column
        for axis, column in counted.columns or ()
        for of, old in first.counted.columns or ()
        if axis == of and 0 < len(column ^ old) < 5
    ]
    assert alone


def test_a_report_made_once_more_shows_the_same_columns() -> None:
    all_of_them, first = cafes(60)[:45], _first(45, 7)
    again = _after(first, all_of_them, all_of_them)
    assert again.outline.crossed == first.outline.crossed
    assert again.counted == first.counted


def test_beside_a_report_of_which_no_columns_were_kept_every_column_may_have_been_told() -> None:
    all_of_them, old = cafes(60), frozenset(map(member, cafes(60)[:45]))
    crossed = programme_outline(collate(all_of_them), "East Glens", release=2, threshold=5).crossed
    parts, left_out, counted = beside(crossed, all_of_them, [Counted({one: one for one in old})])
    assert left_out
    assert parts
    for _axis, column in counted.columns or ():
        assert not 0 < len(column - old) < 5
        assert not 0 < len(column & old) < 5


def test_four_late_cafes_wait_for_a_fifth() -> None:
    all_of_them = cafes(60)
    first = _first(45, 7)
    with pytest.raises(NotPublished) as refused:
        _after(first, all_of_them[:45], all_of_them[:49])
    assert refused.value.why is Why.TOO_FEW
    assert refused.value.message == (
        "Beside an earlier one this report would tell what 4 cafés said. Whoever has both can see it. "
        "Nothing was written, and nothing is lost."
    )
    assert "five or more cafés, from two hosts" in refused.value.hint
    assert few_between(all_of_them[:50], [first.counted]) == 0


def test_five_late_cafes_of_one_host_wait_for_another_host() -> None:
    some = cafes(60)[:20]
    by_one = [one for one in some if one.sender == some[0].sender]
    early = Counted({member(one): one.sender for one in some if one not in by_one})
    assert few_between(some, [early]) == len(by_one)


def test_a_cafe_that_was_put_right_is_no_other_cafe() -> None:
    some = cafes(60)[:20]
    early = Counted({f"{one.pack_id} {one.revision - 1}": one.sender for one in some})
    assert few_between(some, [early]) == 0


def test_whose_themes_were_counted_is_kept_as_text_and_read_again() -> None:
    counted = _first(45, 7).counted
    assert counted is not None
    assert counted.columns
    assert read_counted(kept_text(counted)) == counted


@pytest.mark.parametrize("seed", range(20))
def test_what_columns_tell_together_agrees_with_trying_every_group(seed: int) -> None:
    rng = random.Random(seed)
    everybody = [f"{at} 1" for at in range(9)]
    columns = [frozenset(rng.sample(everybody, rng.randint(2, 8))) for _ in range(rng.randint(2, 6))]
    table = np.array([[one in column for one in everybody] for column in columns], float)
    rank = np.linalg.matrix_rank(table)
    bound: list[frozenset[str]] = []
    for many in range(1, 5):
        for group in combinations(range(9), many):
            some = frozenset(everybody[at] for at in group)
            rest = np.delete(table, group, axis=1)
            if np.linalg.matrix_rank(rest) < rank and not any(one <= some for one in bound):
                bound.append(some)
    told = told_of(columns, {}, least=5, least_senders=1)
    assert {one for one in told if not any(other < one for other in told)} == set(bound)
