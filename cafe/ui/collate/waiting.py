"""Add packs, the right column: what waits for a person. Nothing here stops what is at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.preview_view import ChoiceView, ImportView, Shown, StrangerView
from cafe.collate.view import packs_in_words
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.ui.collate.coming import difference
from cafe.ui.collate.paged import Paged
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

_FEW, _MANY = 2, 10


class _Waits(Card):
    """A card of one kind of thing, with its figure; gone where there is none."""

    def __init__(self, icon: str, title: str, *, tone: str = "gorse") -> None:
        super().__init__(tone=tone, margins=(22, 16, 18, 14), gap=8, name=title)
        self._count = Label("", "h2")
        self._title = Label(title, "strong", elide=True)
        head = row(Icon(icon, tone or "ink2", 22), self._title, self._count, gap=10)
        head.setStretch(1, 1)
        self.body.addLayout(head)

    def show_count(self, count: int, title: str = "") -> None:
        if title:
            self._title.setText(title)
        self._count.setText(str(count))
        self.setVisible(count > 0)


def _mark(button: Button, is_on: bool) -> None:
    """A choice that was made: a tick on its button."""
    button.setChecked(is_on)
    button.set_icon("check" if is_on else "")


def _choosable(words: str, kind: str = "secondary") -> Button:
    button = Button(words, kind, height=44)
    button.setCheckable(True)
    return button


class ChoicesCard(_Waits):
    """Cafés that were changed in two places. Signal ``chosen(pack_id, frame_hash)``."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("git-compare", _("Needs a choice"))
        self._list = Paged(self._row, first=_FEW, step=_MANY, gap=10)
        self.body.addWidget(self._list)
        self._made: dict[str, str] = {}

    def show_choices(self, choices: Sequence[ChoiceView]) -> None:
        self._made = {one.pack_id: one.chosen for one in choices}
        self.show_count(len(choices))
        self._list.show_items(choices)

    def _row(self, choice: ChoiceView) -> QWidget:
        buttons: dict[str, Button] = {}
        line = Flow(gap=8)

        def choose(key: str) -> None:
            for other, button in buttons.items():
                _mark(button, other == key)
            line.add()  # a tick takes room: the row may need another line
            self._made[choice.pack_id] = key
            self.chosen.emit(choice.pack_id, key)

        for key, words, _shown in choice.options:
            button = _choosable(words)
            button.setAccessibleDescription(choice.sentence)
            button.clicked.connect(lambda _on=False, key=key: choose(key))
            _mark(button, self._made.get(choice.pack_id) == key)
            buttons[key] = button
            line.add(button)
        both = Button(_("See both"), "quiet", size="small", flush="left")
        both.clicked.connect(lambda: self._see_both(choice, choose))
        return holder(column(Para(choice.sentence, "body", "ink"), line, row(both, None), gap=6))

    def _see_both(self, choice: ChoiceView, choose: object) -> None:
        ways = [SheetButton("", _("Decide later"), "plain", safe=True)]
        ways += [SheetButton(key, words) for key, words, _shown in choice.options]
        sheet = Sheet(self, _("Which one counts?"), choice.sentence, ways, width=680)
        for _key, words, shown in choice.options:
            head = Label(words, "strong")
            sheet.body.addWidget(holder(row(head, Label(shown.aside or shown.title, "body", "ink2"), None, gap=14)))
        if choice.changes:
            sheet.body.addWidget(Para(_("From the earlier to the later:"), "small", "ink2"))
        for change in choice.changes:
            sheet.body.addWidget(difference(change, label_width=110))
        sheet.chosen.connect(lambda key: choose(key) if key else None)  # type: ignore[operator]
        sheet.open_up()


class StrangersCard(_Waits):
    """Senders to ring before their packs are taken. Signal ``answered(key, is_accepted)``."""

    answered = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("user-round", _("A sender you do not know"))
        self._list = Paged(self._row, first=_FEW, step=_MANY, gap=12)
        self.body.addWidget(self._list)
        self._said: dict[str, bool] = {}

    def show_strangers(self, strangers: Sequence[StrangerView]) -> None:
        known = {one.key for one in strangers}
        self._said = {key: said for key, said in self._said.items() if key in known}
        self._said.update({one.key: True for one in strangers if one.is_accepted})
        many = ngettext("A sender you do not know", "Senders you do not know", len(strangers))
        self.show_count(len(strangers), many)
        self._list.show_items(strangers)

    def _row(self, one: StrangerView) -> QWidget:
        words = Card(well=True, margins=(16, 9), name=_("Their words"))
        words.body.addWidget(Para(one.words, "quote", "ink"))
        yes, no = _choosable(_("They match")), _choosable(_("They do not"), "plain")
        for button in (yes, no):
            button.setAccessibleDescription(one.words)
        line = Flow(yes, no, Label(packs_in_words(one.packs), "small", "ink2"), gap=8)
        after = Para("", "small", "ink2")
        whole = holder(column(Para(one.sentence, "body", "ink"), words, line, after, gap=8))

        def show(said: bool | None) -> None:
            _mark(yes, said is True)
            _mark(no, said is False)
            line.add()
            after.setText(_("Leave them out, and ask the host to send again.") if said is False else "")
            after.setVisible(said is False)

        def answer(said: bool) -> None:
            self._said[one.key] = said
            show(said)
            self.answered.emit(one.key, said)

        yes.clicked.connect(lambda: answer(True))
        no.clicked.connect(lambda: answer(False))
        show(self._said.get(one.key))
        return whole


class WordsCard(_Waits):
    """Packs that were locked with six words. Signal ``typed(file, words)`` once six words were typed."""

    typed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("lock-keyhole", _("Locked with six words"))
        self._list = Paged(self._row, first=_FEW, step=_MANY, gap=12)
        self.body.addWidget(self._list)

    def show_packs(self, packs: Sequence[Shown]) -> None:
        self.show_count(len(packs))
        self._list.show_items(packs)

    def _row(self, pack: Shown) -> QWidget:
        field = Field(_("Six words for {file}").format(file=pack.title), hint=pack.aside)
        opens = Button(_("Open it"), "secondary", height=44)
        opens.setAccessibleDescription(pack.title)

        def try_words() -> None:
            from cafe.packs import phone_words

            try:
                words = phone_words.read_back(field.text)
            except ProblemToFix as problem:
                field.set_error(f"{problem.message} {problem.hint}".strip())
                field.setFocus()
            else:
                self.typed.emit(pack.title, words)

        field.line.returnPressed.connect(try_words)
        opens.clicked.connect(try_words)
        return holder(column(field, row(opens, None), gap=8))


class ProblemsCard(_Waits):
    """What did not open, and why."""

    def __init__(self) -> None:
        super().__init__("package", _("Did not open"), tone="")
        self._list = Paged(_problem, first=3, step=_MANY, gap=8)
        self.body.addWidget(self._list)

    def show_problems(self, problems: Sequence[Shown]) -> None:
        self.show_count(len(problems))
        self._list.show_items(problems)


def _problem(one: Shown) -> QWidget:
    return holder(column(Para(one.title, "strong", "ink"), Para(one.aside, "body", "ink2"), gap=1))


class Waiting(QWidget):
    """The whole right column. Its signals are those of its cards."""

    def __init__(self) -> None:
        super().__init__()
        self.choices, self.strangers, self.words = ChoicesCard(), StrangersCard(), WordsCard()
        self.problems = ProblemsCard()
        self.setLayout(column(self.choices, self.strangers, self.words, self.problems, None, gap=14))

    def show_view(self, view: ImportView) -> None:
        """A folder that was just read. Answers given on the page are on the cards already."""
        self.choices.show_choices(view.choices)
        self.strangers.show_strangers(view.strangers)
        self.words.show_packs(view.need_words)
        self.problems.show_problems(view.problems)
