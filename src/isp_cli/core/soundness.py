"""What an entry must hold beyond its shape: ids, times and days that can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from isp_cli.core.entry import Entry
from isp_cli.core.ids import KINDS, is_id
from isp_cli.core.plan import Plan
from isp_cli.core.records import Location

Unsound = tuple[Location, str]


def unsound(record: Entry | Plan) -> list[Unsound]:
    """Return everything an entry says that cannot be, as (location, what is wrong)."""
    return list(_head(record)) + (list(_plan(record)) if isinstance(record, Plan) else [])


def _head(record: Entry | Plan) -> Iterator[Unsound]:
    if not is_id(record.id):
        yield ("id",), f"{record.id!r} is no entry's id, like 2026-11-22-reflection-k7fq"
    if record.kind not in KINDS:
        yield ("kind",), f"{record.kind!r} is no kind of entry: {', '.join(KINDS)}"
    yield from _time(("started",), record.started)
    last = record.finished if isinstance(record, Entry) else record.closed
    if last:
        yield from _time(("finished" if isinstance(record, Entry) else "closed",), last)


def _plan(plan: Plan) -> Iterator[Unsound]:
    yield from _day(("horizon",), plan.horizon)
    seen: set[int] = set()
    for index, development in enumerate(plan.competencies):
        for place, step in enumerate(development.steps):
            at: Location = ("competencies", index, "steps", place)
            for key, day in (("due", step.due), ("done", step.done)):
                if day:
                    yield from _day((*at, key), day)
            if step.step in seen:
                yield (*at, "step"), f"there are two steps {step.step}"
            seen.add(step.step)


def _time(at: Location, said: str) -> Iterator[Unsound]:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        yield at, f"{said!r} is no time, like 2026-11-22T18:05:00+01:00"


def _day(at: Location, said: str) -> Iterator[Unsound]:
    try:
        date.fromisoformat(said)
    except ValueError:
        yield at, f"{said!r} is no day, like 2026-11-22"
