"""What the computer said about the store, as one plain sentence.

``sqlcipher3.Error`` is not a ``sqlite3.Error``: whoever catches the wrong one misses every fault.
All of the store's faults pass through ``explain``.
"""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from cafe.core.errors import CafeError, EnvironmentFault, ProblemToFix
from cafe.core.i18n import _

_BUSY = (sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED)
_READ_ONLY = (sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_PERM)
_DAMAGED = (sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB)


def code_of(problem: BaseException) -> int:
    """SQLite's primary result code for ``problem``, or 0 where it carries none."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    return int(getattr(cause, "sqlite_errorcode", 0) or 0) & 0xFF


def explain(problem: BaseException, path: Path) -> CafeError | None:
    """The sentence for a fault of the computer; None where the mistake is ours (a broken constraint)."""
    code = code_of(problem)
    folder = path.parent
    if code == sqlcipher.SQLITE_FULL:
        return EnvironmentFault(
            _("There is no room left in {folder}. The last change was not kept; all before it is safe.").format(
                folder=folder
            ),
            _("Free some space, then try again."),
        )
    if code in _BUSY:
        return EnvironmentFault(
            _("Something else is using your cafés just now. The last change was not kept; all else is safe."),
            _("Close any other window of this app, then try again."),
        )
    if code in _READ_ONLY:
        return ProblemToFix(
            _("This laptop may not write in {folder}. The last change was not kept; all else is safe.").format(
                folder=folder
            ),
            _("Make the folder writable, or choose another. Then try again."),
        )
    if code == sqlcipher.SQLITE_CANTOPEN:
        return EnvironmentFault(
            _("We cannot reach {folder}. Nothing is lost.").format(folder=folder),
            _("If it is a memory stick, put it back in. Then try again."),
        )
    if code == sqlcipher.SQLITE_IOERR:
        return EnvironmentFault(
            _("The disk did not answer. The last change was not kept; all before it is safe."),
            _("Wait a moment and try again. If it goes on, make a copy of your cafés elsewhere."),
        )
    if code in _DAMAGED:
        return damaged(path)
    return None


def damaged(path: Path, newest_copy: Path | None = None) -> ProblemToFix:
    """The store's own file is damaged; it is never touched by us after that."""
    message = _("The file with your cafés is damaged. It has been left just as it is.")
    if newest_copy is not None:
        return ProblemToFix(
            message,
            _("There is a copy that still opens: {name}. Use that one.").format(name=newest_copy.name),
        )
    return ProblemToFix(
        message, _("Ask your programme for help before doing anything else with {path}.").format(path=path)
    )


def wrong_key() -> ProblemToFix:
    """The key is for another store, or the slots file belongs to another laptop."""
    return ProblemToFix(
        _("This key does not open the cafés on this laptop. Nothing is lost."),
        _("Try another way in: the words that belong to these cafés."),
    )


def not_ours(path: Path) -> ProblemToFix:
    """A file is in the store's place that this app did not make."""
    return ProblemToFix(
        _("{name} was not made by this app. It has been left just as it is.").format(name=path.name),
        _("Move it out of {folder}, then open the app again.").format(folder=path.parent),
    )


def copy_does_not_read(copy: Path) -> ProblemToFix:
    """A copy that is cut short, bent, empty, or that holds what no copy of ours holds."""
    return ProblemToFix(
        _("{name} does not read from end to end. What is on this laptop was not touched.").format(name=copy.name),
        _("Choose another copy."),
    )


def newer() -> EnvironmentFault:
    """The store was written by a later version of the app."""
    return EnvironmentFault(
        _("Your cafés were kept by a newer version of this app. Nothing is lost, and nothing was changed."),
        _("Install the newest version, then open it again."),
    )


def odd_letter() -> ProblemToFix:
    """Words hold half of a letter, which no file can keep."""
    return ProblemToFix(
        _("There is a broken letter in these words, and it cannot be kept. All else is safe."),
        _("Take out the odd sign, then try again."),
    )
