"""Kept safe: locked, hidden, backed up, and what happens when a laptop is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cafe.store.keys import Slots
from cafe.store.recovery import new_code
from gallery.scenes.acts import Act, Scene
from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from cafe.app import CafeApp
    from cafe.ui.window import Window

WORDS = "heron lantern oat brae moss"


def locked(then: Act | None = None) -> Act:
    """With two ways in, as a laptop has that is not for trying out."""

    def act(window: Window, cafe: CafeApp) -> None:
        services = cafe.services
        assert services is not None
        key = cafe.opening.key
        assert key is not None
        Slots.load(services.folder.key_slots).begin(key, WORDS, new_code())
        cafe.watch_again()
        run = window.page_there("run")
        if run is not None:
            run.bar.offer_lock()  # type: ignore[attr-defined]
        if then is not None:
            then(window, cafe)
        settle()

    return act


def _lock(window: Window, cafe: CafeApp) -> None:
    cafe.lock()


def _wrong_words(window: Window, cafe: CafeApp) -> None:
    from tests.ui.driving import write

    cafe.lock()
    write(window, "Your words", "heron lantern oat brae mose", enter=True)
    settle(900)


def _hide(window: Window, cafe: CafeApp) -> None:
    window.hide_quickly()


def _to(place: str, then: Act | None = None) -> Act:
    def act(window: Window, cafe: CafeApp) -> None:
        window.go(place)
        settle()
        if then is not None:
            then(window, cafe)

    return act


def _press(*names: str) -> Act:
    def act(window: Window, cafe: CafeApp) -> None:
        for name in names:
            press(window, name)
            settle(200)

    return act


def _months(window: Window, cafe: CafeApp) -> None:
    from cafe.ui.collate.months import MonthsCard
    from tests.ui.driving import show

    services = cafe.services
    assert services is not None
    for card in services.collate.programmes():
        services.collate.keys.keep_months(card.id, 12, 72)
    window.go("programme-key")
    settle()
    (months,) = window.findChildren(MonthsCard)
    show(months)
    settle()


SCENES = (
    Scene("lock-home", "Lock stands on the spine", act=locked()),
    Scene("lock-all", "locked: the whole window is covered", act=locked(_lock)),
    Scene("lock-run", "locked while a café goes on", "round1", locked(_lock)),
    Scene("lock-run-wrong", "those words did not open it", "round1", locked(_wrong_words)),
    Scene("lock-run-plain", "locked where nobody writes", "round1-plain", locked(_lock)),
    Scene("lock-harvest", "locked in the harvest", "harvest", locked(_lock)),
    Scene("quick-hide", "an empty page, at once", "round1", _hide),
    Scene("what-was-done", "what was done on this laptop", act=_to("what-was-done")),
    Scene("lost-laptop", "if this laptop is lost", act=locked(_to("lost-laptop"))),
    Scene("programme-key", "the programme’s own key", act=_to("programme-key")),
    Scene("programme-key-months", "how long a programme keeps what came in", act=_months),
    Scene("keep-settings", "how it is locked, and when", act=locked(_to("settings"))),
)
