"""The keys of a run. Each has a button or a line of the menu; letters and the space bar belong to the writing line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from cafe.core.i18n import _
from cafe.model.values import NoteKind
from cafe.ui.capture.names import ask_names
from cafe.ui.run.band import MOST_NUMBERED
from cafe.ui.run.practising import add_speeds
from cafe.ui.run.room_keeper import room_choices
from cafe.ui.run.sheet import print_sheet
from cafe.ui.widgets.sheets import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from cafe.ui.run.page import RunPage
    from cafe.ui.run.writer import Writer


CLICKER = "clicker_turns_stages"
"""The setting that lets a presenter's clicker turn the stages. Off: nobody skips a round by accident."""


def bind(page: RunPage) -> tuple[QShortcut, ...]:
    """Give the page its keys and its menu. Answers the keys of a clicker, which are off until they are chosen."""
    acts: dict[str, Callable[[], object]] = {
        "F2": page.to_line,
        "Ctrl+PgDown": page.clock.next.ask_or_go,
        "Ctrl+PgUp": page.go_back,
        "Alt+Up": page.clock.plus.click,
        "Alt+Down": page.clock.minus.click,
        "Alt+Shift+Up": page.five_more,
        "Alt+Shift+Down": page.five_less,
        "F4": page.open_tables,
        "F6": page.catch_up,
        "F7": lambda: _print(page),
        "F8": page.pause_or_carry_on,
        "F9": page.someone_is_upset,
        "F11": page.switch_room,
        "Shift+F11": page.swap_screens,
        "Alt+S": lambda: _writer(page).take_first(),
        "Esc": lambda: _close(page),
    }
    for at, kind in enumerate(NoteKind, 1):
        acts[f"Ctrl+{at}"] = partial(_use_kind, page, kind.value)
    for number in range(1, MOST_NUMBERED + 1):
        acts[f"Alt+{number}"] = partial(_press_theme, page, number)
    for key, act in acts.items():
        shortcut = QShortcut(QKeySequence(key), page)
        if key == "Esc":  # a sheet in front of the page has an Esc of its own
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        elif key in _NEVER_OFF:  # also while the room's window has the keyboard
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(lambda key=key, act=act: act() if _may_act(page, key) else None)
    _fill_menu(page)
    return _clicker(page, "PgDown", acts["Ctrl+PgDown"]), _clicker(page, "PgUp", acts["Ctrl+PgUp"])


def _clicker(page: RunPage, key: str, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.setEnabled(False)
    shortcut.activated.connect(lambda: act() if not _is_covered(page, key) else None)
    return shortcut


_NEVER_OFF = frozenset(
    {
        *("F8", "F9", "F11", "Shift+F11", "Ctrl+PgDown", "Ctrl+PgUp"),
        *("Alt+Up", "Alt+Down", "Alt+Shift+Up", "Alt+Shift+Down"),
    }
)
"""The keys of what a sheet of the run leaves in sight: they count while it is open."""


_WITH_WORDS = frozenset({"F4", "Alt+S", *(f"Ctrl+{n}" for n in range(1, 4)), *(f"Alt+{n}" for n in range(1, 10))})
"""The keys that show or change a word that was kept: they rest while the notes are locked."""


def _may_act(page: RunPage, key: str) -> bool:
    return not _is_covered(page, key) and not (page.notes_lock.is_locked and key in _WITH_WORDS)


def _is_covered(page: RunPage, key: str) -> bool:
    """A sheet is in front: its own keys count, and those of what it stands beside."""
    open_now = [sheet for sheet in page.window().findChildren(Sheet) if sheet.isVisible()]
    return bool(open_now) and not (key in _NEVER_OFF and all(sheet.is_beside for sheet in open_now))


def _print(page: RunPage) -> None:
    print_sheet(page, page.services, page.shell, page.cafe_id)


def _writer(page: RunPage) -> Writer:
    return page.harvest.writer if page.is_harvest else page.band.writer


def _use_kind(page: RunPage, kind: str) -> None:
    if page.is_harvest:
        page.harvest.use_kind_like(kind)
    elif page.has_band:
        page.band.use_kind(kind)


def _press_theme(page: RunPage, number: int) -> None:
    if page.has_band:
        page.band.press_number(number)


def _close(page: RunPage) -> None:
    if page.leaf.isVisibleTo(page):
        page.leaf.close_leaf()
    elif page.moving.isVisibleTo(page):
        page.moving.stay.click()
    else:
        if not page.notes_lock.is_locked:
            _writer(page).close()
        page.to_line()


def type_on(page: RunPage, event: QKeyEvent) -> bool:
    """Send a letter to the writing line, if there is one; whether it went."""
    line: QLineEdit | None = None
    if page.notes_lock.is_locked:
        line = page.notes_lock.line
    elif page.is_harvest and page.harvest.line.isVisibleTo(page):
        line = page.harvest.line
    elif page.has_band:
        line = page.band.line
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if line is None or line.hasFocus() or held or not event.text() or not event.text().isprintable():
        return False
    line.setFocus()
    line.end(False)
    line.insert(event.text())
    line.textEdited.emit(line.text())
    return True


def _fill_menu(page: RunPage) -> None:
    menu = page.bar.menu

    def say() -> None:
        menu.clear()
        view = page.view
        if view is None:
            return
        is_open = not page.notes_lock.is_locked
        lines: list[tuple[str, str, Callable[[], object], bool]] = [
            (_("Back a stage"), "Ctrl+PgUp", page.go_back, view.can_go_back),
            (_("Catch up…"), "F6", page.catch_up, view.can_extend),
            (_("People here…"), "", page.count_people, view.can_extend),
            (
                _("Names to watch for…"),
                "",
                lambda: ask_names(page, page.services, page.shell, page.cafe_id),
                is_open,
            ),
            (_("What if…?"), "", page.open_all_cards, True),
            (_("The sheets of the tables…"), "F4", page.open_tables, page.has_tables and is_open),
            (_("Lock the notes"), "Ctrl+L", page.shell.lock, is_open and page.bar.may_lock),
            (
                _("Print the run sheet as it stands"),
                "F7",
                lambda: print_sheet(page, page.services, page.shell, page.cafe_id),
                True,
            ),
            (view.undo_label or _("Undo"), "Ctrl+Z", page.services.undo.undo, bool(view.undo_label) and is_open),
        ]
        for words, key, act, is_on in lines:
            made = menu.addAction(f"{words}\t{key}" if key else words, act)
            made.setEnabled(is_on)
        add_speeds(menu, page.services.clock, page.tick)
        menu.addSeparator()
        cards = menu.addMenu(_("The room sees"))
        cards.setFont(menu.font())
        for words, card in room_choices():
            made = cards.addAction(words, lambda card=card: page.keeper.put(card))
            made.setCheckable(True)
            made.setChecked(page.keeper.card is card and not page.keeper.is_held)
        made = cards.addAction(_("Hold this picture"), page.keeper.hold)
        made.setCheckable(True)
        made.setChecked(page.keeper.is_held)
        made = menu.addAction(_("Swap the screens") + "\tShift+F11", page.swap_screens)
        made.setEnabled(page.keeper.is_on)
        menu.addSeparator()
        menu.addAction(_("End the café"), page.end_cafe).setEnabled(view.can_extend)

    menu.aboutToShow.connect(say)
    say()
