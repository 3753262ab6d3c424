"""Every kind that the label policy names is noticed, and what it leaves out is left alone."""

from __future__ import annotations

import pytest

from cafe.privacy.guard.check import Kind, check, check_name


def noticed(text: str) -> set[tuple[str, str]]:
    return {(flag.kind.value, flag.text) for flag in check(text)}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ring her on 07700 900123 after six.", Kind.PHONE, "07700 900123"),
        ("You can call 960 245 any time.", Kind.PHONE, "960 245"),
        ("Her number is oh double seven double oh nine oh oh one two three.", Kind.PHONE, "oh double seven"),
        ("Write to jean.k@example.org about it.", Kind.EMAIL, "jean.k@example.org"),
        ("It is jean dot k at example dot org she said.", Kind.EMAIL, "jean dot k at example dot org"),
        ("She posts as @moor.and.more these days.", Kind.HANDLE, "@moor.and.more"),
        ("Her page is www.hensandhormones.example.net now.", Kind.URL, "www.hensandhormones.example.net"),
        ("No bus reaches iv27 4tg at all.", Kind.POSTCODE, "iv27 4tg"),
        ("Nothing is delivered in HS5.", Kind.POSTCODE, "HS5"),
        ("She is at 12 Shore Street now.", Kind.ADDRESS, "12 Shore Street"),
        ("They moved to Burnfoot Cottage.", Kind.ADDRESS, "Burnfoot Cottage"),
        ("The nurse in Lochinver is kind.", Kind.PLACE, "Lochinver"),
        ("She was sent to Ward 12 alone.", Kind.PLACE, "Ward 12"),
        ("Nobody picks up at Elmbank Surgery.", Kind.ORG, "Elmbank Surgery"),
        ("Her girl is at St Fillan's Primary.", Kind.ORG, "St Fillan's Primary"),
        ("She works at Norwick Salmon.", Kind.ORG, "Norwick Salmon"),
        ("Her operation was on 14 March 2025.", Kind.DATE, "14 March 2025"),
        ("DOB 03/11/1968 was on the form.", Kind.DATE, "03/11/1968"),
        ("She is 47 and tired.", Kind.AGE, "47"),
        ("The wee one is ten weeks old.", Kind.AGE, "ten weeks old"),
        ("CHI 0311685422 was read aloud.", Kind.ID, "0311685422"),
        ("Her NI number is QQ 12 34 56 C.", Kind.ID, "QQ 12 34 56 C"),
        ("Complaint ref GR/88213 went nowhere.", Kind.ID, "GR/88213"),
        ("She is the only midwife on the island.", Kind.RARE, "only midwife on the island"),
        ("The minister's wife spoke first.", Kind.RARE, "minister's wife"),
        ("It was the lady who runs the post office.", Kind.RARE, "lady who runs the post office"),
    ],
)
def test_it_notices(text: str, kind: Kind, words: str) -> None:
    assert any(flag.kind is kind and words in flag.text for flag in check(text)), check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ring 111, then 999, or the Samaritans on 116 123.",
        "The helpline is 0800 027 1234.",
        "See www.nhsinform.scot for the leaflet.",
        "Order number 4410982 for the leaflets.",
        "She was 12 weeks pregnant and no one called.",
        "Women in their fifties and over 65s feel forgotten.",
        "It took 18 months and 4 doctors.",
        "The clinic is closed on 25 December.",
        "Next café is on 12 May, two till four.",
        "Fife, Angus and the Western Isles were compared with Glasgow.",
        "NHS Highland and Argyll and Bute came up.",
        "The A83 was shut and the X62 was late.",
        "One of the teachers said there is nowhere to change.",
        "Parkinson's, Braxton Hicks and Mirena are words nobody explains.",
        "Macmillan and Marie Curie were both kind.",
        "Nicola Sturgeon talked about it on the news.",
        "Polish and Ukrainian women wanted interpreters.",
        "Main Themes: Access, Being Believed, Cost",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert check(text) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Morag", "Oighrig", "Mòrag", "Siobhán", "Gillian", "Agnieszka", "Małgorzata", "Jurgita", "Oksana", "Nataliia",
        "Mihaela", "Shazia", "Gurpreet", "Rokeya", "Xiaoling", "Hanan", "Ngozi", "Adwoa", "Hodan", "Tigist", "Wanjiru",
        "Shanice", "Maricel", "Giulia", "Thuy",
    ],
)  # fmt: skip
def test_names_of_every_community_are_names(name: str) -> None:
    assert ("PERSON", name) in noticed(f"Then {name} spoke about the waiting list.")


@pytest.mark.parametrize("typed", ["morag", "MORAG", "Morag", "Mo\u200brag", "Mo\u00adrag", "Мorag", "Ｍｏｒａｇ"])
def test_a_name_is_a_name_however_it_is_typed(typed: str) -> None:
    flags = check(f"we heard from {typed} about the bus")
    assert [flag.kind for flag in flags] == [Kind.PERSON]
    assert flags[0].text == typed


def test_a_name_in_cyrillic_is_read_aloud() -> None:
    assert ("PERSON", "Оксана") in noticed("Оксана asked for a form.")


def test_an_unknown_name_is_noticed_beside_a_relative() -> None:
    assert ("PERSON", "Brannagh") in noticed("Her sister Brannagh had the same operation.")


def test_a_name_typed_one_letter_wrong_is_noticed() -> None:
    assert ("PERSON", "Catroina") in noticed("We sat with Catroina for a while.")


def test_this_cafes_own_words_are_noticed_and_only_as_whole_words() -> None:
    assert [flag.text for flag in check("The bramble jam was Bram's.", local_words=("bram",))] == ["Bram"]


def test_a_wrong_check_digit_is_still_a_number_where_the_note_says_chi() -> None:
    assert ("ID", "0311685423") in noticed("Her CHI is 0311685423.")


def test_an_empty_note_has_nothing_in_it() -> None:
    assert check("") == check("   \n") == ()


def test_a_file_s_name_is_read_too() -> None:
    assert check_name("notes-morag_lochinver.pdf") == ("morag", "lochinver")
    assert check_name("ShonaMackay.pdf") == ("Shona Mackay",)
    assert check_name("cafe-7K2M-summary.pdf") == ()


@pytest.mark.parametrize(
    "note",
    [
        "Age Scotland is on 0800 12 44 222 and ChildLine on 0800 1111.",
        "Put the number up, 08000 28 22 33, by the sink.",
        "Four of them wrote 0800 84 84 84 on their hands.",
        "Eid might be the 20th or the 21st of March, the moon decides.",
        "Mothering Sunday is 14 March, and after that Easter.",
    ],
)
def test_a_free_number_and_a_public_day_point_to_nobody_however_they_are_written(note: str) -> None:
    assert check(note) == ()
    both = f"{note} Her own is 07700 900 123."
    assert [flag.text for flag in check(both)] == ["07700 900 123"], "and what follows is hers"
