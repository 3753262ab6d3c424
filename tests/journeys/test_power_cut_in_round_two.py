"""The lead is pulled in round two. The next start is at the right stage and the right time, and no word is lost."""

from __future__ import annotations

from dataclasses import replace

from tests.journeys.evenings import A_TASTER
from tests.journeys.hosts import Host

WITH_A_NOTE_KEEPER = replace(A_TASTER, length="45 minutes", notes="As we go, by a note keeper")
NOTED = ("Nobody had told us.", "A long drive puts people off.")
HALF_TYPED = "We only talk about it in the c"


def _seconds(figures: str) -> int:
    minutes, seconds = figures.split(":")
    return int(minutes) * 60 + int(seconds)


def test_the_power_goes_in_round_two_with_a_note_half_typed(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(WITH_A_NOTE_KEEPER)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Round 2")
    aileen.writes_notes(*NOTED)
    aileen.laptop.minutes_pass(1.5)
    aileen.laptop.type(HALF_TYPED)
    aileen.laptop.hands_rest()
    left, ends = aileen.run.clock.timer.figures, aileen.run.clock.end.text()

    aileen.laptop.lose_power()

    # Forty seconds later the laptop is up again.
    aileen.laptop.clock.advance(seconds=40)
    aileen.opens_the_app()
    aileen.laptop.press("Carry on")
    assert aileen.stage == "Round 2"
    assert _seconds(aileen.run.clock.timer.figures) == _seconds(left) - 40
    assert aileen.run.clock.end.text() == ends
    assert aileen.run.band.line.text() == HALF_TYPED
    assert "You closed in the middle of a note. We kept it. Carry on." in aileen.laptop.sees
    for note in NOTED:
        assert note in aileen.laptop.sees

    # And the evening goes on as if nothing had been.
    aileen.laptop.type("ar.")
    aileen.laptop.press("Keep")
    assert "3 notes" in aileen.laptop.sees
    aileen.holds_each_stage_as_planned_until("Harvest")
    aileen.says_it_back_and_they_agree(A_TASTER.sentences[0])
    assert "1 of 5" in aileen.laptop.sees


def test_the_power_goes_as_a_sentence_is_agreed_and_again_while_writing_up(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(A_TASTER)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Harvest")
    aileen.says_it_back_and_they_agree(*A_TASTER.sentences)

    aileen.laptop.lose_power()

    aileen.opens_the_app()
    aileen.laptop.press("Carry on")
    assert aileen.stage == "Harvest"
    assert "2 of 5" in aileen.laptop.sees
    assert aileen.laptop.how_many("Agreed") == 2

    # And once more, at home.
    aileen.goes_on()
    aileen.ends()
    aileen.places(*A_TASTER.sentences)
    aileen.laptop.press("Next: who came")
    aileen.counts(7)

    aileen.laptop.lose_power()

    # Home says that it can go; what was placed and counted is there.
    aileen.opens_the_app()
    aileen.laptop.press("Perimenopause and menopause, 26 Nov, Ready to send…")
    assert "Information · Most · Gets in the way" in aileen.laptop.sees
    assert aileen.laptop.has("People: 7")
