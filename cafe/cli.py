"""The command line: opens the window, and does a coordinator's month end without one.

The commands share the window's services and have no rules of their own. Each lives in a module of
``cafe.commands`` that is loaded only when it is asked for, so that this one starts at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from cafe.commands.terminal import CANNOT_BE_DONE, DONE, REFUSED, WORDS_WERE_WRONG, Terminal, WordsWereWrong
from cafe.core.errors import CafeError, EnvironmentFault
from cafe.core.i18n import _
from cafe.core.system import leave_no_dump


def _everywhere() -> argparse.ArgumentParser:
    """The options that every command takes, before or after its name."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data-dir", type=Path, metavar="FOLDER", help=_("where the cafés are kept"))
    shared.add_argument("--passphrase-file", type=Path, metavar="FILE", help=_("a file with your words"))
    shared.add_argument("--json", action="store_true", help=_("answer as JSON"))
    return shared


def build_parser() -> argparse.ArgumentParser:
    """Every command with its words. ``module`` names the module of ``cafe.commands`` that does it."""
    parser = argparse.ArgumentParser(
        prog="cafe",
        parents=[_everywhere()],
        description=_("Conversation Café. Without a command it opens the window."),
        epilog=_("Ends with 0: done · 1: something was refused · 2: the words were wrong · 3: not safe to do."),
    )
    parser.set_defaults(module="window", data_dir=None, passphrase_file=None, json=False)
    commands = parser.add_subparsers(metavar=_("COMMAND"))

    def command(name: str, says: str, module: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[_everywhere()], help=says, description=says)
        made.set_defaults(module=module or name)
        return made

    demo = command("demo", _("opens the window on a throw-away folder with a fictional programme"))
    demo.add_argument("--at", metavar="STATE", default="home", help=_("where to open; “list” prints them"))

    guard = command("guard", _("notices what could point to a person, in notes from a file or typed in"))
    guard.add_argument("file", nargs="?", type=Path, metavar="FILE")

    protect = command("protect", _("a table of counts with its totals, small numbers hidden so that they stay hidden"))
    protect.add_argument("file", type=Path, metavar="TABLE.csv", help=_("names and counts, without totals"))
    protect.add_argument("--threshold", type=int, default=5, metavar="N", help=_("hide counts below this: 5 to 10"))
    protect.add_argument(
        "--join", action="append", default=[], choices=("rows", "columns"),
        help=_("join neighbours where hiding alone does not do, or hides too much"),
    )  # fmt: skip
    protect.add_argument(
        "--round", action="store_true", help=_("with --join: else totals only, rounded to 5, as without it")
    )

    programme = command("programme", _("makes a programme")).add_subparsers(required=True, metavar=_("WHAT"))
    new = programme.add_parser("new", parents=[_everywhere()], help=_("makes NAME.cafeprogramme for facilitators"))
    new.add_argument("name", metavar="NAME")
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    new.add_argument("--address", default="", help=_("where packs are to be sent"))
    new.set_defaults(module="programme")

    pack = command("pack", _("looks into packs and returns")).add_subparsers(required=True, metavar=_("WHAT"))
    check = pack.add_parser("check", parents=[_everywhere()], help=_("says of each file whether it is good"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(module="pack", action="check")
    show = pack.add_parser("show", parents=[_everywhere()], help=_("a pack's or return's content as JSON"))
    show.add_argument("files", nargs=1, type=Path, metavar="FILE")
    show.set_defaults(module="pack", action="show")

    collate = command("collate", _("adds every pack and return below a folder, and writes the report"))
    collate.add_argument("folder", type=Path, metavar="FOLDER")
    collate.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    collate.add_argument(
        "--format", default="pdf,csv", metavar="FORMATS", help="any of pdf,easy-read,docx,html,xlsx,csv,qdpx,parquet"
    )
    collate.add_argument("--programme", default="", metavar="NAME", help=_("which, where there are several"))
    collate.add_argument(
        "--accept", action="append", default=[], metavar="WORDS",
        help=_("a new sender’s words, once you have checked them; “all” for every new sender"),
    )  # fmt: skip

    simulate = command("simulate", _("writes realistic packs of fictional cafés"))
    simulate.add_argument("--cafes", type=int, default=20, metavar="N")
    simulate.add_argument("--seed", type=int, default=1, metavar="S")
    simulate.add_argument("--programme", type=Path, required=True, metavar="FILE")
    simulate.add_argument("--out", type=Path, required=True, metavar="FOLDER")

    backup = command("backup", _("a checked, encrypted copy of everything"))
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = command("restore", _("puts a copy back, after a check; what was there is kept beside it"))
    restore.add_argument("file", type=Path, metavar="FILE")

    command("selfcheck", _("tries every part of the app on a throw-away folder"))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words ask and answer the exit code. A problem is one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles still differ
    leave_no_dump()
    asked = build_parser().parse_args(arguments)
    terminal = Terminal(as_json=asked.json)
    try:
        return int(import_module(f"cafe.commands.{asked.module}").run(asked, terminal))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has had enough
        return DONE
    except WordsWereWrong as problem:
        terminal.complain(problem.sentence())
        return WORDS_WERE_WRONG
    except EnvironmentFault as problem:
        terminal.complain(problem.sentence())
        return CANNOT_BE_DONE
    except CafeError as problem:
        terminal.complain(problem.sentence())
        return REFUSED
    except Exception as problem:  # the terminal's presenter: our own mistake is a sentence here too
        terminal.complain(_our_mistake(problem))
        return CANNOT_BE_DONE
    except KeyboardInterrupt:
        terminal.complain(_("Stopped. What was done before is kept."))
        return REFUSED


def _our_mistake(problem: Exception) -> str:
    """Where it happened, for whoever can mend it; never the message, which could quote a note."""
    from cafe.core.mistakes import place_of

    file, line = place_of(problem)
    return _(
        "This is our own mistake. What was kept before is safe. Please tell us: {kind} in {file}, line {line}."
    ).format(kind=type(problem).__name__, file=file, line=line)
