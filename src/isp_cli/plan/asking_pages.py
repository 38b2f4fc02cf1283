"""Pages that make, review and close a plan: its questions, and what speaks for an answer.

What a question is and how its answer is understood is in `making`, `review` and `closing`; the
plan as it stands is in `pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isp_cli.ask.prompt import Choice
from isp_cli.dates import day_name, short_day
from isp_cli.entry.naming import choice_name, names_as_written
from isp_cli.entry.own_questions import OUTCOMES, STANDS, reviewed_competency
from isp_cli.entry.plan import Plan, PlanStep
from isp_cli.framework.authorship import listed_name
from isp_cli.framework.names import Naming
from isp_cli.framework.records import GUIDE, Framework
from isp_cli.interview.interview import Interview
from isp_cli.interview.pages import question_page
from isp_cli.interview.steps import Step
from isp_cli.page.document import (
    Aside,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Rows,
    Unspoken,
)
from isp_cli.page.printing import shortened
from isp_cli.plan.candidates import Candidate
from isp_cli.plan.changes import knows_review
from isp_cli.plan.closing import LEARNT
from isp_cli.plan.making import CHOICE, RESOURCES
from isp_cli.plan.review import NEXT, last_review_day, step_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isp_cli.entry.entry import AnswerInEntry, Entry
    from isp_cli.entry.promises import MadePromise
    from isp_cli.plan.review import CompetencyNews, StepOutcome


def closing_page() -> Document:
    """The one question at the end of a plan."""
    return (Heading(LEARNT.text), Aside(LEARNT.help))


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
    name = choice_name(names_as_written(interview.entry, names), step.competency)
    page = (Aside(f"For your plan: {name}."), Heading(step.follow_up.text))
    first = interview.steps()[1]  # the list is shown once, before the first competency
    is_first = step.follow_up.id == RESOURCES.id and step.competency == first.competency
    if not is_first or not framework.resources:
        return page
    rows = tuple((each.id.partition(".")[2] or each.id, each.name) for each in framework.resources)
    whose = "The guide's resources" if framework.id == GUIDE else "Resources"
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


_MOST = 5
_LINE = 160
_ALONE = "What you said of it is in your review."
_NOTED = "You named no other words and no other day; your reason is noted beside it."
_UNCHANGED = "You named no other words and no other day."


def welcome_page(plan: Plan) -> Document:
    """What is about to happen, before the first question."""
    last = f"The last review was on {day_name(last_review_day(plan))}."
    began = f"It was begun on {day_name(last_review_day(plan))}."
    return (
        Heading("Look your plan over", 1),
        Paragraph(
            "First the steps still ahead, then what changed in each competency, then the day of "
            f"the next review. {last if plan.reviews else began}"
        ),
        Aside(
            "Each answer is saved before the next question. Ctrl-C keeps everything and stops. "
            "The plan itself changes only when you finish."
        ),
    )


def review_question_page(
    names: Naming,
    plan: Plan,
    so_far: Interview,
    step: Step,
    *,
    last: AnswerInEntry | None,
    found: CompetencyNews | None,
) -> Document:
    """The question at hand; before a competency's, what came up on it since the last review."""
    page = question_page(names, so_far, step, last if step.asked_id != NEXT.id else None)
    return page if found is None else (*_came_up(names, plan, step, found), *page)


def _came_up(names: Naming, plan: Plan, step: Step, found: CompetencyNews) -> Document:
    id = reviewed_competency(step.question.id)
    since = short_day(last_review_day(plan))
    heading = Heading(f"{choice_name(names_as_written(plan, names), id)}, since {since}")
    if found.is_empty:
        return (heading, Aside("Nothing you wrote since then is about it."))
    points = [*(_ended(each) for each in found.steps), *(_settled(each) for each in found.settled)]
    for held in found.promises:
        when = f"by {day_name(held.due)}" if held.due else f"since {short_day(held.made)}"
        points.append(Point(_line(held.text), label="Promised", aside=f"{when}{held.after}"))
    for piece in found.evidence[:_MOST]:
        known = f"{day_name(piece.day)}, {piece.how}"
        points.append(Point(_line(piece.answer.text), label="Evidence", aside=known))
    more = len(found.evidence) - _MOST
    page = (heading, Points(tuple(points)))
    return (*page, Aside(f"{more} more: isp evidence --competency {id}")) if more > 0 else page


def _ended(step: PlanStep) -> Point:
    what, day = ("Done", step.done_on) if step.done_on else ("Dropped", step.dropped_on)
    note = f"\n{_line(step.note)}" if step.note else ""
    return Point(_line(step.text), label=what, aside=f"{day_name(day) if day else ''}{note}")


def _settled(held: MadePromise) -> Point:
    last = held.promise.outcomes[-1]
    note = f"\n{_line(last.note)}" if last.note else ""
    aside = f"{day_name(last.day)}{note}"
    return Point(_line(held.text), label=OUTCOMES[last.how], aside=aside)


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), _LINE)


def waiting_question(review: Entry) -> str:
    """Ask whether the plan is to take in a review that was finished but did not reach it."""
    day = review.finished_on or review.day
    return f"Your review of {day_name(day)} is finished, but is not in the plan yet. Bring it in?"


def reviewed_page(review: Entry, where: str, before: Plan, after: Plan) -> Document:
    """What a review changed in the plan, and where everything is."""
    rows = [("Where", Unspoken(where)), ("Read it", f"isp journal show {review.id}")]
    blocks: list[Block] = [Heading("Your plan review is saved", 1)]
    if not knows_review(after, review.id):
        what = "The plan was closed meanwhile, and stays as it is. What you said is in your review."
        rows.append(("The plan", f"isp journal show {after.id}"))
        return (*blocks, Paragraph(what), Rows(tuple(rows)))
    if after.next_review_on:
        rows.append(("Next review", day_name(after.next_review_on)))
    rows += [("The plan", "isp plan"), ("Change it", "isp plan change")]
    if points := tuple(_became(each) for each in step_outcomes(review, before, after)):
        blocks.append(Points(points))
    return (*blocks, Rows(tuple(rows)))


def _became(told: StepOutcome) -> Point:
    if told.step is None:
        return Point(f"Step {told.number} is no longer in the plan", aside=_ALONE)
    label = f"{told.number} {STANDS[told.stands].lower()}"
    aside = ""
    if told.ended_before:
        label, aside = f"{label} meanwhile", _ALONE
    elif told.said == "changed" and told.stands == "ahead":
        aside = _NOTED if told.step != told.before else _UNCHANGED
    return Point(_line(told.step.text), label=label, aside=aside)


def candidates_of_others(
    framework: Framework, names: Iterable[Framework], candidates: tuple[Candidate, ...]
) -> tuple[Choice, ...]:
    """The candidates that the framework lacks, each under the name of the one that has it."""
    ids = {each.competency for each in candidates if not framework.capability(each.competency)}
    found: dict[str, Choice] = {}
    for other in names:
        for each in other.capabilities():
            if each.id in ids:
                found.setdefault(each.id, Choice(each.id, each.name, other.name))
    return tuple(found.values())
