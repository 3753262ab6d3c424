"""The lock and the signature around a frame.

    age( signer's key (32 bytes) · Ed25519 signature (64 bytes) · frame )

Signed first, then sealed: a thief cannot tell who sent it. The outside is an ordinary age file, so
that whoever holds the key can open it with any age tool. Sealed to the programme's key and its
deputy's; or, where no programme file is installed yet, with six words said over the phone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyrage
from nacl.exceptions import BadSignatureError
from nacl.exceptions import ValueError as NaclValueError
from nacl.signing import SigningKey as _Ed25519Key
from nacl.signing import VerifyKey
from nacl.utils import random

from cafe.core.errors import Bug
from cafe.packs import frame as frames
from cafe.packs import problems
from cafe.packs.phone_words import as_passphrase

CONTEXT = b"cafepack-v1\0"  # so that a signature of ours means a pack and nothing else
LARGEST = frames.LARGEST + 64 * 1024  # bytes of a sealed pack
HARDEST_WORDS = 21
"""Largest work factor taken: 2^21 opens in some ten seconds. A hostile file asks for hours."""

_KEY, _SIGNATURE = 32, 64
_FIRST_LINE = b"age-encryption.org/v1"
_LARGEST_HEADER = 16 * 1024
_MOST_STANZAS = 32


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A sender's or programme's own key. ``secret`` (32 bytes) is kept in the encrypted store only."""

    secret: bytes

    def __repr__(self) -> str:
        return f"SigningKey({self.public[:8]}…)"

    @property
    def public(self) -> str:
        """The half that may be known, hex."""
        return bytes(_Ed25519Key(self.secret).verify_key).hex()

    def sign(self, context: bytes, message: bytes) -> bytes:
        return bytes(_Ed25519Key(self.secret).sign(context + message).signature)


def new_signing_key() -> SigningKey:
    """A key of the computer's own chance."""
    return SigningKey(random(_KEY))


def is_signed(public: str, context: bytes, message: bytes, signature: bytes) -> bool:
    """Did the holder of ``public`` (hex) sign exactly this?"""
    try:
        VerifyKey(bytes.fromhex(public)).verify(context + message, signature)
    except (BadSignatureError, NaclValueError, ValueError, TypeError):
        return False
    return True


def new_lock() -> tuple[str, str]:
    """A programme's own age key: (the identity that opens, the recipient that may be known)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The public half of an age identity. Raises PackProblem if it is none."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as problem:
        raise problems.locked() from problem


def is_recipient(text: str) -> bool:
    """Can packs be locked for ``text``?"""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal(frame: bytes, key: SigningKey, recipients: Sequence[str], context: bytes = CONTEXT) -> bytes:
    """``frame`` signed with ``key`` and locked for every one of ``recipients``. New bytes each time.

    ``context``: what kind of file the signature stands for.
    """
    if not recipients:
        raise Bug("a pack is locked for somebody")
    try:
        locks = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError as problem:
        raise Bug("a recipient that is no age key") from problem
    return bytes(pyrage.encrypt(_signed(frame, key, context), locks))


def seal_with_words(frame: bytes, key: SigningKey, words: tuple[str, ...]) -> bytes:
    """``frame`` signed and locked with six words. Takes seconds, on purpose: never on the window's thread."""
    return bytes(pyrage.passphrase.encrypt(_signed(frame, key), as_passphrase(words)))


def lock_with_words(content: bytes, words: tuple[str, ...]) -> bytes:
    """Any bytes locked with six words: a hand-over. Takes seconds, on purpose: never on the window's thread."""
    return bytes(pyrage.passphrase.encrypt(content, as_passphrase(words)))


def unlock_with_words(locked: bytes, words: tuple[str, ...]) -> bytes:
    """What was locked. Raises PackProblem for other words, or a file that did not copy fully."""
    if len(locked) > LARGEST:
        raise problems.too_big()
    if read_header(locked).work_factor is None:
        raise problems.locked()
    return _opened_with_words(locked, words)


def _signed(frame: bytes, key: SigningKey, context: bytes = CONTEXT) -> bytes:
    return bytes.fromhex(key.public) + key.sign(context, frame) + frame


def open_sealed(
    sealed: bytes,
    identities: Sequence[str] = (),
    words: tuple[str, ...] | None = None,
    *,
    context: bytes = CONTEXT,
    magic: bytes = frames.PACK_MAGIC,
) -> tuple[bytes, str]:
    """The frame inside, and the public key (hex) of whoever signed it as what ``context`` and ``magic`` say.

    With ``words`` it takes seconds. Raises PackProblem with the sentence that fits, and nothing else.
    """
    if len(sealed) > LARGEST:
        raise problems.too_big()
    if frames.is_of_another_kind(sealed, magic):
        raise problems.other_kind()
    header = read_header(sealed)
    if header.work_factor is not None:
        if words is None:
            raise problems.needs_words()
        return open_signed(_opened_with_words(sealed, words), context, magic)
    if words is not None:
        raise problems.locked()
    try:
        keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
        payload = pyrage.decrypt(sealed, keys) if keys else None
    except pyrage.IdentityError as problem:
        raise Bug("an identity that is no age key") from problem
    except pyrage.DecryptError as problem:
        raise (problems.locked() if _is_for_others(problem) else problems.damaged()) from problem
    if payload is None:
        raise problems.locked()
    return open_signed(bytes(payload), context, magic)


def _opened_with_words(sealed: bytes, words: tuple[str, ...]) -> bytes:
    try:
        return bytes(pyrage.passphrase.decrypt(sealed, as_passphrase(words)))
    except pyrage.DecryptError as problem:
        is_wrong = str(problem) == "Decryption failed"  # of the lock; of the content it says otherwise
        raise (problems.wrong_words() if is_wrong else problems.damaged()) from problem


def _is_for_others(problem: Exception) -> bool:
    return str(problem) == "No matching keys found"


def open_signed(payload: bytes, context: bytes = CONTEXT, magic: bytes = frames.PACK_MAGIC) -> tuple[bytes, str]:
    """The frame in what the seal held, once its signature is found true. Raises PackProblem."""
    signer = payload[:_KEY].hex()
    signature, frame = payload[_KEY : _KEY + _SIGNATURE], payload[_KEY + _SIGNATURE :]
    if len(signature) != _SIGNATURE:
        raise problems.damaged()
    if not is_signed(signer, context, frame, signature):
        raise problems.other_kind() if frames.is_of_another_kind(frame, magic) else problems.bad_signature()
    return frame, signer


@dataclass(frozen=True, slots=True)
class Header:
    """What the outside of a sealed pack tells: how many locks, and how hard words were made."""

    locks: int
    work_factor: int | None  # of six words; None: locked for keys
    length: int  # bytes up to the sealed part


_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\Z")
_FACTOR = re.compile(rb"[1-9][0-9]?\Z")


def read_header(sealed: bytes) -> Header:
    """Read the plain-text head of an age file before any of its keys are tried.

    Raises PackProblem: damaged, or a work factor that would keep the laptop busy for hours.
    """
    lines = sealed[:_LARGEST_HEADER].split(b"\n")
    if lines[0] != _FIRST_LINE:
        raise problems.newer() if re.match(rb"age-encryption\.org/v[2-9]\Z", lines[0]) else problems.damaged()
    locks = 0
    factor: int | None = None
    length = len(lines[0]) + 1
    for line in lines[1:]:
        length += len(line) + 1
        if line.startswith(b"--- "):
            break
        stanza = _STANZA.match(line)
        if stanza is None:
            continue
        words = stanza[1].split(b" ")
        locks += words[0] == b"X25519"
        if words[0] == b"scrypt":
            if len(words) != 3 or not _FACTOR.match(words[2]) or factor is not None:
                raise problems.damaged()
            factor = int(words[2])
    else:
        raise problems.damaged()
    if factor is not None and (factor > HARDEST_WORDS or locks):
        raise problems.damaged()
    if locks > _MOST_STANZAS or (factor is None and not locks):
        raise problems.damaged()
    return Header(locks, factor, length)


_CHUNK, _TAG, _NONCE = 64 * 1024, 16, 16


def sealed_length(header: Header, frame: bytes) -> int:
    """How long a sealed pack of ``frame`` is when nothing of it is missing, in bytes."""
    inside = _KEY + _SIGNATURE + len(frame)
    chunks = max(1, -(-inside // _CHUNK))
    return header.length + _NONCE + inside + chunks * _TAG
