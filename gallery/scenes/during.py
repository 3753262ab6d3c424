"""During a café: the run, the harvest, the room’s screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from cafe.core.clock import FakeClock
from cafe.run.actions import people
from cafe.run.catching_up import sleep_question
from cafe.run.room import Card
from cafe.ui.bell import SETTING as BELL
from cafe.ui.run.tables import TablesSheet
from gallery.scenes.acts import Act, Scene, on_the_room_screen, pressing, running, the_room_screen, typing
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.run.page import RunPage
    from cafe.ui.window import Window

_FLAGGED = "Morag from the bakery said the nurse at Port Aird never rang her back"


def _sheets_of_two_tables(window: Window, _cafe: CafeApp) -> None:
    """The host writes in what two tables brought."""
    page = cast("RunPage", window.page("run"))
    page.open_tables()
    sheet = next(one for one in window.findChildren(TablesSheet) if one.isVisible())
    for table, said in (("1", "We tell the same story to a new person each time."), ("2", "Nobody says how long.")):
        sheet.which.choose(table)
        sheet.line.setText(said)
        sheet.writer.keep()
        settle()


def _later(minutes: float, then: Callable[[RunPage], object] = lambda _page: None) -> Act:
    """So much time goes by; then something is done."""

    def act(page: RunPage) -> None:
        clock = page.services.clock
        assert isinstance(clock, FakeClock)
        clock.advance(minutes=minutes)
        page.tick()
        then(page)

    return running(act)


def _asleep(page: RunPage) -> None:
    question = sleep_question(page.conductor.run, timedelta(minutes=4))
    assert question is not None
    page.questions.slept(question)


def _with_a_bell(page: RunPage) -> None:
    page.services.content.keep_setting(BELL, "up")


def _looking_for(words: str) -> Act:
    def act(page: RunPage) -> None:
        page.open_all_cards()
        page.leaf.search.setText(words)

    return running(act)


def _harvest_with(kind: str, *sentences: str, then: Callable[[RunPage], object] = lambda _page: None) -> Act:
    """The group's words as far as they have got."""

    def act(page: RunPage) -> None:
        for entry in page.services.capture.entries(page.cafe_id):
            page.services.capture.remove_entry(entry.id)
        settle()
        page.harvest.use_kind(kind)
        for said in sentences:
            page.harvest.line.setText(said)
            page.harvest.writer.keep()
            settle()
        then(page)

    return running(act)


def _ended(page: RunPage) -> None:
    page.end_cafe()
    page.shell.go("run", page.cafe_id)


def _unplugged(page: RunPage) -> None:
    page.switch_room()
    page.keeper.turn_off()
    page.shell.toast("The second screen is gone. Check the cable. You can run the café without it.")


_FIVE = (
    "It comes on young, and nobody had warned us.",
    "Many of us were told “it’s just your age”.",
    "One good nurse made all the difference.",
    "The letter says a year, and then nothing comes.",
    "We want one place to ask, near the bus.",
)


def _leaving_out(page: RunPage) -> None:
    """Far behind, with a stage that may be left out."""
    page.catch_up()


def _by_herself(count: int) -> Act:
    """So many are here, hosts apart."""

    def act(page: RunPage) -> None:
        page.conductor.act(people(count))

    return running(act)


def _said_otherwise(page: RunPage) -> None:
    """The first sentence was agreed, and then its words changed."""
    entry = page.services.capture.entries(page.cafe_id)[0]
    page.services.capture.agree(entry.id)
    page.harvest._edit(entry.id)
    page.harvest.line.setText("It comes on young, and hardly anybody had warned us.")
    page.harvest.writer.keep()


SCENES = (
    Scene("tea", "tea, with a nurse at an hour of her own", "tea"),
    Scene("tea-moves", "a break is about to move on by itself", "tea", _later(5.95 + 1.95)),
    Scene("tea-late", "the nurse’s hour cannot be kept", "tea", _later(13)),
    Scene("tea-catch-up", "what could be left out", "round2-tea", _later(37, _leaving_out)),
    Scene("tea-dark", "the moving bar in the dark look", "tea", _later(5.95 + 1.95), look="dark"),
    Scene("tea-large", "the moving bar with large text", "tea", _later(5.95 + 1.95), text=200),
    Scene("run-dark", "the run in the dark look", "round1", look="dark"),
    Scene("run-large", "the run with large text", "round1", text=200),
    Scene("plain-dark", "where nobody writes, in the dark look", "round1-plain", look="dark"),
    Scene("plain-large", "where nobody writes, with large text", "round1-plain", text=200),
    Scene("plain-word", "two tables hear of the final round", "dialogue-plain", _later(11.2)),
    Scene(
        "harvest-changed",
        "an agreed sentence whose words changed",
        "harvest",
        _harvest_with("theme", *_FIVE[:2], then=_said_otherwise),
    ),
    Scene("run-one", "one person came", "round1-plain", _by_herself(1)),
    Scene("run-two", "two people came", "round1-plain", _by_herself(2)),
    Scene("run-late-start", "nobody pressed Start", "run", _later(55)),
    Scene("run-bell", "before the start, with a bell", "run", running(_with_a_bell)),
    Scene("run-slept", "the laptop slept", "round1-plain", running(_asleep)),
    Scene("run-next", "the way back after Next", "round1", _later(11, lambda page: page.go_on())),
    Scene("run-ended", "the café has ended", "final", _later(30, _ended)),
    Scene(
        "plain-paused", "paused, where nobody writes", "round1-plain", _later(2, lambda page: page.pause_or_carry_on())
    ),
    Scene("plain-over", "over time, where nobody writes", "round1-plain", _later(14)),
    Scene("plain-catch-up", "catch up, where nobody writes", "round1-plain", _later(16, lambda page: page.catch_up())),
    Scene("plain-unplugged", "the room’s screen unplugged", "round1-plain", running(_unplugged)),
    Scene("what-if-hits", "cards for a word", "round1-plain", _looking_for("tears")),
    Scene("what-if-none", "no card for a word", "round1-plain", _looking_for("bagpipes")),
    Scene("what-if-card", "one card, open", "dialogue", running(lambda page: page.open_leaf("talks-a-lot"))),
    Scene("harvest-empty", "nothing written yet", "harvest", _harvest_with("theme")),
    Scene("harvest-five", "five sentences are plenty", "harvest", _harvest_with("theme", *_FIVE)),
    Scene("harvest-quote", "a quote waits for its answer", "harvest", _harvest_with("quote", _FIVE[1])),
    Scene("harvest-idea", "an idea, and who could act", "harvest", _harvest_with("idea", _FIVE[4])),
    Scene("harvest-over", "the harvest, over time", "harvest", _later(5)),
    Scene("harvest-paused", "the harvest, paused", "harvest", _later(1, lambda page: page.pause_or_carry_on())),
    *(
        Scene(
            f"room-{card.value}",
            says,
            "round1",
            on_the_room_screen(lambda page, card=card: page.keeper.put(card)),
            the_room_screen,
        )
        for card, says in (
            (Card.AGREEMENTS, "the agreements, on the room’s screen"),
            (Card.QUIET, "a quiet screen for the room"),
            (Card.THANKS, "thank you, on the room’s screen"),
        )
    ),
    Scene("room-over", "the room, when the time is up", "round2-over", on_the_room_screen(), the_room_screen),
    Scene("run-people", "people come and go", "round2-over", running(lambda page: page.count_people())),
    Scene("harvest-sheets", "the sheets of two tables", "harvest-tables", _sheets_of_two_tables),
    Scene("run-upset", "someone is upset", "round1", pressing("Someone is upset")),
    Scene("run-paused", "paused", "round1", pressing("Pause")),
    Scene("run-what-if", "what if…?", "round1-plain", running(lambda page: page.open_all_cards())),
    Scene("run-catch-up", "catch up", "round2-over", running(lambda page: page.catch_up())),
    Scene("run-guard", "two things could point to a person", "round1", typing("What did you hear?", _FLAGGED)),
    Scene("harvest-guard", "the same in the harvest", "harvest", typing("What did we hear?", _FLAGGED)),
    Scene("room", "what the room sees", "round1", on_the_room_screen(), the_room_screen),
    Scene(
        "room-break",
        "a break, on the room’s screen",
        "round1",
        on_the_room_screen(lambda page: page.keeper.put(Card.BREAK)),
        the_room_screen,
    ),
)
