"""A programme's own key: a deputy beside it, a sheet for the safe, the next coordinator, and another key in time.

Hosts need do nothing when a coordinator goes: the key goes on with the next. After a change of key or of deputy they
install one file; packs that were locked with the key before stay readable, for it is kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import col, select

from cafe.collate.lines import card_of
from cafe.core.changes import Changes, Kind
from cafe.core.clock import Clock
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.tables import ProgrammeRow, SecretRow
from cafe.model.values import ProgrammeCard
from cafe.packs import key_file, programme_file, seal
from cafe.packs.key_file import ProgrammeKey
from cafe.store import recovery
from cafe.store.keys import Slots
from cafe.store.told import keep_as_told
from cafe.store.trail import Deed, note

if TYPE_CHECKING:
    from cafe.packs.apart import ReadApart
    from cafe.store.database import Database, DbSession


def ours(session: DbSession, programme_id: str) -> ProgrammeRow:
    """The programme, if this laptop collects for it; raises ProblemToFix where it does not."""
    row = session.get(ProgrammeRow, programme_id)
    if row is None or not row.is_ours:
        raise ProblemToFix(_("This laptop does not collect for that programme."), _("Make the programme first."))
    return row


def identities(session: DbSession, programme_id: str) -> tuple[str, ...]:
    """Every key that opens packs of this programme, the one in use first. Raises ProblemToFix where there is none."""
    now = session.get(SecretRow, _name(programme_id))
    if now is None:
        raise ProblemToFix(_("The key of this programme is not on this laptop."), _("Put back a copy that has it."))
    before = session.exec(
        select(SecretRow)
        .where(col(SecretRow.name).startswith(f"{_name(programme_id)}:"))
        .order_by(col(SecretRow.name).desc())
    )
    return tuple(bytes(row.value).decode() for row in (now, *before))


def recipients(session: DbSession, programme_id: str) -> tuple[str, ...]:
    """What a pack for this programme may be locked for: its keys of now and before, and its deputy's."""
    opened = [seal.recipient_of(one) for one in identities(session, programme_id)]
    return tuple(dict.fromkeys((*ours(session, programme_id).recipients, *opened)))


class ProgrammeKeys:
    """What a coordinator does with the key. Every change is one transaction, with a line in the trail."""

    def __init__(self, db: Database, clock: Clock, changes: Changes, reader: ReadApart) -> None:
        self._db, self._clock, self._changes, self._reader = db, clock, changes, reader

    def deputy(self, programme_id: str) -> str:
        """The deputy's public key, or empty."""
        with self._db.read() as session:
            return _deputy(ours(session, programme_id))

    def keys_before(self, programme_id: str) -> int:
        """How often the key was changed."""
        with self._db.read() as session:
            return len(identities(session, programme_id)) - 1

    def set_deputy(self, programme_id: str, public: str) -> ProgrammeCard:
        """From the next file on packs are locked for this key too; empty: for the programme alone.

        Raises ProblemToFix for what is no such key, or is the programme's own.
        """
        public = "".join(public.split())
        with self._db.write() as session:
            row = ours(session, programme_id)
            if public == row.recipients[0] or (public and not seal.is_recipient(public)):
                raise ProblemToFix(
                    _("That is not a deputy’s key. Nothing was changed."), _("It starts with age1. Copy it once more.")
                )
            self._write_file(session, row, (row.recipients[0], public) if public else (row.recipients[0],))
            note(session, self._clock.now(), Deed.DEPUTY_SET if public else Deed.DEPUTY_LEFT)
            card = card_of(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return card

    def keep_months(self, programme_id: str, entries: int, heads: int) -> ProgrammeCard:
        """How long hosts and we keep sentences and headcounts, from the next file on; 0: not said.

        Its keys and six words stay as they are. This laptop's own cafés go by it as well.
        """
        with self._db.write() as session:
            row = ours(session, programme_id)
            self._write_file(session, row, tuple(row.recipients), (entries, heads))
            keep_as_told(session, row.id, (entries, heads), self._clock.now())
            note(session, self._clock.now(), Deed.MONTHS_SET)
            card = card_of(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return card

    def change_key(self, programme_id: str) -> ProgrammeCard:
        """Another key from now on. The one before is kept: what was locked with it stays readable.

        The signature of the programme stays, so that hosts know the new file for the same programme's.
        """
        identity, public = seal.new_lock()
        with self._db.write() as session:
            row = ours(session, programme_id)
            before = identities(session, programme_id)
            if len(before) >= key_file.MOST_KEYS:
                raise ProblemToFix(
                    _("This key was changed very often. Nothing was changed now."), _("Make a new programme instead.")
                )
            kept = session.get(SecretRow, _name(programme_id))
            assert kept is not None
            session.add(SecretRow(name=f"{_name(programme_id)}:{len(before):03}", value=bytes(kept.value)))
            kept.value = identity.encode()
            session.add(kept)
            self._write_file(session, row, (public, *row.recipients[1:]))
            note(session, self._clock.now(), Deed.KEY_CHANGED)
            card = card_of(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return card

    def key_file(self, programme_id: str, groups: recovery.Groups) -> bytes:
        """The programme's key, locked with the groups of a sheet: for the safe, or to hand over. Takes seconds."""
        with self._db.read() as session:
            row = ours(session, programme_id)
            signing = session.get(SecretRow, f"programme:{programme_id}:signing")
            if signing is None:
                raise ProblemToFix(
                    _("The key of this programme is not on this laptop."), _("Put back a copy that has it.")
                )
            whole = ProgrammeKey(
                format="cafe-key",
                version=1,
                id=row.id,
                name=row.name,
                address=row.address,
                recipients=tuple(row.recipients),
                threshold=row.threshold,
                identities=identities(session, programme_id),
                signing=bytes(signing.value).hex(),
                entries_months=card_of(row).entries_months,
                heads_months=card_of(row).heads_months,
            )
        made = key_file.lock(whole, tuple(groups))
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.KEY_FILE_MADE)
        return made

    def take_over(self, source: Path | bytes, typed: str) -> ProgrammeCard:
        """Collect for the programme of a key file from now on, with the code of its sheet. Takes seconds.

        Raises ProblemToFix where the file or the sheet is another, and where this laptop has its own already.
        """
        content = key_file.bytes_of(source) if isinstance(source, Path) else source
        found = self._reader.key_file(content, recovery.grouped(recovery.read(typed)))
        signing = found.signing_key
        with self._db.write() as session:
            row = session.get(ProgrammeRow, found.id)
            if row is not None and row.signer != signing.public:
                raise ProblemToFix(
                    _("This file has the name of your programme, but other keys. We kept the one you had."),
                    _("Ask whoever gave you the file."),
                )
            if row is None:
                row = ProgrammeRow(id=found.id, name=found.name, installed_at=self._clock.now())
            row.name, row.address, row.signer = found.name, found.address, signing.public
            row.threshold, row.is_ours, row.recipients = found.threshold, True, list(found.recipients)
            session.add(row)
            kept = session.get(SecretRow, _name(found.id))
            if kept is not None and bytes(kept.value).decode() not in found.identities:
                raise ProblemToFix(
                    _("The key on this laptop is newer than the one in this file. Nothing was changed."),
                    _("Go on as before."),
                )
            secrets = {_name(found.id): found.identities[0].encode(), f"programme:{found.id}:signing": signing.secret}
            for n, identity in enumerate(reversed(found.identities[1:]), 1):
                secrets[f"{_name(found.id)}:{n:03}"] = identity.encode()
            for name, value in secrets.items():
                session.merge(SecretRow(name=name, value=value))
            self._write_file(session, row, found.recipients, (found.entries_months, found.heads_months))
            note(session, self._clock.now(), Deed.TAKEN_OVER)
            card = card_of(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return card

    def help_host(self, slots_file: Path, groups: recovery.Groups) -> None:
        """With the spare key that a host gave her programme: let this sheet open her copy, or her laptop.

        ``slots_file`` is the small file beside her copy. Her cafés are not opened here. Raises ProblemToFix where
        she gave no spare key, or gave it to another programme; the file is as it was then.
        """
        with self._db.read() as session:
            rows = session.exec(select(ProgrammeRow).where(ProgrammeRow.is_ours)).all()
            known = [one for row in rows for one in identities(session, row.id)]
        slots = Slots.load(slots_file)
        slots.add_recovery(slots.open_with_programme(known), groups)
        with self._db.write() as session:
            note(session, self._clock.now(), Deed.HOST_HELPED)

    def own_deputy_key(self) -> str:
        """This laptop's own public key, for a programme that names it as its deputy; made when first asked for."""
        with self._db.write() as session:
            kept = session.get(SecretRow, _DEPUTY)
            if kept is None:
                kept = SecretRow(name=_DEPUTY, value=seal.new_lock()[0].encode())
                session.add(kept)
            return seal.recipient_of(bytes(kept.value).decode())

    def stand_in(self, programme_id: str) -> ProgrammeCard:
        """As its deputy, collect for a programme whose file is installed here.

        Raises ProblemToFix where that file does not name this laptop's key.
        """
        with self._db.write() as session:
            row, kept = session.get(ProgrammeRow, programme_id), session.get(SecretRow, _DEPUTY)
            mine = seal.recipient_of(bytes(kept.value).decode()) if kept is not None else ""
            if row is None or kept is None or mine not in row.recipients[1:]:
                raise ProblemToFix(
                    _("This programme does not name you as its deputy yet."),
                    _("Send it your key, and add the new file that it gives you."),
                )
            row.is_ours = True
            session.add(row)
            if session.get(SecretRow, _name(programme_id)) is None:
                session.add(SecretRow(name=_name(programme_id), value=bytes(kept.value)))
            note(session, self._clock.now(), Deed.TAKEN_OVER)
            card = card_of(row)
        self._changes.announce({Kind.PROGRAMME, Kind.SETTINGS})
        return card

    def _write_file(
        self, session: DbSession, row: ProgrammeRow, keys: tuple[str, ...], months: tuple[int, int] | None = None
    ) -> None:
        """The file for hosts, signed by the same key as before. ``months``: else as the file before it said."""
        signing = session.get(SecretRow, f"programme:{row.id}:signing")
        if signing is None:
            raise ProblemToFix(
                _("A deputy can open packs, and cannot change the programme’s file."),
                _("Ask the coordinator, or bring the programme’s key file and its sheet here."),
            )
        row.recipients = list(keys)
        card = replace(card_of(row), recipients=keys)
        if months is not None:
            card = replace(card, entries_months=months[0], heads_months=months[1])
        row.file = programme_file.make_file(card, seal.SigningKey(bytes(signing.value)))
        session.add(row)


_DEPUTY = "deputy:age"


def _name(programme_id: str) -> str:
    return f"programme:{programme_id}:age"


def _deputy(row: ProgrammeRow) -> str:
    return row.recipients[1] if len(row.recipients) > 1 else ""
