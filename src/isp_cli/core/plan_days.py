"""The days of a plan as people say them: of its steps, its first and next review, its end."""

from __future__ import annotations

import re
from datetime import date

from isp_cli.core.days_said import day_meant
from isp_cli.core.plan import check_horizon
from isp_cli.core.when import add_months, day_name
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay

DEFAULT_HORIZON_MONTHS = 18
_REVIEW_MONTHS = 3

# where the day of a step may begin; 'by next friday' must be tried from its 'by'
_DAY_BEGINS = re.compile(
    r"\b(by|on|at|before|until|till|in|within|next|tomorrow|\d{4}-\d{2}-\d{2})\b", re.IGNORECASE
)


def read_steps(text: str, today: date) -> tuple[tuple[str, date], ...]:
    """Return (what, by when) for each line.

    Raises:
        BrokenRule: a line has no day, or one that could be two.
    """
    found = []
    for line in lines_of(text):
        step = _read_step(line, today)
        if step is None:
            raise BrokenRule(
                f"when will you do this: {line!r}?",
                hint="end the line with its day, like 'by 15 Jan' or 'in 3 weeks'",
            )
        found.append(step)
    return tuple(found)


def _read_step(line: str, today: date) -> tuple[str, date] | None:
    line = " ".join(line.split()).rstrip(".)")
    doubt: DoubtfulDay | None = None
    for match in _DAY_BEGINS.finditer(line):
        words = line[: match.start()].rstrip(" ,;:(-\u2013\u2014")
        if not words:
            continue
        try:
            return words, day_meant(line[match.start() :], today, "ahead")
        except DoubtfulDay as doubtful:
            doubt = doubtful
        except NoDay:
            continue
    if doubt:
        raise doubt
    return None


def read_horizon(text: str, today: date) -> date:
    """Return the day a plan reaches to; nothing said means eighteen months.

    Raises:
        BrokenRule: it is no day, or not one to two years ahead.
    """
    if not text.strip():
        return add_months(today, DEFAULT_HORIZON_MONTHS)
    day = day_meant(text, today, "ahead", like="2028-05-01 or 'in 18 months'")
    check_horizon(day, today)
    return day


def read_review(text: str, today: date) -> date:
    """Return the day a plan is to be looked over; nothing said means in three months.

    Raises:
        BrokenRule: it is no day, or not ahead.
    """
    if not text.strip():
        return add_months(today, _REVIEW_MONTHS)
    day = day_meant(text, today, "ahead", like="2027-02-22 or 'in 6 weeks'")
    if day <= today:
        raise BrokenRule(f"{day_name(day)} is not ahead", hint="name a day after today")
    return day


def kept_day(text: str) -> date | None:
    """Return a day that was understood; None where none was said, or a hand made it none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without a list's marks."""
    return tuple(filter(None, (line.strip(" \t-*•") for line in text.split("\n"))))
