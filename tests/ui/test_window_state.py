"""The window comes back as it was left, and a broken file costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe.ui.window_state import WindowState, keep, load


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
