"""Before the day: the closed booklet that every door stands beside, and the button that makes its words larger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QLinearGradient, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QSizePolicy, QWidget

from cafe.core.i18n import _
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.marks import Icon, Mark
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label, Para
from cafe.ui.window_state import TEXT_SIZES

_UNBOUND = 16777215


class TextSize(Button):
    """Opens the four text sizes, for whoever cannot read the first page yet. ``chosen(int)``, per cent."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Text size"), "plain", icon="a-large-small")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Text size"))
        group = QActionGroup(self._menu)
        for percent in TEXT_SIZES:
            action = QAction(_("{n} %").format(n=percent), self._menu, checkable=True)
            action.setData(percent)
            action.triggered.connect(lambda _on=False, size=percent: self.chosen.emit(size))
            group.addAction(action)
            self._menu.addAction(action)
        self.clicked.connect(self._open)

    @property
    def sizes(self) -> list[QAction]:
        """The sizes on offer."""
        return self._menu.actions()

    def _open(self) -> None:
        for action in self.sizes:
            action.setChecked(action.data() == round(theme().text_scale * 100))
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + S(4))))


class Cloth(QFrame):
    """The cover: cloth, saddle stitching, the mark and the title. In a narrow window it is a band at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._is_band = False
        self.text_size = TextSize()
        top = Qt.AlignmentFlag.AlignTop
        promise = row(
            Icon("laptop", "on_spine2", 19),
            Para(_("Everything is kept on this laptop only"), "small", "on_spine2"),
            gap=12,
            margins=(0, 0, 28, 0),
        )
        promise.setAlignment(promise.itemAt(0).widget(), top)
        promise.setStretch(1, 1)
        self._mark, self._small_mark = Mark(164, on_cloth=True), Mark(52, on_cloth=True)
        self._title = Para(_("Conversation\nCafé"), "cover", "on_spine")
        self._line = Para(_("A quiet helper for women’s health cafés"), "lead", "on_spine")
        self._tall = holder(
            column(None, self._mark, 44, self._title, self._line, None, promise, gap=8, margins=(56, 48, 36, 40))
        )
        self._low = holder(
            row(
                self._small_mark,
                column(
                    Label(_("Conversation Café"), "h1", "on_spine"),
                    Label(_("Everything is kept on this laptop only"), "small", "on_spine2", elide=True),
                    gap=0,
                ),
                None,
                self.text_size,
                gap=18,
                margins=(32, 16),
            )
        )
        self.setLayout(column(self._tall, self._low, gap=0))
        self.show_band(False)

    def show_band(self, is_band: bool) -> None:
        """A band at the top, or a whole cover at the left."""
        self._is_band = is_band
        self._tall.setVisible(not is_band)
        self._low.setVisible(is_band)
        if is_band:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_UNBOUND)
        else:
            self.setFixedWidth(S(470))
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(grows if is_band else fixed, fixed if is_band else grows)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        painter.fillRect(box, look["spine"])
        end = box.bottomLeft() if self._is_band else box.topRight()
        if look.is_high_contrast:
            edge = (
                QRectF(0, box.bottom() - 2, box.width(), 2)
                if self._is_band
                else QRectF(box.right() - 2, 0, 2, box.height())
            )
            painter.fillRect(edge, look["line"])
            painter.end()
            return
        depth, clear = look.S(14), look["spine_sel"]
        clear.setAlpha(0)
        start = end - (QPoint(0, depth) if self._is_band else QPoint(depth, 0)).toPointF()
        shade = QLinearGradient(start, end)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, look["spine_sel"])
        painter.fillRect(box, shade)
        thread = look["on_spine2"]
        thread.setAlphaF(0.5)
        pen = QPen(thread, 2)
        pen.setDashPattern([4.5, 3.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = look.S(12)
        if self._is_band:
            painter.drawLine(inset, int(box.bottom()) - 6, int(box.right()) - inset, int(box.bottom()) - 6)
        else:
            painter.drawLine(int(box.right()) - inset, inset, int(box.right()) - inset, int(box.bottom()) - inset)
        painter.end()


class DoorPage(QWidget):
    """A page beside the cover. Put things in ``page.body``, a column that scrolls; ``text_size_chosen(int)``."""

    text_size_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cloth = Cloth()
        self._text_size = TextSize()
        for button in (self._text_size, self.cloth.text_size):
            button.chosen.connect(self.text_size_chosen)
        self._scroll = Scroll(gap=14)
        self.body = self._scroll.body
        self._pad()
        self._right = holder(column(row(None, self._text_size), self._scroll, gap=6, margins=(52, 26, 44, 20)))
        self._both = row(self.cloth, self._right, gap=0)
        self._both.setStretch(1, 1)
        self.setLayout(self._both)

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page opens."""
        return None

    def retheme(self) -> None:
        """Take the theme in use."""
        self._pad()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def _pad(self) -> None:
        self.body.setContentsMargins(S(12), S(8), 0, S(12))  # room for the focus ring
        self._scroll.keep_bar_in(S(20))

    def _arrange(self) -> None:
        is_band = theme().is_large or self.window().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if is_band else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != way:
            self._both.setDirection(way)
        self.cloth.show_band(is_band)
        self._text_size.setVisible(not is_band)
