"""The run's page: what a tick costs, what a full repaint costs, and whether three hours of ticks hold on to memory.

    uv run python -m benchmarks run_view          tick and repaint
    uv run python -m benchmarks run_view --long   also three hours at twenty times the speed, ten minutes here

Times are of the processor, not of the wall, so that a busy machine does not count against a frame. A tick may cost
1 % of a frame's budget to compute (167 µs of 16.7 ms); a full repaint at 1366 × 768 one frame. Both stand beside a
bare window of the same size, repainted in the same run.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.table import Row, timed

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FRAME = 1 / 60
TICKS, REPAINTS = 400, 60
HOURS, SPEED, TICK = 3, 20, 0.25


def _spent(act: Callable[[], object]) -> float:
    """Seconds of the processor that one call takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def measure(*, long: bool = False) -> list[Row]:
    from PySide6.QtWidgets import QApplication, QWidget

    from cafe.app import build_services
    from cafe.content import topics
    from cafe.core.clock import FakeClock, SystemClock, local
    from cafe.core.paths import DataFolder
    from cafe.model.values import Length, NoteKind, NoteMode, StageKind
    from cafe.run.actions import NEXT
    from cafe.run.view import run_view
    from cafe.store.opening import open_store
    from cafe.ui.run.page import RunPage
    from cafe.ui.theme import Theme, apply_theme
    from cafe.ui.window import Window

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, Theme())
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        clock = FakeClock(SystemClock().now())
        folder = DataFolder(Path(name))
        database = open_store(folder, bytes(32), clock)
        services = build_services(folder, database, clock, key=bytes(32))
        starts = clock.now()
        length = Length.NINETY
        plan = services.plan.new_cafe(topics.find("menopause"), length, starts, people=8, note_mode=NoteMode.AS_WE_GO)
        services.run.start(plan.cafe_id)
        for words in ("It came years before anyone said the word.", "Nights are the worst of it.", "Fans on desks."):
            services.capture.record_note(plan.cafe_id, NoteKind.NOTE, words)
        services.run.act(plan.cafe_id, NEXT)
        services.run.act(plan.cafe_id, NEXT)
        window = Window(folder.window_state)
        window.resize(1366, 768)
        window.use(services)
        window.show()
        window.go("run", plan.cafe_id)
        bare = QWidget()
        bare.resize(1366, 768)
        bare.show()
        app.processEvents()
        page = window.page("run")
        assert isinstance(page, RunPage)
        run, kept = services.run.ready(plan.cafe_id), services.plan.plan(plan.cafe_id)

        def compute() -> None:
            clock.advance(seconds=TICK)
            run_view(run, kept, clock.now(), notes=3)

        def tick() -> None:
            clock.advance(seconds=TICK)
            page.tick()
            app.processEvents()

        computed = [_spent(compute) for _tick in range(TICKS)]
        rows.append(Row("a tick, computed", "1 % of a 60 Hz frame", computed[20:], [FRAME / 100] * (TICKS - 20)))
        guest = services.plan.new_cafe(topics.find("menopause"), length, clock.now(), people=8)
        song = services.plan.add_stage(guest.cafe_id, StageKind.OWN, "A song", 5, 5).stages[5]
        services.plan.pin(guest.cafe_id, song.id, local(clock.now() + timedelta(minutes=50)).time())
        pinned, its_plan = services.run.start(guest.cafe_id), services.plan.plan(guest.cafe_id)

        def compute_pinned() -> None:
            clock.advance(seconds=TICK)
            run_view(pinned, its_plan, clock.now())

        held = [_spent(compute_pinned) for _tick in range(TICKS)]
        said = "a tick, computed, with a stage at an hour of its own"
        rows.append(Row(said, "1 % of a 60 Hz frame", held[20:], [FRAME / 100] * (TICKS - 20)))
        ticked = [_spent(tick) for _tick in range(TICKS)]
        rows.append(Row("a tick, computed, shown and painted", "a 60 Hz frame", ticked[20:], [FRAME] * (TICKS - 20)))
        pairs = [(_spent(page.repaint), _spent(bare.repaint)) for _turn in range(REPAINTS)]
        whole, floor = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        rows.append(Row("the run page repainted whole, 1366 × 768", "a 60 Hz frame", whole[5:], [FRAME]))
        rows.append(Row("the same", "a bare window repainted", whole[5:], floor[5:]))
        if long:
            _grows(tick, timedelta(hours=HOURS))
        services.tasks.close()
        services.bridge.close()
        window.close()
        database.close()
    return rows


def _grows(tick: Callable[[], None], span: timedelta) -> None:
    """Tick through ``span`` at ``SPEED`` times the clock's pace, and say what the process grew by."""
    import psutil  # type: ignore[import-untyped]

    process = psutil.Process()
    steps = int(span.total_seconds() / TICK)
    settled, begun = 0, time.perf_counter()
    for step in range(steps):
        spent = timed(tick)
        time.sleep(max(0.0, TICK / SPEED - spent))
        if step == steps // 20:  # fonts, caches and pools have been filled
            gc.collect()
            settled = process.memory_info().rss
    gc.collect()
    grown = (process.memory_info().rss - settled) / 1e6
    pace = span.total_seconds() / (time.perf_counter() - begun)
    print(f"{span} of ticks at {pace:.0f} times the speed: {grown:+.1f} MB (promised: under 5).", file=sys.stderr)
