"""A long list of which few lines are ever looked at: each is made when it is asked for, and not before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

S = TypeVar("S")
T = TypeVar("T")


class Lazily(Sequence[T]):
    """``make(source)`` for each of ``sources``. Made again at each look: ``make`` has to be quick, and pure.

    >>> list(Lazily([1, 2, 3], str)[1:])
    ['2', '3']
    """

    def __init__(self, sources: Sequence[S], make: Callable[[S], T]) -> None:
        self._sources: Sequence[S] = sources
        self._make: Callable[[S], T] = make

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Lazily(self._sources[at], self._make)
        return self._make(self._sources[at])

    def __eq__(self, other: object) -> bool:
        """As a tuple of what it holds would be."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
