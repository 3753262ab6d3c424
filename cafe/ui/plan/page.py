"""The plan of a café: what it is about, when, who, and the order of the evening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from cafe.content.gate import Obstacle, Where
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import today
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.i18n import _
from cafe.model.values import CafeState, NoteMode, Place, Plan, StageKind
from cafe.plan.choices import questions_for, stages_to_add, topic_options
from cafe.plan.view import PlanView, StageLine, plan_view, saved_words
from cafe.plan.when import end_at, next_evening, start_on
from cafe.run.history import last_time_words
from cafe.ui.paper.agreements import OwnAgreements
from cafe.ui.place import Page
from cafe.ui.plan.choose import ChooseTopic
from cafe.ui.plan.on_the_day import DayActs
from cafe.ui.plan.planner import Planner
from cafe.ui.plan.stage_sheet import StageActs, add_stage, open_stage
from cafe.ui.printing import save_to_print
from cafe.ui.scale import column

if TYPE_CHECKING:
    from cafe.plan.advice import Offer
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOPIC = "topic:"


class PlanPage(Page):
    """``open("")`` asks for a topic; ``open("topic:…")`` begins a plan on it; ``open(id)`` shows the plan of a café."""

    spine_place = "cafes"
    refresh_on = frozenset({Kind.PLAN, Kind.CAFES, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._choose: ChooseTopic | None = None
        self._saved_at: datetime | None = None
        self._plan: Plan | None = None
        self._view: PlanView | None = None
        self.planner = Planner(today(services.clock))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.planner)
        self.setLayout(column(self._stack, gap=0))
        self._connect()

    def _connect(self) -> None:
        part, plans = self.planner, self.services.plan
        part.frame.back_pressed.connect(self.shell.back)
        part.start.clicked.connect(self._go_on)
        for button in (part.print, part.print_icon):
            button.clicked.connect(self._print)
        part.paper.clicked.connect(lambda: self.shell.go("paper", self.cafe_id))
        part.practise.clicked.connect(lambda: self.shell.practise(self.cafe_id))
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        part.title.renamed.connect(lambda title: self._do(plans.change_title, title))
        part.basics.topic_picked.connect(self._change_topic)
        part.basics.day_set.connect(lambda day: self._start(day=day))
        part.basics.start_set.connect(lambda hour: self._start(hour=hour))
        part.basics.end_set.connect(self._end)
        part.basics.people_set.connect(lambda n: self._do(plans.change_people, n))
        part.basics.tables_set.connect(lambda n: self._do(plans.change_tables, n))
        evening = part.evening
        evening.length_picked.connect(lambda length: self._do(plans.change_length, length))
        evening.minutes_set.connect(lambda stage_id, minutes: self._do(plans.set_minutes, stage_id, minutes))
        evening.stage_moved.connect(lambda stage_id, by: self._do(plans.move_stage, stage_id, by))
        evening.stage_removed.connect(self._remove)
        evening.stage_opened.connect(self._open_stage)
        evening.add_pressed.connect(self._add_stage)
        part.checklist.ticked.connect(lambda check_id, is_on: self._do(plans.tick, check_id, is_on))
        part.checklist.added.connect(lambda said: self._do(plans.add_check, said))
        part.checklist.removed.connect(self._take_off)
        part.where.place_set.connect(self._place)
        part.where.hall_set.connect(lambda hall: self._do(plans.change_hall, hall))
        part.notes.mode_set.connect(self._note_mode)
        part.before.where_pressed.connect(self._put_right)
        part.advice.offer_taken.connect(self._take_offer)

    # -- coming and going

    def open(self, cafe_id: str = "") -> None:
        if cafe_id.startswith(_TOPIC):
            self._begin(cafe_id.removeprefix(_TOPIC))
            return
        if cafe_id != self.cafe_id:
            self._saved_at = None
            self.planner.to_top()
        self.cafe_id = cafe_id
        self._plan = self._view = None
        if not cafe_id:
            self._ask()
        self.refresh()

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        plans = self.services.plan
        if plans.is_removed(self.cafe_id):
            self.cafe_id = ""
            self.shell.go("home", instead=True)
            return
        plan, state = plans.plan(self.cafe_id), plans.state(self.cafe_id)
        obstacles = plans.obstacles(self.cafe_id) if state is CafeState.PLANNED else ()
        topic = plans.topic(plan)
        self._plan = plan
        self._view = plan_view(plan, self.services.clock.now(), topic=topic, obstacles=obstacles, state=state)
        content = self.services.content
        options = topic_options(content.topics(), content.opened(), plan)
        self._stack.setCurrentWidget(self.planner)
        last_time = last_time_words(self.services.run.last_time(plan.length, self.cafe_id))
        self.planner.show_plan(self._view, options, saved_words(self._saved_at), last_time)

    def leave(self) -> None:
        if self.cafe_id:
            self.planner.title.keep()
            self.planner.where.keep()

    def first_focus(self) -> QWidget | None:
        if not self.cafe_id:
            return self._choose.first if self._choose is not None else None
        return self.planner.basics.topic.list

    # -- beginning

    def _ask(self) -> None:
        if self._choose is not None:
            self._stack.removeWidget(self._choose)
            self._choose.deleteLater()
        self._choose = ChooseTopic(self.services.content.topics(), self.services.content.opened())
        self._choose.back_pressed.connect(self.shell.back)
        self._choose.chosen.connect(self._begin)
        self._choose.later.connect(lambda: self._begin(""))
        self._choose.locked_pressed.connect(lambda topic_id: self.shell.go("topics", topic_id))
        self._stack.addWidget(self._choose)
        self._stack.setCurrentWidget(self._choose)

    def _begin(self, topic_id: str) -> None:
        """Put a plan down, complete as it stands, and open it in place of the question."""
        topic = self.services.content.topic(topic_id)
        try:
            plan = self.services.plan.new_cafe(topic, starts_at=next_evening(self.services.clock.now()))
        except CafeError as problem:
            self.shell.problem(problem)
            return
        self.shell.go("plan", plan.cafe_id, instead=True)

    # -- one thing a person set, one row

    def _do(self, act: Callable[..., Plan], *what: object) -> Plan | None:
        """Do it and show it; where it cannot be, say why and show what stands."""
        try:
            plan = act(self.cafe_id, *what)
        except CafeError as problem:
            self.shell.problem(problem)
            self.refresh()
            return None
        self._saved_at = self.services.clock.now()
        self.refresh()
        return plan

    def _change_topic(self, topic_id: str) -> None:
        topic = self.services.content.topic(topic_id)
        if topic is None or self._plan is None or topic_id == self._plan.topic_id:
            return
        if self._do(self.services.plan.change_topic, topic):
            self.shell.toast(_("The topic is now {topic}").format(topic=topic.title), undo=True)

    def _start(self, day: date | None = None, hour: time | None = None) -> None:
        assert self._plan is not None
        start = start_on(self._plan, day, hour)
        if start is None or (day is None and hour is None):
            self.refresh()
        elif self._plan.starts_at is None:
            self._do(self.services.plan.change_times, start, None)
        else:
            self._do(self.services.plan.move_to, start)

    def _end(self, hour: time | None) -> None:
        assert self._plan is not None
        try:
            self.services.plan.change_times(self.cafe_id, self._plan.starts_at, end_at(self._plan, hour))
        except ProblemToFix as problem:
            self.planner.basics.ends.set_error(problem.sentence())
            return
        self._saved_at = self.services.clock.now()
        self.refresh()

    def _place(self, place: Place) -> None:
        self._do(self.services.plan.change_place, place)

    def _note_mode(self, mode: NoteMode) -> None:
        self._do(self.services.plan.change_note_mode, mode)

    def _take_offer(self, offer: Offer) -> None:
        if self._do(self.services.plan.take_offer, offer):
            # The button that was pressed is gone with its sentence: without this the focus would leave the page.
            (self.planner.advice.first_offer() or self.planner.evening.length).setFocus()
            self.shell.toast(offer.label, undo=True)

    def _take_off(self, check_id: str) -> None:
        if self._do(self.services.plan.remove_check, check_id):
            self.shell.toast(_("Taken off the list"), undo=True)

    # -- stages

    def _line(self, stage_id: str) -> StageLine | None:
        lines = self._view.stages if self._view is not None else ()
        return next((line for line in lines if line.id == stage_id), None)

    def _our_agreements(self) -> OwnAgreements:
        ours = OwnAgreements(self.services)
        ours.refresh()
        return ours

    def _remove(self, stage_id: str) -> None:
        line = self._line(stage_id)
        if line is not None and self._do(self.services.plan.remove_stage, stage_id):
            self.shell.toast(_("{stage} taken out").format(stage=line.name), undo=True)

    def _open_stage(self, stage_id: str) -> None:
        line = self._line(stage_id)
        if line is None or self._view is None:
            return
        plans = self.services.plan

        def each(seconds: int) -> str:
            self._do(plans.set_each, stage_id, seconds)
            changed = self._line(stage_id)
            return changed.turns if changed is not None else ""

        acts = StageActs(
            rename=lambda name: self._do(plans.set_stage_title, stage_id, name),
            ask=lambda question: self._do(plans.set_question, stage_id, question),
            each=each,
            remove=lambda: self._remove(stage_id),
            ours=self._our_agreements,
            day=DayActs(
                pin=lambda hour: self._do(plans.pin, stage_id, hour),
                cues=lambda soon, last: self._do(plans.set_cues, stage_id, soon, last),
                moves_on=lambda is_on: self._do(plans.set_moves_on, stage_id, is_on),
                optional=lambda is_on: self._do(plans.set_optional, stage_id, is_on),
            ),
        )
        open_stage(self, line, questions_for(line.kind, self._view.suggestions), acts)

    def _add_stage(self) -> None:
        assert self._view is not None
        here = frozenset(line.kind for line in self._view.stages)
        add_stage(self, stages_to_add(here), self._put_in)

    def _put_in(self, kind: StageKind) -> None:
        before = {line.id for line in self._view.stages} if self._view is not None else set()
        if not self._do(self.services.plan.add_stage, kind):
            return
        assert self._view is not None
        added = next(line for line in self._view.stages if line.id not in before)
        self.planner.go_to_stage(added.id)
        if kind is StageKind.OWN:
            self._open_stage(added.id)

    # -- where it goes from here

    def _put_right(self, obstacle: Obstacle) -> None:
        if obstacle.where is Where.SUPPORT:
            self.shell.go("support")
        elif obstacle.where is Where.TOPICS and self._plan is not None:
            self.shell.go("topics", self._plan.topic_id)

    def _go_on(self) -> None:
        assert self._view is not None
        state = self._view.state
        if state is CafeState.CANCELLED:
            self._do(self.services.plan.uncancel)
            return
        if state is CafeState.NOBODY_CAME:
            copy = self._do(self.services.plan.copy, next_evening(self.services.clock.now()))
            if copy is not None:
                self.shell.go("plan", copy.cafe_id)
            return
        places = {CafeState.FINISHED: "write-up", CafeState.SENT: "sent"}
        self.shell.go(places.get(state, "run"), self.cafe_id)

    def _print(self) -> None:
        if not self.cafe_id or self._view is None:
            return
        day = self._view.day_value
        name = _("Café plan {day}.pdf").format(day=words.day_and_month(day)) if day else _("Café plan.pdf")
        cafe_id, report = self.cafe_id, self.services.report
        save_to_print(
            self,
            self.services,
            self.shell,
            lambda: report.run_sheet(cafe_id),
            name=name,
            title=_("Save the plan to print it"),
            saved=_("Saved as {name}. Open it to print."),
        )
