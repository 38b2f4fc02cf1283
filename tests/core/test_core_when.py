"""Dates as people type them; unsure is None, never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.core.when import add_months, day_name, parse_when, short_day

SUNDAY = date(2026, 11, 22)
some_days = st.dates(date(1000, 1, 1), date(9000, 12, 31))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param(said, date.fromisoformat(meant), id=said.strip())
        for said, meant in (
            ("2027-01-15", "2027-01-15"),
            ("  2027-01-15\n", "2027-01-15"),
            ("2028-02-29", "2028-02-29"),
            ("today", "2026-11-22"),
            ("tomorrow", "2026-11-23"),
            ("Tomorrow", "2026-11-23"),
            ("yesterday", "2026-11-21"),
            ("monday", "2026-11-23"),
            ("mon", "2026-11-23"),
            ("on tuesday", "2026-11-24"),
            ("weds", "2026-11-25"),
            ("thurs", "2026-11-26"),
            ("this friday", "2026-11-27"),
            ("next friday", "2026-11-27"),
            ("FRI", "2026-11-27"),
            ("sat", "2026-11-28"),
            ("sunday", "2026-11-29"),
            ("in 3 days", "2026-11-25"),
            ("3 days", "2026-11-25"),
            ("1 day", "2026-11-23"),
            ("in 3 weeks", "2026-12-13"),
            ("in  3\tweeks", "2026-12-13"),
            ("a week", "2026-11-29"),
            ("in one week", "2026-11-29"),
            ("next week", "2026-11-29"),
            ("in two months", "2027-01-22"),
            ("in a month", "2026-12-22"),
            ("next month", "2026-12-22"),
            ("in 18 months", "2028-05-22"),
            ("in a year", "2027-11-22"),
            ("next year", "2027-11-22"),
            ("in 2 years", "2028-11-22"),
            ("15 jan", "2027-01-15"),
            ("15 January", "2027-01-15"),
            ("Jan 15", "2027-01-15"),
            ("january 15th", "2027-01-15"),
            ("15th of january", "2027-01-15"),
            ("1st march", "2027-03-01"),
            ("2nd of march 2028", "2028-03-02"),
            ("3rd april", "2027-04-03"),
            ("March 1, 2027", "2027-03-01"),
            ("15 jan 2020", "2020-01-15"),
            ("3 sept", "2027-09-03"),
            ("may 5", "2027-05-05"),
            ("22 nov", "2026-11-22"),
            ("23 nov", "2026-11-23"),
            ("21 nov", "2027-11-21"),
            ("29 feb 2028", "2028-02-29"),
            ("end of march", "2027-03-31"),
            ("the end of march", "2027-03-31"),
            ("end of nov", "2026-11-30"),
            ("end of feb 2028", "2028-02-29"),
            ("end of february", "2027-02-28"),
            ("end of month", "2026-11-30"),
            ("the end of the month", "2026-11-30"),
            ("end of this month", "2026-11-30"),
        )
    ],
)
def test_a_date_is_understood_as_people_type_it(said: str, meant: date) -> None:
    assert parse_when(said, SUNDAY) == meant


@pytest.mark.parametrize(
    "said",
    [
        "", "   ", "3/4/2027", "03/04/27", "3.4.2027", "3-4-2027", "2027/01/15", "2027-1-15",
        "20270115", "2027-13-01", "2027-02-29", "31 feb", "31 april 2027", "32 jan", "0 jan",
        "jan 0", "12 13", "15", "15th", "the 15th", "march", "in march", "may 2027", "2027", "next",
        "soon", "later", "friday week", "in weeks", "in -3 days", "in 1000 days", "in 3 fortnights",
        "in half a year", "15 jan 0000", "end of time", "friday or monday", "2027-01-15 or so",
        "١٥ jan", "２０２７-01-15", "in ٣ weeks", "15 jan 27 2027",
    ],
)  # fmt: skip
def test_what_could_mean_two_days_or_none_is_not_guessed(said: str) -> None:
    assert parse_when(said, SUNDAY) is None


@pytest.mark.parametrize("name", ["monday", "next monday", "this monday", "on monday", "mon"])
def test_the_name_of_todays_weekday_means_a_week_from_now(name: str) -> None:
    assert parse_when(name, date(2026, 11, 23)) == date(2026, 11, 30)


def test_a_leap_day_without_a_year_means_the_next_one() -> None:
    assert parse_when("29 feb", date(2027, 12, 1)) == date(2028, 2, 29)


def test_the_last_day_of_a_long_month_moves_to_the_end_of_a_shorter_one() -> None:
    assert parse_when("next month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("said", ["tomorrow", "monday", "in 1 year", "next month", "in 999 weeks"])
def test_a_day_beyond_the_calendar_is_no_day(said: str) -> None:
    assert parse_when(said, date(9999, 12, 31)) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_text_at_all_is_a_day_or_none(said: str) -> None:
    found = parse_when(said, SUNDAY)
    assert found is None or isinstance(found, date)


@settings(max_examples=60, deadline=None)
@given(some_days)
def test_a_short_day_can_be_typed_back(day: date) -> None:
    assert parse_when(short_day(day), SUNDAY) == day


@settings(max_examples=60, deadline=None)
@given(some_days)
def test_a_day_as_it_is_shown_can_be_typed_back(day: date) -> None:
    assert parse_when(day_name(day), SUNDAY) == day


@settings(max_examples=60, deadline=None)
@given(some_days, st.sampled_from(["15 jan", "1 mar", "jun 30", "end of may", "friday"]))
def test_a_date_without_a_year_lies_ahead_and_within_one(today: date, said: str) -> None:
    found = parse_when(said, today)
    assert found is not None
    assert today <= found <= add_months(today, 12)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        pytest.param("2026-11-22", 0, "2026-11-22", id="none"),
        pytest.param("2026-11-22", 1, "2026-12-22", id="one"),
        pytest.param("2026-12-22", 1, "2027-01-22", id="over-new-year"),
        pytest.param("2027-01-31", 1, "2027-02-28", id="shorter-month"),
        pytest.param("2028-01-31", 1, "2028-02-29", id="leap-february"),
        pytest.param("2028-02-29", 12, "2029-02-28", id="leap-day-a-year"),
        pytest.param("2028-02-29", 48, "2032-02-29", id="leap-day-four-years"),
        pytest.param("2026-03-31", -1, "2026-02-28", id="back"),
        pytest.param("2026-11-22", 18, "2028-05-22", id="eighteen"),
    ],
)
def test_months_are_added_as_people_count_them(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@settings(max_examples=80, deadline=None)
@given(some_days, st.integers(-600, 600))
def test_adding_months_moves_by_exactly_so_many(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@settings(max_examples=80, deadline=None)
@given(some_days, st.integers(0, 600))
def test_a_day_every_month_has_stays_the_same_day(day: date, months: int) -> None:
    assert add_months(day.replace(day=28), months).day == 28


def test_a_day_is_written_so_that_it_can_be_checked() -> None:
    assert day_name(date(2027, 1, 15)) == "Fri 15 Jan 2027"


def test_a_short_day_leaves_the_weekday_out() -> None:
    assert short_day(date(2027, 3, 1)) == "1 Mar 2027"
