"""Pages of a plan: the plan as it stands, and the questions that make one."""

from __future__ import annotations

from datetime import date

from isp_cli.core.candidates import Candidate
from isp_cli.core.framework import IN_OUR_WORDS, Framework
from isp_cli.core.interview import Interview
from isp_cli.core.named import as_written
from isp_cli.core.names import Naming
from isp_cli.core.plan import Development, Plan, PlanStep
from isp_cli.core.plan_steps import due_name
from isp_cli.core.planning import CHOICE, RESOURCES
from isp_cli.core.resources import resource_and_address
from isp_cli.core.steps import Step
from isp_cli.core.when import day_name
from isp_cli.core.whose import listed_name
from isp_cli.ui.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Rows,
)
from isp_cli.ui.pages.choices import choice_name
from isp_cli.ui.pages.interview import question_page

_GUIDE = IN_OUR_WORDS[0]


def plan_page(names: Naming, plan: Plan, today: date, where: str) -> Document:
    """The plan, its next step first."""
    names = as_written(plan, names)
    titles = [choice_name(names, each.competency) for each in plan.competencies]
    until = day_name(date.fromisoformat(plan.horizon))
    blocks: list[Block] = [
        Heading(f"Plan: {', '.join(titles[:-1])} and {titles[-1]}", 1),
    ]
    if plan.is_over(today):
        blocks.append(Paragraph(f"It reached its last day on {until}. Look back: isp plan close"))
    blocks += _ahead(names, plan, today)
    for development in plan.competencies:
        blocks += _development(names, development, today)
    begun = f"Begun {day_name(date.fromisoformat(plan.id[:10]))}, until {until}."
    blocks.append(Aside("\n".join([begun, *_reviews(plan)])))
    if plan.closed:
        blocks.append(Aside(f"Closed {day_name(date.fromisoformat(plan.closed[:10]))}."))
    if plan.learnt:
        blocks += [Heading("What I learnt"), Quote(plan.learnt)]
    blocks.append(Aside(where))
    return tuple(blocks)


def closing_page() -> Document:
    """The one question at the end of a plan."""
    return (
        Heading("What did this plan teach you?"),
        Aside("Enter closes it without a word. It stays in the journal; Ctrl-C leaves it open."),
    )


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
    if held.why:
        blocks.append(Quote(held.why))
    points = []
    if held.resources:
        resources = tuple(Point(resource_and_address(names, each)) for each in held.resources)
        points.append(Point("", label="Resources", points=resources))
    if held.people:
        points.append(Point(", ".join(held.people), label="People"))
    kept = tuple(_step(each, today) for each in held.steps if not each.dropped)
    if kept:
        points.append(Point("", label="Steps", points=kept))
    dropped = tuple(_step(each, today) for each in held.steps if each.dropped)
    if dropped:
        points.append(Point("", label="Dropped, and what I learnt", points=dropped))
    return [*blocks, Points(tuple(points))] if points else [*blocks, Paragraph("No steps yet.")]


def _step(step: PlanStep, today: date) -> Point:
    notes = [Point(step.note)] if step.note else []
    for before in reversed(step.earlier):
        by = f", by {day_name(date.fromisoformat(before.due))}" if before.due else ""
        until = f"until {day_name(date.fromisoformat(before.until))}"
        notes.append(Point(f"{before.text}{by} ({until})", label="Before", aside=before.note))
    return Point(
        f"{step.text}, {due_name(step, today)}",
        label=str(step.step),
        points=tuple(notes),
    )


def _reviews(plan: Plan) -> list[str]:
    found = []
    if plan.reviews:
        last = plan.reviews[-1]
        day = day_name(date.fromisoformat(last.on))
        found.append(f"Last review {day}: isp journal show {last.entry}")
    if plan.next_review and plan.is_open:
        day = day_name(date.fromisoformat(plan.next_review))
        found.append(f"Next review {day}: isp plan review")
    elif plan.is_open:
        found.append("Look it over when you like: isp plan review")
    return found


def plan_question_page(
    framework: Framework,
    names: Naming,
    interview: Interview,
    step: Step,
    candidates: tuple[Candidate, ...] = (),
    named: tuple[str, ...] = (),
) -> Document:
    """The plan's question at hand; the first shows candidates, the one on resources a list.

    `named` are the competencies that the last reflection named to develop.
    """
    if step.follow_up is None:
        page = question_page(names, interview, step)
        if step.question.id != CHOICE.id:
            return page
        is_chosen = bool(named) and interview.so_far(step)[1] == named
        told = (Aside("The ones you named last are chosen already."),) if is_chosen else ()
        return (*page, *told, *_candidates(framework, names, candidates))
    name = choice_name(as_written(interview.entry, names), step.competency)
    page = (Aside(f"For your plan: {name}."), Heading(step.follow_up.text))
    first = interview.steps()[1]  # the list is shown once, before the first competency
    is_first = step.follow_up.id == RESOURCES.id and step.competency == first.competency
    if not is_first or not framework.resources:
        return page
    rows = tuple((each.id.partition(".")[2] or each.id, each.name) for each in framework.resources)
    whose = "The guide's resources" if framework.id == _GUIDE else "Resources"
    return (Heading(whose), Rows(rows), *page)


def _candidates(framework: Framework, names: Naming, candidates: tuple[Candidate, ...]) -> Document:
    points = tuple(
        Point(
            "",
            label=_candidate(framework, names, each.competency),
            points=tuple(Point(reason) for reason in each.reasons),
        )
        for each in candidates
        if framework.is_relevant(each.competency)
    )
    return (Heading("What speaks for some of them"), Points(points)) if points else ()


def _candidate(framework: Framework, names: Naming, id: str) -> str:
    held = framework.capability(id)
    return listed_name(framework, held) if held else choice_name(names, id)
