"""Make a plan: the questions it takes, what their answers mean, and the plan they make.

These questions are this project's own, not the guide's; the guide's seventh question leads here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from isp_cli.dates import add_months, day_name
from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, HalfSaid
from isp_cli.entry.plan import WHY as WHY_ASKED
from isp_cli.entry.plan import Development, Plan, PlanStep, check_count
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay
from isp_cli.framework.names import resource_id
from isp_cli.framework.records import GUIDE, FollowUp, Framework, Question, Source
from isp_cli.interview.steps import Step, day_of_answer
from isp_cli.plan.candidates import competencies_to_develop, development_questions
from isp_cli.plan.changes import check_horizon
from isp_cli.spoken_dates import check_way, read_day_either_side, split_lead_in

DEFAULT_HORIZON_MONTHS = 18
_REVIEW_MONTHS = 3

# where the day of a step may begin; 'by next friday' must be tried from its 'by'
_DAY_BEGINS = re.compile(
    r"\b(by|on|at|before|until|till|in|within|next|tomorrow|\d{4}-\d{2}-\d{2})\b", re.IGNORECASE
)


def read_steps(text: str, today: date) -> tuple[tuple[str, date], ...]:
    """Return (what, by when) for each line.

    Raises:
        BrokenRule: a line has no day, or one that could be two.
    """
    found = []
    for line in lines_of(text):
        step = _read_step(line, today)
        if step is None:
            raise BrokenRule(
                f"when will you do this: {line!r}?",
                hint="end the line with its day, like 'by 15 Jan' or 'in 3 weeks'",
            )
        found.append(step)
    return tuple(found)


def _read_step(line: str, today: date) -> tuple[str, date] | None:
    doubt: DoubtfulDay | None = None
    for words, said in _parted(line):
        try:
            return words, read_day_either_side(said, today, "ahead")
        except DoubtfulDay as doubtful:
            doubt = doubtful
        except NoDay:
            continue
    if doubt:
        raise doubt
    return None


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """Yield the words and what may be their day, for each place where one may begin."""
    line = " ".join(line.split()).rstrip(".)")
    for match in _DAY_BEGINS.finditer(line):
        words = line[: match.start()].rstrip(" ,;:(-\u2013\u2014")
        if words:
            yield words, line[match.start() :]


def complete_steps(refused: str, said: str, today: date) -> str:
    """Return steps that were refused, with what was said when their day was asked for.

    A day completes the first line that lacks a good one, and other words are added to it. A step
    takes the place of the line with its words, and is added where there is none. Every other line
    stays.
    """
    lines = list(lines_of(refused))
    at = next((n for n, each in enumerate(lines) if not _is_good(each, today)), len(lines))
    line, anew = "".join(lines[at : at + 1]), lines_of(said)
    if _is_day(said, today):
        words = "" if _is_day(line, today) else _words_of(line, today) or line
        lines[at : at + 1] = [f"{words} {_as_end(said)}" if words else said]
    elif any(_words_of(each, today) for each in anew):
        return "\n".join(_with_steps(lines, at, anew, today))
    elif _is_day(line, today):
        lines[at] = " ".join((*anew, _as_end(line)))
    else:
        lines[at : at + 1] = [" ".join(filter(None, (line, *anew)))]
    return "\n".join(lines)


def _with_steps(lines: list[str], at: int, anew: Iterable[str], today: date) -> list[str]:
    """Return the lines with each step in the place of the one whose words it holds, or at `at`."""
    found = list(lines)
    for step in anew:
        words = set((_words_of(step, today) or step).casefold().split())
        held = [set((_words_of(each, today) or each).casefold().split()) <= words for each in found]
        if any(held):
            found[held.index(True)] = step
        elif step not in found:
            found.insert(at, step)
            at += 1
    return found


def _is_good(line: str, today: date) -> bool:
    try:
        step = _read_step(line, today)
    except DoubtfulDay:
        return False
    return step is not None and step[1] >= today


def _is_day(text: str, today: date) -> bool:
    """Claim that a text is a day and nothing else, also one that could be two."""
    try:
        read_day_either_side(text, today, "ahead")
    except DoubtfulDay:
        return True
    except NoDay:
        return False
    return True


def _words_of(line: str, today: date) -> str:
    """Return the words of a line that ends in a day, also one that could be two, or nothing."""
    return next((words for words, said in _parted(line) if _is_day(said, today)), "")


def _as_end(day: str) -> str:
    """Return a day as the end of a line, where it is found again."""
    return day if _DAY_BEGINS.match(day) else f"by {split_lead_in(day)[1]}"


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


def read_kept_day(text: str) -> date | None:
    """Return a day that was understood; None where none was said, or a hand made it none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without a list's marks."""
    return tuple(filter(None, (line.strip(" \t-*•") for line in text.split("\n"))))


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
    named, asked = (
        competencies_to_develop(reflection, frameworks),
        development_questions(frameworks),
    )
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
    return replace(filled, unfinished=HalfSaid(question=CHOICE.id, part="competencies"))


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
        for _, day in steps:
            check_way(day, today, "ahead")
        return "\n".join(f"{what} by {day.isoformat()}" for what, day in steps)
    elif step.asked_id == HORIZON.id:
        return read_horizon(text, today).isoformat()
    elif step.asked_id == REVIEW.id:
        return read_review(text, today).isoformat()
    return text


def plan_days_in(step: Step, understood: str, today: date) -> tuple[str, ...]:
    """Name the days of an answer as it was understood, so that they can be checked at a glance."""
    if step.asked_id == STEPS.id:
        return tuple(day_name(day) for _, day in read_steps(understood, today))
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
    first = read_kept_day(review.text) if review else None
    return Plan(
        id=entry.id,
        framework=entry.framework,
        started=entry.started,
        reflection=reflection,
        horizon=read_horizon(said.text if said else "", today).isoformat(),
        next_review=first.isoformat() if first else "",
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
            PlanStep(step=number, text=text, due=due.isoformat())
            for number, (text, due) in enumerate(steps, first)
        ),
    )
