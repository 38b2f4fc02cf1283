"""Days as people say them, in each of the ways they can be asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli.dates import DayDirection, add_months, day_name, short_day
from isp_cli.errors import BrokenRule
from isp_cli.spoken_dates import read_day, read_day_either_side

TUESDAY = date(2026, 11, 24)
some_days = st.dates(date(1000, 1, 1), date(9000, 12, 31))
WAYS: tuple[DayDirection, ...] = ("past", "ahead", "any")

# what is typed, and the day it means: looking back, looking ahead, or either way; '-' says that
# the day is understood and lies on the wrong side, '?' that it could be two
SAID = """
2026-11-14            | 2026-11-14 | -          | 2026-11-14
2027-01-15            | -          | 2027-01-15 | 2027-01-15
2026-11-4             | 2026-11-04 | -          | 2026-11-04
2026/11/14            | 2026-11-14 | -          | 2026-11-14
2026.11.14            | 2026-11-14 | -          | 2026-11-14
14/11/2026            | 2026-11-14 | -          | 2026-11-14
11/14/2026            | 2026-11-14 | -          | 2026-11-14
14-11-2026            | 2026-11-14 | -          | 2026-11-14
14/11                 | 2026-11-14 | 2027-11-14 | 2026-11-14
14/11/26              | 2026-11-14 | -          | 2026-11-14
4/4/2026              | 2026-04-04 | -          | 2026-04-04
14.11.2026            | 2026-11-14 | -          | 2026-11-14
14.11.                | 2026-11-14 | 2027-11-14 | 2026-11-14
14.11                 | 2026-11-14 | 2027-11-14 | 2026-11-14
3.4.2027              | -          | 2027-04-03 | 2027-04-03
13.4.2027             | -          | 2027-04-13 | 2027-04-13
3/4/2027              | ?          | ?          | ?
03/04/27              | ?          | ?          | ?
3-4-2027              | ?          | ?          | ?
3/4                   | ?          | ?          | ?
sat 3/4/2027          | -          | 2027-04-03 | 2027-04-03

14 nov                | 2026-11-14 | 2027-11-14 | 2026-11-14
14 November           | 2026-11-14 | 2027-11-14 | 2026-11-14
NOV 14                | 2026-11-14 | 2027-11-14 | 2026-11-14
Nov. 14               | 2026-11-14 | 2027-11-14 | 2026-11-14
14 Nov.               | 2026-11-14 | 2027-11-14 | 2026-11-14
14th nov              | 2026-11-14 | 2027-11-14 | 2026-11-14
14nov                 | 2026-11-14 | 2027-11-14 | 2026-11-14
the 14th of november  | 2026-11-14 | 2027-11-14 | 2026-11-14
november the 14th     | 2026-11-14 | 2027-11-14 | 2026-11-14
14 nov 2025           | 2025-11-14 | -          | 2025-11-14
14 nov 26             | 2026-11-14 | -          | 2026-11-14
14 nov '26            | 2026-11-14 | -          | 2026-11-14
14-Nov-2026           | 2026-11-14 | -          | 2026-11-14
March 1, 2026         | 2026-03-01 | -          | 2026-03-01
1st march             | 2026-03-01 | 2027-03-01 | 2027-03-01
may 5                 | 2026-05-05 | 2027-05-05 | 2027-05-05
3 sept                | 2026-09-03 | 2027-09-03 | 2026-09-03
24 nov                | 2026-11-24 | 2026-11-24 | 2026-11-24
sat 14 nov            | 2026-11-14 | ! is a Sunday, not a Saturday | 2026-11-14
Saturday, November 14th, 2026 | 2026-11-14 | - | 2026-11-14

today                 | 2026-11-24 | 2026-11-24 | 2026-11-24
this morning          | 2026-11-24 | 2026-11-24 | 2026-11-24
This Afternoon        | 2026-11-24 | 2026-11-24 | 2026-11-24
tonight               | 2026-11-24 | 2026-11-24 | 2026-11-24
yesterday             | 2026-11-23 | -          | 2026-11-23
yesterday evening     | 2026-11-23 | -          | 2026-11-23
last night            | 2026-11-23 | -          | 2026-11-23
tomorrow              | -          | 2026-11-25 | 2026-11-25
tomorrow morning      | -          | 2026-11-25 | 2026-11-25
day after tomorrow    | -          | 2026-11-26 | 2026-11-26
the day before yesterday | 2026-11-22 | -       | 2026-11-22

friday                | 2026-11-20 | 2026-11-27 | 2026-11-27
FRI                   | 2026-11-20 | 2026-11-27 | 2026-11-27
weds                  | 2026-11-18 | 2026-11-25 | 2026-11-25
friday morning        | 2026-11-20 | 2026-11-27 | 2026-11-27
tuesday               | 2026-11-17 | 2026-12-01 | 2026-12-01
last tuesday          | 2026-11-17 | -          | 2026-11-17
last monday           | 2026-11-23 | -          | 2026-11-23
this friday           | -          | 2026-11-27 | 2026-11-27
this monday           | 2026-11-23 | 2026-11-30 | 2026-11-30
next friday           | ?          | ?          | ?
next wednesday        | ?          | ?          | ?
next monday           | -          | 2026-11-30 | 2026-11-30
next tuesday          | -          | 2026-12-01 | 2026-12-01
friday week           | -          | 2026-12-04 | 2026-12-04
tuesday week          | -          | 2026-12-08 | 2026-12-08
friday next week      | -          | 2026-12-04 | 2026-12-04
friday this week      | -          | 2026-11-27 | 2026-11-27
friday last week      | 2026-11-20 | -          | 2026-11-20

6 months              | 2026-05-24 | 2027-05-24 | ?
a week                | 2026-11-17 | 2026-12-01 | ?
two days              | 2026-11-22 | 2026-11-26 | ?
3weeks                | 2026-11-03 | 2026-12-15 | ?
in 3 weeks            | -          | 2026-12-15 | 2026-12-15
in  3\tweeks          | -          | 2026-12-15 | 2026-12-15
within 3 weeks        | -          | 2026-12-15 | 2026-12-15
in ten days           | -          | 2026-12-04 | 2026-12-04
in seven weeks        | -          | 2027-01-12 | 2027-01-12
in twelve months      | -          | 2027-11-24 | 2027-11-24
In Eighteen Months    | -          | 2028-05-24 | 2028-05-24
in a fortnight        | -          | 2026-12-08 | 2026-12-08
in half a year        | -          | 2027-05-24 | 2027-05-24
in a couple of weeks  | -          | 2026-12-08 | 2026-12-08
6 weeks from now      | -          | 2027-01-05 | 2027-01-05
six weeks' time       | -          | 2027-01-05 | 2027-01-05
in a month’s time     | -          | 2026-12-24 | 2026-12-24
a week on friday      | -          | 2026-12-04 | 2026-12-04
a week from tomorrow  | -          | 2026-12-02 | 2026-12-02
2 days ago            | 2026-11-22 | -          | 2026-11-22
a fortnight ago       | 2026-11-10 | -          | 2026-11-10
a couple of weeks ago | 2026-11-10 | -          | 2026-11-10
half a year ago       | 2026-05-24 | -          | 2026-05-24
two years ago         | 2024-11-24 | -          | 2024-11-24
last week             | 2026-11-17 | -          | 2026-11-17
last month            | 2026-10-24 | -          | 2026-10-24
the last 6 months     | 2026-05-24 | -          | 2026-05-24
next week             | -          | 2026-12-01 | 2026-12-01
next year             | -          | 2027-11-24 | 2027-11-24

march                 | 2026-03-01 | 2027-03-31 | ?
november              | 2026-11-01 | 2026-11-30 | ?
in march              | 2026-03-01 | 2027-03-31 | ?
november 2025         | 2025-11-01 | -          | ?
this week             | 2026-11-23 | 2026-11-29 | ?
this year             | 2026-01-01 | 2026-12-31 | ?
before march          | 2026-03-01 | 2027-03-01 | 2027-03-01
end of march          | 2026-03-31 | 2027-03-31 | 2027-03-31
the end of November   | 2025-11-30 | 2026-11-30 | 2026-11-30
end of feb 2028       | -          | 2028-02-29 | 2028-02-29
end of month          | -          | 2026-11-30 | 2026-11-30
the end of the month  | -          | 2026-11-30 | 2026-11-30
end of next month     | -          | 2026-12-31 | 2026-12-31
end of last month     | 2026-10-31 | -          | 2026-10-31
end of the year       | -          | 2026-12-31 | 2026-12-31
end of the week       | -          | 2026-11-29 | 2026-11-29
end of next week      | -          | 2026-12-06 | 2026-12-06
beginning of december | 2025-12-01 | 2026-12-01 | 2026-12-01
start of the year     | 2026-01-01 | -          | 2026-01-01
middle of december    | 2025-12-15 | 2026-12-15 | 2026-12-15
mid-december          | 2025-12-15 | 2026-12-15 | 2026-12-15
in the middle of next week | -     | 2026-12-02 | 2026-12-02
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in SAID.strip().split("\n") if row]


@pytest.mark.parametrize(
    ("said", "way", "meant"),
    [
        pytest.param(said, way, each, id=f"{said}-{way}")
        for said, *meant in ROWS
        for way, each in zip(WAYS, meant, strict=True)
    ],
)
def test_a_day_is_understood_as_people_say_it(said: str, way: DayDirection, meant: str) -> None:
    reasons = {"-": "still to come$" if way == "past" else "has gone by$", "?": "could be"}
    if meant[:1] in ("-", "?", "!"):
        with pytest.raises(BrokenRule, match=reasons.get(meant, meant[1:].strip())):
            read_day(said, TUESDAY, way)
    else:
        assert read_day(said, TUESDAY, way) == date.fromisoformat(meant)


@pytest.mark.parametrize("lead", ["on", "By", "before", "until", "till", "since", "from", "at"])
@pytest.mark.parametrize("said", ["14 nov", "friday", "the 14th of november", "2026-12-04"])
def test_a_word_that_leads_in_changes_nothing(lead: str, said: str) -> None:
    assert read_day_either_side(f"{lead} {said}", TUESDAY, "ahead") == read_day_either_side(
        said, TUESDAY, "ahead"
    )


@pytest.mark.parametrize(
    ("said", "today", "meant"),
    [
        ("next month", "2027-01-31", "2027-02-28"),
        ("next month", "2028-01-31", "2028-02-29"),
        ("in a year", "2028-02-29", "2029-02-28"),
        ("tomorrow", "2026-12-31", "2027-01-01"),
        ("next friday", "2026-11-22", "2026-11-27"),  # a Sunday: both readings are one day
        ("friday week", "2026-12-31", "2027-01-08"),
        ("29 feb", "2027-12-01", "2028-02-29"),
        ("29 feb", "1896-03-01", "1904-02-29"),
        ("end of february", "2027-12-01", "2028-02-29"),
        ("end of next month", "2026-12-31", "2027-01-31"),
        ("end of the week", "2026-12-31", "2027-01-03"),
        ("end of the year", "2026-12-31", "2026-12-31"),
        ("january", "2026-12-31", "2027-01-31"),
        ("1 jan", "2026-12-31", "2027-01-01"),
        ("monday", "2026-11-23", "2026-11-30"),
        ("this monday", "2026-11-23", "2026-11-30"),
        ("next monday", "2026-11-23", "2026-11-30"),
    ],
)
def test_months_and_years_end_where_they_end(said: str, today: str, meant: str) -> None:
    assert read_day(said, date.fromisoformat(today), "ahead") == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("said", "today", "meant"),
    [
        ("6 months", "2026-08-31", "2026-02-28"),
        ("yesterday", "2027-01-01", "2026-12-31"),
        ("31 dec", "2027-01-01", "2026-12-31"),
        ("last monday", "2026-11-23", "2026-11-16"),
        ("monday", "2026-11-23", "2026-11-16"),
        ("december", "2027-01-01", "2026-12-01"),
        ("29 feb", "2027-12-01", "2024-02-29"),
    ],
)
def test_looking_back_goes_over_the_same_edges(said: str, today: str, meant: str) -> None:
    assert read_day(said, date.fromisoformat(today), "past") == date.fromisoformat(meant)


def test_a_whole_month_may_be_meant_to_its_end() -> None:
    assert read_day_either_side("november", TUESDAY, "past", month_ends=True) == date(2026, 11, 30)
    assert read_day_either_side("march", TUESDAY, "past", month_ends=True) == date(2026, 3, 31)
    assert read_day_either_side("14 nov", TUESDAY, "past", month_ends=True) == date(2026, 11, 14)


@settings(max_examples=60, deadline=None)
@given(some_days, st.sampled_from(WAYS))
def test_a_day_as_it_is_shown_can_be_typed_back(day: date, way: DayDirection) -> None:
    for shown in (day_name(day), short_day(day), day.isoformat()):
        assert read_day_either_side(shown, TUESDAY, way) == day


@settings(max_examples=60, deadline=None)
@given(some_days, st.sampled_from(["15 jan", "1 mar", "jun 30", "end of may", "friday", "14/11"]))
def test_a_date_without_a_year_lies_within_one(today: date, said: str) -> None:
    ahead, past = (
        read_day_either_side(said, today, "ahead"),
        read_day_either_side(said, today, "past"),
    )
    assert add_months(today, -12) - timedelta(days=1) <= past <= today <= ahead
    assert ahead <= add_months(today, 12) + timedelta(days=1)
    assert read_day_either_side(said, today, "any") in (past, ahead)
