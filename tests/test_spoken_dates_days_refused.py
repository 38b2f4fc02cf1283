"""Days that are not taken, and why: not understood, two at once, in no calendar, the wrong side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.dates import DayDirection
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay
from isp_cli.spoken_dates import read_day, read_day_either_side

SUNDAY, TUESDAY = date(2026, 11, 22), date(2026, 11, 24)
WAYS: tuple[DayDirection, ...] = ("past", "ahead", "any")


@pytest.mark.parametrize(
    "said",
    [
        "", "   ", "20270115", "12 13", "15", "15th", "the 15th", "2027", "next", "last", "this",
        "soon", "later", "in weeks", "in -3 days", "in 1000 days", "in 3 weeks ago", "end of time",
        "friday or monday", "2027-01-15 or so", "15 jan 27 2027", "1-2 weeks", "a few weeks",
        "by", "on", "the", "this day", "middle of the year", "in friday", "last 14 nov",
        "١٥ jan", "２０２７-01-15", "in ٣ weeks", "14 nov or later", "fridge", "marching",
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_understood_is_no_day(said: str, way: DayDirection) -> None:
    with pytest.raises(NoDay) as caught:
        read_day(said, SUNDAY, way)
    assert str(caught.value) == f"{' '.join(said.split())!r} is no day"
    assert not isinstance(caught.value, DoubtfulDay)


@pytest.mark.parametrize(
    "said",
    [
        "30 february", "31 feb", "31 april 2027", "32 jan", "0 jan", "jan 0", "2027-13-01",
        "2027-02-29", "29 feb 2027", "31/4/2027", "13/13/2027", "30.2.2027", "15 jan 0000",
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_named_as_that(said: str) -> None:
    with pytest.raises(DoubtfulDay) as caught:
        read_day(said, SUNDAY, "ahead")
    assert str(caught.value) == f"the calendar has no {said!r}"
    assert caught.value.hint == "like 2027-01-15, '15 jan' or 'in 3 weeks'"


@pytest.mark.parametrize("said", ["tomorrow", "monday", "in 1 year", "next month", "in 999 weeks"])
def test_a_day_beyond_the_calendar_is_no_day(said: str) -> None:
    with pytest.raises(NoDay):
        read_day(said, date(9999, 12, 31), "ahead")


@pytest.mark.parametrize(
    ("said", "way", "why", "hint"),
    [
        (
            "3/4/2027", "ahead", "'3/4/2027' could be Sat 3 Apr 2027 or Thu 4 Mar 2027",
            "say '3 apr 2027' or '4 mar 2027'",
        ),
        (
            "next friday", "ahead", "'next friday' could be Fri 27 Nov 2026 or Fri 4 Dec 2026",
            "say '27 nov 2026' or '4 dec 2026'",
        ),
        (
            "3 weeks", "any", "'3 weeks' could be Tue 3 Nov 2026 or Tue 15 Dec 2026",
            "say '3 nov 2026' or '15 dec 2026'",
        ),
        (
            "mon 14 nov", "past", "14 Nov 2026 is a Saturday, not a Monday",
            "say '14 nov 2026', or another day",
        ),
        ("soon", "past", "'soon' is no day", "like 2026-11-14, '14 nov' or 'last tuesday'"),
        ("soon", "any", "'soon' is no day", "like 2027-01-15, 'last tuesday' or 'in 3 weeks'"),
        (
            "tomorrow", "past", "Wed 25 Nov 2026 is still to come",
            "name today or a day before it",
        ),
        ("yesterday", "ahead", "Mon 23 Nov 2026 has gone by", "name today or a day after it"),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_what_to_say(
    said: str, way: DayDirection, why: str, hint: str
) -> None:
    with pytest.raises(BrokenRule) as caught:
        read_day(said, TUESDAY, way)
    assert (str(caught.value), caught.value.hint) == (why, hint)


def test_an_example_may_fit_what_is_asked_for() -> None:
    with pytest.raises(NoDay) as caught:
        read_day_either_side("soon", SUNDAY, "ahead", like="'in 18 months'")
    assert caught.value.hint == "like 'in 18 months'"


def test_a_long_text_is_not_said_back_whole() -> None:
    with pytest.raises(NoDay) as caught:
        read_day("so " * 50, SUNDAY, "ahead")
    assert len(str(caught.value)) < 80


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.sampled_from(WAYS))
def test_any_text_at_all_is_a_day_or_refused(said: str, today: date, way: DayDirection) -> None:
    try:
        found = read_day(said, today, way)
    except BrokenRule as refused:
        assert str(refused) and refused.hint
    else:
        assert isinstance(found, date)
