"""Putting a copy back from Settings: it is checked, what would change is shown, and nothing goes without a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.store.comparing import Differences
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_MOST = 5


def choose_copy(parent: QWidget, services: Services, shell: Shell) -> None:
    """Ask for a copy, check it beside the window, and show what would change."""
    from cafe.store.comparing import differences

    kinds = _("Copies ({pattern})").format(pattern="*.cafebackup")
    copy = dialogs.choose_file(parent, _("A copy to put back"), kinds, services.copies.last().place)
    if copy is None:
        return
    services.tasks.run(
        lambda _progress: differences(services.ways_in, copy),
        on_done=lambda found: _show(parent, shell, copy, found),
        on_refused=shell.problem,
    )


def lines(found: Differences) -> tuple[str, ...]:
    """What would change, a line each."""
    if found.are_none:
        return (_("It is the same as what is here. There is nothing to put back."),)
    said = []
    for titles, words in (
        (found.only_there, _("Comes back: {titles}")),
        (found.only_here, _("Is not in the copy, and goes: {titles}")),
        (found.changed, _("Becomes as it was then: {titles}")),
    ):
        if titles:
            shown = ", ".join(titles[:_MOST])
            if len(titles) > _MOST:
                shown = _("{titles} and {n} more").format(titles=shown, n=len(titles) - _MOST)
            said.append(words.format(titles=shown))
    for more, fewer_words, more_words in (
        (
            found.notes,
            ngettext("{n} working note fewer than now", "{n} working notes fewer than now", abs(found.notes)),
            ngettext("{n} working note more than now", "{n} working notes more than now", abs(found.notes)),
        ),
        (
            found.entries,
            ngettext("{n} sentence or quote fewer than now", "{n} sentences or quotes fewer", abs(found.entries)),
            ngettext("{n} sentence or quote more than now", "{n} sentences or quotes more", abs(found.entries)),
        ),
        (
            found.packs,
            ngettext("{n} pack fewer than now", "{n} packs fewer than now", abs(found.packs)),
            ngettext("{n} pack more than now", "{n} packs more than now", abs(found.packs)),
        ),
    ):
        if more:
            said.append((fewer_words if more > 0 else more_words).format(n=abs(more)))
    return tuple(said)


def _show(parent: QWidget, shell: Shell, copy: Path, found: Differences) -> None:
    ways = [SheetButton("leave", _("Leave it as it is"), "plain", safe=True)]
    if not found.are_none:
        ways.append(SheetButton("back", _("Put it back"), "primary", icon="rotate-ccw"))
    sheet = Sheet(parent, _("Put back {name}?").format(name=copy.stem), "", ways, width=600)
    for line in lines(found):
        sheet.body.addWidget(Para(line, "body", "ink"))
    if not found.are_none:
        kept = _("What is here now is kept first, in the backups folder. The app then opens with the copy.")
        sheet.body.addWidget(Para(kept, "small", "ink2"))
    sheet.chosen.connect(lambda key: shell.put_back(copy) if key == "back" else None)
    sheet.open_up()
