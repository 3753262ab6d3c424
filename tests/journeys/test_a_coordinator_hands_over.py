"""A coordinator hands over: her deputy chose too, each sees what differs, and one picture comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.collate.themes.events import Names
from cafe.packs import phone_words
from cafe.ui.services import Services
from tests.collate.test_sharing import PETS, QUOTE, THEIRS, Desk, desks  # noqa: F401  two laptops, the same packs
from tests.packs.builders import an_id
from tests.ui.collate.helping import answer
from tests.ui.conftest import OpenPage, open_page, services, window  # noqa: F401  one window over the first of them
from tests.ui.driving import press, settle, words_on


def test_a_coordinator_hands_over(
    desks: tuple[Desk, Desk],  # noqa: F811
    open_page: OpenPage,  # noqa: F811
    services: Services,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    mine, deputy = desks
    entry = an_id(QUOTE)

    # While she was away her deputy chose a quote, placed a theme, and merged another.
    deputy.service.choose_quote(deputy.programme, entry, True)
    deputy.service.themes.place_new(deputy.programme, PETS.id, Names("Pets", "Animals as company"))
    deputy.service.themes.merge(deputy.programme, "WAI", "LIS")
    services.collate.choose_quote(mine.programme, entry, False)
    file = tmp_path / "choices.cafechoices"
    deputy.service.sharing.write(deputy.programme, file, THEIRS)

    # She opens the file. Nothing is changed yet: a laptop that she does not know, and one thing that differs.
    page = open_page("coordinators", mine.programme)
    answer(monkeypatch, "choose_file", file)
    press(page, "Open their choices")
    settle()
    for word in phone_words.fingerprint(bytes.fromhex(THEIRS.public)):
        assert word in words_on(page)
    assert "You both chose, and not alike. Whose counts?" in words_on(page)
    assert not page.coming.take.isEnabled(), "nobody has read the words yet"
    press(page, "They match")
    (line,) = page.coming._list._items
    press(page, f"{line.title}: Theirs: in the report")
    press(page, "Take them in")
    settle()

    # One picture on both laptops.
    here, there = services.collate.collation(mine.programme), deputy.service.collation(deputy.programme)
    assert here == there
    assert [quote.is_chosen for quote in here.quotes] == [True]
    assert {here.book.report_name(one.theme) for one in here.themes} == {"Being listened to", "Animals as company"}

    # What she chooses goes back the same way, and the words of the programme are known.
    services.collate.themes.rename(mine.programme, "LIS", Names("Heard", "Being heard"))
    back = tmp_path / "back.cafechoices"
    answer(monkeypatch, "save_as", back)
    press(page, "Save your choices")
    settle()
    preview = deputy.service.sharing.look(deputy.programme, back)
    assert preview.words == () and not preview.differing
    deputy.service.sharing.take_in(deputy.programme, preview, (), words_match=False)
    assert deputy.service.collation(deputy.programme).book.report_name("LIS") == "Being heard"

    # And the file can be taken back whole.
    (came,) = services.collate.sharing.taken_in(mine.programme)
    press(page, f"Take back {came.changed} choices from {' · '.join(came.words[:2])}")
    settle()
    assert "WAI" in {one.theme for one in services.collate.collation(mine.programme).themes}
