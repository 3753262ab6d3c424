"""*Next* in a run: two lines, a second press where much time is left, and *End*, which is held."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.view import NextButton
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.sheets import announce

HOLD_MS = 1500
SURE_MS = 3000


class NextStage(Button):
    """Signal ``pressed_through()``: the host means it.

    Where more than a quarter of the stage is left the first press asks, and the second within three seconds goes on.
    At the last stage it is *End*: held for a second and a half, with a bar that fills. A held Enter or Space counts.
    """

    pressed_through = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            " ",
            "primary",
            trailing_icon="arrow-right",
            subtitle=" ",
            size="main",
            height=64,
            spread=True,
            parent=parent,
        )
        self._view: NextButton | None = None
        self._is_short, self._is_strip, self._asks = False, False, False
        self._held = QElapsedTimer()
        self._holding = QTimer(self)
        self._holding.setInterval(50)
        self._holding.timeout.connect(self._on_held)
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.setInterval(SURE_MS)
        self._sure.timeout.connect(self._calm)
        self.clicked.connect(self._on_clicked)
        self.pressed.connect(self._begin_hold)
        self.released.connect(self._stop_hold)

    @property
    def asks(self) -> bool:
        """Whether it waits for a second press."""
        return self._asks

    def show_next(self, view: NextButton, *, is_short: bool) -> None:
        """Show what comes next; in a short place without its second line."""
        if (view, is_short) == (self._view, self._is_short):
            return
        if self._view is not None and view.title != self._view.title:
            self._asks = False
        self._view, self._is_short = view, is_short
        self._dress()

    def show_short(self, *, arrow: bool) -> None:
        """In a strip: one word, with its arrow where there is room."""
        trailing = "arrow-right" if arrow else ""
        if not self._is_strip or trailing != self._trailing:
            self._is_strip, self._trailing = True, trailing
            self._dress()

    def show_whole(self) -> None:
        """In a column again."""
        if self._is_strip:
            self._is_strip, self._trailing = False, "arrow-right"
            self._dress()

    def _dress(self) -> None:
        view = self._view
        if view is None:
            return
        title, detail = view.title, view.detail
        if self._asks:
            title, detail = _("Press again to go on"), _("There is time left")
        name = f"{title}, {detail}" if detail else title
        if self._is_strip:
            title = self._one_word(view)
        if self._is_strip or self._is_short:
            detail = ""
        self._spread = True
        self.set_words(title, detail)
        self.setAccessibleName(name)
        self.setToolTip(_("Hold for a second and a half") if view.is_end else "Ctrl+PgDn")

    def _one_word(self, view: NextButton) -> str:
        if view.is_end:
            return _("End")
        if view.title in (_("Start now"), _("Go on")):
            return _("Start") if view.title == _("Start now") else view.title
        return _("Sure?") if self._asks else _("Next")

    def _on_clicked(self) -> None:
        view = self._view
        if view is None or view.is_end:
            return
        self.ask_or_go()

    def ask_or_go(self) -> None:
        """A press, or its key: ask once where much time is left, else go."""
        if self._view is None:
            return
        if self._view.is_end:
            announce(self, _("Hold to end the café."))
            return
        if self._view.wants_second_press and not self._asks:
            self._asks = True
            self._dress()
            self._sure.start()
            announce(self, self.accessibleName())
            return
        self._calm()
        self.pressed_through.emit()

    def _calm(self) -> None:
        self._sure.stop()
        if self._asks:
            self._asks = False
            self._dress()

    def _pieces(self) -> list[tuple[str, float]]:
        """The words never run under the arrow."""
        pieces, (left, right) = super()._pieces(), self._pads()
        others = sum(width + theme().S(10) for name, width in pieces if name != "words")
        room = self.width() - left - right - others
        if self._is_strip or room < theme().S(40):
            return pieces
        return [(name, min(width, room) if name == "words" else width) for name, width in pieces]

    # -- holding

    def _begin_hold(self) -> None:
        if self._view is not None and self._view.is_end:
            self._held.start()
            self._holding.start()

    def _stop_hold(self) -> None:
        self._holding.stop()
        self._held.invalidate()
        self.update()

    def _on_held(self) -> None:
        if not self.isDown():
            self._stop_hold()
        elif self._held.elapsed() >= HOLD_MS:
            self._stop_hold()
            self.setDown(False)
            self.pressed_through.emit()
        else:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_end = self._view is not None and self._view.is_end
        if is_end and event.text() in ("\r", " "):
            if not event.isAutoRepeat() and not self.isDown():
                self.setDown(True)
                self._begin_hold()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        is_end = self._view is not None and self._view.is_end
        if is_end and event.text() in ("\r", " "):
            if not event.isAutoRepeat():
                self.setDown(False)
                self._stop_hold()
            return
        super().keyReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._holding.isActive() and not self.isDown():
            self._stop_hold()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._holding.isActive() and self._held.isValid():
            look, painter = theme(), paint.start(self)
            share = min(1.0, self._held.elapsed() / HOLD_MS)
            painter.fillRect(QRectF(0, self.height() - look.S(6), self.width() * share, look.S(6)), look["gorse_fill"])
            painter.end()
