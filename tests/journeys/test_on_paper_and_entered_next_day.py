"""The laptop stayed at home. The café ran on paper, and is typed in the next morning, in one page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cafe.core import clock as clocks
from tests.journeys.conftest import NewLaptop
from tests.journeys.hosts import Host
from tests.journeys.paper import words_of

FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


def test_a_cafe_on_paper_is_entered_the_next_day_and_sent(
    laptop: NewLaptop, programme_file: Path, tmp_path: Path
) -> None:
    aileen = Host(laptop("Aileen", FRIDAY))
    aileen.sets_up_with_the_programme_s_file(programme_file)
    desk = aileen.laptop

    # From Home: what it was, and when.
    desk.press("Home")
    desk.press("Enter from paper")
    desk.wait_for_page("from-paper")
    desk.pick("Topic", "Perimenopause and menopause")
    desk.write("Day", "26 November")
    desk.write("Started at", "19:00")
    desk.pick("Council area", "Highland")
    desk.press("Go on")

    # Heads from the tally sheet, sentences from the table sheet. The guard reads along.
    for _woman in range(6):
        desk.press("One more: People here")
    desk.press("One more: Hosts and helpers")
    desk.press("It was read back, and the group said yes")
    desk.pick("What is it about?", "Work")
    desk.write_words("A sentence from the sheet", "It is hard to say the word menopause to a manager.")
    desk.write("A sentence from the sheet", "My sister Morag was told it was stress.")
    desk.wait(lambda: "could point" in desk.sees)
    desk.write_words("A sentence from the sheet", "We were told it was stress.")
    desk.pick("How many felt it", "Most")
    assert "We were told it was stress." in desk.sees
    assert desk.how_many("Take it out: …") == 2

    # Strips and their open line, still on the one page.
    for _strip in range(5):
        desk.press("More: I could be myself here without being judged. Mostly")
    desk.write_words("A comment", "More chairs with arms, please.")
    assert desk.how_many("Take it out: More chairs with arms, please.") == 1

    # Where any café goes on: checked, and sent.
    cafe_id = desk.page.cafe_id
    desk.press("Next: check")
    desk.wait_for_page("check")
    assert "It is hard to say the word menopause to a manager." in desk.sees
    assert [entry.themes for entry in desk.services.capture.entries(cafe_id)] == [("WRK",), ()]
    assert desk.services.capture.attendance(cafe_id).people == 6
    assert all(entry.is_agreed for entry in desk.services.capture.entries(cafe_id))
    held = desk.services.plan.plan(cafe_id).starts_at
    assert held is not None and clocks.local(held).strftime("%d %H:%M") == "26 19:00"
    desk.wait(lambda: "Safe to send" in desk.sees)
    summary, pack = aileen.makes_the_files()
    assert pack.exists()
    assert "It is hard to say the word menopause to a manager." in " ".join(words_of(summary).split())
