"""cafe programme new: makes a programme; its public file goes out, its keys stay in the data folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cafe.commands.opening import opened
from cafe.commands.terminal import DONE, REFUSED, Terminal
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.files import explain, replace_file
from cafe.core.i18n import _
from cafe.packs.programme_file import file_name


def run(asked: Namespace, terminal: Terminal) -> int:
    """The folder is made if need be. A file of that name that is there already is left alone."""
    from cafe.collate.service import CollateService

    clock = SystemClock()
    target: Path = asked.out / file_name(asked.name)
    if target.exists():
        terminal.complain(_("{name} is there already. Nothing was made.").format(name=target))
        return REFUSED
    make_folder(asked.out)
    with opened(asked, clock) as database:
        service = CollateService(database, clock, Changes())
        card = service.make_programme(asked.name, asked.address)
        replace_file(target, service.programme_file(card.id))
    terminal.say(_("Made {name}. Give it to your facilitators.").format(name=target))
    terminal.say(_("Its words, to read over the phone: {words}").format(words=" · ".join(card.words)))
    terminal.data({"id": card.id, "name": card.name, "file": str(target), "words": list(card.words)})
    return DONE


def make_folder(folder: Path) -> None:
    """The folder, made if it is not there. Raises the sentence where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise explain(problem, folder) from problem
