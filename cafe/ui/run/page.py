"""The hour that cannot be repeated: clock, question, cues, and what was heard, for a host who glances for a second.

Everything is drawn from ``run_view`` at one instant. A tick asks for the view and repaints what changed: the
figures, their bar and the tab of the stage. Acts go through the conductor, one durable row each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.model.values import NoteMode
from cafe.run.actions import BACK, END, PASSED, REOPEN, SPOKE, STAY
from cafe.run.room import Card
from cafe.run.state import RunState
from cafe.run.view import RunView
from cafe.ui.bell import SETTING as BELL
from cafe.ui.bell import TURNS, Bell, Ringing, chosen
from cafe.ui.place import Page
from cafe.ui.run import keys, layout, order
from cafe.ui.run.band import CaptureBand
from cafe.ui.run.circle import CirclePage
from cafe.ui.run.clock import ClockColumn
from cafe.ui.run.conductor import Conductor
from cafe.ui.run.fit import Fit
from cafe.ui.run.harvest import HarvestPage
from cafe.ui.run.heard import HeardPage
from cafe.ui.run.locked import NotesLock
from cafe.ui.run.moving_bar import Mover, MovingPanel
from cafe.ui.run.practising import as_practice
from cafe.ui.run.question import QuestionPage
from cafe.ui.run.questions import Questions
from cafe.ui.run.room_keeper import RoomKeeper
from cafe.ui.run.start import EndedPanel, StartPanel
from cafe.ui.run.tabs import RunTabs
from cafe.ui.run.top_bar import TopBar
from cafe.ui.run.wakeful import Wakeful
from cafe.ui.run.what_if import WhatIfLeaf
from cafe.ui.scale import S
from cafe.ui.theme import theme
from cafe.ui.widgets.sheets import Toast, announce
from cafe.ui.widgets.spread import Spread
from cafe.ui.widgets.stage_track import StageTrack, Tab

if TYPE_CHECKING:
    from cafe.model.values import Note
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

TICK_MS = 250


class RunPage(Page):
    """The run of one café, with the harvest as one of its stages. No spine: full attention."""

    spine_place = ""
    refresh_on = frozenset({Kind.RUN, Kind.PLAN, Kind.CAFES, Kind.ENTRIES, Kind.PEOPLE, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.conductor = Conductor(services, shell, self)
        self.keeper = RoomKeeper(self.conductor, services.content, self)
        self.wakeful = Wakeful(self.conductor, self)
        self.bell = Bell(self)
        self.ringing = Ringing(self.bell)
        self.mover = Mover(self)
        self.fit = Fit.of(1366, 768)
        self.view: RunView | None = None
        self._notes: tuple[Note, ...] = ()
        self._ticked: set[str] = set()
        self._announced = ""
        self.questions = Questions(self, self.conductor, self.keeper, self.never_hidden)
        self._build()
        self._connect()
        self._clicker = keys.bind(self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tick)

    def _build(self) -> None:
        self.spread = Spread(parent=self)
        self.track = StageTrack(parent=self)
        self.band = CaptureBand(self.services, self.shell, parent=self)
        self.clock = ClockColumn(parent=self)
        self.question = QuestionPage(parent=self)
        self.heard = HeardPage(parent=self)
        self.circle = CirclePage(parent=self)
        self.start_panel = StartPanel(parent=self)
        self.ended = EndedPanel(parent=self)
        self.harvest = HarvestPage(self.services, self.shell, self.keeper, parent=self)
        self.tabs = RunTabs(parent=self)
        self.bar = TopBar(parent=self)
        self.moving = MovingPanel(parent=self)
        self.leaf = WhatIfLeaf(parent=self)
        self.leaf.hide()
        self.notes_lock = NotesLock(self)

    def _connect(self) -> None:
        done = self._after_act
        self.conductor.moved.connect(self._on_moved)
        self.clock.extended.connect(lambda: done(self.conductor.more()))
        self.clock.trimmed.connect(lambda: done(self.conductor.less()))
        self.clock.next_pressed.connect(self.go_on)
        self.clock.offer_pressed.connect(lambda: done(self.view is not None and self.conductor.take_offer(self.view)))
        self.question.ticked.connect(self._on_ticked)
        self.circle.spoke.connect(lambda: done(self.conductor.act(SPOKE)))
        self.circle.passed.connect(lambda: done(self.conductor.act(PASSED)))
        self.circle.card_pressed.connect(self.open_leaf)
        self.start_panel.started.connect(lambda at: done(self.conductor.start(at)))
        self.ended.write_pressed.connect(self._go_write)
        self.ended.resume_pressed.connect(lambda: done(self.conductor.act(REOPEN)))
        self.heard.change_wanted.connect(self._change_note)
        self.heard.remove_wanted.connect(self._remove_note)
        self.bar.leave_pressed.connect(self._leave)
        self.bar.room_pressed.connect(self.switch_room)
        self.bar.pause_pressed.connect(self.pause_or_carry_on)
        self.bar.upset_pressed.connect(self.someone_is_upset)
        self.moving.stayed.connect(lambda: done(self.conductor.act(STAY)))
        self.band.rose.connect(self.arrange)
        self.harvest.rose.connect(self._on_harvest_rose)
        self.tabs.chosen.connect(lambda _key: self.arrange())
        self.track.looked.connect(self._look_at)
        self.questions.closed.connect(self.to_line)
        self.keeper.changed.connect(self._on_room_changed)
        self.keeper.lost.connect(self.shell.toast)
        self.wakeful.said.connect(self.shell.toast)
        self.bell.refused.connect(self.shell.toast)
        self.start_panel.bell_pressed.connect(self.bell.ring)
        self.leaf.closed.connect(self._on_leaf_closed)
        self.leaf.upset_pressed.connect(self.someone_is_upset)
        self.leaf.action_pressed.connect(self._on_leaf_action)

    # -- a page of the app

    def open(self, cafe_id: str = "") -> None:
        if cafe_id != self.conductor.cafe_id:
            self._ticked, self._announced = set(), ""
        self.cafe_id = cafe_id
        self.conductor.take_up(cafe_id)
        self.leaf.hide()
        restored = self.band.open(cafe_id)
        self.heard.use_book(self.services.content.books.of_cafe(cafe_id))
        restored |= self.harvest.open(cafe_id)
        self.refresh()
        self._tick.start()
        self.wakeful.look()
        if restored:
            self.shell.toast(_("You closed in the middle of a note. We kept it. Carry on."))

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        self.conductor.read()
        self._read_words()
        self._read_choices()
        self.tick(fresh=True)
        self.arrange()

    def leave(self) -> None:
        self._tick.stop()
        self.band.writer.keep_draft()
        self.harvest.writer.keep_draft()
        for toast in self.window().findChildren(Toast):
            toast.keep_free(24)

    def hush(self, is_on: bool) -> None:
        self.keeper.hush(is_on)
        self.mover.is_hushed = is_on

    def close_down(self) -> None:
        self._tick.stop()
        self.keeper.turn_off()
        self.wakeful.awake.release()

    def first_focus(self) -> QWidget:
        if self.notes_lock.is_locked:
            return self.notes_lock.first_focus()
        if self.harvest.isVisibleTo(self) and self.harvest.line.isVisibleTo(self):
            return self.harvest.line
        return self.band.line if self.band.isVisibleTo(self) else self.clock.next

    def _read_words(self) -> None:
        if self.notes_lock.is_locked:
            return
        self._notes = self.services.capture.notes(self.cafe_id)
        names = self.services.capture.names_to_watch(self.cafe_id)
        self.heard.show_notes(self._notes, names)
        self.band.writer.watch(names)
        mode = self.conductor.plan.note_mode
        if mode is not NoteMode.NONE:
            people = self.services.capture.attendance(self.cafe_id).people
            self.harvest.show_words(self.services.capture.entries(self.cafe_id), mode, people, names)

    def _read_choices(self) -> None:
        """What Settings say of the room: whether a bell is heard, and whether a clicker turns the stages."""
        content = self.services.content
        self.ringing.bells = chosen(content.setting(BELL, ""))
        self.ringing.rings_turns = bool(content.setting(TURNS, False))
        self.start_panel.show_bell(is_on=self.ringing.is_on)
        for shortcut in self._clicker:
            shortcut.setEnabled(bool(content.setting(keys.CLICKER, False)))

    # -- every quarter of a second

    def tick(self, *, fresh: bool = False) -> None:
        """Ask for the view at this instant and show what changed."""
        if not self.conductor.is_open:
            return
        question = self.conductor.slept()
        if question is not None:
            self.questions.slept(question)
        if self.mover.look():
            return
        before, view = self.view, as_practice(self.conductor.view(len(self._notes)), self.services.clock)
        self.view = view
        self.ringing.look(before, view)
        self._show(view)
        is_elsewhere = before is None or (before.stage_id, before.state) != (view.stage_id, view.state)
        if is_elsewhere or fresh:
            self.band.at_stage(view.stage_id)
            if is_elsewhere:
                self.tabs.choose_first(view)
                if before is not None and before.stage_id != view.stage_id:
                    self.questions.put_away()
                if self.has_tables:
                    self.shell.toast(_("Each table brings its sheet. Press F4, or More, to write them in."))
            self.arrange()
        if view.announcement != self._announced:
            if self._announced or not fresh:
                announce(self.clock.timer, view.announcement)
            self._announced = view.announcement

    def _show(self, view: RunView) -> None:
        self.track.show_tabs(
            [
                Tab(item.stage_id, item.name, item.minutes, item.where.value, item.fraction, item.weight)
                for item in view.track
            ]
        )
        at = next((n for n, item in enumerate(view.track, 1) if item.stage_id == view.stage_id), 1)
        self.bar.show_view(view, _("{n} of {all}").format(n=at, all=len(view.track)))
        bottom = self.clock.column_bottom
        self.clock.show_view(view)
        if self.is_harvest and self.clock.column_bottom != bottom:
            layout.arrange(self)  # the small picture of the room stands under the clock, wherever that ends
        self.question.show_view(view, self._ticked)
        if view.state is RunState.NOT_STARTED:
            self.start_panel.show_choices(view.start_choices, self.conductor.now())
        elif view.state is RunState.ENDED:
            keeps = self.conductor.plan.note_mode is not NoteMode.NONE
            self.ended.show_ended(can_resume=view.can_resume, keeps_words=keeps)
        elif not view.shows_capture:
            self.circle.show_view(view)
        self.tabs.show_words(view, self.right_page())

    def right_page(self) -> QWidget:
        """What stands right of the fold now."""
        view = self.view
        if view is None or view.state is RunState.NOT_STARTED:
            return self.start_panel
        if view.state is RunState.ENDED:
            return self.ended
        return self.heard if view.shows_capture else self.circle

    @property
    def is_harvest(self) -> bool:
        """Whether the harvest has the spread."""
        return self.view is not None and self.view.is_harvest and self.view.state in (RunState.RUNNING, RunState.PAUSED)

    @property
    def has_band(self) -> bool:
        """Whether the writing line stands at the foot."""
        return self.view is not None and self.view.shows_capture and self.view.state is not RunState.ENDED

    def arrange(self) -> None:
        """Put everything in its place."""
        self.fit = Fit.of(self.width(), self.height())
        layout.arrange(self)
        self.notes_lock.arrange()
        QTimer.singleShot(0, self._keep_toast_off)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def retheme(self) -> None:
        """Take the theme in use."""
        self.arrange()

    def _keep_toast_off(self) -> None:
        """A toast stands above the writing line, never on it."""
        if not self.isVisible():
            return
        top, left = self.height(), self.question.x()
        if self.is_harvest:
            top, left = self.harvest.writing_top, self.harvest.x()
        elif self.has_band:
            panels = [panel for panel in (self.band.guard, self.band.consent) if panel.isVisibleTo(self)]
            top = min([self.band.y(), *(panel.y() for panel in panels if not self.fit.is_large)])
        scale = theme().text_scale
        for toast in self.window().findChildren(Toast):
            toast.keep_free(round((self.height() - top) / scale) + 14, left=round(left / scale))

    # -- what a host does

    def go_on(self) -> None:
        """*Next*, *Start now* or *End*: the host means it."""
        view = self.view
        if view is None:
            return
        if view.state is RunState.ENDED:
            self._go_write()
        elif view.state is not RunState.NOT_STARTED and view.next.is_end:
            self.end_cafe()
        else:
            self._after_act(self._next())

    def _next(self) -> bool:
        """The next stage, with a way back in sight for whoever pressed too early."""
        was = self.conductor.run.state
        done = self.conductor.next()
        if done and was is not RunState.NOT_STARTED and not self.has_tables:
            self.shell.toast(_("{stage} has begun.").format(stage=self.conductor.run.stage.title), undo=True)
        return done

    def go_back(self) -> None:
        """The stage before; the time that was spent stays spent."""
        if self.view is not None and self.view.can_go_back:
            self._after_act(self.conductor.act(BACK))

    def end_cafe(self) -> None:
        """The café is over: on to writing it up."""
        if self.conductor.run.is_going and self.conductor.act(END):
            self._go_write()

    def pause_or_carry_on(self) -> None:
        if self.view is not None and (self.view.can_pause or self.view.can_carry_on):
            self._after_act(self.conductor.pause_or_carry_on())

    def five_more(self) -> None:
        """Alt, Shift and up."""
        if self.view is not None and self.view.can_extend:
            self._after_act(self.conductor.more(5))

    def five_less(self) -> None:
        """Alt, Shift and down: down to nothing left, and never past it."""
        if self.view is not None and self.view.can_trim:
            self._after_act(self.conductor.less(5))

    def catch_up(self) -> None:
        """F6: what would bring us back, shown first."""
        self.questions.catch_up()

    def count_people(self) -> None:
        """People came or went."""
        self.questions.people()

    @property
    def has_tables(self) -> bool:
        """Whether several tables bring their sheets now."""
        return self.is_harvest and self.conductor.plan.tables > 1

    def open_tables(self) -> None:
        """F4: what each table brings, and all of it together."""
        if self.has_tables:
            self.questions.tables()

    def someone_is_upset(self) -> None:
        """F9: pause, and the steps."""
        self.leaf.hide()
        self.questions.upset()

    def never_hidden(self) -> list[QRect]:
        """What no sheet of the run may cover, in the window, from edge to edge: the top bar with the track of stages,
        the clock with *Next*, and the writing line."""
        at = self.mapTo(self.window(), QPoint(0, 0))
        across, spread, clock = self.width(), self.spread.geometry(), self.clock.geometry()
        if self.fit.is_large:
            areas = [QRect(0, 0, across, clock.bottom() + 1)]
        else:
            column = QRect(0, spread.top(), clock.right() + S(14), spread.height())
            areas = [QRect(0, 0, across, spread.top()), column]
            if self.band.isVisibleTo(self):
                areas.append(QRect(0, spread.bottom(), across, self.height() - spread.bottom()))
        return [area.translated(at) for area in areas]

    def switch_room(self) -> None:
        """F11: the room's screen, on or off."""
        self.keeper.switch(self.window())
        if self.keeper.note:
            self.shell.toast(self.keeper.note)

    def swap_screens(self) -> None:
        """Shift+F11: host and room change places."""
        self.keeper.swap(self.window())

    def open_leaf(self, card_id: str = "") -> None:
        """*What if…?*: the cards that fit this stage first."""
        if self.view is None:
            return
        self.leaf.open(self.view, card_id)
        self.arrange()

    def open_all_cards(self) -> None:
        """*What if…?* from the menu."""
        self.open_leaf()

    def to_line(self) -> None:
        """F2: back to the writing line, from anywhere."""
        self.first_focus().setFocus()

    def _after_act(self, was_done: bool) -> None:
        """The focus goes back to the writing line; where there is none it stays on what was pressed."""
        here = self.window().focusWidget()
        is_gone = here is None or not here.isVisible() or not here.isEnabled()
        if was_done and not self.leaf.isVisibleTo(self) and (self.has_band or self.is_harvest or is_gone):
            self.to_line()

    def _on_harvest_rose(self) -> None:
        self.harvest.arrange()
        QTimer.singleShot(50, self._keep_toast_off)

    def _on_moved(self) -> None:
        self.wakeful.look()
        self.keeper.tick()
        self.tick()

    def _on_room_changed(self) -> None:
        self.bar.show_room(self.keeper.is_on)
        self.harvest.show_room()

    def _on_ticked(self, cue_id: str, is_on: bool) -> None:
        (self._ticked.add if is_on else self._ticked.discard)(cue_id)
        self.arrange()
        self._after_act(was_done=True)

    def _look_at(self, stage_id: str) -> None:
        stage = next((stage for stage in self.conductor.run.stages if stage.id == stage_id), None)
        if stage is not None:
            said = stage.question or _("There is no question in this stage.")
            self.shell.toast(_("{stage}: {question}").format(stage=stage.title, question=said))

    def _change_note(self, note_id: str) -> None:
        note = next((note for note in self._notes if note.id == note_id), None)
        if note is not None:
            self.band.edit(note)
            self.shell.toast(_("Change the words, then keep them."))

    def _remove_note(self, note_id: str) -> None:
        self.services.capture.remove_note(note_id)
        self.shell.toast(_("The note is gone from the page."), undo=True)
        self.to_line()

    def _on_leaf_closed(self) -> None:
        self.arrange()
        self.to_line()

    def _on_leaf_action(self, action: str) -> None:
        if action == "show_agreements":
            self.keeper.put(Card.AGREEMENTS)
            if not self.keeper.is_on:
                self.switch_room()
        elif action == "show_support":
            self.shell.go("support")
        else:
            self.someone_is_upset()

    def _leave(self) -> None:
        self.shell.go("home")

    def _go_write(self) -> None:
        keeps = self.conductor.plan.note_mode is not NoteMode.NONE
        self.shell.go("write-up" if keeps else "who-came", self.cafe_id)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round the run in its own order."""
        return order.move(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any letter goes to the writing line, where there is one."""
        if not keys.type_on(self, event):
            super().keyPressEvent(event)
