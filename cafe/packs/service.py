"""A café leaves the laptop: what will go, what is owed, and the sealed pack itself.

Plan → run → write up → **send**. Entries may leave; working notes cannot, for nothing here reads
them. The files are made off the window's thread (six words take seconds); each row is durable
before the screen says so.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import metadata
from pathlib import Path

from sqlmodel import col, select

from cafe.capture.ripples.service import read_map
from cafe.content.books.service import book_of
from cafe.content.codebook import Codebook
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, local, today
from cafe.core.errors import ProblemToFix
from cafe.core.files import make_folder
from cafe.core.i18n import _
from cafe.core.undo import HER_ANSWER, UndoStack
from cafe.model.tables import ProgrammeRow, SecretRow, SentRow, SettingRow
from cafe.model.values import Answer, CafeLine, CafeState, ProgrammeCard, new_id
from cafe.packs import programme_file, reply
from cafe.packs.apart import ReadApart, the_reader
from cafe.packs.assemble import Stamp, assemble, travelling_day
from cafe.packs.facts import SendFacts
from cafe.packs.frame import frame_hash
from cafe.packs.gather.service import facts_of
from cafe.packs.her_words import HerWords
from cafe.packs.kits.service import Kits
from cafe.packs.phone_words import RANDOM_BYTES, of_key, six_words
from cafe.packs.preview import SendPreview, send_preview
from cafe.packs.readiness import Readiness, readiness
from cafe.packs.replies import service as coming_back
from cafe.packs.replies.service import ReplyTaken
from cafe.packs.returns.service import PeriodReturns
from cafe.packs.ripples_out import why_held
from cafe.packs.schema import CafePack
from cafe.packs.seal import SigningKey, new_signing_key
from cafe.packs.shelf import service as shelf
from cafe.packs.taking_back import service as taking_back
from cafe.packs.writer import frame_of, write_pack
from cafe.store.database import Database, DbSession
from cafe.store.plans import cafe_row
from cafe.store.told import keep_as_told
from cafe.store.trail import Deed, note

_SIGNING = "signing"
_CHOSEN = "programme"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack on the disk, opened again and sound. ``programme`` is None where six words lock it."""

    cafe_id: str
    path: Path
    revision: int
    frame_hash: str
    programme: ProgrammeCard | None
    made_at: datetime
    sent_at: datetime | None = None
    received_at: datetime | None = None
    summary_path: Path | None = None
    is_new: bool = True  # False: nothing had changed, so it is the same revision once more


class PacksService:
    """Sending, on the facilitator's side. Raises ProblemToFix where a person can act."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        changes: Changes,
        *,
        undo: UndoStack | None = None,
        reader: ReadApart | None = None,
    ) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._undo = undo
        self._reader = reader or the_reader()
        self.kits = Kits(db, clock, changes, self.identity, self._reader)
        self.returns = PeriodReturns(db, clock, changes, self.identity, self.programme)

    # Who we are, and where packs go

    def identity(self) -> SigningKey:
        """This laptop's own signing key, made when it is first needed and kept in the store only."""
        with self._db.read() as session:
            kept = session.get(SecretRow, _SIGNING)
        if kept is not None:
            return SigningKey(kept.value)
        with self._db.write() as session:
            kept = session.get(SecretRow, _SIGNING)
            if kept is None:
                kept = SecretRow(name=_SIGNING, value=new_signing_key().secret)
                session.add(kept)
            return SigningKey(kept.value)

    def own_words(self) -> tuple[str, ...]:
        """Six words that stand for this laptop's own key: a coordinator who does not know it yet rings and asks
        for them. Empty until a first pack was made.
        """
        with self._db.read() as session:
            kept = session.get(SecretRow, _SIGNING)
            return of_key(SigningKey(kept.value).public) if kept is not None else ()

    def look_at_programme(self, source: bytes | Path) -> ProgrammeCard:
        """The programme in a file, with the words to check by phone. Nothing is kept yet."""
        return self._reader.programme_file(programme_file.bytes_of(source)).card()

    def install_programme(self, source: bytes | Path) -> ProgrammeCard:
        """Send to this programme from now on. A newer file of the same keys takes the place of the older.

        Raises ProblemToFix for a file that does not open, or that has a known programme's name and
        somebody else's keys.
        """
        content = programme_file.bytes_of(source)
        card = self._reader.programme_file(content).card()
        with self._db.write() as session:
            row = session.get(ProgrammeRow, card.id)
            if row is not None and row.signer != card.signer:
                raise ProblemToFix(
                    _("This file has the name of your programme, but other keys. We kept the one you had."),
                    _("Ring your programme on a number you know, and ask."),
                )
            if row is None:
                row = ProgrammeRow(id=card.id, name=card.name, installed_at=self._clock.now())
            row.name, row.address = card.name, card.address
            row.recipients, row.signer = list(card.recipients), card.signer
            row.threshold, row.file = card.threshold, content
            session.add(row)
            keep_as_told(session, card.id, (card.entries_months, card.heads_months), self._clock.now())
            _keep_setting(session, _CHOSEN, card.id)
            note(session, self._clock.now(), Deed.PROGRAMME_ADDED)
            installed = _card(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS}, self)
        return installed

    def programme(self) -> ProgrammeCard | None:
        """Where packs go: the one chosen or installed last; our own where we collect for one."""
        with self._db.read() as session:
            return _programme(session)

    def programmes(self) -> tuple[ProgrammeCard, ...]:
        """Every programme this laptop can send to, by name."""
        with self._db.read() as session:
            return tuple(_card(row) for row in session.exec(select(ProgrammeRow).order_by(col(ProgrammeRow.name))))

    def choose_programme(self, programme_id: str) -> ProgrammeCard:
        """Send to this one from now on."""
        with self._db.write() as session:
            row = session.get(ProgrammeRow, programme_id)
            if row is None:
                raise ProblemToFix(_("This programme is not on this laptop."), _("Choose its file first."))
            _keep_setting(session, _CHOSEN, programme_id)
            card = _card(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS}, self)
        return card

    def new_words(self) -> tuple[str, ...]:
        """Six words for one pack, of the computer's own chance. They are not kept anywhere."""
        return six_words(secrets.token_bytes(RANDOM_BYTES))

    # Before sending

    def preview(self, cafe_id: str) -> SendPreview:
        """Exactly what would leave, and what stays."""
        me = self.identity().public
        with self._db.read() as session:
            facts = facts_of(session, cafe_id)
            programme = _programme(session)
            ready = _ready(session, facts)
            sent = _newest(session, cafe_id)
            revision = sent.revision if sent else 0
            if facts.held_on is not None and facts.people is not None:
                revision = self._pack(session, facts, programme, me)[0].revision
            else:
                revision += 1
        return send_preview(facts, ready, programme, revision, travelling_day(facts) is not None)

    def owed(self, cafe_id: str) -> Readiness:
        """What is still to be answered, and where the café stands."""
        with self._db.read() as session:
            return _ready(session, facts_of(session, cafe_id))

    def facts(self, cafe_id: str) -> SendFacts:
        """Everything that may leave, for the summary on paper."""
        with self._db.read() as session:
            return facts_of(session, cafe_id)

    def ripples_held(self, cafe_id: str, *, for_the_table: bool = False) -> ProblemToFix | None:
        """Why the map of ripples stays on this laptop for now; None where it may be saved, or printed."""
        with self._db.read() as session:
            return why_held(facts_of(session, cafe_id), read_map(session, cafe_id), for_the_table=for_the_table)

    def book(self, cafe_id: str) -> Codebook:
        """What the codes of a café were called when it was written up."""
        with self._db.read() as session:
            return book_of(session, cafe_id)

    def build_pack(self, cafe_id: str, *, with_words: bool = False) -> CafePack:
        """The pack as it would be made now. Unchanged content keeps its revision, and so its hash.

        Raises ProblemToFix with the first thing that is owed.
        """
        me = self.identity().public
        with self._db.read() as session:
            facts = _whole(session, cafe_id)
            programme = None if with_words else _chosen(session)
            return self._pack(session, facts, programme, me)[0]

    # Sending

    def make_pack(
        self,
        cafe_id: str,
        folder: Path,
        words: tuple[str, ...] | None = None,
        progress: Progress | None = None,
    ) -> MadePack:
        """Write ``cafe-7K2M.cafepack`` into ``folder``, read back before it is called done.

        Locked for the programme, or with six ``words`` where given. Never on the window's thread.
        Raises ProblemToFix or EnvironmentFault; what stood there before is untouched then.
        """
        key = self.identity()
        with self._db.read() as session:
            facts = _whole(session, cafe_id)
            programme = None if words is not None else _chosen(session)
            pack, again = self._pack(session, facts, programme, key.public)
        if progress is not None:
            progress(_("Making the pack, and opening it again to check"))
        make_folder(folder)
        written = write_pack(
            pack,
            key,
            folder / f"cafe-{facts.code}.cafepack",
            recipients=programme.recipients if programme else (),
            words=words,
        )
        with self._db.write() as session:
            row = session.get(SentRow, again) if again else None
            if row is None:
                row = SentRow(
                    id=new_id(),
                    cafe_id=cafe_id,
                    revision=pack.revision,
                    sequence=pack.sequence,
                    frame_hash=written.frame_hash,
                    previous_hash=pack.previous_hash,
                    programme_id=programme.id if programme else "",
                    made_at=self._clock.now(),
                )
            row.pack_path = str(written.path)
            session.add(row)
            made = _made(session, row, is_new=not again)
        if self._undo is not None:
            self._undo.forget(HER_ANSWER)  # it has gone out as it is now, and a no stays one
        self._changes.announce({Kind.SENT, Kind.CAFES}, self)
        return made

    def keep_summary(self, cafe_id: str, path: Path) -> None:
        """Remember where the summary went that belongs to the newest pack."""
        with self._db.write() as session:
            row = _newest(session, cafe_id)
            if row is not None:
                row.summary_path = str(path)
                session.add(row)
        self._changes.announce({Kind.SENT}, self)

    def last_made(self, cafe_id: str) -> MadePack | None:
        """The newest pack of a café, for *Two files are ready*; None where none was made."""
        with self._db.read() as session:
            row = _newest(session, cafe_id)
            return None if row is None else _made(session, row, is_new=False)

    def mark_sent(self, cafe_id: str) -> None:
        """*I have sent it*: the host's word. Raises ProblemToFix where no pack was made."""
        with self._db.write() as session:
            row = _newest(session, cafe_id)
            if row is None:
                raise ProblemToFix(_("There is no pack of this café yet."), _("Make it first, then send it."))
            row.sent_at = self._clock.now()
            session.add(row)
            cafe = cafe_row(session, cafe_id)
            cafe.state = CafeState.SENT.value
            session.add(cafe)
        self._changes.announce({Kind.SENT, Kind.CAFES}, self)

    def lines(self) -> tuple[CafeLine, ...]:
        """Every café on this laptop, as Home and the list of cafés show it."""
        with self._db.read() as session:
            return shelf.lines(session)

    # Taking words back

    def her_words(self, typed: str) -> HerWords:
        """The quote of a slip's three words. Raises ProblemToFix where they stand for none on this laptop."""
        with self._db.read() as session:
            return taking_back.find(session, typed)

    def withdraw(self, cafe_id: str, entry_id: str) -> None:
        """Its speaker took it back: the words go for good, and every later pack says so.

        There is no undo and no shelf (privacy decision 0.12), and steps of undo that could hold the words go. A
        working note with the same words goes too. What is kept, also after the café is deleted, is two random ids.
        """
        with self._db.write() as session:
            taking_back.take_back(session, cafe_id, entry_id, self._clock.now())
        if self._undo is not None:
            self._undo.clear()
        self._db.tidy()
        self._changes.announce({Kind.ENTRIES, Kind.CAFES}, self)

    # What comes back

    def take_reply(self, source: bytes | Path) -> ReplyTaken:
        """A programme's reply: what it says came in is *received* from now on, and its answers are kept.

        Raises PackProblem for a file that is none, is for another laptop, or is not our programme's own.
        """
        content = reply.bytes_of(source)
        own = self.identity()
        found = self._reader.reply(content, own, {card.id: card.signer for card in self.programmes()})
        with self._db.write() as session:
            taken = coming_back.take_in(session, found)
            note(session, self._clock.now(), Deed.REPLY_TAKEN)
        self._changes.announce({Kind.SENT, Kind.CAFES}, self)
        return taken

    def answers(self, cafe_id: str) -> tuple[Answer, ...]:
        """What the programme answered to this café, as its newest reply said."""
        with self._db.read() as session:
            return coming_back.answers(session, cafe_id)

    def withdrawn(self) -> tuple[tuple[str, str], ...]:
        """(pack, entry) of every quote that was taken back on this laptop, or became a no after it was sent."""
        with self._db.read() as session:
            return taking_back.withdrawn(session)

    # The pack itself

    def _pack(
        self, session: DbSession, facts: SendFacts, programme: ProgrammeCard | None, sender: str
    ) -> tuple[CafePack, str]:
        """The pack, and the id of its making where the very same was made before; else empty."""
        newest = _newest(session, facts.plan.cafe_id)
        programme_id = programme.id if programme else ""

        def stamped(revision: int, sequence: int, previous: str, made: datetime | None) -> CafePack:
            return assemble(
                facts,
                Stamp(
                    revision=revision,
                    sequence=sequence,
                    previous_hash=previous,
                    made_on=local(made).date() if made else today(self._clock),
                    programme=programme.recipients[0] if programme else "",
                    sender=sender,
                    app_version=app_version(),
                    withdrawn=taking_back.withdrawn(session),
                ),
            )

        if newest is not None and newest.programme_id == programme_id:
            same = stamped(newest.revision, newest.sequence, newest.previous_hash, newest.made_at)
            if frame_hash(frame_of(same)) == newest.frame_hash:
                return same, newest.id
        last = session.exec(
            select(SentRow).where(SentRow.programme_id == programme_id).order_by(col(SentRow.sequence).desc())
        ).first()
        revision = newest.revision + 1 if newest else 1
        sequence, previous = (last.sequence + 1, last.frame_hash) if last else (1, "")
        return stamped(revision, sequence, previous, None), ""


@cache
def app_version() -> str:
    """The version of this app, as packs say it."""
    try:
        return metadata.version("conversation-cafe")
    except metadata.PackageNotFoundError:
        return "0"


def _whole(session: DbSession, cafe_id: str) -> SendFacts:
    """The facts of a café that owes nothing. Raises ProblemToFix with the first thing it owes."""
    facts = facts_of(session, cafe_id)
    ready = readiness(facts)
    if ready.sentences:
        raise ProblemToFix(ready.sentences[0], _("Then you can make the pack. Nothing is lost."))
    return facts


def _ready(session: DbSession, facts: SendFacts) -> Readiness:
    cafe = cafe_row(session, facts.plan.cafe_id)
    newest = _newest(session, cafe.id)
    was_sent = cafe.state == CafeState.SENT and newest is not None
    return readiness(facts, was_sent=was_sent, has_changed=shelf.has_changed(cafe, newest))


def _newest(session: DbSession, cafe_id: str) -> SentRow | None:
    wanted = select(SentRow).where(SentRow.cafe_id == cafe_id).order_by(col(SentRow.revision).desc())
    return session.exec(wanted).first()


def _made(session: DbSession, row: SentRow, *, is_new: bool) -> MadePack:
    programme = session.get(ProgrammeRow, row.programme_id) if row.programme_id else None
    return MadePack(
        cafe_id=row.cafe_id,
        path=Path(row.pack_path),
        revision=row.revision,
        frame_hash=row.frame_hash,
        programme=_card(programme) if programme else None,
        made_at=row.made_at,
        sent_at=row.sent_at,
        received_at=row.received_at,
        summary_path=Path(row.summary_path) if row.summary_path else None,
        is_new=is_new,
    )


def _card(row: ProgrammeRow) -> ProgrammeCard:
    recipients = tuple(row.recipients)
    entries, heads = programme_file.months_in(row.file)
    return ProgrammeCard(
        id=row.id,
        name=row.name,
        address=row.address,
        recipients=recipients,
        signer=row.signer,
        words=programme_file.programme_words(row.signer, recipients),
        installed_on=local(row.installed_at).date(),
        threshold=row.threshold,
        entries_months=entries,
        heads_months=heads,
    )


def _programme(session: DbSession) -> ProgrammeCard | None:
    chosen = _setting(session, _CHOSEN)
    row = session.get(ProgrammeRow, chosen) if isinstance(chosen, str) else None
    if row is None:
        newest = select(ProgrammeRow).order_by(col(ProgrammeRow.is_ours), col(ProgrammeRow.installed_at).desc())
        row = session.exec(newest).first()
    return None if row is None else _card(row)


def _chosen(session: DbSession) -> ProgrammeCard:
    programme = _programme(session)
    if programme is None:
        raise ProblemToFix(
            _("You have no programme file yet. That is fine."),
            _("Send this café with six words, or choose the programme’s file."),
        )
    return programme


def _setting(session: DbSession, name: str) -> object:
    row = session.get(SettingRow, name)
    return None if row is None else json.loads(row.value)


def _keep_setting(session: DbSession, name: str, value: object) -> None:
    row = session.get(SettingRow, name) or SettingRow(name=name, value="")
    row.value = json.dumps(value)
    session.add(row)
