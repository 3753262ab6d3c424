"""What *Add packs* says before anything is done, and what an import did: from a preview. Pure.

Collating: a folder → read → sorted out → **shown** → taken in. Months and never days; small headcounts in words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cafe.collate.differences import Difference, differences
from cafe.collate.incoming import Coming, Gap, Incoming, Option
from cafe.collate.lines import ImportResult
from cafe.collate.reading import ImportPreview
from cafe.collate.returning import IncomingReturn
from cafe.collate.values import CafeFacts
from cafe.collate.view import added_in_words, cafe_title, packs_in_words, people_in_words, returns_in_words
from cafe.core.i18n import _, ngettext
from cafe.core.lazily import Lazily
from cafe.core.plain import isolated
from cafe.core.words import listed, month_name
from cafe.packs.phone_words import of_key
from cafe.packs.returns.pooling import board_name, in_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a list: what it is, and what is said at its right."""

    title: str
    aside: str
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Two edits of one café. ``options``: frame hash, button, what it says; earliest first.

    ``changes``: from the earliest to the latest, where both can be read.
    """

    pack_id: str
    sentence: str
    options: tuple[tuple[str, str, Shown], ...]
    chosen: str = ""
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class StrangerView:
    """A sender to ring before her packs are taken."""

    key: str
    words: str
    sentence: str
    packs: int = 0
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class ImportView:
    """*Add packs*: everything that would happen before anything does."""

    head: str
    new: Sequence[Shown]
    newer: tuple[Shown, ...]
    same: int
    gaps: tuple[str, ...]
    choices: tuple[ChoiceView, ...]
    strangers: tuple[StrangerView, ...]
    problems: tuple[Shown, ...]  # file name, and why it did not open
    need_words: tuple[Shown, ...]  # packs that were made with six words, and what to do
    will_add: int
    button: str
    foot: str
    can_add: bool
    returns: tuple[Shown, ...] = ()  # period returns that would come in


def _shown(facts: CafeFacts, changes: tuple[Difference, ...] = ()) -> Shown:
    aside = f"{month_name(facts.month)} · {people_in_words(facts.people)}"
    return Shown(cafe_title(facts.topic_title, facts.council), aside, changes)


def import_view(
    preview: ImportPreview, accepted: Collection[str] = (), choices: Mapping[str, str] | None = None
) -> ImportView:
    """``accepted`` and ``choices`` as they stand on the page: the button counts up with each."""
    chosen = choices or {}
    of, asked, offered = preview.by_coming(), preview.choices, preview.offered
    welcome = [one for one in of[Coming.UNKNOWN_SENDER] if one.arrived and one.arrived.pack.sender in accepted]
    new = [*of[Coming.NEW], *(one for one in welcome if one.beneath is Coming.NEW)]
    newer = [*of[Coming.NEWER], *(one for one in welcome if one.beneath is Coming.NEWER)]
    settled = [item for item in asked if item.arrived and chosen.get(item.arrived.pack.pack_id)]
    same = len(of[Coming.SAME]) + len(of[Coming.OLDER]) + len(preview.returns_of(Coming.SAME, Coming.OLDER))
    returns = [item for item in preview.returns if _comes_in(item, accepted)]
    adding = len(new) + len(newer) + sum(_brings_something(item, chosen) for item in settled)
    rest = len(preview.items) + len(preview.returns) - adding - len(returns)
    return ImportView(
        head=_head(preview),
        new=Lazily([item.arrived.facts for item in new if item.arrived], _shown),
        newer=tuple(_shown(item.arrived.facts, item.changes) for item in newer if item.arrived),
        same=same,
        gaps=tuple(gap_sentence(gap) for gap in preview.gaps),
        choices=tuple(_choice(item, chosen, offered) for item in asked),
        strangers=tuple(
            StrangerView(
                one.key,
                " · ".join(one.words),
                _("Ring them on a number you trust. Ask them to read these words:"),
                one.packs,
                one.key in accepted,
            )
            for one in preview.new_senders
        ),
        problems=tuple(
            Shown(item.file, item.sentence)
            for item in sorted((*of[Coming.CANNOT_READ], *of[Coming.OTHER_PROGRAMME]), key=lambda item: item.file)
        )
        + tuple(Shown(item.file, item.sentence) for item in preview.returns_of(Coming.CANNOT_READ)),
        need_words=tuple(Shown(item.file, item.sentence) for item in of[Coming.NEEDS_WORDS]),
        will_add=adding,
        button=_button(adding, len(returns), len(settled), len(of[Coming.OLDER])),
        foot=_foot(rest),
        can_add=bool(adding or returns or settled or of[Coming.OLDER]),
        returns=tuple(_return_shown(item) for item in returns),
    )


def _button(adding: int, returns: int, settled: int, older: int) -> str:
    """What is done by pressing it. A choice of what is here already is kept too, so that it is not asked again."""
    if adding or returns:
        return _("Add {cafes}").format(cafes=added_in_words(adding, returns))
    if settled:
        return ngettext("Keep your choice", "Keep your {n} choices", settled).format(n=settled)
    if older:
        return ngettext("Keep the older pack too", "Keep the {n} older packs too", older).format(n=older)
    return _("Nothing to add")


def _comes_in(item: IncomingReturn, accepted: Collection[str]) -> bool:
    is_welcome = item.coming is not Coming.UNKNOWN_SENDER or item.arrived.found.sender in accepted
    return is_welcome and item.beneath in (Coming.NEW, Coming.NEWER)


def _return_shown(item: IncomingReturn) -> Shown:
    """Which quarter and board it is of, and how many people."""
    found = item.arrived.found
    title = f"{in_words(found.quarter)} · {board_name(found.board)}"
    return Shown(title, people_in_words(found.people))


def _brings_something(item: Incoming, chosen: Mapping[str, str]) -> bool:
    """Whether the chosen edit is a file, and not the one that we have."""
    assert item.arrived is not None
    picked = chosen[item.arrived.pack.pack_id]
    return any(option.frame_hash == picked and option.file for option in item.options)


def _head(preview: ImportPreview) -> str:
    if not preview.items and not preview.returns and not preview.was_stopped:
        return _("There are no packs in the folder you chose. If they came in a zip file, take them out first.")
    returns = [returns_in_words(len(preview.returns))] if preview.returns else []
    packs = [packs_in_words(len(preview.items))] if preview.items or not returns else []
    found = listed([*packs, *returns])
    if preview.was_stopped:
        return _("You stopped after {packs}. Nothing has been added yet.").format(packs=found)
    if not preview.folder:
        return _("You chose {packs}. Nothing has been added yet.").format(packs=found)
    return _("{packs} in the folder you chose. Nothing has been added yet.").format(packs=found)


def _foot(rest: int) -> str:
    undo = _("Undo puts the programme back as it is now.")
    if not rest:
        return undo
    stay = ngettext("The other pack stays in its folder.", "The other {n} packs stay in their folder.", rest).format(
        n=rest
    )
    return f"{undo} {stay}"


def gap_sentence(gap: Gap) -> str:
    """A number missing in a sender's counting, mentioned without alarm. Her first two words say who, as on replies."""
    who = " ".join(of_key(gap.sender)[:2])
    if gap.many == 1:
        return _("Pack {n} of {of} from “{who}” is not in this folder. It may still be on its way.").format(
            n=gap.missing[0], of=gap.of, who=who
        )
    return _("{n} of {of} packs from “{who}” are not in this folder. They may still be on their way.").format(
        n=gap.many, of=gap.of, who=who
    )


def _choice(item: Incoming, chosen: Mapping[str, str], offered: Mapping[str, str]) -> ChoiceView:
    assert item.arrived is not None
    facts = item.arrived.facts
    title = f"{cafe_title(facts.topic_title, facts.council)} · {month_name(facts.month)}"
    earliest, latest = item.options[0].facts, item.options[-1].facts
    asked = _("{cafe} was changed in two places. Which one counts?").format(cafe=title)
    if facts.pack_id in offered:
        asked = _("{asked} The other coordinator’s choice is marked.").format(asked=asked)
    return ChoiceView(
        pack_id=facts.pack_id,
        sentence=asked,
        options=tuple(
            (option.frame_hash, _option_name(place, len(item.options)), _option_shown(option))
            for place, option in enumerate(item.options)
        ),
        chosen=chosen.get(facts.pack_id, ""),
        changes=differences(earliest, latest) if earliest and latest else (),
    )


def _option_name(place: int, of: int) -> str:
    if place == 0:
        return _("Earlier one")
    return _("Later one") if of == 2 else _("Later one, {n}").format(n=place)


def _option_shown(option: Option) -> Shown:
    where = option.file or _("the one you have")
    return _shown(option.facts) if option.facts else Shown(where, "")


def result_lines(result: ImportResult, preview: ImportPreview) -> tuple[str, ...]:
    """What an import did, a line each, for the terminal and the toast."""
    batch = result.batch
    counted = (
        (_("{n} new"), batch.new),
        (_("{n} newer"), batch.updated),
        (_("{n} the same"), batch.same),
        (_("{n} not added"), batch.refused),
    )
    said = [words.format(n=count) for words, count in counted if count]
    said += [returns_in_words(result.returns)] if result.returns else []
    said = said or [_("Nothing new")]
    lines = [f"{', '.join(said)}."]
    lines += [f"{isolated(file)}: {why}" for file, why in result.refused]
    lines += [
        _("A sender you do not know, {packs}: {words}").format(
            packs=packs_in_words(one.packs), words=" · ".join(one.words)
        )
        for one in preview.new_senders
    ]
    lines += [gap_sentence(gap) for gap in result.gaps]
    return tuple(lines)
