"""Whoever spoke decides, also in a programme: what she takes back is gone from every picture, table and file."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pypdf
import pytest
from sqlmodel import select

from cafe.collate.service import CollateService
from cafe.collate.values import Filters
from cafe.collate.view import programme_view
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.tables import PackEntryRow, QuoteChoiceRow
from cafe.model.values import Consent, EntryKind, ProgrammeCard
from cafe.packs.schema import CafePack, PackEntry, Withdrawn
from cafe.packs.seal import SigningKey
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.collate.test_service import ANN, BEA, Post
from tests.packs.builders import a_quote, a_sentence, an_id, some_facts

HERS = "I had never said the word out loud."
OURS = "One of us spoke of it for the first time."


@pytest.fixture
def post(tmp_path: Path, programme: ProgrammeCard) -> Post:
    return Post(tmp_path / "packs", programme)


def take(service: CollateService, post: Post, *keys: SigningKey) -> str:
    preview = service.preview(post.programme.id, post.folder)
    return service.import_(preview, {key.public for key in keys}).batch.id


def gone(pack: CafePack) -> tuple[Withdrawn, ...]:
    return (Withdrawn(pack_id=pack.pack_id, entry_id=pack.of_kind(EntryKind.QUOTE)[0].id),)


def first(post: Post, name: str = "one.cafepack", **facts: object) -> CafePack:
    return post.send(name, entries=(a_sentence(), a_quote(text=HERS, themes=("INF",))), **facts)


def texts(database: Database) -> list[str]:
    with database.read() as session:
        return [row.text for row in session.exec(select(PackEntryRow))]


def quotes(service: CollateService, post: Post) -> list[tuple[str, Consent]]:
    return [(one.text, one.consent) for one in service.collation(post.programme.id).quotes]


def test_her_words_go_from_every_revision_that_came_before(
    service: CollateService, post: Post, database: Database
) -> None:
    pack = first(post)
    take(service, post, ANN)
    first(post, "two.cafepack", revision=2, sequence=2)
    take(service, post)
    assert texts(database).count(HERS) == 2
    service.choose_quote(post.programme.id, pack.of_kind(EntryKind.QUOTE)[0].id, True)
    post.send("next.cafepack", pack_id=an_id("next"), sequence=3, entries=(a_sentence(),), withdrawn=gone(pack))
    take(service, post)
    assert HERS not in texts(database)
    assert quotes(service, post) == []
    with database.read() as session:
        assert session.exec(select(QuoteChoiceRow)).all() == []


def test_they_stay_out_whatever_is_undone_or_comes_again(
    service: CollateService, post: Post, database: Database
) -> None:
    pack = first(post)
    before = take(service, post, ANN)
    post.send("next.cafepack", pack_id=an_id("next"), sequence=2, entries=(a_sentence(),), withdrawn=gone(pack))
    service.undo_import(take(service, post))
    assert quotes(service, post) == []
    service.undo_import(before)
    take(service, post, ANN)
    assert HERS not in texts(database)


@pytest.mark.parametrize("order", [("next", "one"), ("one", "next")])
def test_the_order_in_which_packs_arrive_never_matters(
    service: CollateService, post: Post, database: Database, order: tuple[str, str]
) -> None:
    pack = first(post)
    post.send("next.cafepack", pack_id=an_id("next"), sequence=2, entries=(a_sentence(),), withdrawn=gone(pack))
    for name in order:
        preview = service.preview(post.programme.id, [post.folder / f"{name}.cafepack"])
        service.import_(preview, {ANN.public})
    assert HERS not in texts(database)
    assert service.collation(post.programme.id).cafes == 2


def test_nobody_takes_back_the_words_of_another_s_cafe(service: CollateService, post: Post, database: Database) -> None:
    pack = first(post)
    take(service, post, ANN)
    post.send("bea.cafepack", BEA, pack_id=an_id("bea"), entries=(a_sentence(),), withdrawn=gone(pack))
    take(service, post, BEA)
    assert HERS in texts(database)
    assert service.collation(post.programme.id).aside.taken_back == 0


def test_a_stranger_takes_nothing_back(service: CollateService, post: Post, database: Database) -> None:
    pack = first(post)
    take(service, post, ANN)
    post.send("x.cafepack", SigningKey(b"x" * 32), pack_id=an_id("x"), entries=(), withdrawn=gone(pack))
    take(service, post)
    assert HERS in texts(database)


def said(text: str, consent: Consent = Consent.VERBATIM) -> tuple[PackEntry, ...]:
    """A café in which one quote was kept, in one revision or another the very same."""
    return (a_sentence(), a_quote(text=text, consent=consent))


@pytest.mark.parametrize("at_once", [True, False])
def test_an_answer_tightens_and_never_loosens(service: CollateService, post: Post, at_once: bool) -> None:
    post.send("one.cafepack", entries=said(OURS, Consent.PARAPHRASE))
    if not at_once:
        take(service, post, ANN)
    post.send("two.cafepack", revision=2, sequence=2, entries=said(HERS))
    take(service, post, ANN)
    assert quotes(service, post) == [(OURS, Consent.PARAPHRASE)]


def test_an_older_pack_that_comes_late_still_tightens(service: CollateService, post: Post) -> None:
    post.send("two.cafepack", revision=2, sequence=2, entries=said(HERS))
    take(service, post, ANN)
    post.send("one.cafepack", entries=said(OURS, Consent.PARAPHRASE))
    take(service, post)
    assert quotes(service, post) == [(OURS, Consent.PARAPHRASE)]


@pytest.mark.parametrize(("words", "left"), [(OURS, [(OURS, Consent.PARAPHRASE)]), (HERS.upper(), [])])
def test_her_own_words_give_way_to_ours_or_go_and_no_undo_shows_them_again(
    service: CollateService, post: Post, database: Database, words: str, left: list[tuple[str, Consent]]
) -> None:
    post.send("one.cafepack", entries=said(HERS))
    first_batch = take(service, post, ANN)
    post.send("two.cafepack", revision=2, sequence=2, entries=said(words, Consent.PARAPHRASE))
    second_batch = take(service, post)
    assert quotes(service, post) == left
    assert HERS not in texts(database)
    assert service.search(post.programme.id, "out loud").hits == ()
    service.undo_import(second_batch)
    assert quotes(service, post) == left
    service.undo_import(first_batch)
    (post.folder / "two.cafepack").unlink()
    take(service, post, ANN)
    assert quotes(service, post) == []
    assert HERS not in texts(database)


@pytest.mark.parametrize("order", list(permutations(("one", "two", "three"))))
def test_in_our_words_reads_the_same_in_whatever_order_packs_arrive(
    service: CollateService, post: Post, database: Database, order: tuple[str, ...]
) -> None:
    post.send("one.cafepack", entries=said(HERS))
    post.send("two.cafepack", revision=2, sequence=2, entries=said(HERS, Consent.PARAPHRASE))
    post.send("three.cafepack", revision=3, sequence=3, entries=said(OURS, Consent.PARAPHRASE))
    for name in order:
        preview = service.preview(post.programme.id, [post.folder / f"{name}.cafepack"])
        service.import_(preview, {ANN.public})
    assert quotes(service, post) == [(OURS, Consent.PARAPHRASE)]
    assert HERS not in texts(database)


@pytest.mark.parametrize("order", ["decided first", "taken back first", "twin last"])
def test_what_is_taken_back_from_one_of_two_packs_of_a_cafe_is_out_of_both(
    service: CollateService, post: Post, database: Database, order: str
) -> None:
    ann = post.send("ann.cafepack", entries=said(HERS))
    hers = a_quote("bea's", text=HERS.rstrip("."))
    twin = {"pack_id": an_id("bea"), "entries": (a_sentence("bea"), hers)}
    before = twin if order != "twin last" else {**twin, "entries": (a_sentence("bea"),)}
    post.send("bea.cafepack", BEA, **before)
    take(service, post, ANN, BEA)
    pair = (ann.pack_id, an_id("bea"))
    if order != "taken back first":
        service.same_cafe.decide(post.programme.id, pair, True)
    later = {"pack_id": an_id("later"), "entries": (a_sentence("later"),), "withdrawn": gone(ann)}
    post.send("later.cafepack", ANN, sequence=2, **later)
    take(service, post)
    if order == "taken back first":
        assert len(quotes(service, post)) == 1
        service.same_cafe.decide(post.programme.id, pair, True)
    if order == "twin last":
        post.send("twin.cafepack", BEA, revision=2, sequence=2, **twin)
        take(service, post)
    assert quotes(service, post) == []
    assert not any("out loud" in text for text in texts(database))
    assert service.collation(post.programme.id).aside.taken_back == 1
    service.same_cafe.decide(post.programme.id, pair, False)
    assert quotes(service, post) == []


def test_two_cafes_that_are_not_one_each_keep_their_own_words(service: CollateService, post: Post) -> None:
    ann = post.send("ann.cafepack", entries=said(HERS))
    post.send("bea.cafepack", BEA, pack_id=an_id("bea"), entries=(a_sentence("bea"), a_quote("bea's", text=HERS)))
    take(service, post, ANN, BEA)
    service.same_cafe.decide(post.programme.id, (ann.pack_id, an_id("bea")), False)
    later = {"pack_id": an_id("later"), "entries": (a_sentence("later"),), "withdrawn": gone(ann)}
    post.send("later.cafepack", ANN, sequence=2, **later)
    take(service, post)
    assert [text for text, _answer in quotes(service, post)] == [HERS]


def _more(post: Post, month: str, many: int) -> None:
    """Enough cafés for a report, from another host."""
    for at in range(many):
        post.send(
            f"{month} {at}.cafepack",
            BEA,
            pack_id=an_id(f"{month} {at}"),
            sequence=int(month[5:]) * 10 + at,
            entries=(a_sentence(),),
            cafe=some_facts(month=month, day=None),
        )


def test_the_report_counts_what_was_withdrawn_since_the_last_one(
    service: CollateService, post: Post, database: Database, clock: FakeClock, changes: Changes
) -> None:
    pack = first(post, cafe=some_facts(month="2026-09", day=None))
    _more(post, "2026-09", 2)
    take(service, post, ANN, BEA)
    report, everything = ReportService(database, clock, changes), Filters()
    report.export_programme(post.programme.id, everything, post.folder.parent / "first")
    clock.advance(minutes=5)
    post.send(
        "next.cafepack",
        pack_id=an_id("next"),
        sequence=2,
        entries=(a_sentence(),),
        withdrawn=gone(pack),
        cafe=some_facts(month="2026-10", day=None),
    )
    _more(post, "2026-10", 4)
    take(service, post, ANN, BEA)
    picture = service.collation(post.programme.id)
    said = "One quote was withdrawn by its speaker since the last report."
    assert said in programme_view("", picture, picture, ()).notes
    clock.advance(minutes=5)
    files = report.export_programme(post.programme.id, Filters("2026-10"), post.folder.parent / "second")
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(files[0]).pages).split())
    assert said in printed
    tables = "".join(file.read_text(encoding="utf-8-sig") for file in files[1:])
    assert said in tables
    assert HERS not in printed + tables
    assert service.collation(post.programme.id).aside.taken_back == 0
