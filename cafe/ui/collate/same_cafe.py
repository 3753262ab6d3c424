"""Two packs that may be one café: asked, counted once where somebody says so, and taken apart again with a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.collate.differences import heads
from cafe.collate.twice.rules import Twin
from cafe.content import areas
from cafe.core import words
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.model.values import EntryKind
from cafe.ui.collate.paged import Paged
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import Columns
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.collate.values import CafeFacts
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_FEW, _MOST_SAID = 2, 4
_TOP = Qt.AlignmentFlag.AlignTop


class SameCafeCard(Card):
    """What is to be asked, and what counts once; not there where there is neither."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(tone="gorse", margins=(28, 20), gap=8, name=_("The same café?"))
        self._services, self._shell = services, shell
        self._programme = ""
        self._title = Para("", "h2", "ink")
        icon = Icon("git-compare", "gorse", 26)
        head = row(icon, self._title, gap=12)
        head.setStretch(1, 1)
        head.setAlignment(icon, _TOP)
        self._asked = Paged(self._row, first=_FEW)
        self._once = Paged(self._row, first=_FEW)
        self.body.addLayout(head)
        self.body.fill([self._asked, self._once])
        self.hide()

    def show_twins(self, programme_id: str, twins: tuple[Twin, ...]) -> None:
        """Those that nobody decided about, and those that count once."""
        self._programme = programme_id
        asked = [one for one in twins if one.is_same is None]
        once = [one for one in twins if one.is_same]
        self.setVisible(bool(asked or once))
        said = ngettext("Two packs look like one café", "{n} pairs of packs look like one café", len(asked))
        once_said = ngettext("Two packs count as one café", "{n} pairs of packs count as one café", len(once))
        many = (said if asked else once_said).format(n=words.number(len(asked) or len(once)).capitalize())
        self._title.setText(many)
        self._asked.show_changed(asked)
        self._once.show_changed(once)

    def _row(self, twin: Twin) -> QWidget:
        title = Para(_title(twin.first), "body", "ink")
        if twin.is_same:
            press = Button(_("Take them apart"), "quiet", icon="undo-2", size="small")
            press.clicked.connect(lambda: self.decide(twin, None))
            under = Label(_("counted once"), "small", "ink2")
        else:
            press = Button(_("Look at both"), "secondary", size="small")
            press.clicked.connect(lambda: self.ask(twin))
            under = Label(_("both are counted until you have answered"), "small", "ink2")
        press.setAccessibleName(_("{what}: {cafe}").format(what=press.text(), cafe=_title(twin.first)))
        line = row(column(title, under, gap=0), press, gap=14, margins=(38, 4, 0, 4))
        line.setStretch(0, 1)
        return holder(line)

    def ask(self, twin: Twin) -> Sheet:
        """Both side by side, and three answers."""
        is_one_host = twin.first.sender == twin.second.sender
        sheet = Sheet(
            self,
            _("Is this the same café?"),
            (
                _("{cafe}. One host sent both packs.") if is_one_host else _("{cafe}. Two hosts sent a pack each.")
            ).format(cafe=_title(twin.first)),
            [
                SheetButton("later", _("Decide later"), "plain", safe=True),
                SheetButton("two", _("Different cafés"), "secondary"),
                SheetButton("one", _("The same café"), "primary", icon="check"),
            ],
            width=760,
        )
        sides = [_side(_("One pack"), twin.first), _side(_("The other"), twin.second)]
        sheet.body.addWidget(Columns(sides, most=2, least=300, gap=20))
        told = _("The same café counts once. What each host wrote stays. You can take them apart again.")
        sheet.body.addWidget(Para(told, "small", "ink2"))
        sheet.chosen.connect(lambda key: self.decide(twin, key == "one") if key in ("one", "two") else None)
        return sheet.open_up()

    def decide(self, twin: Twin, is_same: bool | None) -> None:
        """Keep the answer; None takes it back."""
        try:
            self._services.collate.same_cafe.decide(self._programme, twin.pair, is_same)
        except CafeError as problem:
            self._shell.problem(problem)


def _title(cafe: CafeFacts) -> str:
    place = areas.load().council_name(cafe.council) if cafe.council else ""
    return " · ".join(part for part in (cafe.topic_title, place, words.month_name(cafe.month)) if part)


def _side(title: str, cafe: CafeFacts) -> QWidget:
    people = _("{count} people").format(count=heads(cafe.people))
    said = [one.text for one in cafe.said if one.kind is not EntryKind.QUOTE and one.text]
    whole = column(Label(title, "smallb", "ink2"), Label(people, "strong"), gap=6)
    for text in said[:_MOST_SAID]:
        whole.addWidget(Para(f"“{text}”", "quotei", "ink"))
    more = len(said) - _MOST_SAID
    if more > 0:
        whole.addWidget(Label(ngettext("and {n} more", "and {n} more", more).format(n=more), "small", "ink3"))
    whole.addStretch(1)
    return holder(whole)
