"""A plan from a file: the plan it means, or every problem with its place."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.framework.records import Framework
from isp_cli.plan.form import FormDevelopment, FormStep, PlanForm, PlanProblems, plan_from_form
from support import entry_record

TODAY = date(2026, 11, 22)
EMPTY = entry_record(id="2026-11-22-plan-k7fq")
TEAMS = FormDevelopment(competency="teams")
BROKERING = FormDevelopment(competency="brokering")


def made(guide: Framework, *competencies: FormDevelopment, horizon: str = "") -> Plan:
    form = PlanForm(competencies=competencies, horizon=horizon)
    plan, problems = plan_from_form(EMPTY, form, (guide,), TODAY)
    assert problems == []
    assert plan is not None
    return plan


def problems_of(
    guide: Framework, *competencies: FormDevelopment, horizon: str = ""
) -> PlanProblems:  # fmt: skip
    form = PlanForm(competencies=competencies, horizon=horizon)
    plan, problems = plan_from_form(EMPTY, form, (guide,), TODAY)
    assert plan is None
    return problems


def with_step(text: str, due: str) -> FormDevelopment:
    return FormDevelopment(competency="teams", steps=(FormStep(text=text, due=due),))


def test_a_file_makes_the_plan_it_means(guide: Framework) -> None:
    teams = FormDevelopment(
        competency="Develop teams",
        why="They grow.",
        resources=("cip", "My notes"),
        people=("Anna",),
        steps=(FormStep(text="Shadow Anna", due="15 jan"), FormStep(text="Read", due="tomorrow")),
    )
    plan = made(guide, teams, BROKERING, horizon="2028-05-01")
    assert plan == Plan(
        id="2026-11-22-plan-k7fq",
        framework=EMPTY.framework,
        started=EMPTY.started,
        horizon="2028-05-01",
        competencies=(
            Development(
                competency="teams",
                why="They grow.",
                resources=("resource.cip", "My notes"),
                people=("Anna",),
                steps=(
                    PlanStep(step=1, text="Shadow Anna", due="2027-01-15"),
                    PlanStep(step=2, text="Read", due="2026-11-23"),
                ),
            ),
            Development(competency="brokering"),
        ),
    )


def test_a_file_without_a_horizon_reaches_eighteen_months(guide: Framework) -> None:
    assert made(guide, TEAMS, BROKERING).horizon == "2028-05-22"


def test_steps_are_numbered_through_the_whole_plan(guide: Framework) -> None:
    step = FormStep(text="Read", due="tomorrow")
    plan = made(
        guide,
        FormDevelopment(competency="teams", steps=(step, step)),
        BROKERING,
        FormDevelopment(competency="capacity", steps=(step,)),
    )
    assert [(each.competency, one.step) for each, one in plan.steps()] == [
        ("teams", 1),
        ("teams", 2),
        ("capacity", 3),
    ]


@pytest.mark.parametrize(
    ("given", "at", "what"),
    [
        pytest.param(
            FormDevelopment(competency="facilitaton"), ("competencies", 0, "competency"),
            "nothing in the competencies is called 'facilitaton' (nearest: facilitation)",
            id="unknown-competency",
        ),
        pytest.param(
            FormDevelopment(competency="co-"), ("competencies", 0, "competency"),
            "'co-' could be several things: co-learning, co-design (say one",
            id="ambiguous-competency",
        ),
        pytest.param(
            FormDevelopment(competency=""), ("competencies", 0, "competency"),
            "nothing in the competencies is called ''", id="no-competency",
        ),
        pytest.param(
            with_step("Read", "3/4/2027"), ("competencies", 0, "steps", 0, "due"),
            "'3/4/2027' could be Sat 3 Apr 2027 or Thu 4 Mar 2027 (say", id="day-that-could-be-two",
        ),
        pytest.param(
            with_step("Read", ""), ("competencies", 0, "steps", 0, "due"), "'' is no day",
            id="no-day",
        ),
        pytest.param(
            with_step("  ", "tomorrow"), ("competencies", 0, "steps", 0, "text"),
            "a step needs words", id="step-without-words",
        ),
        pytest.param(
            FormDevelopment(competency="Brokering"), ("competencies",),
            "a plan names each competency once", id="twice-under-two-names",
        ),
    ],
)  # fmt: skip
def test_a_problem_is_named_with_its_place(
    guide: Framework, given: FormDevelopment, at: tuple[str | int, ...], what: str
) -> None:
    problems = problems_of(guide, given, BROKERING)
    assert [place for place, _ in problems] == [at]
    assert problems[0][1].startswith(what)


@pytest.mark.parametrize("count", [0, 1, 4], ids=["none", "one", "four"])
def test_a_file_of_too_few_or_too_many_competencies_is_refused(
    guide: Framework, count: int
) -> None:
    four = (TEAMS, BROKERING, FormDevelopment(competency="capacity"))
    four = (*four, FormDevelopment(competency="communication"))
    ((at, what),) = problems_of(guide, *four[:count])
    assert at == ("competencies",)
    assert what.startswith(f"a plan is for two or three competencies, not {count} (")


@pytest.mark.parametrize(
    ("horizon", "what"),
    [
        ("someday", "'someday' is no day (like 2028-05-01 or 'in 18 months')"),
        ("tomorrow", "a plan reaches one to two years ahead, and Mon 23 Nov 2026 does not (name"),
    ],
)
def test_a_wrong_horizon_is_named_with_its_place(guide: Framework, horizon: str, what: str) -> None:
    ((at, said),) = problems_of(guide, TEAMS, BROKERING, horizon=horizon)
    assert at == ("horizon",)
    assert said.startswith(what)


def test_every_problem_is_found_at_once(guide: Framework) -> None:
    problems = problems_of(guide, with_step("", "someday"), horizon="tomorrow")
    assert sorted(place for place, _ in problems) == [
        ("competencies",),
        ("competencies", 0, "steps", 0, "due"),
        ("competencies", 0, "steps", 0, "text"),
        ("horizon",),
    ]
