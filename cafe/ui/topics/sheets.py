"""What comes to the front on the support page: one number opened, and one of the local numbers to fill in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from cafe.content import directory
from cafe.content.directory import Freshness, Service
from cafe.core import phones, words
from cafe.core.i18n import _
from cafe.model.values import Support
from cafe.ui.scale import row, sized
from cafe.ui.topics.numbers import mark
from cafe.ui.widgets.cards import Rule
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para


def _asked(key: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title of the sheet, and the fields of ``Support`` that it asks for with their labels."""
    return {
        "lead": (_("Your safeguarding lead"), (("lead_name", _("Name")), ("lead_phone", _("Number")))),
        "adult": (_("Local adult protection"), (("adult_phone", _("Adult protection, number")),)),
        "child": (_("Local child protection"), (("child_phone", _("Child protection, number")),)),
    }[key]


def _dated(date: str) -> str:
    """ "2021-09" as "September 2021"; a year as it is."""
    return words.month_name(date) if "-" in date else date


def open_number(
    parent: QWidget,
    service: Service,
    today: date,
    on_checked: Callable[[], None],
    on_change: Callable[[], object] | None = None,
) -> Sheet:
    """One service: everything we know, where it came from, and *I have checked this today*.

    ``on_change`` where it was added here and can be changed.
    """
    is_today = service.freshness(today) is Freshness.CHECKED and service.last_checked == today
    buttons = [SheetButton("close", _("Close"), "plain", safe=True)]
    if not is_today:
        buttons.insert(0, SheetButton("checked", _("I have checked this today"), "secondary", icon="check"))
    if on_change is not None:
        buttons.insert(0, SheetButton("change", _("Change it"), "quiet", icon="pencil"))
    sheet = Sheet(parent, service.name, service.for_whom, buttons, width=560)
    tag = mark(service, today)
    labels = {known.id: known.label for known in directory.tags()}
    sheet.body.addWidget(Flow(Tag(tag.words, tag.tone, tag.icon), *(Tag(labels[name]) for name in service.tags)))
    if service.phone:
        sheet.body.addWidget(Label(service.phone, "h1"))
    for name, value in (
        (_("Text"), service.text),
        (_("E-mail"), service.email),
        (_("Web"), service.url),
        (_("Open"), service.hours or _("Hours not known")),
        (_("To know"), service.note),
    ):
        if value:
            line = row(sized(Label(name, "smallb", "ink2"), width=76), Para(value, "body", "ink"), gap=12)
            line.setStretch(1, 1)
            sheet.body.addLayout(line)
    sheet.body.addWidget(Rule())
    source = _("Written from: {source}").format(source=service.source)
    if service.came_from == directory.HERE:
        source = _("Typed in on this laptop")
    if service.source_date:
        source = _("{source}, {date}").format(source=source, date=_dated(service.source_date))
    sheet.body.addWidget(Para(f"{source}.", "small", "ink2"))
    if not is_today:
        ask = _("Ring it, or look at its own page, before you press the button. The day is kept on this laptop.")
        if service.phone == directory.EMERGENCY:
            ask = _("Never ring this one to check it. Look it up, then press. The day is kept on this laptop.")
        sheet.body.addWidget(Para(ask, "small", "ink2"))

    def chosen(key: str) -> None:
        if key == "checked":
            on_checked()
        elif key == "change" and on_change is not None:
            on_change()

    sheet.chosen.connect(chosen)
    return sheet.open_up()


def fill_in(parent: QWidget, key: str, support: Support, keep: Callable[[Support], None]) -> Sheet:
    """Ask for one of the three ("lead", "adult", "child"); ``keep`` is called with all of them as they then are."""
    title, asked = _asked(key)
    hints = {kind.id: kind.hint for kind in directory.load().local}
    hint = hints["safeguarding-lead" if key == "lead" else "local-protection"]
    sheet = Sheet(
        parent,
        title,
        hint,
        [SheetButton("leave", _("Leave it"), "plain", safe=True), SheetButton("keep", _("Keep"), "primary")],
    )
    fields = {name: Field(label, getattr(support, name), most=80) for name, label in asked}
    for field in fields.values():
        sheet.body.addWidget(field)
        field.line.returnPressed.connect(lambda: sheet.choose("keep"))
    sheet.body.addWidget(Para(_("It stays on this laptop. It is never part of a café."), "small", "ink2"))

    def may_go(answer: str) -> bool:
        """A number that cannot be whole is said at its field, and the sheet stays."""
        if answer != "keep":
            return True
        for name, field in fields.items():
            field.set_error(phones.slip(field.text) if name.endswith("phone") else "")
        return not any(field.error for field in fields.values())

    sheet.only_if(may_go)

    def chosen(answer: str) -> None:
        if answer == "keep":
            typed: dict[str, Any] = {name: field.text for name, field in fields.items()}
            keep(replace(support, **typed))

    sheet.chosen.connect(chosen)
    sheet.open_up()
    next(iter(fields.values())).line.setFocus()
    return sheet
