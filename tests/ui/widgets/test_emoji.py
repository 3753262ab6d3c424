"""A sentence with an emoji, or that runs both ways, keeps every word on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from cafe.ui.theme import theme
from cafe.ui.widgets import paint
from cafe.ui.widgets.text import Para

SAID = "Tea 🍵👩‍👩‍👧 and a warm room — شكرا جزيلا، ساعدنا الحديث — תודה רבה helped us talk."


def test_no_word_beside_an_emoji_is_taken_out_at_any_width(qtbot: QtBot) -> None:
    shown = Para(SAID, "quote", "ink")
    qtbot.addWidget(shown)
    for width in range(180, 620, 13):
        shown.resize(width, 400)
        shown.grab()
        assert shown.toolTip() == "", f"cut at {width}: what is cut is told in the tooltip"


def test_a_line_that_is_much_too_long_is_still_shortened(qtbot: QtBot) -> None:
    shown = Para("", "body", "ink")
    qtbot.addWidget(shown)
    picture = QImage(80, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    look = theme()
    took = paint.words(painter, QRectF(0, 0, 60, 20), SAID, look.font("body"), look["ink"])
    painter.end()
    assert took < 70
