"""The coordinator’s side: packs, the programme, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.scenes.acts import Scene, going, pressing
from tests.ui.driving import settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window


def _coordinator(window: Window, cafe: CafeApp) -> None:
    assert cafe.services is not None
    cafe.services.content.keep_role("coordinator")
    window.go("programme")
    settle()


SCENES = (
    Scene("programme-none", "no programme yet", "first", going("programme")),
    Scene("programme-table", "themes as a table", "collate", pressing("Show themes as table")),
    Scene("programme-packs", "every pack", "collate", pressing("Show all 40")),
    Scene("programme-words", "the programme’s six words", "collate", pressing("Its six words")),
    Scene("programme-back", "taking the last batch back", "collate", pressing("Take it back")),
    Scene("packs-ask", "which packs?", "collate", pressing("Add packs")),
    Scene("packs-both", "which one counts?", "add-packs", pressing("See both")),
    Scene("packs-counted-up", "a sender who was rung", "add-packs", pressing("They match", "Earlier one")),
    Scene("programme-empty", "a programme with no packs yet", "first", _coordinator),
)
