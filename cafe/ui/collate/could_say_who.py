"""Before a report: the five most telling sentences, and whether someone from the place could say who."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.report.intruder import Could, Telling


def could_say_who(
    parent: QWidget, asked: tuple[Telling, ...], on_answered: Callable[[Mapping[str, Could], str], None]
) -> Sheet:
    """Ask about each; ``on_answered(answers by mark, name)`` once all are answered and there is a name."""
    from cafe.report.intruder import Could

    sheet = Sheet(
        parent,
        _("Could someone from this place say who?"),
        _("These sentences tell the most. Think of a neighbour who was at the shop that day."),
        [
            SheetButton("leave", _("Not now"), "plain", safe=True),
            SheetButton("go", _("Go on"), "primary", icon="check"),
        ],
        width=720,
    )
    answers: dict[str, Could] = {}
    name = Field(_("Your name"), hint=_("It is kept with your answers, on this laptop only."), most=80)
    go = sheet.buttons["go"]
    go.setEnabled(False)

    def weigh(*_changed: object) -> None:
        go.setEnabled(len(answers) == len(asked) and bool(name.text.strip()))

    def answer(mark: str, key: str) -> None:
        answers[mark] = Could(key)
        weigh()

    sheet.body.addWidget(name)
    for one in asked:
        choice = Segments(
            [Segment("no", _("No")), Segment("unsure", _("Not sure")), Segment("yes", _("Yes"))],
            "",
            name=_("Could someone say who? {sentence}").format(sentence=one.text),
            height=40,
        )
        choice.chosen.connect(partial(answer, one.mark))
        sheet.body.addWidget(holder(column(Para(one.text, "body", "ink"), row(choice, None), gap=6)))
    sheet.body.addWidget(Para(_("Yes and not sure hold a sentence back. It still counts, and is printed nowhere.")))
    name.changed.connect(weigh)
    sheet.chosen.connect(lambda key: on_answered(answers, name.text) if key == "go" else None)
    return sheet.open_up()
