"""The coordinator's side: programmes we collect for, packs taken in, and the picture they make.

One method is one transaction. Looking is free; nothing here leaves the laptop (that is ``report``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cafe.collate.answers.service import count_for_twins, heard, obey
from cafe.collate.behind import Behind
from cafe.collate.changes.service import RipplePicture
from cafe.collate.edits.service import preferred_edits
from cafe.collate.expected.service import ExpectedCafes
from cafe.collate.incoming import Arrived, Coming, NotRead, gaps, in_question, sort_out, still_known
from cafe.collate.intake.service import (
    IMPORT,
    PACK,
    REFUSED,
    SENDER,
    accept,
    held,
    insert_packs,
    insert_rows,
    keep_files,
    known_files,
    known_senders,
    links,
    settle,
    table_of,
    take_out,
    why,
)
from cafe.collate.keeping.service import ProgrammeKeeping
from cafe.collate.keys import service as keys
from cafe.collate.keys.service import ProgrammeKeys
from cafe.collate.lines import Batch, ImportResult, PackLine, Sender, batch_of, card_of
from cafe.collate.looking.ours import answers_through, book_through, whys_through
from cafe.collate.looking.service import SecondLook
from cafe.collate.merge import MOST_SENTENCES, NO_FILTERS
from cafe.collate.pictures.service import Pictures
from cafe.collate.reading import Cancelled, ImportPreview, NewSender, OnProgress, pack_files, read_files
from cafe.collate.replies.service import MadeReply, ToTell, answers, keep_next_steps, next_steps, replies
from cafe.collate.returned import service as returned
from cafe.collate.returning import ArrivedReturn, ReturnFacts, sort_returns
from cafe.collate.searching.service import Searching, index_again, index_new
from cafe.collate.sharing.service import SharedChoices
from cafe.collate.themes.service import ProgrammeThemes
from cafe.collate.twice.service import SameCafe
from cafe.collate.values import CafeFacts, Collation, Filters, Found
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock, today
from cafe.core.errors import ProblemToFix
from cafe.core.files import write_all
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.core.words import clipped
from cafe.model.tables import AnswerRow, ImportRow, ProgrammeRow, QuoteChoiceRow, SecretRow
from cafe.model.values import Answer, ProgrammeCard, new_id
from cafe.packs import phone_words, programme_file
from cafe.packs.apart import ReadApart, the_reader
from cafe.packs.reply import MOST_ANSWER_CHARACTERS
from cafe.packs.returns.file import PeriodReturn
from cafe.packs.schema import CafePack
from cafe.packs.seal import SigningKey
from cafe.store.trail import Deed, note

if TYPE_CHECKING:
    from cafe.store.database import Database, DbSession

_PROGRAMME = table_of(ProgrammeRow)


class CollateService:
    """Long-lived. ``second_look`` holds the cafés that are counted, and what is to be answered before it is shown."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, reader: ReadApart | None = None) -> None:
        self._db = db
        self._clock = clock
        self._changes = changes
        self._reader = reader or the_reader()
        self.second_look = SecondLook(db, changes)
        self.sharing = SharedChoices(db, clock, changes, self.second_look, self._reader)
        self.same_cafe = SameCafe(db, clock, changes, self.second_look)
        self.themes = ProgrammeThemes(db, clock, changes, self.second_look, self._reader)
        self._searching = Searching(db, self.second_look)
        self.keys = ProgrammeKeys(db, clock, changes, self._reader)
        self.expected = ExpectedCafes(db, changes)
        self.keeping = ProgrammeKeeping(db, clock, changes, self.second_look)
        self.ripples = RipplePicture(
            db, clock, changes, lambda programme_id: (one.facts for one in self.second_look.cafes(programme_id))
        )
        self.pictures = Pictures(db, self.second_look, self.ripples)
        self.looking_at: dict[str, Filters] = {}  # by programme, as somebody left them; kept while the store is open

    # ---- programmes

    def make_programme(self, name: str, address: str = "", threshold: int = 5) -> ProgrammeCard:
        """A programme of our own: its keys stay in the store, its file goes to facilitators.

        Raises ProblemToFix where the name is empty, or one of ours has it already.
        """
        made = programme_file.make_programme(name, address, threshold=threshold)
        card, now = made.card, self._clock.now()
        row = ProgrammeRow(
            id=card.id,
            name=card.name,
            address=card.address,
            recipients=list(card.recipients),
            signer=card.signer,
            threshold=card.threshold,
            is_ours=True,
            file=made.file,
            installed_at=now,
        )
        with self._db.write() as session:
            taken = select(_PROGRAMME.c.id).where(_PROGRAMME.c.name == card.name, _PROGRAMME.c.is_ours)
            if session.execute(taken).first():
                raise ProblemToFix(
                    _("You have a programme called {name} already.").format(name=card.name),
                    _("Choose another name."),
                )
            session.add(row)
            session.add(SecretRow(name=f"programme:{card.id}:age", value=made.identity.encode()))
            session.add(SecretRow(name=f"programme:{card.id}:signing", value=made.signing.secret))
        self._changes.announce({Kind.PROGRAMME})
        return card

    def programmes(self) -> tuple[ProgrammeCard, ...]:
        """The programmes we collect for, the newest first."""
        with self._db.read() as session:
            rows = session.execute(select(ProgrammeRow).where(_PROGRAMME.c.is_ours)).scalars()
            found = sorted(rows, key=lambda row: row.installed_at, reverse=True)
            return tuple(card_of(row) for row in found)

    def programme_file(self, programme_id: str) -> bytes:
        """The ``.cafeprogramme`` file that facilitators install."""
        with self._db.read() as session:
            return bytes(keys.ours(session, programme_id).file)

    # ---- coming in

    def preview(
        self,
        programme_id: str,
        chosen: Path | Sequence[Path],
        on_progress: OnProgress = lambda _done, _of: None,
        cancelled: Cancelled = lambda: False,
        words: Mapping[str, tuple[str, ...]] | None = None,
    ) -> ImportPreview:
        """What every pack below ``chosen`` would be to us; nothing is written.

        ``words``: six words by file name, for packs that were made with them. Takes about a
        millisecond a pack: not on the window's thread. Raises ProblemToFix for a folder that is gone.
        """
        files = pack_files(chosen)
        with self._db.read() as session:
            recipients = keys.recipients(session, programme_id)
            identities = keys.identities(session, programme_id)
            known = known_files(session, programme_id)
        read = read_files(
            files,
            reader=self._reader,
            identities=identities,
            programmes=recipients,
            words=words or {},
            known=known,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        folder = str(chosen) if isinstance(chosen, Path) else ""
        with self._db.read() as session:
            return self._sorted(
                session,
                programme_id,
                folder=folder,
                arrived=read.arrived,
                returns=read.returns,
                not_read=read.not_read,
                was_stopped=read.was_stopped,
            )

    def _sorted(
        self,
        session: DbSession,
        programme_id: str,
        *,
        folder: str,
        arrived: Sequence[Arrived],
        returns: Sequence[ArrivedReturn],
        not_read: Sequence[NotRead],
        was_stopped: bool = False,
        accepted: Collection[str] = (),
    ) -> ImportPreview:
        known = known_senders(session, programme_id) | set(accepted)
        have = held(session, programme_id, arrived)
        numbers: dict[str, set[int]] = defaultdict(set)
        rows = session.execute(select(PACK.c.sender, PACK.c.sequence).where(PACK.c.programme_id == programme_id))
        for sender, sequence in rows:
            numbers[sender].add(sequence)
        waiting: dict[str, int] = defaultdict(int)
        for one in arrived:
            numbers[one.pack.sender].add(one.pack.sequence)
            if one.pack.sender not in known:
                waiting[one.pack.sender] += 1
        for coming in returns:
            if coming.found.sender not in known:
                waiting[coming.found.sender] += 1
        have_returns = returned.held(session, programme_id, (one.whose for one in returns))
        return ImportPreview(
            programme_id=programme_id,
            folder=folder,
            items=sort_out(arrived, have, known, not_read, links(session, programme_id, in_question(arrived, have))),
            new_senders=tuple(NewSender(key, sender_words(key), waiting[key]) for key in sorted(waiting)),
            gaps=gaps(numbers, {one.pack.sender for one in arrived}),
            returns=sort_returns(returns, have_returns, known),
            was_stopped=was_stopped,
            preferred=preferred_edits(session, programme_id),
        )

    def import_(
        self,
        preview: ImportPreview,
        accepted: Collection[str] = (),
        choices: Mapping[str, str] | None = None,
    ) -> ImportResult:
        """Take in what can be taken, in one transaction; the rest stays in its folder, counted.

        What speakers took back is deleted in the same moment, from every revision, for good.

        ``accepted``: keys of new senders whose words matched. ``choices``: by pack id, the frame hash
        of the edit that counts (the other is kept too, so that it is not asked again).
        """
        programme_id, batch_id, now = preview.programme_id, new_id(), self._clock.now()
        arrived = [item.arrived for item in preview.items if item.arrived is not None]
        returns = [item.arrived for item in preview.returns]
        with self._db.write() as session:
            keys.ours(session, programme_id)
            not_read = still_known(preview.items, known_files(session, programme_id).values())
            final = self._sorted(
                session,
                programme_id,
                folder=preview.folder,
                arrived=arrived,
                returns=returns,
                not_read=not_read,
                accepted=accepted,
            )
            settled = settle(final.items, choices or {})
            taken = settled.taken
            pooled = [item.arrived for item in final.returns_of(Coming.NEW, Coming.NEWER)]
            stay = [(item.file, why(item)) for item in settled.left]
            stay += [(i.file, why(i)) for i in final.returns_of(Coming.UNKNOWN_SENDER, Coming.CANNOT_READ)]
            rules = obey(session, programme_id, heard(final.items), now)
            row = ImportRow(
                id=batch_id,
                programme_id=programme_id,
                at=now,
                folder=preview.folder,
                new=sum(item.coming is Coming.NEW for item in final.items),
                updated=len(taken) - sum(item.coming is Coming.NEW for item in final.items),
                same=len(final.of(Coming.SAME))
                + len(final.of(Coming.OLDER))
                + len(final.returns_of(Coming.SAME, Coming.OLDER)),
                refused=len(stay),
            )
            session.add(row)
            session.flush()
            strangers = {one.pack.sender for one in arrived} | {one.found.sender for one in returns}
            strangers &= set(accepted)
            accept(session, programme_id, batch_id, strangers - known_senders(session, programme_id), now=now)
            counting = rules.to_all(settled)
            first = insert_packs(session, programme_id, batch_id, counting)
            has_deleted = count_for_twins(session, programme_id, now) or rules.has_deleted
            if has_deleted:
                index_again(session)  # and not beside the old one: nothing of what was taken back is left in it
            else:
                index_new(session, first)
            returned.put_in(session, programme_id, batch_id, pooled)
            keep_files(session, programme_id, batch_id, arrived)
            refused = [{"import_id": batch_id, "file_name": file, "reason": reason} for file, reason in stay]
            insert_rows(session, REFUSED, refused)
            result = ImportResult(batch_of(row), tuple(stay), final.gaps, len(pooled))
        if has_deleted:
            self.second_look.forget_words(programme_id)
            self._db.tidy()
        self.second_look.came_in(programme_id, counting, read_anew=has_deleted)
        self._changes.announce({Kind.PROGRAMME})
        return result

    def undo_import(self, batch_id: str) -> None:
        """Take a batch out again: what counted before it counts again, senders it brought are strangers.

        Later batches stay, and quotes that were taken back stay out. Undoing twice changes nothing.
        Raises ProblemToFix for a batch we do not have.
        """
        with self._db.write() as session:
            batch = session.get(ImportRow, batch_id)
            if batch is None:
                raise ProblemToFix(_("That import is not here any more."), _("Open the list again."))
            if batch.undone_at is None:
                batch.undone_at = self._clock.now()
                session.add(batch)
                session.flush()
                returned.take_out(session, batch_id)
                take_out(session, batch_id)
                index_again(session)
            programme_id = batch.programme_id
        self._forget(programme_id)

    def batches(self, programme_id: str) -> tuple[Batch, ...]:
        """Every import, the newest first; those that were undone say so."""
        with self._db.read() as session:
            rows = session.execute(select(ImportRow).where(IMPORT.c.programme_id == programme_id)).scalars()
            came = returned.in_batches(session, programme_id)
            held_of = select(PACK.c.import_id, func.count()).where(PACK.c.programme_id == programme_id)
            packs = dict(session.execute(held_of.group_by(PACK.c.import_id)).all())
            return tuple(
                replace(batch_of(row), returns=came.get(row.id, 0), packs=packs.get(row.id, 0))
                for row in sorted(rows, key=lambda row: row.at, reverse=True)
            )

    def senders(self, programme_id: str) -> tuple[Sender, ...]:
        """The facilitators whose packs we take, by their words."""
        with self._db.read() as session:
            rows = session.execute(
                select(SENDER).where(SENDER.c.programme_id == programme_id, SENDER.c.is_accepted)
            ).all()
            counts = dict(
                session.execute(
                    select(PACK.c.sender, func.count())
                    .where(PACK.c.programme_id == programme_id, PACK.c.is_current)
                    .group_by(PACK.c.sender)
                ).all()
            )
        return tuple(
            Sender(row.key, sender_words(row.key), row.label, row.first_seen_at, counts.get(row.key, 0))
            for row in sorted(rows, key=lambda row: row.first_seen_at)
        )

    # ---- going back

    def answers(self, programme_id: str) -> dict[str, Answer]:
        """You said, we did: everything that was answered, by its subject (``replies/service.py``)."""
        with self._db.read() as session:
            return answers(session, programme_id)

    def keep_answer(self, programme_id: str, subject: str, answer: Answer) -> None:
        """Keep an answer to a theme or to one sentence; one with no words takes the old one away.

        Raises ProblemToFix where it is longer than a reply can carry.
        """
        words, who = plain_text(answer.answer), plain_text(answer.who)
        if len(words) > MOST_ANSWER_CHARACTERS:
            raise ProblemToFix(
                _("This answer is too long to send. It is still here."),
                _("Say it in {n} letters or fewer.").format(n=MOST_ANSWER_CHARACTERS),
            )
        with self._db.write() as session:
            keys.ours(session, programme_id)
            kept = session.get(AnswerRow, (programme_id, subject))
            if not words:
                if kept is not None:
                    session.delete(kept)
            else:
                row = kept or AnswerRow(
                    programme_id=programme_id, subject=subject, said="", answer="", state="", at=self._clock.now()
                )
                row.said, row.answer, row.state, row.who = answer.said, words, answer.state.value, who[:120]
                row.at = self._clock.now()
                session.add(row)
        self._changes.announce({Kind.PROGRAMME})

    def next_steps(self, programme_id: str) -> str:
        """You said, we did: what comes next, as the coordinator wrote it for everybody."""
        with self._db.read() as session:
            return next_steps(session, programme_id)

    def keep_next_steps(self, programme_id: str, words: str) -> None:
        """Keep what comes next; no words take it away. What is longer than a reply can carry is cut at a word."""
        with self._db.write() as session:
            keys.ours(session, programme_id)
            keep_next_steps(session, programme_id, clipped(plain_text(words), MOST_ANSWER_CHARACTERS))
        self._changes.announce({Kind.PROGRAMME})

    def write_replies(self, programme_id: str, folder: Path) -> tuple[MadeReply, ...]:
        """A reply for each host in ``folder``: her packs that came in, and what was answered. All or nothing.

        Raises ProblemToFix where no packs are here yet, or the sentence of the disk.
        """
        to_tell = ToTell(self.answers_to_print(programme_id), self.next_steps_to_print(programme_id))
        with self._db.read() as session:
            keys.ours(session, programme_id)
            secret = session.get(SecretRow, f"programme:{programme_id}:signing")
            if secret is None:
                raise ProblemToFix(
                    _("A deputy can open packs, and cannot write back in the programme’s name."),
                    _("Ask the coordinator, or bring the programme’s key file and its sheet here."),
                )
            made = replies(session, programme_id, to_tell, SigningKey(secret.value), today(self._clock))
        if not made:
            raise ProblemToFix(_("No packs have come in yet, so there is nothing to answer."), _("Add packs first."))
        write_all({folder / one.name: one.content for one in made})
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.REPLIES_MADE, "", len(made))
        return tuple(made)

    # ---- looking

    def packs(self, programme_id: str, filters: Filters = NO_FILTERS, most: int = 0) -> tuple[PackLine, ...]:
        """The cafés that count, the newest month first. ``most``: only the first of them, 0 for all."""
        return self.pictures.packs(programme_id, filters, most)

    def collation(self, programme_id: str, filters: Filters = NO_FILTERS, most: int = MOST_SENTENCES) -> Collation:
        """Many cafés as one picture. ``most``: how many sentences a list may hold, 0 for all."""
        return self.pictures.collation(programme_id, filters, most)

    def to_print(self, programme_id: str, filters: Filters = NO_FILTERS) -> Collation:
        """The picture that a report is made of: everything has been looked at, and what waits is not in it."""
        self.second_look.read_all(programme_id)
        found, say = self.collation(programme_id, filters, most=0), self.second_look.may_say_ours(programme_id)
        return replace(found, came_of=whys_through(found.came_of, say), book=book_through(found.book, say))

    def answers_to_print(self, programme_id: str) -> dict[str, Answer]:
        """The answers that may leave: without what still waits for a second look at the coordinator's own words."""
        return answers_through(self.answers(programme_id), self.second_look.may_say_ours(programme_id))

    def next_steps_to_print(self, programme_id: str) -> str:
        """What comes next, where it may leave; empty while it waits for a second look."""
        return self.second_look.may_say_ours(programme_id)(self.next_steps(programme_id))

    def cafes(self, programme_id: str, filters: Filters = NO_FILTERS) -> tuple[CafeFacts, ...]:
        """Whole cafés, each in the revision that counts, in the order of their ids: what the gate weighs."""
        return self.pictures.cafes(programme_id, filters)

    def behind(self, programme_id: str, asked: Behind, filters: Filters = NO_FILTERS) -> tuple[CafeFacts, ...]:
        """The cafés that a number of the picture counts, the newest month first."""
        return self.pictures.behind(programme_id, asked, filters)

    def search(self, programme_id: str, typed: str, filters: Filters = NO_FILTERS, most: int = MOST_SENTENCES) -> Found:
        """Sentences, ideas and quotes that answer what was typed (``searching``). Not on the window's thread."""
        return self._searching.find(programme_id, typed, filters, most)

    def returns(self, programme_id: str) -> tuple[ReturnFacts, ...]:
        """The period returns that count: the newest of each laptop, quarter and board."""
        with self._db.read() as session:
            return returned.returns(session, programme_id)

    def choose_quote(self, programme_id: str, entry_id: str, is_chosen: bool, *, origin: object | None = None) -> None:
        """Take a quote into the report, or out of it. ``origin``: who asked, and knows already."""
        with self._db.write() as session:
            session.merge(QuoteChoiceRow(programme_id=programme_id, entry_id=entry_id, is_chosen=is_chosen))
        self._changes.announce({Kind.PROGRAMME}, origin)

    def open_pack(self, source: Path | bytes) -> CafePack:
        """One pack, opened with any of our programmes' keys. Raises the sentence where none fits."""
        identities, recipients = self._all_keys()
        return self._reader.pack(source, identities, programmes=recipients).pack

    def open_return(self, source: Path | bytes) -> PeriodReturn:
        """One period return, opened in the same way."""
        identities, recipients = self._all_keys()
        return self._reader.period_return(source, identities, programmes=recipients).found

    def _all_keys(self) -> tuple[list[str], list[str]]:
        """What opens what was sent to any of our programmes, and to whom it may be."""
        with self._db.read() as session:
            ours = session.execute(select(ProgrammeRow).where(_PROGRAMME.c.is_ours)).scalars().all()
            identities = [one for row in ours for one in keys.identities(session, row.id)]
            return identities, [one for row in ours for one in keys.recipients(session, row.id)]

    def _forget(self, programme_id: str) -> None:
        self.second_look.forget(programme_id)
        self._changes.announce({Kind.PROGRAMME})


def sender_words(key: str) -> tuple[str, ...]:
    """Six words that stand for a sender's key, to be read over the phone."""
    return phone_words.of_key(key)
