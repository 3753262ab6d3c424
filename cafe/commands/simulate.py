"""cafe simulate: a year of fictional cafés as packs, and some returns: for practice, the demo and load tests."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.commands.opening import read_file
from cafe.commands.programme import make_folder
from cafe.commands.terminal import DONE, Terminal, WordsWereWrong
from cafe.core.files import explain
from cafe.core.i18n import _

if TYPE_CHECKING:
    from cafe.collate.simulate_returns import FictionalSlips

MOST = 100_000
MOST_RETURNS = 9  # hosts whose fictional slips came to something


def run(asked: Namespace, terminal: Terminal) -> int:
    """Needs no data folder: the programme's public file is enough."""
    from cafe.packs.programme_file import read_file as read_programme

    if not 1 <= asked.cafes <= MOST:
        raise WordsWereWrong(_("The number of cafés is from 1 to {most}.").format(most=MOST))
    programme = read_programme(read_file(asked.programme))
    make_folder(asked.out)
    bar = terminal.progress(_("Cafés"))
    slips: list[FictionalSlips] = []
    written = write_packs(asked.out, asked.cafes, asked.seed, tuple(programme.recipients), bar, slips=slips)
    bar.finish()
    returns = write_returns(asked.out, slips, asked.seed, tuple(programme.recipients))
    terminal.say(
        _("{cafes} cafés in {files} packs, and {returns} returns, in {folder}. All of it is fiction.").format(
            cafes=asked.cafes, files=written, returns=returns, folder=asked.out
        )
    )
    terminal.data({"cafes": asked.cafes, "packs": written, "returns": returns, "folder": str(asked.out)})
    return DONE


def write_packs(
    folder: Path,
    cafes: int,
    seed: int,
    recipients: tuple[str, ...],
    on_progress: Callable[[int, int], None] | None = None,
    *,
    slips: list[FictionalSlips] | None = None,
) -> int:
    """Seal ``cafes`` fictional cafés into ``folder``; answers how many files there are.

    ``slips``: takes in whose slips a return may be made of. ``on_progress``: called with (files written, cafés asked
    for). Files of the same names are replaced.
    """
    from cafe.collate.simulate import packs
    from cafe.collate.simulate_returns import slips_of
    from cafe.packs.seal import seal

    count = 0
    try:
        for count, one in enumerate(packs(cafes, seed, recipients[0], full=True), start=1):
            (folder / one.name).write_bytes(seal(one.frame, one.key, recipients))
            if slips is not None:
                slips.append(slips_of(one))
            if on_progress is not None:
                on_progress(min(count, cafes), cafes)
    except OSError as problem:
        raise explain(problem, folder) from problem
    return count


def write_returns(
    folder: Path, slips: Iterable[FictionalSlips], seed: int, recipients: tuple[str, ...], ends: date | None = None
) -> int:
    """Seal returns of the last quarter that was over before ``ends``, of these cafés; answers how many."""
    from cafe.collate.simulate import YEAR_ENDS
    from cafe.collate.simulate_returns import returns
    from cafe.packs.returns.file import CONTEXT
    from cafe.packs.returns.pooling import quarter_before
    from cafe.packs.seal import seal

    made = list(returns(slips, seed, recipients[0], quarter_before(ends or YEAR_ENDS), MOST_RETURNS))
    try:
        for one in made:
            (folder / one.name).write_bytes(seal(one.frame, one.key, recipients, CONTEXT))
    except OSError as problem:
        raise explain(problem, folder) from problem
    return len(made)
