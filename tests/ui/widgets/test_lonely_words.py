"""How lines end: no last word stands alone where it need not, and nothing that was counted is left out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cafe.ui.settings.lead import LeadPara
from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.marks import FiveBarGates
from cafe.ui.widgets.text import Para

_SAID = "The letter says that you are on a list, and then nothing comes for a year."


@pytest.mark.parametrize("width", range(150, 520, 7))
def test_a_last_word_has_company_where_there_is_room(qtbot: QtBot, width: int) -> None:
    font = theme().font("body")
    lines = paint.lines_at(_SAID, font, width)
    assert " ".join(lines) == _SAID
    assert all(paint.advance(font, line) <= width + 1 for line in lines)
    assert len(lines) == 1 or " " in lines[-1]


def test_a_line_break_that_was_meant_stays(qtbot: QtBot) -> None:
    assert paint.lines_at("One two three\nfour", theme().font("body"), 400) == ["One two three", "four"]


def test_words_shown_first_in_a_wide_page_are_whole_in_a_narrow_one(qtbot: QtBot) -> None:
    para = Para(_SAID, "body", "ink")
    qtbot.addWidget(para)
    para.setGeometry(0, 0, 900, para.heightForWidth(900))
    para.free_height()
    para.setGeometry(0, 0, 200, para.heightForWidth(200))
    assert para.height() == para.heightForWidth(200) > para.heightForWidth(900)


def test_help_that_begins_in_bold_goes_on_in_the_same_line(qtbot: QtBot) -> None:
    para = LeadPara("The question", ", large. Below it are words for you to say.")
    qtbot.addWidget(para)
    assert para.text() == "The question, large. Below it are words for you to say."
    assert " ".join(para.lines(180)) == para.text()


def _ink(gates: FiveBarGates) -> int:
    """How much pencil there is in the picture."""
    picture = QImage(gates.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    gates.render(picture)
    return sum(
        picture.pixelColor(x, y).lightness() < 200 for x in range(picture.width()) for y in range(picture.height())
    )


def test_gates_get_smaller_and_never_fewer(qtbot: QtBot) -> None:
    gates = FiveBarGates(12, 38)
    qtbot.addWidget(gates)
    gates.resize(100, 38)
    assert _ink(gates) > 0
    gates.resize(30, 38)
    assert _ink(gates) == 0
