"""During a café: the run, the harvest, the room’s screen."""

from __future__ import annotations

from cafe.run.room import Card
from gallery.scenes.acts import Scene, on_the_room_screen, pressing, running, the_room_screen, typing

_FLAGGED = "Morag from the bakery said the nurse at Port Aird never rang her back"

SCENES = (
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
