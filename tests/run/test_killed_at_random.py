"""The power goes at any moment: what the screen had said is there at the next start. (200 of them: docs/running.md.)"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.kills import NotAsItWas, _compare, die_once
from benchmarks.world import World
from cafe.run.actions import NEXT
from cafe.run.state import remaining


def test_eight_deaths_at_random_moments_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    dice = random.Random(8)
    deaths = [die_once(tmp_path, dice) for _death in range(8)]
    assert sum(death.lines for death in deaths) > 8
    assert any(death.letters for death in deaths)


def test_a_lost_line_a_wrong_time_or_a_lost_letter_would_be_noticed(tmp_path: Path) -> None:
    world = World(tmp_path)
    cafe_id = world.a_running_cafe()
    run, now = world.run.act(cafe_id, NEXT), world.clock.now()
    said = {
        "lines": 2,
        "stage": 1,
        "state": "running",
        "at": now.isoformat(),
        "left": remaining(run, now).total_seconds(),
    }
    found = (cafe_id, run, "")
    assert _compare(world, cafe_id, [said], found) == (2, 0)
    for wrong in ({"lines": 3}, {"stage": 2}, {"left": 1.0}, {"state": "paused"}):
        with pytest.raises(NotAsItWas):
            _compare(world, cafe_id, [{**said, **wrong}], found)
    with pytest.raises(NotAsItWas):
        _compare(world, cafe_id, [said, {"typed": 5}], found)
    world.close()
