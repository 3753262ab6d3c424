"""What a programme's report says of itself, whatever it is printed or written on: its limits, and what comes next.

Collate → **report**. Sentences only; the page, the Word file and the one for a browser say the same. Pure.
"""

from __future__ import annotations

from cafe.collate.answering import state_words
from cafe.content.wellbeing import wellbeing
from cafe.core import words
from cafe.core.i18n import _, ngettext
from cafe.model.values import Answer
from cafe.report.programme import cafes_in_words
from cafe.report.programme_values import HELP_ITSELF, ProgrammeOutline, Reached, Theme


def limits(report: ProgrammeOutline) -> tuple[tuple[str, str], ...]:
    """What a reader has to know, and why: (in a few words, in a sentence or two)."""
    first = next(iter(report.said or report.themes), None)  # a theme that the reader finds on the page of bars
    example = _("“In {n} of {cafes}” does not mean that most women think so.").format(
        n=first.cafes if first else 0, cafes=cafes_in_words(report.cafes)
    )
    rows = [
        (_("It counts cafés, not women."), example + " " + _("A theme may be one voice or most of a room.")),
        (_("Those who came, chose to come."), _("Some groups are missing. “Who we reached, and did not” says who.")),
        (
            _("The notes are short on purpose."),
            _("Hosts wrote down sentences the group agreed, after the talking. Nothing was recorded. Much is left out.")
            + " "
            + _("Read back to the group: {n} of {cafes}.").format(
                n=report.read_back, cafes=cafes_in_words(report.cafes)
            ),
        ),
        (_("Topics steer talk."), _("A theme looks larger where more cafés chose a topic close to it.")),
        (_("Places are wide on purpose."), _("We name council areas and months, never a hall or a day.")),
        (
            _("Nobody’s story is here."),
            _("Words that could point to a person were looked for before the notes left the café.")
            + " "
            + _("A number that could is hidden; hidden does not mean none."),
        ),
    ]
    if not report.cafes:
        rows = rows[2:]
    beside = _beside(report)
    if beside:
        rows.append((_("What is not in it."), beside))
    return tuple(rows)


def _beside(report: ProgrammeOutline) -> str:
    said = []
    if report.filters:
        said.append(
            _("{n} of {packs} that came in: {filters}.").format(
                n=report.cafes, packs=cafes_in_words(report.packs), filters=words.clipped(report.filters, 200)
            )
        )
    if report.without_notes:
        said.append(_("{cafes} kept no notes, by choice.").format(cafes=cafes_in_words(report.without_notes)))
    if report.refused:
        said.append(refused_in_words(report))
    if report.missing:
        said.append(
            ngettext(
                "{n} pack may still be on its way.", "{n} packs may still be on their way.", report.missing
            ).format(n=report.missing)
        )
    if report.taken_back:
        said.append(report.taken_back)
    return " ".join(said)


def among_helps(theme: Theme) -> str:
    """A theme's name under the heading *What helps*, which one theme is called itself."""
    return _("Things that work already") if theme.code == HELP_ITSELF else theme.name


def not_everyone_was_asked() -> str:
    """Why the strengths of a theme do not come to its cafés: those of ideas least of all."""
    return _("Nobody is asked how much of the room stands behind an idea. Such cafés are in none of these three.")


def voices_said(report: ProgrammeOutline) -> str:
    """What every speaker said yes to; empty where nothing of one woman was chosen."""
    kinds = {voice.is_hers for voice in report.voices}
    if not kinds:
        return ""
    if kinds == {True}:
        return _("Every speaker said yes, out loud, to her words being shared.")
    if kinds == {False}:
        return _("Every speaker said yes, out loud, to this being shared in our words.")
    return _("Every speaker said yes, out loud, to her words being shared, or to ours.")


def refused_in_words(report: ProgrammeOutline) -> str:
    """Packs that could not be added, said wherever totals are; empty where there are none."""
    n = report.refused
    if not n:
        return ""
    return ngettext(
        "{n} pack could not be added, and is not in these numbers.",
        "{n} packs could not be added, and are not in these numbers.",
        n,
    ).format(n=f"{n:,}")


def why_hidden() -> str:
    """What a hidden number means, and what it does not."""
    return _(
        "A number is hidden where showing it could point to someone, or would let a hidden one be worked out. Hidden "
        "does not mean none."
    )


def no_returns() -> str:
    """Why age and the rest are not told, where no return came in."""
    return _("Age, ethnic group and other facts come in returns by the quarter. None came for these months.")


def who_came_in_words(report: ProgrammeOutline) -> str:
    """What age and the other questions of the slip rest on, or why they are not told."""
    told = report.reached
    if not told.tables:
        return told.none or no_returns()
    many = ngettext("{n} return of a quarter", "{n} returns of a quarter", told.returns).format(n=told.returns)
    return _(
        "Who came is from slips that anybody could leave blank: {returns}, {period}. Each return pools many people, "
        "and names no café."
    ).format(returns=many, period=told.period)


def licence_of(told: Reached) -> str:
    """What stands wherever the national questions do; empty where none of them is told."""
    theirs = {one.id for one in wellbeing().questions}
    return wellbeing().licence if any(table.id in theirs for table in told.tables) else ""


def left_out_in_words(told: Reached) -> str:
    """The questions that were asked and cannot be told."""
    names = words.listed([f"“{name}”" for name in told.left_out])
    return _("Left out, because it would tell of too few: {questions}.").format(questions=names)


def what_comes_next(report: ProgrammeOutline) -> str:
    """Nothing that nobody promised. Answers that came are told beside it (``ProgrammeOutline.answered``)."""
    said = [
        _("Some of it has been answered. The rest waits for those who could act.")
        if report.answered
        else _("The ideas wait for an answer from those who could act.")
        if report.next_steps
        else _("Nothing is promised here: the ideas wait for an answer from those who could act.")
    ]
    if report.next_steps:
        said.append(_("The programme says: “{words}”").format(words=report.next_steps))
    if report.want_results:
        said.append(_("{cafes} asked to hear what comes of it.").format(cafes=cafes_in_words(report.want_results)))
    if report.want_another:
        said.append(_("{cafes} would like another one.").format(cafes=cafes_in_words(report.want_another)))
    return " ".join(said)


def answer_stands(answer: Answer) -> str:
    """ "Done · NHS board" """
    return " · ".join(part for part in (state_words(answer.state), answer.who) if part)
