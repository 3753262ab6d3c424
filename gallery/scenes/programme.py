"""The coordinator’s side: packs, the programme, the report."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from cafe.collate import simulate
from cafe.collate.digest import digest
from cafe.content import areas
from cafe.packs.seal import seal
from cafe.ui.capture.guarded import GuardedWords
from gallery.scenes.acts import Scene, going, pressing
from tests.ui.driving import is_there, press, settle, write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.app import CafeApp
    from cafe.ui.collate.add_packs import AddPacksPage
    from cafe.ui.window import Window


def _coordinator(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.keep_role("coordinator")
    window.go("programme")
    settle()


def _filtered(window: Window, cafe: CafeApp) -> None:
    """Two months, a health board and a time of life, as a coordinator left them."""
    from cafe.collate.values import Filters

    assert cafe.services is not None
    collate = cafe.services.collate
    programme = collate.programmes()[0]
    collate.looking_at[programme.id] = Filters(first_month="2026-03", boards=("lothian",))
    window.go("home")
    window.go("programme")
    settle()


def _twelve(window: Window, cafe: CafeApp) -> None:
    """A programme in its first autumn."""
    assert cafe.services is not None
    services = cafe.services
    services.content.keep_role("coordinator")
    card = services.collate.make_programme("East Glens Women’s Health", "packs@programme.example")
    with tempfile.TemporaryDirectory() as folder:
        for one in simulate.packs(12, 7, card.recipients[0], date(2026, 11, 23)):
            (Path(folder) / one.name).write_bytes(seal(one.frame, one.key, card.recipients))
        preview = services.collate.preview(card.id, Path(folder))
        services.collate.import_(preview, [sender.key for sender in preview.new_senders])
    window.go("programme", card.id)
    settle(400)


def _ten_thousand(window: Window, cafe: CafeApp) -> None:
    """A whole country's programme: forty cafés told again in every area, over five years, by many hosts."""
    assert cafe.services is not None
    collate = cafe.services.collate
    programme = collate.programmes()[0]
    here = collate.second_look.here(programme.id)
    councils = [council for council in areas.load().councils if council.board]
    many = []
    for number in range(10_000):
        cafe_of = here.came[number % len(here.came)]
        again = number // len(here.came)  # the same forty, never twice in one area and month
        council = councils[again % len(councils)]
        year, month = divmod((again // len(councils) * 7 + number) % 70, 12)
        then = f"{2021 + year}-{month + 1:02d}"
        many.append(
            replace(
                cafe_of, pack_id=f"{number:05d}", sender=f"host {number % 900}", month=then,
                day=cafe_of.day and then + cafe_of.day[7:], council=council.id, board=council.board,
            )
        )  # fmt: skip
    here.came[:], here.raw[:], here.shown[:] = many, many, [digest(one) for one in many]
    here.changed += range(len(many))
    window.go("home")
    window.go("programme")
    settle(400)


def _to_card(window: Window, card: QWidget) -> None:
    """The page scrolled to one of its cards."""
    from cafe.ui.widgets.page import Scroll

    for scroll in window.findChildren(Scroll):
        if scroll.isAncestorOf(card):
            bar = scroll.verticalScrollBar()
            bar.setValue(card.mapTo(scroll.widget(), card.rect().topLeft()).y() - 20)
    settle()


def _lower(window: Window, _cafe: CafeApp) -> None:
    from cafe.ui.collate.side_by_side import SideBySide

    settle(400)
    card = window.findChildren(SideBySide)[0]
    _to_card(window, card)
    card.lanes.setFocus()
    settle()


def _found(window: Window, _cafe: CafeApp) -> None:
    from PySide6.QtTest import QTest

    from cafe.ui.collate.finding import Finding

    settle(400)
    card = window.findChildren(Finding)[0]
    card.line.setFocus()
    QTest.keyClicks(card.line, "time")
    settle(600)
    _to_card(window, card)


def _behind(window: Window, _cafe: CafeApp) -> None:
    """Enter on the first bar: the cafés that it counts."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from cafe.ui.collate.cards import TalkedCard

    settle(400)
    bars = window.findChildren(TalkedCard)[0].bars
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Return)
    settle(200)


def _writing_back(window: Window, cafe: CafeApp) -> None:
    """Two answers are there already."""
    from cafe.collate.answering import asking
    from cafe.model.values import Answer, AnswerState

    assert cafe.services is not None
    collate = cafe.services.collate
    programme = collate.programmes()[0]
    asked = asking(collate.collation(programme.id, most=0), {})
    told = (
        (asked.ideas[0], "Two surgeries now keep six evening times a week.", AnswerState.DONE),
        (asked.themes[0], "A letter at referral says how long the wait is.", AnswerState.UNDER_WAY),
    )
    for one, words, state in told:
        collate.keep_answer(programme.id, one.subject, Answer(one.said, words, state, "NHS boards, primary care"))
    window.go("answers", programme.id)
    settle()


_IDEA = "Answer: A café in each season"


def _answer_that_names(window: Window, cafe: CafeApp) -> None:
    """An answer in which somebody is named, while it is typed."""
    _writing_back(window, cafe)
    for _turn in range(100):  # what there is to answer is read beside the window
        if is_there(window, _IDEA):
            break
        settle(100)
    press(window, _IDEA)
    write(window, "Your answer, in plain words", "Dr Sutherland in Lochinver will see to it.")
    write(window, "Who answered", "Morag at the board")
    for typed in window.findChildren(GuardedWords):
        typed.raise_panel()
    settle()


def _named_in_a_pack(window: Window, cafe: CafeApp) -> None:
    """One more pack, in which a host let four things through that a neighbour would know."""
    from tests.packs.builders import a_quote, a_sentence, an_id
    from tests.ui.collate.helping import Desk, added

    assert cafe.services is not None
    said = (
        a_sentence(
            "s1", text="The vet’s wife was told to wait two years, and Kirsty at the shop longer.", themes=("WAI1",)
        ),
        a_sentence("s2", text="Women from Lochinver lose a day for ten minutes.", themes=("WAI1",)),
        a_quote("s3", text="My sister Shona never told a soul."),
        a_sentence("s4", text="Dr Urquhart is the only one who listens.", themes=("LIS1",)),
    )
    card = cafe.services.collate.programmes()[0]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), card)
        desk.send("one.cafepack", pack_id=an_id("a host’s café"), entries=said)
        added(cafe.services, desk)
    window.go("programme")
    settle(400)


def _waiting(window: Window, cafe: CafeApp) -> None:
    """A list of cafés that the coordinator knows of, some of which have not sent."""
    assert cafe.services is not None
    collate = cafe.services.collate
    programme = collate.programmes()[0]
    rows = [
        ("2026-10", "highland", "The library in the square"),
        ("2026-10", "highland", "Strathmuir, Tuesday group"),
        ("2026-11", "dundee-city", "Work canteen"),
        ("2026-11", "orkney-islands", "The ferry terminal café"),
        ("2026-11", "orkney-islands", "Kirkbrae hall"),
    ]
    collate.expected.expect(programme.id, rows)
    window.go("awaited", programme.id)
    settle()


def _batches(window: Window, cafe: CafeApp) -> None:
    """Three imports on three days, of which each can go out by itself."""
    from tests.packs.builders import an_id
    from tests.ui.collate.helping import Desk, added

    assert cafe.services is not None
    card = cafe.services.collate.programmes()[0]
    for many in (2, 5):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), card)
            for n in range(many):
                desk.send(f"{n}.cafepack", pack_id=an_id(f"{many} {n}"), sequence=many + n)
            added(cafe.services, desk)
        cafe.services.clock.advance(minutes=24 * 60)  # type: ignore[attr-defined]
    window.go("home")
    window.go("programme")
    while not is_there(window, "Earlier ones"):
        settle(100)
    press(window, "Earlier ones")
    settle()


def _offered(window: Window, cafe: CafeApp) -> None:
    """Another coordinator chose already which edit counts: hers is marked."""
    from cafe.collate.edits.service import keep_edit
    from cafe.collate.preview_view import import_view

    assert cafe.services is not None
    collate, page = cafe.services.collate, cast("AddPacksPage", window.page("add-packs"))
    card = collate.programmes()[0]
    assert page._preview is not None
    asked = page._preview.choices[0]
    assert asked.arrived is not None
    with cafe.services.database.write() as session:
        keep_edit(session, card.id, asked.arrived.pack.pack_id, asked.options[-1].frame_hash)
    found = collate.preview(card.id, [Path(page._preview.folder)] if page._preview.folder else page._paths)
    page._was_read((found, import_view(found)))
    settle()


def _kit(window: Window, cafe: CafeApp) -> None:
    """A programme’s kit: what hosts get, and which locked topics it opens for them."""
    assert cafe.services is not None
    cafe.services.content.keep_role("coordinator")
    window.go("topics")
    settle(300)
    press(window, "Share a kit")
    settle()


SCENES = (
    Scene("programme-twelve", "a programme of twelve cafés", "first", _twelve),
    Scene("programme-10000", "a programme of ten thousand cafés", "collate", _ten_thousand),
    Scene("programme-none", "no programme yet", "first", going("programme")),
    Scene("programme-filtered", "some of the cafés, said in words", "collate", _filtered),
    Scene("programme-side-by-side", "themes by area, with the keys on it", "collate", _lower),
    Scene("programme-found", "a word found in what was said", "collate", _found),
    Scene("programme-behind", "the cafés behind a number", "collate", _behind),
    Scene("programme-table", "themes as a table", "collate", pressing("Show themes as table")),
    Scene("programme-packs", "every pack", "collate", pressing("Show all 40")),
    Scene("programme-export", "what a report hides, before it is written", "collate", pressing("Export report")),
    Scene("programme-words", "the programme’s six words", "collate", pressing("Its six words")),
    Scene("programme-second-look", "what came in, looked at twice", "collate", _named_in_a_pack),
    Scene("programme-back", "taking the last batch back", "collate", pressing("Take it back")),
    Scene("programme-batches", "every import that can be taken back", "collate", _batches),
    Scene("awaited", "who has not sent", "collate", _waiting),
    Scene("answers", "you said, we did", "collate", _writing_back),
    Scene("answers-names", "an answer that could point to somebody", "collate", _answer_that_names),
    Scene("packs-ask", "which packs?", "collate", pressing("Add packs")),
    Scene("packs-both", "which one counts?", "add-packs", pressing("See both")),
    Scene("packs-counted-up", "a sender who was rung", "add-packs", pressing("They match", "Earlier one")),
    Scene("packs-offered", "another coordinator’s choice of an edit, marked", "add-packs", _offered),
    Scene("kit-of-programme", "what goes into a programme’s kit", "collate", _kit),
    Scene("programme-empty", "a programme with no packs yet", "first", _coordinator),
)
