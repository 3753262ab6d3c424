"""Hunting words through files: as they lie there, and as whoever has the key would see a store's every page.

A store is read page by page, free pages and the log included, by the open description of its format (AES-256-CBC, 80
bytes kept at the end of a page, the first of them the page's own start): what a query no longer shows is seen too.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pypdf
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, _KEPT, _START = 4096, 80, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24
_STREAM = b"\x78"


def found(roots: Iterable[Path], words: Iterable[str]) -> list[tuple[str, str]]:
    """(word, file) wherever a word is in the name or the bytes of a file below ``roots``, in plain or only packed."""
    wanted = list(words)
    hits = []
    for root in roots:
        for path in sorted(root.rglob("*")):
            where = str(path.relative_to(root))
            hits += [(word, f"the name {where}") for word in wanted if word.casefold() in where.casefold()]
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                hits += [(word, where) for word in wanted if holds(content, word)]
    return hits


def holds(content: bytes, word: str) -> bool:
    """Whether ``word`` is in these bytes, in any of the encodings of this world, packed or not."""
    lower = content.lower()
    if any(word.lower().encode(code) in lower for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")):
        return True
    if content.startswith(b"%PDF-"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        said = "".join(page.extract_text() for page in reader.pages) + str(dict(reader.metadata or {}))
        return word.casefold() in "".join(said.split()).casefold()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(holds(packed.read(name), word) for name in packed.namelist())
    return any(word.lower().encode() in stream.lower() for stream in _streams(content))


def _streams(content: bytes) -> Iterable[bytes]:
    """What zlib had packed anywhere in the bytes (a picture, a cache)."""
    at = content.find(_STREAM)
    while at >= 0:
        if int.from_bytes(content[at : at + 2], "big") % 31 == 0:
            with suppress(zlib.error):  # it only looked like one
                yield zlib.decompressobj().decompress(content[at:], 4_000_000)
        at = content.find(_STREAM, at + 1)


def every_page(store: Path, key: bytes) -> bytes:
    """All that a store and its log hold, unlocked, used or not."""
    whole = store.read_bytes()
    pages = [_unlocked(whole[at : at + PAGE], key, is_first=at == 0) for at in range(0, len(whole), PAGE)]
    log = store.with_name(store.name + "-wal")
    if log.exists():
        frames = log.read_bytes()
        for at in range(_LOG_HEAD, len(frames) - _FRAME_HEAD, _FRAME_HEAD + PAGE):
            page = frames[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
            if len(page) == PAGE:
                pages.append(_unlocked(page, key, is_first=int.from_bytes(frames[at : at + 4], "big") == 1))
    return b"".join(pages)


def _unlocked(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    start = page[PAGE - _KEPT : PAGE - _KEPT + _START]
    locked = page[_START if is_first else 0 : PAGE - _KEPT]
    opener = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return opener.update(locked) + opener.finalize()
