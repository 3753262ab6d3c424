"""What *Who came* and *How was it* show: heads, tallies and faces in, texts and flags out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.capture import notes as rules
from cafe.capture.small_sums import NOTHING_SMALL, SmallSums, so_far
from cafe.capture.view import ChoiceView, QuestionView
from cafe.content.forms import LIGHT, EqualityForm, EqualityQuestion, FeedbackForm
from cafe.content.wellbeing import WellbeingForm, wellbeing
from cafe.core.i18n import _
from cafe.model.values import Attendance, Face, Feedback, Tally


@dataclass(frozen=True, slots=True)
class HeadView:
    """One big tally. ``value`` None: not counted."""

    name: str  # the field of Attendance
    title: str
    hint: str
    value: int | None


@dataclass(frozen=True, slots=True)
class CellView:
    """One count of the slip."""

    category: str
    label: str
    value: int  # 0 where nothing was counted
    is_counted: bool


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """One question of the slip, opened or waiting behind its button."""

    id: str
    title: str
    name: str  # in a word or two, for buttons: "Age"
    optional: str
    so_far: str  # "11 of 14 counted. The other 3 go down as “not asked”."
    skip: str
    is_open: bool
    cells: tuple[CellView, ...]
    is_hidden: bool = False  # its sums are covered: too few answers


@dataclass(frozen=True, slots=True)
class SupportView:
    """One kind of support that was used, or not."""

    id: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The page *Who came*."""

    title: str
    banner: str
    banner_hint: str
    heads: tuple[HeadView, ...]  # people, first-timers: the two big ones
    more_heads: tuple[HeadView, ...]  # hosts, children, take-home cards
    questions: tuple[CountedQuestion, ...]
    others_title: str
    support_title: str
    support: tuple[SupportView, ...]
    warning: str  # what does not add up, in a sentence; never stops anybody
    cuppa: str  # one or two people: what that means; empty otherwise


@dataclass(frozen=True, slots=True)
class FaceView:
    face: Face
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement with its five faces, in their one order."""

    code: str
    words: str
    faces: tuple[FaceView, ...]
    answered: int
    so_far: str  # "9 of 14 answered", "9 answered"
    is_hidden: bool = False  # its sums are covered: too few answers


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The page *How was it*, as tallies."""

    title: str
    hint: str
    statements: tuple[StatementView, ...]
    comments_title: str
    comments: tuple[str, ...]
    pooled: str
    warning: str


def attendance_view(
    attendance: Attendance,
    tallies: Sequence[Tally],
    form: EqualityForm,
    profile: str = LIGHT,
    *,
    words_kept: int = 0,
    small: SmallSums = NOTHING_SMALL,
) -> AttendanceView:
    """The counts so far. A question is opened by its first count; the first one always stands open.

    ``words_kept``: how many sentences, quotes and ideas there are, for what becomes of them.
    """
    people = attendance.people
    counted = {tally.question for tally in tallies}  # what was counted before the other slip was chosen stays in sight
    shown = [one for one in form.questions if profile in one.profiles or one.id in counted]
    questions = tuple(
        _counted(question, tallies, people, form.not_asked, small, is_first=number == 0)
        for number, question in enumerate(shown)
    )
    return AttendanceView(
        title=_("Who came"),
        banner=_("Count heads, not names"),
        banner_hint=_("Leave anything blank if nobody said. Small numbers are hidden before anything is sent."),
        heads=(
            HeadView("people", _("People here"), _("Not counting hosts"), people),
            HeadView("first_timers", _("Here for the first time"), _("If they said so"), attendance.first_timers),
        ),
        more_heads=(
            HeadView("hosts", _("Hosts and helpers"), _("You too"), attendance.hosts),
            HeadView("children", _("Children"), _("Optional"), attendance.children),
            HeadView("support_cards", _("Cards taken home"), _("All kinds together"), attendance.support_cards),
        ),
        questions=questions,
        others_title=_("Other things you could count"),
        support_title=_("What helped people be here?"),
        support=tuple(SupportView(id, label, id in attendance.support_used) for id, label in _support_kinds()),
        warning=_does_not_add_up(attendance, tallies, shown),
        cuppa=_cuppa(people, words_kept),
    )


def _counted(
    question: EqualityQuestion,
    tallies: Sequence[Tally],
    people: int | None,
    not_asked: str,
    small: SmallSums,
    *,
    is_first: bool,
) -> CountedQuestion:
    kept = {tally.category: tally.count for tally in tallies if tally.question == question.id}
    answered = sum(kept.values())
    is_hidden = small.hides(question.id, answered)
    return CountedQuestion(
        id=question.id,
        title=question.words,
        name=_short_name(question),
        optional=_("Optional"),
        so_far=so_far(answered) if is_hidden else counted_so_far(answered, people, not_asked),
        skip=_("Skip this"),
        is_open=is_first or bool(kept),
        cells=tuple(
            CellView(category.id, category.label, kept.get(category.id, 0), category.id in kept)
            for category in question.categories
        ),
        is_hidden=is_hidden,
    )


def counted_so_far(counted: int, people: int | None, not_asked: str) -> str:
    """How far the counting is, and what becomes of the rest. That some are not counted is fine."""
    if people is None:
        return _("{n} counted.").format(n=counted) if counted else _("Nobody counted yet.")
    rest = people - counted
    if rest < 0:
        return _("{n} counted, and {people} came. Count once more?").format(n=counted, people=people)
    if rest == 0:
        return _("All {people} counted.").format(people=people)
    if rest == 1:
        return _("{n} of {people} counted. The other one goes down as “{words}”.").format(
            n=counted, people=people, words=not_asked[:1].lower() + not_asked[1:]
        )
    return _("{n} of {people} counted. The other {rest} go down as “{words}”.").format(
        n=counted, people=people, rest=rest, words=not_asked[:1].lower() + not_asked[1:]
    )


def _does_not_add_up(attendance: Attendance, tallies: Sequence[Tally], questions: Sequence[EqualityQuestion]) -> str:
    if attendance.people is None:
        return _("Count the people first: it is the one number every café sends.") if tallies else ""
    for question in questions:
        counted = sum(tally.count for tally in tallies if tally.question == question.id)
        if counted > attendance.people:
            return _("“{question}” has more answers than people. Count once more?").format(question=question.words)
    return ""


def _cuppa(people: int | None, words_kept: int) -> str:
    if people is None or people >= rules.LEAST_FOR_THEMES:
        return ""
    if people == 0:
        return _("Nobody came. That happens, and the café can be closed as it is.")
    if words_kept:
        return _("With one or two people it was a cuppa. What was written stays on this laptop, and none of it leaves.")
    return _("With one or two people it was a cuppa. No words are kept, and none leave.")


def _support_kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of support that are told, by the ids they travel with."""
    return (
        ("interpreter", _("An interpreter")),
        ("bsl", _("BSL")),
        ("personal_assistant", _("A personal assistant")),
        ("travel", _("Travel paid")),
        ("childcare", _("Childcare paid")),
    )


def _short_name(question: EqualityQuestion) -> str:
    """A question in a word or two; one that came since then says all of itself."""
    names = {
        "age": _("Age"),
        "ethnic-group": _("Ethnic group"),
        "ethnic-group-full": _("Ethnic group"),
        "condition": _("A long-term condition"),
        "condition-limits": _("How it limits daily life"),
        "carer": _("Looks after someone"),
        "carer-full": _("Looks after someone"),
        "trans": _("Trans, or a trans history"),
        **wellbeing().names,
    }
    return names.get(question.id, question.words)


def feedback_view(
    feedback: Feedback, form: FeedbackForm, people: int | None = None, small: SmallSums = NOTHING_SMALL
) -> FeedbackView:
    """The five statements as sums. Never a score, and never shown for one café alone."""
    kept = {(tally.question, tally.category): tally.count for tally in feedback.counts}
    statements = tuple(
        _statement(
            statement.code,
            statement.words,
            tuple(
                FaceView(word.face, word.label, kept.get((statement.code, word.face.value), 0)) for word in form.faces
            ),
            people,
            small,
        )
        for statement in form.statements
    )
    most = max((statement.answered for statement in statements), default=0)
    too_many = people is not None and most > people
    return FeedbackView(
        title=form.title,
        hint=_("Count the strips, the raised cards or the dots, one row at a time. Leave out what was left out."),
        statements=statements,
        comments_title=form.open_question,
        comments=feedback.comments,
        pooled=_("These are mixed with other cafés before anyone sees them. Comments stay on this laptop."),
        warning=_("There are more answers than people. Count once more?") if too_many else "",
    )


def _statement(
    code: str, words: str, faces: tuple[FaceView, ...], people: int | None, small: SmallSums
) -> StatementView:
    answered = sum(face.count for face in faces)
    is_hidden = small.hides(code, answered)
    said = _("{n} answered") if people is None else _("{n} of {people} answered")
    told = so_far(answered) if is_hidden else said.format(n=answered, people=people)
    return StatementView(code, words, faces, answered, told, is_hidden)


def wellbeing_view(
    tallies: Sequence[Tally], form: WellbeingForm, people: int | None, small: SmallSums = NOTHING_SMALL
) -> tuple[CountedQuestion, ...]:
    """The four national questions, each with how many chose each number. Never added up, never a score."""
    not_asked = _("Not asked")
    return tuple(_counted(question, tallies, people, not_asked, small, is_first=True) for question in form.questions)


def slip_question(question: EqualityQuestion, chosen: str = "") -> QuestionView:
    """One question of the slip, or of well-being, as it is asked of the person who holds the laptop."""
    choices = tuple(ChoiceView(one.id, one.label, one.id == chosen) for one in question.categories)
    return QuestionView(question.words, "", choices)
