"""Review a plan: the questions it takes, and how their answers are understood.

These questions are this project's own. What a finished review changes is in `plan_reviewed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from isp_cli.core.days_said import check_way, read_day
from isp_cli.core.entry import Answer, Entry
from isp_cli.core.framework import FollowUp, Option, Question
from isp_cli.core.ids import day_of, is_id
from isp_cli.core.named import as_written
from isp_cli.core.names import Naming
from isp_cli.core.plan import Plan, PlanStep
from isp_cli.core.plan_days import completed, lines_of, read_review, read_steps
from isp_cli.core.sentences import ended
from isp_cli.core.sources import Source
from isp_cli.core.steps import Step, day_of_answer, understood_day
from isp_cli.core.when import day_name
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay

SET = "plan-review"
STANDS = {"done": "Done", "changed": "Changed", "dropped": "Dropped", "ahead": "Still ahead"}
WHEN, CAME, NOW, WHY, LEARNT = "when", "came", "now", "why", "learnt"
_OURS = Source(document="isp", section="Plan review")
_STEP, _CHANGED = "step.", "review.changed."
NEXT = Question(
    id="review.next",
    text="When will you look the plan over again?",
    help="A day ahead, or 'in 6 weeks'. Enter takes three months from now; :skip names no new day.",
    answer="day",
    source=_OURS,
)


def questions_of(plan: Plan, names: Naming, *, every_step: bool = False) -> tuple[Question, ...]:
    """Return the questions of a review: the steps still ahead, the competencies, the next one."""
    written = as_written(plan, names)

    def name(id: str) -> str:
        return written.name_of(id) or id

    steps = (
        _about_step(plan.id, step, name(each.competency))
        for each, step in plan.steps()
        if every_step or step.is_ahead
    )
    changed = (
        Question(
            id=f"{_CHANGED}{each.competency}",
            text=f"What changed in {name(each.competency)}?",
            source=_OURS,
        )
        for each in plan.competencies
    )
    return (*steps, *changed, NEXT)


def _about_step(plan: str, step: PlanStep, competency: str) -> Question:
    id = f"{_STEP}{plan}.{step.step}"
    quotation = ended(f"\u201c{' '.join(step.text.split())}\u201d")
    due = _due(step)
    by = f", by {day_name(due)}" if due else ""

    def then(part: str, text: str, only_if: str) -> FollowUp:
        return FollowUp(id=f"{id}.{part}", text=text, only_if=only_if, source=_OURS)

    when = then(WHEN, "When was it done? Enter means today.", "done")

    return Question(
        id=id,
        text=f"Step {step.step}{by}: {quotation} How does it stand?",
        help=f"It is for {competency}. Enter leaves it as it is.",
        answer="choice",
        words="none",
        options=tuple(Option(id=key, name=text) for key, text in STANDS.items()),
        follow_ups=(
            replace(when, answer="day", day="past"),
            then(CAME, "What came of it, and what did you learn?", "done"),
            then(NOW, "What is it now? Other words, another day, or both.", "changed"),
            then(WHY, "What made you change it?", "changed"),
            then(LEARNT, "What did you learn from it?", "dropped"),
        ),
        source=_OURS,
    )


def step_meant(question: str, plan: str) -> int | None:
    """Return the number of the plan's step a question is about, if it is about one."""
    begins = f"{_STEP}{plan}."
    number = question.removeprefix(begins)
    is_number = number.isascii() and number.isdigit() and len(number) < 9
    return int(number) if question.startswith(begins) and is_number else None


def is_about_step(question: str) -> bool:
    """Claim that a question is about a step of some plan."""
    plan = question.removeprefix(_STEP).partition(".")[0]
    return is_id(plan) and step_meant(question, plan) is not None


def competency_meant(question: str) -> str:
    """Return the competency whose changes a question asks about, or nothing."""
    return question.removeprefix(_CHANGED) if question.startswith(_CHANGED) else ""


def understood(step: Step, text: str, plan: Plan, today: date) -> str:
    """Return an answer as it is understood today, so that it means the same on any other day.

    Raises:
        BrokenRule: a day is none, lies on the wrong side of today, or before the plan; a changed
            step has no day.
    """
    if step.asked_id == NEXT.id:
        return read_review(text, today).isoformat()
    part = _part(step, plan)
    if part == NOW:
        return _read_change(text, _held(plan, step), today)
    if step.wants != "day":
        return text
    day = understood_day(text, today, step.way)
    if part == WHEN:
        day = day or today.isoformat()
        _check_begun(day, plan)
    return day


def days_in(step: Step, understood: str, plan: Plan) -> tuple[str, ...]:
    """Name the days of an answer as it was understood, so that they can be checked at a glance."""
    if _part(step, plan) == NOW:
        held = _held(plan, step)
        changed = [day for _, day in read_change(understood) if not held or day != _due(held)]
        return tuple(day_name(day) for day in changed)
    return day_of_answer(step, understood)


def completing(step: Step, plan: Plan, today: date) -> Callable[[str, str], str] | None:
    """Return how an answer completes what was refused at a step, where it can."""
    if _part(step, plan) != NOW:
        return None
    return lambda refused, said: (
        completed(refused, said, today) if len(lines_of(refused)) == 1 else said
    )


def read_change(understood: str) -> tuple[tuple[str, date], ...]:
    """Return the words and the day that a changed step's answer holds, if it holds one of each.

    Somebody may have written otherwise in the entry since.
    """
    try:
        found = read_steps(understood, date.min)
    except BrokenRule:
        return ()
    return found if len(found) == 1 else ()


def with_competencies(entry: Entry, plan: Plan) -> Entry:
    """Return a finished review with the competency beside each answer that is about one."""
    served = {step.step: each.competency for each, step in plan.steps()}

    def named(answer: Answer) -> Answer:
        number = step_meant(answer.question, plan.id)
        about = served.get(number, "") if number else competency_meant(answer.question)
        return replace(answer, competencies=(about,)) if about else answer

    return replace(entry, answers=tuple(named(each) for each in entry.answers))


def _part(step: Step, plan: Plan) -> str:
    if step.follow_up is None or step_meant(step.question.id, plan.id) is None:
        return ""
    return step.follow_up.id.removeprefix(f"{step.question.id}.")


def _held(plan: Plan, step: Step) -> PlanStep | None:
    number = step_meant(step.question.id, plan.id)
    return next((each for _, each in plan.steps() if each.step == number), None)


def _check_begun(day: str, plan: Plan) -> None:
    begun = day_of(plan.id)
    if day < begun.isoformat():
        raise BrokenRule(
            f"{day_name(date.fromisoformat(day))} is before the plan began, on {day_name(begun)}",
            hint="name that day or one after it",
        )


def _read_change(text: str, step: PlanStep | None, today: date) -> str:
    if not text.strip():
        return ""
    words, day = _words_and_day(text, step, today)
    return f"{words} by {day_name(day)}"


def _words_and_day(text: str, step: PlanStep | None, today: date) -> tuple[str, date]:
    """Return the words and the day of a changed step; what is not said stays as it was.

    A day that has gone by does not stay: it is asked for.
    """
    try:
        only_day = read_day(text, today, "ahead")
        if step:
            return " ".join(step.text.split()), only_day
    except DoubtfulDay:
        raise
    except NoDay:
        pass
    if len(lines_of(text)) != 1:
        raise BrokenRule(
            "one step takes the place of one", hint="the others can be added after: isp plan add"
        )
    try:
        ((words, day),) = read_steps(text, today)
    except DoubtfulDay:
        raise
    except BrokenRule:
        due = _due(step) if step else None
        if due is None or due < today:
            raise
        return " ".join(text.split()), due
    check_way(day, today, "ahead")
    return words, day


def _due(step: PlanStep) -> date | None:
    return date.fromisoformat(step.due) if step.due else None
