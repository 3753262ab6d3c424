"""Work beside the window: the window gets its turn, and what came is not looked through again and again."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from cafe.core.pauses import look_through_all, short_pauses


def _settings() -> tuple[object, float]:
    return gc.get_threshold(), sys.getswitchinterval()


def test_turns_are_short_while_work_is_done_and_as_before_after_it() -> None:
    before = _settings()
    with pytest.raises(KeyError), short_pauses():
        assert gc.get_threshold()[2] > 1_000_000
        assert sys.getswitchinterval() < before[1]
        with short_pauses():
            pass
        assert sys.getswitchinterval() < before[1]
        raise KeyError
    assert _settings() == before


def test_work_that_outlasts_what_began_before_it_still_gives_the_window_its_turn() -> None:
    before = _settings()
    first, second = short_pauses(), short_pauses()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert sys.getswitchinterval() < before[1]
    second.__exit__(None, None, None)
    assert _settings() == before


@pytest.fixture
def _as_python_comes() -> Iterator[None]:
    """The suite looks for rubbish less often than Python does."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_as_python_comes")
def test_what_stays_is_set_aside_and_rubbish_of_it_is_let_go_when_nobody_works() -> None:
    look_through_all()
    with short_pauses():
        kept = [[number] for number in range(100_000)]
        knot: list[object] = []
        knot.append(knot)
    assert gc.get_freeze_count() > len(kept)
    look_through_all()
    assert gc.get_freeze_count() == 0
    with short_pauses():
        little = [[number] for number in range(10)]
    assert gc.get_freeze_count() == 0
    assert len(little) == 10
