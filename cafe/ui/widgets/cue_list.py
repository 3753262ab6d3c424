"""What a host may say next: tick boxes for her own place-keeping, that nobody else sees."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.text import Label


class CueList(QWidget):
    """*For you to say*. Signal ``ticked(str, bool)`` with the id of a cue.

    Where there is room for fewer than there are, the ones not ticked yet come first.
    """

    ticked = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("For you to say"))
        self._cues: tuple[tuple[str, str], ...] = ()
        self._done: set[str] = set()
        self._role, self._roomy = "body", False
        self._rows: dict[str, TickRow] = {}
        self._private = Label(_("Only you see this"), "small", "ink2", elide=True)
        self._is_compact = False
        head = row(Label(_("For you to say"), "h3"), None, Icon("eye-off", "ink2", 18), self._private, gap=6)
        self._lines = column(gap=0)
        self._head = holder(head)
        self._inside = column(self._head, self._lines, gap=4, margins=(20, 12, 18, 10))
        self.setLayout(self._inside)

    def use(self, *, compact: bool) -> None:
        """Without its title and with less of a frame, where a tab says what this is."""
        self._is_compact = compact
        self._head.setVisible(not compact)
        sides = (12, 2, 12, 2) if compact else (20, 12, 18, 10)
        self._inside.setContentsMargins(*(theme().S(side) for side in sides))

    @property
    def shown(self) -> list[str]:
        """The words of the cues that can be read now."""
        return [made.words for made in self._rows.values() if not made.isHidden()]

    def show_cues(self, cues: Sequence[tuple[str, str]], done: set[str], *, role: str = "body") -> None:
        """Show the cues as (id, words). ``role`` is larger in a run without notes."""
        if (tuple(cues), role) != (self._cues, self._role):
            self._cues, self._role = tuple(cues), role
            self._build()
        self._done = set(done)
        for key, made in self._rows.items():
            made.blockSignals(True)
            made.setChecked(key in self._done)
            made.blockSignals(False)
        self.fit()

    def _build(self) -> None:
        for made in self._rows.values():
            made.hide()
            made.deleteLater()
        self._rows = {}
        for key, words in self._cues:
            made = TickRow(words, role=self._role, height=60 if self._role != "body" else 48)
            made.toggled.connect(lambda on, key=key: self._on_ticked(key, on))
            self._rows[key] = made
            self._lines.addWidget(made)

    def _on_ticked(self, key: str, is_on: bool) -> None:
        (self._done.add if is_on else self._done.discard)(key)
        self.ticked.emit(key, is_on)
        self.fit()

    def natural_height(self, width: int) -> int:
        """The height that all cues want at a width in pixels."""
        return self._frame_height() + sum(self._row_heights(width).values())

    def least_height(self, width: int) -> int:
        """The height of one cue in its frame, at a width in pixels."""
        return self._frame_height() + min(self._row_heights(width).values(), default=0)

    def shown_height(self, width: int) -> int:
        """The height of those that have room, at a width in pixels."""
        high = self._row_heights(width)
        return self._frame_height() + sum(high[key] for key, made in self._rows.items() if not made.isHidden())

    def fit(self) -> None:
        """Hide what there is no room for, by what was said already."""
        high = self._row_heights(self.width())
        room = self.maximumHeight() - self._frame_height()
        order = [key for key in self._rows if key not in self._done]
        order += [key for key in reversed(self._rows) if key in self._done]
        kept: set[str] = set()
        for key in order:
            if high[key] > room and kept:
                break
            kept.add(key)
            room -= high[key]
        for key, made in self._rows.items():
            made.setVisible(key in kept)

    def _frame_height(self) -> int:
        margins = self._inside.contentsMargins()
        head = 0 if self._is_compact else self._inside.spacing() + self._head_height()
        return margins.top() + margins.bottom() + head

    def _head_height(self) -> int:
        return round(theme().line_height("h3"))

    def _row_heights(self, width: int) -> dict[str, int]:
        margins = self._inside.contentsMargins()
        inner = max(40, width - margins.left() - margins.right())
        return {key: made.heightForWidth(inner) for key, made in self._rows.items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._private.setVisible(self.width() >= theme().S(300))
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), paint.start(self)
        outline = look["line"] if look.is_high_contrast else None
        fill = look["page" if look.is_high_contrast else "ground"]
        paint.surface(painter, QRectF(self.rect()), look.S(look.tokens.radius["page"]), fill, outline, look.border)
        painter.end()
