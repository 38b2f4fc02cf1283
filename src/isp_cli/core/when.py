"""Dates as people type them: 2027-01-15, 15 jan, tomorrow, next friday, in 3 weeks, end of march.

Unsure is None, never a guess: 3/4/2027 could be March or April. Dates without a year lie ahead.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3}
_SHORT_DAYS |= {"thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_WEEKDAY = {name: index for index, name in enumerate(_DAYS)} | _SHORT_DAYS
_MONTHS = {name.lower(): index for index, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: index for name, index in tuple(_MONTHS.items())} | {"sept": 9}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_name(day: date) -> str:
    """Write a date so that it can be checked at a glance: `Fri 15 Jan 2027`."""
    return f"{_DAYS[day.weekday()][:3].title()} {day.day} {_month_name(day)} {day.year}"


def short_day(day: date) -> str:
    """Write a date without its weekday: `15 Jan 2027`."""
    return f"{day.day} {_month_name(day)} {day.year}"


def _month_name(day: date) -> str:
    # not strftime: its names follow the machine's locale
    return ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[
        day.month - 1
    ]


def parse_when(text: str, today: date) -> date | None:
    """Return the date meant, or None when unsure."""
    said = re.sub(r"[,\s]+", " ", text.strip().lower())
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said, re.ASCII):
            return date.fromisoformat(said)
        return _near(said, today) or _ahead(said, today) or _named(said, today)
    except (ValueError, OverflowError):
        return None


def _near(said: str, today: date) -> date | None:
    offsets = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if said in offsets:
        return today + timedelta(days=offsets[said])
    match = re.fullmatch(r"(?:on |this |next )?([a-z]+)", said)
    if match and match[1] in _WEEKDAY:
        return today + timedelta(days=(_WEEKDAY[match[1]] - today.weekday() - 1) % 7 + 1)
    return None


def _ahead(said: str, today: date) -> date | None:
    count = "|".join(_NUMBERS)
    match = re.fullmatch(rf"(?:in )?(\d{{1,3}}|{count}) (day|week|month|year)s?", said, re.ASCII)
    if not match:
        match = re.fullmatch(r"(next) (week|month|year)", said)
    if not match:
        return None
    number = 1 if match[1] == "next" else _NUMBERS.get(match[1]) or int(match[1])
    if match[2] == "day":
        return today + timedelta(days=number)
    if match[2] == "week":
        return today + timedelta(weeks=number)
    return add_months(today, number * (12 if match[2] == "year" else 1))


def _named(said: str, today: date) -> date | None:
    if re.fullmatch(r"(?:the )?end of (?:the |this )?month", said):
        return _month_end(today.year, today.month)
    match = re.fullmatch(r"(?:the )?end of ([a-z]+)(?: (\d{4}))?", said, re.ASCII)
    if match and match[1] in _MONTHS:
        month = _MONTHS[match[1]]
        year = int(match[2]) if match[2] else today.year + (month < today.month)
        return _month_end(year, month)
    day_first = re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)(?: (\d{4}))?", said, re.ASCII
    )
    month_first = re.fullmatch(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", said, re.ASCII)
    if day_first and day_first[2] in _MONTHS:
        day, month, stated = int(day_first[1]), _MONTHS[day_first[2]], day_first[3]
    elif month_first and month_first[1] in _MONTHS:
        day, month, stated = int(month_first[2]), _MONTHS[month_first[1]], month_first[3]
    else:
        return None
    if stated:
        return date(int(stated), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
