"""What changes in the plan itself: its last day, its competencies, and what each is worked on with.

A plan keeps what it said before, with the day. How a step of it changes is in `plan.changes`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isp_cli.dates import add_months, day_name, iso_day
from isp_cli.entry.plan import (
    Development,
    EarlierDevelopment,
    EarlierHorizon,
    Plan,
    check_count,
)
from isp_cli.errors import BrokenRule
from isp_cli.plan.changes import HORIZON_MONTHS, must_be_open, with_step_dropped
from isp_cli.records import replace

_OUT = "Its competency was taken out of the plan."


def check_last_day(day: date, today: date) -> None:
    """Check that an open plan may reach to this day.

    Raises:
        BrokenRule: it is not ahead, or further than two years.
    """
    furthest = add_months(today, HORIZON_MONTHS[1])
    if not today < day <= furthest:
        raise BrokenRule(
            f"a plan reaches two years ahead at most, and {day_name(day)} is "
            f"{'further' if day > furthest else 'not ahead'}",
            hint=f"name a day after today, {day_name(furthest)} at the latest",
        )


def with_horizon(plan: Plan, day: date, *, on: date, note: str = "") -> Plan:
    """Return the plan with another last day; it keeps the one it had.

    Raises:
        BrokenRule: it reaches to that day already, the day is not ahead or too far, or the plan is
            closed.
    """
    must_be_open(plan)
    check_last_day(day, on)
    if day == plan.last_day:
        raise BrokenRule(
            f"the plan reaches to {day_name(day)} already",
            hint='name another day: isp plan change --until "in 6 months"',
        )
    before = EarlierHorizon(horizon=plan.horizon, until=iso_day(on), note=note)
    return replace(plan, horizon=iso_day(day), earlier=(*plan.earlier, before))


def with_other_competencies(
    plan: Plan, *, add: Sequence[str] = (), remove: Sequence[str] = (), on: date, why: str = ""
) -> Plan:
    """Return the plan with some competencies taken in and others taken out.

    One that is taken out stays in the file: what was done stays, and its steps that were still
    ahead are dropped, with why. Taken in again it goes on with what it had.

    Raises:
        BrokenRule: the plan would not be for two or three, one is there already or is not, or the
            plan is closed.
    """
    must_be_open(plan)
    there = [each.competency for each in plan.current]
    for id in remove:
        if id not in there:
            raise BrokenRule(f"the plan is not about {id}", hint=f"it is about {', '.join(there)}")
    kept = [id for id in there if id not in remove]
    for id in add:
        if id in kept:
            raise BrokenRule(f"the plan is about {id} already", hint="see it: isp plan")
    check_count((*kept, *add))
    for id in remove:
        plan = _without(plan, id, on, why)
    for id in add:
        plan = _with(plan, id, on)
    return plan


def _without(plan: Plan, competency: str, on: date, why: str) -> Plan:
    for held, step in list(plan.steps_ahead()):
        if held.competency == competency:
            plan = with_step_dropped(plan, step.step, on=on, learnt=why or _OUT)
    return _changed(plan, competency, left=iso_day(on))


def _with(plan: Plan, competency: str, on: date) -> Plan:
    held = next((each for each in plan.competencies if each.competency == competency), None)
    if held is None:
        new = Development(competency=competency, added=iso_day(on))
        return replace(plan, competencies=(*plan.competencies, new))
    before = _earlier(held, held.left)
    return _changed(plan, competency, left="", added=iso_day(on), earlier=(*held.earlier, before))


def with_development(
    plan: Plan,
    competency: str,
    *,
    on: date,
    why: str | None = None,
    resources: tuple[str, ...] | None = None,
    people: tuple[str, ...] | None = None,
) -> Plan:
    """Return the plan with another why, other resources or people for a competency it is for.

    What is None stays. What was said before is kept, unless nothing was.

    Raises:
        BrokenRule: nothing would change, it is not about that competency, or it is closed.
    """
    must_be_open(plan)
    held = next((each for each in plan.current if each.competency == competency), None)
    if held is None:
        raise BrokenRule(
            f"the plan is not about {competency}",
            hint=f"to take it in: isp plan change --add {competency}",
        )
    said = {"why": why, "resources": resources, "people": people}
    changes = {
        name: value
        for name, value in said.items()
        if value is not None and value != getattr(held, name)
    }
    if not changes:
        raise BrokenRule(f"the plan says that of {competency} already", hint="see it: isp plan")
    earlier = held.earlier
    if any(getattr(held, name) for name in changes):
        earlier = (*earlier, _earlier(held, iso_day(on)))
    return _changed(plan, competency, **changes, earlier=earlier)


def _earlier(held: Development, until: str) -> EarlierDevelopment:
    return EarlierDevelopment(
        until=until, why=held.why, resources=held.resources, people=held.people
    )


def _changed(plan: Plan, competency: str, **changes: object) -> Plan:
    return replace(
        plan,
        competencies=tuple(
            replace(each, **changes) if each.competency == competency else each  # type: ignore[arg-type]
            for each in plan.competencies
        ),
    )
