"""A group's own: its topics, its numbers, what its place has, and what came of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window


def _own_topic(window: Window, cafe: CafeApp) -> None:
    """A copy of a shipped topic, with one question too few."""
    from dataclasses import replace

    from cafe.content import drafts, topics

    assert cafe.services is not None
    own = cafe.services.content.own
    pelvic = topics.find("pelvic")
    assert pelvic is not None
    made = own.copy(pelvic)
    draft = drafts.draft_of(made.text)
    assert draft is not None
    own.keep(
        made.id,
        drafts.text_of(replace(draft, title="Pelvic health in the glens", questions=(*draft.questions[:4],))),
    )
    window.go("own-topic", made.id)
    settle()


def _own_opened(window: Window, cafe: CafeApp) -> None:
    _own_topic(window, cafe)
    assert cafe.services is not None
    made = cafe.services.content.own.all()[0]
    window.go("topics", made.id)
    settle()


SCENES = (
    Scene("topic-own", "a topic of one’s own, still to change", "home", _own_topic),
    Scene("topic-own-opened", "the same in the list", "topics", _own_opened),
)
