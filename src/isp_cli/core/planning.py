"""Make a plan: the questions it takes, what their answers mean, and the plan they make.

These questions are this project's own, not the guide's; the guide's seventh question leads here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from isp_cli.core.days_said import check_way, day_meant
from isp_cli.core.entry import Answer, Entry, FollowUpAnswer, Unfinished
from isp_cli.core.framework import IN_OUR_WORDS, FollowUp, Framework, Question
from isp_cli.core.plan import Development, Plan, PlanStep, check_count, check_horizon
from isp_cli.core.resources import resource_id
from isp_cli.core.sources import Source
from isp_cli.core.steps import Step
from isp_cli.core.when import add_months, day_name
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay

DEFAULT_HORIZON_MONTHS = 18

_OURS = Source(document="isp", section="Plan")
WHY = FollowUp(id="plan.why", text="Why this one, and why now?", source=_OURS)
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
    help="The ones you named last, if you named any, are chosen already.",
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
QUESTIONS = (CHOICE, HORIZON)

# where the day of a step may begin; 'by next friday' must be tried from its 'by'
_DAY_BEGINS = re.compile(
    r"\b(by|on|at|before|until|till|in|within|next|tomorrow|\d{4}-\d{2}-\d{2})\b", re.IGNORECASE
)


def questions_for(framework: Framework) -> tuple[Question, ...]:
    """Return the questions of a plan, as they are put where this framework is in use."""
    return replace(CHOICE, follow_ups=(WHY, _resources(framework), PEOPLE, STEPS)), HORIZON


def _resources(framework: Framework) -> FollowUp:
    if framework.id == IN_OUR_WORDS[0]:
        return RESOURCES
    listed = ": your own, or the id of a resource" if framework.resources else ""
    return replace(RESOURCES, text=f"What will you draw on? One a line{listed}.")


def asked_before(framework: Framework) -> tuple[int, Question] | None:
    """Find the question of a framework that asks what to develop: its number, and itself."""
    for number, question in enumerate(framework.questions, 1):
        if question.answer == "development":
            return number, question
    return None


def named_to_develop(reflection: Entry, framework: Framework) -> tuple[str, ...]:
    """Return the competencies a reflection named to develop, as far as the framework has them."""
    asked = asked_before(framework)
    answer = reflection.answer(asked[1].id) if asked else None
    named = answer.competencies if answer else ()
    return tuple(each for each in named if framework.competency(each))


def prepared(entry: Entry, reflection: Entry, framework: Framework) -> Entry:
    """Return a plan's draft with what the reflection's seventh answer already says."""
    named, asked = named_to_develop(reflection, framework), asked_before(framework)
    if not named or asked is None:
        return entry
    question = asked[1]
    held = reflection.answer(question.id)
    assert held is not None
    answer = Answer(question=CHOICE.id, asked=CHOICE.text, competencies=named)
    parts = (_resources(framework), PEOPLE, STEPS)
    for theirs, ours in zip(question.follow_ups, parts, strict=False):
        for competency in named:
            said = held.follow_up(theirs.id, competency)
            if said:
                answer = answer.with_follow_up(
                    FollowUpAnswer(
                        question=ours.id, competency=competency, asked=ours.text, text=said.text
                    )
                )
    filled = entry.with_answer(answer, tuple(each.id for each in QUESTIONS))
    return replace(filled, unfinished=Unfinished(question=CHOICE.id, part="competencies"))


def understood(step: Step, text: str, chosen: tuple[str, ...], today: date) -> str:
    """Return an answer as it is understood today, so that a draft taken up later means the same.

    Raises:
        BrokenRule: not two or three competencies, a next step without a day or for one that has
            gone by, or a horizon that is no day, too near or too far.
    """
    if not step.is_written:
        check_count(chosen)
    elif step.asked_id == STEPS.id:
        steps = read_steps(text, today)
        for _, day in steps:
            check_way(day, today, "ahead")
        return "\n".join(f"{what} by {day.isoformat()}" for what, day in steps)
    elif step.asked_id == HORIZON.id:
        return read_horizon(text, today).isoformat()
    return text


def days_in(step: Step, understood: str, today: date) -> tuple[str, ...]:
    """Name the days of an answer as it was understood, so that they can be checked at a glance."""
    if not step.is_written or not understood:
        return ()
    if step.asked_id == STEPS.id:
        return tuple(day_name(day) for _, day in read_steps(understood, today))
    return (day_name(date.fromisoformat(understood)),) if step.asked_id == HORIZON.id else ()


def read_steps(text: str, today: date) -> tuple[tuple[str, date], ...]:
    """Return (what, by when) for each line.

    Raises:
        BrokenRule: a line has no day, or one that could be two.
    """
    found = []
    for line in _lines(text):
        step = _read_step(line, today)
        if step is None:
            raise BrokenRule(
                f"when will you do this: {line!r}?",
                hint="end the line with its day, like 'by 15 Jan' or 'in 3 weeks'",
            )
        found.append(step)
    return tuple(found)


def _read_step(line: str, today: date) -> tuple[str, date] | None:
    line = " ".join(line.split()).rstrip(".)")
    doubt: DoubtfulDay | None = None
    for match in _DAY_BEGINS.finditer(line):
        words = line[: match.start()].rstrip(" ,;:(-\u2013\u2014")
        if not words:
            continue
        try:
            return words, day_meant(line[match.start() :], today, "ahead")
        except DoubtfulDay as doubtful:
            doubt = doubtful
        except NoDay:
            continue
    if doubt:
        raise doubt
    return None


def read_horizon(text: str, today: date) -> date:
    """Return the day a plan reaches to; nothing said means eighteen months.

    Raises:
        BrokenRule: it is no day, or not one to two years ahead.
    """
    if not text.strip():
        return add_months(today, DEFAULT_HORIZON_MONTHS)
    day = day_meant(text, today, "ahead", like="2028-05-01 or 'in 18 months'")
    check_horizon(day, today)
    return day


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
        first = 1 + sum(len(each.steps) for each in developments)
        made = _development(answer, competency, framework, today, first)
        developments.append(replace(made, name=called.get(competency, "")))
    said = entry.answer(HORIZON.id)
    return Plan(
        id=entry.id,
        framework=entry.framework,
        started=entry.started,
        reflection=reflection,
        horizon=read_horizon(said.text if said else "", today).isoformat(),
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
            resource_id((framework,), each) for each in _lines(held.get(RESOURCES.id, ""))
        ),
        people=_lines(held.get(PEOPLE.id, "")),
        steps=tuple(
            PlanStep(step=number, text=text, due=due.isoformat())
            for number, (text, due) in enumerate(steps, first)
        ),
    )


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


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip(" \t-*•") for line in text.split("\n"))))
