"""The programme's own key: kept in a safe, shared with a deputy, handed to who comes next, and changed in time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cafe.core.changes import Kind
from cafe.core.clock import today
from cafe.core.files import replace_file
from cafe.core.i18n import _
from cafe.ui import dialogs
from cafe.ui.collate.months import MonthsCard
from cafe.ui.collate.titled import TitledCard, pressing
from cafe.ui.opening.sheet_panel import SheetPanel
from cafe.ui.place import Page
from cafe.ui.scale import column, holder
from cafe.ui.settings.parts import SixWords
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Card
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.page import PageFrame, TwoPages
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Para

if TYPE_CHECKING:
    from cafe.model.values import ProgrammeCard
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_SUFFIX = ".cafekey"


class ProgrammeKeyPage(Page):
    """``open(programme_id)``: that programme's key, or the newest of ours; without one, only taking over."""

    spine_place = "programme"
    refresh_on = frozenset({Kind.PROGRAMME, Kind.SETTINGS})

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell)
        self._card: ProgrammeCard | None = None
        under = _("It opens what hosts send. Whoever has it can read every pack of the programme.")
        self.frame = PageFrame(_("The programme’s key"), under, back=True)
        self.frame.back_pressed.connect(shell.back)
        both = TwoPages(side_width=430)
        self._months = MonthsCard(self._keep_months, self._to_file)
        self._ours = holder(column(self._safe(), self._another(), self._months, gap=16))
        self._named = self._deputy()
        self._helping = self._help_a_host()
        both.main.fill([self._ours, self._taking_over(), None])
        both.side.fill([self._named, self._helping, self._for_others(), None])
        self.frame.body.addWidget(both)
        self.frame.body.addStretch(1)
        self.setLayout(column(self.frame, gap=0))

    def first_focus(self) -> QWidget:
        return self._save if self._card is not None else self._take

    def refresh(self) -> None:
        ours = self.services.collate.programmes()
        self._card = next((card for card in ours if card.id == self.cafe_id), ours[0] if ours else None)
        for part in (self._ours, self._named, self._helping):
            part.setVisible(self._card is not None)
        if self._card is None:
            return
        self.frame.set_title(_("The programme’s key"), self._card.name)
        coming = self.services.collate.keeping.coming(self._card.id)
        self._months.show_card(self._card, coming, self.services.clock.now())
        keys = self.services.collate.keys
        has_deputy = bool(keys.deputy(self._card.id))
        self._deputy_says.setText(
            _("A deputy opens what is sent from the new file on. Her key is named in it.")
            if has_deputy
            else _("Nobody yet. With a deputy, packs can be opened while you are ill or away.")
        )
        self._let_go.setVisible(has_deputy)
        self._field.setVisible(not has_deputy)
        self._name_her.setVisible(not has_deputy)
        before = keys.keys_before(self._card.id)
        self._before.setText(_("Changed {n} times. Every pack from before still opens.").format(n=before))
        self._before.setVisible(bool(before))

    # -- the parts

    def _safe(self) -> Card:
        card = TitledCard(
            _("For the safe, and for who comes next"),
            _("A file and a sheet of paper. Together they are the programme; each alone is nothing."),
            _("Keep both with your organisation, in two places. The next coordinator needs nothing else."),
            _("Hosts do nothing then: the key stays the same."),
        )
        self._save = pressing(_("Save the key, with a new sheet"), self._make_sheet, "primary", "save")
        card.offer(self._save)
        return card

    def _another(self) -> Card:
        said = _("Change it when somebody who had it has left, or when a file and its sheet were lost together.")
        card = TitledCard(_("Another key"), said)
        self._before = card.say(role="small")
        card.offer(pressing(_("Change the key"), self._ask_change, icon="refresh-cw"))
        return card

    def _taking_over(self) -> Card:
        said = _("You have the key file of the coordinator before you, and its sheet. Then you go on from there.")
        card = TitledCard(_("Take over a programme"), said)
        self._take = pressing(_("Choose the key file"), self._choose_file, icon="file-input")
        card.offer(self._take)
        return card

    def _deputy(self) -> Card:
        card = TitledCard(_("A deputy"))
        self._deputy_says = card.say()
        self._field = Field(_("Her key, from her own laptop"), placeholder="age1…", most=80)
        self._field.line.returnPressed.connect(lambda: self._set_deputy(self._field.text))
        card.body.addWidget(self._field)
        self._name_her = pressing(_("Name her"), lambda: self._set_deputy(self._field.text), icon="user-round")
        self._let_go = pressing(_("Go on without a deputy"), lambda: self._set_deputy(""), "quiet", "x")
        card.offer(self._name_her, self._let_go)
        return card

    def _help_a_host(self) -> Card:
        card = TitledCard(
            _("A host has lost her words and her sheet"),
            _("If she gave the programme a spare key, you can make her a new sheet. You do not see her cafés."),
            _("She brings the small file beside her copy. Its name ends in keyslots.json."),
        )
        card.offer(pressing(_("Choose her small file"), self._choose_slots, icon="life-buoy"))
        return card

    def _for_others(self) -> Card:
        said = _("Send this laptop’s key to the coordinator. There is nothing secret in it.")
        card = TitledCard(_("If you are a deputy yourself"), said)
        self._own = card.say(role="small", colour="ink")
        self._own.hide()
        show = Button(_("Show my key, and copy it"), "secondary", icon="copy", size="small")
        show.clicked.connect(self._show_own)
        stand = Button(_("Stand in for a programme"), "quiet", icon="user-round", size="small")
        stand.clicked.connect(self._stand_in)
        card.offer(show, stand)
        return card

    # -- what happens

    def _make_sheet(self) -> None:
        from cafe.store.recovery import new_code

        card = self._card
        if card is None:
            return
        groups, day = new_code(), today(self.services.clock)
        idea = _("It opens the key file of the programme, and nothing else. Keep it apart from that file.")
        panel = SheetPanel(groups, day, idea=idea)
        sheet = Sheet(
            self,
            _("The sheet of the programme’s key"),
            "",
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("keep", _("Save the key file"), "primary", icon="save"),
            ],
            width=640,
        )
        sheet.body.addWidget(panel)
        sheet.buttons["keep"].setEnabled(False)
        panel.answered.connect(sheet.buttons["keep"].setEnabled)

        def write(file: Path) -> None:
            def job() -> Path:
                from cafe.report.recovery_sheet import save

                return save(file, groups, day, self.services.folder, programme=card.name)

            self._run(job, panel.saved, lambda problem: panel.refuse(problem.sentence()))

        panel.save_asked.connect(write)
        sheet.chosen.connect(lambda key: self._save_file(card, groups) if key == "keep" else None)
        sheet.open_up()

    def _choose_slots(self) -> None:
        from cafe.store.recovery import new_code

        kinds = _("The small file beside a copy ({pattern})").format(pattern="*keyslots.json")
        file = dialogs.choose_file(self, _("Her small file"), kinds)
        if file is None:
            return
        groups, day = new_code(), today(self.services.clock)
        panel = SheetPanel(groups, day, idea=_("It opens her copy from now on. Give it to her, and keep none of it."))
        sheet = Sheet(
            self,
            _("A new recovery sheet for her"),
            file.name,
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("keep", _("Let this sheet open it"), "primary", icon="check"),
            ],
            width=640,
        )
        sheet.body.addWidget(panel)
        sheet.buttons["keep"].setEnabled(False)
        panel.answered.connect(sheet.buttons["keep"].setEnabled)

        def write(target: Path) -> None:
            def job() -> Path:
                from cafe.report.recovery_sheet import save

                return save(target, groups, day, self.services.folder)

            self._run(job, panel.saved, lambda problem: panel.refuse(problem.sentence()))

        def chosen(key: str) -> None:
            if key == "keep":
                said = _("Her sheet opens her copy from now on")
                helped = self.services.collate.keys.help_host
                self._run(lambda: helped(file, groups), lambda _none: self.shell.toast(said))

        panel.save_asked.connect(write)
        sheet.chosen.connect(chosen)
        sheet.open_up()

    def _save_file(self, card: ProgrammeCard, groups: tuple[str, ...]) -> None:
        kinds = _("Programme’s key ({pattern})").format(pattern=f"*{_SUFFIX}")
        path = dialogs.save_as(self, _("Save the key file"), Path.home() / f"programme{_SUFFIX}", kinds)
        if path is None:
            return
        target = path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX)

        def job() -> Path:
            replace_file(target, self.services.collate.keys.key_file(card.id, groups))
            return target

        said = _("The key is saved as {name}. Keep its sheet somewhere else.")
        self._run(job, lambda made: self.shell.toast(said.format(name=made.name)))

    def _ask_change(self) -> None:
        card = self._card
        if card is None:
            return
        sheet = Sheet(
            self,
            _("Change the programme’s key?"),
            _("Packs that are here or on their way still open. Older key files and their sheets open no new packs."),
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("change", _("Change it"), "primary", icon="refresh-cw"),
            ],
            width=560,
        )
        tell = _("Afterwards save the new key file, and give each host the new programme file. She adds that one file.")
        sheet.body.addWidget(Para(tell, "body", "ink"))

        def chosen(key: str) -> None:
            if key == "change":
                self._run(lambda: self.services.collate.keys.change_key(card.id), self._show_new)

        sheet.chosen.connect(chosen)
        sheet.open_up()

    def _show_new(self, card: ProgrammeCard) -> None:
        """What changed for hosts: one file, and six other words."""
        sheet = Sheet(
            self,
            _("Now give each host the new file"),
            _("Until she adds it, what she sends is locked as before, and still opens here. Its six words are new:"),
            [
                SheetButton("later", _("Later"), "plain", safe=True),
                SheetButton("file", _("To the file"), "primary", icon="arrow-right"),
            ],
            width=560,
        )
        sheet.body.addWidget(SixWords(card.words))
        sheet.chosen.connect(lambda key: self.shell.go("programme", card.id) if key == "file" else None)
        sheet.open_up()

    def _keep_months(self, entries: int, heads: int) -> None:
        card = self._card
        if card is not None:
            said = _("The file says so now. Give it to your hosts again.")
            keep = self.services.collate.keys.keep_months
            self._run(lambda: keep(card.id, entries, heads), lambda _card: self.shell.toast(said))

    def _to_file(self) -> None:
        if self._card is not None:
            self.shell.go("programme", self._card.id)

    def _set_deputy(self, public: str) -> None:
        card = self._card
        if card is None:
            return

        def done(changed: ProgrammeCard) -> None:
            self._field.set_text("")
            self._field.set_error("")
            self._show_new(changed)

        self._run(
            lambda: self.services.collate.keys.set_deputy(card.id, public),
            done,
            lambda problem: self._field.set_error(problem.sentence()),
        )

    def _show_own(self) -> None:
        from PySide6.QtGui import QGuiApplication

        key = self.services.collate.keys.own_deputy_key()
        self._own.setText(key)
        self._own.show()
        QGuiApplication.clipboard().setText(key)
        self.shell.toast(_("Your key is copied. Paste it into an e-mail."))

    def _stand_in(self) -> None:
        programme = self.services.packs.programme()
        if programme is None:
            self.shell.go("settings")
            self.shell.toast(_("Add the file that the programme gave you first."))
            return
        said = _("You collect for {name} too, as its deputy")
        self._run(
            lambda: self.services.collate.keys.stand_in(programme.id),
            lambda card: self.shell.toast(said.format(name=card.name)),
        )

    def _choose_file(self) -> None:
        kinds = _("Programme’s key ({pattern})").format(pattern=f"*{_SUFFIX}")
        file = dialogs.choose_file(self, _("The key file"), kinds)
        if file is None:
            return
        sheet = Sheet(
            self,
            _("Take over a programme"),
            file.name,
            [
                SheetButton("leave", _("Leave it"), "plain", safe=True),
                SheetButton("take", _("Take it over"), "primary", icon="check"),
            ],
            width=560,
        )
        field = Field(_("The five groups of its sheet"), placeholder=_("Type the five groups"))
        sheet.body.addWidget(field)
        field.line.returnPressed.connect(lambda: sheet.choose("take"))

        def chosen(key: str) -> None:
            if key == "take":
                typed = field.text
                self._run(lambda: self.services.collate.keys.take_over(file, typed), taken)

        def taken(card: ProgrammeCard) -> None:
            if self.services.content.role() == "host":
                self.services.content.keep_role("both")
            self.shell.go("programme", card.id)
            self.shell.toast(_("{name} is yours now. Hosts need do nothing.").format(name=card.name))

        sheet.chosen.connect(chosen)
        sheet.open_up()
        field.setFocus()

    def _run(
        self, job: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[Any], None] | None = None
    ) -> None:
        self.services.tasks.run(lambda _progress: job(), on_done=done, on_refused=refused or self.shell.problem)
