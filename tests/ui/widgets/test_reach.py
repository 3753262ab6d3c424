"""Whoever cannot use a mouse, or cannot see the screen, reaches and understands every control of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from cafe.core.tokens import MODES, Mode
from cafe.ui.theme import Theme, apply_theme
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.focus import FocusRing
from cafe.ui.widgets.page import PageFrame, Scroll
from cafe.ui.widgets.sheets import Sheet, SheetButton, Toast
from cafe.ui.widgets.specimen import specimen_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QSpinBox, QComboBox)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Everything in the kit, in one window."""
    shown = specimen_window()
    qtbot.addWidget(shown)
    shown.resize(1600, 900)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def controls(window: QWidget) -> list[QWidget]:
    """All that can be pressed or typed in, but for the parts that Qt keeps inside another control."""
    found = [widget for widget in window.findChildren(QWidget) if isinstance(widget, CONTROLS)]
    inside = (QComboBox, QSpinBox)
    return [
        widget
        for widget in found
        if widget.isVisible()
        and not isinstance(widget.parentWidget(), inside)
        and not widget.objectName().startswith("qt_")
    ]


def test_every_control_has_a_name_of_its_own(window: QWidget) -> None:
    found = controls(window)
    assert len(found) > 80
    assert [type(widget).__name__ for widget in found if not widget.accessibleName().strip()] == []


def test_every_control_is_what_it_says_to_a_screen_reader(window: QWidget) -> None:
    role = QAccessible.Role
    allowed = {role.Button, role.CheckBox, role.RadioButton, role.EditableText, role.SpinBox, role.ComboBox}
    for widget in controls(window):
        reads = QAccessible.queryAccessibleInterface(widget)
        assert reads is not None and reads.role() in allowed, (type(widget).__name__, reads and reads.role())


def test_every_control_is_large_enough_to_hit(window: QWidget) -> None:
    inside_a_taller_frame = (QSpinBox, QLineEdit)
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.width(), widget.height())
        for widget in controls(window)
        if not isinstance(widget, inside_a_taller_frame)
        and min(widget.width(), widget.height()) < 40
        and not (isinstance(widget, Button) and widget.kind == "link")
    ]
    assert small == []


def test_tab_reaches_every_group_of_controls_and_comes_round_again(window: QWidget) -> None:
    start = window.findChild(IconButton)
    start.setFocus()
    seen: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here in seen:
            break
        seen.append(here)
    kinds = {type(widget).__name__ for widget in seen}
    assert {"Button", "Chip", "TickRow", "Tile", "Line", "List", "Lines", "Number", "StepButton", "_Face"} <= kinds
    assert {"PlaceButton", "BigChoice", "Switch", "SwapChip", "_SegmentButton", "CardButton"} <= kinds


@pytest.mark.parametrize("mode", MODES)
def test_everything_can_be_painted_in_every_mode_and_size_while_it_is_open(
    qapp: QApplication, window: QWidget, mode: Mode
) -> None:
    for scale in (1.0, 2.0):
        apply_theme(qapp, Theme(mode, scale))
        QTest.qWait(20)
        picture = window.grab().toImage()
        ground = picture.pixelColor(picture.width() - 3, 3)
        assert ground == Theme(mode)["ground"]
        for widget in controls(window):
            if isinstance(widget, Button):
                assert widget.height() >= 40 * scale


def test_words_grow_with_the_text_size_without_a_restart(qapp: QApplication, window: QWidget) -> None:
    button = window.findChild(Button)
    before = button.sizeHint()
    apply_theme(qapp, Theme("light", 2.0))
    assert button.sizeHint().height() == 2 * before.height()
    assert button.sizeHint().width() > 1.7 * before.width()


def press(widget: QWidget) -> None:
    """A real press of the mouse, through the window, in the middle of a widget."""
    window = widget.window()
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        widget.mapTo(window, widget.rect().center()),
    )


def ring_round(ring: FocusRing, widget: QWidget) -> bool:
    """Whether the ring stands five pixels outside a widget."""
    shape = getattr(widget, "focus_shape", None)
    own = shape()[0] if shape else QRectF(widget.rect())
    corner = widget.mapTo(widget.window(), own.topLeft().toPoint())
    return ring.target is widget and ring.geometry().topLeft() == corner - QPoint(5, 5)


def test_the_ring_follows_the_keyboard_and_not_the_mouse(window: QWidget) -> None:
    ring = FocusRing(window)
    buttons = [button for button in window.findChildren(Button) if button.isEnabled() and button.isVisible()]
    buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(5)
    assert ring_round(ring, buttons[1])
    press(buttons[2])
    QTest.qWait(5)
    assert buttons[2].hasFocus() and ring.target is None
    QTest.keyClick(buttons[2], Qt.Key.Key_Tab)
    QTest.qWait(5)
    assert ring_round(ring, QApplication.focusWidget())


def test_the_ring_is_always_round_what_is_typed_in(window: QWidget) -> None:
    ring = FocusRing(window)
    line = next(line for line in window.findChildren(QLineEdit) if type(line).__name__ == "Line")
    window.findChild(PageFrame).show_widget(line)
    press(line)
    QTest.qWait(5)
    assert ring_round(ring, line)


def test_the_ring_is_hidden_with_its_line_by_a_scrolling_part_outside_of_another(qtbot: QtBot) -> None:
    inner, outer, button = Scroll(), Scroll(), Button("A line of a list")
    inner.body.addWidget(button)
    inner.setFixedHeight(200)
    below = QWidget()
    below.setFixedHeight(900)
    outer.body.fill([inner, below])
    outer.resize(400, 300)
    qtbot.addWidget(outer)
    ring = FocusRing(outer)
    with qtbot.waitActive(outer):
        outer.show()
        outer.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target is button)
    outer.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: ring.target is None)


def heard(signal: Any) -> list[Any]:
    """Everything a signal says from now on."""
    said: list[Any] = []

    def hear(value: Any) -> None:
        said.append(value)

    signal.connect(hear)
    return said


def question(window: QWidget) -> tuple[Sheet, list[str]]:
    """A sheet that asks before deleting, and the answers it has given."""
    ways = (SheetButton("keep", "Keep it", safe=True), SheetButton("delete", "Delete", "danger", "trash-2"))
    sheet = Sheet(window, "Delete this café?", "Its notes will go from this laptop.", ways)
    answers = heard(sheet.chosen)
    return sheet.open_up(), answers


def test_a_question_puts_the_focus_on_the_safe_choice(window: QWidget) -> None:
    sheet, _answers = question(window)
    assert sheet.buttons["keep"].hasFocus()
    assert sheet.geometry() == window.rect()
    assert QAccessible.queryAccessibleInterface(sheet).role() == QAccessible.Role.Dialog


def test_escape_is_always_the_safe_choice(window: QWidget) -> None:
    sheet, answers = question(window)
    sheet.buttons["delete"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert answers == ["keep"]
    assert sheet.isHidden()


def test_tab_never_leaves_a_question_and_enter_answers_it_once(window: QWidget) -> None:
    sheet, answers = question(window)
    seen = set()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert seen == set(sheet.buttons.values())
    sheet.buttons["delete"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    sheet.choose("keep")
    assert answers == ["delete"]


def test_the_focus_goes_back_to_where_it_was_after_a_question(window: QWidget) -> None:
    line = next(line for line in window.findChildren(QLineEdit) if type(line).__name__ == "Line")
    line.setFocus()
    sheet, _answers = question(window)
    sheet.reject()
    assert line.hasFocus()


def test_a_question_without_a_safe_way_out_cannot_be_asked(window: QWidget) -> None:
    with pytest.raises(ValueError, match="safe"):
        Sheet(window, "Delete?", "", (SheetButton("delete", "Delete", "danger"),))


def test_a_toast_waits_while_someone_is_on_it(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Note removed")
    assert toast.isVisible() and not toast.is_waiting
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert toast.is_waiting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast.is_waiting
    toast.undo.setFocus()
    assert toast.is_waiting
    with qtbot.waitSignals([toast.undone, toast.gone]):
        QTest.keyClick(toast.undo, Qt.Key.Key_Space)
    assert toast.isHidden()


def test_a_long_toast_goes_on_in_a_second_line(qapp: QApplication, window: QWidget) -> None:
    apply_theme(qapp, Theme("light", 2.0))
    toast = Toast(window)
    toast.say("The second screen is gone. Check the cable. You can run the café without it, and carry on as you were.")
    assert toast.geometry().left() > 0 and toast.geometry().right() < window.width()
    assert toast.geometry().top() > 0 and toast.geometry().bottom() < window.height()
