"""Locking with six words, but quickly: a true age file whose words were made hard 2^8 times, not some 2^18.

The library chooses how hard to make words by the speed of the computer, and takes seconds on purpose. That
would be most of the time of the tests. What is made here is opened by the library itself, as any other; that
its own locking works is tried where ``truly_slow_words`` is asked for. The format: age-encryption.org/v1.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode

from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as locked
from nacl.utils import random

WORK_FACTOR = 8
_CHUNK = 64 * 1024


def encrypt(content: bytes, passphrase: str) -> bytes:
    """``content`` as an age file that ``passphrase`` opens."""
    file_key, salt = random(16), random(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2**WORK_FACTOR, r=8, p=1, dklen=32
    )
    wrapped = locked(file_key, b"", bytes(12), wrapping)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_letters(salt), WORK_FACTOR, _letters(wrapped))
    seal = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    nonce = random(16)
    key = _derived(file_key, nonce, b"payload")
    chunks = [content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK)] or [b""]
    body = b"".join(
        locked(chunk, b"", number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), key)
        for number, chunk in enumerate(chunks)
    )
    return head + b" " + _letters(seal) + b"\n" + nonce + body


def _letters(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, what_for: bytes) -> bytes:
    """HKDF of RFC 5869, one block of SHA-256."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), what_for + b"\x01", "sha256")
