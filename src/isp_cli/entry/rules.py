"""What an entry must hold beyond its shape: ids, days that are days, and each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from isp_cli.dates import is_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import is_id
from isp_cli.entry.plan import Plan, PlanStep, check_count
from isp_cli.errors import BrokenRule
from isp_cli.records import Location


def entry_problems(record: Entry | Plan) -> list[tuple[Location, str]]:
    """Return every broken rule of an entry as (location, what is wrong)."""
    if isinstance(record, Plan):
        return [*unusable_values(record), *_plan_rules(record), *_named_twice(record)]
    twice = (*_answered_twice(record), *_named_twice(record))
    return [*unusable_values(record), *twice, *_promises(record)]


def unusable_values(record: Entry | Plan) -> list[tuple[Location, str]]:
    """Return what an entry says that nothing can be made of: no id, no kind, no time, no day."""
    if isinstance(record, Plan):
        return [*_head(record), *_times(record.started, record.closed, "closed"), *_days(record)]
    times = _times(record.started, record.finished, "finished")
    plan = _ids((("plan",), record.plan))
    return [*_head(record), *times, *plan, *_days_of_promises(record)]


def _head(record: Entry | Plan) -> Iterator[tuple[Location, str]]:
    if not is_id(record.id):
        yield ("id",), _no_id(record.id, "reflection")


def _ids(*said: tuple[Location, str]) -> Iterator[tuple[Location, str]]:
    for at, id in said:
        if id and not is_id(id):
            yield at, _no_id(id, "review" if at[0] == "reviews" else "plan")


def _no_id(said: str, kind: str) -> str:
    return f"{said!r} is no entry's id, like 2026-11-22-{kind}-k7fq"


def _times(started: str, ended: str, name: str) -> Iterator[tuple[Location, str]]:
    if not _is_time(started):
        yield ("started",), f"{started!r} is no time, like 2026-11-22T18:05:00+01:00"
    if ended and not _is_time(ended):
        yield (name,), f"{ended!r} is no time, like 2026-11-22T18:05:00+01:00"


def _days(plan: Plan) -> Iterator[tuple[Location, str]]:
    if not is_day(plan.horizon):
        yield ("horizon",), _no_day(plan.horizon)
    said: list[tuple[Location, str]] = [(("next_review",), plan.next_review)]
    for which, development in enumerate(plan.competencies):
        for index, step in enumerate(development.steps):
            said += _days_of(step, ("competencies", which, "steps", index))
    for index, review in enumerate(plan.reviews):
        yield from _ids((("reviews", index, "entry"), review.entry))
        if not is_day(review.on):
            yield ("reviews", index, "on"), _no_day(review.on)
    for at, day in said:
        if day and not is_day(day):
            yield at, _no_day(day)


def _days_of(step: PlanStep, at: Location) -> Iterator[tuple[Location, str]]:
    yield (*at, "due"), step.due
    yield (*at, "added"), step.added
    yield (*at, "done"), step.done
    yield (*at, "dropped"), step.dropped
    for number, before in enumerate(step.earlier):
        yield (*at, "earlier", number, "due"), before.due
        yield (*at, "earlier", number, "until"), before.until or "nothing"


def _days_of_promises(entry: Entry) -> Iterator[tuple[Location, str]]:
    if entry.settled and not is_day(entry.settled):
        yield ("settled",), _no_day(entry.settled)
    for index, promise in enumerate(entry.promises):
        at: Location = ("promises", index)
        if promise.due and not is_day(promise.due):
            yield (*at, "due"), _no_day(promise.due)
        for number, each in enumerate(promise.outcomes):
            if not is_day(each.on):
                yield (*at, "outcomes", number, "on"), _no_day(each.on)


def _promises(entry: Entry) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for index, promise in enumerate(entry.promises):
        at: Location = ("promises", index, "question")
        answer = entry.answer(promise.question)
        if promise.question in seen:
            yield at, f"{promise.question[:60]} is promised twice"
        elif answer is None or not answer.text.strip():
            yield at, f"{promise.question[:60]!r} is not answered here, so nothing is promised"
        seen.add(promise.question)


def _answered_twice(entry: Entry) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for index, answer in enumerate(entry.answers):
        if answer.question in seen:
            yield ("answers", index, "question"), f"{answer.question} is answered twice"
        seen.add(answer.question)


def _named_twice(record: Entry | Plan) -> Iterator[tuple[Location, str]]:
    ids: set[str] = set()
    for index, each in enumerate(record.named):
        if each.id in ids:
            yield ("named", index, "id"), f"{each.id[:60]!r} is named twice"
        ids.add(each.id)


def _plan_rules(plan: Plan) -> Iterator[tuple[Location, str]]:
    try:
        check_count(tuple(each.competency for each in plan.competencies))
    except BrokenRule as rule:
        yield ("competencies",), str(rule)
    yield from steps_of_same_number(plan)


def steps_of_same_number(plan: Plan) -> Iterator[tuple[Location, str]]:
    """Yield the steps of a plan that have the number of one before them."""
    seen: set[int] = set()
    for which, development in enumerate(plan.competencies):
        for index, step in enumerate(development.steps):
            if step.step in seen:
                at = ("competencies", which, "steps", index, "step")
                yield at, f"step {step.step} is there twice"
            seen.add(step.step)


def _no_day(said: str) -> str:
    return f"{said[:60]!r} is no day, like 2027-01-15"


def _is_time(said: str) -> bool:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return False
    return is_day(said[:10])
