"""Who was reached: from returns alone, each question by itself, and nothing that tells of one person or one host."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cafe.collate.merge import collate
from cafe.collate.returning import ReturnFacts
from cafe.collate.service import CollateService
from cafe.collate.values import Filters
from cafe.content import forms
from cafe.content.wellbeing import pooled_questions
from cafe.core.changes import Changes
from cafe.core.clock import FakeClock
from cafe.core.paths import DataFolder
from cafe.model.values import ProgrammeCard, Tally
from cafe.packs.returns.pooling import CafeTallies, Pool, Pooled, pool
from cafe.packs.seal import SigningKey
from cafe.privacy.disclosure.audit import Claim, audit
from cafe.report.formats import files_of
from cafe.report.gate import Gate
from cafe.report.programme_values import Reached
from cafe.report.programme_words import licence_of
from cafe.report.publishing import Before, publishable
from cafe.report.reach import given_by_returns, reached, selected
from cafe.report.service import ReportService
from cafe.store.backup import backup
from cafe.store.database import Database, connect
from cafe.store.keys import Slots
from cafe.store.opening import open_store
from cafe.store.restore import restore
from tests.collate.test_returns import post
from tests.conftest import KEY
from tests.packs.quarters import AUTUMN
from tests.report.programmes import cafes
from tests.report.test_hidden_everywhere import FORMATS, words_in
from tests.report.test_ledger import HOSTS, SEPTEMBER, Desk

_LIKELY = [9, 5, 3, 3, 2, 2, 1, 1, 1]
SUMMER, SPRING = "2026-Q3", "2027-Q1"


def a_return(
    host: int, quarter: str = AUTUMN, people: int = 60, board: str = "highland", **asked: dict[str, int]
) -> ReturnFacts:
    """What one host sent: ``age={"25-34": 9}``; whoever is not in it was not asked."""
    questions = tuple(
        Pooled(one.id, sum(counts.values()), tuple((e.id, counts[e.id]) for e in one.categories if e.id in counts))
        for one in pooled_questions()
        if (counts := asked.get(one.id.replace("-", "_")))
    )  # fmt: skip
    return ReturnFacts(f"{host:02x}" * 32, 1, Pool(quarter, board, 4, people, questions))


def told(found: Reached, question: str = "age") -> dict[str, int | None]:
    return next((dict(table.lines) for table in found.tables if table.id == question), {})


AGE = {"25-34": 20, "45-54": 20, "65-74": 10}


def test_three_hosts_make_one_table_of_each_question() -> None:
    found = reached(Gate(5), [a_return(host, age=AGE, carer={"yes": 20, "no": 30}) for host in range(3)])
    assert (found.period, found.returns) == ("October to December 2026", 3)
    assert [table.id for table in found.tables] == ["age", "carer"]
    assert told(found)["45 to 54"] == 60
    assert told(found)["Not asked, or not told"] == 30
    assert told(found)["16 to 24"] == 0
    assert {table.total for table in found.tables} == {180}


def test_of_two_hosts_nothing_is_told_however_many_returns_they_sent() -> None:
    returns = [a_return(host, quarter, age=AGE) for host in range(2) for quarter in (SUMMER, AUTUMN)]
    found = reached(Gate(5), returns)
    assert (found.tables, found.none) == (
        (), "Returns came from fewer than three hosts. That is too few to tell who came, and not whose cafés.",
    )  # fmt: skip


def test_what_one_host_gave_nearly_all_of_is_not_told() -> None:
    asked = [{"age": AGE | {"16-24": 12}}, {"age": AGE | {"16-24": 1}}, {"age": AGE | {"16-24": 1}}]
    found = reached(Gate(5), [a_return(host, people=80, **one) for host, one in enumerate(asked)])
    assert told(found)["16 to 24"] is None
    twice = [a_return(0, people=80, **asked[0]), a_return(0, SUMMER, people=80, **asked[0])]
    more = [a_return(host, people=80, **asked[1]) for host in (1, 2)]
    assert told(reached(Gate(5), [*twice, *more]))["16 to 24"] is None  # two returns of hers are still one host's


def test_long_and_short_slips_come_together_in_the_short_ones_answers() -> None:
    short = [a_return(host, ethnic_group={"white-scottish": 30, "asian": 15, "other": 5}) for host in range(3)]
    long = [
        a_return(
            host,
            ethnic_group_full={"white-scottish": 30, "asian-indian": 8, "asian-chinese": 7, "african": 5, "arab": 5},
        )
        for host in range(3, 6)
    ]
    assert told(reached(Gate(5), long), "ethnic-group")["Asian (Scottish/British): Indian"] == 24
    together = told(reached(Gate(5), [*short, *long]), "ethnic-group")
    assert (together["Asian"], together["All other"], together["White Scottish"]) == (90, 45, 180)


def test_an_answer_of_few_is_joined_or_hidden_and_prefer_not_to_say_stays_by_itself() -> None:
    counts = [{"none": 30, "hindu": 1, "sikh": 1, "jewish": 1, "prefer-not": 10} for _host in range(4)]
    found = told(reached(Gate(5), [a_return(host, religion=one) for host, one in enumerate(counts)]), "religion")
    assert found["Prefer not to say"] == 40
    assert found["None"] == 120
    assert not {"Hindu", "Sikh", "Jewish"} & {name for name, count in found.items() if count is not None}


def test_the_national_questions_are_told_with_their_licence_and_never_as_a_score() -> None:
    scores = {str(number): 5 for number in range(11)}
    found = reached(Gate(5), [a_return(host, ons_happy=scores) for host in range(3)])
    assert told(found, "ons-happy")["10"] == 15
    assert licence_of(found).startswith("ONS personal wellbeing questions")
    assert licence_of(reached(Gate(5), [a_return(host, age=AGE) for host in range(3)])) == ""


def test_a_report_of_an_area_or_topic_says_that_returns_know_nothing_of_it() -> None:
    returns = [a_return(host, age=AGE) for host in range(3)]
    assert selected(returns, Filters(topics=("menopause",)), "2026-12") == ()
    assert "whole quarters and health boards" in reached(Gate(5), [], narrowed=True).none
    assert "None came for these months." in reached(Gate(5), []).none


def test_a_report_takes_whole_quarters_that_are_over_and_its_own_boards() -> None:
    returns = [a_return(0, SUMMER), a_return(0, AUTUMN), a_return(1, AUTUMN, board="fife"), a_return(2, SPRING)]

    def quarters(filters: Filters, last: str = "2026-12") -> list[str]:
        return [one.pool.quarter for one in selected(returns, filters, last)]

    assert quarters(Filters()) == [SUMMER, AUTUMN, AUTUMN]
    assert quarters(Filters(), "2026-11") == [SUMMER]
    assert quarters(Filters(first_month="2026-08")) == [AUTUMN, AUTUMN]
    assert quarters(Filters(last_month="2026-10")) == [SUMMER]
    assert quarters(Filters(boards=("fife",))) == [AUTUMN]


# One report after another


def published(returns: list[ReturnFacts], *before: Gate) -> tuple[Reached, Gate]:
    gate = Gate(5, earlier=[release for one in before for release in one.releases])
    earlier = [release for one in before for release in one.releases]
    return reached(gate, returns, earlier=earlier, given=given_by_returns(returns)), gate


def test_two_reports_subtracted_tell_nothing_and_the_new_quarter_stands_alone() -> None:
    autumn = [a_return(host, people=70, age=AGE | {"16-24": 10}) for host in range(3)]
    first, gate = published(autumn)
    spring = [a_return(host, SPRING, age=AGE | {"16-24": 1}) for host in range(3)]
    second, _gate = published([*autumn, *spring], gate)
    assert second.period == "January to March 2027"
    assert told(first)["16 to 24"] == 30
    assert told(second)["16 to 24"] is None  # three women, who are not the difference of anything


def test_a_half_year_may_follow_its_first_quarter() -> None:
    autumn = [a_return(host, age=AGE) for host in range(3)]
    first, gate = published(autumn)
    spring = [a_return(host, SPRING, age=AGE | {"16-24": 1}) for host in range(3)]
    second, _gate = published([*autumn, *spring], gate)
    assert second.period == "October 2026 to March 2027"
    assert told(first)["16 to 24"] == 0
    assert told(second)["16 to 24"] is None


def test_a_late_or_corrected_return_waits_and_the_rest_of_the_report_goes() -> None:
    autumn = [a_return(host, age=AGE, carer={"yes": 20, "no": 30}) for host in range(3)]
    _first, gate = published(autumn)
    corrected = [replace(autumn[0], revision=2, pool=a_return(0, age=AGE | {"25-34": 21}, people=61).pool), *autumn[1:]]
    again, _gate = published(corrected, gate)
    assert told(again) == {}
    late, _gate = published([*autumn, a_return(7, people=3)], gate)
    assert told(late) == {}


def test_what_was_hidden_stays_hidden_for_its_quarter() -> None:
    asked = {"45-54": 40, "65-74": 30, "16-24": 1}
    autumn = [a_return(host, people=71, age=asked) for host in range(3)]
    first, gate = published(autumn)
    hidden = {name for name, count in told(first).items() if count is None}
    assert hidden
    again, _gate = published(autumn, gate)
    assert {name for name, count in told(again).items() if count is None} == hidden


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_no_small_number_can_be_worked_out_of_any_table(seed: int) -> None:
    """The attacker reads each table as it is published, in the order it stands in."""
    chance = random.Random(seed)
    returns = []
    for host in range(chance.randint(3, 5)):
        ages = [each.id for each in forms.equality().questions[0].categories]
        slips = [
            tuple(Tally("age", one, n) for one, n in Counter(chance.choices(ages, _LIKELY, k=14)).items())
            for _cafe in range(3)
        ]
        here = [CafeTallies(f"{host} {at}", AUTUMN, "fife", 15, one) for at, one in enumerate(slips)]
        returns.append(ReturnFacts(f"{host:02x}" * 32, 1, pool(here, AUTUMN, "fife")))
    gate = Gate(5)
    for table in reached(gate, returns).tables:
        assert all(count is None or count == 0 or count >= 5 for _answer, count in table.lines)
        cells = ["[c]" if count is None else str(count) for _answer, count in table.lines]
        text = "\n".join(
            [
                ",one,total",
                *(f"{at},{cell},{cell}" for at, cell in enumerate(cells)),
                f"total,{table.total},{table.total}",
            ]
        )
        hidden = [Claim(at, 0, 0, 5) for at, cell in enumerate(cells) if cell == "[c]"]
        small = {reason.cell.row for column in gate.columns.values() if column.found for reason in column.found.reasons}
        assert audit(text, [claim for claim in hidden if claim.row in small], threshold=5).holds


# Hidden everywhere, and kept


@pytest.mark.parametrize("name", FORMATS)
def test_a_hidden_number_of_a_return_is_in_no_file(name: str) -> None:
    """Of three hosts’ people 4 were 16 to 24, and so 859 others are hidden with them."""
    facts = tuple(replace(cafe, people=20, first_timers=None, support_cards=None, said=(), feedback=(), month="2026-10")
                  for cafe in cafes(6))  # fmt: skip
    asked = (
        {"16-24": 1, "25-34": 286, "45-54": 500},
        {"16-24": 1, "25-34": 286, "45-54": 500},
        {"16-24": 2, "25-34": 287, "45-54": 500},
    )
    returns = [a_return(host, people=sum(one.values()), age=one) for host, one in enumerate(asked)]
    found = publishable(collate(facts), facts, "East Glens", release=1, threshold=5, returns=returns, before=Before())
    assert [count for _answer, count in found.outline.reached.tables[0].lines].count(None) == 2
    hunted = re.compile(r"(?<![\d.])859(?![\d.%])")
    shown = re.compile(r"(?<!\d)1,?500(?![\d.%])")
    made = files_of(found.outline, (name,), datetime(2027, 1, 5, tzinfo=UTC), lambda _d, _o: None)
    read = " ".join(words for end, content in made for words in words_in(end, content))
    assert not hunted.search(read)
    tells_who_came = name in ("pdf", "csv", "docx", "html", "xlsx")
    assert bool(shown.search(read)) == tells_who_came  # the hunt finds what is shown


def test_a_ledger_that_came_back_from_a_copy_keeps_hidden_what_was_hidden(
    database: Database, clock: FakeClock, changes: Changes, tmp_path: Path, folder: DataFolder
) -> None:
    clock.advance(minutes=60 * 24 * 60)
    desk = Desk(database, clock, changes, tmp_path)
    desk.many_come(SEPTEMBER, ("highland", "fife"))
    letters = tmp_path / "letters"
    letters.mkdir()
    few = {"45-54": 40, "65-74": 30, "16-24": 1}
    come(desk.collate, desk.programme, letters, HOSTS[:3], few)
    desk.publishes(Filters(), "first")
    assert told(desk.report.publishable(desk.programme.id).outline.reached)["16 to 24"] is None
    Slots.load(folder.key_slots).add_recovery(KEY)
    copy = backup(lambda path: connect(path or folder.store, KEY), tmp_path / "copy.cafebackup", folder.key_slots)

    elsewhere = DataFolder(tmp_path / "another laptop")
    restore(elsewhere, copy, lambda _folder: KEY, clock)
    store = open_store(elsewhere, KEY, clock)
    there, report = CollateService(store, clock, changes), ReportService(store, clock, changes)
    many = {"45-54": 40, "65-74": 30, "16-24": 20}
    later = [SigningKey(bytes([at]) * 32) for at in (21, 22, 23)]
    come(there, desk.programme, letters, later, many)
    free, kept = report.reached(desk.programme.id), report.publishable(desk.programme.id).outline.reached
    store.close()
    assert told(free)["16 to 24"] == 63  # enough by now, for whoever does not know what was published
    assert told(kept)["16 to 24"] is None
    assert kept.returns == 6


def come(
    collate: CollateService, programme: ProgrammeCard, letters: Path, hosts: Sequence[SigningKey], ages: dict[str, int]
) -> None:
    """A return of last summer from each host."""
    for key in hosts:
        post(letters, programme, key.public[:6], key, quarter=SUMMER, people=sum(ages.values()), counts=ages)
    preview = collate.preview(programme.id, letters)
    assert collate.import_(preview, {key.public for key in hosts}).returns == len(hosts)
