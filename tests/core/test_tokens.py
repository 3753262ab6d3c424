"""The look, as data: nothing anyone has to read is ever too faint, in any of the three modes."""

from __future__ import annotations

import re

import pytest

from cafe.core import assets
from cafe.core.tokens import MODES, SANS, SERIF, Mode, contrast, load


def test_black_on_white_is_the_strongest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_every_pair_can_be_read_in_every_mode(mode: Mode) -> None:
    look = load(mode)
    assert len(look.pairs) >= 41
    too_faint = [
        (pair.on_top, pair.under, round(found, 2), pair.least)
        for pair in look.pairs
        if (found := contrast(look.colours[pair.on_top], look.colours[pair.under])) < pair.least
    ]
    assert too_faint == []


def test_every_colour_has_a_value_in_every_mode() -> None:
    names = {mode: set(load(mode).colours) for mode in MODES}
    assert names["light"] == names["dark"] == names["high_contrast"]
    assert len(names["light"]) == 38
    for mode in MODES:
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in load(mode).colours.values())


def test_only_focus_is_cyan_in_high_contrast() -> None:
    colours = load("high_contrast").colours
    assert {name for name, value in colours.items() if value == colours["focus"]} == {"focus", "focus_spine"}


def test_late_is_never_the_colour_of_danger() -> None:
    for mode in MODES:
        colours = load(mode).colours
        assert not {colours["gorse"], colours["gorse_fill"]} & {colours["rowan"], colours["rowan_hover"]}


def test_nothing_is_set_smaller_than_fifteen_but_two_repeated_hints() -> None:
    small = {name: role.size for name, role in load().type.items() if role.size < 15}
    assert small == {"hint": 13, "minutes": 14}


def test_only_the_two_bundled_faces_are_asked_for_and_in_weights_we_carry() -> None:
    carried = {SERIF: {400, 500, 600}, SANS: {400, 600, 700}}
    look = load()
    for role in look.type.values():
        assert role.weight in carried[role.face]
    for printed in look.paper.type.values():
        assert printed.weight in carried[printed.face]
        assert printed.large_weight in carried[printed.large_face]


def test_targets_are_large_enough_for_a_tired_thumb() -> None:
    assert min(value for value in load().target.values()) >= 40


def test_paper_never_carries_the_colours_of_care_or_danger() -> None:
    assert not {name for name in load().paper.colours if name.startswith(("bramble", "rowan"))}


def test_text_on_paper_is_dark_enough_for_an_old_photocopier() -> None:
    colours = load().paper.colours
    for name in ("ink", "ink2", "ink3", "spruce", "gorse"):
        assert contrast(colours[name], colours["paper"]) >= 7


def test_large_print_goes_nowhere_under_eighteen_and_never_shrinks() -> None:
    for name, role in load().paper.type.items():
        assert role.large_size >= 18, name
        assert role.large_size >= role.size or role.size >= 26, name
        assert role.leading >= role.size


def test_each_bundled_font_has_its_licence_beside_it() -> None:
    fonts = assets.names("fonts", ".ttf")
    assert len(fonts) == 7
    licences = "".join(assets.read_text(f"fonts/OFL-{face}.txt") for face in ("Literata", "AtkinsonHyperlegibleNext"))
    assert licences.count("SIL OPEN FONT LICENSE Version 1.1") == 2


def test_each_icon_is_drawn_in_the_current_colour() -> None:
    icons = assets.names("icons", ".svg")
    assert len(icons) >= 80
    for icon in icons:
        drawing = assets.read_text(icon)
        assert "currentColor" in drawing
    assert "ISC License" in assets.read_text("icons/LICENSE-lucide.txt")
