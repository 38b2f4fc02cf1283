"""What of a plan belongs into a calendar: its steps, its next review, its last day.

How a calendar file is written is in `plan.calendar_file`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from isp_cli.entry.naming import choice_name, names_as_written
from isp_cli.entry.plan import Plan, PlanStep
from isp_cli.framework.names import Naming
from isp_cli.records import dataclass
from isp_cli.wording import join_names

# Counted from the beginning of the day. The earlier is the first, because some calendars keep one.
REMINDERS = (timedelta(days=-7, hours=9), timedelta(hours=9))
_WEEK = timedelta(days=7)
PRODUCT = "-//isp//plan//EN"
_MOST_REVISIONS = 2**31 - 1
_NO_EARLIER = datetime(2020, 1, 1, tzinfo=UTC)
_UID = re.compile(rb"^UID:(.*)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """One whole day in a calendar. `uid` stays the same for as long as the plan exists.

    One that is `cancelled` takes its reminders from a calendar that holds it.
    """

    uid: str
    day: date
    summary: str
    description: str
    categories: tuple[str, ...]
    reminders: tuple[timedelta, ...]
    cancelled: bool = False


def calendar_items(plan: Plan, names: Naming, today: date) -> tuple[CalendarItem, ...]:
    """Return a plan's steps that have a day, its review, its last day.

    A step that is done or dropped is cancelled, and left out when its day is over; so is all of a
    plan that is closed. A reminder of a day that is over is left out too: a calendar would ring
    for it at once.
    """
    return tuple(sorted(_items(plan, names, today), key=lambda each: each.day))


def steps_without_day(plan: Plan) -> tuple[PlanStep, ...]:
    """Return the steps still to do that no calendar can hold; of a closed plan none are."""
    return tuple(step for _, step in plan.steps_ahead() if plan.is_open and not step.due)


def days_ahead(plan: Plan, today: date) -> bool:
    """Claim that a day of the plan, of which a calendar may know, has not gone by."""
    days = (plan.next_review_on, plan.last_day, *(step.due_on for _, step in plan.steps()))
    return max(filter(None, days)) >= today


def revision(plan: Plan, now: datetime) -> int:
    """Return a number that grows with time, so that what is loaded later counts as the newer.

    It is the seconds since the plan was begun: nothing in the file counts its changes. Of a plan
    begun so long ago that a calendar could not hold them, it is the seconds since 2020.
    """
    begun = datetime.fromisoformat(plan.started)
    if begun.tzinfo is None:
        begun = begun.replace(tzinfo=now.tzinfo)
    seconds = _seconds(begun, now)
    if seconds > _MOST_REVISIONS:
        seconds = _seconds(_NO_EARLIER, now)
    return min(max(0, seconds), _MOST_REVISIONS)


def _seconds(begun: datetime, now: datetime) -> int:
    return int((now - begun).total_seconds())


def is_calendar_of(plan: Plan, data: bytes) -> bool:
    """Claim that a file holds the days of this plan as isp wrote them, and nobody else's."""
    uids = _UID.findall(data)
    begins = f"{plan.first_id}-".encode()
    ours = f"\nPRODID:{PRODUCT}".encode() in data
    return ours and bool(uids) and all(each.startswith(begins) for each in uids)


def _items(plan: Plan, names: Naming, today: date) -> Iterator[CalendarItem]:
    names = names_as_written(plan, names)
    called = {each.competency: choice_name(names, each.competency) for each in plan.competencies}
    for development, step in plan.steps():
        is_ahead = plan.is_open and step.is_ahead
        if step.due_on and (is_ahead or step.due_on >= today):
            yield _of_step(plan, step, step.due_on, called[development.competency], today)
    about = join_names(called[each.competency] for each in plan.current)
    days = [
        ("review", plan.next_review_on, "Look at the plan again", "Go through it: isp plan review"),
        ("horizon", plan.last_day, "Look back on the plan", "When you have: isp plan close"),
    ]
    for what, day, summary, how in days:
        if day and (plan.is_open or day >= today):
            yield CalendarItem(
                uid=_uid(plan, what),
                day=day,
                summary=f"{_closed(plan)}{summary}: {about}",
                description=f"See it: isp plan\n{how}" if plan.is_open else _read(plan),
                categories=tuple(called[each.competency] for each in plan.current),
                reminders=_reminders(day, today) if plan.is_open else (),
                cancelled=not plan.is_open,
            )


def _of_step(plan: Plan, step: PlanStep, day: date, name: str, today: date) -> CalendarItem:
    is_ahead = plan.is_open and step.is_ahead
    ended = "Done: " if step.done else "Dropped: " if step.dropped else _closed(plan)
    how = f"When it is done: isp plan done {step.step}" if is_ahead else "See it: isp plan"
    return CalendarItem(
        uid=_uid(plan, f"step-{step.step}"),
        day=day,
        summary=f"{ended}{step.text}",
        description=f"For {name}.\n{how if plan.is_open else _read(plan)}",
        categories=(name,),
        reminders=_reminders(day, today) if is_ahead else (),
        cancelled=not is_ahead,
    )


def _closed(plan: Plan) -> str:
    return "" if plan.is_open else "Closed: "


def _read(plan: Plan) -> str:
    return f"Read it: isp journal show {plan.id}"


def _reminders(day: date, today: date) -> tuple[timedelta, ...]:
    if day < today:
        return ()
    return REMINDERS if day - today >= _WEEK else REMINDERS[1:]


def _uid(plan: Plan, what: str) -> str:
    return f"{plan.first_id}-{what}@isp"
