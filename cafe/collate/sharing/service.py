"""Choices that go from one coordinator to another, and come back. Part of collating; one method is one transaction.

Each has the same packs; this carries what was decided about them. One of them publishes.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from cafe.collate.edits.service import decided_edits, keep_edit
from cafe.collate.intake.service import CHOICE, TAKEN, insert_rows, table_of
from cafe.collate.keys import service as keys
from cafe.collate.looking.service import answers_of, keep_answers
from cafe.collate.second_look import LookAnswer
from cafe.collate.sharing.rules import ChoiceKey, Preview, logs_beside, side_by_side, to_settle
from cafe.collate.themes.events import CodeEvent, Doing, Names, as_written, later_than
from cafe.collate.themes.service import EVENT, events_of, values_of
from cafe.collate.twice.service import SAME
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.community.tables import ChangeChoiceRow
from cafe.model.released.tables import IntruderRow
from cafe.model.tables import AnswerRow, SecretRow
from cafe.model.themes.tables import ChoicesRow, CoordinatorRow
from cafe.model.values import new_id
from cafe.packs import choices_file, phone_words
from cafe.packs.choices_file import Choice, Choices, ThemeEvent, ThemeNames, What, choice
from cafe.packs.seal import SigningKey
from cafe.store.trail import Deed, note

if TYPE_CHECKING:
    from cafe.collate.looking.service import SecondLook
    from cafe.packs.apart import ReadApart
    from cafe.store.database import Database, DbSession

_ANSWER, _CHANGE = table_of(AnswerRow), table_of(ChangeChoiceRow)
_COULD = table_of(IntruderRow)
_BY_FILE = "another coordinator, by a file of choices"
_COORDINATOR, _TAKEN = table_of(CoordinatorRow), table_of(ChoicesRow)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was taken in. ``changed``: how many choices came with it."""

    id: str
    at: datetime
    words: tuple[str, ...]
    changed: int
    is_undone: bool


class SharedChoices:
    """Long-lived. ``looking`` holds the cafés that are counted; ``reader`` opens files apart."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, looking: SecondLook, reader: ReadApart) -> None:
        self._db, self._clock, self._changes, self._looking, self._reader = db, clock, changes, looking, reader

    # ---- out

    def write(self, programme_id: str, path: Path, own: SigningKey) -> int:
        """Write everything that was chosen here to ``path``; answers how much that is.

        Signed with the programme's key, or with ``own`` (the key of this laptop) where a deputy has none.
        """
        with self._db.read() as session:
            row = keys.ours(session, programme_id)
            secret = session.get(SecretRow, f"programme:{programme_id}:signing")
            key = SigningKey(secret.value) if secret is not None else own
            recipients = tuple(row.recipients)
            chosen = [
                Choice(what=What(what), key=which, value=value)
                for (what, which), value in sorted(choices_here(session, programme_id).items())
            ]
            log = [_travelling(event) for event in as_written(events_of(session, programme_id))]
        if not chosen and not log:
            raise ProblemToFix(
                _("Nothing has been chosen here yet."), _("Choose quotes, or place a theme. Then pass it on.")
            )
        found = Choices(
            format="cafe-choices",
            version=choices_file.version_of(chosen),
            programme=recipients[0],
            signer=key.public,
            choices=tuple(chosen),
            events=tuple(log),
        )
        choices_file.write_choices(found, key, path, recipients)
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.CHOICES_MADE)
        return len(chosen) + len(log)

    # ---- in

    def look(self, programme_id: str, source: Path | bytes) -> Preview:
        """What a file would change here; nothing is written. Raises the sentence that fits."""
        with self._db.read() as session:
            row = keys.ours(session, programme_id)
            identities, ours = keys.identities(session, programme_id), keys.recipients(session, programme_id)
            signer = row.signer
            known = session.execute(select(_COORDINATOR.c.key).where(_COORDINATOR.c.programme_id == programme_id))
            trusted = {signer, *known.scalars()}
        found = self._reader.choices(choices_file.bytes_of(source), identities, ours)
        with self._db.read() as session:
            gone = set(session.execute(select(TAKEN.c.entry_id).where(TAKEN.c.programme_id == programme_id)).scalars())
            here, log = choices_here(session, programme_id), events_of(session, programme_id)
        came = [one for one in found.choices if not (one.what is What.QUOTE and one.key in gone)]
        new, same, differing = side_by_side(here, came)
        who = phone_words.of_key(found.signer)
        lines = [_event(one, " ".join(who[:2]) if found.signer != signer else "") for one in found.events]
        new_events, same_events, elsewhere = logs_beside(log, lines)
        return Preview(
            found.signer,
            () if found.signer in trusted else who,
            new,
            new_events,
            same + same_events,
            (*differing, *elsewhere),
        )

    def take_in(self, programme_id: str, preview: Preview, theirs: Collection[ChoiceKey], *, words_match: bool) -> str:
        """Keep it, in one transaction. ``theirs``: where both chose and theirs counts. Answers what undoes it.

        Raises ProblemToFix where the words of a new coordinator were not checked.
        """
        if preview.words and not words_match:
            raise ProblemToFix(_("Nobody has checked the six words yet."), _("Ring the other coordinator first."))
        batch, now = new_id(), self._clock.now()
        with self._db.write() as session:
            keys.ours(session, programme_id)
            before = choices_here(session, programme_id)
            kept = [(one.what, one.key, one.value) for one in preview.new]
            kept += [
                (What(one.key[0]), one.key[1], one.theirs)
                for one in preview.differing
                if one.key in theirs and one.key[0] in set(What)
            ]
            put_back: dict[str, str | None] = {}
            for what, key, value in kept:
                put_back[json.dumps([what.value, key])] = before.get((what.value, key))
                _put(session, programme_id, (what, key), value, now)
            log = events_of(session, programme_id)
            known = {event.id for event in log}
            came = [event for event in preview.new_events if event.id not in known]
            more = [
                CodeEvent(new_id(), now, doing, subject, new_id(), into=into, names=names)
                for doing, subject, into, names in to_settle(preview.differing, theirs, [*log, *came])
            ]
            last = max((event.at for event in (*log, *came)), default=None)  # whatever clock it was written by
            lines = (*came, *later_than(last, more))
            note(session, now, Deed.CHOICES_TAKEN)
            insert_rows(session, EVENT, (values_of(programme_id, event, batch) for event in lines))
            if preview.words:
                session.add(CoordinatorRow(programme_id=programme_id, key=preview.signer, accepted_at=now))
                put_back["coordinator"] = preview.signer
            session.add(
                ChoicesRow(
                    id=batch,
                    programme_id=programme_id,
                    at=now,
                    signer=preview.signer,
                    changed=len(kept) + len(came),
                    before=json.dumps(put_back, ensure_ascii=False),
                )
            )
        self._told(programme_id)
        return batch

    def undo(self, batch: str) -> None:
        """Take a file's choices out again: what stood here before stands again. Twice changes nothing."""
        with self._db.write() as session:
            row = session.get(ChoicesRow, batch)
            if row is None:
                raise ProblemToFix(_("Those choices are not here any more."), _("Open the list again."))
            if row.undone_at is None:
                put_back = json.loads(row.before)
                key = put_back.pop("coordinator", "")
                for named, value in put_back.items():
                    what, which = json.loads(named)
                    _put(session, row.programme_id, (What(what), which), value, self._clock.now())
                session.execute(delete(EVENT).where(EVENT.c.choices_id == batch))
                if key:
                    session.execute(
                        delete(_COORDINATOR).where(
                            _COORDINATOR.c.programme_id == row.programme_id, _COORDINATOR.c.key == key
                        )
                    )
                row.undone_at = self._clock.now()
                session.add(row)
                note(session, self._clock.now(), Deed.CHOICES_UNDONE)
            programme_id = row.programme_id
        self._told(programme_id)

    def taken_in(self, programme_id: str) -> tuple[TakenIn, ...]:
        """Every file that was taken in, the newest first."""
        with self._db.read() as session:
            rows = session.execute(select(_TAKEN).where(_TAKEN.c.programme_id == programme_id)).all()
        found = [
            TakenIn(row.id, row.at, phone_words.of_key(row.signer), row.changed, row.undone_at is not None)
            for row in rows
        ]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def _told(self, programme_id: str) -> None:
        self._looking.begin_again(programme_id)
        self._changes.announce({Kind.PROGRAMME})


def choices_here(session: DbSession, programme_id: str) -> dict[ChoiceKey, str]:
    """Everything that was chosen in this programme, as it travels."""
    found: list[Choice] = []
    for row in session.execute(select(CHOICE).where(CHOICE.c.programme_id == programme_id)):
        found.append(choice(What.QUOTE, row.entry_id, "yes" if row.is_chosen else "no"))
    for row in session.execute(select(_CHANGE).where(_CHANGE.c.programme_id == programme_id)):
        found.append(choice(What.CHANGE, row.pack_id, row.why))
    for mark, one in answers_of(session, programme_id).items():
        found.append(choice(What.LOOK, mark, one.words, list(one.left), one.is_hidden))
    for row in session.execute(select(_ANSWER).where(_ANSWER.c.programme_id == programme_id)):
        found.append(choice(What.ANSWER, row.subject, row.said, row.answer, row.state, row.who))
    for row in session.execute(select(SAME).where(SAME.c.programme_id == programme_id)):
        found.append(choice(What.SAME, f"{row.first} {row.second}", "same" if row.is_same else "different"))
    for pack_id, frame_hash in decided_edits(session, programme_id).items():
        found.append(choice(What.EDIT, pack_id, frame_hash))
    answered = select(_COULD).where(_COULD.c.programme_id == programme_id).order_by(_COULD.c.at)
    for mark, answer in {row.mark: row.answer for row in session.execute(answered)}.items():
        found.append(choice(What.COULD, mark, answer))
    return {(one.what.value, one.key): one.value for one in found}


def _put(session: DbSession, programme_id: str, which: tuple[What, str], value: str | None, now: datetime) -> None:
    """One choice as it is to stand; None: as if nobody had chosen."""
    what, key = which
    parts: list[Any] = json.loads(value) if value is not None else []
    if what is What.LOOK:
        looks = answers_of(session, programme_id)
        looks.pop(key, None)
        if parts:
            words, left, is_hidden = parts
            looks[key] = LookAnswer(words, tuple(left), is_hidden)
        keep_answers(session, programme_id, looks)
        return
    if what is What.EDIT:
        keep_edit(session, programme_id, key, parts[0] if parts else None)
        return
    if what is What.COULD:
        _keep_could(session, programme_id, key, parts[0] if parts else "", now)
        return
    first, _space, second = key.partition(" ")
    where: dict[What, tuple[Any, dict[str, Any]]] = {
        What.QUOTE: (CHOICE, {"entry_id": key}),
        What.CHANGE: (_CHANGE, {"pack_id": key}),
        What.ANSWER: (_ANSWER, {"subject": key}),
        What.SAME: (SAME, {"first": first, "second": second}),
    }
    table, named = where[what]
    ids = {"programme_id": programme_id} | named
    session.execute(delete(table).where(*(table.c[name] == one for name, one in ids.items())))
    if not parts:
        return
    facts: dict[What, dict[str, Any]] = {
        What.QUOTE: {"is_chosen": parts[0] == "yes"},
        What.CHANGE: {"why": parts[0], "at": now},
        What.ANSWER: dict(zip(("said", "answer", "state", "who"), parts, strict=False)) | {"at": now},
        What.SAME: {"is_same": parts[0] == "same", "at": now},
    }
    session.execute(insert(table), [ids | facts[what]])


def _keep_could(session: DbSession, programme_id: str, mark: str, answer: str, now: datetime) -> None:
    """An answer from a file, beside those that were given here: they are evidence, and stay. Names do not travel."""
    about = (_COULD.c.programme_id == programme_id, _COULD.c.mark == mark)
    session.execute(delete(_COULD).where(*about, _COULD.c.name == _BY_FILE))
    last = session.execute(select(_COULD.c.answer).where(*about).order_by(_COULD.c.at.desc()).limit(1)).scalar()
    if answer and answer != last:
        facts = {"programme_id": programme_id, "mark": mark, "answer": answer, "name": _BY_FILE, "at": now}
        session.execute(insert(_COULD), [{"id": new_id()} | facts])


def _travelling(event: CodeEvent) -> ThemeEvent:
    return ThemeEvent(
        id=event.id,
        at=event.at.isoformat(),
        doing=event.doing.value,
        subject=event.subject,
        together=event.together,
        into=event.into,
        names=ThemeNames(**asdict(event.names)),
        parent=event.parent,
        letters=event.letters,
        marks=event.marks,
    )


def _event(came: ThemeEvent, by: str) -> CodeEvent:
    return CodeEvent(
        came.id,
        datetime.fromisoformat(came.at),
        Doing(came.doing),
        came.subject,
        came.together,
        into=came.into,
        names=Names(**came.names.model_dump()),
        parent=came.parent,
        letters=came.letters,
        marks=came.marks,
        by=by,
    )
