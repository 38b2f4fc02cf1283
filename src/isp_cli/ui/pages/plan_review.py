"""Pages of a plan's review: what it asks, what came up before, and what it changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.named import as_written
from isp_cli.core.plan_review import NEXT, STANDS, competency_meant
from isp_cli.core.plan_reviewed import became, knows_of, last_looked_over
from isp_cli.core.promises import OUTCOMES
from isp_cli.core.when import day_name, short_day
from isp_cli.ui.document import Aside, Block, Document, Heading, Paragraph, Point, Points, Rows
from isp_cli.ui.pages.choices import choice_name
from isp_cli.ui.pages.interview import question_page
from isp_cli.ui.text import shortened

if TYPE_CHECKING:
    from isp_cli.core.answered import Answered
    from isp_cli.core.entry import Entry
    from isp_cli.core.interview import Interview
    from isp_cli.core.names import Naming
    from isp_cli.core.plan import Plan, PlanStep
    from isp_cli.core.plan_reviewed import Became, CameUp
    from isp_cli.core.promises import Held
    from isp_cli.core.steps import Step

_MOST = 5
_LINE = 160
_ALONE = "What you said of it is in your review."
_NOTED = "You named no other words and no other day; your reason is noted beside it."
_UNCHANGED = "You named no other words and no other day."


def welcome_page(plan: Plan) -> Document:
    """What is about to happen, before the first question."""
    last = f"The last review was on {day_name(last_looked_over(plan))}."
    began = f"It was begun on {day_name(last_looked_over(plan))}."
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
    last: Answered | None,
    found: CameUp | None,
) -> Document:
    """The question at hand; before a competency's, what came up on it since the last review."""
    page = question_page(names, so_far, step, last if step.asked_id != NEXT.id else None)
    return page if found is None else (*_came_up(names, plan, step, found), *page)


def _came_up(names: Naming, plan: Plan, step: Step, found: CameUp) -> Document:
    id = competency_meant(step.question.id)
    since = short_day(last_looked_over(plan))
    heading = Heading(f"{choice_name(as_written(plan, names), id)}, since {since}")
    if found.is_empty:
        return (heading, Aside("Nothing you wrote since then is about it."))
    points = [*(_ended(each) for each in found.steps), *(_settled(each) for each in found.settled)]
    for held in found.promises:
        about = f", after {held.entry.label}" if held.entry.label else ""
        when = f"by {day_name(held.due)}" if held.due else f"since {short_day(held.made)}"
        points.append(Point(_line(held.text), label="Promised", aside=f"{when}{about}"))
    for piece in found.evidence[:_MOST]:
        known = f"{day_name(piece.day)}, {piece.how}"
        points.append(Point(_line(piece.answer.text), label="Evidence", aside=known))
    more = len(found.evidence) - _MOST
    page = (heading, Points(tuple(points)))
    return (*page, Aside(f"{more} more: isp evidence --competency {id}")) if more > 0 else page


def _ended(step: PlanStep) -> Point:
    what, day = ("Done", step.done) if step.done else ("Dropped", step.dropped)
    note = f"\n{_line(step.note)}" if step.note else ""
    return Point(_line(step.text), label=what, aside=f"{day_name(date.fromisoformat(day))}{note}")


def _settled(held: Held) -> Point:
    last = held.promise.outcomes[-1]
    note = f"\n{_line(last.note)}" if last.note else ""
    day = day_name(date.fromisoformat(last.on))
    return Point(_line(held.text), label=OUTCOMES[last.how], aside=f"{day}{note}")


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), _LINE)


def waiting_question(review: Entry) -> str:
    """Ask whether the plan is to take in a review that was finished but did not reach it."""
    day = day_name(date.fromisoformat(review.finished[:10]))
    return f"Your review of {day} is finished, but is not in the plan yet. Bring it in?"


def reviewed_page(review: Entry, where: str, before: Plan, after: Plan) -> Document:
    """What a review changed in the plan, and where everything is."""
    rows = [("Where", where), ("Read it", f"isp journal show {review.id}")]
    blocks: list[Block] = [Heading("Your plan review is saved", 1)]
    if not knows_of(after, review.id):
        what = "The plan was closed meanwhile, and stays as it is. What you said is in your review."
        rows.append(("The plan", f"isp journal show {after.id}"))
        return (*blocks, Paragraph(what), Rows(tuple(rows)))
    if after.next_review:
        rows.append(("Next review", day_name(date.fromisoformat(after.next_review))))
    rows.append(("The plan", "isp plan"))
    if points := tuple(_became(each) for each in became(review, before, after)):
        blocks.append(Points(points))
    return (*blocks, Rows(tuple(rows)))


def _became(told: Became) -> Point:
    if told.step is None:
        return Point(f"Step {told.number} is no longer in the plan", aside=_ALONE)
    label = f"{told.number} {STANDS[told.stands].lower()}"
    aside = ""
    if told.ended_before:
        label, aside = f"{label} meanwhile", _ALONE
    elif told.said == "changed" and told.stands == "ahead":
        aside = _NOTED if told.step != told.before else _UNCHANGED
    return Point(_line(told.step.text), label=label, aside=aside)
