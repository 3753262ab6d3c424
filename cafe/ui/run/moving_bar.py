"""A stage that is about to go on by itself: what begins, how soon, and *Stay here*. Ten seconds, and no rush."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.run.actions import MOVED_ON
from cafe.run.clockface import Tone
from cafe.run.moving_on import MovingBar, MovingLook, look
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon, Meter
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.ui.run.page import RunPage


class Mover:
    """Watches for a stage that goes on by itself, while its bar can be seen: not behind a sheet, a leaf or a blank."""

    def __init__(self, page: RunPage) -> None:
        self._page = page
        self._last = MovingLook()
        self.is_hushed = False

    def look(self) -> bool:
        """Show the bar, or go on; whether it went on, and everything was shown anew."""
        page, conductor = self._page, self._page.conductor
        pace = getattr(page.services.clock, "speed", 1)
        self._last = look(conductor.run, conductor.now(), self._last, in_sight=self._is_in_sight(), pace=pace)
        if self._last.is_due:
            self._last = MovingLook()
            was_over = page.view is not None and page.view.timer.tone is Tone.OVER
            if conductor.act(MOVED_ON):
                if not was_over:
                    page.ringing.time_is_up()
                page.shell.toast(_("{stage} has begun.").format(stage=conductor.run.stage.title), undo=True)
                return True
        if page.moving.show_bar(self._last.bar):
            page.arrange()
        return False

    def _is_in_sight(self) -> bool:
        page = self._page
        is_shown = page.isVisible() and not page.window().isMinimized() and not self.is_hushed
        return is_shown and page.questions.sheet is None and not page.leaf.isVisible()


class MovingPanel(QWidget):
    """``show_bar(bar)`` shows it, None takes it away. Signal ``stayed()``: the host wants to stay."""

    stayed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Para("", "strong", "ink")
        self._meter = Meter(name=_("Time until the next stage"), tone="gorse", height=8)
        self.stay = Button(_("Stay here"), "secondary", icon="pause", key_hint="Esc", height=48)
        self.stay.clicked.connect(self.stayed)
        said = column(None, self._words, self._meter, None, gap=8)
        self._icon = Icon("clock", "gorse", 24)
        whole = row(self._icon, holder(said), self.stay, gap=14, margins=(20, 10, 16, 12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.hide()

    def show_bar(self, bar: MovingBar | None) -> bool:
        """Show it as it is now; whether it came or went."""
        was = not self.isHidden()
        if bar is not None:
            self._words.setText(bar.text)
            self._meter.show_share(bar.fraction)
            self.setAccessibleName(bar.text)
        self.setVisible(bar is not None)
        if bar is not None and not was:
            announce(self, _("{text} Press Escape to stay here.").format(text=bar.text))
        return was != (bar is not None)

    def wanted_height(self, wide: int) -> int:
        """The height that its words need, for a width."""
        is_narrow = wide < S(400)
        self._icon.setHidden(is_narrow)
        self.stay.set_key_hint("" if is_narrow else "Esc")
        inside = self.layout()
        assert inside is not None
        return max(S(72), inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(S(420), S(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = look.S(look.tokens.radius["page"])
        outline = look["line"] if look.is_high_contrast else None
        paint.surface(painter, box, radius, look["gorse_tint"], outline, look.border)
        paint.left_bar(painter, box, radius, look["gorse_fill"])
        painter.end()
