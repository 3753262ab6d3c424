"""The page every view stands on: a head that stays, a body that scrolls, a foot where one is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from cafe.core.i18n import _
from cafe.ui.scale import Box, Grid, S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import IconButton
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.flow import Wrapping
from cafe.ui.widgets.spine import NARROW
from cafe.ui.widgets.text import Label


class Scroll(QScrollArea):
    """A part that scrolls up and down, never sideways, with no frame. Put things in `scroll.body`, a column.

    What somebody is at stays where it is seen: where something above it comes or goes, the page scrolls by as much. So
    a line that was ticked stays under the mouse, and a field that is typed in stays in sight. What has the focus only
    because the page opened is not held: a page that is still being filled begins at its top.
    """

    def __init__(self, *, gap: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[QWidget, int] | None = None  # what has the focus, and how far below the upper edge it is
        self._is_steadying = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = column(gap=gap)
        inside = holder(self.body)
        inside.setObjectName("scrolled")
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        self._spare_right = 0
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_taken = super().eventFilter(watched, event)
        if self._held is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._steady(*self._held)
        return is_taken

    def _on_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        """By the mouse, or from another control of this part: somebody is at it."""
        was_here = old is not None and isValid(old) and self.widget().isAncestorOf(old)
        self._held = None
        if was_here or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.hold()

    def _on_scrolled(self) -> None:
        if self._held is not None and not self._is_steadying:
            self.hold()

    def hold(self) -> None:
        """Somebody is at what has the focus: it stays where it is seen now."""
        self._held = None
        focused = QApplication.focusWidget()
        if focused is None or not self.widget().isAncestorOf(focused):
            return
        top = focused.mapTo(self.viewport(), QPoint()).y()
        if -focused.height() < top < self.viewport().height():
            self._held = (focused, top)

    def _steady(self, focused: QWidget, top: int) -> None:
        if not isValid(focused) or not focused.isVisible() or not self.widget().isAncestorOf(focused):
            self._held = None
            return
        bar, moved = self.verticalScrollBar(), focused.mapTo(self.viewport(), QPoint()).y() - top
        if moved and not bar.isSliderDown():
            self._is_steadying = True  # it goes on being held there: the bar may be given more room in a moment
            bar.setValue(bar.value() + moved)
            self._is_steadying = False

    def keep_bar_in(self, spare: int) -> None:
        """Let the scroll bar stand in a margin of that many pixels, so that the content never moves for it."""
        self._spare_right = spare
        self._keep_bar_outside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_bar_outside()

    def _keep_bar_outside(self) -> None:
        taken = self.width() - self.viewport().width()
        margins = self.body.contentsMargins()
        right = max(0, self._spare_right - taken)
        if margins.right() != right:
            margins.setRight(right)
            self.body.setContentsMargins(margins)


def hold_still(widget: QWidget) -> None:
    """Somebody types in ``widget``: it stays where it is seen in whatever scrolls it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Scroll):
            above.hold()
        above = above.parentWidget()


class PageFrame(QWidget):
    """A view of the app: back, title, subtitle and actions in a fixed head; `frame.body`, a column, scrolls under it.

    Signal `back_pressed()`. `actions` are buttons, left to right, the main one last; where they would leave the title
    less than half of the head and less than it needs, they stand in a line of their own below it. `foot` is a row that
    never scrolls, empty until something is put in it. Wider than 1440 the content stays in the middle. With
    `scrolls=False` the body fills the window and its own parts scroll.
    """

    back_pressed = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        back: bool = False,
        actions: Sequence[QWidget] = (),
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "h1", elide=True)
        self.subtitle = Label(subtitle, "body", "ink2", elide=True)
        if not subtitle:  # shown before it has a parent it would be a window of its own
            self.subtitle.hide()
        self.back = IconButton("arrow-left", _("Back"))
        if not back:
            self.back.hide()
        self.back.clicked.connect(self.back_pressed)
        self.action_row: Box = row(gap=12)
        self._words: Box = column(self.title, self.subtitle, gap=9)
        self._left: Box = column(self.back, gap=0)
        self._right: Box = column(self.action_row, gap=0)
        self.head: Box = row(self._left, self._words, self._right, gap=16)
        for side in (self._left, self._right):
            self.head.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        self.head.setStretch(1, 1)
        self._below = Wrapping(12, 8)
        self.set_actions(actions)
        self._scroll = Scroll() if scrolls else None
        self.body: Box = self._scroll.body if self._scroll else column(gap=18)
        self.foot: Box = row(gap=12)
        middle: QWidget = self._scroll or holder(self.body)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._middle = row(middle, gap=0)
        self._all: Box = column(self.head, self._below, self._middle, self.foot, gap=14)
        self.setLayout(self._all)
        self._centre()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the words at the top."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self._centre()

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Put other buttons in the head; those that were there go."""
        for place in (self.action_row, self._below):
            while (item := place.takeAt(0)) is not None:
                gone = item.widget()
                if gone is not None and gone not in actions:
                    gone.deleteLater()
        for action in actions:
            self.action_row.addWidget(action)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget can be seen."""
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(widget, 0, S(24))

    def to_top(self) -> None:
        """Scroll back to the first line."""
        if self._scroll is not None:
            self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came, went or has other words
            self._place_actions()
        return super().event(event)

    def retheme(self) -> None:
        """Take the theme in use."""
        self._centre()

    def _place_actions(self) -> None:
        """Beside the title, or below it where the title would be cut for them."""
        shown = [action for action in self._actions() if not action.isHidden()]
        asked = sum(min(action.sizeHint().width(), action.maximumWidth()) + S(12) for action in shown)
        margins = self.head.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if not self.back.isHidden():
            room -= self.back.sizeHint().width() + self.head.spacing()
        left = room - asked - self.head.spacing()
        has_own_title = self.title.isHidden()
        is_cut = bool(shown) and not has_own_title and left < min(self.title.sizeHint().width(), room // 2)
        places: tuple[QLayout, QLayout] = (self.action_row, self._below)
        old, new = places if is_cut else places[::-1]
        while (item := old.takeAt(0)) is not None:
            if (action := item.widget()) is not None:
                new.addWidget(action)

    def _actions(self) -> list[QWidget]:
        places: tuple[QLayout, ...] = (self.action_row, self._below)
        items = (place.itemAt(at) for place in places for at in range(place.count()))
        return [item.widget() for item in items if item is not None and item.widget() is not None]

    def _centre(self) -> None:
        spare = max(0, self.width() - S(theme().tokens.layout["content_width"])) // 2
        left, right = S(32) + spare, S(28) + spare
        self._all.setContentsMargins(0, S(22), 0, S(22))
        has_two_lines = not self.subtitle.isHidden()
        self._words.setContentsMargins(0, S(6 if has_two_lines else 0), 0, 0)
        for side in (self._left, self._right):
            side.setContentsMargins(0, S(12 if has_two_lines else 0), 0, 0)
        self.head.setContentsMargins(left, 0, right, 0)
        self._below.setContentsMargins(left, 0, right, 0)
        self._place_actions()
        self.foot.setContentsMargins(left, 0, right, 0)
        if self._scroll is None:
            self._middle.setContentsMargins(left, 0, right, 0)
            return
        reach = S(16)  # the scrolling part reaches into both margins, so that rings and the bar have room
        self._middle.setContentsMargins(left - reach, 0, right - reach, 0)
        body = self.body.contentsMargins()
        self.body.setContentsMargins(reach, body.top(), body.right(), body.bottom())
        self._scroll.keep_bar_in(reach)


class TwoPages(QWidget):
    """A main part and a side part, next to each other; in a narrow window or large text the side drops below.

    `side_width` is in pixels at 100 %. Put things in `main` and `side`, two columns.
    """

    def __init__(self, *, side_width: int = 340, gap: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_width = side_width
        self.main: Box = column(gap=gap)
        self.side: Box = column(gap=gap)
        self._left, self._right = holder(self.main), holder(self.side)
        self._both = row(self._left, self._right, gap=gap)
        self._both.setStretch(0, 1)
        self.setLayout(self._both)
        self._arrange()

    @property
    def is_one_column(self) -> bool:
        """Whether the side stands below the main part."""
        return self._both.direction() == QBoxLayout.Direction.TopToBottom

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def is_narrow(self) -> bool:
        """Whether there is room for one column only. A page that needs more room may say so here."""
        return theme().is_large or (self.isVisible() and self.window().width() < NARROW)

    def _arrange(self) -> None:
        narrow = self.is_narrow()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != way:
            self._both.setDirection(way)
        if narrow:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16777215)
        else:
            self._right.setFixedWidth(S(self._side_width))


class Columns(QWidget):
    """Widgets side by side in columns of one width; in less room they stand in fewer columns, in the same order.

    `least` is the narrowest a column may be, in pixels at 100 %.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        *,
        most: int = 3,
        least: int = 280,
        gap: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widgets, self._most, self._least, self._gap = list(widgets), most, least, gap
        self._grid = Grid(gap)
        self.columns = 0
        self._grid.setSizeConstraint(Grid.SizeConstraint.SetNoConstraint)  # a window of its own may narrow it too
        self.setLayout(self._grid)
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        narrowest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(narrowest, self._grid.minimumSize().height())

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange(self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def _fitting(self) -> int:
        gap = S(self._gap)
        return max(1, min(self._most, (self.width() + gap) // (S(self._least) + gap)))

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        for at in range(self.columns):
            self._grid.setColumnStretch(at, 0)
        self.columns = columns
        for at, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, at // columns, at % columns)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)


class Halves(QWidget):
    """Two parts of one card, as wide as each other, with a hairline between; large text sets them one under another."""

    def __init__(self, first: QWidget, second: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across, self._down = Rule(upright=True), Rule()
        self._both = row(first, self._across, self._down, second, gap=0)
        for at in (0, 3):
            self._both.setStretch(at, 1)
        self.setLayout(self._both)
        self.retheme()

    def retheme(self) -> None:
        """Take the text size in use."""
        is_large = theme().is_large
        way = QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)
        self._across.setVisible(not is_large)
        self._down.setVisible(is_large)
