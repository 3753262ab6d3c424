"""Read every pack and period return below a folder, one file after another: a bad one never stops the rest.

Collating: a folder → **read** → sorted out → shown → taken in. Nothing is written, in the folder or in
the store.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cafe.collate.facts import facts_of
from cafe.collate.incoming import Arrived, Coming, Gap, Incoming, NotRead, cover_of
from cafe.collate.returning import ArrivedReturn, IncomingReturn
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.packs.apart import ReadApart, ReadingStopped
from cafe.packs.problems import PackProblem, Reason
from cafe.packs.reader import ReadPack, bytes_of
from cafe.packs.returns.file import SUFFIX as RETURN_SUFFIX

SUFFIX = ".cafepack"
_SUFFIXES = (SUFFIX, RETURN_SUFFIX)
_FOLDER, _MACS_OWN = "/", "._"
_NO_PACKS = (Reason.DAMAGED, Reason.EMPTY, Reason.TOO_BIG)  # what is said of most files that are none

OnProgress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_COMING = {
    Reason.OTHER_PROGRAMME: Coming.OTHER_PROGRAMME,
    Reason.LOCKED: Coming.OTHER_PROGRAMME,
    Reason.NEEDS_WORDS: Coming.NEEDS_WORDS,
    Reason.WRONG_WORDS: Coming.NEEDS_WORDS,  # they can be typed again
}


@dataclass(frozen=True, slots=True)
class NewSender:
    """A sender to ring: six words that she reads out, and how many packs wait for it."""

    key: str
    words: tuple[str, ...]
    packs: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Everything that would happen before anything does. Nothing has been written."""

    programme_id: str
    folder: str
    items: tuple[Incoming, ...]
    new_senders: tuple[NewSender, ...] = ()
    gaps: tuple[Gap, ...] = ()
    returns: tuple[IncomingReturn, ...] = ()
    was_stopped: bool = False  # somebody pressed Stop: the rest of the folder was not read
    preferred: Mapping[str, str] = field(default_factory=dict)  # which edit another coordinator chose, by pack id

    def of(self, coming: Coming) -> tuple[Incoming, ...]:
        """The files that are this to us."""
        return tuple(item for item in self.items if item.coming is coming)

    def by_coming(self) -> dict[Coming, list[Incoming]]:
        """All files by what they are to us, each in its order; ten thousand of them are gone through once."""
        found: dict[Coming, list[Incoming]] = {coming: [] for coming in Coming}
        for item in self.items:
            found[item.coming].append(item)
        return found

    def returns_of(self, *coming: Coming) -> tuple[IncomingReturn, ...]:
        """The returns that are one of these to us."""
        return tuple(item for item in self.returns if item.coming in coming)

    @property
    def choices(self) -> tuple[Incoming, ...]:
        """One item for each café that needs a choice."""
        by_cafe = {item.arrived.pack.pack_id: item for item in self.of(Coming.CHOICE) if item.arrived}
        return tuple(by_cafe.values())

    @property
    def offered(self) -> dict[str, str]:
        """Of the cafés that need a choice, what another coordinator chose, where that edit is among them."""
        found: dict[str, str] = {}
        for item in self.choices:
            pack_id = item.arrived.pack.pack_id if item.arrived else ""
            if self.preferred.get(pack_id) in {option.frame_hash for option in item.options}:
                found[pack_id] = self.preferred[pack_id]
        return found


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What opened, what did not and why, and whether somebody stopped it."""

    arrived: list[Arrived]
    returns: list[ArrivedReturn]
    not_read: list[NotRead]
    was_stopped: bool = False


def pack_files(chosen: Path | Sequence[Path]) -> tuple[tuple[str, Path], ...]:
    """Every pack and return below a folder, or in a list of files and folders, with the name a person sees.

    That name holds no unseen sign, whatever the file's own does, and no two files share one. A folder that cannot be
    looked into is among them, with a stroke after its name. Raises ProblemToFix where something named is not there.
    """
    found: dict[Path, str] = {}
    for one in [chosen] if isinstance(chosen, Path) else chosen:
        if one.is_dir():
            found |= _below(one)
        elif one.is_file():
            found[one] = one.name
        else:
            raise ProblemToFix(
                _("We cannot find {name}. Nothing was added.").format(name=one),
                _("If it is on a memory stick, put it back in. Then choose it again."),
            )
    names: dict[str, Path] = {}
    for path, name in sorted(found.items()):
        seen, number = _seen(name), 2
        while seen in names:
            seen, number = f"{_seen(name)} ({number})", number + 1
        names[seen] = path
    return tuple(sorted(names.items()))


def _below(folder: Path) -> dict[Path, str]:
    """Packs, returns and closed folders below ``folder``. What a Mac writes beside each file on a stick is no pack."""
    found: dict[Path, str] = {}
    closed: list[OSError] = []
    for inside, _folders, files in os.walk(folder, onerror=closed.append):
        for name in files:
            path = Path(inside, name)
            if path.suffix.lower() in _SUFFIXES and not name.startswith(_MACS_OWN) and _is_file(path):
                found[path] = path.relative_to(folder).as_posix()
    for problem in closed:
        path = Path(problem.filename or folder)
        found[path] = (path.relative_to(folder).as_posix() if path != folder else folder.name) + _FOLDER
    return found


def _is_file(path: Path) -> bool:
    """Also where the computer will not say: reading it gives the sentence."""
    try:
        return path.is_file()
    except OSError:
        return True


def _seen(name: str) -> str:
    """A file's name as it may be shown and kept: a sign that turns the line round can hide what a file is."""
    return plain_text(name) or _("a file without a name")


def read_files(
    files: Iterable[tuple[str, Path]],
    *,
    reader: ReadApart,
    identities: Sequence[str],
    programmes: Sequence[str],
    words: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str],
    on_progress: OnProgress,
    cancelled: Cancelled,
) -> ReadFiles:
    """Each file in turn, by the end of its name.

    ``reader`` opens them in a process of its own. ``known``: the pack's hash by the hash of the file, of files that
    were taken in before; these are not opened again. Raises EnvironmentFault where reading cannot be started.
    """
    files = list(files)
    found = ReadFiles([], [], [])
    ahead: deque[tuple[str, str]] = deque()  # name and hash of each file that was handed over, and is not read yet
    later: list[tuple[str, Path]] = []  # what is asked of the reader one by one

    def stop_if_asked() -> None:
        if cancelled():
            raise ReadingStopped

    def tell() -> None:
        on_progress(len(found.arrived) + len(found.returns) + len(found.not_read), len(files))

    def took(name: str, file_hash: str, read: ReadPack | PackProblem) -> None:
        if isinstance(read, PackProblem):
            found.not_read.append(_not_read(name, read))
        else:
            found.arrived.append(Arrived(name, cover_of(read.pack), read.frame_hash, facts_of(read.pack), file_hash))
        tell()

    def take(_place: int, read: ReadPack | PackProblem) -> None:
        stop_if_asked()
        took(*ahead.popleft(), read)

    def content_of(name: str, path: Path) -> tuple[str, bytes] | None:
        """The hash of a pack that nobody knows yet, and what is in it; of any other, what it is stands in ``found``."""
        stop_if_asked()
        try:
            content = bytes_of(path)
        except PackProblem as problem:
            found.not_read.append(_not_read(name, problem))
        else:
            file_hash = hash_of_file(content)
            if file_hash not in known:
                return file_hash, content
            found.not_read.append(NotRead(name, Coming.SAME, frame_hash=known[file_hash]))
        tell()
        return None

    def to_open() -> Iterator[bytes]:
        for name, path in files:
            if name.endswith(_FOLDER):
                found.not_read.append(NotRead(name, Coming.CANNOT_READ, _closed()))
                tell()
            elif path.suffix.lower() == RETURN_SUFFIX or name in words:
                later.append((name, path))
            elif (one := content_of(name, path)) is not None:
                ahead.append((name, one[0]))
                yield one[1]

    def by_itself(name: str, path: Path) -> None:
        stop_if_asked()
        if path.suffix.lower() != RETURN_SUFFIX:
            if (one := content_of(name, path)) is not None:
                took(name, one[0], _with_words(reader, one[1], words[name], cancelled))
            return
        try:
            came = reader.period_return(path, identities, programmes=programmes, cancelled=cancelled)
            found.returns.append(ArrivedReturn(name, came.found, came.frame_hash))
        except PackProblem as problem:
            found.not_read.append(_not_read(name, problem))
        tell()

    try:
        unknown = len(files) - len(known)
        reader.packs(to_open(), identities, take, programmes=programmes, cancelled=cancelled, of=unknown)
        for name, path in later:
            by_itself(name, path)
    except ReadingStopped:
        return replace(found, was_stopped=True)
    return found


def _not_read(name: str, problem: PackProblem) -> NotRead:
    said = problem.sentence()
    if problem.reason in _NO_PACKS and not name.lower().endswith(_SUFFIXES):
        said = _("This did not open as a pack. Their names end in {pack} or {returned}.")
        said = said.format(pack=SUFFIX, returned=RETURN_SUFFIX)
        said = f"{said} {_('If packs are inside of it, take them out first. Then choose those.')}"
    return NotRead(name, _COMING.get(problem.reason, Coming.CANNOT_READ), said)


def _closed() -> str:
    said = _("The computer could not look into this folder. Nothing is lost. Packs in it are not counted here.")
    return f"{said} {_('Ask whoever keeps this computer to open it, or copy it. Then try again.')}"


def hash_of_file(content: bytes) -> str:
    """What stands for a file as it lies in a folder, hex: the same bytes were the same pack."""
    return hashlib.blake2b(content, digest_size=32).hexdigest()


def _with_words(
    reader: ReadApart, content: bytes, words: tuple[str, ...], cancelled: Cancelled
) -> ReadPack | PackProblem:
    try:
        return reader.pack(content, words=words, cancelled=cancelled)
    except PackProblem as problem:
        return problem
