"""What of a plan belongs into a calendar: its steps to come, its next review, its last day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from isp_cli.core.named import as_written
from isp_cli.core.names import Naming
from isp_cli.core.plan import Plan, PlanStep

# Counted from the beginning of the day. The earlier is the first, because some calendars keep one.
REMINDERS = (timedelta(days=-7, hours=9), timedelta(hours=9))
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """One whole day in a calendar. `uid` stays the same for as long as the plan exists."""

    uid: str
    day: date
    summary: str
    description: str
    categories: tuple[str, ...]
    reminders: tuple[timedelta, ...]


def calendar_items(plan: Plan, names: Naming, today: date) -> tuple[CalendarItem, ...]:
    """Return an open plan's steps that have a day and are not done, its review, its last day.

    A reminder whose day is over is left out: a calendar would ring for it at once.
    """
    return tuple(sorted(_items(plan, names, today), key=lambda each: each.day))


def steps_without_day(plan: Plan) -> tuple[PlanStep, ...]:
    """Return the steps still to do that no calendar can hold."""
    return tuple(step for _, step in plan.steps_ahead() if not step.due)


def revision(plan: Plan, now: datetime) -> int:
    """Return a number that grows with time, so that what is loaded later counts as the newer.

    It is the minutes since the plan was begun: nothing in the file counts its changes.
    """
    begun = datetime.fromisoformat(plan.started)
    if begun.tzinfo is None:
        begun = begun.replace(tzinfo=now.tzinfo)
    return max(0, int((now - begun).total_seconds() // 60))


def _items(plan: Plan, names: Naming, today: date) -> Iterator[CalendarItem]:
    names = as_written(plan, names)
    called = {each.competency: _name(names, each.competency) for each in plan.competencies}
    for development, step in plan.steps_ahead():
        if step.due:
            name, day = called[development.competency], date.fromisoformat(step.due)
            yield CalendarItem(
                uid=_uid(plan, f"step-{step.step}"),
                day=day,
                summary=step.text,
                description=f"For {name}.\nWhen it is done: isp plan done {step.step}",
                categories=(name,),
                reminders=_reminders(day, today),
            )
    about = _listed([*called.values()])
    days = [
        ("review", plan.next_review, "Look at the plan again", "Go through it: isp plan review"),
        ("horizon", plan.horizon, "Look back on the plan", "When you have: isp plan close"),
    ]
    for what, said, summary, how in days:
        if said:
            day = date.fromisoformat(said)
            yield CalendarItem(
                uid=_uid(plan, what),
                day=day,
                summary=f"{summary}: {about}",
                description=f"See it: isp plan\n{how}",
                categories=tuple(called.values()),
                reminders=_reminders(day, today),
            )


def _reminders(day: date, today: date) -> tuple[timedelta, ...]:
    if day < today:
        return ()
    return REMINDERS if day - today >= _WEEK else REMINDERS[1:]


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _uid(plan: Plan, what: str) -> str:
    return f"{plan.id}-{what}@isp"


def _name(names: Naming, competency: str) -> str:
    return names.name_of(competency) or competency
