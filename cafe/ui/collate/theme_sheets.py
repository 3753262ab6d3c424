"""What is asked about a theme: its place, its names, what it counts as, which of its sentences go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from cafe.collate.themes.came import Beside
from cafe.collate.themes.events import NO_NAMES, Names, ProgrammeBook
from cafe.collate.themes.placing import SaidUnder
from cafe.collate.themes.view import ProposedLine, ThemeLine, beside_in_words, choices
from cafe.collate.view import cafes_in_words
from cafe.core.i18n import _, ngettext
from cafe.core.words import listed
from cafe.privacy.guard.check import check
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.scale import S, column
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Picker
from cafe.ui.widgets.page import Scroll
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

_MOST_NAME = 60
_MOST_SHOWN = 200
_LIST_HEIGHT, _TICK_HEIGHT = 240, 48

Left = tuple[tuple[str, tuple[str, ...]], ...]
"""What was typed, and which words of it were left as they are."""

OnNames = Callable[[Names, str, Left], None]


class _NameFields(QWidget):
    """The names of a theme, and the theme that it stands under where ``book`` is given."""

    def __init__(self, names: Names, book: ProgrammeBook | None) -> None:
        super().__init__()
        self.name = GuardedWords(_("What reports call it"), rows=1)
        self.tile = GuardedWords(_("What hosts see on its tile"), rows=1, hint=_("Empty: the same."), optional=True)
        self.definition = GuardedWords(_("What it means, in a sentence"), rows=2, optional=True, enter_keeps=False)
        self.name.set_words(names.report_name or names.tile)
        self.tile.set_words(names.tile)
        self.definition.set_words(names.definition)
        self.under: Picker | None = None
        whole = column(self.name, gap=12)
        if book is not None:
            tops = [("", _("A theme of its own")), *((code.letters, code.name) for code in book.live())]
            self.under = Picker(_("Where it stands"), tops, "")
            whole.addWidget(self.under)
        whole.addWidget(self.tile)
        whole.addWidget(self.definition)
        self.setLayout(whole)

    @property
    def names(self) -> Names:
        return Names(self.tile.text.strip(), self.name.text.strip(), self.definition.text.strip())

    @property
    def left(self) -> Left:
        return tuple((one.text, one.words_left) for one in (self.name, self.tile, self.definition))

    @property
    def place(self) -> str:
        return self.under.key if self.under is not None else ""


def could_point(words: str) -> str:
    """What is said of a name that could point to somebody: many will read it. Empty where none could."""
    found = [flag.text for flag in check(words)]
    if not found:
        return ""
    return _("This could point to somebody: {words}. Many will read it.").format(words=listed(found))


def _sheet(parent: QWidget, title: str, line: str, button: tuple[str, str], icon: str = "check") -> Sheet:
    key, words = button
    buttons = [SheetButton("leave", _("Leave it"), "plain", safe=True), SheetButton(key, words, "primary", icon=icon)]
    return Sheet(parent, title, line, buttons, width=600)


def ask_place(
    parent: QWidget,
    line: ProposedLine,
    book: ProgrammeBook,
    *,
    on_place: Callable[[str], None],
    on_new: OnNames,
    on_leave: Callable[[], None],
) -> Sheet:
    """Where a proposed theme counts from now on."""
    used = _("In {cafes}. What you choose holds for packs that come later too.").format(
        cafes=cafes_in_words(line.cafes)
    )
    sheet = _sheet(parent, _("Where does “{theme}” belong?").format(theme=line.label), used, ("keep", _("Keep it")))
    for said in line.said[:3]:
        sheet.body.addWidget(Para(f"“{said}”", "quotei", "ink"))
    way = Segments(
        [
            Segment("there", _("A theme we have")),
            Segment("new", _("A new theme")),
            Segment("stay", _("It stays as it is")),
        ],
        "there",
        name=_("Its place"),
        height=44,
    )
    there = Picker(_("It counts as"), choices(book), "", placeholder=_("Choose a theme"))
    new = _NameFields(Names(line.label, line.label), book)
    stays = Para(_("Its sentences stay under hosts’ own themes, and you are not asked again."), "body", "ink2")
    keep = sheet.buttons["keep"]

    def show() -> None:
        there.setVisible(way.key == "there")
        new.setVisible(way.key == "new")
        stays.setVisible(way.key == "stay")
        keep.setEnabled(
            (way.key == "there" and bool(there.key))
            or (way.key == "new" and bool(new.name.text.strip()))
            or way.key == "stay"
        )

    way.chosen.connect(lambda _key: show())
    there.picked.connect(lambda _key: show())
    new.name.changed.connect(lambda _typed: show())
    sheet.body.fill([way, there, new, stays])
    show()

    def answered(key: str) -> None:
        if key != "keep":
            return
        if way.key == "there":
            on_place(there.key)
        elif way.key == "new":
            on_new(new.names, new.place, new.left)
        else:
            on_leave()

    sheet.chosen.connect(answered)
    return sheet.open_up()


def ask_names(
    parent: QWidget, title: str, book: ProgrammeBook | None, on_names: OnNames, names: Names = NO_NAMES
) -> Sheet:
    """The names of a theme. With ``book`` also where it stands."""
    sheet = _sheet(parent, title, _("Its code stays the same, so that old packs follow."), ("keep", _("Keep it")))
    fields = _NameFields(names, book)
    sheet.body.addWidget(fields)
    keep = sheet.buttons["keep"]
    keep.setEnabled(bool(fields.name.text.strip()))
    fields.name.changed.connect(lambda typed: keep.setEnabled(bool(typed.strip())))
    fields.name.kept.connect(lambda: sheet.choose("keep") if keep.isEnabled() else None)
    sheet.chosen.connect(lambda key: on_names(fields.names, fields.place, fields.left) if key == "keep" else None)
    sheet.open_up()
    fields.name.focus_field()
    return sheet


def ask_merge(
    parent: QWidget, line: ThemeLine, options: Sequence[tuple[str, str]], on_merge: Callable[[str], None]
) -> Sheet:
    """Which theme another counts as from now on."""
    sheet = _sheet(
        parent,
        _("Count “{theme}” as another theme").format(theme=line.name),
        _("Packs that are here and packs that come count there. You can take it back."),
        ("merge", _("Count it there")),
        "layers",
    )
    into = Picker(_("It counts as"), options, "", placeholder=_("Choose a theme"))
    sheet.body.addWidget(into)
    if line.finer:
        count = len(line.finer)
        goes = ngettext("Its finer theme goes with it.", "Its {n} finer themes go with it.", count).format(n=count)
        sheet.body.addWidget(Para(goes, "body", "ink2"))
    sheet.buttons["merge"].setEnabled(False)
    into.picked.connect(lambda key: sheet.buttons["merge"].setEnabled(bool(key)))
    sheet.chosen.connect(lambda key: on_merge(into.key) if key == "merge" else None)
    return sheet.open_up()


def ask_divide(
    parent: QWidget,
    line: ThemeLine,
    said: Sequence[SaidUnder],
    book: ProgrammeBook,
    *,
    on_new: Callable[[list[str], Names, str, Left], None],
    on_move: Callable[[list[str], str], None],
) -> Sheet:
    """Which sentences go elsewhere, and where."""
    sheet = _sheet(
        parent,
        _("Divide “{theme}”").format(theme=line.name),
        _("Tick the sentences that go. The same words in a later pack go with them."),
        ("divide", _("Move them")),
        "scissors",
    )
    ticks = {one.mark: TickRow(f"{one.text} · {cafes_in_words(one.cafes)}") for one in said[:_MOST_SHOWN]}
    if not ticks:
        sheet.body.addWidget(Para(_("No sentence stands under this theme yet."), "body", "ink2"))
    scroll = Scroll(gap=4)
    scroll.body.fill([*ticks.values(), None])
    scroll.setFixedHeight(S(min(_LIST_HEIGHT, _TICK_HEIGHT * max(1, len(ticks)))))
    where = Picker(_("Where they go"), [("", _("A new theme")), *choices(book, line.letters)], "")
    new = _NameFields(NO_NAMES, book)
    go = sheet.buttons["divide"]

    def show() -> None:
        new.setVisible(not where.key)
        go.setEnabled(any(tick.isChecked() for tick in ticks.values()) and bool(where.key or new.name.text.strip()))

    for tick in ticks.values():
        tick.toggled.connect(lambda _on: show())
    where.picked.connect(lambda _key: show())
    new.name.changed.connect(lambda _typed: show())
    if ticks:
        sheet.body.addWidget(scroll)
    sheet.body.fill([where, new])
    show()

    def answered(key: str) -> None:
        marks = [mark for mark, tick in ticks.items() if tick.isChecked()]
        if key == "divide" and where.key:
            on_move(marks, where.key)
        elif key == "divide":
            on_new(marks, new.names, new.place, new.left)

    sheet.chosen.connect(answered)
    return sheet.open_up()


def ask_codebook(parent: QWidget, found: Beside, on_take: Callable[[Beside, bool, bool], None]) -> Sheet:
    """What a codebook of another program would bring, in one summary, and the two things to decide about it."""
    title = _("A codebook from {program}").format(program=found.origin) if found.origin else _("A codebook")
    told = _("Of its codes {parts}.").format(parts=beside_in_words(found))
    sheet = _sheet(parent, title, told, ("take", _("Take it in")))
    theirs = TickRow(_("Use the file’s names for those that are called something else here"))
    same = TickRow(_("What has the name of a theme that is here counts as that theme"))
    same.setChecked(True)
    for several, title_of, tick in (
        ([one.name for one, _under in found.new], _("New"), None),
        ([f"{here} → {one.name}" for one, here in found.renamed], _("Called something else"), theirs),
        ([one.name for one, _here in found.clashes], _("The same name"), same),
    ):
        if several:
            more = len(several) - 8
            shown = ", ".join(several[:8]) + (_(" and {n} more").format(n=more) if more > 0 else "")
            sheet.body.fill([Label(title_of, "smallb", "ink2"), Para(shown, "body", "ink")])
            if tick is not None:
                sheet.body.addWidget(tick)
    sheet.buttons["take"].setEnabled(found.has_anything)
    sheet.chosen.connect(lambda key: on_take(found, theirs.isChecked(), same.isChecked()) if key == "take" else None)
    return sheet.open_up()
