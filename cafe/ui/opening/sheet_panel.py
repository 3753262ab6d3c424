"""The recovery sheet on the screen: shown until it is on paper, then covered, and one group typed back."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cafe.core import words
from cafe.core.i18n import _
from cafe.ui import dialogs
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Hatch, Icon, Mark
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

Groups = tuple[str, ...]
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class SheetPanel(QWidget):
    """``save_asked(Path)``: the owner writes the file, then calls ``saved`` or ``refuse``.

    ``covered(bool)`` when the groups are covered or shown again. ``answered(bool)`` each time what is typed becomes
    the group that is asked for, or no longer is. ``entered()`` for Enter in the field, once it is right.
    """

    save_asked = Signal(object)
    covered = Signal(bool)
    answered = Signal(bool)
    entered = Signal()

    def __init__(self, groups: Groups, day: date, *, title: str = "", idea: str = "") -> None:
        super().__init__()
        self.groups = groups
        self.number = secrets.randbelow(len(groups)) + 1
        self._file: Path | None = None
        self._state = Tag(_("On paper"), "moss", "check")
        self._build(title, day, idea)
        self._cover(False)

    @property
    def is_right(self) -> bool:
        """Whether the group that is asked for was typed back from the paper."""
        from cafe.store.recovery import differing

        return not self.field.isHidden() and not differing(self.groups, self.number, self.field.text)

    def say_what_differs(self) -> None:
        """Say beside the field why this is not the group."""
        from cafe.store.recovery import differing

        line = differing(self.groups, self.number, self.field.text)
        self.field.set_error(line)
        if line:
            self.field.line.setFocus()
            announce(self.field, line)

    def saved(self, file: Path) -> None:
        """The file is written: cover the groups, and offer to open it for printing."""
        self._file = file
        self._problem.hide()
        self._told.setText(_("Saved as {name}. Print it, then read from the paper.").format(name=file.name))
        self._cover(True)
        self._told.show()

    def refuse(self, line: str) -> None:
        """It could not be saved there: say why. The groups stay to be seen."""
        self._problem.setText(line)
        self._problem.show()
        announce(self, line)

    # -- the pieces

    def _build(self, title: str, day: date, idea: str) -> None:
        self._cells = column(gap=0)
        self._told = Para("", "small", "ink2")
        paper = Card(margins=(18, 12), gap=8, name=_("Recovery sheet"))
        made = Label(f"{words.day_and_month(day)} {day.year}", "small", "ink2")
        paper.body.addLayout(row(Mark(26), Label(_("Recovery sheet"), "strong"), None, made, gap=10))
        paper.body.addLayout(self._cells)
        paper.body.addWidget(self._told)
        self.save_button = Button(_("Save it to print"), "secondary", icon="save")
        self.save_button.clicked.connect(self._ask_where)
        self.by_hand = Button(_("I copied it by hand"), "quiet", icon="pencil")
        self.by_hand.clicked.connect(self._copied)
        self.open_button = Button(_("Open it to print"), "quiet", icon="printer", flush="left")
        self.open_button.clicked.connect(lambda: self._file is not None and dialogs.open_file(self._file))
        self.again = Button(_("Show it again"), "quiet", icon="eye", flush="left")
        self.again.clicked.connect(lambda: self._cover(False))
        self._problem = Para("", "smallb", "rowan")
        self._problem.hide()
        asked = _("Look at the paper. Type group {n}.").format(n=self.number)
        self.field = Field(asked, placeholder=_("Five characters"), most=12)
        self.field.changed.connect(lambda _text: self._check())
        self.field.line.returnPressed.connect(self._enter)
        right = column(Label(_("That is right"), "strong", "moss"), gap=0)
        right.addWidget(Label(_("So we know the sheet can be read."), "small", "ink2", elide=True))
        self._right = holder(row(Icon("circle-check", "moss", 22), right, gap=10))
        answer = row(sized(self.field, max_width=300), self._right, None, gap=14)
        answer.setAlignment(self._right, Qt.AlignmentFlag.AlignBottom)
        idea = idea or _("A spare key, for lost words or a new laptop. Keep it at home, on paper.")
        whole = column(gap=11)
        if title:
            whole.addLayout(row(Para(title, "h2", "ink"), self._state))
        whole.fill([Para(idea, "body"), paper, row(self.save_button, self.by_hand, None, gap=8)])
        whole.fill([row(self.open_button, self.again, None, gap=8), self._problem, answer, None])
        self.setLayout(whole)

    def _cover(self, is_covered: bool) -> None:
        while self._cells.count():
            gone = self._cells.takeAt(0).widget()
            if gone is not None:
                gone.hide()  # at once: covered as soon as that is asked for
                gone.deleteLater()
        cells = [self._cell(number, group, is_covered) for number, group in enumerate(self.groups, 1)]
        self._cells.addWidget(Flow(*cells, gap=14))
        self._state.setVisible(is_covered)
        self.save_button.setVisible(not is_covered)
        self.by_hand.setVisible(not is_covered)
        if self.again.hasFocus():  # it goes: the next thing to do is at hand, not *Back*
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_button.setVisible(is_covered and self._file is not None)
        self.again.setVisible(is_covered)
        self.field.setVisible(is_covered)
        self._told.hide()
        self.field.set_text("")
        self.field.set_error("")
        self._check()
        if is_covered:
            self.field.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.covered.emit(is_covered)

    def _cell(self, number: int, group: str, is_covered: bool) -> QWidget:
        is_asked = is_covered and number == self.number
        shown: QWidget
        if is_asked:
            shown = Label("?", "h3", "spruce")
        elif is_covered:
            shown = Hatch(_("covered"), 76, 30)
        else:
            shown = Label(group, "h3", "ink")
            shown.setAccessibleName(_("Group {n}: {letters}").format(n=number, letters=" ".join(group)))
        mark = Label(str(number), "strong" if is_asked else "small", "spruce" if is_asked else "ink2")
        cell = column(shown, mark, gap=2)
        cell.setAlignment(shown, _CENTRE)
        cell.setAlignment(mark, _CENTRE)
        return sized(holder(cell), min_width=82)

    # -- what happens

    def _ask_where(self) -> None:
        suggested = Path.home() / _("Recovery sheet.pdf")
        file = dialogs.save_as(
            self, _("Save the recovery sheet"), suggested, _("PDF ({pattern})").format(pattern="*.pdf")
        )
        if file is not None:
            self.save_asked.emit(file if file.suffix else file.with_suffix(".pdf"))

    def _copied(self) -> None:
        self._problem.hide()
        self._cover(True)

    def _check(self) -> None:
        """Say at once whether five characters are the group; while fewer are typed, nothing."""
        from cafe.store.recovery import GROUP_SIZE, differing, plain

        is_right, text = self.is_right, self.field.text
        is_whole = len(plain(text)) >= GROUP_SIZE
        self._right.setVisible(is_right)
        self.field.set_error(differing(self.groups, self.number, text) if is_whole else "")
        self.answered.emit(is_right)

    def _enter(self) -> None:
        if self.is_right:
            self.entered.emit()
        else:
            self.say_what_differs()
