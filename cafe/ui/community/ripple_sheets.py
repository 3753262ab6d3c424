"""What comes to the front on the page of ripples: writing one, moving it, taking it out, reading all of them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _, ngettext
from cafe.model.community.values import Ripple, RippleMap, Touched
from cafe.model.values import new_id
from cafe.report.ripple_words import ring_words, told, touched_words
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.scale import column, holder
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para


def write(
    parent: QWidget,
    keep: Callable[[Ripple], object],
    *,
    old: Ripple | None = None,
    after: Ripple | None = None,
    names: Sequence[str] = (),
) -> Sheet:
    """Ask for a ripple: a new one that followed from ``after`` (the middle where there is none), or ``old`` changed."""
    title = _("Change the ripple") if old is not None else _("And then?") if after is not None else _("A first ripple")
    asked = _("It followed from: {words}").format(words=after.text) if after is not None else ""
    if old is None and after is None:
        asked = _("What is one thing that has been different because we met?")
    sheet = Sheet(
        parent,
        title,
        asked,
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("keep", _("Keep"), "primary", icon="check"),
        ],
        width=620,
    )
    words = GuardedWords(_("In a few words, in “I” or “we”"), rows=2)
    words.watch(names)
    words.kept.connect(lambda: sheet.choose("keep"))
    kinds = [Segment(touched.value, touched_words(touched)) for touched in Touched]
    touched = Segments(kinds, (old.touched if old else Touched.US).value, name=_("Who did it touch?"), height=44)
    might = TickRow(_("It has not happened yet, but it might"))
    unwanted = TickRow(_("Nobody wanted this"))
    might.setChecked(old is not None and not old.happened)
    unwanted.setChecked(old is not None and not old.is_wanted)
    who = column(Label(_("Who did it touch?"), "smallb", "ink2"), touched, gap=4)
    sheet.body.fill([words, holder(who), might, unwanted])

    def chosen(key: str) -> None:
        if key != "keep" or not words.text.strip():
            return
        base = old or Ripple(new_id(), "")
        keep(
            replace(
                base,
                text=words.text,
                touched=Touched(touched.key),
                happened=not might.isChecked(),
                is_wanted=not unwanted.isChecked(),
                left_as_is=words.answers,
            )
        )

    sheet.chosen.connect(chosen)
    sheet.open_up()
    if old is not None:
        words.set_words(old.text, old.left_as_is)
    words.focus_field()
    return sheet


def move(parent: QWidget, one: Ripple, places: Sequence[Ripple], to: Callable[[str], object]) -> Sheet:
    """Ask what it followed from: that says on which ring it stands."""
    sheet = Sheet(
        parent,
        _("Move “{words}”").format(words=one.text),
        _("What followed from it moves along."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("move", _("Move it"), "primary", icon="check"),
        ],
    )
    options = [("middle", _("The middle: a first ripple"))]
    options += [(place.id, f"{ring_words(place.ring)}: {place.text}") for place in places]
    under = Picker(_("It followed from"), options, one.parent_id or "middle")
    sheet.body.addWidget(under)

    def chosen(key: str) -> None:
        if key == "move":
            to("" if under.key == "middle" else under.key)

    sheet.chosen.connect(chosen)
    return sheet.open_up()


def take_out(parent: QWidget, one: Ripple, more: int, take: Callable[[], object]) -> Sheet:
    """Ask before it goes."""
    said = ngettext(
        "And {n} that followed from it.", "And {n} that followed from it.", more
    ).format(n=more) if more else ""  # fmt: skip
    sheet = Sheet(
        parent,
        _("Take out “{words}”?").format(words=one.text),
        said,
        [
            SheetButton("keep", _("Keep it"), "plain", safe=True),
            SheetButton("out", _("Take it out"), "danger", icon="trash-2"),
        ],
        tone="rowan",
    )
    sheet.chosen.connect(lambda key: take() if key == "out" else None)
    return sheet.open_up()


def read_back(
    parent: QWidget, kept: RippleMap, heard: Callable[[], object], show: Callable[[str], object], at: int = 0
) -> None:
    """One ripple at a time, aloud; at the end the group says that it can stand."""
    if at < len(kept.ripples):
        one = kept.ripples[at]
        show(one.id)
        count = _("{n} of {all}").format(n=at + 1, all=len(kept.ripples))
        sheet = Sheet(
            parent,
            count,
            _("Read it out. Is it right? Could it point to anybody?"),
            [
                SheetButton("stop", _("Stop here"), "plain", safe=True),
                SheetButton("next", _("It can stand"), "primary", icon="check"),
            ],
            width=620,
        )
        sheet.body.addWidget(Para(told(one), "question", "ink", balance=True))
        sheet.chosen.connect(lambda key: read_back(parent, kept, heard, show, at + 1) if key == "next" else None)
        sheet.open_up()
        sheet.buttons["next"].setFocus()
        return
    sheet = Sheet(
        parent,
        _("Has the group heard it all?"),
        _("Then it may go with your pack. Until then it stays on this laptop."),
        [
            SheetButton("not", _("Not yet"), "plain", safe=True),
            SheetButton("yes", _("Yes, all of it"), "primary", icon="check"),
        ],
        width=560,
    )
    for title, words in ((_("One change we noticed"), kept.change), (_("Our next steps"), kept.next_steps)):
        if words:
            sheet.body.fill([Label(title, "smallb", "ink2"), Para(words, "quote", "ink")])
    sheet.chosen.connect(lambda key: heard() if key == "yes" else None)
    sheet.open_up()
