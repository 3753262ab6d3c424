"""The paper of a café: agreements and the opening words, the feedback strip, the slip about who came.

Read aloud, printed or counted, never filled in by name. What a host says and does is in ``hosting``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cafe.content.reading import Part, Source, read
from cafe.core.i18n import _
from cafe.model.values import Face

LIGHT, FULL = "light", "full"  # the two profiles of the slip


@dataclass(frozen=True, slots=True)
class Agreement:
    """One of the six: the method's name for it, and our words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Agreements:
    """How we talk together. ``own`` is kept apart from the method's six, as the method is not ours."""

    title: str
    six: tuple[Agreement, ...]
    credit: str
    back_of_card: str
    own_title: str
    own: tuple[str, ...]  # to choose from; the first ``own_on_poster`` unless a host chooses
    own_on_poster: int
    own_most: int
    opening_title: str
    opening: tuple[str, ...]  # sentences to read out: what is written, when a secret cannot be kept
    checked: str
    sources: tuple[Source, ...]

    @property
    def poster_lines(self) -> tuple[str, ...]:
        """Our own agreements as the poster has them where a host has not chosen."""
        return self.own[: self.own_on_poster]


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of the feedback strip; ``about`` is the idea of CHIME behind it, for reports."""

    code: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class FaceWord:
    """A face is never alone: its words stand with it."""

    face: Face
    label: str


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """Five statements, five faces, one open line. Reported as how many chose each face, never a score."""

    title: str
    instruction: str
    statements: tuple[Statement, ...]
    faces: tuple[FaceWord, ...]
    skip: str
    open_question: str
    checked: str
    sources: tuple[Source, ...]

    def label(self, face: Face) -> str:
        """The words of a face."""
        return next(word.label for word in self.faces if word.face is face)


@dataclass(frozen=True, slots=True)
class Category:
    """One answer on the slip: what is counted, and what is shown.

    ``within``: the answer of the coarse question that it belongs to; empty: it is an answer of both.
    """

    id: str
    label: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class EqualityQuestion:
    """One question. ``after`` names the one whose yes it follows; ``slip_words`` is how paper says so.

    ``who`` says who is asked, where not everybody is; it is no part of the question's own wording.
    ``coarse``: the question with fewer answers that it folds into, where slips of both profiles come together.
    """

    id: str
    words: str
    categories: tuple[Category, ...]
    profiles: tuple[str, ...]
    after: str = ""
    slip_words: str = ""
    coarse: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class EqualityForm:
    """The slip. Each question is counted alone, never against another."""

    title: str
    opening: str
    ending: str
    prefer_not: str
    not_asked: str
    questions: tuple[EqualityQuestion, ...]
    checked: str
    sources: tuple[Source, ...]

    def profile(self, name: str) -> tuple[EqualityQuestion, ...]:
        """The questions of ``LIGHT`` or ``FULL``."""
        return tuple(question for question in self.questions if name in question.profiles)


def parse_agreements(page: Part) -> Agreements:
    """The agreements and opening words from their file."""
    six = []
    for part in page.parts("agreements", least=6):
        six.append(Agreement(part.text("name"), part.text("words")))
        part.close()
    page.no_twins("agreements", [agreement.name for agreement in six])
    own, opening = page.part("own"), page.part("opening")
    lines = own.texts("lines", least=1)
    most = own.number("most", 1, 6)
    found = Agreements(
        title=page.text("title"),
        six=tuple(six),
        credit=page.text("credit"),
        back_of_card=page.text("back_of_card"),
        own_title=own.text("title"),
        own=lines,
        own_on_poster=own.number("on_poster", 0, min(most, len(lines))),
        own_most=most,
        opening_title=opening.text("title"),
        opening=opening.texts("lines", least=1),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    for part in (own, opening, page):
        part.close()
    return found


def parse_feedback(page: Part) -> FeedbackForm:
    """The feedback strip from its file. The faces have to be the five the app keeps, in their order."""
    faces = []
    for part in page.parts("faces"):
        faces.append((part.text("id"), part.text("label")))
        part.close()
    if [ident for ident, _label in faces] != list(Face):
        raise page.problem(_("The faces are not the five this app keeps, in their order."))
    statements = []
    for part in page.parts("statements"):
        statements.append(Statement(part.text("code"), part.text("about"), part.text("words")))
        part.close()
    page.no_twins("code", [statement.code for statement in statements])
    found = FeedbackForm(
        title=page.text("title"),
        instruction=page.text("instruction"),
        statements=tuple(statements),
        faces=tuple(FaceWord(Face(ident), label) for ident, label in faces),
        skip=page.text("skip"),
        open_question=page.text("open_question"),
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return found


def _equality_question(part: Part, prefer_not: str) -> EqualityQuestion:
    categories = []
    for item in part.parts("categories", least=2):
        categories.append(Category(item.text("id"), item.text("label"), item.text("within", "")))
        item.close()
    part.no_twins("categories", [category.id for category in categories])
    if categories[-1].label != prefer_not:
        raise part.problem(_("The last answer has to be “{words}”.").format(words=prefer_not))
    found = EqualityQuestion(
        id=part.text("id"),
        words=part.text("words"),
        categories=tuple(categories),
        profiles=part.chosen("profiles", (LIGHT, FULL), least=1),
        after=part.text("after", ""),
        slip_words=part.text("slip_words", ""),
        coarse=part.text("coarse", ""),
        who=part.text("who", ""),
    )
    part.close()
    return found


def _fold(page: Part, questions: Mapping[str, EqualityQuestion]) -> None:
    """Every answer of a question that folds has its place in the coarse one."""
    for question in questions.values():
        known = questions.get(question.coarse)
        if question.coarse and known is None:
            raise page.problem(_("“{id}” is not a question of the slip.").format(id=question.coarse))
        for one in question.categories:
            places = {each.id for each in known.categories} if known else {""}
            if (one.within or (one.id if known else "")) not in places:
                raise page.problem(_("“{id}” belongs to no answer of the short question.").format(id=one.id))


def parse_equality(page: Part) -> EqualityForm:
    """The slip from its file. Every question ends with the way out."""
    prefer_not = page.text("prefer_not")
    questions = tuple(_equality_question(part, prefer_not) for part in page.parts("questions"))
    ids = [question.id for question in questions]
    page.no_twins("questions", ids)
    for question in questions:
        if question.after and question.after not in ids:
            raise page.problem(_("“{id}” is not a question of the slip.").format(id=question.after))
    _fold(page, {question.id: question for question in questions})
    found = EqualityForm(
        title=page.text("title"),
        opening=page.text("opening"),
        ending=page.text("ending"),
        prefer_not=prefer_not,
        not_asked=page.text("not_asked"),
        questions=questions,
        checked=page.text("checked"),
        sources=page.sources(),
    )
    page.close()
    return found


@cache
def agreements() -> Agreements:
    """The shipped agreements, our own ones, and the opening words."""
    return parse_agreements(read("forms/agreements.toml"))


@cache
def feedback() -> FeedbackForm:
    """The shipped feedback strip."""
    return parse_feedback(read("forms/feedback.toml"))


@cache
def equality() -> EqualityForm:
    """The shipped slip, light and full."""
    return parse_equality(read("forms/equality.toml"))
