"""Full-text search over what came in: it finds what may be shown, and nothing of what is gone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cafe.collate.second_look import LookAnswer
from cafe.collate.service import NO_FILTERS, CollateService
from cafe.collate.values import Filters
from cafe.model.values import EntryKind, ProgrammeCard
from cafe.packs.schema import Withdrawn
from cafe.store.database import Database, connect
from tests.collate.test_second_look import NAMED, PLAIN
from tests.collate.test_service import ANN, BEA, Post
from tests.collate.test_taken_back import take
from tests.conftest import KEY
from tests.packs.builders import a_quote, a_sentence, an_id, an_idea, some_facts

HERS = "Quokkas never knew the xylophone."


@pytest.fixture
def programme(service: CollateService) -> ProgrammeCard:
    return service.make_programme("Autumn 2026 programme")


@pytest.fixture
def post(tmp_path: Path, programme: ProgrammeCard) -> Post:
    return Post(tmp_path / "packs", programme)


@pytest.fixture
def came_in(service: CollateService, post: Post) -> str:
    """A café whose second sentence names somebody, and that has been read."""
    post.send("one.cafepack", entries=(a_sentence(), a_sentence("b", text=NAMED, themes=("WAI1",))))
    take(service, post, ANN)
    service.second_look.read_all(post.programme.id)
    return post.programme.id


@contextmanager
def the_store(database: Database) -> Iterator[Any]:
    raw = connect(database.path, KEY)
    try:
        yield raw
    finally:
        raw.close()


def words_in_the_index(database: Database) -> set[str]:
    with the_store(database) as raw:
        raw.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, pack_words, row)")
        return {row[0] for row in raw.execute("SELECT term FROM temp.every_word")}


def is_true_to_the_entries(database: Database) -> bool:
    """FTS5's own check: the index says exactly what the entries say."""
    with the_store(database) as raw:
        raw.execute("INSERT INTO pack_words(pack_words, rank) VALUES ('integrity-check', 1)")
    return True


def texts(service: CollateService, programme_id: str, typed: str, filters: Filters = NO_FILTERS) -> list[str]:
    return [hit.text for hit in service.search(programme_id, typed, filters).hits]


def test_equal_words_of_two_cafes_meet_and_the_most_said_comes_first(service: CollateService, post: Post) -> None:
    once = a_sentence("b", text="We wait for a bus.")
    post.send("one.cafepack", entries=(a_sentence(text="We waited a year."), once))
    again = a_sentence(text="We waited a year")
    post.send("two.cafepack", BEA, pack_id=an_id("two"), entries=(again, an_idea(text="Say how long to wait.")))
    take(service, post, ANN, BEA)
    found = service.search(post.programme.id, "wait")
    assert (found.hits[0].text, found.hits[0].cafes) == ("We waited a year", 2)
    assert (found.sentences, found.cafes) == (3, 2)
    assert set(found.hits[0].packs) == {line.pack_id for line in service.packs(post.programme.id)}
    assert service.search(post.programme.id, "wait", most=1).sentences == 3
    assert service.search(post.programme.id, "…").hits == ()


def test_a_search_stays_within_the_cafes_that_are_looked_at(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", entries=(a_sentence(text="We wait here."),), cafe=some_facts(council="fife"))
    elsewhere = some_facts(council="angus", month="2026-10", day=None)
    post.send("two.cafepack", pack_id=an_id("two"), sequence=2, entries=(a_sentence(text="We wait."),), cafe=elsewhere)
    take(service, post, ANN)
    assert texts(service, post.programme.id, "wait", Filters(councils=("angus",))) == ["We wait."]
    assert texts(service, post.programme.id, "wait", Filters(last_month="2026-09")) == []


def test_only_the_revision_that_counts_is_found(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", entries=(a_sentence(text="Nobody rang."),))
    take(service, post, ANN)
    post.send("two.cafepack", revision=2, sequence=2, entries=(a_sentence(text="Nobody rang us back."),))
    second = take(service, post)
    assert texts(service, post.programme.id, "nobody") == ["Nobody rang us back."]
    service.undo_import(second)
    assert texts(service, post.programme.id, "nobody") == ["Nobody rang."]


def test_two_programmes_do_not_read_each_other(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", entries=(a_sentence(text="We wait."),))
    take(service, post, ANN)
    other = service.make_programme("Another")
    assert service.search(other.id, "wait").hits == ()
    assert texts(service, post.programme.id, "wait") == ["We wait."]


def test_what_waits_for_a_second_look_is_not_found(service: CollateService, came_in: str) -> None:
    assert texts(service, came_in, "lochinver") == []
    assert texts(service, came_in, "believed") == [PLAIN]


def test_changed_words_are_found_as_they_read_now(service: CollateService, came_in: str) -> None:
    service.second_look.answer(came_in, NAMED, LookAnswer(words="One woman waited longest."))
    assert texts(service, came_in, "longest") == ["One woman waited longest."]
    assert texts(service, came_in, "one woman") == ["One woman waited longest."]
    assert texts(service, came_in, "morag") == []
    service.second_look.answer(came_in, NAMED, LookAnswer(is_hidden=True))
    assert texts(service, came_in, "longest") == []
    service.second_look.answer(came_in, NAMED, LookAnswer(left=("Morag", "Lochinver")))
    assert texts(service, came_in, "morag") == [NAMED]


def test_a_quote_carries_its_topic_and_can_be_chosen(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", entries=(a_sentence(), a_quote(text="I was never asked.")))
    take(service, post, ANN)
    (hit,) = service.search(post.programme.id, "asked").hits
    service.choose_quote(post.programme.id, hit.entry_id, True)
    assert (hit.kind, hit.cafes, bool(hit.topic_title)) == (EntryKind.QUOTE, 1, True)
    assert [one.is_chosen for one in service.collation(post.programme.id).quotes] == [True]


def test_words_that_their_speaker_took_back_leave_the_index_itself(
    service: CollateService, post: Post, database: Database
) -> None:
    pack = post.send("one.cafepack", entries=(a_sentence(), a_quote(text=HERS)))
    take(service, post, ANN)
    assert texts(service, post.programme.id, "quokka") == [HERS]
    assert {"quokkas", "xylophone"} <= words_in_the_index(database)
    gone = Withdrawn(pack_id=pack.pack_id, entry_id=pack.of_kind(EntryKind.QUOTE)[0].id)
    post.send("two.cafepack", pack_id=an_id("two"), sequence=2, entries=(a_sentence("z"),), withdrawn=(gone,))
    take(service, post)
    assert texts(service, post.programme.id, "quokka") == []
    assert not {"quokkas", "xylophone"} & words_in_the_index(database)
    with the_store(database) as raw:
        shadows = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'pack_words%'")]
        kept = [raw.execute(f"SELECT * FROM {name}").fetchall() for name in shadows if name != "pack_words"]
    assert "pack_words_data" in shadows
    assert not any(word in repr(kept) for word in ("uokka", "ylophon"))


def test_the_index_follows_every_import_and_every_undo(
    service: CollateService, programme: ProgrammeCard, post: Post, database: Database
) -> None:
    from cafe.collate.simulate import packs

    made = list(packs(14, 5, programme.recipients[0]))
    batches = []
    for start in range(0, len(made), 5):
        for one in made[start : start + 5]:
            post.seal(one.name, one.pack, one.key)
        preview = service.preview(programme.id, post.folder)
        batches.append(service.import_(preview, [one.key for one in preview.new_senders]).batch.id)
        assert is_true_to_the_entries(database)
    random.Random(2).shuffle(batches)
    for batch in batches:
        service.undo_import(batch)
        assert is_true_to_the_entries(database)
        for hit in service.search(programme.id, "a").hits:
            assert hit.cafes <= len(service.packs(programme.id))
    assert words_in_the_index(database) == set()
    assert service.search(programme.id, "the").hits == ()
