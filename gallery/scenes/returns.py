"""The return of a quarter, from a host's counts to a programme's table; and the question before a report."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from gallery.scenes.acts import Scene, going, pressing
from tests.packs.quarters import a_counted_cafe, a_return
from tests.ui.driving import all_named, is_there, press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.collate.page import ProgrammePage
    from cafe.ui.window import Window

SUMMER = "2026-Q3"
_AGES = (
    {"25-34": 3, "35-44": 2, "45-54": 5, "55-64": 2, "prefer-not": 1},
    {"16-24": 1, "45-54": 6, "55-64": 3, "65-74": 2},
    {"35-44": 3, "45-54": 4, "55-64": 4, "65-74": 1, "prefer-not": 1},
)


def _summer(cafe: CafeApp, many: int = 3) -> None:
    """Cafés of July, August and September, whose slips were counted."""
    services = cafe.services
    assert services is not None
    for month, ages in list(zip((7, 8, 9), _AGES, strict=True))[:many]:
        a_counted_cafe(
            services.database,
            services.clock,
            starts_at=datetime(2026, month, 16, 18, 30, tzinfo=UTC),
            age=ages,
            carer={"yes": 4, "no": 7, "prefer-not": 1},
            condition={"yes": 2, "no": 1},
            title="Thursday blether",
            topic_title="Perimenopause and menopause",
        )


def _ripe(window: Window, cafe: CafeApp) -> None:
    _summer(cafe)
    window.go("quarter", f"{SUMMER} highland")
    settle()


def _made(window: Window, cafe: CafeApp) -> None:
    _ripe(window, cafe)
    press(window, "Make the return")
    while not is_there(window, "I have sent it"):
        settle(100)


def _changed(window: Window, cafe: CafeApp) -> None:
    _made(window, cafe)
    assert cafe.services is not None
    _summer(cafe, 1)
    window.page("quarter").refresh()
    settle()


def _received(window: Window, cafe: CafeApp) -> None:
    """The programme wrote back: the return came in."""
    from cafe.model.returns.tables import ReturnMadeRow

    _made(window, cafe)
    assert cafe.services is not None
    with cafe.services.database.write() as session:
        for row in session.query(ReturnMadeRow):
            row.received_at = cafe.services.clock.now()
    window.page("quarter").refresh()
    settle()


def _totals(window: Window, cafe: CafeApp) -> None:
    _summer(cafe, 1)
    window.go("quarter", f"{SUMMER} highland")
    settle()


def _due(window: Window, cafe: CafeApp) -> None:
    _summer(cafe)
    window.page("home").refresh()
    settle()


def _send_returns(cafe: CafeApp, folder: Path) -> Path:
    """Seven hosts' returns of last summer, sealed for the demo's programme."""
    from cafe.packs.returns.file import CONTEXT, Question, frame_of
    from cafe.packs.seal import SigningKey, seal

    assert cafe.services is not None
    card = cafe.services.collate.programmes()[0]
    for host in range(7):
        key = SigningKey(bytes([host + 60]) * 32)
        ages = {
            "16-24": host % 2,
            "25-34": 4 + host,
            "35-44": 6,
            "45-54": 12 - host,
            "55-64": 9,
            "65-74": 5,
            "75-over": 2,
        }
        carers = {"yes": 14 + host % 3, "no": 22, "prefer-not": 3}
        groups = {"white-scottish": 20, "white-other-british": 6, "asian": 3 + host % 4, "other": 1, "prefer-not": 2}
        asked = [
            Question(id=name, answered=sum(counts.values()), counts={one: n for one, n in counts.items() if n})
            for name, counts in (("age", ages), ("ethnic-group", groups), ("carer", carers))
        ]
        found = a_return(key.public, card.recipients[0], quarter=SUMMER, people=48, questions=tuple(asked))
        (folder / f"return-{host + 1}.cafereturn").write_bytes(seal(frame_of(found), key, card.recipients, CONTEXT))
    return folder


def _arriving(window: Window, cafe: CafeApp) -> None:
    from cafe.ui.collate.handed import as_words

    assert cafe.services is not None
    folder = Path(tempfile.mkdtemp())
    _send_returns(cafe, folder)
    window.go("add-packs", as_words(cafe.services.collate.programmes()[0].id, [folder]))
    while not any(all_named(window, "They match")):
        settle(100)
    press(window, "They match")
    settle()


def _take_in(cafe: CafeApp) -> None:
    assert cafe.services is not None
    collate = cafe.services.collate
    programme = collate.programmes()[0]
    with tempfile.TemporaryDirectory() as folder:
        preview = collate.preview(programme.id, _send_returns(cafe, Path(folder)))
        collate.import_(preview, [one.key for one in preview.new_senders])


def _card(window: Window) -> QWidget:
    return cast("ProgrammePage", window.page("programme")).reach


def _reached(window: Window, cafe: CafeApp) -> None:
    """At the end of the picture: who came."""
    _take_in(cafe)
    window.go("home")
    window.go("programme")
    settle(600)


def _could_say_who(window: Window, cafe: CafeApp) -> None:
    """Sentences with details that add up, asked about before a report."""
    from cafe.collate.second_look import LookAnswer
    from tests.packs.builders import a_sentence, an_id, some_facts
    from tests.ui.collate.helping import Desk, added

    assert cafe.services is not None
    said = (
        a_sentence("t1", text="The only midwife on the island had twins at 44 and ran the choir.", themes=("WAI1",)),
        a_sentence("t2", text="A teacher of 52 with two sets of twins drove the bus herself.", themes=("LIS1",)),
    )
    card = cafe.services.collate.programmes()[0]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), card)
        facts = some_facts(month="2026-10", day=None)
        desk.send("one.cafepack", pack_id=an_id("a host’s café of old"), entries=said, cafe=facts)
        added(cafe.services, desk)
    collate = cafe.services.collate
    collate.second_look.read_all(card.id)
    for one in collate.second_look.waiting(card.id):
        collate.second_look.answer(card.id, one.text, LookAnswer(left=tuple(flag.text for flag in one.flags)))
    window.go("home")
    window.go("programme")
    settle(400)
    press(window, "Export report")
    settle(600)


SCENES = (
    Scene("return-ripe", "exactly what a return says", "home", _ripe),
    Scene("return-made", "made, and how to send it", "home", _made),
    Scene("return-received", "a return that came in", "home", _received),
    Scene("return-changed", "counts changed since", "home", _changed),
    Scene("return-totals", "one café alone: totals only", "home", _totals),
    Scene("return-none", "nobody was asked yet", "first", going("quarter")),
    Scene("home-return-due", "a quarter is over", "home", _due),
    Scene("packs-returns", "returns come in", "collate", _arriving),
    Scene("programme-reach", "who came, from the returns", "collate", _reached, _card),
    Scene("could-say-who", "before a report: could someone say who?", "collate", _could_say_who),
    Scene("cafes-quarter", "cafés, and the quarter’s return", "home", pressing("Cafés")),
)
