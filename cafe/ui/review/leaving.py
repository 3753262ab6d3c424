"""*What will leave this laptop*: every number and every sentence, as its reader will see it, and what stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.capture.view import quoted
from cafe.core.i18n import _
from cafe.packs.preview import LeavingLine, SendPreview, StayingLine
from cafe.privacy.disclosure.single_cafe import Count, Shown
from cafe.ui.scale import column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.text import Label, Para

_TOP = Qt.AlignmentFlag.AlignTop
_LONG_TAG = 34  # letters: a longer one stands below its words


class WhatLeaves(Card):
    """The whole of it on one sheet, made once from a preview. ``status`` is said at its head: words, tone, icon.

    Signal ``change_pressed(str)`` with the place where a part of it is changed.
    """

    change_pressed = Signal(str)

    def __init__(self, view: SendPreview, status: tuple[str, str, str]) -> None:
        super().__init__(name=_("What will leave this laptop"), margins=(28, 20, 28, 24), gap=12)
        words, tone, icon = status
        tag = Tag(words, tone, icon)
        title = Para(_("What will leave this laptop"), "h2", "ink")
        if theme().is_large:
            self.body.addLayout(column(title, row(tag, None), gap=8))
        else:
            head = row(title, tag, gap=12)
            head.setStretch(0, 1)
            self.body.addLayout(head)
        how = self._way(_("How was it"), "how-was-it", _("Change: How was it"))
        came = self._way(_("Change"), "who-came", _("Change: Who came"))
        self._part("users", _("Who came"), _who_came(view), ways=(how, came))
        if view.no_words:
            self._part("sticky-note", _("What the group said"), [Para(view.no_words, "body", "ink2")])
        else:
            self._words(view)
        if view.questions:
            asked = [Para(question, "body", "ink") for question in view.questions]
            self._part("book-open", _("The questions you asked"), asked)
        if wishes := _wishes(view):
            self._part("heart", _("What the group would like"), [Para(wish, "body", "ink") for wish in wishes])
        self.body.addStretch(1)

    def _words(self, view: SendPreview) -> None:
        if view.sentences or view.sentences_staying:
            lines = [_sentence(line) for line in view.sentences]
            lines += [_staying(line, "sticky-note", line.text) for line in view.sentences_staying]
            words = self._way(_("Change"), "write-up", _("Change: What the group said"))
            self._part("messages-square", _("What the group said"), lines, view.sentences_count, ways=(words,))
        if view.quotes or view.quotes_staying:
            lines = [_quote(line) for line in view.quotes]
            lines += [_staying(line, "quote", quoted(line.text)) for line in view.quotes_staying]
            if view.quote_note:
                lines.append(_aside("eye-off", view.quote_note))
            self._part("message-square-quote", _("In people’s own words"), lines, view.quotes_count)
        if view.in_our_words:
            lines = [_quote(line) for line in view.in_our_words]
            if view.quote_note and not (view.quotes or view.quotes_staying):
                lines.append(_aside("eye-off", view.quote_note))
            self._part("sticky-note", _("In your words"), lines)
        if view.ideas:
            self._part("lightbulb", _("Ideas, and who could act"), [_idea(line) for line in view.ideas])
        for icon, title, text in (
            ("git-compare", _("Where we differed"), view.disagreed),
            ("circle-dashed", _("Who was not in the room"), view.missing_voices),
            ("sprout", _("One change you noticed"), view.change),
            ("arrow-right", _("Your next steps"), view.next_steps),
        ):
            if text:
                self._part(icon, title, [Para(text, "quote", "ink")])
        if view.ripples:
            self._part("layers", _("What came of your meeting"), [Para(one, "body", "ink") for one in view.ripples])

    def _way(self, words: str, place: str, name: str) -> Button:
        """A way back to where a part is written: a strip may turn up when all seemed ready."""
        way = Button(words, "quiet", size="small", flush="right")
        way.setAccessibleName(name)
        way.clicked.connect(lambda _on=False: self.change_pressed.emit(place))
        return way

    def _part(
        self, icon: str, title: str, pieces: Sequence[QWidget], count: str = "", *, ways: Sequence[Button] = ()
    ) -> None:
        head = row(Icon(icon, "spruce", 21), Label(title, "h3"), None, gap=9)
        if count:
            head.addWidget(Label(count, "small", "ink2"))
        for way in ways:
            head.addWidget(way)
        part = column(Rule(), head, gap=11)
        for at, piece in enumerate(pieces):
            if at and isinstance(piece, _Line):
                part.addWidget(Rule())
            part.addWidget(piece)
        self.body.addLayout(part)


class _Line(QWidget):
    """One thing that leaves or stays: its mark, its words, what is said about it, and its tag."""

    def __init__(self, icon: str, text: str, about: str, tag: Tag | None, *, stays: bool = False) -> None:
        super().__init__()
        words = column(Para(text, "quote", "ink2" if stays else "ink"), gap=3)
        if about:
            words.addWidget(Para(about, "small", "ink2"))
        mark = holder(row(Icon(icon, "ink2" if stays else "gorse", 20), gap=0, margins=(0, 2, 0, 0)))
        is_beside = tag is not None and not theme().is_large and len(tag.text()) <= _LONG_TAG
        if tag is not None and not is_beside:
            words.addLayout(row(tag, None))
        line = row(mark, words, gap=12)
        line.setStretch(1, 1)
        line.setAlignment(mark, _TOP)
        if tag is not None and is_beside:
            line.addWidget(tag, 0, _TOP)
        self.setLayout(line)
        said = (text, about, tag.text() if tag is not None else "")
        self.setAccessibleName(". ".join(part for part in said if part))


def _sentence(line: LeavingLine) -> QWidget:
    about = " · ".join((*line.themes, *(part for part in (line.strength, line.direction) if part)))
    tag = (
        Tag(_("Agreed"), "moss", "circle-check") if line.is_agreed else Tag(_("Written afterwards"), "plain", "pencil")
    )
    return _Line("sticky-note", line.text, about or _("Not placed in a theme"), tag)


def _quote(line: LeavingLine) -> QWidget:
    text = quoted(line.text) if line.is_hers else line.text
    mark = "quote" if line.is_hers else "sticky-note"
    return _Line(mark, text, " · ".join(line.themes), Tag(line.consent, "moss", "circle-check"))


def _idea(line: LeavingLine) -> QWidget:
    who = _("Who could act: {who}").format(who=line.actors) if line.actors else ""
    return _Line("lightbulb", line.text, " · ".join(part for part in (*line.themes, who) if part), None)


def _staying(line: StayingLine, icon: str, text: str) -> QWidget:
    return _Line(icon, text, "", Tag(line.why, "sunken", "lock-keyhole"), stays=True)


def _who_came(view: SendPreview) -> list[QWidget]:
    numbers = view.numbers
    counts: list[tuple[str, Count | None]] = [
        (_("People"), numbers.people),
        (_("Hosts"), numbers.hosts),
        (_("First time"), numbers.first_timers),
        (_("Cards taken"), numbers.support_cards),
    ]
    said = [(name, count) for name, count in counts if count is not None and count.shown is not Shown.NOT_COUNTED]
    facts = [_count(name, count) for name, count in said] or [Para(view.people_line, "body", "ink2")]
    least = 270 if any(count.is_hatched for _name, count in said) else 140
    pieces: list[QWidget] = [Columns(facts, most=4, least=least, gap=10)]
    where = " · ".join(part for part in (view.month, view.place) if part)
    if where:
        pieces.append(Para(where, "body", "ink"))
    pieces += [_aside("lock-keyhole", line) for line in (view.day_inside, view.exact_line) if line]
    if view.has_feedback:
        pieces.append(_aside("layers", _("How it was goes as sums. It is only ever read together with other cafés.")))
    return pieces


def _count(name: str, count: Count) -> QWidget:
    value: QWidget = Label(count.words(), "strong", "ink")
    if count.is_hatched:
        value = Tag(count.words(), "plain", "eye-off")
    fact = holder(row(Label(name, "body", "ink2"), value, None, gap=12))
    fact.setAccessibleName(f"{name}: {count.words()}")
    return fact


def _aside(icon: str, text: str) -> QWidget:
    line = row(Icon(icon, "ink2", 17), Para(text, "small", "ink2"), gap=8)
    line.setStretch(1, 1)
    line.setAlignment(line.itemAt(0).widget(), _TOP)
    return holder(line)


def _wishes(view: SendPreview) -> tuple[str, ...]:
    wishes: Iterable[str] = (
        _("To hear what comes of it.") if view.wants_results else "",
        _("Another café.") if view.wants_another else "",
    )
    return tuple(wish for wish in wishes if wish)
