"""cafe restore: puts a copy back, after a check. What was there before is kept among the backups."""

from __future__ import annotations

from argparse import Namespace

from cafe.commands.opening import data_folder, find_key, passphrase, read_file
from cafe.commands.terminal import DONE, Terminal
from cafe.core.clock import SystemClock
from cafe.core.i18n import _


def run(asked: Namespace, terminal: Terminal) -> int:
    """The window has to be closed while this runs."""
    from cafe.packs.apart import the_reader
    from cafe.store.restore import restore

    folder, words = data_folder(asked), passphrase(asked)
    read_file(asked.file)
    reader = the_reader()
    kept = restore(folder, asked.file, lambda room: find_key(room, words), SystemClock(), reader.slots)
    terminal.say(_("Your cafés are back as they were in {name}.").format(name=asked.file.name))
    if kept is not None:
        terminal.say(_("What was here before is kept in {folder}.").format(folder=kept))
    terminal.data({"restored": str(asked.file), "before": str(kept) if kept else ""})
    return DONE
