"""Other coordinators: pass your choices on, take theirs in, and say whose counts where both chose.

**Programme** → other coordinators → programme. Each has the same packs; one of them publishes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cafe.collate.sharing.view import MOST_IN_TITLE, DifferingLine, differing_lines, what_comes
from cafe.collate.view import in_its_marks
from cafe.core import words
from cafe.core.changes import Kind
from cafe.core.clock import local
from cafe.core.errors import CafeError
from cafe.core.i18n import _, ngettext
from cafe.core.words import clipped
from cafe.model.values import Consent
from cafe.ui import dialogs
from cafe.ui.collate.paged import Paged
from cafe.ui.place import Page
from cafe.ui.scale import column, empty, holder, row
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.segments import Segment, Segments
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from cafe.collate.sharing.rules import ChoiceKey, Preview
    from cafe.collate.sharing.service import TakenIn
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_SUFFIX = ".cafechoices"
_FIRST = 8


class CoordinatorsPage(Page):
    """The place's word is the programme's id."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._preview: Preview | None = None
        self.frame = PageFrame(_("Other coordinators"), back=True)
        self.frame.back_pressed.connect(lambda: self.shell.go("programme", self.cafe_id))
        self.coming = ComingChoices()
        self.coming.taken.connect(self._take_in)
        self.coming.left.connect(self._put_away)
        self.came = CameCard()
        self.came.take_back_pressed.connect(self._undo)
        both = TwoPages(side_width=372, gap=16)
        both.main.fill([self.coming, self._both_ways(), None])
        both.side.fill([self.came, self._how(), None])
        self.frame.body.fill([both])
        self.setLayout(column(self.frame, gap=0))

    def _both_ways(self) -> Card:
        card = Card(gap=10, name=_("Pass choices on, and take them in"))
        card.body.addWidget(Label(_("Pass your choices on"), "h2"))
        goes = _(
            "Themes and their places, chosen quotes and changes, second looks and answers. Also what is one café, "
            "which of two edits counts, and who could be told apart."
        )
        card.body.addWidget(Para(goes, "body", "ink2"))
        save = Button(_("Save your choices"), "primary", icon="save")
        save.clicked.connect(self._save)
        card.body.addLayout(row(save, None))
        card.body.addWidget(Label(_("Take theirs in"), "h2"))
        first = _("You see what is different first. Nothing is changed until you say so.")
        card.body.addWidget(Para(first, "body", "ink2"))
        take = Button(_("Open their choices"), "secondary", icon="folder-open")
        take.clicked.connect(self._open)
        card.body.addLayout(row(take, None))
        return card

    def _how(self) -> Card:
        card = Card(margins=(24, 20), gap=10, name=_("How it works"))
        card.body.addWidget(Label(_("How it works"), "h2"))
        for line in (
            _("Each of you adds the same folder of packs. The packs are not in this file."),
            _("Only a laptop with the programme’s key can open it."),
            _("One of you publishes. Two reports of the same months would tell too much."),
        ):
            card.body.addWidget(Para(line, "body", "ink2"))
        return card

    def first_focus(self) -> QWidget:
        return self.frame.back

    def refresh(self) -> None:
        if not self.cafe_id:
            return
        self.came.show_files(self.services.collate.sharing.taken_in(self.cafe_id))
        self.coming.setVisible(self._preview is not None)

    def leave(self) -> None:
        self._put_away()

    # -- out

    def _save(self) -> None:
        kinds = _("Choices ({pattern})").format(pattern=f"*{_SUFFIX}")
        path = dialogs.save_as(self, _("Save your choices"), Path.home() / f"{_('choices')}{_SUFFIX}", kinds)
        if path is None:
            return
        collate, programme_id, own = self.services.collate, self.cafe_id, self.services.packs.identity()
        self.services.tasks.run(
            lambda _progress: collate.sharing.write(programme_id, path, own),
            on_done=lambda _count: self.shell.toast(
                _("Saved. Give {name} to the other coordinator.").format(name=path.name), undo=False
            ),
            on_refused=self.shell.problem,
        )

    # -- in

    def _open(self) -> None:
        kinds = _("Choices ({pattern})").format(pattern=f"*{_SUFFIX}")
        path = dialogs.choose_file(self, _("Open their choices"), kinds)
        if path is None:
            return
        collate, programme_id = self.services.collate, self.cafe_id
        self.services.tasks.run(
            lambda _progress: collate.sharing.look(programme_id, path),
            on_done=self._show,
            on_refused=self.shell.problem,
        )

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        collate = self.services.collate
        book = collate.themes.book(self.cafe_id)
        quotes = {
            quote.entry_id: in_its_marks(clipped(quote.text, MOST_IN_TITLE), quote.consent is Consent.VERBATIM)
            for quote in collate.collation(self.cafe_id, most=1).quotes
        }
        labels = {one.theme_id: one.label for one in collate.themes.proposed(self.cafe_id)}
        self.coming.show_preview(preview, differing_lines(preview, book, labels, quotes))
        self.coming.show()
        self.coming.first_stop().setFocus()

    def _take_in(self) -> None:
        preview, theirs, match = self._preview, self.coming.theirs, self.coming.words_match
        if preview is None:
            return
        sharing, programme_id = self.services.collate.sharing, self.cafe_id

        def done(batch: str) -> None:
            self._put_away()
            self.services.undo.push(_("their choices"), lambda: sharing.undo(batch), lambda: None)
            self.shell.toast(_("Their choices are here now."), undo=True)

        self.services.tasks.run(
            lambda _progress: sharing.take_in(programme_id, preview, theirs, words_match=match),
            on_done=done,
            on_refused=self.shell.problem,
        )

    def _put_away(self) -> None:
        self._preview = None
        self.coming.hide()

    def _undo(self, batch: str) -> None:
        self._do(lambda: self.services.collate.sharing.undo(batch))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CafeError as problem:
            self.shell.problem(problem)


class ComingChoices(Card):
    """What a file would change. Signals ``taken()`` and ``left()``; ``theirs`` are the choices where theirs counts."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone="gorse", margins=(28, 20), gap=10, name=_("What would change"))
        self._theirs: set[ChoiceKey] = set()
        self.body.addWidget(Label(_("What would change"), "h2"))
        self._says = Para("", "body", "ink")
        self.body.addWidget(self._says)
        self._stranger = column(gap=6)
        self.body.addLayout(self._stranger)
        self._match: TickRow | None = None
        self._asked = Label(_("You both chose, and not alike. Whose counts?"), "strong")
        self.body.addWidget(self._asked)
        self._list = Paged(self._row, first=_FIRST)
        self.body.addWidget(self._list)
        self.take = Button(_("Take them in"), "primary", icon="check")
        self.take.clicked.connect(self.taken)
        self._leave = Button(_("Leave them"), "plain")
        self._leave.clicked.connect(self.left)
        self.body.addLayout(row(None, self._leave, self.take, gap=12))
        self.hide()

    def first_stop(self) -> QWidget:
        """The words to check, or the button."""
        return self._match or (self.take if self.take.isEnabled() else self._leave)

    @property
    def theirs(self) -> frozenset[ChoiceKey]:
        return frozenset(self._theirs)

    @property
    def words_match(self) -> bool:
        return self._match is not None and self._match.isChecked()

    def show_preview(self, preview: Preview, lines: tuple[DifferingLine, ...]) -> None:
        self._theirs = set()
        self._says.setText(what_comes(preview))
        empty(self._stranger)
        self._match = None
        if preview.words:
            told = _("You do not know this coordinator’s laptop yet. Ring her: she reads these six words out.")
            self._match = TickRow(_("They match"))
            self._match.toggled.connect(lambda _on: self._show_take(preview))
            for piece in (Para(told, "body", "ink"), SixWords(preview.words), self._match):
                self._stranger.addWidget(piece)
        self._asked.setVisible(bool(lines))
        self._list.show_items(lines)
        self._show_take(preview)

    def _show_take(self, preview: Preview) -> None:
        self.take.setEnabled(preview.has_anything and (not preview.words or self.words_match))

    def _row(self, line: DifferingLine) -> QWidget:
        def chosen(key: str) -> None:
            (self._theirs.add if key == "theirs" else self._theirs.discard)(line.key)

        which = Segments(
            [
                Segment("mine", _("Mine: {words}").format(words=line.mine)),
                Segment("theirs", _("Theirs: {words}").format(words=line.theirs)),
            ],
            "theirs" if line.key in self._theirs else "mine",
            name=line.title,
            height=44,
        )
        which.chosen.connect(chosen)
        return holder(column(Para(line.title, "body", "ink"), which, gap=6, margins=(0, 8, 0, 8)))


class CameCard(Card):
    """Files that were taken in. Signal ``take_back_pressed(id)``."""

    take_back_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(24, 20), gap=6, name=_("Taken in"))
        self.body.addWidget(Label(_("Taken in"), "h2"))
        self._list = Paged(self._row, first=4)
        self.body.addWidget(self._list)

    def show_files(self, files: tuple[TakenIn, ...]) -> None:
        self.setVisible(bool(files))
        self._list.show_changed(files)

    def _row(self, one: TakenIn) -> QWidget:
        count = ngettext("{n} choice", "{n} choices", one.changed).format(n=one.changed)
        day = words.short_date(local(one.at).date())
        who = " · ".join(one.words[:2])
        said = _("{choices} from {who}").format(choices=count, who=who)
        texts = column(Para(said, "body", "ink2" if one.is_undone else "ink"), gap=2)
        foot = row(Label(_("{day}, taken back").format(day=day) if one.is_undone else day, "small", "ink3"), None)
        if not one.is_undone:
            press = Button(_("Take it back"), "quiet", size="small", flush="right")
            press.setAccessibleName(_("Take back {what}").format(what=said))
            press.clicked.connect(lambda: self.take_back_pressed.emit(one.id))
            foot.addWidget(press)
        texts.addLayout(foot)
        return holder(column(texts, gap=0, margins=(0, 8, 0, 6)))
