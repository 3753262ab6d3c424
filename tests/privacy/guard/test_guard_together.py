"""Small things that point to nobody alone may point to one person together."""

from __future__ import annotations

from cafe.privacy.guard.check import check_together
from cafe.privacy.guard.together import Sort


def test_two_rare_details_in_one_entry_add_up() -> None:
    (found,) = check_together(["The Polish woman had a stillbirth."])
    assert found.entries == (0,)
    assert [detail.sort for detail in found.details] == [Sort.ROOTS, Sort.EVENT]


def test_a_shared_detail_links_entries() -> None:
    entries = [
        "The Syrian mum is very quiet.",
        "Buses are dear.",
        "The Syrian mum has lupus.",
        "The Syrian mum had twins.",
    ]
    linked = [one for one in check_together(entries) if len(one.entries) > 1]
    assert [one.entries for one in linked] == [(0, 2, 3)]


def test_everyday_details_do_not_add_up() -> None:
    assert check_together(["A nurse was kind.", "A midwife listened.", "One had a stroke and saw a doctor."]) == ()


def test_details_lead_back_to_their_words() -> None:
    entries = ["The vet is in her eighties.", "A crofter lost twins."]
    for one in check_together(entries):
        for detail in one.details:
            assert entries[detail.entry][detail.start : detail.end] == detail.text
