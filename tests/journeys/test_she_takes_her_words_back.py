"""She said yes, and thought again: three words from her slip, and her words are gone, here and in the programme."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.evenings import GLENFERRY
from tests.journeys.hosts import Coordinator, Host
from tests.journeys.paper import says_nothing_of, words_of
from tests.journeys.test_two_monthly_reports import a_month_comes_in

HER_WORDS = next(quote.words for quote in GLENFERRY.quotes if quote.answer.startswith("Yes"))


def _slip_of_the_quote(host: Host) -> str:
    """At home, with the quote open: the three words that were handed to her."""
    host.laptop.press(f"“{HER_WORDS}”…")
    (line,) = (line for line in host.laptop.sees.splitlines() if line.startswith("Slip: "))
    words, _said = line.removeprefix("Slip: ").split(" — ")
    return words.replace(" · ", " ")


def _everything_in(folder: Path) -> str:
    return "".join(file.read_text(encoding="utf-8-sig") for file in folder.rglob("*.csv"))


def test_she_takes_her_words_back(aileen: Host, ishbel: Coordinator, programme_file: Path, tmp_path: Path) -> None:
    # An evening. One of the women says yes to a quote, and is handed a slip with three words.
    aileen.sets_up_with_the_programme_s_file(programme_file)
    aileen.plans(GLENFERRY)
    aileen.comes_to_the_day("2026-11-26 18:58")
    aileen.holds(GLENFERRY)
    slip = _slip_of_the_quote(aileen)
    assert len(slip.split()) == 3
    aileen.laptop.chooser.will_choose(tmp_path / "slips.pdf")
    aileen.laptop.press("Print slips")
    aileen.laptop.wait_until_done()
    assert slip.replace(" ", " · ") in words_of(tmp_path / "slips.pdf")
    assert says_nothing_of(tmp_path / "slips.pdf", HER_WORDS, GLENFERRY.hall, GLENFERRY.title, "menopause")

    # The café goes to the programme, and her words into its first report.
    aileen.writes_up(GLENFERRY)
    aileen.makes_the_files()
    stick = aileen.puts_it_on_a_stick(tmp_path / "stick")
    aileen.says_it_is_sent()
    a_month_comes_in(programme_file, stick.parent / "others", "2026-11")  # a report is of more cafés than one
    ishbel.laptop.clock.advance(minutes=20 * 24 * 60)  # December: a month that is over is reported on
    ishbel.opens_the_app()
    ishbel.looks_at(stick.parent)
    ishbel.rings_each_new_host()
    ishbel.adds()
    ishbel.laptop.press(f"“{HER_WORDS}”…")
    assert HER_WORDS in words_of(ishbel.exports_the_report(tmp_path / "first"))
    ishbel.laptop.switch_off()

    # Weeks later she thinks again. She rings; she gives no name.
    aileen.laptop.clock.advance(minutes=20 * 24 * 60)
    laptop = aileen.laptop
    laptop.press("Cafés")
    laptop.press("Somebody wants her words back")
    laptop.write("Her three words", "not these words", enter=True)
    assert "No quote on this laptop has these three words." in laptop.sees
    laptop.write("Her three words", slip.upper(), enter=True)
    assert f"“{HER_WORDS}”" in laptop.sees
    assert "It will be taken out of the programme with your next pack." in laptop.sees
    laptop.press("Take them out for good")
    laptop.press("Make that pack now")
    assert laptop.window.place == "check"
    assert HER_WORDS not in laptop.sees
    assert laptop.services.undo.label == ""
    laptop.press("Make the summary and pack")
    laptop.wait_for_page("sent")
    summary, _pack = aileen.the_files()
    assert says_nothing_of(summary, HER_WORDS)
    aileen.puts_it_on_a_stick(stick.parent)
    aileen.says_it_is_sent()

    # The slip is not asked for twice.
    laptop.press("Cafés")
    laptop.press("Somebody wants her words back")
    laptop.write("Her three words", slip, enter=True)
    assert "They were taken back already." in laptop.sees
    laptop.press("With my next pack")
    laptop.switch_off()

    # In the programme they are gone from the picture, and from everything that is made from now on.
    ishbel.laptop.clock.advance(minutes=21 * 24 * 60)
    ishbel.opens_the_app()
    assert HER_WORDS in ishbel.laptop.sees
    ishbel.looks_at(stick.parent)
    ishbel.adds()
    assert HER_WORDS not in ishbel.laptop.sees
    said = "One quote was withdrawn by its speaker since the last report."
    assert said in ishbel.laptop.sees
    report = ishbel.exports_the_report(tmp_path / "second")
    assert says_nothing_of(report, HER_WORDS)
    assert said in words_of(report)
    assert HER_WORDS not in _everything_in(report.parent)
