"""What the coordinator's pages say."""

from __future__ import annotations

from cafe.collate.incoming import Arrived, Coming, Gap, NotRead, sort_out
from cafe.collate.lines import PackLine
from cafe.collate.merge import collate
from cafe.collate.preview_view import gap_sentence, import_view
from cafe.collate.reading import ImportPreview, NewSender
from cafe.collate.values import Aside, Filters
from cafe.collate.view import programme_view
from cafe.packs.phone_words import of_key
from tests.collate.cafes import a_cafe, quote, sentence
from tests.collate.test_incoming import ANN, BEA, _arrived, _held
from tests.packs.builders import an_id, some_facts, some_people


def _preview(*arrived: Arrived, known: tuple[str, ...] = (ANN,), held: dict | None = None) -> ImportPreview:
    items = sort_out(arrived, held or {}, known, [NotRead("half.cafepack", Coming.CANNOT_READ, "It did not open.")])
    strangers = tuple(NewSender(key, ("otter", "thimble"), 1) for key in {BEA} - set(known))
    return ImportPreview("p", "folder", items, strangers)


def test_the_page_says_what_would_happen_and_the_button_counts_it() -> None:
    small = some_people(people=3, first_timers=None)
    view = import_view(
        _preview(
            _arrived("a"),
            _arrived("b", pack_id=an_id("b"), people=small, cafe=some_facts(day=None)),
        )
    )
    assert view.head == "3 packs in the folder you chose. Nothing has been added yet."
    assert [(one.title, one.aside) for one in view.new] == [
        ("Perimenopause and menopause · Highland", "November 2026 · 14 people"),
        ("Perimenopause and menopause · Highland", "November 2026 · fewer than 5 people"),
    ]
    assert (view.button, view.will_add) == ("Add 2 cafés", 2)
    assert view.foot.endswith("The other pack stays in its folder.")
    assert [one.title for one in view.problems] == ["half.cafepack"]


def test_no_day_is_ever_shown() -> None:
    view = import_view(_preview(_arrived("a")))
    assert "26" not in view.new[0].aside.replace("2026", "")


def test_accepting_a_sender_counts_the_button_up() -> None:
    preview = _preview(_arrived("a", sender=BEA))
    assert import_view(preview).button == "Nothing to add"
    view = import_view(preview, accepted={BEA})
    assert (view.button, view.strangers[0].is_accepted) == ("Add 1 café", True)


def test_choosing_an_edit_counts_the_button_up() -> None:
    ours = _arrived("ours", revision=2)
    theirs = _arrived("theirs", revision=2, sequence=2, people=some_people(people=9))
    preview = _preview(theirs, held={theirs.pack.pack_id: [_held(ours)]})
    (choice,) = import_view(preview).choices
    assert choice.sentence.startswith("Perimenopause and menopause · Highland · November 2026 was changed")
    assert [button for _hash, button, _shown in choice.options] == ["Earlier one", "Later one"]
    assert import_view(preview, choices={choice.pack_id: ours.frame_hash}).will_add == 0
    assert import_view(preview, choices={choice.pack_id: theirs.frame_hash}).will_add == 1


def test_a_gap_is_mentioned_without_alarm() -> None:
    who = " ".join(of_key(ANN)[:2])
    assert gap_sentence(Gap(ANN, (4,), 6)) == (
        f"Pack 4 of 6 from “{who}” is not in this folder. It may still be on its way."
    )
    assert gap_sentence(Gap(ANN, (2, 3), 6)).startswith(f"2 of 6 packs from “{who}”")


def test_the_programme_page_counts_cafes_and_says_what_is_missing() -> None:
    cafes = [
        a_cafe(1, sentence("We wait.", "WAI1"), quote("She heard me."), people=14),
        a_cafe(2, sentence("We wait.", "WAI1"), council="highland", people=3),
    ]
    aside = Aside(refused=1, missing=2)
    everything = collate(cafes, aside=aside)
    shown = collate(cafes, Filters(councils=("fife",)), aside=aside)
    line = PackLine("x", 1, "menopause", "Perimenopause and menopause", "fife", "2026-11", 14, 2, True)
    view = programme_view("Autumn 2026", everything, shown, [line])
    assert view.subtitle == "1 of 2 packs in this report · 14 people · 1 pack could not be added"
    assert [(bar.label, bar.cafes, bar.spoken) for bar in view.bars] == [
        ("Waiting, and being passed on", 1, "Waiting, and being passed on: 1 of 1 cafés")
    ]
    assert view.quotes_head == "0 chosen of 1 · everyone said yes"
    assert any("1 pack was not added" in note for note in view.notes)
    assert [label for _key, label in view.choices.areas][:3] == ["All 2 areas", "Fife", "Highland"]
    assert ([pack.tag for pack in view.packs], view.figures) == (["New"], (("1", "café"), ("14", "people at each")))
