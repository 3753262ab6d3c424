"""The programme's spare key to one laptop, by the host's own choice: the store's key, sealed for the programme.

It is the way back when words and sheet are both lost. It also means that the programme can open that laptop's cafés
where it gets hold of a copy, and the host is told so before she chooses it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from cafe.core.errors import Bug, ProblemToFix
from cafe.core.i18n import _

_MARK = b"cafe escrow 1\0"


def seal(key: bytes, recipients: Sequence[str]) -> bytes:
    """``key`` so that whoever holds one of these programme keys can open it, and nobody else."""
    try:
        locks = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError as problem:
        raise Bug("a programme without an age key") from problem
    if not locks:
        raise Bug("a spare key is sealed for somebody")
    return bytes(pyrage.encrypt(_MARK + key, locks))


def open_sealed(sealed: bytes, identities: Sequence[str]) -> bytes:
    """The key, opened with the programme's. Raises ProblemToFix where it was sealed for another."""
    try:
        payload = bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(one) for one in identities]))
    except (pyrage.DecryptError, pyrage.IdentityError) as problem:
        raise _not_ours() from problem
    if not payload.startswith(_MARK):
        raise _not_ours()
    return payload.removeprefix(_MARK)


def _not_ours() -> ProblemToFix:
    return ProblemToFix(
        _("This laptop’s spare key was made for another programme. Nothing was changed."),
        _("Ask its host which programme she chose."),
    )
