"""**Plan** → run → write up → send. What there is to choose from while planning, in words: keys and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from cafe.content import areas
from cafe.content.hosting import stage_words
from cafe.content.topics import Topic
from cafe.core.i18n import _
from cafe.model.values import Length, NoteMode, Place, Plan, StageKind
from cafe.plan.timings import stage_title


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its key, its words, and a line that helps to choose."""

    key: str
    words: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where it is, as chosen; ``board`` and ``rural_line`` follow from it. ``leaves``: what of it travels."""

    council: str
    board: str
    rural: str
    rural_line: str
    kind: str
    is_island: bool
    leaves: str


def length_words(length: Length) -> str:
    """What a length is called where it is chosen."""
    return {
        Length.NINETY: _("90 minutes"),
        Length.SEVENTY_FIVE: _("75 minutes"),
        Length.SIXTY: _("60 minutes"),
        Length.LIGHT: _("45 minutes, Light"),
        Length.TASTER: _("30 minutes, Taster"),
    }[length]


def note_words(mode: NoteMode) -> str:
    """What a way of taking notes is called where it is chosen."""
    return {
        NoteMode.AFTER: _("After the final round"),
        NoteMode.AS_WE_GO: _("As we go, by a note keeper"),
        NoteMode.NONE: _("No notes today"),
    }[mode]


def _note_line(mode: NoteMode) -> str:
    return {
        NoteMode.AFTER: _("Nobody writes while people talk. At the end you choose a few sentences together."),
        NoteMode.AS_WE_GO: _("Somebody who is not hosting writes short notes. Say so at the start."),
        NoteMode.NONE: _("Only the topic and how many came are kept."),
    }[mode]


def lengths() -> tuple[Option, ...]:
    """The five lengths, longest first."""
    return tuple(Option(length, length_words(length)) for length in Length)


def note_modes() -> tuple[Option, ...]:
    """The three ways of taking notes, the usual one first."""
    return tuple(Option(mode, note_words(mode), _note_line(mode)) for mode in NoteMode)


def topic_options(every: tuple[Topic, ...], unlocked: frozenset[str], plan: Plan) -> tuple[Option, ...]:
    """The topics a café can be about here; the plan's own is always among them."""
    found = [Option(t.id, t.title) for t in every if not t.locked or t.id in unlocked or t.id == plan.topic_id]
    if plan.topic_id and all(option.key != plan.topic_id for option in found):
        found.append(Option(plan.topic_id, plan.topic_title))
    return tuple(found)


def stages_to_add(plan_kinds: frozenset[StageKind]) -> tuple[Option, ...]:
    """What can be added to an evening: a break, a stage of one's own, more talk, and what is not there yet."""
    lines = {
        StageKind.BREAK: _("Ten minutes for tea, and to move about."),
        StageKind.OWN: _("Something of your own: a song, a speaker, a walk."),
        StageKind.DIALOGUE: _("More time to talk freely."),
    }
    first = tuple(lines)
    rest = tuple(kind for kind in StageKind if kind not in first and kind not in plan_kinds)
    return tuple(Option(kind, stage_title(kind), lines.get(kind, "")) for kind in (*first, *rest))


def questions_for(kind: StageKind, of_topic: tuple[str, ...]) -> tuple[str, ...]:
    """What a stage could ask: the pack's questions where people talk about the topic, and the stage's own."""
    talks = kind in (StageKind.ROUND_1, StageKind.ROUND_2, StageKind.DIALOGUE, StageKind.OWN)
    return tuple(dict.fromkeys((*(of_topic if talks else ()), *stage_words(kind).questions)))


def _not_said(options: list[Option]) -> tuple[Option, ...]:
    return (Option("", _("Not said yet")), *options)


def councils() -> tuple[Option, ...]:
    """The 32 council areas, one answer for several, and none yet."""
    return _not_said([Option(council.id, council.name) for council in areas.load().councils])


def rural_classes() -> tuple[Option, ...]:
    """The eight classes of town and country, each with a hint to choose by."""
    return _not_said([Option(str(found.number), found.name, found.hint) for found in areas.load().urban_rural])


def kinds_of_place() -> tuple[Option, ...]:
    """Hall, library and the others."""
    return _not_said([Option(kind.id, kind.name) for kind in areas.load().kinds])


def place_view(place: Place, topic: Topic | None) -> PlaceView:
    """The place in words. The hall is not part of it."""
    known = areas.load()
    board = known.board_of(place.council)
    rural = next((found for found in known.urban_rural if found.number == place.urban_rural), None)
    told = _("Health board: {name}").format(name=board.name) if board else ""
    if place.council == areas.MORE_THAN_ONE:
        told = _("Several areas belong to no one health board.")
    leaves = _("This goes with the pack. The hall’s name stays on this laptop.")
    if topic is not None and topic.requirements.council_only:
        leaves = _("On this topic only the council area goes with the pack. The rest stays on this laptop.")
    return PlaceView(
        council=place.council,
        board=told,
        rural=str(place.urban_rural) if place.urban_rural else "",
        rural_line=rural.hint if rural else "",
        kind=place.kind,
        is_island=place.is_island,
        leaves=leaves,
    )
