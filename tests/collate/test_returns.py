"""Period returns come in with packs: previewed, in the same batch, undone with it, and in tables of their own."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from cafe.collate.incoming import Coming
from cafe.collate.preview_view import import_view, result_lines
from cafe.collate.returning import ArrivedReturn, HeldReturn, sort_returns
from cafe.collate.service import CollateService
from cafe.collate.simulate import packs
from cafe.collate.simulate_returns import returns as simulated
from cafe.collate.simulate_returns import slips_of
from cafe.content import areas
from cafe.model.values import ProgrammeCard
from cafe.packs.returns.file import CONTEXT, PeriodReturn, frame_of
from cafe.packs.returns.pooling import quarter_before
from cafe.packs.seal import SigningKey, seal
from cafe.packs.writer import frame_of as frame_of_pack
from cafe.store.database import Database
from tests.packs.builders import a_pack
from tests.packs.quarters import AUTUMN, a_return

ANN, BEA = SigningKey(b"a" * 32), SigningKey(b"b" * 32)
KNOWN = {ANN.public}


# What each is to us


def arrived(number: int, revision: int, sender: SigningKey = ANN, **facts: Any) -> ArrivedReturn:
    found = a_return(sender.public, "age1programme", revision=revision, **facts)
    return ArrivedReturn(f"return-{number}.cafereturn", found, f"{number:064x}")


def comings(*some: ArrivedReturn, held: dict[Any, list[HeldReturn]] | None = None) -> dict[str, Coming]:
    return {item.file: item.coming for item in sort_returns(some, held or {}, KNOWN)}


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["highland", "fife"])), max_size=6), st.randoms())
@settings(max_examples=80, deadline=None)
def test_the_order_in_the_folder_never_matters_and_one_of_each_counts(
    some: list[tuple[int, str]], chance: random.Random
) -> None:
    files = [arrived(number, revision, board=board) for number, (revision, board) in enumerate(some)]
    shuffled = list(files)
    chance.shuffle(shuffled)
    found = comings(*files)
    assert comings(*shuffled) == found
    for board in ("highland", "fife"):
        here = [found[one.file] for one in files if one.found.board == board]
        assert sum(coming in (Coming.NEW, Coming.NEWER) for coming in here) <= 1


def test_the_newer_takes_the_place_of_the_older_and_the_same_again_does_nothing() -> None:
    first, second = arrived(1, 1), arrived(2, 2)
    assert comings(first, second) == {first.file: Coming.OLDER, second.file: Coming.NEW}
    held = {first.whose: [HeldReturn(1, first.frame_hash, True)]}
    assert comings(first, second, held=held) == {first.file: Coming.SAME, second.file: Coming.NEWER}
    held = {first.whose: [HeldReturn(2, second.frame_hash, True)]}
    assert comings(first, held=held) == {first.file: Coming.OLDER}


def test_two_that_say_different_things_wait_for_the_host() -> None:
    one, two = arrived(1, 2), arrived(2, 2)
    found = sort_returns([one, two], {}, KNOWN)
    assert {item.coming for item in found} == {Coming.CANNOT_READ}
    assert found[0].sentence.startswith("Two returns of one quarter say different things.")


# Through the store


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    made = tmp_path / "post"
    made.mkdir()
    return made


def post(shelf: Path, programme: ProgrammeCard, name: str, key: SigningKey = ANN, **facts: Any) -> PeriodReturn:
    found = a_return(key.public, programme.recipients[0], **facts)
    (shelf / f"{name}.cafereturn").write_bytes(seal(frame_of(found), key, programme.recipients, CONTEXT))
    return found


def post_pack(shelf: Path, programme: ProgrammeCard, key: SigningKey = ANN) -> None:
    pack = a_pack(programme=programme.recipients[0], sender=key.public)
    (shelf / "cafe.cafepack").write_bytes(seal(frame_of_pack(pack), key, programme.recipients))


def take(service: CollateService, programme: ProgrammeCard, shelf: Path, *keys: SigningKey) -> Any:
    return service.import_(service.preview(programme.id, shelf), {key.public for key in keys})


def test_a_return_is_previewed_beside_packs_and_comes_in_with_them(
    service: CollateService, programme: ProgrammeCard, shelf: Path
) -> None:
    post_pack(shelf, programme)
    found = post(shelf, programme, "one")
    preview = service.preview(programme.id, shelf)
    assert [(one.packs, one.key) for one in preview.new_senders] == [(2, ANN.public)]
    view = import_view(preview, {ANN.public})
    assert (view.button, view.head) == (
        "Add 1 café and 1 return",
        "1 pack and 1 return in the folder you chose. Nothing has been added yet.",
    )
    assert [(one.title, one.aside) for one in view.returns] == [
        ("October to December 2026 · NHS Highland", "40 people")
    ]
    result = service.import_(preview, {ANN.public})
    assert result_lines(result, preview)[0] == "1 new, 1 return."
    (kept,) = service.returns(programme.id)
    assert (kept.sender, kept.revision, kept.pool) == (ANN.public, 1, found.pool())


def test_from_a_sender_nobody_knows_it_waits_and_is_counted(
    service: CollateService, programme: ProgrammeCard, shelf: Path
) -> None:
    post(shelf, programme, "one", BEA)
    result = take(service, programme, shelf)
    assert (result.returns, result.batch.refused) == (0, 1)
    assert "sender you do not know" in result.refused[0][1]
    assert service.returns(programme.id) == ()
    assert import_view(service.preview(programme.id, shelf)).button == "Nothing to add"


def test_a_damaged_one_costs_itself_alone(service: CollateService, programme: ProgrammeCard, shelf: Path) -> None:
    post(shelf, programme, "good")
    (shelf / "bad.cafereturn").write_bytes((shelf / "good.cafereturn").read_bytes()[:-30])
    (shelf / "pack.cafereturn").write_bytes(b"\0" * 400)
    result = take(service, programme, shelf, ANN)
    assert result.returns == 1
    assert dict(result.refused)["bad.cafereturn"] == (
        "This return did not open. It may not have copied fully. Ask for it again, or copy it once more."
    )


def test_undoing_a_batch_takes_its_returns_out_and_the_older_counts_again(
    service: CollateService, programme: ProgrammeCard, shelf: Path, database: Database
) -> None:
    def counting() -> list[int]:
        return [one.revision for one in service.returns(programme.id)]

    post(shelf, programme, "one")
    take(service, programme, shelf, ANN)
    post(shelf, programme, "two", revision=2, people=60)
    second = take(service, programme, shelf)
    assert (second.returns, counting()) == (1, [2])
    post(shelf, programme, "three", revision=3, people=70)
    third = take(service, programme, shelf)
    service.undo_import(second.batch.id)
    assert counting() == [3]
    service.undo_import(third.batch.id)
    assert counting() == [1]
    with database.read() as session:
        rows = session.execute(text("SELECT count(*) FROM period_return_count")).scalar_one()
    assert rows == 4  # of the first alone: how many answered, and three counts


def test_the_same_folder_again_has_nothing_to_do(
    service: CollateService, programme: ProgrammeCard, shelf: Path
) -> None:
    post(shelf, programme, "one")
    post(shelf, programme, "fife", board="fife")
    post(shelf, programme, "spring", quarter="2027-Q1")
    assert take(service, programme, shelf, ANN).returns == 3
    again = take(service, programme, shelf)
    assert (again.returns, again.batch.same, again.batch.refused) == (0, 3, 0)
    assert sorted(one.pool.quarter for one in service.returns(programme.id)) == [AUTUMN, AUTUMN, "2027-Q1"]


def test_nothing_that_is_kept_of_a_return_leads_to_a_cafe(
    service: CollateService, programme: ProgrammeCard, shelf: Path, database: Database
) -> None:
    post_pack(shelf, programme)
    post(shelf, programme, "one")
    take(service, programme, shelf, ANN)
    with database.read() as session:
        for table in ("period_return", "period_return_count"):
            columns = {row[1] for row in session.execute(text(f"PRAGMA table_info({table})"))}
            assert not columns & {"pack", "pack_id", "cafe_id", "month", "day", "council", "hall", "entry_id"}


def test_fictional_returns_belong_to_the_fictional_cafes_of_their_quarter() -> None:
    made = list(packs(120, 5, "age1" + "q" * 58))
    slips = [slips_of(one) for one in made]
    once, twice = (list(simulated(slips, 5, "age1programme", "2026-Q3", 9)) for _time in range(2))
    assert [one.frame for one in once] == [one.frame for one in twice]
    assert len(once) == 9
    assert not all(one.found.pool().is_totals_only for one in once)
    cafes = {one.pack.pack_id: one.pack for one in made}.values()
    for one in once:
        found = one.found.pool()
        hers = [
            cafe for cafe in cafes
            if cafe.sender == one.found.sender and cafe.people.people and "2026-07" <= cafe.cafe.month <= "2026-09"
            and (((board := areas.load().board_of(cafe.cafe.council)) and board.id) or "") == found.board
        ]  # fmt: skip
        assert found.cafes == len(hers) > 0
        assert found.people == sum(cafe.people.people or 0 for cafe in hers)
        assert all(asked.answered <= found.people for asked in found.questions)
    heads = sum(cafe.people.people or 0 for cafe in cafes if "2026-07" <= cafe.cafe.month <= "2026-09")
    assert sum(one.found.pool().people for one in once) <= heads


def test_the_newest_quarter_that_is_over() -> None:
    assert quarter_before(date(2026, 11, 30)) == "2026-Q3"
    assert quarter_before(date(2027, 1, 1)) == AUTUMN
