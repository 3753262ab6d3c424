"""cafe pack check, cafe pack show: looks into packs and period returns, for whoever holds the key. Nothing is kept."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.commands.opening import opened
from cafe.commands.terminal import DONE, REFUSED, Terminal, WordsWereWrong
from cafe.core.changes import Changes
from cafe.core.clock import SystemClock
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.core.plain import isolated, plain_text
from cafe.core.words import month_name
from cafe.packs.returns.file import SUFFIX
from cafe.packs.returns.pooling import board_name, in_words

if TYPE_CHECKING:
    from cafe.collate.service import CollateService


def run(asked: Namespace, terminal: Terminal) -> int:
    """One line for each file; 1 where any of them did not open."""
    from cafe.collate.service import CollateService

    clock = SystemClock()
    if asked.action == "show" and not asked.files[0].is_file():
        raise _unreadable(asked.files[0])
    with opened(asked, clock) as database:
        service = CollateService(database, clock, Changes())
        if asked.action == "show":
            return _show(service, asked.files[0])
        answers = [_check(service, file, terminal) for file in asked.files]
    return DONE if all(answers) else REFUSED


def _unreadable(file: Path) -> WordsWereWrong:
    """A folder, a pipe, or nothing at all: only a file is opened, so that nothing waits for what never comes."""
    return WordsWereWrong(_("{name} cannot be read.").format(name=_shown(file)), _("Check the name."))


def _shown(file: Path) -> str:
    """A name as a terminal may show it: without signs that nobody sees, and that a terminal would obey."""
    return isolated(plain_text(str(file)))


def _check(service: CollateService, file: Path, terminal: Terminal) -> bool:
    try:
        if not file.is_file():
            raise _unreadable(file)
        if _is_return(file):
            return _check_return(service, file, terminal)
        pack = service.open_pack(file)
    except CafeError as problem:
        terminal.say(_("{file}: {sentence}").format(file=_shown(file), sentence=problem.sentence()))
        terminal.data({"file": str(file), "good": False, "why": problem.sentence()})
        return False
    terminal.say(
        _("{file}: good. {topic}, {month}, revision {n}.").format(
            file=_shown(file), topic=pack.cafe.topic.title, month=month_name(pack.cafe.month), n=pack.revision
        )
    )
    terminal.data({"file": str(file), "good": True, "pack_id": pack.pack_id, "revision": pack.revision})
    return True


def _check_return(service: CollateService, file: Path, terminal: Terminal) -> bool:
    found = service.open_return(file)
    terminal.say(
        _("{file}: good. {quarter}, {board}, revision {n}.").format(
            file=_shown(file), quarter=in_words(found.quarter), board=board_name(found.board), n=found.revision
        )
    )
    said = {"quarter": found.quarter, "board": found.board, "revision": found.revision}
    terminal.data({"file": str(file), "good": True, **said})
    return True


def _is_return(file: Path) -> bool:
    return file.suffix.lower() == SUFFIX


def _show(service: CollateService, file: Path) -> int:
    found = service.open_return(file) if _is_return(file) else service.open_pack(file)
    print(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
    return DONE
