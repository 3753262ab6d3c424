"""Enter from paper: a café that ran without the laptop, written up in one page from the sheets on the table.

Paper → **enter** → check and send. It lands where a café that was run lands, and everything is kept as it is pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cafe.capture.view_counts import attendance_view, feedback_view
from cafe.content import areas, codebook, forms, topics
from cafe.core.changes import Kind
from cafe.core.clock import local, today
from cafe.core.i18n import _, ngettext
from cafe.model.values import CafeState, Direction, EntryKind, Face, Length, Place, Plan, Reflection, Strength
from cafe.ui.capture.comments import Comments
from cafe.ui.capture.covered import CoveredSums
from cafe.ui.capture.from_sheet import KeptSentences, SheetSentence
from cafe.ui.capture.heads import keep, subtitle
from cafe.ui.capture.how_was_it import DRAFT as COMMENT
from cafe.ui.capture.leaves import LookBackPart
from cafe.ui.capture.strips import Strips
from cafe.ui.place import Page
from cafe.ui.scale import column, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.page import Columns, PageFrame
from cafe.ui.widgets.tally import Tally
from cafe.ui.widgets.text import Label, Para
from cafe.ui.widgets.when import DateField, TimeField

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

DRAFT = "from-paper"


class FromPaperPage(Page):
    """``open("")`` begins a new one; ``open(id)`` takes a planned café whose day is over, or goes on with one."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.CAFES, Kind.PLAN, Kind.ENTRIES, Kind.PEOPLE})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.next = Button(_("Next: check"), "primary", trailing_icon="arrow-right")
        self.next.clicked.connect(lambda: self.shell.go("check", self.cafe_id))
        self.frame = PageFrame(_("Enter from paper"), back=True, actions=[self.next])
        self.frame.back_pressed.connect(self.shell.back)
        self.first = self._which_cafe()
        self.heads: dict[str, Tally] = {}
        self.sentence, self.kept = SheetSentence(), KeptSentences()
        self.look_back, self.strips, self.comments = LookBackPart(), Strips(), Comments()
        self.covered = CoveredSums(services, shell)
        strips = (self.strips, self.comments)
        self._rest = [self._who_came(), self._said(), self._looked_back(), *strips, self._slips()]
        self.frame.body.fill([self.first, *self._rest[:3], self.covered, *self._rest[3:], None])
        self._connect()
        self.setLayout(column(self.frame, gap=0))
        self.retheme()

    def retheme(self) -> None:
        """In large text the head has room for short words only."""
        self.next.set_words(_("Next") if theme().is_large else _("Next: check"))
        self.next.setAccessibleName(_("Next: check"))

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._begin)
        self.topic.picked.connect(lambda _topic: self.topic.set_error(""))
        self.sentence.kept.connect(self._keep_sentence)
        self.sentence.words.resting.connect(self._draft)
        self.kept.removed.connect(self._remove)
        self.look_back.changed.connect(self._keep_look_back)
        self.strips.counted.connect(self._count_face)
        self.comments.kept.connect(self._keep_comment)
        self.comments.removed.connect(self._remove_comment)
        self.comments.resting.connect(lambda text: self._draft(text, COMMENT))

    # -- what stands on the page

    def _which_cafe(self) -> Card:
        card = Card(name=_("Which café?"), margins=(16, 16), gap=12)
        now = today(self.services.clock)
        unlocked = self.services.content.unlocked_topics()
        ready = [topic for topic in topics.load() if not topic.locked or topic.id in unlocked]
        council = [("", _("Not said")), *((one.id, one.name) for one in areas.load().councils)]
        self.topic = Picker(
            _("Topic"), [(topic.id, topic.title) for topic in ready], placeholder=_("What was it about?")
        )
        self.day = DateField(_("Day"), today=now, looks_back=True)
        self.hour = TimeField(_("Started at"), time(18, 30))
        self.length = Picker(_("Length"), [(one.value, _length(one)) for one in Length], Length.NINETY.value)
        self.council = Picker(_("Council area"), council, "", optional=True)
        self.go_on = Button(_("Go on"), "primary", trailing_icon="arrow-right")
        card.body.addWidget(Label(_("Which café?"), "h2"))
        says = _("Have the table sheets, the strips and your tally sheets beside you. Leave out what you do not have.")
        card.body.addWidget(Para(says, "body", "ink2"))
        fields: list[QWidget] = [self.topic, self.day, self.hour, self.length, self.council]
        card.body.addWidget(Columns(fields, most=3, least=280, gap=14))
        card.body.addLayout(row(self.go_on, None))
        return card

    def _who_came(self) -> Card:
        card = Card(name=_("Who came"), margins=(16, 16), gap=12)
        card.body.addWidget(Label(_("Who came"), "h2"))
        self._heads_place = column(gap=12)
        card.body.addLayout(self._heads_place)
        return card

    def _said(self) -> Card:
        card = Card(name=_("What the tables wrote"), margins=(16, 16), gap=12)
        card.body.addWidget(Label(_("What the tables wrote"), "h2"))
        says = _("One sentence at a time, as it stands on the sheet. No names.")
        for piece in (Para(says, "body", "ink2"), self.kept, self.sentence):
            card.body.addWidget(piece)
        more = Button(_("Quotes, ideas and more: write it up"), "quiet", trailing_icon="arrow-right", size="small",
                      flush="left")  # fmt: skip
        more.clicked.connect(lambda: self.shell.go("write-up", self.cafe_id))
        card.body.addLayout(row(more, None))
        return card

    def _looked_back(self) -> Card:
        card = Card(name=_("Look back"), margins=(16, 16))
        card.body.addWidget(self.look_back)
        return card

    def _slips(self) -> Card:
        card = Card(name=_("Slips about who came"), margins=(16, 16), gap=8)
        card.body.addWidget(Label(_("Slips about who came"), "h3"))
        card.body.addWidget(Para(_("Optional. They are counted a question at a time."), "small", "ink2"))
        more = Button(_("Count the slips"), "secondary", trailing_icon="arrow-right", size="small")
        more.clicked.connect(lambda: self.shell.go("who-came", self.cafe_id))
        card.body.addLayout(row(more, None))
        return card

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        self.cafe_id = cafe_id
        plan = self.services.plan.plan(cafe_id) if cafe_id else None
        self._show_first(plan)
        self.covered.begin(cafe_id)
        super().open(cafe_id)
        if self._is_begun:
            draft = self.services.capture.draft(cafe_id, DRAFT)
            self.sentence.words.set_words(draft.text if draft is not None else "")
            comment = self.services.capture.draft(cafe_id, COMMENT)
            self.comments.words.set_words(comment.text if comment is not None else "")

    def leave(self) -> None:
        if self._is_begun:
            self._draft(self.sentence.words.text)
            self._draft(self.comments.words.text, COMMENT)
            self._keep_look_back(self.look_back.as_typed())

    def first_focus(self) -> QWidget | None:
        people = self.heads.get("people")
        return people.more if self._is_begun and people is not None else self.topic.list

    @property
    def _is_begun(self) -> bool:
        return bool(self.cafe_id) and self.services.plan.state(self.cafe_id) in (CafeState.FINISHED, CafeState.SENT)

    def refresh(self) -> None:
        begun = self._is_begun
        self.first.setVisible(not begun)
        self.next.setVisible(begun)
        for part in self._rest:
            part.setVisible(begun)
        if not begun:
            self.frame.set_title(_("Enter from paper"), _("A café that ran without the laptop"))
            return
        capture, plan = self.services.capture, self.services.plan.plan(self.cafe_id)
        self.frame.set_title(_("Enter from paper"), subtitle(plan))
        entries, attendance = capture.entries(self.cafe_id), capture.attendance(self.cafe_id)
        view = attendance_view(attendance, capture.tallies(self.cafe_id), forms.equality(), words_kept=len(entries))
        every = (*view.heads, *view.more_heads)
        if not self.heads:
            for head in every:
                tally = Tally(head.title, note=head.hint)
                tally.changed.connect(lambda count, name=head.name: self._count(name, count))
                self.heads[head.name] = tally
            self._heads_place.addWidget(Columns(list(self.heads.values()), most=3, least=250, gap=13))
        for head in every:
            if self.heads[head.name].value != (head.value or 0):
                self.heads[head.name].set_value(head.value or 0)
        names = capture.names_to_watch(self.cafe_id)
        for words in (self.sentence.words, self.comments.words, self.look_back.disagreed, self.look_back.missing):
            words.watch(names)
        book = self.services.content.books.of_cafe(self.cafe_id)
        self.sentence.offer([(theme.code, theme.tile) for theme in book.themes])
        themes = [one for one in entries if one.kind is EntryKind.THEME]
        self.kept.show_entries(themes, codebook.choices(), book.tile)
        self.comments.show_comments(forms.feedback().open_question, capture.comments(self.cafe_id))
        self.look_back.show_reflection(capture.reflection(self.cafe_id))
        rule, counts = self.covered.rule(), capture.feedback(self.cafe_id)
        strips = feedback_view(counts, forms.feedback(), attendance.people, rule)
        self.strips.show_feedback(strips)
        self.covered.show_sums([(one.code, one) for one in strips.statements])

    def _show_first(self, plan: Plan | None) -> None:
        starts = local(plan.starts_at) if plan is not None and plan.starts_at is not None else None
        self.topic.pick(plan.topic_id if plan is not None else "")
        self.day.set_value(starts.date() if starts is not None else None)
        self.hour.set_value(starts.time() if starts is not None else time(18, 30))
        self.length.pick((plan.length if plan is not None else Length.NINETY).value)
        self.council.pick(plan.place.council if plan is not None else "")

    # -- what a person does

    def _begin(self) -> None:
        """The café goes into the list as one that is over; from here on each press is kept."""
        topic = topics.find(self.topic.key)
        if topic is None:
            self.topic.set_error(_("Pick what it was about."))
            return
        self.topic.set_error("")
        if self.day.value is None:
            self.day.set_error(_("Type the day, or pick it."))
            return
        starts = datetime.combine(self.day.value, self.hour.value or time(18, 30)).astimezone()
        if starts > self.services.clock.now():
            self.day.set_error(_("That day is still to come."))
            return
        self.day.set_error("")
        plans = self.services.plan
        place = Place(council=self.council.key)

        def begin() -> None:
            cafe_id = self.cafe_id
            if not cafe_id:
                cafe_id = plans.new_cafe(topic, Length(self.length.key), starts, place=place).cafe_id
            else:
                plans.change_length(cafe_id, Length(self.length.key))
                plans.change_topic(cafe_id, topic)
                plans.move_to(cafe_id, starts)
                kept = plans.plan(cafe_id).place
                plans.change_place(cafe_id, replace(kept, council=self.council.key))
            plans.held_on_paper(cafe_id)
            self.shell.go("from-paper", cafe_id, instead=True)

        keep(self.shell, begin)

    def _count(self, name: str, count: int) -> None:
        heads: dict[str, Any] = {name: count}
        capture = self.services.capture
        self._do(lambda: capture.save_attendance(replace(capture.attendance(self.cafe_id), **heads)))

    def _keep_sentence(self) -> None:
        words, capture = self.sentence.words, self.services.capture
        agreed = self.sentence.agreed.isChecked()

        def add() -> None:
            made = capture.add_entry(
                self.cafe_id, EntryKind.THEME, words.text, in_room=agreed, left_as_is=words.answers, draft_place=DRAFT
            )
            about, many, way = self.sentence.about.key, self.sentence.many.key, self.sentence.way.key
            if about or many or way:
                strength, direction = Strength(many) if many else None, Direction(way) if way else None
                capture.place(made.id, themes=[about] if about else [], strength=strength, direction=direction)
            if agreed:
                capture.agree(made.id)

        if self._do(add):
            self.sentence.begin_again()
            self.shell.toast(_("Kept"), undo=False)

    def _remove(self, entry_id: str) -> None:
        self.sentence.words.focus_field()  # not to a + far above, where Enter would count a woman unseen
        if self._do(lambda: self.services.capture.remove_entry(entry_id)):
            self.shell.toast(_("Sentence taken out"), undo=True)

    def _keep_look_back(self, reflection: Reflection) -> None:
        if reflection.cafe_id and reflection != self.services.capture.reflection(reflection.cafe_id):
            self._do(lambda: self.services.capture.save_reflection(reflection))

    def _count_face(self, statement: str, face: str, count: int) -> None:
        capture = self.services.capture
        self._do(lambda: capture.set_feedback_count(self.cafe_id, statement, Face(face), count))

    def _keep_comment(self, text: str) -> None:
        words, capture = self.comments.words, self.services.capture
        if self._do(lambda: capture.add_comment(self.cafe_id, text, words.answers)):
            words.set_words("")
            self._draft("", COMMENT)
            words.focus_field()

    def _remove_comment(self, comment_id: str) -> None:
        self.comments.words.focus_field()
        self.services.capture.remove_comment(comment_id)
        self.shell.toast(_("Comment taken out"), undo=True)

    def _draft(self, text: str, place: str = DRAFT) -> None:
        self.services.capture.keep_draft(self.cafe_id, place, text)

    def _do(self, act: Callable[[], object]) -> bool:
        """Keep it; where it cannot be, say why and show what stands."""
        if keep(self.shell, act):
            return True
        self.refresh()
        return False


def _length(one: Length) -> str:
    return ngettext("{n} minute", "{n} minutes", one.minutes).format(n=one.minutes)
