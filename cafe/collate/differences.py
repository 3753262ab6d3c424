"""A correction, field by field, in words: what the line in *Newer than yours* shows.

Collating, pure. Small headcounts are said in words, months and never days, and codes never appear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cafe.collate.themes.events import OWN
from cafe.collate.values import CafeFacts, Said
from cafe.content import areas, codebook
from cafe.core.i18n import _
from cafe.core.words import clipped, listed, month_name
from cafe.model.values import EntryKind
from cafe.privacy.disclosure import single_cafe

SMALL = single_cafe.THRESHOLD
_MOST_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its name, what it was and what it is now."""

    label: str
    before: str
    after: str


def heads(count: int | None) -> str:
    """A headcount as it may be shown: exact from five up.

    >>> heads(4)
    'fewer than 5'
    """
    if count is None:
        return _("not counted")
    return _("fewer than 5") if count < SMALL else f"{count:,}"


def differences(before: CafeFacts, after: CafeFacts) -> tuple[Difference, ...]:
    """What changed between two revisions of a café. Empty where only unseen parts changed."""
    return (*_facts(before, after), *_entries(before, after), *_reflections(before, after))


def _facts(before: CafeFacts, after: CafeFacts) -> Iterator[Difference]:
    place = areas.load()
    pairs = (
        (_("Month"), month_name(before.month), month_name(after.month)),
        (_("Topic"), before.topic_title, after.topic_title),
        (_("Area"), place.council_name(before.council), place.council_name(after.council)),
        (_("Place"), place.kind_name(before.place_kind), place.kind_name(after.place_kind)),
        (_("People"), heads(before.people), heads(after.people)),
        (_("Hosts"), heads(before.hosts), heads(after.hosts)),
    )
    for label, old, new in pairs:
        if old != new:
            yield Difference(label, old or _("not said"), new or _("not said"))
    if _is_hidden_change(before.people, after.people):
        yield Difference(_("People"), heads(before.people), _("a different small number"))
    if before.first_timers != after.first_timers:
        yield Difference(_("First-timers"), _("as it was"), _("counted again"))
    if before.support_cards != after.support_cards:
        yield Difference(_("Support cards"), _("as it was"), _("counted again"))
    if before.feedback != after.feedback:
        yield Difference(_("How was it"), _("as it was"), _("counted again"))


def _is_hidden_change(before: int | None, after: int | None) -> bool:
    return before != after and heads(before) == heads(after)


def _entries(before: CafeFacts, after: CafeFacts) -> Iterator[Difference]:
    old, new = {one.entry_id: one for one in before.said}, {one.entry_id: one for one in after.said}
    called = {OWN + theme_id: label for theme_id, label in (*before.own_themes, *after.own_themes)}
    for kind in EntryKind:
        was = [one for one in before.said if one.kind is kind]
        now = [one for one in after.said if one.kind is kind]
        for place, one in enumerate(now, start=1):
            if one.entry_id not in old:
                yield Difference(_name(kind, place), _("not there"), _shown(one))
            else:
                yield from _one_entry(old[one.entry_id], one, _name(kind, place), called)
        for place, one in enumerate(was, start=1):
            if one.entry_id not in new:
                gone = _("taken back by its speaker") if kind is EntryKind.QUOTE else _("taken out")
                yield Difference(_name(kind, place), _shown(one), gone)


def _one_entry(old: Said, new: Said, label: str, called: Mapping[str, str]) -> Iterator[Difference]:
    if old.text != new.text:
        yield Difference(label, _shown(old), _shown(new))
    if old.themes != new.themes:
        yield Difference(label, _themes(old, called), _themes(new, called))
    short = codebook.choices()
    pairs = (
        (
            short.directions.label(old.direction.value) if old.direction else _("not said"),
            short.directions.label(new.direction.value) if new.direction else _("not said"),
        ),
        (
            short.strengths.label(old.strength.value) if old.strength else _("not said"),
            short.strengths.label(new.strength.value) if new.strength else _("not said"),
        ),
        (
            listed([short.actors.label(actor.value) for actor in old.actors]) or _("not said"),
            listed([short.actors.label(actor.value) for actor in new.actors]) or _("not said"),
        ),
        (
            listed([short.life_stages.label(stage) for stage in old.life_stages]) or _("not said"),
            listed([short.life_stages.label(stage) for stage in new.life_stages]) or _("not said"),
        ),
    )
    for was, now in pairs:
        if was != now:
            yield Difference(label, was, now)


def _reflections(before: CafeFacts, after: CafeFacts) -> Iterator[Difference]:
    for label, old, new in (
        (_("Where we differed"), before.disagreed, after.disagreed),
        (_("Who was not there"), before.missing_voices, after.missing_voices),
    ):
        if old != new:
            yield Difference(label, _quoted(old), _quoted(new))


def _name(kind: EntryKind, place: int) -> str:
    match kind:
        case EntryKind.THEME:
            return _("Sentence {n}").format(n=place)
        case EntryKind.QUOTE:
            return _("A quote")
        case EntryKind.IDEA:
            return _("Idea {n}").format(n=place)


def _shown(said: Said) -> str:
    """A quote is not shown twice where it may have been taken back; a sentence is."""
    return _("was there") if said.kind is EntryKind.QUOTE else _quoted(said.text)


def _quoted(text: str) -> str:
    return _("“{words}”").format(words=clipped(text, _MOST_CHARACTERS)) if text else _("nothing")


def _themes(said: Said, called: Mapping[str, str]) -> str:
    book = codebook.load()
    return listed([called.get(code) or book.tile(code) for code in said.themes]) or _("no theme")
