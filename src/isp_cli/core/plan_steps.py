"""Drop a plan's step, or say it otherwise, and say when it is due; what it said is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isp_cli.core.plan import Earlier, Plan, PlanStep, step_ahead, with_step
from isp_cli.core.when import day_name
from isp_cli.errors import BrokenRule


def with_step_dropped(plan: Plan, number: int, *, on: date, learnt: str = "") -> Plan:
    """Return the plan with a step dropped, and what was learnt from it.

    Raises:
        BrokenRule: there is no such step, it is done or dropped already, or the plan is closed.
    """
    step = step_ahead(plan, number)
    return with_step(plan, step, replace(step.with_note(learnt), dropped=on.isoformat()))


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
    day = due.isoformat() if due else step.due
    if (words, day) == (step.text, step.due):
        raise BrokenRule(
            f"step {number} says that already",
            hint=f'give it other words or another day: isp plan change {number} --due "in 3 weeks"',
        )
    before = Earlier(text=step.text, due=step.due, until=on.isoformat(), note=why)
    changed = replace(step, text=words, due=day, earlier=(*step.earlier, before))
    return with_step(plan, step, changed)


def due_name(step: PlanStep, today: date) -> str:
    """Say when a step is due; a day that is past is told without reproach."""
    if step.done:
        return f"done {day_name(date.fromisoformat(step.done))}"
    if step.dropped:
        return f"dropped {day_name(date.fromisoformat(step.dropped))}"
    if not step.due:
        return "no day yet"
    due = date.fromisoformat(step.due)
    return f"{'planned for' if due < today else 'by'} {day_name(due)}"
