"""The left page of a run: what is left, a minute more or less, when we end, and *Next*. It never moves or hides."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.run.clockface import Tone
from cafe.run.state import RunState
from cafe.run.view import NextButton, RunView
from cafe.ui.run.next_button import NextStage
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.marks import Meter
from cafe.ui.widgets.text import Label, Para
from cafe.ui.widgets.timer import Timer

_TAGS = {Tone.SAFE: ("moss", "circle-check"), Tone.OVER: ("gorse", "clock")}


class ClockColumn(QWidget):
    """Shows a ``RunView`` with ``show_view``. Signals for what a host wants; it decides nothing itself.

    ``use(strip=, harvest=)`` chooses the arrangement: a column beside the question, a smaller one beside the harvest,
    or a strip above it for large text.
    """

    trimmed = Signal()
    extended = Signal()
    next_pressed = Signal()
    offer_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_strip, self._is_harvest = False, False
        self._next: NextButton | None = None
        self.label = Label("", "smallb", "ink2", elide=True, parent=self)
        self.timer = Timer(parent=self)
        self.meter = Meter(name=_("Time used in this stage"), tone="gorse", height=10, parent=self)
        self.minus = Button(_("1 min"), "secondary", icon="minus", parent=self)
        self.plus = Button(_("1 min"), "secondary", icon="plus", parent=self)
        self.end = Label("", "strong", parent=self)
        self.tag = Tag("", "moss", "circle-check", parent=self)
        self.offer = Button("", "quiet", icon="scissors", size="small", parent=self)
        self.next = NextStage(parent=self)
        self.then_title = Label(_("Then you will ask"), "smallb", "ink2", parent=self)
        self.then_ask = Para("", "quote", "ink2", parent=self)
        self.then_ask.setObjectName("then_ask")
        self._dress_buttons()
        self.minus.clicked.connect(self.trimmed)
        self.plus.clicked.connect(self.extended)
        self.offer.clicked.connect(self.offer_pressed)
        self.next.pressed_through.connect(self.next_pressed)

    def use(self, *, strip: bool, harvest: bool) -> None:
        """Choose the arrangement."""
        if (strip, harvest) != (self._is_strip, self._is_harvest):
            self._is_strip, self._is_harvest = strip, harvest
            self._dress_buttons()
            if not strip:
                self.next.show_whole()
            self.arrange()

    def show_view(self, view: RunView) -> None:
        """Show the clock's part of the view. Once a second only figures and bar are painted."""
        self._set(self.label, view.timer.label)
        self.label.set_look(colour="gorse") if view.timer.tone is Tone.OVER else self.label.set_look(colour="ink2")
        before = len(self.timer.figures)
        self.timer.show_time(view.timer.figures, view.timer.tone.value, self._spoken(view))
        if round(view.timer.fraction * 1000) != self.meter.value():
            self.meter.show_share(view.timer.fraction)
        moved = self._set(self.end, view.end.text)
        tone, icon = _TAGS.get(view.end.tone, ("plain", ""))
        is_close = self._is_strip and self.width() < theme().S(600) and bool(view.end.short)
        said = view.timer.tag or (view.end.short if is_close else view.end.tag)
        if view.timer.tag:
            tone, icon = "sunken", "pause"
        if (said, tone) != (self.tag.text(), self.tag.property("tone")):
            self.tag.say(said, tone, icon)
            self.tag.setProperty("tone", tone)
            moved = True
        moved |= self._show_offer(view)
        self.minus.setEnabled(view.can_trim)
        self.plus.setEnabled(view.can_extend)
        self._next = self._what_next(view)
        self.next.show_next(self._next, is_short=self._is_strip or self._is_tight)
        moved |= self._set(self.then_ask, view.then_ask)
        if moved or before != len(self.timer.figures):
            self.arrange()

    @staticmethod
    def _spoken(view: RunView) -> str:
        """The figures as a screen reader finds them: whole minutes, so that nothing is said each second."""
        whole = view.timer.figures.lstrip("+").partition(":")[0]
        minutes = words.minutes(int(whole)) if whole.isdigit() else view.timer.figures
        return ", ".join(part for part in (view.timer.label, minutes, view.timer.tag) if part)

    @staticmethod
    def _what_next(view: RunView) -> NextButton:
        if view.state is RunState.ENDED:
            return NextButton(_("Go on"), _("Write it up, or say who came"))
        return view.next

    @staticmethod
    def _set(label: Label, text: str) -> bool:
        if label.text() == text:
            return False
        label.setText(text)
        return True

    def _show_offer(self, view: RunView) -> bool:
        if self.offer.words == view.end.offer:
            return False
        self.offer.set_words(view.end.offer)
        return True

    def _dress_buttons(self) -> None:
        less, more = _("One minute less"), _("One minute more")
        words = "" if self._is_strip else _("1 min")
        for button, name, key in ((self.minus, less, "Alt+↓"), (self.plus, more, "Alt+↑")):
            button.set_words(words)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({key})")

    # -- places

    def retheme(self) -> None:
        """Take the theme in use."""
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    @property
    def _is_tight(self) -> bool:
        return self.height() < theme().S(330)

    def arrange(self) -> None:
        """Put everything in its place for the room there is."""
        if self._next is not None:
            self.next.show_next(self._next, is_short=self._is_strip or self._is_tight)
        if self._is_strip:
            self._arrange_strip()
        else:
            self._arrange_column()

    def _arrange_column(self) -> None:
        look, wide, high = theme(), self.width(), self.height()
        is_tight = self._is_tight
        size = 56 if self._is_harvest or high < look.S(268) else 88 if is_tight or wide < look.S(300) else 116
        gap = 5 if high < look.S(300) else 8 if is_tight else 14
        for px in (size, 88, 68, 56):  # ten minutes over take one sign more, and none of them may be cut
            self.timer.use_size(min(px, size))
            if self.timer.minimumSizeHint().width() <= wide:
                break
        self.timer.setVisible(True)
        for shown in (self.label, self.meter, self.minus, self.plus, self.end, self.next):
            shown.show()
        y = 0
        self.label.setGeometry(0, y, wide, look.S(22))
        y += look.S(22 if is_tight else 24)
        self.timer.setGeometry(0, y, wide, self.timer.sizeHint().height())
        y += self.timer.height() + look.S(4 if is_tight else 8)
        self.meter.setGeometry(0, y, wide, look.S(10))
        y += look.S(10 + gap)
        half, button = (wide - look.S(10)) // 2, look.S(40 if high < look.S(300) else 44 if is_tight else 50)
        self.minus.setGeometry(0, y, half, button)
        self.plus.setGeometry(wide - half, y, half, button)
        y += button + look.S(gap + (2 if not is_tight else 0))
        y = self._place_end(y, wide)
        y += look.S(gap if is_tight else 12)
        next_high = look.S(48 if is_tight else 64)
        has_room = high - y - next_high >= look.S(40)
        self.offer.setVisible(bool(self.offer.words) and has_room)
        if self.offer.isVisibleTo(self):
            offer_wide = min(wide + look.S(10), self.offer.sizeHint().width())
            self.offer.setGeometry(-look.S(10), y - look.S(6), offer_wide, look.S(40))
            y += look.S(38)
        self.next.setGeometry(0, y, wide, next_high)
        y += next_high + look.S(24)
        self._place_then(y, wide)

    def _place_end(self, y: int, wide: int) -> int:
        look = theme()
        self.end.set_look(role="strong")
        end_wide, tag = self.end.sizeHint().width(), self.tag.sizeHint()
        self.tag.setVisible(bool(self.tag.text()))
        self.end.setGeometry(0, y + look.S(2), wide, look.S(24))
        if not self.tag.text() or end_wide + look.S(8) + tag.width() <= wide:
            self.tag.setGeometry(wide - tag.width(), y, tag.width(), tag.height())
            return y + look.S(28)
        self.tag.setGeometry(0, y + look.S(28), min(wide, tag.width()), tag.height())
        return y + look.S(58)

    def _place_then(self, y: int, wide: int) -> None:
        look = theme()
        ask_high = self.then_ask.heightForWidth(wide)
        fits = bool(self.then_ask.text()) and not self._is_harvest and y + look.S(26) + ask_high <= self.height()
        self.then_title.setVisible(fits)
        self.then_ask.setVisible(fits)
        self.then_title.setGeometry(0, y, wide, look.S(20))
        self.then_ask.free_height()  # at the last width it may have taken fewer lines
        self.then_ask.setGeometry(QRect(0, y + look.S(24), wide, ask_high))

    @property
    def column_bottom(self) -> int:
        """Where the column ends: under *Next*."""
        return self.next.geometry().bottom() + 1

    def _arrange_strip(self) -> None:
        look, wide, high = theme(), self.width(), self.height()
        is_narrow = wide < look.S(600)
        for hidden in (self.label, self.then_title, self.then_ask, self.offer):
            hidden.hide()
        side, gap, button = look.S(10 if is_narrow else 14), look.S(5 if is_narrow else 8), look.S(44)
        self.timer.use_size(42 if is_narrow else 56)
        meter_high = look.S(7)
        top = (high - meter_high - button) // 2
        self.next.show_short(arrow=not is_narrow)
        next_wide = self.next.sizeHint().width()
        x = wide - side - next_wide
        self.next.setGeometry(x, top, next_wide, button)
        x -= gap + button
        self.plus.setGeometry(x, top, button, button)
        x -= gap + button
        self.minus.setGeometry(x, top, button, button)
        hint = self.timer.sizeHint()
        self.timer.setGeometry(side, (high - meter_high - hint.height()) // 2, hint.width(), hint.height())
        left = side + hint.width() + look.S(6 if is_narrow else 10)
        room = x - gap - left
        self.end.set_look(role="smallb" if is_narrow else "strong")
        self.end.setGeometry(left, top - look.S(1), room, look.S(23))
        tag = self.tag.sizeHint()
        self.tag.setVisible(bool(self.tag.text()))
        self.tag.setGeometry(left, top + look.S(21), min(room, tag.width()), look.S(24))
        self.meter.setGeometry(0, high - meter_high, wide, meter_high)
