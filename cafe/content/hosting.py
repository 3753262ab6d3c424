"""What a host says and does: the cues of each stage, What if…? cards, going deeper, the list for the day,
and the steps for when someone is upset. Read in the plan and during the run; nothing of it is ever recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cafe.content import directory
from cafe.content.reading import Part, Source, read
from cafe.content.topics import Requirements
from cafe.core.i18n import _
from cafe.model.values import StageKind

ACTIONS = ("show_agreements", "show_support", "open_distress")  # what the app can do at a card's foot

_NEEDS = ("two_facilitators", "wellbeing_buddy", "partner")
_ONLY = ("in_person", "online")


@dataclass(frozen=True, slots=True)
class StageWords:
    """What a stage is called, what a host may say in it, and the one line the room sees.

    A cue may hold ``{each}``, the time for one turn. ``questions`` are for where the topic gives none.
    """

    kind: StageKind
    title: str
    cues: tuple[str, ...]
    room_line: str
    questions: tuple[str, ...]

    def cues_for(self, each: str) -> tuple[str, ...]:
        """The cues with the time for one turn in words ("2 minutes"); a minute where it is not known."""
        return tuple(cue.replace("{each}", each or _("a minute")) for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, what to say aloud (may be empty), what to do (may be empty)."""

    title: str
    words: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Distress:
    """The page for when someone is upset, and the list for when someone tells of harm.

    ``danger`` and ``numbers`` are ids of the directory. ``quiet_screen`` is all the room sees.
    """

    title: str
    lead: str
    steps: tuple[Step, ...]
    danger_title: str
    danger_who: str
    danger: str
    numbers_title: str
    numbers: tuple[str, ...]
    promise: str
    quiet_screen: str
    harm_title: str
    harm_lead: str
    harm_contact: str
    harm_steps: tuple[Step, ...]
    harm_notes: tuple[Step, ...]
    checked: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A What if…? card: steps from the gentlest to the firmest. ``stages`` are where it stands first."""

    id: str
    title: str
    icon: str
    stages: tuple[StageKind, ...]
    words: tuple[str, ...]
    action: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The nine cards."""

    title: str
    search_hint: str
    lead: str
    cards: tuple[Card, ...]
    checked: str
    sources: tuple[Source, ...]

    def find(self, card_id: str) -> Card | None:
        """The card with this id."""
        return next((card for card in self.cards if card.id == card_id), None)

    def often_now(self, kind: StageKind) -> tuple[Card, ...]:
        """The cards that fit this stage."""
        return tuple(card for card in self.cards if kind in card.stages)

    def any_time(self, kind: StageKind) -> tuple[Card, ...]:
        """All the others."""
        return tuple(card for card in self.cards if kind not in card.stages)

    def matching(self, typed: str) -> tuple[Card, ...]:
        """Cards where every typed word begins a word of the title or of the card's own words."""
        wanted = typed.casefold().split()
        found = []
        for card in self.cards:
            known = " ".join((card.title, *card.words)).casefold().split()
            if all(any(word.startswith(part) for word in known) for part in wanted):
                found.append(card)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line of the list for the day, and when it stands there."""

    id: str
    text: str
    from_level: int = 1
    needs: str = ""
    only: str = ""


def _step(part: Part) -> Step:
    step = Step(part.text("title"), part.text("words", ""), part.text("say", ""))
    part.close()
    return step


def parse_cues(page: Part) -> dict[StageKind, StageWords]:
    """The words of every stage from their file. Every kind of stage has its own."""
    found: dict[StageKind, StageWords] = {}
    for part in page.parts("stages"):
        kind = StageKind(part.one_of("kind", StageKind))
        if kind in found:
            raise part.problem(_("“{kind}” stands twice.").format(kind=kind))
        found[kind] = StageWords(
            kind=kind,
            title=part.text("title"),
            cues=part.texts("cues", least=3, most=4),
            room_line=part.text("room_line", ""),
            questions=part.texts("questions"),
        )
        part.close()
    for kind in StageKind:
        if kind not in found:
            raise page.problem(_("There are no words for the stage “{kind}”.").format(kind=kind))
    page.text("checked")
    page.sources()
    page.close()
    return found


def parse_distress(page: Part) -> Distress:
    """The steps from their file. Their numbers have to be in the directory."""
    ids = [service.id for service in directory.load().services]
    harm = page.part("harm")
    found = Distress(
        title=page.text("title"),
        lead=page.text("lead"),
        steps=tuple(_step(part) for part in page.parts("steps")),
        danger_title=page.text("danger_title"),
        danger_who=page.text("danger_who"),
        danger=page.one_of("danger", ids),
        numbers_title=page.text("numbers_title"),
        numbers=page.chosen("numbers", ids, least=1),
        promise=page.text("promise"),
        quiet_screen=page.text("quiet_screen"),
        harm_title=harm.text("title"),
        harm_lead=harm.text("lead"),
        harm_contact=harm.text("lead_contact"),
        harm_steps=tuple(_step(part) for part in harm.parts("steps")),
        harm_notes=tuple(_step(part) for part in harm.parts("notes")),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    harm.close()
    page.close()
    return found


def _card(part: Part) -> Card:
    card = Card(
        id=part.text("id"),
        title=part.text("title"),
        icon=part.text("icon"),
        stages=tuple(StageKind(kind) for kind in part.chosen("stages", StageKind)),
        words=part.texts("words"),
        action=part.one_of("action", ACTIONS, ""),
        steps=tuple(_step(step) for step in part.parts("steps", least=2)),
    )
    part.close()
    return card


def parse_what_if(page: Part) -> WhatIf:
    """The cards from their file."""
    cards = tuple(_card(part) for part in page.parts("cards"))
    page.no_twins("cards", [card.id for card in cards])
    found = WhatIf(
        title=page.text("title"),
        search_hint=page.text("search_hint"),
        lead=page.text("lead"),
        cards=cards,
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return found


def parse_checklist(page: Part) -> tuple[CheckLine, ...]:
    """Every line that can stand on the list for the day."""
    lines = []
    for part in page.parts("lines"):
        lines.append(
            CheckLine(
                id=part.text("id"),
                text=part.text("text"),
                from_level=part.number("from_level", 1, 3, 1),
                needs=part.one_of("needs", _NEEDS, ""),
                only=part.one_of("only", _ONLY, ""),
            )
        )
        part.close()
    page.no_twins("lines", [line.id for line in lines])
    for key in ("title", "checked"):
        page.text(key)
    page.sources()
    page.close()
    return tuple(lines)


def checklist_for(
    caution_level: int, requirements: Requirements | None = None, is_online: bool = False
) -> tuple[CheckLine, ...]:
    """The list for a café on a topic of this level, in the order of the file.

    A line with ``needs`` stands there when the topic asks for it, or from its own level where it has one.
    """
    asked = requirements or Requirements()
    needed = {
        "two_facilitators": asked.facilitators >= 2,
        "wellbeing_buddy": asked.wellbeing_buddy,
        "partner": asked.partner,
    }
    return tuple(line for line in checklist() if _stands(line, caution_level, needed, is_online))


def _stands(line: CheckLine, level: int, needed: dict[str, bool], is_online: bool) -> bool:
    if line.only and (line.only == "online") != is_online:
        return False
    if line.needs and needed[line.needs]:
        return True
    # A line with a need and no level of its own waits for the need alone.
    return level >= line.from_level and not (line.needs and line.from_level == 1)


@cache
def stages() -> dict[StageKind, StageWords]:
    """The words of every stage. Shared: read it, never change it."""
    return parse_cues(read("forms/cues.toml"))


def stage_words(kind: StageKind) -> StageWords:
    """What this kind of stage is called and what may be said in it."""
    return stages()[kind]


@cache
def distress() -> Distress:
    """The steps for when someone is upset."""
    return parse_distress(read("forms/distress.toml"))


@cache
def what_if() -> WhatIf:
    """The nine cards."""
    return parse_what_if(read("forms/whatif.toml"))


@cache
def deepen() -> tuple[str, ...]:
    """Prompts for going deeper in the open dialogue."""
    return parse_prompts(read("forms/deepen.toml"))


def parse_prompts(page: Part) -> tuple[str, ...]:
    """The prompts from their file."""
    prompts = page.texts("prompts", least=1)
    for key in ("title", "checked"):
        page.text(key)
    page.sources()
    page.close()
    return prompts


@cache
def checklist() -> tuple[CheckLine, ...]:
    """Every line that can stand on the list for the day; ``checklist_for`` chooses."""
    return parse_checklist(read("forms/checklist.toml"))
