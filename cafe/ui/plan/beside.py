"""What stands beside the evening: its time, what stands before a start, and what a co-host would say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cafe.content.gate import Obstacle, Where, holding
from cafe.core.i18n import _
from cafe.plan.advice import PlanWarning, Weight
from cafe.plan.view import PlanView, Tone
from cafe.ui.scale import Box, S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Choice, Tag
from cafe.ui.widgets.marks import Icon, Meter
from cafe.ui.widgets.text import Label, Para

_TOP = Qt.AlignmentFlag.AlignTop


class TimeCard(Card):
    """How long it all is, against the time there is."""

    def __init__(self) -> None:
        super().__init__(margins=(24, 16, 24, 18), gap=12, name=_("Time"))
        self._tag = Tag("", "moss", "circle-check")
        self._planned = Label("", "figure2")
        self._of = Label("", "smallb")
        self._under = Label("", "small", "ink2")
        self._meter = Meter(name=_("Time planned"), height=14)
        self._starts = Label("", "small", "ink2")
        self._ends = Label("", "smallb")
        self._must_end = Label("", "small", "ink2")
        self._last_time = Para("", "small", "ink2")
        self._last_time.hide()
        self.body.addLayout(row(Label(_("Time"), "h2"), None, self._tag, gap=8))
        self.body.addLayout(row(self._planned, column(self._of, self._under, gap=0), None, gap=12))
        self.body.addWidget(self._meter)
        self.body.addLayout(row(self._starts, None, self._ends, None, self._must_end, gap=6))
        self.body.addWidget(self._last_time)

    def show_plan(self, view: PlanView, last_time: str = "") -> None:
        """Show the sums as they stand. ``last_time``: how long the rounds of such a café took, in a sentence."""
        self._last_time.setVisible(bool(last_time))
        if self._last_time.text() != last_time:
            self._last_time.setText(last_time)
        time = view.time
        is_over = time.tone is Tone.OVER
        self._tag.say(time.tag, "gorse" if is_over else "moss", "clock" if is_over else "circle-check")
        for label, said in (
            (self._planned, time.planned),
            (self._of, time.of),
            (self._under, time.under),
            (self._starts, time.starts),
            (self._ends, time.ends),
            (self._must_end, time.must_end),
        ):
            if label.text() != said:
                label.setText(said)
        said = f"{time.planned} {time.of}, {time.tag}"
        self._meter.show_share(1 - time.spare_share, said, tone="gorse" if is_over else "spruce")
        self._meter.show_segments(time.segments)


class OfferButton(Choice):
    """A way out in a sentence, as wide as its card; its words wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> list[str]:
        return paint.lines_at(self.words, theme().font("smallb"), max(1, width - S(24)))

    def heightForWidth(self, width: int) -> int:
        return max(S(40), int(len(self._lines(width)) * theme().line_height("smallb")) + S(18))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(S(240), self.heightForWidth(S(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(S(120), S(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = theme(), paint.start(self), QRectF(self.rect())
        radius = look.S(look.tokens.radius["control"])
        fill = look["spruce_tint"] if self.is_warm else look["page"]
        paint.surface(painter, box, radius, fill, look["spruce"], look.border)
        lines, leading = self._lines(self.width()), look.line_height("smallb")
        text = box.adjusted(S(12), (box.height() - len(lines) * leading) / 2, -S(10), 0)
        paint.paragraph(painter, text, lines, look.font("smallb"), look["spruce"], leading=leading)
        painter.end()


class _Lines(Card):
    """A card of sentences, each with what can be done about it. Built again only when what it says changes."""

    def __init__(self, title: str, *, tone: str = "") -> None:
        super().__init__(margins=(24, 16, 22, 18), gap=12, name=title, tone=tone)
        self._title = Label(title, "h3")
        self.body.addWidget(self._title)
        self._place: Box = column(gap=14)
        self.body.addLayout(self._place)
        self._said: object = None
        self.hide()

    def is_new(self, said: object) -> bool:
        """Whether it says something else than before; empties it then."""
        if said == self._said:
            return False
        self._said = said
        while self._place.count():
            gone = self._place.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.setVisible(bool(said))
        return True

    def line(self, icon: str, text: str, buttons: Sequence[QWidget]) -> None:
        """Add a sentence and its buttons."""
        mark = Icon(icon, "gorse" if icon != "info" else "ink2", 20)
        words = column(Para(text, "small", "ink"), *buttons, gap=8)
        whole = row(mark, words, gap=10)
        whole.setAlignment(mark, _TOP)
        whole.setStretch(1, 1)
        self._place.addWidget(holder(whole))

    def first_offer(self) -> OfferButton | None:
        """The first way out that is offered now, or None."""
        return next((one for one in self.findChildren(OfferButton) if one.isVisibleTo(self)), None)


class Before(_Lines):
    """What stands before a start. Signal `where_pressed(Obstacle)`: go to where it can be put right."""

    where_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Before you can start"), tone="gorse")

    def show_obstacles(self, obstacles: tuple[Obstacle, ...]) -> None:
        """Show what is still missing; nothing at all where nothing is."""
        if not self.is_new(obstacles):
            return
        title = _("Before you can start") if holding(obstacles) else _("Have these ready")
        self._title.setText(title)
        self.setAccessibleName(title)
        told = {
            Where.SUPPORT: _("Go to support numbers"),
            Where.TOPICS: _("See this topic"),
            Where.PLAN: "",
        }
        last = {obstacle.where: obstacle for obstacle in obstacles}
        for obstacle in obstacles:
            buttons: list[QWidget] = []
            if told[obstacle.where] and last[obstacle.where] is obstacle:
                go = Button(told[obstacle.where], "secondary", size="small")
                go.clicked.connect(lambda _on=False, obstacle=obstacle: self.where_pressed.emit(obstacle))
                buttons.append(go)
            self.line("circle-alert" if obstacle.holds else "info", obstacle.text, buttons)


class Advice(_Lines):
    """What an experienced co-host would say of this plan. Signal `offer_taken(Offer)`."""

    offer_taken = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Worth a look"))

    def show_warnings(self, warnings: tuple[PlanWarning, ...]) -> None:
        """Show every sentence, weightiest first, each with its ways out."""
        if not self.is_new(warnings):
            return
        icons = {Weight.CHANGE: "triangle-alert", Weight.LOOK: "circle-alert", Weight.REMARK: "info"}
        offered: set[str] = set()
        for warning in warnings:
            buttons: list[QWidget] = []
            for offer in warning.offers:
                if offer.label in offered:  # one way out may answer several; once is enough
                    continue
                offered.add(offer.label)
                take = OfferButton(offer.label)
                take.clicked.connect(lambda _on=False, offer=offer: self.offer_taken.emit(offer))
                buttons.append(take)
            self.line(icons[warning.weight], warning.text, buttons)
