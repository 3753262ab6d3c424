"""Behind every number stand exactly the cafés that it counts, and nothing of one that was too small."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings

from cafe.collate.behind import EVERY_CAFE, Behind, cafe_view, row_titles
from cafe.collate.columns import behind
from cafe.collate.columns.columns import Columns
from cafe.collate.digest import Digest, digest
from cafe.collate.merge import collate
from cafe.collate.values import Axis, CafeFacts, Filters
from cafe.content import codebook
from cafe.model.values import Actor, Consent, Direction
from cafe.report.programme import programme_outline
from tests.collate.cafes import a_cafe, faces, idea, quote, sentence, some_cafes

BOOK = codebook.load()


def cafes_behind(asked: Behind, cafes: Sequence[Digest]) -> tuple[CafeFacts, ...]:
    columns = Columns(cafes)
    return behind.cafes_behind(columns, asked, columns.kept(Filters()))


def _once(cafes: list[CafeFacts]) -> list[CafeFacts]:
    return list({cafe.pack_id: cafe for cafe in sorted(cafes, key=lambda one: one.revision)}.values())


@given(some_cafes)
@settings(deadline=None, max_examples=40)
def test_behind_each_number_are_as_many_cafes_as_it_says(cafes: list[CafeFacts]) -> None:
    cafes = _once(cafes)
    found, digests = collate(cafes), [digest(cafe) for cafe in cafes]

    def of(**asked: object) -> int:
        return len(cafes_behind(Behind(**asked), digests))  # type: ignore[arg-type]

    assert len(cafes_behind(EVERY_CAFE, digests)) == found.cafes
    assert of(is_uncounted=True) == found.uncounted
    for theme in found.themes:
        assert of(theme=theme.theme) == theme.cafes
        ways = ((Direction.BARRIER, theme.barrier), (Direction.HELPS, theme.helps), (Direction.IDEA, theme.idea))
        assert [of(theme=theme.theme, way=way.value) for way, _n in ways] == [n for _way, n in ways]
    for table in found.crossed:
        for at, column in enumerate(table.columns):
            assert of(axis=table.axis, keys=column.keys) == column.cafes
            for line in table.rows:
                assert of(theme=line.theme, axis=table.axis, keys=column.keys) == line.cafes[at]
    for part in found.ideas:
        assert of(actor=part.actor.value) == part.cafes
        assert [of(actor=part.actor.value, idea=one.text) for one in part.ideas] == [n.cafes for n in part.ideas]


@given(some_cafes)
@settings(deadline=None, max_examples=40)
def test_behind_each_area_of_the_report_are_its_cafes_also_where_they_are_joined(cafes: list[CafeFacts]) -> None:
    cafes = _once(cafes)
    report = programme_outline(collate(cafes), "", release=0, threshold=5)
    digests = [digest(cafe) for cafe in cafes]
    for line in report.areas.lines:
        assert len(cafes_behind(Behind(axis=Axis.AREA, keys=line.keys), digests)) == line.cafes


def test_the_newest_month_stands_first_and_a_pack_is_found_by_its_id() -> None:
    cafes = [digest(a_cafe(n, month=month)) for n, month in enumerate(("2026-09", "2026-11", "2026-10"))]
    assert [one.month for one in cafes_behind(EVERY_CAFE, cafes)] == ["2026-11", "2026-10", "2026-09"]
    assert len(cafes_behind(Behind(packs=(cafes[0].facts.pack_id,)), cafes)) == 1


def test_cafes_that_said_how_it_was_are_found_and_no_number_of_theirs_is() -> None:
    asked, other = a_cafe(1, feedback=faces("C1", 0, 1, 2, 3, 2)), a_cafe(2, feedback=faces("C1", 0, 0, 0, 0, 0))
    assert cafes_behind(Behind(statement="*"), [digest(asked), digest(other)]) == (asked,)
    assert "2" not in str(cafe_view(asked, BOOK).parts)


def test_a_cafe_opens_as_it_was_sent_with_themes_and_who_could_act_in_words() -> None:
    cafe = a_cafe(
        1,
        sentence("We are not believed.", "LIS1"),
        sentence("She had time for us.", "LIS3", way=Direction.HELPS),
        idea("A longer visit", Actor.LOCAL),
        quote("I was lost."),
        quote("Leave this out.", Consent.NO),
        disagreed="Whether to ring or to write.",
    )
    view = cafe_view(cafe, BOOK)
    assert (view.title, view.aside) == ("Perimenopause and menopause · Fife", "November 2026 · 9 people")
    assert [part.head for part in view.parts] == [
        "Gets in the way", "Helps", "Ideas", "Quotes, each with a yes", "Where they did not agree",
    ]  # fmt: skip
    assert view.parts[0].lines == (("We are not believed.", "Not believed or brushed off"),)
    assert "Local services" in view.parts[2].lines[0][1]
    assert view.parts[3].lines == (("“I was lost.”", ""),)
    assert row_titles(cafe) == ("Fife", "Perimenopause, menopause", "", "Nov 2026")


def test_of_two_people_nothing_is_shown_as_nothing_is_counted() -> None:
    assert cafe_view(a_cafe(1, sentence("We wait."), quote("I was lost."), people=2), BOOK).parts == ()


def test_words_that_wait_for_a_second_look_are_not_shown() -> None:
    (part,) = cafe_view(a_cafe(1, sentence("")), BOOK).parts
    assert part.lines[0][0] == "Held back."
