"""Help: one short page for each place in the app, beside a list of them all, and a search. Read offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.content import guides
from cafe.content.guide_blocks import Block, BlockKind, blocks
from cafe.content.guides import Guide
from cafe.content.help_search import matching
from cafe.core import words
from cafe.core.i18n import _
from cafe.ui.paper.printing import print_guide
from cafe.ui.place import Page
from cafe.ui.scale import Box, S, column, holder, row, sized
from cafe.ui.settings.lead import LeadPara
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.leaves import Leaves
from cafe.ui.widgets.page import PageFrame, Scroll
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

GUIDE_FOR = {
    "cafes": "home",
    "how-was-it": "who-came",
    "check": "check-and-send",
    "phone-words": "check-and-send",
    "sent": "check-and-send",
    "add-packs": "programme",
    "from-paper": "paper",
    "programme-key": "programme",
    "what-was-done": "keys-and-copies",
    "own-topic": "topics",
    "coordinators": "themes",
}
"""The guide of each place that has none of its own name."""
_TOP = Qt.AlignmentFlag.AlignTop


def guide_for(place: str) -> Guide:
    """The guide for a place of the app, or of that id; Home's where there is none."""
    found = guides.find(GUIDE_FOR.get(place, place)) or guides.find("home")
    assert found is not None
    return found


class HelpPage(Page):
    """Opens at the guide of the place it was asked from (F1), or at the first."""

    spine_place = "help"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._rows: dict[str, CardButton] = {}
        self._guide = guide_for("home")
        self.frame = PageFrame(_("Help"), _("Short pages, kept on this laptop"), scrolls=False)
        self.search = Field(_("Find in help"), placeholder=_("A word or two"))
        self.search.changed.connect(lambda _text: self._filter())
        contents = Card(margins=(0, 16, 0, 8), gap=8, name=_("Guides"))
        contents.body.addWidget(holder(column(self.search, margins=(18, 0))))
        self._nothing = Para(_("No page has those words. Try fewer."), "body", "ink2")
        self._nothing_held = holder(column(self._nothing, margins=(20, 4)))
        scroll = Scroll(gap=0)
        scroll.body.addWidget(self._nothing_held)
        for guide in guides.load():
            line = CardButton(guide.title, look="row", checkable=True, margins=(20, 10))
            line.put(Para(guide.title, "button", "ink"))
            line.clicked.connect(lambda _on=False, guide=guide: self._choose(guide))
            self._rows[guide.id] = line
            scroll.body.addWidget(line)
        scroll.body.addStretch(1)
        contents.body.addWidget(scroll, 1)
        self._page = Card(margins=(0, 6, 0, 12), gap=0)
        self._place = column(gap=0)
        self._page.body.addLayout(self._place, 1)
        self._leaves = Leaves(contents, self._page, self.frame, contents_width=330, back_words=_("All guides"))
        self.frame.body.addWidget(self._leaves, 1)
        self.setLayout(column(self.frame, gap=0))

    def open(self, cafe_id: str = "") -> None:
        """``cafe_id`` is the place that help was asked from, or a guide's id."""
        self._guide = guide_for(cafe_id)
        self.search.set_text("")
        super().open(cafe_id)
        if cafe_id:
            self._leaves.turn_to_page()

    def first_focus(self) -> QWidget:
        return self._rows[self._guide.id]

    def refresh(self) -> None:
        for guide_id, line in self._rows.items():
            line.setChecked(guide_id == self._guide.id)
        self._filter()
        while self._place.count():
            gone = self._place.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._page.setAccessibleName(self._guide.title)
        scroll = Scroll(gap=10)
        scroll.body.setContentsMargins(S(32), S(20), 0, S(16))
        scroll.keep_bar_in(S(30))
        scroll.body.addWidget(Para(self._guide.title, "h1", "ink"))
        scroll.body.addWidget(self._on_paper())
        for block in blocks(self._guide.text):
            _set(scroll.body, block)
        scroll.body.addWidget(Rule())
        month = words.month_name(self._guide.looked_over)
        source = _("Source: {source}. Looked over in {month}.").format(source=self._guide.source, month=month)
        scroll.body.addWidget(Para(source, "small", "ink3"))
        scroll.body.addStretch(1)
        self._place.addWidget(scroll)

    def _on_paper(self) -> Flow:
        guide = self._guide.id
        ways = []
        for said, large in ((_("Print this page"), False), (_("In large print"), True)):
            button = Button(said, "quiet", icon="printer", size="small", flush="left")
            button.clicked.connect(
                lambda _on=False, large=large: print_guide(self, self.services, self.shell, guide, large=large)
            )
            ways.append(button)
        return Flow(*ways, gap=16)

    def _choose(self, guide: Guide) -> None:
        self._guide = guide
        self.refresh()
        self._leaves.turn_to_page()

    def _filter(self) -> None:
        found = {guide.id for guide in matching(self.search.text)}
        for guide_id, line in self._rows.items():
            line.setVisible(guide_id in found)
        self._nothing_held.setVisible(not found)


def _set(place: Box, block: Block) -> None:
    """Set one block on the page."""
    if block.kind is BlockKind.HEADING:
        place.addSpacing(S(6))
        place.addWidget(Para(block.text, "h2", "ink"))
        return
    said = LeadPara(block.lead, block.text, measure=640) if block.lead else Para(block.text, "body", "ink", measure=640)
    if block.kind is BlockKind.PARAGRAPH:
        place.addWidget(said)
        return
    sign = sized(Label(block.number or "•", "strong", "gorse" if block.number else "ink3"), width=20)
    line = row(sign, said, gap=8)
    line.setStretch(1, 1)
    line.setAlignment(sign, _TOP)
    place.addLayout(line)
