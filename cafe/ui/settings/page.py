"""Settings of this laptop: who to ring, which programme, how it looks, how it is locked. Never part of a café."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cafe.core import phones
from cafe.core.changes import Kind
from cafe.core.errors import CafeError
from cafe.core.i18n import _
from cafe.ui.from_programme import ask_for_file
from cafe.ui.paper.agreements import OwnAgreements
from cafe.ui.place import Page
from cafe.ui.scale import Box, column, row
from cafe.ui.settings import parts
from cafe.ui.settings.at_the_end import AtTheEnd
from cafe.ui.settings.in_the_room import InTheRoom
from cafe.ui.settings.kept import KeptForCard, LostCard
from cafe.ui.settings.safe import CopiesCard, LockedCard
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.page import Columns, PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services


class SettingsPage(Page):
    """Everything is kept as soon as it is typed or pressed."""

    spine_place = "settings"
    refresh_on = frozenset({Kind.SETTINGS, Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self.frame = PageFrame(
            _("Settings"), _("They belong to this laptop. They are never part of a café, and never sent.")
        )
        both = TwoPages(side_width=430)
        self.frame.body.addWidget(both)
        self.frame.body.addStretch(1)
        self._locked, self._copies = LockedCard(services, shell), CopiesCard(services, shell)
        self._kept, self._agreements = KeptForCard(services, shell), OwnAgreements(services)
        both.main.fill(
            [
                self._who_to_ring(),
                self._programme_card(),
                self._agreements,
                self._locked,
                self._copies,
                self._kept,
                None,
            ]
        )
        both.side.fill(
            [
                self._looks(),
                InTheRoom(services, shell),
                AtTheEnd(services),
                self._role_card(),
                LostCard(shell),
                self._where(),
                None,
            ]
        )
        self.setLayout(column(self.frame, gap=0))

    def open(self, cafe_id: str = "") -> None:
        """``cafe_id`` may be "steps": they open at once, over the page. "agreements": the group's own are shown."""
        super().open(cafe_id)
        if cafe_id == "agreements":
            QTimer.singleShot(0, self, self._show_agreements)
        if cafe_id == "steps":
            QTimer.singleShot(0, self, self._read_steps)  # once the page itself has the focus

    def first_focus(self) -> QWidget:
        asked = next((field for field in self._fields.values() if not field.text), None)
        return (asked or self._fields["lead_name"]).line

    def leave(self) -> None:
        """Keep a number that was half typed."""
        self._keep_numbers()

    def refresh(self) -> None:
        support = self.services.content.support()
        for name, field in self._fields.items():
            if not (field.line.hasFocus() and field.line.isModified()):
                field.set_text(getattr(support, name))
            if name.endswith("phone"):
                field.set_error(phones.slip(getattr(support, name)))
        was = self._has_read.blockSignals(True)
        self._has_read.setChecked(support.has_read_steps)
        self._has_read.blockSignals(was)
        is_ready = support.is_complete
        self._ready.say(
            _("All here") if is_ready else _("Not all here yet"),
            "moss" if is_ready else "gorse",
            "circle-check" if is_ready else "circle-alert",
        )
        self._role.choose(self.services.content.role() or "host", quietly=True)
        self._text_size.choose(str(round(theme().text_scale * 100)), quietly=True)
        self._look.choose(theme().mode, quietly=True)
        self._show_programme()
        self._locked.refresh()
        self._copies.refresh()
        self._kept.refresh()
        self._agreements.refresh()

    def _show_agreements(self) -> None:
        self.frame.show_widget(self._agreements)
        self._agreements.lines.setFocus()

    # -- who to ring

    def _who_to_ring(self) -> Card:
        card = Card(name=_("Who to ring"), gap=12)
        self._ready = Tag("")
        card.body.addLayout(row(Label(_("Who to ring"), "h2"), None, self._ready, gap=10))
        card.body.addWidget(Para(_("Asked for before a café on a tender topic."), "small", "ink2"))
        self._fields = {
            "lead_name": Field(_("Your safeguarding lead, name"), most=80),
            "lead_phone": Field(_("Your safeguarding lead, number"), most=40),
            "adult_phone": Field(_("Adult protection at your council"), most=40),
            "child_phone": Field(_("Child protection at your council"), most=40),
        }
        for field in self._fields.values():
            field.finished.connect(self._keep_numbers)
        card.body.addWidget(Columns(list(self._fields.values()), most=2, least=210, gap=12))
        self._has_read = TickRow(_("I have read the steps for when someone is upset"))
        self._has_read.toggled.connect(lambda on: self._keep(has_read_steps=on))
        read = Button(_("Read the steps"), "secondary", icon="book-open", size="small")
        read.clicked.connect(self._read_steps)
        card.body.addWidget(Flow(self._has_read, read, gap=12))
        return card

    def _keep_numbers(self) -> None:
        """What a person changed and nothing else: a field not yet filled from the rows must not empty them."""
        changed = {name: field.text for name, field in self._fields.items() if field.line.isModified()}
        for name in changed:
            self._fields[name].line.setModified(False)
        self._keep(**changed)

    def _keep(self, **facts: Any) -> None:
        content = self.services.content
        before = content.support()
        after = replace(before, **facts)
        if after != before:
            content.keep_support(after)

    def _read_steps(self) -> None:
        parts.read_steps(self, lambda: self._keep(has_read_steps=True))

    # -- the programme

    def _programme_card(self) -> Card:
        card = Card(name=_("Your programme"), gap=12)
        card.body.addWidget(Label(_("Your programme"), "h2"))
        self._programme = column(gap=12)
        card.body.addLayout(self._programme)
        self._choose_file = Button(_("Choose the file"), "secondary", icon="file-input")
        self._choose_file.clicked.connect(self._take_file)
        card.body.addLayout(row(self._choose_file, None))
        return card

    def _show_programme(self) -> None:
        _empty(self._programme)
        packs = self.services.packs
        card, every = packs.programme(), packs.programmes()
        if card is None:
            none = _("No file yet. You can still send a café, with six words of its own, read out over the phone.")
            self._programme.addWidget(Para(none, "body", "ink2"))
            self._choose_file.set_words(_("Choose the file"))
            self._show_own_words()
            return
        if len(every) > 1:
            which = Picker(_("Packs go to"), [(one.id, one.name) for one in every], card.id)
            which.picked.connect(lambda key: self._try(lambda: packs.choose_programme(key)))
            self._programme.addWidget(which)
        self._programme.addWidget(parts.programme(card))
        self._choose_file.set_words(_("A file from your programme"))
        self._show_own_words()

    def _show_own_words(self) -> None:
        words = self.services.packs.own_words()
        if words:
            self._programme.addWidget(parts.own_words(words))

    def _take_file(self) -> None:
        ask_for_file(self, self.services, self.shell)

    # -- looks and role

    def _looks(self) -> Card:
        card = Card(name=_("How it looks"), gap=10)
        card.body.addWidget(Label(_("How it looks"), "h2"))
        sizes = [Segment(size, _("{n} %").format(n=size)) for size in ("100", "125", "150", "200")]
        self._text_size = Segments(sizes, name=_("Text size"), height=44)
        self._text_size.chosen.connect(lambda key: self.shell.use_text_size(int(key)))
        looks = (("light", _("Light")), ("dark", _("Dark")), ("high_contrast", _("High contrast")))
        self._look = Segments([Segment(key, text) for key, text in looks], name=_("Look"), height=44)
        self._look.chosen.connect(self.shell.use_look)
        for label, segments in ((_("Text size"), self._text_size), (_("Colours"), self._look)):
            card.body.addWidget(Label(label, "smallb", "ink2"))
            card.body.addWidget(segments)
        return card

    def _role_card(self) -> Card:
        card = Card(name=_("What you do"), gap=10)
        card.body.addWidget(Label(_("What you do"), "h2"))
        roles = [Segment("host", _("I host")), Segment("coordinator", _("I collect")), Segment("both", _("Both"))]
        self._role = Segments(roles, name=_("What you do"), height=44)
        self._role.chosen.connect(self.services.content.keep_role)
        card.body.addWidget(self._role)
        said = _("Host cafés, or collect them for a programme. Nothing is lost by a change.")
        card.body.addWidget(Para(said, "small", "ink2"))
        key = Button(_("I have a programme’s key file"), "quiet", icon="file-input", size="small", flush="left")
        key.clicked.connect(lambda: self.shell.go("programme-key"))
        card.body.addLayout(row(key, None))
        return card

    # -- where it is kept

    def _where(self) -> Card:
        card = Card(name=_("Where it is kept"), gap=10)
        card.body.addWidget(Label(_("Where it is kept"), "h2"))
        card.body.addWidget(Para(_("On this laptop only, in this folder:"), "body", "ink2"))
        card.body.addWidget(Para(str(self.services.folder.root), "small", "ink"))
        opens = Button(_("Open folder"), "secondary", icon="folder-open", size="small")
        opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.services.folder.root))))
        card.body.addLayout(row(opens, None))
        return card

    def _try(self, work: Any) -> None:
        try:
            work()
        except CafeError as problem:
            self.shell.problem(problem)


def _empty(box: Box) -> None:
    while box.count():
        gone = box.takeAt(0).widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
