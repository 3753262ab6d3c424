"""Entries: sentences, quotes and ideas. They are what may leave, so every change marks the café."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sqlmodel import col, func, select

from cafe.capture import notes as rules
from cafe.capture import rows
from cafe.capture.keeping import SAME, Keeper, Same, row_of
from cafe.capture.working.service import check_words_are_kept, wipe
from cafe.content.books.service import keep_book
from cafe.core.changes import Kind
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.core.undo import HER_ANSWER
from cafe.model.tables import CafeRow, EntryRow
from cafe.model.values import Actor, CafeState, Consent, Direction, Entry, EntryKind, GuardAnswer, Strength, new_id
from cafe.store.database import DbSession
from cafe.store.withdrawn import marks_left_out


class Entries(Keeper):
    """What the group said, as it is kept and as it may leave."""

    def entries(self, cafe_id: str) -> tuple[Entry, ...]:
        """Sentences, quotes and ideas in the order they were put."""
        with self._db.read() as session:
            return _entries(session, cafe_id)

    def removed_entries(self, cafe_id: str) -> tuple[Entry, ...]:
        """The shelf of what was removed and can come back."""
        with self._db.read() as session:
            return _entries(session, cafe_id, is_removed=True)

    def add_entry(
        self,
        cafe_id: str,
        kind: EntryKind,
        text: str,
        *,
        in_room: bool = False,
        themes: Iterable[str] = (),
        consent: Consent = Consent.NOT_ASKED,
        left_as_is: Iterable[GuardAnswer] = (),
        draft_place: str = "",
    ) -> Entry:
        """Keep a sentence, quote or idea after those there are. The draft it was typed in goes with it."""
        words = rules.words_for(text)
        now = self._clock.now()
        with self._db.write() as session:
            check_words_are_kept(session, cafe_id)
            kept = _entries(session, cafe_id)
            rules.check_room_for(kept, kind, in_room=in_room)
            said = _answer_that_stands(session, cafe_id, words, consent)
            entry = Entry(
                id=new_id(),
                cafe_id=cafe_id,
                kind=kind,
                text=words,
                position=_next_position(session, cafe_id),
                in_room=in_room,
                themes=rules.only_two(tuple(themes)),
                consent=said if kind is EntryKind.QUOTE else Consent.NOT_ASKED,
                left_as_is=rules.still_there(tuple(left_as_is), words),
            )
            session.add(rows.new_entry(entry, now))
            if entry.themes:
                keep_book(session, cafe_id)
            wipe(session, cafe_id, draft_place)
            self._touch(session, cafe_id)
        self._announce(Kind.ENTRIES)
        self._did(_keep_label(kind), lambda: self._hide_entry(entry.id), lambda: self._show_entry(entry.id))
        return entry

    def change_words(self, entry_id: str, text: str, left_as_is: Iterable[GuardAnswer] = ()) -> Entry:
        """Other words: the sentence goes back to *Agreed?*, and a quote is no longer word for word.

        Once the café is over, a sentence that was agreed counts as written afterwards.
        """
        afterwards = self._is_over(entry_id)

        def change(entry: Entry) -> Entry:
            answers = (*entry.left_as_is, *left_as_is)
            after = rules.changed(entry, text, afterwards=afterwards)
            return replace(after, left_as_is=rules.still_there(tuple(dict.fromkeys(answers)), after.text))

        return self._change_entry(entry_id, change)

    def agree(self, entry_id: str, is_agreed: bool = True) -> Entry:
        """It was read back, and the group said yes (or not yet, after all)."""
        label = _("Agreed") if is_agreed else _("Not agreed yet")
        return self._change_entry(entry_id, lambda entry: replace(entry, is_agreed=is_agreed), label)

    def press_theme(self, entry_id: str, code: str) -> Entry:
        """On if it was off, off if it was on; a third lets go of the one pressed first."""
        return self._change_entry(
            entry_id,
            lambda entry: replace(entry, themes=rules.with_theme(entry.themes, code)),
            _("Place the sentence"),
        )

    def place(
        self,
        entry_id: str,
        *,
        themes: Iterable[str] | Same = SAME,
        strength: Strength | Same | None = SAME,
        direction: Direction | Same | None = SAME,
        actors: Iterable[Actor] | Same = SAME,
        life_stages: Iterable[str] | Same = SAME,
        setting: str | Same = SAME,
    ) -> Entry:
        """What it is about, how many felt it, which way it pulls, who could act. Only what is given changes."""

        def change(entry: Entry) -> Entry:
            return replace(
                entry,
                themes=entry.themes if isinstance(themes, Same) else rules.only_two(tuple(themes)),
                strength=entry.strength if isinstance(strength, Same) else strength,
                direction=entry.direction if isinstance(direction, Same) else direction,
                actors=entry.actors if isinstance(actors, Same) else tuple(dict.fromkeys(actors)),
                life_stages=entry.life_stages if isinstance(life_stages, Same) else tuple(dict.fromkeys(life_stages)),
                setting=entry.setting if isinstance(setting, Same) else setting,
            )

        return self._change_entry(entry_id, change, _("Place the sentence"))

    def answer_consent(self, entry_id: str, answer: Consent) -> Entry:
        """What she said when asked. It can only become tighter; a slip of the hand is for undo."""

        def change(entry: Entry) -> Entry:
            if entry.kind is not EntryKind.QUOTE:
                raise Bug("only quotes are asked for")
            return replace(entry, consent=rules.answered(entry.consent, answer))

        return self._change_entry(entry_id, change, _("Answer for the quote"))

    def move(self, entry_id: str, to: int) -> tuple[Entry, ...]:
        """Put it at place ``to`` (from 0) among those of its kind. Answers all entries in their new order."""
        with self._db.write() as session:
            entry = rows.entry_of(row_of(session, EntryRow, entry_id))
            kin = [other for other in _entries(session, entry.cafe_id) if other.kind is entry.kind]
            before = {other.id: other.position for other in kin}
            order = [other.id for other in kin if other.id != entry_id]
            order.insert(max(0, min(to, len(order))), entry_id)
            after = dict(zip(order, sorted(before.values()), strict=True))
            if after != before:
                self._put_positions(session, entry.cafe_id, after)
        if after != before:
            self._announce(Kind.ENTRIES)
            self._did(
                _("Change the order"),
                lambda: self._keep_positions(entry.cafe_id, before),
                lambda: self._keep_positions(entry.cafe_id, after),
            )
        return self.entries(entry.cafe_id)

    def remove_entry(self, entry_id: str) -> Entry:
        """Put it on the shelf; answers what was there."""
        entry = self._hide_entry(entry_id)
        self._did(_remove_label(entry.kind), lambda: self._show_entry(entry_id), lambda: self._hide_entry(entry_id))
        return entry

    def restore_entry(self, entry_id: str) -> Entry:
        """Bring it back from the shelf, if there is room."""
        entry = self._show_entry(entry_id)
        self._did(_keep_label(entry.kind), lambda: self._hide_entry(entry_id), lambda: self._show_entry(entry_id))
        return entry

    def _change_entry(self, entry_id: str, change: Callable[[Entry], Entry], label: str = "") -> Entry:
        with self._db.write() as session:
            row = row_of(session, EntryRow, entry_id)
            before = rows.entry_of(row)
            after = change(before)
            if after.kind is EntryKind.QUOTE and after.text != before.text:
                stands = _answer_that_stands(session, before.cafe_id, after.text, after.consent, but=entry_id)
                after = replace(after, consent=stands)
            if after != before:
                self._write(session, row, after)
            if after.themes:
                keep_book(session, before.cafe_id)
        if after != before:
            self._announce(Kind.ENTRIES)
            self._did(
                label or _change_label(after.kind),
                lambda: self._put_entry(before, after),
                lambda: self._put_entry(after, before),
                "" if after.consent is before.consent else HER_ANSWER,
            )
        return after

    def _is_over(self, entry_id: str) -> bool:
        with self._db.read() as session:
            cafe = row_of(session, CafeRow, row_of(session, EntryRow, entry_id).cafe_id)
            return cafe.state in (CafeState.FINISHED, CafeState.SENT)

    def _put_entry(self, entry: Entry, instead_of: Entry) -> None:
        with self._db.write() as session:
            row = row_of(session, EntryRow, entry.id)
            self._write(session, row, rules.put_back(entry, instead_of, rows.entry_of(row)))
        self._announce(Kind.ENTRIES)

    def _write(self, session: DbSession, row: EntryRow, entry: Entry) -> None:
        rows.write_entry(row, entry, self._clock.now())
        session.add(row)
        self._touch(session, entry.cafe_id)

    def _hide_entry(self, entry_id: str) -> Entry:
        with self._db.write() as session:
            row = row_of(session, EntryRow, entry_id)
            row.deleted_at = self._clock.now()
            session.add(row)
            self._touch(session, row.cafe_id)
        self._announce(Kind.ENTRIES)
        return rows.entry_of(row)

    def _show_entry(self, entry_id: str) -> Entry:
        with self._db.write() as session:
            row = row_of(session, EntryRow, entry_id)
            entry = rows.entry_of(row)
            if row.deleted_at is not None:
                rules.check_room_for(_entries(session, row.cafe_id), entry.kind, in_room=entry.in_room)
            row.deleted_at = None
            session.add(row)
            self._touch(session, row.cafe_id)
        self._announce(Kind.ENTRIES)
        return entry

    def _keep_positions(self, cafe_id: str, positions: Mapping[str, int]) -> None:
        with self._db.write() as session:
            self._put_positions(session, cafe_id, positions)
        self._announce(Kind.ENTRIES)

    def _put_positions(self, session: DbSession, cafe_id: str, positions: Mapping[str, int]) -> None:
        for entry_id, position in positions.items():
            row = row_of(session, EntryRow, entry_id)
            row.position = position
            session.add(row)
        self._touch(session, cafe_id)


def _entries(session: DbSession, cafe_id: str, *, is_removed: bool = False) -> tuple[Entry, ...]:
    gone = col(EntryRow.deleted_at)
    found = session.exec(
        select(EntryRow)
        .where(EntryRow.cafe_id == cafe_id, gone.is_not(None) if is_removed else gone.is_(None))
        .order_by(col(EntryRow.position), col(EntryRow.created_at))
    )
    return tuple(rows.entry_of(row) for row in found)


def _answer_that_stands(session: DbSession, cafe_id: str, words: str, consent: Consent, but: str = "") -> Consent:
    """What was ever answered for these words in this café, if that is tighter. ``but``: the entry that they are for."""
    found = session.exec(select(EntryRow).where(EntryRow.cafe_id == cafe_id, EntryRow.id != but))  # removed ones too
    others = [rows.entry_of(row) for row in found]
    return rules.answer_that_stands(words, consent, others, marks_left_out(session).get(cafe_id, ()))


def _next_position(session: DbSession, cafe_id: str) -> int:
    last = session.exec(select(func.max(EntryRow.position)).where(EntryRow.cafe_id == cafe_id)).one()
    return 0 if last is None else int(last) + 1


def _keep_label(kind: EntryKind) -> str:
    labels = {EntryKind.THEME: _("Keep the sentence"), EntryKind.QUOTE: _("Keep the quote")}
    return labels.get(kind, _("Keep the idea"))


def _change_label(kind: EntryKind) -> str:
    labels = {EntryKind.THEME: _("Change the sentence"), EntryKind.QUOTE: _("Change the quote")}
    return labels.get(kind, _("Change the idea"))


def _remove_label(kind: EntryKind) -> str:
    labels = {EntryKind.THEME: _("Remove the sentence"), EntryKind.QUOTE: _("Remove the quote")}
    return labels.get(kind, _("Remove the idea"))
