"""A programme whose packs come in."""

from __future__ import annotations

import pytest

from cafe.collate.service import CollateService
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.model.values import ProgrammeCard
from cafe.store.database import Database


@pytest.fixture
def service(database: Database, clock: FakeClock, changes: Changes) -> CollateService:
    return CollateService(database, clock, changes)


@pytest.fixture
def programme(service: CollateService) -> ProgrammeCard:
    return service.make_programme("Autumn 2026 programme", "packs@programme.example")
