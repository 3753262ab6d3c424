"""What came in is looked at again: words that could point to somebody are printed nowhere until they are answered."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe.collate.second_look import LookAnswer, open_flags, seen_through
from cafe.collate.service import CollateService
from cafe.collate.themes.events import Names
from cafe.collate.values import CafeFacts, Collation, Filters, Said
from cafe.content import codebook
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.values import Answer, AnswerState, Consent, EntryKind, ProgrammeCard
from cafe.packs.schema import PackReflection, Withdrawn
from cafe.report.service import ReportService
from cafe.store.database import Database
from tests.collate.test_service import ANN, BEA, Post
from tests.collate.test_taken_back import take
from tests.packs.builders import a_quote, a_sentence, a_topic, an_id, an_idea, some_facts

NAMED = "Morag from Lochinver waited longest."
QUOTE = "My sister Shona never told a soul."
PLAIN = "It took a long time before anybody believed us."


@pytest.fixture
def post(tmp_path: Path, programme: ProgrammeCard) -> Post:
    return Post(tmp_path / "packs", programme)


@pytest.fixture
def report(database: Database, clock: FakeClock, changes: Changes) -> ReportService:
    return ReportService(database, clock, changes)


@pytest.fixture
def came_in(service: CollateService, post: Post) -> str:
    post.send(
        "one.cafepack",
        entries=(a_sentence(), a_sentence("b", text=NAMED, themes=("WAI1",)), a_quote(text=QUOTE), an_idea()),
        reflection=PackReflection(
            disagreed="Dr Urquhart was too quick, some said.",
            missing_voices="",
            wants_results=False,
            wants_another=False,
            looked_over_by_two=False,
        ),
    )
    take(service, post, ANN)
    while service.second_look.look_again(post.programme.id).left:
        pass
    return post.programme.id


def everything_said(found: Collation) -> str:
    sentences = [s for theme in found.themes for s in (*theme.barriers, *theme.what_helps, *theme.ideas)]
    ideas = [s for actor in found.ideas for s in actor.ideas]
    more = [*sentences, *ideas, *found.quotes, *found.disagreed, *found.missing_voices]
    return "\n".join(one.text for one in more)


def counts(found: Collation) -> list[tuple[str, int, int]]:
    return [(theme.theme, theme.cafes, theme.barrier) for theme in found.themes]


def test_what_could_point_to_somebody_is_held_back_and_still_counted(service: CollateService, came_in: str) -> None:
    found = service.collation(came_in)
    said = everything_said(found)
    assert PLAIN in said
    assert not any(word in said for word in ("Morag", "Shona", "Urquhart"))
    assert ("WAI", 1, 1) in counts(found)
    assert found.aside.waiting == 3
    assert [one.text for one in service.second_look.waiting(came_in)][:2] == [NAMED, QUOTE]


def test_a_report_is_read_through_before_it_is_printed(
    service: CollateService, post: Post, report: ReportService, tmp_path: Path
) -> None:
    entries = (a_sentence(), a_sentence("b", text=NAMED, themes=("LIS1",)))
    for at, key in enumerate((ANN, ANN, BEA)):
        facts = some_facts(month="2026-10", day=None)
        post.send(f"{at}.cafepack", key, pack_id=an_id(f"{at}"), sequence=at % 2 + 1, entries=entries, cafe=facts)
    take(service, post, ANN, BEA)
    files = report.export_programme(post.programme.id, Filters(), tmp_path / "out")
    (pdf,) = (file for file in files if file.suffix == ".pdf")
    words = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    words += "".join(file.read_text("utf-8-sig") for file in files if file.suffix == ".csv")
    assert "Morag" not in words
    assert "Lochinver" not in words


def test_the_name_of_a_hosts_own_topic_waits_too_and_the_cafe_is_counted_without_it(
    service: CollateService, post: Post
) -> None:
    own = a_topic(id="own-1", title="Morag and the Lochinver surgery")
    post.send("one.cafepack", entries=(a_sentence(), a_quote()), cafe=some_facts(topic=own))
    take(service, post, ANN)
    programme = post.programme.id
    found = service.to_print(programme)
    (waits,) = service.second_look.waiting(programme)
    assert (waits.text, waits.place) == (own.title, "topic_title")
    assert [(line.label, line.cafes) for line in found.topics] == [("A topic of a host’s own", 1)]
    assert [quote.topic_title for quote in found.quotes] == ["A topic of a host’s own"]
    service.second_look.answer(programme, own.title, LookAnswer(words="The surgery in a village"))
    assert [line.label for line in service.to_print(programme).topics] == ["The surgery in a village"]


def test_what_the_coordinator_writes_herself_waits_as_a_sentence_does(
    service: CollateService, came_in: str, post: Post
) -> None:
    """A reason, an answer and a theme's name: none is in a report, a reply or a kit until she has looked again."""
    for text in (NAMED, QUOTE, "Dr Urquhart was too quick, some said."):
        service.second_look.answer(came_in, text, LookAnswer(is_hidden=True))
    letters = service.themes.make(came_in, Names(tile="Morag’s wait", definition="What Effie told us."))
    service.themes.rename(came_in, "LIS", Names(report_name="Heard by Shona"))
    service.ripples.choose(came_in, service.packs(came_in)[0].pack_id, "Ishbel came back.")
    service.keep_answer(came_in, "theme:LIS", Answer("", "Kirsty will see to it.", AnswerState.DONE, "Dr Catriona Rae"))
    waiting = {one.words: one.place for one in service.second_look.waiting(came_in)}
    assert waiting == {
        "Ishbel came back.": "why",
        "Kirsty will see to it.": "answer",
        "Dr Catriona Rae": "who_answered",
        "Heard by Shona": "theme_name",
        "Morag’s wait": "theme_name",
        "What Effie told us.": "theme_meaning",
    }
    shared = service.themes.to_share(came_in)
    shipped = codebook.load().find("LIS")
    assert shipped is not None and shared.report_name("LIS") == shipped.report_name
    assert shared.report_name(letters) == f"A theme without a name yet ({letters})"
    assert "Morag" not in repr(service.themes.to_publish(came_in, "East Glens"))
    assert service.answers_to_print(came_in) == {}
    assert service.to_print(came_in).book.report_name("LIS") == shipped.report_name
    for words in waiting:
        service.second_look.answer(came_in, words, LookAnswer(left=("Ishbel", "Kirsty", "Dr Catriona Rae", words)))
    service.second_look.answer(came_in, "Heard by Shona", LookAnswer(words="Heard"))
    assert service.to_print(came_in).book.report_name("LIS") == "Heard"


def test_a_swap_an_answer_left_and_a_sentence_hidden(
    service: CollateService, came_in: str, database: Database, clock: FakeClock, changes: Changes
) -> None:
    named, quote, differed = service.second_look.waiting(came_in)
    service.second_look.answer(came_in, named.text, LookAnswer(words="One woman from a village waited longest."))
    service.second_look.answer(came_in, quote.text, LookAnswer(words="My sister never told a soul."))
    service.second_look.answer(came_in, differed.text, LookAnswer(is_hidden=True))
    for again in (service, CollateService(database, clock, changes)):
        while again.second_look.look_again(came_in).left:
            pass
        found = again.collation(came_in)
        assert again.second_look.waiting(came_in) == ()
        assert "One woman from a village waited longest." in everything_said(found)
        assert "Urquhart" not in everything_said(found)
        (hers,) = found.quotes
        assert (hers.text, hers.consent) == ("My sister never told a soul.", Consent.PARAPHRASE)


def test_what_is_left_as_it_is_is_printed_as_it_came(service: CollateService, came_in: str) -> None:
    (named, *_others) = service.second_look.waiting(came_in)
    service.second_look.answer(came_in, NAMED, LookAnswer(left=(named.flags[0].text,)))
    assert NAMED not in everything_said(service.collation(came_in))  # the village still waits
    service.second_look.answer(came_in, NAMED, LookAnswer(left=tuple(flag.text for flag in named.flags)))
    assert NAMED in everything_said(service.collation(came_in))
    service.second_look.answer(came_in, NAMED, LookAnswer())  # undone
    assert NAMED not in everything_said(service.collation(came_in))


def test_words_that_are_taken_back_leave_no_answer_behind(
    service: CollateService, came_in: str, post: Post, database: Database
) -> None:
    service.second_look.answer(came_in, QUOTE, LookAnswer(words="My sister never told a soul."))
    pack_id = service.packs(came_in)[0].pack_id
    gone = Withdrawn(pack_id=pack_id, entry_id=an_id("q"))
    post.send("two.cafepack", pack_id=an_id("another"), sequence=2, entries=(a_sentence("z"),), withdrawn=(gone,))
    take(service, post, ANN)
    assert service.collation(came_in).quotes == ()
    service.second_look.answer(
        came_in, QUOTE, LookAnswer(words="My sister never told a soul.")
    )  # an undo that comes late
    with database.read() as session:
        kept = session.connection().exec_driver_sql("SELECT value FROM setting WHERE name LIKE 'second_look%'").all()
    assert "never told" not in str(kept)


def test_one_slice_reads_no_more_than_it_was_asked_to(service: CollateService, post: Post) -> None:
    post.send("one.cafepack", entries=tuple(a_sentence(str(n), text=f"The wait was {n} months.") for n in range(5)))
    take(service, post, ANN)
    assert [service.second_look.look_again(post.programme.id, 4).left for _slice in range(3)] == [3, 0, 0]


WORDS = st.lists(st.sampled_from([NAMED, QUOTE, PLAIN, "Bring chairs."]), max_size=6)


@given(texts=WORDS, hidden=st.sets(st.sampled_from([NAMED, QUOTE, PLAIN])))
def test_counts_never_change_by_what_is_held_back(texts: list[str], hidden: set[str]) -> None:
    said = tuple(
        Said(str(at), EntryKind.QUOTE if text == QUOTE else EntryKind.THEME, text, text.lower(), ("LIS",))
        for at, text in enumerate(texts)
    )
    cafe = CafeFacts("p", 1, "s", "2026-11", said=said)
    seen = seen_through(cafe, lambda text: "" if text in hidden else text)
    assert [(one.kind, one.themes) for one in seen.said] == [(one.kind, one.themes) for one in cafe.said]
    assert not hidden & {one.text for one in seen.said}
    assert (seen is cafe) == (not hidden & set(texts))


@given(st.sampled_from([NAMED, QUOTE]), st.data())
def test_a_text_is_free_only_when_each_word_is_answered(text: str, data: st.DataObject) -> None:
    flags = open_flags(text, LookAnswer())
    left = data.draw(st.lists(st.sampled_from([flag.text for flag in flags]), unique=True))
    assert {flag.text for flag in open_flags(text, LookAnswer(left=tuple(left)))} == {f.text for f in flags} - set(left)
    assert open_flags(text, LookAnswer(is_hidden=True)) == ()
