"""A codebook of another program is read for what it says, and for nothing else that is in the file."""

from __future__ import annotations

from uuid import UUID

import pytest

from cafe.collate.themes.came import beside
from cafe.collate.themes.events import CodeEvent, Doing, Names, fold
from cafe.content import codebook
from cafe.content.codebook import guid_of
from cafe.core.clock import FakeClock
from cafe.core.errors import ProblemToFix
from cafe.packs.apart import the_reader
from cafe.packs.codebook_file import LARGEST, MOST_CODES, read_codebook
from cafe.packs.problems import PackProblem
from cafe.report import qda

_ONE = "8e7fddfe-db36-48dc-b464-80c3a4decd90"


def a_file(codes: str, space: str = "urn:QDA-XML:codebook:1.0", head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<CodeBook xmlns="{space}" origin="X 1"><Codes>{codes}</Codes></CodeBook>'.encode()
    )


def a_code(name: str, guid: str = _ONE, inside: str = "") -> str:
    return f'<Code guid="{guid}" name="{name}" isCodable="true">{inside}</Code>'


def test_our_own_codebook_comes_back_as_the_same() -> None:
    found = beside(read_codebook(qda.codebook_file(codebook.load())), fold([]))
    assert not found.has_anything
    assert len(found.same) == sum(1 + len(theme.subthemes) for theme in codebook.load().themes)


@pytest.mark.parametrize("space", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0", "urn:else"])
def test_the_name_space_is_not_held_against_a_file(space: str) -> None:
    (one,) = read_codebook(a_file(a_code("Pets", "{" + _ONE + "}"), space)).codes
    assert (one.name, one.guid) == ("Pets", _ONE.upper())


def test_descriptions_come_along_and_codes_within_codes_keep_their_place() -> None:
    inner = a_code("Dogs", "8e7fddfe-db36-48dc-b464-80c3a4decd91")
    book = read_codebook(a_file(a_code("Pets", inside="<Description>Animals at home.</Description>" + inner)))
    assert [(one.name, one.description, bool(one.under)) for one in book.codes] == [
        ("Pets", "Animals at home.", False),
        ("Dogs", "", True),
    ]


def test_a_flat_list_of_paths_is_read_as_codes_within_codes() -> None:
    flat = a_code("Pets/Dogs") + a_code("Pets", "8e7fddfe-db36-48dc-b464-80c3a4decd91")
    assert {one.name: bool(one.under) for one in read_codebook(a_file(flat)).codes} == {"Pets": False, "Dogs": True}


_BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_DEEP = a_code("a") + "".join(f'<Code guid="{UUID(int=n)}" name="n{n}">' for n in range(150)) + "</Code>" * 150


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_file(a_code("&b;"), head=_BOMB), "parts in it that no codebook needs"),
        (a_file(a_code("&a;"), head=_OUTSIDE), "parts in it that no codebook needs"),
        (a_file(a_code("x"), head='<!DOCTYPE x SYSTEM "http://x.example/y.dtd">'), "parts in it that no codebook"),
        (b"x" * (LARGEST + 1), "larger than a codebook"),
        (a_file(_DEEP), "larger than a codebook"),
        (a_file("".join(a_code("a", str(UUID(int=n))) for n in range(MOST_CODES + 1))), "larger than a codebook"),
        (a_file(a_code("Pets") + a_code("Dogs")), "same id"),
        (a_file(a_code("Pets", "not an id")), "not a codebook"),
        (a_file(a_code("")), "not a codebook"),
        (a_file(""), "no code in this codebook"),
        (b"<Project><Codes/></Project>", "not a codebook"),
        (b"<CodeBook/>", "not a codebook"),
        (b"PK\x03\x04 a zip", "did not open"),
        (b"", "did not open"),
        (a_file(a_code("Pets"))[:-9], "did not open"),
        (b'<?xml version="1.0" encoding="klingon"?><CodeBook/>', "did not open"),
    ],
)
def test_what_is_no_codebook_is_answered_by_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(PackProblem, match=said):
        read_codebook(content)


def test_it_is_opened_apart_with_the_same_sentences() -> None:
    (one,) = the_reader().codebook(a_file(a_code("Pets"))).codes
    assert one.name == "Pets"
    with pytest.raises(PackProblem, match="no codebook needs"):
        the_reader().codebook(a_file(a_code("&a;"), head=_BOMB))


def test_new_same_renamed_and_clashing_codes_are_told_apart(clock: FakeClock) -> None:
    renamed = CodeEvent("e", clock.now(), Doing.RENAME, guid_of("LIS"), "t", names=Names("Heard", "Heard"))
    book = fold([renamed])
    codes = (
        a_code("Being listened to", guid_of("LIS"))
        + a_code("Waiting, and being passed on", inside=a_code("Ferries", str(UUID(int=2))))
        + a_code("Getting to the right help", guid_of("WAI"))
    )
    found = beside(read_codebook(a_file(codes)), book)
    assert [(one.name, here) for one, here in found.renamed] == [
        ("Being listened to", "Heard"),
        ("Getting to the right help", "Waiting, and being passed on"),
    ]
    assert [one.name for one, _here in found.clashes] == ["Waiting, and being passed on"]
    assert [(one.name, under) for one, under in found.new] == [("Ferries", guid_of("WAI"))]


def test_more_themes_than_a_host_could_choose_from_are_not_taken() -> None:
    many = "".join(a_code(f"Theme {n}", str(UUID(int=n))) for n in range(1, 300))
    with pytest.raises(ProblemToFix, match="more themes than"):
        beside(read_codebook(a_file(many)), fold([]))
