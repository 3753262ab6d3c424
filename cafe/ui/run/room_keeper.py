"""Keeps the room's screen while a café runs, whatever page the host looks at: on, off, which card, which monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.room import Card, RoomView

if TYPE_CHECKING:
    from cafe.content.service import ContentService
    from cafe.ui.display.room_screen import RoomScreen
    from cafe.ui.run.conductor import Conductor

_REMEMBERED = "room_monitor"


def room_choices() -> tuple[tuple[str, Card | None], ...]:
    """What the room can be shown, and the words for it."""
    return (
        (_("What we are doing now"), None),
        (_("A break"), Card.BREAK),
        (_("The agreements"), Card.AGREEMENTS),
        (_("A quiet screen"), Card.QUIET),
        (_("Thank you"), Card.THANKS),
        (_("Nothing at all"), Card.BLANK),
    )


class RoomKeeper(QObject):
    """One room's screen. Signals ``changed()`` when it goes on or off, or shows another card, and ``lost(str)``, with
    what to say, when its monitor was unplugged.

    ``note`` is what to say to the host after a switch: empty, or that there is no second screen. The monitor is
    remembered on this laptop, for the next café and for when the cable comes back.
    """

    changed = Signal()
    lost = Signal(str)

    def __init__(self, conductor: Conductor, content: ContentService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conductor, self._content = conductor, content
        self._screen: RoomScreen | None = None
        self._host: QWidget | None = None
        self._monitor = ""  # the name of the monitor that it fills; empty for a window of its own
        self._held: RoomView | None = None
        self.card: Card | None = None
        self._before_hush: tuple[Card | None, RoomView | None] = (None, None)
        self._before_quiet: tuple[Card | None, RoomView | None, bool] | None = None
        self.note = ""
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.tick)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)

    @property
    def is_on(self) -> bool:
        """Whether the room can see anything."""
        return self._screen is not None and self._screen.isVisible()

    @property
    def screen(self) -> RoomScreen | None:
        """The window, once there was one."""
        return self._screen

    @property
    def is_held(self) -> bool:
        """Whether the room keeps the picture that it has, whatever goes on."""
        return self._held is not None

    def view(self) -> RoomView | None:
        """What the room sees, or would see."""
        if self._held is not None:
            return self._held
        return self._conductor.room(self.card) if self._conductor.is_open else None

    def tick(self) -> None:
        """Show the room this instant; it paints itself only where something changed."""
        view = self.view()
        if self.is_on and view is not None and self._screen is not None:
            self._screen.show_view(view)

    def put(self, card: Card | None) -> None:
        """Lay a card over the room's screen; None shows the stage again, and lets go of a picture that was held."""
        self.card, self._held = card, None
        self.tick()
        self.changed.emit()

    def hold(self) -> None:
        """Keep the picture that the room has until it is let go again, or another is chosen."""
        self._held = None if self._held is not None else self.view()
        self.tick()
        self.changed.emit()

    def hush(self, is_on: bool) -> None:
        """The host hides her window in a hurry: the room sees nothing at all, then what it saw before."""
        if is_on:
            self._before_hush = (self.card, self._held)
            self.put(Card.BLANK)
        elif self.card is Card.BLANK:
            card, held = self._before_hush
            self.put(card)
            self._held = held
            self.tick()

    def switch(self, host: QWidget) -> None:
        """On if it was off, off if it was on."""
        self.note = ""
        if self.is_on:
            self.turn_off()
            return
        from cafe.ui.display.room_screen import RoomScreen, other_screen

        self._held = None
        self._watch(host)
        if self._screen is None:
            self._screen = RoomScreen()
            self._screen.closed.connect(self._on_closed)
            self._screen.switched_off.connect(self.turn_off)
        there = other_screen(host, self._content.setting(_REMEMBERED, ""))
        self._remember(there)
        if there is None:
            self.note = _("There is no second screen. Move the room’s window, or share it in a call.")
        self._screen.go_to(there, beside=host.geometry())
        self._tick.start()
        self.tick()
        self.changed.emit()
        if there is not None:
            host.activateWindow()

    def _remember(self, screen: QScreen | None) -> None:
        """Which monitor the room's screen fills, also for the next café."""
        from cafe.ui.display.room_screen import name_of

        self._monitor = "" if screen is None else name_of(screen)
        if self._monitor and self._monitor != self._content.setting(_REMEMBERED, ""):
            self._content.keep_setting(_REMEMBERED, self._monitor)

    def can_reach(self, host: QWidget) -> bool:
        """Whether the room sees something, or would on a second screen that is there."""
        from cafe.ui.display.room_screen import other_screen

        return self.is_on or other_screen(host, self._content.setting(_REMEMBERED, "")) is not None

    def quieten(self, host: QWidget) -> None:
        """The quiet card, on a screen that may have been off till now; ``give_back`` leaves all as it was."""
        self._before_quiet = (self.card, self._held, self.is_on)
        self.card, self._held = Card.QUIET, None
        if self.is_on:
            self.tick()
            self.changed.emit()
        else:
            self.switch(host)

    def give_back(self) -> None:
        """After the quiet card: what the room saw before, or nothing where its screen was off."""
        if self._before_quiet is None:
            return
        (card, held, was_on), self._before_quiet = self._before_quiet, None
        if self.card is Card.QUIET:
            self.put(card)
            self._held = held
        if not was_on:
            self.turn_off()

    def turn_off(self) -> None:
        """The room sees nothing of the app any more."""
        self._tick.stop()
        if self._screen is not None:
            self._screen.hide()
        self.changed.emit()

    def stand_behind(self, host: QWidget) -> None:
        """Where the room has a window on the host's own screen, the host's comes in front of it."""
        if self._screen is None or not self.is_on or self._screen.isFullScreen():
            return
        if QGuiApplication.platformName() not in ("offscreen", "minimal"):  # they have no front
            host.raise_()
        host.activateWindow()

    def swap(self, host: QWidget) -> None:
        """Host and room change monitors, where there are two."""
        from cafe.ui.display.room_screen import other_screen

        there = other_screen(host)
        if self._screen is None or not self.is_on or there is None:
            return
        here = host.screen()
        was_full = host.isMaximized()
        host.showNormal()
        host.setScreen(there)
        host.move(there.availableGeometry().topLeft())
        if was_full:
            host.showMaximized()
        self._screen.go_to(here)
        self._remember(here)

    def _watch(self, host: QWidget) -> None:
        """When the host's window closes the room's goes with it."""
        if self._host is None:
            self._host = host
            host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._host:
            self.turn_off()
        return False

    def _on_closed(self) -> None:
        self._tick.stop()
        self.changed.emit()

    def _is_ours(self, screen: QScreen) -> bool:
        from cafe.ui.display.room_screen import is_named

        return is_named(screen, self._monitor)

    def _on_screen_removed(self, screen: QScreen) -> None:
        """The cable was pulled: the host's window stays in front, and nothing is lost."""
        if self._screen is not None and self.is_on and self._is_ours(screen):
            self._screen.hide()
            self.changed.emit()
            self.lost.emit(_("The second screen is gone. Check the cable. You can run the café without it."))

    def _on_screen_added(self, screen: QScreen) -> None:
        """The cable is back: so is the room's screen, on the monitor that it was on."""
        if self._screen is not None and self._tick.isActive() and self._is_ours(screen):
            self._screen.go_to(screen)
            self.tick()
            self.changed.emit()
