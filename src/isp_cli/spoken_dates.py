"""Days as people say them: 2027-01-15, 14 nov, last tuesday, in 3 weeks, end of next month.

Unsure is never a guess: what could be two days is refused with both. '14 nov', 'friday' and
'6 months' lie behind where the past is asked for, else ahead. A whole month means its first day
looking back and its last looking ahead; a week ends on Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from isp_cli.dates import MONTHS, WEEKDAYS, DayDirection, add_months, day_name, short_day
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay
from isp_cli.patterns import pattern
from isp_cli.records import dataclass

DayWord = tuple[str, int]
START, MIDDLE, END = range(3)
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_KINDS: dict[str, dict[str, int]] = {
    "weekday": {name.lower(): index for index, name in enumerate(WEEKDAYS)}
    | {name[:3].lower(): index for index, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "month": {name.lower(): index for index, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): index for index, name in enumerate(MONTHS, 1)}
    | {"sept": 9},
    "number": {name: index for index, name in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1},
    "days": {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14},
    "months": {"month": 1, "months": 1, "year": 12, "years": 12},
    "near": {"yesterday": -1, "today": 0, "tonight": 0, "now": 0, "tomorrow": 1},
    "part": dict.fromkeys(("morning", "afternoon", "evening", "night"), 0),
    "which": {"last": -1, "past": -1, "this": 0, "next": 1},
    "edge": {"start": START, "beginning": START, "middle": MIDDLE, "mid": MIDDLE, "end": END},
    "in": {"in": 0, "within": 0},
    "/": {"/": 0, "-": 0},
    **{each: {each: 0} for each in ("on", "from", "ago", "time", ".")},
}
_WORDS = {name: (kind, value) for kind, names in _KINDS.items() for name, value in names.items()}
_UNHEARD = ("the", "of")
_SAID_OTHERWISE = {
    "day after tomorrow": "in two days",
    "day before yesterday": "two days ago",
    "last night": "yesterday",
    "a couple": "two",
    "couple": "two",
    "half a year": "six months",
}
_LEAD_IN = pattern(r"(on|by|before|until|till|since|from|at)\s+", re.IGNORECASE)


def split_lead_in(said: str) -> tuple[str, str]:
    """Return the word that leads in to a day, such as `by`, and the rest."""
    lead = _LEAD_IN.match(said)
    return (lead[1].lower(), said[lead.end() :]) if lead else ("", said)


def day_words(said: str) -> list[DayWord]:
    """Return the words as (kind, value); one that no day is said in is of the kind `unknown`."""
    plain = re.sub("['\u2019]", "", said.lower())
    plain = re.sub(r"(?<=[a-z])[.-]|[.-](?=[a-z])|,", " ", plain)  # Nov. 14, 14-Nov-2026
    words = re.findall(r"[0-9]+(?:(?:st|nd|rd|th)\b)?|[a-z]+|\S", plain)
    plain = f" {' '.join(each for each in words if each not in _UNHEARD)} "
    for phrase, otherwise in _SAID_OTHERWISE.items():
        plain = plain.replace(f" {phrase} ", f" {otherwise} ")
    return [_word(each) for each in plain.split()]


def _word(said: str) -> DayWord:
    figures = re.match("[0-9]{1,4}", said)
    if figures is None:
        return _WORDS.get(said, ("unknown", 0))
    kinds = {"": "year" if len(figures[0]) == 4 else "figure"}
    kinds |= dict.fromkeys(("st", "nd", "rd", "th"), "ordinal")
    return kinds.get(said[figures.end() :], "unknown"), int(figures[0])


PossibleDays = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The grammar. Each rule returns the days its words could mean; none where they do not fit.

    `edges` says which days a whole month may mean. A rule raises ValueError or OverflowError where
    its words fit and no calendar has the day.
    """

    today: date
    way: DayDirection
    edges: tuple[int, ...]

    def read(self, words: list[DayWord]) -> PossibleDays:
        """Return the days that the words could mean."""
        return (
            self._near(words)
            or self._weekday(words)
            or self._counted(words)
            or self._whole(words)
            or self._dated(words)
        )

    def _near(self, words: list[DayWord]) -> PossibleDays:
        match words:
            case [("near", days)] | [("near", days), ("part", _)]:
                return (self.today + timedelta(days=days),)
            case [("which", 0), ("part", _)]:  # this morning
                return (self.today,)
        return ()

    def _weekday(self, words: list[DayWord]) -> PossibleDays:
        match words:
            case [*weekday, ("part", _)]:  # friday morning
                return self._weekday(weekday)
            case [("weekday", index)]:
                return (self._last(index) if self.way == "past" else self._coming(index),)
            case [("which", -1), ("weekday", index)]:
                return (self._last(index),)
            case [("which", 0), ("weekday", index)]:
                return (self._of_week(0, index) if self.way == "past" else self._coming(index),)
            case [("which", 1), ("weekday", index)]:
                # on a Tuesday, 'next friday' is in this week to some and in the next to others
                return (self._coming(index), self._of_week(1, index))
            case [("weekday", index), ("days", 7)]:  # tuesday week
                return (self._coming(index) + timedelta(days=7),)
            case [("weekday", index), ("which", week), ("days", 7)]:  # friday next week
                return (self._of_week(week, index),)
        return ()

    def _last(self, weekday: int) -> date:
        return self.today - timedelta(days=(self.today.weekday() - weekday - 1) % 7 + 1)

    def _coming(self, weekday: int) -> date:
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def _of_week(self, week: int, weekday: int) -> date:
        return self.today + timedelta(days=7 * week + weekday - self.today.weekday())

    def _counted(self, words: list[DayWord]) -> PossibleDays:
        signs: tuple[int, ...] = {"past": (-1,), "ahead": (1,), "any": (-1, 1)}[self.way]
        match words:
            case [*amount, ("from" | "on", _), ("near" | "weekday", _) as start]:
                # a week from friday
                days = Reader(self.today, "ahead", self.edges).read([start])
                return tuple(each for day in days for each in _moved(day, amount, 1))
            case [("in", _), *amount, ("time", _)] | [*amount, ("time", _)] | [("in", _), *amount]:
                signs = (1,)
            case [*amount, ("ago", _)]:
                signs = (-1,)
            case [("which", (-1 | 1) as sign), *amount]:  # last week, next 3 months
                signs = (sign,)
                amount = amount if len(amount) > 1 else [("number", 1), *amount]
            case amount:
                pass
        return tuple(each for sign in signs for each in _moved(self.today, amount, sign))

    def _whole(self, words: list[DayWord]) -> PossibleDays:
        """Read a month, a week or a year as a whole, or the day it begins or ends with."""
        match words:
            case [("in", _), ("edge" | "month", _), *_]:
                return self._whole(words[1:])
            case [("edge", edge), *whole] if (edge, whole[-1:]) != (MIDDLE, [("months", 12)]):
                return self._nearest([_at(edge, *each) for each in self._wholes(whole)])
            case [("month", _), *_] | [("which", 0), ("days" | "months", _)]:
                deciding = START if self.way == "past" else END
                every = {_at(deciding, *each): each for each in self._wholes(words)}
                chosen = self._nearest(list(every))
                return tuple(_at(edge, *every[day]) for day in chosen for edge in self.edges)
        return ()

    def _wholes(self, words: list[DayWord]) -> list[tuple[date, date]]:
        """Return the first and the last day of what is named, for each year it could be in."""
        match words:
            case [("month", month), ("year", year)]:
                return [_span(date(year, month, 1), 1)]
            case [("month", month)]:
                return [_span(date(year, month, 1), 1) for year in self._years()]
            case [("days" | "months", _)]:  # the week is this week
                return self._wholes([("which", 0), *words])
            case [("which", week), ("days", 7)]:
                monday = self._of_week(week, 0)
                return [(monday, monday + timedelta(days=6))]
            case [("which", count), ("months", months)]:
                first = self.today.replace(month=1 if months == 12 else self.today.month, day=1)
                return [_span(add_months(first, count * months), months)]
        return []

    def _dated(self, words: list[DayWord]) -> PossibleDays:
        match words:
            case [("weekday", weekday), *day_said]:  # fri 14 nov
                return _on_weekday(weekday, self._dated(day_said))
            case (
                [("figure" | "ordinal", day), ("month", month), *year]
                | [("month", month), ("figure" | "ordinal", day), *year]
                | [("figure", day), (".", _), ("figure", month), *year]
            ):
                return self._in_year(day, month, year)
            case [("year", of), ("/" | ".", _), ("figure", month), ("/" | ".", _), ("figure", day)]:
                return (date(of, month, day),)
            case [("figure", one), ("/", _), ("figure", other), *year]:
                return self._either_order(one, other, year)
        return ()

    def _either_order(self, one: int, other: int, year: list[DayWord]) -> PossibleDays:
        """Read 3/4 as 3 April and as 4 March; 14/11 can be one of them only."""
        orders = [each for each in ((one, other), (other, one)) if each[1] <= len(MONTHS)]
        if not orders:
            raise ValueError
        return tuple(each for order in orders for each in self._in_year(*order, year))

    def _in_year(self, day: int, month: int, year: list[DayWord]) -> PossibleDays:
        match year:
            case []:
                days = [each for year in self._years() for each in _possible(year, month, day)]
                if not days:
                    raise ValueError
                return self._nearest(days)
            case [("year", stated)]:
                return (date(stated, month, day),)
            case [("/" | ".", _), *stated_after]:
                return self._in_year(day, month, stated_after)
            case [("figure", short)] if 10 <= short <= 99:  # after a day and a month, 26 is 2026
                return (date(2000 + short, month, day),)
        return ()

    def _years(self) -> range:
        """The years a date without one could be in: a 29 February can be eight years away."""
        return range(max(1, self.today.year - 8), min(9998, self.today.year + 8) + 1)

    def _nearest(self, days: list[date]) -> PossibleDays:
        """Return the one that lies nearest, on the side that is asked for; the only one anyway."""
        if len(days) > 1 and self.way == "past":
            days = [each for each in days if each <= self.today]
        elif len(days) > 1 and self.way == "ahead":
            days = [each for each in days if each >= self.today]
        days = sorted(days, key=lambda day: (abs(day - self.today), day < self.today))
        return tuple(days[:1])


def _moved(day: date, amount: list[DayWord], sign: int) -> PossibleDays:
    match amount:
        case [("number" | "figure", count), ("days", size)]:
            return (day + timedelta(days=sign * count * size),)
        case [("number" | "figure", count), ("months", size)]:
            return (add_months(day, sign * count * size),)
    return ()


def _span(first: date, months: int) -> tuple[date, date]:
    return first, add_months(first, months) - timedelta(days=1)


def _at(edge: int, first: date, last: date) -> date:
    if edge == MIDDLE:  # of a month its 15th, of a week its Wednesday
        return first + timedelta(days=14 if last - first > timedelta(days=6) else 2)
    return first if edge == START else last


def _possible(year: int, month: int, day: int) -> Iterator[date]:
    with suppress(ValueError):
        yield date(year, month, day)


def _on_weekday(weekday: int, days: PossibleDays) -> PossibleDays:
    """Return those of the days that fall on the weekday that was said with them."""
    found = tuple(each for each in days if each.weekday() == weekday)
    if days and not found:
        day = short_day(days[0])
        raise DoubtfulDay(
            f"{day} is a {WEEKDAYS[days[0].weekday()]}, not a {WEEKDAYS[weekday]}",
            hint=f"say {day.lower()!r}, or another day",
        )
    return found


_LIKE = {
    "past": "2026-11-14, '14 nov' or 'last tuesday'",
    "ahead": "2027-01-15, '15 jan' or 'in 3 weeks'",
    "any": "2027-01-15, 'last tuesday' or 'in 3 weeks'",
}


def read_day(text: str, today: date, way: DayDirection) -> date:
    """Return the day a text means, on the side of today that is asked for.

    Raises:
        NoDay: it is not understood, could be two, or is in no calendar.
        BrokenRule: it is still to come, or has gone by.
    """
    day = read_day_either_side(text, today, way)
    check_way(day, today, way)
    return day


def check_way(day: date, today: date, way: DayDirection) -> None:
    """Check that a day is not on the wrong side of today.

    Raises:
        BrokenRule: it is.
    """
    if way == "past" and day > today:
        raise BrokenRule(f"{day_name(day)} is still to come", hint="name today or a day before it")
    if way == "ahead" and day < today:
        raise BrokenRule(f"{day_name(day)} has gone by", hint="name today or a day after it")


def read_day_either_side(
    text: str, today: date, way: DayDirection, *, like: str = "", month_ends: bool = False
) -> date:
    """Return the day a text means; `way` says where one lies that could be on either side.

    `like` is what to name as an example. With `month_ends` a whole month means its last day.

    Raises:
        NoDay: it is not understood.
        DoubtfulDay: it could be two, or is in no calendar.
    """
    said = " ".join(text.split())
    shown, hint = repr(said[:60]), f"like {like or _LIKE[way]}"
    lead, rest = split_lead_in(said)
    edges = (START, END) if way == "any" else (END,)
    if way == "past" or lead in ("before", "until", "till", "since", "from"):
        edges = (START,)
    try:
        reader = Reader(today, way, (END,) if month_ends else edges)
        found = tuple(dict.fromkeys(reader.read(day_words(rest))))
    except (ValueError, OverflowError) as impossible:
        raise DoubtfulDay(f"the calendar has no {shown}", hint=hint) from impossible
    if not found:
        raise NoDay(f"{shown} is no day", hint=hint)
    if len(found) > 1:
        names = " or ".join(day_name(each) for each in found)
        forms = " or ".join(repr(short_day(each).lower()) for each in found)
        raise DoubtfulDay(f"{shown} could be {names}", hint=f"say {forms}")
    return found[0]
