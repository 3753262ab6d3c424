"""Themes: what hosts proposed and where it counts, the programme's codebook, and all that was done to it.

**Programme** → themes → programme. Each thing done here can be taken back, and the packs stay as they came.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cafe.collate.themes.view import (
    DoneLine,
    ProposedLine,
    ThemeLine,
    choices,
    in_words,
    proposed_lines,
    subtitle,
    theme_lines,
)
from cafe.collate.view import cafes_in_words
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.ui import dialogs
from cafe.ui.collate import theme_sheets
from cafe.ui.collate.paged import Paged
from cafe.ui.collate.theme_sheets import Left, could_point
from cafe.ui.place import Page
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from cafe.collate.themes.came import Beside
    from cafe.collate.themes.events import Names, ProgrammeBook
    from cafe.collate.themes.placing import Proposed, SaidUnder
    from cafe.collate.themes.service import Done, ProgrammeThemes
    from cafe.collate.values import Collation
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_FIRST, _FIRST_THEMES, _FIRST_DONE = 6, 20, 5
_TOP = Qt.AlignmentFlag.AlignTop
_QDC = "*.qdc"


class ThemesPage(Page):
    """The place's word is the programme's id."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._book: ProgrammeBook | None = None
        self._turn = 0
        self._publish = Button(_("Publish to hosts"), "primary", icon="send")
        self._publish.clicked.connect(self._ask_publish)
        self.frame = PageFrame(_("Themes"), back=True, actions=[self._publish])
        self.frame.back_pressed.connect(lambda: self.shell.go("programme", self.cafe_id))
        self.proposed, self.book, self.done = ProposedCard(), BookCard(), DoneCard()
        self.proposed.pressed.connect(self._ask_place)
        self.book.wanted.connect(self._change)
        self.book.new_wanted.connect(self._ask_new)
        self.done.take_back_pressed.connect(lambda one: self._do(lambda: self._themes.take_back(self.cafe_id, one)))
        self.done.bring_back_pressed.connect(lambda one: self._do(lambda: self._themes.bring_back(self.cafe_id, one)))
        both = TwoPages(side_width=372, gap=16)
        both.main.fill([self.proposed, self.book, None])
        both.side.fill([self.done, self._others(), None])
        self.frame.body.fill([both])
        self.setLayout(column(self.frame, gap=0))

    def _others(self) -> Card:
        card = Card(margins=(24, 20), gap=8, name=_("Other programs"))
        card.body.addWidget(Label(_("Other programs"), "h2"))
        said = _("NVivo, ATLAS.ti, MAXQDA and others share codebooks as .qdc files.")
        card.body.addWidget(Para(said, "body", "ink2"))
        came = Button(_("Open a codebook"), "secondary", icon="folder-open")
        came.clicked.connect(self._open_codebook)
        out = Button(_("Save as .qdc"), "quiet", icon="save", flush="left")
        out.setAccessibleName(_("Save the codebook as a .qdc file"))
        out.clicked.connect(self._save_codebook)
        card.body.addLayout(row(came, None))
        card.body.addLayout(row(out, None))
        return card

    @property
    def _themes(self) -> ProgrammeThemes:
        return self.services.collate.themes

    def first_focus(self) -> QWidget:
        return self.frame.back

    # -- drawing

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        self._turn += 1
        turn, collate, themes, programme_id = self._turn, self.services.collate, self._themes, self.cafe_id

        def read() -> tuple[Collation, ProgrammeBook, tuple[Proposed, ...], tuple[Done, ...]]:
            found = collate.collation(programme_id)
            return found, themes.book(programme_id), themes.proposed(programme_id), themes.history(programme_id)

        self.services.tasks.run(
            lambda _progress: read(),
            on_done=lambda read: self._show(turn, *read),
            on_refused=self.shell.problem,
        )

    def _show(
        self, turn: int, found: Collation, book: ProgrammeBook, asked: tuple[Proposed, ...], history: tuple[Done, ...]
    ) -> None:
        """What was read off the window's thread; an answer that came too late is let go."""
        if turn != self._turn:
            return
        self._book = book
        labels = {one.theme_id: one.label for one in asked}
        self.frame.set_title(_("Themes"), subtitle(asked, book.version))
        self.proposed.show_lines(proposed_lines(asked, book))
        self.book.show_lines(theme_lines(book, found))
        self.done.show_lines(
            tuple(
                DoneLine(
                    one.together,
                    in_words(one.events, book, labels),
                    words.short_date(local(one.events[0].at).date()),
                    one.is_back,
                    one.can_be_taken_back,
                )
                for one in history
            )
        )

    # -- what hosts proposed

    def _ask_place(self, line: ProposedLine) -> None:
        assert self._book is not None
        themes, programme_id = self._themes, self.cafe_id

        def placed(letters: str) -> None:
            self._do(lambda: themes.place(programme_id, line.theme_id, letters))

        def made(names: Names, under: str, left: Left) -> None:
            self._do(lambda: themes.place_new(programme_id, line.theme_id, names, under), left)

        def left() -> None:
            self._do(lambda: themes.leave(programme_id, line.theme_id))

        theme_sheets.ask_place(self, line, self._book, on_place=placed, on_new=made, on_leave=left)

    # -- the book

    def _ask_new(self) -> None:
        assert self._book is not None
        theme_sheets.ask_names(
            self,
            _("A new theme"),
            self._book,
            lambda names, under, left: self._do(lambda: self._themes.make(self.cafe_id, names, under), left),
        )

    def _change(self, what: str, line: ThemeLine) -> None:
        book, themes, programme_id = self._book, self._themes, self.cafe_id
        assert book is not None
        code = book.find(line.letters)
        if code is None:
            return
        if what == "rename":
            theme_sheets.ask_names(
                self,
                _("Call it something else"),
                None,
                lambda names, _under, left: self._do(lambda: themes.rename(programme_id, line.letters, names), left),
                code.names,
            )
        elif what == "merge":
            theme_sheets.ask_merge(
                self, line, choices(book, line.letters),
                lambda into: self._do(lambda: themes.merge(programme_id, line.letters, into)),
            )  # fmt: skip
        else:
            self.services.tasks.run(
                lambda _progress: themes.said_under(programme_id, line.letters),
                on_done=lambda said: self._ask_divide(line, said, book),
                on_refused=self.shell.problem,
            )

    def _ask_divide(self, line: ThemeLine, said: tuple[SaidUnder, ...], book: ProgrammeBook) -> None:
        """Over all that cafés said under a theme, which was looked for off the window's thread."""
        themes, programme_id = self._themes, self.cafe_id
        theme_sheets.ask_divide(
            self, line, said, book,
            on_new=lambda marks, names, under, left: self._do(
                lambda: themes.divide(programme_id, line.letters, marks, names, under), left
            ),
            on_move=lambda marks, into: self._do(lambda: themes.move(programme_id, line.letters, marks, into)),
        )  # fmt: skip

    # -- to hosts and other programs

    def _ask_publish(self) -> None:
        path = dialogs.save_as(
            self, _("Save the kit with the codebook"), Path.home() / _("Themes.cafekit"),
            _("Kit ({pattern})").format(pattern="*.cafekit"),
        )  # fmt: skip
        if path is None:
            return
        from cafe.packs.kits.service import Shared

        name = next((one.name for one in self.services.collate.programmes() if one.id == self.cafe_id), "")
        try:
            codebook = self._themes.to_publish(self.cafe_id, name)
            self.services.packs.kits.share(path, name, Shared(codebook=codebook), self.cafe_id)
            self._themes.published(self.cafe_id)
        except CafeError as problem:
            self.shell.problem(problem)
        else:
            self.shell.toast(_("Saved. Give {name} to every host: they open it under Topics.").format(name=path.name))

    def _open_codebook(self) -> None:
        path = dialogs.choose_file(self, _("Open a codebook"), _("Codebook ({pattern})").format(pattern=_QDC))
        if path is None:
            return
        themes, programme_id = self._themes, self.cafe_id

        def take(found: Beside, their_names: bool, same_name_is_same: bool) -> None:
            self._do(
                lambda: themes.take_in(
                    programme_id, found, their_names=their_names, same_name_is_same=same_name_is_same
                )
            )

        def shown(found: Beside) -> None:
            theme_sheets.ask_codebook(self, found, take)

        self.services.tasks.run(
            lambda _progress: themes.look_at(programme_id, path),
            on_done=shown,
            on_refused=self.shell.problem,
        )

    def _save_codebook(self) -> None:
        path = dialogs.save_as(
            self, _("Save the codebook"), Path.home() / _("Themes.qdc"), _("Codebook ({pattern})").format(pattern=_QDC)
        )
        if path is None or self._book is None:
            return
        from cafe.report.qda import codebook_file

        try:
            replace_file(path, codebook_file(self._themes.to_share(self.cafe_id)))
        except CafeError as problem:
            self.shell.problem(problem)
        else:
            self.shell.toast(_("Saved as {name}").format(name=path.name), undo=False)

    def _do(self, act: Callable[[], object], left: Left = ()) -> None:
        looks = self.services.collate.second_look
        try:
            act()
            for typed, words_left in left:
                looks.leave_ours(self.cafe_id, typed, words_left)
        except CafeError as problem:
            self.shell.problem(problem)


class ProposedCard(Card):
    """Themes that hosts called so themselves. Signal ``pressed(line)``."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=6, name=_("Proposed by hosts"))
        self.lines: tuple[ProposedLine, ...] = ()
        self.body.addWidget(Label(_("Proposed by hosts"), "h2"))
        said = _("Give each its place once. The packs that come later follow.")
        self.body.addWidget(Para(said, "small", "ink2"))
        self._none = Para(_("Hosts have proposed nothing so far. The themes they have were enough."), "body", "ink2")
        self.body.addWidget(self._none)
        self._list = Paged(self._row, first=_FIRST)
        self.body.addWidget(self._list)

    def show_lines(self, lines: tuple[ProposedLine, ...]) -> None:
        self.lines = lines
        self._none.setVisible(not lines)
        self._list.show_changed(lines)

    def _row(self, line: ProposedLine) -> QWidget:
        texts = column(Para(line.label, "strong", "ink"), gap=2)
        noticed = could_point(line.label)
        if noticed:
            texts.addWidget(Para(noticed, "small", "gorse"))
        if line.said:
            texts.addWidget(Para(f"“{line.said[0]}”", "quotei", "ink2"))
        under = cafes_in_words(line.cafes)
        texts.addWidget(Label(f"{under} · {line.place}" if line.place else under, "small", "ink3"))
        press = Button(_("Give it a place") if line.is_open else _("Change"), "secondary", size="small")
        press.setAccessibleName(_("{what}: {theme}").format(what=press.text(), theme=line.label))
        press.clicked.connect(lambda: self.pressed.emit(line))
        whole = row(texts, press, gap=14, margins=(0, 10, 0, 10))
        whole.setStretch(0, 1)
        whole.setAlignment(press, _TOP)
        return holder(whole)


class BookCard(Card):
    """The themes of the book. Signals ``wanted("rename" | "merge" | "divide", line)`` and ``new_wanted()``."""

    wanted = Signal(str, object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=6, name=_("The codebook"))
        self.lines: tuple[ThemeLine, ...] = ()
        new = Button(_("New theme"), "secondary", icon="plus", size="small")
        new.clicked.connect(self.new_wanted)
        self.body.addLayout(row(Label(_("The codebook"), "h2"), None, new))
        self._list = Paged(self._row, first=_FIRST_THEMES)
        self.body.addWidget(self._list)

    def show_lines(self, lines: tuple[ThemeLine, ...]) -> None:
        self.lines = lines
        self._list.show_changed(lines)

    def _row(self, line: ThemeLine) -> QWidget:
        head = row(Label(line.name, "strong"), gap=10)
        if line.is_own:
            head.addWidget(Tag(_("Ours"), "spruce", "tag"))
        head.addStretch(1)
        texts = column(head, gap=2)
        if line.definition:
            texts.addWidget(Para(line.definition, "small", "ink2"))
        count = cafes_in_words(line.cafes) if line.cafes else _("No café yet")
        texts.addWidget(Label(count, "small", "ink3"))
        more = IconButton("ellipsis", _("Change: {theme}").format(theme=line.name), "quiet")
        more.clicked.connect(lambda: self._open_menu(more, line))
        whole = row(texts, more, gap=14, margins=(0, 8, 0, 8))
        whole.setStretch(0, 1)
        whole.setAlignment(more, _TOP)
        return holder(whole)

    def _open_menu(self, more: QWidget, line: ThemeLine) -> None:
        """Made when it is wanted: a menu is a window of its own, and the book has twenty lines."""
        menu = QMenu(more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, said in (
            ("rename", _("Call it something else")),
            ("merge", _("Count it as another theme")),
            ("divide", _("Divide it")),
        ):
            menu.addAction(said).triggered.connect(lambda _on=False, key=key: self.wanted.emit(key, line))
        menu.popup(more.mapToGlobal(more.rect().bottomLeft()))


class DoneCard(Card):
    """What was done to the book, the newest first. Signals ``take_back_pressed(str)``, ``bring_back_pressed(str)``."""

    take_back_pressed = Signal(str)
    bring_back_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(24, 20), gap=6, name=_("What was done"))
        self.body.addWidget(Label(_("What was done"), "h2"))
        self._none = Para(_("Nothing yet. The book is as it was shipped."), "body", "ink2")
        self.body.addWidget(self._none)
        self._list = Paged(self._row, first=_FIRST_DONE)
        self.body.addWidget(self._list)

    def show_lines(self, lines: tuple[DoneLine, ...]) -> None:
        self._none.setVisible(not lines)
        self._list.show_changed(lines)

    def _row(self, line: DoneLine) -> QWidget:
        texts = column(Para(line.words, "body", "ink2" if line.is_back else "ink"), gap=2)
        at = _("{day}, taken back").format(day=line.at) if line.is_back else line.at
        foot = row(Label(at, "small", "ink3"), None, gap=8)
        if line.is_back or line.can_be_taken_back:
            press = Button(
                _("Do it again") if line.is_back else _("Take it back"), "quiet", size="small", flush="right"
            )
            press.setAccessibleName(_("{what}: {said}").format(what=press.text(), said=line.words))
            signal = self.bring_back_pressed if line.is_back else self.take_back_pressed
            press.clicked.connect(lambda: signal.emit(line.together))
            foot.addWidget(press)
        texts.addLayout(foot)
        return holder(column(texts, gap=0, margins=(0, 8, 0, 6)))
