"""cafe demo: the window on a throw-away folder that holds a fictional programme."""

from __future__ import annotations

import secrets
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from cafe.commands.terminal import DONE, Terminal, WordsWereWrong
from cafe.commands.window import need_a_screen, need_qt, open_window
from cafe.core.i18n import _
from cafe.core.paths import DataFolder

if TYPE_CHECKING:
    from cafe.ui.services import Services


def run(asked: Namespace, terminal: Terminal) -> int:
    """The folder and its key are gone when the window closes."""
    from cafe.commands.demo_states import STATES, build

    if asked.at == "list":
        for name, state in STATES.items():
            terminal.say(f"{name:12} {state.says}")
        terminal.data({name: state.says for name, state in STATES.items()})
        return DONE
    if asked.at not in STATES:
        raise WordsWereWrong(
            _("There is no state “{name}”.").format(name=asked.at), _("cafe demo --at list prints them.")
        )
    need_a_screen()
    need_qt()
    from cafe.app import Opening

    with tempfile.TemporaryDirectory(prefix="cafe-demo-", ignore_cleanup_errors=True) as room:

        def prepare(services: Services) -> tuple[str, str]:
            return build(services.database, services.clock, asked.at, Path(room))

        opening = Opening(
            folder=DataFolder(Path(room) / "data"), key=secrets.token_bytes(32), is_demo=True, prepare=prepare
        )
        return open_window(opening)
