"""The grammar of days: which days the words that somebody said could mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from isp_cli.core.day_words import END, MIDDLE, START, Word
from isp_cli.core.when import MONTHS, WEEKDAYS, Way, add_months, short_day
from isp_cli.errors import DoubtfulDay

Days = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The grammar. Each rule returns the days its words could mean; none where they do not fit.

    `edges` says which days a whole month may mean. A rule raises ValueError or OverflowError where
    its words fit and no calendar has the day.
    """

    today: date
    way: Way
    edges: tuple[int, ...]

    def read(self, words: list[Word]) -> Days:
        """Return the days that the words could mean."""
        return (
            self._near(words)
            or self._weekday(words)
            or self._counted(words)
            or self._whole(words)
            or self._dated(words)
        )

    def _near(self, words: list[Word]) -> Days:
        match words:
            case [("near", days)] | [("near", days), ("part", _)]:
                return (self.today + timedelta(days=days),)
            case [("which", 0), ("part", _)]:  # this morning
                return (self.today,)
        return ()

    def _weekday(self, words: list[Word]) -> Days:
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

    def _counted(self, words: list[Word]) -> Days:
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

    def _whole(self, words: list[Word]) -> Days:
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

    def _wholes(self, words: list[Word]) -> list[tuple[date, date]]:
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

    def _dated(self, words: list[Word]) -> Days:
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

    def _either_order(self, one: int, other: int, year: list[Word]) -> Days:
        """Read 3/4 as 3 April and as 4 March; 14/11 can be one of them only."""
        orders = [each for each in ((one, other), (other, one)) if each[1] <= len(MONTHS)]
        if not orders:
            raise ValueError
        return tuple(each for order in orders for each in self._in_year(*order, year))

    def _in_year(self, day: int, month: int, year: list[Word]) -> Days:
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

    def _nearest(self, days: list[date]) -> Days:
        """Return the one that lies nearest, on the side that is asked for; the only one anyway."""
        if len(days) > 1 and self.way == "past":
            days = [each for each in days if each <= self.today]
        elif len(days) > 1 and self.way == "ahead":
            days = [each for each in days if each >= self.today]
        days = sorted(days, key=lambda day: (abs(day - self.today), day < self.today))
        return tuple(days[:1])


def _moved(day: date, amount: list[Word], sign: int) -> Days:
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


def _on_weekday(weekday: int, days: Days) -> Days:
    """Return those of the days that fall on the weekday that was said with them."""
    found = tuple(each for each in days if each.weekday() == weekday)
    if days and not found:
        day = short_day(days[0])
        raise DoubtfulDay(
            f"{day} is a {WEEKDAYS[days[0].weekday()]}, not a {WEEKDAYS[weekday]}",
            hint=f"say {day.lower()!r}, or another day",
        )
    return found
