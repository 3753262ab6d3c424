"""The window comes back as it was left, and a broken file costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.ui.window_state import WindowState, keep, load, on_screen


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    state = WindowState(text_size=150, look="dark", width=1200, height=700, is_maximised=True)
    keep(tmp_path / "window.json", state)
    assert load(tmp_path / "window.json") == state


@pytest.mark.parametrize("content", ["", "[]", "{", '{"text_size": "big"}', '{"text_size": 117, "look": "pink"}'])
def test_a_broken_file_means_the_plain_window(tmp_path: Path, content: str) -> None:
    (tmp_path / "window.json").write_text(content)
    assert load(tmp_path / "window.json") == WindowState()


def test_a_folder_that_cannot_be_written_costs_only_the_remembering(tmp_path: Path) -> None:
    keep(tmp_path / "nowhere" / "window.json", WindowState())
    assert load(tmp_path / "nowhere" / "window.json") == WindowState()


def test_a_first_window_fills_the_screen_of_an_old_laptop() -> None:
    first = WindowState()
    assert on_screen(first, 1366, 768).is_maximised  # with its title bar it would hang over the edge
    assert on_screen(first, 1366, 728).is_maximised
    assert not on_screen(first, 1920, 1040).is_maximised


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1024, 640)])
def test_a_window_is_never_larger_than_its_screen(width: int, height: int) -> None:
    state = on_screen(WindowState(width=1900, height=1000), width, height)
    assert state.is_maximised
    assert (state.width, state.height) <= (width, height)


def test_a_window_that_fits_stays_as_it_was() -> None:
    state = WindowState(width=1100, height=680)
    assert on_screen(state, 1366, 768) == state
