"""Review a plan: the questions it takes, how their answers are understood, what they change.

These questions are this project's own. Reviews as files are in `plan.store`, their pages in
`plan.pages`, and how one step changes in `plan.changes`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isp_cli.dates import day_name, iso_day, written_day
from isp_cli.entry.entry import Answer, Entry, named_competencies
from isp_cli.entry.naming import choice_name, names_as_written
from isp_cli.entry.own_questions import (
    _CHANGED,
    _STEP,
    STANDS,
    reviewed_competency,
    step_of_question,
)
from isp_cli.entry.pieces import Piece
from isp_cli.entry.plan import Plan, PlanStep, ReviewDay
from isp_cli.entry.promises import MadePromise, question_id_about
from isp_cli.errors import BrokenRule, DoubtfulDay, NoDay
from isp_cli.framework.names import Naming
from isp_cli.framework.records import FollowUp, Option, Question, Source
from isp_cli.interview.steps import Step, day_of_answer, understand_day
from isp_cli.plan.changes import (
    knows_review,
    must_be_open,
    with_step,
    with_step_changed,
    with_step_done,
    with_step_dropped,
)
from isp_cli.plan.making import read_review
from isp_cli.plan.reshaping import check_last_day, with_horizon
from isp_cli.plan.step_line import (
    StepLine,
    complete_steps,
    lines_of,
    read_kept_step,
    read_steps,
    write_step,
)
from isp_cli.records import dataclass, replace
from isp_cli.spoken_dates import check_way, read_day
from isp_cli.wording import end_sentence

SET = "plan-review"
WHEN, CAME, NOW, WHY, LEARNT = "when", "came", "now", "why", "learnt"
_OURS = Source(document="isp", section="Plan review")

NEXT = Question(
    id="review.next",
    text="When will you look the plan over again?",
    help="A day ahead, or 'in 6 weeks'. Enter takes three months from now; :skip names no new day.",
    answer="day",
    source=_OURS,
)


UNTIL = Question(
    id="review.until",
    text="The plan has reached its last day. Until when do you carry on?",
    help="A day ahead, or 'in 6 months'. Enter leaves it; 'isp plan close' ends the plan.",
    answer="day",
    day="ahead",
    source=_OURS,
)


def review_questions(
    plan: Plan, names: Naming, *, every_step: bool = False, is_over: bool = False
) -> tuple[Question, ...]:
    """Return the questions of a review: the steps still ahead, the competencies, the next one.

    One that `is_over` asks until when it goes on.
    """
    written = names_as_written(plan, names)
    steps = (
        _about_step(plan.id, step, choice_name(written, each.competency))
        for each, step in plan.steps()
        if every_step or step.is_ahead
    )
    changed = (
        Question(
            id=f"{_CHANGED}{each.competency}",
            text=f"What changed in {choice_name(written, each.competency)}?",
            source=_OURS,
        )
        for each in (plan.competencies if every_step else plan.current)
    )
    until = (UNTIL,) if every_step or is_over else ()
    return (*steps, *changed, *until, NEXT)


def _about_step(plan: str, step: PlanStep, competency: str) -> Question:
    id = f"{_STEP}{plan}.{step.step}"
    quotation = end_sentence(f"\u201c{' '.join(step.text.split())}\u201d")
    by = f", by {day_name(step.due_on)}" if step.due_on else ""

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


def understand_review_answer(step: Step, text: str, plan: Plan, today: date) -> str:
    """Return an answer as it is understood today, so that it means the same on any other day.

    Raises:
        BrokenRule: a day is none, lies on the wrong side of today, or before the plan; a changed
            step has no day.
    """
    if step.asked_id == NEXT.id:
        return iso_day(read_review(text, today))
    if step.asked_id == UNTIL.id:
        last = understand_day(text, today, "ahead")
        if last is not None:
            check_last_day(last, today)
        return iso_day(last)
    part = _part(step, plan)
    if part == NOW:
        changed = _changed(text, _held(plan, step), today) if text.strip() else None
        return write_step(changed, to_be_read=True) if changed else ""
    if step.wants != "day":
        return text
    day = understand_day(text, today, step.way)
    if part == WHEN:
        day = day or today
        _check_begun(day, plan)
    return iso_day(day)


def review_days_in(step: Step, understood: str, plan: Plan) -> tuple[str, ...]:
    """Name the days of an answer as it was understood, so that they can be checked at a glance."""
    if _part(step, plan) == NOW:
        held = _held(plan, step)
        change = read_kept_step(understood)
        is_new = change and not (held and held.due_on == change.day)
        return (day_name(change.day),) if change and is_new else ()
    return day_of_answer(step, understood)


def review_completion(step: Step, plan: Plan, today: date) -> Callable[[str, str], str] | None:
    """Return how an answer completes what was refused at a step, where it can."""
    if _part(step, plan) != NOW:
        return None
    return lambda refused, said: (
        complete_steps(refused, said, today) if len(lines_of(refused)) == 1 else said
    )


def with_competencies(entry: Entry, plan: Plan) -> Entry:
    """Return a finished review with the competency beside each answer that is about one."""
    served = {step.step: each.competency for each, step in plan.steps()}

    def named(answer: Answer) -> Answer:
        number = step_of_question(answer.question, plan.id)
        about = served.get(number, "") if number else reviewed_competency(answer.question)
        return replace(answer, competencies=(about,)) if about else answer

    return replace(entry, answers=tuple(named(each) for each in entry.answers))


def _part(step: Step, plan: Plan) -> str:
    if step.follow_up is None or step_of_question(step.question.id, plan.id) is None:
        return ""
    return step.follow_up.id.removeprefix(f"{step.question.id}.")


def _held(plan: Plan, step: Step) -> PlanStep | None:
    number = step_of_question(step.question.id, plan.id)
    return plan.step(number) if number is not None else None


def _check_begun(day: date, plan: Plan) -> None:
    if day < plan.day:
        raise BrokenRule(
            f"{day_name(day)} is before the plan began, on {day_name(plan.day)}",
            hint="name that day or one after it",
        )


def _changed(text: str, step: PlanStep | None, today: date) -> StepLine:
    """Return what a step is changed into; what is not said stays as it was.

    A day that has gone by does not stay: it is asked for.
    """
    try:
        only_day = read_day(text, today, "ahead")
        if step:
            return StepLine(" ".join(step.text.split()), only_day)
    except DoubtfulDay:
        raise
    except NoDay:
        pass
    if len(lines_of(text)) != 1:
        raise BrokenRule(
            "one step takes the place of one", hint="the others can be added after: isp plan add"
        )
    try:
        (changed,) = read_steps(text, today)
    except DoubtfulDay:
        raise
    except BrokenRule:
        due = step.due_on if step else None
        if due is None or due < today:
            raise
        return StepLine(" ".join(text.split()), due)
    check_way(changed.day, today, "ahead")
    return changed


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What a review said of a step, one of the options' ids, and the step before and after it."""

    number: int
    said: str
    before: PlanStep | None
    step: PlanStep | None

    @property
    def stands(self) -> str:
        """How it stands now, in one of the options' ids; nothing where it is gone."""
        if self.step is None:
            return ""
        if not self.step.is_ahead:
            return "done" if self.step.done else "dropped"
        changed = self.before is not None and self.step.earlier != self.before.earlier
        return "changed" if changed else "ahead"

    @property
    def ended_before(self) -> bool:
        """Claim that it was done or dropped, or gone, before the review reached the plan."""
        return self.before is None or not self.before.is_ahead


@dataclass(frozen=True, slots=True)
class CompetencyNews:
    """What there is on one competency since the last review; `settled` was kept or let go."""

    promises: tuple[MadePromise, ...]
    settled: tuple[MadePromise, ...]
    evidence: tuple[Piece, ...]
    steps: tuple[PlanStep, ...]

    @property
    def is_empty(self) -> bool:
        """Claim that nothing came up."""
        return not (self.promises or self.settled or self.evidence or self.steps)


def last_review_day(plan: Plan) -> date:
    """Return the day of the last review, or that of the plan where there was none."""
    return max((each.day for each in plan.reviews), default=plan.day)


def news_on(
    plan: Plan, competency: str, review: Entry, promises: list[MadePromise], pieces: list[Piece]
) -> CompetencyNews:
    """Return what came up on one competency: of every promise those that are open or were settled
    since, the new evidence, and the steps that ended.

    A promise that this review has just settled is neither.
    """
    since = last_review_day(plan)
    before = since if plan.reviews else date.min  # what that review itself ended is not new
    about = [each for each in promises if competency in named_competencies(each.entry)]
    return CompetencyNews(
        promises=tuple(
            each for each in about if each.promise.is_open and not _is_settled(each, review)
        ),
        settled=tuple(each for each in about if _settled_since(each, plan, since)),
        evidence=tuple(
            each
            for each in pieces
            if competency in each.competencies and each.entry.begun_on >= since
        ),
        steps=tuple(
            step
            for development, step in plan.steps()
            if development.competency == competency and (step.ended_on or date.min) > before
        ),
    )


def _is_settled(held: MadePromise, review: Entry) -> bool:
    answer = review.answer(question_id_about(held))
    return answer is not None and answer.chosen in ("kept", "let-go")


def _settled_since(held: MadePromise, plan: Plan, since: date) -> bool:
    told = held.promise.settlement
    return told is not None and told.day >= since and not knows_review(plan, told.entry)


def apply_review(plan: Plan, review: Entry) -> Plan:
    """Return the plan as a finished review leaves it; a review it knows of changes nothing.

    A step that is done or dropped by now stays so.

    Raises:
        BrokenRule: the plan is closed.
    """
    if knows_review(plan, review.id):
        return plan
    must_be_open(plan)
    on = review.finished_on or review.day
    for answer in review.answers:
        plan = _with_answer(plan, answer, on)
    said = review.answer(UNTIL.id)
    last = written_day(said.text) if said else None
    if last is not None and on < last != plan.last_day:
        plan = with_horizon(plan, last, on=on)
    is_newest = on >= last_review_day(plan)
    told = (*plan.reviews, ReviewDay(on=iso_day(on), entry=review.id))
    return replace(
        plan,
        next_review=iso_day(_following(plan, review, on) if is_newest else plan.next_review_on),
        reviews=tuple(sorted(told, key=lambda each: each.day)),
    )


def _following(plan: Plan, review: Entry, on: date) -> date | None:
    """Return the day of the review after this one: what it says, or else a day still ahead."""
    said = review.answer(NEXT.id)
    ahead = plan.next_review_on if (plan.next_review_on or on) > on else None
    return (written_day(said.text) if said else None) or ahead


def step_outcomes(review: Entry, before: Plan, after: Plan) -> tuple[StepOutcome, ...]:
    """Return what became of each step a review speaks of; nothing where the plan knew of it.

    `before` and `after` are the plan as it was found and as it was left.
    """
    if knows_review(before, review.id):
        return ()
    said = ((step_of_question(each.question, after.id), each.chosen) for each in review.answers)
    return tuple(
        StepOutcome(number, chosen, before.step(number), after.step(number))
        for number, chosen in said
        if number is not None and chosen
    )


def _with_answer(plan: Plan, answer: Answer, on: date) -> Plan:
    number = step_of_question(answer.question, plan.id)
    step = plan.step(number) if number is not None else None
    if step is None or not step.is_ahead:
        return plan

    def said(part: str) -> str:
        held = answer.follow_up(f"{answer.question}.{part}")
        return held.text if held else ""

    if answer.chosen == "done":
        return with_step_done(plan, step.step, on=written_day(said(WHEN)) or on, note=said(CAME))
    if answer.chosen == "dropped":
        return with_step_dropped(plan, step.step, on=on, learnt=said(LEARNT))
    if answer.chosen != "changed":
        return plan
    change, words = read_kept_step(said(NOW)), " ".join(step.text.split())
    if change is None or change == StepLine(words, step.due_on or date.min):
        # into nothing else: what made it change is kept beside it
        return with_step(plan, step, step.with_note(said(WHY)))
    text = "" if change.words == words else change.words
    return with_step_changed(plan, step.step, on=on, text=text, due=change.day, why=said(WHY))
