"""Ready for the day: what is to be there, ticked off as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cafe.core.i18n import _
from cafe.model.values import Check
from cafe.plan.view import PlanView
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.buttons import Button, IconButton
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.text import Label

MOST = 120


class _CheckRow(QWidget):
    """One thing to have ready; its cross shows while things are being taken off."""

    ticked = Signal(bool)
    removed = Signal()

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.tick = TickRow(check.text)
        self.cross = IconButton("x", _("Take off: {what}").format(what=check.text), "quiet", width=40, height=40)
        self.cross.hide()
        line = row(self.tick, self.cross, gap=4)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.tick.toggled.connect(self.ticked)
        self.cross.clicked.connect(self.removed)

    def show_check(self, check: Check) -> None:
        """Show it as it stands."""
        was = self.tick.blockSignals(True)
        self.tick.setChecked(check.is_done)
        self.tick.blockSignals(was)
        self.tick.update()


class Checklist(Card):
    """The list for the day. Signals `ticked(id, is_done)`, `added(words)`, `removed(id)`."""

    ticked = Signal(str, bool)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(24, 16, 20, 14), gap=6, name=_("Ready for the day"))
        self._count = Label("", "smallb", "ink2")
        self._rows: dict[str, _CheckRow] = {}
        self._place = column(gap=0)
        self.field = Field(_("Something else to have ready"), most=MOST)
        self._keep = Button(_("Add"), "secondary", size="small")
        self._writing = holder(column(self.field, row(None, self._keep), gap=6, margins=(0, 4, 4, 0)))
        self._writing.hide()
        self._add = Button(_("Add to this list"), "quiet", icon="plus", size="small", flush="left")
        self._edit = Button(_("Take off"), "quiet", size="small", flush="right")
        self.body.addLayout(row(Label(_("Ready for the day"), "h2"), None, self._count, gap=8, margins=(0, 0, 4, 4)))
        self.body.addLayout(self._place)
        self.body.addWidget(self._writing)
        self.body.addLayout(row(self._add, None, self._edit, gap=8, margins=(0, 4, 4, 0)))
        self._add.clicked.connect(self._write)
        self._keep.clicked.connect(self._on_keep)
        self.field.line.returnPressed.connect(self._on_keep)
        self._edit.clicked.connect(self._turn)
        put_away = QShortcut(QKeySequence("Esc"), self.field.line, context=Qt.ShortcutContext.WidgetShortcut)
        put_away.activated.connect(self._put_away)
        self._is_taking = False

    def show_plan(self, view: PlanView) -> None:
        """Show the list as it stands; rows stay where they are."""
        self._count.setText(view.checks_text)
        ids = [check.id for check in view.checks]
        for check_id in [known for known in self._rows if known not in ids]:
            self._let_go(check_id)
        for at, check in enumerate(view.checks):
            if check.id not in self._rows:
                self._rows[check.id] = self._make(check)
            made = self._rows[check.id]
            if self._place.indexOf(made) != at:
                self._place.insertWidget(at, made)
            made.show_check(check)
            made.cross.setVisible(self._is_taking)
        self._rows = {check_id: self._rows[check_id] for check_id in ids}
        self._edit.setVisible(bool(ids) or self._is_taking)

    def _make(self, check: Check) -> _CheckRow:
        made = _CheckRow(check)
        check_id = check.id
        made.ticked.connect(lambda is_on: self.ticked.emit(check_id, is_on))
        made.removed.connect(lambda: self.removed.emit(check_id))
        return made

    def _let_go(self, check_id: str) -> None:
        gone = self._rows.pop(check_id)
        if gone.isAncestorOf(self.window().focusWidget() or self):
            self._edit.setFocus()
        self._place.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _write(self) -> None:
        self._writing.show()
        self._add.hide()
        self.field.setFocus()

    def _put_away(self) -> None:
        self._writing.hide()
        self._add.show()
        self._add.setFocus()

    def _on_keep(self) -> None:
        if self.field.text:
            self.added.emit(self.field.text)
            self.field.set_text("")
            self.field.setFocus()
        else:
            self._put_away()

    def _turn(self) -> None:
        self._is_taking = not self._is_taking
        self._edit.set_words(_("Done") if self._is_taking else _("Take off"))
        for made in self._rows.values():
            made.cross.setVisible(self._is_taking)
