"""A programme counted in columns of numbers: the same picture as counted plainly, whatever is asked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.behind import UNSAID, Behind
from cafe.collate.columns.behind import cafes_behind
from cafe.collate.columns.columns import Columns
from cafe.collate.columns.picture import picture
from cafe.collate.digest import digest
from cafe.collate.merge import collate, lets_through
from cafe.collate.values import Axis, CafeFacts, CameRipple, Filters
from cafe.model.values import Actor, Consent, Direction, Strength
from tests.collate import plainly
from tests.collate.cafes import a_cafe, faces, idea, quote, sentence, some_cafes

_WORDS = st.sampled_from(
    ["We wait.", "we wait", "WE WAIT!", "Nobody listens.", "nobody  listens", "A friend came.", ""]
)
_STAGES = st.lists(st.sampled_from(["young", "midlife", "older"]), max_size=2, unique=True).map(tuple)
_MONTHS = ["2025-12", "2026-01", "2026-02", "2026-03", "2026-05"]
_COUNCILS = ["", "angus", "argyll", "fife", "highland"]
_TOPICS = [("", ""), ("menopause", "Menopause"), ("menopause", "The menopause"), ("work", "Work and money")]

_said = st.one_of(
    st.builds(
        lambda text, themes, way, stages, strength: sentence(
            text, *themes, way=way, life_stages=stages, strength=strength
        ),
        _WORDS,
        st.lists(st.sampled_from(["LIS1", "LIS", "WAI1", "WAI2", "PEE", "IDE"]), min_size=1, max_size=3, unique=True),
        st.sampled_from(list(Direction)),
        _STAGES,
        st.sampled_from([None, *Strength]),
    ),
    st.builds(
        lambda text, actors: idea(text, *actors),
        st.sampled_from(["A bus at five", "a bus at five.", "A longer visit"]),
        st.lists(st.sampled_from(list(Actor)), max_size=2, unique=True),
    ),
    st.builds(quote, st.sampled_from(["I was lost.", "She heard me."]), st.sampled_from(list(Consent))),
)


@st.composite
def _cafes(draw: st.DrawFn) -> list[CafeFacts]:
    """Cafés in which anything may be missing, and one of them perhaps in two revisions."""
    found = []
    for number in range(draw(st.integers(0, 14))):
        people = draw(st.none() | st.integers(0, 12))
        topic_id, title = draw(st.sampled_from(_TOPICS))
        ripple = CameRipple("r", "", draw(st.integers(1, 3)), "It grew.", True, draw(st.booleans()), "us", 2)
        found.append(
            a_cafe(
                draw(st.integers(1, 30)),
                *draw(st.lists(_said, max_size=4)),
                revision=number + 1,
                month=draw(st.sampled_from(_MONTHS)),
                council=draw(st.sampled_from(_COUNCILS)),
                urban_rural=draw(st.integers(0, 3)),
                topic_id=topic_id,
                topic_title=title,
                people=people,
                hosts=draw(st.none() | st.integers(0, 3)),
                first_timers=draw(st.none() | st.integers(0, people or 0)),
                support_cards=draw(st.none() | st.integers(0, 3)),
                sender=draw(st.sampled_from(["ann", "bea", "cat"])),
                note_mode=draw(st.sampled_from(["none", "after"])),
                read_back=draw(st.booleans()),
                wants_results=draw(st.booleans()),
                wants_another=draw(st.booleans()),
                disagreed=draw(_WORDS),
                missing_voices=draw(_WORDS),
                feedback=faces("F1", *draw(st.lists(st.integers(0, 3), max_size=5))),
                ripples=(ripple,) if draw(st.booleans()) else (),
                change=draw(st.sampled_from(["", "We meet."])),
            )
        )
    return found


_filters = st.builds(
    Filters,
    first_month=st.sampled_from(["", *_MONTHS]),
    last_month=st.sampled_from(["", *_MONTHS]),
    councils=st.just(()) | st.lists(st.sampled_from(_COUNCILS), max_size=3).map(tuple),
    boards=st.just(()) | st.lists(st.sampled_from(["fife", "highland", "nowhere"]), max_size=2).map(tuple),
    topics=st.just(()) | st.sampled_from([("menopause",), ("work", "other")]),
    life_stages=st.just(()) | _STAGES,
    urban_rural=st.just(()) | st.sampled_from([(1,), (0, 2)]),
)
_chosen = st.frozensets(st.sampled_from(["q-I was lost.", "q-She heard me."]))


@given(_cafes(), _filters, _chosen, st.sampled_from([0, 1, 2, 60]))
def test_columns_count_what_is_counted_cafe_by_cafe(
    cafes: list[CafeFacts], filters: Filters, chosen: frozenset[str], most: int
) -> None:
    asked = {"chosen": chosen, "most": most, "threshold": 5}
    assert collate(cafes, filters, **asked) == plainly.collate(cafes, filters, **asked)


@given(some_cafes, st.sampled_from([Filters(), Filters(councils=("fife",)), Filters(first_month="2026-09")]))
def test_larger_programmes_too(cafes: list[CafeFacts], filters: Filters) -> None:
    assert collate(cafes, filters, most=3) == plainly.collate(cafes, filters, most=3)


@given(_cafes(), st.lists(st.tuples(st.integers(0, 13), st.lists(_said, max_size=2))), _filters)
def test_words_that_change_are_counted_anew_and_the_rest_is_kept(
    cafes: list[CafeFacts], changes: list[tuple[int, list]], filters: Filters
) -> None:
    cafes = list({cafe.pack_id: cafe for cafe in cafes}.values())
    columns = Columns([digest(cafe) for cafe in cafes])
    columns.kept(filters)
    now = list(columns.cafes)
    for at, said in changes:
        if at < len(now):
            now[at] = digest(replace(now[at].facts, said=tuple(said), disagreed="We did not agree."))
    again = columns.look_again(now)
    assert again is columns
    assert picture(again, filters, most=0) == plainly.collate([cafe.facts for cafe in now], filters)


_KEYS = [*_MONTHS, *_COUNCILS, *(topic for topic, _title in _TOPICS), "young", "midlife", "older", "1", "2", UNSAID]
_behind = st.builds(
    Behind,
    theme=st.sampled_from(["", "LIS", "WAI", "NONE"]),
    way=st.sampled_from(["", "barrier", "helps"]),
    axis=st.none() | st.sampled_from(list(Axis)),
    keys=st.lists(st.sampled_from(_KEYS), max_size=4).map(tuple),
    actor=st.sampled_from(["", *(actor.value for actor in Actor)]),
    idea=st.sampled_from(["", "A bus at five", "a longer visit!"]),
    statement=st.sampled_from(["", "*", "F1", "F2"]),
    is_uncounted=st.booleans(),
    is_without_notes=st.booleans(),
)


@given(_cafes(), _behind, _filters)
@settings(max_examples=40)
def test_behind_a_number_are_the_cafes_that_are_found_one_by_one(
    cafes: list[CafeFacts], asked: Behind, filters: Filters
) -> None:
    digests = [digest(cafe) for cafe in {cafe.pack_id: cafe for cafe in cafes}.values()]
    columns = Columns(digests)
    plain = [one.facts for one in digests if lets_through(filters, one) and plainly.is_behind(asked, one)]
    plain.sort(key=lambda facts: (facts.month, facts.pack_id), reverse=True)
    assert cafes_behind(columns, asked, columns.kept(filters)) == tuple(plain)


def test_a_correction_makes_other_columns() -> None:
    before = Columns([digest(a_cafe(1, people=9)), digest(a_cafe(2, people=8))])
    now = [digest(a_cafe(1, people=9)), digest(a_cafe(2, people=14, revision=2))]
    assert picture(before.look_again(now), Filters()).people == 23
    assert picture(before.look_again(now[:1]), Filters()).people == 9


def test_a_change_that_was_chosen_is_told_with_its_reason() -> None:
    cafe = a_cafe(1, change="We meet.")
    found = picture(Columns([digest(cafe)]), Filters(), significant={cafe.pack_id: "It lasted."}).came_of
    assert [(one.is_chosen, one.why) for one in found.changes] == [(True, "It lasted.")]
