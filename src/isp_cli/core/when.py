"""Dates as people type them: 2027-01-15, 15 jan, tomorrow, last tuesday, in 3 weeks, 2 days ago.

Unsure is None, never a guess: 3/4/2027 could be March or April. A date without a year lies ahead,
or behind where the caller asks about the past.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

# not from the calendar module: its names follow the machine's locale
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3}
_SHORT_DAYS |= {"thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_WEEKDAY = {name: index for index, name in enumerate(_DAYS)} | _SHORT_DAYS
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name: index for index, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: index for name, index in tuple(_MONTHS.items())} | {"sept": 9}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_name(day: date) -> str:
    """Write a date so that it can be checked at a glance: `Fri 15 Jan 2027`."""
    return f"{_DAYS[day.weekday()][:3].title()} {short_day(day)}"


def short_day(day: date) -> str:
    """Write a date without its weekday: `15 Jan 2027`."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1][:3].title()} {day.year}"


def month_name(day: date) -> str:
    """Write the month of a date: `January`."""
    return _MONTH_NAMES[day.month - 1].title()


def parse_when(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the date meant, or None when unsure; `past` reads dates without a year backwards."""
    said = re.sub(r"[,\s]+", " ", text.strip().lower())
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said, re.ASCII):
            return date.fromisoformat(said)
        return (
            _near(said, today, past=past)
            or _counted(said, today)
            or _month_end(said, today, past=past)
            or _day_of_month(said, today, past=past)
        )
    except (ValueError, OverflowError):
        return None


def _near(said: str, today: date, *, past: bool) -> date | None:
    offsets = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if said in offsets:
        return today + timedelta(days=offsets[said])
    match = re.fullmatch(r"(?:(on|this|next|last) )?([a-z]+)", said)
    if not match or match[2] not in _WEEKDAY:
        return None
    distance = _WEEKDAY[match[2]] - today.weekday()
    if match[1] == "last" or (past and match[1] in (None, "on")):
        return today + timedelta(days=-((-distance - 1) % 7 + 1))
    return today + timedelta(days=(distance - 1) % 7 + 1)


def _counted(said: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:in )?{_COUNT} (day|week|month|year)s?( ago)?", said, re.ASCII)
    if match and not (said.startswith("in ") and match[3]):
        number = _NUMBERS.get(match[1]) or int(match[1])
        number, unit = (-number if match[3] else number), match[2]
    elif match := re.fullmatch(r"(next|last) (week|month|year)", said):
        number, unit = (1 if match[1] == "next" else -1), match[2]
    else:
        return None
    if unit in ("day", "week"):
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    return add_months(today, number * (12 if unit == "year" else 1))


def _month_end(said: str, today: date, *, past: bool) -> date | None:
    month, year = today.month, today.year
    if not re.fullmatch(r"(?:the )?end of (?:the |this )?month", said):
        match = re.fullmatch(r"(?:the )?end of ([a-z]+)(?: (\d{4}))?", said, re.ASCII)
        if not match or match[1] not in _MONTHS:
            return None
        month = _MONTHS[match[1]]
        if match[2]:
            year = int(match[2])
        elif past:
            year -= month >= today.month
        else:
            year += month < today.month
    return date(year, month, calendar.monthrange(year, month)[1])


def _day_of_month(said: str, today: date, *, past: bool) -> date | None:
    weekday, rest = None, said
    if said.partition(" ")[0] in _WEEKDAY:
        weekday, rest = _WEEKDAY[said.partition(" ")[0]], said.partition(" ")[2]
    ending = r"(?: (\d{4}))?"
    day_first = re.fullmatch(
        rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?([a-z]+){ending}", rest, re.ASCII
    )
    month_first = re.fullmatch(rf"([a-z]+) (\d{{1,2}})(?:st|nd|rd|th)?{ending}", rest, re.ASCII)
    if day_first and day_first[2] in _MONTHS:
        day, month, stated = int(day_first[1]), _MONTHS[day_first[2]], day_first[3]
    elif month_first and month_first[1] in _MONTHS:
        day, month, stated = int(month_first[2]), _MONTHS[month_first[1]], month_first[3]
    else:
        return None
    found = date(int(stated), month, day) if stated else _nearest(day, month, today, past=past)
    return found if found and weekday in (None, found.weekday()) else None


def _nearest(day: int, month: int, today: date, *, past: bool) -> date | None:
    for distance in range(9):  # a 29 February can be eight years away
        year = today.year + (-distance if past else distance)
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today if past else found >= today:
            return found
    return None
