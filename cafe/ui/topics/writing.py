"""Writing a topic of one's own, with its original beside it. Everything is kept as it is typed, mistakes and all.

All of it goes into kits, its name and its questions into packs too. So the guard reads every line of it here; what is
left as it is stays so, and is not asked again when a café is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from cafe.content import directory, drafts, topics
from cafe.content.drafts import OwnTopic, TopicDraft
from cafe.content.topics import GENTLE, PREPARED_HOSTS_ONLY, TAKE_CARE, Requirements, Topic, caution_asks, caution_name
from cafe.core import words
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.place import Page
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import TextArea
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_REST_MS = 700
_ORDINARY, _MOST_SHOWN = 0x24F, 8  # the last Latin letter that every face has; how many letters are named


class OwnTopicPage(Page):
    """The place's word is the own topic's id."""

    spine_place = "topics"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._rest: Mapping[str, Any] = {}
        self._is_raw = self._is_quiet = self._is_dirty = False
        self.done = Button(_("Done"), "primary", icon="check")
        self.done.clicked.connect(self._finish)
        self.frame = PageFrame(_("Your own topic"), back=True, actions=(self.done,))
        self.frame.back_pressed.connect(self._finish)
        self.wrong = Banner("", tone="gorse", icon="circle-alert")
        self._fields()
        both = TwoPages(side_width=400)
        both.main.fill([self._words_card(), None])
        self._beside = column(gap=16)
        both.side.addLayout(self._beside)
        self._asks_card = self._asks()
        self._original = column(gap=0)
        self._beside.fill([self._asks_card])
        self._beside.addLayout(self._original)
        both.side.addStretch(1)
        self._form = both
        self.raw = TextArea(_("The topic as it stands in its file"), rows=18)
        self.raw.changed.connect(self._typed)
        self.frame.body.fill([self.wrong, self._form, self.raw, None])
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.keep)
        self.setLayout(column(self.frame, gap=0))

    def _fields(self) -> None:
        self.title = GuardedWords(_("Title"), rows=1)
        self.title.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.blurb = GuardedWords(_("What it is about"), rows=2, enter_keeps=False, hint=_("One or two sentences."))
        self.questions = GuardedWords(
            _("Questions, one on each line"),
            rows=7,
            enter_keeps=False,
            hint=_("Five or six. The first opens round 1. The last looks to change."),
        )
        self.ready = GuardedWords(
            _("Be ready for, one on each line"), rows=4, enter_keeps=False, hint=_("What may come up in the room.")
        )
        levels = [
            Segment(str(GENTLE), caution_name(GENTLE)),
            Segment(str(TAKE_CARE), caution_name(TAKE_CARE)),
            Segment(str(PREPARED_HOSTS_ONLY), _("Prepared")),
        ]
        self.level = Segments(levels, "1", name=_("How much care it asks"), height=44)
        self._level_line = Para("", "small", "ink2")
        self._held_line = Para("", "small", "ink2")
        self.two_hosts = TickRow(_("Two hosts are needed"))
        self.buddy = TickRow(_("A wellbeing buddy is there all the time"))
        self.long = TickRow(_("A full hour or more: no Light café"))
        self.quotes = TickRow(_("Quotes may be kept, with a yes"))
        self.tags = [(tag.id, Chip(tag.label)) for tag in directory.tags()]
        for field in self._guarded:
            field.changed.connect(self._typed)
            field.answered.connect(self._left_as_it_is)
        self.level.chosen.connect(self._typed)
        for tick in (self.two_hosts, self.buddy, self.long, self.quotes):
            tick.toggled.connect(self._typed)
        for _id, chip in self.tags:
            chip.clicked.connect(self._typed)

    @property
    def _guarded(self) -> tuple[GuardedWords, ...]:
        return self.title, self.blurb, self.questions, self.ready

    def _words_card(self) -> Card:
        card = Card(gap=14, name=_("The words"))
        card.body.fill([self.title, self.blurb, self.questions, self.ready])
        chips = column(Label(_("Support numbers that go with it"), "smallb", "ink2"), gap=6)
        chips.addWidget(Flow(*(chip for _id, chip in self.tags)))
        card.body.addWidget(holder(chips))
        self._no_shape = Para("", "small", "gorse")
        self._no_shape.hide()
        card.body.addWidget(self._no_shape)
        return card

    def _asks(self) -> Card:
        card = Card(gap=8, name=_("What it asks of a host"))
        card.body.addWidget(Label(_("What it asks of a host"), "h2"))
        card.body.fill(
            [self.level, self._level_line, self.two_hosts, self.buddy, self.long, self.quotes, self._held_line]
        )
        return card

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        self.cafe_id = cafe_id
        own = self.services.content.own.find(cafe_id)
        if own is None:
            self.shell.go("topics", instead=True)
            return
        self._show(own)

    def first_focus(self) -> QWidget:
        return self.raw.page if self._is_raw else self.title.page

    def leave(self) -> None:
        self.keep()

    def _show(self, own: OwnTopic) -> None:
        draft = None if own.not_held else drafts.draft_of(own.text)
        self._is_raw = draft is None
        self._is_quiet = True
        self._form.setVisible(draft is not None)
        self.raw.setVisible(draft is None)
        if draft is None:
            self.raw.set_text(own.text)
        else:
            self._fill(draft)
        original = topics.find(own.based_on) if own.based_on else None
        self._hold_to(original)
        self._is_quiet = False
        self._show_original(original)
        self._say(own)

    def _fill(self, draft: TopicDraft) -> None:
        self._rest = draft.rest
        left = self.services.content.own.words_left(self.cafe_id)
        said = (draft.title, draft.blurb, "\n".join(draft.questions), "\n".join(draft.ready))
        for field, words_ in zip(self._guarded, said, strict=True):
            field.set_words(words_, left)
        self.level.choose(str(draft.caution_level), quietly=True)
        self.two_hosts.setChecked(draft.two_hosts)
        self.buddy.setChecked(draft.buddy)
        self.long.setChecked(not draft.light)
        self.quotes.setChecked(draft.quotes)
        for tag, chip in self.tags:
            chip.setChecked(tag in draft.tags)

    def _hold_to(self, original: Topic | None) -> None:
        """What the original asks stands ticked and cannot be taken away; a line says so."""
        asks = Requirements() if original is None else original.requirements
        held = (
            (self.two_hosts, True, asks.facilitators > 1, _("two hosts")),
            (self.buddy, True, asks.wellbeing_buddy, _("a wellbeing buddy")),
            (self.long, True, not asks.light, _("a full hour")),
            (self.quotes, False, not asks.quotes, _("no quotes")),
        )
        for tick, stands, is_held, _what in held:
            tick.setEnabled(not is_held)
            if is_held:
                tick.setChecked(stands)
        asked = [what for _tick, _stands, is_held, what in held if is_held]
        said = _("Its original asks for {what}. That stays.").format(what=words.listed(asked)) if asked else ""
        self._held_line.setText(said)
        self._held_line.setVisible(bool(asked))

    def _show_original(self, original: Topic | None) -> None:
        while self._original.count():
            gone = self._original.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if original is None:
            return
        card = Card(gap=8, name=_("The original"))
        card.body.addWidget(Label(_("The original"), "h2"))
        card.body.addWidget(Para(_("It stays as it is, in the list of topics."), "small", "ink2"))
        card.body.addWidget(Para(original.title, "strong", "ink"))
        for number, question in enumerate(original.questions, 1):
            line = row(sized(Label(str(number), "smallb", "gorse"), width=18), Para(question, "small", "ink"), gap=6)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        self._original.addWidget(card)

    def _say(self, own: OwnTopic) -> None:
        self.frame.set_title(own.title if own.topic is not None or own.title else _("Your own topic"), _said(own))
        self.wrong.setVisible(bool(own.wrong) or self._is_raw)
        if own.wrong:
            self.wrong.say(_("Still to change. Every word is kept."), own.wrong)
        elif self._is_raw:
            self.wrong.say(_("Shown as it stands in its file."), own.not_held or _("It can be planned on."))
        slips = {slip.field: slip.text for slip in drafts.slips(self._draft())} if not self._is_raw else {}
        for name, field in zip(("title", "blurb", "questions", "ready"), self._guarded, strict=True):
            has_words = bool(field.text.strip())
            field.area.set_error(slips.get(name, "") if has_words else "")
        odd = "" if self._is_raw else _not_on_paper(" ".join(field.text for field in self._guarded))
        self._no_shape.setText(_("Our paper has no shape for these: {letters}. The screen has.").format(letters=odd))
        self._no_shape.setVisible(bool(odd))
        level = int(self.level.key or "1")
        said = caution_asks(level)
        if own.topic is not None and own.topic.caution_level > level:
            said = _("Its original asks for more care: {level}. That stays.").format(
                level=caution_name(own.topic.caution_level)
            )
        self._level_line.setText(said)

    # -- what a person does

    def _draft(self) -> TopicDraft:
        return replace(
            TopicDraft(rest=self._rest),
            title=plain_text(self.title.text),
            blurb=plain_text(self.blurb.text),
            caution_level=int(self.level.key or "1"),
            questions=_lines(self.questions.text),
            ready=_lines(self.ready.text),
            tags=tuple(tag for tag, chip in self.tags if chip.isChecked()),
            two_hosts=self.two_hosts.isChecked(),
            buddy=self.buddy.isChecked(),
            light=not self.long.isChecked(),
            quotes=self.quotes.isChecked(),
        )

    def _typed(self, _what: object = None) -> None:
        if not self._is_quiet:
            self._is_dirty = True
            self._timer.start()

    def _left_as_it_is(self) -> None:
        """What was left in one line counts in the others too."""
        answers = [answer for field in self._guarded for answer in field.answers]
        try:
            self.services.content.own.keep_words_left(self.cafe_id, answers)
        except CafeError as problem:
            self.shell.problem(problem)

    def keep(self) -> None:
        """Keep what is there now, and say what is still to change."""
        self._timer.stop()
        if not self.cafe_id or not self._is_dirty:
            return
        self._is_dirty = False
        text = self.raw.text if self._is_raw else drafts.text_of(self._draft())
        try:
            self._say(self.services.content.own.keep(self.cafe_id, text))
        except CafeError as problem:
            self.shell.problem(problem)

    def _finish(self) -> None:
        self.keep()
        self.shell.go("topics", self.cafe_id, instead=True)


def _not_on_paper(text: str) -> str:
    """The letters that would be empty boxes on a card; the fonts are read only where some are out of the ordinary."""
    odd = sorted({letter for letter in text if ord(letter) > _ORDINARY and letter.isprintable()})
    if not odd:
        return ""
    from cafe.report.paper.fonts import drawn

    missing = [letter for letter in odd if letter not in drawn()]
    return " ".join(missing[:_MOST_SHOWN]) + (" …" if len(missing) > _MOST_SHOWN else "")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for one in text.split("\n") if (line := plain_text(one)))


def _said(own: OwnTopic) -> str:
    if own.topic is None:
        return _("Kept as you type. It can be planned on once nothing is left to change.")
    return _("Kept as you type. Ready to plan on.")
