"""What the page of a period return says: exactly what would leave, what only as totals, and where it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cafe.content.wellbeing import pooled_questions
from cafe.core import words
from cafe.core.clock import local
from cafe.core.i18n import _, ngettext
from cafe.packs.returns.pooling import LEAST_PEOPLE, Pooled, board_name, ends_before, in_words

if TYPE_CHECKING:
    from cafe.packs.returns.service import Period


@dataclass(frozen=True, slots=True)
class LeavingQuestion:
    """One question as it leaves. ``counts`` empty: ``note`` says why only the total does."""

    question: str
    answered: str  # "42 answered"
    counts: tuple[tuple[str, int], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnView:
    """The return of one quarter and board. ``notice``: what is to be known first, a head and a line."""

    key: str  # the place's word
    name: str  # in a list of several: "October to December 2026 · NHS Highland"
    under: str
    totals: tuple[tuple[str, str], ...]  # what it says of itself: a figure and its words
    questions: tuple[LeavingQuestion, ...]
    stays: tuple[str, ...]
    notice: tuple[str, str]
    state: tuple[str, str]  # words and tone
    button: str
    can_make: bool
    has_file: bool


def key_of(quarter: str, board: str) -> str:
    """The words that go with the place."""
    return f"{quarter} {board}".strip()


def from_key(key: str) -> tuple[str, str]:
    """Quarter and board; two empty ones for none."""
    quarter, _space, board = key.partition(" ")
    return quarter, board


def due_in_words(ripe: Sequence[Period]) -> str:
    """For Home: which return is due. Empty for none."""
    if not ripe:
        return ""
    first = in_words(ripe[0].pool.quarter)
    if ripe[0].has_changed and len(ripe) == 1:
        return _("Counts of {quarter} changed since you sent its return.").format(quarter=first)
    if len(ripe) == 1:
        return _("{quarter} is over. Who came can go to your programme, pooled.").format(quarter=first)
    return ngettext("{n} return of a quarter is due.", "{n} returns of a quarter are due.", len(ripe)).format(
        n=len(ripe)
    )


def return_view(period: Period) -> ReturnView:
    """How one quarter stands."""
    pool, made = period.pool, period.made
    name = f"{in_words(pool.quarter)} · {board_name(pool.board)}"
    people = ngettext("{n} person", "{n} people", pool.people).format(n=pool.people)
    cafes = ngettext("{n} café", "{n} cafés", pool.cafes).format(n=pool.cafes)
    return ReturnView(
        key=key_of(pool.quarter, pool.board),
        name=name,
        under=f"{cafes} · {people}" if pool.cafes else "",
        totals=(
            (str(pool.cafes), ngettext("café, not named", "cafés, none named", pool.cafes)),
            (str(pool.people), _("people, hosts apart")),
        ),
        questions=tuple(_question(one, pool.cafes) for one in pool.questions),
        stays=(
            _("Which café each woman came to, and when"),
            _("Any town, hall or council area"),
            _("Which answers came together: each question is counted alone"),
            _("Everything that was said"),
        ),
        notice=_notice(period),
        state=_state(period),
        button=_("Make it again") if made is not None else _("Make the return"),
        can_make=period.is_over and not period.is_settled and pool.people > 0,
        has_file=made is not None and bool(str(made.path)) and not period.is_settled,
    )


def _question(one: Pooled, cafes: int) -> LeavingQuestion:
    known = next(question for question in pooled_questions() if question.id == one.question)
    labels = {category.id: category.label for category in known.categories}
    note = ""
    if one.is_totals_only:
        note = (
            _("Fewer than {n} answered, so only this total leaves.").format(n=LEAST_PEOPLE)
            if one.answered < LEAST_PEOPLE
            else _("One café alone was asked, so only this total leaves.")
        )
    return LeavingQuestion(
        known.slip_words or known.words,
        _("{n} answered").format(n=one.answered),
        tuple((labels[category], count) for category, count in one.counts),
        note,
    )


def _notice(period: Period) -> tuple[str, str]:
    pool, made = period.pool, period.made
    if period.is_settled:
        return (
            _("What you sent stands"),
            _("Counts of this quarter were deleted here when their time was over."),
        )
    if not period.is_over:
        day = words.long_date(ends_before(pool.quarter))
        return (
            _("This quarter is not over yet"),
            _("More cafés may come. You can make its return from {day} on.").format(day=day),
        )
    if period.has_changed and made is not None:
        return (
            _("Counts changed since you made it"),
            _("Make it again and send it. The newer one takes the place of the older."),
        )
    if pool.is_totals_only:
        return (
            _("Only totals leave this time"),
            _("Too few answered, or there was one café alone. Nobody can be picked out of a total."),
        )
    return "", ""


def _state(period: Period) -> tuple[str, str]:
    made = period.made
    if made is None:
        return (_("Ready to make"), "gorse") if period.is_over else (_("Still counting"), "plain")
    if period.has_changed:
        return _("Changed since"), "gorse"
    if made.received_at is not None:
        return _("Received {day}").format(day=words.short_date(local(made.received_at).date())), "moss"
    if made.sent_at is not None:
        return _("Sent {day}").format(day=words.short_date(local(made.sent_at).date())), "moss"
    return _("Made, not sent"), "gorse"
