"""Write back: an answer is kept with a press, and every host gets a file of her own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cafe.collate.replies.subjects import said_subject
from cafe.model.values import AnswerState, ProgrammeCard
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of
from cafe.ui import dialogs
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.packs.builders import a_pack, a_sentence, an_idea
from tests.ui.conftest import OpenPage
from tests.ui.driving import is_there, named, press, settle, words_on, write

ANN = SigningKey(b"a" * 32)
IDEA = "A letter that says how long"


@pytest.fixture
def programme(services: Services, tmp_path: Path) -> ProgrammeCard:
    """Ours, with one café in it."""
    card = services.collate.make_programme("East Glens")
    pack = a_pack(programme=card.recipients[0], sender=ANN.public, entries=(a_sentence("a"), an_idea("i", text=IDEA)))
    post = tmp_path / "post"
    post.mkdir()
    (post / "one.cafepack").write_bytes(seal(frame_of(pack), ANN, card.recipients))
    services.collate.import_(services.collate.preview(card.id, post), {ANN.public}, {})
    return card


def test_an_answer_is_kept_and_shown_and_can_be_taken_away(
    open_page: OpenPage, window: Window, services: Services, programme: ProgrammeCard
) -> None:
    page = open_page("answers", programme.id)
    press(page, f"Answer: {IDEA}")
    write(window, "Your answer, in plain words", "It goes out with every referral now.")
    press(window, "Where it stands: Done")
    press(window, "Keep the answer")
    settle()
    kept = services.collate.answers(programme.id)[said_subject(IDEA)]
    assert (kept.answer, kept.state) == ("It goes out with every referral now.", AnswerState.DONE)
    assert "It goes out with every referral now." in words_on(page)
    press(page, f"Change the answer: {IDEA}")
    words = named(window, "Your answer, in plain words", QPlainTextEdit)
    words.selectAll()
    QTest.keyClick(words, Qt.Key.Key_Delete)
    press(window, "Keep the answer")
    settle()
    assert services.collate.answers(programme.id) == {}


NAMING = "Dr Sutherland in Lochinver will see to it."


def an_answer_that_names_somebody(page: QWidget, window: Window) -> GuardedWords:
    press(page, f"Answer: {IDEA}")
    write(window, "Your answer, in plain words", NAMING)
    (typed,) = (one for one in window.findChildren(GuardedWords) if one.text == NAMING)
    typed.raise_panel()
    return typed


def test_an_answer_that_names_somebody_is_pointed_at_and_kept_and_goes_nowhere_until_it_is_looked_at(
    open_page: OpenPage, window: Window, services: Services, programme: ProgrammeCard
) -> None:
    typed = an_answer_that_names_somebody(open_page("answers", programme.id), window)
    assert [row.words for row in typed.panel.rows] == ["Sutherland", "Lochinver"]
    press(window, "Keep the answer")
    assert services.collate.answers(programme.id)
    assert services.collate.answers_to_print(programme.id) == {}
    page = open_page("programme", programme.id)
    settle()
    assert "One sentence could point to a person" in words_on(page)
    press(page, "Lochinver: write a village instead")
    settle()
    press(page, "Dr Sutherland: leave it as it is")
    settle()
    (printed,) = services.collate.answers_to_print(programme.id).values()
    assert printed.answer == "Dr Sutherland in a village will see to it."
    assert services.collate.second_look.waiting(programme.id) == ()


def test_what_is_left_as_it_is_while_typing_is_not_asked_again(
    open_page: OpenPage, window: Window, services: Services, programme: ProgrammeCard
) -> None:
    typed = an_answer_that_names_somebody(open_page("answers", programme.id), window)
    typed.panel.left.emit(0)
    typed.panel.left.emit(0)
    press(window, "Keep the answer")
    assert services.collate.second_look.waiting(programme.id) == ()
    assert [one.answer for one in services.collate.answers_to_print(programme.id).values()] == [NAMING]


def test_what_comes_next_is_kept_as_it_is_left_and_stands_in_the_report(
    open_page: OpenPage, services: Services, programme: ProgrammeCard
) -> None:
    page = open_page("answers", programme.id)
    write(page, "For everybody, in a few words", "We meet the board in June.")
    settle()
    assert services.collate.next_steps(programme.id) == "We meet the board in June."
    assert services.report.programme_preview(programme.id).next_steps == "We meet the board in June."


def test_every_host_gets_a_file_of_her_own(
    open_page: OpenPage,
    services: Services,
    programme: ProgrammeCard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "replies"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_a, **_k: folder)
    monkeypatch.setattr(dialogs, "open_file", lambda _path: True)
    press(open_page("answers", programme.id), "Make the replies")
    settle()
    (made,) = folder.iterdir()
    assert made.suffix == ".cafereply" and made.name.startswith("reply-")


def test_with_no_packs_it_says_what_will_be_here(open_page: OpenPage, services: Services) -> None:
    card = services.collate.make_programme("East Glens")
    page = open_page("answers", card.id)
    assert "Nothing to answer yet" in words_on(page)
    assert not is_there(page, "Make the replies")
