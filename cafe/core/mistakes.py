"""Our own mistakes, told without a word of anybody's: what the apology offers to copy, and what the terminal says.

An exception's message can quote a note, a name or a path of this computer. So only the kinds of exception
and our own lines are told, and of messages those alone that we wrote ourselves.
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from cafe.core.errors import Bug

_LIBRARIES = ("site-packages", "dist-packages")
_OURS = Path(__file__).parents[2]


def report_of(problem: BaseException) -> str:
    """Every exception that led to ``problem``, the first cause first, with the lines it passed through."""
    parts = [f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"]
    for one in reversed(tuple(_chain(problem))):
        parts += [_named(one), *_lines(one.__traceback__)]
    return "\n".join(parts) + "\n"


def place_of(problem: BaseException) -> tuple[str, int]:
    """The file and line where ``problem`` was raised, as short as it can be said."""
    frames = traceback.extract_tb(problem.__traceback__)
    return (Path(frames[-1].filename).name, frames[-1].lineno or 0) if frames else ("", 0)


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = problem
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _named(problem: BaseException) -> str:
    kind = type(problem).__name__
    if isinstance(problem, Bug):
        return f"{kind}: {problem}"
    code = getattr(getattr(problem, "orig", problem), "sqlite_errorcode", 0)  # which rule of the store was broken
    return f"{kind}: SQLite {code}" if code else kind


def _lines(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"  {_short(Path(frame.filename))}, line {frame.lineno}, in {frame.name}"


def _short(path: Path) -> str:
    """Without the folders above ours: they have the name of whoever uses this computer."""
    for folder in _LIBRARIES:
        if folder in path.parts:
            return "/".join(path.parts[path.parts.index(folder) + 1 :])
    return path.relative_to(_OURS).as_posix() if path.is_relative_to(_OURS) else path.name
