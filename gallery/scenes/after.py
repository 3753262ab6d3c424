"""After a café: counting, checking, sending."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from gallery.scenes.acts import Act, Scene, going, pressing
from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window


def _received(window: Window, cafe: CafeApp) -> None:
    """The programme wrote back to a café that was sent."""
    from cafe.model.tables import AnswerHereRow, SentRow

    assert cafe.services is not None
    cafe_id = window.page("sent").cafe_id
    told = (
        (
            "We tell the same story to a new person each time.",
            "A one-page summary now goes with every referral.",
            "done",
        ),
        (
            "Nobody tells you how to live while you wait.",
            "A leaflet is being written with three of your groups.",
            "under_way",
        ),
    )
    with cafe.services.database.write() as session:
        for row in session.query(SentRow).filter_by(cafe_id=cafe_id):
            row.received_at = cafe.services.clock.now()
        for at, (said, answer, state) in enumerate(told):
            session.add(
                AnswerHereRow(
                    cafe_id=cafe_id,
                    position=at,
                    said=said,
                    answer=answer,
                    state=state,
                    who="NHS board",
                    told_on="2026-11-26",
                )
            )
    window.page("sent").refresh()
    settle()


def _received_in(place: str) -> Act:
    """The same, where all cafés are listed."""

    def act(window: Window, cafe: CafeApp) -> None:
        _received(window, cafe)
        window.go(place)
        settle(300)

    return act


def _from_paper(window: Window, cafe: CafeApp) -> None:
    """A café that ran without the laptop, half typed in."""
    from cafe.content import topics
    from cafe.model.values import EntryKind, Length

    assert cafe.services is not None
    plans, capture = cafe.services.plan, cafe.services.capture
    starts = cafe.services.clock.now() - timedelta(days=1)
    cafe_id = plans.new_cafe(topics.find("heart"), Length.SIXTY, starts).cafe_id
    plans.held_on_paper(cafe_id)
    capture.add_entry(cafe_id, EntryKind.THEME, "Nobody told us what a stroke looks like in a woman.")
    window.go("from-paper", cafe_id)
    settle()


def _long_slip(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.keep_setting("slip_profile", "full")
    window.go("who-came", window.page("how-was-it").cafe_id)
    settle()
    press(window, "Pass the laptop")
    settle()


def _few_passed(window: Window, cafe: CafeApp, place: str = "how-was-it") -> None:
    """Four passed the laptop: too few to show a sum."""
    from cafe.content import forms

    assert cafe.services is not None
    capture = cafe.services.capture
    cafe_id = window.page("how-was-it").cafe_id
    asked = [statement.code for statement in forms.feedback().statements]
    capture.skip_questions(cafe_id, [*asked, *(tally.question for tally in capture.tallies(cafe_id))])
    for face in ("mostly", "mostly", "somewhat", "very_much"):
        capture.add_feedback(cafe_id, dict.fromkeys(asked, face))
        capture.add_slip(cafe_id, {"age": "45-54", "carer": "yes"})
    window.go("home")
    window.go(place, cafe_id)
    settle()


def _few_slips(window: Window, cafe: CafeApp) -> None:
    _few_passed(window, cafe, "who-came")
    page = window.page("who-came")
    page.frame.show_widget(page.covered)  # type: ignore[attr-defined]
    settle()


def _wellbeing(window: Window, cafe: CafeApp) -> None:
    """The four national questions, asked and counted."""
    assert cafe.services is not None
    cafe.services.content.keep_setting("asks_wellbeing", True)
    settle()


def _wellbeing_passed(window: Window, cafe: CafeApp) -> None:
    from PySide6.QtWidgets import QScrollArea

    from cafe.ui.capture.passing import PassTheLaptop

    _wellbeing(window, cafe)
    press(window, "Pass the laptop")
    over = next(part for part in window.findChildren(PassTheLaptop) if part.isVisible())
    for scroll in over.findChildren(QScrollArea):
        scroll.verticalScrollBar().setValue(620)
    settle()


def _thanks(window: Window, cafe: CafeApp) -> None:
    press(window, "Pass the laptop")
    press(window, "I’d rather not")
    settle()


SCENES = (
    Scene("pass-long-slip", "one person fills in the long slip", "feedback", _long_slip),
    Scene("how-was-it-few", "four passed the laptop: the sums stay covered", "feedback", _few_passed),
    Scene("who-came-few", "four slips: the sums stay covered", "feedback", _few_slips),
    Scene("pass-wellbeing", "four national questions, on her own", "feedback", _wellbeing_passed),
    Scene("pass-thanks", "between two people", "feedback", _thanks),
    Scene("count-wellbeing", "counting the four national questions", "feedback", _wellbeing),
    Scene("from-paper", "entered from paper", "home", _from_paper),
    Scene("from-paper-first", "which café ran on paper?", "home", going("from-paper")),
    Scene("sent-received", "received, and answered", "sent", _received),
    Scene("home-received", "received, on Home", "sent", _received_in("home")),
    Scene("cafes-received", "received, in the list of cafés", "sent", _received_in("cafes")),
    Scene("pass-the-laptop", "one person answers", "feedback", pressing("Pass the laptop")),
    Scene("sent-stick", "on a stick", "sent", pressing("How to send it: On a stick")),
)
