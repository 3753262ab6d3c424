"""A fictional programme at any moment of its day: what ``cafe demo``, the gallery and the tests open on.

Built through the same services as everything else, with clocks that were set back, so that every row
is as it would be in life. Nobody here exists; the numbers are from the range kept for fiction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.collate import fiction, simulate
from cafe.content import topics
from cafe.core.changes import Changes
from cafe.core.clock import Clock, FakeClock, local
from cafe.core.words import listed
from cafe.model.values import (
    Attendance,
    Consent,
    EntryKind,
    Face,
    Length,
    NoteKind,
    NoteMode,
    Place,
    Plan,
    Reflection,
    Stage,
    StageKind,
    Strength,
    Support,
)

if TYPE_CHECKING:
    from cafe.store.database import Database

_SEED = 7
_COORDINATOR_PLACES = ("programme", "add-packs")
_SHELVES = ("home", "cafes")  # only these show what was months ago
_TONIGHT = ("Hot flushes, cold scones", "Glenferry village hall")


@dataclass(frozen=True, slots=True)
class State:
    """Where the demo opens. ``stage`` and ``seconds``: how far into the evening the café is."""

    place: str
    says: str
    which: str = ""  # "tonight" or "last": the café that the page is about
    stage: StageKind | None = None
    seconds: int = 0
    notes: NoteMode = NoteMode.AS_WE_GO
    tables: int = 1
    has_tea: bool = False  # a break that moves on by itself, then a nurse at an hour of her own


STATES: dict[str, State] = {
    "first": State("home", "the very first time: nothing is there yet"),
    "home": State("home", "a café tonight, one to finish, some sent"),
    "cafes": State("cafes", "every café there is"),
    "plan": State("plan", "tonight's café, being planned", "tonight"),
    "run": State("run", "ready to start", "tonight"),
    "welcome": State("run", "people are sitting down", "tonight", StageKind.WELCOME, 120),
    "round1": State("run", "the first round, four minutes in", "tonight", StageKind.ROUND_1, 240),
    "round1-plain": State(
        "run", "the first round, where nobody writes", "tonight", StageKind.ROUND_1, 240, NoteMode.AFTER
    ),
    "dialogue-plain": State(
        "run", "open talk, where nobody writes", "tonight", StageKind.DIALOGUE, 600, NoteMode.AFTER
    ),
    "round2-over": State("run", "the second round, 1 minute 45 over", "tonight", StageKind.ROUND_2, -105),
    "dialogue": State("run", "open talk, half way", "tonight", StageKind.DIALOGUE, 600),
    "tea": State("run", "tea, and then a nurse", "tonight", StageKind.BREAK, 240, NoteMode.AFTER, has_tea=True),
    "round2-tea": State(
        "run", "the second round, tea to come", "tonight", StageKind.ROUND_2, 60, NoteMode.AFTER, has_tea=True
    ),
    "final": State("run", "the final round", "tonight", StageKind.FINAL, 60),
    "harvest": State("run", "choosing sentences together", "tonight", StageKind.HARVEST, 180),
    "harvest-tables": State("run", "two tables, one harvest", "tonight", StageKind.HARVEST, 180, tables=2),
    "write-up": State("write-up", "writing up at home", "last"),
    "attendance": State("who-came", "who came", "last"),
    "feedback": State("how-was-it", "how was it", "last"),
    "review": State("check", "check and send", "last"),
    "phone-words": State("phone-words", "no programme file yet: six words", "last"),
    "sent": State("sent", "two files are ready", "sent"),
    "collate": State("programme", "a programme of forty cafés"),
    "add-packs": State("add-packs", "twenty packs to add"),
    "topics": State("topics", "the topics"),
    "support": State("support", "support numbers"),
    "settings": State("settings", "settings"),
    "help": State("help", "help"),
}


@dataclass(frozen=True, slots=True)
class Before:
    """What every state but the first has behind it: a programme, a café that was sent and the last one held."""

    programme_id: str
    sent: str
    last: str


@dataclass(frozen=True, slots=True)
class Demo:
    """What was built. ``cafes``: ids by the name that states use. ``packs``: a folder of packs to add."""

    programme_id: str
    cafes: dict[str, str]
    packs: Path | None = None


def build(
    database: Database, clock: Clock, at: str = "home", folder: Path | None = None, *, before: Before | None = None
) -> tuple[str, str]:
    """Fill an empty store for the state ``at``; answers the place to open and the café it is about.

    ``folder``: where packs to add and files to send are put (the demo's own throw-away folder). ``before``: what lies
    behind every state but the first is in this store and this folder already (:func:`build_before`).
    """
    state = STATES[at]
    if at == "first":
        return state.place, ""
    maker = _Maker(database, clock.now(), folder or Path(tempfile.mkdtemp(prefix="cafe-demo-")))
    made = maker.everything(state, before or maker.before())
    if at == "add-packs" and made.packs is not None:
        return state.place, str(made.packs)
    return state.place, made.cafes.get(state.which, "")


def build_before(database: Database, clock: Clock, folder: Path) -> Before:
    """Fill an empty store with what lies behind every state: most of the work, for whoever opens many of them."""
    return _Maker(database, clock.now(), folder).before()


class _Maker:
    """Makes one demo. Each step has services of its own, with a clock at the moment it happened."""

    def __init__(self, database: Database, now: datetime, folder: Path) -> None:
        self._db = database
        self._now = now.astimezone(UTC)
        self._folder = folder
        self._changes = Changes()

    def before(self) -> Before:
        from cafe.content.service import ContentService

        ContentService(self._db, FakeClock(self._now), self._changes).keep_support(
            Support(
                lead_name="Aileen", lead_phone="01632 960 014", adult_phone="01632 960 120",
                child_phone="01632 960 121", has_read_steps=True,
            )
        )  # fmt: skip
        return Before(
            self._programme(),
            sent=self._finished(days_ago=16, topic="peer-support", hall="Kirkbrae library", send=True),
            last=self._finished(days_ago=2, topic="being-heard", hall="Strathmuir community centre"),
        )

    def everything(self, state: State, before: Before) -> Demo:
        from cafe.content.service import ContentService

        if state.place in _COORDINATOR_PLACES:
            ContentService(self._db, FakeClock(self._now), self._changes).keep_role("coordinator")
        cafes = {"sent": before.sent, "last": before.last, "tonight": self._tonight(state).cafe_id}
        if state.place in _SHELVES:
            self._finished(days_ago=30, topic="brain", hall="Port Aird hall", whole=True)
            self._finished(days_ago=44, topic="caring", hall="Glenferry village hall", send=True)
            self._finished(days_ago=58, topic="work", hall="Strathmuir community centre", send=True)
        self._planned(days=8, topic="heart", hall="Port Aird hall", title="Heart to heart")
        self._planned(days=22, topic="rural-island", hall="Inverlarig school", title="The long way round")
        return Demo(before.programme_id, cafes, self._folder / "packs to add")

    def _programme(self) -> str:
        """Forty cafés taken in two batches, and twenty packs more to add."""
        from cafe.collate.service import CollateService
        from cafe.collate.simulate_returns import slips_of
        from cafe.commands.simulate import write_returns
        from cafe.packs.seal import seal

        clock = FakeClock(self._now - timedelta(days=40))
        service = CollateService(self._db, clock, self._changes)
        words = fiction.load()
        card = service.make_programme(words.programme_name, words.programme_address)
        ends = local(self._now).date() - timedelta(days=3)
        made = list(simulate.packs(60, _SEED, card.recipients[0], ends))
        first, more = self._folder / "packs", self._folder / "packs to add"
        here, there = _divided(made)
        for folder, some in ((first, here), (more, there)):
            folder.mkdir(parents=True, exist_ok=True)
            for one in some:
                (folder / one.name).write_bytes(seal(one.frame, one.key, card.recipients))
        write_returns(first, map(slips_of, here), _SEED, tuple(card.recipients), ends)
        half = more / there[0].name
        (more / "cafe-5D2R-9XHW.cafepack").write_bytes(half.read_bytes()[:5000])
        clock.advance(minutes=37 * 24 * 60)
        preview = service.preview(card.id, first)
        service.import_(preview, [sender.key for sender in preview.new_senders])
        for quote in service.collation(card.id).quotes[:6]:
            service.choose_quote(card.id, quote.entry_id, True)
        return card.id

    def _plan(self, clock: FakeClock, starts_at: datetime, topic: str, **facts: object) -> Plan:
        from cafe.plan.service import PlanService

        service = PlanService(self._db, clock, self._changes)
        plan = service.new_cafe(
            topics.find(topic), Length.NINETY, starts_at, 14, 2,
            title=str(facts.get("title", "")), hall=str(facts["hall"]),
            place=Place(council="highland", urban_rural=7, kind="hall"),
            note_mode=NoteMode(str(facts.get("notes", NoteMode.AFTER.value))),
        )  # fmt: skip
        for check in plan.checks[: int(str(facts.get("ticked", 4)))]:
            service.tick(plan.cafe_id, check.id)
        return service.plan(plan.cafe_id)

    def _planned(self, days: int, topic: str, hall: str, title: str) -> None:
        clock = FakeClock(self._now - timedelta(days=1))
        self._plan(clock, _evening(self._now + timedelta(days=days)), topic, hall=hall, title=title, ticked=1)

    def _tonight(self, state: State) -> Plan:
        """Planned two weeks ago; as far on as ``state`` says, at this very moment."""
        title, hall = _TONIGHT
        clock = FakeClock(self._now - timedelta(days=14))
        if state.stage is None:
            return self._plan(clock, self._now + timedelta(minutes=35), "menopause", hall=hall, title=title, ticked=8)
        plan = self._plan(clock, self._now, "menopause", hall=hall, title=title, ticked=99, notes=state.notes.value)
        if state.tables > 1:
            plan = self._at_tables(plan, state.tables)
        if state.has_tea:
            plan = self._with_tea(plan)
        before = _before(plan, state.stage)
        length = next(stage.seconds for stage in plan.stages if stage.kind is state.stage)
        into = state.seconds if state.seconds >= 0 else length - state.seconds
        started = self._now - timedelta(seconds=sum(before) + into)
        self._move_start(plan, started)
        if state.has_tea:
            self._pin_the_nurse(plan, started + timedelta(seconds=sum(before) + length + 120))
        keeps = state.notes is NoteMode.AS_WE_GO
        self._run(plan, FakeClock(started), before, into, has_keeper=keeps)
        return plan

    def _at_tables(self, plan: Plan, tables: int) -> Plan:
        from cafe.plan.service import PlanService

        service = PlanService(self._db, FakeClock(self._now - timedelta(days=14)), self._changes)
        service.change_tables(plan.cafe_id, tables)
        return service.plan(plan.cafe_id)

    def _with_tea(self, plan: Plan) -> Plan:
        """Tea after round 2, which moves on by itself, and a nurse who tells of her work."""
        from cafe.plan.service import PlanService

        service = PlanService(self._db, FakeClock(self._now - timedelta(days=14)), self._changes)
        cafe_id = plan.cafe_id
        place = 1 + next(n for n, stage in enumerate(plan.stages) if stage.kind is StageKind.ROUND_2)
        service.add_stage(cafe_id, StageKind.BREAK, "Tea", 10, place)
        plan = service.add_stage(cafe_id, StageKind.OWN, "A nurse tells", 10, place + 1)
        tea, nurse = plan.stages[place], plan.stages[place + 1]
        service.set_moves_on(cafe_id, tea.id, True)
        service.set_optional(cafe_id, tea.id, True)
        service.set_optional(cafe_id, nurse.id, True)
        return service.plan(cafe_id)

    def _pin_the_nurse(self, plan: Plan, at: datetime) -> None:
        from cafe.plan.service import PlanService

        service = PlanService(self._db, FakeClock(self._now - timedelta(days=14)), self._changes)
        nurse = next(stage for stage in plan.stages if stage.title == "A nurse tells")
        service.pin(plan.cafe_id, nurse.id, local(at).time())
        starts = service.plan(plan.cafe_id).starts_at
        assert starts is not None
        service.change_times(plan.cafe_id, starts, starts + timedelta(minutes=115))

    def _move_start(self, plan: Plan, starts_at: datetime) -> None:
        from cafe.plan.service import PlanService

        PlanService(self._db, FakeClock(starts_at), self._changes).move_to(plan.cafe_id, starts_at)

    def _run(self, plan: Plan, clock: FakeClock, before: Sequence[int], into: int, *, has_keeper: bool = True) -> None:
        """Through the stages ``before``, each as long as planned, and ``into`` seconds of the next."""
        from cafe.capture.service import CaptureService
        from cafe.run.actions import NEXT
        from cafe.run.service import RunService

        service = RunService(self._db, clock, self._changes)
        capture = CaptureService(self._db, clock, self._changes)
        said = iter(fiction.load().sentences[plan.topic_id])

        def pass_by(stage: Stage, seconds: int) -> None:
            for _part in range(2):
                clock.advance(seconds=seconds / 2)
                if has_keeper and (stage.kind.is_object_round or stage.kind is StageKind.DIALOGUE):
                    heard = next(said)
                    capture.record_note(
                        plan.cafe_id, NoteKind.NOTE, heard.text, themes=(heard.code[:3],), stage_id=stage.id
                    )

        service.start(plan.cafe_id)
        for stage, seconds in zip(plan.stages, before, strict=False):
            pass_by(stage, seconds)
            service.act(plan.cafe_id, NEXT)
        pass_by(plan.stages[len(before)], into)

    def _finished(self, days_ago: int, topic: str, hall: str, send: bool = False, whole: bool = False) -> str:
        """A whole evening, written up. ``whole``: nothing is open. ``send``: whole, and sent; else a little is open."""
        from cafe.capture.service import CaptureService
        from cafe.packs.service import PacksService
        from cafe.report.service import ReportService
        from cafe.run.service import RunService

        starts = _evening(self._now - timedelta(days=days_ago))
        plan = self._plan(FakeClock(starts - timedelta(days=9)), starts, topic, hall=hall, ticked=99)
        clock = FakeClock(starts)
        self._run(plan, clock, [stage.seconds for stage in plan.stages[:-1]], plan.stages[-1].seconds)
        RunService(self._db, clock, self._changes).end(plan.cafe_id)
        clock.advance(minutes=14 * 60)
        self._write_up(plan, clock, whole=send or whole)
        clock.advance(minutes=20)
        packs = PacksService(self._db, clock, self._changes)
        if send or whole:
            capture = CaptureService(self._db, clock, self._changes)
            for owed in packs.owed(plan.cafe_id).flags:
                capture.leave_as_is(owed.target, owed.flag.text, owed.flag.kind.value)
        if send:
            ReportService(self._db, clock, self._changes).send_cafe(plan.cafe_id, self._folder / "to send")
            packs.mark_sent(plan.cafe_id)
        return plan.cafe_id

    def _write_up(self, plan: Plan, clock: FakeClock, whole: bool) -> None:
        from cafe.capture.service import CaptureService

        capture, words = CaptureService(self._db, clock, self._changes), fiction.load()
        cafe_id = plan.cafe_id
        for place, one in enumerate(words.sentences[plan.topic_id][:6]):
            entry = capture.add_entry(cafe_id, EntryKind.THEME, one.text, in_room=place < 4, themes=(one.code,))
            capture.place(
                entry.id, strength=(Strength.MOST, Strength.SOME, Strength.ONE)[place % 3], direction=one.direction,
                life_stages=(one.life_stage,) if one.life_stage else (), setting=one.setting,
            )  # fmt: skip
            if place < 4:
                capture.agree(entry.id)
        for place, quote in enumerate(words.quotes[plan.topic_id][:2]):
            consent = quote.consent if whole or place == 0 else Consent.NOT_ASKED
            in_ours = consent is Consent.PARAPHRASE
            said = f"I always say it like this. {quote.text}" if in_ours else quote.text
            entry = capture.add_entry(cafe_id, EntryKind.QUOTE, said, themes=(quote.code,), consent=consent)
            if in_ours:  # hers were written down, and the host has put them in other words
                capture.change_words(entry.id, quote.text)
        for idea in words.ideas[plan.topic_id][:2]:
            entry = capture.add_entry(cafe_id, EntryKind.IDEA, idea.text, themes=(idea.code, idea.about))
            capture.place(entry.id, actors=idea.actors)
        capture.save_attendance(Attendance(cafe_id, people=12, hosts=2, first_timers=5, children=0, support_cards=6))
        for statement, counts in {"F1": (0, 0, 1, 4, 6), "F2": (0, 1, 2, 5, 3), "F3": (0, 0, 0, 3, 9)}.items():
            for face, count in zip(Face, counts, strict=True):
                capture.set_feedback_count(cafe_id, statement, face, count)
        capture.save_reflection(
            Reflection(
                cafe_id,
                disagreed=words.disagreed[0] if whole else "",
                missing_voices=listed(words.missing_voices[:1]),
                wants_results=True,
                wants_another=True,
            )
        )


def _divided(
    made: list[simulate.FictionalPack],
) -> tuple[list[simulate.FictionalPack], list[simulate.FictionalPack]]:
    """What came last month, and what is in the folder now: new ones, corrections, repeats, a disagreement."""
    firsts = [one for one in made if one.pack.revision == 1 and " (" not in one.name]
    here = firsts[: len(firsts) * 2 // 3]
    there = [one for one in made if one not in here]
    corrected = {one.pack.pack_id for one in there if one.pack.revision > 1}
    torn = next(one for one in here if one.pack.pack_id not in corrected and one.pack.people.people >= 5)
    for name, extra in (("-left", 1), ("-right", 2)):
        heads = torn.pack.people.model_copy(update={"people": torn.pack.people.people + extra})
        sequence = torn.pack.sequence + extra
        there.append(simulate.edited(torn, torn.name.replace(".", f"{name}."), people=heads, sequence=sequence))
    return here, there


def _before(plan: Plan, kind: StageKind) -> list[int]:
    """How long each stage before the first of ``kind`` is planned to be, in seconds."""
    found: list[int] = []
    for stage in plan.stages:
        if stage.kind is kind:
            break
        found.append(stage.seconds)
    return found


def _evening(day: datetime) -> datetime:
    """Half past six that day, where the laptop is, as aware UTC."""
    return local(day).replace(hour=18, minute=30, second=0, microsecond=0).astimezone(UTC)
