"""Drop a plan's step, or say it otherwise; the plan keeps what was learnt and what it said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isp_cli.core.plan import Earlier, Plan, step_ahead, with_step
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
