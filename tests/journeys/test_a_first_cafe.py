"""A first café on *Perimenopause and menopause*, from the file her programme gave her to *Sent*."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.evenings import A_TASTER, GLENFERRY
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.paper import says_nothing_of, words_of

DAYS = ("26 November", "26 Nov", "26/11", "2026-11-26", "Thursday", "19:00", "18:58")


def test_a_first_cafe_from_plan_to_sent_and_sent_again(
    aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    # She opens the app for the first time, with the file that came from her programme.
    aileen.sets_up_with_the_programme_s_file(programme_file)
    aileen.laptop.press("Settings")
    assert "East Glens women’s health" in aileen.laptop.sees
    assert "Ring your programme, and read them out" in aileen.laptop.sees

    # She plans an evening, and ticks off what is ready.
    aileen.plans(GLENFERRY)
    assert "We end at 19:45" in aileen.laptop.sees
    assert "Health board: NHS Highland" in aileen.laptop.sees
    assert "Its name stays on this laptop." in aileen.laptop.sees
    aileen.ticks("Hall booked and key arranged", "Co-host agreed", "Talking object packed")
    assert "3 of 7" in aileen.laptop.sees

    # Ten days later, in the hall, two minutes before the hour.
    aileen.comes_to_the_day("2026-11-26 18:58")
    assert aileen.laptop.has("3 of 7 things ready")
    aileen.starts()
    assert aileen.stage == "Welcome"
    assert "We end at 19:43" in aileen.laptop.sees

    # Through the rounds as planned. Nobody writes while people talk.
    aileen.holds_each_stage_as_planned_until("Round 1")
    assert "What word or picture comes to mind about menopause?" in aileen.laptop.sees
    assert not aileen.laptop.has("Keep")
    assert "On time" in aileen.laptop.sees

    # The harvest: read back, changed, agreed.
    aileen.holds_each_stage_as_planned_until("Harvest")
    aileen.harvests(GLENFERRY)
    assert "4 of 5" in aileen.laptop.sees
    aileen.lets_the_stage_run_out()
    aileen.goes_on()
    aileen.laptop.minutes_pass(3)
    aileen.ends()

    # At home: where each sentence belongs, who came, how it was. Then what will leave, and what stays.
    aileen.writes_up(GLENFERRY)
    assert "Safe to send" in aileen.laptop.sees
    assert "3 go, 1 stays" in aileen.laptop.sees
    assert "Not agreed in the room, so it stays here" in aileen.laptop.sees
    assert "Said no · stays here" in aileen.laptop.sees
    assert "The day goes inside the lock. Pages show the month." in aileen.laptop.sees

    # Two files, each opened again before it is called done. The pack goes on a stick.
    summary, pack = aileen.makes_the_files()
    assert "both were opened again, and both are sound" in aileen.laptop.sees
    on_the_stick = aileen.puts_it_on_a_stick(tmp_path / "stick")
    assert "is on the stick, and it is sound" in aileen.laptop.sees
    assert on_the_stick.read_bytes() == pack.read_bytes()
    aileen.says_it_is_sent()
    assert "Sent 26 Nov" in aileen.laptop.sees
    aileen.laptop.switch_off()

    # What the summary says to whoever reads it, and what it does not.
    said = words_of(summary)
    for heard in GLENFERRY.sentences[:3]:
        assert heard.words in said
    assert "I thought I was losing my memory." in said
    assert "One page about the menopause in every pharmacy bag." in said
    assert "Whether to tell the people we work for." in said
    assert "7 people" in said
    assert "November 2026" in said
    assert "Highland" in said
    assert says_nothing_of(summary, *GLENFERRY.stays, *DAYS)
    assert "glenferry" not in f"{summary.name} {pack.name}".casefold()

    # Only the programme opens the pack, and the same things are in it.
    sealed = pack.read_bytes()
    assert not any(words.encode() in sealed for words in (*GLENFERRY.stays, *(h.words for h in GLENFERRY.sentences)))
    ishbel.opens_the_app()
    opened = ishbel.laptop.services.collate.open_pack(on_the_stick)
    assert [entry.text for entry in opened.entries if entry.kind == "theme"] == [
        heard.words for heard in GLENFERRY.sentences[:3]
    ]
    assert opened.people.people == GLENFERRY.people
    inside = opened.model_dump_json()
    assert not any(words in inside for words in GLENFERRY.stays)
    ishbel.looks_at(tmp_path / "stick")
    ishbel.rings_each_new_host()
    ishbel.adds()
    assert "1 of 1 pack in this report · 7 people" in ishbel.laptop.sees
    ishbel.laptop.switch_off()

    # On Friday she counts once more: eight came. The café goes again, as a second making of the same.
    aileen.comes_to_the_day("2026-11-27 10:00")
    aileen.laptop.press("Hot flushes, cold scones, …")
    aileen.laptop.press("Change and send again")
    aileen.laptop.press("Next: who came")
    aileen.counts(8, first_timers=6)
    aileen.laptop.press("Done")
    aileen.laptop.press("Next: check")
    assert "Changed since 26 Nov" in aileen.laptop.sees
    aileen.makes_the_files()
    aileen.puts_it_on_a_stick(tmp_path / "stick")
    aileen.says_it_is_sent()
    aileen.laptop.switch_off()

    # For the programme it is still one café, of eight, from a host whom it knows.
    ishbel.opens_the_app()
    ishbel.looks_at(tmp_path / "stick")
    assert not ishbel.laptop.has("A sender you do not know")
    ishbel.adds()
    assert "1 of 1 pack in this report · 8 people" in ishbel.laptop.sees


def test_a_cafe_with_no_programme_yet_goes_with_six_words_over_the_phone(
    aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path
) -> None:
    # A laptop that others use too: five words on paper open it.
    paper = aileen.sets_up_a_shared_laptop()
    aileen.plans(A_TASTER)
    aileen.laptop.switch_off()
    aileen.unlocks_with(*paper)
    assert aileen.laptop.has("Your next café, in 10 days: Perimenopause and menopause")
    aileen.laptop.switch_off()
    aileen.goes_forward_to("2026-11-26 18:58")
    aileen.unlocks_with(*paper)
    aileen.holds_and_counts(A_TASTER, 7)

    # There is no programme file: the pack gets six words of its own.
    assert "No programme file yet" in aileen.laptop.sees
    aileen.laptop.press("Send it with six words")
    words = aileen.the_words_for_the_phone()
    aileen.laptop.press("Make the pack with these words")
    aileen.laptop.wait_for_page("sent")
    stick = tmp_path / "stick"
    aileen.puts_it_on_a_stick(stick)
    own_words = aileen.her_own_words()
    aileen.laptop.switch_off()

    # The coordinator types the words that she hears, and rings back to know whose pack it is.
    ishbel.opens_the_app()
    ishbel.looks_at(stick)
    assert ishbel.laptop.has("Locked with six words")
    pack = next(stick.iterdir())
    ishbel.laptop.write(f"Six words for {pack.name}", " ".join(words), enter=True)
    ishbel.laptop.wait_until_done()
    assert own_words in ishbel.laptop.sees
    ishbel.rings_each_new_host()
    ishbel.adds()
    assert "7 people" in ishbel.laptop.sees
