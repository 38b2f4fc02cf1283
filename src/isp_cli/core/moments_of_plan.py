"""The moments of one competency in one plan: its beginning, what became of its steps, its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from isp_cli.core.ids import day_of
from isp_cli.core.moments import Moment
from isp_cli.core.plan import Plan, PlanStep
from isp_cli.core.subject import Subject


def moments_of_plan(plan: Plan, subject: Subject) -> Iterator[Moment]:
    """Yield what a plan holds of a subject, on the days it came to be."""
    for held in plan.competencies:
        if held.competency != subject.id:
            continue
        yield Moment(
            day=day_of(plan.id),
            kind="plan",
            record=plan,
            words=held.why,
            people=held.people,
            resources=held.resources,
        )
        yield from (moment for step in held.steps for moment in _of_step(plan, step))
        if plan.closed:
            day = date.fromisoformat(plan.closed[:10])
            yield Moment(day=day, kind="closed", record=plan, words=plan.learnt)
            left = (step for step in held.steps if step.is_ahead)
            yield from (_step(plan, step, day, "left") for step in left)


def _of_step(plan: Plan, step: PlanStep) -> Iterator[Moment]:
    """Yield what was planned, on the day it came into the plan, and what became of it."""
    first = step.earlier[0] if step.earlier else step
    begun = date.fromisoformat(step.added) if step.added else day_of(plan.id)
    how = "added" if step.added else "planned"
    yield replace(_step(plan, step, begun, how), words=first.text, due=first.due)
    later = [(each.text, each.due) for each in step.earlier[1:]] + [(step.text, step.due)]
    for before, (text, due) in zip(step.earlier, later, strict=False):
        yield Moment(
            day=date.fromisoformat(before.until),
            kind="step",
            record=plan,
            words=before.text,
            how="changed",
            due=before.due,
            note=before.note,
            became=text,
            became_due=due,
        )
    for how, day in (("done", step.done), ("dropped", step.dropped)):
        if day:
            told = _step(plan, step, date.fromisoformat(day), how)
            yield replace(told, note=step.note)


def _step(plan: Plan, step: PlanStep, day: date, how: str) -> Moment:
    return Moment(day=day, kind="step", record=plan, words=step.text, how=how, due=step.due)
