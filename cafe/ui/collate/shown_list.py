"""A list of cafés that stays quick with ten thousand of them: a real list view, each row painted when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cafe.ui.icons import draw_icon
from cafe.ui.scale import S
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.chips import TONES

Index = QModelIndex | QPersistentModelIndex
_LONG = 500  # more rows than these are given their places in turns of so many
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row says: a title, what stands beside or under it, and a tag in words where there is one."""

    title: str
    aside: str = ""
    tag: str = ""
    when: str = ""  # a stacked row's month, at the end of its title where no tag stands

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.aside, self.when, self.tag) if part)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[ListRow] = ()
        self._count = 0  # asked for by Qt once a row, and again

    def take(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self.rows, self._count = rows, len(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.rows[index.row()].spoken
        return None


class _Painter(QStyledItemDelegate):
    """Stacked: a tick, the title over its line, the tag at the right. Else: title left, aside right."""

    def __init__(self, view: ShownList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.rows[index.row()]
        box, look = QRectF(option.rect), theme()  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]
        is_picked = self._view.picks and index.row() == self._view.currentIndex().row()
        if is_picked or (has_focus and self._view.hasFocus()):
            painter.fillRect(box, look["spruce_tint"])
        if index.row() < len(self._view.rows) - 1:
            painter.fillRect(QRectF(box.left(), box.bottom() - look.hairline, box.width(), look.hairline), look["line"])
        if self._view.is_stacked:
            self._stacked(painter, box, row)
        else:
            self._across(painter, box, row)
        painter.restore()

    def _stacked(self, painter: QPainter, box: QRectF, row: ListRow) -> None:
        look = theme()
        draw_icon(painter, "circle-check", QRectF(box.left() + S(20), box.top(), S(22), box.height()), look["moss"])
        left, right = box.left() + S(53), box.right() - S(14)
        upper, lower = S(24), S(20)
        top = box.top() + (box.height() - upper - lower) / 2
        title = QRectF(left, top, right - left, upper)
        under = QRectF(left, top + upper, right - left, lower)
        if row.tag:
            title.setWidth(title.width() - self._tag(painter, title.translated(0, S(1)), row.tag))
        else:  # beside the name, or, where that would cut it, beside what is under it
            when, small = row.when, look.font("small")
            wide = paint.advance(look.font("strong"), row.title) + S(8) + paint.advance(small, when)
            beside = under if wide > title.width() else title
            at = under if beside is under else title.translated(0, S(1))
            taken = paint.words(painter, at, when, small, look["ink2"], RIGHT)
            beside.setWidth(beside.width() - taken - S(8))
        paint.words(painter, title, row.title, look.font("strong"), look["ink"])
        paint.words(painter, under, row.aside, look.font("small"), look["ink2"])

    def _tag(self, painter: QPainter, box: QRectF, words: str) -> float:
        look = theme()
        tint, ink = TONES["spruce"]
        wide = paint.advance(look.font("hint"), words) + S(16)
        at = QRectF(box.right() - wide, box.top(), wide, S(22))
        outline = look[ink] if look.is_high_contrast else None
        paint.surface(painter, at, S(look.tokens.radius["tag"]), look[tint], outline, look.hairline)
        paint.words(painter, at, words, look.font("hint"), look[ink], Qt.AlignmentFlag.AlignHCenter)
        return wide + S(8)

    def _across(self, painter: QPainter, box: QRectF, row: ListRow) -> None:
        look = theme()
        if look.is_large:  # one over the other
            middle = box.center().y()
            upper, lower = QRectF(box), QRectF(box)
            upper.setBottom(middle + S(2))
            lower.setTop(middle - S(1))
            paint.words(painter, upper, row.title, look.font("body"), look["ink"])
            paint.words(painter, lower, row.aside, look.font("small"), look["ink2"])
            return
        room = paint.advance(look.font("small"), row.aside)
        paint.words(painter, box, row.aside, look.font("small"), look["ink2"], RIGHT)
        title = box.adjusted(0, 0, -room - S(16), 0)
        paint.words(painter, title, row.title, look.font("body"), look["ink"])


class ShownList(QListView):
    """Rows of words. As tall as its rows, up to ``most`` of them; beyond that it scrolls within itself.

    ``stacked``: two lines and a tag, for a narrow card; else one line. Arrow keys move through it where it scrolls.
    ``picks``: one row is always picked, by the arrow keys or a press: signal ``picked(int)``. ``opens``: Enter or a
    press opens a row: signal ``opened(int)``.
    """

    picked = Signal(int)
    opened = Signal(int)

    def __init__(
        self,
        *,
        name: str,
        stacked: bool = False,
        most: int = 7,
        picks: bool = False,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_stacked, self._most, self.picks, self._opens = stacked, most, picks, opens
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.setAccessibleName(name)
        self._model = _Rows()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setBatchSize(_LONG)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows(())

    @property
    def rows(self) -> Sequence[ListRow]:
        return self._model.rows

    def show_rows(self, rows: Sequence[ListRow], most: int | None = None) -> None:
        """Show other rows, and of these as many at once as ``most``."""
        self._most = most or self._most
        is_long = len(rows) > _LONG
        self.setLayoutMode(QListView.LayoutMode.Batched if is_long else QListView.LayoutMode.SinglePass)
        self._model.take(rows)
        scrolls = len(rows) > self._most
        takes_keys = scrolls or self.picks or (self._opens and bool(rows))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes_keys else Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.retheme()

    def pick(self, at: int) -> None:
        """Pick a row, as its press would."""
        self.setCurrentIndex(self._model.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._opens and is_enter and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.viewport().update()
        if self.picks and now.isValid():
            self.picked.emit(now.row())

    def row_height(self) -> int:
        """One row, in pixels at the text size in use."""
        return S(57 if self.is_stacked or theme().is_large else 37)

    def retheme(self) -> None:
        """Take the theme in use."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(S(200), self.row_height() * min(len(self.rows), self._most))

    def minimumSizeHint(self) -> QSize:
        return QSize(S(120), self.sizeHint().height())
