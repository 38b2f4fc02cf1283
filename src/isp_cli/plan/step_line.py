"""A next step as one line says it: its words and its day, written and read again.

An accepted answer is kept as such lines, in a plan's draft and in a review's entry, so the writer
and the reader stand side by side here. What steps a plan has is in `entry.plan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from isp_cli.dates import day_name, iso_day
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay
from isp_cli.patterns import pattern
from isp_cli.records import NamedTuple
from isp_cli.spoken_dates import read_day_either_side, split_lead_in

# where the day of a step may begin; 'by next friday' must be tried from its 'by'
_DAY_BEGINS = pattern(
    r"\b(by|on|at|before|until|till|in|within|next|tomorrow|\d{4}-\d{2}-\d{2})\b", re.IGNORECASE
)


class StepLine(NamedTuple):
    """What will be done, in the person's words, and the day by which."""

    words: str
    day: date


def write_step(step: StepLine, *, to_be_read: bool = False) -> str:
    """Write the line that `read_step` reads again: `Shadow Anna by 2027-01-15`.

    Where people read it, in a review's entry, it names the day: `by Fri 15 Jan 2027`.
    """
    return f"{step.words} by {day_name(step.day) if to_be_read else iso_day(step.day)}"


def read_step(line: str, today: date) -> StepLine | None:
    """Return the step a line says; None where it names no day.

    Raises:
        DoubtfulDay: its day could be two.
    """
    doubt: DoubtfulDay | None = None
    for words, said in _parted(line):
        try:
            return StepLine(words, read_day_either_side(said, today, "ahead"))
        except DoubtfulDay as doubtful:
            doubt = doubtful
        except NoDay:
            continue
    if doubt:
        raise doubt
    return None


def read_steps(text: str, today: date) -> tuple[StepLine, ...]:
    """Return the step of each line.

    Raises:
        BrokenRule: a line has no day, or one that could be two.
    """
    found = []
    for line in lines_of(text):
        step = read_step(line, today)
        if step is None:
            raise BrokenRule(
                f"when will you do this: {line!r}?",
                hint="end the line with its day, like 'by 15 Jan' or 'in 3 weeks'",
            )
        found.append(step)
    return tuple(found)


def read_kept_step(text: str) -> StepLine | None:
    """Return the one step an accepted answer was kept as; None where a hand made it no such line.

    Its day may have gone by since.
    """
    try:
        found = read_steps(text, date.min)
    except BrokenRule:
        return None
    return found[0] if len(found) == 1 else None


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words and what may be their day, for each place where one may begin."""
    line = " ".join(line.split()).rstrip(".)")
    for match in _DAY_BEGINS.finditer(line):
        words = line[: match.start()].rstrip(" ,;:(-\u2013\u2014")
        if words:
            yield words, line[match.start() :]


def complete_steps(refused: str, said: str, today: date) -> str:
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
        step = read_step(line, today)
    except DoubtfulDay:
        return False
    return step is not None and step.day >= today


def _is_day(text: str, today: date) -> bool:
    """Claim that a text is a day and nothing else, also one that could be two."""
    try:
        read_day_either_side(text, today, "ahead")
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
    return day if _DAY_BEGINS.match(day) else f"by {split_lead_in(day)[1]}"


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without a list's marks."""
    return tuple(filter(None, (line.strip(" \t-*•") for line in text.split("\n"))))
