"""What we have here: people by what they do, places and skills, in words that name nobody.

A community's strengths come before its needs. What can be found by others goes on into the support numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.i18n import _, ngettext
from cafe.core.plain import plain_text
from cafe.model.community.values import Asset, AssetKind
from cafe.model.values import GuardAnswer, new_id
from cafe.ui.capture.guarded import GuardedWords
from cafe.ui.place import Page
from cafe.ui.scale import column, empty, holder, row
from cafe.ui.theme import theme
from cafe.ui.topics import local_sheet
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card, Rule
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_MOST = 200
_DRAFT = "here_draft"  # the setting with what is half typed
_TOP = Qt.AlignmentFlag.AlignTop
_ICONS = {AssetKind.PERSON: "user-round", AssetKind.PLACE: "map-pin", AssetKind.SKILL: "sprout"}


def _too_long(text: str) -> str:
    """What to say of more letters than fit; empty where they fit."""
    n = len(plain_text(text))
    if n <= _MOST:
        return ""
    return _("This is long: {n} letters, and {most} fit. It is still here.").format(n=n, most=_MOST)


def _title(kind: AssetKind) -> str:
    return {
        AssetKind.PERSON: _("People, by what they do"),
        AssetKind.PLACE: _("Places"),
        AssetKind.SKILL: _("Skills"),
    }[kind]


def _example(kind: AssetKind) -> str:
    return {
        AssetKind.PERSON: _("A retired nurse who listens"),
        AssetKind.PLACE: _("The hall is warm on Mondays"),
        AssetKind.SKILL: _("Some of us can drive a minibus"),
    }[kind]


class HerePage(Page):
    """Three short lists, a line to add to them, and the way from each into the support numbers."""

    spine_place = "support"
    refresh_on = frozenset({Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._changing = ""
        self._is_kept = True  # whether what stands in the field is kept as a draft
        self.frame = PageFrame(_("What we have here"), back=True)
        self.frame.back_pressed.connect(lambda: self.shell.go("support", instead=True))
        both = TwoPages(side_width=420)
        self._lists = column(gap=16)
        both.main.addLayout(self._lists)
        both.main.addStretch(1)
        both.side.fill([self._writing(), self._why(), None])
        self.frame.body.addWidget(both)
        self.frame.body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))

    def _writing(self) -> Card:
        card = Card(gap=12, name=_("Add to it"))
        self._head = Label(_("Add to it"), "h2")
        kinds = [
            Segment(AssetKind.PERSON.value, _("Somebody")),
            Segment(AssetKind.PLACE.value, _("A place")),
            Segment(AssetKind.SKILL.value, _("A skill")),
        ]
        self.kind = Segments(kinds, AssetKind.PERSON.value, name=_("What is it?"), height=44)
        self.kind.chosen.connect(lambda _key: self._hint())
        self.words = GuardedWords(_("In words that name nobody"), rows=2)
        self.words.kept.connect(self._keep)
        self.words.changed.connect(self._typed)
        self.words.resting.connect(lambda _text: self.leave())
        self._hinted = Para("", "small", "ink2")
        self._keep_button = Button(_("Keep it"), "primary", icon="check")
        self._keep_button.clicked.connect(self._keep)
        card.body.fill([self._head, self.kind, self.words, self._hinted, holder(row(None, self._keep_button))])
        self._hint()
        return card

    def _why(self) -> Card:
        card = Card(gap=8, name=_("How to use it"), flat=True)
        for line in (
            _("Ask the group: what is strong here already?"),
            _("Say what somebody does, never who she is."),
            _("Can others come or ring? Then add it to the support numbers, if those who run it agree."),
        ):
            said = row(Icon("check", "ink2", 18), Para(line, "small", "ink2"), gap=9)
            said.setStretch(1, 1)
            card.body.addLayout(said)
        return card

    def first_focus(self) -> QWidget:
        return self.words.page

    def open(self, cafe_id: str = "") -> None:
        super().open(cafe_id)
        draft = self.services.content.setting(_DRAFT, {})
        if draft and not self.words.text:
            self._write(draft["id"], AssetKind(draft["kind"]), draft["text"], ())

    def leave(self) -> None:
        """Keep what is half typed."""
        if not self._is_kept:
            self._is_kept = True
            text = self.words.text
            draft = {"id": self._changing, "kind": self.kind.key, "text": text} if text.strip() else {}
            self.services.content.keep_setting(_DRAFT, draft)

    def _typed(self, text: str) -> None:
        self._is_kept = False
        self.words.area.set_error(_too_long(text))

    def refresh(self) -> None:
        found = self.services.content.here.all()
        said = ngettext("{n} thing so far. It stays on this laptop.", "{n} things so far. They stay on this laptop.",
                        len(found)).format(n=len(found)) if found else _("Nothing is written down yet.")  # fmt: skip
        self.frame.set_title(_("What we have here"), said)
        empty(self._lists)
        for kind in AssetKind:
            self._lists.addWidget(self._card(kind, [one for one in found if one.kind is kind]))

    def _card(self, kind: AssetKind, found: list[Asset]) -> Card:
        card = Card(gap=4, name=_title(kind))
        card.body.addLayout(row(Icon(_ICONS[kind], "spruce", 22), Label(_title(kind), "h2"), None, gap=10))
        if not found:
            card.body.addWidget(Para(_("Such as: {example}").format(example=_example(kind)), "body", "ink2"))
        for place, one in enumerate(found):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(self._row(one))
        return card

    def _row(self, one: Asset) -> QWidget:
        change = IconButton("pencil", _("Change: {words}").format(words=one.text), "quiet", width=44, height=44)
        change.clicked.connect(lambda: self._change(one))
        out = IconButton("trash-2", _("Take out: {words}").format(words=one.text), "quiet", width=44, height=44)
        out.clicked.connect(lambda: self._take_out(one))
        on = Button(_("To the support numbers"), "quiet", icon="phone", size="small")
        on.setAccessibleName(_("To the support numbers: {words}").format(words=one.text))
        on.clicked.connect(lambda: local_sheet.edit(self, self.services, self.shell, name=one.text))
        parts: list[QWidget] = [Para(one.text, "body", "ink")]
        if one.kind is not AssetKind.SKILL:
            parts.append(on)
        if theme().is_large:  # the words have the whole width, and the presses stand under them
            said, *presses = parts
            return holder(column(said, row(*presses, change, out, None, gap=6), gap=6))
        line = row(*parts, change, out, gap=6)
        line.setStretch(0, 1)
        return holder(line)

    def _hint(self) -> None:
        example = _example(AssetKind(self.kind.key or AssetKind.PERSON.value))
        self._hinted.setText(_("Such as: {example}").format(example=example))

    def _keep(self) -> None:
        text = plain_text(self.words.text)
        if not text or _too_long(text):
            return
        asset = Asset(self._changing or new_id(), AssetKind(self.kind.key), text, left_as_is=self.words.answers)
        self._write("", asset.kind, "", ())
        self._is_kept = False
        self.leave()
        self.services.content.here.keep(asset)
        self.words.focus_field()

    def _change(self, one: Asset) -> None:
        if self.words.text.strip() and not self._changing:
            self._keep()  # what stood there half written has a line of its own
            if self.words.text.strip():
                return  # it is too long, and says so
        self._write(one.id, one.kind, one.text, one.left_as_is)
        self.words.focus_field()

    def _write(self, asset_id: str, kind: AssetKind, text: str, left: Sequence[GuardAnswer]) -> None:
        """Put words into the field: those of a thing that is changed, or of a new one."""
        self._changing = asset_id
        self._head.setText(_("Change it") if asset_id else _("Add to it"))
        self.kind.choose(kind.value, quietly=True)
        self._hint()
        self.words.set_words(text, left)
        self.words.area.set_error(_too_long(text))

    def _take_out(self, one: Asset) -> None:
        self.services.content.here.delete(one.id)
        self.shell.toast(_("Taken out"), undo=True)
