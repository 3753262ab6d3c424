"""A file that came from the programme: its own, looked at and checked by its words; or its reply, taken in at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.settings.parts import check_programme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cafe.packs.replies.service import ReplyTaken
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

PATTERNS = "*.cafeprogramme *.cafereply"
REPLY = ".cafereply"


def ask_for_file(parent: QWidget, services: Services, shell: Shell, then: Callable[[], object] = lambda: None) -> None:
    """Ask for the file and do what it is for; ``then`` follows where a programme's own file was added."""
    kinds = _("From your programme ({pattern})").format(pattern=PATTERNS)
    file = dialogs.choose_file(parent, _("The file your programme gave you"), kinds)
    if file is None:
        return
    try:
        if file.suffix.lower() == REPLY:
            shell.toast(in_words(services.packs.take_reply(file)), undo=False)
        else:
            _look_at(parent, services, shell, file, then)
    except CafeError as problem:
        shell.problem(problem)


def _look_at(parent: QWidget, services: Services, shell: Shell, file: Path, then: Callable[[], object]) -> None:
    card = services.packs.look_at_programme(file)

    def add() -> None:
        try:
            services.packs.install_programme(file)
        except CafeError as problem:
            shell.problem(problem)
            return
        shell.toast(_("You send to {name} from now on").format(name=card.name), undo=False)
        then()

    check_programme(parent, card, add)


def in_words(taken: ReplyTaken) -> str:
    """What a reply brought, in a line."""
    if not taken.news and not taken.answers:
        return _("Nothing new in this reply. You had it already.")
    said = []
    if taken.news:
        said.append(ngettext("{n} café has come in.", "{n} cafés have come in.", taken.news).format(n=taken.news))
    if taken.answers:
        said.append(ngettext("{n} answer came back.", "{n} answers came back.", taken.answers).format(n=taken.answers))
    return " ".join(said)
