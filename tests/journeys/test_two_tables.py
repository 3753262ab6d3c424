"""Fourteen come, and sit at two tables: shorter rounds, one clock, and a word before the last one."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.journeys.evenings import GLENFERRY, Evening
from tests.journeys.hosts import Host

TWO_TABLES = Evening(length="", expected=14, sentences=GLENFERRY.sentences[:2])


def test_two_tables_on_one_clock(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(TWO_TABLES)
    assert "Up to eight can hear one another well." in aileen.laptop.sees
    aileen.laptop.press("Make it two tables")
    assert "That is 7 at a table." in aileen.laptop.sees
    assert "We end at 20:30" in aileen.laptop.sees

    # Eight turns at each table, both at once.
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Round 1")
    turns = aileen.sees_the_run.turns
    assert turns is not None
    assert turns.total == 8

    # Five minutes before the talking object goes round a last time, the tables are told.
    aileen.holds_each_stage_as_planned_until("Open dialogue")
    assert "Tell the tables" not in aileen.laptop.sees
    minutes = int(aileen.run.clock.timer.figures.split(":")[0])
    aileen.laptop.minutes_pass(minutes - 5)
    assert "Tell the tables: 5 minutes until the final round." in aileen.laptop.sees

    # Each table brings its sheet. Both say one thing in the same words, and it is there once.
    aileen.holds_each_stage_as_planned_until("Harvest")
    first, second = (heard.words for heard in TWO_TABLES.sentences)
    aileen.laptop.key(Qt.Key.Key_F4)
    for table, sentences in (("1", (first,)), ("2", (first, second))):
        aileen.laptop.press(f"Table: Table {table}")
        for sentence in sentences:
            aileen.laptop.write(f"What table {table} brings", sentence, enter=True)
    aileen.laptop.press("Table: All together")
    assert "Tables 1 and 2" in aileen.laptop.sees
    for sentence in (first, second):
        aileen.laptop.press(f"Make it ours: {sentence}")
    aileen.laptop.press("Back to the harvest")

    # The room agrees on both, and the head count is of the whole room.
    assert "2 of 5" in aileen.laptop.sees
    for _heard in TWO_TABLES.sentences:
        aileen.laptop.press("Agreed?")
    assert aileen.laptop.how_many("Agreed") == 2
    aileen.goes_on()
    aileen.ends()
    aileen.laptop.press("Next: who came")
    aileen.counts(14)
    aileen.laptop.press("Done")
    aileen.laptop.press("Next: check")
    assert "Safe to send" in aileen.laptop.sees
