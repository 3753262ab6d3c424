"""Another theme: none of the tiles fits, so the host calls it what her group would. It is proposed to the programme."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from cafe.content.books.kept import OwnTheme
from cafe.core.i18n import _
from cafe.model.values import GuardAnswer
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.scale import column, holder
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para


def ask_own_theme(
    parent: QWidget,
    earlier: Sequence[OwnTheme],
    on_new: Callable[[str, tuple[GuardAnswer, ...]], None],
    on_earlier: Callable[[str], None],
) -> Sheet:
    """``earlier``: themes of her own from other cafés. ``on_earlier`` is called with the code of one of them."""
    sheet = Sheet(
        parent,
        _("Another theme"),
        _("Call it what your group would call it, in a word or two."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("use", _("Use this theme"), "primary", icon="tag"),
        ],
        width=560,
    )
    name = GuardedWords(_("The theme"), placeholder=_("For example, pets as company"), rows=1)
    use = sheet.buttons["use"]
    use.setEnabled(False)
    name.changed.connect(lambda typed: use.setEnabled(bool(typed.strip())))
    name.kept.connect(lambda: sheet.choose("use") if name.text.strip() else None)
    sheet.body.addWidget(name)
    if earlier:
        chips = []
        for one in earlier:
            chip = Chip(one.label, checkable=False, parent=sheet)
            chip.clicked.connect(lambda _on=False, code=one.code: _use(sheet, on_earlier, code))
            chips.append(chip)
        sheet.body.addWidget(holder(column(Label(_("From your other cafés"), "smallb", "ink2"), Flow(*chips), gap=6)))
    told = _("Your programme reads it as a suggestion. It goes with the sentence, and never with a name.")
    sheet.body.addWidget(Para(told, "small", "ink2"))
    sheet.chosen.connect(lambda key: on_new(name.text, name.answers) if key == "use" else None)
    sheet.open_up()
    name.page.setFocus()
    return sheet


def _use(sheet: Sheet, on_earlier: Callable[[str], None], code: str) -> None:
    sheet.choose("leave")
    on_earlier(code)
