"""One batch of packs into the store, and out again: the statements behind the coordinator's side.

Part of collating. Everything is a plain row and goes in by the thousand: an import of ten thousand
packs is one transaction of a few dozen statements. Called by ``collate/service.py`` only, inside its
transactions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    JSON,
    DateTime,
    Select,
    String,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    type_coerce,
    update,
)

from cafe.collate.chains import Link
from cafe.collate.edits.rules import Marked, Revision, in_turn
from cafe.collate.incoming import Arrived, Coming, Held, Incoming
from cafe.collate.returning import IncomingReturn
from cafe.collate.rows import (
    ENTRY_COLUMNS,
    FEEDBACK_COLUMNS,
    as_json,
    change_values,
    entry_rows,
    facts_of_row,
    feedback_rows,
    own_theme_values,
    pack_values,
    ripple_of,
    ripple_values,
    said_of,
)
from cafe.collate.values import CafeFacts, CameRipple, FeedbackCount, Said, feedback_count
from cafe.core.i18n import _
from cafe.model.community.tables import PackChangeRow, PackRippleRow
from cafe.model.tables import (
    ImportRow,
    PackEntryRow,
    PackFeedbackRow,
    PackFileRow,
    PackRow,
    QuoteChoiceRow,
    RefusedRow,
    ReleaseRow,
    SenderRow,
    TakenBackRow,
)
from cafe.model.themes.tables import PackOwnThemeRow

if TYPE_CHECKING:
    from cafe.store.database import DbSession

T = TypeVar("T")
_AT_ONCE = 500  # SQLite takes so many values in one list
_ROWS_AT_ONCE = 5_000  # of one statement


def table_of(row: Any) -> Table:
    """The plain table behind a row's class."""
    found: Table = row.__table__
    return found


PACK, ENTRY = table_of(PackRow), table_of(PackEntryRow)
FEEDBACK, REFUSED, SENDER = table_of(PackFeedbackRow), table_of(RefusedRow), table_of(SenderRow)
IMPORT, TAKEN, CHOICE = table_of(ImportRow), table_of(TakenBackRow), table_of(QuoteChoiceRow)
RELEASE = table_of(ReleaseRow)
FILE = table_of(PackFileRow)
RIPPLE, CHANGE = table_of(PackRippleRow), table_of(PackChangeRow)
OWN_THEME = table_of(PackOwnThemeRow)


def known_senders(session: DbSession, programme_id: str) -> set[str]:
    rows = session.execute(select(SENDER.c.key).where(SENDER.c.programme_id == programme_id, SENDER.c.is_accepted))
    return set(rows.scalars())


def accept(session: DbSession, programme_id: str, import_id: str, keys: Collection[str], *, now: datetime) -> None:
    """Senders whose words matched are known from this batch on."""
    rows = [
        {
            "key": key, "programme_id": programme_id, "label": "", "is_accepted": True, "import_id": import_id,
            "first_seen_at": now,
        }
        for key in sorted(keys)
    ]  # fmt: skip
    if rows:
        session.execute(insert(SENDER).prefix_with("OR REPLACE"), rows)


def facts(session: DbSession, *where: Any) -> dict[int, CafeFacts]:
    """Whole cafés by row id, read through plain rows: forty times as many a second as objects."""
    inside = select(PACK.c.id).where(*where)
    said: dict[int, list[Said]] = defaultdict(list)
    entries = _plainly(ENTRY).where(ENTRY.c.pack.in_(inside)).order_by(ENTRY.c.pack, ENTRY.c.position)
    for row in session.execute(entries):
        said[row.pack].append(said_of(row))
    feedback: dict[int, list[FeedbackCount]] = defaultdict(list)
    counts = select(FEEDBACK.c.pack, FEEDBACK.c.statement, FEEDBACK.c.face, FEEDBACK.c["count"])
    for pack, statement, face, count in session.execute(
        counts.where(FEEDBACK.c.pack.in_(inside)).order_by(FEEDBACK.c.id)
    ):
        feedback[pack].append(feedback_count(statement, face, count))
    proposed: dict[int, list[tuple[str, str]]] = defaultdict(list)
    themes = select(OWN_THEME.c.pack, OWN_THEME.c.theme_id, OWN_THEME.c.label).where(OWN_THEME.c.pack.in_(inside))
    for pack, theme_id, label in session.execute(themes.order_by(OWN_THEME.c.id)):
        proposed[pack].append((theme_id, label))
    ripples: dict[int, list[CameRipple]] = defaultdict(list)
    for row in session.execute(select(RIPPLE).where(RIPPLE.c.pack.in_(inside)).order_by(RIPPLE.c.position)):
        ripples[row.pack].append(ripple_of(row))
    noticed = session.execute(select(CHANGE).where(CHANGE.c.pack.in_(inside)))
    changes = {row.pack: (row.change, row.next_steps) for row in noticed}
    rows = session.execute(select(PACK).where(*where).order_by(PACK.c.id))
    return {row.id: facts_of_row(row, said, feedback, proposed, ripples=ripples, changes=changes) for row in rows}


def _plainly(table: Table) -> Select[Any]:
    """All columns, the lists in them as the text that is kept: few different ones are, and each is read once."""
    return select(
        *(
            type_coerce(column, String).label(column.name) if isinstance(column.type, JSON) else column
            for column in table.c
        )
    )


def held(session: DbSession, programme_id: str, arrived: Sequence[Arrived]) -> dict[str, list[Held]]:
    """Every revision that we have of the cafés that arrived.

    What the current one says is read only where something else of that café came: a folder that we
    have already costs one look at each hash.
    """
    found: dict[str, list[Held]] = defaultdict(list)
    columns = (
        PACK.c.pack_id, PACK.c.revision, PACK.c.frame_hash, PACK.c.sender, PACK.c.sequence, PACK.c.is_current,
        PACK.c.previous_hash,
    )  # fmt: skip
    for some in parts(sorted({one.pack.pack_id for one in arrived})):
        where = (PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some))
        for row in session.execute(select(*columns).where(*where).order_by(PACK.c.id)):
            found[row.pack_id].append(
                Held(
                    row.revision,
                    row.frame_hash,
                    row.sender,
                    row.sequence,
                    row.is_current,
                    previous_hash=row.previous_hash,
                )
            )
    known = {one.frame_hash for revisions in found.values() for one in revisions}
    changed = {one.pack.pack_id for one in arrived if one.frame_hash not in known} & found.keys()
    for some in parts(sorted(changed)):
        current = facts(session, PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some), PACK.c.is_current)
        for cafe in current.values():
            found[cafe.pack_id] = [replace(one, facts=cafe) if one.is_current else one for one in found[cafe.pack_id]]
    return found


def links(session: DbSession, programme_id: str, senders: Collection[str]) -> Iterator[Link]:
    """Every pack that we have of these senders, as their laptops counted them."""
    columns = (PACK.c.sender, PACK.c.sequence, PACK.c.frame_hash, PACK.c.previous_hash)
    for some in parts(sorted(senders)):
        where = (PACK.c.programme_id == programme_id, PACK.c.sender.in_(some))
        yield from (Link(*row) for row in session.execute(select(*columns).where(*where)))


@dataclass(frozen=True, slots=True)
class Settled:
    """``taken`` counts from now on, ``beside`` lost a choice, ``older`` came after its own correction, ``left`` stays
    in its folder."""

    taken: list[Incoming]
    beside: list[Arrived]
    older: list[Arrived]
    left: list[Incoming]


def known_files(session: DbSession, programme_id: str) -> dict[str, str]:
    """Files that need not be opened again: the hash of the pack in each, by the hash of the file.

    Those whose pack is here, from a sender whom we know.
    """
    senders = known_senders(session, programme_id)  # looked up here: no index stands on the hash of a pack
    packs = session.execute(select(PACK.c.frame_hash, PACK.c.sender).where(PACK.c.programme_id == programme_id))
    here = {frame_hash for frame_hash, sender in packs if sender in senders}
    files = session.execute(select(FILE.c.file_hash, FILE.c.frame_hash).where(FILE.c.programme_id == programme_id))
    return {file_hash: frame_hash for file_hash, frame_hash in files if frame_hash in here}


def keep_files(session: DbSession, programme_id: str, import_id: str, arrived: Iterable[Arrived]) -> None:
    """Know these files again, where their pack is here now."""
    here = set(session.execute(select(PACK.c.frame_hash).where(PACK.c.programme_id == programme_id)).scalars())
    known = set(session.execute(select(FILE.c.file_hash).where(FILE.c.programme_id == programme_id)).scalars())
    fresh = {one.file_hash: one.frame_hash for one in arrived if one.frame_hash in here and one.file_hash}
    rows = (
        {"programme_id": programme_id, "file_hash": file, "import_id": import_id, "frame_hash": frame}
        for file, frame in fresh.items()
        if file not in known
    )
    insert_rows(session, FILE, rows)


def settle(items: Iterable[Incoming], choices: Mapping[str, str]) -> Settled:
    """What becomes of each file.

    ``choices``: the frame hash that counts, by pack id. Where the one that we have was chosen, the others are kept
    beside it and nothing else changes. A pack that is older than the one that counts is kept too: her counting has no
    hole then, and taking the correction back brings the older one to the front.
    """
    found = Settled([], [], [], [])
    for item in items:
        if item.coming in (Coming.NEW, Coming.NEWER):
            found.taken.append(item)
        elif item.coming is Coming.OLDER and item.arrived is not None:
            found.older.append(item.arrived)
        elif item.coming is Coming.CHOICE and item.arrived is not None:
            choice = choices.get(item.arrived.pack.pack_id, "")
            if choice not in {option.frame_hash for option in item.options}:
                found.left.append(item)
            elif choice == item.arrived.frame_hash:
                found.taken.append(item)
            else:
                found.beside.append(item.arrived)
        elif item.coming is not Coming.SAME:
            found.left.append(item)
    return found


def why(item: Incoming | IncomingReturn) -> str:
    """Why a file stays in its folder, in a sentence."""
    match item.coming:
        case Coming.UNKNOWN_SENDER:
            return _("From a sender you do not know yet. Ring them and check their words.")
        case Coming.CHOICE:
            return _("This café was changed in two places. Choose which one counts.")
        case _other:
            return item.sentence


def insert_packs(session: DbSession, programme_id: str, import_id: str, settled: Settled) -> int:
    """Put a batch in. What counted before stays, marked with the batch that superseded it.

    Answers the row of its first pack; all others stand after it.
    """
    counting = [item.arrived for item in settled.taken if item.arrived is not None]
    for some in parts(sorted({one.pack.pack_id for one in counting})):
        session.execute(
            update(PACK)
            .where(PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some), PACK.c.is_current)
            .values(is_current=False, superseded_by=import_id)
        )
    first = (session.execute(select(func.max(PACK.c.id))).scalar() or 0) + 1
    rows = [(one, True) for one in counting] + [(one, False) for one in (*settled.beside, *settled.older)]
    numbered = list(enumerate(rows, start=first))
    insert_rows(session, PACK, (pack_values(n, one, programme_id, import_id, c) for n, (one, c) in numbered))
    entries = (row for n, (one, _c) in numbered for row in entry_rows(n, one.facts.said))
    insert_plain(session, ENTRY, ENTRY_COLUMNS, entries)
    insert_rows(session, RIPPLE, (v for n, (one, _c) in numbered for v in ripple_values(n, one.facts.ripples)))
    insert_rows(session, CHANGE, (v for n, (one, _c) in numbered for v in change_values(n, one.facts)))
    insert_rows(session, OWN_THEME, (v for n, (one, _c) in numbered for v in own_theme_values(n, one.facts)))
    counts = (row for n, (one, _c) in numbered for row in feedback_rows(n, one.facts.feedback))
    insert_plain(session, FEEDBACK, FEEDBACK_COLUMNS, counts)
    if settled.older:
        late = {one.frame_hash for one in settled.older}
        _in_turn(session, programme_id, {one.pack.pack_id for one in settled.older}, late)
    return first


def revisions_of(session: DbSession, programme_id: str, pack_ids: Collection[str]) -> dict[str, list[Revision]]:
    """Every revision that we have of these cafés, by pack id."""
    columns = (
        PACK.c.pack_id, PACK.c.id, PACK.c.revision, PACK.c.sender, PACK.c.frame_hash, PACK.c.import_id,
        PACK.c.is_current, PACK.c.superseded_by,
    )  # fmt: skip
    cafes: dict[str, list[Revision]] = defaultdict(list)
    for some in parts(sorted(pack_ids)):
        where = (PACK.c.programme_id == programme_id, PACK.c.pack_id.in_(some))
        for pack_id, *row in session.execute(select(*columns).where(*where)):
            cafes[pack_id].append(Revision(*row))
    return cafes


def mark(session: DbSession, marks: Mapping[int, Marked]) -> None:
    """Which revisions count from now on, and what took the place of the others."""
    if marks:
        session.execute(
            update(PACK)
            .where(PACK.c.id == bindparam("which"))
            .values(is_current=bindparam("counts"), superseded_by=bindparam("by")),
            [{"which": row, "counts": counts, "by": by} for row, (counts, by) in marks.items()],
        )


def _in_turn(
    session: DbSession, programme_id: str, pack_ids: Collection[str], late: Collection[str] = frozenset()
) -> None:
    """Of each café its last revision counts, by the rows that are there and not by the order in which they came."""
    marks: dict[int, Marked] = {}
    for revisions in revisions_of(session, programme_id, pack_ids).values():
        marks |= in_turn(revisions, late)
    mark(session, marks)


def insert_rows(session: DbSession, table: Table, values: Iterable[dict[str, Any]]) -> None:
    """Plain rows, all in one statement; none, no statement.

    By the driver itself where the columns are plain: three times as many rows a second as with types looked at.
    """
    rows = list(values)
    if not rows:
        return
    names = list(rows[0])
    if any(isinstance(table.c[name].type, DateTime) for name in names):
        session.execute(insert(table), rows)
        return
    lists = [isinstance(table.c[name].type, JSON) for name in names]
    if any(lists):
        ready = [
            tuple(as_json(value) if is_list else value for value, is_list in zip(row.values(), lists, strict=True))
            for row in rows
        ]
    else:
        ready = [tuple(row.values()) for row in rows]
    insert_plain(session, table, names, ready)


def insert_plain(session: DbSession, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows whose values are as the store keeps them, in the order of ``names``; a few thousand are held at a time."""
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})"
    connection, left = session.connection(), iter(rows)
    while some := list(islice(left, _ROWS_AT_ONCE)):
        connection.exec_driver_sql(statement, some)


def take_out(session: DbSession, import_id: str) -> None:
    """Take a batch out. What it superseded counts again, unless something newer took its place."""
    ours = select(PACK.c.id).where(PACK.c.import_id == import_id)
    programme_id = session.execute(select(IMPORT.c.programme_id).where(IMPORT.c.id == import_id)).scalar_one()
    touched = select(PACK.c.pack_id).where(
        (PACK.c.superseded_by == import_id) | ((PACK.c.import_id == import_id) & (PACK.c.superseded_by != ""))
    )
    again = set(session.execute(touched).scalars())
    session.execute(delete(FILE).where(FILE.c.import_id == import_id))
    for table in (ENTRY, FEEDBACK, RIPPLE, CHANGE, OWN_THEME):
        session.execute(delete(table).where(table.c.pack.in_(ours)))
    session.execute(delete(PACK).where(PACK.c.import_id == import_id))
    counting = func.sum(case((PACK.c.is_current, 1), else_=0))
    uncounted = select(PACK.c.pack_id).where(PACK.c.programme_id == programme_id).group_by(PACK.c.pack_id)
    again |= set(session.execute(uncounted.having(counting == 0)).scalars())  # only what lost a choice is left
    _in_turn(session, programme_id, again)
    session.execute(delete(REFUSED).where(REFUSED.c.import_id == import_id))
    session.execute(delete(SENDER).where(SENDER.c.import_id == import_id))


def refused_lately(session: DbSession, programme_id: str) -> int:
    """How many packs were refused in the newest import of each folder."""
    newest: dict[str, str] = {}
    rows = session.execute(
        select(IMPORT.c.id, IMPORT.c.folder)
        .where(IMPORT.c.programme_id == programme_id, IMPORT.c.undone_at.is_(None))
        .order_by(IMPORT.c.at, IMPORT.c.id)
    )
    for batch_id, folder in rows:
        newest[folder] = batch_id
    refused = session.execute(
        select(func.count()).select_from(REFUSED).where(REFUSED.c.import_id.in_(list(newest.values())))
    ).scalar()
    return refused or 0


def pack_count(session: DbSession, programme_id: str) -> int:
    """How many packs came in, those that a newer one replaced among them."""
    return session.execute(select(func.count()).where(PACK.c.programme_id == programme_id)).scalar() or 0


def missing_numbers(session: DbSession, programme_id: str) -> int:
    """How many numbers of senders' counting are not here. Reads every pack: not for each question."""
    counted = session.execute(
        select(func.max(PACK.c.sequence), func.count(PACK.c.sequence.distinct()))
        .where(PACK.c.programme_id == programme_id)
        .group_by(PACK.c.sender)
    )
    return sum(top - seen for top, seen in counted)


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """A list in pieces that SQLite takes."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
