"""Taking back: in order, and never stuck."""

from __future__ import annotations

import pytest

from cafe.core.errors import Bug, EnvironmentFault
from cafe.core.undo import Step, UndoStack


def stack(did: list[str]) -> UndoStack:
    made = UndoStack()
    for name in ("first", "second"):
        made.push(name, lambda name=name: did.append(f"undo {name}"), lambda name=name: did.append(f"redo {name}"))
    return made


def test_the_newest_step_goes_first_and_comes_back_last() -> None:
    did: list[str] = []
    steps = stack(did)
    assert [steps.undo(), steps.undo(), steps.undo()] == ["second", "first", ""]
    assert [steps.redo(), steps.redo(), steps.redo()] == ["first", "second", ""]
    assert did == ["undo second", "undo first", "redo first", "redo second"]


def test_a_new_step_drops_what_was_taken_back() -> None:
    steps = stack([])
    steps.undo()
    steps.push("third", lambda: None, lambda: None)
    assert steps.redo() == ""
    assert steps.label == "third"


def test_what_was_done_before_this_sitting_comes_after_all_that_was_done_in_it() -> None:
    did: list[str] = []
    steps = stack(did)
    old = [Step(name, lambda name=name: did.append(f"undo {name}"), lambda: None) for name in ("older", "old")]
    steps.put_under(old)
    assert [steps.undo() for _n in range(5)] == ["second", "first", "old", "older", ""]
    assert did == ["undo second", "undo first", "undo old", "undo older"]


def test_a_step_that_the_computer_refused_can_be_tried_again() -> None:
    did: list[str] = []
    steps, is_full = stack(did), True

    def undo() -> None:
        if is_full:
            raise EnvironmentFault("There is no room left.")
        did.append("undo third")

    steps.push("third", undo, lambda: None)
    with pytest.raises(EnvironmentFault):
        steps.undo()
    assert steps.label == "third"
    is_full = False
    assert steps.undo() == "third"
    assert did == ["undo third"]


def test_a_step_about_something_that_is_gone_for_good_does_not_stand_before_the_others() -> None:
    did: list[str] = []
    steps = stack(did)

    def gone() -> None:
        raise Bug("no row")

    steps.push("third", gone, gone)
    with pytest.raises(Bug):
        steps.undo()
    assert steps.undo() == "second"
    assert steps.redo() == "second"
    assert did == ["undo second", "redo second"]


def test_only_so_many_steps_are_kept() -> None:
    steps = UndoStack(limit=2)
    for name in ("one", "two", "three"):
        steps.push(name, lambda: None, lambda: None)
    assert [steps.undo(), steps.undo(), steps.undo()] == ["three", "two", ""]
    steps.clear()
    assert steps.redo() == ""
