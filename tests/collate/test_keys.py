"""The coordinator who leaves, her deputy, the sheet in the safe, and a key that is changed: no pack is lost by any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cafe.collate.service import CollateService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.paths import DataFolder
from cafe.model.values import ProgrammeCard
from cafe.packs.key_file import unlock
from cafe.packs.problems import PackProblem
from cafe.packs.seal import SigningKey, seal
from cafe.packs.service import PacksService
from cafe.packs.writer import frame_of
from cafe.store.database import Database
from cafe.store.recovery import new_code
from cafe.store.trail import Deed, Trail
from tests.conftest import NewStore
from tests.packs.builders import a_pack

ANN = SigningKey(b"a" * 32)
GROUPS = new_code()
NewLaptop = Callable[[str], Database]


@pytest.fixture
def another(new_store: NewStore, tmp_path: Path) -> Iterator[NewLaptop]:
    """``another("Una")``: the store of somebody else's laptop."""
    made: list[Database] = []

    def new(whose: str) -> Database:
        made.append(new_store(DataFolder(tmp_path / whose)))
        return made[-1]

    yield new
    for one in made:
        one.close()


@pytest.fixture
def ishbel(database: Database, clock: FakeClock) -> CollateService:
    return CollateService(database, clock, Changes())


@pytest.fixture
def programme(ishbel: CollateService) -> ProgrammeCard:
    return ishbel.make_programme("East Glens women’s health", "cafes@eastglens.example")


def sent_to(programme: ProgrammeCard, **facts: object) -> bytes:
    """What a host sends who has this programme's file."""
    pack = a_pack(**({"programme": programme.recipients[0], "sender": ANN.public} | facts))
    return seal(frame_of(pack), ANN, programme.recipients)


def test_the_next_coordinator_opens_old_packs_and_new_ones_and_hosts_do_nothing(
    ishbel: CollateService, programme: ProgrammeCard, another: NewLaptop, clock: FakeClock
) -> None:
    before = sent_to(programme)
    changed = ishbel.keys.change_key(programme.id)
    file = ishbel.keys.key_file(programme.id, GROUPS)
    una = CollateService(another("Una"), clock, Changes())
    with pytest.raises(PackProblem):
        una.open_pack(before)
    taken = una.keys.take_over(file, " ".join(GROUPS).lower())
    assert (taken.name, taken.recipients, taken.words) == (changed.name, changed.recipients, changed.words)
    assert [card.id for card in una.programmes()] == [programme.id]
    assert una.open_pack(before).sender == ANN.public
    assert una.open_pack(sent_to(changed)).sender == ANN.public
    assert una.programme_file(programme.id) == ishbel.programme_file(programme.id)
    assert una.keys.take_over(file, "".join(GROUPS)) == taken, "twice is once"


def test_after_a_change_of_key_a_host_installs_one_file_and_her_old_packs_still_open(
    ishbel: CollateService, programme: ProgrammeCard, another: NewLaptop, clock: FakeClock, tmp_path: Path
) -> None:
    host = PacksService(another("Aileen"), clock, Changes())
    host.install_programme(ishbel.programme_file(programme.id))
    posted = tmp_path / "post"
    posted.mkdir()
    (posted / "old.cafepack").write_bytes(sent_to(programme))
    changed = ishbel.keys.change_key(programme.id)
    assert changed.recipients[0] != programme.recipients[0]
    assert changed.words != programme.words, "they are read out again"
    (posted / "new.cafepack").write_bytes(sent_to(changed))
    installed = host.install_programme(ishbel.programme_file(programme.id))
    assert installed.recipients == changed.recipients
    assert len(host.programmes()) == 1
    preview = ishbel.preview(programme.id, posted)
    assert [item.sentence for item in preview.items if item.arrived is None] == []
    assert len(preview.items) == 2
    assert ishbel.keys.keys_before(programme.id) == 1


def test_a_deputy_opens_what_is_sent_after_she_was_named_and_can_be_let_go(
    ishbel: CollateService, programme: ProgrammeCard, another: NewLaptop, clock: FakeClock
) -> None:
    store = another("Morag")
    morag, at_morags = CollateService(store, clock, Changes()), PacksService(store, clock, Changes())
    public = morag.keys.own_deputy_key()
    assert morag.keys.own_deputy_key() == public
    at_morags.install_programme(ishbel.programme_file(programme.id))
    with pytest.raises(ProblemToFix, match="does not name you"):
        morag.keys.stand_in(programme.id)
    named = ishbel.keys.set_deputy(programme.id, f" {public[:30]}\n{public[30:]} ")
    assert ishbel.keys.deputy(programme.id) == public
    at_morags.install_programme(ishbel.programme_file(programme.id))
    morag.keys.stand_in(programme.id)
    assert morag.open_pack(sent_to(named)).sender == ANN.public
    assert ishbel.open_pack(sent_to(named)).sender == ANN.public
    for act in (morag.keys.change_key, lambda one: morag.keys.set_deputy(one, "")):
        with pytest.raises(ProblemToFix, match="cannot change"):
            act(programme.id)
    alone = ishbel.keys.set_deputy(programme.id, "")
    with pytest.raises(PackProblem):
        morag.open_pack(sent_to(alone))


@pytest.mark.parametrize("typed", ["", "age1", "not a key", "age1" + "q" * 58])
def test_what_is_no_key_is_no_deputy(ishbel: CollateService, programme: ProgrammeCard, typed: str) -> None:
    before = ishbel.programme_file(programme.id)
    if typed:
        with pytest.raises(ProblemToFix, match="not a deputy’s key"):
            ishbel.keys.set_deputy(programme.id, typed)
        assert ishbel.programme_file(programme.id) == before
    else:
        assert ishbel.keys.set_deputy(programme.id, "").recipients == programme.recipients
    with pytest.raises(ProblemToFix, match="not a deputy’s key"):
        ishbel.keys.set_deputy(programme.id, programme.recipients[0])


def test_another_sheet_and_an_older_file_change_nothing(
    ishbel: CollateService, programme: ProgrammeCard, another: NewLaptop, clock: FakeClock
) -> None:
    file = ishbel.keys.key_file(programme.id, GROUPS)
    una = CollateService(another("Una"), clock, Changes())
    with pytest.raises(PackProblem, match="That sheet does not open this key file"):
        una.keys.take_over(file, "".join(new_code()))
    with pytest.raises(CafeError):
        una.keys.take_over(file, "".join(GROUPS)[:-1])
    assert una.programmes() == ()
    ishbel.keys.change_key(programme.id)
    now = ishbel.programme_file(programme.id)
    with pytest.raises(ProblemToFix, match="newer than the one in this file"):
        ishbel.keys.take_over(file, "".join(GROUPS))
    assert ishbel.programme_file(programme.id) == now


def test_the_file_holds_nothing_that_can_be_read_and_the_trail_says_that_it_was_made(
    ishbel: CollateService, programme: ProgrammeCard, database: Database, clock: FakeClock
) -> None:
    file = ishbel.keys.key_file(programme.id, GROUPS)
    assert programme.name.encode() not in file
    assert unlock(file, GROUPS).id == programme.id
    ishbel.keys.change_key(programme.id)
    deeds = {done.deed for done in Trail(database, clock).lines()}
    assert {Deed.KEY_FILE_MADE, Deed.KEY_CHANGED} <= deeds


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_bent_key_file_is_refused_in_one_sentence(
    ishbel: CollateService, programme: ProgrammeCard, data: st.DataObject
) -> None:
    file = _made(ishbel, programme)
    at = data.draw(st.integers(0, len(file) - 1))
    bent = file[:at] + bytes([file[at] ^ data.draw(st.integers(1, 255))]) + file[at + 1 :]
    cut = file[:at]
    for wrong in (bent, cut, b"", b"CAFEKEYS1\n"):
        with pytest.raises(PackProblem):
            unlock(wrong, GROUPS)


_KEPT: dict[str, bytes] = {}


def _made(ishbel: CollateService, programme: ProgrammeCard) -> bytes:
    if programme.id not in _KEPT:
        _KEPT.clear()
        _KEPT[programme.id] = ishbel.keys.key_file(programme.id, GROUPS)
    return _KEPT[programme.id]
