"""After a café: counting, checking, sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene, pressing
from tests.ui.driving import settle

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


SCENES = (
    Scene("sent-received", "received, and answered", "sent", _received),
    Scene("pass-the-laptop", "one person answers", "feedback", pressing("Pass the laptop")),
    Scene("sent-stick", "on a stick", "sent", pressing("How to send it: On a stick")),
)
