"""The places of the app by name. A page's module is loaded when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cafe.ui.place import Page


def _home() -> type[Page]:
    from cafe.ui.home.page import HomePage

    return HomePage


def _cafes() -> type[Page]:
    from cafe.ui.home.cafes import CafesPage

    return CafesPage


def _plan() -> type[Page]:
    from cafe.ui.plan.page import PlanPage

    return PlanPage


def _run() -> type[Page]:
    from cafe.ui.run.page import RunPage

    return RunPage


def _write_up() -> type[Page]:
    from cafe.ui.capture.write_up import WriteUpPage

    return WriteUpPage


def _who_came() -> type[Page]:
    from cafe.ui.capture.who_came import WhoCamePage

    return WhoCamePage


def _how_was_it() -> type[Page]:
    from cafe.ui.capture.how_was_it import HowWasItPage

    return HowWasItPage


def _from_paper() -> type[Page]:
    from cafe.ui.capture.from_paper import FromPaperPage

    return FromPaperPage


def _check() -> type[Page]:
    from cafe.ui.review.check import CheckPage

    return CheckPage


def _phone_words() -> type[Page]:
    from cafe.ui.review.phone_words import PhoneWordsPage

    return PhoneWordsPage


def _sent() -> type[Page]:
    from cafe.ui.review.sent import SentPage

    return SentPage


def _quarter() -> type[Page]:
    from cafe.ui.review.quarter import QuarterPage

    return QuarterPage


def _programme() -> type[Page]:
    from cafe.ui.collate.page import ProgrammePage

    return ProgrammePage


def _add_packs() -> type[Page]:
    from cafe.ui.collate.add_packs import AddPacksPage

    return AddPacksPage


def _answers() -> type[Page]:
    from cafe.ui.collate.answers import AnswersPage

    return AnswersPage


def _themes() -> type[Page]:
    from cafe.ui.collate.themes_page import ThemesPage

    return ThemesPage


def _coordinators() -> type[Page]:
    from cafe.ui.collate.coordinators import CoordinatorsPage

    return CoordinatorsPage


def _paper() -> type[Page]:
    from cafe.ui.paper.page import PaperPage

    return PaperPage


def _awaited() -> type[Page]:
    from cafe.ui.collate.awaited import AwaitedPage

    return AwaitedPage


def _topics() -> type[Page]:
    from cafe.ui.topics.page import TopicsPage

    return TopicsPage


def _own_topic() -> type[Page]:
    from cafe.ui.topics.writing import OwnTopicPage

    return OwnTopicPage


def _here() -> type[Page]:
    from cafe.ui.community.here import HerePage

    return HerePage


def _ripples() -> type[Page]:
    from cafe.ui.community.ripples import RipplesPage

    return RipplesPage


def _debrief() -> type[Page]:
    from cafe.ui.community.debrief import DebriefPage

    return DebriefPage


def _changes() -> type[Page]:
    from cafe.ui.collate.changes import ChangesPage

    return ChangesPage


def _support() -> type[Page]:
    from cafe.ui.topics.support import SupportPage

    return SupportPage


def _settings() -> type[Page]:
    from cafe.ui.settings.page import SettingsPage

    return SettingsPage


def _programme_key() -> type[Page]:
    from cafe.ui.collate.key_page import ProgrammeKeyPage

    return ProgrammeKeyPage


def _what_was_done() -> type[Page]:
    from cafe.ui.settings.what_was_done import WhatWasDonePage

    return WhatWasDonePage


def _lost_laptop() -> type[Page]:
    from cafe.ui.settings.lost import LostLaptopPage

    return LostLaptopPage


def _help() -> type[Page]:
    from cafe.ui.settings.help import HelpPage

    return HelpPage


PLACES: dict[str, Callable[[], type[Page]]] = {
    "home": _home,
    "cafes": _cafes,
    "plan": _plan,  # without a café: choose a topic and begin
    "run": _run,  # the harvest in the room is one of its stages
    "write-up": _write_up,
    "who-came": _who_came,
    "how-was-it": _how_was_it,
    "from-paper": _from_paper,  # without a café: one that ran without the laptop
    "check": _check,
    "phone-words": _phone_words,
    "sent": _sent,
    "quarter": _quarter,  # the period return: who came, pooled
    "programme": _programme,
    "add-packs": _add_packs,
    "answers": _answers,
    "coordinators": _coordinators,  # choices that pass between them
    "themes": _themes,  # a programme’s codebook, and what hosts proposed
    "paper": _paper,  # every sheet; for a café, a topic or any
    "awaited": _awaited,
    "topics": _topics,
    "own-topic": _own_topic,  # writing one of one's own
    "support": _support,
    "here": _here,  # what a community has
    "ripples": _ripples,  # what came of a group’s meeting
    "debrief": _debrief,  # for the hosts alone
    "changes": _changes,  # the programme’s picture of ripples and changes
    "settings": _settings,
    "programme-key": _programme_key,
    "what-was-done": _what_was_done,
    "lost-laptop": _lost_laptop,
    "help": _help,
}
