"""Why a report may not leave, for the coordinator: what happened, what is safe, and what can be made instead. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cafe.content import areas, topics
from cafe.core import words
from cafe.core.i18n import _
from cafe.privacy.disclosure.ledger import Verdict, Why
from cafe.privacy.disclosure.releases import Kind, Parts, Release
from cafe.privacy.disclosure.union import Told
from cafe.report.gate import AREA, CARDS, FIRST, MONTH, TOPIC, UNSAID, feedback_statement, feedback_words
from cafe.report.programme import cafes_in_words, period


def why_not(verdict: Verdict, topic_titles: Mapping[str, str]) -> str:
    """What the reports would tell side by side, in words. ``topic_titles``: of topics that only a pack knows."""
    place = _place(verdict.told, topic_titles) if verdict.told else _("how many came in all")
    before = _("an earlier one")
    if verdict.instead is not None and ".." in verdict.instead.period:
        before = _("an earlier one, on {months},").format(months=period(*verdict.instead.period.split("..")))
    said = {
        Why.TOO_FEW: _(
            "Beside {earlier} this report would show one café alone, or fewer than ten people. "
            "Whoever takes one from the other sees them: {place}."
        ),
        Why.CORRECTED: _(
            "A café was put right since {earlier} was made. Side by side, the reports show by how much: {place}."
        ),
    }.get(verdict.why, _("Beside {earlier} this report would tell a small number: {place}."))
    return f"{said.format(earlier=before, place=place)} {_('Nothing was written, and nothing is lost.')}"


def what_instead(last: str, before: Sequence[Release], last_month: str) -> str:
    """The way on. ``last``: the newest release in words; ``last_month``: the newest month of the report."""
    ways = [_("{release} stands, and is safe to show.").format(release=last)] if last else []
    newest = max((one.period.rsplit("..", 1)[-1] for one in before if ".." in one.period), default="")
    if newest and newest < last_month:
        ways.append(_("You can report on the months after {month} alone.").format(month=words.month_name(newest)))
    else:
        ways.append(_("You can make this report again when two or more cafés have come in, of ten people or more."))
    return " ".join(ways)


def few_said(cafes: int, last: str) -> tuple[str, str]:
    """Why a report waits whose themes, beside an earlier one's, would tell what few cafés said; and the way on."""
    told = _("Beside an earlier one this report would tell what {cafes} said. Whoever has both can see it.")
    ways = [_("{release} stands, and is safe to show.").format(release=last)] if last else []
    ways.append(_("You can make this report again when five or more cafés, from two hosts, have come in since."))
    return (
        f"{told.format(cafes=cafes_in_words(cafes))} {_('Nothing was written, and nothing is lost.')}",
        " ".join(ways),
    )


def _place(told: Told, topic_titles: Mapping[str, str]) -> str:
    """Which number it is, as a person knows it."""
    code = feedback_statement(told.kind)
    if code:
        return _("answers to “{statement}”").format(statement=feedback_words(code).rstrip("."))
    known, titles = areas.load(), {one.id: one.title for one in topics.load()} | dict(topic_titles)
    named: Mapping[Kind, Callable[[str], str]] = {
        AREA: known.council_name,
        TOPIC: lambda key: titles.get(key) or key,
        MONTH: words.month_name,
    }
    if told.kind == FIRST:
        return _("how many came for the first time")
    if told.kind == CARDS:
        return _("how many took a support card")
    return _people(told.rows, named.get(told.kind, str))


def _people(rows: Parts, names: Callable[[str], str]) -> str:
    if len(rows) > 3:
        return _("how many came in all")
    said = [names(one) for one in sorted(rows) if one not in (UNSAID, "more-than-one")]
    if len(said) < len(rows):
        said.append(_("more than one area, or none"))
    return _("people in {names}").format(names=words.listed(said))
