"""What came in goes from the programme's own laptop too, when the months that its file names are over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gates.hunt import every_page
from cafe.collate.keeping.rules import ENTRIES, HEADS, Came, dues_here
from cafe.collate.replies.subjects import said_subject
from cafe.collate.service import CollateService
from cafe.core.clock import FakeClock
from cafe.model.values import Answer, AnswerState, EntryKind, ProgrammeCard
from cafe.packs.schema import CafePack
from cafe.store.database import Database
from cafe.store.periods import FAIR_WARNING, MONTHS, Told, in_months
from cafe.store.retention import expired_at
from cafe.store.trail import Deed, Done, Trail
from tests.collate.test_service import ANN, Post
from tests.conftest import KEY
from tests.packs.builders import a_quote, a_sentence, an_id

WORD = "zephyrbramble"
YEAR = 12 * 31 * 24 * 60  # minutes, and a little more than a year
DAY = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def post(tmp_path: Path, programme: ProgrammeCard) -> Post:
    return Post(tmp_path / "packs", programme)


def take(service: CollateService, post: Post) -> None:
    service.import_(service.preview(post.programme.id, post.folder), {ANN.public})


def one_cafe(service: CollateService, post: Post, **facts: object) -> CafePack:
    entries = (a_sentence(text=f"They said {WORD}."), a_quote(text=f"I never said {WORD}."))
    pack = post.send("one.cafepack", entries=entries, **facts)
    take(service, post)
    return pack


def deeds(database: Database, clock: FakeClock) -> set[Deed]:
    return {done.deed for done in Trail(database, clock).lines()}


def test_while_the_programme_says_no_months_nothing_goes(service: CollateService, post: Post, clock: FakeClock) -> None:
    one_cafe(service, post)
    clock.advance(minutes=10 * YEAR)
    assert service.keeping.coming(post.programme.id) == ()
    assert service.keeping.sweep() == ()
    assert service.collation(post.programme.id).people == 14


def test_words_go_when_their_year_is_over_and_the_cafe_and_its_heads_stay(
    service: CollateService, post: Post, database: Database, clock: FakeClock
) -> None:
    pack, programme = one_cafe(service, post), post.programme.id
    quote = pack.of_kind(EntryKind.QUOTE)[0]
    service.choose_quote(programme, quote.id, True)
    service.keep_answer(
        programme,
        said_subject(f"They said {WORD}."),
        Answer(f"They said {WORD}.", "It opens in March.", AnswerState.DONE, ""),
    )
    service.keys.keep_months(programme, 12, 72)
    (first, _second) = service.keeping.coming(programme)
    assert (first.kind, first.ids) == (ENTRIES, (pack.pack_id,))
    clock.advance(minutes=YEAR)
    (gone,) = service.keeping.sweep()
    assert gone.kind == ENTRIES
    picture = service.collation(programme)
    assert (picture.cafes, picture.people) == (1, 14)
    assert WORD not in repr(picture)
    assert service.answers(programme) == {}
    assert service.search(programme, WORD).hits == ()
    assert WORD.encode() not in every_page(database.path, KEY)
    assert Done(clock.now(), Deed.CAME_ENTRIES_DELETED, "", 1) in Trail(database, clock).lines()
    with database.read() as session:
        assert expired_at(session) == clock.now(), "copies that still hold them go too"
    assert service.keeping.sweep() == (), "and once is enough"


def test_the_same_pack_again_is_known_and_not_taken_in(
    service: CollateService, post: Post, database: Database, clock: FakeClock
) -> None:
    one_cafe(service, post)
    service.keys.keep_months(post.programme.id, 12, 12)
    clock.advance(minutes=YEAR)
    service.keeping.sweep()
    take(service, post)
    assert WORD not in repr(service.collation(post.programme.id))
    assert WORD.encode() not in every_page(database.path, KEY)


def test_a_correction_that_comes_late_goes_with_the_rest(service: CollateService, post: Post, clock: FakeClock) -> None:
    one_cafe(service, post)
    service.keys.keep_months(post.programme.id, 12, 0)
    clock.advance(minutes=YEAR)
    service.keeping.sweep()
    post.send("two.cafepack", revision=2, sequence=2, entries=(a_sentence(text=f"They said {WORD} again."),))
    take(service, post)
    assert WORD in repr(service.collation(post.programme.id))
    service.keeping.sweep()
    assert WORD not in repr(service.collation(post.programme.id))


def test_heads_go_without_the_words_and_are_in_no_table(
    service: CollateService, post: Post, database: Database, clock: FakeClock
) -> None:
    one_cafe(service, post)
    service.keys.keep_months(post.programme.id, 0, 12)
    clock.advance(minutes=YEAR)
    post.send("next.cafepack", pack_id=an_id("next"), sequence=2, entries=(a_sentence(),))
    take(service, post)
    assert [due.kind for due in service.keeping.sweep()] == [HEADS]
    picture = service.collation(post.programme.id)
    assert (picture.cafes, picture.people) == (2, 14)
    assert WORD in repr(picture)
    assert service.pictures.giving(post.programme.id).members == {f"{an_id('next')} 1"}
    assert Deed.CAME_HEADS_DELETED in deeds(database, clock)


MOMENTS = st.integers(0, 2000).map(lambda days: DAY + timedelta(days=days))


@given(st.lists(st.tuples(MOMENTS, st.booleans(), st.booleans()), max_size=8), st.sampled_from(MONTHS), MOMENTS)
def test_nothing_goes_before_its_months_or_before_thirty_days_of_warning(
    rows: list[tuple[datetime, bool, bool]], months: int, since: datetime
) -> None:
    came = [Came(str(n), at, has_entries=words, has_heads=heads) for n, (at, words, heads) in enumerate(rows)]
    dues = dues_here(came, Told(months, 0, since))
    for due in dues:
        assert due.kind == ENTRIES
        for one in (came[int(number)] for number in due.ids):
            assert due.at >= one.first_at + in_months(months)
            assert due.at >= since + FAIR_WARNING
    assert sum(len(due.ids) for due in dues) == (sum(words for _at, words, _heads in rows) if months else 0)
    assert list(dues) == sorted(dues, key=lambda due: due.at)
