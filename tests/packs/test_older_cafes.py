"""A kit that comes, or comes again with newer things in it, leaves the cafés that were held before as they were."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.gates.laptop import every_row
from cafe.capture.service import CaptureService
from cafe.collate.themes.events import Names
from cafe.content import topics
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.undo import UndoStack
from cafe.model.tables import CafeRow
from cafe.packs.kits.service import Shared
from cafe.run.actions import END
from cafe.run.service import RunService
from tests.packs.cafes import a_written_cafe
from tests.packs.test_kits import Laptop, here, there  # noqa: F401  the two laptops

OF_A_KIT = {"own_topic", "programme_codebook", "setting"}
"""What a newer kit of these things may change: the line that says it came is among the settings."""


def _rows(laptop: Laptop) -> dict[str, str]:
    with laptop.content._db.read() as session:
        raw: Any = session.connection().connection.driver_connection
        return every_row(raw)


def test_a_newer_kit_changes_no_cafe_that_was_held_or_planned_before(
    here: Laptop,  # noqa: F811
    there: Laptop,  # noqa: F811
    clock: FakeClock,
    tmp_path: Path,
) -> None:
    # The programme gives a topic and a codebook; she plans one café, holds another and writes it up.
    heart = topics.find("heart")
    assert heart is not None
    own, programme = here.content.own.copy(heart), here.collate.make_programme("East Glens").id
    letters = here.collate.themes.make(programme, Names("Pets", "Pets"))
    there.packs.install_programme(here.collate.programme_file(programme))

    def gives() -> None:
        file, book = tmp_path / "glens.cafekit", here.collate.themes.to_publish(programme, "East Glens")
        here.packs.kits.share(file, "The glens", Shared((own.id,), codebook=book), programme)
        here.collate.themes.published(programme)
        there.packs.kits.take_in(there.packs.kits.look(file))

    gives()
    came = there.content.own.find(own.id)
    assert came is not None and came.topic is not None
    planned = there.plans.new_cafe(came.topic, hall="Glenferry village hall", title="Heart to heart")
    held = a_written_cafe(there.content._db, clock, topic_id=own.id, topic_title=came.topic.title, state="planned")
    runs = RunService(there.content._db, clock, Changes())
    runs.start(held)
    clock.advance(minutes=90)
    runs.act(held, END)
    capture = CaptureService(there.content._db, clock, Changes(), undo=UndoStack())
    capture.press_theme(capture.entries(held)[0].id, letters)
    pack, run, rows = there.packs.build_pack(held), runs.run(held), _rows(there)

    # A month later the topic asks something else, the theme has another name, and the kit comes again.
    clock.advance(minutes=30 * 24 * 60)
    here.content.own.keep(own.id, own.text.replace(came.topic.title, "Hearts, told otherwise"))
    here.collate.themes.rename(programme, letters, Names("Animals", "Animals"))
    gives()
    newer = there.content.own.find(own.id)
    assert newer is not None and newer.topic is not None and newer.topic.title == "Hearts, told otherwise"

    now = _rows(there)
    assert {table for table in now if now[table] != rows[table]} <= OF_A_KIT
    assert there.packs.build_pack(held) == pack.model_copy(update={"made_on": "2026-12-26"})
    assert runs.run(held) == run
    assert there.plans.plan(planned.cafe_id) == planned
    with there.content._db.read() as session:
        row = session.get(CafeRow, held)
        assert row is not None and json.loads(row.topic_snapshot)["title"] == came.topic.title
    assert there.content.books.of_cafe(held).tile(letters) == "Pets"

    # And what she plans from now on is the new one.
    after = there.plans.new_cafe(newer.topic, title="Another evening")
    assert replace(after, topic_title="") != replace(planned, topic_title="")
    assert after.topic_title == "Hearts, told otherwise"
