"""The people of these journeys: a host with her laptop and her evening, and a coordinator who gathers them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from cafe.content import forms
from cafe.ui.run.harvest_rows import IdeaRow
from cafe.ui.run.page import RunPage
from tests.journeys.evenings import Evening, Heard, Quote
from tests.ui.driving import all_named, named, read_a_word_back, settle

if TYPE_CHECKING:
    from cafe.run.view import RunView
    from tests.journeys.laptops import Laptop

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
_USUAL_PEOPLE = 7  # what a plan begins with


def on_the_wall(moment: str) -> datetime:
    """The instant when the clock on the wall says ``"2026-11-26 18:58"``."""
    return datetime.fromisoformat(moment).astimezone()


class Host:
    """Somebody who hosts cafés. Each verb is what she does herself, on the page where she does it."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop

    # -- before

    def sets_up(self) -> None:
        """The very first start. Her own sign-in is the key. Then she opens it again."""

        def by_hand() -> None:
            self.laptop.switch_on()
            self.laptop.press("I host cafés")
            self.laptop.lock_it()
            self.laptop.wait_for_page("home")

        self.laptop.once("sets up", by_hand=by_hand)
        self.opens_the_app()

    def sets_up_with_the_programme_s_file(self, file: Path) -> None:
        """The very first start, with the file that her programme gave her. Its six words are in Settings."""

        def by_hand() -> None:
            self.laptop.switch_on()
            self.laptop.chooser.will_choose(file)
            self.laptop.press("My programme gave me a file")
            self.laptop.lock_it()
            self.laptop.wait_for_page("settings")
            self.laptop.wait(lambda: "a spare key?" in self.laptop.sees)
            self.laptop.press("Not now")

        self.laptop.once("sets up", file.read_bytes(), by_hand=by_hand)
        self.opens_the_app()

    def sets_up_a_shared_laptop(self) -> tuple[str, ...]:
        """The very first start on a laptop that others use too: five words on paper, read back."""
        self.laptop.switch_on()
        self.laptop.press("I host cafés")
        self.laptop.press("I share it")
        words = read_a_word_back(self.laptop.front)
        self.laptop.press("Go on")
        self.laptop.lock_it()
        self.laptop.wait_for_page("home")
        return words

    def opens_the_app(self) -> None:
        """Another day: it opens by itself."""
        self.laptop.switch_on()
        self.laptop.wait_for_page("home")

    def unlocks_with(self, *words: str) -> None:
        """A shared laptop asks for the five words each time."""
        self.laptop.switch_on()
        self.laptop.write("Your words", " ".join(words), enter=True)
        self.laptop.wait_for_page("home")

    def the_words_for_the_phone(self) -> tuple[str, ...]:
        """The six words on the page, as she reads them out."""
        well = next(all_named(self.laptop.page, "Six words: …"))
        return tuple(well.accessibleName().removeprefix("Six words: ").split(", "))

    def plans(self, evening: Evening) -> None:
        """Topic, day, time, people, place; a whole evening stands there from the first press."""
        laptop = self.laptop
        laptop.press("Home")
        first = "Plan your first café"
        laptop.press(first if laptop.has(first) else "Plan a café")
        laptop.press(evening.topic)
        if evening.title:
            laptop.write("Café title", evening.title)
        laptop.write("Day", evening.day)
        laptop.write("Starts", evening.starts)
        if evening.length:
            laptop.pick("Length", evening.length)
        if evening.expected != _USUAL_PEOPLE:
            laptop.type_number("People expected", evening.expected)
        if evening.council:
            laptop.pick("Council area", evening.council)
            laptop.pick("Kind of place", evening.kind)
        if evening.hall:
            laptop.write("Hall or venue", evening.hall)
        if evening.notes:
            laptop.press(evening.notes)

    def must_be_out_by(self, hour: str) -> None:
        """The hall's own hard end."""
        self.laptop.write("Must end by", hour)

    def ticks(self, *things: str) -> None:
        """Off the list for the day."""
        for thing in things:
            self.laptop.press(thing)

    def her_own_words(self) -> str:
        """What she reads out when her programme rings about her first pack: they stand in Settings."""
        self.laptop.press("Settings")
        asked = "Your own six words. When your programme rings about a first pack, read them out:"
        lines = self.laptop.sees.splitlines()
        return lines[lines.index(asked) + 1]

    # -- the evening

    def comes_to_the_day(self, moment: str) -> None:
        """Days go by; the app is opened at home or in the hall at ``moment``, as the clock on the wall says it."""
        self.laptop.switch_off()
        self.goes_forward_to(moment)
        self.opens_the_app()

    def goes_forward_to(self, moment: str) -> None:
        """Time goes by until ``moment``, as the clock on the wall says it."""
        clock = self.laptop.clock
        clock.advance(seconds=(on_the_wall(moment) - clock.now()).total_seconds())

    def goes_to_the_run(self) -> None:
        """From Home, by the one large button."""
        self.laptop.press("Start this café")
        assert self.laptop.window.place == "run"

    def starts(self) -> None:
        """People have come and sat down."""
        self.goes_to_the_run()
        self.begins_now()

    def begins_now(self) -> None:
        self.laptop.press(self.run.clock.next.accessibleName())

    def goes_on(self) -> None:
        """To the next stage. Where much time is left, the button asks once and she means it."""
        here = self.sees_the_run.stage_id
        self.laptop.key(Qt.Key.Key_PageDown, CTRL)
        if self.sees_the_run.stage_id == here:
            self.laptop.key(Qt.Key.Key_PageDown, CTRL)
        assert self.sees_the_run.stage_id != here

    def holds_each_stage_as_planned_until(self, stage: str) -> None:
        """Through the evening, each stage as long as it was planned, up to ``stage``."""
        while self.stage != stage:
            self.lets_the_stage_run_out()
            self.goes_on()

    def lets_the_stage_run_out(self) -> None:
        """To the last second that this stage was given."""
        minutes, seconds = self.run.clock.timer.figures.split(":")
        self.laptop.minutes_pass(int(minutes) + int(seconds) / 60)

    @property
    def run(self) -> RunPage:
        page = self.laptop.window.page("run")
        assert isinstance(page, RunPage)
        return page

    @property
    def sees_the_run(self) -> RunView:
        """What the run page says at this instant."""
        assert self.run.view is not None
        return self.run.view

    @property
    def stage(self) -> str:
        """The stage that the track marks as now."""
        now = next(self._tabs_now(), "")
        return now.split(",")[0]

    def _tabs_now(self) -> Iterator[str]:
        return (
            tab.accessibleName()
            for tab in self.run.track.findChildren(QAbstractButton)
            if tab.accessibleName().endswith(", now")
        )

    def says_it_back_and_they_agree(self, *heard: Heard) -> None:
        """Each sentence is typed as the group said it and read back; then, if they nod, it is agreed."""
        for one in heard:
            self.laptop.type(one.words)
            self.laptop.key(ENTER)
            if one.is_agreed:
                self.laptop.press("Agreed?")

    def asks_for_a_quote(self, words: str, answer: str) -> None:
        """A woman's own words, and what she says when she is asked about them."""
        self.laptop.press("Kind: Quote")
        self.laptop.type(words)
        self.laptop.key(ENTER)
        self.laptop.press(f"Did they say yes? {answer}")

    def hears_an_idea(self, words: str, who: str) -> None:
        self.laptop.press("Kind: Idea")
        self.laptop.type(words)
        self.laptop.key(ENTER)
        menu = self.run.harvest.findChildren(IdeaRow)[-1].menu()
        next(act for act in menu.actions() if act.text() == who).trigger()
        settle()

    def harvests(self, evening: Evening) -> None:
        """The whole harvest in the room."""
        self.says_it_back_and_they_agree(*evening.sentences)
        for quote in evening.quotes:
            self.asks_for_a_quote(quote.words, quote.answer)
        for idea in evening.ideas:
            self.hears_an_idea(idea.words, idea.who)

    def ends(self) -> None:
        """The button is held, so that nobody ends a café by a slip."""
        name = self.run.clock.next.accessibleName()
        assert name.startswith("End the café")
        self.laptop.hold(name, lambda: self.laptop.window.place != "run")

    def writes_notes(self, *notes: str) -> None:
        """The note keeper's line, while people talk."""
        for note in notes:
            self.laptop.type(note)
            self.laptop.key(ENTER)

    def holds(self, evening: Evening) -> None:
        """From the first minute to the last, as planned."""
        self.starts()
        self.holds_each_stage_as_planned_until("Round 1")
        self.writes_notes(*evening.noted)
        self.holds_each_stage_as_planned_until("Harvest")
        self.harvests(evening)
        self.lets_the_stage_run_out()
        self.goes_on()
        self.laptop.minutes_pass(3)
        self.ends()

    def holds_and_counts(self, evening: Evening, people: int) -> None:
        """From the first minute to *Check and send*, with its sentences and a count of heads alone."""
        self.starts()
        self.holds_each_stage_as_planned_until("Harvest")
        self.says_it_back_and_they_agree(*evening.sentences)
        self.goes_on()
        self.ends()
        self.laptop.press("Next: who came")
        self.counts(people)
        self.laptop.press("Done")
        self.laptop.press("Next: check")

    # -- afterwards

    def places(self, *heard: Heard) -> None:
        """At home, one sentence after another: what it is about, how many felt it, which way it pulls."""
        for one in heard:
            self.laptop.press(_of(self.laptop, one.words))
            self.laptop.press(one.about)
            self.laptop.press(f"How many felt this?: {one.how_many}")
            self.laptop.press(f"Which way does it pull?: {one.pulls}")

    def puts_in_other_words(self, *quotes: Quote) -> None:
        """What may go in our words only, one after another."""
        for one in quotes:
            self.laptop.press(_of(self.laptop, one.words))
            self.laptop.press("Change the words")
            self.laptop.write_words("The words", one.in_ours)

    def looks_back(self, disagreed: str) -> None:
        self.laptop.press(_of(self.laptop, "Look back"))
        field = named(self.laptop.front, "Where did the group disagree?", QPlainTextEdit)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.laptop.type(disagreed)

    def counts(self, people: int, *, first_timers: int = 0, hosts: int = 1) -> None:
        """Heads, never names."""
        self.laptop.type_number("People here", people)
        self.laptop.type_number("Here for the first time", first_timers)
        self.laptop.type_number("Hosts and helpers", hosts)

    def adds_up_the_strips(self, faces: dict[str, int], comment: str = "") -> None:
        """The feedback strips, laid out by face: here the same for each of the five statements."""
        for statement in forms.feedback().statements:
            for face, count in faces.items():
                self.laptop.type_number(f"{statement.words} {face}", count)
        if comment:
            self.laptop.write_words("A comment", comment)

    def writes_up(self, evening: Evening) -> None:
        """All three pages, one after another, to *Check and send*."""
        assert self.laptop.window.place == "write-up"
        self.places(*evening.sentences)
        self.puts_in_other_words(*(quote for quote in evening.quotes if quote.in_ours))
        if evening.disagreed:
            self.looks_back(evening.disagreed)
        self.laptop.press("Next: who came")
        self.counts(evening.people, first_timers=evening.first_timers, hosts=evening.hosts)
        self.laptop.press("Done")
        self.adds_up_the_strips(evening.faces, evening.comment)
        self.laptop.press("Next: check")
        assert self.laptop.window.place == "check"

    def makes_the_files(self) -> tuple[Path, Path]:
        """The summary to read and the locked pack to send."""
        self.laptop.press("Make the summary and pack")
        self.laptop.wait_for_page("sent")
        return self.the_files()

    def the_files(self) -> tuple[Path, Path]:
        """Summary and pack, where the app put them."""
        folder = self.laptop.folder.to_send
        (summary,), (pack,) = folder.glob("*.pdf"), folder.glob("*.cafepack")
        return summary, pack

    def puts_it_on_a_stick(self, stick: Path) -> Path:
        """The pack, copied and read back."""
        stick.mkdir(exist_ok=True)
        self.laptop.press("How to send it: On a stick")
        self.laptop.chooser.will_choose(stick)
        self.laptop.press("Copy it to the stick")
        self.laptop.wait_until_done()
        return stick / self.the_files()[1].name

    def says_it_is_sent(self) -> None:
        self.laptop.press("I have sent it")
        assert self.laptop.window.place == "home"


class Coordinator:
    """Somebody who gathers cafés and reports on them."""

    def __init__(self, laptop: Laptop) -> None:
        self.laptop = laptop

    def sets_up(self) -> None:
        """The very first start; then she opens it again."""

        def by_hand() -> None:
            self.laptop.switch_on()
            self.laptop.press("I collect them for a programme")
            self.laptop.lock_it()
            self.laptop.wait_for_page("programme")

        self.laptop.once("sets up to collect", by_hand=by_hand)
        self.opens_the_app()

    def opens_the_app(self) -> None:
        self.laptop.switch_on()
        self.laptop.wait_for_page("programme")
        self.laptop.wait_until_done()

    def makes_a_programme(self, name: str, address: str, file: Path) -> Path:
        """And saves the file that every host is given."""
        self.laptop.press("Make a programme")
        self.laptop.write("Its name", name)
        self.laptop.write("E-mail address that hosts send to", address)
        self.laptop.press("Make it")
        self.laptop.chooser.will_choose(file)
        self.laptop.press("Save the file")
        self.laptop.wait_until_done()
        return file.with_name(f"{file.name}.cafeprogramme")

    def looks_at(self, folder: Path) -> None:
        """Everything in a folder is opened and shown; nothing is added yet."""
        self.laptop.press("Add packs")
        self.laptop.chooser.will_choose(folder)
        self.laptop.press("Choose a folder")
        self.laptop.wait_until_done()

    def sees_every_stranger(self) -> None:
        """Also those that wait behind a button."""
        for more in list(all_named(self.laptop.page.waiting.strangers, "Show …", QAbstractButton)):  # type: ignore[attr-defined]
            more.click()
            settle()

    def rings_each_new_host(self) -> None:
        """Each sender she does not know reads six words down the phone; they match."""
        while (more := next(all_named(self.laptop.page, "Show…", QAbstractButton), None)) is not None:
            more.click()
            settle()
        for button in list(all_named(self.laptop.window, "They match", QAbstractButton)):
            button.click()
            settle()

    def adds(self) -> None:
        """What can be added."""
        self.laptop.press(self._add_button())
        self.laptop.wait_for_page("programme")
        self.laptop.wait_until_done()

    def _add_button(self) -> str:
        return next(
            button.accessibleName()
            for button in self.laptop.page.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName().startswith("Add ") and "caf" in button.accessibleName()
        )

    def exports_the_report(self, folder: Path) -> Path:
        """The report to print, and its numbers for a spreadsheet."""
        folder.mkdir(exist_ok=True)
        self.laptop.chooser.will_choose(folder)
        self.laptop.press("Export report")
        self.laptop.wait_until_done()
        self.laptop.press("Choose a folder")
        self.laptop.wait_until_done()
        (report,) = folder.rglob("*.pdf")
        return report


def _of(laptop: Laptop, words: str) -> str:
    """The name of the line in the list of what was heard that has ``words`` in it."""
    for button in laptop.front.findChildren(QAbstractButton):
        name = button.accessibleName()
        if words in name and name != words and button.isVisibleTo(laptop.front) and "Change" not in name:
            return name
    raise AssertionError(f"nothing in the list says {words!r}")
