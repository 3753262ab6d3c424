"""Gates 4 and 5: every bent frame, file and JSON that we know of, in one folder with a good pack, as it would arrive.

Each is refused with its sentence, the good pack comes in all the same, and nothing else changes in the store.
Read for the framed pack, what a zip could do is: a bomb, a length that lies, a pack within a pack, a place named
where an id goes, a thing twice, 65,000 things, a lock of its own, something before and after.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.gates.bent import rows
from benchmarks.gates.figures import Found, GateBroken
from benchmarks.gates.laptop import Laptop
from cafe.collate.incoming import Coming
from cafe.packs.writer import frame_of
from tests.hostile_packs.making import HOSTILE_FILES, HOSTILE_FRAMES, HOSTILE_TEXTS, SENDER, our_pack, sealed

LEAST_FRAMES, LEAST_TEXTS = 25, 30
_CHANGES = {"import_batch", "sender", "pack", "pack_entry", "pack_feedback", "pack_file"}
_INDEX = "pack_words"  # the words of what came in, and its own tables


def frames(_size: int = 0) -> Found:
    """Gate 4: what is no pack from outside, no frame within, or no file at all."""
    files = dict(HOSTILE_FILES) | {name: sealed(make()) for name, make in HOSTILE_FRAMES.items()}
    if len(files) < LEAST_FRAMES:
        raise GateBroken(f"only {len(files)} frames are tried")
    odd = _in_one_folder(files, odd_files=True)
    return Found(f"{len(files)} files and frames, {odd} things that are no file", "all refused; the good pack came in")


def texts(_size: int = 0) -> Found:
    """Gate 5: sound frames, truly signed and sealed, whose JSON is not to be taken in."""
    files = {name: sealed(make()) for name, make in HOSTILE_TEXTS.items()}
    if len(files) < LEAST_TEXTS:
        raise GateBroken(f"only {len(files)} texts are tried")
    _in_one_folder(files)
    return Found(f"{len(files)} texts", "all refused; the good pack came in")


def _in_one_folder(files: Mapping[str, bytes], *, odd_files: bool = False) -> int:
    with tempfile.TemporaryDirectory() as name, Laptop(Path(name)) as laptop:
        folder = laptop.arrive(*files.values())
        (folder / "zz good.cafepack").write_bytes(sealed(frame_of(our_pack())))
        odd = _odd_files(folder) if odd_files else 0
        before = rows(laptop)
        preview = laptop.collate.preview(laptop.programme.id, folder)
        for item in preview.items:
            if item.file.startswith("zz good"):
                continue
            which = list(files)[int(item.file[:4])]
            if item.arrived is not None:
                raise GateBroken(f"“{which}” was taken for a pack")
            if item.coming is not Coming.CANNOT_READ and item.coming not in _WAITS:
                raise GateBroken(f"“{which}” is called {item.coming}")
            if not item.sentence.endswith("."):
                raise GateBroken(f"“{which}” has no sentence")
        if len(preview.items) != len(files) + 1:
            raise GateBroken(f"{len(files) + 1} files, {len(preview.items)} answers")
        result = laptop.collate.import_(preview, [SENDER.public])
        now = rows(laptop)
        changed = {table for table in now if now[table] != before[table] and not table.startswith(_INDEX)}
        if result.batch.new != 1 or changed - _CHANGES - {"refused"}:
            raise GateBroken(f"{result.batch.new} packs came in, and {', '.join(sorted(changed))} changed")
        return odd


_WAITS = (Coming.OTHER_PROGRAMME, Coming.NEEDS_WORDS)


def _odd_files(folder: Path) -> int:
    """What a folder can hold that has a pack's name and is none: it is passed over, and nothing waits for it."""
    (folder / "folder.cafepack").mkdir()
    made = 1
    for name, make in (
        ("ring.cafepack", lambda path: path.symlink_to(path)),
        ("nowhere.cafepack", lambda path: path.symlink_to(folder / "gone")),
        ("above.cafepack", lambda path: path.symlink_to(folder, target_is_directory=True)),
        ("pipe.cafepack", os.mkfifo),
        ("zeros.cafepack", lambda path: path.symlink_to("/dev/zero")),
    ):
        try:
            make(folder / name)
        except (OSError, AttributeError, NotImplementedError):
            continue  # Windows lets nobody make these without asking
        made += 1
    return made
