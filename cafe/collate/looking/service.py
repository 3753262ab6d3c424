"""What the guard noticed in the cafés that came in, and what the coordinator answered.

Part of collating; called by ``collate/service.py`` only. What it noticed lives in memory and is noticed again at the
next start; the answers are kept in the store. Work comes in slices, so that a window can do other things between.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from cafe.collate.digest import Digest, digest
from cafe.collate.intake.service import PACK, Settled, facts, table_of
from cafe.collate.looking import ours
from cafe.collate.replies.service import next_steps
from cafe.collate.second_look import (
    NOT_ANSWERED,
    LookAnswer,
    Read,
    Waiting,
    mark_of,
    open_flags,
    seen_through,
    texts_of,
)
from cafe.collate.themes.events import PROPOSED, ProgrammeBook, fold
from cafe.collate.themes.placing import Proposed, SaidUnder, placed, proposed, said_under
from cafe.collate.themes.service import events_of
from cafe.collate.twice.rules import Pair, counted_once
from cafe.collate.twice.service import decided
from cafe.collate.values import CafeFacts
from cafe.content.codebook import Codebook
from cafe.core.changes import Changes, Kind
from cafe.core.plain import plain_text
from cafe.model.community.tables import ChangeChoiceRow
from cafe.model.tables import AnswerRow, SettingRow
from cafe.model.values import Answer, AnswerState
from cafe.privacy.guard.lists import load as load_lists

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from cafe.collate.columns.columns import Columns
    from cafe.store.database import Database, DbSession


_WHY, _ANSWERED = table_of(ChangeChoiceRow), table_of(AnswerRow)
AT_ONCE = 200  # texts that are read in one go: some hundredths of a second


@dataclass(slots=True)
class CafesHere:
    """One programme's cafés in memory, each at the same place in all lists."""

    came: list[CafeFacts]  # as they came in, each sentence under the codes of today
    shown: list[Digest]  # as they may be shown
    raw: list[CafeFacts]  # as they came in, with the codes that their packs carry
    book: Codebook  # what their codes are called
    same: frozenset[Pair] = frozenset()  # pairs that were said to be one café
    changed: list[int] = field(default_factory=list)  # places that were shown anew since, the latest last
    joined: tuple[int, list[Digest]] | None = None  # ``shown`` with those as one, and at which of ``changed``


class SecondLook:
    """The cafés that are counted, as they may be shown. Keeps one programme's in memory until something comes in.

    Nothing here is announced but answers: whoever asks for the last slice shows the picture again.
    """

    def __init__(self, db: Database, changes: Changes) -> None:
        self._db = db
        self._changes = changes
        self._here: dict[str, CafesHere] = {}
        self._raw: dict[str, list[CafeFacts]] = {}  # what came in a moment ago, and is not asked for yet
        self._looking: dict[str, _Looking] = {}
        self._columns: tuple[CafesHere, int, Columns] | None = None  # and of which cafés, until they change

    def columns(self, programme_id: str) -> Columns:
        """The same cafés as numbers. Made anew where something came in or went out; else brought up to date."""
        from cafe.collate.columns.columns import Columns

        here = self.here(programme_id)
        kept = self._columns
        if kept is None or kept[0] is not here or kept[1] != len(here.changed):
            cafes = self.cafes(programme_id)
            columns = Columns(cafes) if kept is None else kept[2].look_again(cafes)
            self._columns = kept = here, len(here.changed), columns
        return kept[2]

    def cafes(self, programme_id: str) -> list[Digest]:
        """Every café that counts, without what waits for an answer. What two hosts entered is one café here."""
        here = self.here(programme_id)
        if not here.same:
            return here.shown
        if here.joined is None or here.joined[0] != len(here.changed):
            here.joined = len(here.changed), counted_once(here.shown, here.same)
        return here.joined[1]

    def here(self, programme_id: str) -> CafesHere:
        """The same, beside how they came in. Another value once something came in or went out."""
        kept = self._here.get(programme_id)
        if kept is None:
            raw = self._raw.pop(programme_id, None)
            with self._db.read() as session:
                if raw is None:
                    raw = list(facts(session, *_counting(programme_id)).values())
                book = fold(events_of(session, programme_id))
                same = frozenset(pair for pair, is_same in decided(session, programme_id).items() if is_same)
            looking = self._looking.setdefault(programme_id, _Looking(self._db, programme_id))
            came = [placed(cafe, book) for cafe in raw]
            looking.show(came)
            is_open = any(PROPOSED in one.themes for cafe in came if cafe.own_themes for one in cafe.said)
            shown = [digest(looking.applied(cafe)) for cafe in came]
            kept = CafesHere(came, shown, raw, book.book(with_proposed=is_open), same)
            self._here = {programme_id: kept}
        return kept

    def book(self, programme_id: str) -> Codebook:
        """What the codes of the cafés that count are called."""
        return self.here(programme_id).book

    def proposed(self, programme_id: str, book: ProgrammeBook) -> tuple[Proposed, ...]:
        """Hosts' own themes in the cafés that count, with sentences as they may be shown."""
        looking = self._at(programme_id)
        cafes = [cafe for cafe in self.here(programme_id).raw if cafe.own_themes]
        return proposed(cafes, [looking.applied(cafe) for cafe in cafes], book)

    def said_under(self, programme_id: str, letters: str) -> tuple[SaidUnder, ...]:
        """The sentences that count under a code, as they may be shown."""
        here = self.here(programme_id)
        return said_under(letters, here.came, [one.facts for one in here.shown])

    def came_in(self, programme_id: str, settled: Settled, *, read_anew: bool) -> None:
        """A batch was taken in. What it brought is in memory already, and so is not read from the store again.

        ``read_anew``: something that was here changed too.
        """
        came = [item.arrived.facts for item in settled.taken if item.arrived is not None]
        if read_anew:
            self.forget(programme_id)
        elif came:
            before = self._here.pop(programme_id, None)
            raw = before.raw if before is not None else self._raw.get(programme_id, [])
            changed = {one.pack_id for one in came}
            now = [*(one for one in raw if one.pack_id not in changed), *came]
            with self._db.read() as session:
                rows = select(PACK.c.pack_id, PACK.c.revision).where(*_counting(programme_id)).order_by(PACK.c.id)
                is_all = session.execute(rows).all() == [(one.pack_id, one.revision) for one in now]
            self._raw = {programme_id: now} if is_all else {}
            self._columns = None

    def forget(self, programme_id: str) -> None:
        """Something came in or went out: the cafés are read again when they are next asked for."""
        self._here.pop(programme_id, None)
        self._raw.pop(programme_id, None)
        self._columns = None

    def begin_again(self, programme_id: str) -> None:
        """Answers came from somebody else too: everything is read and looked at anew."""
        self.forget(programme_id)
        self._looking.pop(programme_id, None)

    def prepare(self) -> None:
        """Have the guard's lists in memory before anybody filters: reading them takes a third of a second."""
        load_lists()

    def look_again(self, programme_id: str, most: int = AT_ONCE) -> Read:
        """Let the guard read the next ``most`` texts that came in. What it notices leaves the picture."""
        looking = self._at(programme_id)
        found = looking.look(most)
        self._show_again(programme_id, found)
        return Read(looking.left, bool(found))

    def read_all(self, programme_id: str) -> None:
        """Read whatever is left, before anything is printed."""
        while self.look_again(programme_id).left:
            pass

    def unread(self, programme_id: str) -> int:
        """How many texts the guard has not read yet."""
        return self._at(programme_id).left

    def waiting(self, programme_id: str) -> tuple[Waiting, ...]:
        """Texts that could point to somebody and that nobody has answered yet. They are in no picture and no file.

        First what came in, then what the coordinator wrote herself (``ours``).
        """
        looking = self._at(programme_id)
        return (*looking.waiting(), *ours.waiting(self._ours(programme_id), looking.answer_of))

    def may_say_ours(self, programme_id: str) -> ours.MaySay:
        """How the coordinator's own words may leave: empty while they wait for an answer."""
        looking = self._at(programme_id)
        return lambda text: ours.may_say(text, looking.answer_of(text))

    def leave_ours(self, programme_id: str, typed: str, left: Iterable[str]) -> None:
        """What she left as it is while she typed ``typed``, which is kept by now, is not asked again."""
        words = tuple(left)
        kept = {plain_text(text): text for _place, text in self._ours(programme_id)}
        text = kept.get(plain_text(typed))
        if words and text is not None:
            before = self.answer_of(programme_id, text)
            self.answer(programme_id, text, replace(before, left=tuple(dict.fromkeys((*before.left, *words)))))

    def _ours(self, programme_id: str) -> tuple[tuple[str, str], ...]:
        with self._db.read() as session:
            whys = session.execute(select(_WHY.c.why).where(_WHY.c.programme_id == programme_id)).scalars().all()
            rows = session.execute(select(_ANSWERED).where(_ANSWERED.c.programme_id == programme_id)).all()
            book = fold(events_of(session, programme_id))
            steps = next_steps(session, programme_id)
        answers = (Answer(row.said, row.answer, AnswerState(row.state), row.who) for row in rows)
        return tuple(ours.texts_of_ours(whys, answers, book, steps))

    def held(self, programme_id: str) -> int:
        """How many of them there are."""
        return self._at(programme_id).held

    def answer_of(self, programme_id: str, text: str) -> LookAnswer:
        """What was decided about a text, for putting it back as it was."""
        return self._at(programme_id).answer_of(text)

    def answer(self, programme_id: str, text: str, answer: LookAnswer) -> None:
        """Keep what the coordinator decided about one text, in every café that wrote it."""
        self._at(programme_id).answer(text, answer, {text for _place, text in self._ours(programme_id)})
        self._show_again(programme_id, frozenset((text,)))
        self._changes.announce({Kind.PROGRAMME})

    def forget_words(self, programme_id: str) -> None:
        """Answers about words that their speaker took back go with them."""
        self.forget(programme_id)
        came = self.here(programme_id).came
        here = [text for cafe in came for _place, text in texts_of(cafe)]
        self._at(programme_id).forget_others([*here, *(text for _place, text in self._ours(programme_id))])

    def _at(self, programme_id: str) -> _Looking:
        self.cafes(programme_id)
        return self._looking[programme_id]

    def _show_again(self, programme_id: str, texts: frozenset[str]) -> None:
        """Digest once more the cafés in which one of ``texts`` stands."""
        if texts:
            looking, here = self._looking[programme_id], self._here[programme_id]
            for at in looking.stand_in(texts):
                here.shown[at] = digest(looking.applied(here.came[at]))
                here.changed.append(at)


class _Looking:
    """One programme's texts: those that wait, and those that were answered."""

    def __init__(self, db: Database, programme_id: str) -> None:
        self._db = db
        self._programme_id = programme_id
        with db.read() as session:
            self._answers = answers_of(session, programme_id)
        self._places: dict[str, str] = {}  # text, where it stands first
        self._first: dict[str, int] = {}  # text, the first café in which it stands
        self._further: dict[str, list[int]] = {}  # and the others, where there are any: most texts stand in one
        self._ahead: list[str] = []  # not looked at yet
        self._held: dict[str, Waiting] = {}
        self._in_order: tuple[Waiting, ...] | None = ()  # None: to be put in order again

    def show(self, cafes: Iterable[CafeFacts]) -> None:
        """All cafés that count now. Texts that were seen before are not looked at twice."""
        places: dict[str, str] = {}
        self._first, self._further = {}, {}
        for at, cafe in enumerate(cafes):
            for text, place in {text: place for place, text in texts_of(cafe)}.items():
                places.setdefault(text, place)
                if self._first.setdefault(text, at) != at:
                    self._further.setdefault(text, []).append(at)
        ahead = set(self._ahead)
        self._ahead = [text for text in places if text not in self._places or text in ahead]
        self._places = places
        self._held = {text: one for text, one in self._held.items() if text in places}
        self._in_order = None

    def stand_in(self, texts: Iterable[str]) -> list[int]:
        """The places of the cafés in which one of ``texts`` stands, in their order."""
        known = [text for text in texts if text in self._first]
        return sorted({at for text in known for at in (self._first[text], *self._further.get(text, ()))})

    @property
    def left(self) -> int:
        """How many texts have not been looked at yet."""
        return len(self._ahead)

    def look(self, most: int) -> frozenset[str]:
        """Look at the next ``most`` texts, and answer those that are not to be shown as they came."""
        some, self._ahead = self._ahead[:most], self._ahead[most:]
        return frozenset(text for text in some if self._weigh(text))

    def may_say(self, text: str) -> str:
        """How a text may be printed: nothing while it waits or where it is hidden."""
        if text in self._held:
            return ""
        answer = self._answers.get(mark_of(text)) if self._answers else None
        if answer is None:
            return text
        return "" if answer.is_hidden else answer.words or text

    def applied(self, cafe: CafeFacts) -> CafeFacts:
        if not self._held and not self._answers:
            return cafe
        return seen_through(cafe, self.may_say)

    def waiting(self) -> tuple[Waiting, ...]:
        """What is held back, in the order of the cafés."""
        if self._in_order is None:
            self._in_order = tuple(self._held[text] for text in self._places if text in self._held)
        return self._in_order

    @property
    def held(self) -> int:
        """How many texts are held back."""
        return len(self._held)

    def answer_of(self, text: str) -> LookAnswer:
        return self._answers.get(mark_of(text), NOT_ANSWERED)

    def answer(self, text: str, answer: LookAnswer, written_here: Collection[str] = ()) -> None:
        """Keep an answer, and weigh the text again. An empty answer puts it back among those that wait.

        Nothing is kept about words that are gone: neither came in, nor are among those that were ``written_here``.
        """
        if text not in self._places and text not in written_here:
            return
        answers = dict(self._answers)
        if answer == NOT_ANSWERED:
            answers.pop(mark_of(text), None)
        else:
            answers[mark_of(text)] = answer
        self._keep(answers)
        self._weigh(text)

    def forget_others(self, texts: Sequence[str]) -> None:
        """Drop the answers about words that are gone: a changed wording would still hold some of them."""
        here = {mark_of(text) for text in texts}
        kept = {mark: answer for mark, answer in self._answers.items() if mark in here}
        if kept != self._answers:
            self._keep(kept)

    def _weigh(self, text: str) -> bool:
        answer = self.answer_of(text)
        flags = open_flags(text, answer)
        if flags and text in self._places:
            words = answer.words or text
            self._held[text] = Waiting(text, words, self._places[text], 1 + len(self._further.get(text, ())), flags)
            self._in_order = None
        elif self._held.pop(text, None) is not None:
            self._in_order = None
        return bool(flags) or answer != NOT_ANSWERED

    def _keep(self, answers: dict[str, LookAnswer]) -> None:
        with self._db.write() as session:
            keep_answers(session, self._programme_id, answers)
        self._answers = answers


def _counting(programme_id: str) -> tuple[ColumnElement[bool], ...]:
    """The revisions that count."""
    return PACK.c.programme_id == programme_id, PACK.c.is_current


def answers_of(session: DbSession, programme_id: str) -> dict[str, LookAnswer]:
    """What a coordinator decided about each text, by what stands for it (``mark_of``)."""
    row = session.get(SettingRow, _setting(programme_id))
    found = json.loads(row.value) if row is not None else {}
    return {
        mark: LookAnswer(str(one["words"]), tuple(map(str, one["left"])), bool(one["is_hidden"]))
        for mark, one in found.items()
    }


def keep_answers(session: DbSession, programme_id: str, answers: Mapping[str, LookAnswer]) -> None:
    """All of them, in place of what was kept."""
    name = _setting(programme_id)
    row = session.get(SettingRow, name) or SettingRow(name=name, value="")
    row.value = json.dumps({mark: asdict(one) for mark, one in answers.items()})
    session.add(row)


def _setting(programme_id: str) -> str:
    return f"second_look:{programme_id}"
