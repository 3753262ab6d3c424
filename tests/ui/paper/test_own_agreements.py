"""Our own agreements: typed a line each, and then on poster, cards and the room's screen."""

from __future__ import annotations

from cafe.content import forms, topics
from cafe.report.service import ReportService
from cafe.ui.services import Services
from cafe.ui.window import Window
from tests.report.conftest import words_of
from tests.ui.conftest import OpenPage
from tests.ui.driving import named, press, settle, words_on

FIELD = f"One on each line, {forms.agreements().own_most} at most"


def test_what_a_group_agrees_is_on_poster_and_cards(open_page: OpenPage, services: Services) -> None:
    page = open_page("settings", "agreements")
    named(page, FIELD).setPlainText("Phones stay in bags.\n\n  Tea  first.\nTea first.")  # type: ignore[attr-defined]
    settle()
    assert services.content.own_agreements() == ("Phones stay in bags.", "Tea first.")
    report = ReportService(services.database, services.clock, services.changes)
    for sheet in ("agreements-poster", "agreement-cards"):
        said = " ".join(words_of(report.sheets.make(sheet)).split())
        assert "Phones stay in bags." in said
        assert "You can pass at any turn." not in said


def test_more_than_six_are_kept_and_said(open_page: OpenPage, services: Services) -> None:
    page = open_page("settings", "agreements")
    lines = [f"Number {n} is ours." for n in range(1, 9)]
    named(page, FIELD).setPlainText("\n".join(lines))  # type: ignore[attr-defined]
    settle()
    assert "The first 6 are printed and shown. The others wait here." in words_on(page)
    assert services.content.own_agreements() == tuple(lines[:6])
    assert services.content.own_agreements_as_typed() == tuple(lines)


def test_one_that_other_groups_use_is_added_to_ours(open_page: OpenPage, services: Services) -> None:
    page = open_page("settings", "agreements")
    waiting = forms.agreements().own[4]
    page._agreements.offers.picked.emit(waiting)  # type: ignore[attr-defined]
    assert services.content.own_agreements() == (*forms.agreements().poster_lines, waiting)


def test_they_are_changed_and_put_back_where_they_are_printed_and_where_they_are_planned(
    open_page: OpenPage, services: Services, window: Window
) -> None:
    page = open_page("paper")
    named(page, FIELD).setPlainText("Phones stay in bags.")  # type: ignore[attr-defined]
    settle()
    plan = services.plan.new_cafe(topics.find("menopause"))
    page = open_page("plan", plan.cafe_id)
    press(page, "Stage 2, Agreements…")
    assert named(window, FIELD).toPlainText() == "Phones stay in bags."  # type: ignore[attr-defined]
    press(window, "Back to the first ones")
    assert services.content.own_agreements() == forms.agreements().poster_lines
    press(window, "Done")
    page = open_page("paper")
    first = "\n".join(forms.agreements().poster_lines)
    assert named(page, FIELD).toPlainText() == first  # type: ignore[attr-defined]
