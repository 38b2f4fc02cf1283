"""Make a plan: the questions it takes, what their answers mean, and the plan they make.

These questions are this project's own, not the guide's; the guide's seventh question leads here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from isp_cli.dates import add_months, day_name, iso_day, written_day
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, HalfAnswer
from isp_cli.entry.plan import WHY as WHY_ASKED
from isp_cli.entry.plan import Development, Plan, PlanStep, check_count
from isp_cli.errors import BrokenRule
from isp_cli.framework.names import resource_id
from isp_cli.framework.records import GUIDE, FollowUp, Framework, Question, Source
from isp_cli.interview.steps import Step, day_of_answer
from isp_cli.plan.candidates import competencies_to_develop, development_questions
from isp_cli.plan.changes import check_horizon
from isp_cli.plan.step_line import (
    complete_steps,
    lines_of,
    read_steps,
    write_step,
)
from isp_cli.records import replace
from isp_cli.spoken_dates import check_way, read_day_either_side

DEFAULT_HORIZON_MONTHS = 18
_REVIEW_MONTHS = 3


def read_horizon(text: str, today: date) -> date:
    """Return the day a plan reaches to; nothing said means eighteen months.

    Raises:
        BrokenRule: it is no day, or not one to two years ahead.
    """
    if not text.strip():
        return add_months(today, DEFAULT_HORIZON_MONTHS)
    day = read_day_either_side(text, today, "ahead", like="2028-05-01 or 'in 18 months'")
    check_horizon(day, today)
    return day


def read_review(text: str, today: date) -> date:
    """Return the day a plan is to be looked over; nothing said means in three months.

    Raises:
        BrokenRule: it is no day, or not ahead.
    """
    if not text.strip():
        return add_months(today, _REVIEW_MONTHS)
    day = read_day_either_side(text, today, "ahead", like="2027-02-22 or 'in 6 weeks'")
    if day <= today:
        raise BrokenRule(f"{day_name(day)} is not ahead", hint="name a day after today")
    return day


_OURS = Source(document="isp", section="Plan")
WHY = FollowUp(id="plan.why", text=WHY_ASKED, source=_OURS)

RESOURCES = FollowUp(
    id="plan.resources",
    text="What will you draw on? One a line: your own, or the id of one of the guide's.",
    source=_OURS,
)
PEOPLE = FollowUp(id="plan.people", text="Who can you learn from? One a line.", source=_OURS)
STEPS = FollowUp(
    id="plan.steps",
    text="What are the next steps? One a line, each with its day: 'Shadow Anna by 15 Jan'.",
    source=_OURS,
)
CHOICE = Question(
    id="plan.competencies",
    text="Which two or three competencies will you develop?",
    answer="development",
    at_least=2,
    at_most=3,
    words="none",
    follow_ups=(WHY, RESOURCES, PEOPLE, STEPS),
    source=_OURS,
)
HORIZON = Question(
    id="plan.horizon",
    text="Until when does this plan reach? One to two years from now.",
    help="A day, or 'in 18 months'. Enter takes eighteen months.",
    answer="day",
    source=_OURS,
)
REVIEW = Question(
    id="plan.review",
    text="When will you look the plan over for the first time?",
    help="A day ahead, or 'in 6 weeks'. Enter takes three months from now; :skip names none.",
    answer="day",
    source=_OURS,
)
QUESTIONS = (CHOICE, HORIZON, REVIEW)


def questions_for(framework: Framework) -> tuple[Question, ...]:
    """Return the questions of a plan, as they are put where this framework is in use."""
    choice = replace(CHOICE, follow_ups=(WHY, _resources(framework), PEOPLE, STEPS))
    return choice, HORIZON, REVIEW


def _resources(framework: Framework) -> FollowUp:
    if framework.id == GUIDE:
        return RESOURCES
    listed = ": your own, or the id of a resource" if framework.resources else ""
    return replace(RESOURCES, text=f"What will you draw on? One a line{listed}.")


def prepare_draft(entry: Entry, reflection: Entry, frameworks: Iterable[Framework]) -> Entry:
    """Return a plan's draft with what the reflection's seventh answer already says.

    The first framework is the one in use. They can be gone through again and again.
    """
    named = competencies_to_develop(reflection, frameworks)
    asked = development_questions(frameworks)
    if not named:
        return entry
    answer = Answer(question=CHOICE.id, asked=CHOICE.text, competencies=named)
    parts = (_resources(next(iter(frameworks))), PEOPLE, STEPS)
    for held in reflection.answers:
        theirs = asked[held.question][1].follow_ups if held.question in asked else ()
        for question, ours in zip(theirs, parts, strict=False):
            for competency in named:
                said = held.follow_up(question.id, competency)
                if said:
                    answer = answer.with_follow_up(
                        FollowUpAnswer(
                            question=ours.id, competency=competency, asked=ours.text, text=said.text
                        )
                    )
    filled = entry.with_answer(answer, tuple(each.id for each in QUESTIONS))
    return replace(filled, unfinished=HalfAnswer(question=CHOICE.id, part="competencies"))


def understand_plan_answer(step: Step, text: str, chosen: tuple[str, ...], today: date) -> str:
    """Return an answer as it is understood today, so that a draft taken up later means the same.

    Raises:
        BrokenRule: not two or three competencies, a next step without a day or for one that has
            gone by, a horizon that is no day, too near or too far, or a review that is not ahead.
    """
    if not step.is_written:
        check_count(chosen)
    elif step.asked_id == STEPS.id:
        steps = read_steps(text, today)
        for each in steps:
            check_way(each.day, today, "ahead")
        return "\n".join(map(write_step, steps))
    elif step.asked_id == HORIZON.id:
        return iso_day(read_horizon(text, today))
    elif step.asked_id == REVIEW.id:
        return iso_day(read_review(text, today))
    return text


def plan_days_in(step: Step, understood: str, today: date) -> tuple[str, ...]:
    """Name the days of an answer as it was understood, so that they can be checked at a glance."""
    if step.asked_id == STEPS.id:
        return tuple(day_name(each.day) for each in read_steps(understood, today))
    return day_of_answer(step, understood)


def plan_completion(step: Step, today: date) -> Callable[[str, str], str] | None:
    """Return how an answer completes what was refused at a step, where it can."""
    if step.asked_id != STEPS.id:
        return None
    return lambda refused, said: complete_steps(refused, said, today)


def plan_from_answers(entry: Entry, framework: Framework, today: date, reflection: str) -> Plan:
    """Make the plan a finished interview means, with the names its draft was written with.

    Raises:
        BrokenRule: no two or three competencies were chosen, or a day is not understood.
    """
    answer = entry.answer(CHOICE.id)
    chosen = answer.competencies if answer else ()
    check_count(chosen)
    assert answer is not None
    called = {each.id: each.name for each in entry.named}
    developments: list[Development] = []
    for competency in chosen:
        number = 1 + sum(len(each.steps) for each in developments)
        made = _development(answer, competency, framework, today, number)
        developments.append(replace(made, name=called.get(competency, "")))
    said, review = entry.answer(HORIZON.id), entry.answer(REVIEW.id)
    return Plan(
        id=entry.id,
        framework=entry.framework,
        started=entry.started,
        reflection=reflection,
        horizon=iso_day(read_horizon(said.text if said else "", today)),
        next_review=iso_day(written_day(review.text) if review else None),
        competencies=tuple(developments),
    )


def _development(
    answer: Answer, competency: str, framework: Framework, today: date, first: int
) -> Development:
    held = {each.question: each.text for each in answer.follow_ups if each.competency == competency}
    steps = read_steps(held.get(STEPS.id, ""), today)
    return Development(
        competency=competency,
        why=held.get(WHY.id, ""),
        resources=tuple(
            resource_id((framework,), each) for each in lines_of(held.get(RESOURCES.id, ""))
        ),
        people=lines_of(held.get(PEOPLE.id, "")),
        steps=tuple(
            PlanStep(step=number, text=each.words, due=iso_day(each.day))
            for number, each in enumerate(steps, first)
        ),
    )
