"""An entry as it is on another day: its id, the day it began, and what is said of its own day.

What else names it is found, and its file moved, in `journal.moving`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from isp_cli.dates import is_day, iso_day, written_day
from isp_cli.entry.entry import Entry, FormerId, Outcome
from isp_cli.entry.ids import day_of
from isp_cli.entry.plan import Plan, ReviewDay
from isp_cli.entry.promises import day_settled
from isp_cli.entry.rules import repointed
from isp_cli.records import replace

R = TypeVar("R", Entry, Plan)
T = TypeVar("T", Outcome, ReviewDay)
_WHEN = "evidence.when"  # the day of a piece of evidence, which is an answer in it


def moved_to(record: R, id: str, *, on: date) -> R:
    """Return a record under an id of another day, begun on that day at the time it was begun.

    It keeps the id it had and what it said of its days, with the day `on` which it was moved;
    moved back to an id it had, it says of its days what it said then.
    """
    before = next((each for each in record.moved if each.id == id and each.began), None)
    former: tuple[FormerId, ...] = record.moved
    if record.id not in [each.id for each in former]:
        former = (*former, _former(record, on))
    started = before.began if before else f"{day_of(id).isoformat()}{record.started[10:]}"
    changed: R = replace(repointed(record, record.id, id), id=id, started=started, moved=former)
    if not isinstance(changed, Entry):
        return changed
    ended = before.ended if before else _ended(changed, record.started, on)
    when = (before.when if before else "") or day_of(id).isoformat()
    return _with_when(replace(changed, finished=ended), day_of(record.id).isoformat(), when)


def with_moved(record: R, was: Entry | Plan, now: Entry | Plan) -> R:
    """Return a record that names an entry as it is `now`, after it was moved.

    What it says happened on the day that entry was finished, happened on the day it is now: a
    review of the plan, and what came of a promise.
    """
    days = iso_day(_told_on(was)), iso_day(_told_on(now))
    named: R = repointed(record, was.id, now.id)
    if isinstance(named, Plan):
        reviews = tuple(_of_day(each, now.id, *days) for each in named.reviews)
        return replace(named, reviews=reviews)
    promises = tuple(
        replace(each, outcomes=tuple(_of_day(one, now.id, *days) for one in each.outcomes))
        for each in named.promises
    )
    settled = day_settled(promises) if promises != named.promises else named.settled
    return replace(named, promises=promises, settled=settled)


def _told_on(record: Entry | Plan) -> date:
    return (record.finished_on if isinstance(record, Entry) else None) or record.day


def _of_day(told: T, entry: str, was: str, now: str) -> T:
    return replace(told, on=now) if (told.entry, told.on) == (entry, was) else told


def _former(record: Entry | Plan, on: date) -> FormerId:
    former = FormerId(id=record.id, until=on.isoformat(), began=record.started)
    if not isinstance(record, Entry):
        return former
    said = record.answer(_WHEN)
    when = said.text if said and is_day(said.text) else ""
    return replace(former, ended=record.finished, when=when)


def _ended(entry: Entry, started: str, on: date) -> str:
    """Return when an entry is finished that begins otherwise than it `started`: as long after.

    That is never after the day `on` which it is moved.
    """
    was = written_day(started[:10])
    if was is None or entry.finished_on is None:
        return entry.finished
    lasted = min(entry.finished_on - was, on - entry.begun_on)
    day = entry.begun_on + max(lasted, timedelta(0))
    return f"{day.isoformat()}{entry.finished[10:]}"


def _with_when(entry: Entry, was: str, day: str) -> Entry:
    """Return a piece of evidence that did not happen on the day it left."""
    answers = tuple(
        replace(each, text=day) if each.question == _WHEN and each.text == was else each
        for each in entry.answers
    )
    return replace(entry, answers=answers)
