"""Someone is upset: the steps, the lead's number and the numbers to offer, in one press. Nothing of it is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.content import directory
from cafe.content.directory import Freshness, Service
from cafe.content.hosting import Step, distress
from cafe.core import words
from cafe.core.clock import Clock, today
from cafe.core.i18n import _
from cafe.model.values import Support
from cafe.ui.run.steps import StepList
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.content.service import ContentService


class UpsetSheet(Sheet):
    """Signal ``quiet_pressed()`` for the room's quiet screen. *Carry on*, or Esc, goes back to the café."""

    quiet_pressed = Signal()

    def __init__(self, parent: QWidget, content: ContentService, clock: Clock, *, paused_at: str) -> None:
        carry_on = SheetButton("carry_on", _("Carry on"), "care_fill", "play", safe=True)
        super().__init__(parent, distress().title, distress().lead, [carry_on], width=1160, tone="bramble")
        self._support: Support = content.support()
        self._checks = content.number_checks()
        self._today = today(clock)
        self._steps = StepList("bramble", gap=9)
        self._lead = Para(distress().lead, "lead", "ink")
        self._title = Label(distress().title, "h1", elide=True)
        self._harm = Button(distress().harm_title, "quiet", icon="shield-check", size="small", flush="left")
        self._is_harm = False
        self._harm.clicked.connect(self._turn)
        self.quiet = Button(_("Show a quiet screen"), "care", icon="moon", height=52)
        self.quiet.clicked.connect(self._show_quiet)
        self._lay_out(paused_at)
        self._show_steps()

    def _lay_out(self, paused_at: str) -> None:
        """Two pages in place of a question's one."""
        spare, question = QWidget(self), self.page.layout()
        if question is not None:
            spare.setLayout(question)
        spare.hide()
        is_narrow = theme().is_large or self.window().width() < S(1000)
        left, right = self._left(paused_at), self._right()
        if is_narrow:
            scroll = Scroll(gap=16)
            for piece in (self._danger(), left, right):
                scroll.body.addWidget(piece)
            scroll.keep_bar_in(S(14))
            whole = column(scroll, self._way_buttons(), gap=12, margins=(24, 18, 18, 16))
        else:
            aside = holder(column(self._danger(), right, self._way_buttons(), gap=14))
            aside.setFixedWidth(S(452))
            pages = row(left, Rule(upright=True), aside, gap=28)
            pages.setStretch(0, 1)
            whole = column(pages, margins=(36, 28, 34, 26))
        self.page.setLayout(whole)

    def _fit(self) -> None:
        """As tall as the window lets it be: the steps scroll, the ways back stay."""
        self.page.setFixedHeight(min(S(690), self.height() - S(40)))

    def _left(self, paused_at: str) -> QWidget:
        tag = Tag(_("Timer paused at {time}").format(time=paused_at), "bramble", "pause")
        head = row(Icon("hand-heart", "bramble", 30), self._title, gap=13)
        head.setStretch(1, 1)
        under = row(gap=0)
        has_width = self.window().width() >= S(1200)
        (head if has_width else under).addWidget(tag)
        under.addStretch(1)
        scroll = Scroll(gap=0)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that arrow keys can scroll it
        scroll.setAccessibleName(_("The steps"))
        scroll.body.addWidget(self._steps)
        scroll.body.addStretch(1)
        scroll.keep_bar_in(S(16))
        promise = row(Icon("eye-off", "ink2", 20), Label(distress().promise, "body", "ink2", elide=True), gap=10)
        promise.setStretch(1, 1)
        steps: QWidget = self._steps if theme().is_large or self.window().width() < S(1000) else scroll
        return holder(column(head, self._lead, under, steps, self._harm, holder(promise), gap=8))

    def _danger(self) -> QWidget:
        found = directory.load().find(distress().danger)
        assert found is not None
        text = column(
            None, Label(distress().danger_title, "strong"), Label(distress().danger_who, "small", "ink"), None, gap=2
        )
        return _Danger(Icon("phone", "rowan", 28), holder(text), Label(found.phone, "figure", "rowan"))

    def _right(self) -> QWidget:
        lines = column(gap=0)
        lines.addWidget(self._lead_line())
        for key in distress().numbers:
            found = directory.load().find(key)
            if found is not None:
                lines.addWidget(Rule())
                lines.addWidget(self._number(found))
        title = Label(distress().numbers_title, "h2")
        if theme().is_large or self.window().width() < S(1000):
            return holder(column(title, lines, gap=6))
        scroll = Scroll(gap=0)
        scroll.body.addLayout(lines)
        scroll.body.addStretch(1)
        scroll.keep_bar_in(S(13))
        return holder(column(title, scroll, gap=6))

    def _way_buttons(self) -> QWidget:
        ways = row(self.quiet, self.buttons["carry_on"], gap=10)
        ways.setStretch(1, 1)
        return holder(ways)

    def _lead_line(self) -> QWidget:
        """Who to tell: this laptop's own safeguarding lead."""
        support = self._support
        who = support.lead_name or distress().harm_contact
        if not support.lead_phone:
            return _line(who, _("Fill this number in under Support numbers before the next café"), _("not filled in"))
        return _line(who, _("Your safeguarding lead"), support.lead_phone)

    def _number(self, found: Service) -> QWidget:
        """A number says how old its checking is; it is never called checked until a person has checked it."""
        kept = self._checks.get(found.id, "")
        checked = date.fromisoformat(kept) if kept else found.last_checked
        fresh = directory.freshness(checked, self._today)
        said = _("not checked yet")
        if checked is not None and fresh is not Freshness.NOT_CHECKED:
            said = _("checked {day}").format(day=words.day_and_month(checked))
        hours = found.hours or _("Hours not known")
        return _line(found.name, f"{hours} · {said}", found.contact)

    # -- the other list

    def _turn(self) -> None:
        self._is_harm = not self._is_harm
        self._show_steps()

    def _show_steps(self) -> None:
        page = distress()
        self._title.setText(page.harm_title if self._is_harm else page.title)
        self._lead.setText(page.harm_lead if self._is_harm else page.lead)
        self._harm.set_words(page.title if self._is_harm else page.harm_title)
        steps: tuple[Step, ...] = (*page.harm_steps, *page.harm_notes) if self._is_harm else page.steps
        self._steps.show_steps(steps, numbered=len(page.harm_steps) if self._is_harm else len(steps))

    def reach_room(self, *, is_in_reach: bool) -> None:
        """Whether the room has a screen to make quiet, on or off. Without one nothing is promised."""
        if not is_in_reach:
            self.quiet.set_words(_("The room’s screen is off"))
            self.quiet.setEnabled(False)

    def _show_quiet(self) -> None:
        self.quiet_pressed.emit()
        for button in (self.quiet, self.buttons["carry_on"]):  # neither moves under the pointer when its words change
            button.setFixedWidth(button.width())
        self.quiet.set_words(_("Quiet screen is on"))
        self.quiet.setEnabled(False)
        self.buttons["carry_on"].setFocus()


class _Danger(QWidget):
    """Danger to life: the one panel in rowan."""

    def __init__(self, *pieces: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(distress().danger_title)
        line = row(*pieces, gap=14, margins=(22, 12, 20, 12))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = look.S(look.tokens.radius["page"])
        outline = look["line"] if look.is_high_contrast else None
        paint.surface(painter, box, radius, look["rowan_tint"], outline, look.border)
        paint.left_bar(painter, box, radius, look["rowan"])
        painter.end()


def _line(name: str, under: str, number: str) -> QWidget:
    text = column(None, Para(name, "strong", "ink"), Para(under, "small", "ink2"), None, gap=1)
    is_long = len(number) > 16
    figure = Label(number, "smallb" if is_long else "number", "bramble")
    line = row(holder(text), figure, gap=10, margins=(0, 8, 0, 8))
    line.setStretch(0, 1)
    made = holder(line)
    made.setAccessibleName(f"{name}: {number}. {under}")
    return made
