"""cafe backup: a checked, encrypted copy of everything, with its ways in beside it."""

from __future__ import annotations

from argparse import Namespace

from cafe.commands.opening import data_folder, find_key, passphrase
from cafe.commands.terminal import DONE, REFUSED, Terminal
from cafe.core.clock import SystemClock
from cafe.core.i18n import _


def run(asked: Namespace, terminal: Terminal) -> int:
    """The copy is opened and checked before it is called done. A file that is there is left alone."""
    from cafe.store.backup import backup, slots_of
    from cafe.store.database import connect
    from cafe.store.opening import open_store
    from cafe.store.trail import Deed, Trail

    folder = data_folder(asked)
    if not folder.store.exists():
        terminal.complain(_("There are no cafés in {folder} to copy.").format(folder=folder.root))
        return REFUSED
    if asked.file.exists():
        terminal.complain(_("{name} is there already. It was left as it is.").format(name=asked.file))
        return REFUSED
    place = asked.file.absolute().parent
    if not place.is_dir():
        terminal.complain(
            _("{folder} is not there. Nothing was copied. If it is on a memory stick, put it in.").format(folder=place)
        )
        return REFUSED
    if place.resolve().is_relative_to(folder.root.resolve()):
        terminal.complain(
            _("That is beside the cafés themselves, and would be lost with them. Choose a stick, or another folder.")
        )
        return REFUSED
    key = find_key(folder, passphrase(asked))
    clock = SystemClock()
    database = open_store(folder, key, clock)  # sound and up to date
    try:
        made = backup(lambda path: connect(path or folder.store, key), asked.file, folder.key_slots)
        Trail(database, clock).note(Deed.COPY_MADE)
    finally:
        database.close()
    terminal.say(
        _("Copied to {name}. Keep {slots} beside it: it holds the ways in.").format(
            name=made, slots=slots_of(made).name
        )
    )
    terminal.data({"file": str(made), "ways_in": str(slots_of(made))})
    return DONE
