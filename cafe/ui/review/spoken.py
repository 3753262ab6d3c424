"""The six words of packs made in this sitting. They live in memory only, and go when the app is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from cafe.packs.service import PacksService
    from cafe.ui.services import Services

Words = tuple[str, ...]


@dataclass(slots=True)
class Spoken:
    """By café: the words on offer, and the words that lock the pack that was made."""

    offered: dict[str, Words] = field(default_factory=dict)
    locked: dict[str, Words] = field(default_factory=dict)


_BY_STORE: WeakKeyDictionary[PacksService, Spoken] = WeakKeyDictionary()


def spoken(services: Services) -> Spoken:
    """The words of this store's sitting, shared by the page that offers them and the page that repeats them."""
    return _BY_STORE.setdefault(services.packs, Spoken())
