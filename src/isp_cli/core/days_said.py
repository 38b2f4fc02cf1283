"""Days as people say them: 2027-01-15, 14 nov, last tuesday, in 3 weeks, end of next month.

Unsure is never a guess: what could be two days is refused with both. '14 nov', 'friday' and
'6 months' lie behind where the past is asked for, else ahead. A whole month means its first day
looking back and its last looking ahead; a week ends on Sunday.
"""

from __future__ import annotations

from datetime import date

from isp_cli.core.day_grammar import Reader
from isp_cli.core.day_words import END, START, parted, words_of
from isp_cli.core.when import Way, day_name, short_day
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay

_LIKE = {
    "past": "2026-11-14, '14 nov' or 'last tuesday'",
    "ahead": "2027-01-15, '15 jan' or 'in 3 weeks'",
    "any": "2027-01-15, 'last tuesday' or 'in 3 weeks'",
}


def read_day(text: str, today: date, way: Way) -> date:
    """Return the day a text means, on the side of today that is asked for.

    Raises:
        NoDay: it is not understood, could be two, or is in no calendar.
        BrokenRule: it is still to come, or has gone by.
    """
    day = day_meant(text, today, way)
    check_way(day, today, way)
    return day


def check_way(day: date, today: date, way: Way) -> None:
    """Check that a day is not on the wrong side of today.

    Raises:
        BrokenRule: it is.
    """
    if way == "past" and day > today:
        raise BrokenRule(f"{day_name(day)} is still to come", hint="name today or a day before it")
    if way == "ahead" and day < today:
        raise BrokenRule(f"{day_name(day)} has gone by", hint="name today or a day after it")


def day_meant(
    text: str, today: date, way: Way, *, like: str = "", month_ends: bool = False
) -> date:
    """Return the day a text means; `way` says where one lies that could be on either side.

    `like` is what to name as an example. With `month_ends` a whole month means its last day.

    Raises:
        NoDay: it is not understood.
        DoubtfulDay: it could be two, or is in no calendar.
    """
    said = " ".join(text.split())
    shown, hint = repr(said[:60]), f"like {like or _LIKE[way]}"
    lead, rest = parted(said)
    edges = (START, END) if way == "any" else (END,)
    if way == "past" or lead in ("before", "until", "till", "since", "from"):
        edges = (START,)
    try:
        reader = Reader(today, way, (END,) if month_ends else edges)
        found = tuple(dict.fromkeys(reader.read(words_of(rest))))
    except (ValueError, OverflowError) as impossible:
        raise DoubtfulDay(f"the calendar has no {shown}", hint=hint) from impossible
    if not found:
        raise NoDay(f"{shown} is no day", hint=hint)
    if len(found) > 1:
        names = " or ".join(day_name(each) for each in found)
        forms = " or ".join(repr(short_day(each).lower()) for each in found)
        raise DoubtfulDay(f"{shown} could be {names}", hint=f"say {forms}")
    return found[0]
