"""The days of a plan as people say them: of its steps, its first and next review, its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from isp_cli.core.day_words import parted
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
    doubt: DoubtfulDay | None = None
    for words, said in _parted(line):
        try:
            return words, day_meant(said, today, "ahead")
        except DoubtfulDay as doubtful:
            doubt = doubtful
        except NoDay:
            continue
    if doubt:
        raise doubt
    return None


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words and what may be their day, for each place where one may begin."""
    line = " ".join(line.split()).rstrip(".)")
    for match in _DAY_BEGINS.finditer(line):
        words = line[: match.start()].rstrip(" ,;:(-\u2013\u2014")
        if words:
            yield words, line[match.start() :]


def completed(refused: str, said: str, today: date) -> str:
    """Return steps that were refused, with what was said when their day was asked for.

    A day completes the first line that lacks a good one, and other words are added to it. A step
    takes the place of the line with its words, and is added where there is none. Every other line
    stays.
    """
    lines = list(lines_of(refused))
    at = next((n for n, each in enumerate(lines) if not _is_good(each, today)), len(lines))
    line, anew = "".join(lines[at : at + 1]), lines_of(said)
    if _is_day(said, today):
        words = "" if _is_day(line, today) else _words_of(line, today) or line
        lines[at : at + 1] = [f"{words} {_as_end(said)}" if words else said]
    elif any(_words_of(each, today) for each in anew):
        return "\n".join(_with_steps(lines, at, anew, today))
    elif _is_day(line, today):
        lines[at] = " ".join((*anew, _as_end(line)))
    else:
        lines[at : at + 1] = [" ".join(filter(None, (line, *anew)))]
    return "\n".join(lines)


def _with_steps(lines: list[str], at: int, anew: Iterable[str], today: date) -> list[str]:
    """Return the lines with each step in the place of the one whose words it holds, or at `at`."""
    found = list(lines)
    for step in anew:
        words = set((_words_of(step, today) or step).casefold().split())
        held = [set((_words_of(each, today) or each).casefold().split()) <= words for each in found]
        if any(held):
            found[held.index(True)] = step
        elif step not in found:
            found.insert(at, step)
            at += 1
    return found


def _is_good(line: str, today: date) -> bool:
    try:
        step = _read_step(line, today)
    except DoubtfulDay:
        return False
    return step is not None and step[1] >= today


def _is_day(text: str, today: date) -> bool:
    """Claim that a text is a day and nothing else, also one that could be two."""
    try:
        day_meant(text, today, "ahead")
    except DoubtfulDay:
        return True
    except NoDay:
        return False
    return True


def _words_of(line: str, today: date) -> str:
    """Return the words of a line that ends in a day, also one that could be two, or nothing."""
    return next((words for words, said in _parted(line) if _is_day(said, today)), "")


def _as_end(day: str) -> str:
    """Return a day as the end of a line, where it is found again."""
    return day if _DAY_BEGINS.match(day) else f"by {parted(day)[1]}"


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
