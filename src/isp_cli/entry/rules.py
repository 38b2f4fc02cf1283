"""What an entry must hold beyond its shape: ids, days that are days, and each thing once.

Whether an id leads anywhere, in a framework or the journal, is asked in `doctor.pointers`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from isp_cli.dates import is_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import is_id
from isp_cli.entry.parts import Part, parts_of
from isp_cli.entry.plan import Plan, check_count
from isp_cli.errors import BrokenRule
from isp_cli.records import Location

Id = TypeVar("Id", str, int)


def entry_problems(record: Entry | Plan) -> list[tuple[Location, str]]:
    """Return every broken rule of an entry as (location, what is wrong)."""
    rules = _plan_rules(record) if isinstance(record, Plan) else _entry_rules(record)
    named = [
        (("named", index, "id"), f"{id[:60]!r} is named twice")
        for index, id in _again(each.id for each in record.named)
    ]
    return [*unusable_values(record), *rules, *named]


def unusable_values(record: Entry | Plan) -> list[tuple[Location, str]]:
    """Return what an entry says that nothing can be made of: no id, no kind, no time, no day."""
    told = [(part.at, _wrong_with(part)) for part in parts_of(record)]
    if not is_id(record.id):
        told.append((("id",), _no_id(record.id, "reflection")))
    return [(at, what) for at, what in told if what]


def _wrong_with(part: Part) -> str:
    kind, value = part.kind, part.value
    if kind == "day" and not is_day(value):
        return no_day(value or ("nothing" if part.at[-1] == "until" else ""))
    if kind == "time" and not _is_time(value):
        return f"{value!r} is no time, like 2026-11-22T18:05:00+01:00"
    if kind == "entry" and not is_id(value):
        of = {"plan": "plan", "reviews": "review"}.get(str(part.at[0]))
        return _no_id(value, of) if of else ""  # doctor looks for the others in the journal
    return ""


def no_day(said: str) -> str:
    """Say that a text is no day as files have it."""
    return f"{said[:60]!r} is no day, like 2027-01-15"


def _no_id(said: str, kind: str) -> str:
    return f"{said!r} is no entry's id, like 2026-11-22-{kind}-k7fq"


def _is_time(said: str) -> bool:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return False
    return is_day(said[:10])


def _entry_rules(entry: Entry) -> Iterator[tuple[Location, str]]:
    for index, id in _again(each.question for each in entry.answers):
        yield ("answers", index, "question"), f"{id} is answered twice"
    twice = dict(_again(each.question for each in entry.promises))
    for index, promise in enumerate(entry.promises):
        at: Location = ("promises", index, "question")
        answer = entry.answer(promise.question)
        if index in twice:
            yield at, f"{promise.question[:60]} is promised twice"
        elif answer is None or not answer.text.strip():
            yield at, f"{promise.question[:60]!r} is not answered here, so nothing is promised"


def _plan_rules(plan: Plan) -> Iterator[tuple[Location, str]]:
    try:
        check_count(tuple(each.competency for each in plan.competencies))
    except BrokenRule as rule:
        yield ("competencies",), str(rule)
    yield from steps_of_same_number(plan)


def steps_of_same_number(plan: Plan) -> Iterator[tuple[Location, str]]:
    """Yield the steps of a plan that have the number of one before them."""
    places: list[Location] = [
        ("competencies", which, "steps", index, "step")
        for which, development in enumerate(plan.competencies)
        for index, _ in enumerate(development.steps)
    ]
    for number, step in _again(step.step for _, step in plan.steps()):
        yield places[number], f"step {step} is there twice"


def _again(ids: Iterable[Id]) -> Iterator[tuple[int, Id]]:
    """Yield those that were there before, each with its index."""
    seen: set[Id] = set()
    for index, id in enumerate(ids):
        if id in seen:
            yield index, id
        seen.add(id)
