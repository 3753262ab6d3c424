"""Cards given are counted by kind, and by nothing else."""

from __future__ import annotations

from cafe.capture.service import CaptureService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.undo import UndoStack
from cafe.plan.service import PlanService
from cafe.store.database import Database


def test_kinds_are_counted_their_sum_is_the_café_s_figure_and_one_step_takes_it_back(  # noqa: PLC2401
    database: Database, clock: FakeClock
) -> None:
    undo = UndoStack()
    cafe_id = PlanService(database, clock, Changes()).new_cafe().cafe_id
    capture = CaptureService(database, clock, Changes(), undo=undo)
    capture.set_cards_given(cafe_id, {"carers": 3, "menopause": 2, "crisis": 0})
    assert capture.cards_given(cafe_id) == {"carers": 3, "menopause": 2}
    assert capture.attendance(cafe_id).support_cards == 5
    capture.set_cards_given(cafe_id, {"carers": 1})
    assert capture.attendance(cafe_id).support_cards == 1
    undo.undo()
    assert capture.cards_given(cafe_id) == {"carers": 3, "menopause": 2}
    undo.undo()
    assert capture.cards_given(cafe_id) == {} and capture.attendance(cafe_id).support_cards is None
