"""The operating system's keychain, where there is one. Nothing here ever raises.

A keychain may be missing, locked, refused by the person, or broken in ways of its own; each of these
means only that another way in is needed.
"""

from __future__ import annotations

from typing import Any

_SERVICE = "Conversation Cafe"


def available() -> bool:
    """Whether this computer keeps secrets for us: not one that refuses, forgets or writes them plainly."""
    return _backend() is not None


def put(name: str, secret: str) -> bool:
    """Keep ``secret``; true only once it has been read back."""
    backend = _backend()
    if backend is None:
        return False
    try:
        backend.set_password(_SERVICE, name, secret)
    except Exception:  # each system's keychain has its own family of errors
        return False
    return get(name) == secret


def get(name: str) -> str | None:
    """What is kept under ``name``, or None."""
    backend = _backend()
    if backend is None:
        return None
    try:
        kept = backend.get_password(_SERVICE, name)
    except Exception:  # a locked keychain, a person who said no
        return None
    return kept if isinstance(kept, str) else None


def forget(name: str) -> None:
    """Let go of what is kept under ``name``, if anything."""
    backend = _backend()
    if backend is None:
        return
    try:
        backend.delete_password(_SERVICE, name)
    except Exception:  # gone already, or locked: the slot in the file is gone either way
        return


def _backend() -> Any | None:
    try:
        import keyring
        from keyring.backends import fail, null

        backend = keyring.get_keyring()
        usable = float(backend.priority) >= 1 and not isinstance(backend, fail.Keyring | null.Keyring)
    except Exception:  # a half-installed desktop
        return None
    return backend if usable else None
