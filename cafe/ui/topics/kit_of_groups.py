"""The directory that a programme fills and publishes: the numbers and groups added here, as one kit for every host."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.content.directory import Freshness
from cafe.core.clock import today
from cafe.core.i18n import _, ngettext
from cafe.ui import dialogs
from cafe.ui.topics.kits import kinds, safe_name, save_and_say
from cafe.ui.topics.numbers import sign
from cafe.ui.widgets.chips import Tag
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.flow import Flow
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

_LAPTOP = ""


def publish(parent: QWidget, services: Services, shell: Shell) -> Sheet:
    """Show what would go, how old each check is and from whom it is; then save it.

    A programme's kit under one name is its whole directory: what a host had from the one before and is not in it goes.
    """
    from cafe.packs.kits.service import Shared

    added = services.content.added_services()
    groups = sum(service.is_group for service in added)
    counted = (
        (groups, ngettext("{n} group", "{n} groups", groups)),
        (len(added) - groups, ngettext("{n} number", "{n} numbers", len(added) - groups)),
    )
    said = ", ".join(words.format(n=n) for n, words in counted if n)
    sheet = Sheet(
        parent,
        _("Put what was added in a kit"),
        _("{counted}. Each goes with the day it was last checked. Hosts take it in with “Add a list”.").format(
            counted=said
        ),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("save", _("Save the kit"), "primary", icon="package"),
        ],
        width=620,
    )
    ages = Counter(service.freshness(today(services.clock)) for service in added)
    in_order = (Freshness.CHECKED, Freshness.CHECK_SOON, Freshness.TOO_OLD, Freshness.NOT_CHECKED)
    tags = [Tag(f"{sign(age).words}: {ages[age]}", sign(age).tone, sign(age).icon) for age in in_order if ages[age]]
    sheet.body.addWidget(Flow(*tags))
    old = ages[Freshness.NOT_CHECKED] + ages[Freshness.TOO_OLD]
    if old:
        line = _("Hosts see that, and no card is printed with them. Ring or ask each one first, if you can.")
        title = ngettext("{n} is not checked, or too old", "{n} are not checked, or too old", old).format(n=old)
        sheet.body.addWidget(Banner(title, line, tone="gorse", icon="circle-alert"))
    ours = services.collate.programmes() if services.content.role() in ("coordinator", "both") else ()
    titles = {one.id: _("{programme}: numbers and groups").format(programme=one.name) for one in ours}
    titles[_LAPTOP] = _("Numbers and groups")
    first = ours[0].id if ours else _LAPTOP
    name = Field(_("What to call it"), titles[first], most=80)
    whose: Picker | None = None
    if ours:
        whose = Picker(_("Who it is from"), [*((one.id, one.name) for one in ours), (_LAPTOP, _("This laptop"))], first)
        whose.picked.connect(lambda key: name.set_text(titles[key]))
        sheet.body.addWidget(whose)
    sheet.body.addWidget(name)
    if ours:
        same = _("Keep the same name each time. Then a new kit takes the place of the one before.")
        sheet.body.addWidget(Para(same, "small", "ink2"))
    else:
        sheet.body.addWidget(Label(_("It is from this laptop."), "small", "ink2"))

    def chosen(key: str) -> None:
        if key != "save":
            return
        title = name.text or titles[_LAPTOP]
        path = dialogs.save_as(parent, _("Save the kit"), Path.home() / f"{safe_name(title)}.cafekit", kinds())
        if path is not None:
            shared = Shared(services=tuple(one.id for one in added))
            programme = whose.key if whose is not None else _LAPTOP
            save_and_say(
                shell, lambda: services.packs.kits.share(path, title, shared, programme), _("Saved as {name}"), path
            )

    sheet.chosen.connect(chosen)
    return sheet.open_up()
