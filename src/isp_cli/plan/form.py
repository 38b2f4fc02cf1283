"""A plan that comes from a file: the shape of such a file, and the plan it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from isp_cli.dates import iso_day
from isp_cli.entry.entry import Entry
from isp_cli.entry.plan import Development, Plan, PlanStep, check_count
from isp_cli.errors import IspError
from isp_cli.framework.find import competency_in
from isp_cli.framework.names import resource_id
from isp_cli.framework.records import Framework, StrictKeys
from isp_cli.plan.making import read_horizon, read_review
from isp_cli.records import Location, dataclass
from isp_cli.spoken_dates import read_day_either_side

PlanProblems = list[tuple[Location, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormStep(StrictKeys):
    """One next step; `due` is a day as people type it."""

    text: str
    due: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormDevelopment(StrictKeys):
    """One competency, by id or name, and what is to be done about it."""

    competency: str
    why: str = ""
    resources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    steps: tuple[FormStep, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanForm(StrictKeys):
    """A file a plan is made of. Without a horizon the plan reaches eighteen months.

    `next_review` is the day of its first review, if one is set.
    """

    competencies: tuple[FormDevelopment, ...]
    horizon: str = ""
    next_review: str = ""


def plan_from_form(
    entry: Entry,
    form: PlanForm,
    frameworks: Iterable[Framework],
    today: date,
) -> tuple[Plan | None, PlanProblems]:
    """Return the plan a form means, or every problem as (place, what is wrong).

    What it names may stand in any of the frameworks, which can be gone through again and again.
    """
    problems: PlanProblems = []
    developments: list[Development] = []
    for index, given in enumerate(form.competencies):
        at: Location = ("competencies", index)
        first = 1 + sum(len(each.steps) for each in developments)
        developments.append(_development(given, frameworks, today, at, first, problems))
    with _telling(problems, ("horizon",)):
        horizon = read_horizon(form.horizon, today)
    with _telling(problems, ("next_review",)):
        review = read_review(form.next_review, today)
    with _telling(problems, ("competencies",)):
        check_count(tuple(each.competency for each in developments))
    if problems:
        return None, problems
    plan = Plan(
        id=entry.id,
        framework=entry.framework,
        started=entry.started,
        horizon=iso_day(horizon),
        next_review=iso_day(review if form.next_review.strip() else None),
        competencies=tuple(developments),
    )
    return plan, []


def _development(
    given: FormDevelopment,
    frameworks: Iterable[Framework],
    today: date,
    at: Location,
    first: int,
    problems: PlanProblems,
) -> Development:
    competency = given.competency
    with _telling(problems, (*at, "competency")):
        competency = competency_in(frameworks, given.competency).id
    steps = []
    for index, step in enumerate(given.steps):
        here = (*at, "steps", index)
        due = ""
        with _telling(problems, (*here, "due")):
            due = iso_day(read_day_either_side(step.due, today, "ahead"))
        if not step.text.strip():
            problems.append(((*here, "text"), "a step needs words"))
        steps.append(PlanStep(step=first + index, text=step.text, due=due))
    return Development(
        competency=competency,
        why=given.why,
        resources=tuple(resource_id(frameworks, each) for each in given.resources),
        people=given.people,
        steps=tuple(steps),
    )


@contextmanager
def _telling(problems: PlanProblems, at: Location) -> Iterator[None]:
    """Go on where a value is refused, and tell of it with its place."""
    try:
        yield
    except IspError as error:
        problems.append((at, f"{error} ({error.hint})" if error.hint else str(error)))
