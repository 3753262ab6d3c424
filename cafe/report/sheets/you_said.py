"""You said, we did: proof that it was read. One page for the women of one café, from what the programme answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cafe.core.i18n import _, ngettext
from cafe.model.values import Answer, AnswerState
from cafe.report.paper.blocks import Column, Columns, Heading, Stack, Text, row_rule
from cafe.report.paper.cells import StateOf
from cafe.report.paper.look import Look, plain, voice
from cafe.report.paper.marks import State
from cafe.report.paper.page import Block, Document, Part, Space
from cafe.report.paper.tables import Col, Row, Table
from cafe.report.sheets.together import page, title

_MOST_STILL = 8
_RINGS: dict[AnswerState, State] = {
    AnswerState.DONE: "done",
    AnswerState.UNDER_WAY: "under way",
    AnswerState.NOT_NOW: "not now",
}


@dataclass(frozen=True, slots=True)
class YouSaid:
    """What the sheet says. ``asked``: what was said and has no answer yet. Month and area are as coarse as on paper."""

    topic: str
    month: str
    area: str
    answers: tuple[Answer, ...]
    asked: tuple[str, ...] = ()
    told: str = ""  # the month in which the answers came
    next_steps: str = ""


def document(said: YouSaid, look: Look) -> Document:
    """Six rows a page; a further page repeats the head row. Still printed where nobody has answered."""
    heading = _("You said, we did")
    body, quiet = look.style("body"), look.style("body", "ink2") if look.large else plain(11, 14.5, "ink2")
    where = " · ".join(part for part in (said.topic, said.area) if part)
    answered = [one for one in said.answers if one.state is not AnswerState.OPEN]
    still = [*said.asked, *(one.said for one in said.answers if one.state is AnswerState.OPEN)]
    blocks: list[Block] = [title(look, heading)]
    if where:
        blocks.append(Text(where, look.style("lead", "ink2")))
    if answered:
        since = _("This is what has come of your words by {month}.").format(month=said.told)
        blocks += [Text(since if said.told else _("This is what has come of your words."), look.style("lead", "ink2"))]
        blocks += [Space(12), *_rows(answered, look)]
    else:
        waiting = _("Nobody has answered yet. We asked in {month}.").format(month=said.month)
        blocks += [Space(10), Text(waiting, voice(18, 25, weight=500) if not look.large else look.style("question"))]
    parts = []
    if still:
        parts.append((_("Still with us"), [*_listed(still), _("Nobody has found a way to answer these yet.")]))
    if said.next_steps:
        parts.append((_("What comes next"), [said.next_steps]))
    if parts:
        blocks.append(Space(18))
        columns = [
            Column([Heading(head, 2, look.style("section")), Space(4), *(Text(line, body) for line in lines)])
            for head, lines in parts
        ]
        if look.large or len(columns) == 1:
            for column in columns:
                blocks += [Stack(column.blocks), Space(14)]
        else:
            blocks.append(Columns(columns))
    thanks = _("Thank you. Nobody is named here, and nothing on this page is one person’s story.")
    if look.large:
        blocks += [Space(12), Text(thanks, quiet)]
    aside = _("To everyone who came in {month}").format(month=said.month) if said.month else _("To everyone who came")
    return Document(heading, (Part(page(look, heading, aside, thanks, top=92), blocks),), about=heading)


def _listed(still: Sequence[str]) -> list[str]:
    """As many as the page has room for, and how many there are besides."""
    more = len(still) - _MOST_STILL
    if more <= 0:
        return list(still)
    also = ngettext("And {n} more idea.", "And {n} more ideas.", more).format(n=more)
    return [*still[:_MOST_STILL], also]


def _rows(answers: Sequence[Answer], look: Look) -> list[Block]:
    """A table of what was said, what happened and where it is; in large print one under another."""
    from cafe.collate.answering import state_words

    body = look.style("body")
    if look.large:
        told: list[Block] = []
        for at, one in enumerate(answers):
            parts: list[Block] = [row_rule(8, 8)] if at else []
            parts += [
                Text(one.said, look.style("question"), balance=True),
                Space(4),
                Text(one.answer, body),
                Space(4),
                StateOf(_RINGS[one.state], state_words(one.state), one.who, body, body),
            ]
            told.append(Stack(parts, name=_("more answers")))
        return told
    quiet = plain(11, 14.5, "ink2")
    return [
        Table(
            columns=(
                Col(_("You said"), 198, look.style("question_summary"), heads_row=True, balance=True),
                Col(_("What happened"), 158, body),
                Col(_("Where it is")),
            ),
            rows=[
                Row((one.said, one.answer, StateOf(_RINGS[one.state], state_words(one.state), one.who, body, quiet)))
                for one in answers
            ],
            style=body,
            head_style=body.strong,
            gap=20,
            pad=9,
            last_rule=True,
        )
    ]
