"""What goes back to hosts: a reply for each of them, made of what came in and of what was answered.

Called by ``collate/service.py`` inside its transactions. Part of collating.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from cafe.collate.digest import fold as folded
from cafe.collate.intake.service import IMPORT, PACK, SENDER, table_of
from cafe.collate.replies.subjects import said_subject, theme_subject
from cafe.collate.themes.events import ProgrammeBook, fold, mark
from cafe.collate.themes.service import events_of
from cafe.core.clock import local
from cafe.model.returns.tables import ReturnRow
from cafe.model.tables import AnswerRow, PackEntryRow, SettingRow
from cafe.model.values import Answer, AnswerState, EntryKind
from cafe.packs.phone_words import of_key
from cafe.packs.reply import (
    MOST_ANSWERS,
    MOST_PACKS,
    MOST_RETURNS,
    SUFFIX,
    VERSION,
    Answered,
    Received,
    ReceivedReturn,
    Reply,
    make_reply,
)
from cafe.packs.seal import SigningKey
from cafe.store.database import DbSession

_ANSWER, _ENTRY, _RETURN = table_of(AnswerRow), table_of(PackEntryRow), table_of(ReturnRow)


@dataclass(frozen=True, slots=True)
class MadeReply:
    """One host's file: its name, which tells her by two of her words, and its content."""

    name: str
    content: bytes
    packs: int
    answers: int


def answers(session: DbSession, programme_id: str) -> dict[str, Answer]:
    """Everything that was answered, by its subject."""
    rows = session.execute(select(_ANSWER).where(_ANSWER.c.programme_id == programme_id))
    return {row.subject: Answer(row.said, row.answer, AnswerState(row.state), row.who) for row in rows}


def next_steps(session: DbSession, programme_id: str) -> str:
    """What the coordinator says comes next, for everybody; empty where she has not said."""
    row = session.get(SettingRow, _next_steps(programme_id))
    return str(json.loads(row.value)) if row is not None else ""


def keep_next_steps(session: DbSession, programme_id: str, words: str) -> None:
    """Keep it, in place of what stood there."""
    session.merge(SettingRow(name=_next_steps(programme_id), value=json.dumps(words)))


def _next_steps(programme_id: str) -> str:
    return f"next_steps:{programme_id}"


@dataclass(frozen=True, slots=True)
class ToTell:
    """What may leave in replies: the answers by their subject, and what comes next."""

    answered: dict[str, Answer]
    next_steps: str = ""


def replies(
    session: DbSession, programme_id: str, to_tell: ToTell, signing: SigningKey, today: date
) -> list[MadeReply]:
    """A reply for every accepted host whose packs or returns are here; those of whom nothing came get none."""
    answered = to_tell.answered
    known = set(
        session.execute(
            select(SENDER.c.key).where(SENDER.c.programme_id == programme_id, SENDER.c.is_accepted)
        ).scalars()
    )
    book = fold(events_of(session, programme_id))
    by_sender: dict[str, list[Received]] = defaultdict(list)
    current: dict[str, dict[int, str]] = defaultdict(dict)
    rows = session.execute(
        select(
            PACK.c.id, PACK.c.pack_id, PACK.c.revision, PACK.c.frame_hash, PACK.c.sender, PACK.c.is_current, IMPORT.c.at
        )
        .join(IMPORT, IMPORT.c.id == PACK.c.import_id)
        .where(PACK.c.programme_id == programme_id)
        .order_by(PACK.c.id)
    )
    for row in rows:
        if row.sender not in known:
            continue
        by_sender[row.sender].append(_received(row.pack_id, row.revision, row.frame_hash, row.at))
        if row.is_current:
            current[row.sender][row.id] = row.pack_id
    came = _returns(session, programme_id, known)
    made = []
    for sender in sorted(by_sender.keys() | came.keys()):
        received, returns = by_sender[sender], tuple(came[sender][-MOST_RETURNS:])
        said = _answered(session, current[sender], answered, book) if answered else ()
        reply = Reply(
            format="cafe-reply",
            version=VERSION if returns or to_tell.next_steps else 1,
            programme=programme_id,
            to=sender,
            made_on=today.isoformat(),
            received=tuple(received[-MOST_PACKS:]),
            answers=said[:MOST_ANSWERS],
            returns=returns,
            next_steps=to_tell.next_steps,
        )
        made.append(MadeReply(_file_name(sender), make_reply(reply, signing), len(received), len(reply.answers)))
    return made


def _returns(session: DbSession, programme_id: str, known: Collection[str]) -> dict[str, list[ReceivedReturn]]:
    """Every revision of a return that is here, by the host who made it."""
    rows = session.execute(
        select(_RETURN.c.sender, _RETURN.c.frame_hash, IMPORT.c.at)
        .join(IMPORT, IMPORT.c.id == _RETURN.c.import_id)
        .where(_RETURN.c.programme_id == programme_id)
        .order_by(_RETURN.c.id)
    )
    found: dict[str, list[ReceivedReturn]] = defaultdict(list)
    for row in rows:
        if row.sender in known:
            day = local(row.at).date().isoformat()
            found[row.sender].append(ReceivedReturn(frame_hash=row.frame_hash, received_on=day))
    return found


def _received(pack_id: str, revision: int, frame_hash: str, at: datetime) -> Received:
    return Received(pack_id=pack_id, revision=revision, frame_hash=frame_hash, received_on=local(at).date().isoformat())


def _file_name(sender: str) -> str:
    first, second, *_rest = of_key(sender)
    return f"reply-{first}-{second}{SUFFIX}"


def _answered(
    session: DbSession, packs: dict[int, str], answered: dict[str, Answer], book: ProgrammeBook
) -> tuple[Answered, ...]:
    """For each sentence and idea of these cafés that has an answer: to its very words, else to its theme."""
    found = []
    wanted = select(_ENTRY.c.pack, _ENTRY.c.text, _ENTRY.c.kind, _ENTRY.c.themes, _ENTRY.c.position).where(
        _ENTRY.c.pack.in_(packs)
    )
    for row in session.execute(wanted.order_by(_ENTRY.c.pack, _ENTRY.c.position)):
        if row.kind == EntryKind.QUOTE:
            continue
        codes = (book.letters_of(code, mark(folded(row.text))) for code in row.themes)
        subjects = [said_subject(row.text), *(theme_subject(code[:3]) for code in codes)]
        answer = next((answered[one] for one in subjects if one in answered), None)
        if answer is not None:
            found.append(
                Answered(
                    pack_id=packs[row.pack],
                    said=row.text,
                    answer=answer.answer,
                    state=answer.state,
                    who=answer.who,
                )
            )
    return tuple(found)
