"""Full-text search over what came in: the index in the encrypted store, and the sentences that answer a question.

Part of collating. The index (``pack_words``, FTS5) holds no text of its own and lives in the store alone. It is brought
up to date inside the transaction that changes the entries: words that are deleted leave it, and its pages, with them.
Called by ``collate/service.py`` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from cafe.collate.asked import Asked, asked
from cafe.collate.digest import is_big_enough, may_be_shown
from cafe.collate.intake.service import ENTRY, PACK
from cafe.collate.merge import MOST_SENTENCES, NO_FILTERS, lets_through
from cafe.collate.twice.rules import in_place_of
from cafe.collate.values import Filters, Found, Hit, Said
from cafe.core.errors import Bug
from cafe.model.values import Consent, EntryKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cafe.collate.looking.service import CafesHere, SecondLook
    from cafe.store.database import Database, DbSession

    Numbers = NDArray[np.int64]

_NOT_SHOWN = -1
NOTHING_FOUND = Found()


def index_new(session: DbSession, first: int) -> None:
    """Take the entries of a batch into the index: those of the packs from row ``first`` on."""
    session.execute(
        text("INSERT INTO pack_words(rowid, text) SELECT id, text FROM pack_entry WHERE pack >= :first ORDER BY id"),
        {"first": first},
    )


def index_again(session: DbSession) -> None:
    """Make the whole index anew, so that no deleted word is left in it. Half a second for 130,000 entries."""
    session.execute(text("INSERT INTO pack_words(pack_words) VALUES ('rebuild')"))


def rows_that_say(session: DbSession, question: Asked) -> str:
    """Row numbers of the entries whose words, as they came in, answer the question; joined by commas.

    As one text: a hundred thousand rows of one number each would take five times as long.
    """
    found = session.execute(
        text("SELECT group_concat(rowid) FROM pack_words WHERE pack_words MATCH :asked"),
        {"asked": question.as_match},
    ).scalar()
    return found or ""


class Searching:
    """Long-lived. Keeps in memory where each entry stands; the words stay in the store and in the cafés."""

    def __init__(self, db: Database, looks: SecondLook) -> None:
        self._db = db
        self._looks = looks
        self._places: _Places | None = None

    def find(self, programme_id: str, typed: str, filters: Filters = NO_FILTERS, most: int = MOST_SENTENCES) -> Found:
        """The sentences, ideas and quotes that answer what was typed, those of the most cafés first.

        As they may be shown: what waits for a second look, or was answered with *do not print it*, is not found, and
        changed words are found as they read now. ``most``: how many to name. The first question after a change takes
        a moment longer: not on the window's thread.
        """
        question = asked(typed)
        if not question.parts:
            return NOTHING_FOUND
        places = self._here(programme_id)
        with self._db.read() as session:
            rows = rows_that_say(session, question)
        return places.found(rows, question, filters, most)

    def _here(self, programme_id: str) -> _Places:
        here = self._looks.here(programme_id)
        if self._places is None or self._places.here is not here:
            with self._db.read() as session:
                rows = session.execute(
                    select(ENTRY.c.id)
                    .join(PACK, PACK.c.id == ENTRY.c.pack)
                    .where(PACK.c.programme_id == programme_id, PACK.c.is_current)
                    .order_by(PACK.c.id, ENTRY.c.position)
                ).scalars()
                self._places = _Places(here, rows.all())
        self._places.look_again()
        return self._places


class _Places:
    """Every entry of the cafés that count as numbers: its row in the store, its café, and which words it says.

    Counting in numbers is what lets a word that stands in half of all entries be answered at once.
    """

    def __init__(self, here: CafesHere, rows: Sequence[int]) -> None:
        import numpy as np

        self.here = here
        self._known = 0  # how much of ``here.changed`` has been seen
        self._numbers: dict[tuple[str, str], int] = {}  # the answer of a quote, the words folded
        self._texts: list[str] = []  # by number; of several ways to write it the first of the alphabet
        self._in_order: Numbers = np.array([], np.int64)
        counts = [len(cafe.said) for cafe in here.came]
        self._starts = np.cumsum([0, *counts])
        if self._starts[-1] != len(rows):
            raise Bug("the entries are not those of the cafés")
        self._order = np.argsort(np.array(rows, np.int64))
        self._rows = np.array(rows, np.int64)[self._order]
        self._cafe = np.repeat(np.arange(len(counts)), counts)
        self._counted_as = np.arange(len(counts))  # what two hosts entered is one café here too
        for one, other in in_place_of([cafe.facts for cafe in here.shown], here.same).items():
            self._counted_as[one] = other
        self._pack_ids = np.array([cafe.pack_id for cafe in here.came], object)
        self._says = np.full(len(rows), _NOT_SHOWN, np.int64)
        self._otherwise: set[int] = set()  # places whose words are not those of the index any more
        self._let: tuple[Filters, NDArray[np.bool_]] | None = None
        for at in range(len(counts)):
            self._see(at)

    def look_again(self) -> None:
        """See what was shown anew since."""
        changed = self.here.changed
        for at in set(changed[self._known :]):
            self._see(at)
            self._let = None
        self._known = len(changed)

    def _see(self, at: int) -> None:
        cafe, came = self.here.shown[at].facts, self.here.came[at]
        first, is_shown = int(self._starts[at]), is_big_enough(cafe)
        for place, said in enumerate(cafe.said, start=first):
            self._says[place] = self._number(said) if is_shown and may_be_shown(said) else _NOT_SHOWN
        if cafe is not came or self._otherwise:
            for place, (said, before) in enumerate(zip(cafe.said, came.said, strict=True), start=first):
                (self._otherwise.discard if said.text == before.text else self._otherwise.add)(place)

    def _number(self, said: Said) -> int:
        number = self._numbers.setdefault(
            (said.consent._value_ if said.kind is EntryKind.QUOTE else "", said.key), len(self._texts)
        )
        if number == len(self._texts):
            self._texts.append(said.text)
        elif said.text < self._texts[number]:
            self._texts[number] = said.text
        return number

    def found(self, rows: str, question: Asked, filters: Filters, most: int) -> Found:
        """The answer, of the rows that the index named and of the words that read otherwise than in it."""
        import numpy as np

        places = self._places(rows, question)
        says, cafe = self._says[places], self._cafe[places]
        kept = (says != _NOT_SHOWN) & self._through(filters)[cafe]
        says, cafe, places = says[kept], self._counted_as[cafe[kept]], places[kept]
        _once, first = np.unique(says * len(self.here.came) + cafe, return_index=True)  # a café counts once
        says, cafe, places = says[first], cafe[first], places[first]
        numbers, starts, counts = np.unique(says, return_index=True, return_counts=True)
        ranked = np.lexsort((self._alphabet()[numbers], -counts))[:most]
        hits = (self._hit(int(numbers[one]), places[starts[one] : starts[one] + counts[one]]) for one in ranked)
        return Found(len(numbers), len(np.unique(cafe)), tuple(hits))

    def _places(self, rows: str, question: Asked) -> Numbers:
        import numpy as np

        named = np.array([], np.int64) if not rows else np.fromstring(rows, np.int64, sep=",")
        at = np.searchsorted(self._rows, named)
        at[at == len(self._rows)] = 0
        is_here = self._rows[at] == named if len(self._rows) else np.zeros(len(named), bool)
        places: Numbers = self._order[at[is_here]]  # the other rows are of revisions that do not count
        if not self._otherwise:
            return places
        otherwise = np.array(sorted(self._otherwise), np.int64)
        numbers = [int(number) for number in np.unique(self._says[otherwise]) if number != _NOT_SHOWN]
        answers = [number for number in numbers if question.is_answered_by(self._texts[number])]
        theirs = otherwise[np.isin(self._says[otherwise], answers)]
        return np.concatenate([places[~np.isin(places, otherwise)], theirs])

    def _through(self, filters: Filters) -> NDArray[np.bool_]:
        """For each café, whether it is in the picture."""
        import numpy as np

        if self._let is None or self._let[0] != filters:
            self._let = filters, np.array([lets_through(filters, cafe) for cafe in self.here.shown], bool)
        return self._let[1]

    def _alphabet(self) -> Numbers:
        """For each number, where its words stand in the alphabet: no order of packs shows in an answer."""
        import numpy as np

        if len(self._in_order) != len(self._texts):
            ranked = sorted(range(len(self._texts)), key=[key for _answer, key in self._numbers].__getitem__)
            self._in_order = np.empty(len(ranked), np.int64)
            self._in_order[ranked] = np.arange(len(ranked))
        return self._in_order

    def _hit(self, number: int, places: Numbers) -> Hit:
        import numpy as np

        named = self._pack_ids[self._counted_as[self._cafe[places]]]
        packs = sorted(named.tolist())
        place = int(places[np.flatnonzero(named == packs[0])[0]])
        at = int(self._cafe[place])
        facts = self.here.shown[at].facts
        said = facts.said[place - int(self._starts[at])]
        return Hit(
            text=self._texts[number],
            kind=said.kind,
            cafes=len(packs),
            packs=tuple(packs),
            entry_id=said.entry_id,
            topic_id=facts.topic_id,
            topic_title=facts.topic_title,
            themes=said.themes,
            is_hers=said.kind is EntryKind.QUOTE and said.consent is Consent.VERBATIM,
        )
