"""Choices and codebooks that were bent: a sentence for each, never a traceback, and the store as it was."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from cafe.collate.service import CollateService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.tables import ProgrammeRow, SecretRow
from cafe.packs import choices_file, codebook_file
from cafe.packs.apart import the_reader
from cafe.packs.choices_file import read_choices
from cafe.packs.codebook_file import read_codebook
from cafe.packs.problems import PackProblem
from cafe.store.database import Database
from tests.hostile_packs.documents import (
    HOSTILE_CHOICES,
    HOSTILE_CODEBOOKS,
    a_choice,
    a_code,
    an_event,
    choices,
    codebook,
)
from tests.hostile_packs.making import IDENTITY, RECIPIENT


def test_what_they_are_bent_from_is_sound() -> None:
    found = read_choices(choices(a_choice(), events=(an_event(),)), [IDENTITY], [RECIPIENT])
    newer = read_choices(choices(a_choice("edit", "p", "f" * 64), version=2), [IDENTITY], [RECIPIENT])
    assert (len(found.choices), len(found.events), len(newer.choices)) == (1, 1, 1)
    assert len(read_codebook(codebook(a_code())).codes) == 1


@pytest.mark.parametrize("name", HOSTILE_CHOICES)
def test_choices_that_were_bent_get_their_sentence(name: str) -> None:
    make, reason = HOSTILE_CHOICES[name]
    with pytest.raises(PackProblem) as problem:
        read_choices(make(), [IDENTITY], [RECIPIENT])
    assert problem.value.reason is reason
    assert problem.value.sentence() == choices_file.problem(reason).sentence()
    assert problem.value.message.endswith(".") and problem.value.hint.endswith(".")


@pytest.mark.parametrize("name", HOSTILE_CODEBOOKS)
def test_codebooks_that_were_bent_get_their_sentence(name: str) -> None:
    make, reason = HOSTILE_CODEBOOKS[name]
    with pytest.raises(PackProblem) as problem:
        read_codebook(make())
    assert problem.value.reason is reason
    assert problem.value.sentence() == codebook_file.problem(reason).sentence()
    assert problem.value.message.endswith(".") and problem.value.hint.endswith(".")


def test_not_one_of_them_changes_a_row_of_the_store(database: Database, clock: FakeClock, changes: Changes) -> None:
    service = CollateService(database, clock, changes)
    card = service.make_programme("East Glens")
    with database.write() as session:
        session.get_one(ProgrammeRow, card.id).recipients = [RECIPIENT]
        session.get_one(SecretRow, f"programme:{card.id}:age").value = IDENTITY.encode()
    assert service.sharing.look(card.id, choices()).new, "a sound one opens there"

    def everything() -> dict[str, list[str]]:
        with database.read() as session:
            tables = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
            return {name: sorted(map(repr, session.execute(text(f"SELECT * FROM {name}")))) for name in tables}

    before, pid = everything(), the_reader().pid
    for name, (make, reason) in HOSTILE_CHOICES.items():
        with pytest.raises(PackProblem) as problem:
            service.sharing.look(card.id, make())
        assert problem.value.reason is reason, name
    for name, (make, reason) in HOSTILE_CODEBOOKS.items():
        with pytest.raises(PackProblem) as problem:
            service.themes.look_at(card.id, make())
        assert problem.value.reason is reason, name
    assert everything() == before
    assert the_reader().pid == pid, "none of them cost the process that reads its life"
