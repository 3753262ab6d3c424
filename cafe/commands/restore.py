"""cafe restore: puts a copy back, after a check. What was there before is kept among the backups.

The copy is first opened in a folder of its own, with its own ways in, exactly as the app would open
it. Only a copy that opens, is sound and is brought up to date takes the place of the store.
"""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from pathlib import Path

from cafe.commands.opening import data_folder, find_key, passphrase, read_file
from cafe.commands.terminal import DONE, Terminal
from cafe.core.clock import SystemClock, today
from cafe.core.errors import ProblemToFix
from cafe.core.files import explain, replace_file
from cafe.core.i18n import _
from cafe.core.paths import DataFolder


def run(asked: Namespace, terminal: Terminal) -> int:
    """The window has to be closed while this runs."""
    folder = data_folder(asked)
    folder.prepare()
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.root) as room:
        checked = _checked(asked, DataFolder(Path(room)))
        kept = _set_aside(folder)
        try:
            replace_file(folder.key_slots, checked.key_slots.read_bytes())
            checked.store.replace(folder.store)
        except OSError as problem:
            raise explain(problem, folder.root) from problem
    terminal.say(_("Your cafés are back as they were in {name}.").format(name=asked.file.name))
    if kept is not None:
        terminal.say(_("What was here before is kept in {folder}.").format(folder=kept))
    terminal.data({"restored": str(asked.file), "before": str(kept) if kept else ""})
    return DONE


def _checked(asked: Namespace, room: DataFolder) -> DataFolder:
    """The copy, opened and closed again in a room of its own."""
    from cafe.store.backup import slots_of
    from cafe.store.opening import open_store

    copy: Path = asked.file
    if not slots_of(copy).exists():
        raise ProblemToFix(
            _("The ways in to {name} are not beside it. Nothing was changed.").format(name=copy.name),
            _("Put {slots} in the same folder.").format(slots=slots_of(copy).name),
        )
    room.store.write_bytes(read_file(copy))
    shutil.copyfile(slots_of(copy), room.key_slots)
    open_store(room, find_key(room, passphrase(asked)), SystemClock()).close()
    return room


def _set_aside(folder: DataFolder) -> Path | None:
    """Move the store and all that belongs to it among the backups; None where there was none."""
    if not folder.store.exists():
        return None
    stem = f"{today(SystemClock()).isoformat()} before restore"
    place, number = folder.backups / stem, 2
    while place.exists():
        place, number = folder.backups / f"{stem} {number}", number + 1
    place.mkdir(parents=True, mode=0o700)
    for path in (folder.store, *folder.root.glob(folder.store.name + "-*"), folder.key_slots):
        if path == folder.key_slots and path.exists():
            shutil.copyfile(path, place / path.name)
        elif path.exists():
            path.replace(place / path.name)
    return place
