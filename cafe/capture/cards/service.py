"""Take-home cards by kind: how many, and nothing of who took one. The sum is the café's one figure that may leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import select

from cafe.capture.counts.service import Counts
from cafe.capture.keeping import row_of
from cafe.content import directory
from cafe.core.changes import Kind
from cafe.core.errors import Bug
from cafe.core.i18n import _
from cafe.model.community.tables import CardsGivenRow
from cafe.model.tables import CafeRow

MOST = 999


class Cards(Counts):
    """How many cards of each kind (a tag of the directory) a café gave out."""

    def cards_given(self, cafe_id: str) -> dict[str, int]:
        """Kind → how many; kinds that nobody took are left out."""
        with self._db.read() as session:
            rows = session.exec(select(CardsGivenRow).where(CardsGivenRow.cafe_id == cafe_id))
            return {row.kind: row.count for row in rows if row.count}

    def set_cards_given(self, cafe_id: str, given: Mapping[str, int]) -> None:
        """Keep the counts of all kinds; their sum is the café's count of cards. One step of undo."""
        known = {tag.id for tag in directory.tags()}
        if not known.issuperset(given) or any(not 0 <= n <= MOST for n in given.values()):
            raise Bug(f"cards of no kind: {dict(given)}")
        before, before_all = self.cards_given(cafe_id), self.attendance(cafe_id).support_cards
        after = {kind: n for kind, n in given.items() if n}
        if after == before:
            return
        self._put_cards(cafe_id, after, sum(after.values()) or None)
        self._did(
            _("Count the cards"),
            lambda: self._put_cards(cafe_id, before, before_all),
            lambda: self._put_cards(cafe_id, after, sum(after.values()) or None),
        )

    def _put_cards(self, cafe_id: str, given: Mapping[str, int], in_all: int | None) -> None:
        with self._db.write() as session:
            row_of(session, CafeRow, cafe_id)
            for row in session.exec(select(CardsGivenRow).where(CardsGivenRow.cafe_id == cafe_id)).all():
                if row.kind not in given:
                    session.delete(row)
            for kind, count in given.items():
                row = session.get(CardsGivenRow, (cafe_id, kind)) or CardsGivenRow(cafe_id=cafe_id, kind=kind, count=0)
                row.count = count
                session.add(row)
        self._keep_attendance(replace(self.attendance(cafe_id), support_cards=in_all))
        self._announce(Kind.PEOPLE)
