"""A coordinator's list coming in: chosen, shown as what it would bring, and kept when the person says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.content import areas, coordinator_list
from cafe.content.coordinator_list import ReadList
from cafe.content.directory import Service
from cafe.core.clock import today
from cafe.core.errors import CafeError
from cafe.core.files import explain, replace_file
from cafe.core.i18n import _, ngettext
from cafe.packs import kit
from cafe.ui import dialogs
from cafe.ui.scale import column, holder, row, sized
from cafe.ui.topics import kits
from cafe.ui.widgets.buttons import Button
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_SHOWN = 60


def ask(parent: QWidget, services: Services, shell: Shell) -> None:
    """Ask for the file, or for a place to save an example to fill in."""
    sheet = Sheet(
        parent,
        _("Add a list"),
        _("A kit from your programme, or a list that a spreadsheet saved as CSV. You see it before anything is kept."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("choose", _("Choose the list"), "primary", icon="file-input"),
        ],
        width=560,
    )
    example = Button(_("Save an example to fill in"), "quiet", icon="save", size="small", flush="left")
    example.clicked.connect(lambda: _save_example(parent, shell))
    sheet.body.addWidget(example)
    sheet.chosen.connect(lambda key: _choose(parent, services, shell) if key == "choose" else None)
    sheet.open_up()


def _save_example(parent: QWidget, shell: Shell) -> None:
    path = dialogs.save_as(parent, _("Save an example"), Path.home() / _("Our numbers.csv"), _("List (*.csv)"))
    if path is None:
        return
    try:
        replace_file(path, coordinator_list.template().encode())
    except CafeError as problem:
        shell.problem(problem)
        return
    shell.toast(_("Saved as {name}").format(name=path.name), undo=False)


def _choose(parent: QWidget, services: Services, shell: Shell) -> None:
    kinds = _("List or kit ({pattern})").format(pattern=f"*.csv *.txt *.tsv {kits.KINDS}")
    path = dialogs.choose_file(parent, _("Choose the list"), kinds)
    if path is None:
        return
    if path.suffix.casefold() == kit.SUFFIX:
        kits.open_kit(parent, services, shell, path)
        return
    try:
        try:
            with path.open("rb") as file:
                content = file.read(coordinator_list.LARGEST + 1)
        except OSError as problem:
            raise explain(problem, path.parent) from problem
        found = coordinator_list.read_list(content, path.stem[:80], today(services.clock))
        found = coordinator_list.beside(found, services.content.local.all())
    except CafeError as problem:
        shell.problem(problem)
        return
    preview(parent, services, shell, found)


def preview(parent: QWidget, services: Services, shell: Shell, found: ReadList) -> Sheet:
    """Everything that would be kept, and every line that was set aside with why."""
    count = len(found.services)
    add = ngettext("Add {n}", "Add {n}", count).format(n=count)
    buttons = [SheetButton("leave", _("Leave it"), "plain", safe=True)]
    if count:
        buttons.append(SheetButton("add", add, "primary", icon="check"))
    said = ngettext("{n} entry can be added.", "{n} entries can be added.", count).format(n=count)
    if not (count or found.bad):
        said = _("There is nothing under the first line of this list.")
    sheet = Sheet(parent, _("What this list would bring"), said, buttons, width=760)
    if found.bad:
        title = ngettext("{n} line was set aside.", "{n} lines were set aside.", len(found.bad))
        lines = "\n".join(_("Line {n}: {why}").format(n=bad.line, why=bad.why) for bad in found.bad[:20])
        if len(found.bad) > 20:
            lines += "\n" + _("And {n} more.").format(n=len(found.bad) - 20)
        sheet.body.addWidget(Banner(title.format(n=len(found.bad)), lines, tone="gorse", icon="circle-alert"))
    if found.same:
        twice = ngettext("{n} line stands there twice.", "{n} lines stand there twice.", found.same)
        sheet.body.addWidget(Para(twice.format(n=found.same), "small", "ink2"))
    have, known = {service.id: service for service in services.content.local.all()}, areas.load()
    for service in found.services[:_SHOWN]:
        where = ", ".join(areas.unbroken(known.council_name(one)) for one in service.councils)
        about = " · ".join(part for part in (service.for_whom, where or _("All of Scotland")) if part)
        names = column(Para(service.name, "strong", "ink"), Para(about, "small", "ink2"), gap=1)
        contact = Para(service.contact or service.hours, "body", "ink")
        again = Label(_beside(service, have.get(service.id)), "small", "ink2")
        line = row(holder(names), sized(contact, width=210), sized(again, width=96), gap=12)
        line.setStretch(0, 1)
        sheet.body.addWidget(Rule())
        sheet.body.addLayout(line)
    if count > _SHOWN:
        sheet.body.addWidget(Para(_("And {n} more.").format(n=count - _SHOWN), "small", "ink2"))
    if count:
        note = _("They come in as the list says when they were checked. Nothing else counts as checked.")
        sheet.body.addWidget(Para(note, "small", "ink2"))

    def chosen(key: str) -> None:
        if key == "add":
            added = services.content.local.take_list(found.services)
            shell.toast(ngettext("{n} entry added", "{n} entries added", added).format(n=added), undo=True)

    sheet.chosen.connect(chosen)
    return sheet.open_up()


def _beside(came: Service, have: Service | None) -> str:
    """What a line is to what is here."""
    if have is None:
        return _("new")
    return _("you have it") if came.contacts == have.contacts else _("it changed")
