"""Dates as isp counts and writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.dates import add_months, day_name, month_name, short_day

some_days = st.dates(date(1000, 1, 1), date(9000, 12, 31))


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


def test_a_month_is_written_in_full() -> None:
    assert month_name(date(2027, 1, 15)) == "January"


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2026, 2028, 2096, 2100, 2400])
def test_the_last_day_of_each_month_is_that_of_the_calendar(year: int) -> None:
    last = [add_months(date(year, 1, 31), months).day for months in range(12)]
    assert last == [monthrange(year, month)[1] for month in range(1, 13)]
