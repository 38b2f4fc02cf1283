"""A development plan: two or three competencies, and for each why, with what, from whom, and when.

The guide's seventh question sets the measure: two or three competencies over one to two years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from isp_cli.core.entry import FORMAT, Named, Pinned
from isp_cli.core.when import add_months, day_name
from isp_cli.errors import BrokenRule

FEWEST, MOST = 2, 3
HORIZON_MONTHS = (12, 24)
_BESIDE_IT = "with a second one beside it, neither carries all the weight"
_NOT_YET = "choose them here; :quit keeps what you have, and 'isp plan' goes on"


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """What a step said before it was changed, on the ISO day `until`, and what changed it."""

    text: str
    due: str = ""
    until: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanStep:
    """One next step. `step` is its number in the plan, for good; the days are ISO dates.

    One that the plan did not begin with says on which day it was `added`. A step that was dropped
    stays, with what was learnt from it in its note.
    """

    step: int
    text: str
    due: str = ""
    added: str = ""
    done: str = ""
    dropped: str = ""
    note: str = ""
    earlier: tuple[Earlier, ...] = ()

    @property
    def is_ahead(self) -> bool:
        """Claim that it is still to do."""
        return not (self.done or self.dropped)

    def with_note(self, said: str) -> PlanStep:
        """Return the step with this below what its note says already."""
        return replace(
            self, note=f"{self.note}\n{said}" if self.note and said else self.note or said
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Development:
    """One competency of a plan; `name` is what it was called when the plan was made.

    A resource is the id of one of the framework's resources or readings, or the person's own words.
    """

    competency: str
    name: str = ""
    why: str = ""
    resources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewed:
    """A review of the plan: its ISO day, and the entry that holds it."""

    on: str
    entry: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A plan as it stands in the journal. It is open until `closed` holds a time.

    `horizon` and `next_review` are ISO dates; no review need be set. `reviews` it has
    taken in. `named` is what its resources were called.
    """

    format: str = FORMAT
    id: str
    kind: str = "plan"
    framework: Pinned
    started: str
    reflection: str = ""
    horizon: str
    next_review: str = ""
    competencies: tuple[Development, ...]
    reviews: tuple[Reviewed, ...] = ()
    closed: str = ""
    learnt: str = ""
    named: tuple[Named, ...] = ()

    @property
    def is_open(self) -> bool:
        """Claim that the plan has not been closed."""
        return not self.closed

    def is_over(self, today: date) -> bool:
        """Claim that it is open, and its last day has come."""
        return self.is_open and date.fromisoformat(self.horizon) <= today

    def steps(self) -> Iterator[tuple[Development, PlanStep]]:
        """Yield every step with the competency it serves."""
        for development in self.competencies:
            for step in development.steps:
                yield development, step

    def steps_ahead(self) -> list[tuple[Development, PlanStep]]:
        """Return the steps still to do, the soonest first and those without a date last."""
        ahead = [pair for pair in self.steps() if pair[1].is_ahead]
        return sorted(ahead, key=lambda pair: (pair[1].due or "9999-99-99", pair[1].step))


def check_count(competencies: tuple[str, ...]) -> None:
    """Check how many competencies a plan is for.

    Raises:
        BrokenRule: fewer than two, more than three, or one of them twice.
    """
    if len(set(competencies)) != len(competencies):
        raise BrokenRule("a plan names each competency once")
    if len(competencies) < FEWEST:
        raise BrokenRule(
            f"a plan is for two or three competencies, not {len(competencies)}",
            hint=_BESIDE_IT if competencies else _NOT_YET,
        )
    if len(competencies) > MOST:
        raise BrokenRule(
            f"a plan is for two or three competencies, not {len(competencies)}",
            hint="choose the three that matter most now; the others can wait for the next plan",
        )


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
    step = next((step for _, step in plan.steps() if step.step == number), None)
    if step is None:
        open_steps = sorted(step.step for _, step in plan.steps_ahead())
        ahead = ", ".join(map(str, open_steps)) or "none"
        raise BrokenRule(f"the plan has no step {number}", hint=f"steps still to do: {ahead}")
    for what, day in (("done", step.done), ("dropped", step.dropped)):
        if day:
            raise BrokenRule(f"step {number} was {what} on {day_name(date.fromisoformat(day))}")
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
    return with_step(plan, step, replace(step.with_note(note), done=on.isoformat()))


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
    if competency not in [each.competency for each in plan.competencies]:
        held = ", ".join(each.competency for each in plan.competencies)
        raise BrokenRule(f"the plan is not about {competency}", hint=f"it is about {held}")
    number = max((step.step for _, step in plan.steps()), default=0) + 1
    day = due.isoformat() if due else ""
    new = PlanStep(step=number, text=text, due=day, added=on.isoformat())
    return _with_developments(
        plan,
        lambda each: (
            replace(each, steps=(*each.steps, new)) if each.competency == competency else each
        ),
    )


def closed_plan(plan: Plan, *, at: str, learnt: str = "") -> Plan:
    """Return the plan closed; `at` is the time, ISO 8601 with offset.

    Raises:
        BrokenRule: it is closed already.
    """
    must_be_open(plan)
    return replace(plan, closed=at, learnt=learnt)


def must_be_open(plan: Plan) -> None:
    """Check that a plan may still be changed.

    Raises:
        BrokenRule: it is closed.
    """
    if not plan.is_open:
        raise BrokenRule(f"the plan {plan.id} is closed")


def _with_developments(plan: Plan, change: Callable[[Development], Development]) -> Plan:
    return replace(plan, competencies=tuple(change(each) for each in plan.competencies))
