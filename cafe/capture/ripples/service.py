"""The map of ripples of one café: what came of the group's meeting. One change, one row or a few, one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import select

from cafe.capture import ripple_rules as rules
from cafe.capture.keeping import Keeper, row_of
from cafe.capture.rows import answers_of, pairs_of
from cafe.core.changes import Kind
from cafe.core.i18n import _
from cafe.model.community.tables import RippleMapRow, RippleRow
from cafe.model.community.values import Ripple, RippleMap, Touched, in_order
from cafe.model.tables import CafeRow
from cafe.model.values import GuardAnswer
from cafe.store.database import DbSession


class Ripples(Keeper):
    """Every method answers the map as it then is. Raises ProblemToFix where a ripple does not fit."""

    def ripple_map(self, cafe_id: str) -> RippleMap:
        """The map; empty where there is none yet."""
        with self._db.read() as session:
            return read_map(session, cafe_id)

    def add_ripple(self, cafe_id: str, ripple: Ripple) -> RippleMap:
        return self._edit(cafe_id, _("Add the ripple"), lambda kept: rules.added(kept, ripple))

    def change_ripple(self, cafe_id: str, ripple: Ripple) -> RippleMap:
        return self._edit(cafe_id, _("Change the ripple"), lambda kept: rules.changed(kept, ripple))

    def reword_ripple(self, cafe_id: str, ripple: Ripple) -> RippleMap:
        """A swap of the guard: the sense stays, so that what the group heard is still read back."""
        return self._edit(
            cafe_id,
            _("Change the ripple"),
            lambda kept: replace(rules.changed(kept, ripple), is_read_back=kept.is_read_back),
        )

    def move_ripple(self, cafe_id: str, ripple_id: str, parent_id: str) -> RippleMap:
        return self._edit(cafe_id, _("Move the ripple"), lambda kept: rules.moved(kept, ripple_id, parent_id))

    def take_ripple_out(self, cafe_id: str, ripple_id: str) -> RippleMap:
        return self._edit(cafe_id, _("Take out the ripple"), lambda kept: rules.taken_out(kept, ripple_id))

    def vote_for_ripple(self, cafe_id: str, ripple_id: str, by: int = 1) -> RippleMap:
        return self._edit(cafe_id, _("Vote"), lambda kept: rules.voted(kept, ripple_id, by))

    def say_of_ripples(
        self,
        cafe_id: str,
        *,
        change: str,
        next_steps: str,
        left_as_is: tuple[GuardAnswer, ...] = (),
        is_swap: bool = False,
    ) -> RippleMap:
        """The one change that was noticed, and the next steps. ``is_swap``: a swap of the guard's, the sense stays."""
        return self._edit(
            cafe_id,
            _("Change the sentence"),
            lambda kept: rules.said(kept, change=change, next_steps=next_steps, left_as_is=left_as_is, is_swap=is_swap),
        )

    def ripples_read_back(self, cafe_id: str, is_so: bool = True) -> RippleMap:
        """The group heard them all, and let them stand: from now on they may leave."""
        return self._edit(cafe_id, _("Read it back"), lambda kept: replace(kept, is_read_back=is_so))

    def _edit(self, cafe_id: str, label: str, edit: Callable[[RippleMap], RippleMap]) -> RippleMap:
        before = self.ripple_map(cafe_id)
        after = edit(before)
        if after != before:
            self._put(after)
            self._did(label, lambda: self._put(before), lambda: self._put(after))
        return after

    def _put(self, kept: RippleMap) -> None:
        with self._db.write() as session:
            row_of(session, CafeRow, kept.cafe_id)
            write_map(session, kept)
            self._touch(session, kept.cafe_id)
        self._announce(Kind.ENTRIES)


def read_map(session: DbSession, cafe_id: str) -> RippleMap:
    """The map of one café, from its rows."""
    row = session.get(RippleMapRow, cafe_id)
    rows = session.exec(select(RippleRow).where(RippleRow.cafe_id == cafe_id)).all()
    ripples = in_order(
        Ripple(
            one.id, one.text, one.parent_id, 1, one.position, one.happened, one.is_wanted, Touched(one.touched),
            one.votes, answers_of(one.left_as_is),
        )
        for one in rows
    )  # fmt: skip
    if row is None:
        return RippleMap(cafe_id, ripples=ripples)
    return RippleMap(
        cafe_id, row.centre, row.change, row.next_steps, row.is_read_back, ripples, answers_of(row.left_as_is)
    )


def write_map(session: DbSession, kept: RippleMap) -> None:
    """Bring the rows to what ``kept`` says."""
    row = session.get(RippleMapRow, kept.cafe_id) or RippleMapRow(cafe_id=kept.cafe_id)
    row.centre, row.change, row.next_steps = kept.centre, kept.change, kept.next_steps
    row.is_read_back, row.left_as_is = kept.is_read_back, pairs_of(kept.left_as_is)
    session.add(row)
    rows = {one.id: one for one in session.exec(select(RippleRow).where(RippleRow.cafe_id == kept.cafe_id))}
    for one in kept.ripples:
        found = rows.pop(one.id, None) or RippleRow(id=one.id, cafe_id=kept.cafe_id, position=0, text="")
        found.parent_id, found.position, found.text = one.parent_id, one.position, one.text
        found.happened, found.is_wanted, found.touched = one.happened, one.is_wanted, one.touched.value
        found.votes, found.left_as_is = one.votes, pairs_of(one.left_as_is)
        session.add(found)
    for gone in rows.values():
        session.delete(gone)
