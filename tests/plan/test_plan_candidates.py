"""Which competencies speak for themselves when a plan is made, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.plan.candidates import Candidate, candidates

TODAY = date(2026, 11, 22)
MAY = date(2026, 5, 3)
LONG_AGO = date(2025, 1, 15)
Q7 = "question 7"


def ids(*found: Candidate) -> list[str]:
    return [each.competency for each in found]


def test_what_was_named_tells_each_day_the_newest_first() -> None:
    named = [("brokering", MAY, Q7), ("brokering", TODAY, Q7), ("brokering", date(2025, 12, 2), Q7)]
    assert candidates(named=named, today=TODAY) == (
        Candidate("brokering", ("named in question 7 on 22 Nov 2026, 3 May 2026 and 2 Dec 2025",)),
    )


def test_what_was_named_once_tells_one_day() -> None:
    (found,) = candidates(named=[("brokering", TODAY, Q7), ("brokering", TODAY, Q7)], today=TODAY)
    assert found.reasons == ("named in question 7 on 22 Nov 2026",)


def test_what_a_supervisor_raised_says_who_and_when() -> None:
    raised = [("teams", MAY, "Maria"), ("capacity", MAY, " ")]
    assert candidates(raised=raised, today=TODAY) == (
        Candidate("teams", ("Maria raised it on 3 May 2026",)),
        Candidate("capacity", ("a supervisor raised it on 3 May 2026",)),
    )


def test_a_competency_with_several_reasons_stands_once_with_all_of_them() -> None:
    (found,) = candidates(
        named=[("teams", LONG_AGO, Q7)],
        raised=[("teams", MAY, "Maria")],
        last_evidence={"teams": date(2025, 10, 1)},
        today=TODAY,
    )
    assert found.reasons == (
        "Maria raised it on 3 May 2026",
        "named in question 7 on 15 Jan 2025",
        "no evidence since 1 Oct 2025",
    )


def test_raised_and_named_comes_first_then_raised_then_named_then_the_rest() -> None:
    found = candidates(
        named=[("facilitation", TODAY, Q7), ("teams", LONG_AGO, Q7)],
        raised=[("brokering", LONG_AGO, ""), ("teams", LONG_AGO, "")],
        last_evidence={"capacity": LONG_AGO},
        today=TODAY,
    )
    assert ids(*found) == ["teams", "brokering", "facilitation", "capacity"]


def test_among_the_named_the_newest_comes_first_and_one_day_keeps_its_order() -> None:
    named = [
        ("teams", MAY, Q7),
        ("facilitation", TODAY, Q7),
        ("brokering", TODAY, Q7),
        ("teams", LONG_AGO, Q7),
    ]
    found = candidates(named=named, today=TODAY)
    assert ids(*found) == ["facilitation", "brokering", "teams"]


def test_what_was_said_more_than_two_years_ago_is_no_reason() -> None:
    before = date(2024, 11, 21)
    assert (
        candidates(named=[("teams", before, Q7)], raised=[("teams", before, "")], today=TODAY) == ()
    )
    assert ids(*candidates(named=[("teams", date(2024, 11, 22), Q7)], today=TODAY)) == ["teams"]


@pytest.mark.parametrize(
    ("last_evidence", "told"),
    [
        pytest.param(None, [], id="nobody-looked"),
        pytest.param({}, ["no evidence for a year"], id="never-any"),
        pytest.param({"teams": LONG_AGO}, ["no evidence since 15 Jan 2025"], id="long-ago"),
        pytest.param({"teams": date(2025, 11, 23)}, [], id="within-the-year"),
        pytest.param({"teams": date(2025, 11, 22)}, ["no evidence since 22 Nov 2025"], id="a-year"),
    ],
)
def test_a_gap_is_told_of_what_was_named_before(
    last_evidence: dict[str, date] | None, told: list[str]
) -> None:
    (found,) = candidates(named=[("teams", LONG_AGO, Q7)], last_evidence=last_evidence, today=TODAY)
    assert list(found.reasons[1:]) == told


def test_a_gap_is_told_of_what_was_in_play_before() -> None:
    found = candidates(in_play={"teams": LONG_AGO}, last_evidence={}, today=TODAY)
    assert found == (Candidate("teams", ("no evidence for a year",)),)


def test_no_gap_is_told_of_what_the_person_met_this_year_or_never() -> None:
    (found,) = candidates(named=[("teams", MAY, Q7)], last_evidence={}, today=TODAY)
    assert found.reasons == ("named in question 7 on 3 May 2026",)
    assert candidates(in_play={"teams": MAY}, last_evidence={}, today=TODAY) == ()


def test_a_journal_that_says_nothing_has_no_candidates() -> None:
    assert candidates(last_evidence={}, today=TODAY) == ()


def test_what_two_questions_named_tells_of_each_the_newest_first() -> None:
    named = [("teams", MAY, "question 3"), ("teams", TODAY, Q7), ("teams", LONG_AGO, "question 3")]
    (found,) = candidates(named=named, today=TODAY)
    assert found.reasons == (
        "named in question 7 on 22 Nov 2026",
        "named in question 3 on 3 May 2026 and 15 Jan 2025",
    )
