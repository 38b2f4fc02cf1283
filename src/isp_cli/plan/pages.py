"""Pages of a plan: the plan as it stands.

Those that make, review and close one are in `asking_pages`."""

from __future__ import annotations

from datetime import date

from isp_cli.dates import day_name
from isp_cli.entry.naming import choice_name, names_as_written
from isp_cli.entry.plan import (
    Development,
    EarlierDevelopment,
    Plan,
    PlanStep,
    StepTakenBack,
)
from isp_cli.framework.names import Naming, resource_and_address
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Unspoken,
)
from isp_cli.plan.changes import due_name


def plan_page(names: Naming, plan: Plan, today: date, where: str) -> Document:
    """The plan, its next step first."""
    names = names_as_written(plan, names)
    titles = [choice_name(names, each.competency) for each in plan.current]
    until = day_name(plan.last_day)
    blocks: list[Block] = [
        Heading(f"Plan: {', '.join(titles[:-1])} and {titles[-1]}", 1),
    ]
    if plan.is_over(today):
        told = f"It reached its last day on {until}. Look back: isp plan close"
        blocks.append(Paragraph(f'{told}\nOr carry on: isp plan change --until "in 6 months"'))
    blocks += _ahead(names, plan, today)
    out = [each for each in plan.competencies if each.left]
    for development in (*plan.current, *out):
        blocks += _development(names, development, today)
    begun = [f"Begun {day_name(plan.day)}, until {until}."]
    for before in reversed(plan.earlier):
        why = f": {before.note}" if before.note else ""
        last, changed = day_name(before.last_day), day_name(before.changed_on)
        begun.append(f"Before, until {last} (changed {changed}{why})")
    blocks.append(Aside("\n".join([*begun, *_reviews(plan)])))
    for reopening in plan.reopened:
        closed = f"Closed {day_name(reopening.closed_on)}, and " if reopening.closed_on else ""
        blocks.append(Aside(f"{closed}open again since {day_name(reopening.day)}."))
        blocks += [Quote(reopening.learnt)] if reopening.learnt else []
    if plan.closed_on:
        blocks.append(Aside(f"Closed {day_name(plan.closed_on)}."))
    if plan.learnt:
        blocks += [Heading("What I learnt"), Quote(plan.learnt)]
    blocks.append(Aside(Unspoken(where)))
    return tuple(blocks)


def _ahead(names: Naming, plan: Plan, today: date) -> list[Block]:
    if not plan.is_open:
        return []
    ahead = plan.steps_ahead()
    if not ahead:
        steps = [step for _, step in plan.steps()]
        done = steps and all(step.done for step in steps)
        begins = "Every step is done." if done else "No step is ahead."
        text = f'{begins} Add one with: isp plan add COMPETENCY "what" --due "in 3 weeks"'
        return [Heading("Next step"), Paragraph(text)]
    development, step = ahead[0]
    name = choice_name(names, development.competency)
    return [
        Heading("Next step"),
        Paragraph(f"{step.text}\n{due_name(step, today)} ({name})"),
        Aside(f"When it is done: isp plan done {step.step}"),
    ]


def _development(names: Naming, held: Development, today: date) -> list[Block]:
    blocks: list[Block] = [Heading(choice_name(names, held.competency))]
    for what, day in (("Taken in", held.added_on), ("Taken out of the plan", held.left_on)):
        if day:
            blocks.append(Aside(f"{what} on {day_name(day)}."))
    if held.why:
        blocks.append(Quote(held.why))
    points = _draws_on(names, held)
    kept = tuple(_step(each, today) for each in held.steps if not each.dropped)
    if kept:
        points.append(Point("", label="Steps", points=kept))
    dropped = tuple(_step(each, today) for each in held.steps if each.dropped)
    if dropped:
        points.append(Point("", label="Dropped, and what I learnt", points=dropped))
    undone = tuple(Point(each.text, label=str(each.step)) for each in held.undone)
    if undone:
        points.append(Point("", label="Added and taken back", points=undone))
    for before in reversed(held.earlier):
        label = f"Before, until {day_name(before.changed_on)}"
        drawn_on = tuple(_draws_on(names, before))
        points.append(Point(before.why, label=label, points=drawn_on))
    return [*blocks, Points(tuple(points))] if points else [*blocks, Paragraph("No steps yet.")]


def _draws_on(names: Naming, held: Development | EarlierDevelopment) -> list[Point]:
    points = []
    if held.resources:
        resources = tuple(Point(resource_and_address(names, each)) for each in held.resources)
        points.append(Point("", label="Resources", points=resources))
    if held.people:
        points.append(Point(", ".join(held.people), label="People"))
    return points


def _step(step: PlanStep, today: date) -> Point:
    notes = [Point(step.note)] if step.note else []
    for before in reversed(step.earlier):
        by = f", by {day_name(before.due_on)}" if before.due_on else ""
        until = f"until {day_name(before.changed_on)}"
        notes.append(Point(f"{before.text}{by} ({until})", label="Before", aside=before.note))
    notes += [_undone(each) for each in reversed(step.undone)]
    return Point(
        f"{step.text}, {due_name(step, today)}",
        label=str(step.step),
        points=tuple(notes),
    )


def _undone(back: StepTakenBack) -> Point:
    """What was taken back of a step that is in the plan."""
    due = f"by {day_name(back.due_on)}" if back.due_on else ""
    end = f"{'done' if back.done else 'dropped'} {day_name(back.ended_on)}" if back.ended_on else ""
    what = ", ".join(filter(None, (back.text, due, end)))
    until = f"(until {day_name(back.day_taken_back)})"
    return Point(f"{what} {until}".strip(), label="Taken back", aside=back.note)


def _reviews(plan: Plan) -> list[str]:
    found = []
    if plan.reviews:
        last = plan.reviews[-1]
        found.append(f"Last review {day_name(last.day)}: isp journal show {last.entry}")
    if plan.next_review_on and plan.is_open:
        found.append(f"Next review {day_name(plan.next_review_on)}: isp plan review")
    elif plan.is_open:
        found.append("Look it over when you like: isp plan review")
    return found
