"""Days as isp names and counts them: `Fri 15 Jan 2027`, so many months later, past or ahead.

Names are English whatever the locale says. `spoken_dates` reads the days that people type."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

DayDirection = Literal["past", "ahead", "any"]

# not from the calendar module: its names follow the machine's locale
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def is_day(text: str) -> bool:
    """Claim that a text is a day as files have it, `2027-01-15`, and that the calendar has it."""
    day = written_day(text)
    return day is not None and day.isoformat() == text


def written_day(text: str) -> date | None:
    """Return the day that an ISO text names; None where it is empty or names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of_time(time: str) -> date | None:
    """Return the day of an ISO time, where it was written; None where it is empty or no time."""
    return written_day(time[:10])


def iso_day(day: date | None) -> str:
    """Write a date as files have it, `2027-01-15`; nothing for none."""
    return day.isoformat() if day else ""


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _last_day(year, month + 1)))


def _last_day(year: int, month: int) -> int:
    # the calendar module would tell, and takes longer to import than most pages to make
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_name(day: date) -> str:
    """Write a date so that it can be checked at a glance: `Fri 15 Jan 2027`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)}"


def short_day(day: date) -> str:
    """Write a date without its weekday: `15 Jan 2027`."""
    return f"{day.day} {month_name(day)[:3]} {day.year}"


def month_name(day: date) -> str:
    """Write the month of a date: `January`."""
    return MONTHS[day.month - 1]


# as texts, for most pages are not read out, and to compile them at each start takes its time
_OWN_WORDS = "(\u201c[^\u201d]*\u201d)"
_SHORT_DAY = (
    rf"\b(?:({'|'.join(each[:3] for each in WEEKDAYS)}) )?(\d{{1,2}}) "
    rf"({'|'.join(each[:3] for each in MONTHS)})\b"
)


def whole_days(text: str) -> str:
    """Return a text with the days that isp names in it as they are read out: `Friday 15 January`.

    What stands between curly quotation marks are somebody's own words, and stays.
    """
    if not re.search(_SHORT_DAY, text):
        return text
    parts = re.split(_OWN_WORDS, text)
    parts[::2] = [re.sub(_SHORT_DAY, _whole_day, each) for each in parts[::2]]
    return "".join(parts)


def _whole_day(match: re.Match[str]) -> str:
    weekday, day, month = match.groups()
    begun = [each for each in WEEKDAYS if weekday and each.startswith(weekday)]
    whole = [each for each in MONTHS if each.startswith(month)]
    return " ".join([*begun, day, *whole])
