"""A programme's codebook as a log: what is merged, divided, renamed and taken back, and what every count does."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.digest import fold as folded
from cafe.collate.merge import collate
from cafe.collate.themes.events import OWN, PROPOSED, CodeEvent, Doing, Names, ProgrammeBook, fold, mark
from cafe.collate.themes.placing import placed, proposed, said_under
from cafe.content import codebook
from cafe.content.codebook import guid_of
from tests.collate.cafes import a_cafe, sentence, some_cafes

_START = datetime(2026, 11, 1, tzinfo=UTC)
_OWN_IDS = ("0e5a1f6e-0000-4000-8000-000000000001", "0e5a1f6e-0000-4000-8000-000000000002")
_FEW = settings(deadline=None, max_examples=12)
_MADE = ("AAAAAAAA-0000-4000-8000-000000000001", "AAAAAAAA-0000-4000-8000-000000000002")
_SHIPPED = tuple(guid_of(code) for code in ("LIS", "LIS1", "WAI", "WAI1", "RUR2", "PEE"))


def an_event(n: int, doing: Doing, subject: str, **more: object) -> CodeEvent:
    facts = {"id": f"e{n:04d}", "at": _START + timedelta(minutes=n), "together": f"t{n:04d}"} | more
    return CodeEvent(doing=doing, subject=subject, **facts)  # type: ignore[arg-type]


@st.composite
def logs(draw: st.DrawFn) -> list[CodeEvent]:
    subjects = st.sampled_from((*_SHIPPED, *_MADE, *_OWN_IDS))
    codes = st.sampled_from((*_SHIPPED, *_MADE))
    found = []
    for n in range(draw(st.integers(0, 12))):
        doing = draw(st.sampled_from(Doing))
        subject = draw(codes if doing in (Doing.RENAME, Doing.MOVE) else subjects)
        more: dict[str, object] = {}
        if doing in (Doing.MERGE, Doing.MOVE):
            more["into"] = draw(codes)
        if doing is Doing.MOVE:
            more["marks"] = tuple(draw(st.sets(st.sampled_from([mark(folded("We wait.")), mark("nobody listens")]))))
        if doing is Doing.NEW:
            subject = draw(st.sampled_from(_MADE))
            more |= {"names": Names("Pets", "Pets"), "letters": draw(st.sampled_from(["QAA", "QAB", ""]))}
            more["parent"] = draw(st.sampled_from(["", guid_of("LIS"), _MADE[0]]))
        if doing is Doing.UNDO:
            subject = f"t{draw(st.integers(0, 11)):04d}"
        if doing is Doing.PUBLISH:
            more["marks"] = tuple(draw(st.sets(st.sampled_from(_MADE))))
        found.append(an_event(n, doing, subject, **more))
    return found


@_FEW
@given(logs(), st.integers(0, 99))
def test_the_order_in_which_lines_are_found_never_matters_and_twice_is_once(log: list[CodeEvent], seed: int) -> None:
    mixed = [*log, *log]
    random.Random(seed).shuffle(mixed)
    assert fold(mixed) == fold(log)


@_FEW
@given(logs(), some_cafes)
def test_no_sentence_is_ever_lost(log: list[CodeEvent], cafes: list) -> None:
    book = fold(log)
    for cafe in cafes:
        seen = placed(cafe, book)
        assert [one.text for one in seen.said] == [one.text for one in cafe.said]
        for one, before in zip(seen.said, cafe.said, strict=True):
            assert bool(one.themes) == bool(before.themes)
            assert all(book.find(code) is not None for code in one.themes), "under a code that stands"


@_FEW
@given(logs(), st.sampled_from([*_SHIPPED, *_MADE]), st.sampled_from([*_SHIPPED, *_MADE]))
def test_a_merge_done_twice_is_done_once(log: list[CodeEvent], one: str, other: str) -> None:
    once = [*log, an_event(50, Doing.MERGE, one, into=other)]
    twice = [*once, an_event(51, Doing.MERGE, one, into=other)]
    assert _all_letters(fold(once)) == _all_letters(fold(twice))


@_FEW
@given(logs(), logs())
def test_what_is_done_and_taken_back_leaves_every_sentence_where_it_was(
    log: list[CodeEvent], more: list[CodeEvent]
) -> None:
    later = [
        replace(event, id=f"later{n}", at=event.at + timedelta(days=1), together="later")
        for n, event in enumerate(more)
        if event.doing is not Doing.UNDO
    ]
    undone = [*log, *later, an_event(9000, Doing.UNDO, "later")]
    before, after = fold(log), fold(undone)
    shown = [code for code in before.by_letters if before.find(code)]
    assert {code: after.letters_of(code) for code in shown} == {code: before.letters_of(code) for code in shown}
    assert [after.letters_of(OWN + one) for one in _OWN_IDS] == [before.letters_of(OWN + one) for one in _OWN_IDS]


@_FEW
@given(logs())
def test_two_themes_never_share_letters_whatever_was_taken_back(log: list[CodeEvent]) -> None:
    letters = [code.letters for code in fold(log).codes.values()]
    assert len(set(letters)) == len(letters)
    assert PROPOSED not in letters


@_FEW
@given(logs())
def test_what_hosts_have_keeps_its_letters_whatever_comes_from_another_coordinator(log: list[CodeEvent]) -> None:
    mine = [an_event(100, Doing.NEW, "MINE", letters="QAA", names=Names("Pets", "Pets"))]
    mine.append(an_event(101, Doing.PUBLISH, "", marks=("MINE",)))
    theirs = [event for event in log if event.doing is not Doing.PUBLISH]
    assert fold([*mine, *theirs]).codes["MINE"].letters == "QAA"


def test_a_merged_theme_is_followed_by_packs_from_before_and_after() -> None:
    book = fold([an_event(1, Doing.MERGE, guid_of("WAI1"), into=guid_of("LIS1"))])
    cafes = [placed(a_cafe(n, sentence("We wait.", "WAI1")), book) for n in (1, 2)]
    found = collate(cafes)
    assert [(theme.theme, theme.cafes) for theme in found.themes] == [("LIS", 2)]


def test_a_sentence_with_both_themes_counts_once_after_the_merge() -> None:
    book = fold([an_event(1, Doing.MERGE, guid_of("WAI"), into=guid_of("LIS"))])
    (one,) = placed(a_cafe(1, sentence("We wait.", "WAI", "LIS")), book).said
    assert one.themes == ("LIS",)


def test_finer_themes_go_with_their_theme() -> None:
    book = fold([an_event(1, Doing.MERGE, guid_of("WAI"), into=guid_of("LIS"))])
    assert book.letters_of("WAI3") == "LIS"


def test_a_theme_cannot_be_merged_round_in_a_ring() -> None:
    book = fold(
        [
            an_event(1, Doing.MERGE, guid_of("WAI"), into=guid_of("LIS1")),
            an_event(2, Doing.MERGE, guid_of("LIS"), into=guid_of("WAI2")),
        ]
    )
    assert (book.letters_of("WAI"), book.letters_of("LIS")) == ("LIS1", "LIS")


def test_a_divided_theme_takes_only_its_own_sentences_and_those_that_come_in_the_same_words() -> None:
    log = [
        an_event(1, Doing.NEW, _MADE[0], names=Names("Buses", "Buses"), letters="QAA"),
        an_event(1, Doing.MOVE, guid_of("RUR2"), id="e2", into=_MADE[0], marks=(mark(folded("The bus is gone.")),)),
    ]
    cafe = placed(a_cafe(1, sentence("the bus is gone", "RUR2"), sentence("The road floods.", "RUR2")), fold(log))
    assert [one.themes for one in cafe.said] == [("QAA",), ("RUR2",)]
    assert [one.text for one in said_under("QAA", [cafe], [cafe])] == ["the bus is gone"]


def test_a_theme_of_a_hosts_own_is_listed_until_it_has_a_place() -> None:
    own = replace(a_cafe(1, sentence("The dog knew.", OWN + _OWN_IDS[0])), own_themes=((_OWN_IDS[0], "Pets"),))
    nothing = fold([])
    assert [theme.theme for theme in collate([placed(own, nothing)]).themes] == [PROPOSED]
    (asked,) = proposed([own], [own], nothing)
    assert (asked.label, asked.place, asked.said) == ("Pets", None, ("The dog knew.",))
    given_one = fold([an_event(1, Doing.MERGE, _OWN_IDS[0], into=guid_of("PEE"))])
    assert [theme.theme for theme in collate([placed(own, given_one)]).themes] == ["PEE"]
    assert proposed([own], [own], given_one)[0].place == "PEE"
    left = fold([an_event(1, Doing.LEAVE, _OWN_IDS[0])])
    assert proposed([own], [own], left)[0].place == ""


def test_a_programme_that_did_nothing_has_the_shipped_codebook() -> None:
    assert fold([]).book() == replace(
        codebook.load(),
        themes=tuple(
            replace(theme, guid=theme.key, subthemes=tuple(replace(sub, guid=sub.key) for sub in theme.subthemes))
            for theme in codebook.load().themes
        ),
    )


def _all_letters(book: ProgrammeBook) -> dict[str, str]:
    return {code: book.letters_of(code) for code in (*book.by_letters, *(OWN + one for one in _OWN_IDS))}


def test_a_theme_that_came_twice_keeps_its_place_when_the_second_is_taken_back() -> None:
    first = an_event(1, Doing.NEW, _MADE[0], names=Names("Pets", "Pets"), parent=guid_of("LIS"))
    again = an_event(2, Doing.NEW, _MADE[0], names=Names("Pets", "Pets"), letters="QAA")
    for log in ([first], [first, again], [first, again, an_event(3, Doing.UNDO, again.together)]):
        assert fold(log).codes[_MADE[0]].letters == "LIS7"
