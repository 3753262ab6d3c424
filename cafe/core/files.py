"""Write a file so that a pulled stick or a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.i18n import _


def replace_file(path: Path, content: bytes, check: Callable[[bytes], None] | None = None) -> None:
    """Write ``content`` beside ``path``, make it durable, and only then put it in place.

    ``check`` is called with the bytes read back from the disk before the old file goes.
    Raises EnvironmentFault (disk full, stick gone) or ProblemToFix (folder cannot be written);
    the old file is untouched then and no half file is left.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".cafe-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if check is not None:
            check(temporary.read_bytes())
        temporary.replace(path)
        temporary = None
        _sync_folder(path.parent)
    except OSError as problem:
        raise explain(problem, path.parent) from problem
    finally:
        if temporary is not None:
            take_away(temporary)


def make_folder(folder: Path) -> None:
    """Have ``folder`` there, with those above it. Raises as ``replace_file`` does where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise explain(problem, folder.parent) from problem


def write_all(files: Mapping[Path, bytes], check: Callable[[Path, bytes, bytes], None] | None = None) -> None:
    """Put several files in place, or none: where one cannot be written, those that were not there before go again.

    ``check`` is called with the path, what was meant and what came back from the disk. Raises as ``replace_file``.
    """
    with none_left_behind(files):
        for path, content in files.items():
            replace_file(path, content, partial(check, path, content) if check else None)


@contextlib.contextmanager
def none_left_behind(paths: Iterable[Path]) -> Iterator[None]:
    """Where the block raises, whatever it put at ``paths`` goes again; what stood there before stays."""
    new = [path for path in paths if not is_there(path)]
    try:
        yield
    except BaseException:
        for path in new:
            take_away(path)
        raise


def take_away(path: Path) -> None:
    """Let a file go that was only on its way; a stick that was pulled has taken it along already."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def is_there(path: Path) -> bool:
    """Whether there is something at ``path`` that this person may see."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too. Windows has no such call, and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # some memory sticks cannot; the file itself is safe
    finally:
        os.close(handle)


def explain(problem: OSError, folder: Path) -> CafeError:
    """The one plain sentence for what the computer said about ``folder``."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentFault(
            _("There is no room left in {folder}. Nothing is lost.").format(folder=folder),
            _("Free some space, or choose another folder. Then try again."),
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ProblemToFix(
            _("This laptop may not write in {folder}. Nothing is lost.").format(folder=folder),
            _("Choose another folder. Then try again."),
        )
    if problem.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO, errno.ENXIO):
        return EnvironmentFault(
            _("We cannot reach {folder} any more. Nothing is lost.").format(folder=folder),
            _("If it is a memory stick, put it back in. Then try again."),
        )
    return EnvironmentFault(
        _("The computer could not write in {folder}. Nothing is lost.").format(folder=folder),
        _("Try again, or choose another folder."),
    )
