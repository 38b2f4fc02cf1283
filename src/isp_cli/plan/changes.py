"""What changes in a plan: a step is done, dropped, changed or added, the plan is closed.

Every change makes a new plan, whose records are in `entry.plan`. The guide's seventh question sets
the measure: two or three competencies over one to two years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isp_cli.dates import add_months, day_name, iso_day
from isp_cli.entry.plan import Development, EarlierWording, Plan, PlanStep
from isp_cli.errors import BrokenRule
from isp_cli.records import replace

HORIZON_MONTHS = (12, 24)


def check_horizon(horizon: date, today: date) -> None:
    """Check that a plan reaches one to two years ahead.

    Raises:
        BrokenRule: it is nearer or further.
    """
    nearest, furthest = (add_months(today, months) for months in HORIZON_MONTHS)
    if not nearest <= horizon <= furthest:
        raise BrokenRule(
            f"a plan reaches one to two years ahead, and {day_name(horizon)} does not",
            hint=f"name a day from {day_name(nearest)} to {day_name(furthest)}",
        )


def step_ahead(plan: Plan, number: int) -> PlanStep:
    """Return a step that is still to do.

    Raises:
        BrokenRule: there is no such step, it is done or dropped, or the plan is closed.
    """
    must_be_open(plan)
    step = plan.step(number)
    if step is None:
        open_steps = sorted(step.step for _, step in plan.steps_ahead())
        ahead = ", ".join(map(str, open_steps)) or "none"
        raise BrokenRule(f"the plan has no step {number}", hint=f"steps still to do: {ahead}")
    for what, day in (("done", step.done_on), ("dropped", step.dropped_on)):
        if day:
            raise BrokenRule(f"step {number} was {what} on {day_name(day)}")
    return step


def with_step(plan: Plan, step: PlanStep, changed: PlanStep) -> Plan:
    """Return the plan with one of its steps changed; another of its number stays as it is."""
    return _with_developments(
        plan,
        lambda each: replace(
            each, steps=tuple(changed if one is step else one for one in each.steps)
        ),
    )


def with_step_done(plan: Plan, number: int, *, on: date, note: str = "") -> Plan:
    """Return the plan with a step done.

    Raises:
        BrokenRule: there is no such step, it is done or dropped already, or the plan is closed.
    """
    step = step_ahead(plan, number)
    return with_step(plan, step, replace(step.with_note(note), done=iso_day(on)))


def with_new_step(
    plan: Plan, competency: str, text: str, *, on: date, due: date | None = None
) -> Plan:
    """Return the plan with one more step for a competency it holds, added on this day.

    Raises:
        BrokenRule: the plan does not hold that competency, is closed, or the step says nothing.
    """
    must_be_open(plan)
    if not text.strip():
        raise BrokenRule(
            "a step needs words", hint='isp plan add facilitation "Shadow Anna" --due "in 3 weeks"'
        )
    about = [each.competency for each in plan.current]
    if competency not in about:
        way_in = f"to take it in: isp plan change --add {competency}"
        raise BrokenRule(
            f"the plan is not about {competency}", hint=f"it is about {', '.join(about)}; {way_in}"
        )
    new = PlanStep(step=plan.next_number, text=text, due=iso_day(due), added=iso_day(on))
    return _with_developments(
        plan,
        lambda each: (
            replace(each, steps=(*each.steps, new)) if each.competency == competency else each
        ),
    )


def must_be_open(plan: Plan) -> None:
    """Check that a plan may still be changed.

    Raises:
        BrokenRule: it is closed.
    """
    if not plan.is_open:
        raise BrokenRule(f"the plan {plan.id} is closed")


def _with_developments(plan: Plan, change: Callable[[Development], Development]) -> Plan:
    return replace(plan, competencies=tuple(change(each) for each in plan.competencies))


def with_step_dropped(plan: Plan, number: int, *, on: date, learnt: str = "") -> Plan:
    """Return the plan with a step dropped, and what was learnt from it.

    Raises:
        BrokenRule: there is no such step, it is done or dropped already, or the plan is closed.
    """
    step = step_ahead(plan, number)
    return with_step(plan, step, replace(step.with_note(learnt), dropped=iso_day(on)))


def with_step_changed(
    plan: Plan, number: int, *, on: date, text: str = "", due: date | None = None, why: str = ""
) -> Plan:
    """Return the plan with other words or another day for a step; it keeps those it had.

    Raises:
        BrokenRule: nothing would change, there is no such step, it is done or dropped already,
            or the plan is closed.
    """
    step = step_ahead(plan, number)
    words = text if text.strip() else step.text
    day = iso_day(due or step.due_on)
    if (words, day) == (step.text, step.due):
        raise BrokenRule(
            f"step {number} says that already",
            hint=f'give it other words or another day: isp plan change {number} --due "in 3 weeks"',
        )
    before = EarlierWording(text=step.text, due=step.due, until=iso_day(on), note=why)
    changed = replace(step, text=words, due=day, earlier=(*step.earlier, before))
    return with_step(plan, step, changed)


def due_name(step: PlanStep, today: date) -> str:
    """Say when a step is due; a day that is past is told without reproach."""
    if step.done_on:
        return f"done {day_name(step.done_on)}"
    if step.dropped_on:
        return f"dropped {day_name(step.dropped_on)}"
    if step.due_on is None:
        return "no day yet"
    return f"{'planned for' if step.due_on < today else 'by'} {day_name(step.due_on)}"


def knows_review(plan: Plan, review: str) -> bool:
    """Say whether the plan has taken in the review of this id."""
    return any(each.entry == review for each in plan.reviews)
