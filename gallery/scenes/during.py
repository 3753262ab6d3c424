"""During a café: the run, the harvest, the room’s screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cafe.run.room import Card
from cafe.ui.run.tables import TablesSheet
from gallery.scenes.acts import Scene, on_the_room_screen, pressing, running, the_room_screen, typing
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


SCENES = (
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
