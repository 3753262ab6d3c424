"""What comes to the front for a stage: its name, question and turns; and what can be added to an evening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.model.values import StageKind
from cafe.plan.choices import Option
from cafe.plan.timings import LEAST_EACH, MOST_EACH
from cafe.plan.view import StageLine
from cafe.ui.plan.on_the_day import DayActs, OnTheDay
from cafe.ui.scale import S, column, holder, row
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import CardButton, Rule
from cafe.ui.widgets.fields import Field, TextArea
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.stepper import Stepper
from cafe.ui.widgets.text import Label, Para


@dataclass(frozen=True, slots=True)
class StageActs:
    """What the page does when something on the sheet is set. ``each`` answers how long all turns then are."""

    rename: Callable[[str], object]
    ask: Callable[[str], object]
    each: Callable[[int], str]
    remove: Callable[[], object]
    day: DayActs
    ours: Callable[[], QWidget]
    """Where the group's own agreements are changed: on the stage that reads them aloud."""


def open_stage(parent: QWidget, line: StageLine, questions: Sequence[str], acts: StageActs) -> Sheet:
    """One stage, opened. Closing keeps what is typed, whichever way it is closed.

    Questions to choose from stand beside the rest where the window is wide enough, else under the question.
    """
    ways = [SheetButton("done", _("Done"), "primary", safe=True)]
    if line.can_remove:
        ways.insert(0, SheetButton("remove", _("Take it out"), "danger_outline", icon="trash-2"))
    others = [question for question in questions if question != line.question] if line.can_ask else []
    is_wide = bool(others) and not theme().is_large and parent.window().width() >= S(1200)
    title = _("Stage {n}, {name}").format(n=line.number, name=line.name)
    sheet = Sheet(parent, title, "", ways, width=1060 if is_wide else 600)
    body = column(gap=12)
    asked = TextArea(_("Question"), line.question, rows=2, hint=_hint(others, is_wide=is_wide))
    if not line.can_ask:
        asked.hide()
    offered = _offered(sheet, asked, others) if others else None
    body.addWidget(asked)
    if offered is not None and not is_wide:
        body.addWidget(offered)
    if line.has_object:
        body.addWidget(_turns(line, acts))
    name = Field(_("What it is called"), line.name, most=40)
    on_the_day = OnTheDay(line, acts.day)
    if line.kind is StageKind.AGREEMENTS:
        body.addWidget(acts.ours())
    body.addWidget(name)
    body.addWidget(on_the_day)
    if offered is not None and is_wide:
        pages = row(holder(body), Rule(upright=True), offered, gap=24)
        pages.setStretch(0, 6)
        pages.setStretch(2, 5)
        sheet.body.addLayout(pages)
    else:
        sheet.body.addLayout(body)

    def chosen(key: str) -> None:
        if key == "remove":
            acts.remove()
            return
        on_the_day.keep()
        if name.text != line.name:
            acts.rename(name.text)
        if line.can_ask and " ".join(asked.text.split()) != line.question:
            acts.ask(asked.text)

    sheet.chosen.connect(chosen)
    sheet.open_up()
    if line.kind is StageKind.OWN and not line.question:  # a stage of one's own is named first
        name.line.setFocus()
        name.line.selectAll()
    elif line.can_ask:
        asked.page.setFocus()
        asked.page.selectAll()
    return sheet


def _hint(others: Sequence[str], *, is_wide: bool) -> str:
    if not others:
        return _("Write your own.")
    return _("Write your own, or choose one beside it.") if is_wide else _("Write your own, or choose one below.")


def _offered(sheet: Sheet, asked: TextArea, others: Sequence[str]) -> QWidget:
    """Questions of the topic and of the stage; one press takes one."""
    offered = column(Label(_("Questions to choose from"), "smallb", "ink2"), gap=0)
    for question in others:
        choice = CardButton(question, look="row", margins=(10, 8))
        choice.put(Para(question, "quote", "ink"))
        choice.body.setStretch(0, 1)

        def take(_on: bool = False, question: str = question) -> None:
            asked.set_text(question)
            sheet.choose("done")

        choice.clicked.connect(take)
        offered.addWidget(choice)
        offered.addWidget(Rule())
    offered.addStretch(1)
    return holder(offered)


def _turns(line: StageLine, acts: StageActs) -> QWidget:
    each = Stepper(_("Seconds for each"), line.seconds_each, LEAST_EACH, MOST_EACH, unit=_("seconds"), step=10)
    told = Label(line.turns, "small", "ink2")
    each.changed.connect(lambda seconds: told.setText(acts.each(seconds)))
    title = Label(_("A turn with the talking object"), "smallb", "ink2")
    return holder(column(title, row(each, told, None, gap=14), gap=12))


def add_stage(parent: QWidget, options: Sequence[Option], on_chosen: Callable[[StageKind], None]) -> Sheet:
    """What can be added; it goes before the close, and can be moved from there."""
    sheet = Sheet(
        parent,
        _("Add a stage"),
        _("It goes before the close. Move it from there."),
        [SheetButton("leave", _("Leave it"), "plain", safe=True)],
        width=520,
    )
    listed = column(gap=0)
    for option in options:
        choice = CardButton(
            ", ".join(part for part in (option.words, option.line) if part), look="row", margins=(10, 6)
        )
        said = column(None, Label(option.words, "strong"), gap=0)
        if option.line:
            said.addWidget(Para(option.line, "small", "ink2"))
        said.addStretch(1)
        choice.put(holder(said))
        choice.body.setStretch(0, 1)
        choice.clicked.connect(lambda _on=False, key=option.key: sheet.choose(key))
        listed.addWidget(choice)
        listed.addWidget(Rule())
    sheet.body.addWidget(holder(listed))
    sheet.chosen.connect(lambda key: None if key == "leave" else on_chosen(StageKind(key)))
    return sheet.open_up()


def choose_one(
    parent: QWidget, title: str, text: str, options: Sequence[Option], on_chosen: Callable[[str], None]
) -> Sheet:
    """Some answers with the words that help to choose; one press takes one."""
    sheet = Sheet(parent, title, text, [SheetButton("leave", _("Leave it"), "plain", safe=True)], width=600)
    for option in options:
        choice = CardButton(f"{option.words}. {option.line}", look="row", margins=(10, 6))
        choice.put(holder(column(Label(option.words, "strong"), Para(option.line, "small", "ink2"), gap=0)))
        choice.body.setStretch(0, 1)
        choice.clicked.connect(lambda _on=False, key=option.key: sheet.choose(f"one:{key}"))
        sheet.body.addWidget(choice)
    sheet.chosen.connect(lambda key: on_chosen(key.removeprefix("one:")) if key != "leave" else None)
    return sheet.open_up()


def plain_button(words: str, icon: str = "") -> Button:
    """A quiet button at the left edge of a card."""
    return Button(words, "quiet", icon=icon, size="small", flush="left")
