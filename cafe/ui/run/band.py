"""The capture band at the foot of a run with a note keeper: kind, line, *Keep*, themes. It never moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cafe.capture.notes import with_theme
from cafe.content import codebook
from cafe.content.codebook import Codebook
from cafe.core.i18n import _
from cafe.model.values import Consent, GuardAnswer, Note, NoteKind
from cafe.ui.run.consent import ConsentPanel
from cafe.ui.run.fit import Fit
from cafe.ui.run.writer import Kept, Writer
from cafe.ui.scale import S
from cafe.ui.theme import theme
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.capture_line import CaptureLine
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.guard_panel import GuardPanel
from cafe.ui.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

MOST_NUMBERED = 9


def kind_words() -> dict[str, tuple[str, str]]:
    """Words and icon of each kind of note."""
    return {
        NoteKind.NOTE.value: (_("Note"), "sticky-note"),
        NoteKind.QUOTE.value: (_("Quote"), "quote"),
        NoteKind.IDEA.value: (_("Idea"), "lightbulb"),
    }


class CaptureBand(QWidget):
    """Signals: ``wrote()`` when a note was kept or changed, ``rose()`` when what stands above it comes or goes.

    ``guard`` and ``consent`` are the two panels that rise above the band; the page places them.
    """

    wrote = Signal()
    rose = Signal()

    def __init__(self, services: Services, shell: Shell, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._cafe_id, self._stage_id = "", ""
        self._fit = Fit.of(1366, 768)
        self._editing: Note | None = None
        self._themes: tuple[str, ...] = ()
        self._waits_for_answer = False
        self.guard = GuardPanel(parent=parent)
        self.consent = ConsentPanel(parent=parent)
        kinds = [Segment(key, words, icon) for key, (words, icon) in kind_words().items()]
        self.kinds = Segments(kinds, NoteKind.NOTE.value, name=_("Kind"), height=52, parent=self)
        self.kind_button = Button(_("Note"), "plain", icon="sticky-note", trailing_icon="chevron-down", parent=self)
        self.line = CaptureLine(parent=self)
        self.line.setAccessibleName(_("What did you hear?"))
        self.keep = Button(_("Keep"), "primary", icon="plus", key_hint=_("Enter"), height=52, parent=self)
        self.chips = self._made_chips(codebook.load())
        self.more = Chip(_("More"), checkable=False, parent=self)
        self.more.setAccessibleName(_("More themes"))
        self.writer = Writer(services, shell, self.line, self.guard, place="capture", keep=self._keep)
        self._connect()

    def _made_chips(self, book: Codebook) -> dict[str, Chip]:
        made = {}
        for at, tile in enumerate(book.themes):
            made[tile.code] = Chip(tile.tile, at + 1 if at < MOST_NUMBERED else None, parent=self)
            made[tile.code].clicked.connect(lambda _on=False, code=tile.code: self.press_theme(code))
        return made

    def _connect(self) -> None:
        self.keep.clicked.connect(self.writer.keep)
        self.kinds.chosen.connect(self.use_kind)
        self.kind_button.clicked.connect(lambda: self._kind_menu().popup(_above(self.kind_button)))
        self.more.clicked.connect(lambda: self._theme_menu().popup(_above(self.more)))
        self.consent.answered.connect(self._on_answered)
        self.writer.rose.connect(lambda _up: self.rose.emit())
        self.writer.wrote.connect(self.wrote)

    def open(self, cafe_id: str) -> bool:
        """Take up a café; whether half-typed words were put back."""
        if cafe_id != self._cafe_id:
            self._cafe_id, self._editing, self._themes = cafe_id, None, ()
            self._show_book(self._services.content.books.of_cafe(cafe_id))
            self.use_kind(NoteKind.NOTE.value, quietly=True)
        kind = self.writer.open(cafe_id)
        if kind in kind_words():
            self.use_kind(kind, quietly=True)
        self._show_themes()
        return bool(kind)

    def _show_book(self, book: Codebook) -> None:
        """A chip for each theme of the codebook that the café's notes are placed in: a programme's, or the shipped."""
        if {theme.code: theme.tile for theme in book.themes} == {code: chip.words for code, chip in self.chips.items()}:
            return
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = self._made_chips(book)
        self._arrange()

    def at_stage(self, stage_id: str) -> None:
        """Notes kept from now on belong to this stage."""
        self._stage_id = stage_id

    def edit(self, note: Note) -> None:
        """Put a kept note back in the line: *Keep* then changes it."""
        self._editing = note
        self.use_kind(note.kind.value, quietly=True)
        self._themes = note.themes
        self._show_themes()
        self.line.setText(note.text)
        self.line.setFocus()

    @property
    def kind(self) -> NoteKind:
        return NoteKind(self.writer.kind)

    def use_kind(self, kind: str, *, quietly: bool = False) -> None:
        """Note, quote or idea. A quote asks *Did they say yes?* before it can be kept."""
        self.writer.kind = kind
        self.kinds.choose(kind, quietly=True)
        words, icon = kind_words()[kind]
        self.kind_button.set_words(words)
        self.kind_button.setAccessibleName(_("Kind: {kind}").format(kind=words))
        self.kind_button.set_icon(icon)
        self.consent.forget()
        self._waits_for_answer = False
        self._show_consent()
        self._arrange()
        if not quietly:
            self.line.setFocus()

    def _show_consent(self) -> None:
        wanted = self.kind is NoteKind.QUOTE and self._editing is None
        if wanted == self.consent.isHidden():
            self.consent.setVisible(wanted)
            self.rose.emit()

    # -- themes

    def press_theme(self, code: str) -> None:
        """On if it was off; a third lets go of the first."""
        self._themes = with_theme(self._themes, code)
        self._show_themes()
        self.line.setFocus()

    def press_number(self, number: int) -> None:
        """Alt and a figure."""
        codes = list(self.chips)
        if number <= min(len(codes), MOST_NUMBERED):
            self.press_theme(codes[number - 1])

    def _show_themes(self) -> None:
        for code, chip in self.chips.items():
            chip.setChecked(code in self._themes)
        self._arrange()

    def _theme_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setFont(theme().font("body"))
        for code, chip in self.chips.items():
            if chip.isHidden():
                act = menu.addAction(chip.words, lambda code=code: self.press_theme(code))
                act.setCheckable(True)
                act.setChecked(code in self._themes)
        return menu

    def _kind_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setFont(theme().font("body"))
        for key, (words, _icon) in kind_words().items():
            menu.addAction(words, lambda key=key: self.use_kind(key))
        return menu

    # -- keeping

    def _keep(self, text: str, answers: tuple[GuardAnswer, ...]) -> Kept | None:
        capture = self._services.capture
        if self._editing is not None:
            note_id = self._editing.id
            note = capture.change_note(note_id, text=text, kind=self.kind, themes=self._themes, left_as_is=answers)
        else:
            if self.kind is NoteKind.QUOTE and self.consent.answer is Consent.NOT_ASKED:
                self._waits_for_answer = True
                self.consent.first_stop().setFocus()
                return None
            note = capture.record_note(
                self._cafe_id,
                self.kind,
                text,
                themes=self._themes,
                consent=self.consent.answer,
                stage_id=self._stage_id,
                left_as_is=answers,
                draft_place="capture",
            )
        if self._editing is not None:
            capture.wipe_draft(self._cafe_id, "capture")
            self._editing = None
        self._themes = ()
        self.use_kind(NoteKind.NOTE.value)
        self._show_themes()
        return Kept(note.id, note.text, lambda words: capture.change_note(note.id, text=words))

    def _on_answered(self, _answer: object) -> None:
        if self._waits_for_answer:
            self.writer.keep()
        self.line.setFocus()

    # -- places

    def use(self, fit: Fit) -> None:
        """Take the layout."""
        self._fit = fit
        self.guard.use(narrow=fit.is_large or fit.wide < 1000)
        self._arrange()

    @property
    def wanted_height(self) -> int:
        """Height of the band, line and chips together."""
        if self._fit.is_low:
            return S(46)
        return S(46 + 7 + 40) if self._fit.is_large else S(52 + 10 + 42)

    def retheme(self) -> None:
        """Take the theme in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        is_large, wide = self._fit.is_large, self.width()
        high = S(46 if is_large else 52)
        gap = S(10 if not is_large else 5)
        self.kinds.setVisible(not is_large)
        self.kind_button.setVisible(is_large)
        first = self.kind_button if is_large else self.kinds
        first_wide = first.sizeHint().width() + S(0 if is_large or self._fit.is_narrow else 16)
        first.setGeometry(0, 0, first_wide, high)
        self.keep.set_icon("" if is_large else "plus")
        self.keep.set_key_hint("" if is_large else _("Enter"))
        keep_wide = max(self.keep.sizeHint().width(), S(0 if is_large else 158))
        if is_large:
            keep_wide = max(S(68), self.keep.sizeHint().width() - S(16))
        self.keep.setGeometry(wide - keep_wide, 0, keep_wide, high)
        left, right = first_wide + gap, wide - keep_wide - gap
        x, y = 0, high + S(7 if is_large else 10)
        if self._fit.is_low:
            side = self.more.sizeHint().width()
            self.more.setGeometry(right - side, S(2), side, S(42))
            right -= side + gap
        self.line.setGeometry(left, 0, max(S(80), right - left), high)
        hint = _("What did you hear?") if is_large else _("What did you hear? Leave out names and places.")
        self.line.setPlaceholderText(hint)
        self._place_chips(x, y, wide)

    def _place_chips(self, x: int, y: int, wide: int) -> None:
        gap, most = S(8 if not self._fit.is_large else 6), self._fit.chips
        more = self.more.sizeHint().width()
        if self._fit.is_low:
            for chip in self.chips.values():
                chip.hide()
            self.more.show()
            return
        # What is on can always be seen; the others stand in their order.
        on = [code for code in self.chips if code in self._themes]
        codes = list(self.chips)
        front = codes[: max(0, most)]
        front = [*front[: most - sum(code not in front for code in on)], *(code for code in on if code not in front)]
        for code, chip in self.chips.items():
            need = chip.sizeHint().width()
            fits = code in front and x + need + gap + more <= wide
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(x, y, need, chip.sizeHint().height() if not self._fit.is_large else S(40))
                x += need + gap
        self.more.show()
        self.more.setGeometry(x, y, more, S(42 if not self._fit.is_large else 40))


def _above(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().topLeft())
