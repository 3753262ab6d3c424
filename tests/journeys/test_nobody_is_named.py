"""Three sentences that a neighbour would know somebody by: none of them does when the pack is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from cafe.privacy.guard.check import check
from tests.journeys.evenings import GLENFERRY, Heard
from tests.journeys.hosts import ENTER, Coordinator, Host
from tests.journeys.paper import says_nothing_of
from tests.ui.driving import settle

NAMED = "Morag at the post office waited nine months for a scan."
KNOWN = "The minister’s wife drives two hours to be seen."
TREATED = "Dr Urquhart told me that I was too young for it."
SECRETS = ("Morag", "minister", "Urquhart")
EVENING = replace(GLENFERRY, sentences=(Heard(NAMED, "Waiting"), Heard(KNOWN, "Where we live")), quotes=(), ideas=())


def _types_and_takes_the_swap_that_is_offered(host: Host, words: str) -> None:
    """She types, stops to think, and takes what stands beside her words."""
    host.laptop.type(words)
    host.laptop.wait(lambda: host.run.harvest.guard.isVisibleTo(host.run))
    host.laptop.key(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    host.laptop.key(ENTER)


def test_three_notes_that_would_identify_someone_and_none_does(
    aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    aileen.sets_up_with_the_programme_s_file(programme_file)
    aileen.plans(EVENING)
    aileen.comes_to_the_day("2026-11-26 18:58")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Harvest")

    # One is put right as it is typed; one is kept as it came; one is a woman's own words.
    _types_and_takes_the_swap_that_is_offered(aileen, NAMED)
    aileen.laptop.press("Agreed?")
    aileen.says_it_back_and_they_agree(Heard(KNOWN, "Where we live"))
    aileen.asks_for_a_quote(TREATED, "Yes, word for word")
    assert "Morag" not in aileen.laptop.sees
    assert KNOWN in aileen.laptop.sees
    aileen.lets_the_stage_run_out()
    aileen.goes_on()
    aileen.laptop.minutes_pass(3)
    aileen.ends()

    # At home she writes it up. The other two wait for her at Check and send, with the question of the village hall.
    put_right = "One woman at the post office waited nine months for a scan."
    aileen.places(Heard(put_right, "Waiting"), Heard(KNOWN, "Where we live"))
    aileen.laptop.press("Next: who came")
    aileen.counts(7)
    aileen.laptop.press("Done")
    aileen.laptop.press("Next: check")
    assert "Could a neighbour who was at the shop that day guess who this is?" in aileen.laptop.sees
    aileen.laptop.press("The minister’s wife: write someone local instead")
    aileen.laptop.press("Dr Urquhart: write a GP instead")
    summary, pack = aileen.makes_the_files()
    assert says_nothing_of(summary, *SECRETS)
    stick = aileen.puts_it_on_a_stick(tmp_path / "stick")
    aileen.says_it_is_sent()
    aileen.laptop.switch_off()

    # Opened with the programme's key, nothing in it is a name, and the guard has nothing to say of it.
    ishbel.opens_the_app()
    opened = ishbel.laptop.services.collate.open_pack(pack)
    everything = opened.model_dump_json()
    assert not any(secret in everything for secret in SECRETS)
    assert [flag.text for entry in opened.entries for flag in check(entry.text)] == []
    assert len(opened.entries) == 3

    # And in the programme nothing waits for a second look.
    ishbel.looks_at(stick.parent)
    ishbel.rings_each_new_host()
    ishbel.adds()
    ishbel.laptop.wait_until_done()
    settle()
    assert "could point to a person" not in ishbel.laptop.sees
