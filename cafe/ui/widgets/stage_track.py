"""The evening as a row of divider tabs: what is done, where we are (its tab opens into the page), what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import Choice

GAP = 10


@dataclass(frozen=True, slots=True)
class Tab:
    """One stage. ``where`` is "done", "now" or "to_come"; ``share`` how much of its bar is filled; ``weight`` its
    width against the others."""

    key: str
    name: str
    minutes: str
    where: str
    share: float
    weight: float


class StageTab(Choice):
    """A stage of the track. Pressing it looks at the stage; only *Next* moves time."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        super().__init__(tab.name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say()

    @property
    def tab(self) -> Tab:
        """What it shows."""
        return self._tab

    def show_tab(self, tab: Tab) -> None:
        """Show the stage as it is now."""
        if tab == self._tab:
            return
        words_changed = (tab.name, tab.minutes, tab.where) != (self._tab.name, self._tab.minutes, self._tab.where)
        self._tab = tab
        if words_changed:
            self._say()
        self.update()

    def _say(self) -> None:
        tab = self._tab
        self.setAccessibleName(f"{tab.name}, {tab.minutes}" + (", " + _("now") if tab.where == "now" else ""))
        self.setToolTip(f"{tab.name} · {tab.minutes}")

    def sizeHint(self) -> QSize:
        return QSize(theme().S(80), theme().S(68))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, tab = theme(), paint.start(self), self._tab
        is_now, is_done = tab.where == "now", tab.where == "done"
        box = QRectF(self.rect())
        pad = look.S(15) if is_now else 0
        left = box.left() + pad
        name_at = QRectF(left, look.S(6), box.right() - left, look.S(21))
        if is_done:
            side = look.S(17)
            paint.tick(painter, QRectF(left + 1, name_at.center().y() - side / 2, side, side), look["moss"], look.S(2))
            name_at.setLeft(left + look.S(21))
        elif not is_now:
            name_at.setLeft(left + look.S(3))
        ink = look["ink" if is_now else "ink2"]
        paint.words(painter, name_at, tab.name, look.font("smallb"), ink)
        under = QRectF(name_at.left(), name_at.bottom(), name_at.width(), look.S(17))
        paint.words(painter, under, tab.minutes, look.font("minutes"), look["gorse" if is_now else "ink2"])
        bar = QRectF(left, look.S(50), box.width() - 2 * pad, look.S(8))
        radius = bar.height() / 2
        track = "sunken" if is_now or look.is_high_contrast else "line"
        paint.surface(painter, bar, radius, look[track])
        if tab.share > 0:
            painter.save()
            painter.setClipRect(QRectF(bar.left(), bar.top(), bar.width() * min(1.0, tab.share), bar.height()))
            paint.surface(painter, bar, radius, look["moss" if is_done else "gorse_fill"])
            painter.restore()
        if look.is_high_contrast:
            paint.surface(painter, bar, radius, None, look["line"], 1.0)
        painter.end()


class StageTrack(QWidget):
    """The row of tabs. Signal ``looked(str)`` with the key of a stage, when a person presses it.

    It stands two pixels over the page below, so that the tab of the present stage opens into it.
    """

    looked = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Stages"))
        self._tabs: list[StageTab] = []

    def tabs(self) -> list[StageTab]:
        """The real buttons, in order."""
        return list(self._tabs)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show the stages as they are now; only what changed is painted again."""
        before = [(made.tab.key, made.tab.where, made.tab.weight) for made in self._tabs]
        if [key for key, _where, _weight in before] != [tab.key for tab in tabs]:
            for old in self._tabs:
                old.hide()
                old.deleteLater()
            self._tabs = [self._made(tab) for tab in tabs]
        else:
            for made, tab in zip(self._tabs, tabs, strict=True):
                made.show_tab(tab)
        if before != [(tab.key, tab.where, tab.weight) for tab in tabs]:
            self._place()
            self.update()

    def _made(self, tab: Tab) -> StageTab:
        made = StageTab(tab)
        made.setParent(self)
        made.clicked.connect(lambda _on=False, made=made: self.looked.emit(made.tab.key))
        made.show()
        return made

    def retheme(self) -> None:
        """Take the theme in use."""
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        if not self._tabs:
            return
        look, gap = theme(), theme().S(GAP)
        room = self.width() - look.S(10) - gap * (len(self._tabs) - 1)
        whole = sum(made.tab.weight for made in self._tabs) or 1.0
        x = float(look.S(5))
        for made in self._tabs:
            wide = room * made.tab.weight / whole
            spill = look.S(5) if made.tab.where == "now" else 0
            made.setGeometry(round(x) - spill, 0, round(wide) + 2 * spill, self.height())
            x += wide + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.start(self)
        now = next((made for made in self._tabs if made.tab.where == "now"), None)
        if now is not None:
            self._tab_shape(painter, QRectF(now.geometry()))
        painter.end()

    def _tab_shape(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        radius, bottom = look.S(look.tokens.radius["control"]), self.height()
        path = QPainterPath()
        path.moveTo(box.left(), bottom + 1)
        path.lineTo(box.left(), radius)
        path.quadTo(box.left(), 0.5, box.left() + radius, 0.5)
        path.lineTo(box.right() - radius, 0.5)
        path.quadTo(box.right(), 0.5, box.right(), radius)
        path.lineTo(box.right(), bottom + 1)
        painter.fillPath(path, look["page"])
        painter.setPen(QPen(look["line"], look.border if look.is_high_contrast else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
