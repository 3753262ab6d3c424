"""What comes to the front on the coordinator's side: making a programme, handing out its file, taking packs back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.collate.view import batch_in_words
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _
from cafe.model.values import ProgrammeCard
from cafe.ui.collate.paged import Paged
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.lines import Batch

OnMake = Callable[[str, str, int], None]


def make_programme(parent: QWidget, on_make: OnMake) -> Sheet:
    """Ask for a name, an address and the small number; ``on_make(name, address, threshold)``."""
    sheet = Sheet(
        parent,
        _("Make a programme"),
        _("It gathers the cafés of many hosts. Only this laptop can open what they send to it."),
        [
            SheetButton("leave", _("Not now"), "plain", safe=True),
            SheetButton("make", _("Make it"), "primary", icon="check"),
        ],
        width=560,
    )
    name = Field(_("Its name"), placeholder=_("For example, Autumn 2026"), most=120)
    address = Field(
        _("E-mail address that hosts send to"),
        hint=_("It stands in the programme’s file. This app sends nothing by itself."),
        optional=True,
        most=200,
    )
    small = Segments([Segment("5", _("5")), Segment("10", _("10"))], "5", name=_("Hide numbers below"), height=44)
    why = _("A small number of people could point to one of them. Choose 10 for small places. It cannot be changed.")
    label = Label(_("Hide numbers of people below"), "smallb", "ink2")
    sheet.body.fill([name, address, holder(column(label, row(small, None), Para(why, "small", "ink3"), gap=4))])
    make = sheet.buttons["make"]
    make.setEnabled(False)
    name.changed.connect(lambda _typed: make.setEnabled(bool(name.text)))
    name.line.returnPressed.connect(lambda: sheet.choose("make") if name.text else None)

    def answered(key: str) -> None:
        if key == "make":
            on_make(name.text, address.text, int(small.key))

    sheet.chosen.connect(answered)
    sheet.open_up()
    name.setFocus()
    return sheet


def programme_made(parent: QWidget, card: ProgrammeCard, save: Callable[[], None]) -> Sheet:
    """The six words of a programme, and what to do with its file."""
    sheet = Sheet(
        parent,
        _("{name} is ready").format(name=card.name),
        _("Now hand its file to your hosts."),
        [
            SheetButton("later", _("Later"), "plain", safe=True),
            SheetButton("save", _("Save the file"), "primary", icon="save"),
        ],
        width=560,
    )
    steps = (
        _("Save the programme’s file."),
        _("Give it to every host, by e-mail or on a memory stick. There is nothing secret in it."),
        _("Each host adds it in Settings. Then she rings you and reads six words. They are these:"),
    )
    for number, step in enumerate(steps, 1):
        line = row(sized(Label(str(number), "strong", "gorse"), width=18), Para(step, "body", "ink"), gap=8)
        line.setStretch(1, 1)
        sheet.body.addLayout(line)
    sheet.body.addWidget(SixWords(card.words))
    sheet.chosen.connect(lambda key: save() if key == "save" else None)
    return sheet.open_up()


def take_back(parent: QWidget, batch: Batch, on_yes: Callable[[], None], *, is_last: bool = True) -> Sheet:
    """Ask before a whole batch goes out again. ``is_last``: nothing was added after it."""
    said, day = batch_in_words(batch), words.day_and_month(local(batch.at).date())
    stay = _("The packs stay in their folder: you can add them again.")
    before = _("The programme will be as it was before.") if is_last else _("What was added later stays.")
    title = _("Take back {what}?") if is_last else _("Take back {what}, of {day}?")
    sheet = Sheet(
        parent,
        title.format(what=said, day=day),
        f"{before} {stay}",
        [
            SheetButton("keep", _("Keep them"), "plain", safe=True),
            SheetButton("back", _("Take them back"), "primary", icon="undo-2"),
        ],
    )
    sheet.chosen.connect(lambda key: on_yes() if key == "back" else None)
    return sheet.open_up()


def batches(parent: QWidget, found: Sequence[Batch], on_take_back: Callable[[str], None]) -> Sheet:
    """Every import that can be taken back, the newest first; ``on_take_back(id)`` once that was asked."""
    sheet = Sheet(
        parent,
        _("What was added"),
        _("Each can be taken back by itself. What was added later stays."),
        [SheetButton("close", _("Close"), "plain", safe=True)],
        width=620,
    )

    def ask(batch: Batch) -> None:
        sheet.choose("close")
        take_back(parent, batch, lambda: on_take_back(batch.id), is_last=batch is found[0])

    def row_of(batch: Batch) -> QWidget:
        said, day = batch_in_words(batch), words.long_date(local(batch.at).date())
        press = Button(_("Take it back"), "quiet", size="small", flush="right")
        press.setAccessibleName(_("Take back {what}, of {day}").format(what=said, day=day))
        press.clicked.connect(lambda: ask(batch))
        texts = column(Para(said, "strong", "ink"), Para(day, "small", "ink2"), gap=0)
        line = row(texts, press, gap=12)
        line.setStretch(0, 1)
        return holder(column(line, gap=0, margins=(0, 6, 0, 6)))

    listed = Paged(row_of, first=5)
    listed.show_items(found)
    sheet.body.addWidget(listed)
    return sheet.open_up()
