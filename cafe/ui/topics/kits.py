"""Kits at the window: what goes into one, where it is saved, and what a kit that came would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cafe.capture import notes as rules
from cafe.content import topics
from cafe.content.directory import Freshness
from cafe.content.drafts import OwnTopic, words_of
from cafe.core.clock import today
from cafe.core.errors import CafeError, ProblemToFix
from cafe.core.i18n import _, ngettext
from cafe.core.words import listed
from cafe.packs import kit as kit_files
from cafe.packs.kits.parts import service_of
from cafe.packs.phone_words import of_key, read_back
from cafe.privacy.guard.check import check
from cafe.ui import dialogs
from cafe.ui.widgets.choices import TickRow
from cafe.ui.widgets.fields import Field, Picker
from cafe.ui.widgets.notices import Banner
from cafe.ui.widgets.sheets import Sheet, SheetButton
from cafe.ui.widgets.text import Label, Para

if TYPE_CHECKING:
    from cafe.content.directory import Service
    from cafe.packs.kit import Kit, OpenedKit
    from cafe.packs.kits.service import KitTaken
    from cafe.ui.place import Shell
    from cafe.ui.services import Services

KINDS = "*.cafekit"


def share_topics(parent: QWidget, services: Services, shell: Shell, chosen: Sequence[OwnTopic] = ()) -> Sheet:
    """Ask what goes into a kit of topics and numbers, then save it. A programme's own kit may open locked topics."""
    from cafe.packs.kits.service import Shared

    sheet = Sheet(
        parent,
        _("Share as a kit"),
        _("A kit is one file. Whoever opens it gets what you tick here, and nothing else."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("save", _("Save the kit"), "primary", icon="package"),
        ],
        width=600,
    )
    content = services.content
    own = [one for one in content.own.all() if one.topic is not None]
    local = content.local.all()
    name = Field(_("What to call it"), chosen[0].title if chosen else "", most=80)
    sheet.body.addWidget(name)
    ticked = {one.id for one in chosen}
    topic_ticks = _ticks(sheet, _("Topics of your own"), [(one.id, one.title) for one in own], ticked)
    waiting = {one.id: _waiting(services, one) for one in own}
    could_point = Banner("", tone="gorse", icon="highlighter")
    sheet.body.addWidget(could_point)

    def look() -> None:
        """What the guard would ask about in the ticked topics goes along, and that is said before."""
        found = [said for one, tick in topic_ticks.items() if tick.isChecked() for said in waiting[one]]
        told = _("In these topics: {words}. Change the topic first, or let it go as it is.")
        could_point.say(_("This could point to a person"), told.format(words=listed(list(dict.fromkeys(found)))))
        could_point.setVisible(bool(found))

    for tick in topic_ticks.values():
        tick.toggled.connect(look)
    look()
    all_local = TickRow(_("All numbers and groups that were added here ({n})").format(n=len(local)))
    if local:
        sheet.body.addWidget(all_local)
    whose: Picker | None = None
    opens: dict[str, TickRow] = {}
    ours = services.collate.programmes() if content.role() in ("coordinator", "both") else ()
    if ours:
        options = [("", _("This laptop")), *((one.id, one.name) for one in ours)]
        whose = Picker(_("Who it is from"), options, ours[0].id)
        sheet.body.addWidget(whose)
        locked = [(topic.id, topic.title) for topic in topics.load() if topic.locked]
        opens = _ticks(sheet, _("Open this topic for whoever gets the kit"), locked, set())

    def save(key: str) -> None:
        if key != "save":
            return
        shared = Shared(
            topics=tuple(one for one, tick in topic_ticks.items() if tick.isChecked()),
            services=tuple(one.id for one in local) if all_local.isChecked() else (),
            opens=tuple(one for one, tick in opens.items() if tick.isChecked()),
        )
        title = name.text or _("Our kit")
        path = dialogs.save_as(parent, _("Save the kit"), Path.home() / f"{safe_name(title)}.cafekit", kinds())
        if path is not None:
            programme = whose.key if whose is not None else ""
            save_and_say(
                shell, lambda: services.packs.kits.share(path, title, shared, programme), _("Saved as {name}"), path
            )

    sheet.chosen.connect(save)
    return sheet.open_up()


def _waiting(services: Services, own: OwnTopic) -> tuple[str, ...]:
    """Words in a topic that the guard noticed and nobody left as they are."""
    if own.topic is None:
        return ()
    answers = services.content.own.words_left(own.id)
    original = topics.find(own.based_on) if own.based_on else None
    shipped = frozenset(words_of(original)) if original is not None else frozenset()
    found = (rules.unanswered(check(line), answers) for line in words_of(own.topic) if line not in shipped)
    return tuple(f"“{flag.text}”" for flags in found for flag in flags)


def _ticks(sheet: Sheet, title: str, found: Sequence[tuple[str, str]], ticked: set[str]) -> dict[str, TickRow]:
    made = {}
    if found:
        sheet.body.addWidget(Label(title, "smallb", "ink2"))
    for key, words in found:
        made[key] = TickRow(words)
        made[key].setChecked(key in ticked)
        sheet.body.addWidget(made[key])
    return made


def ask_for_kit(parent: QWidget, services: Services, shell: Shell) -> None:
    """Ask for the file; show what it would bring; keep it where the person says so."""
    path = dialogs.choose_file(parent, _("Open a kit"), kinds())
    if path is not None:
        open_kit(parent, services, shell, path)


def open_kit(parent: QWidget, services: Services, shell: Shell, path: Path) -> None:
    """Show what the kit in a file would bring; keep it where the person says so."""
    try:
        content = kit_files.bytes_of(path)
        if kit_files.needs_words(content):
            _ask_words(parent, services, shell, content)
            return
    except CafeError as problem:
        shell.problem(problem)
        return
    services.tasks.run(
        lambda _progress: services.packs.kits.look(content),
        on_done=lambda opened: _shown(parent, services, shell, opened),
        on_refused=shell.problem,
    )


def _ask_words(
    parent: QWidget, services: Services, shell: Shell, content: bytes, *, typed: str = "", told: CafeError | None = None
) -> None:
    """Ask for the six words; ``told`` is what is to be said of the last ones, which stand there to be put right."""
    sheet = Sheet(
        parent,
        _("This kit is locked with six words"),
        _("Whoever gave it to you has them on paper. It takes a few seconds to open."),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("open", _("Open it"), "primary", icon="lock-keyhole-open"),
        ],
    )
    if told is not None:
        sheet.body.addWidget(Banner(told.message, told.hint, tone="gorse", icon="circle-alert"))
    field = Field(_("The six words"), typed)
    sheet.body.addWidget(field)
    field.line.returnPressed.connect(lambda: sheet.choose("open"))

    def chosen(key: str) -> None:
        if key != "open":
            return
        typed = field.text  # the sheet goes before the file is tried

        def again(problem: CafeError) -> None:
            _ask_words(parent, services, shell, content, typed=typed, told=problem)

        try:
            words = read_back(typed)
        except ProblemToFix as problem:
            again(problem)
            return
        services.tasks.run(
            lambda _progress: services.packs.kits.look(content, words),
            on_done=lambda opened: _shown(parent, services, shell, opened),
            on_refused=again,
        )

    sheet.chosen.connect(chosen)
    sheet.open_up()
    field.line.setFocus()


def _shown(parent: QWidget, services: Services, shell: Shell, opened: OpenedKit) -> None:
    show_kit(parent, services, shell, opened)


def show_kit(parent: QWidget, services: Services, shell: Shell, opened: OpenedKit) -> Sheet:
    """What the kit would bring, and from whom; kept when the person says so."""
    kit = opened.kit
    sheet = Sheet(
        parent,
        _("Take in “{name}”?").format(name=kit.name),
        in_words(kit),
        [
            SheetButton("leave", _("Leave it"), "plain", safe=True),
            SheetButton("take", _("Take it in"), "primary", icon="package-open"),
        ],
        width=580,
    )
    if opened.is_programmes:
        sheet.body.addWidget(Banner(_("From your programme"), "", tone="moss", icon="shield-check"))
        if opened.is_older:
            line = _("You have a later one. Its numbers and groups stay as they are.")
            sheet.body.addWidget(Banner(_("This is an older copy"), line, tone="gorse", icon="info"))
    else:
        said = "\u00a0· ".join(of_key(kit.signer))  # a dot never begins a line
        line = _("The six words of that laptop: {words}. Ask whoever gave it to you, if you are not sure.")
        line = line.format(words=said)
        sheet.body.addWidget(Banner(_("From another laptop"), line, tone="gorse", icon="info"))
        if kit.codebook is not None:
            line = _("It has a list of themes. Only your own programme can bring one, so yours stays as it is.")
            sheet.body.addWidget(Para(line, "body", "ink2"))
        if kit.opens:
            not_theirs = _("It would open a locked topic. Only your own programme can do that, so it stays locked.")
            sheet.body.addWidget(Para(not_theirs, "body", "ink2"))
    for title, names in _names(kit, _title_of, opened.gone):
        if names:
            sheet.body.addWidget(Para(title, "strong", "ink"))
            sheet.body.addWidget(Para(listed(names), "body", "ink2"))
    if kit.services:
        sheet.body.addWidget(Para(ages_in_words(kit, today(services.clock)), "small", "ink2"))
    sheet.body.addWidget(Para(_("What is shipped with the app stays as it is."), "small", "ink2"))

    def chosen(key: str) -> None:
        if key == "take":
            try:
                shell.toast(taken_in_words(services.packs.kits.take_in(opened)), undo=False)
            except CafeError as problem:
                shell.problem(problem)

    sheet.chosen.connect(chosen)
    return sheet.open_up()


def _title_of(text: str) -> str:
    from cafe.content.drafts import draft_of

    draft = draft_of(text)
    return draft.title if draft is not None and draft.title else _("A topic without a title")


def _names(kit: Kit, title_of: Callable[[str], str], gone: Sequence[Service]) -> tuple[tuple[str, list[str]], ...]:
    most = 8

    def some(names: list[str]) -> list[str]:
        more = len(names) - most
        return names if more <= 0 else [*names[:most], _("{n} more").format(n=more)]

    return (
        (_("Topics"), some([title_of(one.text) for one in kit.topics])),
        (_("Opens for prepared hosts"), some([topic.title for topic in topics.load() if topic.id in kit.opens])),
        (_("Numbers and groups"), some([one.name for one in kit.services])),
        (_("No longer in it, so they go from your list"), some([one.name for one in gone])),
        (_("What we have here"), some([one.text for one in kit.assets])),
        (_("What did not go to plan"), some([one.what for one in kit.lessons])),
        (_("Themes"), some([one.tile for one in kit.codebook.themes] if kit.codebook else [])),
        (_("Our own agreements"), some(list(kit.group.agreements) if kit.group else [])),
        (_("Getting in, hearing and seeing"), some(list(kit.group.access) if kit.group else [])),
        (_("Who the café is for"), [kit.group.welcome] if kit.group and kit.group.welcome else []),
        (_("Plans"), some([one.title or one.topic_title for one in kit.plans])),
    )


def _lines_of(kit: Kit) -> int:
    """How many agreements and lines of a poster it has."""
    group = kit.group
    return 0 if group is None else len(group.agreements) + len(group.access) + bool(group.welcome)


def in_words(kit: Kit) -> str:
    """What is in a kit, counted, in a line."""
    counted = (
        (len(kit.topics), ngettext("{n} topic", "{n} topics", len(kit.topics))),
        (len(kit.services), ngettext("{n} number or group", "{n} numbers and groups", len(kit.services))),
        (len(kit.assets), ngettext("{n} thing we have here", "{n} things we have here", len(kit.assets))),
        (len(kit.lessons), ngettext("{n} lesson", "{n} lessons", len(kit.lessons))),
        (len(kit.plans), ngettext("{n} plan", "{n} plans", len(kit.plans))),
        (_lines_of(kit), ngettext("{n} line of the group’s own", "{n} lines of the group’s own", _lines_of(kit))),
        (len(kit.codebook.themes) if kit.codebook else 0, _("a list of {n} themes")),
        (len(kit.opens), ngettext("{n} locked topic to open", "{n} locked topics to open", len(kit.opens))),
    )
    parts = [words.format(n=n) for n, words in counted if n]
    return _("It holds {parts}.").format(parts=listed(parts)) if parts else _("It is empty.")


def taken_in_words(taken: KitTaken) -> str:
    """What was kept, in a line."""
    counted = (
        (taken.topics, ngettext("{n} topic", "{n} topics", taken.topics)),
        (taken.services, ngettext("{n} number or group", "{n} numbers and groups", taken.services)),
        (taken.assets, ngettext("{n} thing we have here", "{n} things we have here", taken.assets)),
        (taken.lessons, ngettext("{n} lesson", "{n} lessons", taken.lessons)),
        (taken.plans, ngettext("{n} plan", "{n} plans", taken.plans)),
        (taken.agreed, ngettext("{n} line of the group’s own", "{n} lines of the group’s own", taken.agreed)),
        (taken.themes, _("a list of {n} themes")),
        (taken.opened, ngettext("{n} topic opened", "{n} topics opened", taken.opened)),
        (taken.gone, ngettext("{n} that went", "{n} that went", taken.gone)),
    )
    parts = [words.format(n=n) for n, words in counted if n]
    if not parts:
        return _("You had all of it already.")
    return _("Taken in: {parts}").format(parts=listed(parts))


def ages_in_words(kit: Kit, day: date) -> str:
    """How many of its numbers somebody checked, and how long ago."""
    ages = Counter(service_of(one, kit.name).freshness(day) for one in kit.services)
    counted = (
        (Freshness.CHECKED, _("{n} checked under 6 months ago")),
        (Freshness.CHECK_SOON, _("{n} to check soon")),
        (Freshness.TOO_OLD, _("{n} too old")),
        (Freshness.NOT_CHECKED, _("{n} not checked yet")),
    )
    return "; ".join(words.format(n=ages[age]) for age, words in counted if ages[age]) + "."


def save_plan(parent: QWidget, services: Services, shell: Shell, cafe_id: str) -> None:
    """Save one plan for another laptop to open under Cafés: with its title and hall, unless its topic keeps them."""
    path = dialogs.save_as(parent, _("Save the plan"), Path.home() / _("Café plan.cafekit"), kinds())
    if path is not None:
        said = _("Saved as {name}. Open it under Cafés there.")
        if services.packs.kits.keeps_where_and_when(cafe_id):
            said = _("Saved as {name}. On this topic its hall and day stay here: fill them in there.")
        save_and_say(shell, lambda: services.packs.kits.move_plan(path, cafe_id), said, path)


def save_and_say(shell: Shell, work: Callable[[], object], said: str, path: Path) -> None:
    """Write a file, and say where it is or why it is not there."""
    try:
        work()
    except CafeError as problem:
        shell.problem(problem)
        return
    shell.toast(said.format(name=path.name), undo=False)


def kinds() -> str:
    """What the system's own window shows of a folder."""
    return _("Kit ({pattern})").format(pattern=KINDS)


def safe_name(title: str) -> str:
    """A title as the name of a file on any system."""
    return "".join(letter for letter in title if letter not in '<>:"/\\|?*').strip() or _("kit")
