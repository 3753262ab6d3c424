"""A file that came from the programme: its own, looked at and checked by its words; or its reply, taken in at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cafe.core.i18n import _, ngettext
from cafe.packs.programme_file import bytes_of
from cafe.ui import dialogs
from cafe.ui.settings.parts import check_programme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cafe.model.values import ProgrammeCard
    from cafe.packs.replies.service import ReplyTaken
    from cafe.ui.place import Shell
    from cafe.ui.services import Services
    from cafe.ui.tasks import Progress

PATTERNS = "*.cafeprogramme *.cafereply"
REPLY = ".cafereply"


def ask_for_file(parent: QWidget, services: Services, shell: Shell, then: Callable[[], object] = lambda: None) -> None:
    """Ask for the file and do what it is for; ``then`` follows where a programme's own file was added."""
    kinds = _("From your programme ({pattern})").format(pattern=PATTERNS)
    file = dialogs.choose_file(parent, _("The file your programme gave you"), kinds)
    if file is None:
        return
    packs = services.packs
    if file.suffix.lower() == REPLY:
        services.tasks.run(
            lambda _progress: packs.take_reply(file),
            on_done=lambda taken: shell.toast(in_words(taken), undo=False),
            on_refused=shell.problem,
        )
        return

    def look(_progress: Progress) -> tuple[bytes, ProgrammeCard]:
        content = bytes_of(file)
        return content, packs.look_at_programme(content)

    services.tasks.run(
        look,
        on_done=lambda looked: _ask_for_words(parent, services, shell, looked, then),
        on_refused=shell.problem,
    )


def _ask_for_words(
    parent: QWidget, services: Services, shell: Shell, looked: tuple[bytes, ProgrammeCard], then: Callable[[], object]
) -> None:
    content, card = looked

    def add() -> None:
        services.tasks.run(
            lambda _progress: services.packs.install_programme(content), on_done=added, on_refused=shell.problem
        )

    def added(_card: ProgrammeCard) -> None:
        shell.toast(_("You send to {name} from now on").format(name=card.name), undo=False)
        then()

    check_programme(parent, card, add)


def in_words(taken: ReplyTaken) -> str:
    """What a reply brought, in a line."""
    if not taken.news and not taken.answers and not taken.returns:
        return _("Nothing new in this reply. You had it already.")
    said = []
    if taken.news:
        said.append(ngettext("{n} café has come in.", "{n} cafés have come in.", taken.news).format(n=taken.news))
    if taken.returns:
        n = taken.returns
        said.append(ngettext("{n} return has come in.", "{n} returns have come in.", n).format(n=n))
    if taken.answers:
        said.append(ngettext("{n} answer came back.", "{n} answers came back.", taken.answers).format(n=taken.answers))
    return " ".join(said)
