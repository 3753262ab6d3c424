"""One number or group of this place: added, changed, deleted. It stays on this laptop unless somebody shares it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cafe.content import areas, directory
from cafe.content.directory import HERE, Service
from cafe.core import phones, words
from cafe.core.i18n import _
from cafe.core.plain import plain_text
from cafe.model.values import new_id
from cafe.ui.scale import column, holder, row
from cafe.ui.widgets.chips import Chip
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_MOST, _REST_MS = 200, 700
_DRAFT = "number_draft"  # the setting with what is half typed, and of which number


def edit(parent: QWidget, services: Services, shell: Shell, service: Service | None = None, *, name: str = "") -> Sheet:
    """Ask for everything about one; without ``service`` it is a new one, called ``name`` to begin with."""
    buttons = [
        SheetButton("leave", _("Leave it"), "plain", safe=True),
        SheetButton("keep", _("Keep"), "primary", icon="check"),
    ]
    if service is not None:
        buttons.insert(0, SheetButton("delete", _("Delete"), "quiet", icon="trash-2"))
    title = _("Add a number or a group") if service is None else _("Change it")
    sheet = Sheet(parent, title, _("Of a service or a group, never of a woman who came."), buttons, width=640)
    old = service or Service(id=new_id(), name=name, for_whom="", card_title="", tags=(), came_from=HERE, source=HERE)
    fields = {
        "name": Field(_("Name"), old.name, most=_MOST),
        "for_whom": Field(_("Who it is for"), old.for_whom, most=_MOST, optional=True),
        "phone": Field(_("Number"), old.phone, most=60, optional=True),
        "hours": Field(_("When"), old.hours, placeholder=_("Tuesdays 10 to 12"), most=_MOST, optional=True),
        "email": Field(_("E-mail"), old.email, most=_MOST, optional=True),
        "url": Field(_("Web"), old.url, most=_MOST, optional=True),
        "note": Field(_("To know"), old.note, most=_MOST, optional=True),
        "card_title": Field(
            _("What a card calls it"), old.card_title if old.has_plain_words else "", most=directory.MOST_TITLE,
            optional=True, placeholder=_("Walking group"), hint=_("Plain words: a card never says why she has it."),
        ),
    }  # fmt: skip
    for left, right in (("name", "for_whom"), ("phone", "hours"), ("email", "url"), ("note", "card_title")):
        both = row(fields[left], fields[right], gap=12)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        sheet.body.addLayout(both)
    half = services.content.setting(_DRAFT, {})
    if half and half["id"] == (service.id if service is not None else ""):
        for field, text in half["typed"].items():
            fields[field].set_text(text)
        sheet.body.insertWidget(0, Banner(_("What you had typed is here again."), "", tone="spruce", icon="info"))
    is_group = TickRow(_("A group to meet, not a number to ring"))
    is_group.setChecked(old.is_group)
    options = [("", _("All of Scotland")), *((one.id, one.name) for one in areas.load().councils)]
    more = words.listed([areas.load().council_name(one) for one in old.councils[1:]])
    also = _("And {places}, as long as this stays.").format(places=more) if more else ""
    where = Picker(_("Where"), options, old.councils[0] if old.councils else "", hint=also)
    chips = [(tag.id, Chip(tag.label)) for tag in directory.tags()]
    for tag, chip in chips:
        chip.setChecked(tag in old.tags)
    about = column(Label(_("About"), "smallb", "ink2"), Flow(*(chip for _tag, chip in chips)), gap=6)
    sheet.body.fill([where, is_group, holder(about)])

    def may_go(key: str) -> bool:
        """Whether it can be kept as it is typed; what is missing is said at its field, and the sheet stays."""
        if key != "keep":
            return True
        said = _missing({field: plain_text(box.text) for field, box in fields.items()})
        for field, box in fields.items():
            box.set_error(said.get(field, ""))
        if said:
            missing = fields[next(iter(said))]
            missing.line.setFocus()
            QTimer.singleShot(0, missing, lambda: sheet.show_widget(missing))  # once its line has room
        return not said

    sheet.only_if(may_go)
    keep_draft = QTimer(sheet)
    keep_draft.setSingleShot(True)
    keep_draft.setInterval(_REST_MS)

    def draft() -> None:
        """What is typed so far: it is here again after the window was closed, or the power went."""
        typed = {field: box.text for field, box in fields.items()}
        services.content.keep_setting(_DRAFT, {"id": service.id if service is not None else "", "typed": typed})

    keep_draft.timeout.connect(draft)
    for box in fields.values():
        box.changed.connect(lambda _text: keep_draft.start())

    def chosen(key: str) -> None:
        keep_draft.stop()
        if services.content.setting(_DRAFT):
            services.content.keep_setting(_DRAFT, {})
        local = services.content.local
        if key == "delete":
            local.delete(old.id)
            shell.toast(_("{name} is deleted").format(name=old.name), undo=True)
        elif key == "keep":
            typed: dict[str, Any] = {field: plain_text(box.text) for field, box in fields.items()}
            more = old.councils[1:] if old.councils and where.key == old.councils[0] else ()
            kept = replace(
                old,
                **typed,
                tags=tuple(tag for tag, chip in chips if chip.isChecked()),
                councils=(where.key, *more) if where.key else (),
                is_group=is_group.isChecked(),
            )
            if kept.contacts != old.contacts:
                kept = replace(kept, last_checked=None)  # nobody has checked the new one
            local.keep(kept)
            shell.toast(_("{name} is kept").format(name=kept.name), undo=True)

    sheet.chosen.connect(chosen)
    sheet.open_up()
    fields["name"].line.setFocus()
    return sheet


def _missing(typed: dict[str, str]) -> dict[str, str]:
    """What still has to be typed, by its field."""
    if not typed["name"]:
        return {"name": _("Give it a name.")}
    if said := phones.slip(typed["phone"]):
        return {"phone": said}
    if not any(typed[field] for field in ("phone", "hours", "email", "url")):
        return {"phone": _("Write a number, or when it meets.")}
    return {}
