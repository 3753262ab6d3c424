"""The document inside a pack: one piece of JSON in a frame that is the same every time.

    magic · length of the JSON (8 bytes, big-endian) · canonical JSON · zeros to a whole 8 KiB

The same café gives the same bytes, so a hash tells whether anything changed. Padding hides how much
a café said. Reading accepts only what writing makes, byte for byte: whatever JSON leaves open (two
spellings of a letter, a key twice, NaN, numbers past counting) is refused here, before anything
else looks at it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NoReturn

PACK_MAGIC = b"CAFEPACK1\n"
PROGRAMME_MAGIC = b"CAFEPROG1\n"
BLOCK = 8 * 1024
LARGEST = 1024 * 1024  # bytes of a whole frame; a café's is 8 to 24 KiB
MOST_DIGITS = 15
DEEPEST = 12

_LENGTH_BYTES = 8
_MAGIC_LENGTH = 10
_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_KIND = 8  # bytes of a magic before its number
_OURS = re.compile(rb"CAFE[A-Z]{4,5}[0-9]\n")
_NOT_SHAPE = bytes(set(range(256)) - set(b'"[]{}'))


def is_of_another_kind(start: bytes, magic: bytes) -> bool:
    """Whether what begins so is a file of ours, but not of the kind that ``magic`` stands for, of any version."""
    return _OURS.match(start) is not None and start[:_KIND] != magic[:_KIND]


class FrameError(ValueError):
    """These bytes are not a frame. For the reader only: people get its sentence."""


class NewerFrame(FrameError):
    """A frame of ours with a later number in its magic, or a document with a later version in it."""


def make_frame(value: Mapping[str, Any], magic: bytes = PACK_MAGIC) -> bytes:
    """``value`` as a frame. Deterministic. Raises FrameError if it could not be read back."""
    text = _canonical(value)
    bare = magic + len(text).to_bytes(_LENGTH_BYTES, "big") + text
    frame = bare + bytes(-len(bare) % BLOCK)
    if len(frame) > LARGEST:
        raise FrameError("too big")
    if not unicodedata.is_normalized("NFC", text.decode()):
        raise FrameError("not in the normal form")
    return frame


def read_frame(frame: bytes, magic: bytes = PACK_MAGIC) -> tuple[dict[str, Any], bytes]:
    """The value in ``frame``, and its JSON as bytes. Raises FrameError, and nothing else, whatever comes."""
    if len(frame) > LARGEST:
        raise FrameError("too big")
    found = frame[:_MAGIC_LENGTH]
    if found != magic:
        if re.fullmatch(re.escape(magic[:-2]) + rb"[2-9]\n", found):
            raise NewerFrame("a later format")
        raise FrameError("not a frame")
    start = _MAGIC_LENGTH + _LENGTH_BYTES
    length = int.from_bytes(frame[_MAGIC_LENGTH:start], "big")
    text, padding = frame[start : start + length], frame[start + length :]
    if len(frame) % BLOCK or len(text) != length or len(padding) >= BLOCK or padding.strip(b"\0"):
        raise FrameError("wrong length or padding")
    value = _strictly(text)
    if not isinstance(value, dict):
        raise FrameError("not an object")
    return value, text


def read_document(frame: bytes, magic: bytes = PACK_MAGIC, *, newest: int, named: str = "") -> bytes:
    """The JSON in ``frame``, of a document whose ``version`` is ``newest`` at most, for a strict shape to read.

    ``named``: only a document that says it is of this ``format`` can be a later one. Raises NewerFrame for that, and
    FrameError as ``read_frame`` does.
    """
    value, text = read_frame(frame, magic)
    version = value.get("version")
    if isinstance(version, int) and version > newest and named in ("", value.get("format")):
        raise NewerFrame("a later version")
    return text


def frame_hash(frame: bytes) -> str:
    """SHA-256 of a frame, hex: the same for the same content, whoever it is sealed for."""
    return hashlib.sha256(frame).hexdigest()


def _canonical(value: object) -> bytes:
    try:
        return _WRITER.encode(value).encode()
    except (ValueError, TypeError, RecursionError) as problem:
        raise FrameError("not JSON") from problem


def _strictly(text: bytes) -> object:
    """JSON as we write it and in no other way."""
    _check_depth(text)
    try:
        words = text.decode()
        value: object = _PARSER.decode(words)
        is_normal = unicodedata.is_normalized("NFC", words)
    except FrameError:
        raise
    except (ValueError, RecursionError) as problem:
        raise FrameError("not JSON") from problem
    if not is_normal or _canonical(value) != text:
        raise FrameError("not written as we write")  # or with a key twice, of which the parser keeps one
    return value


def _check_depth(text: bytes) -> None:
    """Refuse deep nesting before the parser climbs into it."""
    shape = _shape_of(text)
    left = shape
    for _two_levels in range(DEEPEST // 2):
        left = left.replace(b"[]", b"").replace(b"{}", b"")
        if not left:
            return  # as any ordinary document, after a few of these
    depth = 0
    for bracket in shape:
        if bracket in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise FrameError("nested too deeply")
        elif bracket in b"]}":
            depth -= 1


def _shape_of(text: bytes) -> bytes:
    """The brackets of a document, without those in its words."""
    if b"\\" not in text:  # as nearly always: every quotation mark begins or ends a word
        pieces = text.translate(None, _NOT_SHAPE).split(b'"')
        if len(pieces) % 2:
            return b"".join(pieces[::2])
    return _STRINGS.sub(b"", text).translate(None, _NOT_SHAPE)


def _refuse(_number: str) -> NoReturn:
    raise FrameError("a number we never write")


def _small(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise FrameError("a number past counting")
    return int(digits)


_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_PARSER = json.JSONDecoder(parse_constant=_refuse, parse_float=_refuse, parse_int=_small)
