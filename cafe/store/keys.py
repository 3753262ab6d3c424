"""The ways in to the store: one random key, wrapped once for each way.

The key itself is never shown and never changes. Each slot of ``keyslots.json`` holds it sealed
(XChaCha20-Poly1305) under something a person or the computer can bring: the operating system's
keychain, words, or the code on a printed sheet. Changing one's words rewraps a slot; the store is not touched.
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.utils import random

from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.model.values import new_id
from cafe.store import escrow, keychain, recovery

KEY_BYTES = 32
_NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
KEYCHAIN = "keychain"
PASSPHRASE = "passphrase"
RECOVERY = "recovery"
PROGRAMME = "programme"
_FORMAT = 1
_OPS, _MEMORY = 3, 64 * 1024 * 1024  # about a fifth of a second on the machine it was measured on
_MOST_OPS, _MOST_MEMORY = 10, 1024 * 1024 * 1024  # what a slot file may ask of this laptop


def new_key() -> bytes:
    """A fresh random key for a new store."""
    return bytes(random(KEY_BYTES))


def fingerprint(key: bytes) -> str:
    """Tells one random key from another and gives nothing of it away."""
    return blake2b(key=key, digest_size=16, person=b"cafe-which-key").hexdigest()


def matches(path: Path, key: bytes) -> bool:
    """Whether the slots at ``path`` are for this key; False where they cannot be read."""
    try:
        return hmac.compare_digest(Slots.load(path).key_fingerprint, fingerprint(key))
    except ProblemToFix:
        return False


def reread(content: bytes) -> bytes:
    """The same ways in, written anew out of what a copy from elsewhere says, and nothing around them.

    Raises ProblemToFix for anything that was not written whole by us.
    """
    try:
        return _written(*_read(content))
    except ValueError as problem:
        raise not_read() from problem


def not_read() -> ProblemToFix:
    """What is said where the ways in of a copy do not read."""
    return ProblemToFix(
        _("The ways in to this copy do not read. Nothing was changed."),
        _("Copy its files once more, or choose another copy."),
    )


def kinds_in(content: bytes) -> tuple[str, ...]:
    """Which ways in there are in what ``reread`` answered."""
    return tuple(slot.kind for slot in _read(content)[0])


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. ``rest`` keeps what a kind needs, and what a later version wrote that we do not know."""

    kind: str
    id: str
    wrapped: bytes
    rest: dict[str, Any] = field(default_factory=dict)

    def sealed_for(self) -> bytes:
        return f"cafe key slot 1 {self.kind} {self.id}".encode()

    def open(self, outer: bytes) -> bytes | None:
        """The key, if ``outer`` fits this slot."""
        nonce, sealed = self.wrapped[:_NONCE_BYTES], self.wrapped[_NONCE_BYTES:]
        try:
            return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, self.sealed_for(), nonce, outer))
        except (CryptoError, ValueError):
            return None


def _wrap(kind: str, key: bytes, outer: bytes, rest: dict[str, Any], slot_id: str) -> Slot:
    bare = Slot(kind, slot_id, b"", rest)
    nonce = random(_NONCE_BYTES)
    return Slot(
        kind,
        slot_id,
        nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bare.sealed_for(), nonce, outer),
        rest,
    )


class Slots:
    """The slot file. Every change is on the disk, and the copy before it kept, before it returns.

    A file that does not read is never written over: it is put aside, and the copy before is used.
    """

    def __init__(self, path: Path, slots: tuple[Slot, ...] = (), key_fingerprint: str = "") -> None:
        self.path = path
        self.key_fingerprint = key_fingerprint
        self._slots = slots
        self._is_damaged = False

    @classmethod
    def load(cls, path: Path) -> Slots:
        """The slots at ``path``; none if there is no file yet.

        Raises ProblemToFix when neither the file nor the copy before it can be read.
        """
        before = _before(path)
        if not path.exists() and not before.exists():
            return cls(path)
        for candidate in (path, before):
            try:
                found = _read(candidate.read_bytes())
            except (OSError, ValueError):
                continue
            slots = cls(path, *found)
            slots._is_damaged = candidate is before and path.exists()
            return slots
        raise ProblemToFix(
            _("The file with the ways in is damaged. Your cafés are still there, and nothing was changed."),
            _("Put back {name} from one of the copies in the backups folder.").format(name=path.name),
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which ways in there are, in the order they were added."""
        return tuple(slot.kind for slot in self._slots)

    def as_written(self) -> bytes:
        """The whole file, for a copy of the store to carry; never the key itself."""
        return _written(self._slots, self.key_fingerprint)

    def begin(self, key: bytes, words: str, groups: recovery.Groups) -> bool:
        """The first two ways in, in one write: ``words``, or the keychain where there are none; and the sheet.

        False, with nothing written, where the keychain does not take it.
        """
        sheet = _stretched(RECOVERY, key, recovery.read("".join(groups)))
        if words:
            self._save((_stretched(PASSPHRASE, key, words), sheet), fingerprint(key))
            return True
        slot_id, outer = new_id(), bytes(random(KEY_BYTES))
        if not keychain.put(slot_id, b64encode(outer).decode()):
            return False
        try:
            self._save((_wrap(KEYCHAIN, key, outer, {}, slot_id), sheet), fingerprint(key))
        except CafeError:
            keychain.forget(slot_id)
            raise
        return True

    def add_keychain(self, key: bytes) -> bool:
        """Let this computer's account open the store by itself. False where it has no keychain."""
        slot_id, outer = new_id(), bytes(random(KEY_BYTES))
        if not keychain.put(slot_id, b64encode(outer).decode()):
            return False
        old = [slot for slot in self._slots if slot.kind == KEYCHAIN]
        self._put(_wrap(KEYCHAIN, key, outer, {}, slot_id), key)
        for slot in old:
            keychain.forget(slot.id)
        return True

    def add_passphrase(self, key: bytes, words: str) -> None:
        """Let these words open the store; words chosen earlier no longer do. Case and spaces do not count."""
        if not _plain(words):
            raise ProblemToFix(_("There are no words yet. Nothing was changed."), _("Type the words first."))
        self._put(_stretched(PASSPHRASE, key, words), key)

    def add_recovery(self, key: bytes, groups: recovery.Groups = ()) -> recovery.Groups:
        """Let the code on a recovery sheet open the store, and answer its groups; an older sheet no longer does.

        ``groups`` are those of a sheet that is on paper already; without them a new code is made.
        """
        groups = groups or recovery.new_code()
        self._put(_stretched(RECOVERY, key, recovery.read("".join(groups))), key)
        return groups

    def add_programme(self, key: bytes, recipients: Sequence[str], programme: str) -> None:
        """Let a programme open the store with its own key; ``programme`` is its name, to be shown."""
        self._put(Slot(PROGRAMME, new_id(), escrow.seal(key, recipients), {"programme": programme}), key)

    @property
    def programme(self) -> str:
        """The name of the programme that has a spare key, or empty."""
        return next((str(slot.rest.get("programme", "")) for slot in self._slots if slot.kind == PROGRAMME), "")

    def open_with_programme(self, identities: Sequence[str]) -> bytes:
        """The key, for whoever holds the programme's. Raises ProblemToFix where there is no spare key, or another's."""
        slot = next((slot for slot in self._slots if slot.kind == PROGRAMME), None)
        if slot is None:
            raise ProblemToFix(
                _("Its host did not give a programme the spare key. Nothing was changed."),
                _("Her words or her recovery sheet open it."),
            )
        return escrow.open_sealed(slot.wrapped, identities)

    def open_with_keychain(self) -> bytes | None:
        """The key, without asking anybody; None where the keychain has nothing for us. Never raises."""
        for slot in self._slots:
            if slot.kind == KEYCHAIN and (kept := keychain.get(slot.id)):
                try:
                    key = slot.open(b64decode(kept, validate=True))
                except ValueError:
                    continue
                if key is not None:
                    return key
        return None

    def open_with_passphrase(self, words: str) -> bytes:
        """The key, for the right words. Takes about a quarter of a second: not on the window's thread.

        Raises ProblemToFix, naming no slot, when the words do not fit.
        """
        key = self._open_typed(PASSPHRASE, words)
        if key is not None:
            return key
        again = _("Look at your paper, then try once more.")
        if RECOVERY in self.kinds:
            again = _("Try again, or use the recovery sheet.")
        raise ProblemToFix(_("Those words did not open it. Nothing is lost."), again)

    def open_with_recovery(self, text: str) -> bytes:
        """The key, for the code on the sheet, however it was typed. As slow as the words.

        Raises ProblemToFix with what to look at where it is not a code, or not this store's.
        """
        key = self._open_typed(RECOVERY, recovery.read(text))
        if key is not None:
            return key
        raise ProblemToFix(
            _("That sheet does not open these cafés. Nothing is lost."),
            _("Look for a newer sheet, or one for this laptop."),
        )

    def _open_typed(self, kind: str, words: str) -> bytes | None:
        for slot in self._slots:
            if slot.kind == kind and (outer := _outer(slot, words)) and (key := slot.open(outer)):
                return key
        return None

    def remove(self, kind: str) -> None:
        """Close one way in. The last one stays: without it nobody could ever read the cafés again."""
        left = tuple(slot for slot in self._slots if slot.kind != kind)
        if not left:
            raise ProblemToFix(
                _("This is the only way in. It stays, so that your cafés stay readable."),
                _("Add another way in first."),
            )
        gone = [slot for slot in self._slots if slot.kind == kind]
        self._save(left, self.key_fingerprint)
        for slot in gone:
            if slot.kind == KEYCHAIN:
                keychain.forget(slot.id)

    def _put(self, new: Slot, key: bytes) -> None:
        mark = fingerprint(key)
        if self.key_fingerprint and not hmac.compare_digest(self.key_fingerprint, mark):
            raise ProblemToFix(
                _("The ways in on this laptop are for other cafés. Nothing was changed, and nothing is lost."),
                _("Put back {name} from one of the copies in the backups folder.").format(name=self.path.name),
            )
        self._save((*(slot for slot in self._slots if slot.kind != new.kind), new), mark)

    def _save(self, slots: tuple[Slot, ...], mark: str) -> None:
        if self._is_damaged:
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
            self._is_damaged = False
        elif self._slots:
            replace_file(_before(self.path), _written(self._slots, self.key_fingerprint), _readable)
        replace_file(self.path, _written(slots, mark), _readable)
        self._slots, self.key_fingerprint = slots, mark


def _before(path: Path) -> Path:
    return path.with_name(path.name + ".before")


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _stretch(words: str, salt: bytes, ops: int, memory: int) -> bytes:
    return bytes(pwhash.argon2id.kdf(KEY_BYTES, _plain(words).encode(), salt, opslimit=ops, memlimit=memory))


def _stretched(kind: str, key: bytes, words: str) -> Slot:
    salt = bytes(random(pwhash.argon2id.SALTBYTES))
    rest = {"salt": b64encode(salt).decode(), "ops": _OPS, "memory": _MEMORY}
    return _wrap(kind, key, _stretch(words, salt, _OPS, _MEMORY), rest, new_id())


def _outer(slot: Slot, words: str) -> bytes | None:
    try:
        ops, memory = int(slot.rest["ops"]), int(slot.rest["memory"])
        if not (1 <= ops <= _MOST_OPS and 8192 <= memory <= _MOST_MEMORY):
            return None
        return _stretch(words, b64decode(slot.rest["salt"], validate=True), ops, memory)
    except (KeyError, TypeError, ValueError, CryptoError):
        return None


def _written(slots: tuple[Slot, ...], mark: str) -> bytes:
    rows = [
        {**slot.rest, "kind": slot.kind, "id": slot.id, "wrapped": b64encode(slot.wrapped).decode()} for slot in slots
    ]
    return json.dumps({"format": _FORMAT, "key": mark, "slots": rows}, indent=1).encode()


def _read(content: bytes) -> tuple[tuple[Slot, ...], str]:
    """Slots and fingerprint. Raises ValueError for anything that was not written whole by us."""
    try:
        whole = json.loads(content)
        slots = tuple(_slot(row) for row in whole["slots"])
        mark = whole["key"]
    except (AttributeError, KeyError, TypeError, RecursionError) as problem:
        raise ValueError("not a slot file") from problem
    if not slots or not isinstance(mark, str):
        raise ValueError("not a slot file")
    return slots, mark


def _slot(row: dict[str, Any]) -> Slot:
    rest = {name: value for name, value in row.items() if name not in ("kind", "id", "wrapped")}
    kind, slot_id = row["kind"], row["id"]
    if not isinstance(kind, str) or not isinstance(slot_id, str):
        raise ValueError("not a slot")
    return Slot(kind, slot_id, b64decode(row["wrapped"], validate=True), rest)


def _readable(content: bytes) -> None:
    _read(content)
