"""Every sheet that the day needs, what it is for and how it is made: one list for page, service and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from cafe.content import forms, guides, hosting
from cafe.content.directory import USUAL_ON_CARDS, Service
from cafe.content.forms import FULL, LIGHT
from cafe.content.guides import Guide
from cafe.content.paper_words import PaperWords
from cafe.content.topics import Topic
from cafe.content.wellbeing import wellbeing
from cafe.core.errors import ProblemToFix
from cafe.core.i18n import _
from cafe.model.community.values import RippleMap
from cafe.model.values import Plan
from cafe.report import run_sheet, slips
from cafe.report.paper.look import Look
from cafe.report.paper.page import Document
from cafe.report.sheets import (
    agreements,
    cards,
    dpia,
    guide_sheet,
    notice,
    poster,
    ripple_map,
    run_sheet_large,
    strips,
    support_cards,
    table_sheet,
    tallies,
    you_said,
)
from cafe.report.slips import Slips


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is known when a sheet is made. Without a plan, what stands on the paper is the same for every café."""

    today: date
    plan: Plan | None = None
    topic: Topic | None = None
    own_agreements: tuple[str, ...] | None = None  # None: the first few of the form
    services: tuple[Service, ...] = ()
    words: PaperWords = field(default_factory=PaperWords)
    kept: notice.KeptFor = field(default_factory=notice.KeptFor)
    threshold: int = 5
    slip_profile: str = LIGHT
    you_said: you_said.YouSaid | None = None
    dpia: dpia.Dpia | None = None
    card_services: tuple[str, ...] = USUAL_ON_CARDS
    quote_slips: Slips = field(default_factory=lambda: Slips(()))
    ripples: RippleMap | None = None
    ripples_held: ProblemToFix | None = None  # why they may not even lie on the table


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``shape`` is how its small picture is drawn; ``needs`` is what it cannot be made without.

    ``many``: how many to print, in words; empty for one.
    """

    id: str
    name: str
    about: str
    group: str
    shape: str
    make: Callable[[PaperFacts, Look], Document]
    needs: str = ""  # "", "plan", "topic", "programme", "answers", "quotes", "ripples"
    has_large: bool = True
    many: str = ""


BEFORE, TABLES, AFTER, PROGRAMME = "before", "tables", "after", "programme"


def group_name(group: str) -> str:
    """What a group of sheets is called."""
    return {
        BEFORE: _("Before the day"),
        TABLES: _("In the room"),
        AFTER: _("At the end"),
        PROGRAMME: _("For the programme"),
    }[group]


def sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the day."""
    return (*_before(), *_tables(), *_after(), *_programme())


def find(sheet_id: str) -> Sheet:
    """The sheet with this id. Raises ``KeyError`` for one that there is not."""
    return {one.id: one for one in sheets()}[sheet_id]


def _before() -> Iterable[Sheet]:
    return (
        Sheet("poster", _("Poster for the door"), _("What, when and where, how to get in, what may come up."),
              BEFORE, "poster", _poster, needs="plan"),
        Sheet("run-sheet", _("Run sheet"), _("Your evening by the clock, on your knee."),
              BEFORE, "rows", _run_sheet, needs="plan"),
        Sheet("privacy-notice", _("Privacy notice"), _("What we keep and what we do not, to read out."),
              BEFORE, "text", _notice),
    )  # fmt: skip


def _tables() -> Iterable[Sheet]:
    return (
        Sheet("agreements-poster", _("Agreements poster"), _("How we talk together, for the wall."),
              TABLES, "poster", lambda facts, look: agreements.poster(forms.agreements(), _own(facts), look)),
        Sheet("agreement-cards", _("Agreement cards"), _("To cut, one for each reader. Print both sides."),
              TABLES, "cards6", lambda facts, look: agreements.cards(forms.agreements(), _own(facts), look)),
        Sheet("question-cards", _("Question cards"), _("Each question on a card for the table."),
              TABLES, "cards6", lambda facts, look: cards.questions(_questions(facts), look), needs="topic"),
        Sheet("what-if-cards", _("What if…? cards"), _("Small steps for a host, for a pocket."),
              TABLES, "cards6", lambda _facts, look: cards.what_if(hosting.what_if(), look)),
        Sheet("table-sheet", _("Table sheet"), _("Up to five sentences from one table."),
              TABLES, "lines", lambda _facts, look: table_sheet.document(look), many=_("one a table")),
    )  # fmt: skip


def _after() -> Iterable[Sheet]:
    return (
        Sheet("feedback-strips", _("How was it: strips"), _("Three to a page. Two quiet minutes."),
              AFTER, "strips3", lambda _facts, look: strips.feedback(forms.feedback(), look), many=_("one each")),
        Sheet("slips-light", _("Who came: slips"), _("Two to a page. A few questions, all of them free to leave out."),
              AFTER, "strips2", lambda _facts, look: strips.slips(forms.equality(), look), many=_("one each")),
        Sheet("slips-full", _("Who came: long slips"), _("One to a page, where your programme asks for more."),
              AFTER, "lines", lambda _facts, look: strips.slips(forms.equality(), look, FULL), many=_("one each")),
        Sheet("tally-who-came", _("Tally: who came"), _("To count slips and heads by hand."),
              AFTER, "rows", lambda facts, look: tallies.who_came(forms.equality(), look, facts.slip_profile)),
        Sheet("tally-how-was-it", _("Tally: how was it"), _("To count faces, raised cards or dots."),
              AFTER, "grid", lambda _facts, look: tallies.how_was_it(forms.feedback(), look)),
        Sheet("slips-wellbeing", _("Well-being: slips"), _("Four national questions, where your programme asks them."),
              AFTER, "strips2", lambda _facts, look: strips.wellbeing(wellbeing(), look), many=_("one each")),
        Sheet("tally-wellbeing", _("Tally: well-being"), _("To count those slips by hand."),
              AFTER, "rows", lambda _facts, look: tallies.how_are_you(wellbeing(), look)),
        Sheet("support-cards", _("Support cards"), _("Eight to cut, all alike, for everybody."),
              AFTER, "cards8", _support, many=_("one each")),
        Sheet("quote-slips", _("Three words to keep"), _("Slips to cut, for those whose words were kept."),
              AFTER, "cards8", _quote_slips, needs="quotes"),
        Sheet("ripple-map", _("Ripple map"), _("What came of your meeting: rings, votes, and the same as a list."),
              AFTER, "map", _ripple_map, needs="ripples"),
        Sheet("you-said", _("You said, we did"), _("What came of your words, for the women who were there."),
              AFTER, "rows", _you_said, needs="answers"),
    )  # fmt: skip


def _programme() -> Iterable[Sheet]:
    guide_sheets = (
        Sheet(f"guide-{ident}", guide.title, _("The whole guide, to read away from a screen."),
              PROGRAMME, "text", partial(_guide, guide))
        for ident in ("hosts-guide", "coordinators-guide")
        if (guide := guides.find(ident)) is not None
    )  # fmt: skip
    pack = Sheet("dpia", _("DPIA pack"), _("What is kept, how it is locked, what has left."),
                 PROGRAMME, "text", _dpia, needs="programme", has_large=False)  # fmt: skip
    return (*guide_sheets, pack)


def _plan(facts: PaperFacts) -> Plan:
    if facts.plan is None:
        raise ProblemToFix(_("This sheet belongs to one café."), _("Open it from the plan of your café."))
    return facts.plan


def _own(facts: PaperFacts) -> tuple[str, ...]:
    return forms.agreements().poster_lines if facts.own_agreements is None else facts.own_agreements


def _run_sheet(facts: PaperFacts, look: Look) -> Document:
    said = run_sheet.outline_of(_plan(facts))
    return run_sheet_large.document(said) if look.large else run_sheet.document(said)


def _poster(facts: PaperFacts, look: Look) -> Document:
    return poster.document(poster.outline_of(_plan(facts), facts.topic, facts.words), look)


def _questions(facts: PaperFacts) -> list[tuple[str, str]]:
    """The questions of the plan by the name of their round; without a plan all those of the topic."""
    planned = [(stage.title, stage.question) for stage in facts.plan.stages if stage.question] if facts.plan else []
    if planned or facts.topic is None:
        return planned
    return [(facts.topic.short_title, one) for one in facts.topic.questions]


def _support(facts: PaperFacts, look: Look) -> Document:
    return support_cards.document(support_cards.on_the_card(facts.services, facts.today, facts.card_services), look)


def _you_said(facts: PaperFacts, look: Look) -> Document:
    if facts.you_said is None and facts.plan is not None:
        raise ProblemToFix(_("This café was not sent yet, so nobody could answer."), _("Check and send it first."))
    if facts.you_said is None:
        raise ProblemToFix(_("This sheet belongs to one café."), _("Open it from the page of a café that was sent."))
    return you_said.document(facts.you_said, look)


def _quote_slips(facts: PaperFacts, look: Look) -> Document:
    if facts.plan is None:
        raise ProblemToFix(_("This sheet belongs to one café."), _("Open it from the page of that café."))
    return slips.document(facts.quote_slips, look)


def _ripple_map(facts: PaperFacts, look: Look) -> Document:
    if facts.plan is None:
        raise ProblemToFix(_("This sheet belongs to one café."), _("Open it from the page of its ripples."))
    if facts.ripples_held is not None and facts.ripples is not None and not facts.ripples.is_empty:
        raise facts.ripples_held
    return ripple_map.document(facts.ripples, look)


def _guide(guide: Guide, _facts: PaperFacts, look: Look) -> Document:
    return guide_sheet.document(guide, look)


def _notice(facts: PaperFacts, look: Look) -> Document:
    return notice.document(facts.words, facts.threshold, look, facts.kept)


def _dpia(facts: PaperFacts, _look: Look) -> Document:
    if facts.dpia is None:
        raise ProblemToFix(
            _("This laptop does not collect for a programme."), _("Print it where the programme is kept.")
        )
    return dpia.document(facts.dpia)
