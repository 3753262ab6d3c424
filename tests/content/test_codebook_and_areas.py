"""The codebook and the areas: complete, and nothing in them stands twice."""

from __future__ import annotations

from collections import Counter

import pytest

from cafe.content import areas, codebook
from cafe.content.reading import parse
from cafe.core import assets
from cafe.core.errors import ProblemToFix

TOPS = ["ACC", "WAI", "LIS", "INF", "STI", "MEN", "BOD", "CAR"]
TOPS += ["WRK", "RUR", "COS", "TRU", "EQR", "PEE", "WHH", "IDE"]
SUBS = dict(zip(TOPS, (6, 5, 6, 6, 5, 6, 6, 5, 5, 6, 5, 6, 6, 6, 6, 6), strict=True))
BOARDS_OF_MANY = {"ayrshire-and-arran": 3, "forth-valley": 3, "grampian": 3, "greater-glasgow-and-clyde": 6}
BOARDS_OF_MANY |= {"highland": 2, "lanarkshire": 2, "lothian": 4, "tayside": 3}


def test_all_sixteen_themes_are_there_with_their_sub_themes() -> None:
    book = codebook.load()
    assert [theme.code for theme in book.themes] == TOPS
    assert {theme.code: len(theme.subthemes) for theme in book.themes} == SUBS
    codes = [sub.code for theme in book.themes for sub in theme.subthemes] + TOPS
    assert len(codes) == len(set(codes))


def test_a_tile_is_short_and_never_a_code() -> None:
    for theme in codebook.load().themes:
        assert len(theme.tile) <= 20 and len(theme.example) <= 24
        assert theme.code not in (theme.tile, theme.report_name)
        assert theme.definition.endswith(".")


def test_a_code_finds_its_theme_and_a_sub_code_too() -> None:
    book = codebook.load()
    assert book.tile("LIS") == book.tile("LIS3") == "Being listened to"
    assert book.report_name("WAI") == "Waiting, and being passed on"


def test_a_code_from_another_codebook_is_shown_and_not_lost() -> None:
    book = codebook.load()
    assert book.find("ZZZ") is None
    assert book.tile("ZZZ") == book.report_name("ZZZ") == "ZZZ"


def test_the_codebook_has_a_name_and_a_version() -> None:
    assert (codebook.load().id, codebook.load().version) == ("womens-health-cafes", 1)


def test_short_questions_are_worded_as_on_the_page() -> None:
    asked = codebook.choices()
    assert asked.strengths.label("most") == "Most"
    assert asked.directions.label("barrier") == "Gets in the way"
    assert asked.actors.label("board") == "NHS board"
    assert asked.consents.label("verbatim") == "Yes, word for word"
    assert [choice.id for choice in asked.life_stages.choices] == ["LS1", "LS2", "LS3", "LS4", "LS5", "LSX"]
    assert len(asked.settings.choices) == 8
    assert asked.settings.label("lighthouse") == "lighthouse"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("themes", 'code = "WAI"', 'code = "ACC"', "WAI1"),
        ("themes", 'code = "WAI2"', 'code = "WAI1"', "twice"),
        ("themes", 'tile = "Waiting"', 'tile = "Getting seen"', "twice"),
        ("themes", "definition", "meaning", "definition"),
        ("choices", '{ id = "most", label = "Most" },', "", "answers"),
        ("choices", 'id = "LS2"', 'id = "LS1"', "twice"),
    ],
)
def test_a_mistake_in_the_codebook_is_told(file: str, old: str, new: str, says: str) -> None:
    text = assets.read_text(f"codebook/{file}.toml")
    assert old in text
    read = codebook.parse_codebook if file == "themes" else codebook.parse_choices
    with pytest.raises(ProblemToFix, match=says):
        read(parse(text.replace(old, new, 1), "ours.toml"))


def test_thirty_two_councils_in_fourteen_boards() -> None:
    found = areas.load()
    assert len(found.boards) == 14
    councils = [council for council in found.councils if council.id != areas.MORE_THAN_ONE]
    assert len(councils) == 32
    many = Counter(council.board for council in councils)
    assert many == Counter({board.id: BOARDS_OF_MANY.get(board.id, 1) for board in found.boards})


@pytest.mark.parametrize(
    ("council", "board"),
    [
        ("argyll-and-bute", "NHS Highland"),
        ("na-h-eileanan-siar", "NHS Western Isles"),
        ("perth-and-kinross", "NHS Tayside"),
        ("city-of-edinburgh", "NHS Lothian"),
        ("moray", "NHS Grampian"),
        ("falkirk", "NHS Forth Valley"),
    ],
)
def test_the_board_follows_the_council(council: str, board: str) -> None:
    found = areas.load().board_of(council)
    assert found is not None and found.name == board


def test_a_cafe_online_belongs_to_no_board() -> None:
    assert areas.load().councils[-1].id == areas.MORE_THAN_ONE
    assert areas.load().board_of(areas.MORE_THAN_ONE) is None
    assert areas.load().board_of("atlantis") is None


def test_eight_classes_and_ten_kinds_of_place() -> None:
    found = areas.load()
    assert [each.number for each in found.urban_rural] == list(range(1, 9))
    assert len({each.hint for each in found.urban_rural}) == 8
    assert len(found.kinds) == 10
    assert found.urban_rural_name(0) == ""
    assert found.urban_rural_name(8) == "Very remote countryside"
    assert found.kind_name("worship") == "Place of worship"
    assert found.council_name("moray") == "Moray"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('board = "fife"', 'board = "five"', "Fife"),
        ('id = "falkirk"', 'id = "fife"', "twice"),
        ("number = 8", "number = 9", "1 to 8"),
        ("number = 8", "number = 7", "twice"),
    ],
)
def test_a_mistake_in_the_areas_is_told(old: str, new: str, says: str) -> None:
    text = assets.read_text("gazetteer/areas.toml")
    assert old in text
    with pytest.raises(ProblemToFix, match=says):
        areas.parse_areas(parse(text.replace(old, new, 1), "ours.toml"))
