"""An entry as it is on another day: its id, the day it began, and what it says of its own day.

What else names it is found, and its file moved, in `journal.moving`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from isp_cli.entry.entry import Entry, FormerId
from isp_cli.entry.ids import day_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.rules import repointed

R = TypeVar("R", Entry, Plan)
_WHEN = "evidence.when"  # the day of a piece of evidence, which is an answer in it


def moved_to(record: R, id: str, *, on: date) -> R:
    """Return a record under an id of another day, begun on that day at the time it was begun.

    It keeps the id it had, with the day `on` which it was moved.
    """
    former: tuple[FormerId, ...] = record.moved
    if record.id not in [each.id for each in former]:
        former = (*former, FormerId(id=record.id, until=on.isoformat()))
    day = day_of(id).isoformat()
    started = f"{day}{record.started[10:]}"
    changed: R = replace(repointed(record, record.id, id), id=id, started=started, moved=former)
    if isinstance(changed, Entry):
        return _with_its_day(changed, day_of(record.id).isoformat(), day)
    return changed


def _with_its_day(entry: Entry, was: str, day: str) -> Entry:
    """Return an entry that is not finished before it begins, nor happened on the day it left."""
    if entry.finished and entry.finished[:10] < day:
        entry = replace(entry, finished=f"{day}{entry.finished[10:]}")
    answers = tuple(
        replace(each, text=day) if each.question == _WHEN and each.text == was else each
        for each in entry.answers
    )
    return replace(entry, answers=answers)
