"""The laptop stands on the kitchen table, and in the hall it is left for a moment. Nobody reads what is not theirs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from tests.fakes import FakeKeychain
from tests.journeys.evenings import A_TASTER, GLENFERRY
from tests.journeys.hosts import Host
from tests.ui.driving import read_a_word_back, settle, words_on

WITH_A_NOTE_KEEPER = replace(A_TASTER, length="45 minutes", notes="As we go, by a note keeper")
NOTED = ("Nobody had told us.", "A long drive puts people off.")
HALF_TYPED = "We only talk about it in the c"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _everything_in(window: QWidget) -> str:
    """Also what is hidden: nothing of it may be there to be found."""
    return "\n".join(
        text() if callable(text := getattr(widget, "text", "")) else ""
        for widget in window.findChildren(QWidget)
        if widget.metaObject().indexOfProperty("text") >= 0
    )


def test_she_goes_to_make_tea_and_her_grandson_finds_a_cover(aileen: Host) -> None:
    words = aileen.sets_up_a_shared_laptop()
    aileen.plans(GLENFERRY)
    laptop = aileen.laptop
    laptop.write("Hall or venue", "Corran Hall, the side d")
    laptop.key(Qt.Key.Key_L, CTRL)

    # He sees a cover, and no title, no hall, no date; and the store is closed behind it.
    assert "Your cafés are locked" in laptop.sees
    assert laptop.app is not None
    assert laptop.app.services is None
    assert "Corran" not in _everything_in(laptop.window)
    assert GLENFERRY.title not in _everything_in(laptop.window)
    assert laptop.window.windowTitle() == "Conversation Café"

    # He guesses.
    laptop.write("Your words", "heather heather heather heather heather", enter=True)
    laptop.wait(lambda: "Those words did not open it." in laptop.sees)
    assert "Nothing is lost. Try again, or use the recovery sheet." in laptop.sees

    # She comes back to where she was, and the half of a hall is there.
    laptop.write("Your words", " ".join(words), enter=True)
    laptop.wait_for_page("plan")
    assert "Corran Hall, the side d" in laptop.sees


def test_the_forgotten_passphrase(aileen: Host) -> None:
    """She has not opened it since spring. The five words are gone; the sheet is in the drawer; new words are made."""
    old = aileen.sets_up_a_shared_laptop()
    laptop = aileen.laptop
    laptop.press("Lock")
    laptop.write("Your words", "was it heron or lantern", enter=True)
    laptop.wait(lambda: "Those words did not open it." in laptop.sees)
    laptop.press("Use the recovery sheet")
    laptop.write("Your recovery sheet", "-".join(laptop.sheet).lower(), enter=True)
    laptop.wait_for_page("home")

    laptop.press("Settings")
    laptop.press("Change the words")
    new = read_a_word_back(laptop.window)
    laptop.press("Use these words")
    laptop.wait_until_done()

    laptop.press("Lock")
    laptop.write("Your words", " ".join(old), enter=True)
    laptop.wait(lambda: "Those words did not open it." in laptop.sees)
    laptop.write("Your words", " ".join(new), enter=True)
    laptop.wait_for_page("settings")


def test_a_laptop_of_ones_own_has_one_button(aileen: Host, keychain: FakeKeychain) -> None:
    aileen.sets_up()
    laptop = aileen.laptop
    laptop.press("Lock")
    assert not laptop.has("Your words")
    laptop.press("Open")
    laptop.wait_for_page("home")

    # Where somebody else is signed in, the button alone does not do; the sheet does.
    laptop.press("Lock")
    keychain.is_locked = True
    laptop.press("Open")
    laptop.wait(lambda: laptop.has("Your recovery sheet"))
    laptop.write("Your recovery sheet", " ".join(laptop.sheet), enter=True)
    laptop.wait_for_page("home")


def test_in_the_hall_only_the_notes_are_covered(aileen: Host) -> None:
    words = aileen.sets_up_a_shared_laptop()
    aileen.plans(WITH_A_NOTE_KEEPER)
    laptop = aileen.laptop
    laptop.switch_off()
    aileen.goes_forward_to("2026-11-26 19:00")
    aileen.unlocks_with(*words)
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Round 1")
    aileen.writes_notes(*NOTED)
    laptop.type(HALF_TYPED)
    question, figures = aileen.run.question.accessibleName(), aileen.run.clock.timer.figures
    laptop.press("Lock")

    # Nothing that was written can be read; all that the room needs stands where it stood.
    assert "Your notes are locked" in laptop.sees
    for note in (*NOTED, HALF_TYPED):
        assert note not in laptop.sees
    assert laptop.app is not None
    assert laptop.app.services is not None, "the store stays open: the clock's acts are rows"
    assert aileen.run.question.accessibleName() == question
    laptop.minutes_pass(0.5)
    assert aileen.run.clock.timer.figures != figures
    for name in ("Pause", "Someone is upset", "Room screen"):
        assert laptop.has(name)
    laptop.key(Qt.Key.Key_F8)
    assert aileen.run.bar.pause.accessibleName() == "Carry on"
    laptop.key(Qt.Key.Key_F8)
    laptop.press("Someone is upset")
    laptop.press("Carry on")

    # No way round: no other page, no undo, no key of the writing line.
    laptop.press("Leave")
    assert laptop.window.place == "run"
    assert "Open your notes first. The café goes on." in laptop.sees
    laptop.key(Qt.Key.Key_Z, CTRL)
    laptop.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert all(note not in laptop.sees for note in NOTED)
    aileen.goes_on()
    assert aileen.stage == "Round 2"

    # Five words bring the notes back, and the half sentence.
    laptop.write("Your words", "no such words at all", enter=True)
    laptop.wait(lambda: "Those words did not open it." in laptop.sees)
    laptop.write("Your words", " ".join(words), enter=True)
    laptop.wait(lambda: NOTED[0] in laptop.sees)
    assert aileen.run.band.line.text() == HALF_TYPED
    settle()
    assert laptop.window.focusWidget() is aileen.run.band.line


def test_where_nobody_writes_only_the_word_on_the_button_changes(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(A_TASTER)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    laptop = aileen.laptop
    before = words_on(laptop.page)
    laptop.press("Lock")
    assert words_on(laptop.page) == before.replace("\nLock\n", "\nLocked\n")
    laptop.press("Locked")
    laptop.press("Open")
    laptop.wait(lambda: laptop.has("Lock"))


def test_a_cafe_that_ends_locked_is_locked_whole_and_goes_on_to_its_write_up(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(A_TASTER)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Close")
    laptop = aileen.laptop
    laptop.press("Lock")
    aileen.run.end_cafe()
    settle()
    assert "Your cafés are locked" in laptop.sees
    assert laptop.app is not None
    assert laptop.app.services is None
    laptop.press("Open")
    laptop.wait_for_page("write-up")


def test_somebody_comes_in_and_the_window_is_an_empty_page_at_once(aileen: Host) -> None:
    aileen.sets_up()
    aileen.plans(WITH_A_NOTE_KEEPER)
    aileen.comes_to_the_day("2026-11-26 19:00")
    aileen.starts()
    aileen.holds_each_stage_as_planned_until("Round 1")
    aileen.writes_notes(*NOTED)
    laptop = aileen.laptop
    laptop.press("Someone is upset")  # even with a sheet in front
    laptop.key(Qt.Key.Key_H, CTRL | SHIFT)
    window = laptop.window
    assert window.windowTitle() == "Untitled"
    blank = window.childAt(window.rect().center())
    assert blank is not None
    assert blank.accessibleName() == "Untitled"
    assert window.childAt(30, 30) is blank

    # No key gets through it, and the clock of the day goes on.
    laptop.key(Qt.Key.Key_F9)
    laptop.key(Qt.Key.Key_PageDown, CTRL)
    laptop.type("h")
    assert aileen.stage == "Round 1"
    laptop.minutes_pass(1)

    laptop.key(Qt.Key.Key_Escape)
    assert window.windowTitle() == "Conversation Café"
    assert laptop.has("Carry on")
    laptop.press("Carry on")
    assert NOTED[0] in laptop.sees


def test_a_window_of_the_system_that_waits_for_a_file_is_answered_first(aileen: Host) -> None:
    aileen.sets_up()
    laptop = aileen.laptop
    asks = QDialog(laptop.window)
    asks.setModal(True)
    asks.show()
    settle()
    app = laptop.app
    assert app is not None
    app.lock()
    settle()
    assert app.services is not None
    asks.close()
    laptop.wait(lambda: app.services is None)
    assert "Your cafés are locked" in laptop.sees
