"""Kits, made and opened: topics and numbers to share, a plan for another laptop, a hand-over for a new host.

Nothing here reads a note, a sentence, a tally, a debrief or the numbers of a safeguarding lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import ValidationError
from sqlmodel import col, select

from cafe.content import paper_words
from cafe.content.directory import Service
from cafe.content.drafts import OwnTopic
from cafe.content.service import OWN_AGREEMENTS, PAPER_WORDS, ContentService
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.core.errors import ProblemToFix
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.community.tables import LessonRow
from cafe.model.community.values import Asset, AssetKind
from cafe.model.tables import CafeRow, ProgrammeRow, SecretRow, SettingRow
from cafe.model.values import CafeState, Plan, new_id
from cafe.packs import kit as kits
from cafe.packs.apart import ReadApart
from cafe.packs.kit import Kit, KitAsset, KitCodebook, KitGroup, KitLesson, KitTopic, OpenedKit
from cafe.packs.kits.parts import (
    book_of,
    can_travel,
    keeps_where_and_when,
    kit_group,
    kit_plan,
    kit_service,
    kit_topic,
    plan_of,
    service_of,
    without_where_and_when,
)
from cafe.packs.seal import SigningKey
from cafe.plan.service import new_code
from cafe.store.database import Database, DbSession
from cafe.store.plans import read_plan, write_plan
from cafe.store.trail import Deed, note

_UNLOCKED = "unlocked_topics"
_TAKEN = "kits_of_numbers"


@dataclass(frozen=True, slots=True)
class KitTaken:
    """What a kit brought, counted."""

    name: str
    topics: int = 0
    opened: int = 0
    services: int = 0
    assets: int = 0
    lessons: int = 0
    plans: int = 0
    themes: int = 0  # of a codebook that was newer than the one here
    gone: int = 0  # numbers and groups that the programme's directory has no more
    agreed: int = 0  # own agreements, and lines of the poster, that were not here


@dataclass(frozen=True, slots=True)
class Shared:
    """What is to go into a kit: ids of own topics, of numbers, and of locked topics that it opens."""

    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    codebook: KitCodebook | None = None  # of the programme that signs


class Kits:
    """Makes and opens kits. Raises ProblemToFix where a person can act."""

    def __init__(
        self, db: Database, clock: Clock, changes: Changes, identity: Callable[[], SigningKey], reader: ReadApart
    ) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._content = ContentService(db, clock, changes)
        self._identity = identity
        self._reader = reader

    # ---- out

    def share(self, path: Path, name: str, shared: Shared, programme_id: str = "") -> Kit:
        """Write a kit to ``path``. ``programme_id``: one of ours, which then signs it and may open locked topics."""
        if shared.codebook is not None and not programme_id:
            raise ProblemToFix(_("Only a programme publishes a codebook."), _("Share the kit from a programme."))
        if shared.opens and not programme_id:
            raise ProblemToFix(
                _("Only a programme can open a locked topic for its hosts."), _("Share the kit from a programme.")
            )
        known = {service.id: service for service in self._content.added_services()}
        kit, key = self._begin(name, programme_id)
        kit = kit.model_copy(
            update={
                "topics": tuple(self._topic(topic_id) for topic_id in shared.topics),
                "services": tuple(kit_service(known[one]) for one in shared.services if one in known),
                "opens": shared.opens,
                "codebook": shared.codebook,
            }
        )
        return self._write(path, kit, key)

    def move_plan(self, path: Path, cafe_id: str) -> Kit:
        """Write one plan to ``path``, with its topic where that is one of our own.

        Anybody can open the file. On a topic that keeps its day or place it says neither: a hand-over does, locked.
        """
        with self._db.read() as session:
            plan = read_plan(session, cafe_id)
        if keeps_where_and_when(plan, self._content.topic(plan.topic_id)):
            plan = without_where_and_when(plan)
        kit, key = self._begin(plan.title or _("A plan"), "")
        return self._write(
            path, kit.model_copy(update={"plans": (kit_plan(plan),), "topics": self._topics_of((plan,))}), key
        )

    def keeps_where_and_when(self, cafe_id: str) -> bool:
        """Whether the file of this plan goes without its hall and day."""
        with self._db.read() as session:
            plan = read_plan(session, cafe_id)
        return keeps_where_and_when(plan, self._content.topic(plan.topic_id))

    def hand_over(self, path: Path, words: tuple[str, ...]) -> Kit:
        """Everything that a group needs to go on without this host, locked with six words. Takes seconds."""
        plans = self._coming_up()
        kit, key = self._begin(_("Hand-over"), "")
        assets = self._content.here.all()[: kits.MOST_ASSETS]
        agreed = self._content.own_agreements_as_typed() if self._content.setting(OWN_AGREEMENTS) else ()
        kit = kit.model_copy(
            update={
                "topics": tuple(kit_topic(own) for own in self._handed_over()),
                "services": tuple(kit_service(one) for one in self._content.added_services())[: kits.MOST_SERVICES],
                "assets": tuple(
                    KitAsset(
                        id=one.id, kind=one.kind.value, text=_words(one.text, 200) or "…", note=_words(one.note, 1000)
                    )
                    for one in assets
                ),
                "lessons": self._lessons(),
                "plans": tuple(kit_plan(plan) for plan in plans),
                "group": kit_group(agreed, self._content.paper_words()),
            }
        )
        return self._write(path, kit, key, words)

    def stays_behind(self) -> tuple[str, ...]:
        """Titles of own topics that no hand-over can take along: too long, or more than one file holds."""
        goes = {own.id for own in self._handed_over()}
        return tuple(own.title for own in self._content.own.all() if own.id not in goes)

    def _handed_over(self) -> tuple[OwnTopic, ...]:
        """Own topics for a new host, those with a mistake too: she has their text to put right."""
        ready = sorted(self._content.own.all(), key=lambda own: (own.topic is None, own.id))
        return tuple(own for own in ready if can_travel(own))[: kits.MOST_TOPICS]

    # ---- in

    def look(self, source: Path | bytes, words: tuple[str, ...] | None = None) -> OpenedKit:
        """What is in a kit. Nothing is kept yet. With ``words`` it takes seconds."""
        kit = self._reader.kit(kits.bytes_of(source), words)
        with self._db.read() as session:
            programme = session.get(ProgrammeRow, kit.programme) if kit.programme else None
        is_programmes = programme is not None and programme.signer == kit.signer
        return OpenedKit(kit, is_programmes, *(self._beside_mine(kit) if is_programmes and kit.services else ()))

    def take_in(self, opened: OpenedKit) -> KitTaken:
        """Keep all of it, in one transaction. What is here already is brought up to date; a plan is never changed."""
        kit, name = opened.kit, opened.kit.name
        now = self._clock.now()
        plans = 0
        with self._db.write() as session:
            for topic in kit.topics:
                self._content.own.take_in(session, topic.id, topic.text, topic.based_on, name)
            gone = [one.id for one in opened.gone]
            services = [] if opened.is_older else [service_of(one, name) for one in kit.services]
            self._content.local.take_in(session, services, gone)
            self._remember(session, opened)
            for asset in kit.assets:
                kind = AssetKind(asset.kind) if asset.kind in set(AssetKind) else AssetKind.SKILL
                self._content.here.take_in(session, Asset(asset.id, kind, asset.text, asset.note))
            for one in kit.plans:
                if session.get(CafeRow, one.id) is None:
                    write_plan(session, plan_of(one), now, new_code(session))
                    plans += 1
            lessons = self._take_lessons(session, kit.lessons)
            agreed = self._take_group(session, kit.group)
            opens = self._open(session, kit.opens) if opened.is_programmes else 0
            themes = 0
            if kit.codebook is not None and opened.is_programmes:
                is_newer = self._content.books.take_in(session, kit.programme, book_of(kit.codebook), name, now)
                themes = len(kit.codebook.themes) if is_newer else 0
            note(session, now, Deed.KIT_TAKEN)
        self._changes.announce({Kind.SETTINGS, Kind.CAFES, Kind.PLAN}, self)
        return KitTaken(
            name, len(kit.topics), opens, len(services), len(kit.assets), lessons, plans, themes, len(gone), agreed
        )

    # ---- parts

    def _write(self, path: Path, kit: Kit, key: SigningKey, words: tuple[str, ...] | None = None) -> Kit:
        kit = _whole(kit)
        _write(path, kit, key, words)
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.KIT_MADE)
        return kit

    def _beside_mine(self, kit: Kit) -> tuple[tuple[Service, ...], bool]:
        """The numbers of an earlier kit of this name that are in this one no more; whether that one was made later."""
        came = {one.id for one in kit.services}
        if self._content.setting(_TAKEN, {}).get(f"{kit.programme}/{kit.name}", "") > kit.made_on:
            return (), True
        return tuple(one for one in self._content.local.from_list(kit.name) if one.id not in came), False

    @staticmethod
    def _remember(session: DbSession, opened: OpenedKit) -> None:
        """The day a programme's directory was made, so that an older copy of it is known as one."""
        kit = opened.kit
        if opened.is_programmes and kit.services and not opened.is_older:
            row = session.get(SettingRow, _TAKEN) or SettingRow(name=_TAKEN, value="{}")
            row.value = json.dumps(json.loads(row.value) | {f"{kit.programme}/{kit.name}": kit.made_on})
            session.add(row)

    def _begin(self, name: str, programme_id: str) -> tuple[Kit, SigningKey]:
        key = self._programme_key(programme_id) if programme_id else self._identity()
        kit = Kit(
            format="cafe-kit",
            version=1,
            name=_words(name, 200) or _("A kit"),
            made_on=today(self._clock).isoformat(),
            programme=programme_id,
            signer=key.public,
        )
        return kit, key

    def _programme_key(self, programme_id: str) -> SigningKey:
        with self._db.read() as session:
            secret = session.get(SecretRow, f"programme:{programme_id}:signing")
        if secret is None:
            raise ProblemToFix(_("This laptop does not collect for that programme."), _("Share it as your own kit."))
        return SigningKey(secret.value)

    def _topic(self, topic_id: str) -> KitTopic:
        own = self._content.own.find(topic_id)
        if own is None or own.topic is None:
            raise ProblemToFix(
                _("“{title}” still has something to change in it.").format(title=own.title if own else topic_id),
                _("Open it under Topics. Then share it."),
            )
        return kit_topic(own)

    def _topics_of(self, plans: Sequence[Plan]) -> tuple[KitTopic, ...]:
        wanted = {plan.topic_id for plan in plans}
        return tuple(kit_topic(own) for own in self._content.own.all() if own.id in wanted and own.text.strip())

    def _coming_up(self) -> tuple[Plan, ...]:
        """Cafés that are planned and still to come, the next first."""
        with self._db.read() as session:
            rows = session.exec(
                select(CafeRow.id)
                .where(
                    CafeRow.state == CafeState.PLANNED.value,
                    col(CafeRow.deleted_at).is_(None),
                    col(CafeRow.is_rehearsal).is_(False),
                )
                .order_by(col(CafeRow.starts_at))
            ).all()
            return tuple(read_plan(session, cafe_id) for cafe_id in rows[: kits.MOST_PLANS])

    def _lessons(self) -> tuple[KitLesson, ...]:
        with self._db.read() as session:
            rows = session.exec(select(LessonRow).order_by(col(LessonRow.at))).all()
        return tuple(
            KitLesson(what=what, next_time=_words(row.next_time, 1000))
            for row in rows
            if (what := _words(row.what, 200))
        )[: kits.MOST_LESSONS]

    def _take_lessons(self, session: DbSession, lessons: Collection[KitLesson]) -> int:
        """Lessons of others, beside our own; the same one is kept once."""
        have = {(row.what, row.next_time) for row in session.exec(select(LessonRow))}
        new = [one for one in lessons if (one.what, one.next_time) not in have]
        for one in new:
            session.add(
                LessonRow(id=new_id(), cafe_id=None, what=one.what, next_time=one.next_time, at=self._clock.now())
            )
        return len(new)

    @staticmethod
    def _take_group(session: DbSession, group: KitGroup | None) -> int:
        """Agreements and lines of the poster, after our own; what is here stays. Answers how many were new."""
        if group is None:
            return 0
        agreed = session.get(SettingRow, OWN_AGREEMENTS) or SettingRow(name=OWN_AGREEMENTS, value="[]")
        ours = json.loads(agreed.value)
        new = [line for line in group.agreements if line not in ours]
        if new:
            agreed.value = json.dumps([*ours, *new])
            session.add(agreed)
        paper = session.get(SettingRow, PAPER_WORDS) or SettingRow(name=PAPER_WORDS, value="{}")
        said = paper_words.from_kept(json.loads(paper.value))
        lines = [line for line in group.access if line not in said.access]
        welcome = group.welcome if not said.welcome else ""
        if lines or welcome:
            both = replace(said, access=(*said.access, *lines), welcome=said.welcome or welcome)
            paper.value = json.dumps(asdict(both))
            session.add(paper)
        return len(new) + len(lines) + bool(welcome)

    @staticmethod
    def _open(session: DbSession, topic_ids: Sequence[str]) -> int:
        row = session.get(SettingRow, _UNLOCKED) or SettingRow(name=_UNLOCKED, value="[]")
        have = set(json.loads(row.value))
        row.value = json.dumps(sorted(have | set(topic_ids)))
        session.add(row)
        return len(set(topic_ids) - have)


def _whole(kit: Kit) -> Kit:
    """The kit, looked over as its reader will: nothing leaves that would not open."""
    try:
        return Kit.model_validate(dict(kit) | {"version": kits.version_for(kit.codebook, kit.group)})
    except ValidationError as cause:
        raise kits.too_much() from cause


def _write(path: Path, kit: Kit, key: SigningKey, words: tuple[str, ...] | None) -> None:
    if kit.is_empty:
        raise ProblemToFix(_("There is nothing in this kit yet."), _("Choose something to share."))
    content = kits.make_kit(kit, key, words)

    def check(found: bytes) -> None:
        if found != content:
            raise ProblemToFix(_("The file did not come out whole. Nothing is lost."), _("Try again."))

    replace_file(path, content, check)


def _words(text: str, most: int) -> str:
    return clipped(plain_text(text), most)
