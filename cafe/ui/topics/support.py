"""Support numbers: find one, see how old its checking is, hand it over; and the numbers of your own place."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cafe.content import areas, directory
from cafe.content.directory import HERE, Freshness, Service
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import today
from cafe.core.i18n import _, ngettext
from cafe.model.values import Support
from cafe.ui.paper.printing import print_sheet
from cafe.ui.place import Page
from cafe.ui.scale import Box, column, empty, holder, row, sized
from cafe.ui.theme import theme
from cafe.ui.topics import card_choice, coming_list, kit_of_groups, local_sheet, sheets
from cafe.ui.topics.numbers import Mark, Ready, age_in_words, mark, ready, sign
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card, CardButton, Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.marks import Icon
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import announce
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_TOP = Qt.AlignmentFlag.AlignTop
_FIRST = 60
_SIDE = (20, 18)  # room in the cards at the side, so that the words beside their buttons stand in one line


class NumberRow(CardButton):
    """One service in the list; the number is the large thing. Pressed, it opens."""

    def __init__(self, service: Service, words: str, tone: str, icon: str) -> None:
        contact = service.contact or service.hours or _("no number known")
        super().__init__(f"{service.name}, {contact}, {words}", look="row", margins=(20, 8), gap=14)
        self.service = service
        names = holder(column(Para(service.name, "strong", "ink"), Para(_about(service), "small", "ink2"), gap=1))
        broken = contact.replace(".", ".\u200b") if contact == service.url else contact  # an address parts at its dots
        number = Label(service.phone, "h2") if service.phone else Para(broken, "body", "ink")
        hours = service.hours if service.contact else ""  # with nothing to ring, when it meets stands large
        when = Para(hours or (_("Hours not known") if service.phone else ""), "small", "ink2")
        figure = sized(holder(column(number, when, gap=1)), width=196)
        tag = sized(holder(row(None, Tag(words, tone, icon))), width=188)
        self.put(names, figure, tag)
        self.body.setStretch(0, 1)
        for at in range(3):
            self.body.setAlignment(self.body.itemAt(at).widget(), Qt.AlignmentFlag.AlignVCenter)
        self.retheme()

    def retheme(self) -> None:
        """In large text the three parts stand one under another."""
        super().retheme()
        if hasattr(self, "body"):
            self.body.setDirection(_way())


class KeyButton(CardButton):
    """One of the four ages: what its tag means, and, pressed, only those."""

    def __init__(self, age: Freshness) -> None:
        shown, old = sign(age), age_in_words(age)
        words = _("Not checked") if age is Freshness.NOT_CHECKED else shown.words
        super().__init__(
            _("Only: {state}").format(state=shown.words), look="row", checkable=True, margins=(3, 6), gap=7
        )
        self.age = age
        pieces: list[QWidget] = [Tag(words, shown.tone, shown.icon)]
        if old:
            pieces.append(Label(old, "small", "ink2"))
        self.put(*pieces)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class SupportPage(Page):
    """The directory, what is still unchecked in it, and the local numbers that only a person here can know."""

    spine_place = "support"
    refresh_on = frozenset({Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._every: tuple[Service, ...] = ()
        self._rows: dict[str, QWidget] = {}  # made as they are wanted: a programme may add a thousand groups
        self._drawn: dict[str, tuple[Service, Mark]] = {}  # what each of them says
        self._most = _FIRST
        self.add_list = Button(_("Add a list"), "quiet", icon="file-input")
        self.add_list.clicked.connect(lambda: coming_list.ask(self, self.services, self.shell))
        self.add = Button(_("Add a number"), "secondary", icon="plus")
        self.add.clicked.connect(lambda: local_sheet.edit(self, self.services, self.shell))
        self.frame = PageFrame(_("Support numbers"), actions=(self.add_list, self.add))
        self.search = Field(_("Find"), placeholder=_("A name, a number, a worry"))
        about = [("", _("Anything")), *((tag.id, tag.label) for tag in directory.tags())]
        self.about = Picker(_("About"), about)
        where = [("", _("All Scotland")), *((one.id, one.name) for one in areas.load().councils)]
        self.where = Picker(_("Where"), where)
        which = (("", _("Everything")), ("numbers", _("Numbers")), ("groups", _("Peer groups")))
        self.which = Picker(_("Show"), which)
        self.search.changed.connect(lambda _text: self._find())
        for picker in (self.about, self.where, self.which):
            picker.picked.connect(lambda _key: self._find())
        pickers = (sized(self.about, min_width=160), sized(self.where, min_width=160), sized(self.which, min_width=150))
        self._head = row(sized(self.search, min_width=190), *pickers, gap=12)
        self._head.setStretch(0, 1)
        self.frame.body.addLayout(self._head)
        self._both = TwoPages(side_width=340)
        self.frame.body.addWidget(self._both)
        self.frame.body.addStretch(1)
        self._list = Card(margins=(0, 6), gap=0, name=_("Numbers"))
        self._keys = [KeyButton(age) for age in Freshness if age is not Freshness.NOT_CHECKED]
        self._keys.append(KeyButton(Freshness.NOT_CHECKED))
        for key in self._keys:
            key.clicked.connect(lambda _on=False, key=key: self._only(key))
        keys = Flow(*self._keys, gap=2)
        self._list.body.addWidget(holder(column(keys, margins=(10, 2, 6, 6))))
        self._lines = column(gap=0)
        self._list.body.addLayout(self._lines)
        self._nothing = Para("", "body", "ink2")
        self._empty = holder(row(self._nothing, margins=(20, 12, 20, 14)))
        self._list.body.addWidget(self._empty)
        self._more = Button("", "quiet", trailing_icon="chevron-down", size="small")
        self._more.clicked.connect(self._show_more)
        self._list.body.addLayout(row(self._more, None, margins=(10, 4, 10, 4)))
        self._both.main.addWidget(self._list)
        self._both.main.addStretch(1)
        self._ready = column(gap=14)
        self._both.side.addLayout(self._ready)
        self._both.side.addWidget(self._to_take_home())
        self._here = column(gap=0)
        self._both.side.addLayout(self._here)
        self._both.side.addStretch(1)
        self.setLayout(column(self.frame, gap=0))
        self.retheme()

    def first_focus(self) -> QWidget:
        return self.search.line

    def retheme(self) -> None:
        """Take the theme in use."""
        self._head.setDirection(_way())

    def refresh(self) -> None:
        content, day = self.services.content, today(self.services.clock)
        every = content.services()
        unchecked = sum(service.freshness(day) is Freshness.NOT_CHECKED for service in every)
        told = ngettext("{n} service", "{n} services", len(every)).format(n=len(every))
        added = sum(not service.is_shipped for service in every)
        if added:
            told = _("{services} · {n} added").format(services=told, n=added)
        if unchecked:
            told = _("{services} · {n} not checked yet").format(services=told, n=unchecked)
        self.frame.set_title(_("Support numbers"), told)
        self._every = every
        focused = self._drop_what_changed(day)
        by_id = {service.id: service for service in every}
        on_cards = [by_id[one].on_a_card for one in content.card_services() if one in by_id]
        self._on_cards.setText(_("On them: {names}.").format(names=words.listed(on_cards)) if on_cards else "")
        self._show_ready(content.support())
        self._filter()
        if focused in self._rows:
            for line in self._rows[focused].findChildren(NumberRow):
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_what_changed(self, day: date) -> str:
        """Take out the lines that say something else now. The id of the one that had the focus; empty for none."""
        now = {service.id: (service, mark(service, day)) for service in self._every}
        focused = ""
        for gone in [one for one, said in self._drawn.items() if now.get(one) != said]:
            line = self._rows.pop(gone)
            del self._drawn[gone]
            if (inside := line.focusWidget()) is not None and inside.hasFocus():
                focused = gone
                inside.clearFocus()  # else Qt hands it down the list, and the page scrolls after it
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        return focused

    # -- finding

    def _only(self, pressed: KeyButton) -> None:
        for key in self._keys:
            key.setChecked(key is pressed and key.isChecked())
        self._find()

    def _find(self) -> None:
        """Look among all of them again, from the first."""
        self._most = _FIRST
        self._filter()

    def _show_more(self) -> None:
        self._most += _FIRST
        self._filter()

    def _line(self, service: Service, day: date) -> QWidget:
        tag = mark(service, day)
        self._drawn[service.id] = (service, tag)
        line = NumberRow(service, tag.words, tag.tone, tag.icon)
        line.clicked.connect(lambda: self._open(service))
        return holder(column(Rule(), line, gap=0))

    def _filter(self) -> None:
        day = today(self.services.clock)
        ages = {key.age for key in self._keys if key.isChecked()}
        groups = {"numbers": False, "groups": True}.get(self.which.key)
        found = directory.matching(self._every, self.search.text, self.about.key, self.where.key, groups=groups)
        names = [service.id for service in found if not ages or service.freshness(day) in ages]
        shown = set(names[: self._most])
        at = 0
        for service in self._every:
            line = self._rows.get(service.id)
            if line is None and service.id in shown:
                line = self._rows[service.id] = self._line(service, day)
                self._lines.insertWidget(at, line)
            if line is not None:
                line.setVisible(service.id in shown)
                at += 1
        left = len(names) - len(shown)
        self._more.set_words(ngettext("Show {n} more", "Show {n} more", left).format(n=min(left, _FIRST)))
        self._more.setVisible(left > 0)
        nothing = _("Nothing here by those words. Try fewer, or another worry.")
        if groups and not self.search.text:
            nothing = _("No groups here yet. Add one, or take in your programme’s kit with “Add a list”.")
        self._nothing.setText("" if names else nothing)
        self._empty.setVisible(not names)
        if self.search.text:
            announce(self, ngettext("{n} number", "{n} numbers", len(names)).format(n=len(names)))

    # -- one number

    def _open(self, service: Service) -> None:
        change = None
        if not service.is_shipped:
            change = partial(local_sheet.edit, self, self.services, self.shell, service)
        sheets.open_number(self, service, today(self.services.clock), lambda: self._checked(service), change)

    def _checked(self, service: Service) -> None:
        content = self.services.content
        before = content.number_checks()
        content.mark_checked(service.id)
        after = content.number_checks()
        self.services.undo.push(
            _("I have checked this today"),
            lambda: content.keep_setting("number_checks", before),
            lambda: content.keep_setting("number_checks", after),
        )
        self.shell.toast(_("{name} is marked as checked today").format(name=service.name), undo=True)

    # -- the numbers of this place

    def _show_ready(self, support: Support) -> None:
        empty(self._ready)
        wanted = ready(support)
        done = sum(bool(one.value) for one in wanted)
        is_all = done == len(wanted)
        card = Card(tone="moss" if is_all else "gorse", name=_("Have these ready"), margins=_SIDE, gap=14)
        tag = Tag(_("{n} of {all}").format(n=done, all=len(wanted)), "moss" if is_all else "gorse", _icon(is_all))
        card.body.addLayout(row(Para(_("Have these ready"), "h2", "ink"), tag, gap=6))
        asked = _("Asked for before a café on a tender topic. They stay on this laptop.")
        card.body.addWidget(Para(asked, "small", "ink2"))
        for one in wanted:
            card.body.addLayout(self._ready_line(one))
        self._ready.addWidget(card)
        tone = "" if support.has_read_steps else "gorse"
        steps = Card(tone=tone, name=_("When someone is upset"), margins=_SIDE, gap=10)
        steps.body.addWidget(Para(_("When someone is upset"), "h2", "ink"))
        read = _("You have read the steps.") if support.has_read_steps else _("Read the steps before your first café.")
        steps.body.addWidget(Para(read, "body", "ink2"))
        button = Button(_("Read the steps"), "secondary", trailing_icon="arrow-right", spread=True)
        button.clicked.connect(lambda: self.shell.go("settings", "steps"))
        steps.body.addWidget(button)
        self._ready.addWidget(steps)
        empty(self._here)
        self._here.addWidget(self._ours())

    def _ours(self) -> Card:
        """What was added here: a coordinator can hand it to every host; anybody can say what her place has."""
        card = Card(name=_("What we have here"), margins=_SIDE, gap=10)
        card.body.addWidget(Para(_("What we have here"), "h2", "ink"))
        card.body.addWidget(Para(_("The people, places and skills of your own community."), "body", "ink2"))
        here = Button(_("See and add"), "secondary", trailing_icon="arrow-right", spread=True)
        here.clicked.connect(lambda: self.shell.go("here"))
        card.body.addWidget(here)
        if any(not service.is_shipped for service in self._every):
            publish = Button(_("Put what was added in a kit"), "quiet", icon="package", size="small", flush="left")
            publish.clicked.connect(lambda: kit_of_groups.publish(self, self.services, self.shell))
            card.body.addWidget(publish)
        return card

    def _to_take_home(self) -> Card:
        card = Card(name=_("Cards to take home"), margins=_SIDE, gap=10)
        card.body.addWidget(Para(_("Cards to take home"), "h2", "ink"))
        card.body.addWidget(Para(_("All alike, for everybody, so that holding one says nothing."), "small", "ink2"))
        button = Button(_("Print the cards"), "secondary", icon="printer")
        button.clicked.connect(lambda: print_sheet(self, self.services, self.shell, "support-cards"))
        choose = Button(_("Choose the numbers"), "quiet", icon="list-checks", size="small", flush="left")
        choose.clicked.connect(lambda: card_choice.choose(self, self.services))
        self._on_cards = Para("", "small", "ink2")
        card.body.addWidget(self._on_cards)
        card.body.addLayout(row(button, None))
        card.body.addLayout(row(choose, None))
        return card

    def _ready_line(self, one: Ready) -> Box:
        state = Icon("circle-check" if one.value else "circle-dashed", "moss" if one.value else "gorse", 21)
        told = one.value.replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · ") if one.value else one.line
        words = column(Para(one.title, "strong", "ink"), Para(told, "small", "ink2"), gap=1)
        button = Button(_("Change") if one.value else _("Fill in"), "quiet", size="small", flush="right")
        button.setAccessibleName(f"{button.words}: {one.title}")
        button.clicked.connect(lambda: self._fill_in(one.key))
        line = row(state, words, button, gap=8)
        line.setStretch(1, 1)
        line.setAlignment(state, _TOP)
        return line

    def _fill_in(self, key: str) -> None:
        content = self.services.content
        sheets.fill_in(self, key, content.support(), content.keep_support)


def _about(service: Service) -> str:
    """Who it is for, whose it is, and where."""
    where = [areas.unbroken(areas.load().council_name(one)) for one in service.councils]
    added = "" if service.is_shipped else _("Added by you") if service.came_from == HERE else service.came_from
    return " · ".join(part for part in (service.for_whom, added, ", ".join(where)) if part)


def _way() -> QBoxLayout.Direction:
    """Side by side, or in large text one under another."""
    down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
    return down if theme().is_large else across


def _icon(is_all: bool) -> str:
    return "circle-check" if is_all else "circle-alert"
