"""What a finished review changes in its plan, and what came up before it. Each review counts once.

The days are those of the review: taking it in later, after a crash, makes the same plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from isp_cli.core.entry import Answer, Entry
from isp_cli.core.evidence import Piece
from isp_cli.core.ids import day_of
from isp_cli.core.plan import Plan, PlanStep, Reviewed, must_be_open, with_step, with_step_done
from isp_cli.core.plan_days import kept_day
from isp_cli.core.plan_review import (
    CAME,
    LEARNT,
    NEXT,
    NOW,
    WHEN,
    WHY,
    read_change,
    step_meant,
)
from isp_cli.core.plan_steps import with_step_changed, with_step_dropped
from isp_cli.core.promises import Held, question_about
from isp_cli.core.steps import named_competencies


@dataclass(frozen=True, slots=True)
class Became:
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
class CameUp:
    """What there is on one competency since the last review; `settled` was kept or let go."""

    promises: tuple[Held, ...]
    settled: tuple[Held, ...]
    evidence: tuple[Piece, ...]
    steps: tuple[PlanStep, ...]

    @property
    def is_empty(self) -> bool:
        """Claim that nothing came up."""
        return not (self.promises or self.settled or self.evidence or self.steps)


def last_looked_over(plan: Plan) -> date:
    """Return the day of the last review, or that of the plan where there was none."""
    days = [date.fromisoformat(each.on) for each in plan.reviews]
    return max(days, default=day_of(plan.id))


def came_up(
    plan: Plan, competency: str, review: Entry, promises: list[Held], pieces: list[Piece]
) -> CameUp:
    """Return what came up on one competency: of every promise those that are open or were settled
    since, the new evidence, and the steps that ended.

    A promise that this review has just settled is neither.
    """
    since = last_looked_over(plan).isoformat()
    before = since if plan.reviews else ""  # what that review itself ended is not new
    about = [each for each in promises if competency in named_competencies(each.entry)]
    return CameUp(
        promises=tuple(
            each for each in about if each.promise.is_open and not _is_settled(each, review)
        ),
        settled=tuple(each for each in about if _settled_since(each, plan, since)),
        evidence=tuple(
            each
            for each in pieces
            if competency in each.competencies and each.entry.started[:10] >= since
        ),
        steps=tuple(
            step
            for development, step in plan.steps()
            if development.competency == competency and max(step.done, step.dropped) > before
        ),
    )


def _is_settled(held: Held, review: Entry) -> bool:
    answer = review.answer(question_about(held).id)
    return answer is not None and answer.chosen in ("kept", "let-go")


def _settled_since(held: Held, plan: Plan, since: str) -> bool:
    if held.promise.is_open:
        return False
    last = held.promise.outcomes[-1]
    return last.on >= since and not knows_of(plan, last.entry)


def knows_of(plan: Plan, review: str) -> bool:
    """Say whether the plan has taken in the review of this id."""
    return any(each.entry == review for each in plan.reviews)


def reviewed(plan: Plan, review: Entry) -> Plan:
    """Return the plan as a finished review leaves it; a review it knows of changes nothing.

    A step that is done or dropped by now stays so.

    Raises:
        BrokenRule: the plan is closed.
    """
    if knows_of(plan, review.id):
        return plan
    must_be_open(plan)
    on = date.fromisoformat(review.finished[:10])
    for answer in review.answers:
        plan = _with_answer(plan, answer, on)
    is_newest = on >= last_looked_over(plan)
    told = sorted((*plan.reviews, Reviewed(on=on.isoformat(), entry=review.id)), key=_day)
    return replace(
        plan,
        next_review=_following(plan, review, on) if is_newest else plan.next_review,
        reviews=tuple(told),
    )


def _following(plan: Plan, review: Entry, on: date) -> str:
    """Return the day of the review after this one: what it says, or else a day still ahead."""
    said = review.answer(NEXT.id)
    day = kept_day(said.text if said else "")
    if day is None:
        return plan.next_review if plan.next_review > on.isoformat() else ""
    return day.isoformat()


def became(review: Entry, before: Plan, after: Plan) -> tuple[Became, ...]:
    """Return what became of each step a review speaks of; nothing where the plan knew of it.

    `before` and `after` are the plan as it was found and as it was left.
    """
    if knows_of(before, review.id):
        return ()
    said = ((step_meant(each.question, after.id), each.chosen) for each in review.answers)
    return tuple(
        Became(number, chosen, _step(before, number), _step(after, number))
        for number, chosen in said
        if number is not None and chosen
    )


def _step(plan: Plan, number: int) -> PlanStep | None:
    return next((each for _, each in plan.steps() if each.step == number), None)


def _day(review: Reviewed) -> str:
    return review.on


def _with_answer(plan: Plan, answer: Answer, on: date) -> Plan:
    number = step_meant(answer.question, plan.id)
    step = _step(plan, number) if number is not None else None
    if step is None or not step.is_ahead:
        return plan

    def said(part: str) -> str:
        held = answer.follow_up(f"{answer.question}.{part}")
        return held.text if held else ""

    if answer.chosen == "done":
        return with_step_done(plan, step.step, on=kept_day(said(WHEN)) or on, note=said(CAME))
    if answer.chosen == "dropped":
        return with_step_dropped(plan, step.step, on=on, learnt=said(LEARNT))
    for words, due in read_change(said(NOW)) if answer.chosen == "changed" else ():
        same = words == " ".join(step.text.split())
        if not same or due.isoformat() != step.due:
            text = "" if same else words
            return with_step_changed(plan, step.step, on=on, text=text, due=due, why=said(WHY))
    if answer.chosen == "changed":  # into nothing else: what made it change is kept beside it
        return with_step(plan, step, step.with_note(said(WHY)))
    return plan
