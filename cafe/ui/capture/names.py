"""The café's own list of words: first names in the room, for the guard to watch for. They never leave this laptop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.ui.widgets.fields import TextArea
from cafe.ui.widgets.sheets import Sheet, SheetButton

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


def ask_names(parent: QWidget, services: Services, shell: Shell, cafe_id: str) -> Sheet:
    """Show the list on a sheet, and keep it as it is left. Closing changes nothing."""
    sheet = Sheet(
        parent,
        _("Names to watch for"),
        _("First names in the room. They stay locked on this laptop and are never sent."),
        [
            SheetButton("close", _("Leave it as it is"), "plain", safe=True),
            SheetButton("keep", _("Keep the list"), "primary", icon="check"),
        ],
        width=520,
    )
    before = ", ".join(services.capture.names_to_watch(cafe_id))
    hint = _("With a comma between, or one on each line. The list goes when the café is deleted.")
    field = TextArea(_("Names"), before, rows=3, hint=hint, optional=True)
    sheet.body.addWidget(field)

    def answered(key: str) -> None:
        if key != "keep":
            return
        try:
            kept = services.capture.keep_names(cafe_id, re.split(r"[,;\n]", field.text))
        except CafeError as problem:
            shell.problem(problem)
            return
        said = ngettext("Watching for {n} name", "Watching for {n} names", len(kept)).format(n=len(kept))
        shell.toast(said if kept else _("The list is empty."), undo=False)

    sheet.chosen.connect(answered)
    sheet.open_up()
    field.page.setFocus()
    return sheet
